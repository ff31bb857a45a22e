//! Codes that the vectors meet, against the list of codes.

use accordant::codes::{self, Origin};
use accordant::json::Json;

use crate::call;
use crate::case::{self, Case};

/// What can give the codes of a call.
fn origins(case: &Case) -> &'static [Origin] {
    match case.call.as_str() {
        "read" => &[
            Origin::Page,
            Origin::Records,
            Origin::Portfolio,
            Origin::Register,
            Origin::Date,
        ],
        "Portfolio.from_json" => &[Origin::Portfolio],
        "Portfolio.check" => &[Origin::Check],
        "Portfolio.explain" => &[Origin::Query, Origin::Command],
        "Portfolio.diff" | "Portfolio.apply" | "merge" => &[Origin::Diff, Origin::Portfolio],
        "edtf" | "read_phrase" | "extent" | "relations" => &[Origin::Date],
        "ask_period" => &[Origin::Date, Origin::Query],
        _ => &[Origin::Query],
    }
}

/// Each code in an answer, with the severity beside it, or `assumption` if there is none.
fn found<'j>(value: &'j Json, codes: &mut Vec<(&'j str, &'j str)>) {
    match value {
        Json::Object(fields) => {
            if let (Some(Json::String(code)), Some(Json::String(_))) =
                (value.get("code"), value.get("message"))
            {
                let severity = value.get("severity").and_then(Json::as_str);
                codes.push((code, severity.unwrap_or("assumption")));
            }
            // The portfolio is what was read, not what was said of it.
            for (_, value) in fields.iter().filter(|(name, _)| name != "portfolio") {
                found(value, codes);
            }
        }
        Json::Array(items) => items.iter().for_each(|item| found(item, codes)),
        _ => {}
    }
}

#[test]
fn every_code_is_listed_with_its_severity_and_its_origin() {
    let mut problems = Vec::new();
    let mut count = 0;
    for case in case::all() {
        let answer = match call::call(&case) {
            Ok(answer) => answer,
            Err(error) => {
                let list = serde_json::to_string(&error.into_diagnostics()).unwrap();
                accordant::json::parse(&list).unwrap()
            }
        };
        let mut codes = Vec::new();
        found(&answer, &mut codes);
        count += codes.len();
        for (name, severity) in codes {
            let Ok(code) = codes::named(name) else {
                problems.push(format!("{}: `{name}` is not listed", case.name));
                continue;
            };
            let weights = code.weights.iter().map(|weight| weight.as_str());
            if !weights.into_iter().any(|weight| weight == severity) {
                problems.push(format!(
                    "{}: `{name}` is not listed as {severity}",
                    case.name
                ));
            }
            if !code
                .origins
                .iter()
                .any(|origin| origins(&case).contains(origin))
            {
                let call = &case.call;
                problems.push(format!(
                    "{}: `{name}` is not listed as of {call}",
                    case.name
                ));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 200, "only {count} codes were met");
}
