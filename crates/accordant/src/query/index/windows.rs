//! The windows of all rows, as columns of days.

use accordant_columns::{Bitmap, Bound, CHUNK, Set, Shortness, Spans, Stretch, Test};

use super::parallel;
use crate::time::{Condition, Day, Extent, Lasting, Shape, Window};

/// The first and the last day of each start and each end.
#[derive(Debug, Clone, Default)]
pub(super) struct Windows {
    pub(super) spans: Spans,
}

/// How many bytes have a bit for each row of a chunk.
const BITS: usize = CHUNK as usize / 8;

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
        self.spans.push(days.unwrap_or([i32::MAX; 4]));
        days.is_some()
    }

    /// Adds the rows of a part.
    pub(super) fn append(&mut self, part: &Windows) {
        self.spans.append(&part.spans);
    }

    /// The days of all rows as they are kept.
    pub(super) fn spans(&self) -> &Spans {
        &self.spans
    }

    /// The extent of a row.
    pub(super) fn extent(&self, row: u32) -> Option<Extent> {
        extent(self.spans.of_row(row)?)
    }

    /// For which of the rows the condition holds.
    pub(super) fn holding<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        let one_in = match condition.shape() {
            Shape::Lasts(_) => LASTING_ONE_IN,
            Shape::Ends { .. } => ONE_IN,
        };
        if among.len() <= self.spans.len() / one_in {
            return self.one_by_one(condition, among);
        }
        self.in_one_go(condition, among)
    }

    fn in_one_go<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        tests(condition, |certain, possible| {
            let (mut sure, mut maybe) = (self.bits(), self.bits());
            let bits = sure.chunks_exact_mut(BITS);
            let bits = bits.zip(maybe.chunks_exact_mut(BITS));
            let threads = parallel::threads(self.spans.len(), THREAD);
            parallel::share(
                threads,
                self.spans.chunks().iter().zip(bits),
                |(chunk, (sure, maybe))| {
                    chunk.mark(certain, sure);
                    chunk.mark(possible, maybe);
                },
            );
            Holding {
                certain: self.set(sure).and(among),
                possible: self.set(maybe).and(among),
            }
        })
    }

    fn one_by_one<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        tests(condition, |certain, possible| {
            let mut rows = among.list().into_owned();
            let mut sure = Vec::with_capacity(rows.len());
            let (mut start, mut kept) = (0, 0);
            while let Some(first) = rows.get(start) {
                let number = first / CHUNK;
                let here = rows.get_mut(start..).unwrap_or_default();
                let end = here.partition_point(|row| row / CHUNK == number);
                let here = here.get_mut(..end).unwrap_or_default();
                let mut passed = 0;
                if let Some(chunk) = self.spans.chunks().get(number as usize) {
                    passed = chunk.keep(possible, here);
                    // What holds for certain holds possibly.
                    let before = sure.len();
                    sure.extend_from_slice(here.get(..passed).unwrap_or_default());
                    let passing = sure.get_mut(before..).unwrap_or_default();
                    let passing = chunk.keep(certain, passing);
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
        })
    }

    /// A bit for each row of each chunk.
    fn bits(&self) -> Vec<u8> {
        vec![0; self.spans.chunks().len() * BITS]
    }

    /// The rows whose bits are set.
    fn set<'i>(&self, mut bits: Vec<u8>) -> Set<'i> {
        // Rows that are not there do not count.
        let rows = self.spans.len();
        bits.truncate(rows.div_ceil(8));
        if let Some(last) = bits.last_mut().filter(|_| !rows.is_multiple_of(8)) {
            *last &= (1 << (rows % 8)) - 1;
        }
        Set::made(Bitmap::from_lsb0_bytes(0, &bits))
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.spans.shrink();
    }
}

/// Calls with what is tested of a row for which the condition holds, for certain and possibly; finds nothing if it can of
/// none.
fn tests<'i>(
    condition: &Condition,
    call: impl FnOnce(Test<'_>, Test<'_>) -> Holding<'i>,
) -> Holding<'i> {
    let (start, end) = match condition.shape() {
        Shape::Lasts(lasting) => {
            let is_shorter = |start, end| !lasting.is_always_reached(widen(start), widen(end));
            let short = Shortness {
                days: days_of(&lasting),
                is_shorter: &is_shorter,
            };
            let lasts = |stretch| Test::Lasts(stretch, short);
            return call(lasts(Stretch::Shortest), lasts(Stretch::Longest));
        }
        Shape::Ends { start, end } => (start, end),
    };
    // The start and the end can be chosen in the windows: some day of each is in it, and the first start
    // that is comes no later than the last end that is.
    if start.first() > end.last() {
        return Holding::default();
    }
    let [s1, s2, e1, e2] = [start.first(), start.last(), end.first(), end.last()];
    let least = |day: Day| Bound::Least(day.number());
    let most = |day: Day| Bound::Most(day.number());
    let certain = [least(s1), most(s2), least(e1), most(e2)];
    let possible = [most(s2.min(e2)), least(s1), most(e2), least(e1.max(s1))];
    call(Test::Within(certain), Test::Within(possible))
}

/// With fewer days between its start and its end than the first what does not end before it begins is too short for a
/// length, and with as many as the second it is not.
fn days_of(lasting: &Lasting) -> (i32, i32) {
    let (least, most) = lasting.days();
    match (i32::try_from(least), i32::try_from(most)) {
        (Ok(least), Ok(most)) if least > 0 => (least, most),
        // What ends before it begins can last a day, and all is too short for a length that is too large.
        _ => (i32::MIN, i32::MAX),
    }
}

/// The extent of a row that has these days.
pub(super) fn extent(days: [i32; 4]) -> Option<Extent> {
    let [s1, s2, e1, e2] = days.map(widen);
    Extent::new(Window::new(s1, s2)?, Window::new(e1, e2)?)
}

/// A day as a column has it: an end of time at the end of the type; nothing if it is too far away.
fn narrow(day: Day) -> Option<i32> {
    match day {
        Day::EVER => Some(i32::MIN),
        Day::FOREVER => Some(i32::MAX),
        day => {
            let number = i32::try_from(day.number()).ok();
            number.filter(|number| *number != i32::MIN && *number != i32::MAX)
        }
    }
}

/// The day that a column has.
pub(super) fn widen(day: i32) -> Day {
    match day {
        i32::MIN => Day::EVER,
        i32::MAX => Day::FOREVER,
        day => Day::from_number(day.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Length;

    /// A day that depends on a number, mostly within some years, or an end of time; some far away if that is wanted.
    fn day(number: u32, far: bool) -> Day {
        match number % 11 {
            0 => Day::EVER,
            1 => Day::FOREVER,
            2 if far => Day::from_number(i64::from(number) * 1000),
            _ => Day::from_number(16_000 + i64::from(number % 4000)),
        }
    }

    fn windows(rows: u32, far: bool) -> Windows {
        let mut windows = Windows::default();
        for row in 0..rows {
            let day = |nth: u32| {
                let number = row.wrapping_mul(2_654_435_761).rotate_left(7 * nth) % 50_021;
                day(number, far)
            };
            let start = Window::hull(day(0), day(1));
            let end = Window::hull(day(2), day(3));
            // Some have no extent, and days that are never asked for.
            windows.push(Extent::new(start, end));
        }
        windows
    }

    #[test]
    fn rows_in_one_go_and_one_by_one_hold_as_their_extents_say() {
        // Enough for several chunks.
        let rows = 250_001;
        let days = |first: i64, last: i64| {
            Window::new(Day::from_number(first), Day::from_number(last)).unwrap()
        };
        let conditions = [
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
            Condition::lasts_longer_than(Length::Days(40_000)),
            Condition::lasts_longer_than(Length::Days(u32::MAX)),
            Condition::lasts_at_least(Length::Months(36)),
            Condition::lasts_longer_than(Length::Months(36)),
        ];
        for far in [false, true] {
            let windows = windows(rows, far);
            let dated = (0..rows).filter(|row| windows.extent(*row).is_some());
            let dated: Set<'_> = Set::of(dated.collect());
            let some = dated.clone().and(&Set::of((0..rows).step_by(7).collect()));
            for (condition, among) in conditions.iter().flat_map(|c| [(c, &dated), (c, &some)]) {
                let certainty = |row: &u32| condition.certainty(&windows.extent(*row).unwrap());
                let certain = |row: &u32| certainty(row).is_certain();
                let possible = |row: &u32| certainty(row).is_possible();
                for found in [
                    windows.in_one_go(condition, among),
                    windows.one_by_one(condition, among),
                ] {
                    assert!(found.certain.iter().eq(among.iter().filter(certain)));
                    assert!(found.possible.iter().eq(among.iter().filter(possible)));
                }
            }
        }
    }
}
