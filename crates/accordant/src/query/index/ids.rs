//! The ids of rows.

use std::hash::BuildHasher;

use accordant_columns::Bitmap;
use accordant_text::Texts;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::bytes;
use crate::fold;
use crate::model::LONGEST_ID;
use crate::order::sort_numbers;

/// Which row has which id, as long as it has not been replaced or removed.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    hasher: DefaultHashBuilder,
    /// The ids of all rows.
    texts: Texts,
    /// The rows that are alive, by the form in which ids are compared.
    alive: HashTable<Alive>,
}

/// A row that is alive, and the hash of its id: to make room for more takes no look at the ids of all.
#[derive(Debug, Clone, Copy)]
struct Alive {
    row: u32,
    hash: u32,
}

/// A hash as a table wants it, which looks at its first bits and at its last.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl Ids {
    /// Adds the id of the next row; whether it is alive, as no other row with this very id is.
    pub(super) fn push(&mut self, row: u32, id: &str) -> bool {
        let Ids {
            hasher,
            texts,
            alive,
        } = self;
        texts.push(id);
        let hash = hash_of(hasher, id);
        let is_it = |found: &Alive| found.hash == hash && texts.get(found.row) == id;
        if alive.find(spread(hash), is_it).is_some() {
            return false;
        }
        let new = Alive { row, hash };
        alive.insert_unique(spread(hash), new, |found| spread(found.hash));
        true
    }

    /// The row that has this very id.
    pub(super) fn row(&self, id: &str) -> Option<u32> {
        let hash = hash_of(&self.hasher, id);
        let is_it = |found: &Alive| found.hash == hash && self.id(found.row) == id;
        self.alive.find(spread(hash), is_it).map(|found| found.row)
    }

    /// The rows whose ids are compared alike.
    pub(super) fn alike(&self, folded: &str) -> Vec<u32> {
        let hash = hash_of(&self.hasher, folded);
        let found = self.alive.iter_hash(spread(hash));
        let mut found: Vec<u32> = found
            .map(|found| found.row)
            .filter(|row| fold(self.id(*row)) == folded)
            .collect();
        sort_numbers(&mut found);
        found
    }

    /// The rows that are alive and whose ids begin so, as ids are compared.
    pub(super) fn beginning(&self, folded: &str) -> Vec<u32> {
        let all = self.alive.iter().map(|found| found.row);
        let mut found: Vec<u32> = all
            .filter(|row| fold(self.id(*row)).starts_with(folded))
            .collect();
        sort_numbers(&mut found);
        found
    }

    /// Ends the life of a row.
    pub(super) fn remove(&mut self, row: u32) {
        let hash = hash_of(&self.hasher, self.id(row));
        if let Ok(found) = self
            .alive
            .find_entry(spread(hash), |found| found.row == row)
        {
            found.remove();
        }
    }

    /// The id of a row.
    pub(super) fn id(&self, row: u32) -> &str {
        self.texts.get(row)
    }

    /// How many rows are alive.
    pub(super) fn len(&self) -> usize {
        self.alive.len()
    }

    /// Puts the ids of all rows into bytes.
    pub(super) fn to_bytes(&self, bytes: &mut Vec<u8>) {
        bytes::put_texts(&mut self.texts.iter(), bytes);
    }

    /// Takes the ids of so many rows, of which these are alive, out of bytes; nothing if two of these have the same.
    pub(super) fn fill(&mut self, rows: u32, live: &Bitmap, bytes: &mut &[u8]) -> Option<()> {
        for row in 0..rows {
            let id = bytes::take_text(bytes)?;
            if !live.contains(row) {
                self.texts.push(id);
            } else if !self.push(row, id) {
                return None;
            }
        }
        self.shrink();
        Some(())
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink();
    }
}

/// The hash of an id, the same for those that are compared alike. Ids are ASCII and short: only their case
/// is folded.
fn hash_of(hasher: &DefaultHashBuilder, id: &str) -> u32 {
    let mut bytes = [0; LONGEST_ID];
    let mut length = 0;
    for (to, from) in bytes.iter_mut().zip(id.bytes()) {
        *to = from.to_ascii_lowercase();
        length += 1;
    }
    let hash = hasher.hash_one(bytes.get(..length).unwrap_or_default());
    u32::try_from(hash >> 32).unwrap_or(0)
}
