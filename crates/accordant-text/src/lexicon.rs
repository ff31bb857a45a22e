//! Words and their codes.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;
use prefetch_index::prefetch_index;

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
    /// The first words once more, each where its hash says if no other was there before; nothing as long as there are few.
    ///
    /// What is looked up is most often one of them: they are added in the order of their frequency. Here they are near
    /// together, where among all others each would have its own part of the memory.
    first: Vec<Slot>,
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

impl Slot {
    const FREE: Slot = Slot {
        // No text has these bytes.
        key: [u64::MAX; 2],
        code: NO_CODE,
        note: NO_NOTE,
    };

    #[inline]
    fn found(&self) -> Found {
        let Slot { code, note, .. } = *self;
        Found { code, note }
    }

    /// Whether it is the slot of another word than this key's, or of none.
    #[inline]
    fn differs(&self, key: Key) -> bool {
        // Both are compared at once: which differs cannot be foreseen.
        (self.key[0] ^ key[0]) | (self.key[1] ^ key[1]) != 0
    }
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

/// How many slots there are for the first words.
const FIRST: usize = 1 << 12;

/// What stands for the code of a word that has none, and in a slot that is free.
const NO_CODE: u32 = u32::MAX;

/// What is noted of a word of which there is nothing to note.
pub(crate) const NO_NOTE: u32 = u32::MAX;

impl Lexicon {
    /// The code of a word, which is new or known.
    pub fn add(&mut self, word: &str) -> u32 {
        self.add_with_note(word, NO_NOTE)
    }

    /// Adds a word; whether it is new.
    pub fn is_new(&mut self, word: &str) -> bool {
        let next = self.len();
        self.add(word) == next
    }

    /// As `add`, with a note that is found wherever the code is; what was known keeps its own.
    pub(crate) fn add_with_note(&mut self, word: &str, note: u32) -> u32 {
        let key = key(word);
        match self.find(key, word) {
            Some(found) => found.code,
            None => self.add_new(key, word, note),
        }
    }

    /// Adds the words of another lexicon; their codes here, in the order of their codes there.
    pub fn add_all(&mut self, others: &Lexicon) -> Vec<u32> {
        let mut codes = Vec::with_capacity(others.texts.len() as usize);
        let text = others.texts.all();
        let places: Vec<_> = others.texts.places().collect();
        let mut found = [Found::NOTHING; TOGETHER];
        for places in places.chunks(TOGETHER) {
            self.find_all(text, places, &mut found);
            for (place, found) in places.iter().zip(found) {
                let word = text.get(place.clone()).unwrap_or_default();
                let new = || self.add_new(key_in(text, place.clone()), word, NO_NOTE);
                codes.push(found.code().unwrap_or_else(new));
            }
        }
        codes
    }

    /// What is noted of a word; nothing if there is no such word.
    pub(crate) fn note(&self, word: &str) -> u32 {
        self.find(key(word), word)
            .map_or(NO_NOTE, |found| found.note)
    }

    // Once for both: it is larger than what calls it.
    #[inline(never)]
    fn add_new(&mut self, key: Key, word: &str, note: u32) -> u32 {
        if 3 * (self.texts.len() as usize + 1) > 2 * self.slots.len() {
            self.grow();
        }
        let code = self.texts.push(word);
        let slot = Slot { key, code, note };
        self.take_first(slot);
        self.take_slot(slot);
        code
    }

    /// The code of a word, if it is known.
    #[inline]
    pub fn code(&self, word: &str) -> Option<u32> {
        self.find(key(word), word).map(|found| found.code)
    }

    /// Puts the codes of those parts of a text that are known behind those that are there; whether all are known.
    pub fn codes_in(&self, text: &str, parts: &[Range<usize>], codes: &mut Vec<u32>) -> bool {
        let wanted = codes.len() + parts.len();
        let mut found = [Found::NOTHING; TOGETHER];
        for parts in parts.chunks(TOGETHER) {
            self.find_all(text, parts, &mut found);
            let found = found.iter().take(parts.len());
            codes.extend(found.filter_map(|found| found.code()));
        }
        codes.len() == wanted
    }

    /// What is known of parts of a text, at most `TOGETHER`.
    ///
    /// First it looks among the first words, says where else to look, and asks the memory for it. Of those that were not found
    /// it takes what is there, without deciding anything, so that the memory can be waited for many times at once. Long
    /// words, and those in whose place another is, are looked at once more.
    pub(crate) fn find_all(
        &self,
        text: &str,
        parts: &[Range<usize>],
        found: &mut [Found; TOGETHER],
    ) {
        let last = self.slots.len().saturating_sub(1);
        let word = |nth| {
            let part = parts.get(nth).cloned().unwrap_or_default();
            text.get(part).unwrap_or_default()
        };
        let mut looks = [([0; 2], 0); TOGETHER];
        // A bit for each that is long, and for each that is still to be found.
        let (mut long, mut left) = (0_u64, 0_u64);
        let room = looks.iter_mut().zip(&mut *found);
        for (nth, (part, (look, found))) in parts.iter().zip(room).enumerate() {
            let key = key_in(text, part.clone());
            let place = self.first_slot_of(key);
            let slot = self.first.get(place % FIRST).unwrap_or(&Slot::FREE);
            *found = slot.found();
            *look = (key, place & last);
            self.ask_for(place & last);
            long |= u64::from(is_long(key)) << nth;
            left |= u64::from(slot.differs(key)) << nth;
        }
        for nth in ones(long) {
            let word = word(nth);
            let found = found.get(nth).and_then(|found: &Found| found.code());
            if left >> nth & 1 == 0 && found.is_some_and(|code| self.word(code) == word) {
                long ^= 1 << nth;
            } else if let Some((_, place)) = looks.get_mut(nth) {
                *place = place_of(self.hasher.hash_one(word)) & last;
                self.ask_for(*place);
            }
        }
        left |= long;
        // A bit for each in whose place another is.
        let mut others = 0_u64;
        for nth in ones(left) {
            if let (Some(found), Some((key, place))) = (found.get_mut(nth), looks.get(nth)) {
                let slot = self.slots.get(*place).unwrap_or(&Slot::FREE);
                *found = slot.found();
                // Where the slot is free, there is no such word.
                let is_taken = u64::from(slot.code != NO_CODE);
                others |= (u64::from(slot.differs(*key)) & is_taken) << nth;
            }
        }
        // A long one may be another with the same beginning: its text is waited for in the same way.
        let codes = |nth: usize| found.get(nth).and_then(|found: &Found| found.code());
        ones(long)
            .filter_map(codes)
            .for_each(|code| self.texts.ask_for_place(code));
        ones(long)
            .filter_map(codes)
            .for_each(|code| self.texts.ask_for(code));
        for nth in ones(others | long) {
            if let (Some(found), Some((key, place))) = (found.get_mut(nth), looks.get(nth)) {
                let there = self.find_from(*place, *key, word(nth));
                *found = there.unwrap_or(Found::NOTHING);
            }
        }
    }

    /// Has what is in a slot brought here, while others are still to be looked for.
    #[inline]
    fn ask_for(&self, place: usize) {
        prefetch_index(&self.slots, place);
        // Some begin at the end of what is brought at once.
        prefetch_index(&self.slots, place + 1);
    }

    #[inline]
    fn find(&self, key: Key, word: &str) -> Option<Found> {
        let last = self.slots.len().checked_sub(1)?;
        self.find_from(self.first_slot(key, word) & last, key, word)
    }

    /// What is known of a word for which the search begins there.
    #[inline]
    fn find_from(&self, mut place: usize, key: Key, word: &str) -> Option<Found> {
        let last = self.slots.len().checked_sub(1)?;
        loop {
            let slot = self.slots.get(place)?;
            if slot.code == NO_CODE {
                return None;
            }
            if slot.key == key && (!is_long(key) || self.word(slot.code) == word) {
                return Some(slot.found());
            }
            place = (place + 1) & last;
        }
    }

    /// Where the search for a word begins; only the lower part of the number counts.
    #[inline]
    fn first_slot(&self, key: Key, word: &str) -> usize {
        if is_long(key) {
            place_of(self.hasher.hash_one(word))
        } else {
            self.first_slot_of(key)
        }
    }

    /// The same of a short word.
    #[inline]
    fn first_slot_of(&self, [low, high]: Key) -> usize {
        place_of(self.hasher.hash_one((low, high)))
    }

    /// Gives a word a slot among the first, if there are any and its own is free.
    fn take_first(&mut self, taken: Slot) {
        let place = self.first_slot_of(taken.key) % FIRST;
        if let Some(slot) = self.first.get_mut(place)
            && slot.code == NO_CODE
        {
            *slot = taken;
        }
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
        if self.slots.len() == FIRST {
            self.first.resize(FIRST, Slot::FREE);
            for slot in self.slots.clone() {
                self.take_first(slot);
            }
        }
        let more = vec![Slot::FREE; 4.max(2 * self.slots.len())];
        for slot in std::mem::replace(&mut self.slots, more) {
            if slot.code != NO_CODE {
                self.take_slot(slot);
            }
        }
    }

    /// Takes away all words; their room is kept. Of those that are added then, the first are found the fastest.
    pub(crate) fn take_words(&mut self) -> Texts {
        self.slots.fill(Slot::FREE);
        self.first.fill(Slot::FREE);
        std::mem::take(&mut self.texts)
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
    let length = place.end.wrapping_sub(place.start);
    if let Some(sixteen) = text.as_bytes().get(place.start..place.start + 16)
        && let ([low, high], []) = sixteen.as_chunks()
        && let Some([kept_low, kept_high, length]) = KEPT.get(length.min(SHORT + 1))
    {
        let [low, high] = [*low, *high].map(u64::from_le_bytes);
        return [low & kept_low, (high & kept_high) | length];
    }
    key(text.get(place).unwrap_or_default())
}

/// What a key has of sixteen bytes, of which so many are a word, and of its length; at last, if it is longer.
static KEPT: [[u64; 3]; SHORT + 2] = [
    kept(0),
    kept(1),
    kept(2),
    kept(3),
    kept(4),
    kept(5),
    kept(6),
    kept(7),
    kept(8),
    kept(9),
    kept(10),
    kept(11),
    kept(12),
    kept(13),
    kept(14),
    kept(15),
    [u64::MAX, u64::MAX >> 8, LONG << 56],
];

const fn kept(length: u32) -> [u64; 3] {
    let bits = 8 * length;
    let low = !u64::MAX.unbounded_shl(bits);
    let high = !u64::MAX.unbounded_shl(bits.saturating_sub(64));
    [low, high, (length as u64) << 56]
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

/// Which bits of a number are ones.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then_some(bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(place)
    })
}

/// The better half of a hash.
fn place_of(hash: u64) -> usize {
    usize::try_from(hash >> 32).unwrap_or(0)
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
                lexicon.find_all(&text, &parts, &mut found);
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

    #[test]
    fn words_are_found_however_many_there_are() {
        let number_of = |word: u32| word.wrapping_mul(2_654_435_761);
        let word = |number| {
            format!(
                "{}{}",
                "same".repeat(number as usize % 6),
                number_of(number)
            )
        };
        let mut lexicon = Lexicon::default();
        for turn in 0..2 {
            for number in 0..10_000 {
                assert_eq!(lexicon.add_with_note(&word(number), number + turn), number);
            }
            for number in 0..20_000 {
                let text = word(number);
                let parts = [0..text.len(), 0..0];
                let mut found = [Found::NOTHING; TOGETHER];
                lexicon.find_all(&text, &parts, &mut found);
                let expected = Some(number).filter(|number| *number < 10_000);
                assert_eq!(found[0].code(), expected, "{text}");
                assert_eq!(found[1].code(), None);
                let note = expected.map_or(NO_NOTE, |number| number + turn);
                assert_eq!(found[0].note, note, "{text}");
            }
            assert_eq!(lexicon.take_words().len(), 10_000);
        }
    }

    #[test]
    fn words_of_another_lexicon_are_known_or_new() {
        let word = |number: usize| format!("{}{number}", "long".repeat(number % 7));
        let (mut lexicon, mut others) = (Lexicon::default(), Lexicon::default());
        for number in 0..300 {
            lexicon.add(&word(number));
            others.add(&word(2 * number));
        }
        let codes = lexicon.add_all(&others);
        let expected = (0..300).map(|number| {
            if number < 150 {
                2 * number
            } else {
                number + 150
            }
        });
        assert_eq!(codes, expected.collect::<Vec<u32>>());
        for (code, number) in codes.into_iter().zip((0..).step_by(2)) {
            assert_eq!(lexicon.word(code), word(number));
        }
    }
}
