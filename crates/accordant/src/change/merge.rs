//! What two sides made of one portfolio, brought together.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::describe::Describer;
use super::diff::RecordKind;
use super::excerpt::short;
use super::records::{Record, from_json, head, head_from_json, places, to_json};
use super::shape;
use super::unite::{Clash, Things, Three, settled, unite};
use super::weave::weave;
use crate::Error;
use crate::json::Json;
use crate::model::{Organization, Partnership, Portfolio, Programme, Source, present, references};
use crate::time::Policy;

/// A place at which two sides collide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Conflict {
    /// The stable code: `merge.both-changed`, `merge.both-added`, `merge.both-moved`,
    /// `merge.removed-and-changed` or `merge.removed-and-referred-to`.
    pub code: Cow<'static, str>,
    /// What sort of record it is in.
    pub record: RecordKind,
    /// The id of the record; left out for the portfolio itself, and for the order of records.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<String>,
    /// What the record is called.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub title: Option<String>,
    /// A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.
    ///
    /// Items of lists are counted as in the portfolio that both sides began with; `-` is an item that both added.
    pub path: String,
    /// The value that both sides began with.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub base: Option<Json>,
    /// Our value.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub ours: Option<Json>,
    /// Their value.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
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
    let all = Three {
        base: Some(&heads.base),
        ours: Some(&heads.ours),
        theirs: Some(&heads.theirs),
    };
    let (united, clashes) = unite(all, &shape::PORTFOLIO);
    for clash in clashes {
        let words = words(&describer, &clash, &shape::PORTFOLIO, &heads.base);
        conflicts.push(Conflict::new(RecordKind::Portfolio, None, clash, words));
    }
    let mut portfolio = match united {
        Some(united) => head_from_json(&united)?,
        None => Portfolio::default(),
    };

    let mut weavings = Weavings {
        partnerships: Weaving::new(portfolios, &describer, &mut conflicts)?,
        organizations: Weaving::new(portfolios, &describer, &mut conflicts)?,
        programmes: Weaving::new(portfolios, &describer, &mut conflicts)?,
        sources: Weaving::new(portfolios, &describer, &mut conflicts)?,
    };
    weavings.keep_what_is_referred_to(&portfolio, &mut conflicts)?;
    portfolio.partnerships = weavings.partnerships.finish(&mut conflicts);
    portfolio.organizations = weavings.organizations.finish(&mut conflicts);
    portfolio.programmes = weavings.programmes.finish(&mut conflicts);
    portfolio.sources = weavings.sources.finish(&mut conflicts);
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
    match (clash.code, &clash.ours, &clash.theirs) {
        ("merge.both-moved", ..) => {
            format!(
                "both sides put the {} into another order; ours stays",
                plural(field)
            )
        }
        ("merge.both-added", ..) => {
            format!("both sides added {what}: ours {ours}, theirs {theirs}")
        }
        ("merge.removed-and-changed", None, _) if clash.path.is_empty() => {
            format!("we removed {what}, and they changed it; it stays")
        }
        ("merge.removed-and-changed", _, None) if clash.path.is_empty() => {
            format!("they removed {what}, and we changed it; it stays")
        }
        ("merge.removed-and-changed", None, _) => {
            format!("we removed {what}, and they changed it to {theirs}; it stays")
        }
        ("merge.removed-and-changed", _, None) => {
            format!("they removed {what}, and we changed it to {ours}; it stays")
        }
        _ => format!("both sides changed {what}: ours to {ours}, theirs to {theirs}"),
    }
}

/// The items of a list as one calls them together: the name of the field.
fn plural(field: &str) -> &str {
    match field {
        "name" | "title" | "text" | "summary" => "languages",
        field => field,
    }
}

/// The records of one kind on the way to being merged.
struct Weaving<'p, R> {
    portfolios: Three<&'p Portfolio>,
    things: Things<&'p str>,
    kept: Vec<Option<R>>,
}

impl<'p, R: Record> Weaving<'p, R> {
    fn new(
        portfolios: Three<&'p Portfolio>,
        describer: &Describer<'_>,
        conflicts: &mut Vec<Conflict>,
    ) -> Result<Weaving<'p, R>, Error> {
        // An id that is there twice is refused.
        places(R::of(portfolios.base))?;
        places(R::of(portfolios.ours))?;
        places(R::of(portfolios.theirs))?;
        let ids = portfolios.map(|portfolio| R::of(portfolio).iter().map(R::id).collect());
        let mut weaving = Weaving {
            portfolios,
            things: Things::new(ids),
            kept: Vec::new(),
        };
        for thing in 0..weaving.things.places.len() {
            let kept = weaving.unite(thing, describer, conflicts)?;
            weaving.kept.push(kept);
        }
        Ok(weaving)
    }

    /// The record as the three portfolios have it.
    fn sides(&self, thing: usize) -> Three<Option<&'p R>> {
        let places = self.things.places.get(thing);
        let side = |portfolio: &'p Portfolio, place: Option<usize>| {
            place.and_then(|place| R::of(portfolio).get(place))
        };
        Three {
            base: side(self.portfolios.base, places.and_then(|places| places.base)),
            ours: side(self.portfolios.ours, places.and_then(|places| places.ours)),
            theirs: side(
                self.portfolios.theirs,
                places.and_then(|places| places.theirs),
            ),
        }
    }

    fn unite(
        &self,
        thing: usize,
        describer: &Describer<'_>,
        conflicts: &mut Vec<Conflict>,
    ) -> Result<Option<R>, Error> {
        let sides = self.sides(thing);
        if let Some(settled) = settled(&sides) {
            return Ok(settled.cloned());
        }
        let json = |record: Option<&R>| record.map(to_json).transpose();
        let values = Three {
            base: json(sides.base)?,
            ours: json(sides.ours)?,
            theirs: json(sides.theirs)?,
        };
        let (united, clashes) = unite(
            Three {
                base: values.base.as_ref(),
                ours: values.ours.as_ref(),
                theirs: values.theirs.as_ref(),
            },
            R::FIELDS,
        );
        let base = values.base.as_ref().unwrap_or(&Json::Null);
        for clash in clashes {
            let words = words(describer, &clash, R::FIELDS, base);
            conflicts.push(Conflict::new(R::KIND, named(&sides), clash, words));
        }
        let united = united.as_ref().map(from_json).transpose();
        united.map_err(|reason| Error::new("json.shape", reason))
    }

    fn is_kept(&self, id: &str) -> bool {
        let thing = self.things.by_name.get(id);
        thing.is_some_and(|thing| self.kept.get(*thing).is_some_and(Option::is_some))
    }

    /// Takes back that one side removed a record.
    fn restore(&mut self, id: &str, by: &str) -> Result<Option<(Conflict, Vec<Need>)>, Error> {
        let Some(&thing) = self.things.by_name.get(id) else {
            return Ok(None);
        };
        let sides = self.sides(thing);
        let Some(record) = sides.ours.or(sides.theirs) else {
            return Ok(None);
        };
        if let Some(slot) = self.kept.get_mut(thing) {
            *slot = Some(record.clone());
        }
        let json = |record: Option<&R>| record.map(to_json).transpose();
        let clash = Clash {
            code: "merge.removed-and-referred-to",
            path: String::new(),
            base: json(sides.base)?,
            ours: json(sides.ours)?,
            theirs: json(sides.theirs)?,
        };
        let who = if sides.ours.is_none() { "we" } else { "they" };
        let words = format!(
            "{who} removed it, and `{}` refers to it; it stays",
            short(by)
        );
        let conflict = Conflict::new(R::KIND, named(&sides), clash, words);
        Ok(Some((conflict, needs(record))))
    }

    fn finish(self, conflicts: &mut Vec<Conflict>) -> Vec<R> {
        let Weaving {
            portfolios,
            things,
            mut kept,
        } = self;
        let Three { base, ours, theirs } = &things.lists;
        let is_kept = |thing: usize| kept.get(thing).is_some_and(Option::is_some);
        let (order, is_clash) = weave(base, ours, theirs, is_kept);
        if is_clash {
            let ids = |portfolio: &Portfolio| {
                let ids = R::of(portfolio).iter().map(|record| record.id().to_owned());
                Some(Json::Array(ids.map(Json::String).collect()))
            };
            let clash = Clash {
                code: "merge.both-moved",
                path: String::new(),
                base: ids(portfolios.base),
                ours: ids(portfolios.ours),
                theirs: ids(portfolios.theirs),
            };
            let words = format!(
                "both sides put the {} into another order; ours stays",
                R::FIELD
            );
            conflicts.push(Conflict::new(R::KIND, None, clash, words));
        }
        let taken = order
            .iter()
            .map(|thing| kept.get_mut(*thing).and_then(Option::take));
        taken.flatten().collect()
    }
}

/// The id of a record, and what it was called; what is new goes by the lesser of its names.
fn named<'r, R: Record>(sides: &Three<Option<&'r R>>) -> Option<(&'r str, &'r str)> {
    let name = |record: &'r R| (record.id(), record.title());
    let new = [sides.ours, sides.theirs]
        .into_iter()
        .flatten()
        .map(name)
        .min();
    sides.base.map(name).or(new)
}

/// A record that has to be there, and the name of what refers to it.
struct Need {
    record: RecordKind,
    id: String,
    by: String,
}

fn needs<R: Record>(record: &R) -> Vec<Need> {
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
struct Weavings<'p> {
    partnerships: Weaving<'p, Partnership>,
    organizations: Weaving<'p, Organization>,
    programmes: Weaving<'p, Programme>,
    sources: Weaving<'p, Source>,
}

impl Weavings<'_> {
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
        self.note(&self.partnerships, &mut needed);
        self.note(&self.organizations, &mut needed);
        self.note(&self.programmes, &mut needed);
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
            if self.is_kept(need.record, &need.id) {
                continue;
            }
            let (id, by) = (need.id.as_str(), need.by.as_str());
            let restored = match need.record {
                RecordKind::Partnership => self.partnerships.restore(id, by)?,
                RecordKind::Organization => self.organizations.restore(id, by)?,
                RecordKind::Programme => self.programmes.restore(id, by)?,
                RecordKind::Source => self.sources.restore(id, by)?,
                RecordKind::Portfolio => None,
            };
            if let Some((conflict, more)) = restored {
                conflicts.push(conflict);
                needed.extend(more);
            }
        }
        Ok(())
    }

    fn note<R: Record>(&self, weaving: &Weaving<'_, R>, needed: &mut Vec<Need>) {
        for record in weaving.kept.iter().flatten() {
            record.references(&mut |kind, id| {
                if !self.is_kept(kind, id) {
                    needed.push(Need {
                        record: kind,
                        id: id.to_owned(),
                        by: record.title().to_owned(),
                    });
                }
            });
        }
    }

    fn is_kept(&self, record: RecordKind, id: &str) -> bool {
        match record {
            RecordKind::Partnership => self.partnerships.is_kept(id),
            RecordKind::Organization => self.organizations.is_kept(id),
            RecordKind::Programme => self.programmes.is_kept(id),
            RecordKind::Source => self.sources.is_kept(id),
            RecordKind::Portfolio => true,
        }
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
