//! What fields and values are called in words.

use super::excerpt::short;
use crate::json::Json;

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

/// A value in words: a text in backticks, an object by its values.
pub(super) fn value(value: &Json) -> String {
    match value {
        Json::String(text) => format!("`{}`", short(text)),
        Json::Object(fields) => {
            let parts = fields.iter().map(|(name, inner)| match inner {
                Json::String(text) => format!("{} `{}`", spaced(name), short(text)),
                other => format!("{} {}", spaced(name), self::value(other)),
            });
            short_list(parts)
        }
        Json::Array(items) => short_list(items.iter().map(self::value)),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// The first few of a list.
fn short_list(parts: impl ExactSizeIterator<Item = String>) -> String {
    const MOST: usize = 4;
    let more = parts.len().saturating_sub(MOST);
    let mut shown = parts.take(MOST).collect::<Vec<_>>().join(", ");
    if more > 0 {
        shown.push_str(&format!(" and {more} more"));
    }
    if shown.is_empty() {
        shown.push_str("nothing");
    }
    shown
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
        assert_eq!(
            value(&json(r#"{"scheme":"ror","value":"0"}"#)),
            "scheme `ror`, value `0`"
        );
        assert_eq!(value(&json("[1,2,3,4,5,6]")), "1, 2, 3, 4 and 2 more");
        assert_eq!(value(&json("{}")), "nothing");
    }
}
