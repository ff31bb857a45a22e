//! The questions of a portfolio, asked of an index.

use std::cmp::Reverse;

use accordant_columns::{Bitmap, Set};

use super::Index;
use super::evaluate::{Evaluator, Exact, takes_long};
use super::last::Question;
use super::text::TextIndex;
use super::times::Times;
use crate::Error;
use crate::model::{Partnership, PartnershipId};
use crate::order;
use crate::query::ast::Query;
use crate::query::evaluate::{Asked, Node, Prepared, Row};
use crate::query::expiries::{Expiries, expiring};
use crate::query::explain::Explanation;
use crate::query::facets::{Facets, check_fields};
use crate::query::find::{
    Answer, AskOptions, Assumptions, FindOptions, Hit, Match, Sort, word_terms,
};
use crate::query::links::{CommonPartners, Links, Network, NetworkOptions};
use crate::query::term::{Field, Status};
use crate::query::timeline::{Timeline, TimelineUnit};
use crate::query::when::When;
use crate::time::{Assumption, Certainty, Day, Extent, Frame};

impl Index {
    /// As [`Portfolio::find`](crate::Portfolio::find), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn find(&self, query: &Query, options: &FindOptions) -> Result<Answer, Error> {
        self.ask(&options.ask, |session| session.find(query, options))
    }

    /// As [`Portfolio::facets`](crate::Portfolio::facets), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn facets(
        &self,
        query: &Query,
        fields: &[Field],
        options: &AskOptions,
    ) -> Result<Facets, Error> {
        check_fields(fields)?;
        self.ask(options, |session| session.facets(query, fields))
    }

    /// As [`Portfolio::timeline`](crate::Portfolio::timeline), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn timeline(
        &self,
        query: &Query,
        unit: TimelineUnit,
        range: Option<&When>,
        options: &AskOptions,
    ) -> Result<Timeline, Error> {
        self.ask(options, |session| session.timeline(query, unit, range))
    }

    /// As [`Portfolio::links`](crate::Portfolio::links), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn links(
        &self,
        a: &str,
        b: &str,
        query: &Query,
        options: &AskOptions,
    ) -> Result<Links, Error> {
        self.ask(options, |session| session.links(a, b, query))
    }

    /// As [`Portfolio::partners`](crate::Portfolio::partners), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn partners(
        &self,
        of: &str,
        query: &Query,
        options: &NetworkOptions,
    ) -> Result<Network, Error> {
        self.ask(&options.ask, |session| {
            session.partners(of, query, options.limit)
        })
    }

    /// As [`Portfolio::common_partners`](crate::Portfolio::common_partners), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn common_partners(
        &self,
        a: &str,
        b: &str,
        query: &Query,
        options: &NetworkOptions,
    ) -> Result<CommonPartners, Error> {
        self.ask(&options.ask, |session| {
            session.common_partners(a, b, query, options.limit)
        })
    }

    /// As [`Portfolio::network`](crate::Portfolio::network), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn network(&self, query: &Query, options: &NetworkOptions) -> Result<Network, Error> {
        self.ask(&options.ask, |session| {
            session.network(query, options.limit)
        })
    }

    /// As [`Portfolio::expiries`](crate::Portfolio::expiries), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn expiries(
        &self,
        query: &Query,
        when: &When,
        options: &AskOptions,
    ) -> Result<Expiries, Error> {
        let query = expiring(query, when)?;
        self.ask(options, |session| {
            let answered = session.answer(&query)?;
            let rows = session.in_order(&answered.exact.possible);
            let mut expiries = Vec::new();
            session.each_hit(rows, &answered.exact, |hit| expiries.extend(hit.expiry()));
            Ok(Expiries::new(expiries, answered.assumptions.list))
        })
    }

    /// As [`Portfolio::explain`](crate::Portfolio::explain), with the same answer.
    ///
    /// # Errors
    /// As there.
    pub fn explain(
        &self,
        query: &Query,
        id: &PartnershipId,
        options: &AskOptions,
    ) -> Result<Option<Explanation>, Error> {
        let Some(partnership) = self.get(id) else {
            return Ok(None);
        };
        // One record needs no columns, whatever the policy.
        let asked = self.asked(options);
        asked.explain(query, &asked.row(&partnership)).map(Some)
    }

    /// Asks under the policy of the index or, if it is asked for, another one.
    fn ask<T>(
        &self,
        options: &AskOptions,
        question: impl FnOnce(&Session<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let asked = self.asked(options);
        let other;
        let times = if asked.frame == self.columns.times.frame {
            &self.columns.times
        } else {
            other = self.times_in(asked.frame);
            &other
        };
        question(&Session {
            evaluator: Evaluator {
                index: self,
                times,
                asked: &asked,
            },
        })
    }

    fn times_in(&self, frame: Frame) -> Times {
        let mut times = Times::new(frame);
        for (row, partnership) in self.columns.records.each(0..self.columns.len()) {
            times.push(row, &partnership.dates(), partnership.title.as_str());
        }
        times.settle();
        times
    }

    fn asked(&self, options: &AskOptions) -> Asked<'_> {
        Asked {
            portfolio: &self.head.portfolio,
            directory: Some(&self.head.directory),
            frame: self.head.portfolio.frame(options.policy),
            on: options.on,
        }
    }
}

/// An index as it is asked: on a day, in a frame.
pub(super) struct Session<'i> {
    pub(super) evaluator: Evaluator<'i>,
}

/// A query and its exact answer.
pub(super) struct Answered<'i> {
    pub(super) prepared: Prepared,
    pub(super) exact: Exact<'i>,
    pub(super) assumptions: Assumptions,
}

impl<'i> Session<'i> {
    pub(super) fn index(&self) -> &'i Index {
        self.evaluator.index
    }

    pub(super) fn asked(&self) -> &'i Asked<'i> {
        self.evaluator.asked
    }

    /// The rows in the order of the portfolio.
    pub(super) fn in_order(&self, rows: &Set<'_>) -> Vec<u32> {
        let mut rows = rows.list().into_owned();
        self.index().put_in_order(&mut rows);
        rows
    }

    /// The exact answer; with its formulas if `with_tree`.
    pub(super) fn answer_with(
        &self,
        query: &Query,
        with_tree: bool,
    ) -> Result<Answered<'i>, Error> {
        let prepared = self.asked().prepare(query)?;
        let exact = if takes_long(&prepared.node) {
            let question = Question {
                query: query.clone(),
                frame: self.asked().frame,
                on: self.asked().on,
            };
            let last = &self.index().last;
            last.answer(question, || self.exact(&prepared, true))
        } else {
            self.exact(&prepared, with_tree)
        };
        Ok(self.answered(query, prepared, exact))
    }

    /// The answer to a query where a status has to hold, too: from the answer without it, where that takes long.
    pub(super) fn answer_and_status(
        &self,
        query: &Query,
        status: Status,
    ) -> Result<Answered<'i>, Error> {
        let both = Query::all([query.clone(), Query::status(status)]);
        let prepared = self.asked().prepare(&both)?;
        let of_status = self.asked().prepare(&Query::status(status))?;
        let alone = self.asked().prepare(query)?;
        let exact = match of_status.node {
            Node::If(condition) if takes_long(&alone.node) && self.odd().is_empty() => {
                let exact = self.answer(query)?.exact;
                self.evaluator.decide_with(&exact, &condition)
            }
            _ => None,
        };
        match exact {
            Some(exact) => Ok(self.answered(&both, prepared, exact)),
            None => self.answer(&both),
        }
    }

    /// The rows that the columns cannot hold.
    fn odd(&self) -> Bitmap {
        &self.index().live & &self.evaluator.times.odd
    }

    fn answered(&self, query: &Query, prepared: Prepared, exact: Exact<'i>) -> Answered<'i> {
        let mut assumptions = self.asked().assumptions_of(query);
        assumptions.extend(self.assumptions(&exact.temporal));
        Answered {
            prepared,
            exact,
            assumptions,
        }
    }

    fn exact(&self, prepared: &Prepared, with_tree: bool) -> Exact<'i> {
        let index = self.index();
        let odd = self.odd();
        let universe = if odd.is_empty() {
            Set::borrowed(&index.live)
        } else {
            Set::made(&index.live - &odd)
        };
        let mut exact = self.evaluator.decide(&prepared.node, &universe, with_tree);
        if !odd.is_empty() {
            // What the columns cannot hold is read.
            let (mut certain, mut possible, mut temporal) = (Vec::new(), Vec::new(), Vec::new());
            for (row, partnership) in index.columns.records.each(odd.iter()) {
                let (certainty, in_time) =
                    prepared.answer(self.asked(), &self.asked().row(&partnership));
                certain.extend(certainty.is_certain().then_some(row));
                possible.extend(certainty.is_possible().then_some(row));
                temporal.extend(in_time.then_some(row));
            }
            exact.add(certain, possible, temporal);
        }
        exact
    }

    pub(super) fn answer(&self, query: &Query) -> Result<Answered<'i>, Error> {
        self.answer_with(query, false)
    }

    /// What the periods of the rows take for granted, in the order of the portfolio, each once.
    pub(super) fn assumptions(&self, rows: &Set<'_>) -> Vec<Assumption> {
        if rows.is_empty() {
            return Vec::new();
        }
        let times = self.evaluator.times;
        let assumptions = &times.assumptions;
        let mut found = Vec::new();
        for (number, (_, postings)) in (0_u32..).zip(assumptions.values.iter()) {
            let place = |row: u32| (self.index().place(row), row);
            let making = postings.set();
            let first = match &self.index().places {
                None => making.first_in(rows).map(place),
                Some(_) => making.and(rows).iter().map(place).min(),
            };
            if let Some((place, row)) = first {
                let mut made = assumptions.of_row(row);
                let position = made.position(|made| made == number);
                found.push((place, position, number));
            }
        }
        order::sort_by_key(&mut found, |(place, position, _)| (*place, *position));
        found
            .into_iter()
            .map(|(_, _, number)| times.assumption(number))
            .collect()
    }

    /// Reads the rows and passes them on as hits.
    pub(super) fn each_hit(
        &self,
        rows: Vec<u32>,
        exact: &Exact<'_>,
        mut found: impl FnMut(&Hit<'_>),
    ) {
        let records = &self.index().columns.records;
        for (row, partnership) in records.each(rows.into_iter()) {
            found(&self.hit(row, &partnership, exact));
        }
    }

    fn hit<'p>(&self, row: u32, partnership: &'p Partnership, exact: &Exact<'_>) -> Hit<'p> {
        Hit {
            row: Row {
                partnership,
                extent: self.extent(row, partnership),
            },
            certainty: if exact.certain().contains(row) {
                Certainty::Certain
            } else {
                Certainty::Possible
            },
        }
    }

    fn find(&self, query: &Query, options: &FindOptions) -> Result<Answer, Error> {
        let answered = self.answer(query)?;
        let exact = &answered.exact;
        let total = exact.possible.len();
        let certain = exact.certain().len();
        let mut matches: Vec<Match> = Vec::new();
        let page = self.page(query, exact, options);
        self.each_hit(page, exact, |hit| {
            matches.push(self.asked().to_match(query, hit));
        });
        Ok(Answer {
            total,
            certain,
            // Of a forged snapshot more can be certain than are there.
            possible: total.saturating_sub(certain),
            matches,
            assumptions: answered.assumptions.list,
            notes: self.asked().said(answered.prepared.notes),
        })
    }

    /// The rows of the page that is asked for, in order.
    fn page(&self, query: &Query, exact: &Exact<'_>, options: &FindOptions) -> Vec<u32> {
        let limit = options.limit.unwrap_or(usize::MAX);
        if limit == 0 {
            return Vec::new();
        }
        if options.sort == Sort::Relevance
            && self.index().places.is_none()
            && word_terms(query).is_empty()
        {
            return by_certainty(exact, options, limit);
        }
        let rows = self.in_order(&exact.possible);
        let windows = &self.evaluator.times.windows;
        let by_day = |row: u32, of: fn(&Extent) -> (Day, Day)| {
            // What the columns cannot hold is read.
            let extent = if self.evaluator.times.odd.contains(row) {
                let partnership = self.index().columns.records.get(row);
                partnership.and_then(|found| found.extent(&self.asked().frame))
            } else {
                windows.extent(row)
            };
            let dated = extent.filter(|_| !self.index().columns.undated.contains(row));
            match dated.as_ref().map(of) {
                Some((first, last)) => (false, first, last),
                None => (true, Day::FOREVER, Day::FOREVER),
            }
        };
        let starts = |extent: &Extent| (extent.start().first(), extent.start().last());
        let ends = |extent: &Extent| (extent.end().first(), extent.end().last());
        match options.sort {
            Sort::Relevance => {
                let scores = self.scores(query, &exact.possible);
                let score = |row: u32| scores.get(row as usize).copied().unwrap_or(0);
                let key = |row: u32| (!exact.certain().contains(row), Reverse(score(row)));
                cut(rows, key, options, limit)
            }
            Sort::Start => cut(rows, |row| by_day(row, starts), options, limit),
            Sort::End => cut(rows, |row| by_day(row, ends), options, limit),
            Sort::Title => {
                let titles = &self.index().columns.titles;
                cut(rows, |row| titles.get(row), options, limit)
            }
        }
    }

    /// How well the words of the query fit, by row; empty if it has none.
    fn scores(&self, query: &Query, rows: &Set<'i>) -> Vec<u32> {
        let terms = word_terms(query);
        if terms.is_empty() {
            return Vec::new();
        }
        let mut scores = vec![0; self.index().columns.len() as usize];
        for (field, words) in terms {
            for part in TextIndex::parts(field) {
                for row in &self.evaluator.words_in(part, words, rows) {
                    if let Some(score) = scores.get_mut(row as usize) {
                        *score += part.weight();
                    }
                }
            }
        }
        scores
    }

    /// The extent of a row that was read.
    fn extent(&self, row: u32, partnership: &Partnership) -> Option<Extent> {
        if self.evaluator.times.odd.contains(row) {
            return partnership.extent(&self.asked().frame);
        }
        self.evaluator.times.windows.extent(row)
    }
}

/// The rows of a page when the certain ones come first, and all are in order otherwise.
fn by_certainty(exact: &Exact<'_>, options: &FindOptions, limit: usize) -> Vec<u32> {
    let certain = exact.certain();
    let possible = || {
        let rows = exact.possible.iter();
        rows.filter(|row| !certain.contains(*row))
    };
    if options.descending {
        let rows = possible().rev().chain(certain.iter().rev());
        return rows.skip(options.offset).take(limit).collect();
    }
    let rows = certain.iter().chain(possible());
    rows.skip(options.offset).take(limit).collect()
}

/// The rows of a page when they are ordered by a key; equal ones stay in order.
fn cut<K: Ord>(
    rows: Vec<u32>,
    key: impl Fn(u32) -> K,
    options: &FindOptions,
    limit: usize,
) -> Vec<u32> {
    let keyed: Vec<(K, usize, u32)> = rows
        .into_iter()
        .enumerate()
        .map(|(place, row)| (key(row), place, row))
        .collect();
    let order = |a: &(K, usize, u32), b: &(K, usize, u32)| {
        let order = (&a.0, a.1).cmp(&(&b.0, b.1));
        if options.descending {
            order.reverse()
        } else {
            order
        }
    };
    let end = options.offset.saturating_add(limit);
    let page = order::first(keyed, end, order)
        .into_iter()
        .skip(options.offset);
    page.map(|(_, _, row)| row).collect()
}
