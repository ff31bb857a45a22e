//! The period of a row, from the words in its cells of dates.

use std::ops::Range;

use accordant::time::{Assumption, Date, Edtf, End, Frame, Period, PhraseOptions, read_phrase};

use super::date;
use super::place::Places;
use super::row::Start;
use super::word::one_line;

/// What the dates of a row come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dated {
    /// One period, and what it takes for granted.
    Period(Period, Vec<Assumption>),
    /// Several, as they are named in a remark: none of them is taken.
    Ambiguous(Vec<String>),
    /// None, and why.
    Unread(String),
}

/// Reads the dates of a row: one phrase, or a start and an end in cells of their own.
pub(super) fn read(places: &Places<'_>, start: &Start, options: &PhraseOptions) -> Dated {
    let words: Vec<String> = start
        .dates
        .iter()
        .map(|range| places.in_one_line(range))
        .collect();
    let read = match words.as_slice() {
        [one] if start.only_end => single(one, options, "/"),
        [one] => whole(one, options),
        [first, last] => pair(first, last, options),
        _ => return Dated::Unread("there is no date".to_owned()),
    };
    match read {
        Ok(mut found) => {
            found.dedup_by(|a, b| a.0 == b.0);
            if found.len() == 1
                && let Some((period, assumptions)) = found.pop()
            {
                return Dated::Period(period, assumptions);
            }
            let found = found.iter().map(|(period, _)| format!("`{period}`"));
            Dated::Ambiguous(found.collect())
        }
        Err(reason) => Dated::Unread(reason),
    }
}

type Found = Result<Vec<(Period, Vec<Assumption>)>, String>;

fn whole(words: &str, options: &PhraseOptions) -> Found {
    let readings = date::read(words, options);
    if readings.readings.is_empty() {
        let reason = readings.reason.map(|reason| reason.message);
        return Err(reason.unwrap_or_default());
    }
    let mut found = Vec::new();
    for reading in readings.readings {
        found.push((Period::from(reading.edtf), reading.assumptions));
    }
    Ok(found)
}

/// A single date that is one end of a period: `prefix` is what stands before it.
fn single(words: &str, options: &PhraseOptions, prefix: &str) -> Found {
    let mut found = Vec::new();
    for (period, assumptions) in whole(words, options)? {
        let date = period.edtf().date();
        let period = date.and_then(|date| format!("{prefix}{date}").parse().ok());
        found.extend(period.map(|period| (period, assumptions)));
    }
    if found.is_empty() {
        return Err(format!("`{words}` is no single date"));
    }
    Ok(found)
}

/// A start and an end: every pair of readings in which the end is not before the start.
fn pair(first: &str, last: &str, options: &PhraseOptions) -> Found {
    let starts = date::read(first, options).readings;
    let ends = date::read(last, options).readings;
    let mut found = Vec::new();
    for start in &starts {
        for end in &ends {
            let dates = (beginning(&start.edtf), end.edtf.date());
            let (Some(start_date), Some(end_date)) = dates else {
                continue;
            };
            let period = format!("{start_date}/{end_date}").parse::<Period>();
            if let Ok(period) = period
                && period.extent(&Frame::default()).is_some()
            {
                let mut assumptions = start.assumptions.clone();
                assumptions.extend(end.assumptions.iter().cloned());
                found.push((period, assumptions));
            }
        }
    }
    if !found.is_empty() {
        return Ok(found);
    }
    // "May 2016" and "to date".
    whole(&format!("{first} – {last}"), options)
}

/// The date, or the start of what is open-ended: "since May 2016" in the column of starts.
fn beginning(edtf: &Edtf) -> Option<Date> {
    match edtf.ends() {
        Some((start, End::Open)) => start.date(),
        Some(_) => None,
        None => edtf.date(),
    }
}

/// Whether words in the cell or line after a date go on with it: "ongoing", "to date".
pub(super) fn goes_on(
    places: &Places<'_>,
    date: &Range<usize>,
    next: &Range<usize>,
    options: &PhraseOptions,
) -> bool {
    let (first, last) = (places.slice(date), places.slice(next));
    if last.len() > 40 || last.chars().any(char::is_numeric) {
        return false;
    }
    let joined = read_phrase(&one_line(&format!("{first} – {last}")), options);
    let ends = joined.definite().and_then(|reading| reading.edtf.ends());
    matches!(ends, Some((_, End::Open)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_cells(cells: &[&str], only_end: bool) -> Dated {
        let text = cells.join("\t");
        let places = Places::new(&text);
        let mut at = 0;
        let dates = cells.iter().map(|cell| {
            let range = at..at + cell.len();
            at = range.end + 1;
            range
        });
        let start = Start {
            title: 0..0,
            dates: dates.collect(),
            only_end,
            lines: 1,
        };
        read(&places, &start, &PhraseOptions::default())
    }

    #[test]
    fn reads_a_start_and_an_end() {
        for (cells, only_end, expected) in [
            (&["2016 2018"][..], false, "2016/2018"),
            (&["2016", "2018"], false, "2016/2018"),
            (&["2016", "2017"], false, "2016/2017"),
            (&["October 2017", "October 2020"], false, "2017-10/2020-10"),
            (&["Since May 2016", "June 2018"], false, "2016-05/2018-06"),
            (&["May 2016", "ongoing"], false, "2016-05/.."),
            (&["(2016-2018)"], false, "2016/2018"),
            (&["2018"], true, "/2018"),
            (&["2018"], false, "2018"),
        ] {
            match read_cells(cells, only_end) {
                Dated::Period(period, _) => assert_eq!(period.to_string(), expected, "{cells:?}"),
                other => panic!("{cells:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn never_guesses_silently() {
        assert!(
            matches!(read_cells(&["2011-12"], false), Dated::Ambiguous(found) if found.len() == 3)
        );
        assert!(matches!(
            read_cells(&["2018", "2016"], false),
            Dated::Unread(_)
        ));
    }
}
