//! Changes in words.

use std::cell::OnceCell;

use hashbrown::HashMap;

use super::compare::Edit;
use super::diff::{Change, ChangeKind, RecordKind};
use super::excerpt::{excerpts, short};
use super::names::{self, noun, spaced};
use super::records::Record;
use super::shape::{self, Fields, Shape};
use super::shift::{EndChange, Shift};
use crate::json::{Json, pointer};
use crate::model::{Partnership, Portfolio};
use crate::time::{End, Frame, Period, Policy};

/// The kinds of records that others are told by.
const TITLED: [RecordKind; 3] = [
    RecordKind::Partnership,
    RecordKind::Organization,
    RecordKind::Programme,
];

/// What two portfolios call things, and for which days they speak.
pub(super) struct Describer<'p> {
    titles: [HashMap<&'p str, &'p str>; TITLED.len()],
    old_frame: Frame,
    new_frame: Frame,
}

/// A record before and after, as it is and as JSON.
pub(super) struct Sides<'r> {
    before: Option<Record<'r>>,
    after: Option<Record<'r>>,
    /// The record before, or an empty one.
    pub(super) json: &'r Json,
    /// When a partnership ended and ends, amendments included: looked up once, however many there are.
    ends: OnceCell<(End, End)>,
}

impl<'r> Sides<'r> {
    pub(super) fn new(before: Option<Record<'r>>, after: Option<Record<'r>>) -> Sides<'r> {
        Sides {
            before,
            after,
            json: &Json::Null,
            ends: OnceCell::new(),
        }
    }
}

/// What is said of a change.
#[derive(Default)]
struct Said {
    kind: Option<ChangeKind>,
    words: String,
    start: Option<Shift>,
    end: Option<Shift>,
}

fn said(kind: ChangeKind, words: impl Into<String>) -> Said {
    Said {
        kind: Some(kind),
        words: words.into(),
        ..Said::default()
    }
}

impl<'p> Describer<'p> {
    /// Of several names of a record, those of the last portfolio count.
    pub(super) fn new(portfolios: [&'p Portfolio; 3], policy: Policy) -> Describer<'p> {
        let [old, .., new] = portfolios;
        let titles = TITLED.map(|kind| {
            let records = portfolios.iter().flat_map(|one| Record::all(one, kind));
            records
                .map(|record| (record.id(), record.title()))
                .collect()
        });
        Describer {
            titles,
            old_frame: old.frame(policy),
            new_frame: new.frame(policy),
        }
    }

    fn titled(&self, kind: RecordKind, id: &str) -> String {
        let mut titles = TITLED.iter().zip(&self.titles);
        let of_kind = titles.find(|(known, _)| **known == kind);
        let title = of_kind.and_then(|(_, titles)| titles.get(id));
        short(title.copied().unwrap_or(id))
    }

    /// A change of the portfolio itself.
    pub(super) fn of_portfolio(&self, edit: Edit, json: &Json) -> Change {
        let mut change = Change::new(RecordKind::Portfolio, edit);
        let said = match change.path.as_str() {
            "/asOf" => self.as_of(&change),
            _ => None,
        };
        let said = said.unwrap_or_else(|| self.within(&change, &shape::PORTFOLIO, json));
        change.say(said);
        change
    }

    /// How far the as-of day moved; nothing if it cannot be said.
    fn as_of(&self, change: &Change) -> Option<Said> {
        let date = |value: &Option<Json>| value.as_ref()?.as_str()?.parse().ok().map(End::Date);
        let (before, after) = (date(&change.before)?, date(&change.after)?);
        let moved = self.moved(&before, &after);
        let words = end_words("as-of day", &before, &after, moved.as_ref());
        Some(said(ChangeKind::Changed, words))
    }

    /// A change of a record.
    pub(super) fn of_record(&self, kind: RecordKind, sides: &Sides<'_>, edit: Edit) -> Change {
        let mut change = Change::new(kind, edit);
        if let Some(record) = sides.after.or(sides.before) {
            change.id = Some(record.id().to_owned());
            change.title = Some(short(record.title()));
        }
        let said = if change.path.is_empty() {
            whole(&change)
        } else {
            let partnerships = sides.before.and_then(Record::as_partnership);
            let partnerships = partnerships.zip(sides.after.and_then(Record::as_partnership));
            partnerships
                .and_then(|(before, after)| self.in_time(&change, before, after, &sides.ends))
                .unwrap_or_else(|| self.within(&change, kind.fields(), sides.json))
        };
        change.say(said);
        change
    }

    /// A change of the period or of the amendments; nothing if it is neither.
    fn in_time(
        &self,
        change: &Change,
        before: &Partnership,
        after: &Partnership,
        ends: &OnceCell<(End, End)>,
    ) -> Option<Said> {
        if change.path == "/period" {
            return Some(self.period(before.period.as_ref()?, after.period.as_ref()?));
        }
        if !change.path.starts_with("/amendments/") {
            return None;
        }
        let end = |partnership: &Partnership, frame: &Frame| {
            let stated = partnership.period.as_ref().and_then(Period::ends);
            let stated = stated.map_or(End::Unknown, |(_, end)| end);
            partnership.amended_end(frame).unwrap_or(stated)
        };
        let (was, is) =
            *ends.get_or_init(|| (end(before, &self.old_frame), end(after, &self.new_frame)));
        let amendment = change.after.as_ref()?;
        let stated = |name: &str| amendment.get(name).and_then(Json::as_str);
        if was == is || stated("end")?.parse().ok() != Some(is) {
            return None;
        }
        let mut said = self.end(&was, &is);
        let decided = stated("decided").map(|date| format!(", decided {date}"));
        said.words = format!("amended{}: {}", decided.unwrap_or_default(), said.words);
        Some(said)
    }

    fn period(&self, before: &Period, after: &Period) -> Said {
        let changed = || {
            let words = format!("period changed from {before} to {after}");
            said(ChangeKind::PeriodChanged, words)
        };
        let (Some((old_start, old_end)), Some((new_start, new_end))) =
            (before.ends(), after.ends())
        else {
            return changed();
        };
        let start = (old_start != new_start).then(|| self.start(&old_start, &new_start));
        let end = (old_end != new_end).then(|| self.end(&old_end, &new_end));
        match (start, end) {
            (Some(start), Some(end)) => Said {
                kind: Some(ChangeKind::PeriodChanged),
                words: format!("{}; {}", start.words, end.words),
                start: start.start,
                end: end.end,
            },
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => changed(),
        }
    }

    fn start(&self, before: &End, after: &End) -> Said {
        let change = self.moved(before, after);
        let words = end_words("start", before, after, change.as_ref());
        match change {
            Some(EndChange::Moved(shift, _)) => Said {
                start: Some(shift),
                ..said(ChangeKind::StartMoved, words)
            },
            _ => said(ChangeKind::StartChanged, words),
        }
    }

    fn end(&self, before: &End, after: &End) -> Said {
        let change = self.moved(before, after);
        let words = end_words("end", before, after, change.as_ref());
        match (before.date(), after.date(), change) {
            (None, Some(_), _) => {
                let last = after.dated_window(&self.new_frame.policy).last();
                if self.new_frame.as_of.is_some_and(|day| last <= day) {
                    let words = format!("ended {}; the end was {}", shown(after), shown(before));
                    said(ChangeKind::Ended, words)
                } else {
                    said(ChangeKind::EndSet, words)
                }
            }
            (Some(_), None, _) => said(ChangeKind::Reopened, words),
            (.., Some(EndChange::Moved(shift, _))) => Said {
                end: Some(shift),
                ..said(ChangeKind::EndMoved, words)
            },
            _ => said(ChangeKind::EndChanged, words),
        }
    }

    /// How an end with a date changed to another with one.
    fn moved(&self, before: &End, after: &End) -> Option<EndChange> {
        before.date().and(after.date())?;
        Some(EndChange::of(before, after, &self.new_frame.policy))
    }

    /// A change of a field, an item or a text in one language.
    fn within(&self, change: &Change, fields: &'static Fields, json: &Json) -> Said {
        let names = pointer(&change.path).unwrap_or_default();
        let target = Target::new(fields, &names);
        let (field, part) = (target.field, target.part);
        let of = self.owner(&target, &names, json);
        let subject = match (part, names.last()) {
            (Part::Entry, Some(name)) => entry_name(field, name, &of),
            _ => format!("{}{of}", noun(field)),
        };
        let value = |value: &Json| match part {
            Part::Field => self.value(field, value),
            Part::Item => self.item_words(field, value),
            Part::Entry => names::value(value),
        };
        let is_participant = part == Part::Item && field == "participants";
        match (&change.before, &change.after) {
            (None, None) => {
                let words = format!("{subject} moved {}", places(change));
                said(ChangeKind::Moved, words)
            }
            (Some(item), None) if change.place_after.is_some() => {
                let words = format!("{subject} moved {}: {}", places(change), value(item));
                said(ChangeKind::Moved, words)
            }
            (None, Some(after)) if is_participant => {
                let words = format!("{} joined{}", self.label(after), as_role(after, " as "));
                said(ChangeKind::Joined, words)
            }
            (Some(before), None) if is_participant => {
                let role = as_role(before, "; its role was ");
                said(
                    ChangeKind::Left,
                    format!("{} left{role}", self.label(before)),
                )
            }
            (None, Some(after)) => said(
                ChangeKind::Added,
                format!("{subject} added: {}", value(after)),
            ),
            (Some(before), None) => {
                let is_gone = match part {
                    Part::Field => "no longer stated; it was",
                    Part::Item | Part::Entry => "removed:",
                };
                let words = format!("{subject} {is_gone} {}", value(before));
                said(ChangeKind::Removed, words)
            }
            (Some(before), Some(after)) => {
                let text = |value| match part {
                    Part::Field => text(field, value),
                    Part::Item => None,
                    Part::Entry => value.as_str(),
                };
                let (was, is) = match (text(before), text(after)) {
                    (Some(was), Some(is)) if was != is && is_plain(before) == is_plain(after) => {
                        let (was, is) = excerpts(was, is);
                        (format!("`{was}`"), format!("`{is}`"))
                    }
                    // It is given in other languages.
                    (Some(_), Some(_)) => (names::texts(before), names::texts(after)),
                    _ => (value(before), value(after)),
                };
                let kind = match field {
                    _ if part == Part::Item => ChangeKind::Changed,
                    "title" | "name" | "acronym" if of.is_empty() => ChangeKind::Renamed,
                    "text" | "summary" => ChangeKind::Reworded,
                    "role" => ChangeKind::RoleChanged,
                    _ => ChangeKind::Changed,
                };
                let is_field = part == Part::Field;
                let what = match kind {
                    ChangeKind::Reworded if is_field => "reworded",
                    _ => "changed",
                };
                let subject = match of.strip_prefix(" of ") {
                    Some(of) if is_field && field == "text" => of,
                    _ => &subject,
                };
                said(kind, format!("{subject} {what} from {was} to {is}"))
            }
        }
    }

    fn owner(&self, target: &Target<'_>, names: &[String], json: &Json) -> String {
        match names.get(..target.owner) {
            Some(owner) if !owner.is_empty() => format!(" of {}", self.item_name(owner, json)),
            _ => String::new(),
        }
    }

    /// What stands at a path of a record, in words: `the role of HCERES`.
    pub(super) fn place(&self, path: &str, fields: &'static Fields, json: &Json) -> String {
        let names = pointer(path).unwrap_or_default();
        let target = Target::new(fields, &names);
        let of = self.owner(&target, &names, json);
        match (target.part, names.last()) {
            (Part::Item, Some(new)) if new == "-" => format!("a {}{of}", noun(target.field)),
            (Part::Item, _) => self.item_name(&names, json),
            (Part::Entry, Some(name)) => entry_name(target.field, name, &of),
            _ => format!("the {}{of}", noun(target.field)),
        }
    }

    /// What an item is called that a change is about a part of.
    fn item_name(&self, names: &[String], json: &Json) -> String {
        let mut value = Some(json);
        let mut numbers = Vec::new();
        for name in names {
            value = match value {
                Some(Json::Array(items)) => {
                    let place = name.parse::<usize>().ok();
                    numbers.extend(place.map(|place| (place.saturating_add(1)).to_string()));
                    place.and_then(|place| items.get(place))
                }
                Some(object) => object.get(name),
                None => None,
            };
        }
        let list = names.len().checked_sub(2).and_then(|at| names.get(at));
        let list = list.map(String::as_str).unwrap_or_default();
        match (list, value) {
            ("participants", Some(item)) => self.label(item),
            ("funding", Some(item)) => format!("funding {}", self.item_words(list, item)),
            ("links", Some(item)) => format!("link {}", self.item_words(list, item)),
            _ => format!("{} {}", noun(list), numbers.join("."))
                .trim_end()
                .to_owned(),
        }
    }

    /// What an organization in a partnership is called.
    fn label(&self, participant: &Json) -> String {
        let id = participant.get("organization").and_then(Json::as_str);
        id.map(|id| self.titled(RecordKind::Organization, id))
            .unwrap_or_default()
    }

    /// An item of a list in words.
    fn item_words(&self, list: &str, item: &Json) -> String {
        let get = |name: &str| item.get(name).and_then(Json::as_str);
        match list {
            "objectives" => {
                let words = item.get("text").map(first_text).unwrap_or_default();
                format!("`{}`", short(words))
            }
            "participants" => format!("{}{}", self.label(item), as_role(item, " as ")),
            "funding" => self.funding(item),
            "relations" => {
                let kind = spaced(get("kind").unwrap_or_default());
                let target =
                    self.titled(RecordKind::Partnership, get("target").unwrap_or_default());
                format!("{kind} {target}")
            }
            "identifiers" => format!(
                "{} `{}`",
                short(get("scheme").unwrap_or_default()),
                short(get("value").unwrap_or_default())
            ),
            "links" => format!("`{}`", short(get("url").unwrap_or_default())),
            "amendments" => {
                let end = match get("end") {
                    Some("..") => "open",
                    Some("") | None => "unknown",
                    Some(date) => date,
                };
                let decided = get("decided").map(|date| format!(", decided {}", short(date)));
                format!("end {}{}", short(end), decided.unwrap_or_default())
            }
            "evidence" => format!(
                "`{}` for {}",
                short(get("words").unwrap_or_default()),
                short(get("path").unwrap_or_default())
            ),
            "countries" => item.as_str().map_or_else(String::new, short),
            _ => names::value(item),
        }
    }

    fn funding(&self, item: &Json) -> String {
        let get = |name: &str| item.get(name).and_then(Json::as_str);
        let mut parts = Vec::new();
        parts.extend(get("programme").map(|id| self.titled(RecordKind::Programme, id)));
        parts.extend(
            get("funder").map(|id| format!("by {}", self.titled(RecordKind::Organization, id))),
        );
        if let Some(amount) = get("amount") {
            let currency = get("currency").map(|code| format!(" {code}"));
            parts.push(format!("{amount}{}", currency.unwrap_or_default()));
        }
        parts.extend(
            item.get("identifier")
                .map(|grant| self.item_words("identifiers", grant)),
        );
        if parts.is_empty() {
            return names::value(item);
        }
        parts.join(", ")
    }

    /// The value of a field in words: codes as words, ids by what they are called, dates as they are.
    pub(super) fn value(&self, field: &str, value: &Json) -> String {
        match (field, value) {
            ("holder" | "funder", Json::String(id)) => self.titled(RecordKind::Organization, id),
            ("programme", Json::String(id)) => self.titled(RecordKind::Programme, id),
            ("kind" | "status" | "role", Json::String(code)) => spaced(code),
            (
                "asOf" | "period" | "founded" | "retrieved" | "amount" | "currency" | "country"
                | "language",
                _,
            ) => value.as_str().map_or_else(|| names::value(value), short),
            ("source", Json::Object(_)) => source(value),
            ("renewal", Json::Object(_)) => names::renewal(value),
            ("identifier", Json::Object(_)) => self.item_words("identifiers", value),
            (_, Json::Object(_)) if text(field, value).is_some() => {
                format!("`{}`", short(first_text(value)))
            }
            _ => names::value(value),
        }
    }
}

impl Change {
    fn say(&mut self, said: Said) {
        self.kind = said.kind.unwrap_or(self.kind);
        self.words = said.words;
        self.start_shift = said.start;
        self.end_shift = said.end;
    }
}

/// What a path leads to.
struct Target<'n> {
    /// How many names of the path lead to the innermost item that it goes through.
    owner: usize,
    /// The last field on the path.
    field: &'n str,
    part: Part,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Field,
    Item,
    /// A text in one language, an extension.
    Entry,
}

impl<'n> Target<'n> {
    fn new(fields: &'static Fields, names: &'n [String]) -> Target<'n> {
        let mut target = Target {
            owner: 0,
            field: "",
            part: Part::Field,
        };
        let mut shape = Shape::Fields(fields);
        for (at, name) in names.iter().enumerate() {
            match shape {
                Shape::Fields(fields) => {
                    shape = fields.shape(name);
                    target.field = name;
                    target.part = Part::Field;
                }
                Shape::List(list) => {
                    shape = list.item;
                    target.part = Part::Item;
                    if at + 1 < names.len() {
                        target.owner = at + 1;
                    }
                }
                Shape::Text | Shape::Extensions | Shape::Whole | Shape::Period => {
                    target.part = Part::Entry;
                }
            }
        }
        target
    }
}

fn whole(change: &Change) -> Said {
    let record = change.record;
    match (&change.before, &change.after) {
        (None, Some(after)) => said(ChangeKind::Added, format!("{record} added{}", facts(after))),
        (Some(before), None) => said(
            ChangeKind::Removed,
            format!("{record} removed{}", facts(before)),
        ),
        _ => said(
            ChangeKind::Moved,
            format!("{record} moved {}", places(change)),
        ),
    }
}

/// What is told of a record beside its title: its kind and period.
fn facts(record: &Json) -> String {
    let fact = |name: &str| record.get(name).and_then(Json::as_str);
    let facts: Vec<String> = [fact("kind").map(spaced), fact("period").map(short)]
        .into_iter()
        .flatten()
        .collect();
    if facts.is_empty() {
        return String::new();
    }
    format!(": {}", facts.join(", "))
}

/// What a text in one language, or an extension, is called.
fn entry_name(field: &str, name: &str, of: &str) -> String {
    let name = short(name);
    if field == "extensions" {
        return format!("extension `{name}`");
    }
    format!("{} in `{name}`{of}", noun(field))
}

/// From which place to which, as people count.
fn places(change: &Change) -> String {
    let place = |place: Option<usize>| place.unwrap_or_default().saturating_add(1);
    format!(
        "from place {} to {}",
        place(change.place_before),
        place(change.place_after)
    )
}

fn as_role(participant: &Json, joint: &str) -> String {
    let role = participant.get("role").and_then(Json::as_str);
    role.map(|role| format!("{joint}{}", spaced(role)))
        .unwrap_or_default()
}

/// The text of a field that holds one, in its first language.
fn text<'j>(field: &str, value: &'j Json) -> Option<&'j str> {
    match (field, value) {
        ("title" | "name" | "summary" | "text" | "acronym", Json::String(_) | Json::Object(_)) => {
            Some(first_text(value))
        }
        _ => None,
    }
}

fn is_plain(text: &Json) -> bool {
    matches!(text, Json::String(_))
}

fn first_text(value: &Json) -> &str {
    match value {
        Json::Object(texts) => texts.first().and_then(|(_, text)| text.as_str()),
        other => other.as_str(),
    }
    .unwrap_or_default()
}

/// A place in a source: `page`, lines 3 to 5.
fn source(value: &Json) -> String {
    let line = |name: &str| match value.get(name) {
        Some(Json::Unsigned(line)) => Some(*line),
        _ => None,
    };
    let name = value
        .get("source")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let lines = match (line("firstLine"), line("lastLine")) {
        (Some(first), Some(last)) if first != last => format!(", lines {first} to {last}"),
        (Some(line), _) | (None, Some(line)) => format!(", line {line}"),
        (None, None) => String::new(),
    };
    format!("`{}`{lines}", short(name))
}

/// An end in words.
fn shown(end: &End) -> String {
    match end {
        End::Open => "open".to_owned(),
        End::Unknown => "unknown".to_owned(),
        dated => dated.to_string(),
    }
}

fn end_words(name: &str, before: &End, after: &End, change: Option<&EndChange>) -> String {
    let (was, is) = (shown(before), shown(after));
    match change {
        Some(EndChange::Moved(_, how_far)) => {
            format!("{name} moved from {was} to {is}: {how_far}")
        }
        Some(EndChange::MorePrecise) => format!("{name} given more precisely: {is}, was {was}"),
        Some(EndChange::LessPrecise) => format!("{name} given less precisely: {is}, was {was}"),
        Some(EndChange::Other) => format!("{name} changed from {was} to {is}"),
        None if after.date().is_some() => format!("{name} set to {is}; it was {was}"),
        None => format!("{name} is {is} now; it was {was}"),
    }
}
