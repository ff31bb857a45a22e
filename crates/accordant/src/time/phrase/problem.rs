//! Why a phrase has no reading, or more than one.

use crate::Diagnostic;

/// Why a phrase has no reading. The later, the more it explains.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Problem {
    NoDate,
    NoYear,
    NoStart,
    Empty,
    TooLong,
    Undated,
    NoEdtf,
    EndBeforeStart,
    SeveralTerms(Vec<String>),
    Hijri,
    NoSuchDay(String),
}

impl Problem {
    /// The diagnostic for the phrase as written.
    pub(super) fn diagnostic(&self, text: &str) -> Diagnostic {
        let shown = shorten(text);
        let (code, message, help) = match self {
            Problem::Empty => (
                "phrase.empty",
                "there is no date".to_owned(),
                "leave the period out if it is not known",
            ),
            Problem::TooLong => (
                "phrase.too-long",
                format!("`{shown}` is too long for a date"),
                "give the date by itself, without the text around it",
            ),
            Problem::NoDate => (
                "phrase.no-date",
                format!("`{shown}` is not understood as a date or period"),
                "write it like `May 2016`, `2016 to 2018` or `since 1 May 2016`, or as EDTF",
            ),
            Problem::NoYear => (
                "phrase.no-year",
                format!("`{shown}` has no year that is beyond doubt"),
                "write the year with four digits",
            ),
            Problem::NoStart => (
                "phrase.no-start",
                format!("`{shown}` says nothing of when it began"),
                "add the start, for example `since 2016`",
            ),
            Problem::Undated => (
                "phrase.undated",
                format!("`{shown}` says that there is no date"),
                "leave the period out, or find out when it began",
            ),
            Problem::NoEdtf => (
                "phrase.no-edtf",
                format!("what `{shown}` means cannot be written in EDTF"),
                "give the start, or the end, more precisely",
            ),
            Problem::EndBeforeStart => (
                "phrase.end-before-start",
                format!("`{shown}` ends before it starts"),
                "put the earlier date first; text copied from a right-to-left page can come out reversed",
            ),
            Problem::SeveralTerms(terms) => (
                "phrase.several-terms",
                format!("`{shown}` has several terms: {}", quoted(terms)),
                "write one period, or the terms with `;` between them",
            ),
            Problem::Hijri => (
                "phrase.hijri",
                format!("`{shown}` is a date of the Hijri calendar, which is not converted"),
                "write the date of the common era",
            ),
            Problem::NoSuchDay(why) => (
                "phrase.no-such-day",
                format!("`{shown}` has a day that does not exist: {why}"),
                "correct the day or the month",
            ),
        };
        Diagnostic::warning(code, message).help(help)
    }
}

/// What makes a phrase with these readings ambiguous.
pub(super) fn ambiguous(text: &str, readings: &[String]) -> Diagnostic {
    Diagnostic::warning(
        "phrase.ambiguous",
        format!("`{}` can mean {}", shorten(text), quoted(readings)),
    )
    .help("write the one that is meant as EDTF, or set the policy that decides")
}

/// What is lost of a phrase that is vaguer than EDTF.
pub(super) fn widened(text: &str, reading: &str) -> Diagnostic {
    Diagnostic::info(
        "phrase.no-edtf",
        format!(
            "`{}` cannot be written in EDTF, which has no early, mid or late; `{reading}` is wider",
            shorten(text)
        ),
    )
    .help("give the month if it is known")
}

fn quoted(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("`{text}`")).collect();
    quoted.join(", ")
}

/// The text in one line, cut after sixty characters.
fn shorten(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().take(40).collect();
    let line = line.join(" ").replace('`', "'");
    if line.chars().count() <= 60 {
        return line;
    }
    let cut: String = line.chars().take(59).collect();
    format!("{cut}…")
}
