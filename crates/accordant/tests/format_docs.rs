//! `docs/format.md` against the schema, and its examples.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeSet;

use accordant::Portfolio;
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../docs/format.md");

/// The tables below a heading, each with its rows, each of them with its cells; the head first.
fn tables(heading: &str) -> Vec<Vec<Vec<&'static str>>> {
    let title = format!("## {heading}");
    let section = PAGE
        .lines()
        .skip_while(|line| *line != title)
        .skip(1)
        .take_while(|line| !line.starts_with("## "));
    let mut tables = Vec::new();
    let mut within = false;
    for line in section {
        let Some(inner) = line
            .strip_prefix("| ")
            .and_then(|line| line.strip_suffix(" |"))
        else {
            within = false;
            continue;
        };
        if !within {
            tables.push(Vec::new());
            within = true;
        }
        let cells: Vec<&str> = inner.split(" | ").collect();
        if !cells.iter().all(|cell| *cell == "---") {
            tables.last_mut().unwrap().push(cells);
        }
    }
    assert!(!tables.is_empty(), "no table below {heading}");
    tables
}

/// What stands in backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The objects of the format, by the name of their type.
fn objects() -> Vec<(String, Value)> {
    let schema = accordant::schema::portfolio();
    let mut objects = vec![("Portfolio".to_owned(), schema.clone())];
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        if definition["properties"].is_object() {
            objects.push((name.clone(), definition.clone()));
        }
    }
    assert!(objects.len() > 12);
    objects
}

/// A portfolio with records that examples refer to.
fn surroundings() -> Value {
    json!({
        "accordant": 1,
        "organizations": [{ "id": "aneaq", "name": "A" }, { "id": "eu", "name": "E" }],
        "programmes": [{ "id": "erasmus", "name": "E" }],
        "partnerships": [{ "id": "other", "title": "O" }],
        "sources": [{ "id": "page" }],
    })
}

/// A portfolio in which a record of this type stands.
fn around(name: &str, record: &Value) -> Value {
    let mut portfolio = surroundings();
    let mut add = |kind: &str, record: Value| {
        let records = portfolio[kind].as_array_mut().unwrap();
        records.retain(|other| other["id"] != record["id"]);
        records.push(record);
    };
    let of_partnership =
        |field: &str, value: Value| json!({ "id": "a", "title": "A", field: value });
    let record = record.clone();
    match name {
        "Portfolio" if record.get("holder").is_some() => {
            portfolio["holder"] = record["holder"].clone();
        }
        "Portfolio" => return record,
        "Organization" => add("organizations", record),
        "Programme" => add("programmes", record),
        "Partnership" => add("partnerships", record),
        "Source" => add("sources", record),
        "Objective" => add(
            "partnerships",
            of_partnership("objectives", json!([record])),
        ),
        "Participation" => add(
            "partnerships",
            of_partnership("participants", json!([record])),
        ),
        "Funding" => add("partnerships", of_partnership("funding", json!([record]))),
        "PartnershipRelation" => add("partnerships", of_partnership("relations", json!([record]))),
        "Amendment" => add(
            "partnerships",
            of_partnership("amendments", json!([record])),
        ),
        "Renewal" => add("partnerships", of_partnership("renewal", record)),
        "SourceRef" => add("partnerships", of_partnership("source", record)),
        "Evidence" => add("partnerships", of_partnership("evidence", json!([record]))),
        "Identifier" => add(
            "partnerships",
            of_partnership("identifiers", json!([record])),
        ),
        "Link" => add("partnerships", of_partnership("links", json!([record]))),
        other => panic!("nowhere to put a {other}"),
    }
    portfolio
}

/// The fields that a record of this type has to have.
fn required(name: &str) -> Value {
    match name {
        "Portfolio" => json!({ "accordant": 1 }),
        "Organization" | "Programme" => json!({ "id": "new", "name": "N" }),
        "Partnership" => json!({ "id": "new", "title": "N" }),
        "Objective" => json!({ "text": "T" }),
        "Participation" => json!({ "organization": "eu" }),
        "Funding" => json!({}),
        "PartnershipRelation" => json!({ "kind": "related", "target": "other" }),
        "Amendment" => json!({ "end": "2020" }),
        "Renewal" => json!({ "kind": "fixed" }),
        "Source" => json!({ "id": "new" }),
        "SourceRef" => json!({ "source": "page" }),
        "Evidence" => json!({ "path": "/title", "rule": "curator", "words": "A" }),
        "Identifier" => json!({ "scheme": "ror", "value": "x" }),
        "Link" => json!({ "url": "https://example.org/" }),
        other => panic!("what has a {other} to have?"),
    }
}

fn read(portfolio: &Value) -> Result<Portfolio, accordant::Error> {
    Portfolio::from_json(&portfolio.to_string())
}

#[test]
fn the_page_lists_every_field_of_the_schema_and_no_other() {
    for (name, schema) in objects() {
        let fields: BTreeSet<&str> = schema["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let tables = tables(&name);
        let rows = &tables[0];
        assert_eq!(rows[0], ["field", "type", "meaning", "example"], "{name}");
        let listed: Vec<&str> = rows[1..].iter().map(|row| quoted(row[0])[0]).collect();
        assert_eq!(
            listed.iter().copied().collect::<BTreeSet<_>>(),
            fields,
            "{name}"
        );
        assert_eq!(listed.len(), fields.len(), "{name} lists a field twice");
        let required: BTreeSet<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let marked: BTreeSet<&str> = rows[1..]
            .iter()
            .filter(|row| row[2].starts_with("*Required.* "))
            .map(|row| quoted(row[0])[0])
            .collect();
        assert_eq!(marked, required, "{name}: which fields are required");
    }
}

#[test]
fn every_field_says_how_it_maps_to_each_standard() {
    let standards = [
        "IATI 2.03",
        "EWP IIA 7",
        "CORDIS",
        "schema.org",
        "360Giving",
    ];
    let known: Vec<&str> = tables("The five standards")[0][1..]
        .iter()
        .map(|row| row[0])
        .collect();
    assert_eq!(
        known,
        ["IATI", "EWP IIA", "CORDIS", "schema.org", "360Giving"]
    );
    for (name, _) in objects() {
        let tables = tables(&name);
        let Some(mapped) = tables.get(1) else {
            let section = PAGE.split(&format!("\n## {name}\n")).nth(1).unwrap();
            let section = section.split("\n## ").next().unwrap();
            assert!(
                section.contains("None of the five has such a thing."),
                "{name}"
            );
            continue;
        };
        assert_eq!(mapped[0][0], "field", "{name}");
        assert_eq!(mapped[0][1..], standards, "{name}");
        let fields = |table: &[Vec<&'static str>]| -> Vec<&str> {
            table[1..].iter().map(|row| row[0]).collect()
        };
        assert_eq!(fields(mapped), fields(&tables[0]), "{name}");
        for row in &mapped[1..] {
            assert_eq!(row.len(), 6, "{name}: {row:?}");
            assert!(row.iter().all(|cell| !cell.trim().is_empty()), "{row:?}");
        }
    }
}

#[test]
fn the_example_of_every_field_is_read() {
    let mut count = 0;
    for (name, _) in objects() {
        for row in &tables(&name)[0][1..] {
            let field = quoted(row[0])[0];
            let [example] = quoted(row[3])[..] else {
                panic!("{name}.{field} has not one example");
            };
            let mut record = required(&name);
            record[field] = value(example);
            let portfolio = around(&name, &record);
            let read = read(&portfolio).unwrap_or_else(|error| panic!("{name}.{field}: {error}"));
            // What was read is written as it stands on the page.
            let written = serde_json::to_value(&read).unwrap();
            assert!(
                contains(&written, field, &value(example)),
                "{name}.{field}: {written}"
            );
            count += 1;
        }
    }
    assert!(count > 90, "only {count} examples");
}

/// Whether a field with this value stands anywhere in the document.
fn contains(document: &Value, field: &str, wanted: &Value) -> bool {
    match document {
        Value::Object(fields) => {
            fields.get(field) == Some(wanted)
                || fields.values().any(|value| contains(value, field, wanted))
        }
        Value::Array(items) => items.iter().any(|value| contains(value, field, wanted)),
        _ => false,
    }
}

#[test]
fn whole_examples_are_read() {
    let blocks: Vec<&str> = PAGE
        .split("```json\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap())
        .collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let read = Portfolio::from_json(block).unwrap_or_else(|error| panic!("{block}{error}"));
        assert_eq!(serde_json::to_value(&read).unwrap(), value(block));
        assert_eq!(read.check(&accordant::model::CheckOptions::default()), []);
    }
}

/// A portfolio that has the value where values of this sort stand.
fn holding(sort: &str, value: Value) -> Value {
    let (name, field) = match sort {
        "text" => ("Portfolio", "title"),
        "id" => ("Organization", "id"),
        "date" => ("Portfolio", "asOf"),
        "period" => ("Partnership", "period"),
        "end" => ("Amendment", "end"),
        "length" => ("Renewal", "term"),
        "amount" => ("Funding", "amount"),
        "currency" => ("Funding", "currency"),
        "country" => ("Organization", "country"),
        "language" => ("Portfolio", "language"),
        "any JSON object" => ("Portfolio", "extensions"),
        other => panic!("where does a {other} stand?"),
    };
    let mut record = required(name);
    record[field] = value;
    around(name, &record)
}

#[test]
fn values_are_read_or_refused_as_the_table_says() {
    let table = &tables("Values")[0];
    assert_eq!(table.len(), 12);
    for row in &table[1..] {
        let examples = quoted(row[2]);
        assert!(!examples.is_empty(), "{row:?}");
        for example in examples {
            if let Err(error) = read(&holding(row[0], value(example))) {
                panic!("the {} {example}: {error}", row[0]);
            }
        }
        let wrong = quoted(row[3]);
        assert!(!wrong.is_empty(), "{row:?}");
        for wrong in wrong {
            let read = read(&holding(row[0], value(wrong)));
            assert!(read.is_err(), "{wrong} is a {}", row[0]);
        }
    }
}

#[test]
fn the_closed_lists_are_those_of_the_schema() {
    let schema = accordant::schema::portfolio();
    let lists = [
        ("kind", "Kind"),
        ("declared status", "DeclaredStatus"),
        ("role", "Role"),
        ("kind of organization", "OrganizationKind"),
        ("kind of objective", "ObjectiveKind"),
        ("kind of relation", "RelationKind"),
        ("kind of renewal", "RenewalKind"),
    ];
    let table = &tables("Closed lists")[0];
    assert_eq!(table.len(), lists.len() + 1);
    for (row, (name, definition)) in table[1..].iter().zip(lists) {
        assert_eq!(row[0], name);
        let codes: Vec<&str> = schema["$defs"][definition]["enum"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(quoted(row[1]), codes, "{name}");
    }
}

/// Links to other parts of the page lead there.
#[test]
fn links_within_the_page_have_their_heading() {
    let anchors: BTreeSet<String> = PAGE
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace(' ', "-"))
        .collect();
    let mut links = 0;
    for part in PAGE.split("](#").skip(1) {
        let anchor = part.split(')').next().unwrap();
        assert!(anchors.contains(anchor), "#{anchor}");
        links += 1;
    }
    assert!(links > 40);
}
