//! Partial dates.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::day::days_in_month;
use super::edtf::{Edtf, EdtfKind, plain};
use super::parts::{Civil, Marks, Number, Part, Parts, Year};
use super::{Assumption, Day, Hemisphere, Policy, Window, WinterYear};
use crate::Error;
use crate::json::{parsed, shown};

/// How precisely a date is written: its last component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A year, a decade, a century: `2016`, `201X`.
    Year,
    /// A season, quarter or semester: `2014-21`.
    Season,
    /// A month: `2016-05`.
    Month,
    /// A day: `2016-05-01`.
    Day,
}

/// A date as precise as it was written: an EDTF date of level 0, 1 or 2 (ISO 8601-2:2019).
///
/// `2016`, `2016-05`, `2016-05-01`, `2014-21` (spring 2014), `201X` (the 2010s), `2015~` (about 2015),
/// `2016-XX-31`, `Y-170000002`. A date with a time of day is read as its day.
///
/// A date is not a day: [`Date::window`] gives the first and last day it can be. Dates therefore have no
/// order of their own; [`Date::sort_key`] gives one for lists.
///
/// ```
/// use accordant::time::{Date, Policy};
///
/// let date: Date = "2016-05".parse()?;
/// let window = date.window(&Policy::default());
/// assert_eq!(window.first().to_string(), "2016-05-01");
/// assert_eq!(window.last().to_string(), "2016-05-31");
/// assert!("2016-13".parse::<Date>().is_err());
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Date(Parts);

impl Date {
    pub(super) fn new(parts: Parts) -> Date {
        Date(parts)
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }

    /// How precisely the date is written.
    pub fn precision(&self) -> Precision {
        match (self.0.month, self.0.day) {
            (_, Some(_)) => Precision::Day,
            (None, None) => Precision::Year,
            (Some(_), None) if self.0.season().is_some() => Precision::Season,
            (Some(_), None) => Precision::Month,
        }
    }

    /// Whether a part of it is marked uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.0.has(Marks::UNCERTAIN)
    }

    /// Whether a part of it is marked approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.0.has(Marks::APPROXIMATE)
    }

    /// The first and the last day the date can be.
    ///
    /// The marks `?`, `~` and `%` leave the written bounds as they are; [`Date::assumptions`] names them.
    pub fn window(&self, policy: &Policy) -> Window {
        if let Some(code) = self.0.season() {
            return self.season_window(code, policy);
        }
        // A year too large to compute with is at the end of time on its side.
        let beyond = if self.0.year.is_negative() {
            Day::EVER
        } else {
            Day::FOREVER
        };
        let day = |(year, month, day)| Day::new(year, month, day).unwrap_or(beyond);
        match self.bounds() {
            Some((first, last)) => Window::hull(day(first), day(last)),
            None => Window::day(beyond),
        }
    }

    /// The first and the last day it can be, seasons as they are in the north; nothing beyond what can be computed.
    pub(super) fn bounds(&self) -> Option<(Civil, Civil)> {
        let Some(code) = self.0.season() else {
            return self.0.edges();
        };
        let (from, to) = self.0.year.range()?;
        let (first, last) = season_months(code, Hemisphere::Northern);
        let to = to + i64::from(last < first);
        Some(((from, first, 1), (to, last, days_in_month(to, last)?)))
    }

    /// What the window takes for granted: qualifiers and the months of a season.
    pub fn assumptions(&self, policy: &Policy) -> Vec<Assumption> {
        let mut found = Vec::new();
        if self.is_uncertain() {
            found.push(Assumption::new(
                "date.uncertain",
                format!("`{self}` is marked uncertain; its written bounds are used"),
            ));
        }
        if self.is_approximate() {
            found.push(Assumption::new(
                "date.approximate",
                format!("`{self}` is marked approximate; its written bounds are used"),
            ));
        }
        if matches!(self.season(), Some((_, 21..=32))) {
            let window = self.window(policy);
            found.push(Assumption::new(
                "policy.season",
                format!(
                    "the season `{self}` is taken as {} to {}",
                    window.first(),
                    window.last()
                ),
            ));
        }
        found
    }

    /// A key that sorts dates for display: by first day, then last day, then as written.
    pub fn sort_key(&self, policy: &Policy) -> (Day, Day, String) {
        let window = self.window(policy);
        (window.first(), window.last(), self.to_string())
    }

    /// Whether every possible day of this date is before every possible day of the other, and the other
    /// way round; nothing if they can meet.
    pub fn partial_order(&self, other: &Date, policy: &Policy) -> Option<Ordering> {
        let (a, b) = (self.window(policy), other.window(policy));
        if a.last() < b.first() {
            Some(Ordering::Less)
        } else if b.last() < a.first() {
            Some(Ordering::Greater)
        } else if a == b && a.first() == a.last() {
            Some(Ordering::Equal)
        } else {
            None
        }
    }

    /// Year as far as it is given in full, and the code (21 to 41) of a season, quarter or semester.
    pub fn season(&self) -> Option<(Option<i64>, u8)> {
        let code = self.0.season()?;
        Some((self.0.year.value(), code))
    }

    fn season_window(&self, code: u8, policy: &Policy) -> Window {
        let Some((from, to)) = self.0.year.range() else {
            return Window::ALL;
        };
        let (first, last) = season_months(code, policy.hemisphere);
        let wraps = last < first;
        let (from, to) = match policy.winter_year {
            _ if !wraps => (from, to),
            WinterYear::Begins => (from, to + 1),
            WinterYear::Ends => (from - 1, to),
        };
        let begin = Day::new(from, first, 1).unwrap_or(Day::EVER);
        let end = Day::new(to, last, 1).unwrap_or(Day::FOREVER);
        Window::hull(begin, end.plus_months(1).plus_days(-1))
    }
}

/// First and last month of a sub-year grouping (ISO 8601-2:2019, 4.8); a winter's last month is in the
/// next year.
fn season_months(code: u8, hemisphere: Hemisphere) -> (u8, u8) {
    const SPRING: (u8, u8) = (3, 5);
    const SUMMER: (u8, u8) = (6, 8);
    const AUTUMN: (u8, u8) = (9, 11);
    const WINTER: (u8, u8) = (12, 2);
    let southern = match code {
        21..=24 => hemisphere == Hemisphere::Southern,
        _ => code >= 29,
    };
    match (code, southern) {
        (21 | 25, false) | (23 | 31, true) => SPRING,
        (22 | 26, false) | (24 | 32, true) => SUMMER,
        (23 | 27, false) | (21 | 29, true) => AUTUMN,
        (24 | 28, false) | (22 | 30, true) => WINTER,
        (33, _) => (1, 3),
        (34, _) => (4, 6),
        (35, _) => (7, 9),
        (36, _) => (10, 12),
        (37, _) => (1, 4),
        (38, _) => (5, 8),
        (39, _) => (9, 12),
        (40, _) => (1, 6),
        (41, _) => (7, 12),
        _ => (1, 12),
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Date {
        use chrono::Datelike;
        let two = |value: u32| [value / 10, value].map(|digit| b'0' + (digit % 10) as u8);
        let part = |value: u32| {
            let (digits, marks) = (two(value), Marks::default());
            Some(Part { digits, marks })
        };
        let year = day.year();
        let size = year.unsigned_abs();
        // EDTF writes no months behind a year of more than four digits.
        let is_long = size > 9999;
        let number = if is_long {
            Number::Long(year.into())
        } else {
            let ([a, b], [c, d]) = (two(size / 100), two(size % 100));
            Number::Four {
                negative: year < 0,
                digits: [a, b, c, d],
            }
        };
        Date(Parts {
            year: Year {
                number,
                significant: None,
                marks: Marks::default(),
            },
            month: part(day.month()).filter(|_| !is_long),
            day: part(day.day()).filter(|_| !is_long),
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.text())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads an EDTF date.
    ///
    /// # Errors
    /// The codes of [`Edtf`], and `date.not-one-date` for an interval or a set.
    fn from_str(text: &str) -> Result<Date, Error> {
        if let Some(date) = plain(text.as_bytes()) {
            return Ok(date);
        }
        let edtf: Edtf = text.parse()?;
        edtf.date().ok_or_else(|| {
            let found = match edtf.kind() {
                EdtfKind::Interval => "an interval",
                _ => "a set of dates",
            };
            Error::new(
                "date.not-one-date",
                format!("expected one date, found {found}: `{text}`"),
            )
            .help("write one day, month, season or year, for example 2016-05")
        })
    }
}

shown! { Date }
parsed! { Date }

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A date as precise as it was written: an EDTF date (ISO 8601-2:2019)",
            "pattern": super::pattern::DATE,
            "examples": ["2016", "2016-05", "2016-05-01", "2014-21", "2015~"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str, policy: &Policy) -> String {
        let window = text.parse::<Date>().unwrap().window(policy);
        format!("{}/{}", window.first(), window.last())
    }

    #[test]
    fn seasons_follow_the_policy() {
        let north = Policy::default();
        let south = Policy {
            hemisphere: Hemisphere::Southern,
            ..north
        };
        let ends = Policy {
            winter_year: WinterYear::Ends,
            ..north
        };
        assert_eq!(window("2014-21", &north), "2014-03-01/2014-05-31");
        assert_eq!(window("2014-21", &south), "2014-09-01/2014-11-30");
        assert_eq!(window("2014-25", &south), "2014-03-01/2014-05-31");
        assert_eq!(window("2015-24", &north), "2015-12-01/2016-02-29");
        assert_eq!(window("2015-24", &ends), "2014-12-01/2015-02-28");
        assert_eq!(window("2015-22", &south), "2015-12-01/2016-02-29");
        assert_eq!(window("2015-36", &south), "2015-10-01/2015-12-31");
    }

    #[test]
    fn huge_years_saturate() {
        assert_eq!(window("Y9E18S1", &Policy::default()), "inf/inf");
        assert_eq!(window("Y-9E18", &Policy::default()), "-inf/-inf");
    }

    #[test]
    fn a_calendar_day_becomes_a_date() {
        for (y, m, d) in [(2016, 5, 1), (-44, 3, 15), (0, 12, 31), (9999, 1, 1)] {
            let naive = NaiveDate::from_ymd_opt(y, m, d).unwrap();
            let date = Date::from(naive);
            assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            assert_eq!(date.window(&Policy::default()).first(), Day::from(naive));
        }
    }

    #[test]
    fn dates_that_can_meet_have_no_order() {
        let policy = Policy::default();
        let order = |a: &str, b: &str| {
            let (a, b): (Date, Date) = (a.parse().unwrap(), b.parse().unwrap());
            a.partial_order(&b, &policy)
        };
        assert_eq!(order("2016", "2017-01"), Some(Ordering::Less));
        assert_eq!(order("2016", "2016-05"), None);
        assert_eq!(order("2016-05-01", "2016-05-01"), Some(Ordering::Equal));
        assert_eq!(order("2018", "201X"), None);
    }
}
