//! What a term of a phrase says, and how that is written in EDTF.

use super::cursor::Cursor;
use super::partial::{Note, Partial, Side, join};
use super::problem::Problem;
use crate::time::{Assumption, Length, Policy};

/// One end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Date(Partial),
    Open,
    Unknown,
}

/// What a term of a phrase says, before it is completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What a term can mean, and the dates in it.
#[derive(Default)]
struct Written {
    texts: Vec<String>,
    dates: Vec<Partial>,
}

impl Point {
    fn date(&mut self) -> Option<&mut Partial> {
        match self {
            Point::Date(date) => Some(date),
            Point::Open | Point::Unknown => None,
        }
    }
}

impl Term {
    fn dates(&mut self) -> impl Iterator<Item = &mut Partial> {
        let dates = match self {
            Term::Date(date)
            | Term::Of(date)
            | Term::Dangling(date)
            | Term::Leading(date)
            | Term::Before(date)
            | Term::After(date)
            | Term::Lasting(date, _) => [Some(date), None],
            Term::Beside(start, end) | Term::Between(start, end) => [Some(start), Some(end)],
            Term::Span(start, end) => [start.date(), end.date()],
        };
        dates.into_iter().flatten()
    }

    /// Notes that it goes on, of its first date.
    pub(super) fn note_going_on(&mut self) {
        if let Some(date) = self.dates().next() {
            date.note(Note::GoesOn);
        }
    }

    /// Notes a length that is stated beside it, of its first date, unless too many are.
    pub(super) fn note_length(&mut self, length: Length) -> Option<()> {
        match self.dates().next() {
            Some(date) => date.note_length(length),
            None => Some(()),
        }
    }

    pub(super) fn mark(&mut self, mark: fn(&mut Partial)) {
        self.dates().for_each(mark);
    }
}

impl Cursor<'_> {
    /// Completes a term and writes it, the likeliest meaning first.
    pub(super) fn finish(&mut self, term: Term) -> Option<Vec<Meaning>> {
        let are_beside = matches!(term, Term::Beside(..));
        let mut written = Written::default();
        self.write(term, &mut written)?;
        let mut notes: Vec<Assumption> = Vec::new();
        for note in written
            .dates
            .iter()
            .flat_map(|date| date.assumptions(self.policy))
        {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        if are_beside {
            notes.push(Assumption::new(
                "phrase.side-by-side",
                "two dates side by side are taken as the start and the end",
            ));
        }
        let mut found = Vec::new();
        for text in written.texts {
            let notes = notes.clone();
            found.push(Meaning { text, notes });
        }
        Some(found)
    }

    /// Writes what a term can mean, and the dates in it.
    fn write(&mut self, term: Term, written: &mut Written) -> Option<()> {
        let policy = self.policy;
        let Written { texts, dates } = written;
        let mut put = |before: &str, text: &str, behind: &str| {
            texts.push([before, text, behind].concat());
        };
        match term {
            Term::Date(date) => {
                let date = self.complete(date)?;
                put("", &date.alone("/", policy)?, "");
                dates.push(date);
            }
            Term::Of(date) => {
                let date = self.end(date)?;
                put("", &date.alone("/", policy)?, "");
                put("", &date.text(Side::Start, policy)?, "/..");
                dates.push(date);
            }
            Term::Span(Point::Date(start), Point::Date(end)) | Term::Beside(start, end) => {
                let (start, end) = self.ends(start, end)?;
                put("", &interval(&start, &end, policy)?, "");
                dates.extend([start, end]);
            }
            Term::Span(start, end) => {
                let mut ends = Vec::new();
                for (point, side) in [(start, Side::Start), (end, Side::End)] {
                    ends.push(match point {
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
                put("", &ends.join("/"), "");
            }
            Term::Dangling(start) => {
                let start = self.end(start)?;
                let text = start.text(Side::Start, policy)?;
                put("", &text, "/..");
                put("", &text, "/");
                dates.push(start);
            }
            Term::Leading(end) => {
                let end = self.end(end)?;
                let text = end.text(Side::End, policy)?;
                put("/", &text, "");
                put("../", &text, "");
                dates.push(end);
            }
            Term::Between(start, end) => {
                let (start, end) = self.ends(start, end)?;
                put("", &interval(&start, &end, policy)?, "");
                if !start.academic && !end.academic {
                    let from = start.text(Side::Start, policy)?;
                    put(
                        "[",
                        &format!("{from}..{}", end.text(Side::End, policy)?),
                        "]",
                    );
                }
                dates.extend([start, end]);
            }
            Term::Before(date) => {
                let date = self.end(date)?;
                let last = date.neighbour(-1, policy)?;
                put("[..", &last, "]");
                put("../", &last, "");
                dates.push(date);
            }
            Term::After(date) => {
                let date = self.end(date)?;
                let first = date.neighbour(1, policy)?;
                put("[", &first, "..]");
                put("", &first, "/..");
                dates.push(date);
            }
            Term::Lasting(start, length) => {
                let start = self.end(start)?;
                let Some(end) = start.after(length) else {
                    return self.fail(Problem::NoEdtf);
                };
                put("", &interval(&start, &end, policy)?, "");
                dates.extend([start, end]);
            }
        }
        Some(())
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
}

fn interval(start: &Partial, end: &Partial, policy: Policy) -> Option<String> {
    let from = start.text(Side::Start, policy)?;
    Some(format!("{from}/{}", end.text(Side::End, policy)?))
}
