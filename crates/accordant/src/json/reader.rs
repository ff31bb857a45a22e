//! JSON text, as what serde reads values from.
//!
//! The reader of `serde_json` is as good. But it is made anew for every kind of input, brings the tables of a faster way
//! to read floats than these files need, and says what is wrong with a line and a column, where we want the byte.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Expected, Visitor};
use serde::forward_to_deserialize_any;

use super::number::{self, Number};

/// How deep arrays and objects may lie in one another.
const DEEPEST: usize = 127;

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
    fn new(reason: Cow<'static, str>, at: Option<usize>) -> Fault {
        Fault(Box::new(Kept { reason, at }))
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

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(reason: T) -> Fault {
        Fault::new(Cow::Owned(reason.to_string()), None)
    }

    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn Expected) -> Fault {
        wrong("invalid type", &found, expected)
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn Expected) -> Fault {
        wrong("invalid value", &found, expected)
    }
}

/// As serde says it by default; its own words for floats need code that nothing else needs.
fn wrong(what: &str, found: &de::Unexpected<'_>, expected: &dyn Expected) -> Fault {
    let found = match found {
        de::Unexpected::Bool(value) => format!("boolean `{value}`"),
        de::Unexpected::Unsigned(number) => format!("integer `{number}`"),
        de::Unexpected::Signed(number) => format!("integer `{number}`"),
        de::Unexpected::Float(number) => format!("floating point `{}`", written(number)),
        de::Unexpected::Str(text) => format!("string {}", written(text)),
        de::Unexpected::Seq => "sequence".to_owned(),
        de::Unexpected::Map => "map".to_owned(),
        // No other type is in JSON.
        _ => "null".to_owned(),
    };
    Fault::new(
        Cow::Owned(format!("{what}: {found}, expected {expected}")),
        None,
    )
}

fn written(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A text as it is read.
pub(crate) struct Reader<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// How many arrays and objects it stands in.
    depth: usize,
    /// A string that is not in the text as it is.
    unescaped: String,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Reader<'t> {
        Reader {
            text,
            at: 0,
            depth: 0,
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
    fn next_sign(&mut self) -> Option<u8> {
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
    fn wrong_type(&mut self, expected: &dyn Expected) -> Fault {
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
    fn word(&mut self) -> Result<Option<bool>, Fault> {
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

    fn number(&mut self) -> Result<Number, Fault> {
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

    /// The string whose quotation mark comes next.
    fn string(&mut self) -> Result<&str, Fault> {
        self.at += 1;
        let start = self.at;
        self.skip_plain();
        if self.peek() == Some(b'"') {
            let text = self.text.get(start..self.at).unwrap_or_default();
            self.at += 1;
            return Ok(text);
        }
        self.at = start;
        self.unescape()?;
        Ok(&self.unescaped)
    }

    /// Goes on to the next byte that does not stand for itself in a string.
    fn skip_plain(&mut self) {
        const EACH: u64 = u64::MAX / 255;
        let bytes = self.text.as_bytes();
        // Eight at a time: a byte below another, or equal to it, leaves its highest bit (H. Mycroft).
        while let Some(eight) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            let eight = u64::from_le_bytes(*eight);
            let below = |bytes: u64, bound: u64| bytes.wrapping_sub(EACH * bound) & !bytes;
            let quotes = below(eight ^ (EACH * u64::from(b'"')), 1);
            let slashes = below(eight ^ (EACH * u64::from(b'\\')), 1);
            let found = (below(eight, 0x20) | quotes | slashes) & (EACH << 7);
            if found != 0 {
                self.at += found.trailing_zeros() as usize / 8;
                return;
            }
            self.at += 8;
        }
        while self
            .peek()
            .is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20))
        {
            self.at += 1;
        }
    }

    #[cold]
    fn unescape(&mut self) -> Result<(), Fault> {
        self.unescaped.clear();
        loop {
            let start = self.at;
            self.skip_plain();
            let plain = self.text.get(start..self.at).unwrap_or_default();
            self.unescaped.push_str(plain);
            match self.take() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => {
                    let escaped = self.escaped()?;
                    self.unescaped.push(escaped);
                }
                Some(_) => {
                    return Err(self.behind(
                        "control character (\\u0000-\\u001F) found while parsing a string",
                    ));
                }
                None => return Err(self.cut_off()),
            }
        }
    }

    #[cold]
    fn cut_off(&self) -> Fault {
        self.behind("EOF while parsing a string")
    }

    fn escaped(&mut self) -> Result<char, Fault> {
        Ok(match self.take() {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.hexadecimal(),
            Some(_) => return Err(self.behind("invalid escape")),
            None => return Err(self.cut_off()),
        })
    }

    /// The character of a `\u`, or of two that are the halves of one.
    fn hexadecimal(&mut self) -> Result<char, Fault> {
        const LONE: &str = "lone leading surrogate in hex escape";
        let first = self.four()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or_else(|| self.behind(LONE));
        }
        for sign in *b"\\u" {
            match self.take() {
                Some(found) if found == sign => {}
                Some(_) => return Err(self.behind("unexpected end of hex escape")),
                None => return Err(self.cut_off()),
            }
        }
        let second = self.four()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(self.behind(LONE));
        }
        let character = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(character).ok_or_else(|| self.behind(LONE))
    }

    fn four(&mut self) -> Result<u32, Fault> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let Some(digits) = rest.first_chunk::<4>() else {
            self.at = self.text.len();
            return Err(self.cut_off());
        };
        self.at += 4;
        let values = digits.iter().map(|digit| char::from(*digit).to_digit(16));
        let number = values.reduce(|number, digit| Some((number? << 4) + digit?));
        number
            .flatten()
            .ok_or_else(|| self.behind("invalid escape"))
    }

    /// Goes into an array or object.
    fn open(&mut self) -> Result<(), Fault> {
        if self.depth >= DEEPEST {
            return Err(self.ahead("recursion limit exceeded"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Leaves it, all of it being read.
    fn close(&mut self, end: u8) -> Result<(), Fault> {
        if self.next_sign() != Some(end) {
            return Err(self.ahead("trailing characters"));
        }
        self.depth -= 1;
        self.at += 1;
        Ok(())
    }

    fn array<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        self.open()?;
        let read = visitor.visit_seq(Items::of(self))?;
        self.close(b']')?;
        Ok(read)
    }

    fn object<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        self.open()?;
        let read = visitor.visit_map(Items::of(self))?;
        self.close(b'}')?;
        Ok(read)
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

/// The items of an array, or the fields of an object.
struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    is_first: bool,
}

impl<'r, 't> Items<'r, 't> {
    fn of(reader: &'r mut Reader<'t>) -> Items<'r, 't> {
        Items {
            reader,
            is_first: true,
        }
    }

    /// Goes on to the next one, if there is one.
    fn advance(&mut self, end: u8) -> Result<bool, Fault> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        let reader = &mut *self.reader;
        let (cut_off, between) = if end == b']' {
            ("EOF while parsing a list", "expected `,` or `]`")
        } else {
            ("EOF while parsing an object", "expected `,` or `}`")
        };
        let next = match reader.next_sign() {
            None => return Err(reader.ahead(cut_off)),
            Some(sign) if sign == end => return Ok(false),
            Some(sign) if is_first => sign,
            Some(b',') => {
                reader.at += 1;
                match reader.next_sign() {
                    Some(sign) if sign == end => return Err(reader.ahead("trailing comma")),
                    Some(sign) => sign,
                    None => return Err(reader.no_value()),
                }
            }
            Some(_) => return Err(reader.ahead(between)),
        };
        if end == b'}' && next != b'"' {
            return Err(reader.ahead("key must be a string"));
        }
        Ok(true)
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        if !self.advance(b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        if !self.advance(b'}')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.reader.colon()?;
        seed.deserialize(&mut *self.reader)
    }
}

impl Reader<'_> {
    fn colon(&mut self) -> Result<(), Fault> {
        match self.next_sign() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.ahead("expected `:`")),
            None => Err(self.ahead("EOF while parsing an object")),
        }
    }
}

/// A variant, which may have a value.
struct Variant<'r, 't> {
    reader: &'r mut Reader<'t>,
    has_value: bool,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        if self.has_value {
            let is_some = Items::of(self.reader).advance(b'}')?;
            if !is_some {
                return Err(self.reader.no_value());
            }
        }
        let variant = seed.deserialize(&mut *self.reader)?;
        if self.has_value {
            self.reader.colon()?;
        }
        Ok((variant, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if self.has_value {
            return de::Deserialize::deserialize(self.reader);
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        if self.has_value {
            return seed.deserialize(self.reader);
        }
        Err(de::Error::custom(
            "invalid type: unit variant, expected newtype variant",
        ))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.reader.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.reader.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests;
