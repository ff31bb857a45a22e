//! A bit for each row.

use std::iter;
use std::ops::{BitAnd, BitOr, BitOrAssign, RangeInclusive, Sub};

use super::{BATCH, FEW};

/// How many rows a word has.
const WORD: u32 = u64::BITS;

/// How many bits a row has that is listed.
const LISTED: usize = u32::BITS as usize;

/// A bitmap that has a bit for each row up to its last.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    words: Vec<u64>,
    /// How many bits are set.
    count: u64,
}

/// Whether so many rows, up to this one, are better listed: where that is smaller.
pub fn are_few(count: usize, last: u32) -> bool {
    count <= FEW.max(last as usize / LISTED)
}

/// Adds rows behind all that a bitmap has.
pub(crate) fn append(set: &mut Plain, rows: &[u32]) {
    set.extend(rows.iter().copied());
}

/// The rows of a stretch, some at a time.
pub(crate) fn batches(rows: &Plain, stretch: &RangeInclusive<u32>, each: &mut dyn FnMut(&[u32])) {
    let mut batch = [0; BATCH];
    let mut filled = 0;
    let (first, last) = (place(*stretch.start()).0, place(*stretch.end()).0);
    for (number, word) in (0_u32..).zip(&rows.words).take(last + 1).skip(first) {
        let mut left = word & within(number * WORD, stretch);
        while left != 0 {
            if let Some(row) = batch.get_mut(filled) {
                *row = number * WORD + left.trailing_zeros();
            }
            filled += 1;
            left &= left - 1;
        }
        // Another word may not fit any more.
        if filled > BATCH - WORD as usize {
            each(batch.get(..filled).unwrap_or_default());
            filled = 0;
        }
    }
    if let Some(batch) = batch.get(..filled).filter(|batch| !batch.is_empty()) {
        each(batch);
    }
}

/// The bits of the rows of a stretch in the word that begins with a row.
fn within(first: u32, stretch: &RangeInclusive<u32>) -> u64 {
    let before = stretch.start().saturating_sub(first);
    let behind = (first + (WORD - 1)).saturating_sub(*stretch.end());
    (u64::MAX << before) & (u64::MAX >> behind)
}

/// The word that has the bit of a row, and the bit.
fn place(row: u32) -> (usize, u64) {
    ((row / WORD) as usize, 1 << (row % WORD))
}

fn count(words: impl Iterator<Item = u64>) -> u64 {
    words.map(|word| u64::from(word.count_ones())).sum()
}

impl Plain {
    /// No row.
    pub fn new() -> Plain {
        Plain::default()
    }

    fn of(words: Vec<u64>) -> Plain {
        Plain {
            count: count(words.iter().copied()),
            words,
        }
    }

    /// The rows whose bits are set in bytes, from the lowest on; the first is this one, which is 0.
    pub fn from_lsb0_bytes(_first: u32, bytes: &[u8]) -> Plain {
        let word = |bytes: &[u8]| {
            let byte = |place| u64::from(bytes.get(place).copied().unwrap_or(0)) << (8 * place);
            (0..8).map(byte).sum()
        };
        Plain::of(bytes.chunks(8).map(word).collect())
    }

    /// Adds a row; whether it is new.
    pub fn insert(&mut self, row: u32) -> bool {
        let (word, bit) = place(row);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        let Some(word) = self.words.get_mut(word) else {
            return false;
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        self.count += u64::from(is_new);
        is_new
    }

    /// Takes a row away; whether it was there.
    pub fn remove(&mut self, row: u32) -> bool {
        let (word, bit) = place(row);
        let Some(word) = self.words.get_mut(word) else {
            return false;
        };
        let is_there = *word & bit != 0;
        *word &= !bit;
        self.count -= u64::from(is_there);
        is_there
    }

    /// Whether a row is there.
    pub fn contains(&self, row: u32) -> bool {
        let (word, bit) = place(row);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many rows there are.
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first row.
    pub fn min(&self) -> Option<u32> {
        self.iter().next()
    }

    /// The last row.
    pub fn max(&self) -> Option<u32> {
        self.iter().next_back()
    }

    /// The row before which there are so many.
    pub fn select(&self, before: u32) -> Option<u32> {
        self.iter().nth(before as usize)
    }

    /// The rows in order.
    pub fn iter(&self) -> Iter<'_> {
        self.range(0..=u32::MAX)
    }

    /// The rows of a stretch.
    pub fn range(&self, stretch: RangeInclusive<u32>) -> Iter<'_> {
        let all = u32::try_from(self.words.len()).map_or(u32::MAX, |words| words * WORD);
        Iter {
            words: &self.words,
            from: *stretch.start(),
            to: all.min(stretch.end().saturating_add(1)),
        }
    }

    /// How many rows both have.
    pub fn intersection_len(&self, other: &Plain) -> u64 {
        let both = self.words.iter().zip(&other.words);
        count(both.map(|(word, other)| word & other))
    }

    /// Gives back the room that was kept for more.
    pub fn optimize(&mut self) {
        self.words.shrink_to_fit();
    }
}

impl FromIterator<u32> for Plain {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Plain {
        let mut set = Plain::new();
        set.extend(rows);
        set
    }
}

impl Extend<u32> for Plain {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, rows: I) {
        for row in rows {
            self.insert(row);
        }
    }
}

impl BitAnd for &Plain {
    type Output = Plain;

    fn bitand(self, other: &Plain) -> Plain {
        let both = self.words.iter().zip(&other.words);
        Plain::of(both.map(|(word, other)| word & other).collect())
    }
}

impl Sub for &Plain {
    type Output = Plain;

    fn sub(self, other: &Plain) -> Plain {
        let others = other.words.iter().copied().chain(iter::repeat(0));
        let left = self.words.iter().zip(others);
        Plain::of(left.map(|(word, other)| word & !other).collect())
    }
}

impl BitOrAssign<&Plain> for Plain {
    fn bitor_assign(&mut self, other: &Plain) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
        self.count = count(self.words.iter().copied());
    }
}

impl BitOr<&Plain> for Plain {
    type Output = Plain;

    fn bitor(mut self, other: &Plain) -> Plain {
        self |= other;
        self
    }
}

/// The rows of a bitmap from one on and before another.
pub struct Iter<'b> {
    words: &'b [u64],
    from: u32,
    to: u32,
}

impl Iterator for Iter<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while self.from < self.to {
            let (word, bit) = place(self.from);
            // The bits of this row and of those behind it.
            let left = self.words.get(word)? & bit.wrapping_neg();
            // The first of them, or the first of the next word.
            let row = self.from - self.from % WORD + left.trailing_zeros();
            if left == 0 {
                self.from = row;
                continue;
            }
            self.from = row.saturating_add(1);
            return Some(row).filter(|row| *row < self.to);
        }
        None
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<u32> {
        while self.from < self.to {
            let last = self.to - 1;
            let (word, bit) = place(last);
            // The bits of this row and of those before it.
            let left = self.words.get(word)? & (bit | (bit - 1));
            let first = last - last % WORD;
            let Some(place) = left.checked_ilog2() else {
                self.to = first;
                continue;
            };
            self.to = first + place;
            return Some(self.to).filter(|row| *row >= self.from);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roaring::RoaringBitmap;

    /// Rows far apart, close together, one behind the other, and at the edges of words.
    fn sets() -> Vec<Vec<u32>> {
        let every = |step: usize, last: u32| (0..last).step_by(step).collect::<Vec<u32>>();
        vec![
            vec![],
            vec![0],
            vec![63],
            vec![64],
            vec![5, 63, 64, 127, 128, 70_000],
            every(1, 300),
            every(3, 5_000),
            every(64, 5_000),
            every(97, 70_000),
            (1_000..4_000).collect(),
        ]
    }

    fn rows(set: &Plain) -> Vec<u32> {
        set.iter().collect()
    }

    #[test]
    fn plain_bitmaps_answer_as_roaring_ones() {
        for a in sets() {
            let (plain_a, roaring_a) = both(&a);
            assert_eq!(rows(&plain_a), a);
            assert!(plain_a.iter().rev().eq(a.iter().rev().copied()));
            assert_eq!(plain_a.len(), roaring_a.len());
            assert_eq!(plain_a.is_empty(), roaring_a.is_empty());
            assert_eq!(plain_a.min(), roaring_a.min());
            assert_eq!(plain_a.max(), roaring_a.max());
            for number in [0, 1, 4, 299, 70_000] {
                assert_eq!(plain_a.select(number), roaring_a.select(number));
                assert_eq!(plain_a.contains(number), roaring_a.contains(number));
            }
            for stretch in [
                0..=0,
                0..=63,
                1..=64,
                64..=4_999,
                100..=u32::MAX,
                80_000..=90_000,
            ] {
                let expected: Vec<u32> = roaring_a.range(stretch.clone()).collect();
                assert!(plain_a.range(stretch.clone()).eq(expected.iter().copied()));
                let backwards = plain_a.range(stretch.clone()).rev();
                assert!(backwards.eq(expected.iter().rev().copied()));
                let mut found = Vec::new();
                batches(&plain_a, &stretch, &mut |rows| {
                    found.extend_from_slice(rows);
                });
                assert_eq!(found, expected);
            }
            for b in sets() {
                let (plain_b, roaring_b) = both(&b);
                let found = [
                    &plain_a & &plain_b,
                    &plain_a - &plain_b,
                    plain_a.clone() | &plain_b,
                ];
                let expected = [
                    &roaring_a & &roaring_b,
                    &roaring_a - &roaring_b,
                    &roaring_a | &roaring_b,
                ];
                for (found, expected) in found.iter().zip(&expected) {
                    assert!(found.iter().eq(expected.iter()));
                    assert_eq!(found.len(), expected.len());
                }
                let common = plain_a.intersection_len(&plain_b);
                assert_eq!(common, roaring_a.intersection_len(&roaring_b));
            }
        }
    }

    fn both(rows: &[u32]) -> (Plain, RoaringBitmap) {
        let mut plain = Plain::new();
        append(&mut plain, rows);
        plain.optimize();
        (plain, rows.iter().copied().collect())
    }

    #[test]
    fn rows_come_and_go() {
        let mut set: Plain = [3, 64].into_iter().collect();
        assert!(set.insert(700));
        assert!(!set.insert(700));
        assert!(set.remove(64));
        assert!(!set.remove(64));
        assert!(!set.remove(100_000));
        assert_eq!(rows(&set), [3, 700]);
        assert_eq!(set.len(), 2);
    }

    #[test]
    fn bits_are_read_from_the_lowest_on() {
        let set = Plain::from_lsb0_bytes(0, &[1, 0, 0, 0, 0, 0, 0, 128, 3]);
        assert_eq!(rows(&set), [0, 63, 64, 65]);
        assert_eq!(set.len(), 4);
    }

    #[test]
    fn few_rows_are_listed_where_that_is_smaller() {
        assert!(are_few(FEW, 600));
        assert!(!are_few(FEW + 1, 600));
        assert!(are_few(3_000, 100_000));
        assert!(!are_few(4_000, 100_000));
    }
}
