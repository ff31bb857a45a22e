//! The JSON Schemas (draft 2020-12) of what is read and written, from the types.
//!
//! A portfolio has one schema for reading and for writing: what is written is a part of what is read, with
//! every string in its canonical form. Queries and diffs are read and written; the others are only written. Each
//! object is closed: it has the fields of its schema and no others.
//!
//! The same schemas stand as files in the folder `schema` of the project, with a page that says what they
//! cannot say.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::change::{Diff, Merged};
use crate::model::Portfolio;
use crate::query::{
    Answer, CommonPartners, Expiries, Explanation, Facets, Links, Network, Query, Timeline,
};
use crate::suggest::{did_you_mean, shorten};
use crate::{Diagnostic, Error};

/// The name of a schema, and how it is made.
type Named = (&'static str, fn(SchemaGenerator) -> Schema);

const SCHEMAS: [Named; 14] = [
    ("portfolio", root::<Portfolio>),
    ("query", root::<Query>),
    ("answer", root::<Answer>),
    ("facets", root::<Facets>),
    ("timeline", root::<Timeline>),
    ("links", root::<Links>),
    ("network", root::<Network>),
    ("common-partners", root::<CommonPartners>),
    ("expiries", root::<Expiries>),
    ("explanation", root::<Explanation>),
    ("diff", root::<Diff>),
    ("merged", root::<Merged>),
    ("diagnostic", root::<Diagnostic>),
    ("types", types),
];

/// The names of the schemas, as [`named`] takes them.
pub fn names() -> impl Iterator<Item = &'static str> {
    SCHEMAS.into_iter().map(|(name, _)| name)
}

/// The schema of this name: `portfolio`, `query`, `answer`, `facets`, `timeline`, `links`, `network`,
/// `common-partners`, `expiries`, `explanation`, `diff`, `merged`, `diagnostic`; or `types`, any of them,
/// with each type defined once: for programs that make code of a schema.
///
/// # Errors
/// `schema.unknown-name`.
///
/// ```
/// let schema = accordant::schema::named("answer")?;
/// assert_eq!(schema["title"], "Answer");
/// # Ok::<(), accordant::Error>(())
/// ```
pub fn named(name: &str) -> Result<Value, Error> {
    match SCHEMAS.iter().find(|(known, _)| *known == name) {
        Some((name, make)) => Ok(schema(name, *make)),
        None => Err(Error::new(
            "schema.unknown-name",
            format!("there is no schema of `{}`", shorten(name)),
        )
        .help(did_you_mean(name, names()))),
    }
}

/// The schema of a portfolio.
///
/// ```
/// let schema = accordant::schema::portfolio();
/// assert_eq!(schema["title"], "Portfolio");
/// ```
pub fn portfolio() -> Value {
    schema("portfolio", root::<Portfolio>)
}

fn schema(name: &str, make: fn(SchemaGenerator) -> Schema) -> Value {
    // The contract of what is written: of a type that is only written, the other one would call fields
    // required that are left out when empty. Of a portfolio both are the same.
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(tidy));
    let mut schema = make(settings.into_generator());
    // A name and no address: `.invalid` is reserved for names that lead nowhere.
    let id = format!("https://accordant.invalid/schema/{name}-1.json");
    schema.insert("$id".into(), id.into());
    Value::from(schema)
}

fn root<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}

/// Any of the documents: with it the types of all of them, each defined once.
fn types(mut generator: SchemaGenerator) -> Schema {
    let documents = [
        generator.subschema_for::<Portfolio>(),
        generator.subschema_for::<Query>(),
        generator.subschema_for::<Answer>(),
        generator.subschema_for::<Facets>(),
        generator.subschema_for::<Timeline>(),
        generator.subschema_for::<Links>(),
        generator.subschema_for::<Network>(),
        generator.subschema_for::<CommonPartners>(),
        generator.subschema_for::<Expiries>(),
        generator.subschema_for::<Explanation>(),
        generator.subschema_for::<Diff>(),
        generator.subschema_for::<Merged>(),
        generator.subschema_for::<Diagnostic>(),
    ];
    let dialect = generator.settings().meta_schema.clone();
    schemars::json_schema!({
        "$schema": dialect,
        "title": "Document",
        "description": "Any document that accordant reads or writes",
        "anyOf": documents,
        "$defs": generator.take_definitions(true)
    })
}

/// Brings what the derived schemas say into the form that validators and makers of code all understand.
fn tidy(schema: &mut Schema) {
    let Some(fields) = schema.as_object_mut() else {
        return;
    };
    fields.remove("default");
    if let Some(Value::Array(codes)) = fields.remove("oneOf") {
        codes_as_enum(fields, &codes);
    }
    if let Some(Value::Array(types)) = fields.get("type")
        && let [Value::String(named), Value::String(null)] = types.as_slice()
        && null == "null"
    {
        let named = named.clone();
        fields.insert("type".into(), named.into());
    }
    if let Some(Value::String(format)) = fields.remove("format")
        && format == "uint32"
    {
        fields.insert("maximum".into(), u32::MAX.into());
    }
    if let Some(Value::String(description)) = fields.get_mut("description") {
        *description = plain(description);
    }
    if let Some(Value::Object(properties)) = fields.get_mut("properties") {
        for property in properties.values_mut().filter_map(Value::as_object_mut) {
            forbid_null(property);
            wrap_reference(property);
        }
        fields.insert("additionalProperties".into(), false.into());
    }
}

/// A closed list of codes as one `enum`, its meanings told in the description.
fn codes_as_enum(fields: &mut Map<String, Value>, codes: &[Value]) {
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut description = text(&Value::Object(fields.clone()), "description").unwrap_or_default();
    let mut names = Vec::new();
    for code in codes {
        let Some(name) = text(code, "const") else {
            fields.insert("oneOf".into(), codes.into());
            return;
        };
        let meaning = text(code, "description").unwrap_or_default();
        description.extend(["\n- `", &name, "`: ", &meaning]);
        names.push(name);
    }
    fields.insert("type".into(), "string".into());
    fields.insert("enum".into(), json!(names));
    fields.insert("description".into(), description.into());
}

/// Takes `null` out of an optional field: what is not stated is left out.
fn forbid_null(property: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = property.get("anyOf") else {
        return;
    };
    if let [Value::Object(stated), null] = choices.as_slice()
        && null.get("type").is_some_and(|t| t == "null")
    {
        let stated = stated.clone();
        property.remove("anyOf");
        property.extend(stated);
    }
}

/// Puts a reference that has a description beside it into an `allOf`: makers of code take it for a type of
/// its own otherwise.
fn wrap_reference(property: &mut Map<String, Value>) {
    if property.len() > 1
        && let Some(reference) = property.remove("$ref")
    {
        property.insert("allOf".into(), json!([{ "$ref": reference }]));
    }
}

/// A doc comment for those who do not read Rust: without its examples, and without the targets of its links.
fn plain(description: &str) -> String {
    let words = description.split("\n\n```").next().unwrap_or_default();
    let mut parts = words.split("[`");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("`]").unwrap_or((part, ""));
        let target = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let rest = target.map_or(rest, |(_, rest)| rest);
        plain.extend(["`", name, "`", rest]);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portfolio_is_read_as_it_is_written() {
        let made = |settings: SchemaSettings| {
            let tidied = settings.with_transform(RecursiveTransform(tidy));
            root::<Portfolio>(tidied.into_generator())
        };
        let settings = SchemaSettings::draft2020_12;
        assert_eq!(
            made(settings().for_serialize()),
            made(settings().for_deserialize())
        );
    }

    #[test]
    fn descriptions_have_no_rust_in_them() {
        let written = "What [`Date`](crate::Date) is; see [`Day`] too.\n\n```\nlet x = 1;\n```";
        assert_eq!(plain(written), "What `Date` is; see `Day` too.");
        for name in names() {
            let schema = named(name).unwrap().to_string();
            for rust in ["crate::", "```", "[`", "Option"] {
                assert!(!schema.contains(rust), "{name}: {rust}");
            }
        }
    }

    #[test]
    fn an_unknown_name_is_told_the_nearest() {
        let error = named("anwser").unwrap_err();
        assert_eq!(error.code(), "schema.unknown-name");
        let help = error.diagnostics().next().and_then(|d| d.help.clone());
        assert!(help.is_some_and(|help| help.contains("`answer`")));
    }
}
