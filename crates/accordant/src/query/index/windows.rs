//! The windows of all rows, as columns of days.

use std::borrow::Cow;

use roaring::RoaringBitmap;

use super::days::{Bound, CHUNK, Days, Word, narrow, widen};
use super::set::Set;
use crate::time::{Certainty, Condition, Day, Extent, Shape, Window};

/// The first and the last day of each start and each end.
#[derive(Debug, Clone, Default)]
pub(super) struct Windows {
    earliest_start: Days,
    latest_start: Days,
    earliest_end: Days,
    latest_end: Days,
    rows: usize,
}

/// The rows for which a condition certainly, and for which it possibly holds.
pub(super) struct Holding<'i> {
    pub(super) certain: Set<'i>,
    pub(super) possible: Set<'i>,
}

/// From how many of the rows on, one in so many, all are looked at in one go rather than each alone.
const ONE_IN: usize = 32;

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
        // What does not fit is never asked for: it is like any other row there.
        let [s1, s2, e1, e2] = days.unwrap_or([i32::MAX; 4]);
        self.earliest_start.push(s1);
        self.latest_start.push(s2);
        self.earliest_end.push(e1);
        self.latest_end.push(e2);
        self.rows += 1;
        days.is_some()
    }

    /// Adds the rows of a part.
    pub(super) fn append(&mut self, part: &Windows) {
        self.earliest_start.append(&part.earliest_start);
        self.latest_start.append(&part.latest_start);
        self.earliest_end.append(&part.earliest_end);
        self.latest_end.append(&part.latest_end);
        self.rows += part.rows;
    }

    /// The days of a row as the columns have them: first and last of the start, then of the end.
    pub(super) fn numbers(&self, row: u32) -> Option<[i32; 4]> {
        Some([
            self.earliest_start.get(row)?,
            self.latest_start.get(row)?,
            self.earliest_end.get(row)?,
            self.latest_end.get(row)?,
        ])
    }

    /// The days of a row: first and last of the start, then of the end.
    pub(super) fn days(&self, row: u32) -> Option<[Day; 4]> {
        Some(self.numbers(row)?.map(widen))
    }

    /// The extent of a row.
    pub(super) fn extent(&self, row: u32) -> Option<Extent> {
        let [s1, s2, e1, e2] = self.days(row)?;
        Extent::new(Window::new(s1, s2)?, Window::new(e1, e2)?)
    }

    /// For which of the rows the condition holds.
    pub(super) fn holding<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        match condition.shape() {
            Shape::Ends { start, end } if among.len() > self.rows / ONE_IN => {
                self.ends_in(start, end, among)
            }
            _ => self.one_by_one(condition, among),
        }
    }

    fn ends_in<'i>(&self, start: Window, end: Window, among: &Set<'i>) -> Holding<'i> {
        let certain = self.those(&[
            (&self.earliest_start, Bound::Least(start.first())),
            (&self.latest_start, Bound::Most(start.last())),
            (&self.earliest_end, Bound::Least(end.first())),
            (&self.latest_end, Bound::Most(end.last())),
        ]);
        // The start and the end can be chosen in the windows: some day of each is in it, and the first
        // start that is comes no later than the last end that is.
        let possible = if start.first() <= end.last() {
            let first_end = end.first().max(start.first());
            let last_start = start.last().min(end.last());
            self.those(&[
                (&self.earliest_start, Bound::Most(last_start)),
                (&self.latest_start, Bound::Least(start.first())),
                (&self.earliest_end, Bound::Most(end.last())),
                (&self.latest_end, Bound::Least(first_end)),
            ])
        } else {
            Set::default()
        };
        Holding {
            certain: certain.and(among),
            possible: possible.and(among),
        }
    }

    fn one_by_one<'i>(&self, condition: &Condition, among: &Set<'i>) -> Holding<'i> {
        let mut certain = Vec::new();
        let mut possible = Vec::new();
        for row in among.iter() {
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
            certain: Set::of(certain),
            possible: Set::of(possible),
        }
    }

    /// The rows whose days are within all of these bounds.
    fn those<'i>(&self, bounds: &[(&Days, Bound)]) -> Set<'i> {
        let mut bytes = Vec::with_capacity(self.rows.div_ceil(CHUNK) * CHUNK / 8);
        for chunk in 0..self.rows.div_ceil(CHUNK) {
            let mut beyond: [Word; _] = [0; CHUNK / Word::BITS as usize];
            for (days, bound) in bounds {
                days.mark_beyond(*bound, chunk, &mut beyond);
            }
            bytes.extend(beyond.iter().flat_map(|word| (!word).to_le_bytes()));
        }
        let mut found = RoaringBitmap::from_lsb0_bytes(0, &bytes);
        found.remove_range(u32::try_from(self.rows).unwrap_or(u32::MAX)..);
        Set::Many(Cow::Owned(found))
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.earliest_start.shrink();
        self.latest_start.shrink();
        self.earliest_end.shrink();
        self.latest_end.shrink();
    }
}
