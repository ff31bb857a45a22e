//! The fields of a record, of which most are passed over.
//!
//! A table takes a tenth of a record. What it does not take is passed over string by string, without looking at what
//! the strings say; the JSON is that of a partnership which was read or written before.

use memchr::memchr2;
use serde::de::value::{BorrowedBytesDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::de::{Deserializer as Reader, SliceRead};
use serde_json::{Error, from_slice};

/// The rest of an object, as far as it was read.
pub(crate) struct Fields<'r> {
    rest: &'r [u8],
}

impl<'r> Fields<'r> {
    pub(crate) fn of(json: &'r [u8]) -> Fields<'r> {
        Fields { rest: json }
    }

    /// The next byte that is no white space.
    fn sign(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_ascii_start();
        self.rest.first().copied()
    }

    /// Goes on behind this many bytes; what is cut off ends there.
    fn pass(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Passes over the string whose quotation mark comes next; whether it has escapes.
    fn pass_string(&mut self) -> bool {
        let mut has_escapes = false;
        self.pass(1);
        while let Some(place) = memchr2(b'"', b'\\', self.rest) {
            if self.rest.get(place) == Some(&b'"') {
                self.pass(place + 1);
                return has_escapes;
            }
            has_escapes = true;
            self.pass(place + 2);
        }
        self.rest = &[];
        has_escapes
    }

    /// Passes over the value that comes next.
    fn pass_value(&mut self) {
        let mut depth = 0_usize;
        while let Some(sign) = self.rest.first() {
            match sign {
                b'"' => {
                    self.pass_string();
                }
                b'[' | b'{' => {
                    depth += 1;
                    self.pass(1);
                }
                b']' | b'}' if depth > 0 => {
                    depth -= 1;
                    self.pass(1);
                }
                b',' | b']' | b'}' if depth == 0 => return,
                _ => self.pass(1),
            }
            // A number or a word goes on to the sign behind it.
            if depth == 0 && matches!(sign, b'"' | b']' | b'}') {
                return;
            }
        }
    }
}

impl<'de> Deserializer<'de> for Fields<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.sign() != Some(b'{') {
            return Err(Error::custom("expected an object"));
        }
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'r> MapAccess<'r> for Fields<'r> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'r>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        // The brace before the first, the comma before each other.
        match self.sign() {
            Some(b'{' | b',') => self.pass(1),
            _ => return Ok(None),
        }
        if self.sign() != Some(b'"') {
            return Ok(None);
        }
        let before = self.rest;
        let has_escapes = self.pass_string();
        let written = before
            .get(..before.len() - self.rest.len())
            .unwrap_or_default();
        if self.sign() == Some(b':') {
            self.pass(1);
        }
        if has_escapes {
            let name: String = from_slice(written)?;
            return seed.deserialize(StrDeserializer::new(&name)).map(Some);
        }
        let name = written
            .get(1..written.len().saturating_sub(1))
            .unwrap_or_default();
        seed.deserialize(BorrowedBytesDeserializer::new(name))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'r>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.sign();
        seed.deserialize(Value(self))
    }
}

/// The value that comes next.
struct Value<'f, 'r>(&'f mut Fields<'r>);

impl<'r> Value<'_, 'r> {
    /// Reads it, and goes on behind it.
    fn read<T>(
        self,
        read: impl FnOnce(&mut Reader<SliceRead<'r>>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut reader = Reader::from_slice(self.0.rest);
        let found = read(&mut reader)?;
        self.0.pass(reader.into_iter::<IgnoredAny>().byte_offset());
        Ok(found)
    }
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.read(|reader| reader.deserialize_any(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.read(|reader| reader.deserialize_option(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.read(|reader| reader.deserialize_newtype_struct(name, visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.pass_value();
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct enum identifier
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::value::RawValue;

    #[derive(Debug, Deserialize)]
    struct Record<'r> {
        id: String,
        #[serde(borrow)]
        title: Option<&'r str>,
        line: Option<u32>,
        #[serde(default)]
        topics: Vec<String>,
        #[serde(borrow)]
        extensions: Option<&'r RawValue>,
    }

    #[test]
    fn fields_are_those_that_serde_json_reads() {
        let others = [
            r#""a""#,
            r#""""#,
            r#""\"}],\\""#,
            r#""\\\\""#,
            "\"}{\u{e9}][, \"",
            "-1.5e3",
            "true",
            "null",
            "[]",
            "{}",
            r#"[[{"a":[]},"]"],{"id":"}","b":[1,2,{}]}]"#,
            r#"{"id":"\\","title":{"line":"\"}"}}"#,
            "[ 1 , { \"a\" : [ ] } ]\n",
        ];
        for other in others {
            for space in ["", " ", "\n\t"] {
                let json = format!(
                    r#"{{"x":{other}, "id" :"p","y":{other},"title":"Ã é","line":7,"topics":["a","\n"],
                    "\u0065xtensions":{{"k":{other}}},"z":{other}}}"#
                );
                let json = json.replace(",\"", &format!("{space},{space}\"")) + space;
                let json = json.as_bytes();
                let found = Record::deserialize(Fields::of(json)).unwrap();
                let expected: Record<'_> = from_slice(json).unwrap();
                assert_eq!(format!("{found:?}"), format!("{expected:?}"));
                assert_eq!(found.topics, ["a", "\n"]);
                assert_eq!((found.id.as_str(), found.line), ("p", Some(7)));
                assert_eq!(found.title, Some("Ã é"));
                assert!(found.extensions.is_some());
            }
        }
        assert!(Record::deserialize(Fields::of(b"{ }")).is_err());
        assert!(Record::deserialize(Fields::of(b"[]")).is_err());
        assert!(Record::deserialize(Fields::of(br#"{"id":"a","id":"b"}"#)).is_err());
        // What is cut off is an error or ends, and is never anything else.
        let json = br#"{"x":["\"",{"y":1}],"id":"p","topics":["a"],"line":7}"#;
        for end in 0..json.len() {
            if let Ok(found) = Record::deserialize(Fields::of(&json[..end])) {
                assert_eq!(found.id, "p");
            }
        }
    }
}
