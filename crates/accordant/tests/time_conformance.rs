//! The vectors of `tests/conformance` that are about dates and periods.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use accordant::time::{
    Certainty, Condition, Edtf, Frame, Period, Policy, Relation, RelationSet, Window,
};
use serde_json::{Value, json};

const EDTF: &str = include_str!("../../../tests/conformance/dates/edtf.json");
const DECISIONS: &str = include_str!("../../../tests/conformance/dates/decisions.json");
const TEMPORAL: &str = include_str!("../../../tests/conformance/relations/temporal.json");

fn cases(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn report(failures: &[String], of: usize) {
    assert!(
        failures.is_empty(),
        "{} of {of} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What the case says of its input, or what was decided where the specification leaves it open.
#[test]
fn edtf_cases() {
    let decisions = cases(DECISIONS);
    let cases = cases(EDTF);
    let mut failures = Vec::new();
    for case in &cases {
        let input = case["input"].as_str().unwrap();
        let decision = decisions.iter().find(|decision| decision["input"] == input);
        let expected = |field: &str| {
            let decided = decision.and_then(|decision| decision.get(field));
            decided
                .unwrap_or_else(|| case.get(field).unwrap_or(&Value::Null))
                .clone()
        };
        if decision.is_some() {
            assert_eq!(
                case["contested"], true,
                "`{input}` is decided but not contested"
            );
        }
        let found = match input.parse::<Edtf>() {
            Err(_) => json!({ "valid": false }),
            Ok(edtf) => {
                let again: Edtf = edtf.to_string().parse().unwrap();
                assert_eq!(again, edtf, "{input}");
                let summary = edtf.summary(&Policy::default());
                let mut found = serde_json::to_value(&summary).unwrap();
                found["valid"] = true.into();
                found
            }
        };
        for field in ["valid", "level", "min", "max", "start", "end"] {
            if field != "valid" && expected("valid") == false {
                continue;
            }
            if expected(field) != *found.get(field).unwrap_or(&Value::Null) {
                failures.push(format!(
                    "{input}: {field}: expected {}, found {found}",
                    expected(field)
                ));
            }
        }
    }
    report(&failures, cases.len());
}

#[test]
fn decisions_are_needed() {
    let all = cases(EDTF);
    for decision in cases(DECISIONS) {
        let case = all
            .iter()
            .find(|case| case["input"] == decision["input"])
            .unwrap();
        let differs = |field: &str| {
            decision
                .get(field)
                .is_some_and(|decided| *decided != case[field])
        };
        assert!(
            differs("valid") || differs("level"),
            "{decision} decides nothing"
        );
        assert!(decision["why"].is_string());
    }
}

fn certainty(asked: &str, days: Window, extent: &accordant::time::Extent) -> Certainty {
    let condition = match asked {
        "active_on" | "active_some_day" => Condition::active_in(days),
        "active_throughout" => Condition::throughout(days),
        "starts_in" => Condition::starts_in(days),
        "ends_in" => Condition::ends_in(days),
        "lies_within" => Condition::during(days),
        other => panic!("no question {other}"),
    };
    condition.certainty(extent)
}

#[test]
fn temporal_cases() {
    let cases = cases(TEMPORAL);
    let mut failures = Vec::new();
    for case in &cases {
        let text = |field: &str| case[field].as_str().unwrap();
        let frame = Frame::as_of(text("as_of").parse().unwrap());
        let extent_of = |text: &str| text.parse::<Period>().unwrap().extent(&frame).unwrap();
        let extent = extent_of(text("record"));
        if text("query") == "allen" {
            let possible = extent.relations(&extent_of(text("other")));
            let found: Value = possible
                .iter()
                .map(|r| {
                    (
                        r.as_str().to_owned(),
                        json!(possible.certainty_of(r.into()).as_str()),
                    )
                })
                .collect::<serde_json::Map<_, _>>()
                .into();
            if found != case["expect"] {
                failures.push(format!("{case}: found {found}"));
            }
            continue;
        }
        if let Some(window) = case["window"].as_array() {
            let days = [
                extent.start().first(),
                extent.start().last(),
                extent.end().first(),
                extent.end().last(),
            ];
            let found: Vec<Value> = days.iter().map(|day| json!(day.to_string())).collect();
            if found != *window {
                failures.push(format!("{case}: windows {found:?}"));
            }
        }
        let asked = text("arg")
            .parse::<Edtf>()
            .unwrap()
            .summary(&Policy::default());
        let days = Window::new(asked.min.unwrap(), asked.max.unwrap()).unwrap();
        let found = certainty(text("query"), days, &extent);
        if found.as_str() != text("expect") {
            failures.push(format!("{case}: found {found}"));
        }
    }
    report(&failures, cases.len());
}

#[test]
fn a_disjunction_is_not_the_or_of_its_certainties() {
    let extent = |text: &str| {
        text.parse::<Period>()
            .unwrap()
            .extent(&Frame::default())
            .unwrap()
    };
    let possible = extent("2018-05").relations(&extent("2018-01/2018-12"));
    assert!(
        possible
            .iter()
            .all(|relation| possible.certainty_of(relation.into()) == Certainty::Possible)
            || possible.iter().count() == 1
    );
    assert_eq!(
        possible.certainty_of(RelationSet::intersects()),
        Certainty::Certain
    );
    assert_eq!(
        possible.certainty_of(Relation::Before.into()),
        Certainty::Impossible
    );
}
