//! The windows of all rows, as columns of days.

use roaring::RoaringBitmap;

use crate::time::{Certainty, Condition, Day, Extent, Shape, Window};

/// Days as the columns have them: the ends of time at the ends of the type.
fn narrow(day: Day) -> Option<i32> {
    if day == Day::EVER {
        return Some(i32::MIN);
    }
    if day == Day::FOREVER {
        return Some(i32::MAX);
    }
    let number = i32::try_from(day.number()).ok()?;
    (number != i32::MIN && number != i32::MAX).then_some(number)
}

pub(super) fn widen(day: i32) -> Day {
    match day {
        i32::MIN => Day::EVER,
        i32::MAX => Day::FOREVER,
        day => Day::from_number(day.into()),
    }
}

/// The first and the last day of each start and each end.
#[derive(Debug, Clone, Default)]
pub(super) struct Windows {
    earliest_start: Vec<i32>,
    latest_start: Vec<i32>,
    earliest_end: Vec<i32>,
    latest_end: Vec<i32>,
}

/// The rows for which a condition certainly, and for which it possibly holds.
pub(super) struct Holding {
    pub(super) certain: RoaringBitmap,
    pub(super) possible: RoaringBitmap,
}

/// From how many of the rows on, one in so many, all are looked at in one go rather than each alone.
const ONE_IN: u64 = 16;

impl Windows {
    /// Adds the next row; false if its days do not fit into the columns.
    pub(super) fn push(&mut self, extent: Option<Extent>) -> bool {
        let days = extent.and_then(|extent| {
            Some([
                narrow(extent.start().first())?,
                narrow(extent.start().last())?,
                narrow(extent.end().first())?,
                narrow(extent.end().last())?,
            ])
        });
        let [s1, s2, e1, e2] = days.unwrap_or_default();
        self.earliest_start.push(s1);
        self.latest_start.push(s2);
        self.earliest_end.push(e1);
        self.latest_end.push(e2);
        days.is_some()
    }

    /// Adds the rows of a part.
    pub(super) fn append(&mut self, part: &Windows) {
        self.earliest_start.extend(&part.earliest_start);
        self.latest_start.extend(&part.latest_start);
        self.earliest_end.extend(&part.earliest_end);
        self.latest_end.extend(&part.latest_end);
    }

    /// The first and last days of the starts, then those of the ends.
    pub(super) fn columns(&self) -> [&[i32]; 4] {
        [
            &self.earliest_start,
            &self.latest_start,
            &self.earliest_end,
            &self.latest_end,
        ]
    }

    /// The days of a row, in the order of the columns.
    pub(super) fn days(&self, row: u32) -> Option<[Day; 4]> {
        let row = row as usize;
        Some([
            widen(*self.earliest_start.get(row)?),
            widen(*self.latest_start.get(row)?),
            widen(*self.earliest_end.get(row)?),
            widen(*self.latest_end.get(row)?),
        ])
    }

    /// The extent of a row.
    pub(super) fn extent(&self, row: u32) -> Option<Extent> {
        let [s1, s2, e1, e2] = self.days(row)?;
        Extent::new(Window::new(s1, s2)?, Window::new(e1, e2)?)
    }

    /// For which of the rows the condition holds.
    pub(super) fn holding(&self, condition: &Condition, among: &RoaringBitmap) -> Holding {
        match condition.shape() {
            Shape::Ends { start, end } if among.len() > self.latest_end.len() as u64 / ONE_IN => {
                self.ends_in(start, end, among)
            }
            _ => self.one_by_one(condition, among),
        }
    }

    fn ends_in(&self, start: Window, end: Window, among: &RoaringBitmap) -> Holding {
        let certain = self.those(&[
            At::least(&self.earliest_start, start.first()),
            At::most(&self.latest_start, start.last()),
            At::least(&self.earliest_end, end.first()),
            At::most(&self.latest_end, end.last()),
        ]);
        // The start and the end can be chosen in the windows: some day of each is in it, and the first
        // start that is comes no later than the last end that is.
        let possible = if start.first() <= end.last() {
            self.those(&[
                At::most(&self.earliest_start, start.last().min(end.last())),
                At::least(&self.latest_start, start.first()),
                At::most(&self.earliest_end, end.last()),
                At::least(&self.latest_end, end.first().max(start.first())),
            ])
        } else {
            RoaringBitmap::new()
        };
        Holding {
            certain: certain & among,
            possible: possible & among,
        }
    }

    fn one_by_one(&self, condition: &Condition, among: &RoaringBitmap) -> Holding {
        let mut certain = Vec::new();
        let mut possible = Vec::new();
        for row in among {
            let Some(extent) = self.extent(row) else {
                continue;
            };
            match condition.certainty(&extent) {
                Certainty::Certain => {
                    certain.push(row);
                    possible.push(row);
                }
                Certainty::Possible => possible.push(row),
                Certainty::Impossible => {}
            }
        }
        Holding {
            certain: certain.into_iter().collect(),
            possible: possible.into_iter().collect(),
        }
    }

    /// The rows whose days are within all of these bounds.
    fn those(&self, bounds: &[Option<At<'_>>]) -> RoaringBitmap {
        let mut bytes = Vec::with_capacity(self.latest_end.len().div_ceil(LANES) * LANES / 8);
        for first in (0..self.latest_end.len()).step_by(LANES) {
            let mut fit = [1; LANES];
            for bound in bounds.iter().flatten() {
                bound.keep(first, &mut fit);
            }
            bytes.extend(fit.chunks_exact(8).map(pack));
        }
        let rows = u32::try_from(self.latest_end.len()).unwrap_or(u32::MAX);
        let mut found = RoaringBitmap::from_lsb0_bytes(0, &bytes);
        found.remove_range(rows..);
        found
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.earliest_start.shrink_to_fit();
        self.latest_start.shrink_to_fit();
        self.earliest_end.shrink_to_fit();
        self.latest_end.shrink_to_fit();
    }
}

/// How many rows are compared in one go.
const LANES: usize = 64;

/// A bound on the days of a column.
enum At<'c> {
    Least(&'c [i32], i32),
    Most(&'c [i32], i32),
}

impl<'c> At<'c> {
    /// No day before this one; nothing if that is no bound.
    fn least(column: &'c [i32], day: Day) -> Option<At<'c>> {
        // What lies beyond the columns is after or before all of their days but the ends of time.
        let bound = narrow(day).unwrap_or(if day > Day::from_number(0) {
            i32::MAX
        } else {
            i32::MIN + 1
        });
        (day != Day::EVER).then_some(At::Least(column, bound))
    }

    /// No day after this one; nothing if that is no bound.
    fn most(column: &'c [i32], day: Day) -> Option<At<'c>> {
        let bound = narrow(day).unwrap_or(if day > Day::from_number(0) {
            i32::MAX - 1
        } else {
            i32::MIN
        });
        (day != Day::FOREVER).then_some(At::Most(column, bound))
    }

    /// Keeps those of the rows from the first on that are within the bound.
    fn keep(&self, first: usize, fit: &mut [u8; LANES]) {
        match *self {
            At::Least(column, bound) => {
                let days = column.get(first..).unwrap_or_default();
                for (fit, day) in fit.iter_mut().zip(days) {
                    *fit &= u8::from(*day >= bound);
                }
            }
            At::Most(column, bound) => {
                let days = column.get(first..).unwrap_or_default();
                for (fit, day) in fit.iter_mut().zip(days) {
                    *fit &= u8::from(*day <= bound);
                }
            }
        }
    }
}

/// Eight bytes of 0 or 1 as the bits of one, the first the lowest.
fn pack(fit: &[u8]) -> u8 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(fit).for_each(|(to, from)| *to = *from);
    // Each byte is moved to its place in the highest one.
    (u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}
