//! The ids of records, and what refers to them.

use accordant::hash::HashMap;
use accordant::json::Json;
use accordant::model::{PartnershipId, RelationKind};
use accordant::{Diagnostic, Portfolio};

use super::fields::Field;
use super::record::{Record, Stated};
use super::report::{Notes, pointer};
use super::values::scalar;
use crate::remarks::shown;
use crate::slugs::Slugs;

/// The id of every record, fixed before the records are read so that each can refer to any other.
pub(super) struct Ids {
    of: Vec<Option<PartnershipId>>,
    by_text: HashMap<String, PartnershipId>,
}

impl Ids {
    /// Keeps valid ids, and makes the others from the id as written or the title.
    pub(super) fn assign(records: &[Record], notes: &mut Notes) -> Ids {
        let mut first: HashMap<String, String> = HashMap::new();
        let mut slugs = Slugs::default();
        let mut of = Vec::with_capacity(records.len());
        for record in records {
            let written = written_id(&record.fields);
            if let Some((name, text)) = &written {
                let path = pointer(&record.path, name);
                if let Some(first) = first.get(text) {
                    notes.error(|| {
                        Diagnostic::error(
                            "portfolio.duplicate-id",
                            format!("the id `{}` is already taken by {first}", shown(text)),
                        )
                        .at_path(path)
                        .help("give one of the two another id")
                    });
                } else {
                    first.insert(text.clone(), path);
                }
            }
            let valid = written.and_then(|(_, text)| PartnershipId::new(text).ok());
            if let Some(id) = &valid {
                slugs.reserve(id.as_str());
            }
            of.push(valid);
        }
        let mut by_text = HashMap::with_capacity(first.len());
        for (index, (record, id)) in records.iter().zip(&mut of).enumerate() {
            let written = written_id(&record.fields).map(|(_, text)| text);
            if id.is_none() {
                let words = written.as_deref().or_else(|| title(&record.fields));
                let slug = slugs.unique(words.unwrap_or_default(), "partnership", index);
                *id = PartnershipId::new(slug).ok();
            }
            if let (Some(text), Some(id)) = (written, id) {
                by_text.insert(text, id.clone());
            }
        }
        Ids { of, by_text }
    }

    pub(super) fn of(&self, index: usize) -> Option<&PartnershipId> {
        self.of.get(index)?.as_ref()
    }

    /// The record that has this id in the document.
    pub(super) fn meant(&self, text: &str) -> Option<&PartnershipId> {
        self.by_text.get(text)
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
    let places: HashMap<&PartnershipId, usize> = partnerships
        .iter()
        .enumerate()
        .map(|(index, partnership)| (&partnership.id, index))
        .collect();
    let paths: HashMap<usize, &str> = parents.iter().map(|(at, path)| (*at, &**path)).collect();
    let wholes: Vec<Vec<usize>> = partnerships
        .iter()
        .map(|partnership| {
            let parts = partnership
                .relations
                .iter()
                .filter(|relation| relation.kind == RelationKind::PartOf);
            parts
                .filter_map(|relation| places.get(&relation.target).copied())
                .collect()
        })
        .collect();
    // Those that were looked at, and whether they are still on the way.
    let mut seen: HashMap<usize, bool> = HashMap::new();
    for (start, _) in parents {
        if seen.contains_key(start) {
            continue;
        }
        seen.insert(*start, true);
        let mut way = vec![(*start, 0)];
        while let Some((at, step)) = way.pop() {
            let Some(&target) = wholes.get(at).and_then(|wholes| wholes.get(step)) else {
                seen.insert(at, false);
                continue;
            };
            way.push((at, step + 1));
            let is_on_the_way = seen.get(&target).copied();
            if is_on_the_way == Some(true) {
                let id = partnerships.get(at).map(|p| p.id.as_str());
                let what = if at == target {
                    "is a part of itself"
                } else {
                    "leads back to itself by what it is a part of"
                };
                notes.note(
                    Diagnostic::warning(
                        "portfolio.reference-cycle",
                        format!("`{}` {what}", id.unwrap_or_default()),
                    )
                    .at_path(paths.get(&at).copied().unwrap_or_default())
                    .help("remove one of the relations of the circle"),
                );
            } else if is_on_the_way.is_none() {
                seen.insert(target, true);
                way.push((target, 0));
            }
        }
    }
}
