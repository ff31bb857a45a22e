//! Four days of each row.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;

use crate::bitmap;
use crate::days::{Bound, Days, Word, keep_where, mark_close};
use crate::{Grouped, Set};

/// How many rows a chunk has: as many as a container of a bitmap.
const CHUNK: usize = bitmap::CHUNK as usize;

/// How many words say something of the rows of a chunk.
const WORDS: usize = CHUNK / Word::BITS as usize;

/// The first and the last day of each start and each end.
#[derive(Debug, Clone, Default)]
pub struct Spans {
    chunks: Vec<Chunk>,
    rows: usize,
}

/// The days of some rows: first and last of the start, then of the end.
#[derive(Debug, Clone)]
pub struct Chunk([Days; 4]);

impl Spans {
    /// Adds the days of the next row; the ends of time are the ends of the type.
    pub fn push(&mut self, days: [i32; 4]) {
        if self.rows.is_multiple_of(CHUNK) {
            self.chunks.push(Chunk(days.map(Days::beginning)));
        }
        let row = self.rows % CHUNK;
        if let Some(Chunk(columns)) = self.chunks.last_mut() {
            for (column, day) in columns.iter_mut().zip(days) {
                column.push(row, day);
            }
        }
        self.rows += 1;
    }

    /// Adds the rows of a part.
    pub fn append(&mut self, part: &Spans) {
        let rows = 0..u32::try_from(part.rows).unwrap_or(u32::MAX);
        for days in rows.filter_map(|row| part.of_row(row)) {
            self.push(days);
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The days of a row.
    pub fn of_row(&self, row: u32) -> Option<[i32; 4]> {
        let row = Some(row as usize).filter(|row| *row < self.rows)?;
        let Chunk([s1, s2, e1, e2]) = self.chunks.get(row / CHUNK)?;
        let at = Days::stored(row % CHUNK);
        Some([s1.get(at)?, s2.get(at)?, e1.get(at)?, e2.get(at)?])
    }

    /// The least and the greatest of the days of some rows that are no end of time.
    pub fn reach(&self, rows: &Set<'_>) -> Option<(i32, i32)> {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        rows.each_batch(&mut |rows| {
            for days in rows.iter().filter_map(|row| self.of_row(*row)) {
                for day in days {
                    if day != i32::MIN && day != i32::MAX {
                        (first, last) = (first.min(day), last.max(day));
                    }
                }
            }
        });
        (first <= last).then_some((first, last))
    }

    /// Calls with the days that some of the rows have, once for all rows that have the same.
    pub fn each_alike(&self, rows: &Set<'_>, call: &mut dyn FnMut([i32; 4], &[u32])) {
        let mut different = Different::among(rows.len());
        let mut of_rows = Vec::with_capacity(rows.len());
        rows.each_batch(&mut |rows| {
            let days = rows
                .iter()
                .filter_map(|row| Some((self.of_row(*row)?, *row)));
            of_rows.extend(days.map(|(days, row)| (different.number(days), row)));
        });
        let rows = Grouped::new(of_rows.iter().copied());
        for (number, days) in (0..).zip(different.days) {
            call(days, rows.of(number));
        }
    }

    /// The rows in chunks.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.chunks.shrink_to_fit();
        for Chunk(columns) in &mut self.chunks {
            columns.iter_mut().for_each(Days::shrink);
        }
    }
}

/// Days of rows, each with a number.
///
/// A map of the standard kind does the same, in several times the code.
struct Different {
    hasher: DefaultHashBuilder,
    days: Vec<[i32; 4]>,
    /// A power of two of places, at most half of them taken: each number in the first free one from where the hash of its
    /// days says.
    numbers: Vec<u32>,
}

/// What is in a place that is free.
const FREE: u32 = u32::MAX;

impl Different {
    /// Room for so many.
    fn among(count: usize) -> Different {
        Different {
            hasher: DefaultHashBuilder::default(),
            days: Vec::new(),
            numbers: vec![FREE; (2 * count + 1).next_power_of_two()],
        }
    }

    /// The number of these days, which are new or known.
    fn number(&mut self, days: [i32; 4]) -> u32 {
        let [s1, s2, e1, e2] = days.map(|day| u64::from(day.cast_unsigned()));
        let hash = self.hasher.hash_one((s1 << 32 | s2, e1 << 32 | e2));
        let last = self.numbers.len() - 1;
        let mut place = usize::try_from(hash >> 32).unwrap_or(0) & last;
        loop {
            let known = self.numbers.get(place).copied().unwrap_or(FREE);
            if known == FREE {
                break;
            }
            if self.days.get(known as usize) == Some(&days) {
                return known;
            }
            place = (place + 1) & last;
        }
        let new = u32::try_from(self.days.len()).unwrap_or(FREE);
        if let Some(number) = self.numbers.get_mut(place) {
            *number = new;
        }
        self.days.push(days);
        new
    }
}

/// What the days of a row are tested for.
#[derive(Clone, Copy)]
pub enum Test<'t> {
    /// Each is within a bound.
    Within([Bound; 4]),
    /// One stretch of them is not too short.
    Lasts(Stretch, Shortness<'t>),
}

/// From when to when something lasts.
#[derive(Clone, Copy)]
pub enum Stretch {
    /// From the latest start to the earliest end.
    Shortest,
    /// From the earliest start to the latest end.
    Longest,
}

impl Stretch {
    /// The days from which, and those to which.
    fn of(self, Chunk([s1, s2, e1, e2]): &Chunk) -> (&Days, &Days) {
        match self {
            Stretch::Shortest => (s2, e1),
            Stretch::Longest => (s1, e2),
        }
    }
}

/// What is too short.
#[derive(Clone, Copy)]
pub struct Shortness<'t> {
    /// With fewer days from the start to the end than the first all is, with as many as the second nothing.
    pub days: (i32, i32),
    /// Whether that is so from one day to another, which is asked between those and where one of them is far away.
    pub is_shorter: &'t (dyn Fn(i32, i32) -> bool + Sync),
}

impl Chunk {
    /// Moves those of some of its rows to the front that pass, and counts them.
    pub fn keep(&self, test: Test<'_>, rows: &mut [u32]) -> usize {
        match test {
            Test::Within(bounds) => {
                let mut kept = rows.len();
                // Most rows are out after one or two columns.
                for (days, bound) in self.0.iter().zip(bounds).rev() {
                    if bound.has_beyond() {
                        kept = days.keep_within(bound, rows.get_mut(..kept).unwrap_or_default());
                    }
                }
                kept
            }
            Test::Lasts(stretch, short) => {
                let (starts, ends) = stretch.of(self);
                keep_where(rows, |at| {
                    let days = starts.get(at).zip(ends.get(at));
                    days.is_some_and(|(start, end)| !(short.is_shorter)(start, end))
                })
            }
        }
    }

    /// Marks those of its rows that pass.
    pub fn mark(&self, test: Test<'_>, bits: &mut [u8]) {
        let mut beyond = [0; WORDS];
        match test {
            Test::Within(bounds) => {
                let bounds = self.0.iter().zip(bounds);
                for (days, bound) in bounds.filter(|(_, bound)| bound.has_beyond()) {
                    days.mark_beyond(bound, &mut beyond);
                }
            }
            Test::Lasts(stretch, short) => {
                let (starts, ends) = stretch.of(self);
                mark_close(starts, ends, short.days, short.is_shorter, &mut beyond);
            }
        }
        let (words, _) = bits.as_chunks_mut();
        for (bits, beyond) in words.iter_mut().zip(beyond) {
            *bits = (!beyond).to_le_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_appended() {
        let days = |row: i32| [row, i32::MIN, i32::MAX, row * 30_000];
        let mut all = Spans::default();
        (0..70_000).for_each(|row| all.push(days(row)));
        let mut twice = Spans::default();
        twice.append(&all);
        twice.append(&all);
        twice.shrink();
        for row in 0..70_000 {
            let expected = Some(days(i32::try_from(row).unwrap()));
            assert_eq!(twice.of_row(row), expected);
            assert_eq!(twice.of_row(70_000 + row), expected);
        }
        assert_eq!(twice.of_row(140_000), None);
        assert_eq!(twice.len(), 140_000);
    }

    #[test]
    fn rows_with_the_same_days_come_together() {
        let days = |row: i32| [row % 3, -row % 5, i32::MIN, i32::MAX];
        let mut spans = Spans::default();
        (0..3000).for_each(|row| spans.push(days(row)));
        let rows = Set::of((0..3000).step_by(2).collect());
        let (mut seen, mut count) = (Vec::new(), 0);
        spans.each_alike(&rows, &mut |own, rows| {
            assert!(!seen.contains(&own));
            seen.push(own);
            assert_eq!(rows.len(), 100);
            for row in rows {
                assert_eq!(own, days(i32::try_from(*row).unwrap()));
                assert!(row.is_multiple_of(2));
            }
            count += rows.len();
        });
        assert_eq!((seen.len(), count), (15, 1500));
    }

    #[test]
    fn the_ends_of_time_are_no_days() {
        let mut spans = Spans::default();
        spans.push([i32::MIN, 5, 7, i32::MAX]);
        spans.push([-3, 5, 6, 40]);
        spans.push([i32::MIN, i32::MIN, i32::MAX, i32::MAX]);
        assert_eq!(spans.reach(&Set::of(vec![0, 1, 2])), Some((-3, 40)));
        assert_eq!(spans.reach(&Set::of(vec![0, 2])), Some((5, 7)));
        assert_eq!(spans.reach(&Set::of(vec![2])), None);
    }
}
