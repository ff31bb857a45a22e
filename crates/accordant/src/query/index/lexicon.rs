//! Words and their codes.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::ids::slice;

/// A word of up to fifteen bytes and its length, as a number: compared in one step, where it is found.
type Short = u128;

/// How many bytes a short word has at most.
const SHORT: usize = 15;

/// Turns the ASCII letters of a number of fifteen bytes to lower case, and leaves digits as they are.
const LOWER: u128 = u128::from_le_bytes([0x20; SHORT + 1]);

/// Folded words, each with a code.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    hasher: DefaultHashBuilder,
    short: HashTable<(Short, u32)>,
    long: HashTable<u32>,
    /// The words in the order of their codes, one behind the other.
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Lexicon {
    /// The code of a word, which is new or known.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        match short(word) {
            Some(short) => self.add_short(short, || word.to_owned()),
            None => self.add_long(word),
        }
    }

    /// The code of the word that a run of ASCII letters and digits is.
    pub(super) fn add_ascii(&mut self, run: &str) -> u32 {
        match short(run) {
            Some(short) => {
                let length = 8 * run.len();
                let letters = LOWER & !(u128::MAX << length);
                self.add_short(short | letters, || run.to_ascii_lowercase())
            }
            None => self.add_long(&run.to_ascii_lowercase()),
        }
    }

    fn add_short(&mut self, short: Short, word: impl FnOnce() -> String) -> u32 {
        let hash = self.hasher.hash_one(short);
        if let Some((_, code)) = self.short.find(hash, |(found, _)| *found == short) {
            return *code;
        }
        let code = self.push(&word());
        let hasher = &self.hasher;
        self.short
            .insert_unique(hash, (short, code), |(short, _)| hasher.hash_one(short));
        code
    }

    fn add_long(&mut self, word: &str) -> u32 {
        let hash = self.hasher.hash_one(word);
        let is_it = |code: &u32| self.word(*code) == word;
        if let Some(code) = self.long.find(hash, is_it) {
            return *code;
        }
        let code = self.push(word);
        let Lexicon {
            hasher,
            long,
            text,
            ends,
            ..
        } = self;
        long.insert_unique(hash, code, |code| hasher.hash_one(slice(text, ends, *code)));
        code
    }

    /// A new word; its code. A register has fewer words than codes can number.
    fn push(&mut self, word: &str) -> u32 {
        let code = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(word);
        self.ends.push(self.text.len());
        code
    }

    /// The code of a word, if it is known.
    pub(super) fn code(&self, word: &str) -> Option<u32> {
        if let Some(short) = short(word) {
            let hash = self.hasher.hash_one(short);
            let found = self.short.find(hash, |(found, _)| *found == short);
            return found.map(|(_, code)| *code);
        }
        let hash = self.hasher.hash_one(word);
        self.long
            .find(hash, |code| self.word(*code) == word)
            .copied()
    }

    /// The word of a code.
    fn word(&self, code: u32) -> &str {
        slice(&self.text, &self.ends, code)
    }

    /// The words in the order of their codes.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.ends.len()).map(|code| self.word(code))
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// The word as a number, if it is short.
fn short(word: &str) -> Option<Short> {
    let mut bytes = [0; SHORT + 1];
    let (letters, length) = bytes.split_at_mut(SHORT);
    letters
        .get_mut(..word.len())?
        .copy_from_slice(word.as_bytes());
    length.fill(u8::try_from(word.len()).ok()?);
    Some(u128::from_le_bytes(bytes))
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
        }
        assert!(lexicon.words().eq(words));
        assert_eq!(lexicon.code(""), None);
    }

    #[test]
    fn runs_are_taken_in_lower_case() {
        let mut lexicon = Lexicon::default();
        for run in ["HAQAA", "haqaa", "HaQaA"] {
            assert_eq!(lexicon.add_ascii(run), 0);
        }
        assert_eq!(lexicon.add_ascii("AZaz09"), 1);
        assert_eq!(lexicon.add_ascii("ANEXTREMELYLONGWORD2"), 2);
        assert!(
            lexicon
                .words()
                .eq(["haqaa", "azaz09", "anextremelylongword2"])
        );
        assert_eq!(lexicon.add("azaz09"), 1);
    }
}
