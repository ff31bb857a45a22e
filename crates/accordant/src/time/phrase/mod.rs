//! Dates and periods as people write them.
//!
//! A phrase goes through four steps, one file each: its spelling is made uniform (`fold`), it is cut into
//! words, numbers and signs (`scan`), these get their meanings in three languages (`token`, `lexicon`), and
//! a grammar puts the meanings together (`dates`, `grammar`). Where a phrase leaves a choice open, such as
//! which number is the day, the grammar runs once for each choice (`read`): what fails is ruled out, and
//! what is left are the readings.

mod cursor;
mod dates;
mod fold;
mod grammar;
mod lexicon;
mod months;
mod pair;
mod partial;
mod problem;
mod read;
mod scan;
mod search;
mod span;
mod term;
mod token;
mod words;

written! {
    Readings: "readings" readings!, "reason" reason?,
    Reading: "edtf" edtf!, "assumptions" assumptions!,
}

#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Assumption, Edtf, Policy};
use crate::Diagnostic;
use crate::json::written;
use fold::{fold, is_unseen};
use problem::Problem;
use read::{conclude, none, read_tokens};
use scan::scan;
pub use search::{find_phrase, leading_phrase};
use token::{Kind, Token, lex};

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

crate::json::choices! {
    Language: English = "en", French = "fr", Arabic = "ar";
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The date or period meant.
    pub edtf: Edtf,
    /// What the reading takes for granted.
    pub assumptions: Vec<Assumption>,
}

/// What a phrase can mean: one reading, several, or none and the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Readings {
    /// The readings; more than one if the phrase is ambiguous. The likelier come first.
    pub readings: Vec<Reading>,
    /// Why there is no reading, or what makes it ambiguous.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Diagnostic>,
}

impl Readings {
    /// The only reading; nothing if there is none or more than one.
    pub fn definite(&self) -> Option<&Reading> {
        match self.readings.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The likeliest reading, whether or not there are others.
    pub fn first(&self) -> Option<&Reading> {
        self.readings.first()
    }
}

/// The longest phrase that is read, in characters.
const LONGEST: usize = 200;

/// Reads a date or period as people and registers write it, in English, French or Arabic.
///
/// The whole text must be the phrase. The result is one reading, several (the likelier first, and the reason
/// `phrase.ambiguous`), or none and the reason. What is vaguer than EDTF (`early 2016`) has one reading that
/// is wider, with the assumption `phrase.widened` and the reason `phrase.no-edtf`. What is EDTF already is
/// taken as it is, except where a register means something else by it: `2011-12`, `2016/2017`.
///
/// Reasons why there is no reading: `phrase.empty`, `phrase.too-long` (over 200 characters), `phrase.no-date`,
/// `phrase.no-year`, `phrase.no-start`, `phrase.no-such-day`, `phrase.undated`, `phrase.hijri`,
/// `phrase.several-terms`, `phrase.end-before-start`, `phrase.no-edtf`.
///
/// ```
/// use accordant::time::{PhraseOptions, read_phrase};
///
/// let options = PhraseOptions::default();
/// let since = read_phrase("Depuis mai 2016", &options);
/// assert_eq!(since.definite().unwrap().edtf.to_string(), "2016-05/..");
///
/// // December 2011, 2011 to 2012, or the academic year: nobody can tell.
/// let ambiguous = read_phrase("2011-12", &options);
/// assert_eq!(ambiguous.readings.len(), 3);
/// assert_eq!(ambiguous.reason.unwrap().code, "phrase.ambiguous");
///
/// let hijri = read_phrase("رمضان 1437", &options);
/// assert!(hijri.readings.is_empty());
/// assert_eq!(hijri.reason.unwrap().code, "phrase.hijri");
/// ```
pub fn read_phrase(text: &str, options: &PhraseOptions) -> Readings {
    let text = text.trim();
    if text.chars().nth(LONGEST).is_some() {
        return none(text, &Problem::TooLong);
    }
    let pieces = scan(&fold(text));
    if pieces.is_empty() {
        return none(text, &Problem::Empty);
    }
    let tokens = lex(&pieces);
    if let Some(readings) = as_edtf(text, &tokens, *options) {
        return readings;
    }
    read_tokens(text, &tokens, *options, false)
}

/// The readings of what is EDTF as it stands; nothing where a register means something else.
fn as_edtf(text: &str, tokens: &[Token], options: PhraseOptions) -> Option<Readings> {
    let seen: String = text.chars().filter(|letter| !is_unseen(*letter)).collect();
    let seen = seen.trim();
    let edtf: Edtf = seen.parse().ok()?;
    let alone = |edtf: Edtf| Reading {
        edtf,
        assumptions: Vec::new(),
    };
    let mut written = alone(edtf);
    if let [token] = tokens
        && let Kind::Figures(figures) = token.kind
        && figures.third.is_none()
    {
        let read = read_tokens(text, tokens, options, false);
        let differs = read.readings.iter().any(|one| one.edtf != written.edtf);
        if read.readings.len() > 1 || read.readings.is_empty() {
            return Some(read);
        }
        if differs {
            written.assumptions.push(Assumption::new(
                "phrase.as-edtf",
                format!("`{seen}` is taken as EDTF, not as a span of years"),
            ));
        }
        return Some(conclude(text, vec![written]));
    }
    // A bare number can be a Hijri year; `-2018` lacks a start; `2016S2` is a semester.
    if let [token] = tokens
        && matches!(token.kind, Kind::Number(_) | Kind::Figures(_))
    {
        let read = read_tokens(text, tokens, options, false);
        let hijri = read
            .reason
            .is_some_and(|reason| reason.code == "phrase.hijri");
        return if hijri {
            None
        } else {
            Some(conclude(text, vec![written]))
        };
    }
    if let [dash, number] = tokens
        && dash.kind == Kind::Dash
        && matches!(number.kind, Kind::Number(number) if number.is_long() && number.value >= 1500)
    {
        let mut read = read_tokens(text, tokens, options, false).readings;
        read.push(written);
        return Some(conclude(text, read));
    }
    if let [year, part] = tokens
        && matches!(year.kind, Kind::Number(_))
        && matches!(part.kind, Kind::Grouping(_))
    {
        let mut both = vec![written];
        both.extend(read_tokens(text, tokens, options, false).readings);
        return Some(conclude(text, both));
    }
    Some(conclude(text, vec![written]))
}
