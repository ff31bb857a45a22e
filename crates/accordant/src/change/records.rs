//! The records of two portfolios, side by side.

use std::cell::OnceCell;

use hashbrown::HashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::compare::{Edit, compare};
use super::describe::{Describer, Sides};
use super::diff::{Change, Diff, RecordKind};
use super::order::moved;
use super::shape::{self, Fields};
use crate::json::{self, Json};
use crate::model::{
    Organization, Partnership, Portfolio, Programme, Source, each_reference, from_text, unchecked,
};
use crate::time::Policy;
use crate::{Diagnostic, Error};

/// A record that has an id.
pub(super) trait Record: Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// What it is.
    const KIND: RecordKind;
    /// The field of the portfolio that it stands in.
    const FIELD: &'static str;
    /// How it is compared.
    const FIELDS: &'static Fields;

    /// Its id.
    fn id(&self) -> &str;

    /// What it is called.
    fn title(&self) -> &str;

    /// Visits what it refers to.
    fn references(&self, visit: &mut dyn FnMut(RecordKind, &str));

    /// The record, if it is a partnership.
    fn as_partnership(&self) -> Option<&Partnership> {
        None
    }

    /// Those of a portfolio.
    fn of(portfolio: &Portfolio) -> &Vec<Self>;

    /// Those of a portfolio, to be changed.
    fn of_mut(portfolio: &mut Portfolio) -> &mut Vec<Self>;
}

macro_rules! record {
    ($name:ident, $field:ident, $fields:ident, $title:expr, $references:expr $(, $more:item)?) => {
        impl Record for $name {
            const KIND: RecordKind = RecordKind::$name;
            const FIELD: &'static str = stringify!($field);
            const FIELDS: &'static Fields = &shape::$fields;

            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn title(&self) -> &str {
                let title: fn(&$name) -> &str = $title;
                title(self)
            }

            fn references(&self, visit: &mut dyn FnMut(RecordKind, &str)) {
                let references: fn(&$name, &mut dyn FnMut(RecordKind, &str)) = $references;
                references(self, visit);
            }

            $($more)?

            fn of(portfolio: &Portfolio) -> &Vec<$name> {
                &portfolio.$field
            }

            fn of_mut(portfolio: &mut Portfolio) -> &mut Vec<$name> {
                &mut portfolio.$field
            }
        }
    };
}

record!(
    Partnership,
    partnerships,
    PARTNERSHIP,
    |partnership| partnership.title.as_str(),
    |partnership, visit| {
        each_reference(partnership, &"", &mut |id_type, id, _| {
            let kind = id_type.trim_end_matches("Id").to_ascii_lowercase();
            if let Ok(kind) = kind.parse() {
                visit(kind, id);
            }
        });
    },
    fn as_partnership(&self) -> Option<&Partnership> {
        Some(self)
    }
);
record!(
    Organization,
    organizations,
    ORGANIZATION,
    |organization| organization.label(),
    |organization, visit| {
        if let Some(at) = &organization.source {
            visit(RecordKind::Source, at.source.as_str());
        }
    }
);
record!(
    Programme,
    programmes,
    PROGRAMME,
    |programme| {
        let acronym = programme.acronym.as_deref();
        acronym.unwrap_or(programme.name.as_str())
    },
    |programme, visit| {
        if let Some(funder) = &programme.funder {
            visit(RecordKind::Organization, funder.as_str());
        }
    }
);
record!(
    Source,
    sources,
    SOURCE,
    |source| {
        let title = source.title.as_ref();
        title.map_or(source.id.as_str(), |title| title.as_str())
    },
    |_, _| {}
);

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
        diff.records::<Partnership>(self, other, &describer)?;
        diff.records::<Organization>(self, other, &describer)?;
        diff.records::<Programme>(self, other, &describer)?;
        diff.records::<Source>(self, other, &describer)?;
        Ok(diff)
    }
}

impl Diff {
    fn records<R: Record>(
        &mut self,
        old: &Portfolio,
        new: &Portfolio,
        describer: &Describer<'_>,
    ) -> Result<(), Error> {
        let (olds, news) = (R::of(old), R::of(new));
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
                    after: Some(to_json(record)?),
                    place_after: Some(now),
                    ..Edit::default()
                };
                self.changes.push(describer.of_record(&sides, edit));
                continue;
            };
            if moves.next() == Some(true) {
                let edit = Edit {
                    place_before: was,
                    place_after: Some(now),
                    ..Edit::default()
                };
                self.changes.push(describer.of_record(&sides, edit));
            }
            if before != record {
                let (old, new) = (to_json(before)?, to_json(record)?);
                sides.json = &old;
                for edit in compare(&old, &new, R::FIELDS) {
                    self.changes.push(describer.of_record(&sides, edit));
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
                    before: Some(to_json(record)?),
                    place_before: Some(was),
                    ..Edit::default()
                };
                self.changes.push(describer.of_record(&sides, edit));
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
pub(super) fn places<R: Record>(records: &[R]) -> Result<HashMap<&str, usize>, Error> {
    let mut places = HashMap::with_capacity(records.len());
    for (place, record) in records.iter().enumerate() {
        if let Some(first) = places.insert(record.id(), place) {
            let field = R::FIELD;
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

/// The portfolio without its records, as JSON.
pub(super) fn head(portfolio: &Portfolio) -> Result<Json, Error> {
    to_json(&Portfolio {
        version: portfolio.version,
        title: portfolio.title.clone(),
        holder: portfolio.holder.clone(),
        as_of: portfolio.as_of,
        language: portfolio.language.clone(),
        extensions: portfolio.extensions.clone(),
        ..Portfolio::default()
    })
}

/// The portfolio without records that the JSON says.
///
/// # Errors
/// `json.shape`.
pub(super) fn head_from_json(json: &Json) -> Result<Portfolio, Error> {
    let text = serde_json::to_string(json).unwrap_or_default();
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
pub(super) fn to_json(value: &impl Serialize) -> Result<Json, Error> {
    json::parse(&serde_json::to_string(value).unwrap_or_default())
}

/// The value that the JSON says, or why it says none.
pub(super) fn from_json<T: DeserializeOwned>(json: &Json) -> Result<T, String> {
    let text = serde_json::to_string(json).map_err(|error| error.to_string())?;
    from_text(&text).map_err(|error| error.reason().to_owned())
}
