//! Reading without making anything: what is not escaped is borrowed from the text.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;

use super::{Fault, Reader};
use crate::model::ObjectOnly;

impl<'t> Reader<'t> {
    /// Reads a value of a type.
    pub(crate) fn value<'de, T: Deserialize<'de>>(&mut self) -> Result<T, Fault> {
        T::deserialize(ObjectOnly(self))
    }

    /// Reads an object: calls with each name, whose value is to be read then.
    #[inline]
    pub(crate) fn fields<N: for<'de> Deserialize<'de>>(
        &mut self,
        mut field: impl FnMut(&mut Reader<'t>, N) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.next_sign() != Some(b'{') {
            return Err(self.no_value());
        }
        self.open()?;
        let mut is_first = true;
        while self.advance(&mut is_first, b'}')? {
            let name = N::deserialize(&mut *self)?;
            self.colon()?;
            field(self, name)?;
        }
        self.close(b'}')
    }

    /// Reads an array: calls for each item, which is to be read then.
    #[inline]
    pub(crate) fn items(
        &mut self,
        mut item: impl FnMut(&mut Reader<'t>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.next_sign() != Some(b'[') {
            return Err(self.no_value());
        }
        self.open()?;
        let mut is_first = true;
        while self.advance(&mut is_first, b']')? {
            item(self)?;
        }
        self.close(b']')
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
        match self.plain() {
            Some(place) => {
                let start = place.start;
                Ok((
                    Cow::Borrowed(self.text.get(place).unwrap_or_default()),
                    Some(start),
                ))
            }
            None => Ok((Cow::Owned(self.string()?.to_owned()), None)),
        }
    }
}
