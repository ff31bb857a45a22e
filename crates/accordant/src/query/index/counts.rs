//! How many rows of an answer have what.

use accordant_columns::{Counts, Lists, Postings, Set, once};

use super::columns::Columns;
use super::evaluate::Exact;
use super::parallel;
use super::party::Party;
use crate::model::Role;
use crate::query::links::Meetings;

/// From how many rows on it is worth a thread to count what they have.
const THREAD: usize = 75_000;

/// The rows of an answer, to be counted.
pub(super) struct Found<'i> {
    exact: Exact<'i>,
    /// The rows that match possibly and not for certain.
    open: Set<'i>,
}

impl<'i> Found<'i> {
    pub(super) fn new(exact: Exact<'i>) -> Found<'i> {
        Found {
            open: exact.open(),
            exact,
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> Meetings {
        let certain = self.exact.certain().len();
        Meetings {
            certain,
            total: certain + self.open.len(),
        }
    }

    /// How many of these rows there are.
    pub(super) fn rows_in(&self, rows: &Postings) -> Meetings {
        let certain = rows.count_in(self.exact.certain());
        Meetings {
            certain,
            total: certain + rows.count_in(&self.open),
        }
    }

    /// How many rows have each of the numbers, of several kinds at once.
    pub(super) fn count(&self, kinds: &[Numbers<'_>]) -> Vec<Tally> {
        if kinds.is_empty() {
            return Vec::new();
        }
        let certain = count(self.exact.certain(), kinds);
        if self.open.is_empty() {
            let tally = |total| Tally {
                total,
                certain: None,
            };
            return certain.into_iter().map(tally).collect();
        }
        let open = count(&self.open, kinds);
        let both = certain.into_iter().zip(open);
        let tally = |(certain, mut total): (Counts, Counts)| {
            total.add_all(&certain);
            Tally {
                total,
                certain: Some(certain),
            }
        };
        both.map(tally).collect()
    }
}

fn count(rows: &Set<'_>, kinds: &[Numbers<'_>]) -> Vec<Counts> {
    let none = || -> Vec<Counts> {
        let all = kinds.iter().map(|numbers| Counts::new(numbers.different));
        all.collect()
    };
    let stretches = rows.stretches(parallel::threads(rows.len(), THREAD));
    let found = parallel::each(&stretches, |stretch| {
        let mut counts = none();
        rows.batches(stretch, &mut |rows| {
            for (numbers, counts) in kinds.iter().zip(&mut counts) {
                numbers.count(rows, counts);
            }
        });
        counts
    });
    let sum = |mut sum: Vec<Counts>, others: Vec<Counts>| {
        for (counts, others) in sum.iter_mut().zip(&others) {
            counts.add_all(others);
        }
        sum
    };
    found.into_iter().reduce(sum).unwrap_or_else(none)
}

/// Numbers that rows have.
pub(super) struct Numbers<'c> {
    /// How many different ones there are.
    different: usize,
    of_rows: OfRows<'c>,
}

enum OfRows<'c> {
    Listed(&'c Lists),
    /// The places of the organizations that take part in a role.
    InRole(&'c Columns, Role),
}

impl<'c> Numbers<'c> {
    /// So many different numbers, of which each row has a list.
    pub(super) fn listed(different: usize, lists: &'c Lists) -> Numbers<'c> {
        Numbers {
            different,
            of_rows: OfRows::Listed(lists),
        }
    }

    /// The places of so many organizations that take part in a role.
    pub(super) fn in_role(organizations: usize, columns: &'c Columns, role: Role) -> Numbers<'c> {
        Numbers {
            different: organizations,
            of_rows: OfRows::InRole(columns, role),
        }
    }

    fn count(&self, rows: &[u32], counts: &mut Counts) {
        match self.of_rows {
            OfRows::Listed(lists) => lists.count(rows, counts),
            OfRows::InRole(columns, role) => count_role(columns, role, rows, counts),
        }
    }
}

/// Adds to the counts in how many of the rows each organization takes part in a role, by its place.
fn count_role(columns: &Columns, role: Role, rows: &[u32], counts: &mut Counts) {
    let mut found = Vec::new();
    for row in rows {
        found.clear();
        let parties = columns.parties.of_row(*row).map(Party::of_code);
        let in_role = parties.filter(|party| party.slot.fits(Some(role)));
        found.extend(in_role.map(|party| party.organization));
        once(&mut found);
        for place in &found {
            counts.add(*place);
        }
    }
}

/// How many rows have each number, for certain and in all.
pub(super) struct Tally {
    total: Counts,
    /// If these are others.
    certain: Option<Counts>,
}

impl Tally {
    /// The numbers that some row has.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, Meetings)> {
        let counts = (0_u32..).zip(self.total.each());
        let had = counts.filter(|(_, total)| **total > 0);
        had.map(|(number, _)| (number, self.of(number)))
    }

    /// The numbers that some row has here and some row in the other, with both counts.
    pub(super) fn each_with(&self, other: &Tally) -> Vec<(u32, Meetings, Meetings)> {
        // Whether both have one cannot be guessed: each is written down, and what is no match is overwritten.
        let counts = || self.total.each().iter().zip(other.total.each());
        let mut both = vec![0; counts().len() + 1];
        let mut found = 0;
        for (number, (a, b)) in (0_u32..).zip(counts()) {
            if let Some(place) = both.get_mut(found) {
                *place = number;
            }
            found += usize::from(*a > 0 && *b > 0);
        }
        both.truncate(found);
        let both = both.into_iter();
        both.map(|number| (number, self.of(number), other.of(number)))
            .collect()
    }

    fn of(&self, number: u32) -> Meetings {
        let of = |counts: &Counts| {
            counts
                .each()
                .get(number as usize)
                .map_or(0, |n| *n as usize)
        };
        let total = of(&self.total);
        Meetings {
            certain: self.certain.as_ref().map_or(total, of),
            total,
        }
    }

    /// So many rows have the number.
    pub(super) fn set(&mut self, number: u32, rows: Meetings) {
        self.total.set(number, rows.total);
        if let Some(counts) = &mut self.certain {
            counts.set(number, rows.certain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_alike_on_one_thread_and_on_several() {
        let mut lists = Lists::default();
        let mut twos = Lists::default();
        let rows = 1_000_000;
        assert!(rows / 2 > 2 * u32::try_from(THREAD).unwrap());
        for row in 0..rows {
            lists.push(&mut [row % 10].into_iter());
            twos.push(&mut [row % 3, 5].into_iter());
        }
        let kinds = [Numbers::listed(10, &lists), Numbers::listed(6, &twos)];
        let even: Set<'_> = Set::of((0..rows).step_by(2).collect());
        let found = count(&even, &kinds);
        // 500,000 rows: a fifth of them ends in each even digit; every third one has each remainder.
        assert_eq!(found[0].each(), [100_000, 0].repeat(5));
        assert_eq!(found[1].each(), [166_667, 166_666, 166_667, 0, 0, 500_000]);

        let none = count(&Set::default(), &kinds);
        assert_eq!(none[0].each(), [0; 10]);
    }
}
