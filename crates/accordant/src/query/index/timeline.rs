//! Timelines over sets of rows.

use std::sync::OnceLock;

use accordant_columns::{Buckets, Set, Spans};

use super::ask::Session;
use super::evaluate::Tree;
use super::windows::{Windows, extent, widen};
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

        let spans = times.windows.spans();
        let mut counts = empty(&stretches);
        match spread {
            Some(spread) => {
                spread.add_to(&mut counts, &stretches);
                counts.add(spans, &others, -1);
            }
            None => counts.add(spans, &certain, 1),
        }
        if let Some(tree) = &exact.tree {
            add_open(&mut counts, spans, even.minus(&certain), tree);
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
    let (first, last) = windows.spans().reach(rows)?;
    Some([widen(first), widen(last)])
}

/// The buckets of these stretches, in which nothing is active.
fn empty(stretches: &[Window]) -> Buckets {
    let first = stretches.first().map_or(Day::EVER, |window| window.first());
    let days = stretches.iter().map(|window| {
        let (first, last) = (window.first().number(), window.last().number());
        usize::try_from(last.saturating_sub(first) + 1).unwrap_or(0)
    });
    Buckets::new(first.number(), days)
}

/// Adds rows that match possibly: in no bucket can they both match and be active for certain.
fn add_open<'i>(counts: &mut Buckets, spans: &Spans, rows: Set<'i>, tree: &Tree<'i>) {
    let mut ranges = Vec::new();
    tree.each_formula(rows, |cells, rows| {
        spans.each_alike(rows, &mut |days, rows| {
            let Some(extent) = extent(days) else {
                return;
            };
            ranges.clear();
            cells.each_activity(&extent, |days| {
                let from = counts.from(days.first().number());
                ranges.push((from, counts.to(days.last().number())));
            });
            order::sort_short(&mut ranges);
            // Activities can overlap: each bucket counts a row once.
            let mut counted = 0;
            for (from, to) in &ranges {
                let from = counted.max(*from);
                if from < *to {
                    counts.add_total(from, signed(rows.len()));
                    counts.add_total(*to, -signed(rows.len()));
                    counted = *to;
                }
            }
        });
    });
}

/// The bit that a negative number has.
const SIGN: u32 = 1 << 31;

/// How many rows have each day, in each of the columns: enough to draw the timeline of all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread {
    columns: [Counted<i32>; 4],
    /// The latest start and the earliest end where that start lies after that end.
    inverted: Counted<(i32, i32)>,
    /// The columns as sums, once they were asked for.
    sums: OnceLock<[Sums; 4]>,
}

/// How many rows have each of some things, in the order of these.
type Counted<T> = Vec<(T, usize)>;

/// How many rows have a day or an earlier one, for each day that some row has.
type Sums = Counted<i32>;

impl Spread {
    /// Counts rows.
    pub(super) fn of(windows: &Windows, rows: impl Iterator<Item = u32>) -> Spread {
        let mut columns = [(); 4].map(|()| Vec::new());
        let mut inverted = Vec::new();
        for days in rows.filter_map(|row| windows.spans().of_row(row)) {
            for (column, day) in columns.iter_mut().zip(days) {
                // In the order of the days, as a number without a sign.
                column.push(day.cast_unsigned() ^ SIGN);
            }
            inverted.extend(inverted_of(days));
        }
        order::sort_by(&mut inverted, Ord::cmp);
        Spread {
            columns: columns.map(|mut days| {
                order::sort_numbers(&mut days);
                counted(&days, |day| (day ^ SIGN).cast_signed())
            }),
            inverted: counted(&inverted, |days| days),
            sums: OnceLock::new(),
        }
    }

    /// Counts a row.
    pub(super) fn add(&mut self, windows: &Windows, row: u32) {
        self.change(windows, row, 1);
    }

    /// Counts a row no longer.
    pub(super) fn remove(&mut self, windows: &Windows, row: u32) {
        self.change(windows, row, -1);
    }

    fn change(&mut self, windows: &Windows, row: u32, by: isize) {
        let Some(days) = windows.spans().of_row(row) else {
            return;
        };
        for (counts, day) in self.columns.iter_mut().zip(days) {
            alter(counts, day, by);
        }
        self.sums.take();
        if let Some(days) = inverted_of(days) {
            alter(&mut self.inverted, days, by);
        }
    }

    fn sums(&self) -> &[Sums; 4] {
        self.sums.get_or_init(|| {
            let mut columns = self.columns.clone();
            for sums in &mut columns {
                let mut sum = 0;
                for (_, count) in sums {
                    sum += *count;
                    *count = sum;
                }
            }
            columns
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

    /// Adds all rows.
    fn add_to(&self, counts: &mut Buckets, stretches: &[Window]) {
        let [s1, s2, e1, e2] = self.sums();
        for (starts, ends, is_certain) in [(s2, e1, true), (s1, e2, false)] {
            for (place, window) in stretches.iter().enumerate() {
                let begun = rows_before(starts, |day| day <= window.last());
                let over = rows_before(ends, |day| day < window.first());
                for (place, count) in [(place, begun - over), (place + 1, over - begun)] {
                    if is_certain {
                        counts.add_certain(place, count);
                    } else {
                        counts.add_total(place, count);
                    }
                }
            }
        }
        // What ends before it begins is active nowhere, unless both lie in one bucket.
        for ((start, end), count) in &self.inverted {
            let (from, to) = (
                counts.from(widen(*start).number()),
                counts.to(widen(*end).number()),
            );
            if from > to {
                counts.add_certain(from, -signed(*count));
                counts.add_certain(to, signed(*count));
            }
        }
    }
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}

/// How many rows have one of the first days, for which this holds.
fn rows_before(sums: &Sums, is_before: impl Fn(Day) -> bool) -> isize {
    let days = sums.partition_point(|(day, _)| is_before(widen(*day)));
    let last = days.checked_sub(1).and_then(|last| sums.get(last));
    last.map_or(0, |(_, rows)| signed(*rows))
}

/// The latest start and the earliest end, if that start lies after that end.
fn inverted_of([_, s2, e1, _]: [i32; 4]) -> Option<(i32, i32)> {
    (s2 > e1).then_some((s2, e1))
}

/// How often each of these is there, which are in order; each as what it is.
fn counted<K: Copy + PartialEq, T>(sorted: &[K], of: impl Fn(K) -> T) -> Counted<T> {
    let mut counted = Vec::new();
    for same in sorted.chunk_by(PartialEq::eq) {
        if let Some(first) = same.first() {
            counted.push((of(*first), same.len()));
        }
    }
    counted
}

/// Changes the count of one of them; what is not there any more is left out.
fn alter<T: Copy + Ord>(counted: &mut Counted<T>, thing: T, by: isize) {
    let place = counted.partition_point(|(other, _)| *other < thing);
    if counted.get(place).is_none_or(|(other, _)| *other != thing) {
        counted.insert(place, (thing, 0));
    }
    if let Some((_, count)) = counted.get_mut(place) {
        *count = count.saturating_add_signed(by);
        if *count == 0 {
            counted.remove(place);
        }
    }
}
