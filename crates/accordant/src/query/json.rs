//! Queries as JSON, and back.
//!
//! `{"and": [...]}`, `{"or": [...]}`, `{"not": ...}`, `{"certain": ...}`, `{"possible": ...}`,
//! `{"everything": true}`, or a condition: `{"field": "ends", "op": "<", "value": "2021"}`, where `op` is
//! `:` if left out and `"prefix": true` lets the last word go on.

use accordant_text::Lexicon;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Value, json};

use super::ast::Query;
use super::parse::DEEPEST;
use super::term::{Field, Op, Term};
use crate::diagnostic::Place;
use crate::json::{self, Json, ToJson, Writer};
use crate::suggest::{did_you_mean, shorten};
use crate::{Diagnostic, Error, Limits};

impl Query {
    /// Reads a query from JSON text.
    ///
    /// # Errors
    /// `json.*`, `query.*` and the errors of the values; each with its JSON path, all at once.
    pub fn from_json(text: &str) -> Result<Query, Error> {
        // A level of a query is up to two of JSON: `{"and": [...]}`.
        let limits = Limits {
            nesting: 127,
            ..Limits::default()
        };
        limits.check_input(text.len())?;
        json::scan(text, &limits)?;
        Query::from_value(&json::parse(text)?)
    }

    /// Reads a query from a JSON value.
    ///
    /// # Errors
    /// As [`Query::from_json`].
    pub fn from_value(value: &Json) -> Result<Query, Error> {
        let mut problems = Vec::new();
        let query = read(value, "", 0, &mut problems);
        match Error::from_diagnostics(problems) {
            Some(error) => Err(error),
            None => Ok(query),
        }
    }

    /// The query as JSON text.
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }
}

/// Reads a query, and collects what is wrong; what is wrong becomes everything.
fn read(value: &Json, path: &str, depth: usize, problems: &mut Vec<Diagnostic>) -> Query {
    read_one(value, path, depth, problems).unwrap_or_else(|error| {
        for mut problem in error.into_diagnostics() {
            let inner = problem.path().unwrap_or_default().to_owned();
            problem.place = None;
            problems.push(problem.at_path(format!("{path}{inner}")));
        }
        Query::Everything
    })
}

/// Reads a query, the parts of which collect what is wrong with them.
///
/// # Errors
/// What is wrong with it, with a path from it.
fn read_one(
    value: &Json,
    path: &str,
    depth: usize,
    problems: &mut Vec<Diagnostic>,
) -> Result<Query, Error> {
    if depth > DEEPEST {
        let message = format!("more than {DEEPEST} levels");
        return Err(Error::new("limit.query-nesting", message).help("write the query flatter"));
    }
    let Json::Object(fields) = value else {
        let message = format!("expected a query, an object, found {}", value.type_name());
        return Err(Error::new("json.wrong-type", message));
    };
    let of = |name: &str| Place::path(format!("/{name}"));
    let mut names = Lexicon::default();
    if let Some((name, _)) = fields.iter().find(|(name, _)| !names.is_new(name)) {
        let message = format!("the field `{name}` is given twice");
        return Err(Error::new("json.duplicate-field", message).at(of(name)));
    }
    if value.get("field").is_some() || value.get("value").is_some() {
        return term(fields).map(Query::Term);
    }
    let [(name, inner)] = fields.as_slice() else {
        let message = "expected one of and, or, not, certain, possible, everything";
        let error = Error::new("query.not-one-field", message);
        return Err(error.help("join several conditions in an `and`"));
    };
    let path = format!("{path}/{name}");
    let mut one = || read(inner, &path, depth + 1, problems);
    Ok(match (name.as_str(), inner) {
        ("everything", Json::Bool(true)) => Query::Everything,
        ("not", _) => !one(),
        ("certain", _) => one().certain(),
        ("possible", _) => one().possible(),
        ("and" | "or", Json::Array(items)) => {
            let items = items.iter().enumerate();
            let parts: Vec<Query> = items
                .map(|(index, item)| read(item, &format!("{path}/{index}"), depth + 1, problems))
                .collect();
            if name == "and" {
                Query::all(parts)
            } else {
                Query::any(parts)
            }
        }
        ("and" | "or" | "everything", other) => {
            let message = format!("`{name}` cannot be {}", other.type_name());
            return Err(Error::new("json.wrong-type", message).at(of(name)));
        }
        _ => {
            let known = [
                "and",
                "or",
                "not",
                "certain",
                "possible",
                "everything",
                "field",
            ];
            let message = format!("no query has the field `{name}`");
            let error = Error::new("json.unknown-field", message).at(of(name));
            return Err(error.help(did_you_mean(name, known)));
        }
    })
}

fn term(fields: &[(String, Json)]) -> Result<Term, Error> {
    let (mut field, mut op, mut value, mut prefix) = (None, Op::Is, None, false);
    for (name, content) in fields {
        let at = |error: Error| error.at(Place::path(format!("/{name}")));
        let wrong = |expected: &str| {
            let message = format!("expected {expected}, found {}", content.type_name());
            at(Error::new("json.wrong-type", message))
        };
        let text = || content.as_str().ok_or_else(|| wrong("a string"));
        match name.as_str() {
            "field" => {
                field = Some(exact_field(text()?).map_err(at)?);
            }
            "op" => op = text()?.parse().map_err(at)?,
            "value" => value = Some(text()?),
            "prefix" => match content {
                Json::Bool(set) => prefix = *set,
                _ => return Err(wrong("true or false")),
            },
            _ => {
                return Err(at(Error::new(
                    "json.unknown-field",
                    format!("no condition has the field `{name}`"),
                )
                .help(did_you_mean(name, ["field", "op", "value", "prefix"]))));
            }
        }
    }
    let missing = |name: &str| {
        Error::new(
            "json.missing-field",
            format!("the field `{name}` is missing"),
        )
    };
    let field = field.ok_or_else(|| missing("field"))?;
    let value = value.ok_or_else(|| missing("value"))?;
    Term::new(field, op, value, prefix).map_err(|error| error.at(Place::path("/value")))
}

/// A field as JSON wants it, to the letter.
fn exact_field(text: &str) -> Result<Field, Error> {
    let field: Field = text.parse()?;
    if field.as_str() == text {
        return Ok(field);
    }
    Err(Error::new(
        "query.unknown-field",
        format!("no field `{}`", shorten(text)),
    )
    .help(format!("did you mean `{field}`?")))
}

impl ToJson for Query {
    fn write(&self, to: &mut Writer) {
        let (name, inner): (&str, &dyn ToJson) = match self {
            Query::Everything => ("everything", &true),
            Query::And(parts) => ("and", parts),
            Query::Or(parts) => ("or", parts),
            Query::Not(inner) => ("not", &**inner),
            Query::Certain(inner) => ("certain", &**inner),
            Query::Possible(inner) => ("possible", &**inner),
            Query::Term(term) => return write_term(term, to),
        };
        to.open('{');
        to.field(name);
        inner.write(to);
        to.close('}');
    }
}

fn write_term(term: &Term, to: &mut Writer) {
    to.open('{');
    to.field("field");
    to.string(term.field().as_str());
    if term.op() != Op::Is {
        to.field("op");
        to.string(term.op().as_str());
    }
    to.field("value");
    to.string(&term.value().text());
    to.optional("prefix");
    term.value().is_prefix().write(to);
    to.close('}');
}

impl Serialize for Query {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        match self {
            Query::Everything => out.serialize_entry("everything", &true)?,
            Query::And(parts) => out.serialize_entry("and", parts)?,
            Query::Or(parts) => out.serialize_entry("or", parts)?,
            Query::Not(inner) => out.serialize_entry("not", inner)?,
            Query::Certain(inner) => out.serialize_entry("certain", inner)?,
            Query::Possible(inner) => out.serialize_entry("possible", inner)?,
            Query::Term(term) => {
                out.serialize_entry("field", term.field().as_str())?;
                if term.op() != Op::Is {
                    out.serialize_entry("op", term.op().as_str())?;
                }
                out.serialize_entry("value", &term.value().text())?;
                if term.value().is_prefix() {
                    out.serialize_entry("prefix", &true)?;
                }
            }
        }
        out.end()
    }
}

impl<'de> Deserialize<'de> for Query {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Query, D::Error> {
        let value = Json::deserialize(deserializer)?;
        Query::from_value(&value).map_err(de::Error::custom)
    }
}

/// The schema of a condition on one of some fields, which take these operators and these prefixes.
fn condition(description: &str, which: fn(Field) -> bool, ops: &[&str], prefix: &Value) -> Value {
    let fields = Field::all().filter(|field| which(*field));
    let fields: Vec<&str> = fields.map(Field::as_str).collect();
    json!({
        "type": "object",
        "description": description,
        "required": ["field", "value"],
        "properties": {
            "field": { "type": "string", "enum": fields, "description": "What is asked for" },
            "op": { "type": "string", "enum": ops, "description": "How it compares; `:` if left out" },
            "value": { "type": "string", "minLength": 1, "description": "The value, as in the text of a query" },
            "prefix": prefix
        }
    })
}

impl JsonSchema for Query {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Query".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let query = generator.subschema_for::<Query>();
        let list = json!({ "type": "array", "items": query });
        let only = |name: &str, description: &str, schema: Value| {
            json!({
                "type": "object",
                "description": description,
                "required": [name],
                "properties": { name: schema },
            })
        };
        json_schema!({
            "description": "A question about partnerships",
            "anyOf": [
                only("everything", "Every partnership", json!({ "const": true })),
                only("and", "All of these hold", list.clone()),
                only("or", "At least one of these holds", list),
                only("not", "This does not hold", json!(query)),
                only("certain", "This holds in every completion", json!(query)),
                only("possible", "This holds in some completion", json!(query)),
                condition(
                    "A condition on the start, the end or the length",
                    Field::is_ordered,
                    &[":", "=", "<", "<=", ">", ">="],
                    &json!({ "const": false })
                ),
                condition(
                    "A condition on words; with `prefix` the last one may go on",
                    Field::takes_words,
                    &[":", "="],
                    &json!({ "type": "boolean", "description": "Whether the last word may go on" })
                ),
                condition(
                    "A condition on days or on a code",
                    |field| !field.is_ordered() && !field.takes_words(),
                    &[":", "="],
                    &json!({ "const": false })
                )
            ],
            "examples": [
                { "field": "active", "value": "2018-06" },
                { "and": [{ "field": "ends", "op": "<", "value": "2021" }, { "not": { "field": "kind", "value": "network" } }] }
            ]
        })
    }
}
