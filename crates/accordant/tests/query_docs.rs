//! The examples of `docs/query-language.md`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use accordant::Portfolio;
use accordant::query::{AskOptions, Field, FindOptions, Query};

const PAGE: &str = include_str!("../../../docs/query-language.md");

/// What stands in the fenced blocks of a language, block by block.
fn blocks(language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in PAGE.lines() {
        if let Some(info) = line.strip_prefix("```") {
            match open.take() {
                None => open = Some((info == language, String::new())),
                Some((true, block)) => found.push(block),
                Some((false, _)) => {}
            }
        } else if let Some((_, block)) = &mut open {
            block.push_str(line);
            block.push('\n');
        }
    }
    assert!(open.is_none(), "a block is not closed");
    assert!(!found.is_empty(), "no block of `{language}`");
    found
}

fn lines(language: &str) -> Vec<String> {
    let blocks = blocks(language);
    let lines = blocks.iter().flat_map(|block| block.lines());
    lines.map(str::to_owned).collect()
}

/// The two sides of `one == other`.
fn sides(line: &str) -> (&str, &str) {
    let (one, other) = line.split_once(" ==").unwrap();
    (one, other.trim())
}

fn query(text: &str) -> Query {
    Query::parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn portfolio() -> Portfolio {
    Portfolio::from_json(
        r#"{
            "accordant": 1,
            "asOf": "2018-12",
            "partnerships": [
                { "id": "haqaa", "title": "HAQAA", "kind": "initiative", "period": "2016/2018" },
                { "id": "anqahe", "title": "ANQAHE", "kind": "network", "period": "2016-05/.." }
            ]
        }"#,
    )
    .unwrap()
}

fn asked() -> FindOptions {
    FindOptions {
        ask: AskOptions {
            on: Some("2018-12-15".parse().unwrap()),
            ..AskOptions::default()
        },
        ..FindOptions::default()
    }
}

#[test]
fn examples_are_read_printed_and_asked() {
    for line in lines("query") {
        let query = query(&line);
        assert_eq!(self::query(&query.to_string()), query, "{line}");
        assert_eq!(
            Query::from_json(&query.to_json()),
            Ok(query.clone()),
            "{line}"
        );
        if let Err(error) = portfolio().find(&query, &asked()) {
            panic!("`{line}`: {error}");
        }
    }
}

#[test]
fn pairs_are_the_same() {
    for line in lines("query-same") {
        let (one, other) = sides(&line);
        assert_eq!(query(one), query(other), "{line}");
    }
}

#[test]
fn mistakes_have_the_code_the_place_and_a_way_out() {
    for line in lines("query-error") {
        let (text, code) = sides(&line);
        let error = Query::parse(text).expect_err(&line);
        assert_eq!(error.code(), code, "{line}");
        let first = error.diagnostics().next().unwrap();
        assert!(first.span().is_some() && first.help.is_some(), "{line}");
    }
}

#[test]
fn json_examples_are_read() {
    for block in blocks("json") {
        let query = Query::from_json(&block).unwrap_or_else(|error| panic!("{block}{error}"));
        assert_eq!(self::query(&query.to_string()), query, "{block}");
    }
}

#[test]
fn every_field_is_described() {
    for field in Field::all() {
        let in_table = PAGE
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
            .any(|names| names.split(", ").any(|name| name == format!("`{field}`")));
        assert!(in_table, "`{field}` is not in the table of fields");
    }
}

/// What the page says of days, asked of one partnership that ends some day in 2018.
#[test]
fn comparisons_mean_what_the_table_says() {
    let matches = |text: &str| {
        let answer = portfolio().find(&query(text), &asked()).unwrap();
        (answer.certain, answer.possible)
    };
    for (text, expected) in [
        ("id:haqaa ends<2018", (0, 0)),
        ("id:haqaa ends<=2018", (1, 0)),
        ("id:haqaa ends>=2018", (1, 0)),
        ("id:haqaa ends>2018", (0, 0)),
        ("id:haqaa ends<2018-07", (0, 1)),
        ("certain(active:2016-06 OR -active:2016-06)", (2, 0)),
        ("active:2016-06", (1, 1)),
    ] {
        assert_eq!(matches(text), expected, "{text}");
    }
}

#[test]
fn durations_without_an_order_are_refused_when_asked() {
    let error = portfolio()
        .find(&query("duration>=365d duration<12m"), &asked())
        .unwrap_err();
    assert_eq!(error.code(), "query.mixed-durations");
    assert!(PAGE.contains("query.mixed-durations"));
}
