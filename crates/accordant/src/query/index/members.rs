//! Which rows have a number, where lists say which numbers a row has.

use hashbrown::HashMap;

use super::coded::Grouped;
use super::lists::Lists;
use super::rows::Postings;
use super::set::Set;

/// The rows of each number of some lists.
///
/// The first rows of numbers that have few lie one behind the other, so that they take no more memory than they need:
/// most numbers have very few.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    few: Grouped,
    /// The rows of the other numbers: of those that have many, and of those that got more since.
    others: HashMap<u32, Postings>,
    /// How many of the rows are known.
    rows: usize,
}

impl Members {
    /// Makes known the rows that the lists have by now.
    pub(super) fn follow(&mut self, lists: &Lists) {
        if self.rows == 0 {
            *self = Members::of(lists);
            return;
        }
        for row in self.rows..lists.len() {
            let Ok(row) = u32::try_from(row) else { break };
            for number in lists.of_row(row) {
                let before = || Postings::of(self.few.of(number));
                self.others.entry(number).or_insert_with(before).push(row);
            }
        }
        self.rows = lists.len();
    }

    fn of(lists: &Lists) -> Members {
        let rows = 0..u32::try_from(lists.len()).unwrap_or(u32::MAX);
        let pairs = rows.flat_map(|row| lists.of_row(row).map(move |number| (number, row)));
        let mut few = Grouped::new(pairs);
        let mut others = HashMap::new();
        few.retain(|number, rows| {
            let is_few = rows.len() < Postings::MANY;
            if !is_few {
                others.insert(number, Postings::of(rows));
            }
            is_few
        });
        Members {
            few,
            others,
            rows: lists.len(),
        }
    }

    /// The rows that have a number.
    pub(super) fn of_number(&self, number: u32) -> Set<'_> {
        match self.others.get(&number) {
            Some(rows) => rows.set(),
            None => Set::listed(self.few.of(number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_a_number_are_those_whose_lists_have_it() {
        let numbers = |row: u32| match row % 4 {
            0 => vec![],
            // One number has many rows from the first, one only later.
            1 => vec![0, 20 + row / 2000],
            2 => vec![row % 7, 100 + row % 3, row % 7],
            _ => vec![row / 2],
        };
        let mut lists = Lists::default();
        let mut members = Members::default();
        let mut rows = 0;
        // Many at once, then a few, one of them with a number that is new.
        for count in [0, 3000, 1, 1, 700, 5] {
            for row in rows..rows + count {
                lists.push(numbers(row));
            }
            rows += count;
            members.follow(&lists);
            for number in 0..1600 {
                let expected = (0..rows).filter(|row| numbers(*row).contains(&number));
                assert!(members.of_number(number).iter().eq(expected), "{number}");
            }
        }
    }
}
