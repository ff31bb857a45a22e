//! What is wrong with a text.

use std::borrow::Cow;
use std::fmt;

/// Why a text is no JSON, or not that of what was wanted.
#[derive(Debug)]
pub(crate) struct Fault(Box<Kept>);

#[derive(Debug)]
struct Kept {
    reason: Cow<'static, str>,
    /// The byte it is about; unknown where the value was refused by its type.
    at: Option<usize>,
}

impl Fault {
    /// From this byte on it is no JSON.
    pub(super) fn new(reason: &'static str, at: usize) -> Fault {
        Fault(Box::new(Kept {
            reason: Cow::Borrowed(reason),
            at: Some(at),
        }))
    }

    /// It is JSON, but not that of what was wanted.
    pub(crate) fn unwanted(reason: impl Into<Cow<'static, str>>) -> Fault {
        Fault(Box::new(Kept {
            reason: reason.into(),
            at: None,
        }))
    }

    /// A word is none of those that there are.
    pub(super) fn unknown(what: &str, word: &str, known: &[&str]) -> Fault {
        let words: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
        let expected = match words.as_slice() {
            [one] => one.clone(),
            [one, other] => format!("{one} or {other}"),
            _ => format!("one of {}", words.join(", ")),
        };
        Fault::unwanted(format!("unknown {what} `{word}`, expected {expected}"))
    }

    /// What is wrong, in words.
    pub(crate) fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The byte at which the text stops to be JSON; nothing if it is JSON, but not that of what was wanted.
    pub(crate) fn syntax(&self) -> Option<usize> {
        self.0.at
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}
