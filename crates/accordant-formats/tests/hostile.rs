//! Inputs that are meant to break a reader, each on a small stack.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use accordant::model::CheckOptions;
use accordant::{Error, Limits, Portfolio};
use accordant_formats::{Format, ReadOptions, ReadResult, read};
use serde::Deserialize;

const STACK: usize = 256 << 10;

#[derive(Debug, Clone, Deserialize)]
struct Case {
    file: String,
    format: String,
    expect_kind: Expect,
    #[serde(default)]
    limits: CaseLimits,
    pinned: Pinned,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Accept,
    Error,
    Either,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseLimits {
    text: Option<usize>,
    nesting: Option<usize>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
enum Pinned {
    Accept {
        records: usize,
        diagnostics: Vec<String>,
        period: Option<String>,
        why: Option<String>,
    },
    Error {
        code: String,
        why: Option<String>,
    },
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance/hostile")
}

fn cases(format: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join("index.json")).unwrap();
    let all: Vec<Case> = serde_json::from_str(&text).unwrap();
    let listed: HashSet<PathBuf> = all.iter().map(|case| folder().join(&case.file)).collect();
    for entry in std::fs::read_dir(folder().join(format)).unwrap() {
        let path = entry.unwrap().path();
        assert!(
            listed.contains(&path),
            "{} is not in index.json",
            path.display()
        );
    }
    all.into_iter()
        .filter(|case| case.format == format)
        .collect()
}

fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(STACK);
    thread.spawn(work).unwrap().join().unwrap()
}

/// Reads, and does with the result what a program does: copies, compares, checks, writes, reads again.
fn read_and_use(bytes: &[u8], options: &ReadOptions) -> Result<ReadResult, Error> {
    let result = read(bytes, options)?;
    assert_eq!(result.clone(), result);
    result.portfolio.check(&CheckOptions::default());
    let json = result.portfolio.to_json();
    let again = Portfolio::from_json_within(&json, &options.limits)
        .unwrap_or_else(|error| panic!("not read again: {error}"));
    assert_eq!(again, result.portfolio);
    assert_eq!(again.to_json(), json);
    Ok(result)
}

/// What is wrong with the answer to a case, if anything.
fn problem(case: &Case) -> Option<String> {
    let bytes = std::fs::read(folder().join(&case.file)).unwrap();
    let mut options = ReadOptions::default();
    options.limits.text = case.limits.text.unwrap_or(options.limits.text);
    options.limits.nesting = case.limits.nesting.unwrap_or(options.limits.nesting);
    let started = Instant::now();
    let answer = read_and_use(&bytes, &options);
    if started.elapsed() > Duration::from_secs(1) {
        return Some(format!("took {:?}", started.elapsed()));
    }
    let (kind, why) = match &case.pinned {
        Pinned::Accept { why, .. } => (Expect::Accept, why),
        Pinned::Error { why, .. } => (Expect::Error, why),
    };
    if kind != case.expect_kind && why.is_none() {
        return Some("departs from what is expected without a reason".to_owned());
    }
    match (&case.pinned, answer) {
        (
            Pinned::Accept {
                records,
                diagnostics,
                period,
                ..
            },
            Ok(result),
        ) => {
            let found: HashSet<&str> = result.diagnostics.iter().map(|d| &*d.code).collect();
            let read = result.portfolio.partnerships.len();
            if read != *records {
                return Some(format!("{read} records instead of {records}"));
            }
            let missing = diagnostics
                .iter()
                .find(|code| !found.contains(code.as_str()));
            if let Some(code) = missing {
                return Some(format!("no {code} among {found:?}"));
            }
            let first = result.portfolio.partnerships.first();
            let read = first.and_then(|first| first.period.as_ref());
            let read = read.map(ToString::to_string).unwrap_or_default();
            match period {
                Some(period) if *period != read => {
                    Some(format!("the period `{read}` instead of `{period}`"))
                }
                _ => None,
            }
        }
        (Pinned::Error { code, .. }, Err(error)) => {
            let one_line = !error.to_string().contains('\n');
            (error.code() != code || !one_line).then(|| format!("the error {error}"))
        }
        (Pinned::Accept { .. }, Err(error)) => Some(format!("the error {error}")),
        (Pinned::Error { code, .. }, Ok(_)) => Some(format!("accepted instead of {code}")),
    }
}

fn run(format: &str) {
    let cases = cases(format);
    assert!(cases.len() > 40);
    let mut problems = Vec::new();
    for case in cases {
        let file = case.file.clone();
        if let Some(problem) = on_a_small_stack(move || problem(&case)) {
            problems.push(format!("{file}: {problem}"));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn json() {
    run("json");
}

/// The text of pages. What is pinned for them is in `index.json` like that of JSON.
#[test]
fn text() {
    run("text");
}

fn code(bytes: Vec<u8>, limits: Limits) -> String {
    on_a_small_stack(move || {
        let options = ReadOptions {
            limits,
            ..ReadOptions::default()
        };
        match read(&bytes, &options) {
            Ok(_) => "accepted".to_owned(),
            Err(error) => error.code().to_owned(),
        }
    })
}

#[test]
fn nesting_is_limited_by_default() {
    let bytes = std::fs::read(folder().join("json/depth_127.json")).unwrap();
    assert_eq!(code(bytes, Limits::default()), "limit.nesting");
}

#[test]
fn endless_brackets_end_at_the_limit() {
    let started = Instant::now();
    for open in ["[", "{\"a\":"] {
        let text = open.repeat(10_000_000 / open.len());
        assert_eq!(code(text.into_bytes(), Limits::default()), "limit.nesting");
    }
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_long_string_ends_at_the_limit() {
    let text = |bytes: usize| format!("{{\"title\":\"{}\"}}", "a".repeat(bytes)).into_bytes();
    assert_eq!(code(text(8 << 20), Limits::default()), "limit.text");
    assert_eq!(code(text(1 << 20), Limits::default()), "accepted");
    let wide = Limits {
        text: 8 << 20,
        ..Limits::default()
    };
    assert_eq!(code(text(8 << 20), wide), "accepted");
    let small = Limits {
        input: 1 << 20,
        ..Limits::default()
    };
    assert_eq!(code(text(8 << 20), small), "limit.input");
    // A string that never ends is no text yet, but no JSON either.
    let mut cut = text(8 << 20);
    cut.truncate(4 << 20);
    let code = code(cut, Limits::default());
    assert!(code == "limit.text" || code == "json.syntax", "{code}");
}

#[test]
fn records_and_diagnostics_are_limited() {
    let items = vec![r#"{"start":"x","participants":["A"]}"#; 50].join(",");
    let text = format!("[{items}]");
    let mut limits = Limits {
        records: 50,
        ..Limits::default()
    };
    // Fifty partnerships and one organization.
    assert_eq!(code(text.clone().into_bytes(), limits), "limit.records");
    limits.records = 51;
    limits.diagnostics = 10;
    let options = ReadOptions {
        limits,
        ..ReadOptions::default()
    };
    let result = read(text.as_bytes(), &options).unwrap();
    assert_eq!(result.diagnostics.len(), 11);
    let last = result.diagnostics.last().unwrap();
    assert_eq!(last.code, "limit.diagnostics");
    // A date and a title for each of the fifty.
    assert!(last.message.starts_with("90 more"), "{last}");

    let nulls = format!("[{}]", vec!["null"; 50].join(","));
    let error = read(nulls.as_bytes(), &options).unwrap_err();
    assert_eq!(error.code(), "records.not-an-object");
    assert_eq!(error.diagnostics().count(), 11);
}

#[test]
fn a_mixed_array_names_each_item_that_is_no_record() {
    let error = read(
        br#"[{"title":"x"},null,1,"s",[],{}]"#,
        &ReadOptions::default(),
    )
    .unwrap_err();
    let paths: Vec<_> = error.diagnostics().filter_map(|d| d.path()).collect();
    assert_eq!(paths, ["/1", "/2", "/3", "/4"]);
}

#[test]
fn keys_that_javascript_knows_are_just_names() {
    let text = std::fs::read(folder().join("json/proto_key.json")).unwrap();
    let options = ReadOptions {
        format: Some(Format::Records),
        ..ReadOptions::default()
    };
    let result = read(&text, &options).unwrap();
    let kept = &result.portfolio.partnerships[0].extensions;
    let names: Vec<&str> = kept.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["__proto__", "constructor"]);
}
