//! A partnership as the columns need it, read from its JSON without making one.
//!
//! Millions are read one behind the other: texts are borrowed from the JSON, and lists are filled anew. What the columns
//! have no use for is read as what it is, to be refused if it is wrong, and dropped.

use std::borrow::Cow;
use std::ops::Range;

use super::party::{Party, Slot};
use crate::json::{Extensions, Fault, FromJson, Reader, named};
use crate::model::{
    Amendment, Amount, CountryCode, CurrencyCode, Dates, DeclaredStatus, Evidence, Identifier,
    Kind, LanguageTag, Link, ObjectiveKind, PartnershipId, PartnershipRelation, ProgrammeId,
    Renewal, Role, SourceId, SourceRef, Text,
};
use crate::query::evaluate::Part;
use crate::time::Period;

/// What the columns need of a partnership.
#[derive(Debug, Default)]
pub(super) struct Row<'j> {
    /// Its title, name, summary and objectives, and the names of organizations as printed.
    pub(super) texts: Vec<Written<'j>>,
    pub(super) kind: Option<Kind>,
    pub(super) status: Option<DeclaredStatus>,
    period: Option<Period>,
    amendments: Vec<Amendment>,
    /// Where the ids of the organizations that take part stand in the JSON, and the role of each.
    pub(super) organizations: Vec<Range<usize>>,
    pub(super) roles: Vec<Option<Role>>,
    /// Where the ids of the organizations that fund it stand.
    pub(super) funders: Vec<Range<usize>>,
    pub(super) programmes: Vec<ProgrammeId>,
    /// The places of the organizations that take part, and behind them of those that fund it, once they were found.
    pub(super) places: Vec<u32>,
    pub(super) relations: Vec<PartnershipRelation>,
    pub(super) countries: Vec<CountryCode>,
    pub(super) topics: Vec<Cow<'j, str>>,
    pub(super) identifiers: Vec<Identifier>,
    /// The sources that are referred to.
    pub(super) sources: Vec<SourceId>,
}

/// A text in one language.
#[derive(Debug)]
pub(super) struct Written<'j> {
    pub(super) part: Part,
    /// Nothing if it is in the language of the portfolio.
    pub(super) language: Option<LanguageTag>,
    pub(super) text: Cow<'j, str>,
    /// Where in the JSON it begins, if it stands there as it is.
    pub(super) start: Option<usize>,
}

/// Makes an enum of the fields of a record.
macro_rules! names {
    ($name:ident: $($field:ident = $text:literal,)+) => {
        #[derive(Clone, Copy)]
        enum $name {
            $($field,)+
        }

        named! { $name: $($field = $text,)+ }
    };
}

names! {
    Field:
    Id = "id",
    Title = "title",
    Name = "name",
    Kind = "kind",
    Period = "period",
    Status = "status",
    Summary = "summary",
    Objectives = "objectives",
    Participants = "participants",
    Funding = "funding",
    Relations = "relations",
    Countries = "countries",
    Topics = "topics",
    Identifiers = "identifiers",
    Links = "links",
    Amendments = "amendments",
    Renewal = "renewal",
    Source = "source",
    Evidence = "evidence",
    Extensions = "extensions",
}

names! {
    ObjectiveField:
    Text = "text",
    Kind = "kind",
    Objectives = "objectives",
    Source = "source",
}

names! {
    ParticipantField:
    Organization = "organization",
    Role = "role",
    Period = "period",
    NameAsPrinted = "nameAsPrinted",
}

names! {
    FundingField:
    Programme = "programme",
    Funder = "funder",
    Amount = "amount",
    Currency = "currency",
    Identifier = "identifier",
}

/// Which fields were there.
#[derive(Default)]
struct Seen(u32);

impl Seen {
    /// Says that a field is there, which it may be once.
    fn add(&mut self, place: u32) -> Result<(), Fault> {
        if self.has(place) {
            return Err(Fault::unwanted("duplicate field"));
        }
        self.0 |= 1 << place;
        Ok(())
    }

    fn has(&self, place: u32) -> bool {
        self.0 & (1 << place) != 0
    }

    /// Refuses what does not have a field.
    fn requires(&self, place: u32) -> Result<(), Fault> {
        if self.has(place) {
            return Ok(());
        }
        Err(missing())
    }
}

fn missing() -> Fault {
    Fault::unwanted("missing field")
}

impl<'j> Row<'j> {
    /// Takes on what a partnership has; its id.
    ///
    /// # Errors
    /// If it is not one, writes the name of a field with escapes, or has more levels of arrays and objects. What is
    /// wrong is better said by who makes a partnership of it.
    pub(super) fn read(&mut self, json: &'j str, deepest: usize) -> Result<PartnershipId, Fault> {
        self.clear();
        let mut reader = Reader::no_deeper(json, deepest);
        let mut seen = Seen::default();
        let mut id = None;
        reader.fields(|reader, field: Field| {
            seen.add(field as u32)?;
            self.read_field(reader, field, &mut id)
        })?;
        reader.end()?;
        seen.requires(Field::Title as u32)?;
        id.ok_or_else(missing)
    }

    fn clear(&mut self) {
        self.texts.clear();
        self.kind = None;
        self.status = None;
        self.period = None;
        self.amendments.clear();
        self.organizations.clear();
        self.roles.clear();
        self.funders.clear();
        self.programmes.clear();
        self.places.clear();
        self.relations.clear();
        self.countries.clear();
        self.topics.clear();
        self.identifiers.clear();
        self.sources.clear();
    }

    fn read_field(
        &mut self,
        reader: &mut Reader<'j>,
        field: Field,
        id: &mut Option<PartnershipId>,
    ) -> Result<(), Fault> {
        match field {
            Field::Id => *id = Some(reader.value()?),
            Field::Title => self.read_text(reader, Part::Title)?,
            Field::Name => self.read_text(reader, Part::Name)?,
            Field::Kind => self.kind = Some(reader.code()?),
            Field::Period => self.period = Some(reader.value()?),
            Field::Status => self.status = Some(reader.code()?),
            Field::Summary => self.read_text(reader, Part::Summary)?,
            Field::Objectives => reader.items(|reader| self.read_objective(reader))?,
            Field::Participants => reader.items(|reader| self.read_participant(reader))?,
            Field::Funding => reader.items(|reader| self.read_funding(reader))?,
            Field::Relations => push_each(reader, &mut self.relations)?,
            Field::Countries => push_each(reader, &mut self.countries)?,
            Field::Topics => reader.items(|reader| {
                let (topic, _) = reader.text()?;
                self.topics.push(topic);
                Ok(())
            })?,
            Field::Identifiers => push_each(reader, &mut self.identifiers)?,
            Field::Links => reader.items(skip::<Link>)?,
            Field::Amendments => push_each(reader, &mut self.amendments)?,
            Field::Renewal => skip::<Renewal>(reader)?,
            Field::Source => self.read_source(reader)?,
            Field::Evidence => reader.items(|reader| {
                self.sources.extend(reader.value::<Evidence>()?.source);
                Ok(())
            })?,
            Field::Extensions => skip::<Extensions>(reader)?,
        }
        Ok(())
    }

    fn read_text(&mut self, reader: &mut Reader<'j>, part: Part) -> Result<(), Fault> {
        if reader.is_at_string() {
            let (text, start) = reader.text()?;
            self.texts.push(Written {
                part,
                language: None,
                text,
                start,
            });
        } else if let Text::ByLanguage(texts) = reader.value()? {
            let texts = texts.into_iter().map(|(language, text)| Written {
                part,
                language: Some(language),
                text: Cow::Owned(text),
                start: None,
            });
            self.texts.extend(texts);
        }
        Ok(())
    }

    /// Reads an objective and those in it, which lie as deep as the reader goes.
    fn read_objective(&mut self, reader: &mut Reader<'j>) -> Result<(), Fault> {
        let mut seen = Seen::default();
        reader.fields(|reader, field: ObjectiveField| {
            seen.add(field as u32)?;
            match field {
                ObjectiveField::Text => self.read_text(reader, Part::Objective),
                ObjectiveField::Kind => skip::<ObjectiveKind>(reader),
                ObjectiveField::Objectives => reader.items(|reader| self.read_objective(reader)),
                ObjectiveField::Source => self.read_source(reader),
            }
        })?;
        seen.requires(ObjectiveField::Text as u32)
    }

    fn read_participant(&mut self, reader: &mut Reader<'j>) -> Result<(), Fault> {
        let mut seen = Seen::default();
        let mut role = None;
        reader.fields(|reader, field: ParticipantField| {
            seen.add(field as u32)?;
            match field {
                ParticipantField::Organization => self.organizations.push(reader.place_of_text()?),
                ParticipantField::Role => role = Some(reader.code()?),
                ParticipantField::Period => skip::<Period>(reader)?,
                ParticipantField::NameAsPrinted => {
                    let (text, start) = reader.text()?;
                    self.texts.push(Written {
                        part: Part::Organization,
                        language: None,
                        text,
                        start,
                    });
                }
            }
            Ok(())
        })?;
        self.roles.push(role);
        seen.requires(ParticipantField::Organization as u32)
    }

    fn read_funding(&mut self, reader: &mut Reader<'j>) -> Result<(), Fault> {
        let mut seen = Seen::default();
        reader.fields(|reader, field: FundingField| {
            seen.add(field as u32)?;
            match field {
                FundingField::Programme => self.programmes.push(reader.value()?),
                FundingField::Funder => self.funders.push(reader.place_of_text()?),
                FundingField::Amount => skip::<Amount>(reader)?,
                FundingField::Currency => skip::<CurrencyCode>(reader)?,
                FundingField::Identifier => skip::<Identifier>(reader)?,
            }
            Ok(())
        })
    }

    fn read_source(&mut self, reader: &mut Reader<'j>) -> Result<(), Fault> {
        self.sources.push(reader.value::<SourceRef>()?.source);
        Ok(())
    }

    /// Its title, in the first language if there are several.
    pub(super) fn title(&self) -> &str {
        let title = self.texts.iter().find(|text| text.part == Part::Title);
        title.map_or("", |title| &title.text)
    }

    /// Who takes part, once they were found, and how.
    pub(super) fn parties(&self) -> impl Iterator<Item = Party> {
        let slots = self.roles.iter().map(|role| Slot::Written(*role));
        let slots = slots.chain(std::iter::repeat(Slot::Funding));
        let parties = self.places.iter().zip(slots);
        parties.map(|(organization, slot)| Party {
            organization: *organization,
            slot,
        })
    }

    /// What it says of when it is.
    pub(super) fn dates(&self) -> Dates<'_> {
        Dates {
            period: self.period.as_ref(),
            amendments: &self.amendments,
        }
    }
}

/// Reads what the columns have no use for, to see that it is what it should be.
fn skip<T: FromJson>(reader: &mut Reader<'_>) -> Result<(), Fault> {
    reader.value::<T>().map(|_| ())
}

fn push_each<T: FromJson>(reader: &mut Reader<'_>, list: &mut Vec<T>) -> Result<(), Fault> {
    reader.items(|reader| {
        list.push(reader.value()?);
        Ok(())
    })
}

#[cfg(test)]
mod tests;
