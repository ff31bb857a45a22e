//! Values out of JSON text.

use std::borrow::Cow;

use serde::de::{Deserializer, Error};

use super::copied::copied;
use super::{Fault, Reader};

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
    from_text(&copied(from)?).map_err(D::Error::custom)
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

        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$value, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

pub(crate) use {deserialized, parsed};

impl Reader<'_> {
    /// Reads a value of a type.
    pub(crate) fn value<T: FromJson>(&mut self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads a value into its place.
    pub(crate) fn put<T: FromJson>(&mut self, place: &mut T) -> Result<(), Fault> {
        *place = T::read(self)?;
        Ok(())
    }
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
            _ => Err(from.wrong_type("a boolean")),
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
        let mut list = Vec::new();
        from.array(&mut |from| {
            list.push(T::read(from)?);
            Ok(())
        })?;
        Ok(list)
    }
}
