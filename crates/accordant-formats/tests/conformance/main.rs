//! The vectors of `tests/conformance` in their common form, and `tests/api.json`, which they call by.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

mod api;
mod call;
mod case;
mod codes;
mod compare;

use std::collections::{BTreeMap, BTreeSet};

use api::{Api, is_there};
use case::{Case, Wanted};

/// The fewest cases of each area: a file that is lost or not read must not pass unnoticed.
const AREAS: [(&str, usize); 12] = [
    ("change", 30),
    ("check", 25),
    ("dates", 20),
    ("errors", 40),
    ("facets", 30),
    ("links", 30),
    ("page", 15),
    ("periods", 60),
    ("phrases", 10),
    ("portfolio", 40),
    ("queries", 150),
    ("timeline", 20),
];

#[test]
fn every_vector_holds() {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in case::all() {
        count += 1;
        if let Err(reason) = run(&case) {
            failures.push(format!("{}\n    {reason}", case.name));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Runs a case; says what is expected and what was found where the two differ.
fn run(case: &Case) -> Result<(), String> {
    let found = call::call(case);
    match (&case.wanted, found) {
        (Wanted::Answer { value, whole }, Ok(found)) => {
            if *whole {
                let (expected, found) = (compare::compact(value), compare::compact(&found));
                if expected == found {
                    Ok(())
                } else {
                    Err(format!("expected {expected}\n    found    {found}"))
                }
            } else {
                compare::holds(value, &found, "")
                    .map_err(|reason| format!("{reason}\n    in {}", compare::compact(&found)))
            }
        }
        (Wanted::Answer { .. }, Err(error)) => Err(format!("found the error {error}")),
        (Wanted::Error(_) | Wanted::Errors(_), Ok(found)) => Err(format!(
            "expected an error, found {}",
            compare::compact(&found)
        )),
        (Wanted::Error(expected), Err(error)) => {
            let first = error.diagnostics().next().map(compare::flat).unwrap();
            compare::holds(expected, &first, "")
                .map_err(|reason| format!("{reason}\n    in {}", compare::compact(&first)))
        }
        (Wanted::Errors(expected), Err(error)) => {
            let all = compare::list(error.diagnostics().map(compare::flat));
            compare::holds(expected, &all, "")
                .map_err(|reason| format!("{reason}\n    in {}", compare::compact(&all)))
        }
    }
}

#[test]
fn every_area_has_its_cases_and_every_case_a_name_of_its_own() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for case in case::all() {
        *counts.entry(case.area.clone()).or_default() += 1;
        assert!(
            names.insert(case.name.clone()),
            "{} is there twice",
            case.name
        );
    }
    for (area, fewest) in AREAS {
        let count = counts.remove(area).unwrap_or(0);
        println!("{area}: {count}");
        assert!(
            count >= fewest,
            "{area}: {count} cases, fewer than {fewest}"
        );
    }
    assert!(counts.is_empty(), "not in the list of areas: {counts:?}");
}

#[test]
fn every_operation_is_there_and_is_called() {
    let api = Api::read();
    let mut called = BTreeSet::new();
    for case in case::all() {
        let operation = api
            .operation(&case.call)
            .unwrap_or_else(|| panic!("{}: no operation `{}`", case.name, case.call));
        for (name, _) in &case.args {
            assert!(
                operation.parameters.contains(name),
                "{}: {} takes no `{name}`",
                case.name,
                case.call
            );
        }
        for name in &operation.required {
            assert!(
                case.args.iter().any(|(given, _)| given == name),
                "{}: {} needs `{name}`",
                case.name,
                case.call
            );
        }
        let asks = operation.parameters.iter().any(|name| name == "on");
        let day = case.args.iter().any(|(given, _)| given == "on");
        assert_eq!(
            asks,
            day || case.no_day,
            "{}: a case that asks sets `on`, or says `noDay`",
            case.name
        );
        called.insert(case.call.clone());
    }
    for operation in &api.operations {
        assert!(
            is_there(&operation.rust),
            "no path {} in Rust",
            operation.rust
        );
        let excused = api.without_vectors.contains(&operation.name);
        assert_ne!(
            called.contains(&operation.name),
            excused,
            "{}: called by a vector, or excused with a reason",
            operation.name
        );
    }
    let listed: Vec<&str> = api.operations.iter().map(|o| o.rust.as_str()).collect();
    for path in api::PATHS {
        assert!(listed.contains(path), "{path} is not in api.json");
    }
}
