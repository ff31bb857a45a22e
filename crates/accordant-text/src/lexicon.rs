//! Words and their codes.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::texts::Texts;

/// What words are told apart by: a word of up to fifteen bytes and its length, as a number that is compared in one
/// step. Longer ones have their first fifteen bytes and, in place of the length, `LONG`.
///
/// Two numbers, because one of 128 bits takes more room where it stands beside a code.
type Key = [u64; 2];

/// How many bytes a short word has at most.
const SHORT: usize = 15;

/// What stands in place of the length of a longer word.
const LONG: u64 = 0xff;

/// Words, each with a code.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    hasher: DefaultHashBuilder,
    codes: HashTable<(Key, u32)>,
    /// The words in the order of their codes.
    texts: Texts,
}

impl Lexicon {
    /// The code of a word, which is new or known.
    pub fn add(&mut self, word: &str) -> u32 {
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
    pub fn code(&self, word: &str) -> Option<u32> {
        let key = key(word);
        self.find(hash_of(&self.hasher, key, word), key, word)
    }

    /// The code of a word that stands in a text, if it is known.
    pub fn code_in(&self, text: &str, place: Range<usize>) -> Option<u32> {
        // Found faster where the sixteen bytes from its beginning are there to be taken at once.
        let bytes = text.as_bytes().get(place.start..).unwrap_or_default();
        if place.len() <= SHORT
            && let Some((low, rest)) = bytes.split_first_chunk()
            && let Some((high, _)) = rest.split_first_chunk()
        {
            let length = place.len() as u64;
            let low = u64::from_le_bytes(*low) & first_bytes(length);
            let high = u64::from_le_bytes(*high) & first_bytes(length.saturating_sub(8));
            let key = [low, high | (length << 56)];
            return self.find(hash_of(&self.hasher, key, ""), key, "");
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
    #[inline]
    pub fn word(&self, code: u32) -> &str {
        self.texts.get(code)
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// How many words there are.
    #[inline]
    pub fn len(&self) -> u32 {
        self.texts.len()
    }

    /// The words in the order of their codes.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.texts.iter()
    }

    /// The codes in the order of their words.
    pub fn sorted(&self) -> Vec<u32> {
        let mut codes: Vec<u32> = (0..self.len()).collect();
        codes.sort_unstable_by_key(|code| self.word(*code));
        codes
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.texts.shrink();
    }
}

fn key(word: &str) -> Key {
    let mut halves = [[0; 8]; 2];
    let places = halves.as_flattened_mut().iter_mut();
    for (to, from) in places.take(SHORT).zip(word.bytes()) {
        *to = from;
    }
    let [low, high] = halves.map(u64::from_le_bytes);
    let length = u64::try_from(word.len()).unwrap_or(LONG);
    let length = if word.len() <= SHORT { length } else { LONG };
    [low, high | (length << 56)]
}

/// So many bytes of a number, at most all eight.
fn first_bytes(count: u64) -> u64 {
    if count < 8 {
        !(u64::MAX << (8 * count))
    } else {
        u64::MAX
    }
}

fn is_long([_, high]: Key) -> bool {
    high >> 56 == LONG
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
