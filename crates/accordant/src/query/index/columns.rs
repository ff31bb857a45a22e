//! What an index knows of its rows.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use accordant_text::{Spelled, Spellings, Texts};
use roaring::RoaringBitmap;

use super::coded::{Coded, Values};
use super::directory::Directory;
use super::lists::Lists;
use super::members::Members;
use super::parallel;
use super::records::Records;
use super::text::TextIndex;
use super::times::Times;
use crate::model::{
    CountryCode, DeclaredStatus, Kind, LanguageTag, Objective, OrganizationId, Partnership,
    PartnershipId, Portfolio, ProgrammeId, Role, Text,
};
use crate::query::evaluate::{Part, texts};
use crate::time::Policy;
use crate::{Error, fold};

/// What rows refer to: the portfolio without its partnerships.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) portfolio: Portfolio,
    pub(super) directory: Directory,
    sources: HashSet<String>,
}

impl Head {
    pub(super) fn new(portfolio: Portfolio) -> Head {
        Head {
            directory: Directory::new(&portfolio),
            sources: portfolio.sources.iter().map(|s| s.id.to_string()).collect(),
            portfolio,
        }
    }

    /// Whether there is an organization, programme or source with this id; by the type of the id.
    pub(super) fn has(&self, kind: &str, id: &str) -> bool {
        match kind {
            "OrganizationId" => self.directory.organizations.place(id).is_some(),
            "ProgrammeId" => self.directory.programmes.place(id).is_some(),
            "SourceId" => self.sources.contains(id),
            _ => false,
        }
    }

    /// Who takes part in a partnership, and how; nothing if it names an organization or a programme that is
    /// not there.
    pub(super) fn parties(&self, partnership: &Partnership) -> Option<Vec<Party>> {
        let party = |id: &OrganizationId, slot: Slot| {
            let organization = self.directory.organizations.place(id.as_str())?;
            Some(Party { organization, slot })
        };
        let room = partnership.participants.len() + 2 * partnership.funding.len();
        let mut parties = Vec::with_capacity(room);
        for participant in &partnership.participants {
            let slot = Slot::Written(participant.role);
            parties.push(party(&participant.organization, slot)?);
        }
        for funding in &partnership.funding {
            if let Some(funder) = &funding.funder {
                parties.push(party(funder, Slot::Funding)?);
            }
            if let Some(programme) = &funding.programme {
                let place = self.directory.programmes.place(programme.as_str())?;
                let programme = self.portfolio.programmes.get(place as usize)?;
                if let Some(funder) = &programme.funder {
                    parties.push(party(funder, Slot::Funding)?);
                }
            }
        }
        Some(parties)
    }
}

/// An organization in one of the ways to take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Party {
    /// Its place among the organizations.
    pub(super) organization: u32,
    pub(super) slot: Slot,
}

/// A way to take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// As a participant in this role.
    Written(Option<Role>),
    /// As the funder of the funding or of its programme.
    Funding,
}

impl Slot {
    pub(super) fn all() -> impl Iterator<Item = Slot> {
        let roles = Role::ALL.iter().map(|role| Slot::Written(Some(*role)));
        roles.chain([Slot::Written(None), Slot::Funding])
    }

    /// Whether who takes part so is found by the role; by none, if any role is asked for.
    pub(super) fn fits(self, role: Option<Role>) -> bool {
        match (role, self) {
            (None, _) | (Some(Role::Funder), Slot::Funding) => true,
            (Some(Role::Member), Slot::Written(found)) => {
                matches!(found, Some(Role::Member | Role::FoundingMember))
            }
            (role, Slot::Written(found)) => role == found,
            (Some(_), Slot::Funding) => false,
        }
    }
}

/// Partnerships by row, in columns: what each row has, and which rows have it.
///
/// Which rows have what is known of those that are settled.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) records: Records,
    pub(super) times: Times,
    pub(super) undated: RoaringBitmap,
    /// The titles in the form in which words are compared.
    pub(super) titles: Texts,
    pub(super) kinds: Values<Kind>,
    pub(super) declared: Values<DeclaredStatus>,
    pub(super) languages: Values<LanguageTag>,
    pub(super) identifiers: Values<String>,
    /// The partnerships that rows are related to.
    pub(super) related: Values<PartnershipId>,
    pub(super) countries: Coded<CountryCode>,
    pub(super) topics: Coded<String>,
    pub(super) programmes: Coded<ProgrammeId>,
    pub(super) parties: Coded<Party>,
    /// The places of the organizations of each row, in whatever way they take part.
    pub(super) organizations: Lists,
    /// The rows in which each organization takes part in whatever way, by its place.
    pub(super) members: Members,
    /// The places of the organizations that fund each row.
    pub(super) funders: Lists,
    pub(super) text: TextIndex,
    /// What the last row is made of.
    spelled: Spelled,
}

impl Columns {
    /// No rows yet. Those that come are kept in these spellings.
    pub(super) fn new(head: &Head, policy: Policy, spellings: &Arc<Spellings>) -> Columns {
        Columns {
            records: Records::new(Arc::clone(spellings)),
            times: Times::new(head.portfolio.frame(policy)),
            undated: RoaringBitmap::new(),
            titles: Texts::default(),
            kinds: Values::default(),
            declared: Values::default(),
            languages: Values::default(),
            identifiers: Values::default(),
            related: Values::default(),
            countries: Coded::default(),
            topics: Coded::default(),
            programmes: Coded::default(),
            parties: Coded::default(),
            organizations: Lists::default(),
            members: Members::default(),
            funders: Lists::default(),
            text: TextIndex::new(Arc::clone(spellings)),
            spelled: Spelled::default(),
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> u32 {
        // The records see to it that rows can be numbered.
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// Adds the next row, which has these parties and is this JSON; its number.
    ///
    /// # Errors
    /// `limit.records`.
    pub(super) fn push(
        &mut self,
        head: &Head,
        partnership: &Partnership,
        parties: &[Party],
        json: &str,
    ) -> Result<u32, Error> {
        let row = self.len();
        self.records.push(json, &mut self.spelled)?;
        if !self.text.knows(&self.records.spellings) {
            self.spelled.forget_words();
        }
        self.push_columns(row, head, partnership, parties);
        self.push_text(row, partnership, json);
        Ok(row)
    }

    fn push_columns(
        &mut self,
        row: u32,
        head: &Head,
        partnership: &Partnership,
        parties: &[Party],
    ) {
        self.times.push(row, partnership);
        if partnership.is_undated() {
            self.undated.insert(row);
        }
        self.titles.push(&fold(partnership.title.as_str()));
        if let Some(kind) = &partnership.kind {
            self.kinds.push(row, kind);
        }
        if let Some(status) = &partnership.status {
            self.declared.push(row, status);
        }
        self.push_languages(row, head, partnership);
        for identifier in &partnership.identifiers {
            self.identifiers.push(row, fold(&identifier.value).as_str());
            let full = format!("{}:{}", identifier.scheme, identifier.value);
            self.identifiers.push(row, fold(&full).as_str());
        }
        for relation in &partnership.relations {
            self.related.push(row, &relation.target);
        }
        self.countries.push(row, &partnership.countries);
        let topics = partnership.topics.iter().map(String::as_str);
        self.topics.push(row, topics);
        let funding = &partnership.funding;
        let programmes = funding.iter().filter_map(|f| f.programme.as_ref());
        self.programmes.push(row, programmes);
        let places = parties.iter().map(|party| party.organization);
        self.organizations.push(places);
        let funders = parties
            .iter()
            .filter(|party| party.slot.fits(Some(Role::Funder)));
        self.funders.push(funders.map(|party| party.organization));
        self.parties.push(row, parties);
    }

    fn push_languages(&mut self, row: u32, head: &Head, partnership: &Partnership) {
        let plain = head.portfolio.language.as_ref();
        for text in texts(partnership) {
            let plain = plain.filter(|_| matches!(text, Text::Plain(_)));
            for tag in text.languages().chain(plain) {
                self.languages.push(row, tag);
            }
        }
    }

    fn push_text(&mut self, row: u32, partnership: &Partnership, json: &str) {
        let Columns { text, spelled, .. } = self;
        let mut add = |part: Part, written: &str| text.push(row, part, written, json, spelled);
        let mut add_all = |part: Part, text: &Text| text.all().for_each(|text| add(part, text));
        add_all(Part::Title, &partnership.title);
        if let Some(name) = &partnership.name {
            add_all(Part::Name, name);
        }
        if let Some(summary) = &partnership.summary {
            add_all(Part::Summary, summary);
        }
        let mut open: Vec<&Objective> = partnership.objectives.iter().rev().collect();
        while let Some(objective) = open.pop() {
            add_all(Part::Objective, &objective.text);
            open.extend(objective.objectives.iter().rev());
        }
        for participant in &partnership.participants {
            if let Some(printed) = &participant.name_as_printed {
                add(Part::Organization, printed);
            }
        }
    }

    /// Makes known which rows have what of those that were pushed.
    pub(super) fn settle(&mut self) {
        self.settle_values();
        self.text.settle();
    }

    fn settle_values(&mut self) {
        self.times.settle();
        self.kinds.settle();
        self.declared.settle();
        self.languages.settle();
        self.identifiers.settle();
        self.related.settle();
        self.countries.values.settle();
        self.topics.values.settle();
        self.programmes.values.settle();
        self.parties.values.settle();
        self.members.follow(&self.organizations);
    }

    /// As `settle`, when many rows were pushed and no more are to be expected: gives back the room that was kept
    /// for more.
    pub(super) fn finish(&mut self) {
        let text = Mutex::new(std::mem::take(&mut self.text));
        let finish_text = || {
            let mut text = text.lock().unwrap_or_else(PoisonError::into_inner);
            text.settle();
            text.shrink();
        };
        parallel::both(finish_text, || {
            self.settle_values();
            self.shrink_values();
        });
        self.text = text.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    /// Says that all rows are there: the next ones come as another part.
    pub(super) fn close(&mut self) {
        self.records.close();
    }

    /// Adds the rows of a part that was closed; the number of its first.
    pub(super) fn append(&mut self, part: Columns) -> u32 {
        let base = self.len();
        self.close();
        self.records.append(part.records, base);
        self.times.append(part.times, base);
        let undated = part.undated.iter().map(|row| base + row);
        self.undated.extend(undated);
        part.titles.iter().for_each(|title| {
            self.titles.push(title);
        });
        self.kinds.append(part.kinds, base);
        self.declared.append(part.declared, base);
        self.languages.append(part.languages, base);
        self.identifiers.append(part.identifiers, base);
        self.related.append(part.related, base);
        self.countries.append(part.countries, base);
        self.topics.append(part.topics, base);
        self.programmes.append(part.programmes, base);
        self.parties.append(part.parties, base);
        self.organizations
            .append(&part.organizations, |place| place);
        self.funders.append(&part.funders, |place| place);
        self.text.append(&part.text, base);
        base
    }

    fn shrink_values(&mut self) {
        self.records.shrink();
        self.times.shrink();
        self.undated.optimize();
        self.titles.shrink();
        self.kinds.shrink();
        self.declared.shrink();
        self.languages.shrink();
        self.identifiers.shrink();
        self.related.shrink();
        self.countries.shrink();
        self.topics.shrink();
        self.programmes.shrink();
        self.parties.shrink();
        self.organizations.shrink();
        self.funders.shrink();
        self.spelled = Spelled::default();
    }
}
