//! Reasons, links, expiries, checks and the schema, as a table and as JSON.

use serde_json::json;

use crate::support::{run, run_with};

const FILE: &str = "tests/fixtures/portfolio.json";

#[test]
fn explain_says_why() {
    let query = "active:2018-06-15 kind:initiative";
    let arguments = ["explain", FILE, query, "haqaa", "--on", "2019-01-01"];
    let explained = run(&arguments);
    assert!(
        explained
            .out
            .starts_with("HAQAA\npossible: it ended some day in 2018\n"),
        "{}",
        explained.out
    );
    assert!(explained.out.contains("certain     kind:initiative"));
    let json = run(&[&arguments[..], &["--json"]].concat()).json();
    assert_eq!(
        (&json["id"], &json["certainty"]),
        (&json!("haqaa"), &json!("possible"))
    );
    assert_eq!(json["parts"].as_array().unwrap().len(), 3);
}

#[test]
fn explain_takes_a_title_and_knows_its_own() {
    assert_eq!(
        run(&["explain", FILE, "*", "fraq-SUP", "--json"]).json()["id"],
        "fraq-sup"
    );
    let unknown = run(&["explain", FILE, "*", "nothing"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(
        unknown.err.starts_with("partnership.unknown: "),
        "{}",
        unknown.err
    );
}

#[test]
fn links_are_what_two_have_in_common() {
    let links = run(&["links", FILE, "EU", "HCERES"]);
    assert_eq!(
        links.rows()[0][..3],
        ["certain", "EQuAM-M", "2017-10/2020-10"]
    );
    assert!(
        links
            .out
            .contains("linked by 1 partnership, 1 for certain\n")
    );
    let json = run(&["links", FILE, "EU", "HCERES", "--json"]).json();
    assert_eq!(json["shared"][0]["roles"], json!(["funder"]));
    assert_eq!(json["shared"][0]["otherRoles"], json!(["partner"]));
    let none = run(&[
        "links",
        FILE,
        "EU",
        "HCERES",
        "--where",
        "-kind:project",
        "--json",
    ]);
    assert_eq!(none.json()["total"], 0);
}

#[test]
fn without_names_links_are_who_meets_whom() {
    assert_eq!(run(&["links", FILE]).rows()[1], ["EU", "HCERES", "1", "1"]);
    let json = run(&["links", FILE, "--json"]).json();
    assert_eq!(
        json["pairs"],
        json!([{ "a": "eu", "b": "hceres", "certain": 1, "total": 1 }])
    );
    // The holder is a party to every partnership.
    let partners = run(&["links", FILE, "HCERES", "--json"]).json();
    assert_eq!(
        partners["pairs"][0],
        json!({ "a": "hceres", "b": "aneaq", "certain": 3, "total": 3 })
    );
}

#[test]
fn expiries_are_what_can_end() {
    let arguments = [
        "expiries",
        FILE,
        "kind:project",
        "--on",
        "2020-06-15",
        "--within",
        "6m",
    ];
    let expiries = run(&arguments);
    let row = ["certain", "EQuAM-M", "ends", "2020-10-01/2020-10-31"];
    assert_eq!(expiries.rows()[0], row);
    assert!(
        expiries
            .out
            .contains("1 partnership can end within 6 months from 2020-06-15\n")
    );
    let json = run(&[&arguments[..], &["--json"]].concat()).json();
    assert_eq!(
        json["expiries"][0]["ends"],
        json!(["2020-10-01", "2020-10-31"])
    );
    let sooner = run(&[
        "expiries",
        FILE,
        "kind:project",
        "--on",
        "2020-06-15",
        "--within",
        "90d",
    ]);
    assert!(sooner.out.starts_with("0 partnerships"), "{}", sooner.out);
}

#[test]
fn expiries_name_the_day_of_notice() {
    let input = br#"{ "accordant": 1, "partnerships": [{ "id": "a", "title": "A",
        "period": "2017-01-01/2019-12-31",
        "renewal": { "kind": "tacit", "term": "P1Y", "notice": "P3M" } }] }"#;
    let shown = run_with(&["expiries", "-", "--on", "2019-07-01"], input);
    assert!(
        shown
            .out
            .contains("ends 2019-12-31  notice by 2019-09-30\n"),
        "{}",
        shown.out
    );
}

#[test]
fn check_ends_with_1_for_findings() {
    let check = run(&["check", FILE]);
    assert_eq!((check.code, check.out.as_str()), (1, "1 warning\n"));
    assert!(
        check.err.starts_with("portfolio.no-as-of: 3 open ends"),
        "{}",
        check.err
    );
    let json = run(&["check", FILE, "--json"]);
    assert_eq!(json.code, 1);
    assert_eq!(json.json()[0]["code"], "portfolio.no-as-of");
    assert_eq!(json.json()[0]["place"]["path"], "/asOf");
}

#[test]
fn check_ends_with_0_without_findings() {
    let check = run(&["check", FILE, "--as-of", "2018-12"]);
    assert_eq!(
        (check.code, check.out.as_str()),
        (0, "nothing is wrong or doubtful\n")
    );
    assert_eq!((check.err.as_str(), 0), ("", check.code));
    let json = run(&["check", FILE, "--as-of", "2018-12", "--json"]);
    assert_eq!((json.code, json.json()), (0, json!([])));
}

#[test]
fn schema_is_that_of_the_library() {
    assert_eq!(run(&["schema"]).json(), accordant::schema::portfolio());
    for name in accordant::schema::names() {
        let expected = accordant::schema::named(name).unwrap();
        assert_eq!(run(&["schema", name]).json(), expected, "{name}");
    }
    let wrong = run(&["schema", "anwser"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("answer"), "{}", wrong.err);
    assert_eq!(run(&["schema", "--json"]).out, run(&["schema"]).out);
}

#[test]
fn codes_are_explained_one_by_one_or_listed() {
    let one = run(&["codes", "page.end-column-missing"]);
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    let rows = one.rows();
    assert_eq!(rows[0], ["page.end-column-missing"]);
    let said = |name: &str| rows.iter().any(|row| row.starts_with(&[name]));
    assert!(said("meaning") && said("to") && said("severity") && said("comes"));

    let listed = run(&["codes"]).out;
    let all: Vec<&str> = accordant::codes::all().map(|code| code.code).collect();
    for code in &all {
        assert!(listed.contains(&format!("{code} ")), "{code}");
    }
    assert_eq!(
        run(&["codes", "--json"]).json().as_array().unwrap().len(),
        all.len()
    );
    let json = run(&["codes", "query.no-day", "--json"]).json();
    assert_eq!(json["weights"], serde_json::json!(["error"]));

    let wrong = run(&["codes", "query.no-dya"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("codes.unknown-name") && wrong.err.contains("`query.no-day`"));
}
