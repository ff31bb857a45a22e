//! The vectors that every language runs, through `accordant date`.

use crate::support::run_with;
use serde_json::{Value, json};

const PHRASES: &str = include_str!("../../../../tests/conformance/phrases/phrases.json");
const EDTF: &str = include_str!("../../../../tests/conformance/dates/edtf.json");
const DECISIONS: &str = include_str!("../../../../tests/conformance/dates/decisions.json");

fn cases(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn input(case: &Value) -> &str {
    case["input"].as_str().unwrap_or_default()
}

/// The answers to the cases, one a line, from one process.
fn answers(arguments: &[&str], cases: &[&Value]) -> Vec<Value> {
    let mut lines = String::new();
    for case in cases {
        lines.push_str(input(case));
        lines.push('\n');
    }
    let answered = run_with(
        &[&["date", "--json", "-"], arguments].concat(),
        lines.as_bytes(),
    );
    assert_eq!((answered.code, answered.err.as_str()), (0, ""));
    let found: Vec<Value> = answered
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(found.len(), cases.len());
    found
}

fn report(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn phrase_holds(case: &Value, found: &Value) -> bool {
    let readings: Vec<&Value> = found["readings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["edtf"])
        .collect();
    let list = |field: &str| case[field].as_array().cloned().unwrap_or_default();
    let others = list("alternatives");
    let all_there = others.iter().all(|other| readings.contains(&other));
    if case["edtf"].is_string() {
        return readings.first() == Some(&&case["edtf"]) && all_there;
    }
    let message = found["reason"]["message"].as_str().unwrap_or_default();
    let named = |term: &Value| message.contains(&format!("`{}`", term.as_str().unwrap()));
    found["reason"].is_object()
        && readings.len() == others.len()
        && all_there
        && list("terms").iter().all(named)
}

#[test]
fn phrases() {
    let all = cases(PHRASES);
    let mut failures = Vec::new();
    let mut count = 0;
    for language in ["en", "fr", "ar"] {
        let cases: Vec<&Value> = all.iter().filter(|case| case["lang"] == language).collect();
        for (case, found) in cases.iter().zip(answers(&["--lang", language], &cases)) {
            count += 1;
            if found["input"] != input(case) || !phrase_holds(case, &found) {
                failures.push(format!("{case}\n    found {found}"));
            }
        }
    }
    assert_eq!((count, all.len()), (137, 137));
    report(&failures);
}

#[test]
fn edtf() {
    let all = cases(EDTF);
    let decisions = cases(DECISIONS);
    assert_eq!(all.len(), 433);
    let asked: Vec<&Value> = all.iter().collect();
    let mut failures = Vec::new();
    for (case, found) in all.iter().zip(answers(&["--edtf"], &asked)) {
        let decision = decisions
            .iter()
            .find(|decision| decision["input"] == case["input"]);
        let expected = |field: &str| {
            let decided = decision.and_then(|decision| decision.get(field));
            decided.or(case.get(field)).unwrap_or(&Value::Null).clone()
        };
        let valid = expected("valid") == json!(true);
        let fields: &[&str] = if valid {
            &["valid", "level", "min", "max", "start", "end"]
        } else {
            &["valid"]
        };
        for field in fields {
            if expected(field) != found[field] {
                failures.push(format!("{case}: {field}\n    found {found}"));
            }
        }
        if found["input"] != case["input"] || valid != found["edtf"].is_string() {
            failures.push(format!("{case}\n    found {found}"));
        }
    }
    report(&failures);
}
