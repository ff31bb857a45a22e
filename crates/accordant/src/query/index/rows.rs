//! Sets of rows.

use std::borrow::Cow;
use std::slice;

use roaring::RoaringBitmap;

use super::set::Set;

/// The rows that have something, in increasing order.
#[derive(Debug, Clone, Default)]
pub(super) enum Postings {
    #[default]
    None,
    One(u32),
    Few(Vec<u32>),
    Many(RoaringBitmap),
}

impl Postings {
    /// From how many rows on they are kept as a bitmap.
    ///
    /// A bitmap has a container for every 65,536 rows it touches, which costs more than the rows themselves
    /// where there are only few.
    pub(super) const MANY: usize = 512;

    /// Adds a row, the last one so far or that one again.
    pub(super) fn push(&mut self, row: u32) {
        match self {
            Postings::None => *self = Postings::One(row),
            Postings::One(first) if *first == row => {}
            Postings::One(first) => *self = Postings::Few(vec![*first, row]),
            Postings::Few(rows) if rows.last() == Some(&row) => {}
            Postings::Few(rows) if rows.len() < Postings::MANY => rows.push(row),
            Postings::Few(rows) => {
                let mut many: RoaringBitmap = rows.iter().copied().collect();
                many.insert(row);
                *self = Postings::Many(many);
            }
            Postings::Many(rows) => {
                rows.insert(row);
            }
        }
    }

    /// Adds rows behind all so far; some of them can be there twice.
    pub(super) fn extend(&mut self, rows: &[u32]) {
        if rows.len() >= Postings::MANY
            && let Postings::None | Postings::One(_) | Postings::Few(_) = self
        {
            *self = Postings::Many(self.rows().into_owned());
        }
        match self {
            Postings::Many(all) => {
                let mut last = all.max();
                let each_once = rows.iter().filter(|row| last.replace(**row) != Some(**row));
                // They are in order and behind the others: nothing is refused.
                let _ = all.append(each_once.copied());
            }
            _ => rows.iter().for_each(|row| self.push(*row)),
        }
    }

    /// The rows as a bitmap.
    pub(super) fn rows(&self) -> Cow<'_, RoaringBitmap> {
        match self {
            Postings::None => Cow::Owned(RoaringBitmap::new()),
            Postings::One(row) => Cow::Owned(std::iter::once(*row).collect()),
            Postings::Few(rows) => Cow::Owned(rows.iter().copied().collect()),
            Postings::Many(rows) => Cow::Borrowed(rows),
        }
    }

    /// Adds the rows to a set.
    pub(super) fn add_to(&self, set: &mut RoaringBitmap) {
        match self {
            Postings::None => {}
            Postings::One(row) => {
                set.insert(*row);
            }
            Postings::Few(rows) => set.extend(rows.iter().copied()),
            Postings::Many(rows) => *set |= rows,
        }
    }

    /// The rows as a set.
    pub(super) fn set(&self) -> Set<'_> {
        match self {
            Postings::None => Set::default(),
            Postings::One(row) => Set::Few(Cow::Borrowed(slice::from_ref(row))),
            Postings::Few(rows) => Set::Few(Cow::Borrowed(rows)),
            Postings::Many(rows) => Set::borrowed(rows),
        }
    }

    /// How many of the rows are in a set.
    pub(super) fn count_in(&self, set: &Set<'_>) -> usize {
        match (self, set) {
            (Postings::Many(rows), Set::Many(set)) => {
                usize::try_from(rows.intersection_len(set)).unwrap_or(usize::MAX)
            }
            (Postings::Many(rows), Set::Few(set)) => {
                set.iter().filter(|row| rows.contains(**row)).count()
            }
            _ => self.set().iter().filter(|row| set.contains(*row)).count(),
        }
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        match self {
            Postings::Few(rows) => rows.shrink_to_fit(),
            Postings::Many(rows) => {
                rows.optimize();
            }
            Postings::None | Postings::One(_) => {}
        }
    }
}
