//! The records of two portfolios, side by side.

use std::fmt;

use hashbrown::HashMap;

use super::compare::{Edit, compare};
use super::describe::{Describer, Sides};
use super::diff::{Change, Diff, RecordKind};
use super::order::moved;
use super::shape::{self, Fields};
use crate::json::{self, Json};
use crate::model::{
    Organization, Partnership, Portfolio, Programme, Source, each_reference,
    organization_references, programme_references, unchecked,
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

/// A record of a portfolio that has an id.
///
/// What is done with records is done alike for all kinds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Record<'p> {
    Partnership(&'p Partnership),
    Organization(&'p Organization),
    Programme(&'p Programme),
    Source(&'p Source),
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
        match kind {
            RecordKind::Portfolio => Vec::new(),
            RecordKind::Partnership => {
                let all = portfolio.partnerships.iter();
                all.map(Record::Partnership).collect()
            }
            RecordKind::Organization => {
                let all = portfolio.organizations.iter();
                all.map(Record::Organization).collect()
            }
            RecordKind::Programme => {
                let all = portfolio.programmes.iter();
                all.map(Record::Programme).collect()
            }
            RecordKind::Source => portfolio.sources.iter().map(Record::Source).collect(),
        }
    }

    /// Its id.
    pub(super) fn id(self) -> &'p str {
        whichever!(self, one => one.id.as_str())
    }

    /// What it is called.
    pub(super) fn title(self) -> &'p str {
        match self {
            Record::Partnership(partnership) => partnership.title.as_str(),
            Record::Organization(organization) => organization.label(),
            Record::Programme(programme) => programme.label(),
            Record::Source(source) => {
                let title = source.title.as_ref();
                title.map_or(source.id.as_str(), |title| title.as_str())
            }
        }
    }

    /// The record as JSON.
    ///
    /// # Errors
    /// As [`json::parse`], if it holds a number that no JSON could have been read from.
    pub(super) fn to_json(self) -> Result<Json, Error> {
        json::parse(&whichever!(self, one => json::to_string(one)))
    }

    /// The record, if it is a partnership.
    pub(super) fn as_partnership(self) -> Option<&'p Partnership> {
        match self {
            Record::Partnership(partnership) => Some(partnership),
            _ => None,
        }
    }

    /// Visits what it refers to.
    pub(super) fn references(self, visit: &mut dyn FnMut(RecordKind, &str)) {
        let mut visit = |id_type: &str, id: &str, _: fmt::Arguments<'_>| {
            let kind = id_type.strip_suffix("Id").map(str::parse);
            if let Some(Ok(kind)) = kind {
                visit(kind, id);
            }
        };
        match self {
            Record::Partnership(one) => each_reference(one, &"", &mut visit),
            Record::Organization(one) => organization_references(one, &"", &mut visit),
            Record::Programme(one) => programme_references(one, &"", &mut visit),
            Record::Source(_) => {}
        }
    }
}

/// A record on its way into a new portfolio: one that there was, or a portfolio with one that was made and nothing else.
pub(super) enum Kept<'p> {
    Lent(Record<'p>),
    Made(Box<Portfolio>),
}

impl Kept<'_> {
    /// The record that the JSON says, or why it says none; as one of a portfolio, in which it may not lie deeper than there.
    pub(super) fn from_json(kind: RecordKind, json: &Json) -> Result<Self, String> {
        if !matches!(json, Json::Object(_)) {
            return Err(format!("expected an object, found {}", json.type_name()));
        }
        let record = json::to_string(json);
        let text = format!("{{\"accordant\":1,\"{}\":[{record}]}}", kind.field());
        let made = unchecked(&text).map_err(|error| error.reason().to_owned())?;
        Ok(Kept::Made(Box::new(made)))
    }

    /// The record that is kept.
    pub(super) fn record(&self) -> Option<Record<'_>> {
        match self {
            Kept::Lent(record) => Some(*record),
            Kept::Made(made) => KINDS.iter().find_map(|kind| Record::all(made, *kind).pop()),
        }
    }

    /// Puts it at the end of its list.
    pub(super) fn put(self, portfolio: &mut Portfolio) {
        match self {
            Kept::Lent(Record::Partnership(one)) => portfolio.partnerships.push(one.clone()),
            Kept::Lent(Record::Organization(one)) => portfolio.organizations.push(one.clone()),
            Kept::Lent(Record::Programme(one)) => portfolio.programmes.push(one.clone()),
            Kept::Lent(Record::Source(one)) => portfolio.sources.push(one.clone()),
            Kept::Made(mut made) => {
                portfolio.partnerships.append(&mut made.partnerships);
                portfolio.organizations.append(&mut made.organizations);
                portfolio.programmes.append(&mut made.programmes);
                portfolio.sources.append(&mut made.sources);
            }
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
        let (old_places, new_places) = (places(kind, olds)?, places(kind, news)?);
        let was = |record: &Record<'_>| old_places.get(record.id()).copied();
        let kept: Vec<usize> = news.iter().filter_map(was).collect();
        let mut moves = moved(&kept).into_iter();
        let mut add = |sides: &Sides<'_>, edit| {
            self.changes.push(describer.of_record(kind, sides, edit));
        };
        for (now, record) in news.iter().enumerate() {
            let place_before = was(record);
            let before = place_before.and_then(|was| olds.get(was).copied());
            let mut sides = Sides::new(before, Some(*record));
            let edit = Edit {
                place_before,
                place_after: Some(now),
                ..Edit::default()
            };
            let Some(before) = before else {
                let after = Some(record.to_json()?);
                add(&sides, Edit { after, ..edit });
                continue;
            };
            if moves.next() == Some(true) {
                add(&sides, edit);
            }
            if before != *record {
                let (old, new) = (before.to_json()?, record.to_json()?);
                sides.json = &old;
                for edit in compare(&old, &new, kind.fields()) {
                    add(&sides, edit);
                }
            }
        }
        for (was, record) in olds.iter().enumerate() {
            if !new_places.contains_key(record.id()) {
                let edit = Edit {
                    before: Some(record.to_json()?),
                    place_before: Some(was),
                    ..Edit::default()
                };
                add(&Sides::new(Some(*record), None), edit);
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
pub(super) fn places<'p>(
    kind: RecordKind,
    records: &[Record<'p>],
) -> Result<HashMap<&'p str, usize>, Error> {
    let mut places = HashMap::with_capacity(records.len());
    for (place, record) in records.iter().enumerate() {
        let id = record.id();
        if let Some(first) = places.insert(id, place) {
            let field = kind.field();
            let message = format!("the id `{id}` is already taken by /{field}/{first}/id");
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
///
/// # Errors
/// As [`json::parse`], if it holds a number that no JSON could have been read from.
pub(super) fn head(portfolio: &Portfolio) -> Result<Json, Error> {
    json::parse(&json::to_string(&without_records(portfolio)))
}

/// The portfolio without records that the JSON says, or why it says none.
pub(super) fn head_from_json(json: &Json) -> Result<Portfolio, String> {
    let text = json::to_string(json);
    // The holder may be an organization that is still to be added.
    let head = unchecked(&text).map_err(|error| error.reason().to_owned())?;
    if KINDS
        .iter()
        .all(|kind| Record::all(&head, *kind).is_empty())
    {
        return Ok(head);
    }
    Err("records are changed one by one".to_owned())
}
