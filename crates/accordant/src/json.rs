//! JSON values in the order they were written.

mod choice;
mod copied;
mod number;
mod read;
mod reader;
mod written;

use std::borrow::Cow;

use accordant_text::Lexicon;

use crate::diagnostic::{Place, Span};
use crate::{Error, Limits, cut};

use number::Number;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

pub use choice::Choice;
pub(crate) use choice::choices;
pub(crate) use read::{FromJson, deserialize, deserialized, from_text, parsed};
pub(crate) use reader::{DEEPEST, Fault, Name, Reader, named};
pub use written::{ToJson, Writer, to_string};
pub(crate) use written::{shown, worded, written};

/// A JSON value that keeps the order of its fields and its integers exact.
///
/// Integers from -2^63 to 2^64-1 are kept as they are; other numbers are 64-bit floating point. A number
/// that neither can hold is an error when read, never another number.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer below zero.
    Negative(i64),
    /// An integer of zero or more.
    Unsigned(u64),
    /// Any other number; finite.
    Float(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object: its fields as written, which may repeat a name until it is checked.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a field of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().find(|(key, _)| key == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// What it is, in a word: `an object`, `a number`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Negative(_) | Json::Unsigned(_) | Json::Float(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }
}

impl ToJson for Json {
    fn write(&self, to: &mut Writer) {
        match self {
            Json::Null => to.nothing(),
            Json::Bool(value) => value.write(to),
            Json::Negative(value) => value.write(to),
            Json::Unsigned(value) => value.write(to),
            Json::Float(value) => value.write(to),
            Json::String(text) => to.string(text),
            Json::Array(items) => to.items(items),
            Json::Object(fields) => {
                to.open('{');
                for (name, value) in fields {
                    to.field(name);
                    value.write(to);
                }
                to.close('}');
            }
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Negative(value) => serializer.serialize_i64(*value),
            Json::Unsigned(value) => serializer.serialize_u64(*value),
            Json::Float(value) => serializer.serialize_f64(*value),
            Json::String(text) => serializer.serialize_str(text),
            Json::Array(items) => serializer.collect_seq(items),
            Json::Object(fields) => serializer.collect_map(fields.iter().map(|(k, v)| (k, v))),
        }
    }
}

impl Json {
    /// A float; nothing if it is an integer too long for 64 bits, which is rounded already.
    fn float(value: f64) -> Option<Json> {
        const TWO_63: f64 = 9_223_372_036_854_775_808.0;
        // Negative zero equals zero: keep one of them.
        if value == 0.0 {
            return Some(Json::Unsigned(0));
        }
        (value < 2.0 * TWO_63 && value > -TWO_63).then_some(Json::Float(value))
    }
}

const TOO_LARGE: &str = "number out of range: it cannot be kept exactly; write it as a string";

impl FromJson for Json {
    fn read(from: &mut Reader<'_>) -> Result<Json, Fault> {
        Ok(match from.next_sign() {
            Some(b'"') => Json::String(from.value()?),
            Some(b'[') => Json::Array(from.value()?),
            Some(b'{') => {
                let mut fields = Vec::new();
                from.entries("", &mut |from| {
                    let name = from.value()?;
                    from.colon()?;
                    fields.push((name, from.value()?));
                    Ok(())
                })?;
                Json::Object(fields)
            }
            Some(b'n' | b't' | b'f') => from.word()?.map_or(Json::Null, Json::Bool),
            Some(b'-' | b'0'..=b'9') => match from.number()? {
                Number::Unsigned(number) => Json::Unsigned(number),
                Number::Negative(number) => Json::Negative(number),
                Number::Float(number) => {
                    let number = Json::float(number);
                    return number.ok_or_else(|| Fault::unwanted(TOO_LARGE));
                }
            },
            _ => return Err(from.no_value()),
        })
    }
}

deserialized! { Json }

/// JSON text without spaces, indented by two.
///
/// Made of what is not indented, so that there is one writer.
pub(crate) fn indented(compact: &str) -> String {
    let mut indented = String::with_capacity(compact.len() * 3 / 2);
    let mut depth = 0_usize;
    let (mut in_string, mut escaped) = (false, false);
    let mut characters = compact.chars().peekable();
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(c) = characters.next() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            indented.push(c);
            continue;
        }
        match c {
            '{' | '[' => {
                indented.push(c);
                if let Some(close) = characters.next_if(|next| matches!(next, '}' | ']')) {
                    indented.push(close);
                } else {
                    depth += 1;
                    line(&mut indented, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut indented, depth);
                indented.push(c);
            }
            ',' => {
                indented.push(c);
                line(&mut indented, depth);
            }
            ':' => indented.push_str(": "),
            _ => {
                in_string = c == '"';
                indented.push(c);
            }
        }
    }
    indented
}

/// Looks through the bytes once for what must be refused before anything is built: too deep nesting,
/// too long strings.
///
/// # Errors
/// `limit.nesting`, `limit.text`, with the place.
pub fn scan(text: &str, limits: &Limits) -> Result<(), Error> {
    // The reader refuses more levels than this by itself, with no code of ours.
    let most = limits.nesting.min(DEEPEST);
    let mut depth = 0_usize;
    let mut string_start = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(start) = string_start {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    if at - start > limits.text {
                        return Err(Error::new(
                            "limit.text",
                            format!(
                                "a text of {} bytes, more than the limit of {}",
                                at - start,
                                limits.text
                            ),
                        )
                        .help("shorten it, or raise `limits.text`")
                        .at(Place::span(Span::new(
                            text,
                            start - 1,
                            at + 1,
                        ))));
                    }
                    string_start = None;
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => string_start = Some(at + 1),
            b'[' | b'{' => {
                depth += 1;
                if depth > most {
                    return Err(Error::new(
                        "limit.nesting",
                        format!("more than {most} levels of arrays and objects"),
                    )
                    .help("flatten it, or raise `limits.nesting` (at most 127)")
                    .at(Place::span(Span::new(text, at, at + 1))));
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

impl JsonSchema for Json {
    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let json = generator.subschema_for::<Json>();
        json_schema!({
            "description": "Any JSON value",
            "anyOf": [
                { "type": "null" },
                { "type": "boolean" },
                { "type": "integer" },
                { "type": "number" },
                { "type": "string" },
                { "type": "array", "items": json },
                { "type": "object", "additionalProperties": json }
            ]
        })
    }
}

/// A name as it stands in a JSON pointer (RFC 6901).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The names of a JSON pointer; nothing if it is none.
pub(crate) fn pointer(path: &str) -> Option<Vec<String>> {
    if path.is_empty() {
        return Some(Vec::new());
    }
    let names = path.strip_prefix('/')?.split('/');
    Some(names.map(unescape).collect())
}

/// What [`escape`] made of a name, made back.
fn unescape(name: &str) -> String {
    let mut parts = name.split('~');
    let mut unescaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (sign, rest) = match (part.strip_prefix('0'), part.strip_prefix('1')) {
            (None, None) => ("~", part),
            (None, Some(rest)) => ("/", rest),
            (Some(rest), _) => ("~", rest),
        };
        unescaped.push_str(sign);
        unescaped.push_str(rest);
    }
    unescaped
}

/// A JSON document as a value.
///
/// # Errors
/// `json.syntax` with line and column.
pub fn parse(text: &str) -> Result<Json, Error> {
    let mut reader = Reader::new(text);
    let read = Json::read(&mut reader).and_then(|read| reader.end().map(|()| read));
    read.map_err(|fault| {
        let at = fault.syntax().unwrap_or_else(|| reader.place());
        syntax(text, fault.reason(), at)
    })
}

/// The text is no JSON, from this byte on.
pub(crate) fn syntax(text: &str, reason: &str, at: usize) -> Error {
    let help = if reason.starts_with("trailing characters") {
        "one document is one JSON value; write several in an array"
    } else if reason.starts_with("EOF") {
        "the document is cut off; nothing of it was read"
    } else if cut(reason, "out of range").is_some() {
        "write a number this large as a string"
    } else {
        "correct the JSON at this place"
    };
    Error::new("json.syntax", reason.to_owned())
        .help(help)
        .at(Place::span(Span::new(
            text,
            at.min(text.len()),
            text.len().min(at + 1),
        )))
}

/// A user's own data, by name: it survives every JSON round trip, in the order it was written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extensions(Vec<(String, Json)>);

impl Extensions {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, v)| v)
    }

    /// Sets the value of this name; it keeps its place if it had one.
    pub fn insert(&mut self, name: impl Into<String>, value: Json) {
        let name = name.into();
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl FromIterator<(String, Json)> for Extensions {
    /// Of fields that repeat a name the last one counts.
    fn from_iter<T: IntoIterator<Item = (String, Json)>>(fields: T) -> Extensions {
        let mut kept: Vec<Option<(String, Json)>> = Vec::new();
        let mut places = hashbrown::HashMap::new();
        for (name, value) in fields {
            if let Some(old) = places.insert(name.clone(), kept.len())
                && let Some(slot) = kept.get_mut(old)
            {
                *slot = None;
            }
            kept.push(Some((name, value)));
        }
        Extensions(kept.into_iter().flatten().collect())
    }
}

impl ToJson for Extensions {
    fn write(&self, to: &mut Writer) {
        if self.is_empty() && to.may_leave_out() {
            return;
        }
        to.open('{');
        for (name, value) in &self.0 {
            to.field(name);
            value.write(to);
        }
        to.close('}');
    }
}

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
deserialized! { Extensions }

impl FromJson for Extensions {
    fn read(from: &mut Reader<'_>) -> Result<Extensions, Fault> {
        let value = Json::read(from)?;
        if let Some(name) = first_duplicate(&value) {
            return Err(Fault::unwanted(format!("duplicate field `{name}`")));
        }
        match value {
            Json::Object(fields) => Ok(Extensions(fields)),
            other => Err(Fault::unwanted(format!(
                "expected an object, found {}",
                other.type_name()
            ))),
        }
    }
}

/// The first name that an object in the value repeats.
fn first_duplicate(value: &Json) -> Option<&str> {
    match value {
        Json::Object(fields) => {
            let mut seen = Lexicon::default();
            fields.iter().find_map(|(name, value)| {
                if seen.is_new(name) {
                    first_duplicate(value)
                } else {
                    Some(name.as_str())
                }
            })
        }
        Json::Array(items) => items.iter().find_map(first_duplicate),
        _ => None,
    }
}

impl JsonSchema for Extensions {
    fn schema_name() -> Cow<'static, str> {
        "Extensions".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A user's own data, by name",
            "additionalProperties": generator.subschema_for::<Json>(),
            "examples": [{ "checkedBy": "registry", "scores": [1, 2.5] }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_as_serde_json_does() {
        for text in [
            r#"{"a":[1,{"b":[],"c":{}},"x, {y}: [z]"],"d":"\"\\","e":[[]],"f":null}"#,
            "[]",
            r#""a:b""#,
            r#"{"":{"":[""]}}"#,
        ] {
            let value = parse(text).unwrap();
            assert_eq!(
                indented(text),
                serde_json::to_string_pretty(&value).unwrap()
            );
        }
    }

    #[test]
    fn keeps_order_and_integers() {
        let text = r#"{"b":1,"a":[9007199254740993,18446744073709551615,-9223372036854775808,1.5,null,"é"]}"#;
        let value: Json = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        for text in ["99999999999999999999", "-99999999999999999999", "1e400"] {
            assert!(serde_json::from_str::<Json>(text).is_err(), "{text}");
        }
        assert_eq!(
            serde_json::from_str::<Json>("-0.0").unwrap(),
            Json::Unsigned(0)
        );
    }

    #[test]
    fn extensions_refuse_a_repeated_name_at_any_depth() {
        for text in [r#"{"a":1,"a":2}"#, r#"{"x":[{"a":1,"a":2}]}"#, "[]"] {
            assert!(serde_json::from_str::<Extensions>(text).is_err(), "{text}");
        }
    }
}
