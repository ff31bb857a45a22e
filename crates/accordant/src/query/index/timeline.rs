//! Timelines over sets of rows.

use std::hash::Hash;
use std::ops::Range;
use std::sync::OnceLock;

use hashbrown::HashMap;

use super::ask::Session;
use super::days::widen;
use super::evaluate::Tree;
use super::set::Set;
use super::windows::Windows;
use crate::Error;
use crate::order;
use crate::query::ast::Query;
use crate::query::timeline::{Timeline, TimelineUnit, stretches};
use crate::query::when::When;
use crate::time::{Condition, Day, Extent, Window};

impl Session<'_> {
    pub(super) fn timeline(
        &self,
        query: &Query,
        unit: TimelineUnit,
        range: Option<&When>,
    ) -> Result<Timeline, Error> {
        let answered = self.answer_with(query, true)?;
        let exact = answered.exact;
        let mut assumptions = answered.assumptions;
        assumptions.extend(self.assumptions(&exact.possible));

        let index = self.index();
        let times = self.evaluator.times;
        let odd = Set::borrowed(&times.odd);
        let even = exact.possible.clone().minus(&odd);
        let odd = odd.and(&exact.possible);
        let odd: Vec<_> = index.columns.records.each(odd.iter()).collect();
        // Where most match, those that do not are fewer to count.
        let certain = even.clone().and(exact.certain());
        let others = Set::borrowed(&index.live).minus(&Set::borrowed(&times.odd));
        let others = others.minus(&certain);
        let spread = Some(&index.spread)
            .filter(|_| times.frame == index.columns.times.frame && others.len() < certain.len());

        let all = || {
            let odd_days = odd.iter().filter_map(|(_, partnership)| {
                Some(days(&partnership.extent(&self.asked().frame)?))
            });
            let written = match spread {
                Some(spread) if others.is_empty() => spread.first_and_last(),
                _ => first_and_last(&times.windows, &even),
            };
            self.asked()
                .span(written.into_iter().flatten().chain(odd_days.flatten()))
        };
        let stretches = stretches(self.asked().range(range, all)?, unit)?;

        let mut counts = Counts::new(&stretches);
        match spread {
            Some(spread) => {
                counts.add_all(spread, &stretches);
                counts.add_certain(&times.windows, &others, -1);
            }
            None => counts.add_certain(&times.windows, &certain, 1),
        }
        if let Some(tree) = &exact.tree {
            counts.add_open(&times.windows, even.minus(&certain), tree);
        }
        let mut buckets = Vec::with_capacity(stretches.len());
        for (window, (mut certain, mut total)) in stretches.into_iter().zip(counts.sums()) {
            let active = Condition::active_in(window);
            for (_, partnership) in &odd {
                let row = self.asked().row(partnership);
                let found = answered.prepared.answer_with(self.asked(), &row, &active);
                certain += usize::from(found.is_certain());
                total += usize::from(found.is_possible());
            }
            buckets.push(unit.bucket(window, certain, total));
        }
        Ok(Timeline {
            unit,
            buckets,
            assumptions: assumptions.list,
        })
    }
}

/// The first and the last day of the start, and those of the end.
fn days(extent: &Extent) -> [Day; 4] {
    let (start, end) = (extent.start(), extent.end());
    [start.first(), start.last(), end.first(), end.last()]
}

/// The first and the last of the days that the rows have written.
fn first_and_last(windows: &Windows, rows: &Set<'_>) -> Option<[Day; 2]> {
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    rows.for_each(|row| {
        for day in windows.numbers(row).into_iter().flatten() {
            if day != i32::MIN && day != i32::MAX {
                (first, last) = (first.min(day), last.max(day));
            }
        }
    });
    (first <= last).then(|| [widen(first), widen(last)])
}

/// How many rows have each day, in each of the columns: enough to draw the timeline of all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread {
    columns: [HashMap<i32, usize>; 4],
    /// The latest start and the earliest end where that start lies after that end.
    inverted: HashMap<(i32, i32), usize>,
    /// The columns as sums, once they were asked for.
    sums: OnceLock<[Sums; 4]>,
}

/// The days of which most rows speak, 89 years to either side of 1970.
const NEAR: Range<i32> = -32_768..32_768;

/// How many rows have a day or an earlier one, for each day that some row has.
type Sums = Vec<(i32, usize)>;

impl Spread {
    /// Counts rows, which are many: days of about our time one beside the other.
    pub(super) fn of(windows: &Windows, rows: impl Iterator<Item = u32>) -> Spread {
        let mut spread = Spread::default();
        let near = |day: i32| usize::try_from(i64::from(day) - i64::from(NEAR.start)).ok();
        let mut counts = [(); 4].map(|()| vec![0_usize; NEAR.len()]);
        for days in rows.filter_map(|row| windows.numbers(row)) {
            let columns = counts.iter_mut().zip(&mut spread.columns).zip(days);
            for ((counts, others), day) in columns {
                match near(day).and_then(|place| counts.get_mut(place)) {
                    Some(count) => *count += 1,
                    None => alter(others, day, |count| count + 1),
                }
            }
            spread.invert(days, |count| count + 1);
        }
        for (counts, column) in counts.into_iter().zip(&mut spread.columns) {
            let found = NEAR.zip(counts).filter(|(_, count)| *count > 0);
            column.extend(found);
        }
        spread
    }

    /// Counts a row.
    pub(super) fn add(&mut self, windows: &Windows, row: u32) {
        self.change(windows, row, |count| count + 1);
    }

    /// Counts a row no longer.
    pub(super) fn remove(&mut self, windows: &Windows, row: u32) {
        self.change(windows, row, |count| count.saturating_sub(1));
    }

    fn change(&mut self, windows: &Windows, row: u32, change: impl Fn(usize) -> usize) {
        let Some(days) = windows.numbers(row) else {
            return;
        };
        for (counts, day) in self.columns.iter_mut().zip(days) {
            alter(counts, day, &change);
        }
        self.sums.take();
        self.invert(days, change);
    }

    fn invert(&mut self, [_, s2, e1, _]: [i32; 4], change: impl Fn(usize) -> usize) {
        if s2 > e1 {
            alter(&mut self.inverted, (s2, e1), change);
        }
    }

    fn sums(&self) -> &[Sums; 4] {
        self.sums.get_or_init(|| {
            self.columns.each_ref().map(|counts| {
                let mut sums: Sums = counts.iter().map(|(day, count)| (*day, *count)).collect();
                order::sort_by(&mut sums, Ord::cmp);
                let mut sum = 0;
                for (_, count) in &mut sums {
                    sum += *count;
                    *count = sum;
                }
                sums
            })
        })
    }

    /// The first and the last of the days that are written.
    fn first_and_last(&self) -> Option<[Day; 2]> {
        let is_written = |(day, _): &&(i32, usize)| *day != i32::MIN && *day != i32::MAX;
        let columns = || self.sums().iter();
        let first = columns().filter_map(|sums| sums.iter().find(is_written));
        let last = columns().filter_map(|sums| sums.iter().rfind(is_written));
        let first = first.map(|(day, _)| *day).min()?;
        let last = last.map(|(day, _)| *day).max()?;
        Some([widen(first), widen(last)])
    }
}

/// How many rows have one of the first days, for which this holds.
fn rows_before(sums: &Sums, is_before: impl Fn(Day) -> bool) -> usize {
    let days = sums.partition_point(|(day, _)| is_before(widen(*day)));
    let last = days.checked_sub(1).and_then(|last| sums.get(last));
    last.map_or(0, |(_, rows)| *rows)
}

fn alter<K: Copy + Eq + Hash>(
    counts: &mut HashMap<K, usize>,
    key: K,
    change: impl Fn(usize) -> usize,
) {
    let count = counts.entry(key).or_default();
    *count = change(*count);
    if *count == 0 {
        counts.remove(&key);
    }
}

/// How many are active in each bucket, as steps from one to the next.
struct Counts {
    /// The first day of the first bucket.
    first: Day,
    /// The bucket of each day.
    buckets: Vec<usize>,
    certain: Steps,
    total: Steps,
}

/// By how much each bucket has more than the one before; one longer than there are buckets.
type Steps = Vec<isize>;

impl Counts {
    fn new(stretches: &[Window]) -> Counts {
        let mut buckets = Vec::new();
        for (place, window) in stretches.iter().enumerate() {
            let days = window
                .last()
                .number()
                .saturating_sub(window.first().number())
                + 1;
            let days = usize::try_from(days).unwrap_or(0);
            buckets.resize(buckets.len() + days, place);
        }
        Counts {
            first: stretches.first().map_or(Day::EVER, |window| window.first()),
            buckets,
            certain: vec![0; stretches.len() + 1],
            total: vec![0; stretches.len() + 1],
        }
    }

    /// The first bucket that is not over on the day before.
    fn from(&self, day: Day) -> usize {
        let days = day.number().saturating_sub(self.first.number()).max(0);
        self.bucket(days)
    }

    /// The bucket behind the last that has begun on the day.
    fn to(&self, day: Day) -> usize {
        let days = day.number().saturating_sub(self.first.number());
        if days < 0 {
            return 0;
        }
        (self.bucket(days) + 1).min(self.certain.len() - 1)
    }

    fn bucket(&self, days: i64) -> usize {
        let found = usize::try_from(days)
            .ok()
            .and_then(|days| self.buckets.get(days));
        found.copied().unwrap_or(self.certain.len() - 1)
    }

    /// Adds all rows of the columns.
    fn add_all(&mut self, spread: &Spread, stretches: &[Window]) {
        let [s1, s2, e1, e2] = spread.sums();
        for (starts, ends, certain) in [(s2, e1, true), (s1, e2, false)] {
            for (place, window) in stretches.iter().enumerate() {
                let begun = rows_before(starts, |day| day <= window.last());
                let over = rows_before(ends, |day| day < window.first());
                let steps = self.steps(certain);
                for (place, sign) in [(place, 1), (place + 1, -1)] {
                    step(steps, place, begun, sign);
                    step(steps, place, over, -sign);
                }
            }
        }
        // What ends before it begins is active nowhere, unless both lie in one bucket.
        for ((start, end), count) in &spread.inverted {
            let (from, to) = (self.from(widen(*start)), self.to(widen(*end)));
            if from > to {
                step(&mut self.certain, from, *count, -1);
                step(&mut self.certain, to, *count, 1);
            }
        }
    }

    fn steps(&mut self, certain: bool) -> &mut Steps {
        if certain {
            &mut self.certain
        } else {
            &mut self.total
        }
    }

    /// Adds rows that match for certain or, if the sign is negative, takes them away.
    fn add_certain(&mut self, windows: &Windows, rows: &Set<'_>, sign: isize) {
        rows.for_each(|row| {
            let Some([s1, s2, e1, e2]) = windows.days(row) else {
                return;
            };
            let (from, to) = (self.from(s2), self.to(e1));
            if from < to {
                step(&mut self.certain, from, 1, sign);
                step(&mut self.certain, to, 1, -sign);
            }
            let (from, to) = (self.from(s1), self.to(e2));
            step(&mut self.total, from, 1, sign);
            step(&mut self.total, to, 1, -sign);
        });
    }

    /// Adds rows that match possibly: in no bucket can they both match and be active for certain.
    fn add_open<'i>(&mut self, windows: &Windows, rows: Set<'i>, tree: &Tree<'i>) {
        let mut ranges = Vec::new();
        tree.each_formula(rows, |cells, rows| {
            rows.for_each(|row| {
                let Some(extent) = windows.extent(row) else {
                    return;
                };
                ranges.clear();
                cells.each_activity(&extent, |days| {
                    ranges.push((self.from(days.first()), self.to(days.last())));
                });
                order::sort_short(&mut ranges);
                // Activities can overlap: each bucket counts the row once.
                let mut counted = 0;
                for (from, to) in &ranges {
                    let from = counted.max(*from);
                    if from < *to {
                        step(&mut self.total, from, 1, 1);
                        step(&mut self.total, *to, 1, -1);
                        counted = *to;
                    }
                }
            });
        });
    }

    /// How many are active in each bucket: for certain, and for certain or possibly.
    fn sums(self) -> impl Iterator<Item = (usize, usize)> {
        let mut so_far = (0, 0);
        self.certain
            .into_iter()
            .zip(self.total)
            .map(move |(certain, total)| {
                so_far = (so_far.0 + certain, so_far.1 + total);
                let count = |count: isize| usize::try_from(count).unwrap_or(0);
                (count(so_far.0), count(so_far.1))
            })
    }
}

fn step(steps: &mut Steps, place: usize, count: usize, sign: isize) {
    if let Some(step) = steps.get_mut(place) {
        *step += sign * isize::try_from(count).unwrap_or(isize::MAX);
    }
}
