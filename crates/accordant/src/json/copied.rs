//! What those of serde read, as JSON text.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Json, TOO_LARGE, ToJson, Writer};

/// The value that comes next from wherever serde reads, as JSON text: the reader of values takes it from there.
pub(super) fn copied<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let mut writer = Writer::default();
    Value(&mut writer).deserialize(from)?;
    Ok(writer.text)
}

/// A value, wherever it is written to.
struct Value<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.nothing();
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.0.nothing();
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.deserialize(from)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        value.write(self.0);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        value.write(self.0);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        value.write(self.0);
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        // Said here, it is said with its place.
        if Json::float(value).is_none() {
            return Err(E::custom(TOO_LARGE));
        }
        value.write(self.0);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.string(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.open('[');
        while items.next_element_seed(Value(self.0))?.is_some() {}
        self.0.close(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        self.0.open('{');
        while fields.next_key_seed(Name(self.0))?.is_some() {
            fields.next_value_seed(Value(self.0))?;
        }
        self.0.close('}');
        Ok(())
    }
}

/// The name of a field.
struct Name<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        self.0.field(name);
        Ok(())
    }
}
