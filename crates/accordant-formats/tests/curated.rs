//! The portfolio of the real page as a person finished it, beside what the reader makes of the page.
//!
//! They differ only in what the table of `examples/aneaq/README.md` lists, and everything that the page
//! does not say carries the words of the source that says it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeSet;

use accordant::Portfolio;
use accordant::model::CheckOptions;
use accordant::query::{FindOptions, Query};
use accordant_formats::{ReadOptions, read};
use serde_json::{Map, Value};

const PAGE: &str = include_str!("../../../examples/aneaq/page.txt");
const CURATED: &str = include_str!("../../../examples/aneaq/portfolio.json");
const README: &str = include_str!("../../../examples/aneaq/README.md");

fn curated() -> Portfolio {
    Portfolio::from_json(CURATED).unwrap_or_else(|error| panic!("{error}"))
}

fn from_page() -> Value {
    let options = ReadOptions {
        location: Some("page.txt".to_owned()),
        ..ReadOptions::default()
    };
    let read = read(PAGE.as_bytes(), &options).unwrap();
    serde_json::to_value(read.portfolio).unwrap()
}

/// The places where two documents differ, records named by their ids: `/organizations/aneaq/country`.
///
/// Evidence is left out: it says where the rest is from, and is looked at by itself.
fn differences(before: &Value, after: &Value, path: &str, found: &mut BTreeSet<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for name in names.into_iter().filter(|name| *name != "evidence") {
                match (before.get(name), after.get(name)) {
                    (Some(before), Some(after)) => {
                        differences(before, after, &format!("{path}/{name}"), found);
                    }
                    _ => drop(found.insert(format!("{path}/{name}"))),
                }
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            let (before, after) = (named(before), named(after));
            let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for name in names {
                match (before.get(name), after.get(name)) {
                    (Some(before), Some(after)) => {
                        differences(before, after, &format!("{path}/{name}"), found);
                    }
                    _ => drop(found.insert(format!("{path}/{name}"))),
                }
            }
        }
        _ if before == after => {}
        _ => drop(found.insert(path.to_owned())),
    }
}

/// The items by their ids, or by their places if they have none.
fn named(items: &[Value]) -> Map<String, Value> {
    let name = |(place, item): (usize, &Value)| {
        let id = item["id"].as_str().map(str::to_owned);
        (id.unwrap_or_else(|| place.to_string()), item.clone())
    };
    items.iter().enumerate().map(name).collect()
}

/// The places that the table lists, each with what it says of them.
fn listed() -> Vec<(&'static str, &'static str)> {
    let rows = README.lines().filter_map(|line| {
        let (places, why) = line.strip_prefix("| `/")?.split_once(" | ")?;
        Some((places, why))
    });
    rows.flat_map(|(places, why)| {
        let places = places
            .split("`, `/")
            .map(|place| place.trim_end_matches('`'));
        places.map(move |place| (place, why))
    })
    .collect()
}

/// Whether the pattern `organizations/aaq/*` is of the place `/organizations/aaq/country`.
fn fits(pattern: &str, place: &str) -> bool {
    let place: Vec<&str> = place.trim_start_matches('/').split('/').collect();
    let pattern: Vec<&str> = pattern.split('/').collect();
    pattern.len() == place.len()
        && pattern
            .iter()
            .zip(&place)
            .all(|(pattern, place)| *pattern == "*" || pattern == place)
}

#[test]
fn it_differs_from_the_page_as_the_readme_lists() {
    let mut found = BTreeSet::new();
    let curated = serde_json::to_value(curated()).unwrap();
    differences(&from_page(), &curated, "", &mut found);
    let listed = listed();
    let unlisted: Vec<_> = found
        .iter()
        .filter(|place| !listed.iter().any(|(pattern, _)| fits(pattern, place)))
        .collect();
    assert!(unlisted.is_empty(), "not in the table: {unlisted:#?}");
    let idle: Vec<_> = listed
        .iter()
        .filter(|(pattern, _)| !found.iter().any(|place| fits(pattern, place)))
        .collect();
    assert!(idle.is_empty(), "in the table alone: {idle:#?}");
}

#[test]
fn nothing_that_the_page_says_is_gone() {
    let (page, curated) = (from_page(), serde_json::to_value(curated()).unwrap());
    for kind in ["organizations", "programmes", "partnerships", "sources"] {
        let now = named(curated[kind].as_array().unwrap());
        for (id, before) in named(page[kind].as_array().unwrap()) {
            let now = now.get(&id).unwrap_or_else(|| panic!("{kind}/{id}"));
            for evidence in before["evidence"].as_array().into_iter().flatten() {
                let kept = now["evidence"].as_array().unwrap();
                assert!(kept.contains(evidence), "{kind}/{id}: {evidence}");
            }
        }
    }
    // Every word of an objective or a summary, in the order of the page.
    let words = |portfolio: &Value| {
        let mut words = Vec::new();
        for partnership in portfolio["partnerships"].as_array().unwrap() {
            words.push(partnership["summary"].clone());
            let mut open: Vec<&Value> = vec![&partnership["objectives"]];
            while let Some(objectives) = open.pop() {
                for objective in objectives.as_array().into_iter().flatten() {
                    words.push(objective["text"].clone());
                    open.push(&objective["objectives"]);
                }
            }
        }
        words
    };
    assert_eq!(words(&page), words(&curated));
}

/// Each difference within a record has evidence there; each source is somebody's evidence.
#[test]
fn every_statement_beyond_the_page_has_its_source() {
    let (page, curated) = (from_page(), serde_json::to_value(curated()).unwrap());
    let mut cited = BTreeSet::new();
    let mut seen = 0;
    for kind in ["organizations", "programmes", "partnerships"] {
        let before = named(page[kind].as_array().unwrap());
        for (id, record) in named(curated[kind].as_array().unwrap()) {
            let evidence: Vec<&Value> = record["evidence"]
                .as_array()
                .into_iter()
                .flatten()
                .collect();
            cited.extend(
                evidence
                    .iter()
                    .filter_map(|e| e["source"].as_str().map(str::to_owned)),
            );
            for evidence in &evidence {
                let path = evidence["path"].as_str().unwrap();
                assert!(record.pointer(path).is_some(), "{kind}/{id}: {path}");
            }
            let mut found = BTreeSet::new();
            match before.get(&id) {
                Some(before) => differences(before, &record, "", &mut found),
                // A new record is its fields; the id is ours, and where it is from is a source.
                None => found.extend(
                    record
                        .as_object()
                        .unwrap()
                        .keys()
                        .filter(|name| !["id", "source", "evidence"].contains(&name.as_str()))
                        .map(|name| format!("/{name}")),
                ),
            }
            // What is gone from its place states nothing there; the other tests see that it is kept.
            let stated = |place: &&String| *place != "/source" && record.pointer(place).is_some();
            for place in found.iter().filter(stated) {
                seen += 1;
                let stated = evidence.iter().any(|evidence| {
                    let path = evidence["path"].as_str().unwrap();
                    let within = |inner: &str, outer: &str| {
                        inner == outer || inner.starts_with(&format!("{outer}/"))
                    };
                    let curated = evidence["rule"] == "curator";
                    curated && (within(place, path) || within(path, place))
                });
                assert!(stated, "nothing says where {kind}/{id}{place} is from");
            }
        }
    }
    assert!(seen > 80, "only {seen} statements were looked at");
    let sources = curated["sources"].as_array().unwrap();
    let known: BTreeSet<String> = sources
        .iter()
        .map(|s| s["id"].as_str().unwrap().to_owned())
        .collect();
    let unused: Vec<_> = known
        .difference(&cited)
        .filter(|id| *id != "page")
        .collect();
    assert!(unused.is_empty(), "no evidence is from {unused:?}");
    for source in sources.iter().filter(|source| source["id"] != "page") {
        let location = source["location"].as_str().unwrap();
        assert!(location.starts_with("http"), "{location}");
    }
}

/// Words that are said to stand on a line of the page do stand there.
#[test]
fn the_words_of_the_page_are_its_words() {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = PAGE.lines().map(one_line).collect();
    let mut seen = 0;
    let portfolio = curated();
    let evidence = portfolio
        .organizations
        .iter()
        .flat_map(|record| &record.evidence)
        .chain(portfolio.programmes.iter().flat_map(|r| &r.evidence))
        .chain(portfolio.partnerships.iter().flat_map(|r| &r.evidence));
    for evidence in evidence.filter(|evidence| evidence.source.is_none()) {
        let line = evidence.line.unwrap() as usize;
        let words = one_line(&evidence.words);
        assert!(lines[line - 1].contains(&words), "line {line}: {words}");
        seen += 1;
    }
    assert!(seen > 40, "only {seen} pieces of evidence were looked at");
}

#[test]
fn it_is_tidy() {
    assert_eq!(curated().to_json(), CURATED);
    assert_eq!(curated().check(&CheckOptions::default()), []);
}

/// What the real page asks of the model, one by one.
#[test]
fn it_keeps_apart_what_the_page_keeps_apart() {
    let portfolio = curated();
    let ask = |query: &str| -> Vec<(String, bool)> {
        let query = Query::parse(query).unwrap();
        let answer = portfolio.find(&query, &FindOptions::default()).unwrap();
        let mut found: Vec<_> = answer
            .matches
            .iter()
            .map(|m| (m.id.to_string(), m.certainty.is_certain()))
            .collect();
        found.sort();
        found
    };
    let certain = |ids: &[&str]| -> Vec<(String, bool)> {
        ids.iter().map(|id| ((*id).to_owned(), true)).collect()
    };

    // FrAQ-Sup was founded in spring 2014; ANEAQ joined it in April 2017.
    let network = portfolio
        .organizations
        .iter()
        .find(|o| o.id.as_str() == "fraq-sup")
        .unwrap();
    assert_eq!(network.founded.unwrap().to_string(), "2014-21");
    assert_eq!(ask("id:fraq-sup starts:2017-04"), certain(&["fraq-sup"]));
    assert_eq!(ask("id:fraq-sup active:2016"), []);

    // HCERES is one organization: a partner in one row, a founder in another.
    assert_eq!(ask("partner:HCERES"), certain(&["fraq-sup", "hceres"]));
    assert_eq!(ask("foundingMember:HCERES"), certain(&["fraq-sup"]));

    // One funder, one partner.
    assert_eq!(
        ask("id:haqaa funder:\"European Union\""),
        certain(&["haqaa"])
    );
    assert_eq!(ask("id:haqaa funder:\"African Union\""), []);
    assert_eq!(
        ask("id:haqaa partner:\"African Union\""),
        certain(&["haqaa"])
    );

    // AHEQE and AEQES are one because a source says who founded the network.
    assert_eq!(ask("partner:AHEQE"), ask("partner:AEQES"));
    assert_eq!(ask("partner:AEQES"), certain(&["fraq-sup"]));

    // The holder is a party to every row.
    assert_eq!(ask("partner:ANEAQ").len(), 7);

    // Four bullets of FrAQ-Sup are founding members, and none of them an objective.
    let row = &portfolio.partnerships[3];
    assert_eq!((row.id.as_str(), row.objectives.len()), ("fraq-sup", 1));
    let founding = row
        .participants
        .iter()
        .filter(|p| p.role.is_some_and(|role| role.as_str() == "foundingMember"));
    assert_eq!(founding.count(), 4);

    // The bullets within a line of HAQAA are five objectives; what ends in "that will lead to" leads on.
    assert_eq!(portfolio.partnerships[0].objectives.len(), 5);
    let toolkit = &portfolio.partnerships[5].objectives[2];
    assert!(toolkit.text.as_str().ends_with("that will lead to"));
    assert!(
        toolkit.objectives[0]
            .text
            .as_str()
            .starts_with("A Code of Practice")
    );
}
