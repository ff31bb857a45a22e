//! What a term of a phrase says, and how that is written in EDTF.

use super::cursor::Cursor;
use super::partial::{Partial, Side, join};
use super::problem::Problem;
use crate::time::{Assumption, Length};

/// One end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Point {
    Date(Partial),
    Open,
    Unknown,
}

/// What a term of a phrase says, before it is completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    Date(Partial),
    Span(Point, Point),
    /// Two dates with nothing between them.
    Beside(Partial, Partial),
    /// `de 2016`: of, or from.
    Of(Partial),
    /// `2016 –`.
    Dangling(Partial),
    /// `– 2018`.
    Leading(Partial),
    Between(Partial, Partial),
    Before(Partial),
    After(Partial),
    Lasting(Partial, Length),
}

/// One thing a phrase can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) text: String,
    pub(super) notes: Vec<Assumption>,
}

impl Term {
    pub(super) fn dates(&mut self) -> Vec<&mut Partial> {
        match self {
            Term::Date(date)
            | Term::Of(date)
            | Term::Dangling(date)
            | Term::Leading(date)
            | Term::Before(date)
            | Term::After(date)
            | Term::Lasting(date, _) => vec![date],
            Term::Beside(start, end) | Term::Between(start, end) => vec![start, end],
            Term::Span(start, end) => [start, end]
                .into_iter()
                .filter_map(|point| match point {
                    Point::Date(date) => Some(date),
                    Point::Open | Point::Unknown => None,
                })
                .collect(),
        }
    }

    pub(super) fn note(&mut self, code: &'static str, message: String) {
        if let Some(date) = self.dates().first_mut() {
            date.notes.push(Assumption::new(code, message));
        }
    }

    pub(super) fn note_length(&mut self, length: Length) {
        self.note(
            "phrase.stated-length",
            format!(
                "the dates count, not the stated length of {}",
                length.in_words()
            ),
        );
    }

    pub(super) fn mark(&mut self, mark: fn(&mut Partial)) {
        self.dates().into_iter().for_each(mark);
    }
}

impl Cursor<'_> {
    /// Completes a term and writes it, the likeliest meaning first.
    pub(super) fn finish(&mut self, term: Term) -> Option<Vec<Meaning>> {
        let policy = self.policy;
        match term {
            Term::Date(date) => {
                let date = self.complete(date)?;
                Some(vec![meaning(date.alone(policy)?, &[&date], self)])
            }
            Term::Of(date) => {
                let date = self.end(date)?;
                let alone = meaning(date.alone(policy)?, &[&date], self);
                let text = format!("{}/..", date.text(Side::Start, policy)?);
                Some(vec![alone, meaning(text, &[&date], self)])
            }
            Term::Span(Point::Date(start), Point::Date(end)) => {
                let (start, end) = self.ends(start, end)?;
                Some(vec![self.interval(&start, &end)?])
            }
            Term::Beside(start, end) => {
                let (start, end) = self.ends(start, end)?;
                let mut found = self.interval(&start, &end)?;
                found.notes.push(Assumption::new(
                    "phrase.side-by-side",
                    "two dates side by side are taken as the start and the end",
                ));
                Some(vec![found])
            }
            Term::Span(start, end) => {
                let mut dates = Vec::new();
                let mut texts = Vec::new();
                for (point, side) in [(start, Side::Start), (end, Side::End)] {
                    texts.push(match point {
                        Point::Open => "..".to_owned(),
                        Point::Unknown => String::new(),
                        Point::Date(date) => {
                            let date = self.end(date)?;
                            let text = date.text(side, policy)?;
                            dates.push(date);
                            text
                        }
                    });
                }
                let dates: Vec<&Partial> = dates.iter().collect();
                Some(vec![meaning(texts.join("/"), &dates, self)])
            }
            Term::Dangling(start) => {
                let start = self.end(start)?;
                let text = start.text(Side::Start, policy)?;
                let texts = [format!("{text}/.."), format!("{text}/")];
                Some(texts.map(|text| meaning(text, &[&start], self)).into())
            }
            Term::Leading(end) => {
                let end = self.end(end)?;
                let text = end.text(Side::End, policy)?;
                let texts = [format!("/{text}"), format!("../{text}")];
                Some(texts.map(|text| meaning(text, &[&end], self)).into())
            }
            Term::Between(start, end) => {
                let (start, end) = self.ends(start, end)?;
                let period = self.interval(&start, &end)?;
                let mut found = vec![period];
                if !start.academic && !end.academic {
                    let from = start.text(Side::Start, policy)?;
                    let text = format!("[{from}..{}]", end.text(Side::End, policy)?);
                    found.push(meaning(text, &[&start, &end], self));
                }
                Some(found)
            }
            Term::Before(date) => {
                let date = self.end(date)?;
                let last = date.neighbour(-1, policy)?;
                let texts = [format!("[..{last}]"), format!("../{last}")];
                Some(texts.map(|text| meaning(text, &[&date], self)).into())
            }
            Term::After(date) => {
                let date = self.end(date)?;
                let first = date.neighbour(1, policy)?;
                let texts = [format!("[{first}..]"), format!("{first}/..")];
                Some(texts.map(|text| meaning(text, &[&date], self)).into())
            }
            Term::Lasting(start, length) => {
                let start = self.end(start)?;
                let Some(end) = start.after(length) else {
                    return self.fail(Problem::NoEdtf);
                };
                Some(vec![self.interval(&start, &end)?])
            }
        }
    }

    /// The date if it is one, and one that can be the end of a period.
    fn end(&mut self, date: Partial) -> Option<Partial> {
        let is_span = date.last_year.is_some() && !date.academic;
        if is_span { None } else { self.complete(date) }
    }

    fn complete(&mut self, date: Partial) -> Option<Partial> {
        if date.is_complete() {
            return Some(date);
        }
        date.month?;
        match date.check() {
            Ok(()) => self.fail(Problem::NoYear),
            Err(problem) => self.fail(problem),
        }
    }

    fn ends(&mut self, start: Partial, end: Partial) -> Option<(Partial, Partial)> {
        let is_span = |date: &Partial| date.last_year.is_some() && !date.academic;
        if is_span(&start) || is_span(&end) {
            return None;
        }
        match join(start, end, self.policy) {
            Ok(ends) => Some(ends),
            Err(problem) => self.fail(problem),
        }
    }

    fn interval(&self, start: &Partial, end: &Partial) -> Option<Meaning> {
        let from = start.text(Side::Start, self.policy)?;
        let to = end.text(Side::End, self.policy)?;
        Some(meaning(format!("{from}/{to}"), &[start, end], self))
    }
}

fn meaning(text: String, dates: &[&Partial], cursor: &Cursor<'_>) -> Meaning {
    let mut notes = Vec::new();
    for note in dates
        .iter()
        .flat_map(|date| date.assumptions(cursor.policy))
    {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Meaning { text, notes }
}
