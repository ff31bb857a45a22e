//! Where words begin and end, found for 64 bytes at a time.

use std::ops::Range;

use wide::u8x16;

use crate::fold::is_in_word;

/// How many bytes are looked at together: as many as a number has bits.
pub(crate) const BLOCK: usize = u64::BITS as usize;

/// Where the runs of letters and digits of a text stand.
pub fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut edges = Edges {
        blocks: Blocks::of(text),
        start: 0,
        left: 0,
        in_word: 0,
    };
    std::iter::from_fn(move || Some(edges.next()?..edges.next()?))
}

/// Where a text changes between what is in words and what is not: the beginning of a run, its end, the beginning
/// of the next.
struct Edges<'t> {
    blocks: Blocks<'t>,
    /// Where the block begins.
    start: usize,
    /// The edges of the block that are left, a bit each.
    left: u64,
    /// Whether the last byte of the block is in a word: 1 if so.
    in_word: u64,
}

impl Edges<'_> {
    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.start = self.blocks.next;
            let Some(Block { words, .. }) = self.blocks.next() else {
                let at_end = std::mem::take(&mut self.in_word) == 1;
                return at_end.then_some(self.blocks.text.len());
            };
            self.left = words ^ (words << 1 | self.in_word);
            self.in_word = words >> (BLOCK - 1);
        }
        let at = self.start + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }
}

/// What the bytes of a block are, a bit each, the lowest for the first. Bytes behind the text are nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Block {
    /// Those that are in words.
    pub(crate) words: u64,
    pub(crate) spaces: u64,
    pub(crate) quotes: u64,
    pub(crate) colons: u64,
}

/// The blocks of a text.
pub(crate) struct Blocks<'t> {
    text: &'t str,
    /// Where the next one begins.
    next: usize,
    /// The bytes of the next one that belong to a character of this one, if that is in a word.
    begun: u64,
}

impl Blocks<'_> {
    pub(crate) fn of(text: &str) -> Blocks<'_> {
        Blocks {
            text,
            next: 0,
            begun: 0,
        }
    }

    /// Those of these bytes of the block that begins there, which are not ASCII, that are in words.
    fn letters(&mut self, start: usize, mut bytes: u64) -> u64 {
        let mut words = 0;
        while bytes != 0 {
            let place = bytes.trailing_zeros() as usize;
            let rest = self.text.get(start + place..).unwrap_or_default();
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

impl Iterator for Blocks<'_> {
    type Item = Block;

    #[inline]
    fn next(&mut self) -> Option<Block> {
        let rest = self.text.as_bytes().get(self.next..)?;
        let mut last = [0; BLOCK];
        let bytes = match rest.first_chunk() {
            Some(bytes) => bytes,
            None if rest.is_empty() => return None,
            None => {
                for (to, from) in last.iter_mut().zip(rest) {
                    *to = *from;
                }
                &last
            }
        };
        let (mut block, others) = look(bytes);
        let start = self.next;
        self.next += BLOCK.min(rest.len());
        block.words |= std::mem::take(&mut self.begun);
        if others != 0 {
            let latin = latin(bytes);
            block.words |= latin | self.letters(start, others & !latin);
        }
        Some(block)
    }
}

fn low(bits: u128) -> u64 {
    u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(0)
}

/// The first bytes of Latin letters with accents: U+00C0 to U+027F are all letters, but for `×` and `÷`.
const LATIN: u8 = 0xC3;
const LAST_LATIN: u8 = 0xC9;

/// What the bytes of a block are, and which of them are not ASCII.
#[inline]
fn look(block: &[u8; BLOCK]) -> (Block, u64) {
    let (sixteens, _) = block.as_chunks();
    let mut found = Block::default();
    let mut others = 0;
    for (place, bytes) in (0..).zip(sixteens) {
        let bytes = u8x16::new(*bytes);
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        let letters = is_in(bytes | u8x16::splat(0x20), b'a', b'z');
        let digits = is_in(bytes, b'0', b'9');
        found.words |= bits(letters | digits, place);
        found.spaces |= bits(is(b' '), place);
        found.quotes |= bits(is(b'"'), place);
        found.colons |= bits(is(b':'), place);
        others |= bits(bytes, place);
    }
    (found, others)
}

/// The bytes of the accented letters of Latin that are in a block; not of one that goes on behind it.
fn latin(block: &[u8; BLOCK]) -> u64 {
    let (sixteens, _) = block.as_chunks();
    let (mut all, mut first, mut signs) = (0, 0, 0);
    for (place, bytes) in (0..).zip(sixteens) {
        let bytes = u8x16::new(*bytes);
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        all |= bits(is_in(bytes, LATIN, LAST_LATIN), place);
        first |= bits(is(LATIN), place);
        signs |= bits(is(0x97) | is(0xB7), place);
    }
    let letters = all & !(first & (signs >> 1)) & !(1 << (BLOCK - 1));
    letters | letters << 1
}

fn is_in(bytes: u8x16, least: u8, most: u8) -> u8x16 {
    (bytes - u8x16::splat(least)).simd_lt(u8x16::splat(most - least + 1))
}

/// The bits of this sixteen of a block. A mask has the highest bit of each byte.
fn bits(mask: u8x16, sixteen: u32) -> u64 {
    u64::from(mask.to_bitmask()) << (16 * sixteen)
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
            "÷",
            "ɏ",
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
                let (found, others) = look(&block);
                assert_eq!(found.words, bit(byte.is_ascii_alphanumeric()));
                let spaces = (0..BLOCK).fold(0, |all, place| all | 1 << place);
                assert_eq!(found.spaces, spaces & !bit(byte != b' '));
                assert_eq!(found.quotes, bit(byte == b'"'));
                assert_eq!(found.colons, bit(byte == b':'));
                assert_eq!(others, bit(!byte.is_ascii()));
                let is_latin = (LATIN..=LAST_LATIN).contains(&byte) && place < BLOCK - 1;
                assert_eq!(latin(&block), bit(is_latin) | bit(is_latin) << 1);
            }
        }
    }
}
