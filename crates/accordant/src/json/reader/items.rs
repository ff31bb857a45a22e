//! Arrays and objects, one item after the other.

use serde::de::{self, DeserializeSeed, Visitor};

use super::{Fault, Reader};

impl Reader<'_> {
    /// Goes into an array or object.
    pub(in crate::json) fn open(&mut self) -> Result<(), Fault> {
        if self.depth >= self.deepest {
            return Err(self.ahead("recursion limit exceeded"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Leaves it, all of it being read.
    pub(in crate::json) fn close(&mut self, end: u8) -> Result<(), Fault> {
        if self.next_sign() != Some(end) {
            return Err(self.ahead("trailing characters"));
        }
        self.depth -= 1;
        self.at += 1;
        Ok(())
    }

    pub(super) fn array<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        self.open()?;
        let read = visitor.visit_seq(Items::of(self))?;
        self.close(b']')?;
        Ok(read)
    }

    pub(super) fn object<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        self.open()?;
        let read = visitor.visit_map(Items::of(self))?;
        self.close(b'}')?;
        Ok(read)
    }

    /// Goes on to the next item or field, if there is one before this end.
    pub(in crate::json) fn advance(&mut self, is_first: &mut bool, end: u8) -> Result<bool, Fault> {
        let is_first = std::mem::replace(is_first, false);
        let (cut_off, between) = if end == b']' {
            ("EOF while parsing a list", "expected `,` or `]`")
        } else {
            ("EOF while parsing an object", "expected `,` or `}`")
        };
        let next = match self.next_sign() {
            None => return Err(self.ahead(cut_off)),
            Some(sign) if sign == end => return Ok(false),
            Some(sign) if is_first => sign,
            Some(b',') => {
                self.at += 1;
                match self.next_sign() {
                    Some(sign) if sign == end => return Err(self.ahead("trailing comma")),
                    Some(sign) => sign,
                    None => return Err(self.no_value()),
                }
            }
            Some(_) => return Err(self.ahead(between)),
        };
        if end == b'}' && next != b'"' {
            return Err(self.ahead("key must be a string"));
        }
        Ok(true)
    }

    pub(crate) fn colon(&mut self) -> Result<(), Fault> {
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

/// The items of an array, or the fields of an object.
pub(super) struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    is_first: bool,
}

impl<'r, 't> Items<'r, 't> {
    pub(super) fn of(reader: &'r mut Reader<'t>) -> Items<'r, 't> {
        Items {
            reader,
            is_first: true,
        }
    }

    /// Goes on to the next one, if there is one.
    pub(super) fn advance(&mut self, end: u8) -> Result<bool, Fault> {
        self.reader.advance(&mut self.is_first, end)
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
