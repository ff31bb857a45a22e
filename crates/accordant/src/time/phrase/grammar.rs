//! From dates to periods: what a whole phrase says.

use super::cursor::{Cursor, is_break, is_label, is_of};
use super::dates::is_connector;
use super::lexicon::Sense;
use super::partial::{Partial, Side, join};
use super::problem::Problem;
use super::term::{Meaning, Point, Term};
use super::token::Kind;

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
            let next = self.date()?;
            terms.push(Term::Date(next));
        }
        let terms = self.likeliest(terms);
        if terms.len() > 1 {
            return self.fail(Problem::SeveralTerms(terms));
        }
        None
    }

    /// The likeliest meaning of each term that has one.
    fn likeliest(&mut self, terms: Vec<Term>) -> Vec<String> {
        let mut texts = Vec::new();
        for term in terms {
            let meanings = self.finish(term).unwrap_or_default();
            texts.extend(meanings.into_iter().next().map(|first| first.text));
        }
        texts
    }

    /// Several terms, all or one of which hold.
    fn list(
        &mut self,
        first: &Term,
        conjunction: Sense,
        open: char,
        close: char,
    ) -> Option<Meaning> {
        let mut terms = vec![*first];
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
        // One of several periods is not one of the years within them.
        let are_dates = terms
            .iter()
            .all(|term| matches!(term, Term::Date(date) if date.last_year.is_none()));
        if conjunction == Sense::Or && !are_dates {
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
                    behind = Some(date);
                    notes.extend(date.assumptions(self.policy));
                    date.is_complete().then_some(())?;
                    date.alone("..", self.policy)?
                }
                Term::Span(Point::Date(start), Point::Open) => {
                    notes.extend(start.assumptions(self.policy));
                    format!("{}..", start.text(Side::Start, self.policy)?)
                }
                Term::Span(Point::Date(start), Point::Date(end)) | Term::Between(start, end) => {
                    let (start, end) = match join(start, end, self.policy) {
                        Ok(ends) => ends,
                        Err(problem) => return self.fail(problem),
                    };
                    notes.extend(start.assumptions(self.policy));
                    notes.extend(end.assumptions(self.policy));
                    let from = start.text(Side::Start, self.policy)?;
                    let text = format!("{from}..{}", end.text(Side::End, self.policy)?);
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
        let kind = *self.kind(0)?;
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
        match kind {
            Kind::Sense(sense) => self.introduced(sense),
            _ => self.start_of_term(Opener::Nothing),
        }
    }

    /// A term that begins with a word.
    fn introduced(&mut self, sense: Sense) -> Option<Term> {
        match sense {
            Sense::Until => {
                self.at += 1;
                self.skip(|kind| is_of(kind) || *kind == Kind::Sense(Sense::To));
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
                // `AU 2016-2017` is short for année universitaire.
                if let Some(Kind::Figures(figures)) = self.kind(1)
                    && figures.first.is_long()
                    && figures.third.is_none()
                {
                    self.at += 1;
                    return self.academic_year().map(Term::Date);
                }
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
                    Kind::Dash
                        | Kind::Sense(
                            Sense::Since | Sense::From | Sense::Of | Sense::And | Sense::Renewable
                        )
                )
        });
        let start = self.date()?;
        let mut dated = match self.attempt(|cursor| cursor.connected(&start)) {
            Some(span) => span,
            None if start.last_year.is_some() => Term::Date(start),
            None => return Some(Term::Lasting(start, length)),
        };
        dated.note_length(length)?;
        Some(dated)
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
            return Some(match term {
                Term::Dangling(start) if matches!(opener, Opener::Since | Opener::From) => {
                    Term::Span(Point::Date(start), Point::Open)
                }
                term => term,
            });
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
        let date = || Point::Date(*start);
        let parted = match self.kind(0) {
            Some(Kind::Comma) => self.kind(1).is_some_and(is_connector),
            // `2016 (ended 2018)`, `Start: 2016; End: 2018`
            Some(Kind::Paren | Kind::Semicolon) => self.sense(1) == Some(Sense::Until),
            _ => false,
        };
        self.at += usize::from(parted);
        if self.sense(0) == Some(Sense::And)
            && matches!(self.sense(1), Some(Sense::To | Sense::Until | Sense::Open))
        {
            self.at += 1;
        }
        let connector = self.kind(0).filter(|kind| is_connector(kind))?;
        self.at += 1;
        let is_sign = matches!(connector, Kind::Dash | Kind::Arrow | Kind::Tilde);
        self.skip(|kind| matches!(kind, Kind::Sense(Sense::To | Sense::Until)));
        let in_paren = self.skip(|kind| *kind == Kind::Paren) > 0;
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
        if self.at_end() || self.kind(0) == Some(&Kind::Semicolon) {
            return (is_sign && start.is_complete()).then(|| {
                if in_paren {
                    self.at = behind;
                }
                Term::Dangling(*start)
            });
        }
        if is_sign && let Some(length) = self.length() {
            return Some(Term::Lasting(*start, length));
        }
        self.skip(is_label);
        if let Some(end) = self.attempt(|cursor| cursor.elided_year(start)) {
            return Some(Term::Span(date(), Point::Date(end)));
        }
        let end = self.date()?;
        Some(Term::Span(date(), Point::Date(end)))
    }

    /// `2016 to 18`
    fn elided_year(&mut self, start: &Partial) -> Option<Partial> {
        let first = start.single_year().filter(|_| start.month.is_none())?;
        let Kind::Number(number) = *self.kind(0)? else {
            return None;
        };
        self.at += 1;
        let ends = self
            .kind(0)
            .is_none_or(|kind| is_break(kind) || *kind == Kind::Semicolon);
        let year = first - first % 100 + i32::try_from(number.value).ok()?;
        (number.digits == 2 && !number.apostrophe && !number.ordinal && ends && year > first)
            .then(|| Partial::of_year(year))
    }

    /// What is said besides the dates: a length, that it goes on, that it can be renewed.
    fn remark(&mut self, term: &Term) -> Option<Term> {
        let mut parted = self.skip(|kind| is_break(kind) || *kind == Kind::Semicolon);
        let dash = self.kind(0) == Some(&Kind::Dash)
            && matches!(self.sense(1), Some(Sense::Renewable | Sense::Renewed));
        parted += usize::from(dash);
        self.at += usize::from(dash);
        self.skip(|kind| matches!(kind, Kind::Sense(Sense::Article)));
        let mut term = *term;
        if let Some(length) = self.length() {
            return Some(match term {
                Term::Date(start) | Term::Of(start) | Term::Dangling(start)
                    if start.last_year.is_none() =>
                {
                    Term::Lasting(start, length)
                }
                Term::Span(Point::Date(start), Point::Open) => Term::Lasting(start, length),
                mut other => {
                    other.note_length(length)?;
                    other
                }
            });
        }
        let for_ever = matches!(self.sense(0), Some(Sense::For | Sense::Of))
            && (1..3).any(|offset| self.sense(offset) == Some(Sense::Open));
        if for_ever {
            self.skip(|kind| *kind != Kind::Sense(Sense::Open));
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
                            other.note_going_on();
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
                term = match term {
                    Term::Dangling(start) => Term::Span(Point::Date(start), Point::Unknown),
                    // `2016 (to be confirmed)`
                    mut other => {
                        other.mark(|date| date.uncertain = true);
                        other
                    }
                };
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
        let terms = self.likeliest(vec![first, second]);
        self.fail(Problem::SeveralTerms(terms))
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
