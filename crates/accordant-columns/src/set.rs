//! Sets of rows, as answers are put together from them.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::slice;

use crate::bitmap::{self, Bitmap, bitmap};
use accordant_text::order::sort_numbers;

/// From how many rows on a set that is made is a bitmap.
const MANY: usize = 4096;

/// How much longer a list has to be than another for its rows to be looked for rather than walked along.
const LONGER: usize = 16;

/// How many rows are tried before sets are intersected for their first.
const SOME: usize = 64;

/// Rows in increasing order, borrowed where the index has them: as a list if they are few.
#[derive(Debug, Clone)]
pub enum Set<'i> {
    /// A list of rows.
    Few(Cow<'i, [u32]>),
    /// A bitmap of rows.
    Many(Cow<'i, Bitmap>),
}

impl Default for Set<'_> {
    fn default() -> Self {
        Set::Few(Cow::Borrowed(&[]))
    }
}

impl<'i> Set<'i> {
    /// A set of rows that are in increasing order.
    pub fn of(rows: Vec<u32>) -> Set<'i> {
        if rows.len() < MANY {
            Set::Few(Cow::Owned(rows))
        } else {
            Set::made(bitmap(&rows))
        }
    }

    /// A set that the index does not have.
    pub fn made(rows: Bitmap) -> Set<'i> {
        Set::Many(Cow::Owned(rows))
    }

    /// A set that the index has.
    pub fn borrowed(rows: &'i Bitmap) -> Set<'i> {
        Set::Many(Cow::Borrowed(rows))
    }

    /// The same rows, not borrowed.
    pub fn into_owned(self) -> Set<'static> {
        match self {
            Set::Few(rows) => Set::Few(Cow::Owned(rows.into_owned())),
            Set::Many(rows) => Set::made(rows.into_owned()),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Set::Few(rows) => rows.len(),
            Set::Many(rows) => usize::try_from(rows.len()).unwrap_or(usize::MAX),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        match self {
            Set::Few(rows) => rows.is_empty(),
            Set::Many(rows) => rows.is_empty(),
        }
    }

    /// Whether the row is one of them.
    pub fn contains(&self, row: u32) -> bool {
        match self {
            Set::Few(rows) => rows.binary_search(&row).is_ok(),
            Set::Many(rows) => rows.contains(row),
        }
    }

    /// The rows, one after the other.
    pub fn iter(&self) -> Iter<'_> {
        match self {
            Set::Few(rows) => Iter::Few(rows.iter()),
            Set::Many(rows) => Iter::Many(Box::new(rows.iter())),
        }
    }

    /// The rows in so many stretches of them.
    pub fn stretches(&self, count: usize) -> Vec<RangeInclusive<u32>> {
        let last = self.last().unwrap_or(0);
        let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
        let end = |part: u32| u64::from(last) * u64::from(part) / u64::from(count);
        let end = |part: u32| u32::try_from(end(part)).unwrap_or(last);
        let first = |part: u32| {
            if part == 0 {
                0
            } else {
                end(part).saturating_add(1)
            }
        };
        (0..count).map(|part| first(part)..=end(part + 1)).collect()
    }

    /// The rows of a stretch, some at a time.
    pub fn batches(&self, stretch: &RangeInclusive<u32>, each: &mut dyn FnMut(&[u32])) {
        match self {
            Set::Few(rows) => {
                let start = rows.partition_point(|row| row < stretch.start());
                let end = rows.partition_point(|row| row <= stretch.end());
                each(rows.get(start..end).unwrap_or_default());
            }
            Set::Many(rows) => bitmap::batches(rows, stretch, each),
        }
    }

    /// The rows, some at a time.
    pub fn each_batch(&self, each: &mut dyn FnMut(&[u32])) {
        self.batches(&(0..=u32::MAX), each);
    }

    /// Takes one row after the other, which is faster than to ask for the next.
    pub fn for_each(&self, mut each: impl FnMut(u32)) {
        self.each_batch(&mut |rows| {
            for row in rows {
                each(*row);
            }
        });
    }

    /// The rows as a list.
    pub fn list(&self) -> Cow<'_, [u32]> {
        match self {
            Set::Few(rows) => Cow::Borrowed(rows),
            Set::Many(_) => {
                let mut list = Vec::with_capacity(self.len());
                self.each_batch(&mut |rows| list.extend_from_slice(rows));
                Cow::Owned(list)
            }
        }
    }

    fn last(&self) -> Option<u32> {
        match self {
            Set::Few(rows) => rows.last().copied(),
            Set::Many(rows) => rows.max(),
        }
    }

    /// Whether these are all rows up to the last of the other, so that they have all of its rows.
    fn reach_over(&self, other: &Set<'_>) -> bool {
        match (self, self.last(), other.last()) {
            (Set::Many(rows), Some(last), Some(other)) => {
                other <= last && rows.len() == u64::from(last) + 1
            }
            _ => false,
        }
    }

    /// The rows that the other has as well.
    #[must_use]
    pub fn and(self, other: &Set<'i>) -> Set<'i> {
        if other.reach_over(&self) {
            return self;
        }
        if self.reach_over(other) {
            return other.clone();
        }
        match (self, other) {
            (Set::Few(rows), Set::Few(others)) => Set::Few(Cow::Owned(common(&rows, others))),
            (Set::Few(rows), Set::Many(others)) => filtered(&rows, |row| others.contains(row)),
            (Set::Many(rows), Set::Few(others)) => filtered(others, |row| rows.contains(row)),
            (Set::Many(rows), Set::Many(others)) => Set::made(&*rows & &**others),
        }
    }

    /// These rows and those of the other.
    #[must_use]
    pub fn or(self, other: Set<'i>) -> Set<'i> {
        if other.is_empty() {
            return self;
        }
        if self.is_empty() {
            return other;
        }
        match (self, other) {
            (Set::Few(rows), Set::Few(others)) => Set::of(merged(&rows, &others)),
            (Set::Few(few), Set::Many(many)) | (Set::Many(many), Set::Few(few)) => {
                let mut many = many.into_owned();
                many.extend(few.iter().copied());
                Set::made(many)
            }
            (Set::Many(rows), Set::Many(others)) => Set::made(rows.into_owned() | &*others),
        }
    }

    /// The rows that the other does not have.
    #[must_use]
    pub fn minus(self, other: &Set<'_>) -> Set<'i> {
        if other.is_empty() {
            return self;
        }
        match (self, other) {
            (Set::Few(rows), others) => filtered(&rows, |row| !others.contains(row)),
            (Set::Many(rows), Set::Few(others)) => {
                let mut rows = rows.into_owned();
                for row in others.iter() {
                    rows.remove(*row);
                }
                Set::made(rows)
            }
            (Set::Many(rows), Set::Many(others)) => Set::made(&*rows - &**others),
        }
    }

    /// The rows of all of the sets.
    pub fn any(sets: &mut dyn Iterator<Item = Set<'i>>) -> Set<'i> {
        let mut sets = sets.filter(|set| !set.is_empty());
        let (Some(first), second) = (sets.next(), sets.next()) else {
            return Set::default();
        };
        let Some(second) = second else {
            return first;
        };
        // Lists are put together once, however many there are.
        let (mut few, mut many) = (Vec::new(), Set::default());
        for set in [first, second].into_iter().chain(sets) {
            match set {
                Set::Few(rows) => few.extend_from_slice(&rows),
                Set::Many(_) => many = many.or(set),
            }
        }
        sort_numbers(&mut few);
        few.dedup();
        many.or(Set::of(few))
    }

    /// The first row that both have.
    pub fn first_in(&self, other: &Set<'_>) -> Option<u32> {
        if other.len() < self.len() {
            return other.first_in(self);
        }
        // Most sets that are asked for begin early in a larger one.
        let beginning = self.iter().take(SOME).find(|row| other.contains(*row));
        if beginning.is_some() || self.len() <= SOME {
            return beginning;
        }
        match (self, other) {
            (Set::Few(_), _) => self.iter().find(|row| other.contains(*row)),
            (_, Set::Few(_)) => other.iter().find(|row| self.contains(*row)),
            (Set::Many(rows), Set::Many(others)) => (&**rows & &**others).min(),
        }
    }
}

impl<'s> IntoIterator for &'s Set<'_> {
    type Item = u32;
    type IntoIter = Iter<'s>;

    fn into_iter(self) -> Iter<'s> {
        self.iter()
    }
}

/// The rows of a set, one after the other.
pub enum Iter<'s> {
    Few(slice::Iter<'s, u32>),
    Many(Box<bitmap::Iter<'s>>),
}

impl Iterator for Iter<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match self {
            Iter::Few(rows) => rows.next().copied(),
            Iter::Many(rows) => rows.next(),
        }
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<u32> {
        match self {
            Iter::Few(rows) => rows.next_back().copied(),
            Iter::Many(rows) => rows.next_back(),
        }
    }
}

fn filtered<'i>(rows: &[u32], keep: impl Fn(u32) -> bool) -> Set<'i> {
    let kept = rows.iter().copied().filter(|row| keep(*row));
    Set::Few(Cow::Owned(kept.collect()))
}

/// The rows of both lists.
fn common(rows: &[u32], others: &[u32]) -> Vec<u32> {
    let (short, mut long) = if rows.len() < others.len() {
        (rows, others)
    } else {
        (others, rows)
    };
    let is_much_longer = long.len() / LONGER > short.len();
    let mut both = Vec::with_capacity(short.len());
    for row in short {
        let before = if is_much_longer {
            long.partition_point(|other| other < row)
        } else {
            long.iter().take_while(|other| *other < row).count()
        };
        long = long.get(before..).unwrap_or_default();
        if long.first() == Some(row) {
            both.push(*row);
        }
    }
    both
}

/// The rows of either list.
fn merged(rows: &[u32], others: &[u32]) -> Vec<u32> {
    let mut all = Vec::with_capacity(rows.len() + others.len());
    let mut rows = rows.iter().copied().peekable();
    let mut others = others.iter().copied().peekable();
    loop {
        let next = match (rows.peek(), others.peek()) {
            (Some(row), Some(other)) => *row.min(other),
            (Some(row), None) | (None, Some(row)) => *row,
            (None, None) => return all,
        };
        rows.next_if_eq(&next);
        others.next_if_eq(&next);
        all.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A set as a list, as a bitmap, and as one with runs.
    fn all_ways(rows: &BTreeSet<u32>) -> [Set<'static>; 3] {
        let bitmap: Bitmap = rows.iter().copied().collect();
        let mut runs = bitmap.clone();
        runs.optimize();
        [
            Set::Few(Cow::Owned(rows.iter().copied().collect())),
            Set::made(bitmap),
            Set::made(runs),
        ]
    }

    fn every(step: usize, last: u32) -> BTreeSet<u32> {
        (0..last).step_by(step).collect()
    }

    #[test]
    fn sets_are_combined_alike_as_lists_and_as_bitmaps() {
        let sets = [
            BTreeSet::new(),
            BTreeSet::from([7]),
            BTreeSet::from([6, 70_000]),
            every(1, 300),
            every(2, 70_001),
            every(3, 100_000),
            every(1, 100_000),
        ];
        for a in &sets {
            for b in &sets {
                let expected = [a & b, a | b, a - b];
                for x in all_ways(a) {
                    for y in all_ways(b) {
                        let found = [
                            x.clone().and(&y),
                            x.clone().or(y.clone()),
                            x.clone().minus(&y),
                        ];
                        for (found, expected) in found.iter().zip(&expected) {
                            assert!(found.iter().eq(expected.iter().copied()));
                            assert!(found.iter().rev().eq(expected.iter().rev().copied()));
                            assert!(found.list().iter().eq(expected));
                            assert_eq!(found.len(), expected.len());
                            assert_eq!(found.is_empty(), expected.is_empty());
                        }
                        assert_eq!(x.first_in(&y), expected[0].first().copied());
                        let all = [x.clone(), y, Set::default(), x.clone()];
                        let any = Set::any(&mut all.into_iter());
                        assert!(any.iter().eq(expected[1].iter().copied()));
                    }
                    assert!(a.iter().all(|row| x.contains(*row)));
                    assert!(!x.contains(100_001));
                }
            }
        }
    }

    #[test]
    fn stretches_hold_all_rows_in_order() {
        let sets = [
            BTreeSet::new(),
            BTreeSet::from([0]),
            BTreeSet::from([1, 70_000]),
            every(7, 300_000),
            (60_000..300_001).collect(),
        ];
        for expected in sets {
            for set in all_ways(&expected) {
                for count in [1, 2, 3, 8] {
                    let mut found = Vec::new();
                    let stretches = set.stretches(count);
                    for stretch in &stretches {
                        set.batches(stretch, &mut |rows| found.extend_from_slice(rows));
                    }
                    assert_eq!(stretches.len(), count);
                    assert!(found.iter().eq(&expected), "{count}");
                }
            }
        }
    }

    #[test]
    fn what_the_index_has_is_not_copied() {
        let all: Bitmap = (0..100_000).collect();
        let some: Bitmap = (5..5000).collect();
        let both = Set::borrowed(&some).and(&Set::borrowed(&all));
        assert!(
            matches!(both, Set::Many(Cow::Borrowed(rows)) if std::ptr::eq(rows, &raw const some))
        );
        let both = Set::borrowed(&all).and(&Set::borrowed(&some));
        assert!(
            matches!(both, Set::Many(Cow::Borrowed(rows)) if std::ptr::eq(rows, &raw const some))
        );
        let any = Set::any(&mut [Set::default(), Set::borrowed(&some)].into_iter());
        assert!(
            matches!(any, Set::Many(Cow::Borrowed(rows)) if std::ptr::eq(rows, &raw const some))
        );
    }
}
