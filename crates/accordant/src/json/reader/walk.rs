//! Reading without making anything: what is not escaped is borrowed from the text.

use std::borrow::Cow;
use std::ops::Range;

use super::{Fault, Reader};
use crate::json::FromJson;

/// What has a name of its own: a field of a record, or a code.
pub(crate) trait Name: Sized {
    /// What the string is the name of with which a text begins, and how many bytes that is.
    fn of(text: &[u8]) -> Option<(Self, usize)>;
}

/// Says what the variants of an enum are called.
macro_rules! named {
    ($name:ident: $($variant:ident = $text:literal,)+) => {
        impl crate::json::Name for $name {
            fn of(text: &[u8]) -> Option<($name, usize)> {
                $(
                    let name = concat!("\"", $text, "\"");
                    if text.starts_with(name.as_bytes()) {
                        return Some(($name::$variant, name.len()));
                    }
                )+
                None
            }
        }
    };
}

pub(crate) use named;

impl<'t> Reader<'t> {
    /// Reads an object: calls with each name, whose value is to be read then.
    #[inline]
    pub(crate) fn fields<N: Name>(
        &mut self,
        mut field: impl FnMut(&mut Reader<'t>, N) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.each(*b"{}", |reader| {
            let name = reader.name()?;
            field(reader, name)
        })
    }

    /// Reads an array: calls for each item, which is to be read then.
    #[inline]
    pub(crate) fn items(
        &mut self,
        item: impl FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.each(*b"[]", item)
    }

    /// Reads what is between two signs, with commas between one and the next: calls for each.
    #[inline]
    fn each(
        &mut self,
        [open, close]: [u8; 2],
        mut read: impl FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.next_sign() != Some(open) {
            return Err(self.no_value());
        }
        self.open()?;
        if self.next_sign() != Some(close) {
            read(self)?;
            while self.next_sign() == Some(b',') {
                self.at += 1;
                read(self)?;
            }
        }
        self.close(close)
    }

    /// Reads the name of a field, which is written without escapes, and the colon behind it.
    fn name<N: Name>(&mut self) -> Result<N, Fault> {
        self.next_sign();
        let Some(name) = self.known() else {
            return Err(self.ahead("unknown field"));
        };
        self.colon()?;
        Ok(name)
    }

    /// What has the name that comes next.
    fn known<N: Name>(&mut self) -> Option<N> {
        let (known, length) = N::of(self.text.as_bytes().get(self.at..)?)?;
        self.at += length;
        Some(known)
    }

    /// Whether a string comes next.
    pub(crate) fn is_at_string(&mut self) -> bool {
        self.next_sign() == Some(b'"')
    }

    /// Reads a string that stands in the text as it is, as where it does.
    pub(crate) fn place_of_text(&mut self) -> Result<Range<usize>, Fault> {
        if !self.is_at_string() {
            return Err(self.no_value());
        }
        self.plain()
            .ok_or_else(|| self.ahead("a string with escapes"))
    }

    /// Reads a string; with where it begins, if it stands in the text as it is.
    pub(crate) fn text(&mut self) -> Result<(Cow<'t, str>, Option<usize>), Fault> {
        if !self.is_at_string() {
            return Err(self.no_value());
        }
        let Some(place) = self.long_plain() else {
            return Ok((Cow::Owned(self.string()?.to_owned()), None));
        };
        let start = place.start;
        let text = self.text.get(place).unwrap_or_default();
        Ok((Cow::Borrowed(text), Some(start)))
    }

    /// Reads a code, which is most often written without escapes.
    pub(crate) fn code<C: Name + FromJson>(&mut self) -> Result<C, Fault> {
        self.next_sign();
        match self.known() {
            Some(code) => Ok(code),
            None => self.value(),
        }
    }
}
