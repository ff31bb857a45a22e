//! When a record is: its start, end and period, as written and as EDTF.

use std::borrow::Cow;

use accordant::Diagnostic;
use accordant::diagnostic::Severity;
use accordant::json::Json;
use accordant::model::Evidence;
use accordant::time::{Edtf, EdtfKind, End, Frame, Period, PhraseOptions, Readings, read_phrase};

use super::fields::Field;
use super::record::Given;
use super::report::{Notes, pointer};
use super::values::scalar;
use crate::remarks::shown;

/// The fields of a record that say when it is.
#[derive(Default, Clone)]
pub(super) struct Dates {
    pub(super) start: Option<Given>,
    pub(super) end: Option<Given>,
    pub(super) period: Option<Given>,
}

/// What they come to: the period, the words it was read from, and the fields that were not understood.
#[derive(Default)]
pub(super) struct Dated {
    pub(super) period: Option<Period>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) kept: Vec<Given>,
}

/// What one field says.
enum Said {
    /// One end, or the day, month or year in which it is.
    End(End),
    /// A period or a set: more than one end.
    Whole(Edtf),
}

impl Dates {
    /// Reads them. A date with one reading is used; one with several or none is kept as it is, and said.
    pub(super) fn read(self, options: PhraseOptions, notes: &mut Notes) -> Dated {
        let Some(given) = self.period else {
            return ends(self.start, self.end, options, notes);
        };
        let mut dated = whole(given, options, notes);
        if self.start.is_none() && self.end.is_none() {
            return dated;
        }
        let sides = (self.start.clone(), self.end.clone());
        let other = ends(self.start, self.end, options, notes);
        if dated.period.is_none() || other.period == dated.period {
            dated.period = other.period;
            dated.evidence.extend(other.evidence);
            dated.kept.extend(other.kept);
        } else {
            let sides: Vec<Given> = sides.0.into_iter().chain(sides.1).collect();
            disagree(&sides, notes);
            dated.kept.extend(sides);
        }
        dated
    }
}

/// Reads a period: a text, or an object with a start and an end.
fn whole(given: Given, options: PhraseOptions, notes: &mut Notes) -> Dated {
    let Json::Object(fields) = &given.value else {
        let mut dated = Dated::default();
        match said(&given, options, notes) {
            Ok(Some((said, evidence))) => {
                let period = match said {
                    Said::Whole(edtf) => Some(Period::from(edtf)),
                    Said::End(end) => end.date().and_then(|date| date.to_string().parse().ok()),
                };
                dated.evidence.extend(evidence);
                dated.period = period;
                if dated.period.is_none() {
                    dated.kept.push(given);
                }
            }
            Ok(None) => {}
            Err(()) => dated.kept.push(given),
        }
        return dated;
    };
    let mut dates = Dates::default();
    let mut whole = true;
    for (name, value) in fields {
        let inner = || Given {
            value: value.clone(),
            path: pointer(&given.path, name),
            ..given.clone()
        };
        match Field::of(name) {
            Some(Field::Start) if dates.start.is_none() => dates.start = Some(inner()),
            Some(Field::End) if dates.end.is_none() => dates.end = Some(inner()),
            _ => {
                let path = pointer(&given.path, name);
                notes.unknown(&format!("{}.{name}", given.name), &path);
                whole = false;
            }
        }
    }
    let mut dated = ends(dates.start, dates.end, options, notes);
    if !whole || !dated.kept.is_empty() {
        dated.kept = vec![given];
    }
    dated
}

/// Reads a start and an end.
fn ends(
    start: Option<Given>,
    end: Option<Given>,
    options: PhraseOptions,
    notes: &mut Notes,
) -> Dated {
    let mut dated = Dated::default();
    let (mut sides, mut words) = (Vec::new(), Vec::new());
    let mut read = |given: Option<Given>, is_end: bool| {
        let given = given?;
        let found = match open_end(&given, is_end, options) {
            Some(open) => Ok(Some(open)),
            None => said(&given, options, notes),
        };
        let Ok(found) = found else {
            dated.kept.push(given);
            return None;
        };
        let (said, evidence) = found?;
        words.extend(evidence);
        sides.push(given);
        Some(said)
    };
    let period = match (read(start, false), read(end, true)) {
        (None, None) => return dated,
        (Some(Said::End(start)), None) => joined(start, End::Unknown),
        (None, Some(Said::End(end))) => joined(End::Unknown, end),
        (Some(Said::Whole(whole)), None) | (None, Some(Said::Whole(whole))) => {
            Ok(Period::from(whole))
        }
        (Some(start), Some(end)) => both(start, end),
    };
    let code = match period {
        Ok(period) if period.extent(&Frame::default()).is_some() => {
            dated.period = Some(period);
            dated.evidence = words;
            return dated;
        }
        Ok(_) => "period.end-before-start",
        Err(code) => code,
    };
    unfit(code, &sides, notes);
    dated.kept.append(&mut sides);
    dated
}

/// The period of two fields that are both understood, or the code of what is wrong with them together.
fn both(start: Said, end: Said) -> Result<Period, &'static str> {
    let is_vague = |end: &End| matches!(end, End::Open | End::Unknown);
    match (start, end) {
        (Said::End(start), Said::End(end)) => joined(start, end),
        (Said::Whole(whole), Said::End(end)) => match whole.ends() {
            Some((start, old)) if is_vague(&old) || old == end => joined(start, end),
            _ => Err("records.dates-disagree"),
        },
        (Said::End(start), Said::Whole(whole)) => match whole.ends() {
            Some((old, end)) if is_vague(&old) || old == start => joined(start, end),
            _ => Err("records.dates-disagree"),
        },
        (Said::Whole(start), Said::Whole(end)) if start == end => Ok(Period::from(start)),
        _ => Err("records.dates-disagree"),
    }
}

fn joined(start: End, end: End) -> Result<Period, &'static str> {
    let period: Result<Period, accordant::Error> = format!("{start}/{end}").parse();
    period.map_err(|error| match error.code() {
        "period.end-before-start" => "period.end-before-start",
        "period.without-date" => "period.without-date",
        _ => "date.not-edtf",
    })
}

/// An end that goes on: `..`, or `present` in any language that phrases are read in.
///
/// By itself such a word is no date; a start is put before it to have it read.
fn open_end(
    given: &Given,
    is_end: bool,
    options: PhraseOptions,
) -> Option<(Said, Option<Evidence>)> {
    let text = given.value.as_str()?;
    if text == ".." {
        return Some((Said::End(End::Open), None));
    }
    if !is_end || text.len() > 64 || text.trim().is_empty() {
        return None;
    }
    let readings = read_phrase(&format!("1900 – {}", text.trim()), &options);
    let [reading] = readings.readings.as_slice() else {
        return None;
    };
    let (_, end) = reading.edtf.ends()?;
    (end == End::Open).then(|| (Said::End(End::Open), Some(evidence(text))))
}

/// What a field says, and its words if they are no EDTF; nothing if it is blank. What cannot be read for
/// certain is reported.
fn said(
    given: &Given,
    options: PhraseOptions,
    notes: &mut Notes,
) -> Result<Option<(Said, Option<Evidence>)>, ()> {
    let Some(text) = scalar(&given.value) else {
        notes.not_read(&given.name, &given.value, &given.path, "a date");
        return Err(());
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    let edtf = match strict(text.trim()) {
        Ok(edtf) => edtf,
        Err(code) => phrase(&text, code, options, &given.path, notes)?,
    };
    let said = match (edtf.kind(), edtf.date()) {
        // The model speaks of days: the time of day is only in the words.
        (EdtfKind::Date | EdtfKind::DateTime, Some(date)) => Said::End(End::Date(date)),
        _ => Said::Whole(edtf),
    };
    let printed = match &said {
        Said::End(end) => end.to_string(),
        Said::Whole(edtf) => edtf.to_string(),
    };
    Ok(Some((said, (printed != text).then(|| evidence(&text)))))
}

/// An EDTF expression; a fraction of a second, which EDTF does not have, is passed over.
fn strict(text: &str) -> Result<Edtf, String> {
    text.parse().or_else(|error: accordant::Error| {
        let code = error.code().to_owned();
        let (before, after) = text.split_once('.').ok_or_else(|| code.clone())?;
        let zone = after.trim_start_matches(|c: char| c.is_ascii_digit());
        if before.find('T').is_none() || zone.len() == after.len() && !after.is_empty() {
            return Err(code);
        }
        format!("{before}{zone}").parse().map_err(|_| code)
    })
}

/// A date as people write it.
fn phrase(
    text: &str,
    strict: String,
    options: PhraseOptions,
    path: &str,
    notes: &mut Notes,
) -> Result<Edtf, ()> {
    let Readings { readings, reason } = read_phrase(text, &options);
    let sure = reason
        .as_ref()
        .is_none_or(|reason| reason.severity == Severity::Info);
    if let ([reading], true) = (readings.as_slice(), sure) {
        for assumption in &reading.assumptions {
            notes.note(
                info(assumption.code.clone(), assumption.message.clone(), None).at_path(path),
            );
        }
        if let Some(reason) = reason {
            notes.note(info(reason.code, reason.message, reason.help).at_path(path));
        }
        return Ok(reading.edtf.clone());
    }
    let meanings: Vec<String> = readings
        .iter()
        .map(|reading| format!("`{}`", reading.edtf))
        .collect();
    let mut remark = if meanings.is_empty() {
        Diagnostic::warning(
            "date.not-edtf",
            format!(
                "`{}` {}: kept in `extensions`",
                shown(text),
                match strict.as_str() {
                    "date.no-such-day" => "is a day that no calendar has",
                    "date.month-out-of-range" => "has a month that no year has",
                    "date.time-out-of-range" => "has a time that no day has",
                    _ => "is not understood as a date",
                }
            ),
        )
        .help("write an EDTF date such as 2016, 2016-05 or 2016-05-01")
    } else {
        Diagnostic::warning(
            "records.ambiguous-date",
            format!(
                "`{}` can mean {}: kept in `extensions`",
                shown(text),
                meanings.join(" or ")
            ),
        )
        .help("write the one that is meant as EDTF, or set the policy that decides")
    };
    if meanings.is_empty() {
        // What EDTF says of an impossible month or day is more than that the phrase is unknown.
        if strict != "date.not-edtf" {
            remark.code = strict.into();
        } else if let Some(reason) = reason {
            remark.code = reason.code;
            remark.help = reason.help.or(remark.help);
        }
    }
    notes.note(remark.at_path(path));
    Err(())
}

/// What is taken for granted of a phrase, or said of it, as a remark.
fn info(code: Cow<'static, str>, message: String, help: Option<String>) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Info,
        message,
        place: None,
        help,
    }
}

fn evidence(words: &str) -> Evidence {
    Evidence {
        path: "/period".to_owned(),
        rule: "records.date".to_owned(),
        words: words.to_owned(),
        source: None,
        line: None,
    }
}

/// Reports dates that make no period together.
fn unfit(code: &'static str, sides: &[Given], notes: &mut Notes) {
    let (message, help) = match code {
        "period.end-before-start" => (
            "ends before it starts",
            "put the earlier date first, or correct one of the two",
        ),
        "period.without-date" => (
            "has no date at either end",
            "add the start, or leave the period out",
        ),
        "records.dates-disagree" => return disagree(sides, notes),
        _ => (
            "is no period that EDTF can write",
            "write an EDTF period such as 2016/2018 or 2016-05/..",
        ),
    };
    let words: Vec<String> = sides
        .iter()
        .map(|side| shown(&scalar(&side.value).unwrap_or_default()))
        .collect();
    let path = sides.last().map_or("", |side| &side.path);
    notes.warn(
        code,
        format!("`{}` {message}: kept in `extensions`", words.join(" – ")),
        path,
        help,
    );
}

fn disagree(sides: &[Given], notes: &mut Notes) {
    for side in sides {
        notes.warn(
            "records.dates-disagree",
            format!(
                "`{}` does not agree with the other dates of the record: kept in `extensions`",
                shown(&side.name)
            ),
            &side.path,
            "state the period once",
        );
    }
}
