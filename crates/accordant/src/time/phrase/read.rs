//! Runs the grammar under each choice that a phrase leaves open.

use super::cursor::{Cursor, Order, Pair, is_break};
use super::lexicon::{Sense, bit};
use super::problem::{Problem, ambiguous, widened};
use super::term::Meaning;
use super::token::{Kind, Token};
use super::{Language, PhraseOptions, Reading, Readings};
use crate::time::{Assumption, DayOrder, Edtf};

/// What the tokens of `text` mean together.
pub(super) fn read_tokens(
    text: &str,
    tokens: &[Token],
    options: PhraseOptions,
    prose: bool,
) -> Readings {
    match meanings(tokens, options, prose) {
        Ok(readings) => conclude(text, readings),
        Err(problem) => none(text, &problem),
    }
}

/// No reading, for this reason.
pub(super) fn none(text: &str, problem: &Problem) -> Readings {
    Readings {
        readings: Vec::new(),
        reason: Some(problem.diagnostic(text)),
    }
}

/// These readings, with what makes them less than definite.
pub(super) fn conclude(text: &str, readings: Vec<Reading>) -> Readings {
    let mut known: Vec<Reading> = Vec::new();
    for reading in readings {
        if known.iter().all(|other| other.edtf != reading.edtf) {
            known.push(reading);
        }
    }
    let vague = |reading: &Reading| {
        let mut codes = reading.assumptions.iter().map(|known| &*known.code);
        codes.any(|code| code == "phrase.widened")
    };
    let reason = match known.as_slice() {
        [one] if vague(one) => Some(widened(text, &one.edtf.to_string())),
        [_] | [] => None,
        several => {
            let texts: Vec<String> = several.iter().map(|one| one.edtf.to_string()).collect();
            Some(ambiguous(text, &texts))
        }
    };
    Readings {
        readings: known,
        reason,
    }
}

fn meanings(
    tokens: &[Token],
    options: PhraseOptions,
    prose: bool,
) -> Result<Vec<Reading>, Problem> {
    if says_undated(tokens) {
        return Err(Problem::Undated);
    }
    let is_hijri = |tokens: &[Token]| {
        tokens
            .iter()
            .any(|token| token.sense() == Some(Sense::Hijri))
    };
    if is_hijri(tokens) {
        // `24 رجب 1437 هـ الموافق 1 ماي 2016 م`: the date of the common era counts.
        for (at, token) in tokens.iter().enumerate() {
            let parts = matches!(
                token.kind,
                Kind::Slash | Kind::Dash | Kind::Paren | Kind::Comma
            ) || token.sense() == Some(Sense::Equals);
            let sides = [tokens.get(..at), tokens.get(at + 1..)];
            let [Some(left), Some(right)] = sides else {
                continue;
            };
            let common = match (is_hijri(left), is_hijri(right)) {
                (true, false) => right,
                (false, true) => left,
                _ => continue,
            };
            let is_apart = matches!(token.kind, Kind::Slash | Kind::Paren);
            let is_marked = token.sense() == Some(Sense::Equals)
                || is_apart && common.iter().any(is_common_year)
                || common
                    .iter()
                    .any(|token| token.sense() == Some(Sense::CommonEra));
            if parts
                && is_marked
                && let Ok(mut readings) = meanings_of(common, options, prose)
            {
                for reading in &mut readings {
                    reading.assumptions.push(Assumption::new(
                        "phrase.hijri-beside",
                        "the Hijri date beside it is left out",
                    ));
                }
                return Ok(readings);
            }
        }
        return Err(Problem::Hijri);
    }
    meanings_of(tokens, options, prose)
}

fn meanings_of(
    tokens: &[Token],
    options: PhraseOptions,
    prose: bool,
) -> Result<Vec<Reading>, Problem> {
    let first = run(tokens, options, prose, Order::DayFirst, None);
    let day_first = every_pair(tokens, options, prose, Order::DayFirst, &first);
    if !first.order_counts {
        return day_first;
    }
    let month_first = every_pair(tokens, options, prose, Order::MonthFirst, &first);
    let known = known_order(tokens, options);
    match (day_first, month_first, known) {
        (Ok(mut both), Ok(mut month_first), None) => {
            both.append(&mut month_first);
            Ok(both)
        }
        (Ok(day_first), Ok(month_first), Some(order)) => {
            let (mut chosen, other, words) = match order {
                Order::DayFirst => (day_first, month_first, "the day"),
                Order::MonthFirst => (month_first, day_first, "the month"),
            };
            let same = |one: &Reading| other.iter().any(|other| other.edtf == one.edtf);
            if !chosen.iter().all(same) {
                for reading in &mut chosen {
                    reading.assumptions.push(Assumption::new(
                        "policy.day-order",
                        format!("in dates of figures {words} is taken to come first"),
                    ));
                }
            }
            Ok(chosen)
        }
        // That a period would be reversed does not overrule a known order, only an impossible date does.
        (Err(Problem::EndBeforeStart), Ok(_), Some(Order::DayFirst))
        | (Ok(_), Err(Problem::EndBeforeStart), Some(Order::MonthFirst)) => {
            Err(Problem::EndBeforeStart)
        }
        (Ok(readings), Err(_), _) | (Err(_), Ok(readings), _) => Ok(readings),
        (Err(problem), Err(_), Some(Order::DayFirst) | None)
        | (Err(_), Err(problem), Some(Order::MonthFirst)) => Err(problem),
    }
}

/// The order of day and month where the policy or the language says it.
fn known_order(tokens: &[Token], options: PhraseOptions) -> Option<Order> {
    match (options.policy.day_order, options.language) {
        (DayOrder::MonthFirst, _) => Some(Order::MonthFirst),
        (DayOrder::DayFirst, _)
        | (DayOrder::ByLanguage, Some(Language::French | Language::Arabic)) => {
            Some(Order::DayFirst)
        }
        (DayOrder::ByLanguage, Some(Language::English)) => None,
        (DayOrder::ByLanguage, None) => {
            // Without a hint the words tell, if all of them are French or Arabic.
            let all = tokens.iter().fold(0, |all, token| all | token.languages);
            let told = all != 0 && all & bit(Language::English) == 0;
            told.then_some(Order::DayFirst)
        }
    }
}

struct Run {
    found: Result<Vec<Reading>, Problem>,
    order_counts: bool,
    pairs: &'static [Pair],
}

/// The readings under each choice of what a pair of numbers is.
fn every_pair(
    tokens: &[Token],
    options: PhraseOptions,
    prose: bool,
    order: Order,
    first: &Run,
) -> Result<Vec<Reading>, Problem> {
    let mut found = Vec::new();
    if first.pairs.len() > 1 {
        for pair in first.pairs {
            let run = run(tokens, options, prose, order, Some(*pair));
            found.extend(run.found.unwrap_or_default());
        }
    }
    if found.is_empty() {
        return run(tokens, options, prose, order, None).found;
    }
    Ok(found)
}

fn run(
    tokens: &[Token],
    options: PhraseOptions,
    prose: bool,
    order: Order,
    pair: Option<Pair>,
) -> Run {
    let arabic = bit(Language::Arabic);
    let mut cursor = Cursor {
        tokens,
        at: 0,
        policy: options.policy,
        order,
        pair,
        arabic: options.language == Some(Language::Arabic)
            || tokens.iter().any(|token| token.languages == arabic),
        prose,
        order_counts: false,
        pairs: &[],
        problem: None,
    };
    let found = match cursor.phrase() {
        Some(meanings) => readings(meanings),
        None => Err(cursor.problem.take().unwrap_or_else(|| {
            if says_only_open(tokens) {
                Problem::NoStart
            } else {
                Problem::NoDate
            }
        })),
    };
    Run {
        found,
        order_counts: cursor.order_counts,
        pairs: cursor.pairs,
    }
}

/// Every meaning as EDTF; all are checked by its own grammar.
fn readings(meanings: Vec<Meaning>) -> Result<Vec<Reading>, Problem> {
    let mut found = Vec::new();
    let mut problem = Problem::NoEdtf;
    for Meaning { text, notes } in meanings {
        match text.parse::<Edtf>() {
            Ok(edtf) => found.push(Reading {
                edtf,
                assumptions: notes,
            }),
            Err(error) if error.code() == "period.end-before-start" => {
                problem = Problem::EndBeforeStart;
            }
            Err(_) => {}
        }
    }
    if found.is_empty() {
        return Err(problem);
    }
    Ok(found)
}

/// Whether it can be a year of the common era only.
fn is_common_year(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(number) if number.is_long() && number.value > 1600)
}

/// `N/A`, `–`, `غير محدد`.
fn says_undated(tokens: &[Token]) -> bool {
    !tokens.is_empty()
        && tokens.iter().all(|token| {
            is_break(&token.kind)
                || matches!(
                    token.kind,
                    Kind::Dash
                        | Kind::Question
                        | Kind::Ellipsis
                        | Kind::Slash
                        | Kind::Colon
                        | Kind::Sense(Sense::Undated | Sense::Filler | Sense::Article)
                )
        })
        && tokens.iter().any(|token| {
            matches!(
                token.kind,
                Kind::Dash | Kind::Question | Kind::Ellipsis | Kind::Sense(Sense::Undated)
            )
        })
}

/// `en cours`, `until now`.
fn says_only_open(tokens: &[Token]) -> bool {
    let open = |token: &Token| token.sense() == Some(Sense::Open);
    tokens.iter().any(open)
        && tokens.iter().all(|token| {
            is_break(&token.kind)
                || matches!(token.kind, Kind::Dash | Kind::Colon | Kind::Ellipsis)
                || token.sense().is_some_and(|sense| {
                    matches!(
                        sense,
                        Sense::Open
                            | Sense::Since
                            | Sense::Until
                            | Sense::To
                            | Sense::Of
                            | Sense::From
                            | Sense::Article
                            | Sense::Filler
                            | Sense::Renewable
                            | Sense::For
                    )
                })
        })
}
