//! Text in one language or several.

use std::borrow::Cow;
use std::fmt;

use accordant_text::Lexicon;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::LanguageTag;
use crate::json::{Fault, FromJson, Reader, ToJson, Writer, deserialized};

/// From how many languages on a tag is searched by hash among those before it.
const MANY: usize = 64;

/// A text: in the portfolio's language, or in several, each under its BCP 47 tag.
///
/// In JSON a string, or an object from tag to string: `{"en": "...", "fr": "...", "ar": "..."}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Text {
    /// In the portfolio's language.
    Plain(String),
    /// By language, in the order written; no tag repeats.
    ByLanguage(Vec<(LanguageTag, String)>),
}

impl Text {
    /// The text in this language if it is given, otherwise the first.
    pub fn in_language(&self, language: &str) -> &str {
        match self {
            Text::Plain(text) => text,
            Text::ByLanguage(texts) => texts
                .iter()
                .find(|(tag, _)| tag.matches(language))
                .or(texts.first())
                .map_or("", |(_, text)| text),
        }
    }

    /// The text, in the first language if there are several.
    pub fn as_str(&self) -> &str {
        match self {
            Text::Plain(text) => text,
            Text::ByLanguage(texts) => texts.first().map_or("", |(_, text)| text),
        }
    }

    /// Every version of the text.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, texts) = match self {
            Text::Plain(text) => (Some(text.as_str()), &[][..]),
            Text::ByLanguage(texts) => (None, texts.as_slice()),
        };
        plain
            .into_iter()
            .chain(texts.iter().map(|(_, text)| text.as_str()))
    }

    /// The languages it is given in; none for a plain text.
    pub fn languages(&self) -> impl Iterator<Item = &LanguageTag> {
        let texts = match self {
            Text::Plain(_) => &[][..],
            Text::ByLanguage(texts) => texts.as_slice(),
        };
        texts.iter().map(|(tag, _)| tag)
    }
}

impl Default for Text {
    fn default() -> Text {
        Text::Plain(String::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::Plain(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::Plain(text)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl ToJson for Text {
    fn write(&self, to: &mut Writer) {
        match self {
            Text::Plain(text) => to.string(text),
            Text::ByLanguage(texts) => {
                to.open('{');
                for (tag, text) in texts {
                    to.field(tag.as_str());
                    to.string(text);
                }
                to.close('}');
            }
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Text::Plain(text) => serializer.serialize_str(text),
            Text::ByLanguage(texts) => serializer.collect_map(texts.iter().map(|(k, v)| (k, v))),
        }
    }
}

impl FromJson for Text {
    fn read(from: &mut Reader<'_>) -> Result<Text, Fault> {
        if from.is_at_string() {
            return from.value().map(Text::Plain);
        }
        let mut texts: Vec<(LanguageTag, String)> = Vec::new();
        let mut seen = Lexicon::default();
        from.entries(
            "a string, or an object from language tag to string",
            &mut |from| {
                let tag: LanguageTag = from.value()?;
                from.colon()?;
                let text = from.value()?;
                if texts.len() == MANY {
                    for (tag, _) in &texts {
                        seen.add(tag.as_str());
                    }
                }
                let is_known = if texts.len() < MANY {
                    texts.iter().any(|(known, _)| *known == tag)
                } else {
                    !seen.is_new(tag.as_str())
                };
                if is_known {
                    return Err(Fault::unwanted(format!("duplicate field `{tag}`")));
                }
                texts.push((tag, text));
                Ok(())
            },
        )?;
        if texts.is_empty() {
            return Err(Fault::unwanted("a text in no language"));
        }
        Ok(Text::ByLanguage(texts))
    }
}

deserialized! { Text }

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text in the portfolio's language, or an object from BCP 47 language tag to text",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": super::values::LANGUAGE_TAG },
                    "additionalProperties": { "type": "string" }
                }
            ],
            "examples": ["Quality culture", { "en": "Quality culture", "fr": "Culture qualité" }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::from_text;

    #[test]
    fn a_language_is_given_once_however_many_there_are() {
        for count in [1, MANY - 1, MANY, MANY + 1, 3 * MANY] {
            let entry = |number: usize| format!("\"en-x-{number}\":\"a\"");
            let all: Vec<String> = (0..count).map(entry).collect();
            let read: Text = from_text(&format!("{{{}}}", all.join(","))).unwrap();
            assert_eq!(read.languages().count(), count);
            for again in [0, count / 2, count - 1] {
                let text = format!("{{{},{}}}", all.join(","), entry(again));
                let fault = from_text::<Text>(&text).unwrap_err();
                let expected = format!("duplicate field `en-x-{again}`");
                assert!(fault.reason().contains(&expected), "{}", fault.reason());
            }
        }
    }
}
