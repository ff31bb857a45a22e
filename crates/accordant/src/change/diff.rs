//! The differences between two portfolios.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use super::shift::Shift;
use crate::json::{self, Json, deserialized, from_text};
use crate::model::codes;
use crate::model::object::{Blank, record};
use crate::suggest::shorten;
use crate::{Diagnostic, Error, Limits};

codes! {
    /// What sort of change it is.
    ChangeKind, "kind of change", "code.unknown-change";
    /// A record, an item of a list or a statement is new.
    Added = "added",
    /// A record, an item of a list or a statement is no longer there.
    Removed = "removed",
    /// It stands in another place of its list.
    Moved = "moved",
    /// A statement says something else.
    Changed = "changed",
    /// A title, name or acronym is another.
    Renamed = "renamed",
    /// The words of an objective, summary or remark are others.
    Reworded = "reworded",
    /// An organization takes part that did not, or in a role of which it had none.
    Joined = "joined",
    /// An organization no longer takes part, or no longer in this role.
    Left = "left",
    /// An organization takes part in another role.
    RoleChanged = "roleChanged",
    /// Its end was open or unknown; now it has one, and the portfolio speaks for a day after it.
    Ended = "ended",
    /// Its end was open or unknown; now it has one.
    EndSet = "endSet",
    /// It had an end; now the end is open or unknown.
    Reopened = "reopened",
    /// Its end is on another day.
    EndMoved = "endMoved",
    /// Its end is written otherwise; whether it is on another day cannot be said.
    EndChanged = "endChanged",
    /// Its start is on another day.
    StartMoved = "startMoved",
    /// Its start is written otherwise, or was not or is no longer stated.
    StartChanged = "startChanged",
    /// Both ends of its period are others, or the period as a whole.
    PeriodChanged = "periodChanged",
}

codes! {
    /// What a change is about.
    RecordKind, "kind of record", "code.unknown-record";
    /// The portfolio itself: its title, holder, as-of day, language, extensions.
    Portfolio = "portfolio",
    /// An organization.
    Organization = "organization",
    /// A programme.
    Programme = "programme",
    /// A partnership.
    Partnership = "partnership",
    /// A source.
    Source = "source",
}

/// One change: where, what it was before and is after, and in words.
///
/// What was added has no `before`, what was removed no `after`; of what moved both places are given. The
/// changes of a diff do not build on one another: each speaks of the old portfolio, but for the places after.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// What sort of record it is in.
    pub record: RecordKind,
    /// The id of the record; left out for the portfolio itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the record is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.
    ///
    /// Items of lists are counted as they were before the change; one that is added, as it is after it.
    pub path: String,
    /// The value before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Json>,
    /// The value after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Json>,
    /// Its place among its neighbours before, from 0; only of what has an order and was moved or removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_before: Option<usize>,
    /// Its place among its neighbours after, from 0; only of what has an order and was moved or added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_after: Option<usize>,
    /// How far the start moved, where that can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_shift: Option<Shift>,
    /// How far the end moved, where that can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_shift: Option<Shift>,
    /// Whether it is about where a statement comes from, and not about what is stated: sources, evidence, lines.
    ///
    /// Written only where it is so; applying a diff does not look at it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_origin: bool,
    /// The change in words, without the name of the record.
    pub words: String,
}

record! { Diff:
    "changes" changes!,
}

record! { Change:
    "kind" kind!, "record" record!, "id" id?, "title" title?, "path" path!, "before" before?,
    "after" after?, "placeBefore" place_before?, "placeAfter" place_after?,
    "startShift" start_shift?, "endShift" end_shift?, "ofOrigin" of_origin?, "words" words!,
}

deserialized! { Diff Change }

impl Blank for ChangeKind {
    fn blank() -> ChangeKind {
        ChangeKind::Changed
    }
}

impl Blank for RecordKind {
    fn blank() -> RecordKind {
        RecordKind::Portfolio
    }
}

impl Change {
    /// Whether it is about the record as a whole: added, removed, or in another place.
    pub fn is_of_record(&self) -> bool {
        self.path.is_empty()
    }
}

impl fmt::Display for Change {
    /// The change in one line: `HAQAA: renamed from ...`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.title.as_ref().or(self.id.as_ref()) {
            Some(title) => write!(f, "{title}: {}", self.words),
            None => f.write_str(&self.words),
        }
    }
}

/// What changed from one portfolio to another.
///
/// In the order: the portfolio itself, partnerships, organizations, programmes, sources; records in the order
/// of the new portfolio, then those that were removed.
///
/// ```
/// use accordant::Portfolio;
/// use accordant::time::Policy;
///
/// let before = Portfolio::from_json(r#"{ "accordant": 1, "partnerships": [
///     { "id": "equam", "title": "EQuAM-M", "period": "2017-10/2020-10" }] }"#)?;
/// let after = Portfolio::from_json(r#"{ "accordant": 1, "partnerships": [
///     { "id": "equam", "title": "EQuAM-M", "period": "2017-10/2021-05" }] }"#)?;
/// let diff = before.diff(&after, &Policy::default())?;
/// assert_eq!(
///     diff.changes[0].to_string(),
///     "EQuAM-M: end moved from 2020-10 to 2021-05: 7 months later, to the month"
/// );
/// assert_eq!(before.apply(&diff)?, after);
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Diff {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Reads a diff from JSON under the default limits.
    ///
    /// # Errors
    /// As [`Diff::from_json_within`].
    pub fn from_json(text: &str) -> Result<Diff, Error> {
        Diff::from_json_within(text, &Limits::default())
    }

    /// Reads a diff from JSON under these limits.
    ///
    /// # Errors
    /// `json.*` for its syntax and shape, the first problem of each change, with its JSON path; `limit.*`.
    pub fn from_json_within(text: &str, limits: &Limits) -> Result<Diff, Error> {
        // What stands on some level of a portfolio stands one deeper in a diff.
        let limits = Limits {
            nesting: limits.nesting.saturating_add(1),
            ..*limits
        };
        limits.check_input(text.len())?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        json::scan(text, &limits)?;
        match json::parse(text)? {
            Json::Object(fields) => read(fields, &limits),
            other => Err(wrong_type("a diff, an object", &other, String::new())),
        }
    }

    /// The diff as JSON, indented by two spaces, with a line end at the end.
    pub fn to_json(&self) -> String {
        let mut json = json::indented(&json::to_string(self));
        json.push('\n');
        json
    }
}

fn read(fields: Vec<(String, Json)>, limits: &Limits) -> Result<Diff, Error> {
    let mut changes = None;
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("changes", Json::Array(_)) if changes.is_some() => {
                let message = "the field `changes` is given twice";
                let problem = Diagnostic::error("json.duplicate-field", message);
                return Err(problem
                    .at_path("/changes")
                    .help("keep one of the two")
                    .into());
            }
            ("changes", Json::Array(items)) => changes = Some(items),
            ("changes", other) => {
                return Err(wrong_type("an array", &other, "/changes".into()));
            }
            (name, _) => {
                let message = format!("no field `{}` here", shorten(name));
                let problem = Diagnostic::error("json.unknown-field", message);
                let help = "a diff has the field `changes` alone";
                return Err(problem.at_path(format!("/{name}")).help(help).into());
            }
        }
    }
    let Some(items) = changes else {
        let message = "the field `changes` is missing";
        let problem = Diagnostic::error("json.missing-field", message);
        return Err(problem.at_path("").help("write \"changes\": []").into());
    };
    let mut diff = Diff::default();
    let mut problems = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match read_change(item, format!("/changes/{index}")) {
            Ok(change) => diff.changes.push(change),
            Err(error) if problems.len() < limits.diagnostics.max(1) => {
                problems.extend(error.into_diagnostics());
            }
            Err(_) => {}
        }
    }
    match Error::from_diagnostics(problems) {
        Some(error) => Err(error),
        None => Ok(diff),
    }
}

fn read_change(item: &Json, path: String) -> Result<Change, Error> {
    if !matches!(item, Json::Object(_)) {
        return Err(wrong_type("a change, an object", item, path));
    }
    let text = json::to_string(item);
    from_text(&text).map_err(|fault| {
        let reason = fault.reason();
        let code = if reason.starts_with("unknown field") {
            "json.unknown-field"
        } else if reason.starts_with("missing field") {
            "json.missing-field"
        } else if reason.starts_with("duplicate field") {
            "json.duplicate-field"
        } else if reason.starts_with("invalid type") {
            "json.wrong-type"
        } else {
            "json.shape"
        };
        let help = "`accordant schema diff` says what a change is made of";
        Diagnostic::error(code, reason)
            .at_path(path)
            .help(help)
            .into()
    })
}

fn wrong_type(expected: &str, found: &Json, path: String) -> Error {
    let message = format!("expected {expected}, found {}", found.type_name());
    let help = "a diff is { \"changes\": [...] }";
    Diagnostic::error("json.wrong-type", message)
        .at_path(path)
        .help(help)
        .into()
}
