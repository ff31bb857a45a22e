//! From dates to periods: what a whole phrase says.

use super::cursor::{Cursor, is_break, is_label, is_of};
use super::dates::is_connector;
use super::lexicon::Sense;
use super::partial::{Partial, Side, join};
use super::problem::Problem;
use super::token::Kind;
use crate::time::{Assumption, Length};

/// One end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Point {
    Date(Partial),
    Open,
    Unknown,
}

/// What a term of a phrase says, before it is completed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Term {
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

/// How a start is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opener {
    Nothing,
    Since,
    From,
    Of,
}

impl Cursor<'_> {
    /// The whole phrase: nothing if a token is left over.
    pub(super) fn phrase(&mut self) -> Option<Vec<Meaning>> {
        self.skip(is_label);
        if self.length_alone() {
            return self.fail(Problem::NoStart);
        }
        let first = self.term()?;
        let list = match self.kind(0) {
            Some(Kind::Semicolon | Kind::Comma | Kind::Sense(Sense::And)) => {
                Some((Sense::And, '{', '}'))
            }
            Some(Kind::Sense(Sense::Or)) => Some((Sense::Or, '[', ']')),
            _ => None,
        };
        if let Some((conjunction, open, close)) = list
            && let Some(meaning) =
                self.attempt(|cursor| cursor.list(&first, conjunction, open, close))
        {
            return Some(vec![meaning]);
        }
        self.skip(|kind| is_break(kind) || matches!(kind, Kind::Semicolon));
        if !self.at_end() {
            return self.further_term(first);
        }
        self.finish(first)
    }

    /// Whether a length is all there is.
    fn length_alone(&mut self) -> bool {
        self.attempt(|cursor| {
            cursor.length()?;
            cursor.skip(is_break);
            cursor.skip(|kind| matches!(kind, Kind::Sense(Sense::Renewable)) || is_break(kind));
            cursor.at_end().then_some(())
        })
        .is_some()
    }

    /// `2016 2018 2020`: a further date means a further term.
    fn further_term(&mut self, first: Term) -> Option<Vec<Meaning>> {
        let mut terms = vec![first];
        while !self.at_end() && terms.len() < 8 {
            self.skip(|kind| is_break(kind) || is_connector(kind));
            let Some(next) = self.date() else {
                return None;
            };
            terms.push(Term::Date(next));
        }
        let terms: Vec<String> = terms
            .into_iter()
            .filter_map(|term| Some(self.finish(term)?.first()?.text.clone()))
            .collect();
        if terms.len() > 1 {
            return self.fail(Problem::SeveralTerms(terms));
        }
        None
    }

    /// Several terms, all or one of which hold.
    fn list(
        &mut self,
        first: &Term,
        conjunction: Sense,
        open: char,
        close: char,
    ) -> Option<Meaning> {
        let mut terms = vec![first.clone()];
        loop {
            let parted = self.skip(|kind| matches!(kind, Kind::Semicolon | Kind::Comma));
            let joined = self.eat(Kind::Sense(conjunction));
            if self.at_end() || (parted == 0 && !joined) {
                break;
            }
            terms.push(self.term()?);
        }
        if !self.at_end() || terms.len() < 2 {
            return None;
        }
        // `1, 2 et 3 mai 2019`: what is left out is as in the term behind.
        let mut behind: Option<Partial> = None;
        let mut notes = Vec::new();
        let mut texts = Vec::new();
        for term in terms.into_iter().rev() {
            let text = match term {
                Term::Date(date) => {
                    let date = match behind.take() {
                        Some(next) if !date.is_complete() => complete(date, &next)?,
                        _ => date,
                    };
                    if let Err(problem) = date.check() {
                        return self.fail(problem);
                    }
                    behind = Some(date.clone());
                    notes.extend(date.assumptions(&self.policy));
                    date.is_complete().then_some(())?;
                    date.alone(&self.policy)?.replacen('/', "..", 1)
                }
                Term::Span(Point::Date(start), Point::Open) => {
                    notes.extend(start.assumptions(&self.policy));
                    format!("{}..", start.text(Side::Start, &self.policy)?)
                }
                Term::Span(Point::Date(start), Point::Date(end)) | Term::Between(start, end) => {
                    let (start, end) = match join(start, end, &self.policy) {
                        Ok(ends) => ends,
                        Err(problem) => return self.fail(problem),
                    };
                    notes.extend(start.assumptions(&self.policy));
                    notes.extend(end.assumptions(&self.policy));
                    let from = start.text(Side::Start, &self.policy)?;
                    let text = format!("{from}..{}", end.text(Side::End, &self.policy)?);
                    behind = Some(start);
                    text
                }
                _ => return None,
            };
            texts.push(text);
        }
        texts.reverse();
        notes.dedup();
        Some(Meaning {
            text: format!("{open}{}{close}", texts.join(",")),
            notes,
        })
    }

    /// One date or period, with the remarks behind it.
    fn term(&mut self) -> Option<Term> {
        self.attempt(|cursor| {
            cursor.skip(is_label);
            let mut term = cursor.core()?;
            while let Some(next) = cursor.attempt(|cursor| cursor.remark(&term)) {
                term = next;
            }
            Some(term)
        })
    }

    fn core(&mut self) -> Option<Term> {
        let kind = self.kind(0)?;
        if kind == Kind::Dash {
            self.at += 1;
            return self.date().map(Term::Leading);
        }
        if matches!(
            kind,
            Kind::Ellipsis | Kind::Question | Kind::Sense(Sense::Undated)
        ) && let Some(end) = self.attempt(|cursor| {
            cursor.at += 1;
            let parted = cursor.skip(is_connector);
            (parted > 0 || kind == Kind::Ellipsis).then_some(())?;
            cursor.date()
        }) {
            let start = if kind == Kind::Ellipsis {
                Point::Open
            } else {
                Point::Unknown
            };
            return Some(Term::Span(start, Point::Date(end)));
        }
        if let Some(term) = self.attempt(Self::length_first) {
            return Some(term);
        }
        let Kind::Sense(sense) = kind else {
            return self.start_of_term(Opener::Nothing);
        };
        match sense {
            Sense::Until => {
                self.at += 1;
                self.skip(|kind| is_of(kind) || kind == Kind::Sense(Sense::To));
                self.skip(is_label);
                let end = self.date()?;
                Some(Term::Span(Point::Unknown, Point::Date(end)))
            }
            Sense::Before => {
                self.at += 1;
                let date = self.date()?;
                // Before the end of 2018 is until 2018.
                Some(if date.vague {
                    Term::Span(Point::Unknown, Point::Date(date))
                } else {
                    Term::Before(date)
                })
            }
            Sense::After => {
                self.at += 1;
                self.date().map(Term::After)
            }
            Sense::Between => {
                self.at += 1;
                let first = self.date()?;
                self.eat(Kind::Comma);
                match self.kind(0)? {
                    Kind::Sense(Sense::And) => self.at += 1,
                    kind if is_connector(kind) => self.at += 1,
                    _ => return None,
                }
                self.skip(is_label);
                Some(Term::Between(first, self.date()?))
            }
            Sense::Since => {
                self.at += 1;
                self.skip(|kind| matches!(kind, Kind::Sense(Sense::Since)));
                self.opened(Opener::Since)
            }
            Sense::From => {
                self.at += 1;
                self.opened(Opener::From)
            }
            Sense::Of => {
                self.at += 1;
                // `من` is from or of, like `de`, but Arabic has no date that begins with of.
                let opener = if self.arabic {
                    Opener::Since
                } else {
                    Opener::Of
                };
                self.opened(opener)
            }
            Sense::Open => {
                self.at += 1;
                self.skip(|kind| {
                    is_label(kind)
                        || matches!(
                            kind,
                            Kind::Comma
                                | Kind::Dash
                                | Kind::Sense(Sense::Since | Sense::From | Sense::Of)
                        )
                });
                let start = self.date()?;
                Some(Term::Span(Point::Date(start), Point::Open))
            }
            Sense::To => {
                if let Some(date) = self.attempt(Self::date) {
                    return self.tail(date, Opener::Nothing);
                }
                self.at += 1;
                let end = self.date()?;
                Some(Term::Span(Point::Unknown, Point::Date(end)))
            }
            _ => self.start_of_term(Opener::Nothing),
        }
    }

    /// `3 years from May 2016`.
    fn length_first(&mut self) -> Option<Term> {
        let length = self.length()?;
        self.skip(|kind| {
            is_break(kind)
                || is_label(kind)
                || matches!(
                    kind,
                    Kind::Dash | Kind::Sense(Sense::Since | Sense::From | Sense::Of | Sense::And)
                )
        });
        let start = self.date()?;
        Some(Term::Lasting(start, length))
    }

    fn opened(&mut self, opener: Opener) -> Option<Term> {
        self.skip(|kind| is_label(kind) || matches!(kind, Kind::Sense(Sense::Of | Sense::From)));
        self.start_of_term(opener)
    }

    fn start_of_term(&mut self, opener: Opener) -> Option<Term> {
        let start = self.date()?;
        self.tail(start, opener)
    }

    /// What follows a start.
    fn tail(&mut self, start: Partial, opener: Opener) -> Option<Term> {
        if let Some(term) = self.attempt(|cursor| cursor.connected(&start)) {
            return Some(term);
        }
        match self.kind(0) {
            Some(Kind::Sense(Sense::Onwards | Sense::Open) | Kind::Plus) => {
                // `2016 + 3 years`
                if let Some(length) = self.length() {
                    return Some(Term::Lasting(start, length));
                }
                self.at += 1;
                return Some(Term::Span(Point::Date(start), Point::Open));
            }
            Some(Kind::Ellipsis) => {
                self.at += 1;
                return Some(Term::Span(Point::Date(start), Point::Open));
            }
            _ => {}
        }
        if start.is_complete() && opener == Opener::Nothing && start.last_year.is_none() {
            let beside = self.attempt(|cursor| {
                // A date that needs an introduction is no second column.
                matches!(
                    cursor.kind(0)?,
                    Kind::Number(_)
                        | Kind::Figures(_)
                        | Kind::Grouping(_)
                        | Kind::Sense(Sense::Month(_) | Sense::Season(_) | Sense::Weekday)
                )
                .then_some(())?;
                let end = cursor.date()?;
                (end.is_complete() && end.last_year.is_none()).then_some(end)
            });
            if let Some(end) = beside {
                return Some(Term::Beside(start, end));
            }
        }
        Some(match opener {
            Opener::Nothing => Term::Date(start),
            Opener::Since if start.last_year.is_some() && !start.academic => return None,
            Opener::From | Opener::Of if start.last_year.is_some() && !start.academic => {
                Term::Date(start)
            }
            Opener::Since | Opener::From => Term::Span(Point::Date(start), Point::Open),
            Opener::Of => Term::Of(start),
        })
    }

    /// A dash, `to` or `until`, and the other end.
    fn connected(&mut self, start: &Partial) -> Option<Term> {
        if !start.academic && start.last_year.is_some() {
            return None;
        }
        let date = || Point::Date(start.clone());
        if self.kind(0) == Some(Kind::Comma) && self.kind(1).is_some_and(is_connector) {
            self.at += 1;
        }
        if self.sense(0) == Some(Sense::And)
            && matches!(self.sense(1), Some(Sense::To | Sense::Until | Sense::Open))
        {
            self.at += 1;
        }
        let connector = self.kind(0).filter(|kind| is_connector(*kind))?;
        self.at += 1;
        let is_sign = matches!(connector, Kind::Dash | Kind::Arrow | Kind::Tilde);
        self.skip(|kind| matches!(kind, Kind::Sense(Sense::To | Sense::Until)));
        let in_paren = self.skip(|kind| kind == Kind::Paren) > 0;
        let behind = self.at;
        self.skip(is_label);
        match self.kind(0) {
            Some(Kind::Sense(Sense::Open) | Kind::Ellipsis) => {
                self.at += 1;
                self.eat(Kind::Paren);
                return Some(Term::Span(date(), Point::Open));
            }
            Some(Kind::Question | Kind::Sense(Sense::Undated))
                if self.kind(1).is_none_or(is_break) =>
            {
                self.at += 1;
                self.eat(Kind::Paren);
                return Some(Term::Span(date(), Point::Unknown));
            }
            _ => {}
        }
        self.at = behind;
        if self.at_end() || self.kind(0) == Some(Kind::Semicolon) {
            return (is_sign && start.is_complete()).then(|| {
                if in_paren {
                    self.at = behind;
                }
                Term::Dangling(start.clone())
            });
        }
        if is_sign && let Some(length) = self.length() {
            return Some(Term::Lasting(start.clone(), length));
        }
        self.skip(is_label);
        let end = self.date()?;
        Some(Term::Span(date(), Point::Date(end)))
    }

    /// What is said besides the dates: a length, that it goes on, that it can be renewed.
    fn remark(&mut self, term: &Term) -> Option<Term> {
        let parted = self.skip(|kind| is_break(kind) || kind == Kind::Semicolon);
        self.skip(|kind| matches!(kind, Kind::Sense(Sense::Article)));
        let mut term = term.clone();
        if let Some(length) = self.length() {
            return Some(match term {
                Term::Date(start) | Term::Of(start) | Term::Dangling(start)
                    if start.last_year.is_none() =>
                {
                    Term::Lasting(start, length)
                }
                Term::Span(Point::Date(start), Point::Open) => Term::Lasting(start, length),
                mut other => {
                    other.note(
                        "phrase.stated-length",
                        format!(
                            "the dates count, not the stated length of {}",
                            length.in_words()
                        ),
                    );
                    other
                }
            });
        }
        match self.kind(0)? {
            Kind::Sense(Sense::Open) => {
                self.at += 1;
                term = match term {
                    Term::Date(start) | Term::Of(start) | Term::Dangling(start)
                        if start.last_year.is_none() =>
                    {
                        Term::Span(Point::Date(start), Point::Open)
                    }
                    mut other => {
                        if !matches!(other, Term::Span(_, Point::Open)) {
                            other.note(
                                "phrase.status",
                                "the dates count, not the remark that it goes on".to_owned(),
                            );
                        }
                        other
                    }
                };
            }
            Kind::Sense(Sense::Renewable) => self.at += 1,
            Kind::Sense(Sense::Weekday) if parted > 0 => self.at += 1,
            Kind::Question if parted > 0 => {
                self.at += 1;
                term.mark(|date| date.uncertain = true);
            }
            Kind::Sense(Sense::Perhaps) if parted > 0 => {
                self.at += 1;
                term.mark(|date| date.uncertain = true);
            }
            Kind::Sense(Sense::Circa) if parted > 0 => {
                self.at += 1;
                term.mark(|date| date.approximate = true);
            }
            Kind::Sense(Sense::Undated) if parted > 0 => {
                self.at += 1;
                let (Term::Date(start) | Term::Dangling(start)) = term else {
                    return None;
                };
                term = Term::Span(Point::Date(start), Point::Unknown);
            }
            Kind::Sense(Sense::Renewed) => return self.renewed(term),
            _ => return None,
        }
        let ends = self.at_end() || self.kind(0).is_some_and(is_break);
        (ends || parted == 0).then_some(term)
    }

    /// `(renewed 2017)`: another term, of which nobody says how it fits to the first.
    fn renewed(&mut self, first: Term) -> Option<Term> {
        self.at += 1;
        self.skip(|kind| {
            is_label(kind)
                || is_of(kind)
                || is_connector(kind)
                || matches!(kind, Kind::Sense(Sense::Renewed | Sense::Since))
        });
        let second = self.core()?;
        let terms: Vec<String> = [first, second]
            .into_iter()
            .filter_map(|term| Some(self.finish(term)?.first()?.text.clone()))
            .collect();
        self.fail(Problem::SeveralTerms(terms))
    }

    /// Completes a term and writes it, the likeliest meaning first.
    fn finish(&mut self, term: Term) -> Option<Vec<Meaning>> {
        let policy = self.policy;
        match term {
            Term::Date(date) => {
                let date = self.complete(date)?;
                Some(vec![meaning(date.alone(&policy)?, &[&date], self)])
            }
            Term::Of(date) => {
                let date = self.complete(date)?;
                let alone = meaning(date.alone(&policy)?, &[&date], self);
                let text = format!("{}/..", date.text(Side::Start, &policy)?);
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
                            let date = self.complete(date)?;
                            let text = date.text(side, &policy)?;
                            dates.push(date);
                            text
                        }
                    });
                }
                let dates: Vec<&Partial> = dates.iter().collect();
                Some(vec![meaning(texts.join("/"), &dates, self)])
            }
            Term::Dangling(start) => {
                let start = self.complete(start)?;
                let text = start.text(Side::Start, &policy)?;
                let texts = [format!("{text}/.."), format!("{text}/")];
                Some(texts.map(|text| meaning(text, &[&start], self)).into())
            }
            Term::Leading(end) => {
                let end = self.complete(end)?;
                let text = end.text(Side::End, &policy)?;
                let texts = [format!("/{text}"), format!("../{text}")];
                Some(texts.map(|text| meaning(text, &[&end], self)).into())
            }
            Term::Between(start, end) => {
                let (start, end) = self.ends(start, end)?;
                let period = self.interval(&start, &end)?;
                let mut found = vec![period];
                if !start.academic && !end.academic {
                    let from = start.text(Side::Start, &policy)?;
                    let text = format!("[{from}..{}]", end.text(Side::End, &policy)?);
                    found.push(meaning(text, &[&start, &end], self));
                }
                Some(found)
            }
            Term::Before(date) => {
                let date = self.complete(date)?;
                let last = date.neighbour(-1, &policy)?;
                let texts = [format!("[..{last}]"), format!("../{last}")];
                Some(texts.map(|text| meaning(text, &[&date], self)).into())
            }
            Term::After(date) => {
                let date = self.complete(date)?;
                let first = date.neighbour(1, &policy)?;
                let texts = [format!("[{first}..]"), format!("{first}/..")];
                Some(texts.map(|text| meaning(text, &[&date], self)).into())
            }
            Term::Lasting(start, length) => {
                let start = self.complete(start)?;
                let Some(end) = start.after(length) else {
                    return self.fail(Problem::NoEdtf);
                };
                Some(vec![self.interval(&start, &end)?])
            }
        }
    }

    fn complete(&mut self, date: Partial) -> Option<Partial> {
        if date.is_complete() {
            return Some(date);
        }
        if date.month.is_none() {
            return None;
        }
        match date.check() {
            Ok(()) => self.fail(Problem::NoYear),
            Err(problem) => self.fail(problem),
        }
    }

    fn ends(&mut self, start: Partial, end: Partial) -> Option<(Partial, Partial)> {
        match join(start, end, &self.policy) {
            Ok(ends) => Some(ends),
            Err(problem) => self.fail(problem),
        }
    }

    fn interval(&self, start: &Partial, end: &Partial) -> Option<Meaning> {
        let from = start.text(Side::Start, &self.policy)?;
        let to = end.text(Side::End, &self.policy)?;
        Some(meaning(format!("{from}/{to}"), &[start, end], self))
    }
}

impl Term {
    fn dates(&mut self) -> Vec<&mut Partial> {
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

    fn note(&mut self, code: &'static str, message: String) {
        if let Some(date) = self.dates().first_mut() {
            date.notes.push(Assumption::new(code, message));
        }
    }

    fn mark(&mut self, mark: fn(&mut Partial)) {
        self.dates().into_iter().for_each(mark);
    }
}

/// The date with what it leaves out taken from the one behind it.
fn complete(mut date: Partial, behind: &Partial) -> Option<Partial> {
    date.year = date.year.or(behind.year);
    if date.day.is_some() {
        date.month = date.month.or(behind.month);
    }
    date.is_complete().then_some(date)
}

fn meaning(text: String, dates: &[&Partial], cursor: &Cursor<'_>) -> Meaning {
    let mut notes = Vec::new();
    for note in dates
        .iter()
        .flat_map(|date| date.assumptions(&cursor.policy))
    {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Meaning { text, notes }
}
