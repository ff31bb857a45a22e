//! In which rows organizations take part, and how.

use accordant_columns::{Grouped, Lists, Postings, Set, are_few};

use super::party::Party;

/// The rows of each organization and of each party, where lists say which parties a row has.
///
/// Most of tens of thousands of organizations take part in a few rows. These lie one behind the other, so that they take
/// no more memory than they need.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    /// The rows of each organization, by its place, as far as they were there at first and are few.
    few: Grouped<Member>,
    /// The rows of the other organizations: of those that take part in many, and of those that do in more since.
    organizations: ByNumber,
    /// The rows of their parties, by the codes of these.
    parties: ByNumber,
    /// How many of the rows are known.
    rows: usize,
}

/// Rows by a number, in the order of the numbers: as they are added at first, and few are later.
#[derive(Debug, Clone, Default)]
struct ByNumber(Vec<(u32, Postings)>);

impl ByNumber {
    fn place(&self, number: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&number, |(number, _)| *number)
    }

    fn of(&self, number: u32) -> Option<&Postings> {
        let (_, rows) = self.0.get(self.place(number).ok()?)?;
        Some(rows)
    }

    /// Changes the rows of a number, which are none at first.
    fn change(&mut self, number: u32, change: impl FnOnce(&mut Postings)) {
        let place = self.place(number).unwrap_or_else(|place| {
            self.0.insert(place, (number, Postings::None));
            place
        });
        if let Some((_, rows)) = self.0.get_mut(place) {
            change(rows);
        }
    }

    fn shrink(&mut self) {
        self.0.shrink_to_fit();
        self.0.iter_mut().for_each(|(_, rows)| rows.shrink());
    }
}

/// A row, and the code of the slot in which an organization takes part in it: five bytes, where a number that has both
/// takes eight.
#[derive(Debug, Clone, Copy, Default)]
struct Member {
    row: [u8; 4],
    slot: u8,
}

impl Member {
    fn new(row: u32, slot: u8) -> Member {
        Member {
            row: row.to_le_bytes(),
            slot,
        }
    }

    fn row(self) -> u32 {
        u32::from_le_bytes(self.row)
    }
}

/// The rows of members, which are in order; each row once.
fn rows_of(members: impl Iterator<Item = Member>) -> Vec<u32> {
    let mut rows: Vec<u32> = members.map(Member::row).collect();
    rows.dedup();
    rows
}

impl Members {
    /// Makes known the rows that the lists of the codes of parties have by now.
    pub(super) fn follow(&mut self, parties: &Lists) {
        if self.rows == 0 {
            *self = Members::of(parties);
            return;
        }
        for row in self.rows..parties.len() {
            let Ok(row) = u32::try_from(row) else { break };
            for party in parties.of_row(row).map(Party::of_code) {
                if self.organizations.of(party.organization).is_none() {
                    let before = self.few.of(party.organization);
                    keep_apart(
                        party.organization,
                        before,
                        &mut self.organizations,
                        &mut self.parties,
                    );
                }
                let push = |rows: &mut Postings| rows.push(row);
                self.organizations.change(party.organization, push);
                self.parties.change(party.code(), push);
            }
        }
        self.rows = parties.len();
    }

    fn of(parties: &Lists) -> Members {
        let rows = 0..u32::try_from(parties.len()).unwrap_or(u32::MAX);
        let members = rows.flat_map(|row| {
            let parties = parties.of_row(row).map(Party::of_code);
            parties.map(move |party| (party.organization, Member::new(row, party.slot.code())))
        });
        let mut found = Members {
            few: Grouped::new(members),
            rows: parties.len(),
            ..Members::default()
        };
        let Members {
            few,
            organizations,
            parties,
            ..
        } = &mut found;
        few.retain(|organization, members| {
            let last = members.last().map_or(0, |member| member.row());
            let is_few = are_few(members.len(), last);
            if !is_few {
                keep_apart(organization, members, organizations, parties);
            }
            is_few
        });
        organizations.shrink();
        parties.shrink();
        found
    }

    /// The rows in which an organization takes part.
    pub(super) fn of_organization(&self, place: u32) -> Set<'_> {
        match self.organizations.of(place) {
            Some(rows) => rows.set(),
            None => Set::of(rows_of(self.few.of(place).iter().copied())),
        }
    }

    /// The rows that have a party.
    pub(super) fn of_party(&self, party: Party) -> Set<'_> {
        if self.organizations.of(party.organization).is_some() {
            let rows = self.parties.of(party.code());
            return rows.map(Postings::set).unwrap_or_default();
        }
        let slot = party.slot.code();
        let members = self.few.of(party.organization).iter().copied();
        Set::of(rows_of(members.filter(|member| member.slot == slot)))
    }
}

/// Keeps the rows of an organization and of its parties as sets of their own.
fn keep_apart(
    organization: u32,
    members: &[Member],
    organizations: &mut ByNumber,
    parties: &mut ByNumber,
) {
    let rows = rows_of(members.iter().copied());
    organizations.change(organization, |all| *all = Postings::of(&rows));
    let mut slots = [const { Vec::new() }; Party::SLOTS];
    for member in members {
        if let Some(rows) = slots.get_mut(usize::from(member.slot)) {
            rows.push(member.row());
        }
    }
    for (slot, mut rows) in (0..).zip(slots) {
        if !rows.is_empty() {
            rows.dedup();
            let party = Party::code_of(organization, slot);
            parties.change(party, |all| *all = Postings::of(&rows));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::party::Slot;
    use super::*;
    use crate::model::Role;

    #[test]
    fn the_rows_of_an_organization_and_of_a_party_are_those_whose_lists_have_it() {
        let funder = |organization| Party {
            organization,
            slot: Slot::Funding,
        };
        let host = |organization| Party {
            organization,
            slot: Slot::Written(Some(Role::Host)),
        };
        let parties = |row: u32| match row % 4 {
            0 => vec![],
            // One has many rows from the first, one only later; one takes part in two ways.
            1 => vec![funder(0), host(0), host(20 + row / 2000)],
            2 => vec![host(row % 7), funder(100 + row % 3)],
            _ => vec![funder(row / 2)],
        };
        let mut lists = Lists::default();
        let mut members = Members::default();
        let mut rows = 0;
        // Many at once, then a few, one of them with a number that is new.
        for count in [0, 3000, 1, 1, 700, 5] {
            for row in rows..rows + count {
                lists.push(&mut parties(row).into_iter().map(Party::code));
            }
            rows += count;
            members.follow(&lists);
            for place in 0..1900 {
                let takes_part = |row: &u32| parties(*row).iter().any(|p| p.organization == place);
                let found = members.of_organization(place);
                assert!(found.iter().eq((0..rows).filter(takes_part)), "{place}");
                for party in [funder(place), host(place)] {
                    let found = members.of_party(party);
                    let has = |row: &u32| parties(*row).contains(&party);
                    assert!(found.iter().eq((0..rows).filter(has)), "{party:?}");
                }
            }
        }
    }
}
