//! Reading a portfolio from JSON, and saying everything that is wrong with one.
//!
//! A good document is read in one typed pass. Only if that fails is the document walked a second time,
//! beside the outline of the same types, to report every problem rather than the first.

use accordant_text::Lexicon;

use super::check::{Ids, check_references};
use super::outline::{self, Field};
use super::problems::Problems;
use super::{
    Amount, CountryCode, CurrencyCode, DeclaredStatus, Kind, LanguageTag, ObjectiveKind,
    OrganizationId, OrganizationKind, PartnershipId, Portfolio, ProgrammeId, RelationKind,
    RenewalKind, Role, SourceId,
};
use crate::diagnostic::Place;
use crate::json::{self, Fault, FromJson, Json, escape, from_text};
use crate::suggest::{did_you_mean, shorten};
use crate::time::{Date, End, Length, Period};
use crate::{Diagnostic, Error, Limits};

pub(super) fn portfolio(text: &str, limits: &Limits) -> Result<Portfolio, Error> {
    limits.check_input(text.len())?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    json::scan(text, limits)?;
    match unchecked(text) {
        Ok(portfolio) => {
            let records = portfolio.organizations.len()
                + portfolio.programmes.len()
                + portfolio.partnerships.len();
            if records > limits.records {
                return Err(too_many_records(records, limits));
            }
            check_references(&portfolio, limits)?;
            Ok(portfolio)
        }
        Err(error) => Err(problems(text, &error, limits).into_error()),
    }
}

/// The portfolio at the head of a register, which says who keeps it. What it refers to may still follow.
pub(super) fn head(text: &str, limits: &Limits) -> Result<Portfolio, Error> {
    json::scan(text, limits)?;
    unchecked(text).map_err(|error| {
        let problems = problems(text, &error, limits);
        problems
            .without("portfolio.dangling-reference")
            .into_error()
    })
}

/// A portfolio whose references are not looked at.
pub(crate) fn unchecked(text: &str) -> Result<Portfolio, Fault> {
    from_text(text)
}

/// A record alone, as it stands in the portfolio. What it refers to is not looked at.
pub(super) fn record<T: FromJson>(
    text: &str,
    shape: &'static str,
    limits: &Limits,
) -> Result<T, Error> {
    limits.check_input(text.len())?;
    json::scan(text, limits)?;
    from_text(text).map_err(|error| match json::parse(text) {
        Ok(document) => wrong_record(&document, "", shape, &error, limits),
        Err(error) => error,
    })
}

/// Everything that is wrong with a record of a register that could not be read.
///
/// The record is the field `name` of the object; its type goes by the name in the outline.
pub(super) fn record_error(
    text: &str,
    name: &str,
    shape: &'static str,
    error: &Fault,
    limits: &Limits,
) -> Error {
    let document = match json::parse(text) {
        Ok(document) => document,
        Err(error) => return error,
    };
    let record = document.get(name).unwrap_or(&document);
    wrong_record(record, &format!("/{name}"), shape, error, limits)
}

fn wrong_record(
    record: &Json,
    path: &str,
    shape: &'static str,
    error: &Fault,
    limits: &Limits,
) -> Error {
    let mut walker = Walker::new(limits);
    walker.walk(record, shape, path);
    let mut problems = walker.problems;
    if problems.len() == 0 {
        problems.push(Diagnostic::error("json.shape", error.reason().to_owned()));
    }
    problems.into_error()
}

pub(crate) fn too_many_records(records: usize, limits: &Limits) -> Error {
    Error::new(
        "limit.records",
        format!(
            "{records} records, more than the limit of {}",
            limits.records
        ),
    )
    .help("split the portfolio, or raise `limits.records`")
}

/// Everything that is wrong with a document that could not be read.
fn problems(text: &str, error: &Fault, limits: &Limits) -> Problems {
    if let Some(at) = error.syntax() {
        return Problems::only(json::syntax(text, error.reason(), at));
    }
    let document = match json::parse(text) {
        Ok(document) => document,
        Err(error) => return Problems::only(error),
    };
    let mut problems = Problems::new(limits.diagnostics);
    if !matches!(document, Json::Object(_)) {
        problems.push(
            Diagnostic::error(
                "json.wrong-type",
                format!(
                    "expected a portfolio, an object, found {}",
                    document.type_name()
                ),
            )
            .at_path("")
            .help("a portfolio begins with { \"accordant\": 1 }"),
        );
        return problems;
    }
    if let Some(problem) = newer_version(&document) {
        problems.push(problem);
        return problems;
    }
    let mut walker = Walker::new(limits);
    walker.walk(&document, "Portfolio", "");
    let mut problems = walker.problems;
    problems.append(walker.ids.problems());
    if problems.len() == 0 {
        problems.push(Diagnostic::error("json.shape", error.reason().to_owned()));
    }
    problems
}

/// What there is to say of a file of a later version of the format: nothing else in it can be judged.
fn newer_version(document: &Json) -> Option<Diagnostic> {
    match document.get("accordant") {
        Some(Json::Unsigned(version)) if *version > 1 => Some(
            Diagnostic::error(
                "portfolio.unsupported-version",
                format!(
                    "the file is of version {version} of the format; this program reads version 1"
                ),
            )
            .at_path("/accordant")
            .help("read it with a later release of accordant, or have it written as version 1"),
        ),
        _ => None,
    }
}

/// Compares a document with the outline of the types, and collects ids and references on the way.
struct Walker {
    problems: Problems,
    ids: Ids,
}

impl Walker {
    fn new(limits: &Limits) -> Walker {
        Walker {
            problems: Problems::new(limits.diagnostics),
            ids: Ids::new(Problems::new(limits.diagnostics)),
        }
    }

    fn problem(&mut self, code: &'static str, path: &str, message: String) {
        self.problems
            .push(Diagnostic::error(code, message).at_path(path));
    }

    fn wrong_type(&mut self, path: &str, expected: &str, found: &Json) {
        let message = format!("expected {expected}, found {}", found.type_name());
        self.problem("json.wrong-type", path, message);
    }

    /// The depth is bounded by [`json::scan`].
    fn walk(&mut self, value: &Json, shape: &'static str, path: &str) {
        let items = shape.strip_prefix('[').and_then(|s| s.strip_suffix(']'));
        if let Some(shape) = items {
            let Json::Array(items) = value else {
                return self.wrong_type(path, "an array", value);
            };
            for (index, item) in items.iter().enumerate() {
                self.walk(item, shape, &format!("{path}/{index}"));
            }
            return;
        }
        match shape {
            "version" => self.walk_version(value, path),
            "Text" => self.walk_text(value, path),
            "Extensions" => self.walk_extensions(value, path, 0),
            "string" if value.as_str().is_none() => self.wrong_type(path, "a string", value),
            "string" => {}
            "whole" => self.walk_whole(value, path),
            _ => match (
                outline::fields(shape),
                LEAVES.iter().find(|(leaf, _)| *leaf == shape),
            ) {
                (Some(fields), _) => self.walk_object(value, &fields, path, shape),
                (None, Some((name, check))) => self.walk_leaf(value, name, *check, path),
                (None, None) => {}
            },
        }
    }

    fn walk_whole(&mut self, value: &Json, path: &str) {
        match value {
            Json::Unsigned(number) if u32::try_from(*number).is_ok() => {}
            Json::Unsigned(_) | Json::Negative(_) | Json::Float(_) => {
                self.problem(
                    "json.number-range",
                    path,
                    "expected a whole number of at most 4294967295".into(),
                );
            }
            other => self.wrong_type(path, "a number", other),
        }
    }

    fn walk_leaf(&mut self, value: &Json, name: &'static str, check: Check, path: &str) {
        let Some(text) = value.as_str() else {
            return self.wrong_type(path, "a string", value);
        };
        match check(text) {
            Ok(()) => self.ids.used(name, text, path),
            Err(error) => {
                for mut problem in error.into_diagnostics() {
                    problem.place = Some(Place::path(path));
                    self.problems.push(problem);
                }
            }
        }
    }

    fn walk_object(&mut self, value: &Json, known: &[Field], path: &str, name: &str) {
        let Json::Object(fields) = value else {
            return self.wrong_type(path, "an object", value);
        };
        let mut seen = Lexicon::default();
        for (field, value) in fields {
            let path = format!("{path}/{}", escape(field));
            if !seen.is_new(field) {
                self.problems.push(
                    Diagnostic::error(
                        "json.duplicate-field",
                        format!("the field `{}` is given twice", shorten(field)),
                    )
                    .at_path(path)
                    .help("keep one of the two"),
                );
                continue;
            }
            match known.iter().find(|known| known.name == field) {
                Some(id) if field == "id" => {
                    let problems = self.problems.len();
                    let used = self.ids.len();
                    self.walk(value, id.shape, &path);
                    self.ids.truncate(used);
                    if let (Some(text), true) = (value.as_str(), self.problems.len() == problems) {
                        self.ids.defined(&format!("{name}Id"), text, &path);
                    }
                }
                Some(known) => self.walk(value, known.shape, &path),
                None => {
                    let known = known.iter().map(|known| known.name);
                    self.problems.push_with(|| {
                        Diagnostic::error(
                            "json.unknown-field",
                            format!("no field `{}` here", shorten(field)),
                        )
                        .at_path(path)
                        .help(format!(
                            "{}; your own data goes into `extensions`",
                            did_you_mean(field, known)
                        ))
                    });
                }
            }
        }
        for Field { name: field, .. } in known.iter().filter(|known| known.required) {
            if !fields.iter().any(|(name, _)| name == field) {
                self.problem(
                    "json.missing-field",
                    path,
                    format!("the field `{field}` is missing"),
                );
            }
        }
    }

    fn walk_version(&mut self, value: &Json, path: &str) {
        let problem = match value {
            Json::Unsigned(1) => return,
            Json::Unsigned(_) | Json::Negative(_) => Diagnostic::error(
                "portfolio.unsupported-version",
                "there is no such version of the format; this program reads version 1",
            ),
            Json::Float(_) => Diagnostic::error("json.number-range", "expected the whole number 1"),
            other => Diagnostic::error(
                "json.wrong-type",
                format!("expected the number 1, found {}", other.type_name()),
            ),
        };
        self.problems
            .push(problem.at_path(path).help("write \"accordant\": 1"));
    }

    fn walk_text(&mut self, value: &Json, path: &str) {
        match value {
            Json::String(_) => {}
            Json::Object(texts) if !texts.is_empty() => {
                let mut seen = Lexicon::default();
                for (tag, text) in texts {
                    let path = format!("{path}/{}", escape(tag));
                    if let Err(error) = tag.parse::<LanguageTag>() {
                        let error = error.at(Place::path(path.as_str()));
                        for problem in error.into_diagnostics() {
                            self.problems.push(problem);
                        }
                    }
                    if !seen.is_new(tag) {
                        let message = format!("the language `{}` is given twice", shorten(tag));
                        self.problem("json.duplicate-field", &path, message);
                    }
                    if text.as_str().is_none() {
                        self.wrong_type(&path, "a string", text);
                    }
                }
            }
            other => self.wrong_type(path, "a string or an object from language to string", other),
        }
    }

    fn walk_extensions(&mut self, value: &Json, path: &str, depth: usize) {
        match value {
            Json::Object(fields) => {
                let mut seen = Lexicon::default();
                for (name, value) in fields {
                    let path = format!("{path}/{}", escape(name));
                    if !seen.is_new(name) {
                        let message = format!("the field `{}` is given twice", shorten(name));
                        self.problem("json.duplicate-field", &path, message);
                    }
                    self.walk_extensions(value, &path, depth + 1);
                }
            }
            other if depth == 0 => self.wrong_type(path, "an object", other),
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk_extensions(item, &format!("{path}/{index}"), depth + 1);
                }
            }
            _ => {}
        }
    }
}

type Check = fn(&str) -> Result<(), Error>;

fn parses<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<(), Error> {
    text.parse::<T>().map(|_| ())
}

/// A code as JSON wants it, to the letter.
fn code<T: std::str::FromStr<Err = Error> + ToString>(text: &str) -> Result<(), Error> {
    let code = text.parse::<T>()?.to_string();
    if code == text {
        return Ok(());
    }
    Err(
        Error::new("code.wrong-case", format!("no code `{}`", shorten(text)))
            .help(format!("did you mean `{code}`?")),
    )
}

/// The types that are written as a string with a grammar, by the name of their schema.
const LEAVES: &[(&str, Check)] = &[
    ("Amount", parses::<Amount>),
    ("CountryCode", parses::<CountryCode>),
    ("CurrencyCode", parses::<CurrencyCode>),
    ("Date", parses::<Date>),
    ("DeclaredStatus", code::<DeclaredStatus>),
    ("End", parses::<End>),
    ("Kind", code::<Kind>),
    ("LanguageTag", parses::<LanguageTag>),
    ("Length", parses::<Length>),
    ("ObjectiveKind", code::<ObjectiveKind>),
    ("OrganizationId", parses::<OrganizationId>),
    ("OrganizationKind", code::<OrganizationKind>),
    ("PartnershipId", parses::<PartnershipId>),
    ("Period", parses::<Period>),
    ("ProgrammeId", parses::<ProgrammeId>),
    ("RelationKind", code::<RelationKind>),
    ("RenewalKind", code::<RenewalKind>),
    ("Role", code::<Role>),
    ("SourceId", parses::<SourceId>),
];

#[cfg(test)]
mod tests;
