//! The windows of all rows, as columns of days.

use super::bitmap::Bitmap;
use super::days::{Bound, Days, Word, keep_where, mark_close, narrow, widen};
use super::parallel;
use super::rows;
use super::set::Set;
use crate::time::{Condition, Day, Extent, Lasting, Shape, Window};

/// The first and the last day of each start and each end.
///
/// Rows lie in chunks, as many in each as in a container of a bitmap.
#[derive(Debug, Clone, Default)]
pub(super) struct Windows {
    chunks: Vec<Chunk>,
    rows: usize,
}

/// The days of some rows: first and last of the start, then of the end.
type Chunk = [Days; 4];

/// How many rows a chunk has.
const CHUNK: usize = rows::CHUNK as usize;

/// How many words say something of the rows of a chunk.
const WORDS: usize = CHUNK / Word::BITS as usize;

/// The rows for which a condition certainly, and for which it possibly holds.
#[derive(Default)]
pub(super) struct Holding<'i> {
    pub(super) certain: Set<'i>,
    pub(super) possible: Set<'i>,
}

/// From how many of the rows on, one in so many, all are looked at in one go rather than each alone.
const ONE_IN: usize = 16;

/// The same where the calendar is asked how long each lasts.
const LASTING_ONE_IN: usize = 48;

/// How many rows are worth a thread: comparing so many takes some three times as long as waking one.
const THREAD: usize = 200_000;

impl Windows {
    /// Adds the next row; false if its days do not fit into the columns.
    pub(super) fn push(&mut self, extent: Option<Extent>) -> bool {
        let days = extent.and_then(|extent| {
            let (start, end) = (extent.start(), extent.end());
            Some([
                narrow(start.first())?,
                narrow(start.last())?,
                narrow(end.first())?,
                narrow(end.last())?,
            ])
        });
        // What does not fit is never asked for.
        self.push_numbers(days.unwrap_or([i32::MAX; 4]));
        days.is_some()
    }

    fn push_numbers(&mut self, days: [i32; 4]) {
        if self.rows.is_multiple_of(CHUNK) {
            self.chunks.push(days.map(Days::beginning));
        }
        let row = self.rows % CHUNK;
        for (column, day) in self.chunks.last_mut().into_iter().flatten().zip(days) {
            column.push(row, day);
        }
        self.rows += 1;
    }

    /// Adds the rows of a part.
    pub(super) fn append(&mut self, part: &Windows) {
        let rows = 0..u32::try_from(part.rows).unwrap_or(u32::MAX);
        for days in rows.filter_map(|row| part.numbers(row)) {
            self.push_numbers(days);
        }
    }

    /// The days of a row as they are kept.
    pub(super) fn numbers(&self, row: u32) -> Option<[i32; 4]> {
        let row = Some(row as usize).filter(|row| *row < self.rows)?;
        let [s1, s2, e1, e2] = self.chunks.get(row / CHUNK)?;
        let at = Days::stored(row % CHUNK);
        Some([s1.get(at)?, s2.get(at)?, e1.get(at)?, e2.get(at)?])
    }

    /// The days of a row: first and last of the start, then of the end.
    pub(super) fn days(&self, row: u32) -> Option<[Day; 4]> {
        let [s1, s2, e1, e2] = self.numbers(row)?;
        Some([widen(s1), widen(s2), widen(e1), widen(e2)])
    }

    /// The extent of a row.
    pub(super) fn extent(&self, row: u32) -> Option<Extent> {
        let [s1, s2, e1, e2] = self.days(row)?;
        Extent::new(Window::new(s1, s2)?, Window::new(e1, e2)?)
    }

    /// For which of the rows the condition holds.
    pub(super) fn holding<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        let one_in = match condition.shape() {
            Shape::Lasts(_) => LASTING_ONE_IN,
            Shape::Ends { .. } => ONE_IN,
        };
        if among.len() <= self.rows / one_in {
            return self.one_by_one(condition, among);
        }
        self.in_one_go(condition, among)
    }

    fn in_one_go<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        let (certain, possible) = tests(condition);
        let Some(possible) = possible else {
            return Holding::default();
        };
        let (mut sure, mut maybe) = (self.bits(), self.bits());
        let of_chunk = CHUNK / 8;
        let bits = sure
            .chunks_exact_mut(of_chunk)
            .zip(maybe.chunks_exact_mut(of_chunk));
        let threads = parallel::threads(self.rows, THREAD);
        parallel::share(
            threads,
            self.chunks.iter().zip(bits),
            |(chunk, (sure, maybe))| {
                certain.mark(chunk, sure);
                possible.mark(chunk, maybe);
            },
        );
        Holding {
            certain: self.set(sure).and(among),
            possible: self.set(maybe).and(among),
        }
    }

    fn one_by_one<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        let (certain, possible) = tests(condition);
        let Some(possible) = possible else {
            return Holding::default();
        };
        let mut rows = among.list().into_owned();
        let mut sure = Vec::with_capacity(rows.len());
        let (mut start, mut kept) = (0, 0);
        while let Some(first) = rows.get(start) {
            let number = first / rows::CHUNK;
            let here = rows.get_mut(start..).unwrap_or_default();
            let end = here.partition_point(|row| row / rows::CHUNK == number);
            let here = here.get_mut(..end).unwrap_or_default();
            let mut passed = 0;
            if let Some(chunk) = self.chunks.get(number as usize) {
                passed = possible.keep(chunk, here);
                // What holds for certain holds possibly.
                let before = sure.len();
                sure.extend_from_slice(here.get(..passed).unwrap_or_default());
                let passing = certain.keep(chunk, sure.get_mut(before..).unwrap_or_default());
                sure.truncate(before + passing);
            }
            rows.copy_within(start..start + passed, kept);
            kept += passed;
            start += end;
        }
        rows.truncate(kept);
        Holding {
            certain: Set::of(sure),
            possible: Set::of(rows),
        }
    }

    /// A bit for each row of each chunk.
    fn bits(&self) -> Vec<u8> {
        vec![0; self.chunks.len() * CHUNK / 8]
    }

    /// The rows whose bits are set.
    fn set<'i>(&self, mut bits: Vec<u8>) -> Set<'i> {
        // Rows that are not there do not count.
        bits.truncate(self.rows.div_ceil(8));
        if let Some(last) = bits.last_mut().filter(|_| !self.rows.is_multiple_of(8)) {
            *last &= (1 << (self.rows % 8)) - 1;
        }
        Set::made(Bitmap::from_lsb0_bytes(0, &bits))
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.chunks.shrink_to_fit();
        self.chunks.iter_mut().flatten().for_each(Days::shrink);
    }
}

/// What the days of a row are tested for.
#[derive(Debug, Clone, Copy)]
enum Test {
    /// Each is within a bound.
    Within([Bound; 4]),
    /// It lasts so long.
    Lasts(Lasting, Stretch),
}

/// From when to when something lasts.
#[derive(Debug, Clone, Copy)]
enum Stretch {
    /// From the latest start to the earliest end.
    Shortest,
    /// From the earliest start to the latest end.
    Longest,
}

impl Stretch {
    /// The days from which, and those to which.
    fn of(self, [s1, s2, e1, e2]: &Chunk) -> (&Days, &Days) {
        match self {
            Stretch::Shortest => (s2, e1),
            Stretch::Longest => (s1, e2),
        }
    }
}

/// What is tested of a row for which the condition holds, for certain and possibly; nothing if it can of none.
fn tests(condition: &Condition) -> (Test, Option<Test>) {
    let (start, end) = match condition.shape() {
        Shape::Lasts(lasting) => {
            let lasts = |stretch| Test::Lasts(lasting, stretch);
            return (lasts(Stretch::Shortest), Some(lasts(Stretch::Longest)));
        }
        Shape::Ends { start, end } => (start, end),
    };
    let certain = Test::Within([
        Bound::Least(start.first()),
        Bound::Most(start.last()),
        Bound::Least(end.first()),
        Bound::Most(end.last()),
    ]);
    // The start and the end can be chosen in the windows: some day of each is in it, and the first start
    // that is comes no later than the last end that is.
    let possible = (start.first() <= end.last()).then(|| {
        Test::Within([
            Bound::Most(start.last().min(end.last())),
            Bound::Least(start.first()),
            Bound::Most(end.last()),
            Bound::Least(end.first().max(start.first())),
        ])
    });
    (certain, possible)
}

impl Test {
    /// Moves those of some rows of a chunk to the front that pass, and counts them.
    fn keep(self, chunk: &Chunk, rows: &mut [u32]) -> usize {
        match self {
            Test::Within(bounds) => {
                let mut kept = rows.len();
                // Most rows are out after one or two columns.
                for (days, bound) in chunk.iter().zip(bounds).rev() {
                    if bound.has_beyond() {
                        kept = days.keep_within(bound, rows.get_mut(..kept).unwrap_or_default());
                    }
                }
                kept
            }
            Test::Lasts(lasting, stretch) => {
                let (starts, ends) = stretch.of(chunk);
                keep_where(rows, |at| {
                    let days = starts.get(at).zip(ends.get(at));
                    days.is_some_and(|(start, end)| {
                        lasting.is_always_reached(widen(start), widen(end))
                    })
                })
            }
        }
    }

    /// Marks the rows of a chunk that pass.
    fn mark(self, chunk: &Chunk, bits: &mut [u8]) {
        let (words, _) = bits.as_chunks_mut();
        for (bits, beyond) in words.iter_mut().zip(self.beyond(chunk)) {
            *bits = (!beyond).to_le_bytes();
        }
    }

    /// The rows of a chunk that do not pass.
    fn beyond(self, chunk: &Chunk) -> [Word; WORDS] {
        let mut beyond = [0; WORDS];
        let (lasting, stretch) = match self {
            Test::Within(bounds) => {
                for (days, bound) in chunk.iter().zip(bounds) {
                    days.mark_beyond(bound, &mut beyond);
                }
                return beyond;
            }
            Test::Lasts(lasting, stretch) => (lasting, stretch),
        };
        let (starts, ends) = stretch.of(chunk);
        let is_shorter = |start, end| !lasting.is_always_reached(widen(start), widen(end));
        let (least, most) = lasting.days();
        let days = match (i32::try_from(least), i32::try_from(most)) {
            (Ok(least), Ok(most)) if least > 0 => (least, most),
            // What ends before it begins can last a day, and all is too short for a length that is too large.
            _ => (i32::MIN, i32::MAX),
        };
        mark_close(starts, ends, days, is_shorter, &mut beyond);
        beyond
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Length;

    /// A day that depends on a number, mostly within some years, or an end of time.
    fn day(number: u32) -> Day {
        match number % 11 {
            0 => Day::EVER,
            1 => Day::FOREVER,
            2 => Day::from_number(i64::from(number) * 1000),
            _ => Day::from_number(16_000 + i64::from(number % 4000)),
        }
    }

    fn windows(rows: u32) -> Windows {
        let mut windows = Windows::default();
        for row in 0..rows {
            let number = |nth: u32| row.wrapping_mul(2_654_435_761).rotate_left(7 * nth) % 50_021;
            let start = Window::hull(day(number(0)), day(number(1)));
            let end = Window::hull(day(number(2)), day(number(3)));
            // Some have no extent, and days that are never asked for.
            windows.push(Extent::new(start, end));
        }
        windows
    }

    #[test]
    fn rows_in_one_go_and_one_by_one_hold_as_their_extents_say() {
        // Enough for several chunks.
        let rows = 250_001;
        let windows = windows(rows);
        let dated = (0..rows).filter(|row| windows.extent(*row).is_some());
        let dated: Set<'_> = Set::of(dated.collect());
        let some = dated.clone().and(&Set::of((0..rows).step_by(7).collect()));
        let days = |first: i64, last: i64| {
            Window::new(Day::from_number(first), Day::from_number(last)).unwrap()
        };
        for condition in [
            Condition::active_on(Day::from_number(17_500)),
            Condition::throughout(days(17_000, 18_000)),
            Condition::ends_in(days(17_000, 18_000)),
            Condition::starts_in(days(17_000, 18_000)),
            Condition::during(days(17_000, 19_000)),
            Condition::during(days(-3, -1)),
            Condition::ends_in(Window::from(Day::FOREVER)),
            Condition::starts_in(Window::until(Day::EVER)),
            Condition::starts_in(Window::ALL),
            Condition::lasts_at_least(Length::Days(1)),
            Condition::lasts_longer_than(Length::Days(1)),
            Condition::lasts_longer_than(Length::Days(u32::MAX)),
            Condition::lasts_at_least(Length::Months(36)),
            Condition::lasts_longer_than(Length::Months(36)),
        ] {
            for among in [&dated, &some] {
                let certainty = |row: &u32| condition.certainty(&windows.extent(*row).unwrap());
                let certain = |row: &u32| certainty(row).is_certain();
                let possible = |row: &u32| certainty(row).is_possible();
                for found in [
                    windows.in_one_go(&condition, among),
                    windows.one_by_one(&condition, among),
                ] {
                    assert!(found.certain.iter().eq(among.iter().filter(certain)));
                    assert!(found.possible.iter().eq(among.iter().filter(possible)));
                }
            }
        }
    }

    #[test]
    fn parts_are_appended() {
        let all = windows(70_000);
        let mut twice = windows(0);
        twice.append(&all);
        twice.append(&all);
        twice.shrink();
        for row in 0..70_000 {
            assert_eq!(twice.numbers(row), all.numbers(row));
            assert_eq!(twice.numbers(70_000 + row), all.numbers(row));
        }
        assert_eq!(twice.numbers(140_000), None);
    }
}
