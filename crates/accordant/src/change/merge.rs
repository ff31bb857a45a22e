//! What two sides made of one portfolio, brought together.

use std::borrow::Cow;
use std::fmt;

use hashbrown::HashMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::describe::Describer;
use super::diff::RecordKind;
use super::excerpt::short;
use super::records::{KINDS, Kept, Record, head, head_from_json, places};
use super::shape;
use super::unite::{Clash, Things, Three, settled, unite};
use crate::Error;
use crate::json::Json;
use crate::json::{deserialized, written};
use crate::model::object::record;
use crate::model::{Portfolio, references};
use crate::time::Policy;

/// A place at which two sides collide.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Conflict {
    /// The stable code: `merge.both-changed`, `merge.both-added`, `merge.both-moved`,
    /// `merge.removed-and-changed` or `merge.removed-and-referred-to`.
    pub code: Cow<'static, str>,
    /// What sort of record it is in.
    pub record: RecordKind,
    /// The id of the record; left out for the portfolio itself, and for the order of records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the record is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.
    ///
    /// Items of lists are counted as in the portfolio that both sides began with; `-` is an item that both added.
    pub path: String,
    /// The value that both sides began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Json>,
    /// Our value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<Json>,
    /// Their value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Json>,
    /// The conflict in words, without the name of the record.
    pub words: String,
}

impl fmt::Display for Conflict {
    /// The conflict in one line: `HAQAA: both sides changed the kind ...`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.title.as_ref().or(self.id.as_ref()) {
            Some(title) => write!(f, "{title}: {}", self.words),
            None => f.write_str(&self.words),
        }
    }
}

/// What two sides made of one portfolio, together, and where they collide.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Merged {
    /// A valid portfolio with the changes of both sides. Where they collide it has ours; what one side removed
    /// and the other changed or refers to is there.
    pub portfolio: Portfolio,
    /// Where they collide; none if everything could be brought together.
    pub conflicts: Vec<Conflict>,
}

/// Brings together what two sides made of the same portfolio.
///
/// What one side changed and the other did not is taken over, field by field and item by item. The same conflicts
/// are found whichever side is called ours.
///
/// ```
/// use accordant::Portfolio;
/// use accordant::change::merge;
///
/// let read = |fields: &str| Portfolio::from_json(&format!(
///     r#"{{ "accordant": 1, "partnerships": [{{ "id": "haqaa", "title": "HAQAA"{fields} }}] }}"#
/// ));
/// let base = read("")?;
/// let ours = read(r#", "kind": "initiative""#)?;
/// let theirs = read(r#", "period": "2016/2018""#)?;
/// let merged = merge(&base, &ours, &theirs)?;
/// assert_eq!(merged.portfolio, read(r#", "kind": "initiative", "period": "2016/2018""#)?);
/// assert!(merged.conflicts.is_empty());
///
/// let theirs = read(r#", "kind": "project""#)?;
/// let merged = merge(&base, &ours, &theirs)?;
/// assert_eq!(
///     merged.conflicts[0].to_string(),
///     "HAQAA: both sides added the kind: ours initiative, theirs project"
/// );
/// # Ok::<(), accordant::Error>(())
/// ```
///
/// # Errors
/// `portfolio.duplicate-id` and `portfolio.dangling-reference` of portfolios that a program made wrong; no portfolio
/// that was read has them.
pub fn merge(base: &Portfolio, ours: &Portfolio, theirs: &Portfolio) -> Result<Merged, Error> {
    let portfolios = Three { base, ours, theirs };
    let describer = Describer::new([base, theirs, ours], Policy::default());
    let mut conflicts = Vec::new();

    let heads = Three {
        base: head(base)?,
        ours: head(ours)?,
        theirs: head(theirs)?,
    };
    let (united, clashes) = unite(heads.as_ref().map(Some), &shape::PORTFOLIO);
    for clash in clashes {
        let words = words(&describer, &clash, &shape::PORTFOLIO, &heads.base);
        conflicts.push(Conflict::new(RecordKind::Portfolio, None, clash, words));
    }
    let mut portfolio = match united {
        Some(united) => {
            let head = head_from_json(&united);
            head.map_err(|reason| Error::new("json.shape", reason))?
        }
        None => Portfolio::default(),
    };

    let lists = KINDS.map(|kind| portfolios.map(|portfolio| Record::all(portfolio, kind)));
    let mut weavings = Weavings(Vec::new());
    for (kind, lists) in KINDS.into_iter().zip(&lists) {
        let weaving = Weaving::new(kind, lists, &describer, &mut conflicts)?;
        weavings.0.push(weaving);
    }
    weavings.keep_what_is_referred_to(&portfolio, &mut conflicts)?;
    for weaving in weavings.0 {
        let records = weaving.finish(&mut conflicts).into_iter();
        records.for_each(|record| record.put(&mut portfolio));
    }
    match Error::from_diagnostics(references(&portfolio)) {
        Some(error) => Err(error),
        None => Ok(Merged {
            portfolio,
            conflicts,
        }),
    }
}

impl Conflict {
    fn new(record: RecordKind, of: Option<(&str, &str)>, clash: Clash, words: String) -> Conflict {
        Conflict {
            code: clash.code.into(),
            record,
            id: of.map(|(id, _)| id.to_owned()),
            title: of.map(|(_, title)| short(title)),
            path: clash.path,
            base: clash.base,
            ours: clash.ours,
            theirs: clash.theirs,
            words,
        }
    }
}

fn words(
    describer: &Describer<'_>,
    clash: &Clash,
    fields: &'static shape::Fields,
    json: &Json,
) -> String {
    let what = if clash.path.is_empty() {
        "it".to_owned()
    } else {
        describer.place(&clash.path, fields, json)
    };
    let field = clash.path.rsplit('/').next().unwrap_or_default();
    let value = |value: &Option<Json>| {
        let value = value.as_ref();
        value.map_or_else(
            || "nothing".to_owned(),
            |value| describer.value(field, value),
        )
    };
    let (ours, theirs) = (value(&clash.ours), value(&clash.theirs));
    match clash.code {
        "merge.both-moved" => both_moved(plural(field)),
        "merge.both-added" => format!("both sides added {what}: ours {ours}, theirs {theirs}"),
        "merge.removed-and-changed" => {
            let (we, they, now) = match clash.ours {
                None => ("we", "they", theirs),
                Some(_) => ("they", "we", ours),
            };
            let to = match &*clash.path {
                "" => String::new(),
                _ => format!(" to {now}"),
            };
            format!("{we} removed {what}, and {they} changed it{to}; it stays")
        }
        _ => format!("both sides changed {what}: ours to {ours}, theirs to {theirs}"),
    }
}

fn both_moved(what: &str) -> String {
    format!("both sides put the {what} into another order; ours stays")
}

/// The items of a list as one calls them together: the name of the field.
fn plural(field: &str) -> &str {
    match field {
        "name" | "title" | "text" | "summary" => "languages",
        field => field,
    }
}

/// The records of one kind on the way to being merged.
struct Weaving<'l, 'p> {
    kind: RecordKind,
    records: &'l Three<Vec<Record<'p>>>,
    things: Things,
    by_id: HashMap<&'p str, usize>,
    kept: Vec<Option<Kept<'p>>>,
}

impl<'l, 'p> Weaving<'l, 'p> {
    fn new(
        kind: RecordKind,
        records: &'l Three<Vec<Record<'p>>>,
        describer: &Describer<'_>,
        conflicts: &mut Vec<Conflict>,
    ) -> Result<Weaving<'l, 'p>, Error> {
        // An id that is there twice is refused.
        places(kind, &records.base)?;
        places(kind, &records.ours)?;
        places(kind, &records.theirs)?;
        let ids = |records: &Vec<Record<'p>>| records.iter().map(|one| one.id()).collect();
        let (things, by_id) = Things::new(records.as_ref().map(ids));
        let mut weaving = Weaving {
            kind,
            records,
            things,
            by_id,
            kept: Vec::new(),
        };
        for places in &weaving.things.places {
            let kept = weaving.unite(places.of(records), describer, conflicts)?;
            weaving.kept.push(kept);
        }
        Ok(weaving)
    }

    /// A record as the three portfolios have it.
    fn unite(
        &self,
        sides: Three<Option<&Record<'p>>>,
        describer: &Describer<'_>,
        conflicts: &mut Vec<Conflict>,
    ) -> Result<Option<Kept<'p>>, Error> {
        if let Some(settled) = settled(&sides) {
            return Ok(settled.copied().map(Kept::Lent));
        }
        let values = jsons(&sides)?;
        let fields = self.kind.fields();
        let (united, clashes) = unite(values.as_ref().map(Option::as_ref), fields);
        let base = values.base.as_ref().unwrap_or(&Json::Null);
        for clash in clashes {
            let words = words(describer, &clash, fields, base);
            conflicts.push(Conflict::new(self.kind, named(&sides), clash, words));
        }
        let united = united.map(|json| Kept::from_json(self.kind, &json));
        united
            .transpose()
            .map_err(|reason| Error::new("json.shape", reason))
    }

    fn is_kept(&self, id: &str) -> bool {
        let thing = self.by_id.get(id);
        thing.is_some_and(|thing| self.kept.get(*thing).is_some_and(Option::is_some))
    }

    /// Takes back that one side removed a record.
    fn restore(&mut self, id: &str, by: &str) -> Result<Option<(Conflict, Vec<Need>)>, Error> {
        let thing = self.by_id.get(id).copied();
        let Some(slot) = thing.and_then(|thing| self.kept.get_mut(thing)) else {
            return Ok(None);
        };
        let sides = thing.and_then(|thing| Some(self.things.places.get(thing)?.of(self.records)));
        let Some((sides, record)) =
            sides.and_then(|sides| Some((sides, *sides.ours.or(sides.theirs)?)))
        else {
            return Ok(None);
        };
        *slot = Some(Kept::Lent(record));
        let clash = Clash::new("merge.removed-and-referred-to", "", jsons(&sides)?);
        let who = if sides.ours.is_none() { "we" } else { "they" };
        let words = format!(
            "{who} removed it, and `{}` refers to it; it stays",
            short(by)
        );
        let conflict = Conflict::new(self.kind, named(&sides), clash, words);
        Ok(Some((conflict, needs(record))))
    }

    fn finish(self, conflicts: &mut Vec<Conflict>) -> Vec<Kept<'p>> {
        let (woven, is_clash) = self.things.weave(self.kept);
        if is_clash {
            let ids = |records: &Vec<Record<'_>>| {
                let ids = records.iter().map(|record| record.id().to_owned());
                Some(Json::Array(ids.map(Json::String).collect()))
            };
            let clash = Clash::new("merge.both-moved", "", self.records.as_ref().map(ids));
            let words = both_moved(self.kind.field());
            conflicts.push(Conflict::new(self.kind, None, clash, words));
        }
        woven
    }
}

/// A record as JSON, as the three portfolios have it.
fn jsons(sides: &Three<Option<&Record<'_>>>) -> Result<Three<Option<Json>>, Error> {
    let json = |record: Option<&Record<'_>>| record.map(|one| one.to_json()).transpose();
    Ok(Three {
        base: json(sides.base)?,
        ours: json(sides.ours)?,
        theirs: json(sides.theirs)?,
    })
}

/// The id of a record, and what it was called; what is new goes by the lesser of its names.
fn named<'p>(sides: &Three<Option<&Record<'p>>>) -> Option<(&'p str, &'p str)> {
    let name = |record: Option<&Record<'p>>| record.map(|one| (one.id(), one.title()));
    let (ours, theirs) = (name(sides.ours), name(sides.theirs));
    name(sides.base).or_else(|| {
        ours.zip(theirs)
            .map_or(ours.or(theirs), |(a, b)| Some(a.min(b)))
    })
}

/// A record that has to be there, and the name of what refers to it.
struct Need {
    record: RecordKind,
    id: String,
    by: String,
}

fn needs(record: Record<'_>) -> Vec<Need> {
    let mut needs = Vec::new();
    record.references(&mut |kind, id| {
        needs.push(Need {
            record: kind,
            id: id.to_owned(),
            by: record.title().to_owned(),
        });
    });
    needs
}

/// All records on the way to being merged.
struct Weavings<'l, 'p>(Vec<Weaving<'l, 'p>>);

impl Weavings<'_, '_> {
    /// Keeps the records that one side removed and the other refers to, and those that these refer to.
    ///
    /// What the values of a conflict refer to is kept too: whichever side is chosen in the end, it is there.
    fn keep_what_is_referred_to(
        &mut self,
        head: &Portfolio,
        conflicts: &mut Vec<Conflict>,
    ) -> Result<(), Error> {
        let mut needed = Vec::new();
        needed.extend(head.holder.as_ref().map(|holder| Need {
            record: RecordKind::Organization,
            id: holder.as_str().to_owned(),
            by: "the portfolio".to_owned(),
        }));
        for weaving in &self.0 {
            let kept = weaving.kept.iter().flatten();
            for record in kept.filter_map(Kept::record) {
                let mut needs = needs(record);
                needs.retain(|need| !self.is_kept(need));
                needed.append(&mut needs);
            }
        }
        for conflict in conflicts.iter() {
            for value in [&conflict.ours, &conflict.theirs].into_iter().flatten() {
                let mut names = conflict.path.rsplit('/').filter(|name| *name != "-");
                let field = names.find(|name| name.parse::<usize>().is_err());
                let by = conflict.title.as_deref().unwrap_or("the portfolio");
                note_in(value, field.unwrap_or_default(), by, &mut needed);
            }
        }
        // Those that are needed first are told first.
        needed.reverse();
        while let Some(need) = needed.pop() {
            if self.is_kept(&need) {
                continue;
            }
            let weaving = self.0.iter_mut().find(|one| one.kind == need.record);
            let Some(weaving) = weaving else {
                continue;
            };
            if let Some((conflict, more)) = weaving.restore(&need.id, &need.by)? {
                conflicts.push(conflict);
                needed.extend(more);
            }
        }
        Ok(())
    }

    fn is_kept(&self, need: &Need) -> bool {
        let weaving = self.0.iter().find(|one| one.kind == need.record);
        weaving.is_none_or(|weaving| weaving.is_kept(&need.id))
    }
}

/// Notes what a value refers to: texts in the fields that hold ids.
fn note_in(value: &Json, field: &str, by: &str, needed: &mut Vec<Need>) {
    match value {
        Json::String(id) => {
            let record = match field {
                "organization" | "funder" | "holder" => RecordKind::Organization,
                "programme" => RecordKind::Programme,
                "target" => RecordKind::Partnership,
                "source" => RecordKind::Source,
                _ => return,
            };
            needed.push(Need {
                record,
                id: id.clone(),
                by: by.to_owned(),
            });
        }
        Json::Array(items) => items
            .iter()
            .for_each(|item| note_in(item, field, by, needed)),
        Json::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| name != "extensions") {
                note_in(value, name, by, needed);
            }
        }
        _ => {}
    }
}

written! {
    Merged: "portfolio" portfolio!, "conflicts" conflicts!,
}

record! { Conflict:
    "code" code!, "record" record!, "id" id?, "title" title?, "path" path!, "base" base?,
    "ours" ours?, "theirs" theirs?, "words" words!,
}

deserialized! { Conflict }
