//! Partnerships as their JSON has them: borrowed from it wherever it has no escapes.
//!
//! Only what a table has a column for is taken. The JSON is that of a partnership which was read or written
//! before: nothing is checked again.

use std::borrow::Cow;
use std::fmt;

use accordant::model;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::fields::Fields;

/// A string.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Str<'r>(#[serde(borrow)] Cow<'r, str>);

impl Str<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of an optional string.
pub(crate) fn text<'s>(found: Option<&'s Str<'_>>) -> Option<&'s str> {
    found.map(Str::as_str)
}

/// A text in one language or several.
pub(crate) enum Words<'r> {
    Plain(Cow<'r, str>),
    ByLanguage(model::Text),
}

impl Words<'_> {
    /// The text in the language, if one is asked for and it is given, otherwise the first.
    pub(crate) fn choose(&self, language: Option<&str>) -> &str {
        match (self, language) {
            (Words::Plain(text), _) => text,
            (Words::ByLanguage(texts), None) => texts.as_str(),
            (Words::ByLanguage(texts), Some(language)) => texts.in_language(language),
        }
    }
}

impl<'r, 'de: 'r> Deserialize<'de> for Words<'r> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Words<'r>, D::Error> {
        struct WordsVisitor;

        impl<'r> Visitor<'r> for WordsVisitor {
            type Value = Words<'r>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'r str) -> Result<Words<'r>, E> {
                Ok(Words::Plain(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Words<'r>, E> {
                Ok(Words::Plain(Cow::Owned(text.to_owned())))
            }

            fn visit_map<A: MapAccess<'r>>(self, map: A) -> Result<Words<'r>, A::Error> {
                model::Text::deserialize(MapAccessDeserializer::new(map)).map(Words::ByLanguage)
            }
        }

        deserializer.deserialize_any(WordsVisitor)
    }
}

/// A partnership without its lists of objectives, participants and funding.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Partnership<'r> {
    #[serde(borrow)]
    pub(crate) id: Str<'r>,
    #[serde(borrow)]
    pub(crate) title: Words<'r>,
    #[serde(borrow)]
    pub(crate) name: Option<Words<'r>>,
    #[serde(borrow)]
    pub(crate) kind: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) period: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) status: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) summary: Option<Words<'r>>,
    #[serde(borrow, default)]
    pub(crate) relations: Vec<Relation<'r>>,
    #[serde(borrow, default)]
    pub(crate) countries: Vec<Str<'r>>,
    #[serde(borrow, default)]
    pub(crate) topics: Vec<Str<'r>>,
    #[serde(borrow, default)]
    pub(crate) identifiers: Vec<Identifier<'r>>,
    #[serde(borrow, default)]
    pub(crate) links: Vec<Link<'r>>,
    #[serde(borrow, default)]
    pub(crate) amendments: Vec<Amendment<'r>>,
    #[serde(borrow)]
    pub(crate) renewal: Option<Renewal<'r>>,
    #[serde(borrow)]
    pub(crate) source: Option<SourceRef<'r>>,
    #[serde(borrow)]
    pub(crate) extensions: Option<&'r RawValue>,
}

/// The participants of a partnership.
#[derive(Deserialize)]
pub(crate) struct Parties<'r> {
    #[serde(borrow)]
    pub(crate) id: Str<'r>,
    #[serde(borrow, default)]
    pub(crate) participants: Vec<Participant<'r>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Participant<'r> {
    #[serde(borrow)]
    pub(crate) organization: Str<'r>,
    #[serde(borrow)]
    pub(crate) role: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) period: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) name_as_printed: Option<Str<'r>>,
}

/// The objectives of a partnership.
#[derive(Deserialize)]
pub(crate) struct Aims<'r> {
    #[serde(borrow)]
    pub(crate) id: Str<'r>,
    #[serde(borrow, default)]
    pub(crate) objectives: Vec<Objective<'r>>,
}

#[derive(Deserialize)]
pub(crate) struct Objective<'r> {
    #[serde(borrow)]
    pub(crate) text: Words<'r>,
    #[serde(borrow)]
    pub(crate) kind: Option<Str<'r>>,
    #[serde(borrow, default)]
    pub(crate) objectives: Vec<Objective<'r>>,
    #[serde(borrow)]
    pub(crate) source: Option<SourceRef<'r>>,
}

/// What a partnership is funded by.
#[derive(Deserialize)]
pub(crate) struct Funds<'r> {
    #[serde(borrow)]
    pub(crate) id: Str<'r>,
    #[serde(borrow, default)]
    pub(crate) funding: Vec<Funding<'r>>,
}

#[derive(Deserialize)]
pub(crate) struct Funding<'r> {
    #[serde(borrow)]
    pub(crate) programme: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) funder: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) amount: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) currency: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) identifier: Option<Identifier<'r>>,
}

#[derive(Deserialize)]
pub(crate) struct Relation<'r> {
    #[serde(borrow)]
    pub(crate) kind: Str<'r>,
    #[serde(borrow)]
    pub(crate) target: Str<'r>,
}

#[derive(Deserialize)]
pub(crate) struct Identifier<'r> {
    #[serde(borrow)]
    pub(crate) scheme: Str<'r>,
    #[serde(borrow)]
    pub(crate) value: Str<'r>,
}

#[derive(Deserialize)]
pub(crate) struct Link<'r> {
    #[serde(borrow)]
    pub(crate) url: Str<'r>,
    #[serde(borrow)]
    pub(crate) title: Option<Words<'r>>,
}

#[derive(Deserialize)]
pub(crate) struct Amendment<'r> {
    #[serde(borrow)]
    pub(crate) decided: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) end: Str<'r>,
    #[serde(borrow)]
    pub(crate) reason: Option<Words<'r>>,
}

#[derive(Deserialize)]
pub(crate) struct Renewal<'r> {
    #[serde(borrow)]
    pub(crate) kind: Str<'r>,
    #[serde(borrow)]
    pub(crate) term: Option<Str<'r>>,
    #[serde(borrow)]
    pub(crate) notice: Option<Str<'r>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SourceRef<'r> {
    #[serde(borrow)]
    pub(crate) source: Str<'r>,
    pub(crate) first_line: Option<u32>,
    pub(crate) last_line: Option<u32>,
}

/// Reads what a table needs of a partnership.
pub(crate) fn read<'r, T: Deserialize<'r>>(json: &'r [u8]) -> Result<T, accordant::Error> {
    T::deserialize(Fields::of(json)).map_err(|error: serde_json::Error| {
        accordant::Error::new("index.not-readable", error.to_string())
    })
}
