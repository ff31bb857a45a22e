//! What an index knows of its rows.

use std::sync::{Arc, Mutex, PoisonError};

use accordant_columns::{Bitmap, CHUNK, Coded, Lists, Occurrences, Scratch, Values};
use accordant_text::{Lexicon, Spelled, Spellings, Texts};

use super::bytes;
use super::directory::Directory;
use super::members::Members;
use super::parallel;
use super::party::Party;
use super::records::Records;
use super::row::Row;
use super::text::{MoreRows, TextIndex};
use super::times::Times;
use crate::model::{CountryCode, PartnershipId, Portfolio, Programme, ProgrammeId, Role};
use crate::query::evaluate::Part;
use crate::time::Policy;
use crate::{Error, fold};

/// What rows refer to: the portfolio without its partnerships.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) portfolio: Portfolio,
    pub(super) directory: Directory,
    sources: Lexicon,
}

impl Head {
    pub(super) fn new(portfolio: Portfolio) -> Head {
        let mut sources = Lexicon::default();
        for source in &portfolio.sources {
            sources.add(source.id.as_str());
        }
        Head {
            directory: Directory::new(&portfolio),
            sources,
            portfolio,
        }
    }

    /// Whether there is an organization, programme or source with this id; by the type of the id.
    pub(super) fn has(&self, kind: &str, id: &str) -> bool {
        match kind {
            "OrganizationId" => self.directory.organizations.place(id).is_some(),
            "ProgrammeId" => self.directory.programmes.place(id).is_some(),
            "SourceId" => self.sources.code(id).is_some(),
            _ => false,
        }
    }

    /// Finds who takes part in a partnership; false if it refers to an organization, a programme or a source that is not
    /// there.
    pub(super) fn find_parties(&self, row: &mut Row<'_>, json: &str) -> bool {
        let organizations = &self.directory.organizations;
        let Row {
            places, programmes, ..
        } = row;
        organizations.find_all(json, &row.organizations, places)
            && organizations.find_all(json, &row.funders, places)
            && programmes.iter().all(|id| self.find_funder(id, places))
            && row
                .sources
                .iter()
                .all(|id| self.sources.code(id.as_str()).is_some())
    }

    /// The programme with this id.
    pub(super) fn programme(&self, id: &str) -> Option<&Programme> {
        let place = self.directory.programmes.place(id)?;
        self.portfolio.programmes.get(place as usize)
    }

    /// Adds the place of the organization that funds a programme, if one does; false if there is no such programme.
    fn find_funder(&self, programme: &ProgrammeId, places: &mut Vec<u32>) -> bool {
        let found = self.programme(programme.as_str());
        let funder = found.and_then(|programme| programme.funder.as_ref());
        places.extend(funder.and_then(|id| self.directory.organizations.place(id.as_str())));
        found.is_some()
    }
}

/// Partnerships by row, in columns: what each row has, and which rows have it.
///
/// Which rows have what is known of those that are settled.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) records: Records,
    pub(super) times: Times,
    pub(super) undated: Bitmap,
    /// The titles in the form in which words are compared.
    pub(super) titles: Texts,
    pub(super) kinds: Values,
    pub(super) declared: Values,
    pub(super) languages: Values,
    pub(super) identifiers: Values,
    /// The partnerships that rows are related to.
    pub(super) related: Values,
    pub(super) countries: Coded,
    pub(super) topics: Coded,
    pub(super) programmes: Coded,
    /// The codes of the parties of each row.
    pub(super) parties: Lists,
    /// The places of the organizations of each row, in whatever way they take part.
    pub(super) organizations: Lists,
    /// The rows of each party and of each organization.
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
            undated: Bitmap::new(),
            titles: Texts::default(),
            kinds: Values::default(),
            declared: Values::default(),
            languages: Values::default(),
            identifiers: Values::default(),
            related: Values::default(),
            countries: Coded::default(),
            topics: Coded::default(),
            programmes: Coded::default(),
            parties: Lists::default(),
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

    /// Adds the next row, whose parties were found and which is this JSON; its number.
    ///
    /// # Errors
    /// `limit.records`.
    pub(super) fn push(&mut self, head: &Head, row: &Row<'_>, json: &str) -> Result<u32, Error> {
        let number = self.len();
        self.records.push(json, &mut self.spelled)?;
        if !self.text.knows(&self.records.spellings) {
            self.spelled.forget_words();
        }
        self.push_columns(number, row);
        let plain = head.portfolio.language.as_ref();
        let mut last = None;
        for written in &row.texts {
            self.text.push(number, written, json, &mut self.spelled);
            let language = written.language.as_ref().or(plain);
            if let Some(tag) = language.filter(|_| written.part != Part::Organization)
                // Most texts of a row are in one language.
                && last.replace(tag) != Some(tag)
            {
                self.languages.push(number, tag.as_str());
            }
        }
        Ok(number)
    }

    /// Adds the next row, which is this JSON and refers to nothing that is not there; its number and its id.
    ///
    /// # Errors
    /// `limit.records`; `index.not-readable` if it is no partnership.
    pub(super) fn push_json(
        &mut self,
        head: &Head,
        json: &str,
    ) -> Result<(u32, PartnershipId), Error> {
        let mut row = Row::default();
        let id = row
            .read(json, usize::MAX)
            .map_err(|fault| Error::new("index.not-readable", fault.reason().to_owned()))?;
        head.find_parties(&mut row, json);
        let number = self.push(head, &row, json)?;
        Ok((number, id))
    }

    fn push_columns(&mut self, number: u32, row: &Row<'_>) {
        let dates = row.dates();
        self.times.push(number, &dates, row.title());
        if dates.are_none() {
            self.undated.insert(number);
        }
        self.titles.push(&fold(row.title()));
        if let Some(kind) = &row.kind {
            self.kinds.push(number, kind.as_str());
        }
        if let Some(status) = &row.status {
            self.declared.push(number, status.as_str());
        }
        for identifier in &row.identifiers {
            self.identifiers.push(number, &fold(&identifier.value));
            let full = format!("{}:{}", identifier.scheme, identifier.value);
            self.identifiers.push(number, &fold(&full));
        }
        for relation in &row.relations {
            self.related.push(number, relation.target.as_str());
        }
        let mut countries = row.countries.iter().map(CountryCode::as_str);
        self.countries.push(number, &mut countries);
        let mut topics = row.topics.iter().map(|topic| &**topic);
        self.topics.push(number, &mut topics);
        let mut programmes = row.programmes.iter().map(ProgrammeId::as_str);
        self.programmes.push(number, &mut programmes);
        self.organizations.push(&mut row.places.iter().copied());
        let funders = row
            .parties()
            .filter(|party| party.slot.fits(Some(Role::Funder)));
        self.funders
            .push(&mut funders.map(|party| party.organization));
        self.parties.push(&mut row.parties().map(Party::code));
    }

    /// Which rows have which value, of every kind.
    fn occurrences(&mut self) -> [&mut Occurrences; 9] {
        [
            self.times.assumptions.values.occurrences(),
            self.kinds.occurrences(),
            self.declared.occurrences(),
            self.languages.occurrences(),
            self.identifiers.occurrences(),
            self.related.occurrences(),
            self.countries.values.occurrences(),
            self.topics.values.occurrences(),
            self.programmes.values.occurrences(),
        ]
    }

    /// Makes known which rows have what of those that were pushed.
    pub(super) fn settle(&mut self) {
        self.settle_values();
        self.text.settle();
        self.text.keep_sorted();
    }

    fn settle_values(&mut self) {
        self.occurrences().into_iter().for_each(Occurrences::settle);
        self.members.follow(&self.parties);
    }

    /// As `settle`, when many rows were pushed and no more are to be expected: gives back the room that was kept
    /// for more.
    pub(super) fn finish(&mut self) {
        let words = self.text.words();
        let rows = Mutex::new(std::mem::take(&mut self.text.rows));
        let finish_rows = || {
            let mut rows = rows.lock().unwrap_or_else(PoisonError::into_inner);
            rows.finish(words);
        };
        parallel::both(finish_rows, || self.finish_values());
        self.text.rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    /// The same for all but the rows of words.
    pub(super) fn finish_values(&mut self) {
        self.text.finish_words();
        self.settle_values();
        self.shrink_values();
    }

    /// Says that all rows are there, so that they can be appended.
    pub(super) fn close(&mut self, scratch: &mut Scratch) {
        self.records.close();
        self.group(scratch);
    }

    /// Keeps what is staged small while many rows are pushed: after some of them each time.
    pub(super) fn keep_up(&mut self, scratch: &mut Scratch) {
        self.group(scratch);
        let chunk = self.len() - self.len() % CHUNK;
        self.settle_values_before(chunk);
        self.text.settle_before(chunk);
    }

    fn group(&mut self, scratch: &mut Scratch) {
        for rows in self.occurrences() {
            rows.close(scratch);
        }
        self.text.close(scratch);
    }

    /// Makes known what is staged of rows before this one, at which a chunk begins: so no more than a chunk is staged.
    fn settle_values_before(&mut self, chunk: u32) {
        for rows in self.occurrences() {
            rows.settle_before(chunk, &mut |code, _| code);
        }
    }

    /// Adds the rows of a part that was closed; the number of its first. Those of its words are to be appended, too.
    pub(super) fn append(&mut self, part: Columns) -> (u32, MoreRows) {
        let base = self.len();
        self.records.append(part.records, base);
        self.times.append(&part.times, base);
        let undated = part.undated.iter().map(|row| base + row);
        self.undated.extend(undated);
        part.titles.iter().for_each(|title| {
            self.titles.push(title);
        });
        self.kinds.append(&part.kinds, base);
        self.declared.append(&part.declared, base);
        self.languages.append(&part.languages, base);
        self.identifiers.append(&part.identifiers, base);
        self.related.append(&part.related, base);
        self.countries.append(&part.countries, base);
        self.topics.append(&part.topics, base);
        self.programmes.append(&part.programmes, base);
        self.parties.append(&part.parties, None);
        self.organizations.append(&part.organizations, None);
        self.funders.append(&part.funders, None);
        let end = self.len();
        let chunk = end - end % CHUNK;
        if chunk > base {
            self.settle_values_before(chunk);
        }
        (base, self.text.append(part.text, base, end))
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

    /// Puts all rows into bytes. What they have is known.
    pub(super) fn to_bytes(&self, bytes: &mut Vec<u8>) {
        self.records.to_bytes(bytes);
        self.times.to_bytes(bytes);
        bytes::put_rows(&self.undated, bytes);
        bytes::put_texts(&mut self.titles.iter(), bytes);
        for values in [
            &self.kinds,
            &self.declared,
            &self.languages,
            &self.identifiers,
            &self.related,
        ] {
            bytes::put_values(values, bytes);
        }
        for coded in [&self.countries, &self.topics, &self.programmes] {
            bytes::put_coded(coded, bytes);
        }
        for lists in [&self.parties, &self.organizations, &self.funders] {
            bytes::put_lists(lists, bytes);
        }
        self.text.to_bytes(bytes);
    }

    /// Takes rows that refer to what this has out of bytes.
    pub(super) fn fill(&mut self, head: &Head, bytes: &mut &[u8]) -> Option<()> {
        self.records = Records::from_bytes(bytes)?;
        self.text = TextIndex::new(Arc::clone(&self.records.spellings));
        let rows = self.len();
        self.times.fill(rows, bytes)?;
        self.undated = bytes::take_rows(rows, bytes)?;
        self.titles = bytes::take_texts(rows, bytes)?;
        for values in [
            &mut self.kinds,
            &mut self.declared,
            &mut self.languages,
            &mut self.identifiers,
            &mut self.related,
        ] {
            bytes::take_values(rows, values, bytes)?;
        }
        for coded in [&mut self.countries, &mut self.topics, &mut self.programmes] {
            bytes::take_coded(rows, coded, bytes)?;
        }
        let organizations = u32::try_from(head.portfolio.organizations.len()).ok()?;
        let parties = Party::code_of(organizations, 0);
        bytes::take_lists(rows, parties, &mut self.parties, bytes)?;
        for lists in [&mut self.organizations, &mut self.funders] {
            bytes::take_lists(rows, organizations, lists, bytes)?;
        }
        self.members.follow(&self.parties);
        self.text.fill(rows, bytes)
    }
}
