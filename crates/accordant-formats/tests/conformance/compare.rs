//! What is expected against what was found.

use accordant::Diagnostic;
use accordant::json::Json;

/// Whether what was found has all that is expected.
///
/// An object holds if each of its expected fields does: fields that are not named are not looked at. A
/// field that is expected to be `null` has to be absent. Arrays hold item by item, and have as many.
pub(crate) fn holds(expected: &Json, found: &Json, path: &str) -> Result<(), String> {
    let differs = || {
        Err(format!(
            "at `{path}` expected {}, found {}",
            compact(expected),
            compact(found)
        ))
    };
    match (expected, found) {
        (Json::Object(fields), Json::Object(_)) => {
            for (name, value) in fields {
                let path = format!("{path}/{name}");
                match (value, found.get(name)) {
                    (Json::Null, None) => {}
                    (_, Some(found)) => holds(value, found, &path)?,
                    (_, None) => return Err(format!("`{path}` is missing")),
                }
            }
            Ok(())
        }
        (Json::Array(items), Json::Array(others)) => {
            if items.len() != others.len() {
                return differs();
            }
            for (index, (item, other)) in items.iter().zip(others).enumerate() {
                holds(item, other, &format!("{path}/{index}"))?;
            }
            Ok(())
        }
        _ if expected == found => Ok(()),
        _ => differs(),
    }
}

/// The value as JSON text without spaces, its fields in order.
pub(crate) fn compact(value: &Json) -> String {
    serde_json::to_string(value).unwrap()
}

/// A list of values.
pub(crate) fn list(values: impl Iterator<Item = Json>) -> Json {
    Json::Array(values.collect())
}

/// A diagnostic of an error as vectors name it: code, message, path, line, column, help.
pub(crate) fn flat(diagnostic: &Diagnostic) -> Json {
    let text = |text: &str| Json::String(text.to_owned());
    let mut fields = vec![
        ("code".to_owned(), text(&diagnostic.code)),
        ("message".to_owned(), text(&diagnostic.message)),
    ];
    if let Some(path) = diagnostic.path() {
        fields.push(("path".to_owned(), text(path)));
    }
    if let Some(span) = diagnostic.span() {
        fields.push(("line".to_owned(), Json::Unsigned(span.line as u64)));
        fields.push(("column".to_owned(), Json::Unsigned(span.column as u64)));
    }
    if let Some(help) = &diagnostic.help {
        fields.push(("help".to_owned(), text(help)));
    }
    Json::Object(fields)
}

#[test]
fn what_differs_does_not_hold() {
    let json = |text: &str| accordant::json::parse(text).unwrap();
    for (expected, found, same) in [
        (r#"{"a":1}"#, r#"{"a":1,"b":2}"#, true),
        (r#"{"a":1}"#, r#"{"a":2}"#, false),
        (r#"{"a":1}"#, r#"{"b":1}"#, false),
        (r#"{"a":null}"#, r"{}", true),
        (r#"{"a":null}"#, r#"{"a":null}"#, true),
        (r#"{"a":null}"#, r#"{"a":1}"#, false),
        ("[1,2]", "[1,2]", true),
        ("[1,2]", "[1,2,3]", false),
        ("[1,2]", "[2,1]", false),
        (r#"[{"a":1}]"#, r#"[{"a":1,"b":2}]"#, true),
        (r#""a""#, r#"{"a":1}"#, false),
        ("null", "[]", false),
    ] {
        let held = holds(&json(expected), &json(found), "").is_ok();
        assert_eq!(held, same, "{expected} {found}");
    }
}
