//! Reading what institutions have into a portfolio.
//!
//! [`read`] takes the bytes of a file and finds out what they are: the text of a "Partnership and
//! Cooperation" page ([`Format::Page`]), a portfolio in accordant's own JSON ([`Format::Portfolio`]), the
//! same as one object a line ([`Format::Register`]) or records in any other JSON ([`Format::Records`]). It returns the portfolio, what it noticed on the way,
//! and, for a page, where every character of the input went.

mod input;
mod load;
mod page;
mod records;
mod remarks;
mod slugs;
mod trace;

pub use input::{Format, ReadOptions};
pub use load::{LoadHooks, LoadResult, load, load_bytes};
pub use trace::{Segment, Use};

use accordant::{Diagnostic, Error, Portfolio};
use serde::Serialize;

/// What was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadResult {
    /// The portfolio.
    pub portfolio: Portfolio,
    /// What the reader noticed: guesses, doubts, what it could not place. In the order of the input.
    pub diagnostics: Vec<Diagnostic>,
    /// For a page: where every character of the input went, without gaps. Empty for JSON.
    pub trace: Vec<Segment>,
}

/// Reads a portfolio out of the bytes of a page or file.
///
/// # Errors
/// `input.empty`, `input.not-utf8` (with the place), `input.binary`, `limit.*`; `page.no-records` for a text
/// that is no page of partnerships; the errors of [`Portfolio::from_json`] and
/// [`Portfolio::from_ndjson`] for JSON.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadResult, Error> {
    let text = input::decode(bytes, options)?;
    match options.format.unwrap_or_else(|| input::guess(text)) {
        Format::Page => page::read(text, options),
        Format::Portfolio => Ok(ReadResult {
            portfolio: Portfolio::from_json_within(text, &options.limits)?,
            diagnostics: Vec::new(),
            trace: Vec::new(),
        }),
        Format::Register => Ok(ReadResult {
            portfolio: Portfolio::from_ndjson(text, &options.limits)?,
            diagnostics: Vec::new(),
            trace: Vec::new(),
        }),
        Format::Records => records::read(text, options),
    }
}

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
