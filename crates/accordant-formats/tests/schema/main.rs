//! The documents with which the schemas are compared with the code.
//!
//! Each document is written to a corpus with the verdict of the code; `tests/schema` has two validators go
//! over it that know nothing of each other or of this code. Where no schema could agree, the page of the
//! schemas says so: a document that the code refuses for such reasons alone is *beyond* them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]
#![expect(clippy::indexing_slicing, reason = "of JSON that these tests made")]

mod dice;
mod documents;
mod generate;
mod mutate;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use documents::Document;

const PAGE: &str = include_str!("../../../../schema/README.md");

/// The codes that the table below this heading of the page lists.
fn beyond(heading: &str) -> BTreeSet<String> {
    let mut lines = PAGE.lines();
    lines.find(|line| *line == heading).unwrap();
    let table = lines
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let codes = table.filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    codes.map(str::to_owned).collect()
}

fn verdict(document: &Document, beyond: &BTreeSet<String>) -> &'static str {
    if document.codes.is_empty() {
        "accepted"
    } else if document.codes.is_subset(beyond) {
        "beyond"
    } else {
        "refused"
    }
}

#[test]
fn the_corpus_is_written() {
    let rules = [
        ("portfolio", beyond("### Of a portfolio")),
        ("query", beyond("### Of a query")),
    ];
    let none = BTreeSet::new();
    let mut corpus = String::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for document in documents::all() {
        let rules = rules.iter().find(|(name, _)| *name == document.schema);
        let verdict = verdict(&document, rules.map_or(&none, |(_, rules)| rules));
        *counts.entry((document.schema, verdict)).or_default() += 1;
        if verdict == "beyond" {
            let codes = document.codes.iter().cloned();
            seen.extend(codes.map(|code| (document.schema, code)));
        }
        let line = serde_json::json!({
            "schema": document.schema,
            "origin": document.origin,
            "verdict": verdict,
            "codes": document.codes,
            "text": document.text,
        });
        corpus.push_str(&line.to_string());
        corpus.push('\n');
    }
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("schema-corpus.ndjson");
    fs::write(&path, corpus).unwrap();
    println!("{counts:?}");

    for (schema, codes) in &rules {
        for code in codes {
            let shown = seen.contains(&(*schema, code.clone()));
            assert!(
                shown,
                "no {schema} of the corpus is beyond the schema for {code}"
            );
        }
        for verdict in ["accepted", "refused"] {
            let count = counts.get(&(*schema, verdict)).copied().unwrap_or_default();
            assert!(count >= 300, "only {count} are {verdict} as a {schema}");
        }
    }
}

#[test]
fn the_files_of_the_project_have_the_schemas_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    for name in accordant::schema::names() {
        let text = fs::read_to_string(folder.join(format!("{name}.schema.json"))).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(file, accordant::schema::named(name).unwrap(), "{name}");
        assert!(
            PAGE.contains(&format!("(./{name}.schema.json)")),
            "{name} is not on the page"
        );
    }
}
