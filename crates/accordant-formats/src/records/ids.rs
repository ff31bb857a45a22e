//! The ids of records, and what refers to them.

use accordant::json::Json;
use accordant::model::{PartnershipId, RelationKind};
use accordant::{Diagnostic, Portfolio};
use hashbrown::HashMap;

use super::fields::Field;
use super::record::{Record, Stated};
use super::report::{Notes, pointer};
use super::values::scalar;
use crate::remarks::shown;
use crate::slugs::Slugs;

/// The id of every record, fixed before the records are read so that each can refer to any other.
pub(super) struct Ids {
    of: Vec<Option<PartnershipId>>,
    /// The places of the records, by their ids as written.
    by_text: HashMap<String, usize>,
}

impl Ids {
    /// Keeps valid ids, and makes the others from the id as written or the title.
    pub(super) fn assign(records: &[Record], notes: &mut Notes) -> Ids {
        let mut by_text: HashMap<String, usize> = HashMap::new();
        let mut slugs = Slugs::default();
        let mut of = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            let written = written_id(&record.fields);
            if let Some((name, text)) = &written {
                let first = by_text.get(text).and_then(|first| records.get(*first));
                if let Some(first) = first {
                    notes.error(|| {
                        let name_there = written_id(&first.fields).map_or("", |(name, _)| name);
                        let there = pointer(&first.path, name_there);
                        Diagnostic::error(
                            "portfolio.duplicate-id",
                            format!("the id `{}` is already taken by {there}", shown(text)),
                        )
                        .at_path(pointer(&record.path, name))
                        .help("give one of the two another id")
                    });
                } else {
                    by_text.insert(text.clone(), index);
                }
            }
            let valid = written.and_then(|(_, text)| PartnershipId::new(text).ok());
            if let Some(id) = &valid {
                slugs.reserve(id.as_str());
            }
            of.push(valid);
        }
        for (index, (record, id)) in records.iter().zip(&mut of).enumerate() {
            if id.is_none() {
                let written = written_id(&record.fields).map(|(_, text)| text);
                let words = written.as_deref().or_else(|| title(&record.fields));
                let slug = slugs.unique(words.unwrap_or_default(), "partnership", index);
                *id = PartnershipId::new(slug).ok();
            }
        }
        Ids { of, by_text }
    }

    pub(super) fn of(&self, index: usize) -> Option<&PartnershipId> {
        self.of.get(index)?.as_ref()
    }

    /// The record that has this id in the document.
    pub(super) fn meant(&self, text: &str) -> Option<&PartnershipId> {
        self.of(*self.by_text.get(text)?)
    }
}

/// The field with the id, and the id as written.
fn written_id(fields: &[Stated]) -> Option<(&str, String)> {
    let stated = fields
        .iter()
        .find(|stated| stated.field == Some(Field::Id))?;
    let text = scalar(&stated.value)?;
    (!text.trim().is_empty()).then_some((stated.name.as_str(), text))
}

/// The words that a record is called by.
fn title(fields: &[Stated]) -> Option<&str> {
    const ORDER: [Field; 5] = [
        Field::Title,
        Field::Label,
        Field::Acronym,
        Field::Name,
        Field::FullName,
    ];
    let stated = ORDER.iter().find_map(|wanted| {
        let mut fields = fields.iter();
        fields.find(|stated| stated.field == Some(*wanted) && stated.value != Json::Null)
    })?;
    match &stated.value {
        Json::String(text) => Some(text),
        Json::Object(texts) => texts.first()?.1.as_str(),
        _ => None,
    }
}

/// Reports records that are, over others or directly, a part of themselves. Each relation is followed once.
///
/// `parents` are the paths of the fields that say what a record is a part of, by the record's place.
pub(super) fn report_circles(
    portfolio: &Portfolio,
    parents: &[(usize, String)],
    notes: &mut Notes,
) {
    if parents.is_empty() {
        return;
    }
    let partnerships = &portfolio.partnerships;
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, partnership) in partnerships.iter().enumerate() {
        places.insert(partnership.id.as_str(), place);
    }
    let mut wholes: Vec<Vec<usize>> = Vec::new();
    for partnership in partnerships {
        let relations = partnership.relations.iter();
        let wanted = relations.filter(|relation| relation.kind == RelationKind::PartOf);
        let targets = wanted.filter_map(|relation| places.get(relation.target.as_str()).copied());
        wholes.push(targets.collect());
    }
    let mut paths = vec![""; partnerships.len()];
    for (at, path) in parents {
        if let Some(known) = paths.get_mut(*at) {
            *known = path;
        }
    }
    let mut seen = vec![Seen::Never; partnerships.len()];
    for (start, _) in parents {
        if !begin(&mut seen, *start) {
            continue;
        }
        let mut way = vec![(*start, 0)];
        while let Some((at, step)) = way.pop() {
            let Some(&target) = wholes.get(at).and_then(|wholes| wholes.get(step)) else {
                if let Some(state) = seen.get_mut(at) {
                    *state = Seen::Before;
                }
                continue;
            };
            way.push((at, step + 1));
            if seen.get(target) == Some(&Seen::OnTheWay) {
                let id = partnerships.get(at).map(|p| p.id.as_str());
                let what = if at == target {
                    "is a part of itself"
                } else {
                    "leads back to itself by what it is a part of"
                };
                notes.warn(
                    "portfolio.reference-cycle",
                    format!("`{}` {what}", id.unwrap_or_default()),
                    paths.get(at).copied().unwrap_or_default(),
                    "remove one of the relations of the circle",
                );
            } else if begin(&mut seen, target) {
                way.push((target, 0));
            }
        }
    }
}

/// Whether the search for circles has come by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    OnTheWay,
    Before,
}

/// Goes on to a record; not to one that the search has come by.
fn begin(seen: &mut [Seen], place: usize) -> bool {
    match seen.get_mut(place) {
        Some(state @ Seen::Never) => {
            *state = Seen::OnTheWay;
            true
        }
        _ => false,
    }
}
