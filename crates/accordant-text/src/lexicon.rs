//! Words and their codes.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;

use crate::order::sort_places;
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

/// A word, its code and its note.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: Key,
    code: u32,
    note: u32,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    code: u32,
    pub(crate) note: u32,
}

impl Found {
    pub(crate) const NOTHING: Found = Found {
        code: NO_CODE,
        note: NO_NOTE,
    };

    /// The code, if the word is known.
    #[inline]
    pub(crate) fn code(self) -> Option<u32> {
        Some(self.code).filter(|code| *code != NO_CODE)
    }
}

/// How many words are looked up together.
pub(crate) const TOGETHER: usize = 64;

/// What stands for the code of a word that has none, and in a slot that is free.
const NO_CODE: u32 = u32::MAX;

/// What is noted of a word of which there is nothing to note.
pub const NO_NOTE: u32 = u32::MAX;

impl Lexicon {
    /// The code of a word, which is new or known.
    pub fn add(&mut self, word: &str) -> u32 {
        self.add_with_note(word, NO_NOTE)
    }

    /// The same, with a note that is found wherever the code is; what was known keeps its own.
    pub fn add_with_note(&mut self, word: &str, note: u32) -> u32 {
        let key = key(word);
        if let Some(found) = self.find(key, word) {
            return found.code;
        }
        if 3 * (self.texts.len() as usize + 1) > 2 * self.slots.len() {
            self.grow();
        }
        let code = self.texts.push(word);
        self.take_slot(Slot { key, code, note });
        code
    }

    /// The code of a word, if it is known.
    #[inline]
    pub fn code(&self, word: &str) -> Option<u32> {
        self.find(key(word), word).map(|found| found.code)
    }

    /// The note of a word, if it is known.
    #[inline]
    pub fn note(&self, word: &str) -> Option<u32> {
        self.find(key(word), word).map(|found| found.note)
    }

    /// Puts the codes of those parts of a text that are known behind those that are there; whether all are known.
    pub fn codes_in(&self, text: &str, parts: &[Range<usize>], codes: &mut Vec<u32>) -> bool {
        let wanted = codes.len() + parts.len();
        let mut found = [Found::NOTHING; TOGETHER];
        for parts in parts.chunks(TOGETHER) {
            self.find_all(text, parts, Range::clone, &mut found);
            let found = found.iter().take(parts.len());
            codes.extend(found.filter_map(|found| found.code()));
        }
        codes.len() == wanted
    }

    /// What is known of parts of a text, which stand there, at most `TOGETHER` of them.
    ///
    /// First it says where to look, then it looks there once for each without deciding anything, so that the memory can
    /// be waited for many times at once; what was not found so is searched.
    #[inline]
    pub(crate) fn find_all<P>(
        &self,
        text: &str,
        parts: &[P],
        place: impl Fn(&P) -> Range<usize>,
        found: &mut [Found; TOGETHER],
    ) {
        let mut keys = [[0; 2]; TOGETHER];
        let mut slots = [0; TOGETHER];
        let last = self.slots.len().saturating_sub(1);
        for ((part, key), slot) in parts.iter().zip(&mut keys).zip(&mut slots) {
            let place = place(part);
            *key = key_in(text, place.clone());
            let word = if is_long(*key) { text.get(place) } else { None };
            *slot = self.first_slot(*key, word.unwrap_or_default()) & last;
        }
        let looks = keys.iter().zip(&slots).zip(&mut *found).take(parts.len());
        for ((key, slot), found) in looks {
            if let Some(slot) = self.slots.get(*slot) {
                let Slot { code, note, .. } = *slot;
                let is_it = slot.key == *key;
                *found = Found {
                    code: if is_it { code } else { NO_CODE },
                    note,
                };
            } else {
                *found = Found::NOTHING;
            }
        }
        let looks = keys.iter().zip(&slots).zip(found).zip(parts);
        for (((key, slot), found), part) in looks {
            if found.code == NO_CODE || is_long(*key) {
                let word = text.get(place(part)).unwrap_or_default();
                let searched = self.find_from(*slot, *key, word);
                *found = searched.unwrap_or(Found::NOTHING);
            }
        }
    }

    #[inline]
    fn find(&self, key: Key, word: &str) -> Option<Found> {
        self.find_from(self.first_slot(key, word), key, word)
    }

    /// Finds a word whose search begins there.
    #[inline]
    fn find_from(&self, first: usize, key: Key, word: &str) -> Option<Found> {
        let last = self.slots.len().checked_sub(1)?;
        let mut place = first & last;
        loop {
            let slot = self.slots.get(place)?;
            if slot.code == NO_CODE {
                return None;
            }
            if slot.key == key && (!is_long(key) || self.word(slot.code) == word) {
                let Slot { code, note, .. } = *slot;
                return Some(Found { code, note });
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

    /// Gives a word that has none the first free slot from where the search for it begins.
    fn take_slot(&mut self, taken: Slot) {
        let last = self.slots.len().saturating_sub(1);
        let mut place = self.first_slot(taken.key, self.word(taken.code)) & last;
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.code == NO_CODE {
                *slot = taken;
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
            note: NO_NOTE,
        };
        let more = vec![free; 4.max(2 * self.slots.len())];
        for slot in std::mem::replace(&mut self.slots, more) {
            if slot.code != NO_CODE {
                self.take_slot(slot);
            }
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
        let code = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let mut places: Vec<usize> = (0..self.len() as usize).collect();
        sort_places(&mut places, &|a, b| {
            self.word(code(a)).cmp(self.word(code(b)))
        });
        places.into_iter().map(code).collect()
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.texts.shrink();
    }
}

/// What a part of a text is told apart by.
#[inline]
fn key_in(text: &str, place: Range<usize>) -> Key {
    // Made faster where the sixteen bytes from its beginning are there to be taken at once.
    let bytes = text.as_bytes().get(place.start..).unwrap_or_default();
    if let Some((low, rest)) = bytes.split_first_chunk()
        && let Some((high, _)) = rest.split_first_chunk()
    {
        let [low, high] = [*low, *high].map(u64::from_le_bytes);
        let length = place.len() as u64;
        let is_short = place.len() <= SHORT;
        let (kept, said) = if is_short {
            (length, length)
        } else {
            (SHORT as u64, LONG)
        };
        let high = high & first_bytes(kept.saturating_sub(8));
        return [low & first_bytes(kept), high | (said << 56)];
    }
    key(text.get(place).unwrap_or_default())
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
            assert_eq!(lexicon.add_with_note(word, code * 7), code, "{word}");
        }
        for (code, word) in (0..).zip(words) {
            assert_eq!(lexicon.add(word), code, "{word}");
            assert_eq!(lexicon.code(word), Some(code), "{word}");
            for text in [format!("-{word}"), format!("-{word}{}", "-".repeat(16))] {
                let parts = [1..1 + word.len(), 0..1];
                let mut found = [Found::NOTHING; TOGETHER];
                lexicon.find_all(&text, &parts, Range::clone, &mut found);
                assert_eq!((found[0].code, found[0].note), (code, code * 7), "{text}");
                assert_eq!((found[1].code, found[1].note), (NO_CODE, NO_NOTE), "{text}");
                let mut codes = vec![1];
                assert!(lexicon.codes_in(&text, &parts[..1], &mut codes));
                assert_eq!(codes, [1, code]);
                assert!(!lexicon.codes_in(&text, &parts, &mut codes));
                assert_eq!(codes, [1, code, code]);
            }
        }
        assert!(lexicon.words().eq(words));
        assert_eq!(lexicon.code(""), None);
    }
}
