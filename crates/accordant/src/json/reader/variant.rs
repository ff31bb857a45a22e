//! The variants of an enum: a name, or an object with one field, which it names.

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::items::Items;
use super::{Fault, Reader};

/// A variant, which may have a value.
pub(super) struct Variant<'r, 't> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) has_value: bool,
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
