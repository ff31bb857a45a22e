//! Words and their codes.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;

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
    /// A power of two of them, of which at most two thirds are taken: each word in the first free one from where its
    /// hash says.
    ///
    /// One look at memory finds most words. A map of the standard kind takes two, the second of which waits for the
    /// first, and every string of a register is looked up.
    slots: Vec<Slot>,
    /// The words in the order of their codes.
    texts: Texts,
}

/// A word and its code.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: Key,
    code: u32,
}

/// A word that is looked up, where it is looked for, and its code.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    key: Key,
    slot: usize,
    pub(crate) code: u32,
}

/// What stands for the code of a word that has none, and in a slot that is free.
pub(crate) const NO_CODE: u32 = u32::MAX;

impl Lexicon {
    /// The code of a word, which is new or known.
    pub fn add(&mut self, word: &str) -> u32 {
        let key = key(word);
        if let Some(code) = self.find(key, word) {
            return code;
        }
        let code = self.texts.push(word);
        if 3 * self.texts.len() as usize > 2 * self.slots.len() {
            self.grow();
        } else {
            self.take_slot(key, code);
        }
        code
    }

    /// The code of a word, if it is known.
    #[inline]
    pub fn code(&self, word: &str) -> Option<u32> {
        self.find(key(word), word)
    }

    /// The codes of words that stand in a text, `NO_CODE` for those that are not known.
    ///
    /// First it says where to look, then it looks there once for each word without deciding anything, so that the
    /// memory can be waited for many times at once; what was not found so is searched.
    pub(crate) fn codes_in(&self, text: &str, places: &[Range<usize>], looks: &mut Vec<Look>) {
        looks.clear();
        looks.extend(places.iter().map(|place| {
            let (key, word) = key_in(text, place);
            let slot = self.first_slot(key, word);
            let code = NO_CODE;
            Look { key, slot, code }
        }));
        let last = self.slots.len().saturating_sub(1);
        for look in looks.iter_mut() {
            if let Some(slot) = self.slots.get(look.slot & last) {
                look.code = if slot.key == look.key {
                    slot.code
                } else {
                    NO_CODE
                };
            }
        }
        for (look, place) in looks.iter_mut().zip(places) {
            if look.code == NO_CODE || is_long(look.key) {
                let word = text.get(place.clone()).unwrap_or_default();
                let found = self.find_from(look.slot, look.key, word);
                look.code = found.unwrap_or(NO_CODE);
            }
        }
    }

    #[inline]
    fn find(&self, key: Key, word: &str) -> Option<u32> {
        self.find_from(self.first_slot(key, word), key, word)
    }

    /// Finds a word whose search begins there.
    #[inline]
    fn find_from(&self, first: usize, key: Key, word: &str) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let mut place = first & last;
        loop {
            let slot = self.slots.get(place)?;
            if slot.code == NO_CODE {
                return None;
            }
            if slot.key == key && (!is_long(key) || self.word(slot.code) == word) {
                return Some(slot.code);
            }
            place = (place + 1) & last;
        }
    }

    /// Where the search for a word begins; only the lower part of the number counts.
    #[inline]
    fn first_slot(&self, key: Key, word: &str) -> usize {
        let hash = if is_long(key) {
            self.hasher.hash_one(word)
        } else {
            let [low, high] = key;
            self.hasher.hash_one((low, high))
        };
        usize::try_from(hash >> 32).unwrap_or(0)
    }

    /// Gives the first free slot to a word that has none.
    fn take_slot(&mut self, key: Key, code: u32) {
        let last = self.slots.len().saturating_sub(1);
        let mut place = self.first_slot(key, self.word(code)) & last;
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.code == NO_CODE {
                *slot = Slot { key, code };
                return;
            }
            place = (place + 1) & last;
        }
    }

    /// Makes room for twice as many words.
    fn grow(&mut self) {
        let free = Slot {
            key: [0; 2],
            code: NO_CODE,
        };
        self.slots = vec![free; 4.max(2 * self.slots.len())];
        for code in 0..self.texts.len() {
            self.take_slot(key(self.texts.get(code)), code);
        }
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

/// What a word that stands in a text is told apart by; with the word, if it is a long one.
#[inline]
fn key_in<'t>(text: &'t str, place: &Range<usize>) -> (Key, &'t str) {
    // Made faster where the sixteen bytes from its beginning are there to be taken at once.
    let bytes = text.as_bytes().get(place.start..).unwrap_or_default();
    if let Some((low, rest)) = bytes.split_first_chunk()
        && let Some((high, _)) = rest.split_first_chunk()
    {
        let [low, high] = [*low, *high].map(u64::from_le_bytes);
        if place.len() > SHORT {
            let word = text.get(place.clone()).unwrap_or_default();
            return ([low, high & first_bytes(7) | (LONG << 56)], word);
        }
        let length = place.len() as u64;
        let low = low & first_bytes(length);
        let high = high & first_bytes(length.saturating_sub(8));
        return ([low, high | (length << 56)], "");
    }
    let word = text.get(place.clone()).unwrap_or_default();
    (key(word), word)
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
                let mut looks = Vec::new();
                lexicon.codes_in(&text, &[1..1 + word.len(), 0..1], &mut looks);
                let codes: Vec<u32> = looks.iter().map(|look| look.code).collect();
                assert_eq!(codes, [code, NO_CODE], "{text}");
            }
        }
        assert!(lexicon.words().eq(words));
        assert_eq!(lexicon.code(""), None);
    }
}
