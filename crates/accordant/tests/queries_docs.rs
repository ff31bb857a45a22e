//! The examples of `docs/queries.md`: each is read, written again, and asked of the portfolio of ANEAQ.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use accordant::Portfolio;
use accordant::query::{AskOptions, Field, FindOptions, Query};

const PAGE: &str = include_str!("../../../docs/queries.md");
const ANEAQ: &str = include_str!("../../../examples/aneaq/portfolio.json");

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

/// The queries of the tables, each with the ids that it certainly and possibly finds, in their order.
fn asked_of_aneaq() -> Vec<(&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let all = [
        "haqaa", "anqahe", "at-rsa", "fraq-sup", "hceres", "equam-m", "amel",
    ];
    let ids = |cell: &'static str| -> Vec<&'static str> {
        match cell.trim_end_matches(" |") {
            "—" => Vec::new(),
            "all seven" => all.to_vec(),
            cell => cell.split(", ").map(|id| id.trim_matches('`')).collect(),
        }
    };
    let mut found = Vec::new();
    let mut lines = PAGE.lines();
    while lines.any(|line| line == "| query | certain | possible |") {
        let rows = lines
            .by_ref()
            .skip(1)
            .take_while(|line| line.starts_with("| `"));
        for row in rows {
            let [query, certain, possible] = row.split(" | ").collect::<Vec<_>>()[..] else {
                panic!("{row}");
            };
            let query = query.trim_start_matches("| ").trim_matches('`');
            found.push((query, ids(certain), ids(possible)));
        }
    }
    assert!(found.len() > 60, "only {} queries", found.len());
    found
}

#[test]
fn examples_find_what_the_tables_say() {
    let portfolio = Portfolio::from_json(ANEAQ).unwrap();
    for (text, certain, possible) in asked_of_aneaq() {
        let query = query(text);
        assert_eq!(self::query(&query.to_string()), query, "{text}");
        assert_eq!(
            Query::from_json(&query.to_json()),
            Ok(query.clone()),
            "{text}"
        );
        let answer = portfolio
            .find(&query, &asked())
            .unwrap_or_else(|error| panic!("`{text}`: {error}"));
        assert_eq!(answer.notes, [], "{text}");
        let ids = |wanted: bool| -> Vec<&str> {
            let matches = answer.matches.iter();
            let wanted = matches.filter(|m| m.certainty.is_certain() == wanted);
            wanted.map(|m| m.id.as_str()).collect()
        };
        assert_eq!((ids(true), ids(false)), (certain, possible), "{text}");
    }
}

/// Each field, and each form in which conditions are written and joined, is asked of the portfolio.
#[test]
fn every_field_and_form_is_shown_with_its_answer() {
    let queries: Vec<&str> = asked_of_aneaq()
        .into_iter()
        .map(|(text, ..)| text)
        .collect();
    for field in Field::all() {
        let shown = queries.iter().any(|text| {
            let rest = text.strip_prefix(field.as_str());
            rest.is_some_and(|rest| rest.starts_with([':', '<', '>']))
        });
        assert!(shown, "no query asks for `{field}`");
    }
    for form in [
        "\"quality culture\"",
        "equam*",
        "\"* ",
        "<2",
        "<=",
        ">2",
        ">=",
        "/..",
        ":../",
        "today",
        "/+6m",
        "-1y/",
        "-2y",
        " -",
        " AND ",
        " OR ",
        "NOT (",
        "(topic",
        "certain(",
        "possible(",
    ] {
        let shown = queries.iter().any(|text| text.contains(form));
        assert!(shown, "no query has the form `{form}`");
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
        let answer = Portfolio::from_json(ANEAQ).unwrap().find(&query, &asked());
        let mut found: Vec<_> = answer.unwrap().matches;
        found.sort_by(|a, b| a.id.cmp(&b.id));
        let found = found.iter().map(|m| (m.id.as_str(), m.certainty.as_str()));
        let expected = [
            ("equam-m", "certain"),
            ("haqaa", "possible"),
            ("hceres", "possible"),
        ];
        assert_eq!(found.collect::<Vec<_>>(), expected, "{block}");
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
