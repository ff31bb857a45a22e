//! A value and the changes within it make the value after.

use hashbrown::HashMap;

use super::diff::Change;
use super::members::{from_members, into_members};
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
    match (shape, value) {
        (Shape::Fields(shapes), Some(Json::Object(mut fields))) => {
            for (name, steps) in grouped(steps, &|step| step.name(depth)) {
                let place = fields.iter().position(|(known, _)| *known == name);
                let value = place.map(|at| fields.remove(at).1);
                let value = patch_value(value, shapes.shape(name), depth + 1, &steps)?;
                // Fields have the order of their type, wherever they stand here.
                fields.extend(value.map(|value| (name.to_owned(), value)));
            }
            Ok(Some(Json::Object(fields)))
        }
        (Shape::List(list), value @ (None | Some(Json::Array(_)))) => {
            let items = patch_members(value, Some(list.item), depth, steps)?;
            Ok((!items.is_empty()).then(|| from_members(items, true)))
        }
        (Shape::Extensions, value @ (None | Some(Json::Object(_)))) => {
            let entries = patch_members(value, None, depth, steps)?;
            Ok((!entries.is_empty()).then_some(Json::Object(entries)))
        }
        (Shape::Text, value @ Some(Json::Object(_))) => {
            let texts = patch_members(value, None, depth, steps)?;
            Ok(Some(Json::Object(texts)))
        }
        _ => Err(first.nothing_there()),
    }
}

/// The steps by their names, in the order of their first.
pub(super) fn grouped<'s, 'd>(
    steps: &[&'s Step<'d>],
    name: &dyn Fn(&'s Step<'d>) -> Option<&'s str>,
) -> Vec<(&'s str, Vec<&'s Step<'d>>)> {
    let mut groups: Vec<(&str, Vec<&Step<'_>>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for step in steps {
        let Some(name) = name(step) else {
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

/// The items of a list, found by their places and each of a shape; or the entries of an object, found by their names and
/// each one value.
fn patch_members(
    value: Option<Json>,
    item: Option<Shape>,
    depth: usize,
    steps: &[&Step<'_>],
) -> Result<Vec<(String, Json)>, Error> {
    let mut members = value.map(into_members).unwrap_or_default();
    let groups = grouped(steps, &|step| step.name(depth));
    let places: Vec<Option<usize>> = match item {
        Some(_) => groups.iter().map(|(name, _)| place_in_list(name)).collect(),
        None => places_by_name(&members, &groups),
    };
    let mut order = Rearrangement::default();
    let mut last = 0;
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for ((name, steps), place) in groups.into_iter().zip(places) {
        let found = place.and_then(|at| Some(&members.get(at)?.1));
        let (mut is_gone, mut is_moved) = (false, false);
        let mut within = Vec::new();
        for step in steps {
            let is_here = step.names.len() == depth + 1;
            if item.is_some() && place.is_none() {
                let message = format!("`{}` is no place in a list", shorten(name));
                return Err(malformed(step.at, message));
            }
            if item.is_none() && !is_here {
                let message = "what stands under a name is changed as one value";
                return Err(malformed(step.at, message));
            }
            match step.act()? {
                Act::Add(value, to) if is_here => {
                    if item.is_none() {
                        step.expect(None, found)?;
                    } else if place != Some(to) {
                        let message = "the path and `placeAfter` differ";
                        return Err(malformed(step.at, message));
                    }
                    order.added.push(to);
                    added.push((name.to_owned(), value.clone()));
                }
                Act::Remove(before) if is_here => {
                    step.expect(Some(before), found)?;
                    if is_gone || is_moved {
                        return Err(twice(step));
                    }
                    is_gone = true;
                    order.removed.extend(place);
                }
                Act::Move(before, to) if is_here => {
                    let Some(from) = place else {
                        return Err(step.nothing_there());
                    };
                    if item.is_some() {
                        step.expect(before, found)?;
                    }
                    if is_gone || is_moved {
                        return Err(twice(step));
                    }
                    is_moved = true;
                    order.moved.push((from, to));
                }
                _ => {
                    within.push(step);
                    continue;
                }
            }
            last = step.at;
        }
        if let Some(first) = within.first() {
            let (Some(place), Some(value)) = (place, found) else {
                if item.is_none() {
                    first.expect(first.change.before.as_ref(), None)?;
                }
                return Err(first.nothing_there());
            };
            if is_gone {
                return Err(twice(first));
            }
            let shape = item.unwrap_or(Shape::Whole);
            let value = patch_value(Some(value.clone()), shape, depth + 1, &within)?;
            let what = if item.is_some() { "an item" } else { "a name" };
            let message = || format!("{what} that is removed has its `placeBefore`");
            changed.push((place, value.ok_or_else(|| malformed(first.at, message()))?));
        }
    }
    for (place, value) in changed {
        if let Some(member) = members.get_mut(place) {
            member.1 = value;
        }
    }
    members.append(&mut added);
    order.apply(members).ok_or_else(|| out_of_place(last))
}

/// The place that a name of an item says, as it is written.
fn place_in_list(name: &str) -> Option<usize> {
    name.parse()
        .ok()
        .filter(|at: &usize| at.to_string() == name)
}

/// Where the entries with the names of groups of steps stand.
fn places_by_name(
    entries: &[(String, Json)],
    groups: &[(&str, Vec<&Step<'_>>)],
) -> Vec<Option<usize>> {
    let names = entries.iter().zip(0..);
    let places: HashMap<&str, usize> = names.map(|((name, _), at)| (name.as_str(), at)).collect();
    let groups = groups.iter();
    groups.map(|(name, _)| places.get(name).copied()).collect()
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

    /// The name at this depth of its path.
    fn name(&self, depth: usize) -> Option<&str> {
        self.names.get(depth).map(String::as_str)
    }

    fn nothing_there(&self) -> Error {
        let path = shorten(&self.change.path);
        self.unfit(format!("there is no `{path}` in {}", self.what()))
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
