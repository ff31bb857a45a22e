//! The JSON Schema of what is written.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::Portfolio;

/// The JSON Schema (draft 2020-12) of a portfolio.
///
/// ```
/// let schema = accordant::schema::portfolio();
/// assert_eq!(schema["title"], "Portfolio");
/// ```
pub fn portfolio() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let schema = settings
        .into_generator()
        .into_root_schema_for::<Portfolio>();
    let mut schema = Value::from(schema);
    forbid_null(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert(
            "$id".into(),
            "https://accordant.invalid/schema/portfolio-1.json".into(),
        );
    }
    schema
}

/// Takes `null` out of the optional fields: what is not stated is left out.
fn forbid_null(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.remove("default");
            if let Some(Value::Array(types)) = fields.get("type") {
                let named = types.iter().find(|t| *t != "null").cloned();
                if let Some(named) = named {
                    fields.insert("type".into(), named);
                }
            }
            if let Some(Value::Array(choices)) = fields.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|t| t != "null"));
                if let [Value::Object(only)] = choices.as_slice() {
                    let only = only.clone();
                    fields.remove("anyOf");
                    fields.extend(only);
                }
            }
            fields.values_mut().for_each(forbid_null);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_null),
        _ => {}
    }
}
