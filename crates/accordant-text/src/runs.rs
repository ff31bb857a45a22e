//! Where words begin and end, found for 64 bytes at a time.

use std::ops::Range;

use wide::u8x16;

use crate::fold::is_in_word;

/// How many bytes are looked at together: as many as a number has bits.
const BLOCK: usize = 64;

/// Where the runs of letters and digits of a text stand.
pub fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut edges = Edges::of(text);
    std::iter::from_fn(move || Some(edges.next()?..edges.next()?))
}

/// Where a text changes between what is in words and what is not: the beginning of a run, its end, the beginning
/// of the next.
struct Edges<'t> {
    text: &'t str,
    /// Where the block begins, and the next one.
    start: usize,
    next: usize,
    /// The edges of the block that are left, a bit each.
    left: u64,
    /// Whether the last byte of the block is in a word: 1 if so.
    in_word: u64,
    /// The bytes of the next block that belong to a character of this one, if that is in a word.
    begun: u64,
}

impl Edges<'_> {
    fn of(text: &str) -> Edges<'_> {
        Edges {
            text,
            start: 0,
            next: 0,
            left: 0,
            in_word: 0,
            begun: 0,
        }
    }

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            if !self.look_on() {
                let at_end = std::mem::take(&mut self.in_word) == 1;
                return at_end.then_some(self.text.len());
            }
        }
        let at = self.start + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }

    /// Looks at the next block; whether there is one.
    fn look_on(&mut self) -> bool {
        let Some(rest) = self.text.as_bytes().get(self.next..) else {
            return false;
        };
        let (ascii, others) = match rest.first_chunk() {
            Some(block) => look(block),
            None if rest.is_empty() => return false,
            None => {
                // What is behind the text is in no word.
                let mut block = [0; BLOCK];
                for (to, from) in block.iter_mut().zip(rest) {
                    *to = *from;
                }
                look(&block)
            }
        };
        self.start = self.next;
        self.next += BLOCK.min(rest.len());
        let mut words = ascii | std::mem::take(&mut self.begun);
        if others != 0 {
            words |= self.letters(others);
        }
        self.left = words ^ (words << 1 | self.in_word);
        self.in_word = words >> (BLOCK - 1);
        true
    }

    /// Those of these bytes of the block, which are not ASCII, that are in words.
    fn letters(&mut self, mut bytes: u64) -> u64 {
        let mut words = 0;
        while bytes != 0 {
            let place = bytes.trailing_zeros() as usize;
            let rest = self.text.get(self.start + place..).unwrap_or_default();
            // Elsewhere than where a character begins there is none, and the last block has it.
            let c = rest.chars().next().unwrap_or_default();
            let all = ((1_u128 << c.len_utf8()) - 1) << place;
            let [here, behind] = [all, all >> BLOCK].map(low);
            bytes &= !here;
            if !rest.is_empty() && is_in_word(c) {
                words |= here;
                self.begun = behind;
            }
        }
        words
    }
}

fn low(bits: u128) -> u64 {
    u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(0)
}

/// Which bytes are letters and digits of ASCII, and which are not ASCII.
#[inline]
fn look(block: &[u8; BLOCK]) -> (u64, u64) {
    let (sixteens, _) = block.as_chunks();
    let (mut words, mut others) = (0, 0);
    for (place, bytes) in (0..).zip(sixteens) {
        let bytes = u8x16::new(*bytes);
        let letters = (bytes | u8x16::splat(0x20)) - u8x16::splat(b'a');
        let digits = bytes - u8x16::splat(b'0');
        // A mask has the highest bit of each byte.
        let letters = letters.simd_lt(u8x16::splat(26)).to_bitmask();
        let digits = digits.simd_lt(u8x16::splat(10)).to_bitmask();
        words |= u64::from(letters | digits) << (16 * place);
        others |= u64::from(bytes.to_bitmask()) << (16 * place);
    }
    (words, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Character by character.
    fn slow(text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (place, c) in text.char_indices().filter(|(_, c)| is_in_word(*c)) {
            let end = place + c.len_utf8();
            match found.last_mut() {
                Some(last) if last.end == place => last.end = end,
                _ => found.push(place..end),
            }
        }
        found
    }

    #[test]
    fn runs_are_those_of_the_characters_wherever_they_stand() {
        let parts = [
            "",
            " ",
            "a",
            "Z9",
            "-",
            "é",
            "×",
            "\u{645}\u{646}",
            "—",
            "\u{301}",
            "𝟗",
            "😀",
            "@[`{/:",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let part = [first, second, third].concat();
                    for before in (0..3).chain(60..68).chain(120..132) {
                        for filler in ["x", "."] {
                            let text = filler.repeat(before) + &part;
                            let found: Vec<_> = runs(&text).collect();
                            assert_eq!(found, slow(&text), "{text:?}");
                            let text = text + &filler.repeat(70);
                            let found: Vec<_> = runs(&text).collect();
                            assert_eq!(found, slow(&text), "{text:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_byte_of_ascii_is_looked_at_alone() {
        for byte in 0..=0xff {
            for place in 0..BLOCK {
                let mut block = [b' '; BLOCK];
                block[place] = byte;
                let bit = |holds: bool| u64::from(holds) << place;
                let expected = (bit(byte.is_ascii_alphanumeric()), bit(!byte.is_ascii()));
                assert_eq!(look(&block), expected);
            }
        }
    }
}
