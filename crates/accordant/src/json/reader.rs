//! JSON text, as values are read from it.
//!
//! The reader of `serde_json` is as good. But it is made anew for every kind of input, brings the tables of a faster way
//! to read floats than these files need, and says what is wrong with a line and a column, where we want the byte.
//! What is wrong is said in its words.

mod fault;
mod items;
mod string;
mod walk;

use std::str::FromStr;

use super::number::{self, Number};
use super::to_string;
use crate::Error;

pub(crate) use fault::Fault;
pub(super) use string::plain_bytes;
pub(crate) use walk::{Name, named};

/// How deep arrays and objects may lie in one another.
pub(crate) const DEEPEST: usize = 127;

/// A text as it is read.
pub(crate) struct Reader<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// How many arrays and objects it stands in, and may stand in.
    depth: usize,
    deepest: usize,
    /// A string that is not in the text as it is.
    unescaped: String,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Reader<'t> {
        Reader::no_deeper(text, DEEPEST)
    }

    /// Reads no more levels of arrays and objects than these, and than there may be.
    pub(crate) fn no_deeper(text: &'t str, deepest: usize) -> Reader<'t> {
        Reader {
            text,
            at: 0,
            depth: 0,
            deepest: deepest.min(DEEPEST),
            unescaped: String::new(),
        }
    }

    /// Sees to it that nothing follows.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        match self.next_sign() {
            Some(_) => Err(self.ahead("trailing characters")),
            None => Ok(()),
        }
    }

    /// The place of the last byte that was read.
    pub(crate) fn place(&self) -> usize {
        place(self.text, self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// The next byte that is no white space.
    #[inline]
    pub(super) fn next_sign(&mut self) -> Option<u8> {
        match self.text.as_bytes().get(self.at) {
            Some(sign) if *sign > b' ' => Some(*sign),
            _ => self.behind_space(),
        }
    }

    fn behind_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    /// What is wrong with what was read.
    #[cold]
    fn behind(&self, reason: &'static str) -> Fault {
        Fault::new(reason, self.place())
    }

    /// What is wrong with what comes next.
    #[cold]
    fn ahead(&self, reason: &'static str) -> Fault {
        let at = place(self.text, self.text.len().min(self.at + 1));
        Fault::new(reason, at)
    }

    /// What is wrong if a value was to come.
    #[cold]
    pub(super) fn no_value(&self) -> Fault {
        match self.peek() {
            Some(_) => self.ahead("expected value"),
            None => self.ahead("EOF while parsing a value"),
        }
    }

    /// The value that comes next is of another type than what is wanted.
    #[cold]
    pub(super) fn wrong_type(&mut self, expected: &str) -> Fault {
        let mut found = || {
            Ok(match self.next_sign() {
                Some(b'n' | b't' | b'f') => match self.word()? {
                    Some(value) => format!("boolean `{value}`"),
                    None => "null".to_owned(),
                },
                Some(b'-' | b'0'..=b'9') => self.number()?.described(),
                Some(b'"') => format!("string {}", to_string(self.string()?)),
                Some(b'[') => "sequence".to_owned(),
                Some(b'{') => "map".to_owned(),
                _ => return Err(self.no_value()),
            })
        };
        match found() {
            Ok(found) => Fault::unwanted(format!("invalid type: {found}, expected {expected}")),
            Err(fault) => fault,
        }
    }

    /// Reads a string.
    pub(super) fn wanted(&mut self) -> Result<&str, Fault> {
        match self.next_sign() {
            Some(b'"') => self.string(),
            _ => Err(self.wrong_type("a string")),
        }
    }

    /// Reads a text with a grammar.
    pub(crate) fn parsed<T: FromStr<Err = Error>>(&mut self) -> Result<T, Fault> {
        let parsed = self.wanted()?.parse();
        parsed.map_err(|error: Error| Fault::unwanted(error.to_string()))
    }

    /// Reads a word out of these, as what has the same place.
    pub(crate) fn word_of<T: Copy>(&mut self, words: &[&str], all: &[T]) -> Result<T, Fault> {
        let word = self.wanted()?;
        let place = words.iter().position(|known| *known == word);
        let found = place.and_then(|place| all.get(place)).copied();
        found.ok_or_else(|| Fault::unknown("variant", word, words))
    }

    /// Reads a whole number of this type.
    pub(super) fn whole<T: TryFrom<u64> + TryFrom<i64>>(&mut self, what: &str) -> Result<T, Fault> {
        let number = match self.next_sign() {
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => return Err(self.wrong_type(what)),
        };
        let (read, wrong) = match number {
            Number::Unsigned(number) => (T::try_from(number).ok(), "value"),
            Number::Negative(number) => (T::try_from(number).ok(), "value"),
            Number::Float(_) => (None, "type"),
        };
        read.ok_or_else(|| {
            let found = number.described();
            Fault::unwanted(format!("invalid {wrong}: {found}, expected {what}"))
        })
    }

    /// `true`, `false`, or nothing for `null`.
    pub(super) fn word(&mut self) -> Result<Option<bool>, Fault> {
        let (word, value) = match self.peek() {
            Some(b't') => ("true", Some(true)),
            Some(b'f') => ("false", Some(false)),
            _ => ("null", None),
        };
        for expected in word.bytes() {
            match self.take() {
                Some(byte) if byte == expected => {}
                Some(_) => return Err(self.behind("expected ident")),
                None => return Err(self.behind("EOF while parsing a value")),
            }
        }
        Ok(value)
    }

    pub(super) fn number(&mut self) -> Result<Number, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let first = self.digit()?;
        if first != b'0' {
            self.digits();
        } else if let Some(b'0'..=b'9') = self.peek() {
            return Err(self.ahead("invalid number"));
        }
        let mut is_whole = true;
        if self.peek() == Some(b'.') {
            is_whole = false;
            self.at += 1;
            match self.peek() {
                Some(b'0'..=b'9') => self.digits(),
                Some(_) => return Err(self.ahead("invalid number")),
                None => return Err(self.no_value()),
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            is_whole = false;
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digit()?;
            self.digits();
        }
        let written = self.text.get(start..self.at).unwrap_or_default();
        number::read(written, is_whole).ok_or_else(|| self.behind("number out of range"))
    }

    fn digit(&mut self) -> Result<u8, Fault> {
        match self.take() {
            Some(digit @ b'0'..=b'9') => Ok(digit),
            Some(_) => Err(self.behind("invalid number")),
            None => Err(self.behind("EOF while parsing a value")),
        }
    }

    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }
}

/// The place of the byte before this one. A line end belongs to what follows it.
fn place(text: &str, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(before) if text.as_bytes().get(before) != Some(&b'\n') => before,
        _ => at,
    }
}

#[cfg(test)]
mod tests;
