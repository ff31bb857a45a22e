//! The list of codes against what the readers give: each code is listed with its severity and its origin.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use accordant::Diagnostic;
use accordant::codes::{self, Origin};
use accordant::diagnostic::Severity;
use accordant::model::CheckOptions;
use accordant_formats::{Format, ReadOptions, read};

const FORMATS: [(Format, Origin); 4] = [
    (Format::Page, Origin::Page),
    (Format::Records, Origin::Records),
    (Format::Portfolio, Origin::Portfolio),
    (Format::Register, Origin::Register),
];

/// Every file that tests read, hostile ones included.
fn files() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut open = vec![
        tests.join("conformance/hostile/json"),
        tests.join("conformance/hostile/text"),
        tests.join("fixtures"),
        tests.join("../examples/aneaq"),
    ];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|inner| inner.unwrap().path()),
            );
        } else {
            found.push(path);
        }
    }
    assert!(found.len() > 100);
    found
}

/// What is not listed as it was found.
fn problem(found: &Diagnostic, origin: Origin) -> Option<String> {
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    match codes::named(&found.code) {
        Err(_) => Some(format!("`{}` is not listed", found.code)),
        Ok(code)
            if !code
                .weights
                .iter()
                .any(|weight| weight.as_str() == severity) =>
        {
            Some(format!("`{}` is not listed as {severity}", found.code))
        }
        Ok(code) if !code.origins.contains(&origin) => {
            Some(format!("`{}` is not listed as of {origin}", found.code))
        }
        Ok(_) => None,
    }
}

/// Each file is read in each format, whatever it is: most are wrong in most.
#[test]
fn what_readers_and_checks_give_is_listed() {
    let mut problems = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for file in files() {
        let bytes = fs::read(&file).unwrap();
        for (format, origin) in FORMATS {
            let options = ReadOptions {
                format: Some(format),
                ..ReadOptions::default()
            };
            let (found, checked) = match read(&bytes, &options) {
                Ok(result) => {
                    let checked = result.portfolio.check(&CheckOptions::default());
                    let rules = result
                        .portfolio
                        .partnerships
                        .iter()
                        .flat_map(|p| &p.evidence);
                    let rules = rules.chain(
                        result
                            .portfolio
                            .organizations
                            .iter()
                            .flat_map(|o| &o.evidence),
                    );
                    for evidence in rules {
                        // The fixtures have a rule that a later reader might have.
                        if codes::named(&evidence.rule).is_err() && evidence.rule != "cue.acronym" {
                            problems.insert(format!("the rule `{}` is not listed", evidence.rule));
                        }
                        seen.insert(evidence.rule.clone());
                    }
                    (result.diagnostics, checked)
                }
                Err(error) => (error.into_diagnostics(), Vec::new()),
            };
            problems.extend(found.iter().filter_map(|found| problem(found, origin)));
            problems.extend(
                checked
                    .iter()
                    .filter_map(|found| problem(found, Origin::Check)),
            );
            seen.extend(
                found
                    .iter()
                    .chain(&checked)
                    .map(|found| found.code.to_string()),
            );
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(
        seen.len() > 70,
        "only {} codes were seen: {seen:?}",
        seen.len()
    );
}
