//! What a record is made of: runs of letters and digits, and what stands between them.

use std::ops::Range;

use crate::lexicon::NO_NOTE;
use crate::runs::runs;

/// A run, or what stands between two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it begins and ends.
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) is_run: bool,
    /// The code of the word that it is.
    pub(crate) word: u32,
}

impl Token {
    pub(crate) fn run(start: u32, end: u32) -> Token {
        Token {
            is_run: true,
            ..Token::gap(start, end)
        }
    }

    pub(crate) fn gap(start: u32, end: u32) -> Token {
        Token {
            start,
            end,
            is_run: false,
            word: NO_NOTE,
        }
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Itself, where the record is this.
    pub(crate) fn of<'j>(&self, json: &'j str) -> &'j str {
        json.get(self.place()).unwrap_or_default()
    }
}

/// Puts the tokens of a record in place of those that are there.
///
/// A single space between two runs is none: it goes without saying. Names of fields belong to what stands between runs.
/// Of a text of 4 GiB and more there are none.
pub(crate) fn take_apart(json: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    if u32::try_from(json.len()).is_err() {
        return;
    }
    let bytes = json.as_bytes();
    let mut at = 0;
    for run in runs(json) {
        if bytes.get(run.end) == Some(&b'"') && bytes.get(run.end + 1) == Some(&b':') {
            continue;
        }
        let gap = run.start - at;
        if gap > 1 || (gap == 1 && (at == 0 || bytes.get(at) != Some(&b' '))) {
            tokens.push(Token::gap(number(at), number(run.start)));
        }
        at = run.end;
        tokens.push(Token::run(number(run.start), number(at)));
    }
    if at < json.len() {
        tokens.push(Token::gap(number(at), number(json.len())));
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
