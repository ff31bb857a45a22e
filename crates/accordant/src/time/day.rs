//! Calendar days without bounds.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::Error;
use crate::json::{parsed, shown};

/// A day of the proleptic Gregorian calendar, or the end of time on either side.
///
/// Years are numbered astronomically: the year 0 exists, is a leap year and is followed by 1. Days are
/// ordered; [`Day::EVER`] comes before and [`Day::FOREVER`] after every calendar day. Arithmetic
/// saturates: forever plus a month is forever.
///
/// Written `YYYY-MM-DD`, `-inf` or `inf`.
///
/// ```
/// use accordant::time::Day;
///
/// let day: Day = "2016-01-31".parse()?;
/// assert_eq!(day.plus_months(1).to_string(), "2016-02-29");
/// assert!(day < Day::FOREVER);
/// assert_eq!(Day::FOREVER.plus_days(1), Day::FOREVER);
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

/// Days in the Gregorian cycle of 400 years.
const CYCLE: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;
/// Years beyond this, on either side, count as the end of time.
const LAST_YEAR: i64 = 1_000_000_000_000_000;

impl Day {
    /// Before every day: an end without a lower bound.
    pub const EVER: Day = Day(i64::MIN);
    /// After every day: an end without an upper bound.
    pub const FOREVER: Day = Day(i64::MAX);

    /// The day of this year, month (1 to 12) and day of the month, if the calendar has it.
    ///
    /// A year beyond ±10^15 is the end of time on its side.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Day> {
        if day == 0 || day > days_in_month(year, month)? {
            return None;
        }
        if year > LAST_YEAR {
            return Some(Day::FOREVER);
        }
        if year < -LAST_YEAR {
            return Some(Day::EVER);
        }
        // Years that begin in March put the leap day last, so that the day of the year is linear in
        // the month.
        let year = if month <= 2 { year - 1 } else { year };
        let month = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
        let year_of_cycle = year.rem_euclid(400);
        let day_of_cycle =
            year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
        Some(Day(year.div_euclid(400) * CYCLE + day_of_cycle - EPOCH))
    }

    /// The day `number` days after 1970-01-01.
    pub const fn from_number(number: i64) -> Day {
        Day(number)
    }

    /// Days since 1970-01-01; `i64::MIN` and `i64::MAX` are [`Day::EVER`] and [`Day::FOREVER`].
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Whether this is a day of the calendar rather than the end of time.
    pub fn is_finite(self) -> bool {
        self != Day::EVER && self != Day::FOREVER
    }

    /// Year, month and day of the month; nothing at the end of time.
    pub fn civil(self) -> Option<(i64, u8, u8)> {
        if !self.is_finite() {
            return None;
        }
        let shifted = self.0.checked_add(EPOCH)?;
        let day_of_cycle = shifted.rem_euclid(CYCLE);
        let year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524
            - day_of_cycle / 146_096)
            / 365;
        let day_of_year =
            day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * month + 2) / 5 + 1).ok()?;
        let month = u8::try_from((month + 2) % 12 + 1).ok()?;
        let year = shifted.div_euclid(CYCLE) * 400 + year_of_cycle + i64::from(month <= 2);
        Some((year, month, day))
    }

    /// The day `days` later (earlier if negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Day {
        if self.is_finite() {
            Day(self.0.saturating_add(days))
        } else {
            self
        }
    }

    /// The same day `months` later (earlier if negative), or the last day of that month where it is
    /// shorter: 31 January and one month is the end of February.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Day {
        let Some((year, month, day)) = self.civil() else {
            return self;
        };
        let total = year
            .saturating_mul(12)
            .saturating_add(i64::from(month) - 1)
            .saturating_add(months);
        let year = total.div_euclid(12);
        let Ok(month) = u8::try_from(total.rem_euclid(12) + 1) else {
            return self;
        };
        let last = days_in_month(year, month).unwrap_or(28);
        Day::new(year, month, day.min(last)).unwrap_or(self)
    }

    /// The day as chrono's calendar day; nothing at the end of time or where chrono's calendar ends
    /// (about ±262,000 years).
    pub fn to_naive(self) -> Option<NaiveDate> {
        let (year, month, day) = self.civil()?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.into(), day.into())
    }
}

/// How many days the month has; nothing if there is no such month.
pub(crate) fn days_in_month(year: i64, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    })
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(i64::from(date.num_days_from_ce()) - 719_163)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.civil() {
            None if *self == Day::EVER => f.pad("-inf"),
            None => f.pad("inf"),
            Some((year, month, day)) => {
                let sign = if year < 0 { "-" } else { "" };
                f.pad(&format!(
                    "{sign}{:04}-{month:02}-{day:02}",
                    year.unsigned_abs()
                ))
            }
        }
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = Error;

    /// Reads `YYYY-MM-DD`, `-inf` or `inf`.
    ///
    /// # Errors
    /// `date.not-a-day` for anything else.
    fn from_str(text: &str) -> Result<Day, Error> {
        let parse = || {
            let (sign, digits) = match text.strip_prefix('-') {
                Some(rest) => (-1, rest),
                None => (1, text),
            };
            let mut parts = digits.splitn(3, '-');
            let mut number = |min: usize| {
                let part = parts.next()?;
                let plain = part.len() >= min && part.bytes().all(|b| b.is_ascii_digit());
                plain.then(|| part.parse::<i64>().ok()).flatten()
            };
            let (year, month, day) = (number(4)?, number(2)?, number(2)?);
            Day::new(
                sign * year,
                u8::try_from(month).ok()?,
                u8::try_from(day).ok()?,
            )
        };
        match text {
            "inf" => Ok(Day::FOREVER),
            "-inf" => Ok(Day::EVER),
            _ => parse().ok_or_else(|| {
                Error::new(
                    "date.not-a-day",
                    format!("expected a calendar day, found `{text}`"),
                )
                .help("write it as YYYY-MM-DD, for example 2018-06-15")
            }),
        }
    }
}

shown! { Day }
parsed! { Day }

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A calendar day, or the end of time on either side (-inf, inf)",
            "pattern": "^(-?inf|-?[0-9]{4,}-[0-9]{2}-[0-9]{2})$",
            "examples": ["2018-06-15", "inf"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_chrono_on_every_day_of_two_cycles() {
        let first = NaiveDate::from_ymd_opt(-3, 1, 1).unwrap();
        for date in first.iter_days().take(2 * 146_097) {
            let day = Day::from(date);
            let small = |number: u32| u8::try_from(number).unwrap();
            let civil = (
                i64::from(date.year()),
                small(date.month()),
                small(date.day()),
            );
            assert_eq!(day.civil(), Some(civil));
            assert_eq!(Day::new(civil.0, civil.1, civil.2), Some(day));
            assert_eq!(day.to_naive(), Some(date));
        }
    }

    #[test]
    fn months_are_clamped_and_infinity_saturates() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (from, months, to) in [
            ("2016-01-31", 1, "2016-02-29"),
            ("2015-01-31", 1, "2015-02-28"),
            ("2016-02-29", 12, "2017-02-28"),
            ("2016-03-31", -1, "2016-02-29"),
            ("2016-12-15", 1, "2017-01-15"),
            ("2016-01-15", -1, "2015-12-15"),
            ("inf", -1, "inf"),
            ("-inf", 1, "-inf"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} {months}");
        }
        assert_eq!(day("2016-01-01").plus_months(i64::MAX), Day::FOREVER);
        assert_eq!(Day::EVER.plus_days(5), Day::EVER);
    }

    #[test]
    fn what_prints_parses() {
        for text in [
            "-inf",
            "inf",
            "0000-02-29",
            "-170000002-12-31",
            "12345-01-01",
            "-0004-02-29",
        ] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        for text in [
            "2015-02-29",
            "2016-13-01",
            "2016-1-01",
            "2016-01",
            "x",
            "",
            "+2016-01-01",
        ] {
            assert_eq!(
                text.parse::<Day>().unwrap_err().code(),
                "date.not-a-day",
                "{text}"
            );
        }
    }
}
