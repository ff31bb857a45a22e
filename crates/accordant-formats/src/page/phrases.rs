//! Lists of phrases, and where their words stand in a text.

use hashbrown::HashMap;

use super::word::{Word, are_close};

/// Phrases by their first word; of those that begin alike the longest comes first.
pub(super) struct Phrases {
    by_first: HashMap<String, Vec<Phrase>>,
}

/// A phrase of a list.
pub(super) struct Phrase {
    pub(super) words: Vec<String>,
    /// As the list has it.
    pub(super) written: String,
    /// Which of the lists it is from; that says what it means.
    pub(super) list: usize,
}

impl Phrases {
    /// The phrases of lists. Bars part them; what stands before a tab is no phrase.
    pub(super) fn new(lists: &mut dyn Iterator<Item = &str>) -> Phrases {
        let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::new();
        for (list, phrases) in lists.enumerate() {
            let phrases = phrases
                .split_once('\t')
                .map_or(phrases, |(_, behind)| behind);
            for written in phrases.split('|') {
                let words = accordant::words(written);
                if let Some(first) = words.first() {
                    let same = by_first.entry(first.clone()).or_default();
                    same.push(Phrase {
                        words,
                        written: written.to_owned(),
                        list,
                    });
                }
            }
        }
        for same in by_first.values_mut() {
            accordant::order::sort_by_key(same, |phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Phrases { by_first }
    }

    /// The longest phrase whose words stand at a place, close together. The first word is given in the form in which it
    /// is looked up.
    pub(super) fn at(&self, text: &str, words: &[Word], at: usize, first: &str) -> Option<&Phrase> {
        self.by_first.get(first)?.iter().find(|phrase| {
            let here = words.get(at..at + phrase.words.len()).unwrap_or_default();
            let mut pairs = here.iter().zip(&phrase.words).skip(1);
            !here.is_empty()
                && pairs.all(|(word, wanted)| word.folded == *wanted)
                && are_close(text, here)
        })
    }
}

/// What stands before the tab in the line that a phrase is from.
pub(super) fn id(lines: &'static str, phrase: &Phrase) -> Option<&'static str> {
    let (id, _) = lines.lines().nth(phrase.list)?.split_once('\t')?;
    Some(id)
}

/// Whether a word is one of a list, which is written as words are compared.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    #[test]
    fn the_longest_phrase_that_stands_there_is_meant() {
        let lists = ["Union|Union africaine", "états\tUnion des États|UNION"];
        let phrases = Phrases::new(&mut lists.into_iter());
        let found = |text: &str| {
            let words = words(text, &(0..text.len()));
            let phrase = phrases.at(text, &words, 0, &words.first()?.folded)?;
            Some((phrase.list, phrase.written.as_str()))
        };
        for (text, expected) in [
            ("l'Union", None),
            ("états", None),
            ("union Africaine d'", Some((0, "Union africaine"))),
            ("union, africaine", Some((0, "Union"))),
            ("union", Some((0, "Union"))),
            ("Union des", Some((0, "Union"))),
            ("Union des états", Some((1, "Union des États"))),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_lists_are_compared_whole() {
        assert!(is_in("the a an", "an") && !is_in("the a an", "th"));
        assert!(!is_in("the a an", ""));
    }
}
