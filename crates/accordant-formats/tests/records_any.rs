//! Any JSON at all: the reader answers, and what it accepts is read again to the same bytes.

use accordant::model::CheckOptions;
use accordant::{Limits, Portfolio};
use accordant_formats::{Format, ReadOptions, read};
use proptest::prelude::*;
use serde_json::Value;

fn name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "id",
        "title",
        "label",
        "acronym",
        "name",
        "fullName",
        "kind",
        "type",
        "start",
        "end_date",
        "until",
        "period",
        "dates",
        "status",
        "summary",
        "description",
        "objectives",
        "aims",
        "participants",
        "partners",
        "members",
        "coordinator",
        "role",
        "org",
        "funder",
        "programme",
        "budget",
        "amount",
        "currency",
        "country",
        "topics",
        "url",
        "part_of",
        "parent",
        "language",
        "identifiers",
        "value",
        "en",
        "fr",
        "partnerships",
        "data",
        "@graph",
        "@id",
        "__proto__",
        "extensions",
        "accordant",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn text() -> impl Strategy<Value = String> {
    let telling = prop::sample::select(vec![
        "",
        "a",
        "b",
        "A",
        "2016",
        "2018",
        "2016-05",
        "2016/2018",
        "2016/..",
        "..",
        "../2018",
        "{2016,2018}",
        "2016-12-31T23:59:60Z",
        "since May 2016",
        "01/02/2016",
        "present",
        "MA",
        "EUR",
        "network",
        "ongoing",
        "partner",
        "1250000.50",
        "-0",
        "https://example.org/",
        "javascript:x",
        "../../x",
        "\0",
        "\u{202E}",
        "ar-MA",
        "x y",
    ]);
    prop_oneof![6 => telling.prop_map(str::to_owned), 1 => any::<String>()]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (1990_u64..2030).prop_map(Value::from),
        text().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 120, 8, |inner| {
        let fields = prop::collection::vec((name(), inner.clone()), 0..8);
        prop_oneof![
            1 => prop::collection::vec(inner, 0..6).prop_map(Value::Array),
            2 => fields.prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// What a document mostly is: records in an array.
fn document() -> impl Strategy<Value = Value> {
    let record = prop::collection::vec((name(), value()), 0..10)
        .prop_map(|fields| Value::Object(fields.into_iter().collect()));
    prop_oneof![
        1 => value(),
        4 => prop::collection::vec(record, 0..5).prop_map(Value::Array),
    ]
}

/// Reads, and if it is accepted writes and reads again.
fn reads_again(bytes: &[u8], format: Option<Format>, limits: Limits) -> Result<(), TestCaseError> {
    let options = ReadOptions {
        format,
        limits,
        ..ReadOptions::default()
    };
    let result = match read(bytes, &options) {
        Ok(result) => result,
        Err(error) => {
            prop_assert!(!error.to_string().is_empty());
            return Ok(());
        }
    };
    result.portfolio.check(&CheckOptions::default());
    prop_assert!(result.diagnostics.len() <= limits.diagnostics + 1);
    let json = result.portfolio.to_json();
    match Portfolio::from_json_within(&json, &limits) {
        Ok(again) => {
            prop_assert_eq!(again.to_json(), json);
            prop_assert_eq!(again, result.portfolio);
        }
        Err(error) => prop_assert!(false, "{}\n{}", error, json),
    }
    Ok(())
}

/// Puts a word of its own in the place of every text, so that each can be looked for.
fn mark(value: &mut Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            *text = format!("word{}end", words.len());
            words.push(text.clone());
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, words)),
        Value::Object(fields) => fields.values_mut().for_each(|value| mark(value, words)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_value_is_answered(document in document()) {
        let text = document.to_string();
        reads_again(text.as_bytes(), Some(Format::Records), Limits::default())?;
    }

    #[test]
    fn any_value_is_answered_under_small_limits(document in document(), nesting in 8_usize..14) {
        let limits = Limits { nesting, diagnostics: 3, records: 12, text: 64, ..Limits::default() };
        let text = document.to_string();
        reads_again(text.as_bytes(), Some(Format::Records), limits)?;
    }

    #[test]
    fn no_word_is_lost(mut document in document()) {
        let mut words = Vec::new();
        mark(&mut document, &mut words);
        let options = ReadOptions { format: Some(Format::Records), ..ReadOptions::default() };
        if let Ok(result) = read(document.to_string().as_bytes(), &options) {
            let json = result.portfolio.to_json();
            for word in words {
                prop_assert!(json.contains(&word), "{} of {}\n{}", word, document, json);
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        reads_again(text.as_bytes(), Some(Format::Records), Limits::default())?;
    }

    #[test]
    fn json_cut_anywhere_is_answered(document in document(), at in any::<prop::sample::Index>()) {
        let text = document.to_string();
        let cut = text.floor_char_boundary(at.index(text.len()));
        reads_again(&text.as_bytes()[..cut], Some(Format::Records), Limits::default())?;
    }
}
