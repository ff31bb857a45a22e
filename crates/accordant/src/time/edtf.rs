//! Any EDTF expression.

use std::fmt;
use std::str::FromStr;

use edtf_core::{IntervalEndpoint, SetElement, SetKind};

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::{Date, Day, End, Policy, Window};
use crate::diagnostic::{Place, Span};
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
pub struct Edtf(edtf_core::Edtf);

impl Edtf {
    /// What sort of expression it is.
    pub fn kind(&self) -> EdtfKind {
        match &self.0 {
            edtf_core::Edtf::Date(_) => EdtfKind::Date,
            edtf_core::Edtf::DateTime(_) => EdtfKind::DateTime,
            edtf_core::Edtf::Interval(_) => EdtfKind::Interval,
            edtf_core::Edtf::Set(set) => match set.kind {
                SetKind::OneMember => EdtfKind::OneOf,
                SetKind::AllMembers => EdtfKind::AllOf,
            },
        }
    }

    /// The lowest level (0, 1 or 2) that can express it, by its canonical form.
    pub fn level(&self) -> u8 {
        self.0.level()
    }

    /// The date, if it is one date (with or without a time of day).
    pub fn date(&self) -> Option<Date> {
        match &self.0 {
            edtf_core::Edtf::Date(date) => Some(Date::from_core(*date)),
            edtf_core::Edtf::DateTime(at) => Some(Date::from_core(at.date)),
            _ => None,
        }
    }

    /// The two ends, if it is an interval.
    pub fn ends(&self) -> Option<(End, End)> {
        match &self.0 {
            edtf_core::Edtf::Interval(interval) => Some((end(&interval.start), end(&interval.end))),
            _ => None,
        }
    }

    /// The windows of a set's first and last moment, if it is a set.
    ///
    /// Of one-of sets the window is that of all members together, for both.
    pub(super) fn set_windows(&self, policy: &Policy) -> Option<(Window, Window)> {
        let edtf_core::Edtf::Set(set) = &self.0 else {
            return None;
        };
        let windows = set.elements.iter().map(|element| {
            let window = |date: &edtf_core::Date| Date::from_core(*date).window(policy);
            match element {
                SetElement::Date(date) => (window(date), window(date)),
                SetElement::OnOrBefore(date) => (Window::until(window(date).last()), window(date)),
                SetElement::OnOrAfter(date) => (window(date), Window::from(window(date).first())),
                SetElement::Range(from, to) => (window(from), window(to)),
            }
        });
        let (first, last) = windows.reduce(|(first, last), (start, end)| match set.kind {
            SetKind::AllMembers => (first.earlier(start), last.later(end)),
            SetKind::OneMember => (first.union(start), last.union(end)),
        })?;
        let hull = first.union(last);
        Some(match set.kind {
            SetKind::AllMembers => (first, last),
            SetKind::OneMember => (hull, hull),
        })
    }

    /// The dates it is made of.
    pub fn dates(&self) -> Vec<Date> {
        let core = match &self.0 {
            edtf_core::Edtf::Date(date) => vec![*date],
            edtf_core::Edtf::DateTime(at) => vec![at.date],
            edtf_core::Edtf::Interval(interval) => [&interval.start, &interval.end]
                .into_iter()
                .filter_map(|point| match point {
                    IntervalEndpoint::Date(date)
                    | IntervalEndpoint::OnOrBefore(date)
                    | IntervalEndpoint::OnOrAfter(date) => Some(*date),
                    IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
                })
                .collect(),
            edtf_core::Edtf::Set(set) => set
                .elements
                .iter()
                .flat_map(|element| match element {
                    SetElement::Date(date)
                    | SetElement::OnOrBefore(date)
                    | SetElement::OnOrAfter(date) => vec![*date],
                    SetElement::Range(from, to) => vec![*from, *to],
                })
                .collect(),
        };
        core.into_iter().map(Date::from_core).collect()
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

fn end(point: &IntervalEndpoint) -> End {
    match point {
        IntervalEndpoint::Date(date) => End::Date(Date::from_core(*date)),
        IntervalEndpoint::Open => End::Open,
        IntervalEndpoint::Unknown => End::Unknown,
        IntervalEndpoint::OnOrBefore(date) => End::OnOrBefore(Date::from_core(*date)),
        IntervalEndpoint::OnOrAfter(date) => End::OnOrAfter(Date::from_core(*date)),
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edtf({})", self.0)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Edtf {
    type Err = Error;

    /// Reads an EDTF expression of level 0, 1 or 2.
    ///
    /// # Errors
    /// `date.month-out-of-range`, `date.no-such-day`, `date.time-out-of-range`,
    /// `period.end-before-start`, `period.without-date`, or `date.not-edtf` for anything else; each with
    /// the column.
    fn from_str(text: &str) -> Result<Edtf, Error> {
        edtf_core::Edtf::parse(text)
            .map(Edtf)
            .map_err(|error| explain(text, error))
    }
}

/// Turns the grammar's message into ours; `edtf-core` has messages and offsets but no codes.
fn explain(text: &str, error: edtf_core::ParseError) -> Error {
    let reason = error.message;
    let code = if reason.contains("calendar month") || reason.contains("must be 01-12") {
        "date.month-out-of-range"
    } else if reason.starts_with("day is out of range") {
        "date.no-such-day"
    } else if ["hour", "minute", "second", "time", "shift"]
        .iter()
        .any(|word| reason.starts_with(word))
    {
        "date.time-out-of-range"
    } else if reason.contains("end precedes") {
        "period.end-before-start"
    } else if reason.contains("at least one dated") {
        "period.without-date"
    } else {
        "date.not-edtf"
    };
    let shown: String = text.chars().take(60).collect();
    let help = match code {
        "period.end-before-start" => "put the earlier date first, or correct one of the two",
        "period.without-date" => "leave the period out if neither end is known",
        _ => {
            "write an EDTF date such as 2016, 2016-05 or 2016-05-01, or a period such as 2016/2018 or 2016-05/.."
        }
    };
    Error::from(
        Diagnostic::error(code, format!("`{shown}` is not an EDTF date: {reason}")).help(help),
    )
    .at(Place::span(Span::new(text, error.offset, text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_have_codes_and_places() {
        for (text, code, column) in [
            ("2016-13", "date.month-out-of-range", 6),
            ("2015-02-29", "date.no-such-day", 9),
            ("2018/2016", "period.end-before-start", 6),
            ("../..", "period.without-date", 1),
            ("2016-05-01T25:00:00", "date.time-out-of-range", 12),
            ("2016-2018", "date.not-edtf", 8),
            ("", "date.not-edtf", 1),
        ] {
            let error = text.parse::<Edtf>().unwrap_err();
            let span = error.diagnostics().next().unwrap().span().unwrap();
            assert_eq!(error.code(), code, "{text}");
            assert_eq!(span.column, column, "{text}: {error}");
        }
    }
}
