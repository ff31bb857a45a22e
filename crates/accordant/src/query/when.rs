//! Days asked for, in absolute or relative terms.

use std::fmt;
use std::str::FromStr;

use crate::Error;
use crate::suggest::shorten;
use crate::time::{Date, Day, Edtf, End, Length, Policy, Window};

/// The days a query asks for: `2018-06`, `2016-11/2017-11`, `today`, `today/+6m`, `-1y/today`, `2018/..`.
///
/// A date means all days from its first to its last possible one. Relative days count from a day that the
/// caller sets; this crate knows no clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When(Form);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    At(Moment),
    Span(Moment, Moment),
    /// An EDTF set: from its first to its last day.
    Set(Edtf),
}

/// One side of the days asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Date(Date),
    Today,
    After(Length),
    Before(Length),
    Open,
}

impl When {
    /// One calendar day.
    pub fn day(day: Day) -> When {
        match day.to_string().parse() {
            Ok(date) => When(Form::At(Moment::Date(date))),
            Err(_) => When(Form::Span(Moment::Open, Moment::Open)),
        }
    }

    /// Whether it counts from today.
    pub fn is_relative(&self) -> bool {
        let relative = |moment: &Moment| !matches!(moment, Moment::Date(_) | Moment::Open);
        match &self.0 {
            Form::At(moment) => relative(moment),
            Form::Span(from, to) => relative(from) || relative(to),
            Form::Set(_) => false,
        }
    }

    /// The days meant, from the first to the last.
    ///
    /// # Errors
    /// `query.no-day` if it counts from today and no day is given; `query.reversed-period`.
    pub fn resolve(&self, today: Option<Day>, policy: &Policy) -> Result<Window, Error> {
        let (from, to) = match &self.0 {
            Form::At(moment) => (moment.window(today, policy)?, moment.window(today, policy)?),
            Form::Span(from, to) => (from.window(today, policy)?, to.window(today, policy)?),
            Form::Set(set) => {
                let summary = set.summary(policy);
                let first = summary.min.unwrap_or(Day::EVER);
                let last = summary.max.unwrap_or(Day::FOREVER);
                (Window::day(first), Window::day(last))
            }
        };
        Window::new(from.first(), to.last()).ok_or_else(|| {
            Error::new(
                "query.reversed-period",
                format!("`{self}` ends before it begins"),
            )
            .help("put the earlier day first")
        })
    }

    /// The dates in it that a policy bears on.
    pub(crate) fn dates(&self) -> Vec<Date> {
        match &self.0 {
            Form::At(Moment::Date(date)) => vec![*date],
            Form::Span(from, to) => [from, to]
                .into_iter()
                .filter_map(|moment| match moment {
                    Moment::Date(date) => Some(*date),
                    _ => None,
                })
                .collect(),
            Form::Set(set) => set.dates(),
            Form::At(_) => Vec::new(),
        }
    }
}

impl Moment {
    fn window(self, today: Option<Day>, policy: &Policy) -> Result<Window, Error> {
        let today = || {
            today.ok_or_else(|| {
                Error::new(
                    "query.no-day",
                    "the query counts from today, and no day is set",
                )
                .help("set the day on which it is asked")
            })
        };
        Ok(match self {
            Moment::Date(date) => date.window(policy),
            Moment::Today => Window::day(today()?),
            Moment::After(length) => Window::day(length.after(today()?)),
            Moment::Before(length) => Window::day(length.before(today()?)),
            Moment::Open => Window::ALL,
        })
    }

    fn parse(text: &str) -> Option<Moment> {
        let offset = text.strip_prefix("today").unwrap_or(text);
        match offset.split_at_checked(1) {
            None if text == "today" => Some(Moment::Today),
            Some(("+", length)) => length.parse().ok().map(Moment::After),
            Some(("-", length)) if !length.ends_with(|c: char| c.is_ascii_digit()) => {
                length.parse().ok().map(Moment::Before)
            }
            _ if text == ".." => Some(Moment::Open),
            _ => text.parse().ok().map(Moment::Date),
        }
    }
}

impl FromStr for When {
    type Err = Error;

    /// Reads days: EDTF, `today`, `+6m`, `-1y`, `+90d`, `today+6m`, and two of these joined by `/`.
    ///
    /// # Errors
    /// `query.not-a-date`, or the code of the EDTF error.
    fn from_str(text: &str) -> Result<When, Error> {
        if let Some(moment) = Moment::parse(text)
            && moment != Moment::Open
        {
            return Ok(When(Form::At(moment)));
        }
        if let Some((from, to)) = text.split_once('/')
            && let (Some(from), Some(to)) = (Moment::parse(from), Moment::parse(to))
            && (from, to) != (Moment::Open, Moment::Open)
        {
            // Two dates that are no EDTF interval (`2018/2016`) are told so by the EDTF reader.
            if [from, to]
                .iter()
                .all(|m| matches!(m, Moment::Date(_) | Moment::Open))
            {
                text.parse::<Edtf>()?;
            }
            return Ok(When(Form::Span(from, to)));
        }
        let edtf: Edtf = text.parse().map_err(|error: Error| {
            if text.bytes().any(|b| b.is_ascii_digit()) && text.is_ascii() {
                return error;
            }
            Error::new(
                "query.not-a-date",
                format!("expected a date, found `{}`", shorten(text)),
            )
            .help("write an EDTF date or period, or `today`, `+6m`, `-1y`, `today/+90d`")
        })?;
        match edtf.ends() {
            Some((End::Unknown, _) | (_, End::Unknown)) => Err(Error::new(
                "query.not-a-date",
                format!("`{}` leaves an end unknown", shorten(text)),
            )
            .help("write `..` for an open end")),
            Some((start, end)) => {
                let moment = |end: End| end.date().map_or(Moment::Open, Moment::Date);
                let open = |end: &End| matches!(end, End::OnOrBefore(_) | End::OnOrAfter(_));
                let from = if open(&start) {
                    Moment::Open
                } else {
                    moment(start)
                };
                let to = if open(&end) {
                    Moment::Open
                } else {
                    moment(end)
                };
                Ok(When(Form::Span(from, to)))
            }
            None => match edtf.date() {
                Some(date) => Ok(When(Form::At(Moment::Date(date)))),
                None => Ok(When(Form::Set(edtf))),
            },
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Date(date) => write!(f, "{date}"),
            Moment::Today => f.write_str("today"),
            Moment::After(length) => write!(f, "+{}", length.to_short()),
            Moment::Before(length) => write!(f, "-{}", length.to_short()),
            Moment::Open => f.write_str(".."),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::At(moment) => write!(f, "{moment}"),
            Form::Span(from, to) => write!(f, "{from}/{to}"),
            Form::Set(set) => write!(f, "{set}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> String {
        let today = "2018-12-15".parse().unwrap();
        let window = text
            .parse::<When>()
            .unwrap()
            .resolve(Some(today), &Policy::default())
            .unwrap();
        format!("{}/{}", window.first(), window.last())
    }

    #[test]
    fn means_all_days_from_the_first_to_the_last() {
        for (text, expected) in [
            ("2018-06", "2018-06-01/2018-06-30"),
            ("2016-11/2017-11", "2016-11-01/2017-11-30"),
            ("2018/..", "2018-01-01/inf"),
            ("../2018-06", "-inf/2018-06-30"),
            ("today", "2018-12-15/2018-12-15"),
            ("today/+6m", "2018-12-15/2019-06-15"),
            ("-1y/today", "2017-12-15/2018-12-15"),
            ("+90d", "2019-03-15/2019-03-15"),
            ("today-2w/2019", "2018-12-01/2019-12-31"),
            ("-0044/2018", "-0044-01-01/2018-12-31"),
            ("201X", "2010-01-01/2019-12-31"),
            ("[2016,2018]", "2016-01-01/2018-12-31"),
            ("2014-21", "2014-03-01/2014-05-31"),
        ] {
            assert_eq!(days(text), expected, "{text}");
            let when: When = text.parse().unwrap();
            assert_eq!(when.to_string().parse::<When>().unwrap(), when, "{text}");
        }
    }

    #[test]
    fn says_what_is_no_date() {
        for (text, code) in [
            ("soon", "query.not-a-date"),
            ("2018/", "query.not-a-date"),
            ("../..", "query.not-a-date"),
            ("2018/2016", "period.end-before-start"),
            ("2018-13", "date.month-out-of-range"),
            ("", "query.not-a-date"),
        ] {
            assert_eq!(text.parse::<When>().unwrap_err().code(), code, "{text}");
        }
        let reversed: When = "+6m/today".parse().unwrap();
        let today = "2018-12-15".parse().unwrap();
        let resolve = |today| reversed.resolve(today, &Policy::default()).unwrap_err();
        assert_eq!(resolve(Some(today)).code(), "query.reversed-period");
        assert_eq!(resolve(None).code(), "query.no-day");
    }
}
