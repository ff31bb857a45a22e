//! Reading without making anything: what is not escaped is borrowed from the text.

use std::borrow::Cow;
use std::ops::Range;

use super::{Fault, Reader};
use crate::json::FromJson;

/// What has a name of its own: a field of a record, or a code.
pub(crate) trait Name: Copy + 'static {
    /// Each, and its name as a string of JSON.
    const NAMES: &'static [(&'static str, Self)];
}

/// Says what the variants of an enum are called.
macro_rules! named {
    ($name:ident: $($variant:ident = $text:literal,)+) => {
        impl crate::json::Name for $name {
            const NAMES: &'static [(&'static str, $name)] =
                &[$((concat!("\"", $text, "\""), $name::$variant)),+];
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
        let mut next = 0;
        self.each(*b"{}", |reader| {
            let name = reader.name(&mut next)?;
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

    /// Reads the name of a field, which is written without escapes, and the colon behind it. Most often it is the next of the
    /// names, or one behind that.
    fn name<N: Name>(&mut self, next: &mut usize) -> Result<N, Fault> {
        self.next_sign();
        let Some(name) = self.known(next) else {
            return Err(self.ahead("unknown field"));
        };
        self.colon()?;
        Ok(name)
    }

    /// What has the name that comes next: the names from a place on are tried first, which becomes that behind it.
    fn known<N: Name>(&mut self, next: &mut usize) -> Option<N> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let (before, behind) = N::NAMES.split_at_checked(*next)?;
        let names = behind.iter().chain(before);
        let is_it = |(name, _): &&(&str, N)| rest.starts_with(name.as_bytes());
        let (place, (name, known)) = names.enumerate().find(|(_, name)| is_it(name))?;
        *next = (*next + place + 1) % N::NAMES.len();
        self.at += name.len();
        Some(*known)
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
        match self.known(&mut 0) {
            Some(code) => Ok(code),
            None => self.value(),
        }
    }
}
