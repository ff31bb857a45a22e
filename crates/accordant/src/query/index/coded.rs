//! What rows have, by value and by row.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};

use hashbrown::{DefaultHashBuilder, HashTable};
use roaring::RoaringBitmap;

use super::lists::Lists;
use super::occurrences::Occurrences;
use super::rows::Postings;

/// Values of one kind: each has a code and the rows that have it.
///
/// Which rows have a value that was pushed or appended is known once it is settled.
#[derive(Debug, Clone)]
pub(super) struct Values<K> {
    hasher: DefaultHashBuilder,
    codes: HashTable<u32>,
    list: Vec<K>,
    rows: Occurrences,
}

impl<K> Default for Values<K> {
    fn default() -> Values<K> {
        Values {
            hasher: DefaultHashBuilder::default(),
            codes: HashTable::new(),
            list: Vec::new(),
            rows: Occurrences::default(),
        }
    }
}

impl<K: Hash + Eq> Values<K> {
    /// Stages a value of the last row; its code.
    pub(super) fn push<Q>(&mut self, row: u32, value: &Q) -> u32
    where
        Q: Hash + Eq + ToOwned<Owned = K> + ?Sized,
        K: Borrow<Q>,
    {
        let code = match self.code(value) {
            Some(code) => code,
            None => self.add(value.to_owned()),
        };
        self.rows.push(row, code);
        code
    }

    /// Which rows have which value, by its code.
    pub(super) fn occurrences(&mut self) -> &mut Occurrences {
        &mut self.rows
    }

    /// Adds what is staged in a part that was closed and begins at a row behind all so far; what its codes are here.
    pub(super) fn append(&mut self, part: Values<K>, base: u32) -> Vec<u32> {
        let values = part.list.into_iter();
        let codes: Vec<u32> = values
            .map(|value| self.code(&value).unwrap_or_else(|| self.add(value)))
            .collect();
        self.rows.append(&part.rows, base, &|code| {
            codes.get(code as usize).copied().unwrap_or(u32::MAX)
        });
        codes
    }

    /// A new value; its code. There are fewer values than rows can be numbered, so that codes suffice.
    fn add(&mut self, value: K) -> u32 {
        let code = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let (hasher, list) = (&self.hasher, &self.list);
        let hash = hasher.hash_one(&value);
        self.codes.insert_unique(hash, code, |code| {
            let value = list.get(*code as usize);
            value.map_or(0, |value| hasher.hash_one(value))
        });
        self.list.push(value);
        code
    }

    /// The code of a value.
    pub(super) fn code<Q: Hash + Eq + ?Sized>(&self, value: &Q) -> Option<u32>
    where
        K: Borrow<Q>,
    {
        let is_it = |code: &u32| {
            let found = self.list.get(*code as usize);
            found.is_some_and(|found| found.borrow() == value)
        };
        let hash = self.hasher.hash_one(value);
        self.codes.find(hash, is_it).copied()
    }

    /// The rows that have the value.
    pub(super) fn having<Q: Hash + Eq + ?Sized>(&self, value: &Q) -> Option<&Postings>
    where
        K: Borrow<Q>,
    {
        self.rows.of(self.code(value)?)
    }

    /// The rows that have a value of which this holds.
    pub(super) fn those(&self, holds: impl Fn(&K) -> bool) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for (value, rows) in self.iter() {
            if holds(value) {
                rows.add_to(&mut found);
            }
        }
        found
    }

    /// The values with their rows, in the order of their codes.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &Postings)> {
        self.list.iter().zip(self.rows.each())
    }

    /// The value of a code.
    pub(super) fn value(&self, code: u32) -> Option<&K> {
        self.list.get(code as usize)
    }

    /// How many different values there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.list.shrink_to_fit();
        self.rows.shrink();
    }
}

/// Numbers, or other small things, that belong to codes, by code.
#[derive(Debug, Clone, Default)]
pub(super) struct Grouped<N = u32> {
    /// Where the numbers of each code end.
    ends: Vec<usize>,
    numbers: Vec<N>,
}

impl<N: Copy + Default> Grouped<N> {
    /// Groups pairs of a code and a number by their codes, in order.
    pub(super) fn new(pairs: impl Iterator<Item = (u32, N)> + Clone) -> Grouped<N> {
        let mut ends: Vec<usize> = Vec::new();
        // All in one call: what puts pairs together out of several lists is then made for that.
        pairs.clone().for_each(|(code, _)| {
            let place = code as usize;
            if ends.len() <= place {
                ends.resize(place + 1, 0);
            }
            if let Some(count) = ends.get_mut(place) {
                *count += 1;
            }
        });
        // Where the numbers of each code begin; each number moves it on, to where they end.
        let mut start = 0;
        for end in &mut ends {
            let count = *end;
            *end = start;
            start += count;
        }
        let mut numbers = vec![N::default(); start];
        pairs.for_each(|(code, number)| {
            if let Some(end) = ends.get_mut(code as usize)
                && let Some(place) = numbers.get_mut(*end)
            {
                *place = number;
                *end += 1;
            }
        });
        Grouped { ends, numbers }
    }

    /// Leaves out the numbers of codes for which this does not hold.
    pub(super) fn retain(&mut self, mut holds: impl FnMut(u32, &[N]) -> bool) {
        let (mut start, mut kept) = (0, 0);
        for (code, end) in (0..).zip(&mut self.ends) {
            let place = start..std::mem::replace(end, kept);
            start = place.end;
            if holds(code, self.numbers.get(place.clone()).unwrap_or_default()) {
                *end += place.len();
                self.numbers.copy_within(place, kept);
                kept = *end;
            }
        }
        self.numbers.truncate(kept);
        self.numbers.shrink_to_fit();
    }

    /// The numbers of a code.
    pub(super) fn of(&self, code: u32) -> &[N] {
        let code = code as usize;
        let start = match code.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(code).copied().unwrap_or(0);
        self.numbers.get(start..end).unwrap_or_default()
    }
}

/// Values of one kind that are also known by row.
#[derive(Debug, Clone)]
pub(super) struct Coded<K> {
    pub(super) values: Values<K>,
    /// The codes of each row.
    pub(super) lists: Lists,
}

impl<K> Default for Coded<K> {
    fn default() -> Coded<K> {
        Coded {
            values: Values::default(),
            lists: Lists::default(),
        }
    }
}

impl<K: Hash + Eq> Coded<K> {
    /// Stages the next row with its values.
    pub(super) fn push<'a, Q>(&mut self, row: u32, values: impl IntoIterator<Item = &'a Q>)
    where
        Q: Hash + Eq + ToOwned<Owned = K> + ?Sized + 'a,
        K: Borrow<Q>,
    {
        let values = values.into_iter();
        self.lists
            .push(values.map(|value| self.values.push(row, value)));
    }

    /// Adds what is staged in a part that was closed and begins at a row behind all so far.
    pub(super) fn append(&mut self, part: Coded<K>, base: u32) {
        let codes = self.values.append(part.values, base);
        self.lists.append(&part.lists, Some(&codes));
    }

    /// The codes of a row, in the order in which they were given.
    pub(super) fn of_row(&self, row: u32) -> impl Iterator<Item = u32> {
        self.lists.of_row(row)
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.values.shrink();
        self.lists.shrink();
    }
}
