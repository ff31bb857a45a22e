//! The rows that have something.

use std::borrow::Cow;
use std::slice;

use crate::Set;
use crate::bitmap::{Bitmap, append, are_few, bitmap};

/// The rows that have something, in increasing order.
#[derive(Debug, Clone, Default)]
pub enum Postings {
    /// No row.
    #[default]
    None,
    /// This row.
    One(u32),
    /// A list of rows.
    Few(Vec<u32>),
    /// A bitmap of rows.
    Many(Bitmap),
}

impl Postings {
    /// Adds a row, the last one so far or that one again.
    pub fn push(&mut self, row: u32) {
        match self {
            Postings::None => *self = Postings::One(row),
            Postings::One(first) if *first == row => {}
            Postings::One(first) => *self = Postings::Few(vec![*first, row]),
            Postings::Few(rows) if rows.last() == Some(&row) => {}
            Postings::Few(rows) if are_few(rows.len() + 1, row) => rows.push(row),
            Postings::Few(rows) => {
                let mut many = bitmap(rows);
                many.insert(row);
                *self = Postings::Many(many);
            }
            Postings::Many(rows) => {
                rows.insert(row);
            }
        }
    }

    /// These rows, each once.
    pub fn of(rows: &[u32]) -> Postings {
        match rows {
            [] => Postings::None,
            [row] => Postings::One(*row),
            [.., last] if are_few(rows.len(), *last) => Postings::Few(rows.to_vec()),
            _ => Postings::Many(bitmap(rows)),
        }
    }

    /// Adds rows behind all so far, each once.
    pub fn extend(&mut self, rows: &[u32]) {
        let last = rows.last().copied().unwrap_or(0);
        match std::mem::take(self) {
            Postings::None => *self = Postings::of(rows),
            Postings::Many(mut many) => {
                append(&mut many, rows);
                let count = usize::try_from(many.len()).unwrap_or(usize::MAX);
                // What many of the first rows have can be rare among all.
                *self = if are_few(count, last) {
                    Postings::Few(many.iter().collect())
                } else {
                    Postings::Many(many)
                };
            }
            Postings::Few(mut few) if are_few(few.len() + rows.len(), last) => {
                // Room for more would be given back later, in pieces that nothing else fits into.
                few.reserve_exact(rows.len());
                few.extend_from_slice(rows);
                *self = Postings::Few(few);
            }
            few => *self = Postings::of(&[few.few(), rows].concat()),
        }
    }

    /// The rows, if they are few.
    fn few(&self) -> &[u32] {
        match self {
            Postings::None | Postings::Many(_) => &[],
            Postings::One(row) => slice::from_ref(row),
            Postings::Few(rows) => rows,
        }
    }

    /// The rows as a bitmap.
    pub fn rows(&self) -> Cow<'_, Bitmap> {
        match self {
            Postings::None => Cow::Owned(Bitmap::new()),
            Postings::One(row) => Cow::Owned(std::iter::once(*row).collect()),
            Postings::Few(rows) => Cow::Owned(rows.iter().copied().collect()),
            Postings::Many(rows) => Cow::Borrowed(rows),
        }
    }

    /// Adds the rows to a set.
    pub fn add_to(&self, set: &mut Bitmap) {
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
    pub fn set(&self) -> Set<'_> {
        match self {
            Postings::None => Set::default(),
            Postings::One(row) => Set::Few(Cow::Borrowed(slice::from_ref(row))),
            Postings::Few(rows) => Set::Few(Cow::Borrowed(rows)),
            Postings::Many(rows) => Set::borrowed(rows),
        }
    }

    /// How many of the rows are in a set.
    pub fn count_in(&self, set: &Set<'_>) -> usize {
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
    pub fn shrink(&mut self) {
        match self {
            Postings::Few(rows) => rows.shrink_to_fit(),
            Postings::Many(rows) => {
                rows.optimize();
            }
            Postings::None | Postings::One(_) => {}
        }
    }
}
