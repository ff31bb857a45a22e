#![allow(clippy::all, clippy::pedantic, clippy::indexing_slicing, clippy::string_slice)]
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

// TEMPORARY STUB
fn stub_words(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let word = !(c.is_whitespace() || "–,;.()/".contains(c));
        match (word, start) {
            (true, None) => start = Some(at),
            (false, Some(s)) => { out.push((s..at, crate::fold(&text[s..at]))); start = None; }
            _ => {}
        }
    }
    out
}
fn stub_year(w: &str) -> bool { w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && (w.starts_with("19") || w.starts_with("20")) }
fn stub_month(w: &str) -> Option<u8> {
    let months: [&[&str]; 12] = [&["january","janvier","يناير"],&["february","fevrier","فبراير"],&["march","mars","مارس"],&["april","avril","ابريل"],&["may","mai","ماي"],&["june","juin","يونيو"],&["july","juillet","يوليوز"],&["august","aout","غشت"],&["september","septembre","شتنبر"],&["october","octobre","اكتوبر"],&["november","novembre","نونبر"],&["december","decembre","دجنبر"]];
    if ["spring", "printemps", "ربيع"].contains(&w) { return Some(21); }
    months.iter().position(|m| m.contains(&w)).map(|p| p as u8 + 1)
}
fn stub_date(ws: &[(std::ops::Range<usize>, String)]) -> Option<(usize, String)> {
    let w = ws.first()?;
    if stub_year(&w.1) { return Some((1, w.1.clone())); }
    let m = stub_month(&w.1)?;
    let y = ws.get(1)?;
    stub_year(&y.1).then(|| (2, format!("{}-{m:02}", y.1)))
}
/// The longest beginning of the text that is a date or period: its length in bytes, and its readings.
pub fn leading_phrase(text: &str, _options: &PhraseOptions) -> Option<(usize, Readings)> {
    let ws = stub_words(text);
    if ws.first()?.0.start != text.len() - text.trim_start().len() { return None; }
    let since = ["since", "depuis", "منذ"].contains(&ws[0].1.as_str());
    let from = usize::from(since);
    let (n, a) = stub_date(&ws[from..])?;
    let mut last = from + n - 1;
    let edtf = if since { format!("{a}/..") } else if let Some((m, b)) = stub_date(&ws[from + n..]) { last += m; format!("{a}/{b}") } else { a };
    let edtf: Edtf = edtf.parse().ok()?;
    Some((ws[last].0.end, Readings { readings: vec![Reading { edtf, assumptions: vec![] }], reason: None }))
}
/// Reads a date or period as people write it.
pub fn read_phrase(text: &str, options: &PhraseOptions) -> Readings {
    match leading_phrase(text, options) {
        Some((n, r)) if text[n..].trim().is_empty() => r,
        _ => Readings { readings: vec![], reason: None },
    }
}
/// The first date or period with a year anywhere in the text: where it stands, and its readings.
pub fn find_phrase(text: &str, options: &PhraseOptions) -> Option<(std::ops::Range<usize>, Readings)> {
    for (r, _) in stub_words(text) {
        if let Some((n, x)) = leading_phrase(&text[r.start..], options) { return Some((r.start..r.start + n, x)); }
    }
    None
}
