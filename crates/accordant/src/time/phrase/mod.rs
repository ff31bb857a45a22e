//! Dates and periods as people write them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Assumption, Edtf, Policy};
use crate::Diagnostic;

/// A language whose dates can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Arabic, with the month names of the Maghreb, the Mashriq and the Gulf.
    #[serde(rename = "ar")]
    Arabic,
}

/// How phrases are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PhraseOptions {
    /// The language, as a hint: words of the others are read all the same.
    pub language: Option<Language>,
    /// Academic years, the order of day and month, the century of a two-digit year.
    pub policy: Policy,
}

/// One way to read a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The date or period meant.
    pub edtf: Edtf,
    /// What the reading takes for granted.
    pub assumptions: Vec<Assumption>,
}

/// What a phrase can mean: one reading, several, or none and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// The readings; more than one if the phrase is ambiguous. The likelier come first.
    pub readings: Vec<Reading>,
    /// Why there is no reading, or what makes it ambiguous.
    pub reason: Option<Diagnostic>,
}

/// Reads a date or period as people write it.
pub fn read_phrase(_text: &str, _options: &PhraseOptions) -> Readings {
    Readings {
        readings: Vec::new(),
        reason: None,
    }
}

/// The longest beginning of the text that is a date or period: its length in bytes, and its readings.
pub fn leading_phrase(_text: &str, _options: &PhraseOptions) -> Option<(usize, Readings)> {
    None
}

/// The first date or period with a year anywhere in the text: where it stands, and its readings.
pub fn find_phrase(
    _text: &str,
    _options: &PhraseOptions,
) -> Option<(std::ops::Range<usize>, Readings)> {
    None
}
