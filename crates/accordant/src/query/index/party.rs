//! Who takes part in a partnership, and how.

use crate::model::Role;
use crate::query::evaluate::fits;

/// An organization in one of the ways to take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Party {
    /// Its place among the organizations.
    pub(super) organization: u32,
    pub(super) slot: Slot,
}

/// How many bits of the code of a party say how it takes part. The others are enough for 268 million organizations, which
/// take some 100 GB as they are read.
const SLOT_BITS: u32 = 4;

impl Party {
    /// How many slots have codes.
    pub(super) const SLOTS: usize = 1 << SLOT_BITS;

    /// A number that is its own.
    pub(super) fn code(self) -> u32 {
        Party::code_of(self.organization, self.slot.code())
    }

    /// The number of an organization in the slot with this code.
    pub(super) fn code_of(organization: u32, slot: u8) -> u32 {
        (organization << SLOT_BITS) | u32::from(slot)
    }

    /// The party with this code.
    pub(super) fn of_code(code: u32) -> Party {
        let slot = code & ((1 << SLOT_BITS) - 1);
        Party {
            organization: code >> SLOT_BITS,
            slot: match slot.checked_sub(1) {
                None => Slot::Funding,
                // There is no role before the first.
                Some(role) => Slot::Written(
                    (role as usize)
                        .checked_sub(1)
                        .and_then(|role| Role::ALL.get(role).copied()),
                ),
            },
        }
    }
}

/// A way to take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// As a participant in this role.
    Written(Option<Role>),
    /// As the funder of the funding or of its programme.
    Funding,
}

impl Slot {
    /// A number of so few bits that is its own.
    pub(super) fn code(self) -> u8 {
        match self {
            Slot::Funding => 0,
            Slot::Written(None) => 1,
            Slot::Written(Some(role)) => 2 + role as u8,
        }
    }

    pub(super) fn all() -> impl Iterator<Item = Slot> {
        let roles = Role::ALL.iter().map(|role| Slot::Written(Some(*role)));
        roles.chain([Slot::Written(None), Slot::Funding])
    }

    /// Whether who takes part so is found by the role; by none, if any role is asked for.
    pub(super) fn fits(self, role: Option<Role>) -> bool {
        let found = match self {
            Slot::Funding => Some(Role::Funder),
            Slot::Written(found) => found,
        };
        fits(role, found)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_party_has_a_code_of_its_own() {
        let mut codes = HashSet::new();
        for organization in [0, 1, 77_777, (1 << 28) - 1] {
            for slot in Slot::all() {
                let party = Party { organization, slot };
                assert_eq!(Party::of_code(party.code()), party);
                assert!(codes.insert(party.code()), "{party:?}");
            }
        }
    }
}
