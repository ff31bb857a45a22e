//! Sets of rows.

use std::borrow::Cow;
use std::slice;

use roaring::RoaringBitmap;

use super::set::Set;

/// How many rows one container of a bitmap is for. So many are made known together: each container is then made once.
pub(super) const CHUNK: u32 = 1 << 16;

/// How many rows a container has at most that lists them, how many bytes one has that has a bit for each, and how many
/// bytes stand before either.
const ARRAY: usize = 4096;
const BITMAP: usize = CHUNK as usize / 8;
const HEADER: usize = 16;

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

    /// These rows, each once.
    pub(super) fn of(rows: &[u32]) -> Postings {
        match rows {
            [] => Postings::None,
            [row] => Postings::One(*row),
            _ if rows.len() <= Postings::MANY => Postings::Few(rows.to_vec()),
            _ => Postings::Many(bitmap(rows)),
        }
    }

    /// Adds rows behind all so far, each once.
    pub(super) fn extend(&mut self, rows: &[u32]) {
        match std::mem::take(self) {
            Postings::None => *self = Postings::of(rows),
            Postings::Many(many) => *self = Postings::Many(with(many, rows)),
            Postings::Few(mut few) if few.len() + rows.len() <= Postings::MANY => {
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

/// A set of rows that are in increasing order.
pub(super) fn bitmap(rows: &[u32]) -> RoaringBitmap {
    with(RoaringBitmap::new(), rows)
}

/// A set with rows behind all that it has.
fn with(mut set: RoaringBitmap, rows: &[u32]) -> RoaringBitmap {
    for rows in rows.chunk_by(|a, b| a / CHUNK == b / CHUNK) {
        let is_new = set.max().map(|max| max / CHUNK) != rows.first().map(|row| row / CHUNK);
        match Some(rows).filter(|_| is_new).and_then(container) {
            Some(container) => set |= container,
            // They are in order and behind the others: nothing is refused.
            None => drop(set.append(rows.iter().copied())),
        }
    }
    set
}

/// A set of rows in one container, made at once: as large as it must be, where one to which rows are added has room for
/// more. It is written as it is serialized.
fn container(rows: &[u32]) -> Option<RoaringBitmap> {
    // A browser need not load the code for it.
    if cfg!(target_family = "wasm") {
        return None;
    }
    let key = rows.first()? / CHUNK;
    let last = u32::try_from(rows.len()).ok()?.checked_sub(1)?;
    let size = if rows.len() <= ARRAY {
        2 * rows.len()
    } else {
        BITMAP
    };
    let mut bytes = Vec::with_capacity(HEADER + size);
    // That no runs follow, and one container: which, how many rows, and where.
    for number in [12_346, 1, key | (last << 16), 16] {
        bytes.extend_from_slice(&u32::to_le_bytes(number));
    }
    if rows.len() <= ARRAY {
        bytes.extend(rows.iter().flat_map(|row| {
            let [a, b, _, _] = row.to_le_bytes();
            [a, b]
        }));
    } else {
        bytes.resize(HEADER + BITMAP, 0);
        for row in rows {
            let place = HEADER + (row % CHUNK) as usize / 8;
            if let Some(byte) = bytes.get_mut(place) {
                *byte |= 1 << (row % 8);
            }
        }
    }
    RoaringBitmap::deserialize_unchecked_from(bytes.as_slice()).ok()
}
