//! A portfolio and a diff make the portfolio that the diff leads to.

use hashbrown::{HashMap, HashSet};

use super::diff::{Diff, RecordKind};
use super::order::Rearrangement;
use super::patch::{Act, Step, invalid, malformed, out_of_place, patch};
use super::records::{KINDS, Record, head, head_from_json, places, without_records};
use super::shape;
use crate::json::{Json, pointer};
use crate::model::{Portfolio, references};
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
        let head = change_head(self, &of(RecordKind::Portfolio));
        let mut changed = problems.note(head).unwrap_or_default();
        for kind in KINDS {
            let records = Record::all(self, kind);
            let records = change_records(kind, records, &of(kind), &mut problems)?;
            let records = records.into_iter();
            records.for_each(|record| record.put(&mut changed));
        }
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

/// The portfolio without its records, as the steps leave it.
fn change_head(portfolio: &Portfolio, steps: &[Step<'_>]) -> Result<Portfolio, Error> {
    let Some(first) = steps.first() else {
        return Ok(without_records(portfolio));
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
    head_from_json(&changed).map_err(|error| invalid(first.at, &message(error)))
}

/// The records of one kind as the steps leave them; none that count if there are problems.
fn change_records<'p>(
    kind: RecordKind,
    mut records: Vec<Record<'p>>,
    steps: &[Step<'_>],
    problems: &mut Problems,
) -> Result<Vec<Record<'p>>, Error> {
    if steps.is_empty() {
        return Ok(records);
    }
    let old = records.clone();
    let places = places(&old)?;
    let mut order = Rearrangement::default();
    let mut within: Vec<(usize, Vec<&Step<'_>>)> = Vec::new();
    let mut within_at: HashMap<&str, usize> = HashMap::new();
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
            let found = place.and_then(|at| Some((at, old.get(at)?)));
            problems.note(whole(kind, step, found, &mut order));
            continue;
        }
        let Some(place) = place else {
            problems.add(step.unfit(format!("there is no {kind} `{}`", shorten(id))));
            continue;
        };
        let group = *within_at.entry(id).or_insert_with(|| {
            within.push((place, Vec::new()));
            within.len() - 1
        });
        if let Some((_, group)) = within.get_mut(group) {
            group.push(step);
        }
    }
    for (place, steps) in within {
        let Some(record) = records.get_mut(place) else {
            continue;
        };
        if let Some(changed) = problems.note(inside(kind, record, &steps)) {
            *record = changed;
        }
    }
    if !problems.0.is_empty() {
        return Ok(Vec::new());
    }
    let ordered = order.apply(records);
    if ordered.is_none() {
        problems.add(out_of_place(last));
    }
    Ok(ordered.unwrap_or_default())
}

/// A record that comes, goes or moves.
fn whole<'p>(
    kind: RecordKind,
    step: &Step<'_>,
    found: Option<(usize, &Record<'p>)>,
    order: &mut Rearrangement<Record<'p>>,
) -> Result<(), Error> {
    let missing = || {
        let what = step.what();
        let what = what.strip_prefix("the ").unwrap_or(&what);
        step.unfit(format!("there is no {what}"))
    };
    match step.act()? {
        Act::Add(value, to) => {
            if found.is_some() {
                return Err(step.unfit(format!("{} is already there", step.what())));
            }
            let record = from_object(kind, value).map_err(|reason| invalid(step.at, &reason))?;
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
            step.expect(Some(before), Some(&record.to_json()?))?;
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
fn inside<'p>(
    kind: RecordKind,
    record: &Record<'p>,
    steps: &[&Step<'_>],
) -> Result<Record<'p>, Error> {
    let at = steps.first().map_or(0, |step| step.at);
    if let Some(step) = steps
        .iter()
        .find(|step| step.names.first().is_some_and(|n| n == "id"))
    {
        let message = "an id cannot be changed: what has another id is another record";
        return Err(malformed(step.at, message));
    }
    let changed = patch(record.to_json()?, kind.fields(), steps)?;
    from_object(kind, &changed).map_err(|reason| invalid(at, &reason))
}

/// The readers that serde derives also take an array of the values of the fields: no format of ours.
fn from_object<'p>(kind: RecordKind, json: &Json) -> Result<Record<'p>, String> {
    match json {
        Json::Object(_) => Record::from_json(kind, json),
        other => Err(format!("expected an object, found {}", other.type_name())),
    }
}
