//! A value and the changes within it make the value after.

use hashbrown::{HashMap, HashSet};

use super::diff::Change;
use super::order::Rearrangement;
use super::shape::{Fields, Shape};
use crate::json::{self, Json};
use crate::suggest::shorten;
use crate::{Diagnostic, Error};

/// The object that the steps make of this one.
///
/// # Errors
/// `change.does-not-fit`, `change.malformed`.
pub(super) fn patch(
    value: Json,
    fields: &'static Fields,
    steps: &[&Step<'_>],
) -> Result<Json, Error> {
    let patched = patch_value(Some(value), Shape::Fields(fields), 0, steps)?;
    Ok(patched.unwrap_or(Json::Null))
}

/// The value at this depth of the paths of the steps. It goes no deeper than the value does.
fn patch_value(
    value: Option<Json>,
    shape: Shape,
    depth: usize,
    steps: &[&Step<'_>],
) -> Result<Option<Json>, Error> {
    let here = steps.iter().find(|step| step.names.len() == depth);
    if let Some(step) = here {
        if let Some(other) = steps.iter().find(|other| other.at != step.at) {
            return Err(twice(other));
        }
        let Act::Set(before, after) = step.act()? else {
            return Err(malformed(step.at, "a place is given for what has none"));
        };
        step.expect(before, value.as_ref())?;
        return Ok(after.cloned());
    }
    let Some(first) = steps.first() else {
        return Ok(value);
    };
    let nothing_there = || {
        first.unfit(format!(
            "there is no `{}` in {}",
            shorten(&first.change.path),
            first.what()
        ))
    };
    match (shape, value) {
        (Shape::List(list), None) => {
            let items = patch_items(Vec::new(), list.item, depth, steps)?;
            Ok((!items.is_empty()).then_some(Json::Array(items)))
        }
        (Shape::List(list), Some(Json::Array(items))) => {
            let items = patch_items(items, list.item, depth, steps)?;
            Ok((!items.is_empty()).then_some(Json::Array(items)))
        }
        (Shape::Extensions, None) => {
            let entries = patch_entries(Vec::new(), depth, steps)?;
            Ok((!entries.is_empty()).then_some(Json::Object(entries)))
        }
        (Shape::Extensions, Some(Json::Object(entries))) => {
            let entries = patch_entries(entries, depth, steps)?;
            Ok((!entries.is_empty()).then_some(Json::Object(entries)))
        }
        (Shape::Text, Some(Json::Object(texts))) => {
            patch_entries(texts, depth, steps).map(|texts| Some(Json::Object(texts)))
        }
        (Shape::Fields(shapes), Some(Json::Object(mut fields))) => {
            for (name, steps) in by_name(depth, steps) {
                let place = fields.iter().position(|(known, _)| *known == name);
                let value = place.map(|at| fields.remove(at).1);
                let value = patch_value(value, shapes.shape(name), depth + 1, &steps)?;
                // Fields have the order of their type, wherever they stand here.
                fields.extend(value.map(|value| (name.to_owned(), value)));
            }
            Ok(Some(Json::Object(fields)))
        }
        _ => Err(nothing_there()),
    }
}

/// The steps by the name at this depth, in the order of their first.
fn by_name<'s, 'd>(depth: usize, steps: &[&'s Step<'d>]) -> Vec<(&'s str, Vec<&'s Step<'d>>)> {
    let mut groups: Vec<(&str, Vec<&Step<'_>>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for step in steps {
        let Some(name) = step.names.get(depth) else {
            continue;
        };
        let place = *places.entry(name).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(place) {
            group.push(step);
        }
    }
    groups
}

fn patch_items(
    items: Vec<Json>,
    shape: Shape,
    depth: usize,
    steps: &[&Step<'_>],
) -> Result<Vec<Json>, Error> {
    let mut items = items;
    let mut order = Order::default();
    let mut patched: Vec<(usize, Json)> = Vec::new();
    for (name, steps) in by_name(depth, steps) {
        let place = name
            .parse::<usize>()
            .ok()
            .filter(|at| at.to_string() == name);
        let mut within = Vec::new();
        for step in steps {
            let Some(place) = place else {
                let message = format!("`{}` is no place in a list", shorten(name));
                return Err(malformed(step.at, message));
            };
            let is_item = step.names.len() == depth + 1;
            match step.act()? {
                Act::Add(value, to) if is_item => {
                    if place != to {
                        let message = "the path and `placeAfter` differ";
                        return Err(malformed(step.at, message));
                    }
                    order.add(step, to, value.clone());
                }
                Act::Remove(before) if is_item => {
                    step.expect(Some(before), items.get(place))?;
                    order.remove(step, place)?;
                }
                Act::Move(before, to) if is_item => {
                    step.expect(before, items.get(place))?;
                    order.shift(step, place, to)?;
                }
                _ => within.push(step),
            }
        }
        if let (Some(first), Some(place)) = (within.first(), place) {
            let Some(item) = items.get(place) else {
                return Err(first.unfit(format!(
                    "there is no `{}` in {}",
                    shorten(&first.change.path),
                    first.what()
                )));
            };
            order.stays(first, place)?;
            let item = patch_value(Some(item.clone()), shape, depth + 1, &within)?;
            let item = item.ok_or_else(|| {
                malformed(first.at, "an item that is removed has its `placeBefore`")
            })?;
            patched.push((place, item));
        }
    }
    for (place, item) in patched {
        if let Some(slot) = items.get_mut(place) {
            *slot = item;
        }
    }
    order.apply(items)
}

fn patch_entries(
    entries: Vec<(String, Json)>,
    depth: usize,
    steps: &[&Step<'_>],
) -> Result<Vec<(String, Json)>, Error> {
    let mut entries = entries;
    let mut order = Order::default();
    let names = entries.iter().map(|(name, _)| name.clone());
    let places: HashMap<String, usize> = names.zip(0..).collect();
    for (name, steps) in by_name(depth, steps) {
        let place = places.get(name).copied();
        let mut set = false;
        for step in steps {
            let missing = || step.expect(step.change.before.as_ref(), None);
            if step.names.len() != depth + 1 {
                let message = "what stands under a name is changed as one value";
                return Err(malformed(step.at, message));
            }
            let found = place.and_then(|at| Some((at, entries.get_mut(at)?)));
            match (step.act()?, found) {
                (Act::Add(value, to), None) => {
                    order.add(step, to, (name.to_owned(), value.clone()));
                }
                (Act::Add(..), Some((_, (_, value)))) => step.expect(None, Some(value))?,
                (Act::Remove(before), Some((place, (_, value)))) => {
                    step.expect(Some(before), Some(value))?;
                    order.remove(step, place)?;
                }
                (Act::Move(_, to), Some((place, _))) => order.shift(step, place, to)?,
                (Act::Set(before, Some(after)), Some((place, (_, value)))) => {
                    step.expect(before, Some(value))?;
                    if std::mem::replace(&mut set, true) {
                        return Err(twice(step));
                    }
                    order.stays(step, place)?;
                    *value = after.clone();
                }
                (Act::Set(_, None), _) => {
                    let message = "a name that is removed has its `placeBefore`";
                    return Err(malformed(step.at, message));
                }
                (Act::Move(..), None) => {
                    let path = shorten(&step.change.path);
                    let what = step.what();
                    return Err(step.unfit(format!("there is no `{path}` in {what}")));
                }
                (Act::Remove(_) | Act::Set(..), None) => missing()?,
            }
        }
    }
    order.apply(entries)
}

/// What happens to the order of a list, and which step said it.
struct Order<T> {
    steps: Rearrangement<T>,
    gone: HashSet<usize>,
    moved: HashSet<usize>,
    changed: HashSet<usize>,
    last: usize,
}

impl<T> Default for Order<T> {
    fn default() -> Order<T> {
        Order {
            steps: Rearrangement::default(),
            gone: HashSet::new(),
            moved: HashSet::new(),
            changed: HashSet::new(),
            last: 0,
        }
    }
}

impl<T> Order<T> {
    fn add(&mut self, step: &Step<'_>, to: usize, value: T) {
        self.last = step.at;
        self.steps.added.push((to, value));
    }

    fn remove(&mut self, step: &Step<'_>, place: usize) -> Result<(), Error> {
        self.last = step.at;
        if !self.gone.insert(place) || self.moved.contains(&place) || self.changed.contains(&place)
        {
            return Err(twice(step));
        }
        self.steps.removed.push(place);
        Ok(())
    }

    fn shift(&mut self, step: &Step<'_>, place: usize, to: usize) -> Result<(), Error> {
        self.last = step.at;
        if self.gone.contains(&place) || !self.moved.insert(place) {
            return Err(twice(step));
        }
        self.steps.moved.push((place, to));
        Ok(())
    }

    /// What is changed in its place, which it may leave but not lose.
    fn stays(&mut self, step: &Step<'_>, place: usize) -> Result<(), Error> {
        if self.gone.contains(&place) {
            return Err(twice(step));
        }
        self.changed.insert(place);
        Ok(())
    }

    fn apply(self, items: Vec<T>) -> Result<Vec<T>, Error> {
        let last = self.last;
        self.steps.apply(items).ok_or_else(|| out_of_place(last))
    }
}

/// Two changes of one place.
fn twice(step: &Step<'_>) -> Error {
    malformed(
        step.at,
        "another change is about the same place, or about a part of it",
    )
}

/// Places that the list does not have, or that are given twice.
pub(super) fn out_of_place(at: usize) -> Error {
    let message = "the places of the changes are not those of this list";
    Diagnostic::error("change.does-not-fit", message)
        .at_path(format!("/changes/{at}"))
        .help("apply the diff to the portfolio that it was made from, or make a new diff")
        .into()
}

/// A change, and where.
pub(super) struct Step<'d> {
    pub(super) names: Vec<String>,
    pub(super) change: &'d Change,
    pub(super) at: usize,
}

/// What a change does.
pub(super) enum Act<'d> {
    /// Puts a value in a place of the new order.
    Add(&'d Json, usize),
    /// Takes a value out of an order.
    Remove(&'d Json),
    /// Gives it another place in the order.
    Move(Option<&'d Json>, usize),
    /// Sets what has no place, or keeps it.
    Set(Option<&'d Json>, Option<&'d Json>),
}

impl<'d> Step<'d> {
    pub(super) fn act(&self) -> Result<Act<'d>, Error> {
        let Change {
            before,
            after,
            place_before,
            place_after,
            ..
        } = self.change;
        match (before, after, place_before, place_after) {
            (before, None, Some(_), Some(to)) => Ok(Act::Move(before.as_ref(), *to)),
            (None, Some(after), None, Some(to)) => Ok(Act::Add(after, *to)),
            (Some(before), None, Some(_), None) => Ok(Act::Remove(before)),
            (None, None, ..) => Err(malformed(
                self.at,
                "the change has neither a value nor two places",
            )),
            (before, after, None, None) => Ok(Act::Set(before.as_ref(), after.as_ref())),
            _ => Err(malformed(
                self.at,
                "the places of the change do not fit to its values",
            )),
        }
    }

    /// What the record is, for a message.
    pub(super) fn what(&self) -> String {
        match &self.change.id {
            Some(id) => format!("the {} `{}`", self.change.record, shorten(id)),
            None => format!("the {}", self.change.record),
        }
    }

    pub(super) fn unfit(&self, message: impl std::fmt::Display) -> Error {
        let problem = Diagnostic::error("change.does-not-fit", message.to_string());
        problem
            .at_path(format!("/changes/{}", self.at))
            .help("apply the diff to the portfolio that it was made from, or make a new diff")
            .into()
    }

    /// Refuses a value that is not the one the change found before.
    pub(super) fn expect(&self, before: Option<&Json>, found: Option<&Json>) -> Result<(), Error> {
        if before == found {
            return Ok(());
        }
        let says = |value: Option<&Json>| match value {
            Some(value) => {
                format!("`{}`", shorten(&json::to_string(value)))
            }
            None => "nothing".to_owned(),
        };
        Err(self.unfit(format!(
            "expected {} at `{}` of {}, found {}",
            says(before),
            shorten(&self.change.path),
            self.what(),
            says(found)
        )))
    }
}

pub(super) fn malformed(at: usize, message: impl Into<String>) -> Error {
    Diagnostic::error("change.malformed", message)
        .at_path(format!("/changes/{at}"))
        .help("take the change as `accordant diff --json` wrote it")
        .into()
}

pub(super) fn invalid(at: usize, reason: &str) -> Error {
    Diagnostic::error("change.invalid-value", reason)
        .at_path(format!("/changes/{at}"))
        .help("give a value that the schema of a portfolio allows there")
        .into()
}
