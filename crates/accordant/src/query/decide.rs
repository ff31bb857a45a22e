//! The exact answer to combined conditions.
//!
//! A formula of several conditions on one period is not answered by combining their certainties:
//! `active:2016-06 or not active:2016-06` is certain although each half is only possible. Each condition
//! compares the start and the end with fixed days, so the days at which some condition changes cut the
//! (start, end) box into cells in which every condition is constant. The formula is certain iff it is true
//! in every cell that a completion can lie in.

use crate::time::{Certainty, Condition, Day, Extent, Shape, Window, earliest_end};

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
            combined => Cells::new(&conditions, extent).decide(&combined),
        }
    }

    /// Calls with each stretch of days without a gap on which something can be active for which this holds.
    pub(crate) fn each_activity(&self, extent: &Extent, mut call: impl FnMut(&Activity<'_>)) {
        let mut conditions = Vec::new();
        let formula = self.simplify(&mut conditions);
        let cells = &Cells::new(&conditions, extent);
        for cell in cells.each().filter(|cell| formula.holds_in(cell)) {
            call(&Activity { cells, cell });
        }
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

    fn holds_in(&self, cell: &Cell<'_>) -> bool {
        match self {
            Formula::Known(holds) => *holds,
            Formula::If(condition) => cell.satisfies(condition),
            Formula::All(parts) => parts.iter().all(|part| part.holds_in(cell)),
            Formula::Any(parts) => parts.iter().any(|part| part.holds_in(cell)),
            Formula::Not(inner) => !inner.holds_in(cell),
        }
    }
}

/// A day later than any that a condition names, from which every length can still be counted.
const FAR: Day = Day::from_number(360_000_000_000_000_000);

/// The cells of the (start, end) box.
struct Cells {
    starts: Vec<Window>,
    ends: Vec<Window>,
    /// Durations asked for, the shortest first: each is a line across the box.
    lasts: Vec<Condition>,
}

/// A start, an end, and how many of the durations are reached.
struct Cell<'a> {
    start: Window,
    end: Window,
    reached: &'a [Condition],
}

impl Cells {
    fn new(conditions: &[Condition], extent: &Extent) -> Cells {
        let mut start_cuts = Vec::new();
        let mut end_cuts = Vec::new();
        let mut lasts = Vec::new();
        for condition in conditions {
            match condition.shape() {
                Shape::Ends { start, end } => {
                    start_cuts.extend(edges(start));
                    end_cuts.extend(edges(end));
                }
                Shape::Lasts { length, longer } => {
                    // Any day orders them: a query whose durations change places is refused.
                    let by = earliest_end(length, longer, Day::from_number(0));
                    // Put in its place: where lists are this short, less code than sorting, and as fast.
                    let place = lasts.partition_point(|(other, _)| *other <= by);
                    lasts.insert(place, (by, *condition));
                }
            }
        }
        Cells {
            starts: cut(extent.start(), start_cuts),
            ends: cut(extent.end(), end_cuts),
            lasts: lasts.into_iter().map(|(_, condition)| condition).collect(),
        }
    }

    /// The cells that a completion can lie in.
    fn each(&self) -> impl Iterator<Item = Cell<'_>> {
        let boxes = self.starts.iter().flat_map(move |start| {
            let ends = self.ends.iter();
            let ends = ends.filter(|end| start.first() <= end.last());
            ends.map(|end| (*start, *end))
        });
        let reached = move |(start, end)| (0..=self.lasts.len()).map(move |n| (start, end, n));
        let possible = boxes.flat_map(reached);
        possible
            .filter(|(start, end, reached)| self.is_reachable(*start, *end, *reached))
            .map(|(start, end, reached)| Cell {
                start,
                end,
                reached: self.lasts.get(..reached).unwrap_or_default(),
            })
    }

    fn decide(&self, formula: &Formula) -> Certainty {
        let (mut always, mut sometimes) = (true, false);
        for cell in self.each() {
            if formula.holds_in(&cell) {
                sometimes = true;
            } else {
                always = false;
            }
            if sometimes && !always {
                return Certainty::Possible;
            }
        }
        Certainty::new(always, sometimes)
    }

    /// Whether a completion in these windows lasts as long as the first `reached` durations and no longer.
    ///
    /// The earliest end of a duration only grows with the start. The starts that reach the last of them
    /// within the window of the end are therefore the earlier ones, and those that stay below the next
    /// duration are the later ones: the two must meet.
    fn is_reachable(&self, start: Window, end: Window, reached: usize) -> bool {
        let by = |index: usize, day: Day| {
            self.lasts
                .get(index)
                .and_then(|condition| match condition.shape() {
                    Shape::Lasts { length, longer } => Some(earliest_end(length, longer, day)),
                    Shape::Ends { .. } => None,
                })
        };
        let latest = start.last().min(end.last());
        let reaches = |day: Day| match reached.checked_sub(1).and_then(|last| by(last, day)) {
            Some(earliest) => earliest <= end.last(),
            None => true,
        };
        let stays_below = |day: Day| match by(reached, day) {
            // The end is on or after the start, so a duration that every end reaches leaves no room.
            Some(next) => next > end.first() && next > day,
            None => true,
        };
        // What begins at the end of time lasts without end: only what begins before it stays below.
        let latest = match by(reached, latest) {
            Some(_) if latest == Day::FOREVER => start.first().max(FAR),
            _ => latest,
        };
        first_day(start.first(), latest, stays_below).is_some_and(reaches)
    }
}

/// The first day of a window on which a condition holds that, once it holds, holds on all later days.
fn first_day(first: Day, last: Day, holds: impl Fn(Day) -> bool) -> Option<Day> {
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
    while above.saturating_sub(below) > 1 {
        let middle = below.midpoint(above);
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

/// The window in pieces, each beginning at the first day or at a cut.
fn cut(window: Window, mut cuts: Vec<Day>) -> Vec<Window> {
    cuts.retain(|day| *day > window.first() && *day <= window.last());
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut first = window.first();
    for day in cuts {
        pieces.push(Window::hull(first, Day::from_number(day.number() - 1)));
        first = day;
    }
    pieces.push(Window::hull(first, window.last()));
    pieces
}

/// The days on which something can be active whose start and end lie in a cell.
///
/// There is no gap between the earliest start and the latest end: as the start moves on by a day, each of the days
/// from it to the latest end that goes with it is one of them, and that end moves on or stays.
pub(crate) struct Activity<'c> {
    cells: &'c Cells,
    cell: Cell<'c>,
}

impl Activity<'_> {
    /// Windows of the start and the end. Both the earliest start and the latest end can be had, unless it is bent.
    pub(crate) fn windows(&self) -> (Window, Window) {
        (self.cell.start, self.cell.end)
    }

    /// Whether how long it lasts says more than the windows: from the earliest start to the latest end is too long or
    /// too short.
    pub(crate) fn is_bent(&self) -> bool {
        let (first, last) = (self.cell.start.first(), self.cell.end.last());
        !self.cells.lasts.is_empty() && !self.can_be(Window::day(first), Window::day(last))
    }

    /// Whether something can have begun on this day.
    pub(crate) fn can_begin_by(&self, day: Day) -> bool {
        let Cell { start, end, .. } = self.cell;
        let last = start.last().min(day);
        start.first() <= last && self.can_be(Window::hull(start.first(), last), end)
    }

    /// Whether something can still go on on this day.
    pub(crate) fn can_end_from(&self, day: Day) -> bool {
        let Cell { start, end, .. } = self.cell;
        let first = end.first().max(day);
        first <= end.last() && self.can_be(start, Window::hull(first, end.last()))
    }

    fn can_be(&self, start: Window, end: Window) -> bool {
        let reached = self.cell.reached.len();
        self.cells.is_reachable(start, end, reached)
    }
}

impl Cell<'_> {
    fn satisfies(&self, condition: &Condition) -> bool {
        match condition.shape() {
            Shape::Ends { start, end } => {
                start.contains(self.start.first()) && end.contains(self.end.first())
            }
            Shape::Lasts { .. } => self.reached.contains(condition),
        }
    }
}

#[cfg(test)]
mod tests;
