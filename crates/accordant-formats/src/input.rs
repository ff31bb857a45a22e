//! What comes in: bytes, and how they are to be taken.

use std::str::FromStr;

use accordant::diagnostic::Span;
use accordant::json::Choice;
use accordant::time::{Date, Language, Policy};
use accordant::{Diagnostic, Error, Limits};
use serde::Deserialize;

/// What the input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// The text of a page, as copied from a browser or a PDF.
    Page,
    /// A portfolio in accordant's own JSON.
    Portfolio,
    /// A register: a portfolio as one JSON object a line.
    Register,
    /// Records in any other JSON: an object or an array of objects with a title, dates, participants.
    Records,
}

impl Choice for Format {
    const CHOICES: &'static [(&'static str, Format)] = &[
        ("page", Format::Page),
        ("portfolio", Format::Portfolio),
        ("register", Format::Register),
        ("records", Format::Records),
    ];
}

impl FromStr for Format {
    type Err = Error;

    /// Reads the word for a format: `page`, `portfolio`, `register` or `records`.
    ///
    /// # Errors
    /// `input.unknown-format`.
    fn from_str(word: &str) -> Result<Format, Error> {
        let known = Format::CHOICES.iter().find(|(known, _)| *known == word);
        known.map(|(_, format)| *format).ok_or_else(|| {
            let words = Format::CHOICES.iter();
            let words: Vec<_> = words.map(|(known, _)| format!("`{known}`")).collect();
            Error::new("input.unknown-format", format!("no format `{word}`"))
                .help(format!("the formats are {}", words.join(", ")))
        })
    }
}

/// How the input is to be taken.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// What the input is; guessed from its first characters if not given.
    pub format: Option<Format>,
    /// The language, as a hint for dates.
    pub language: Option<Language>,
    /// The day for which the page speaks; what it says itself comes first.
    pub as_of: Option<Date>,
    /// The name or acronym of the institution that keeps the page.
    pub holder: Option<String>,
    /// The address or file name, kept as the location of the source.
    pub location: Option<String>,
    /// The choices that everyday dates leave open.
    pub policy: Policy,
    /// How much input is accepted.
    pub limits: Limits,
}

/// The input as text, without a byte order mark.
pub(crate) fn decode<'a>(bytes: &'a [u8], options: &ReadOptions) -> Result<&'a str, Error> {
    options.limits.check_input(bytes.len())?;
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(
            Error::new("input.not-utf8", "the input is UTF-16, not UTF-8")
                .help("save it as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`"),
        );
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes
            .get(..error.valid_up_to())
            .and_then(|start| std::str::from_utf8(start).ok())
            .unwrap_or_default();
        Error::from(
            Diagnostic::error(
                "input.not-utf8",
                format!("the input is no UTF-8 text from byte {}", valid.len()),
            )
            .at_span(Span::new(valid, valid.len(), valid.len()))
            .help("save it as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`"),
        )
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(at) = text.find('\0') {
        return Err(Error::from(
            Diagnostic::error("input.binary", "the input holds NUL: it is no text")
                .at_span(Span::new(text, at, at + 1))
                .help("give the text of the page, or JSON"),
        ));
    }
    if text.trim().is_empty() {
        return Err(Error::new("input.empty", "the input is empty")
            .help("give the text of a page, or JSON"));
    }
    Ok(text)
}

/// What the input is, as somebody said or as it looks.
pub(crate) fn format(text: &str, options: &ReadOptions) -> Format {
    options.format.unwrap_or_else(|| guess(text))
}

/// What the input looks like: JSON by its first character, a portfolio by the key `accordant` near it, a
/// register by its second line.
pub(crate) fn guess(text: &str) -> Format {
    let text = text.trim_start();
    if is_register(text) {
        Format::Register
    } else if text.starts_with('{') && has_version_key(text) {
        Format::Portfolio
    } else if looks_like_json(text) {
        Format::Records
    } else {
        Format::Page
    }
}

/// What the first bytes look like, of which a character may be cut off.
pub(crate) fn guess_bytes(bytes: &[u8]) -> Format {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
    };
    guess(valid.trim_start_matches('\u{FEFF}'))
}

/// Whether the first line is a whole header and the second a record.
fn is_register(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let is_record = |name: &str| {
        let inner = second.strip_prefix('{').map(str::trim_start);
        inner.is_some_and(|inner| inner.starts_with(name))
    };
    first.starts_with('{')
        && first.ends_with('}')
        && has_version_key(first)
        && ["\"organization\"", "\"programme\"", "\"partnership\""]
            .into_iter()
            .any(is_record)
}

/// Whether the object has the key `accordant` at its top level.
fn has_version_key(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut string_start = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(start) = string_start {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    string_start = None;
                    let rest = text.get(at + 1..).unwrap_or_default().trim_start();
                    if depth == 1
                        && rest.starts_with(':')
                        && text.get(start..at) == Some("accordant")
                    {
                        return true;
                    }
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => string_start = Some(at + 1),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// Whether a text is meant as JSON: it begins an object or an array, or is a bare value of it.
fn looks_like_json(text: &str) -> bool {
    let bare = text.trim_end();
    match text.chars().next() {
        Some('{') => !text.starts_with("{{"),
        Some('[') => {
            let inner = text.get(1..).unwrap_or_default().trim_start();
            matches!(
                inner.bytes().next(),
                Some(b'{' | b'[' | b']' | b'"' | b'-' | b'0'..=b'9')
            ) || ["null", "true", "false"]
                .iter()
                .any(|word| inner.starts_with(word))
        }
        Some('"') => bare.len() > 1 && bare.ends_with('"') && bare.find('\n').is_none(),
        _ => matches!(bare, "null" | "true" | "false") || is_number(bare),
    }
}

/// Whether a text is written as a number: digits, with a sign, a point and an exponent at most.
fn is_number(text: &str) -> bool {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    has_digits(digits, 1) && has_digits(power, 0)
}

/// Whether a text has digits, with a sign before them and so many points among them at most, and nothing else.
fn has_digits(text: &str, points: usize) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let found = text.bytes().filter(|byte| *byte == b'.').count();
    let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    found <= points && text.len() > found && text.bytes().all(is_part)
}
