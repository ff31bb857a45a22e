//! Words and their codes.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::texts::Texts;
use crate::order;

/// What words are told apart by: a word of up to fifteen bytes and its length, as a number that is compared in one
/// step. Longer ones have their first fifteen bytes and, in place of the length, `LONG`.
///
/// Two numbers, because one of 128 bits takes more room where it stands beside a code.
type Key = [u64; 2];

/// How many bytes a short word has at most.
const SHORT: usize = 15;

/// What stands in place of the length of a longer word.
const LONG: u8 = 0xff;

/// Folded words, each with a code.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    hasher: DefaultHashBuilder,
    codes: HashTable<(Key, u32)>,
    /// The words in that order.
    texts: Texts,
}

impl Lexicon {
    /// The code of a word, which is new or known.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        let key = key(word);
        let hash = hash_of(&self.hasher, key, word);
        if let Some(code) = self.find(hash, key, word) {
            return code;
        }
        let code = self.texts.push(word);
        let Lexicon {
            hasher,
            codes,
            texts,
        } = self;
        codes.insert_unique(hash, (key, code), |(key, code)| {
            hash_of(hasher, *key, texts.get(*code))
        });
        code
    }

    /// The code of a word, if it is known.
    pub(super) fn code(&self, word: &str) -> Option<u32> {
        let key = key(word);
        self.find(hash_of(&self.hasher, key, word), key, word)
    }

    /// The code of a word that stands in a text, if it is known.
    pub(super) fn code_in(&self, text: &str, place: Range<usize>) -> Option<u32> {
        // Found faster where the sixteen bytes from its beginning are there to be taken at once.
        let length = place.len();
        if length <= SHORT
            && let Some(bytes) = text.as_bytes().get(place.start..)
            && let Some(bytes) = bytes.first_chunk()
        {
            let letters = u128::from_le_bytes(*bytes) & !(u128::MAX << (8 * length));
            let key = halves(letters | ((length as u128) << (8 * SHORT)));
            let hash = hash_of(&self.hasher, key, "");
            return self.find(hash, key, "");
        }
        self.code(text.get(place)?)
    }

    fn find(&self, hash: u64, key: Key, word: &str) -> Option<u32> {
        let is_long = is_long(key);
        let found = self.codes.find(hash, |(found, code)| {
            *found == key && (!is_long || self.word(*code) == word)
        });
        found.map(|(_, code)| *code)
    }

    /// The word of a code.
    pub(super) fn word(&self, code: u32) -> &str {
        self.texts.get(code)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> u32 {
        self.texts.len()
    }

    /// The words in the order of their codes.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.texts.iter()
    }

    /// The codes in the order of their words.
    pub(super) fn sorted(&self) -> Vec<u32> {
        let mut codes: Vec<u32> = (0..self.len()).collect();
        order::sort_by(&mut codes, |a, b| self.word(*a).cmp(self.word(*b)));
        codes
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink();
    }
}

fn key(word: &str) -> Key {
    let mut bytes = [0; SHORT + 1];
    let (letters, length) = bytes.split_at_mut(SHORT);
    for (to, from) in letters.iter_mut().zip(word.bytes()) {
        *to = from;
    }
    let short = u8::try_from(word.len()).ok();
    length.fill(short.filter(|_| word.len() <= SHORT).unwrap_or(LONG));
    halves(u128::from_le_bytes(bytes))
}

fn halves(number: u128) -> Key {
    let half = |number: u128| u64::try_from(number & u128::from(u64::MAX)).unwrap_or_default();
    [half(number), half(number >> 64)]
}

fn is_long([_, high]: Key) -> bool {
    let [.., length] = high.to_le_bytes();
    length == LONG
}

fn hash_of(hasher: &DefaultHashBuilder, key: Key, word: &str) -> u64 {
    if is_long(key) {
        hasher.hash_one(word)
    } else {
        let [low, high] = key;
        hasher.hash_one((low, high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_code_however_long_it_is() {
        let mut lexicon = Lexicon::default();
        let words = [
            "a",
            "aa",
            "quality",
            "fifteen-letters",
            "sixteen-letters!",
            "\u{645}\u{646}\u{630}",
            "anextremelylongwordindeed",
        ];
        for (code, word) in (0..).zip(words) {
            assert_eq!(lexicon.code(word), None, "{word}");
            assert_eq!(lexicon.add(word), code, "{word}");
        }
        for (code, word) in (0..).zip(words) {
            assert_eq!(lexicon.add(word), code, "{word}");
            assert_eq!(lexicon.code(word), Some(code), "{word}");
            for text in [format!("-{word}"), format!("-{word}{}", "-".repeat(16))] {
                assert_eq!(
                    lexicon.code_in(&text, 1..1 + word.len()),
                    Some(code),
                    "{text}"
                );
            }
        }
        assert!(lexicon.words().eq(words));
        assert_eq!(lexicon.code(""), None);
    }
}
