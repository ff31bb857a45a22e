//! Why a partnership matches, in words.

use schemars::JsonSchema;
use serde::Serialize;

use super::ast::Query;
use super::evaluate::{Asked, Row};
use super::find::AskOptions;
use super::term::{Field, Term, Value};
use crate::Error;
use crate::json::written;
use crate::model::{CountryCode, PartnershipId, Portfolio, Text};
use crate::time::{Assumption, Certainty, Day, End, OpenEnds, Period, Window};

/// Why a query certainly, possibly or in no way holds for one partnership.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The id of the partnership.
    pub id: PartnershipId,
    /// Its title.
    pub title: Text,
    /// The exact answer.
    pub certainty: Certainty,
    /// The answer in a sentence: `possible: it ended some day in November 2017`.
    pub sentence: String,
    /// The query and its parts from the outside in, each with its own answer.
    pub parts: Vec<ExplainedPart>,
    /// What the answer takes for granted.
    pub assumptions: Vec<Assumption>,
}

/// A part of a query with its own answer.
///
/// The answers of the parts do not add up to the answer of the whole: `a OR -a` is certain although each
/// side is only possible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedPart {
    /// How deep it stands in the query; the whole is 0.
    pub depth: usize,
    /// The part as text.
    pub query: String,
    /// Its exact answer.
    pub certainty: Certainty,
    /// Why, for a single condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Portfolio {
    /// Explains the answer of a query for one partnership; nothing if there is none with this id.
    ///
    /// # Errors
    /// As [`Portfolio::find`].
    pub fn explain(
        &self,
        query: &Query,
        id: &PartnershipId,
        options: &AskOptions,
    ) -> Result<Option<Explanation>, Error> {
        let asked = Asked::new(self, options);
        let Some(row) = asked.rows().find(|row| row.partnership.id == *id) else {
            return Ok(None);
        };
        asked.explain(query, &row).map(Some)
    }
}

impl Asked<'_> {
    /// The reason of the answer for one row.
    pub(super) fn explain(&self, query: &Query, row: &Row<'_>) -> Result<Explanation, Error> {
        let (certainty, temporal) = self.prepare(query)?.answer(self, row);
        let mut parts = Vec::new();
        let mut open = vec![(0, query)];
        while let Some((depth, part)) = open.pop() {
            let (certainty, _) = self.prepare(part)?.answer(self, row);
            let because = match part {
                Query::Term(term) => Some(self.because(term, row, certainty)),
                _ => None,
            };
            parts.push(ExplainedPart {
                depth,
                query: if depth == 0 && *part == Query::Everything {
                    "*".to_owned()
                } else {
                    part.to_string()
                },
                certainty,
                because,
            });
            match part {
                Query::And(inner) | Query::Or(inner) => {
                    open.extend(inner.iter().rev().map(|part| (depth + 1, part)));
                }
                Query::Not(inner) | Query::Certain(inner) | Query::Possible(inner) => {
                    open.push((depth + 1, inner));
                }
                Query::Everything | Query::Term(_) => {}
            }
        }
        let why = if certainty == Certainty::Possible {
            reason(self, query, row)
        } else {
            let mut facts: Vec<&str> = parts
                .iter()
                .filter_map(|part| part.because.as_deref())
                .collect();
            facts.dedup();
            if facts.is_empty() {
                "everything is asked for".to_owned()
            } else {
                facts.join("; ")
            }
        };
        Ok(Explanation {
            id: row.partnership.id.clone(),
            title: row.partnership.title.clone(),
            certainty,
            sentence: format!("{certainty}: {why}"),
            parts,
            assumptions: if temporal {
                row.partnership.time_assumptions(&self.frame)
            } else {
                Vec::new()
            },
        })
    }
}

/// Why the answer is only possible: the ends of the period that leave it open.
pub(super) fn reason(asked: &Asked<'_>, query: &Query, row: &Row<'_>) -> String {
    if row.partnership.is_undated() {
        return "it is undated".to_owned();
    }
    let (mut start, mut end) = (false, false);
    for term in query.terms() {
        let Ok(prepared) = asked.prepare(&Query::Term(term.clone())) else {
            continue;
        };
        let (certainty, temporal) = prepared.answer(asked, row);
        if !temporal || certainty != Certainty::Possible {
            continue;
        }
        if let Some((s, e)) = prepared.doubtful_ends(row) {
            start |= s;
            end |= e;
        } else {
            (start, end) = (true, true);
        }
    }
    let facts = asked.facts(row, start || !end, end || !start);
    if facts.is_empty() {
        "it depends on days that nobody has said".to_owned()
    } else {
        join(&facts)
    }
}

impl Asked<'_> {
    /// When it begins and ends, in words.
    fn facts(&self, row: &Row<'_>, start: bool, end: bool) -> Vec<String> {
        let Some(extent) = row.extent else {
            return vec!["it ends before it can have begun".to_owned()];
        };
        let mut facts = Vec::new();
        let today = self.on.or(self.frame.as_of);
        let past = |window: Window| today.is_some_and(|today| window.last() < today);
        let ends = row.partnership.period.as_ref().and_then(Period::ends);
        if start {
            let written = ends.map(|(start, _)| start);
            facts.push(match written {
                None | Some(End::Open | End::Unknown) if extent.start().first() == Day::EVER => {
                    "its start is unknown".to_owned()
                }
                _ => format!(
                    "it {} {}",
                    if past(extent.start()) {
                        "began"
                    } else {
                        "begins"
                    },
                    describe(extent.start())
                ),
            });
        }
        if end {
            let amended = row.partnership.amended_end(&self.frame);
            let written = amended.or(ends.map(|(_, end)| end));
            facts.push(match (written, self.frame.as_of) {
                (Some(End::Open), _) if self.frame.policy.open_ends == OpenEnds::HoldForever => {
                    "its open end is taken as holding for ever".to_owned()
                }
                (Some(End::Open), Some(day)) => {
                    format!(
                        "it is open-ended, and nobody has said how long it ran after {}",
                        in_words(day)
                    )
                }
                (Some(End::Open), None) => "it is open-ended, as of no stated day".to_owned(),
                (None | Some(End::Unknown), _) if extent.end().last() == Day::FOREVER => {
                    "its end is unknown".to_owned()
                }
                _ => format!(
                    "it {} {}",
                    if past(extent.end()) { "ended" } else { "ends" },
                    describe(extent.end())
                ),
            });
        }
        facts
    }

    /// Why one condition holds, can hold, or does not.
    fn because(&self, term: &Term, row: &Row<'_>, certainty: Certainty) -> String {
        let partnership = row.partnership;
        let not = if certainty.is_possible() { "" } else { "not " };
        match (term.field(), term.value()) {
            (Field::Status, _) | (_, Value::When(_)) => {
                if partnership.is_undated() {
                    return "it is undated".to_owned();
                }
                if certainty == Certainty::Possible {
                    return reason(self, &Query::Term(term.clone()), row);
                }
                let (start, end) = match term.field() {
                    Field::Starts => (true, false),
                    Field::Ends => (false, true),
                    _ => (true, true),
                };
                join(&self.facts(row, start, end))
            }
            (_, Value::Length(_)) => match row.extent.map(|extent| extent.duration_days()) {
                Some((Some(least), Some(most))) if least == most => {
                    format!("it lasts {}", in_days(least))
                }
                Some((Some(least), Some(most))) => format!("it lasts from {least} to {most} days"),
                Some((Some(least), None)) => format!("it lasts {} or more", in_days(least)),
                Some((None, _)) => "it lasts without end".to_owned(),
                None => "it ends before it can have begun".to_owned(),
            },
            (Field::Kind, _) => match partnership.kind {
                Some(kind) => format!("its kind is {kind}"),
                None => "its kind is not stated".to_owned(),
            },
            (Field::Declared, _) => match partnership.status {
                Some(status) => format!("it is declared {status}"),
                None => "no status is declared".to_owned(),
            },
            (Field::Country, _) => {
                let countries: Vec<&str> = partnership
                    .countries
                    .iter()
                    .map(CountryCode::as_str)
                    .collect();
                if countries.is_empty() {
                    "no country is stated".to_owned()
                } else {
                    format!("its countries are {}", countries.join(", "))
                }
            }
            (Field::Partner, value) => {
                let takes = if not.is_empty() {
                    "takes"
                } else {
                    "does not take"
                };
                format!("`{}` {takes} part", value.text())
            }
            (Field::Role(role), value) => {
                format!("`{}` is {not}in it as {role}", value.text())
            }
            (Field::Programme, value) => {
                format!("it is {not}funded by the programme `{}`", value.text())
            }
            (field, value) => {
                let place = match field {
                    Field::Text => "its texts".to_owned(),
                    Field::Title => "its title or name".to_owned(),
                    Field::Objective => "its objectives".to_owned(),
                    Field::Topic => "its topics".to_owned(),
                    Field::Language => "its languages".to_owned(),
                    other => format!("its {other}"),
                };
                format!("`{}` is {not}in {place}", value.text())
            }
        }
    }
}

/// Facts in one sentence: of two about the thing itself the second needs no subject of its own.
fn join(facts: &[String]) -> String {
    let mut sentence = String::new();
    for fact in facts {
        if sentence.is_empty() {
            sentence.push_str(fact);
            continue;
        }
        sentence.push_str(" and ");
        let shared = sentence.starts_with("it ");
        let rest = fact.strip_prefix("it ").filter(|_| shared);
        sentence.push_str(rest.unwrap_or(fact));
    }
    sentence
}

/// A window of days in words, to stand behind "it began" or "it ended".
pub(super) fn describe(window: Window) -> String {
    let (first, last) = (window.first(), window.last());
    let (Some((year, month, day)), Some((last_year, last_month, last_day))) =
        (first.civil(), last.civil())
    else {
        return match (first, last) {
            (Day::EVER, Day::FOREVER) => "on an unknown day".to_owned(),
            (Day::EVER, last) => format!("on {} or earlier", in_words(last)),
            (first, _) => format!("on {} or later", in_words(first)),
        };
    };
    let full = |from: Day, months: i64| day == 1 && from.plus_months(months).plus_days(-1) == last;
    if first == last {
        format!("on {}", in_words(first))
    } else if (month, last_month, day, last_day) == (1, 12, 1, 31) && year == last_year {
        format!("some day in {year}")
    } else if full(first, 1) {
        format!(
            "some day in {} {year}",
            MONTHS.get(usize::from(month) - 1).unwrap_or(&"")
        )
    } else {
        format!("between {} and {}", in_words(first), in_words(last))
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// So many days in words.
fn in_days(count: i64) -> String {
    format!("{count} day{}", if count == 1 { "" } else { "s" })
}

/// A day in words: `15 June 2018`.
fn in_words(day: Day) -> String {
    match day.civil() {
        Some((year, month, day)) => {
            format!(
                "{day} {} {year}",
                MONTHS.get(usize::from(month) - 1).unwrap_or(&"")
            )
        }
        None => day.to_string(),
    }
}

written! {
    Explanation:
        "id" id!, "title" title!, "certainty" certainty!, "sentence" sentence!, "parts" parts!,
        "assumptions" assumptions!,
    ExplainedPart: "depth" depth!, "query" query!, "certainty" certainty!, "because" because?,
}
