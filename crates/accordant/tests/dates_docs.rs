//! Every row of every table of `docs/dates.md`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeSet;

use accordant::query::{Query, When};
use accordant::time::{
    Certainty, Date, Day, Frame, Period, PhraseOptions, Policy, Window, read_phrase,
};

const PAGE: &str = include_str!("../../../docs/dates.md");

/// A table: the heading above it, its columns and its rows.
struct Table {
    heading: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

fn tables() -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut heading, mut within) = ("", false);
    for line in PAGE.lines() {
        if let Some(title) = line.trim_start_matches('#').strip_prefix(' ')
            && line.starts_with('#')
        {
            heading = title;
        }
        let Some(inner) = line.strip_prefix("| ") else {
            within = false;
            continue;
        };
        let cells: Vec<&str> = inner
            .trim_end_matches('|')
            .split(" |")
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        let cells = cells[..cells.len().max(1)].to_vec();
        if !within {
            within = true;
            tables.push(Table {
                heading,
                columns: cells,
                rows: Vec::new(),
            });
        } else if !cells[0].starts_with("---") {
            tables.last_mut().unwrap().rows.push(cells);
        }
    }
    tables
}

/// The tables with these columns.
fn with(columns: &[&str]) -> Vec<Table> {
    let found: Vec<Table> = tables()
        .into_iter()
        .filter(|table| table.columns == columns)
        .collect();
    assert!(!found.is_empty(), "no table of {columns:?}");
    found
}

/// December 2018, from its first day.
fn frame(policy: Policy) -> Frame {
    Frame {
        as_of: Some("2018-12-01".parse().unwrap()),
        policy,
    }
}

fn ask(query: &str, period: &str, policy: Policy) -> Certainty {
    let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let period: Period = period.parse().unwrap();
    query
        .ask_period(&period, &frame(policy), None)
        .unwrap_or_else(|error| panic!("{query}: {error}"))
}

#[test]
fn no_table_is_left_out() {
    let known = [
        &["written", "means", "first day", "last day"][..],
        &["written", "code"],
        &["written", "means", "starts", "ends"],
        &["answer", "true in"],
        &["asked", "answer", "because"],
        &["a", "b", "a AND b", "a OR b"],
        &["a", "NOT a"],
        &["phrase", "readings"],
        &["phrase", "why there is no single reading"],
        &["choice", "values, the default first", "for example"],
        &["with", "asked of", "date", "answer"],
        &["from", "and", "is"],
    ];
    for table in tables() {
        let columns = &table.columns;
        assert!(known.iter().any(|known| known == columns), "{columns:?}");
        assert!(!table.rows.is_empty());
    }
}

#[test]
fn dates_have_the_days_that_the_page_names() {
    for row in with(&["written", "means", "first day", "last day"])
        .iter()
        .flat_map(|table| &table.rows)
    {
        let window = row[0].parse::<Date>().unwrap().window(&Policy::default());
        let days = (window.first().to_string(), window.last().to_string());
        assert_eq!(days, (row[2].to_owned(), row[3].to_owned()), "{}", row[0]);
    }
}

#[test]
fn what_is_no_date_or_period_has_its_code() {
    let tables = with(&["written", "code"]);
    assert_eq!(tables.len(), 2);
    for table in tables {
        for row in table.rows {
            let error = if table.heading == "Writing a date" {
                row[0].parse::<Date>().unwrap_err()
            } else {
                row[0].parse::<Period>().unwrap_err()
            };
            assert_eq!(error.code(), row[1], "{}", row[0]);
        }
    }
}

#[test]
fn periods_have_the_windows_that_the_page_names() {
    let shown = |window: Window| {
        let day = |day: Day| {
            if day.is_finite() {
                day.to_string()
            } else {
                "..".to_owned()
            }
        };
        format!("{}/{}", day(window.first()), day(window.last()))
    };
    for row in with(&["written", "means", "starts", "ends"])
        .iter()
        .flat_map(|table| &table.rows)
    {
        let period: Period = row[0].parse().unwrap();
        let extent = period.extent(&frame(Policy::default())).unwrap();
        assert_eq!(shown(extent.start()), row[2], "{} starts", row[0]);
        assert_eq!(shown(extent.end()), row[3], "{} ends", row[0]);
    }
}

#[test]
fn questions_have_the_answers_of_the_page() {
    let tables = with(&["asked", "answer", "because"]);
    assert_eq!(tables.len(), 5);
    let mut count = 0;
    for table in tables {
        // Below "Combining conditions" the text names the period.
        let period = match table.heading {
            "Combining conditions" => "2016/2018",
            heading => heading,
        };
        for row in table.rows {
            let found = ask(row[0], period, Policy::default());
            assert_eq!(found.as_str(), row[1], "{} of {period}", row[0]);
            count += 1;
        }
    }
    assert!(count > 45, "{count}");
}

/// Which answers two conditions can have together: every pair of conditions of a sample is combined, on
/// periods in which they are certain, possible or impossible.
#[test]
fn the_truth_tables_list_what_occurs_and_nothing_else() {
    let conditions = [
        "active:2015",
        "active:2016",
        "active:2016-06",
        "-active:2016-06",
        "starts:2016-03",
        "starts:2016-09",
        "starts<2016-07",
        "starts>=2016-07",
        "ends:2018-03",
        "ends>=2018",
        "throughout:2017",
        "throughout:2018",
        "active:2020",
        "during:2017",
        "duration>=2y",
    ];
    let periods = ["2016/2018", "2016", "2016-05/..", "2016-03-15/2018-03-15"];
    let combined = &with(&["a", "b", "a AND b", "a OR b"])[0];
    let negated = &with(&["a", "NOT a"])[0];
    let listed = |cell: &str| -> BTreeSet<String> { cell.split(", ").map(str::to_owned).collect() };
    let policy = Policy::default();
    let mut occurred: Vec<(BTreeSet<String>, BTreeSet<String>)> =
        vec![Default::default(); combined.rows.len()];
    for period in periods {
        for a in conditions {
            let answer = ask(a, period, policy);
            let not = ask(&format!("NOT ({a})"), period, policy);
            let row = negated
                .rows
                .iter()
                .find(|row| row[0] == answer.as_str())
                .unwrap();
            assert_eq!(row[1], not.as_str(), "NOT {a} of {period}");
            for b in conditions {
                let other = ask(b, period, policy);
                let Some(at) = combined
                    .rows
                    .iter()
                    .position(|row| (row[0], row[1]) == (answer.as_str(), other.as_str()))
                else {
                    // The table names each pair once.
                    continue;
                };
                let both = ask(&format!("({a}) ({b})"), period, policy);
                let either = ask(&format!("({a}) OR ({b})"), period, policy);
                occurred[at].0.insert(both.to_string());
                occurred[at].1.insert(either.to_string());
            }
        }
    }
    assert_eq!(combined.rows.len(), 6);
    for (row, (both, either)) in combined.rows.iter().zip(occurred) {
        assert_eq!(both, listed(row[2]), "{} AND {}", row[0], row[1]);
        assert_eq!(either, listed(row[3]), "{} OR {}", row[0], row[1]);
    }
}

#[test]
fn phrases_have_the_readings_of_the_page() {
    let options = PhraseOptions::default();
    for row in &with(&["phrase", "readings"])[0].rows {
        let readings = read_phrase(row[0], &options);
        let found: Vec<String> = readings
            .readings
            .iter()
            .map(|r| r.edtf.to_string())
            .collect();
        let listed = row.get(1).copied().unwrap_or_default();
        let listed: Vec<&str> = listed
            .split("`, `")
            .filter(|text| !text.is_empty())
            .collect();
        assert_eq!(found, listed, "{}", row[0]);
    }
    for row in &with(&["phrase", "why there is no single reading"])[0].rows {
        let reason = read_phrase(row[0], &options).reason.unwrap();
        assert_eq!(reason.code, row[1], "{}", row[0]);
    }
}

#[test]
fn choices_are_those_of_the_policy_and_change_answers() {
    let policy = serde_json::to_value(Policy::default()).unwrap();
    let fields: BTreeSet<&str> = policy
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let table = &with(&["choice", "values, the default first", "for example"])[0];
    let listed: BTreeSet<&str> = table.rows.iter().map(|row| row[0]).collect();
    assert_eq!(listed, fields);
    for row in &table.rows {
        let default = row[1].split(',').next().unwrap();
        let set = &policy[row[0]];
        let set = set.as_str().map_or_else(|| set.to_string(), str::to_owned);
        assert_eq!(default, set, "{}", row[0]);
    }
    for row in &with(&["with", "asked of", "date", "answer"])[0].rows {
        let policy: Policy = serde_json::from_str(row[0]).unwrap();
        assert_eq!(ask(row[2], row[1], policy).as_str(), row[3], "{row:?}");
    }
    for (text, year) in [("'68", "2068"), ("'69", "1969")] {
        let readings = read_phrase(&format!("May {text}"), &PhraseOptions::default()).readings;
        assert_eq!(readings[0].edtf.to_string(), format!("{year}-05"));
    }
}

#[test]
fn lengths_are_counted_on_the_calendar() {
    for row in &with(&["from", "and", "is"])[0].rows {
        let from: Day = row[0].parse().unwrap();
        let when: When = format!("today+{}", row[1]).parse().unwrap();
        let day: Day = row[2].parse().unwrap();
        let query = Query::parse(&format!("active:{when}")).unwrap();
        let holds = |period: &str| {
            let period: Period = period.parse().unwrap();
            query
                .ask_period(&period, &Frame::default(), Some(from))
                .unwrap()
        };
        assert_eq!(
            holds(&format!("{day}/{day}")),
            Certainty::Certain,
            "{row:?}"
        );
        let other = day.plus_days(1);
        assert_eq!(
            holds(&format!("{other}/{other}")),
            Certainty::Impossible,
            "{row:?}"
        );
    }
}
