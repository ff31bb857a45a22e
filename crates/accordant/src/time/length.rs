//! Lengths of time.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Day;
use crate::Error;
use crate::json::{parsed, shown};

/// A length of time in days or in calendar months, the two units that cannot be told apart by counting.
///
/// Written as an ISO 8601 duration with one unit: `P90D`, `P2W`, `P6M`, `P3Y`. The query language writes
/// `90d`, `2w`, `6m`, `3y`; both are read everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// So many days.
    Days(u32),
    /// So many months, counted on the calendar: 31 January and one month is the end of February.
    Months(u32),
}

impl Length {
    /// The day this long after the given one.
    pub fn after(self, day: Day) -> Day {
        match self {
            Length::Days(days) => day.plus_days(days.into()),
            Length::Months(months) => day.plus_months(months.into()),
        }
    }

    /// The day this long before the given one.
    pub fn before(self, day: Day) -> Day {
        match self {
            Length::Days(days) => day.plus_days(-i64::from(days)),
            Length::Months(months) => day.plus_months(-i64::from(months)),
        }
    }

    /// How many days it has at least and at most, from whichever day they are counted.
    pub(crate) fn days(self) -> (i64, i64) {
        match self {
            Length::Days(days) => (days.into(), days.into()),
            Length::Months(months) => {
                // 4800 months have 146,097 days; how a run of months falls on the calendar moves its days by
                // less than four.
                let mean = i64::from(months) * 146_097 / 4_800;
                (mean - 5, mean + 5)
            }
        }
    }

    /// Whether one of the two is longer from whichever day they are counted; 365 days and 12 months are
    /// not in order.
    pub(crate) fn keeps_order_with(self, other: Length) -> bool {
        if matches!(self, Length::Days(_)) == matches!(other, Length::Days(_)) {
            return true;
        }
        let ((least, most), (other_least, other_most)) = (self.days(), other.days());
        most < other_least || other_most < least
    }

    /// As the query language writes it: `6m`, `3y`, `90d`.
    pub fn to_short(self) -> String {
        match self {
            Length::Days(days) => format!("{days}d"),
            Length::Months(months) if months > 0 && months % 12 == 0 => format!("{}y", months / 12),
            Length::Months(months) => format!("{months}m"),
        }
    }

    /// In words: `6 months`, `3 years`, `1 day`.
    pub fn in_words(self) -> String {
        let (count, unit) = match self {
            Length::Days(days) => (days, "day"),
            Length::Months(months) if months > 0 && months % 12 == 0 => (months / 12, "year"),
            Length::Months(months) => (months, "month"),
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("P{}", self.to_short().to_ascii_uppercase()))
    }
}

impl FromStr for Length {
    type Err = Error;

    /// Reads `P6M` or `6m`, likewise with `D`, `W` and `Y`.
    ///
    /// # Errors
    /// `length.invalid`.
    fn from_str(text: &str) -> Result<Length, Error> {
        let lower = text.to_ascii_lowercase();
        let body = lower.strip_prefix('p').unwrap_or(&lower);
        let parse = || {
            let unit = body.chars().last()?;
            let digits = body.strip_suffix(unit)?;
            if !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let count: u32 = digits.parse().ok()?;
            match unit {
                'd' => Some(Length::Days(count)),
                'w' => count.checked_mul(7).map(Length::Days),
                'm' => Some(Length::Months(count)),
                'y' => count.checked_mul(12).map(Length::Months),
                _ => None,
            }
        };
        parse().ok_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            Error::new(
                "length.invalid",
                format!("expected a length of time, found `{shown}`"),
            )
            .help("write a number and d, w, m or y, for example 90d, 6m or 3y")
        })
    }
}

shown! { Length }
parsed! { Length }

impl JsonSchema for Length {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A length of time as an ISO 8601 duration with one unit",
            "pattern": "^[Pp]?0*[0-9]{1,10}[DdWwMmYy]$",
            "examples": ["P6M", "P3Y", "P90D"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_forms_and_prints_one() {
        for (text, printed, short) in [
            ("P6M", "P6M", "6m"),
            ("3y", "P3Y", "3y"),
            ("36m", "P3Y", "3y"),
            ("2w", "P14D", "14d"),
            ("p90d", "P90D", "90d"),
            ("0m", "P0M", "0m"),
        ] {
            let length: Length = text.parse().unwrap();
            assert_eq!(length.to_string(), printed);
            assert_eq!(length.to_short(), short);
            assert_eq!(printed.parse::<Length>().unwrap(), length);
        }
        for text in [
            "",
            "P",
            "6",
            "m",
            "-6m",
            "1.5y",
            "6x",
            "99999999999d",
            "600000000y",
            "６m",
        ] {
            assert_eq!(
                text.parse::<Length>().unwrap_err().code(),
                "length.invalid",
                "{text}"
            );
        }
    }
}
