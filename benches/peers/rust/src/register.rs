//! The rows in memory: what is written, and what is computed from it once.

use std::fs::File;
use std::io::{BufRead, BufReader};

use accordant_bench_harness::Outcome;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// 1 January 1970, counted from 1 January of the year 1.
const EPOCH: i32 = 719_163;

#[derive(Deserialize)]
#[expect(
    dead_code,
    reason = "the rows are kept whole, as those of the other peers are"
)]
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    pub(crate) objectives: Vec<String>,
    pub(crate) participants: Vec<Participant>,
    pub(crate) programme: String,
    pub(crate) funder: String,
    pub(crate) country: String,
    pub(crate) topics: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Participant {
    pub(crate) organization: String,
    pub(crate) role: String,
}

pub(crate) struct Row {
    pub(crate) written: Written,
    /// The days between which it began and between which it ended.
    pub(crate) start: [i32; 2],
    pub(crate) end: [i32; 2],
    /// The folded words, with a space on each side.
    pub(crate) words: String,
}

impl Row {
    /// Who takes part; who funds it does, too.
    pub(crate) fn parties(&self) -> impl Iterator<Item = &str> {
        let participants = self.written.participants.iter();
        let organizations = participants.map(|p| p.organization.as_str());
        organizations.chain(std::iter::once(self.written.funder.as_str()))
    }
}

pub(crate) fn load(path: &str, as_of: i32) -> Outcome<Vec<Row>> {
    let mut lines = BufReader::with_capacity(1 << 20, File::open(path)?);
    let mut line = Vec::new();
    let mut rows = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        rows.push(row(serde_json::from_slice(&line)?, as_of)?);
        line.clear();
    }
    Ok(rows)
}

fn row(written: Written, as_of: i32) -> Outcome<Row> {
    let days = |date: &Option<String>| date.as_deref().map(days_of).transpose();
    // An unknown start can be any day, an open end any day from the as-of day on.
    let start = days(&written.start)?.unwrap_or([i32::MIN, i32::MAX]);
    let end = days(&written.end)?.unwrap_or([as_of, i32::MAX]);
    // It began before it ended.
    Ok(Row {
        start: [start[0], start[1].min(end[1])],
        end: [end[0].max(start[0]), end[1]],
        words: folded_words(&written.objectives),
        written,
    })
}

/// The first and the last day that a date of a year, a month or a day can mean.
fn days_of(date: &str) -> Outcome<[i32; 2]> {
    let mut numbers = date.split('-').map(str::parse::<u32>);
    let year: i32 = numbers.next().ok_or("no year")??.try_into()?;
    let (month, day) = (numbers.next().transpose()?, numbers.next().transpose()?);
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1));
    let first = first.ok_or_else(|| format!("no such day: {date}"))?;
    let after = match (month, day) {
        (None, _) => first + Months::new(12),
        (_, None) => first + Months::new(1),
        _ => first + Days::new(1),
    };
    let number = |day: NaiveDate| day.num_days_from_ce() - EPOCH;
    Ok([number(first), number(after) - 1])
}

fn folded_words(texts: &[String]) -> String {
    let mut folded = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    folded.push(' ');
    let mut push = |c: char| {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    for text in texts {
        for c in text.chars() {
            if c.is_ascii() {
                push(c);
            } else {
                let letters = std::iter::once(c).nfkd();
                letters
                    .filter(|c| !is_combining_mark(*c))
                    .for_each(&mut push);
            }
        }
        push(' ');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_window() {
        assert_eq!(days_of("1970").unwrap(), [0, 364]);
        assert_eq!(days_of("1972-02").unwrap(), [761, 789]);
        assert_eq!(days_of("1970-01-02").unwrap(), [1, 1]);
        assert!(days_of("1970-13").is_err());
    }

    #[test]
    fn words_stand_between_spaces() {
        let texts = ["Élan, vif.".to_owned(), "çà".to_owned()];
        assert_eq!(folded_words(&texts), " elan vif ca ");
    }
}
