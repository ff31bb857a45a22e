//! A portfolio and a diff make the portfolio that the diff leads to.

use super::diff::{Diff, RecordKind};
use super::order::Rearrangement;
use super::patch::{Act, Step, grouped, invalid, malformed, out_of_place, patch};
use super::records::{KINDS, Kept, Record, head, head_from_json, places, without_records};
use super::shape;
use crate::json::pointer;
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
        let mut steps = Vec::with_capacity(diff.changes.len());
        let mut problems = Problems::default();
        for (at, change) in diff.changes.iter().enumerate() {
            match pointer(&change.path) {
                Some(names) => steps.push(Step { names, change, at }),
                None => problems.add(malformed(
                    at,
                    format!("`{}` is no JSON pointer", shorten(&change.path)),
                )),
            }
        }
        let of = |kind| -> Vec<&Step<'_>> {
            let steps = steps.iter();
            steps.filter(|step| step.change.record == kind).collect()
        };
        let head = change_head(self, &of(RecordKind::Portfolio));
        let mut changed = problems.note(head).unwrap_or_default();
        for kind in KINDS {
            for record in change_records(kind, self, &of(kind), &mut problems)? {
                record.put(&mut changed);
            }
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
fn change_head(portfolio: &Portfolio, steps: &[&Step<'_>]) -> Result<Portfolio, Error> {
    let Some(first) = steps.first() else {
        return Ok(without_records(portfolio));
    };
    if let Some(step) = steps.iter().find(|step| step.names.is_empty()) {
        let message = "a portfolio as a whole cannot be changed";
        return Err(malformed(step.at, message));
    }
    let changed = patch(head(portfolio)?, &shape::PORTFOLIO, steps)?;
    head_from_json(&changed).map_err(|reason| invalid(first.at, &reason))
}

/// The records of one kind as the steps leave them; none that count if there are problems.
fn change_records<'p>(
    kind: RecordKind,
    portfolio: &'p Portfolio,
    steps: &[&Step<'_>],
    problems: &mut Problems,
) -> Result<Vec<Kept<'p>>, Error> {
    let old = Record::all(portfolio, kind);
    let mut records: Vec<Kept<'p>> = old.iter().copied().map(Kept::Lent).collect();
    let Some(last) = steps.last() else {
        return Ok(records);
    };
    let places = places(kind, &old)?;
    let mut order = Rearrangement::default();
    for (id, steps) in grouped(steps, &|step| step.change.id.as_deref().or(Some(""))) {
        let place = places.get(id).copied();
        let found = place.and_then(|at| Some((at, *old.get(at)?)));
        let mut is_whole = false;
        let mut within = Vec::new();
        for step in steps {
            if !step.names.is_empty() {
                within.push(step);
            } else if std::mem::replace(&mut is_whole, true) {
                let message = "another change is about the same record";
                problems.add(malformed(step.at, message));
            } else if let Some(Some(added)) = problems.note(whole(kind, step, found, &mut order)) {
                records.push(added);
            }
        }
        match found {
            Some((place, record)) if !within.is_empty() => {
                let changed = problems.note(inside(kind, record, &within));
                if let (Some(changed), Some(slot)) = (changed, records.get_mut(place)) {
                    *slot = changed;
                }
            }
            Some(_) => {}
            None => within.iter().for_each(|step| {
                problems.add(step.unfit(format!("there is no {kind} `{}`", shorten(id))));
            }),
        }
    }
    if !problems.0.is_empty() {
        return Ok(Vec::new());
    }
    let ordered = order.apply(records);
    if ordered.is_none() {
        problems.add(out_of_place(last.at));
    }
    Ok(ordered.unwrap_or_default())
}

/// A record that comes, goes or moves: the one that comes.
fn whole(
    kind: RecordKind,
    step: &Step<'_>,
    found: Option<(usize, Record<'_>)>,
    order: &mut Rearrangement,
) -> Result<Option<Kept<'static>>, Error> {
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
            let record = Kept::from_json(kind, value);
            let record = record.map_err(|reason| invalid(step.at, &reason))?;
            if step.change.id.as_deref() != record.record().map(Record::id) {
                let message = "the value has another id than the change";
                return Err(malformed(step.at, message));
            }
            order.added.push(to);
            return Ok(Some(record));
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
    Ok(None)
}

/// A record with its fields changed.
fn inside(
    kind: RecordKind,
    record: Record<'_>,
    steps: &[&Step<'_>],
) -> Result<Kept<'static>, Error> {
    let at = steps.first().map_or(0, |step| step.at);
    let of_id = |step: &&&Step<'_>| step.names.first().is_some_and(|name| name == "id");
    if let Some(step) = steps.iter().find(of_id) {
        let message = "an id cannot be changed: what has another id is another record";
        return Err(malformed(step.at, message));
    }
    let changed = patch(record.to_json()?, kind.fields(), steps)?;
    Kept::from_json(kind, &changed).map_err(|reason| invalid(at, &reason))
}
