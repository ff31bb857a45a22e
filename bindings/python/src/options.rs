//! Options as they come from Python.

use accordant::query::AskOptions;
use accordant::time::{Date, Day, Frame, Policy};
use accordant::{Error, Limits};
use serde::de::DeserializeOwned;

/// The limits in the order of their declaration: input, nesting, text, records, diagnostics.
pub(crate) type GivenLimits = [usize; 5];

pub(crate) fn limits(given: Option<GivenLimits>) -> Limits {
    given.map_or_else(Limits::default, |given| {
        let [input, nesting, text, records, diagnostics] = given;
        Limits {
            input,
            nesting,
            text,
            records,
            diagnostics,
        }
    })
}

/// A policy in its JSON form; the default one if none is given.
pub(crate) fn policy(json: Option<&str>) -> Result<Policy, Error> {
    let Some(json) = json else {
        return Ok(Policy::default());
    };
    serde_json::from_str(json)
        .map_err(|error| Error::new("policy.invalid", format!("no such policy: {error}")))
}

pub(crate) fn ask(on: Option<&str>, policy_json: Option<&str>) -> Result<AskOptions, Error> {
    Ok(AskOptions {
        on: on.map(str::parse::<Day>).transpose()?,
        policy: policy(policy_json)?,
    })
}

pub(crate) fn frame(as_of: Option<&str>, policy_json: Option<&str>) -> Result<Frame, Error> {
    let policy = policy(policy_json)?;
    let as_of = as_of.map(str::parse::<Date>).transpose()?;
    Ok(Frame {
        as_of: as_of.map(|date| date.window(&policy).first()),
        policy,
    })
}

/// A word of a closed list.
pub(crate) fn coded<T: DeserializeOwned>(name: &str, word: &str) -> Result<T, Error> {
    serde_json::from_value(word.into()).map_err(|error| {
        Error::new("argument.unknown-word", format!("no {name} `{word}`")).help(error.to_string())
    })
}
