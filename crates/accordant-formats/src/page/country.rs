//! Countries by their names in English, French and Arabic.

use std::sync::LazyLock;

use accordant::hash::HashMap;
use accordant::model::CountryCode;

use super::word::{Word, is_close, without_and};

/// Code, English, French, Arabic; `|` parts variants.
///
/// From Unicode CLDR 48.2.0 (npm package cldr-localenames-full, main/{en,fr,ar}/territories.json: the name and its
/// -alt-short and -alt-variant forms), cut to the officially assigned codes of ISO 3166-1. (c) 1991-2026 Unicode, Inc.,
/// licence Unicode-3.0 (`https://www.unicode.org/license.txt`).
const NAMES: &str = include_str!("countries.tsv");

/// Words before a country that say that something takes place there.
const PLACES: &[&str] = &[
    "in",
    "within",
    "throughout",
    "across",
    "supporting",
    "au",
    "aux",
    "en",
    "à",
    "soutenir",
    "appuyer",
    "في",
];

struct Name {
    words: Vec<String>,
    code: CountryCode,
}

static BY_FIRST: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Name>> = HashMap::new();
    for line in NAMES.lines() {
        let mut fields = line.split('\t');
        let Some(Ok(code)) = fields.next().map(str::parse::<CountryCode>) else {
            continue;
        };
        for name in fields.flat_map(|field| field.split('|')) {
            let words = accordant::words(name);
            if let Some(first) = words.first() {
                let code = code.clone();
                names
                    .entry(first.clone())
                    .or_default()
                    .push(Name { words, code });
            }
        }
    }
    for names in names.values_mut() {
        accordant::order::sort_by_key(names, |name| std::cmp::Reverse(name.words.len()));
    }
    names
});
static PLACE_WORDS: LazyLock<Vec<String>> =
    LazyLock::new(|| PLACES.iter().map(|word| accordant::fold(word)).collect());

/// The country whose name stands at a place, as whole words, in Latin script with a capital; how many words.
pub(super) fn at(text: &str, words: &[Word], at: usize) -> Option<(CountryCode, usize)> {
    let word = words.get(at)?;
    at_form(text, words, at, &word.folded)
}

fn at_form(text: &str, words: &[Word], at: usize, first: &str) -> Option<(CountryCode, usize)> {
    let word = words.get(at)?;
    let written = text.get(word.range.clone())?.chars().next()?;
    if written.is_lowercase() {
        return None;
    }
    let fits = |name: &&Name| {
        words
            .get(at + 1..at + name.words.len())
            .is_some_and(|rest| {
                rest.iter()
                    .zip(name.words.iter().skip(1))
                    .all(|(word, wanted)| word.folded == *wanted)
                    && words
                        .get(at..at + name.words.len())
                        .unwrap_or_default()
                        .windows(2)
                        .all(|pair| matches!(pair, [a, b] if is_close(text, a, b)))
            })
    };
    let name = BY_FIRST.get(first)?.iter().find(fits)?;
    Some((name.code.clone(), name.words.len()))
}

/// The country in which something takes place, by the words at a place: "in Morocco", "au Maroc", "بالمغرب".
/// With it, the number of words that say so.
pub(super) fn placed(text: &str, words: &[Word], from: usize) -> Option<(CountryCode, usize)> {
    let word = words.get(from)?;
    if PLACE_WORDS.contains(&word.folded) {
        let article = words
            .get(from + 1)
            .is_some_and(|next| matches!(next.folded.as_str(), "the" | "le" | "la" | "les" | "l"));
        let name = from + 1 + usize::from(article);
        let close = words
            .get(from..=name)?
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if is_close(text, a, b)));
        return at(text, words, name)
            .filter(|_| close)
            .map(|(code, length)| (code, name - from + length));
    }
    // "In" joined to the name.
    let bare = without_and(&word.folded).unwrap_or(&word.folded);
    let joined = bare
        .strip_prefix('ب')
        .filter(|rest| rest.starts_with("ال"))?;
    at_form(text, words, from, joined)
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    fn places(text: &str) -> Vec<String> {
        let words = words(text, &(0..text.len()));
        (0..words.len())
            .filter_map(|at| placed(text, &words, at))
            .map(|(code, _)| code.to_string())
            .collect()
    }

    #[test]
    fn a_country_needs_a_word_of_place() {
        for (text, expected) in [
            ("universities in Morocco", &["MA"][..]),
            ("supporting Morocco in the", &["MA"]),
            ("in the United Kingdom and in Côte d'Ivoire", &["GB", "CI"]),
            ("au Maroc et en Tunisie", &["MA", "TN"]),
            ("التعليم العالي بالمغرب وفي فرنسا", &["MA"]),
            ("في المغرب", &["MA"]),
            ("in jordan almonds", &[]),
            ("Moroccan HE", &[]),
            ("of Morocco", &[]),
        ] {
            assert_eq!(places(text), expected, "{text}");
        }
    }

    #[test]
    fn every_country_is_there() {
        let codes: std::collections::BTreeSet<String> = BY_FIRST
            .values()
            .flatten()
            .map(|name| name.code.to_string())
            .collect();
        assert_eq!(codes.len(), 249);
    }
}
