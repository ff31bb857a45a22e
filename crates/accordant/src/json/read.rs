//! Values out of JSON text.

use std::borrow::Cow;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _, Unexpected};

use super::number::Number;
use super::{Fault, Json, Reader, to_string};
use crate::Error;

/// What can be read from JSON text.
///
/// What serde derives reads every field of every type by code of its own, for every reader. Here there is one reader, and
/// `Deserialize` gives it what those of serde read.
pub(crate) trait FromJson: Sized {
    /// Reads the value that comes next.
    fn read(from: &mut Reader<'_>) -> Result<Self, Fault>;
}

/// Reads a value that stands alone in a text.
pub(crate) fn from_text<T: FromJson>(text: &str) -> Result<T, Fault> {
    let mut reader = Reader::new(text);
    let read = T::read(&mut reader)?;
    reader.end()?;
    Ok(read)
}

/// Reads a value from wherever serde reads.
pub(crate) fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let json = Json::deserialize(from)?;
    from_text(&to_string(&json)).map_err(D::Error::custom)
}

/// Has what can be read from JSON read by serde.
macro_rules! deserialized {
    ($($value:ident)+) => {$(
        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$value, D::Error> {
                $crate::json::deserialize(from)
            }
        }
    )+};
}

/// Has texts with a grammar read.
macro_rules! parsed {
    ($($value:ident)+) => {$(
        impl $crate::json::FromJson for $value {
            fn read(from: &mut $crate::json::Reader<'_>) -> Result<$value, $crate::json::Fault> {
                from.parsed()
            }
        }

        $crate::json::deserialized! { $value }
    )+};
}

pub(crate) use {deserialized, parsed};

impl<'t> Reader<'t> {
    /// Reads a record: an object with fields of these names, each once at most, in any order. `!` stands behind those that
    /// have to be there, and a space behind each. Calls with the place of each name, whose value is to be read then.
    pub(crate) fn record(
        &mut self,
        what: &'static str,
        names: &'static str,
        field: &mut dyn FnMut(&mut Reader<'t>, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut seen = 0_u32;
        // The names behind the last one, of which most often one is next.
        let mut behind = (0, names);
        self.entries(what, &mut |reader| {
            let name = reader.string()?;
            let found = find(behind, name).or_else(|| find((0, names), name));
            let Some((place, rest)) = found else {
                let known: Vec<&str> = known(names).map(|(name, _)| name).collect();
                return Err(unknown("field", name, &known));
            };
            if seen & 1 << place != 0 {
                return Err(Fault::custom(format_args!("duplicate field `{name}`")));
            }
            seen |= 1 << place;
            behind = (place + 1, rest);
            reader.colon()?;
            field(reader, place)
        })?;
        let missing = |(place, (_, is_required)): &(usize, (&str, bool))| {
            *is_required && seen & 1 << place == 0
        };
        match known(names).enumerate().find(missing) {
            Some((_, (name, _))) => Err(Fault::custom(format_args!("missing field `{name}`"))),
            None => Ok(()),
        }
    }

    /// Reads an object: calls for each name, behind which are a colon and the value.
    pub(crate) fn entries(
        &mut self,
        what: &'static str,
        entry: &mut dyn FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match self.next_sign() {
            Some(b'{') => self.each_before(b'}', entry),
            _ => Err(self.wrong_type(&what)),
        }
    }

    /// Reads an array or object with this end: calls for each item or name.
    fn each_before(
        &mut self,
        end: u8,
        item: &mut dyn FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.open()?;
        let mut is_first = true;
        while self.advance(&mut is_first, end)? {
            item(self)?;
        }
        self.close(end)
    }

    /// Reads a word out of these, as what has the same place.
    pub(crate) fn word_of<T: Copy>(&mut self, words: &[&str], all: &[T]) -> Result<T, Fault> {
        let word = self.wanted()?;
        let place = words.iter().position(|known| *known == word);
        let found = place.and_then(|place| all.get(place)).copied();
        found.ok_or_else(|| unknown("variant", word, words))
    }

    /// Reads a text with a grammar.
    pub(crate) fn parsed<T: FromStr<Err = Error>>(&mut self) -> Result<T, Fault> {
        self.wanted()?.parse().map_err(Fault::custom)
    }

    /// Reads a string.
    pub(crate) fn wanted(&mut self) -> Result<&str, Fault> {
        match self.next_sign() {
            Some(b'"') => self.string(),
            _ => Err(self.wrong_type(&"a string")),
        }
    }

    /// Reads a whole number of this type.
    fn whole<T: TryFrom<u64> + TryFrom<i64>>(&mut self, what: &'static str) -> Result<T, Fault> {
        let number = match self.next_sign() {
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => return Err(self.wrong_type(&what)),
        };
        let (read, found) = match number {
            Number::Unsigned(number) => (T::try_from(number).ok(), Unexpected::Unsigned(number)),
            Number::Negative(number) => (T::try_from(number).ok(), Unexpected::Signed(number)),
            Number::Float(number) => {
                return Err(Fault::invalid_type(Unexpected::Float(number), &what));
            }
        };
        read.ok_or_else(|| Fault::invalid_value(found, &what))
    }
}

/// The names of fields, and whether each has to be there.
fn known(names: &str) -> impl Iterator<Item = (&str, bool)> {
    names
        .split_terminator(' ')
        .map(|name| match name.strip_suffix('!') {
            Some(name) => (name, true),
            None => (name, false),
        })
}

/// The place of a name from this place on, and the names behind it.
fn find<'n>((mut place, mut names): (usize, &'n str), name: &str) -> Option<(usize, &'n str)> {
    while let Some((known, rest)) = names.split_once(' ') {
        if known.strip_suffix('!').unwrap_or(known) == name {
            return Some((place, rest));
        }
        (place, names) = (place + 1, rest);
    }
    None
}

fn unknown(what: &str, name: &str, known: &[&str]) -> Fault {
    let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let expected = match names.as_slice() {
        [one] => one.clone(),
        [one, other] => format!("{one} or {other}"),
        _ => format!("one of {}", names.join(", ")),
    };
    Fault::custom(format_args!("unknown {what} `{name}`, expected {expected}"))
}

impl FromJson for u32 {
    fn read(from: &mut Reader<'_>) -> Result<u32, Fault> {
        from.whole("u32")
    }
}

impl FromJson for u64 {
    fn read(from: &mut Reader<'_>) -> Result<u64, Fault> {
        from.whole("u64")
    }
}

impl FromJson for usize {
    fn read(from: &mut Reader<'_>) -> Result<usize, Fault> {
        from.whole("usize")
    }
}

impl FromJson for i64 {
    fn read(from: &mut Reader<'_>) -> Result<i64, Fault> {
        from.whole("i64")
    }
}

impl FromJson for bool {
    fn read(from: &mut Reader<'_>) -> Result<bool, Fault> {
        match from.next_sign() {
            Some(b't' | b'f') => Ok(from.word()? == Some(true)),
            _ => Err(from.wrong_type(&"a boolean")),
        }
    }
}

impl FromJson for String {
    fn read(from: &mut Reader<'_>) -> Result<String, Fault> {
        from.wanted().map(str::to_owned)
    }
}

impl FromJson for Cow<'_, str> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Fault> {
        String::read(from).map(Cow::Owned)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    /// What is there: `null` is no way to leave something out.
    fn read(from: &mut Reader<'_>) -> Result<Option<T>, Fault> {
        T::read(from).map(Some)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Result<Vec<T>, Fault> {
        if from.next_sign() != Some(b'[') {
            return Err(from.wrong_type(&"an array"));
        }
        let mut list = Vec::new();
        from.each_before(b']', &mut |from| {
            list.push(T::read(from)?);
            Ok(())
        })?;
        Ok(list)
    }
}
