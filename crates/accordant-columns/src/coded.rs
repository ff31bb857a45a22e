//! What rows have, by value and by row.

use accordant_text::Lexicon;

use crate::Postings;
use crate::bitmap::Bitmap;
use crate::lists::Lists;
use crate::occurrences::Occurrences;

/// Values of one kind, as they are written: each has a code and the rows that have it.
///
/// Which rows have a value that was pushed or appended is known once it is settled.
#[derive(Debug, Clone, Default)]
pub struct Values {
    texts: Lexicon,
    rows: Occurrences,
}

impl Values {
    /// These values, and the rows of each.
    pub fn of(texts: Lexicon, rows: Occurrences) -> Values {
        Values { texts, rows }
    }

    /// Stages a value of the last row; its code.
    pub fn push(&mut self, row: u32, value: &str) -> u32 {
        let code = self.texts.add(value);
        self.rows.push(row, code);
        code
    }

    /// Which rows have which value, by its code.
    pub fn occurrences(&mut self) -> &mut Occurrences {
        &mut self.rows
    }

    /// Adds what is staged in a part that was closed and begins at a row behind all so far; what its codes are here.
    pub fn append(&mut self, part: &Values, base: u32) -> Vec<u32> {
        let codes = self.texts.add_all(&part.texts);
        self.rows.append(&part.rows, base, &|code| {
            codes.get(code as usize).copied().unwrap_or(u32::MAX)
        });
        codes
    }

    /// The code of a value.
    pub fn code(&self, value: &str) -> Option<u32> {
        self.texts.code(value)
    }

    /// The rows that have the value.
    pub fn having(&self, value: &str) -> Option<&Postings> {
        self.rows.of(self.code(value)?)
    }

    /// The rows that have a value of which this holds.
    pub fn those(&self, holds: &dyn Fn(&str) -> bool) -> Bitmap {
        let mut found = Bitmap::new();
        for (value, rows) in self.iter() {
            if holds(value) {
                rows.add_to(&mut found);
            }
        }
        found
    }

    /// The values and their rows, each by the codes.
    pub fn parts(&self) -> (&Lexicon, &Occurrences) {
        (&self.texts, &self.rows)
    }

    /// The values with their rows, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Postings)> {
        self.texts.words().zip(self.rows.each())
    }

    /// The value of a code.
    pub fn value(&self, code: u32) -> &str {
        self.texts.word(code)
    }

    /// How many different values there are.
    pub fn len(&self) -> usize {
        self.texts.len() as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.texts.shrink();
        self.rows.shrink();
    }
}

/// Numbers, or other small things, that belong to codes, by code.
#[derive(Debug, Clone, Default)]
pub struct Grouped<N = u32> {
    /// Where the numbers of each code end.
    ends: Vec<usize>,
    numbers: Vec<N>,
}

impl<N: Copy + Default> Grouped<N> {
    /// Groups pairs of a code and a number by their codes, in order.
    pub fn new(pairs: impl Iterator<Item = (u32, N)> + Clone) -> Grouped<N> {
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
    pub fn retain(&mut self, mut holds: impl FnMut(u32, &[N]) -> bool) {
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
    pub fn of(&self, code: u32) -> &[N] {
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
#[derive(Debug, Clone, Default)]
pub struct Coded {
    /// The values by their codes.
    pub values: Values,
    /// The codes of each row.
    pub lists: Lists,
}

impl Coded {
    /// Stages the next row with its values.
    pub fn push(&mut self, row: u32, values: &mut dyn Iterator<Item = &str>) {
        self.lists
            .push(&mut values.map(|value| self.values.push(row, value)));
    }

    /// Adds what is staged in a part that was closed and begins at a row behind all so far; what its codes are here.
    pub fn append(&mut self, part: &Coded, base: u32) -> Vec<u32> {
        let codes = self.values.append(&part.values, base);
        self.lists.append(&part.lists, Some(&codes));
        codes
    }

    /// The codes of a row, in the order in which they were given.
    pub fn of_row(&self, row: u32) -> impl Iterator<Item = u32> {
        self.lists.of_row(row)
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.values.shrink();
        self.lists.shrink();
    }
}
