//! A JSON value that was given as an option, read into the type that is wanted.

use std::fmt;

use accordant::json::Json;
use accordant::{Diagnostic, Error, did_you_mean};
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value, and where it stands among the options.
pub(crate) struct Given<'j> {
    value: &'j Json,
    path: String,
}

impl<'j> Given<'j> {
    /// A value that is no options object.
    pub(crate) fn new(value: &'j Json) -> Given<'j> {
        Given {
            value,
            path: String::new(),
        }
    }

    /// The options of a function that takes these, each with its name.
    pub(crate) fn options(
        value: &'j Json,
        known: &[&str],
    ) -> Result<impl Iterator<Item = (&'j str, Given<'j>)>, Problem> {
        let options = Given::new(value);
        let fields = options.fields(known)?.iter();
        Ok(fields.map(move |(name, value)| (name.as_str(), options.inner(name, value))))
    }

    /// The value as one of this type.
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, Problem> {
        T::deserialize(self)
    }

    fn inner<'i>(&self, name: &str, value: &'i Json) -> Given<'i> {
        Given {
            value,
            path: format!("{}/{name}", self.path),
        }
    }

    /// What the message calls it: the option, or the argument.
    fn name(&self) -> String {
        match self.path.strip_prefix('/') {
            Some(path) => format!("the option `{}`", path.replace('/', ".")),
            None => "the argument".to_owned(),
        }
    }

    /// The fields of an object that may have these.
    fn fields(&self, known: &[&str]) -> Result<&'j [(String, Json)], Problem> {
        let Json::Object(fields) = self.value else {
            return Err(self.wrong_type("an object"));
        };
        let unknown = |(name, _): &&(String, Json)| !known.contains(&name.as_str());
        let Some((name, value)) = fields.iter().find(unknown) else {
            return Ok(fields);
        };
        let unknown = self.inner(name, value);
        let mut problem = unknown.problem("option.unknown", format!("no option `{name}` here"));
        problem.0.help = Some(did_you_mean(name, known.iter().copied()));
        Err(problem)
    }

    fn visit_items<'de, V: Visitor<'de>>(
        &self,
        items: &[Json],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let items = items.iter().enumerate();
        let given = items.map(|(index, item)| self.inner(&index.to_string(), item));
        visitor.visit_seq(SeqDeserializer::new(given))
    }

    fn visit_fields<'de, V: Visitor<'de>>(
        &self,
        fields: &[(String, Json)],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let fields = fields.iter();
        let given = fields.map(|(name, value)| (name.as_str(), self.inner(name, value)));
        visitor.visit_map(MapDeserializer::new(given))
    }

    fn problem(&self, code: &'static str, message: String) -> Problem {
        Problem(Box::new(
            Diagnostic::error(code, message).at_path(self.path.as_str()),
        ))
    }

    fn wrong_type(&self, expected: &str) -> Problem {
        let found = self.value.type_name();
        let message = format!("{} has to be {expected}; found {found}", self.name());
        self.problem("option.wrong-type", message)
    }

    fn whole(&self, most: u64) -> Result<u64, Problem> {
        match self.value {
            Json::Unsigned(number) => Ok((*number).min(most)),
            _ => Err(self.wrong_type("a whole number, 0 or more")),
        }
    }
}

impl<'de> Deserializer<'de> for Given<'_> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Json::Null => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(*value),
            Json::Negative(number) => visitor.visit_i64(*number),
            Json::Unsigned(number) => visitor.visit_u64(*number),
            Json::Float(number) => visitor.visit_f64(*number),
            Json::String(text) => visitor.visit_str(text),
            Json::Array(items) => self.visit_items(items, visitor),
            Json::Object(fields) => self.visit_fields(fields, visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let given = self.fields(fields)?;
        self.visit_fields(given, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let Some(text) = self.value.as_str() else {
            return Err(self.wrong_type("a string"));
        };
        if variants.contains(&text) {
            return visitor.visit_enum(text.into_deserializer());
        }
        let message = format!("{} cannot be `{text}`", self.name());
        let mut problem = self.problem("option.unknown-value", message);
        problem.0.help = Some(did_you_mean(text, variants.iter().copied()));
        Err(problem)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_some(self)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Json::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let number = self.whole(u64::MAX)?;
        match u8::try_from(number) {
            Ok(number) => visitor.visit_u8(number),
            Err(_) => Err(self.wrong_type("a whole number of at most 255")),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        // A limit beyond what the memory can hold is none.
        visitor.visit_u64(self.whole(usize::MAX as u64)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Json::String(text) => visitor.visit_str(text),
            _ => Err(self.wrong_type("a string")),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.value {
            Json::Array(items) => self.visit_items(items, visitor),
            _ => Err(self.wrong_type("an array")),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u32 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct map identifier ignored_any
    }
}

impl IntoDeserializer<'_, Problem> for Given<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Why an option cannot be read.
#[derive(Debug)]
pub(crate) struct Problem(Box<Diagnostic>);

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error::from(*problem.0)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Problem {
        Problem(Box::new(Diagnostic::error(
            "option.invalid",
            message.to_string(),
        )))
    }

    // The types are looked at before a visitor is asked. The default says what was found, floats and all: code for nothing.
    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Problem {
        Problem::custom(format_args!("expected {expected}"))
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Problem {
        Problem::invalid_type(found, expected)
    }
}
