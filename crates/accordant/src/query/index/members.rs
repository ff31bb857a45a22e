//! Which rows have a number, where lists say which numbers a row has.

use super::coded::Grouped;
use super::lists::Lists;
use super::rows::Postings;
use super::set::Set;

/// The rows of each number of some lists.
///
/// The first rows are put in their places at once, so that what a number has takes no more memory than it
/// needs, and lies in one piece; later rows are added one by one.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    rows_of: Vec<Postings>,
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
                let place = number as usize;
                if self.rows_of.len() <= place {
                    self.rows_of.resize(place + 1, Postings::None);
                }
                if let Some(rows) = self.rows_of.get_mut(place) {
                    rows.push(row);
                }
            }
        }
        self.rows = lists.len();
    }

    fn of(lists: &Lists) -> Members {
        let rows = 0..u32::try_from(lists.len()).unwrap_or(u32::MAX);
        let pairs = rows.flat_map(|row| lists.of_row(row).map(move |number| (number, row)));
        Members {
            rows_of: Grouped::new(pairs).each().map(Postings::of).collect(),
            rows: lists.len(),
        }
    }

    /// The rows that have a number.
    pub(super) fn of_number(&self, number: u32) -> Set<'_> {
        let found = self.rows_of.get(number as usize);
        found.map(Postings::set).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_a_number_are_those_whose_lists_have_it() {
        let numbers = |row: u32| match row % 4 {
            0 => vec![],
            1 => vec![0, row / 1000],
            2 => vec![row % 7, 100 + row % 3, row % 7],
            _ => vec![row / 2],
        };
        let mut lists = Lists::default();
        let mut members = Members::default();
        let mut rows = 0;
        // Many at once, then a few, one of them with a number that is new.
        for count in [0, 3000, 1, 1, 5] {
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
