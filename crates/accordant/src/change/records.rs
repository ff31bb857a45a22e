//! The records of two portfolios, side by side.

use std::cell::OnceCell;
use std::ops::Deref;

use hashbrown::HashMap;

use super::compare::{Edit, compare};
use super::describe::{Describer, Sides};
use super::diff::{Change, Diff, RecordKind};
use super::order::moved;
use super::shape::{self, Fields};
use crate::json::{self, FromJson, Json, ToJson, from_text};
use crate::model::{
    Organization, Partnership, Portfolio, Programme, Source, each_reference, unchecked,
};
use crate::time::Policy;
use crate::{Diagnostic, Error};

/// The kinds of records that have an id, in the order in which they are compared.
pub(super) const KINDS: [RecordKind; 4] = [
    RecordKind::Partnership,
    RecordKind::Organization,
    RecordKind::Programme,
    RecordKind::Source,
];

impl RecordKind {
    /// The field of the portfolio that records of this kind stand in; the portfolio itself stands in none.
    pub(super) fn field(self) -> &'static str {
        match self {
            RecordKind::Portfolio => "",
            RecordKind::Partnership => "partnerships",
            RecordKind::Organization => "organizations",
            RecordKind::Programme => "programmes",
            RecordKind::Source => "sources",
        }
    }

    /// How one is compared.
    pub(super) fn fields(self) -> &'static Fields {
        match self {
            RecordKind::Portfolio => &shape::PORTFOLIO,
            RecordKind::Partnership => &shape::PARTNERSHIP,
            RecordKind::Organization => &shape::ORGANIZATION,
            RecordKind::Programme => &shape::PROGRAMME,
            RecordKind::Source => &shape::SOURCE,
        }
    }
}

/// A record that has an id: one of a portfolio, or one that was made of it.
///
/// What is done with records is done alike for all kinds. As code for this one type it is a quarter of what it would
/// be as code for each.
#[derive(Clone, PartialEq)]
pub(super) enum Record<'p> {
    Partnership(Held<'p, Partnership>),
    Organization(Held<'p, Organization>),
    Programme(Held<'p, Programme>),
    Source(Held<'p, Source>),
}

/// What somebody else has, or nobody.
#[derive(Clone)]
pub(super) enum Held<'p, T> {
    Lent(&'p T),
    Made(Box<T>),
}

impl<T> Deref for Held<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Held::Lent(one) => one,
            Held::Made(one) => one,
        }
    }
}

impl<T: PartialEq> PartialEq for Held<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Clone> Held<'_, T> {
    fn into_owned(self) -> T {
        match self {
            Held::Lent(one) => one.clone(),
            Held::Made(one) => *one,
        }
    }
}

/// What a programme is called.
pub(super) fn label(programme: &Programme) -> &str {
    let acronym = programme.acronym.as_deref();
    acronym.unwrap_or(programme.name.as_str())
}

/// Does the same with a record of whichever kind.
macro_rules! whichever {
    ($record:expr, $one:ident => $value:expr) => {
        match $record {
            Record::Partnership($one) => $value,
            Record::Organization($one) => $value,
            Record::Programme($one) => $value,
            Record::Source($one) => $value,
        }
    };
}

impl<'p> Record<'p> {
    /// Those of a portfolio.
    pub(super) fn all(portfolio: &'p Portfolio, kind: RecordKind) -> Vec<Record<'p>> {
        fn lent<'p, T>(all: &'p [T], record: fn(Held<'p, T>) -> Record<'p>) -> Vec<Record<'p>> {
            all.iter().map(|one| record(Held::Lent(one))).collect()
        }
        match kind {
            RecordKind::Portfolio => Vec::new(),
            RecordKind::Partnership => lent(&portfolio.partnerships, Record::Partnership),
            RecordKind::Organization => lent(&portfolio.organizations, Record::Organization),
            RecordKind::Programme => lent(&portfolio.programmes, Record::Programme),
            RecordKind::Source => lent(&portfolio.sources, Record::Source),
        }
    }

    /// The record that the JSON says, or why it says none.
    pub(super) fn from_json(kind: RecordKind, json: &Json) -> Result<Record<'p>, String> {
        fn made<'p, T: FromJson>(json: &Json) -> Result<Held<'p, T>, String> {
            from_json(json).map(|one| Held::Made(Box::new(one)))
        }
        match kind {
            RecordKind::Portfolio => Err("a portfolio is no record".to_owned()),
            RecordKind::Partnership => made(json).map(Record::Partnership),
            RecordKind::Organization => made(json).map(Record::Organization),
            RecordKind::Programme => made(json).map(Record::Programme),
            RecordKind::Source => made(json).map(Record::Source),
        }
    }

    /// Puts it at the end of its list.
    pub(super) fn put(self, portfolio: &mut Portfolio) {
        match self {
            Record::Partnership(one) => portfolio.partnerships.push(one.into_owned()),
            Record::Organization(one) => portfolio.organizations.push(one.into_owned()),
            Record::Programme(one) => portfolio.programmes.push(one.into_owned()),
            Record::Source(one) => portfolio.sources.push(one.into_owned()),
        }
    }

    /// What it is.
    pub(super) fn kind(&self) -> RecordKind {
        match self {
            Record::Partnership(_) => RecordKind::Partnership,
            Record::Organization(_) => RecordKind::Organization,
            Record::Programme(_) => RecordKind::Programme,
            Record::Source(_) => RecordKind::Source,
        }
    }

    /// Its id.
    pub(super) fn id(&self) -> &str {
        whichever!(self, one => one.id.as_str())
    }

    /// What it is called.
    pub(super) fn title(&self) -> &str {
        match self {
            Record::Partnership(partnership) => partnership.title.as_str(),
            Record::Organization(organization) => organization.label(),
            Record::Programme(programme) => label(programme),
            Record::Source(source) => {
                let title = source.title.as_ref();
                title.map_or(source.id.as_str(), |title| title.as_str())
            }
        }
    }

    /// The record as JSON.
    ///
    /// # Errors
    /// As [`to_json`].
    pub(super) fn to_json(&self) -> Result<Json, Error> {
        whichever!(self, one => to_json(&**one))
    }

    /// The record, if it is a partnership.
    pub(super) fn as_partnership(&self) -> Option<&Partnership> {
        match self {
            Record::Partnership(partnership) => Some(partnership),
            _ => None,
        }
    }

    /// Visits what it refers to.
    pub(super) fn references(&self, visit: &mut dyn FnMut(RecordKind, &str)) {
        match self {
            Record::Partnership(partnership) => {
                each_reference(partnership, &"", &mut |id_type, id, _| {
                    let kind = id_type.strip_suffix("Id").map(str::parse);
                    if let Some(Ok(kind)) = kind {
                        visit(kind, id);
                    }
                });
            }
            Record::Organization(organization) => {
                if let Some(at) = &organization.source {
                    visit(RecordKind::Source, at.source.as_str());
                }
            }
            Record::Programme(programme) => {
                if let Some(funder) = &programme.funder {
                    visit(RecordKind::Organization, funder.as_str());
                }
            }
            Record::Source(_) => {}
        }
    }
}

impl Portfolio {
    /// What changed from this portfolio to another.
    ///
    /// [`Portfolio::apply`] makes the other out of this one and the diff. The policy says which months a season
    /// has, for how far an end moved; nothing else depends on it.
    ///
    /// # Errors
    /// `portfolio.duplicate-id` if a portfolio made by a program has an id twice.
    pub fn diff(&self, other: &Portfolio, policy: &Policy) -> Result<Diff, Error> {
        let describer = Describer::new([self, self, other], *policy);
        let mut diff = Diff::default();
        let (before, after) = (head(self)?, head(other)?);
        for edit in compare(&before, &after, &shape::PORTFOLIO) {
            diff.changes.push(describer.of_portfolio(edit, &before));
        }
        for kind in KINDS {
            let (old, new) = (Record::all(self, kind), Record::all(other, kind));
            diff.records(kind, &old, &new, &describer)?;
        }
        Ok(diff)
    }
}

impl Diff {
    /// Adds what changed among the records of one kind.
    fn records(
        &mut self,
        kind: RecordKind,
        olds: &[Record<'_>],
        news: &[Record<'_>],
        describer: &Describer<'_>,
    ) -> Result<(), Error> {
        let (old_places, new_places) = (places(olds)?, places(news)?);
        let kept: Vec<usize> = news
            .iter()
            .filter_map(|record| old_places.get(record.id()).copied())
            .collect();
        let mut moves = moved(&kept).into_iter();
        for (now, record) in news.iter().enumerate() {
            let was = old_places.get(record.id()).copied();
            let mut sides = Sides {
                before: was.and_then(|was| olds.get(was)),
                after: Some(record),
                json: &Json::Null,
                ends: OnceCell::new(),
            };
            let Some(before) = sides.before else {
                let edit = Edit {
                    after: Some(record.to_json()?),
                    place_after: Some(now),
                    ..Edit::default()
                };
                self.changes.push(describer.of_record(kind, &sides, edit));
                continue;
            };
            if moves.next() == Some(true) {
                let edit = Edit {
                    place_before: was,
                    place_after: Some(now),
                    ..Edit::default()
                };
                self.changes.push(describer.of_record(kind, &sides, edit));
            }
            if before != record {
                let (old, new) = (before.to_json()?, record.to_json()?);
                sides.json = &old;
                for edit in compare(&old, &new, kind.fields()) {
                    self.changes.push(describer.of_record(kind, &sides, edit));
                }
            }
        }
        for (was, record) in olds.iter().enumerate() {
            if !new_places.contains_key(record.id()) {
                let sides = Sides {
                    before: Some(record),
                    after: None,
                    json: &Json::Null,
                    ends: OnceCell::new(),
                };
                let edit = Edit {
                    before: Some(record.to_json()?),
                    place_before: Some(was),
                    ..Edit::default()
                };
                self.changes.push(describer.of_record(kind, &sides, edit));
            }
        }
        Ok(())
    }
}

impl Change {
    /// The change that an edit is, before it is described.
    pub(super) fn new(record: RecordKind, edit: Edit) -> Change {
        Change {
            kind: super::ChangeKind::Changed,
            record,
            id: None,
            title: None,
            of_origin: is_of_origin(&edit.path),
            path: edit.path,
            before: edit.before,
            after: edit.after,
            place_before: edit.place_before,
            place_after: edit.place_after,
            start_shift: None,
            end_shift: None,
            words: String::new(),
        }
    }
}

/// Whether what stands there says where a statement comes from.
fn is_of_origin(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.starts_with("/evidence/") || name == "source" || name == "nameAsPrinted"
}

/// Where each record stands.
///
/// # Errors
/// `portfolio.duplicate-id`.
pub(super) fn places<'r>(records: &'r [Record<'_>]) -> Result<HashMap<&'r str, usize>, Error> {
    let mut places = HashMap::with_capacity(records.len());
    for (place, record) in records.iter().enumerate() {
        if let Some(first) = places.insert(record.id(), place) {
            let field = record.kind().field();
            let message = format!(
                "the id `{}` is already taken by /{field}/{first}/id",
                record.id()
            );
            let problem = Diagnostic::error("portfolio.duplicate-id", message);
            return Err(problem
                .at_path(format!("/{field}/{place}/id"))
                .help("give one of the two another id")
                .into());
        }
    }
    Ok(places)
}

/// The portfolio without its records.
pub(super) fn without_records(portfolio: &Portfolio) -> Portfolio {
    Portfolio {
        version: portfolio.version,
        title: portfolio.title.clone(),
        holder: portfolio.holder.clone(),
        as_of: portfolio.as_of,
        language: portfolio.language.clone(),
        extensions: portfolio.extensions.clone(),
        ..Portfolio::default()
    }
}

/// The portfolio without its records, as JSON.
pub(super) fn head(portfolio: &Portfolio) -> Result<Json, Error> {
    to_json(&without_records(portfolio))
}

/// The portfolio without records that the JSON says.
///
/// # Errors
/// `json.shape`.
pub(super) fn head_from_json(json: &Json) -> Result<Portfolio, Error> {
    let text = json::to_string(json);
    // The holder may be an organization that is still to be added.
    let read = unchecked(&text);
    let head = read.map_err(|error| Error::new("json.shape", error.reason()))?;
    let is_head = head.organizations.is_empty()
        && head.programmes.is_empty()
        && head.partnerships.is_empty()
        && head.sources.is_empty();
    if is_head {
        return Ok(head);
    }
    Err(Error::new("json.shape", "records are changed one by one"))
}

/// The value as JSON, in the order in which it is written.
///
/// # Errors
/// `json.syntax` if it holds a number that no JSON could have been read from.
pub(super) fn to_json(value: &dyn ToJson) -> Result<Json, Error> {
    json::parse(&json::to_string(value))
}

/// The value that the JSON says, or why it says none.
pub(super) fn from_json<T: FromJson>(json: &Json) -> Result<T, String> {
    let text = json::to_string(json);
    from_text(&text).map_err(|error| error.reason().to_owned())
}
