//! Periods with uncertain ends.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Assumption, Date, Day, Edtf, EdtfKind, Extent, Frame, OpenEnds, Policy, Window};
use crate::Error;
use crate::json::{parsed, shown};

/// One end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Some day of the date.
    Date(Date),
    /// Open (`..`): as far as anybody said, it goes on.
    Open,
    /// Unknown (nothing written): there is an end, but nobody said when.
    Unknown,
    /// The date or any day before (`..2016`).
    OnOrBefore(Date),
    /// The date or any day after (`2016..`).
    OnOrAfter(Date),
}

impl End {
    /// The date that is written for it, if any.
    pub fn date(&self) -> Option<Date> {
        match self {
            End::Date(date) | End::OnOrBefore(date) | End::OnOrAfter(date) => Some(*date),
            End::Open | End::Unknown => None,
        }
    }

    pub(crate) fn window_as_start(&self, frame: &Frame) -> Window {
        match self {
            End::Open if frame.policy.open_ends == OpenEnds::HoldForever => Window::day(Day::EVER),
            // The start is before the end in any case: tightening does the rest.
            End::Open | End::Unknown => Window::ALL,
            dated => dated.dated_window(&frame.policy),
        }
    }

    pub(crate) fn window_as_end(&self, frame: &Frame) -> Window {
        match self {
            End::Open if frame.policy.open_ends == OpenEnds::HoldForever => {
                Window::day(Day::FOREVER)
            }
            End::Open => Window::from(frame.as_of.unwrap_or(Day::EVER)),
            End::Unknown => Window::ALL,
            dated => dated.dated_window(&frame.policy),
        }
    }

    /// What the windows of a start and an end take for granted, each thing once.
    pub(crate) fn assumptions(start: &End, end: &End, frame: &Frame) -> Vec<Assumption> {
        let mut found = Vec::new();
        for date in [start, end].into_iter().filter_map(End::date) {
            for assumption in date.assumptions(&frame.policy) {
                if !found.contains(&assumption) {
                    found.push(assumption);
                }
            }
        }
        // An open start says no more than an unknown one, unless open ends hold for ever.
        let open = match (frame.policy.open_ends, frame.as_of) {
            (OpenEnds::HoldForever, _) if [start, end].contains(&&End::Open) => Assumption::new(
                "policy.open-ends-hold",
                "open ends are taken as holding for ever",
            ),
            (OpenEnds::UntilAsOf, Some(day)) if *end == End::Open => Assumption::new(
                "period.open-end",
                format!("open ends ran on {day}, the as-of day; after it nobody has said"),
            ),
            (OpenEnds::UntilAsOf, None) if *end == End::Open => Assumption::new(
                "period.open-end-without-as-of",
                "open ends are unknown: the portfolio has no as-of day",
            ),
            _ => return found,
        };
        found.push(open);
        found
    }

    pub(crate) fn dated_window(&self, policy: &Policy) -> Window {
        match self {
            End::Date(date) => date.window(policy),
            End::OnOrBefore(date) => Window::until(date.window(policy).last()),
            End::OnOrAfter(date) => Window::from(date.window(policy).first()),
            End::Open | End::Unknown => Window::ALL,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Date(date) => fmt::Display::fmt(date, f),
            End::Open => f.write_str(".."),
            End::Unknown => Ok(()),
            End::OnOrBefore(date) => write!(f, "..{date}"),
            End::OnOrAfter(date) => write!(f, "{date}.."),
        }
    }
}

impl FromStr for End {
    type Err = Error;

    /// Reads `..`, nothing, or an EDTF date.
    ///
    /// # Errors
    /// As for [`Date`].
    fn from_str(text: &str) -> Result<End, Error> {
        match text {
            ".." => Ok(End::Open),
            "" => Ok(End::Unknown),
            _ => Ok(End::Date(text.parse()?)),
        }
    }
}

shown! { End }
parsed! { End }

impl JsonSchema for End {
    fn schema_name() -> Cow<'static, str> {
        "End".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An end of a period: an EDTF date, `..` if it is open, nothing if unknown",
            "pattern": super::pattern::END,
            "examples": ["2020-10", ".."]
        })
    }
}

/// When something holds: two ends, each a date, open or unknown.
///
/// Written as an EDTF interval: `2016/2018`, `2016-05/..`, `/2018-12`. A single date (`2016`) says that
/// both ends lie within it. Of a set (`{2012..2015,2017..2019}`) the first start and the last end count;
/// gaps are not looked at, and the answer says so.
///
/// ```
/// use accordant::time::{Frame, Period};
///
/// let period: Period = "2016-05/..".parse()?;
/// let extent = period.extent(&Frame::as_of("2018-12-01".parse()?)).unwrap();
/// assert_eq!(extent.start().last().to_string(), "2016-05-31");
/// assert_eq!(extent.end().first().to_string(), "2018-12-01");
/// assert_eq!(extent.end().last().to_string(), "inf");
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Period(Edtf);

impl Period {
    /// The EDTF expression it is written as.
    pub fn edtf(&self) -> &Edtf {
        &self.0
    }

    /// The start and the end as written; nothing for a set.
    pub fn ends(&self) -> Option<(End, End)> {
        match self.0.date() {
            Some(date) => Some((End::Date(date), End::Date(date))),
            None => self.0.ends(),
        }
    }

    /// Whether the end is written as open.
    pub fn is_open_ended(&self) -> bool {
        matches!(self.ends(), Some((_, End::Open)))
    }

    /// The windows of its ends; nothing if no start fits to any end.
    pub fn extent(&self, frame: &Frame) -> Option<Extent> {
        let (start, end) = match self.ends() {
            Some((start, end)) => (start.window_as_start(frame), end.window_as_end(frame)),
            None => self.0.set_windows(&frame.policy)?,
        };
        Extent::new(start, end)
    }

    /// What [`Period::extent`] takes for granted.
    pub fn assumptions(&self, frame: &Frame) -> Vec<Assumption> {
        if let Some((start, end)) = self.ends() {
            return End::assumptions(&start, &end, frame);
        }
        let mut found = Vec::new();
        for date in self.0.dates() {
            found.extend(date.assumptions(&frame.policy));
        }
        found.push(Assumption::new(
            "period.set",
            match self.0.kind() {
                EdtfKind::AllOf => format!("of `{self}` the first start and the last end count"),
                _ => format!("both ends lie within the dates of `{self}`"),
            },
        ));
        found
    }
}

impl From<Edtf> for Period {
    fn from(edtf: Edtf) -> Period {
        Period(edtf)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Period({})", self.0)
    }
}

impl FromStr for Period {
    type Err = Error;

    /// Reads an EDTF interval, date or set.
    ///
    /// # Errors
    /// As for [`Edtf`].
    fn from_str(text: &str) -> Result<Period, Error> {
        text.parse().map(Period)
    }
}

shown! { Period }
parsed! { Period }

impl JsonSchema for Period {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A period: an EDTF interval (`2016/2018`, open end `2016-05/..`, unknown end `2016/`), or an EDTF date or set within which it lies",
            "pattern": super::pattern::PERIOD,
            "examples": ["2016/2018", "2016-05/..", "/2018-12", "2016"]
        })
    }
}
