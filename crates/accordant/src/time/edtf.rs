//! Any EDTF expression.

mod reader;
written! {
    EdtfSummary:
        "level" level!, "edtf" edtf!, "min" min!, "max" max!, "start" start?, "end" end?,
}

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

use self::reader::Fault;
pub(super) use self::reader::plain;
use super::{Date, Day, End, Policy, Window};
use crate::diagnostic::{Place, Span};
use crate::json::{shown, written};
use crate::{Diagnostic, Error};

/// What sort of expression it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EdtfKind {
    /// One date, `2016-05`.
    Date,
    /// A day with a time of day, `2016-05-01T10:00:00Z`.
    DateTime,
    /// Two ends, `2016/2018`.
    Interval,
    /// One of several dates, `[2016,2018]`.
    OneOf,
    /// Several dates, `{2016,2018}`.
    AllOf,
}

/// Any EDTF expression of levels 0 to 2: a date, a day with a time, an interval or a set.
///
/// Prints the canonical form (ISO 8601-2:2019, 8.2.4): `?2016` becomes `2016?`. What prints parses to an
/// equal value.
///
/// ```
/// use accordant::time::Edtf;
///
/// let edtf: Edtf = "2016-05/..".parse()?;
/// assert_eq!(edtf.level(), 1);
/// assert_eq!(edtf.to_string(), "2016-05/..");
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Edtf(Expression);

#[derive(Clone, PartialEq, Eq)]
enum Expression {
    Date(Date),
    /// With the time of day as it is written: there is one way to write each.
    DateTime(Date, String),
    Interval(End, End),
    Set(SetKind, Vec<Member>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SetKind {
    OneOf,
    AllOf,
}

/// What stands in a set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Member {
    Date(Date),
    OnOrBefore(Date),
    OnOrAfter(Date),
    Range(Date, Date),
}

impl Member {
    /// The dates it is made of: one, or the two ends.
    fn dates(&self) -> (Date, Option<Date>) {
        match *self {
            Member::Date(date) | Member::OnOrBefore(date) | Member::OnOrAfter(date) => (date, None),
            Member::Range(from, to) => (from, Some(to)),
        }
    }
}

impl Edtf {
    /// What sort of expression it is.
    pub fn kind(&self) -> EdtfKind {
        match &self.0 {
            Expression::Date(_) => EdtfKind::Date,
            Expression::DateTime(..) => EdtfKind::DateTime,
            Expression::Interval(..) => EdtfKind::Interval,
            Expression::Set(SetKind::OneOf, _) => EdtfKind::OneOf,
            Expression::Set(SetKind::AllOf, _) => EdtfKind::AllOf,
        }
    }

    /// The lowest level (0, 1 or 2) that can express it, by its canonical form.
    pub fn level(&self) -> u8 {
        let of_end = |end: &End| match end {
            End::Open | End::Unknown => 1,
            End::OnOrBefore(_) | End::OnOrAfter(_) => 2,
            End::Date(date) => date.parts().level(true),
        };
        match &self.0 {
            Expression::Date(date) => date.parts().level(false),
            Expression::DateTime(..) => 0,
            Expression::Interval(start, end) => of_end(start).max(of_end(end)),
            Expression::Set(..) => 2,
        }
    }

    /// The date, if it is one date (with or without a time of day).
    pub fn date(&self) -> Option<Date> {
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => Some(*date),
            Expression::Interval(..) | Expression::Set(..) => None,
        }
    }

    /// The two ends, if it is an interval.
    pub fn ends(&self) -> Option<(End, End)> {
        match &self.0 {
            Expression::Interval(start, end) => Some((*start, *end)),
            _ => None,
        }
    }

    /// The windows of a set's first and last moment, if it is a set.
    ///
    /// Of one-of sets the window is that of all members together, for both.
    pub(super) fn set_windows(&self, policy: &Policy) -> Option<(Window, Window)> {
        let Expression::Set(kind, members) = &self.0 else {
            return None;
        };
        let windows = members.iter().map(|member| {
            let window = |date: &Date| date.window(policy);
            match member {
                Member::Date(date) => (window(date), window(date)),
                Member::OnOrBefore(date) => (Window::until(window(date).last()), window(date)),
                Member::OnOrAfter(date) => (window(date), Window::from(window(date).first())),
                Member::Range(from, to) => (window(from), window(to)),
            }
        });
        let (first, last) = windows.reduce(|(first, last), (start, end)| match kind {
            SetKind::AllOf => (first.earlier(start), last.later(end)),
            SetKind::OneOf => (first.union(start), last.union(end)),
        })?;
        let hull = first.union(last);
        Some(match kind {
            SetKind::AllOf => (first, last),
            SetKind::OneOf => (hull, hull),
        })
    }

    /// The dates it is made of.
    pub fn dates(&self) -> Vec<Date> {
        let mut dates = Vec::new();
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => dates.push(*date),
            Expression::Interval(start, end) => {
                dates.extend([start, end].into_iter().filter_map(End::date));
            }
            Expression::Set(_, members) => {
                for (date, other) in members.iter().map(Member::dates) {
                    dates.push(date);
                    dates.extend(other);
                }
            }
        }
        dates
    }

    /// Its canonical form.
    fn text(&self) -> String {
        match &self.0 {
            Expression::Date(date) => date.to_string(),
            Expression::DateTime(date, time) => format!("{date}T{time}"),
            Expression::Interval(start, end) => format!("{start}/{end}"),
            Expression::Set(kind, members) => {
                let members = members.iter().map(|member| match member {
                    Member::Date(date) => date.to_string(),
                    Member::OnOrBefore(date) => format!("..{date}"),
                    Member::OnOrAfter(date) => format!("{date}.."),
                    Member::Range(from, to) => format!("{from}..{to}"),
                });
                let members = members.collect::<Vec<_>>().join(",");
                match kind {
                    SetKind::OneOf => format!("[{members}]"),
                    SetKind::AllOf => format!("{{{members}}}"),
                }
            }
        }
    }
}

/// An expression at a glance: its level, its canonical form and its bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EdtfSummary {
    /// The lowest level that can express it.
    pub level: u8,
    /// The canonical form.
    pub edtf: String,
    /// The first day it touches; nothing if unknown.
    pub min: Option<Day>,
    /// The last day it touches; nothing if unknown.
    pub max: Option<Day>,
    /// Of an interval: the first and last day its start can be, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<[Option<Day>; 2]>,
    /// Of an interval: the first and last day its end can be, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<[Option<Day>; 2]>,
}

impl Edtf {
    /// Its level, canonical form and bounds, as written: an interval's ends do not bound each other.
    pub fn summary(&self, policy: &Policy) -> EdtfSummary {
        let days = |window: Window| [Some(window.first()), Some(window.last())];
        let (start, end) = match self.ends() {
            Some((start, end)) => {
                let window = |end: &End, open: Day| match end {
                    End::Unknown => [None, None],
                    End::Open => [Some(open), Some(open)],
                    dated => days(dated.dated_window(policy)),
                };
                (
                    Some(window(&start, Day::EVER)),
                    Some(window(&end, Day::FOREVER)),
                )
            }
            None => (None, None),
        };
        let hull = match (self.date(), self.set_windows(policy)) {
            (Some(date), _) => days(date.window(policy)),
            (None, Some((first, last))) => days(first.union(last)),
            (None, None) => [
                start.and_then(|[first, _]| first),
                end.and_then(|[_, last]| last),
            ],
        };
        let [min, max] = hull;
        EdtfSummary {
            level: self.level(),
            edtf: self.to_string(),
            min,
            max,
            start,
            end,
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text())
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edtf({self})")
    }
}

shown! { Edtf }

impl FromStr for Edtf {
    type Err = Error;

    /// Reads an EDTF expression of level 0, 1 or 2.
    ///
    /// # Errors
    /// `date.month-out-of-range`, `date.no-such-day`, `date.time-out-of-range`,
    /// `period.end-before-start`, `period.without-date`, or `date.not-edtf` for anything else; each with
    /// the column.
    fn from_str(text: &str) -> Result<Edtf, Error> {
        let read = reader::read(text).map(Edtf);
        read.map_err(|fault| explain(text, &fault))
    }
}

fn explain(text: &str, fault: &Fault) -> Error {
    let shown: String = text.chars().take(60).collect();
    let help = match fault.code {
        "period.end-before-start" => "put the earlier date first, or correct one of the two",
        "period.without-date" => "leave the period out if neither end is known",
        _ => {
            "write an EDTF date such as 2016, 2016-05 or 2016-05-01, or a period such as 2016/2018 or 2016-05/.."
        }
    };
    let message = format!("`{shown}` is not an EDTF date: {}", fault.reason);
    Error::from(Diagnostic::error(fault.code, message).help(help)).at(Place::span(Span::new(
        text,
        fault.at,
        text.len(),
    )))
}
