//! What a record is made of: runs of letters and digits, and what stands between them.

use std::ops::Range;

use crate::runs::{BLOCK, Block, Blocks};

/// The tokens of a record: its runs, and what stands between them.
///
/// A single space between two runs is none: it goes without saying. Names of fields belong to what stands between runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    /// What the bytes are, but that those of names are in no word.
    blocks: Vec<Block>,
    starts: Places,
    /// Where the one before each ends, and where the last ends.
    ends: Places,
    /// Where each stands.
    places: Vec<Range<usize>>,
}

impl Tokens {
    /// Takes another record apart. One of 4 GiB and more has no tokens.
    pub(crate) fn take_apart(&mut self, json: &str) {
        self.blocks.clear();
        self.starts.count = 0;
        self.ends.count = 0;
        self.places.clear();
        let Ok(length) = u32::try_from(json.len()) else {
            return;
        };
        self.blocks.extend(Blocks::of(json));
        self.forget_names();
        self.find_edges(length);
    }

    /// Takes runs that are names of fields, behind which `":` stands, for none.
    fn forget_names(&mut self) {
        let mut behind = Block::default();
        let mut carry = false;
        for block in self.blocks.iter_mut().rev() {
            let quotes = (block.quotes >> 1) | (behind.quotes << (BLOCK - 1));
            let colons = (block.colons >> 2) | (behind.colons << (BLOCK - 2));
            // Read backwards, a name is a row of ones, to the lowest of which one is added: zeros are left.
            let words = block.words.reverse_bits();
            let names = (block.words & quotes & colons).reverse_bits();
            let (sum, first) = words.overflowing_add(names);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first | second;
            behind = *block;
            block.words = (words & sum).reverse_bits();
        }
    }

    /// Finds where tokens begin and end.
    fn find_edges(&mut self, length: u32) {
        let (mut run, mut space) = (0, 0);
        let mut start = 0;
        let next = self.blocks.iter().skip(1).map(|block| block.words);
        for (block, next) in self.blocks.iter().zip(next.chain([0])) {
            let words = block.words;
            let behind_run = (words << 1) | run;
            let before_run = (words >> 1) | (next << (BLOCK - 1));
            let single = block.spaces & behind_run & before_run;
            // The record begins with a token, whatever it is; behind it none does.
            let edges = (words ^ behind_run) | u64::from(start == 0);
            let edges = edges & u64::MAX >> BLOCK.saturating_sub((length - start) as usize);
            self.starts.put(start, edges & !single);
            self.ends.put(start, edges & !((single << 1) | space));
            run = words >> (BLOCK - 1);
            space = single >> (BLOCK - 1);
            start = start.wrapping_add(u64::BITS);
        }
        self.ends.put(length, 1);
        let ends = self.ends.all().iter().skip(1);
        let places = self.starts.all().iter().zip(ends);
        self.places
            .extend(places.map(|(start, end)| *start as usize..*end as usize));
    }

    /// Where each stands, in order.
    pub(crate) fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    /// The first token that begins there or behind; it is fast where that is not far behind this one.
    pub(crate) fn first_from(&self, place: usize, near: usize) -> usize {
        let is_before = |token: &Range<usize>| token.start < place;
        match self.places.split_at_checked(near) {
            Some((before, behind)) if before.last().is_none_or(is_before) => {
                near + behind.iter().take_while(|token| is_before(token)).count()
            }
            _ => self.places.partition_point(is_before),
        }
    }

    /// Whether the token that begins there is a run.
    pub(crate) fn is_run(&self, start: usize) -> bool {
        let block = self.blocks.get(start / BLOCK);
        block.is_some_and(|block| block.words >> (start % BLOCK) & 1 == 1)
    }
}

/// Some places in a text, in order.
#[derive(Debug, Clone, Default)]
struct Places {
    /// With room for some more behind.
    list: Vec<u32>,
    count: usize,
}

/// How many places are written at once.
const AT_ONCE: usize = 4;

impl Places {
    /// Adds the places of these bits of the block that begins there.
    #[inline]
    fn put(&mut self, start: u32, mut bits: u64) {
        if self.list.len() < self.count + BLOCK + AT_ONCE {
            self.list.resize(2 * (self.count + BLOCK + AT_ONCE), 0);
        }
        let count = bits.count_ones() as usize;
        let mut at = self.count;
        self.count += count;
        // Some more are written than there are, and do not count: deciding each time takes longer.
        while let Some(to) = self.list.get_mut(at..).and_then(<[u32]>::first_chunk_mut)
            && bits != 0
        {
            let to: &mut [u32; AT_ONCE] = to;
            for place in to {
                *place = start.wrapping_add(bits.trailing_zeros());
                bits &= bits.wrapping_sub(1);
            }
            at += AT_ONCE;
        }
    }

    fn all(&self) -> &[u32] {
        self.list.get(..self.count).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runs::runs;

    /// Run by run; with whether each is a run.
    fn slow(json: &str) -> Vec<(Range<usize>, bool)> {
        let mut tokens = Vec::new();
        let mut at = 0;
        for run in runs(json).filter(|run| !json.as_bytes()[run.end..].starts_with(b"\":")) {
            if at < run.start && (at == 0 || &json.as_bytes()[at..run.start] != b" ") {
                tokens.push((at..run.start, false));
            }
            at = run.end;
            tokens.push((run, true));
        }
        if at < json.len() {
            tokens.push((at..json.len(), false));
        }
        tokens
    }

    #[test]
    fn tokens_are_those_of_the_runs_wherever_they_stand() {
        let parts = [
            "",
            " ",
            "  ",
            "a",
            "é",
            "\":",
            "\"",
            ":",
            "a b",
            "—",
            "\"name\":\"",
            " longer ",
        ];
        let mut tokens = Tokens::default();
        for first in parts {
            for second in parts {
                for third in parts {
                    let part = [first, second, third].concat();
                    for before in (0..3).chain(50..68).chain(120..130) {
                        for filler in ["x", ".", " "] {
                            for behind in [0, 70] {
                                let [before, behind] = [before, behind].map(|n| filler.repeat(n));
                                let json = before + &part + &behind;
                                tokens.take_apart(&json);
                                let places = tokens.places().iter();
                                let found =
                                    places.map(|place| (place.clone(), tokens.is_run(place.start)));
                                assert_eq!(found.collect::<Vec<_>>(), slow(&json), "{json:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}
