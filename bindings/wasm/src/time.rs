//! Dates, periods and words, without a portfolio around them.

use accordant::Error;
use accordant::json::to_string;
use accordant::time::{Edtf, Extent, Period};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::{Options, query};
use crate::outcome::{Outcome, answer};

const PERIODS: &[&str] = &["asOf", "policy"];

/// An EDTF expression at a glance.
#[wasm_bindgen]
pub fn edtf(text: &str, options: &str) -> Outcome {
    answer(|| {
        let options = Options::read(options, &["policy"])?;
        Ok(text.parse::<Edtf>()?.summary(&options.policy))
    })
}

/// Reads a date or period as people write it.
#[wasm_bindgen]
pub fn read_phrase(text: &str, options: &str) -> Outcome {
    answer(|| {
        let options = Options::read(options, &["language", "policy"])?;
        Ok(accordant::time::read_phrase(text, &options.phrase()))
    })
}

/// The windows in which a period begins and ends.
#[wasm_bindgen]
pub fn extent(period: &str, options: &str) -> Outcome {
    answer(|| extent_of(period, &Options::read(options, PERIODS)?))
}

/// The relations that are possible between two periods.
#[wasm_bindgen]
pub fn relations(a: &str, b: &str, options: &str) -> Outcome {
    answer(|| {
        let options = Options::read(options, PERIODS)?;
        let both = extent_of(a, &options)?.zip(extent_of(b, &options)?);
        Ok(both.map(|(a, b)| a.relations(&b)))
    })
}

fn extent_of(period: &str, options: &Options) -> Result<Option<Extent>, Error> {
    Ok(period.parse::<Period>()?.extent(&options.frame()?))
}

/// How certainly a query of time holds for a period alone.
#[wasm_bindgen]
pub fn ask_period(period: &str, asked: &str, options: &str) -> Outcome {
    answer(|| {
        let options = Options::read(options, &["asOf", "on", "policy"])?;
        let (frame, on) = (options.frame()?, options.ask()?.on);
        query(asked)?.ask_period(&period.parse()?, &frame, on)
    })
}

/// The text as searches compare it.
#[wasm_bindgen]
pub fn fold(text: &str) -> String {
    accordant::fold(text)
}

/// The folded words of a text.
#[wasm_bindgen]
pub fn words(text: &str) -> String {
    to_string(&accordant::words(text))
}

/// A slug of the text.
#[wasm_bindgen]
pub fn slug(text: &str) -> String {
    accordant::model::slug(text)
}
