//! Countries by their names in English, French and Arabic.

use std::sync::LazyLock;

use accordant::model::CountryCode;

use super::phrases::{Phrases, is_in};
use super::word::{Word, are_close, without_and};

/// The countries of `countries.tsv` by their codes, as `xtask/src/countries.rs` writes them: the first letters of the
/// codes, the second ones, and then a line for each name.
///
/// The list has code, English, French and Arabic name; `|` parts variants. It is from Unicode CLDR 48.2.0 (npm package cldr-localenames-full, main/{en,fr,ar}/territories.json: the name and its
/// -alt-short and -alt-variant forms), cut to the officially assigned codes of ISO 3166-1. (c) 1991-2026 Unicode, Inc.,
/// licence Unicode-3.0 (`https://www.unicode.org/license.txt`).
const FILE: &[u8] = include_bytes!("countries.bin");

/// How many countries there are.
const COUNT: usize = 249;

/// Words before a country that say that something takes place there.
const PLACES: &str = "in within throughout across supporting au aux en a soutenir appuyer في";

/// The names of each line.
static NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    let names = FILE.iter().skip(2 * COUNT);
    // One byte is one letter, of ASCII or of Arabic.
    let letters = names.map(|byte| u32::from(*byte) + if byte.is_ascii() { 0 } else { 0x580 });
    let names: String = letters.filter_map(char::from_u32).collect();
    Phrases::new(&mut names.lines())
});

/// The code of the country that a line names. Those of a script come in the order of the codes.
fn code(line: usize) -> Option<CountryCode> {
    let place = line % COUNT;
    let letters = [*FILE.get(place)?, *FILE.get(COUNT + place)?];
    std::str::from_utf8(&letters).ok()?.parse().ok()
}

/// The country whose name stands at a place, as whole words, in Latin script with a capital; how many words.
pub(super) fn at(text: &str, words: &[Word], at: usize) -> Option<(CountryCode, usize)> {
    at_form(text, words, at, &words.get(at)?.folded)
}

fn at_form(text: &str, words: &[Word], at: usize, first: &str) -> Option<(CountryCode, usize)> {
    let written = text.get(words.get(at)?.range.clone())?.chars().next()?;
    if written.is_lowercase() {
        return None;
    }
    let name = NAMES.at(text, words, at, first)?;
    Some((code(name.list)?, name.words.len()))
}

/// The country in which something takes place, by the words at a place: "in Morocco", "au Maroc", "بالمغرب".
/// With it, the number of words that say so.
pub(super) fn placed(text: &str, words: &[Word], from: usize) -> Option<(CountryCode, usize)> {
    let word = words.get(from)?;
    if is_in(PLACES, &word.folded) {
        let next = words.get(from + 1);
        let article = next.is_some_and(|next| is_in("the le la les l", &next.folded));
        let name = from + 1 + usize::from(article);
        if !are_close(text, words.get(from..=name)?) {
            return None;
        }
        let (code, length) = at(text, words, name)?;
        return Some((code, name - from + length));
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
        let list = include_str!("countries.tsv");
        let codes: std::collections::BTreeSet<&str> = list
            .lines()
            .filter(|line| line.split('\t').filter(|name| !name.is_empty()).count() == 4)
            .filter_map(|line| Some(line.split_once('\t')?.0))
            .collect();
        assert_eq!(codes.len(), COUNT);
        for line in list.lines() {
            let (code, names) = line.split_once('\t').unwrap();
            // Words that belong to a place stand close together, which those around a sign do not.
            let plain = |name: &&str| !name.is_empty() && !name.contains(['&', '(', '.', ',']);
            for name in names.split(['|', '\t']).filter(plain) {
                let text = format!("in {name}");
                assert_eq!(places(&text), [code], "{text}");
            }
            for name in names.split(['|', '\t']) {
                let text = accordant::words(name).join(" ").to_uppercase();
                let words = words(&text, &(0..text.len()));
                let found = at(&text, &words, 0).map(|(code, length)| (code.to_string(), length));
                assert_eq!(found, Some((code.to_owned(), words.len())), "{name}");
            }
        }
        assert!(codes.iter().all(|code| code.parse::<CountryCode>().is_ok()));
    }

    #[test]
    fn the_list_is_written_as_words_are_compared() {
        assert_eq!(accordant::fold(PLACES), PLACES);
    }
}
