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

    /// Adds rows behind all so far, each once and counted from the first of a container.
    pub(super) fn extend(&mut self, first: u32, rows: &[u16]) {
        let mut few = match std::mem::take(self) {
            Postings::None => Vec::new(),
            Postings::One(row) => vec![row],
            Postings::Few(few) => few,
            Postings::Many(many) => {
                *self = Postings::Many(with(many, first, rows));
                return;
            }
        };
        if few.len() + rows.len() > Postings::MANY {
            let many = few.into_iter().collect();
            *self = Postings::Many(with(many, first, rows));
            return;
        }
        few.extend(rows.iter().map(|row| first + u32::from(*row)));
        *self = match few.as_slice() {
            [] => Postings::None,
            [row] => Postings::One(*row),
            _ => Postings::Few(few),
        };
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

/// A set with rows behind all that it has, counted from the first of a container.
fn with(mut set: RoaringBitmap, first: u32, rows: &[u16]) -> RoaringBitmap {
    if set.max().is_none_or(|max| max < first)
        && let Some(container) = container(first, rows)
    {
        set |= container;
        return set;
    }
    // They are in order and behind the others: nothing is refused.
    let _ = set.append(rows.iter().map(|row| first + u32::from(*row)));
    set
}

/// A set of rows in one container, which takes no more room than it needs: as it is serialized.
fn container(first: u32, rows: &[u16]) -> Option<RoaringBitmap> {
    let [key, count] = [first >> 16, u32::try_from(rows.len()).ok()?.checked_sub(1)?];
    let mut bytes = Vec::with_capacity(16 + 2 * rows.len().max(4096));
    for number in [12_346, 1, key | (count << 16), 16] {
        bytes.extend_from_slice(&u32::to_le_bytes(number));
    }
    if rows.len() <= 4096 {
        for row in rows {
            bytes.extend_from_slice(&row.to_le_bytes());
        }
    } else {
        bytes.resize(16 + 8192, 0);
        for row in rows {
            if let Some(byte) = bytes.get_mut(16 + usize::from(*row) / 8) {
                *byte |= 1 << (row % 8);
            }
        }
    }
    RoaringBitmap::deserialize_unchecked_from(bytes.as_slice()).ok()
}
