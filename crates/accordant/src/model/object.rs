//! How the fields of a record are read.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

use super::{RelationKind, RenewalKind};
use crate::json::{Fault, Reader};
use crate::time::End;

/// Reads a record that stands alone in a text.
///
/// Every record is read by this door: the one beside it, for arrays, would be code that is never used.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let mut reader = Reader::new(text);
    let read = T::deserialize(ObjectOnly(&mut reader))?;
    reader.end()?;
    Ok(read)
}

/// Reads a field that is present: `null` is no way to leave it out.
pub(crate) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(ObjectOnly(deserializer)).map(Some)
}

/// Reads a record from an object and from nothing else.
///
/// The readers that serde derives also take an array of the values of the fields in the order of their
/// declaration, `["page", 3]` for a place in a source: an accident of that order, and no format.
pub(crate) struct ObjectOnly<D>(pub(crate) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_str(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_string(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_u32(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// A record: an object with fields of these names, each once at most, in any order.
///
/// What serde derives reads every field of every type in code of its own. Here the types share all but which member a field
/// is.
pub(crate) trait Record: Sized {
    const NAME: &'static str;
    const FIELDS: &'static [&'static str];
    /// Which of them have to be there.
    const REQUIRED: &'static [bool];

    /// A record before its fields are read.
    fn blank() -> Self;

    /// Reads the value of the field at this place among the names.
    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut A) -> Result<(), A::Error>;
}

/// What stands in a required field until it is read. It is never seen: a record without the field is refused.
pub(crate) trait Blank {
    fn blank() -> Self;
}

impl<T: Default> Blank for T {
    fn blank() -> T {
        T::default()
    }
}

impl Blank for End {
    fn blank() -> End {
        End::Unknown
    }
}

impl Blank for RelationKind {
    fn blank() -> RelationKind {
        RelationKind::Related
    }
}

impl Blank for RenewalKind {
    fn blank() -> RenewalKind {
        RenewalKind::Fixed
    }
}

/// Says which members the fields of a record are, for reading and for writing: `!` behind those that have to be there, `?` behind those that may be left
/// out, `*` behind lists, `+` behind what is empty when left out.
macro_rules! record {
    ($record:ident: $($name:literal $member:ident $mark:tt,)+) => {
        $crate::json::written! { $record: $($name $member $mark,)+ }

        impl $crate::model::object::Record for $record {
            const NAME: &'static str = stringify!($record);
            const FIELDS: &'static [&'static str] = &[$($name),+];
            const REQUIRED: &'static [bool] = &[$(record!(@required $mark)),+];

            fn blank() -> $record {
                $record {
                    $($member: $crate::model::object::Blank::blank(),)+
                }
            }

            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                field: usize,
                from: &mut A,
            ) -> Result<(), A::Error> {
                #[allow(non_camel_case_types, reason = "they are members")]
                enum Place { $($member),+ }
                match field {
                    $(at if at == Place::$member as usize => {
                        record!(@read $mark)(&mut self.$member, from)
                    })+
                    _ => Ok(()),
                }
            }
        }
    };
    (@required !) => { true };
    (@required $other:tt) => { false };
    (@read ?) => { $crate::model::object::optional };
    (@read *) => { $crate::model::object::list };
    (@read $other:tt) => { $crate::model::object::value };
}

pub(crate) use record;

/// Has records read from wherever serde reads.
macro_rules! deserialized {
    ($($record:ident)+) => {$(
        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$record, D::Error> {
                $crate::model::object::read(from)
            }
        }
    )+};
}

pub(crate) use deserialized;

/// Reads a record.
pub(crate) fn read<'de, R: Record, D: Deserializer<'de>>(from: D) -> Result<R, D::Error> {
    const { assert!(R::FIELDS.len() <= 32, "those seen are bits of a number") };
    from.deserialize_struct(R::NAME, R::FIELDS, Fields(PhantomData))
}

struct Fields<R>(PhantomData<R>);

impl<'de, R: Record> Visitor<'de> for Fields<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", R::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<R, A::Error> {
        let mut record = R::blank();
        let mut seen = 0_u32;
        while let Some(field) = next(&mut fields, R::FIELDS, &mut seen)? {
            record.read(field, &mut fields)?;
        }
        complete(seen, R::FIELDS, R::REQUIRED)?;
        Ok(record)
    }
}

/// Which field comes next; those before are remembered as bits.
fn next<'de, A: MapAccess<'de>>(
    fields: &mut A,
    names: &'static [&'static str],
    seen: &mut u32,
) -> Result<Option<usize>, A::Error> {
    let Some(field) = fields.next_key_seed(OneOf::fields(names))? else {
        return Ok(None);
    };
    let before = std::mem::replace(seen, *seen | 1 << field);
    match names.get(field) {
        Some(name) if before == *seen => Err(A::Error::duplicate_field(name)),
        _ => Ok(Some(field)),
    }
}

/// Sees to it that no field is missing that has to be there.
fn complete<E: Error>(
    seen: u32,
    names: &'static [&'static str],
    required: &[bool],
) -> Result<(), E> {
    let mut fields = names.iter().zip(required).zip(0..);
    match fields.find(|((_, required), at)| **required && seen & 1 << at == 0) {
        Some(((name, _), _)) => Err(E::missing_field(name)),
        None => Ok(()),
    }
}

/// A name out of these, which are fields or else variants, as its place among them.
pub(super) struct OneOf {
    names: &'static [&'static str],
    are_fields: bool,
}

impl OneOf {
    fn fields(names: &'static [&'static str]) -> OneOf {
        OneOf {
            names,
            are_fields: true,
        }
    }

    pub(super) fn variants(names: &'static [&'static str]) -> OneOf {
        OneOf {
            names,
            are_fields: false,
        }
    }
}

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.are_fields {
            "field identifier"
        } else {
            "variant identifier"
        })
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let place = self.names.iter().position(|known| *known == name);
        place.ok_or_else(|| {
            if self.are_fields {
                E::unknown_field(name, self.names)
            } else {
                E::unknown_variant(name, self.names)
            }
        })
    }
}

/// Reads a field that has to be there.
pub(crate) fn value<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    member: &mut T,
    from: &mut A,
) -> Result<(), A::Error> {
    *member = from.next_value()?;
    Ok(())
}

/// Reads a field that may be left out; `null` is no way to do so.
pub(crate) fn optional<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    member: &mut Option<T>,
    from: &mut A,
) -> Result<(), A::Error> {
    *member = Some(from.next_value_seed(Item(PhantomData))?);
    Ok(())
}

/// Reads a list, each record in it from an object.
pub(crate) fn list<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    member: &mut Vec<T>,
    from: &mut A,
) -> Result<(), A::Error> {
    *member = from.next_value_seed(List(PhantomData))?;
    Ok(())
}

struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<T>, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Item(PhantomData))? {
            list.push(item);
        }
        Ok(list)
    }
}

struct Item<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Item<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(ObjectOnly(deserializer))
    }
}
