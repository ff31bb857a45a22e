//! A portfolio and a diff make the portfolio that the diff leads to.

use hashbrown::{HashMap, HashSet};

use super::diff::{Diff, RecordKind};
use super::order::Rearrangement;
use super::patch::{Act, Step, invalid, malformed, out_of_place, patch};
use super::records::{Record, from_json, head, head_from_json, places, to_json};
use super::shape;
use crate::json::{Json, pointer};
use crate::model::{Organization, Partnership, Portfolio, Programme, Source, references};
use crate::order::sort_by_key;
use crate::suggest::shorten;
use crate::{Diagnostic, Error};

impl Portfolio {
    /// The portfolio that the changes of a diff make of this one.
    ///
    /// Each value that a change says was there before has to be there; then the diff of two portfolios makes the
    /// second of the first, to the byte. This portfolio stays as it is.
    ///
    /// # Errors
    /// Every problem at once, each with the place of the change in the diff: `change.does-not-fit` if something
    /// else stands where it would change something, `change.malformed` if it says too little or two changes
    /// speak of the same place, `change.invalid-value` if no portfolio can hold its value. With a place in the
    /// portfolio that it would make: `portfolio.dangling-reference`.
    pub fn apply(&self, diff: &Diff) -> Result<Portfolio, Error> {
        let mut steps: HashMap<RecordKind, Vec<Step<'_>>> = HashMap::new();
        let mut problems = Problems::default();
        for (at, change) in diff.changes.iter().enumerate() {
            match pointer(&change.path) {
                Some(names) => {
                    let of_kind = steps.entry(change.record).or_default();
                    of_kind.push(Step { names, change, at });
                }
                None => problems.add(malformed(
                    at,
                    format!("`{}` is no JSON pointer", shorten(&change.path)),
                )),
            }
        }
        let mut of = |kind| steps.remove(&kind).unwrap_or_default();
        let mut changed = self.clone();
        problems.note(apply_to_head(&mut changed, &of(RecordKind::Portfolio)));
        apply_to::<Partnership>(&mut changed, &of(RecordKind::Partnership), &mut problems)?;
        apply_to::<Organization>(&mut changed, &of(RecordKind::Organization), &mut problems)?;
        apply_to::<Programme>(&mut changed, &of(RecordKind::Programme), &mut problems)?;
        apply_to::<Source>(&mut changed, &of(RecordKind::Source), &mut problems)?;
        // In the order of the diff.
        sort_by_key(&mut problems.0, |problem| {
            let at = problem
                .path()
                .and_then(|path| path.strip_prefix("/changes/"));
            at.and_then(|at| at.parse::<usize>().ok())
        });
        if problems.0.is_empty() {
            problems.0 = references(&changed);
        }
        match Error::from_diagnostics(problems.0) {
            Some(error) => Err(error),
            None => Ok(changed),
        }
    }
}

/// What is wrong with a diff, or with applying it.
#[derive(Default)]
struct Problems(Vec<Diagnostic>);

impl Problems {
    fn add(&mut self, error: Error) {
        self.0.extend(error.into_diagnostics());
    }

    fn note<T>(&mut self, done: Result<T, Error>) -> Option<T> {
        match done {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(error);
                None
            }
        }
    }
}

fn apply_to_head(portfolio: &mut Portfolio, steps: &[Step<'_>]) -> Result<(), Error> {
    let Some(first) = steps.first() else {
        return Ok(());
    };
    if let Some(step) = steps.iter().find(|step| step.names.is_empty()) {
        let message = "a portfolio as a whole cannot be changed";
        return Err(malformed(step.at, message));
    }
    let steps: Vec<&Step<'_>> = steps.iter().collect();
    let changed = patch(head(portfolio)?, &shape::PORTFOLIO, &steps)?;
    let message = |error: Error| {
        error
            .diagnostics()
            .map(|d| d.message.clone())
            .collect::<String>()
    };
    let read = head_from_json(&changed).map_err(|error| invalid(first.at, &message(error)))?;
    portfolio.title = read.title;
    portfolio.holder = read.holder;
    portfolio.as_of = read.as_of;
    portfolio.language = read.language;
    portfolio.extensions = read.extensions;
    Ok(())
}

/// Applies the steps to the records of one kind.
fn apply_to<R: Record>(
    portfolio: &mut Portfolio,
    steps: &[Step<'_>],
    problems: &mut Problems,
) -> Result<(), Error> {
    if steps.is_empty() {
        return Ok(());
    }
    let old = std::mem::take(R::of_mut(portfolio));
    let places: HashMap<String, usize> = places(&old)?
        .into_iter()
        .map(|(id, place)| (id.to_owned(), place))
        .collect();
    let mut new = old;
    let mut order = Rearrangement {
        removed: Vec::new(),
        moved: Vec::new(),
        added: Vec::new(),
    };
    let mut within: Vec<(usize, Vec<&Step<'_>>)> = Vec::new();
    let mut within_at: HashMap<usize, usize> = HashMap::new();
    let mut seen = HashSet::new();
    let mut last = 0;
    for step in steps {
        last = step.at;
        let id = step.change.id.as_deref().unwrap_or_default();
        let place = places.get(id).copied();
        if step.names.is_empty() {
            if !seen.insert(id) {
                problems.add(malformed(
                    step.at,
                    "another change is about the same record",
                ));
                continue;
            }
            let done = whole(
                step,
                place.and_then(|at| Some((at, new.get(at)?))),
                &mut order,
            );
            problems.note(done);
            continue;
        }
        let Some(place) = place else {
            problems.add(step.unfit(format!("there is no {} `{}`", R::KIND, shorten(id))));
            continue;
        };
        let group = *within_at.entry(place).or_insert_with(|| {
            within.push((place, Vec::new()));
            within.len() - 1
        });
        if let Some((_, group)) = within.get_mut(group) {
            group.push(step);
        }
    }
    for (place, steps) in within {
        let Some(record) = new.get_mut(place) else {
            continue;
        };
        if let Some(changed) = problems.note(inside(record, &steps)) {
            *record = changed;
        }
    }
    if problems.0.is_empty() {
        match order.apply(new) {
            Some(ordered) => *R::of_mut(portfolio) = ordered,
            None => problems.add(out_of_place(last)),
        }
    }
    Ok(())
}

/// A record that comes, goes or moves.
fn whole<R: Record>(
    step: &Step<'_>,
    found: Option<(usize, &R)>,
    order: &mut Rearrangement<R>,
) -> Result<(), Error> {
    let missing = || {
        step.unfit(format!(
            "there is no {}",
            step.what().trim_start_matches("the ")
        ))
    };
    match step.act()? {
        Act::Add(value, to) => {
            if found.is_some() {
                return Err(step.unfit(format!("{} is already there", step.what())));
            }
            let record: R = from_object(value).map_err(|reason| invalid(step.at, &reason))?;
            if step.change.id.as_deref() != Some(record.id()) {
                return Err(malformed(
                    step.at,
                    "the value has another id than the change",
                ));
            }
            order.added.push((to, record));
        }
        Act::Remove(before) => {
            let (place, record) = found.ok_or_else(missing)?;
            step.expect(Some(before), Some(&to_json(record)?))?;
            order.removed.push(place);
        }
        Act::Move(_, to) => {
            let (place, _) = found.ok_or_else(missing)?;
            order.moved.push((place, to));
        }
        Act::Set(..) => {
            let message =
                "a record is added, removed or moved; `placeBefore`, `placeAfter` are missing";
            return Err(malformed(step.at, message));
        }
    }
    Ok(())
}

/// A record with its fields changed.
fn inside<R: Record>(record: &R, steps: &[&Step<'_>]) -> Result<R, Error> {
    let at = steps.first().map_or(0, |step| step.at);
    if let Some(step) = steps
        .iter()
        .find(|step| step.names.first().is_some_and(|n| n == "id"))
    {
        let message = "an id cannot be changed: what has another id is another record";
        return Err(malformed(step.at, message));
    }
    let changed = patch(to_json(record)?, R::FIELDS, steps)?;
    from_object(&changed).map_err(|reason| invalid(at, &reason))
}

/// The readers that serde derives also take an array of the values of the fields: no format of ours.
fn from_object<R: Record>(json: &Json) -> Result<R, String> {
    match json {
        Json::Object(_) => from_json(json),
        other => Err(format!("expected an object, found {}", other.type_name())),
    }
}
