//! The exact answer to combined conditions.
//!
//! A formula of several conditions on one period is not answered by combining their certainties:
//! `active:2016-06 or not active:2016-06` is certain although each half is only possible. Each condition
//! compares the start and the end with fixed days, so the days at which some condition changes cut the
//! (start, end) box into cells in which every condition is constant. The formula is certain iff it is true
//! in every cell that a completion can lie in.

use std::cell::Cell;

use crate::order::sort_short;
use crate::time::{Certainty, Condition, Day, Extent, Lasting, Shape, Window};

/// A question about one record: conditions on its period, and what is already known to hold or not.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Formula {
    Known(bool),
    If(Condition),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
}

impl Formula {
    /// The exact answer over all completions of the extent.
    pub(crate) fn decide(&self, extent: &Extent) -> Certainty {
        let mut conditions = Vec::new();
        let formula = self.simplify(&mut conditions);
        match formula {
            Formula::Known(holds) => Certainty::from(holds),
            // One condition has a closed formula; so has its opposite.
            Formula::If(condition) => condition.certainty(extent),
            Formula::Not(inner) if matches!(*inner, Formula::If(_)) => {
                inner.decide(extent).negate()
            }
            combined => Cells::new(combined, &conditions).decide(extent),
        }
    }

    /// The formula in cells, for many extents.
    pub(crate) fn cells(&self) -> Cells {
        let mut conditions = Vec::new();
        let formula = self.simplify(&mut conditions);
        let mut cells = Cells::new(formula, &conditions);
        cells.remember();
        cells
    }

    /// Whether the answer depends on the period.
    pub(crate) fn has_conditions(&self) -> bool {
        let mut conditions = Vec::new();
        !matches!(self.simplify(&mut conditions), Formula::Known(_))
    }

    /// The formula without what is known, with its conditions collected, each once.
    fn simplify(&self, conditions: &mut Vec<Condition>) -> Formula {
        match self {
            Formula::Known(holds) => Formula::Known(*holds),
            Formula::If(condition) => {
                if !conditions.contains(condition) {
                    conditions.push(*condition);
                }
                Formula::If(*condition)
            }
            Formula::Not(inner) => match inner.simplify(conditions) {
                Formula::Known(holds) => Formula::Known(!holds),
                Formula::Not(inner) => *inner,
                inner => Formula::Not(Box::new(inner)),
            },
            Formula::All(parts) => Formula::join(parts, conditions, true),
            Formula::Any(parts) => Formula::join(parts, conditions, false),
        }
    }

    /// All of the parts, or any of them: `neutral` is what changes nothing.
    fn join(parts: &[Formula], conditions: &mut Vec<Condition>, neutral: bool) -> Formula {
        let mut kept = Vec::new();
        for part in parts {
            match part.simplify(conditions) {
                Formula::Known(holds) if holds == neutral => {}
                Formula::Known(holds) => return Formula::Known(holds),
                part => kept.push(part),
            }
        }
        match kept.len() {
            0 => Formula::Known(neutral),
            1 => kept.swap_remove(0),
            _ if neutral => Formula::All(kept),
            _ => Formula::Any(kept),
        }
    }

    /// Whether it holds of this start and this end, and so many of the durations reached.
    fn holds(&self, start: Day, end: Day, reached: &[Lasting]) -> bool {
        match self {
            Formula::Known(holds) => *holds,
            Formula::If(condition) => match condition.shape() {
                Shape::Ends { start: s, end: e } => s.contains(start) && e.contains(end),
                Shape::Lasts(lasting) => reached.contains(&lasting),
            },
            Formula::All(parts) => parts.iter().all(|part| part.holds(start, end, reached)),
            Formula::Any(parts) => parts.iter().any(|part| part.holds(start, end, reached)),
            Formula::Not(inner) => !inner.holds(start, end, reached),
        }
    }
}

/// A day later than any that a condition names, from which every length can still be counted.
const FAR: Day = Day::from_number(360_000_000_000_000_000);

/// The most cells of which it is worth to remember what holds in them.
const MOST: usize = 1 << 16;

/// A formula over the cells into which its conditions cut the starts and the ends of all time.
pub(crate) struct Cells {
    formula: Formula,
    /// The days on which a piece of the starts begins, but for the first piece; and those of the ends.
    starts: Vec<Day>,
    ends: Vec<Day>,
    /// Durations asked for, the shortest first: each is a line across the box.
    lasts: Vec<Lasting>,
    /// Whether the formula holds in each cell, once that was asked for.
    known: Vec<Cell<Option<bool>>>,
}

/// The completions whose start and end lie in a piece each, and that reach so many of the durations.
struct Part {
    place: usize,
    start: Window,
    end: Window,
    reached: usize,
}

impl Cells {
    fn new(formula: Formula, conditions: &[Condition]) -> Cells {
        let mut starts = Vec::new();
        let mut ends = Vec::new();
        let mut lasts = Vec::new();
        for condition in conditions {
            match condition.shape() {
                Shape::Ends { start, end } => {
                    starts.extend(edges(start));
                    ends.extend(edges(end));
                }
                Shape::Lasts(lasting) => {
                    // Any day orders them: a query whose durations change places is refused.
                    let by = |lasting: &Lasting| lasting.earliest_end(Day::from_number(0));
                    // Put in its place: where lists are this short, less code than sorting, and as fast.
                    let place = lasts.partition_point(|other| by(other) <= by(&lasting));
                    lasts.insert(place, lasting);
                }
            }
        }
        for cuts in [&mut starts, &mut ends] {
            sort_short(cuts);
            cuts.dedup();
        }
        Cells {
            formula,
            starts,
            ends,
            lasts,
            known: Vec::new(),
        }
    }

    /// Finds out only once what holds in a cell, which pays for many extents.
    fn remember(&mut self) {
        let cells = (self.starts.len() + 1) * (self.ends.len() + 1) * (self.lasts.len() + 1);
        self.known = vec![Cell::new(None); if cells <= MOST { cells } else { 0 }];
    }

    /// The exact answer over all completions of the extent.
    pub(crate) fn decide(&self, extent: &Extent) -> Certainty {
        // The longest is likely to tell most from the others.
        let holds = self.holds(&self.longest(extent));
        let (mut always, mut sometimes) = (holds, holds);
        self.each(extent, |part| {
            if self.holds(&part) {
                sometimes = true;
            } else {
                always = false;
            }
            always || !sometimes
        });
        Certainty::new(always, sometimes)
    }

    /// Calls with stretches of days without a gap: those on which something can be active for which this holds.
    pub(crate) fn each_activity(&self, extent: &Extent, mut call: impl FnMut(Window)) {
        let longest = self.longest(extent);
        if self.holds(&longest) {
            return call(Window::hull(longest.start.first(), longest.end.last()));
        }
        self.each(extent, |part| {
            if self.holds(&part)
                && let Some(active) = self.activity(&part)
            {
                call(active);
            }
            true
        });
    }

    /// The part of the longest completion, and of the completions alone that are as long.
    fn longest(&self, extent: &Extent) -> Part {
        let (first, last) = (extent.start().first(), extent.end().last());
        self.part(
            (piece(&self.starts, first), piece(&self.ends, last)),
            (Window::day(first), Window::day(last)),
            self.reached(first, last),
        )
    }

    fn part(&self, pieces: (usize, usize), windows: (Window, Window), reached: usize) -> Part {
        let row = pieces.0 * (self.ends.len() + 1) + pieces.1;
        Part {
            place: row * (self.lasts.len() + 1) + reached,
            start: windows.0,
            end: windows.1,
            reached,
        }
    }

    fn holds(&self, part: &Part) -> bool {
        let known = self.known.get(part.place);
        if let Some(holds) = known.and_then(Cell::get) {
            return holds;
        }
        let reached = self.lasts.get(..part.reached).unwrap_or_default();
        let (start, end) = (part.start.first(), part.end.first());
        let holds = self.formula.holds(start, end, reached);
        if let Some(known) = known {
            known.set(Some(holds));
        }
        holds
    }

    /// Calls with the parts in which a completion lies, as long as that says so.
    fn each(&self, extent: &Extent, mut call: impl FnMut(Part) -> bool) {
        let mut s = piece(&self.starts, extent.start().first());
        while let Some(start) = within(&self.starts, s, extent.start()) {
            let mut e = piece(&self.ends, start.first().max(extent.end().first()));
            while let Some(end) = within(&self.ends, e, extent.end()) {
                let most = self.reached(start.first(), end.last());
                let least = if most == 0 {
                    0
                } else {
                    self.reached_at_least(start, end)
                };
                for reached in least..=most {
                    let part = self.part((s, e), (start, end), reached);
                    // The shortest and the longest are there; between them days can be jumped over.
                    let is_there =
                        reached == least || reached == most || self.starts(&part).is_some();
                    if is_there && !call(part) {
                        return;
                    }
                }
                e += 1;
            }
            s += 1;
        }
    }

    /// How many of the durations what begins and ends on these days reaches.
    fn reached(&self, start: Day, end: Day) -> usize {
        let lasts = self.lasts.iter();
        lasts.take_while(|l| l.is_reached(start, end)).count()
    }

    /// How many of them the shortest completion reaches: it begins late and ends early or, where these cross, on one
    /// day.
    fn reached_at_least(&self, start: Window, end: Window) -> usize {
        if start.last() <= end.first() {
            return self.reached(start.last(), end.first());
        }
        // One day is as long as another, but for the ends of time; near these no length can be counted.
        let day = match start.first().max(end.first()) {
            Day::FOREVER => Day::FOREVER,
            _ => Day::from_number(0),
        };
        self.reached(day, day)
    }

    /// From the earliest start to the latest end of the completions in the part; nothing if there is none.
    ///
    /// There is no gap between them: as the start moves on by a day, each of the days from it to the latest end that
    /// goes with it is one on which something is active, and that end moves on or stays.
    fn activity(&self, part: &Part) -> Option<Window> {
        let starts = self.starts(part)?;
        let mut last = part.end.last();
        if let Some(next) = self.lasts.get(part.reached) {
            // The latest end goes with the latest start, and stays below the next duration.
            last = last.min(next.earliest_end(starts.last()).plus_days(-1));
        }
        Some(Window::hull(starts.first(), last))
    }

    /// The starts of the completions in the part; nothing if there is none.
    ///
    /// The earliest end of a duration only grows with the start. The starts that reach the last of the durations within
    /// the window of the end are therefore the earlier ones, and those that stay below the next duration the later ones:
    /// the two must meet.
    fn starts(&self, part: &Part) -> Option<Window> {
        let (start, end) = (part.start, part.end);
        let (mut first, mut latest) = (start.first(), start.last().min(end.last()));
        if let Some(next) = self.lasts.get(part.reached) {
            // What begins at the end of time lasts without end: only what begins before it stays below.
            if latest == Day::FOREVER {
                latest = first.max(FAR);
            }
            // The end is on or after the start, so a duration that every end reaches leaves no room.
            let stays_below = |day: Day| !next.is_reached(day, end.first().max(day));
            let around = next.latest_starts(end.first());
            first = first_day(first, latest, around, stays_below)?;
        }
        if let Some(last) = part.reached.checked_sub(1).and_then(|n| self.lasts.get(n)) {
            let is_beyond = |day: Day| !last.is_reached(day, end.last());
            let around = last.latest_starts(end.last());
            if let Some(beyond) = first_day(first, latest, around, is_beyond) {
                latest = beyond.plus_days(-1);
            }
        }
        Window::new(first, latest)
    }
}

/// Which piece a day lies in.
fn piece(cuts: &[Day], day: Day) -> usize {
    // Where lists are this short, faster than to search them by halves.
    cuts.iter().take_while(|cut| **cut <= day).count()
}

/// What of a window lies in a piece.
fn within(cuts: &[Day], piece: usize, window: Window) -> Option<Window> {
    let first = piece.checked_sub(1).and_then(|before| cuts.get(before));
    let first = first.map_or(Day::EVER, |first| *first);
    let last = match cuts.get(piece) {
        Some(next) => Day::from_number(next.number().saturating_sub(1)),
        None if piece > cuts.len() => return None,
        None => Day::FOREVER,
    };
    window.intersection(Window::new(first, last)?)
}

/// The first day from one to another on which a condition holds that, once it holds, holds on all later days.
/// Where it begins to hold is likely to be around some days.
fn first_day(first: Day, last: Day, around: Window, holds: impl Fn(Day) -> bool) -> Option<Day> {
    if first > last {
        return None;
    }
    if holds(first) {
        return Some(first);
    }
    if !holds(last) {
        return None;
    }
    let (mut below, mut above) = (first.number(), last.number());
    let mut likely = [around.first().number(), around.last().number()].into_iter();
    while above.saturating_sub(below) > 1 {
        let middle = likely.find(|day| below < *day && *day < above);
        let middle = middle.unwrap_or(below.midpoint(above));
        if holds(Day::from_number(middle)) {
            above = middle;
        } else {
            below = middle;
        }
    }
    Some(Day::from_number(above))
}

/// Its first day and the day after its last, where a condition on it changes. The ends of time count as
/// days of their own: nothing but "for ever" reaches them.
fn edges(window: Window) -> impl Iterator<Item = Day> {
    let after = window.last().number().checked_add(1).map(Day::from_number);
    std::iter::once(window.first()).chain(after)
}

#[cfg(test)]
mod tests;
