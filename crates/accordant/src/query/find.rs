//! Answers: the partnerships for which a query certainly or possibly holds.

use std::cmp::Reverse;

use accordant_text::Lexicon;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ast::Query;
use super::evaluate::{Asked, Part, Prepared, Row};
use super::explain::reason;
use super::term::{Field, Value};
use crate::json::written;
use crate::model::{Kind, PartnershipId, Portfolio, Text};
use crate::time::{Assumption, Certainty, Day, Period, Policy};
use crate::{Diagnostic, Error};
use accordant_text::words_with_places;

/// What an answer goes by besides the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AskOptions {
    /// The day on which it is asked: `today` in the query, and the day of a derived status.
    pub on: Option<Day>,
    /// The choices that EDTF leaves open.
    pub policy: Policy,
}

/// The order of the matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// Certain before possible, then by how well the words fit, then as in the portfolio.
    #[default]
    Relevance,
    /// By the earliest start; undated ones last.
    Start,
    /// By the earliest end; undated ones last.
    End,
    /// By title, as words are compared.
    Title,
}

crate::json::choices! {
    Sort: Relevance = "relevance", Start = "start", End = "end", Title = "title";
}

/// Which matches are wanted, and in what order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindOptions {
    /// The day and the policy.
    pub ask: AskOptions,
    /// The order.
    pub sort: Sort,
    /// Whether the order is reversed.
    pub descending: bool,
    /// How many matches to skip.
    pub offset: usize,
    /// How many matches to return; all if not given.
    pub limit: Option<usize>,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// How many partnerships match, on all pages: certain and possible.
    pub total: usize,
    /// How many match for certain.
    pub certain: usize,
    /// How many match possibly and not for certain.
    pub possible: usize,
    /// The matches of this page, in order.
    pub matches: Vec<Match>,
    /// What the answer takes for granted.
    pub assumptions: Vec<Assumption>,
    /// What there is to say about the query itself: a name that fits several organizations, or none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Diagnostic>,
}

/// A partnership with the certainty of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Match {
    /// The id of the partnership.
    pub id: PartnershipId,
    /// Its title.
    pub title: Text,
    /// Its full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Its period as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Certain or possible.
    pub certainty: Certainty,
    /// Why it is only possible, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the words that were asked for stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<Highlight>,
}

/// Where words that were asked for stand in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Highlight {
    /// A JSON pointer from the partnership to the text, or to the participant whose name it is.
    pub path: String,
    /// The words as they stand there.
    pub words: String,
    /// The offset of their first character, in characters (Unicode code points).
    pub start: usize,
    /// The offset after their last character, in characters.
    pub end: usize,
}

/// A row that matches.
pub(super) struct Hit<'p> {
    pub(super) row: Row<'p>,
    pub(super) certainty: Certainty,
}

impl<'p> Asked<'p> {
    pub(super) fn new(portfolio: &'p Portfolio, options: &AskOptions) -> Asked<'p> {
        Asked {
            portfolio,
            directory: None,
            frame: portfolio.frame(options.policy),
            on: options.on,
        }
    }

    /// What the dates of the query take for granted.
    pub(super) fn assumptions_of(&self, query: &Query) -> Assumptions {
        let mut assumptions = Assumptions::default();
        for term in query.terms() {
            if let Value::When(when) = term.value() {
                for date in when.dates() {
                    assumptions.extend(date.assumptions(&self.frame.policy));
                }
            }
        }
        assumptions
    }

    /// The rows that match, in the order of the portfolio, and what was taken for granted.
    pub(super) fn hits(
        &self,
        query: &Query,
        prepared: &Prepared,
    ) -> (Vec<Hit<'p>>, Vec<Assumption>) {
        let mut assumptions = self.assumptions_of(query);
        let mut hits = Vec::new();
        for row in self.rows() {
            let (certainty, temporal) = prepared.answer(self, &row);
            if temporal {
                assumptions.extend(row.partnership.time_assumptions(&self.frame));
            }
            if certainty.is_possible() {
                hits.push(Hit { row, certainty });
            }
        }
        (hits, assumptions.list)
    }
}

/// Assumptions in the order they were made, each once.
#[derive(Default)]
pub(super) struct Assumptions {
    pub(super) list: Vec<Assumption>,
    /// Their messages, each of which belongs to one code.
    seen: Lexicon,
}

impl Assumptions {
    pub(super) fn extend(&mut self, made: impl IntoIterator<Item = Assumption>) {
        for assumption in made {
            if self.seen.is_new(&assumption.message) {
                self.list.push(assumption);
            }
        }
    }
}

impl Portfolio {
    /// The partnerships for which the query certainly or possibly holds.
    ///
    /// The answer is exact: *certain* if the query holds for every pair of days on which the partnership
    /// can have begun and ended, *possible* if for some.
    ///
    /// # Errors
    /// `query.no-day` if the query needs a day and none is set, `query.mixed-durations`, `limit.*`.
    pub fn find(&self, query: &Query, options: &FindOptions) -> Result<Answer, Error> {
        let asked = Asked::new(self, &options.ask);
        let prepared = asked.prepare(query)?;
        let (mut hits, assumptions) = asked.hits(query, &prepared);
        let certain = hits.iter().filter(|hit| hit.certainty.is_certain()).count();
        let total = hits.len();
        asked.sort(&mut hits, query, options);
        let page = hits
            .into_iter()
            .skip(options.offset)
            .take(options.limit.unwrap_or(usize::MAX));
        let matches = page.map(|hit| asked.to_match(query, &hit)).collect();
        Ok(Answer {
            total,
            certain,
            possible: total - certain,
            matches,
            assumptions,
            notes: asked.said(prepared.notes),
        })
    }
}

impl Asked<'_> {
    fn sort(&self, hits: &mut [Hit<'_>], query: &Query, options: &FindOptions) {
        let undated = (true, Day::FOREVER, Day::FOREVER);
        match options.sort {
            Sort::Relevance => hits.sort_by_cached_key(|hit| {
                (Reverse(hit.certainty), Reverse(self.score(query, hit)))
            }),
            Sort::Start => hits.sort_by_cached_key(|hit| match hit.row.extent {
                Some(extent) if !hit.row.partnership.is_undated() => {
                    (false, extent.start().first(), extent.start().last())
                }
                _ => undated,
            }),
            Sort::End => hits.sort_by_cached_key(|hit| match hit.row.extent {
                Some(extent) if !hit.row.partnership.is_undated() => {
                    (false, extent.end().first(), extent.end().last())
                }
                _ => undated,
            }),
            Sort::Title => {
                hits.sort_by_cached_key(|hit| crate::fold(hit.row.partnership.title.as_str()));
            }
        }
        if options.descending {
            hits.reverse();
        }
    }

    /// How well the words fit: for each, the weights of the parts of the record that have it.
    fn score(&self, query: &Query, hit: &Hit<'_>) -> u32 {
        let mut score = 0;
        for (field, words) in word_terms(query) {
            let mut found: Vec<Part> = Vec::new();
            for place in self.places(hit.row.partnership, field) {
                if !found.contains(&place.part)
                    && words.find_in(&crate::words(place.text)).is_some()
                {
                    found.push(place.part);
                    score += place.part.weight();
                }
            }
        }
        score
    }

    pub(super) fn to_match(&self, query: &Query, hit: &Hit<'_>) -> Match {
        let partnership = hit.row.partnership;
        Match {
            id: partnership.id.clone(),
            title: partnership.title.clone(),
            name: partnership.name.clone(),
            kind: partnership.kind,
            period: partnership.period.clone(),
            certainty: hit.certainty,
            reason: (hit.certainty == Certainty::Possible).then(|| reason(self, query, &hit.row)),
            highlights: self.highlights(query, hit),
        }
    }

    fn highlights(&self, query: &Query, hit: &Hit<'_>) -> Vec<Highlight> {
        let mut found: Vec<Highlight> = Vec::new();
        let mut seen = Lexicon::default();
        for (field, asked) in word_terms(query) {
            for place in self.places(hit.row.partnership, field) {
                let words = words_with_places(place.text);
                let folded: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
                let Some(first) = asked.find_in(&folded) else {
                    continue;
                };
                let run = words.get(first..first + asked.len()).unwrap_or_default();
                let (Some((_, first)), Some((_, last))) = (run.first(), run.last()) else {
                    continue;
                };
                let characters =
                    |end: usize| place.text.get(..end).map_or(0, |text| text.chars().count());
                let highlight = Highlight {
                    path: place.path,
                    words: place
                        .text
                        .get(first.start..last.end)
                        .unwrap_or_default()
                        .to_owned(),
                    start: characters(first.start),
                    end: characters(last.end),
                };
                // A record can have as many places as it has bytes: they are not compared with each other.
                if seen.is_new(&format!(
                    "{} {} {}",
                    highlight.start, highlight.end, highlight.path
                )) {
                    found.push(highlight);
                }
            }
        }
        found
    }
}

/// The words a query looks for in texts, outside of negations.
pub(super) fn word_terms(query: &Query) -> Vec<(Field, &super::term::Words)> {
    match query {
        Query::Everything | Query::Not(_) => Vec::new(),
        Query::And(parts) | Query::Or(parts) => parts.iter().flat_map(word_terms).collect(),
        Query::Certain(inner) | Query::Possible(inner) => word_terms(inner),
        Query::Term(term) => match (term.field(), term.value()) {
            (field @ (Field::Text | Field::Title | Field::Objective), Value::Words(words)) => {
                vec![(field, words)]
            }
            _ => Vec::new(),
        },
    }
}

written! {
    Answer:
        "total" total!, "certain" certain!, "possible" possible!, "matches" matches!,
        "assumptions" assumptions!, "notes" notes?,
    Match:
        "id" id!, "title" title!, "name" name?, "kind" kind?, "period" period?,
        "certainty" certainty!, "reason" reason?, "highlights" highlights?,
    Highlight: "path" path!, "words" words!, "start" start!, "end" end!,
}
