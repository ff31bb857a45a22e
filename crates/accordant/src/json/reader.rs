//! JSON text, as what serde reads values from.
//!
//! The reader of `serde_json` is as good. But it is made anew for every kind of input, brings the tables of a faster way
//! to read floats than these files need, and says what is wrong with a line and a column, where we want the byte.

mod fault;
mod items;
mod string;
mod variant;
mod walk;

use std::borrow::Cow;

use serde::de::{self, Deserializer, Expected, Visitor};
use serde::forward_to_deserialize_any;

use super::number::{self, Number};
use variant::Variant;

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
        match self.peek() {
            Some(sign) if sign > b' ' => Some(sign),
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
        Fault::new(Cow::Borrowed(reason), Some(self.place()))
    }

    /// What is wrong with what comes next.
    #[cold]
    fn ahead(&self, reason: &'static str) -> Fault {
        let at = place(self.text, self.text.len().min(self.at + 1));
        Fault::new(Cow::Borrowed(reason), Some(at))
    }

    /// What is wrong if a value was to come.
    #[cold]
    fn no_value(&self) -> Fault {
        match self.peek() {
            Some(_) => self.ahead("expected value"),
            None => self.ahead("EOF while parsing a value"),
        }
    }

    /// The value that comes next is of another type than what is wanted.
    #[cold]
    pub(super) fn wrong_type(&mut self, expected: &dyn Expected) -> Fault {
        let mut value = || -> Result<Fault, Fault> {
            let unexpected = match self.next_sign() {
                Some(b'n' | b't' | b'f') => match self.word()? {
                    Some(value) => de::Unexpected::Bool(value),
                    None => de::Unexpected::Unit,
                },
                Some(b'-' | b'0'..=b'9') => match self.number()? {
                    Number::Unsigned(number) => de::Unexpected::Unsigned(number),
                    Number::Negative(number) => de::Unexpected::Signed(number),
                    Number::Float(number) => de::Unexpected::Float(number),
                },
                Some(b'"') => de::Unexpected::Str(self.string()?),
                Some(b'[') => de::Unexpected::Seq,
                Some(b'{') => de::Unexpected::Map,
                _ => return Err(self.no_value()),
            };
            Ok(de::Error::invalid_type(unexpected, expected))
        };
        value().unwrap_or_else(|fault| fault)
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

    fn figure<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        match self.number()? {
            Number::Unsigned(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
            Number::Float(number) => visitor.visit_f64(number),
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

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.next_sign() {
            Some(b'"') => visitor.visit_str(self.string()?),
            Some(b'{') => self.object(visitor),
            Some(b'[') => self.array(visitor),
            Some(b'-' | b'0'..=b'9') => self.figure(visitor),
            Some(b'n' | b't' | b'f') => match self.word()? {
                Some(value) => visitor.visit_bool(value),
                None => visitor.visit_unit(),
            },
            _ => Err(self.no_value()),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.next_sign() {
            Some(b'"') => visitor.visit_str(self.string()?),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.next_sign() {
            Some(b'[') => self.array(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.next_sign() {
            Some(b'{') => self.object(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Some(b't' | b'f') = self.next_sign() else {
            return Err(self.wrong_type(&visitor));
        };
        visitor.visit_bool(self.word()? == Some(true))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.next_sign() {
            Some(b'-' | b'0'..=b'9') => self.figure(visitor),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.next_sign() == Some(b'n') {
            self.word()?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    /// The name of a variant, or an object with one field, which it names.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.next_sign() {
            Some(b'"') => visitor.visit_enum(Variant {
                reader: self,
                has_value: false,
            }),
            Some(b'{') => {
                self.open()?;
                let read = visitor.visit_enum(Variant {
                    reader: &mut *self,
                    has_value: true,
                })?;
                self.close(b'}')?;
                Ok(read)
            }
            _ => Err(self.no_value()),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

#[cfg(test)]
mod tests;
