//! How far an end of a period moved.

use schemars::JsonSchema;
use serde::Serialize;

use crate::json::deserialized;
use crate::model::codes;
use crate::model::object::{Blank, record};
use crate::time::{Date, Day, End, Length, Policy, Precision, Window};

codes! {
    /// Which way something moved in time.
    Direction, "direction", "code.unknown-direction";
    /// To a later day.
    Later = "later",
    /// To an earlier day.
    Earlier = "earlier",
}

/// How far an end of a period moved, as far as the dates say it.
///
/// Days are only known where both dates are days. Otherwise the move lies between the least and the most that
/// the days of the two dates allow; if both are written to the month or to the year, it is also counted in these.
/// Dates that can be the same day, and dates marked as doubtful (`?`, `~`, `%`), give no shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shift {
    /// Which way.
    pub direction: Direction,
    /// How far, counted in the unit in which both dates are written: exact if they are days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Length>,
    /// The fewest days it can be.
    pub least_days: i64,
    /// The most days it can be; left out if there is no bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_days: Option<i64>,
}

/// How an end of a period differs from what it was.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum EndChange {
    /// It moved to a later or earlier day: how far, and that in words.
    Moved(Shift, String),
    /// Its days are some of those it had.
    MorePrecise,
    /// Its days are those it had and more.
    LessPrecise,
    /// Nothing more can be said than what it was and is.
    Other,
}

impl EndChange {
    /// What happened to an end that was and is written.
    pub(super) fn of(before: &End, after: &End, policy: &Policy) -> EndChange {
        let doubtful = |end: &End| {
            let date = end.date();
            date.is_some_and(|date| date.is_uncertain() || date.is_approximate())
        };
        if doubtful(before) || doubtful(after) {
            return EndChange::Other;
        }
        let (old, new) = (before.dated_window(policy), after.dated_window(policy));
        let (direction, near, far) = if old.last() < new.first() {
            let near = (old.last(), new.first());
            (Direction::Later, near, (old.first(), new.last()))
        } else if new.last() < old.first() {
            let near = (new.last(), old.first());
            (Direction::Earlier, near, (new.first(), old.last()))
        } else if old.covers(new) && old != new {
            return EndChange::MorePrecise;
        } else if new.covers(old) && old != new {
            return EndChange::LessPrecise;
        } else {
            return EndChange::Other;
        };
        let days = |(from, to): (Day, Day)| {
            let finite = from.is_finite() && to.is_finite();
            finite.then(|| to.number().saturating_sub(from.number()))
        };
        let Some(least_days) = days(near) else {
            return EndChange::Other;
        };
        let counted = match (before, after) {
            (End::Date(old), End::Date(new)) => counted(old, new, policy),
            _ => None,
        };
        let words = match counted {
            Some((by, Precision::Day)) => format!("{} {direction}", by.in_words()),
            Some((by, Precision::Year)) => format!("{} {direction}, to the year", by.in_words()),
            Some((by, _)) => format!("{} {direction}, to the month", by.in_words()),
            None => {
                let least = at_least(near.0, near.1).in_words();
                let most = at_most(far.0, far.1);
                let most = most.map(|most| format!(" and at most {}", most.in_words()));
                format!("at least {least}{} {direction}", most.unwrap_or_default())
            }
        };
        let shift = Shift {
            direction,
            by: counted.map(|(by, _)| by),
            least_days,
            most_days: days(far),
        };
        EndChange::Moved(shift, words)
    }
}

/// The move in the unit in which both dates are written, and that unit.
fn counted(old: &Date, new: &Date, policy: &Policy) -> Option<(Length, Precision)> {
    let precision = old.precision();
    if precision != new.precision() {
        return None;
    }
    let (old, new) = (old.window(policy), new.window(policy));
    let (from, to) = if old.first() < new.first() {
        (old, new)
    } else {
        (new, old)
    };
    let months = months(from.first(), to.first())?;
    let by = match precision {
        Precision::Day if is_day(from) && is_day(to) => {
            if months > 0 && is_whole(from.first(), to.first()) {
                Length::Months(months)
            } else {
                days(from.first(), to.first())?
            }
        }
        Precision::Month if is_run(from, 1) && is_run(to, 1) => Length::Months(months),
        Precision::Year if is_run(from, 12) && is_run(to, 12) => Length::Months(months),
        _ => return None,
    };
    Some((by, precision))
}

fn is_day(window: Window) -> bool {
    window.first() == window.last()
}

/// Whether the window is so many months from its first day: a month, a year, and not a decade.
fn is_run(window: Window, months: i64) -> bool {
    window.first().plus_months(months).plus_days(-1) == window.last()
}

/// Whether it is whole months on the calendar from one day to the other: from the 15th to the 15th, or from the
/// last day of a month to that of another.
fn is_whole(from: Day, to: Day) -> bool {
    let is_last = |day: Day| matches!(day.plus_days(1).civil(), Some((_, _, 1)));
    match (from.civil(), to.civil()) {
        (Some((.., a)), Some((.., b))) => a == b || (is_last(from) && is_last(to)),
        _ => false,
    }
}

/// Calendar months between the months of two days, the first no later than the second.
fn months(from: Day, to: Day) -> Option<u32> {
    let count = |day: Day| {
        let (year, month, _) = day.civil()?;
        year.checked_mul(12)?.checked_add(i64::from(month))
    };
    u32::try_from(count(to)?.checked_sub(count(from)?)?).ok()
}

/// The longest length that is no longer than from one day to the other.
fn at_least(from: Day, to: Day) -> Length {
    let whole = months(from, to).and_then(|months| {
        let fits = from.plus_months(months.into()) <= to;
        if fits {
            Some(months)
        } else {
            months.checked_sub(1)
        }
    });
    match whole {
        Some(months) if months > 0 => Length::Months(months),
        _ => days(from, to).unwrap_or(Length::Days(u32::MAX)),
    }
}

/// The shortest length that is no shorter; nothing if there is none.
fn at_most(from: Day, to: Day) -> Option<Length> {
    if !from.is_finite() || !to.is_finite() {
        return None;
    }
    let up = months(from, to).and_then(|months| {
        let fits = from.plus_months(months.into()) >= to;
        if fits {
            Some(months)
        } else {
            months.checked_add(1)
        }
    });
    match up {
        Some(months) if months > 1 => Some(Length::Months(months)),
        _ => days(from, to),
    }
}

fn days(from: Day, to: Day) -> Option<Length> {
    let days = to.number().saturating_sub(from.number());
    u32::try_from(days).ok().map(Length::Days)
}

impl Blank for Direction {
    fn blank() -> Direction {
        Direction::Later
    }
}

record! { Shift:
    "direction" direction!, "by" by?, "leastDays" least_days!, "mostDays" most_days?,
}

deserialized! { Shift }

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn change(before: &str, after: &str) -> EndChange {
        let end = |text: &str| text.parse().unwrap();
        EndChange::of(&end(before), &end(after), &Policy::default())
    }

    fn words(before: &str, after: &str) -> String {
        match change(before, after) {
            EndChange::Moved(_, words) => words,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_move_is_as_exact_as_the_dates() {
        for (before, after, expected) in [
            ("2018-12-31", "2019-07-31", "7 months later"),
            ("2019-02-28", "2018-11-30", "3 months earlier"),
            ("2019-03-15", "2018-03-15", "1 year earlier"),
            ("2018-01-31", "2018-03-13", "41 days later"),
            ("2020-02-29", "2021-02-28", "1 year later"),
            ("2020-01-30", "2020-02-29", "30 days later"),
            ("2020-10", "2021-05", "7 months later, to the month"),
            ("2018-12", "2017-12", "1 year earlier, to the month"),
            ("2018", "2020", "2 years later, to the year"),
            ("2018", "2019", "1 year later, to the year"),
            // From 31 October to 1 January, and from 1 October to 31 December of the next year.
            (
                "2020-10",
                "2021",
                "at least 2 months and at most 15 months later",
            ),
            (
                "2018-12",
                "2019-01-01",
                "at least 1 day and at most 31 days later",
            ),
            ("2018", "2018-06", "MorePrecise"),
            ("2018-06-15", "2018-06", "LessPrecise"),
            ("2018~", "2020", "Other"),
            ("201X", "202X", "at least 1 day and at most 20 years later"),
            (
                "2018-21",
                "2019-21",
                "at least 9 months and at most 15 months later",
            ),
        ] {
            assert_eq!(words(before, after), expected, "{before} {after}");
        }
    }

    #[test]
    fn days_are_bounds() {
        let EndChange::Moved(shift, _) = change("2020-10", "2021-05") else {
            panic!("it moved");
        };
        assert_eq!((shift.least_days, shift.most_days), (182, Some(242)));
        assert_eq!(shift.by, Some(Length::Months(7)));
    }

    proptest! {
        /// Whatever days the dates mean, the move is within its bounds, and a count is off by less than its unit.
        #[test]
        fn bounds_hold_for_every_day(
            a in (2015..2022_i64, 1..13_u8, 1..29_u8, 0..3_usize),
            b in (2015..2022_i64, 1..13_u8, 1..29_u8, 0..3_usize),
        ) {
            let written = |(year, month, day, precision): (i64, u8, u8, usize)| match precision {
                0 => format!("{year}"),
                1 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            };
            let (before, after) = (written(a), written(b));
            if let EndChange::Moved(shift, _) = change(&before, &after) {
                let from = Day::new(a.0, a.1, a.2).unwrap().number();
                let to = Day::new(b.0, b.1, b.2).unwrap().number();
                let days = if shift.direction == Direction::Later { to - from } else { from - to };
                prop_assert!(shift.least_days <= days && days <= shift.most_days.unwrap());
                prop_assert!(shift.least_days > 0);
                if let Some(Length::Months(months)) = shift.by {
                    let unit = if a.3 == 0 { 366 } else { 31 };
                    let mean = i64::from(months) * 146_097 / 4_800;
                    prop_assert!((days - mean).abs() <= unit + 3, "{before} {after}");
                }
                if shift.least_days == shift.most_days.unwrap() {
                    prop_assert!(shift.by.is_some());
                }
            }
        }
    }
}
