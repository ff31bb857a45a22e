//! What fields and values are called in words.

use super::excerpt::short;
use crate::json::{self, Json};
use crate::time::Length;

/// The fields whose names are no words: how one of them is called.
const NOUNS: &[(&str, &str)] = &[
    ("asOf", "as-of day"),
    ("nameAsPrinted", "printed name"),
    ("objectives", "objective"),
    ("participants", "participant"),
    ("relations", "relation"),
    ("countries", "country"),
    ("topics", "topic"),
    ("identifiers", "identifier"),
    ("links", "link"),
    ("amendments", "amendment"),
    ("aliases", "alias"),
    ("columns", "column"),
    ("remarks", "remark"),
    ("extensions", "extension"),
    ("source", "place in the source"),
    ("founded", "founding date"),
    ("retrieved", "day of retrieval"),
];

/// What a field, or an item of it, is called.
pub(super) fn noun(field: &str) -> String {
    let known = NOUNS.iter().find(|(name, _)| *name == field);
    known.map_or_else(|| spaced(field), |(_, noun)| (*noun).to_owned())
}

/// A name in camel case as words: `foundingMember` is "founding member".
pub(super) fn spaced(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            words.push(' ');
            words.push(letter.to_ascii_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

/// A value in words: a text in backticks, what has parts as JSON.
pub(super) fn value(value: &Json) -> String {
    match value {
        Json::String(text) => format!("`{}`", short(text)),
        other => {
            let json = json::to_string(other);
            format!("`{}`", short(&json))
        }
    }
}

/// What happens at the end of a period: `tacit, term 1 year, notice 3 months`.
pub(super) fn renewal(value: &Json) -> String {
    let get = |name: &str| value.get(name).and_then(Json::as_str);
    let length = |name: &str| {
        let length: Length = get(name)?.parse().ok()?;
        Some(format!("{name} {}", length.in_words()))
    };
    let parts = [get("kind").map(spaced), length("term"), length("notice")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A text in each of its languages.
pub(super) fn texts(value: &Json) -> String {
    match value {
        Json::Object(texts) => {
            let texts = texts.iter().map(|(tag, text)| {
                let text = text.as_str().unwrap_or_default();
                format!("`{}` in {}", short(text), short(tag))
            });
            texts.collect::<Vec<_>>().join(", ")
        }
        other => self::value(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        assert_eq!(noun("asOf"), "as-of day");
        assert_eq!(noun("kind"), "kind");
        assert_eq!(spaced("technicalAssistance"), "technical assistance");
    }

    #[test]
    fn values_are_told_shortly() {
        let json = |text: &str| crate::json::parse(text).unwrap();
        assert_eq!(value(&json("\"a\\nb\"")), "`a b`");
        assert_eq!(value(&json("[1, 2]")), "`[1,2]`");
        let tacit = json(r#"{"kind":"tacit","term":"P1Y","notice":"P90D"}"#);
        assert_eq!(renewal(&tacit), "tacit, term 1 year, notice 90 days");
        assert_eq!(
            texts(&json(r#"{"en":"a","fr":"b"}"#)),
            "`a` in en, `b` in fr"
        );
    }
}
