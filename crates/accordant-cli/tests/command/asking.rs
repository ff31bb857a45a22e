//! Reading, finding and counting, as a table and as JSON.

use crate::support::{run, run_with};
use serde_json::json;

const FILE: &str = "tests/fixtures/portfolio.json";
const PAGE: &str = "../../examples/aneaq/page.txt";

#[test]
fn read_shows_the_portfolio() {
    let read = run(&["read", FILE, "--as-of", "2018-12"]);
    assert_eq!((read.code, read.err.as_str()), (0, ""));
    let rows = read.rows();
    assert_eq!(read.out.lines().next(), Some("Partnership and Cooperation"));
    assert_eq!(
        read.out.lines().nth(1),
        Some("kept by ANEAQ, as of 2018-12, 7 partnerships, 3 organizations")
    );
    assert!(rows.contains(&vec![
        "at-rsa",
        "AT/RSA",
        "2016-11/2017-11",
        "technicalAssistance"
    ]));
}

#[test]
fn read_json_is_the_portfolio_itself() {
    let read = run(&["read", FILE, "--json", "--as-of", "2018-12"]);
    let portfolio = accordant::Portfolio::from_json(&read.out).unwrap();
    assert_eq!(read.out, portfolio.to_json());
    assert_eq!(portfolio.partnerships.len(), 7);
    assert_eq!(read.json()["asOf"], "2018-12");
}

#[test]
fn the_input_comes_first_in_what_it_says_itself() {
    let input = br#"{ "accordant": 1, "asOf": "2017", "partnerships": [] }"#;
    let read = run_with(&["read", "-", "--json", "--as-of", "2018-12"], input);
    assert_eq!(read.json()["asOf"], "2017");
}

#[test]
fn a_holder_is_found_by_any_name() {
    let input = br#"{ "accordant": 1, "partnerships": [],
        "organizations": [{ "id": "agency", "name": "The Agency", "acronym": "AG" }] }"#;
    let read = run_with(&["read", "-", "--json", "--holder", "ag"], input);
    assert_eq!(read.json()["holder"], "agency");
    let read = run_with(&["read", "-", "--json", "--holder", "nobody"], input);
    assert_eq!(read.code, 2);
    assert!(read.err.starts_with("holder.unknown: "), "{}", read.err);
}

#[test]
fn find_tells_certain_from_possible() {
    let find = run(&[
        "find",
        FILE,
        "active:2018-06-15",
        "--as-of",
        "2018-12",
        "--on",
        "2019-01-01",
    ]);
    assert_eq!((find.code, find.err.as_str()), (0, ""));
    assert_eq!(
        find.out,
        "\
certain   ANQAHE    2016-05/..       network
certain   FrAQ-Sup  2017-04/..       network
certain   HCERES    2017-06/..       agreement
certain   EQuAM-M   2017-10/2020-10  project
possible  HAQAA     2016/2018        initiative  it ended some day in 2018

5 of 7: 4 certain, 1 possible
assumed: open ends ran on 2018-12-01, the as-of day; after it nobody has said
"
    );
}

#[test]
fn find_json_is_the_answer() {
    let find = run(&[
        "find",
        "--json",
        FILE,
        "active:2018-06-15",
        "--as-of",
        "2018-12",
    ]);
    let answer = find.json();
    assert_eq!(
        (&answer["total"], &answer["certain"]),
        (&json!(5), &json!(4))
    );
    assert_eq!(answer["possible"], 1);
    assert_eq!(
        answer["matches"][4],
        json!({
            "id": "haqaa", "title": "HAQAA", "kind": "initiative", "period": "2016/2018",
            "certainty": "possible", "reason": "it ended some day in 2018",
        })
    );
    assert_eq!(answer["assumptions"].as_array().unwrap().len(), 1);
}

#[test]
fn find_sorts_and_pages() {
    let ids = |more: &[&str]| -> Vec<String> {
        let arguments = [&["find", FILE, "--json", "--as-of", "2018-12"], more].concat();
        let answer = run(&arguments).json();
        assert_eq!(answer["total"], 7);
        let matches = answer["matches"].as_array().unwrap().iter();
        matches
            .map(|found| found["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        ids(&["--sort", "title", "--limit", "2"]),
        ["amel", "anqahe"]
    );
    assert_eq!(ids(&["--sort", "title", "--offset", "6"]), ["hceres"]);
    assert_eq!(
        ids(&["--sort", "start", "--descending", "--limit", "1"]),
        ["amel"]
    );
    assert_eq!(ids(&["--limit", "0"]).len(), 0);
    let shown = run(&["find", FILE, "--limit", "2"]).out;
    assert!(
        shown.contains("7 of 7: 7 certain, 0 possible (2 shown)\n"),
        "{shown}"
    );
}

#[test]
fn a_query_may_begin_with_a_minus() {
    let find = run(&["find", FILE, "-kind:network", "--json"]);
    assert_eq!(find.json()["total"], 5, "{}", find.err);
}

#[test]
fn the_day_of_asking_can_be_set() {
    let ended =
        |on: &str| run(&["find", FILE, "certain(status:ended)", "--on", on, "--json"]).json();
    assert_eq!(ended("2017-12-01")["matches"][0]["id"], "at-rsa");
    assert_eq!(ended("2017-12-01")["total"], 1);
    // HAQAA, AT/RSA, EQuAM-M and AMEL have an end; the open ends have no day.
    assert_eq!(ended("2030-01-01")["total"], 4);
}

#[test]
fn open_ends_can_be_taken_as_holding_for_ever() {
    let certain = |policy: &str| {
        let arguments = [
            "find",
            FILE,
            "active:2030",
            "--as-of",
            "2018",
            "--open-ends",
            policy,
        ];
        run(&[&arguments[..], &["--json"]].concat()).json()["certain"].clone()
    };
    assert_eq!(certain("until-as-of"), 0);
    assert_eq!(certain("hold-forever"), 3);
}

#[test]
fn texts_in_several_languages_are_shown_in_one() {
    let input = r#"{ "accordant": 1, "partnerships": [
        { "id": "a", "title": { "en": "Quality", "fr": "Qualité", "ar": "جودة" } }] }"#;
    let shown = |language: &str| run_with(&["find", "-", "--lang", language], input.as_bytes()).out;
    assert!(shown("en").contains("Quality") && shown("fr").contains("Qualité"));
    assert!(shown("ar").contains("\u{2068}جودة\u{2069}"));
}

#[test]
fn facets_count_values() {
    let arguments = ["facets", FILE, "active:2018-06-15", "--as-of", "2018-12"];
    let facets = run(&[&arguments[..], &["--by", "kind", "partner"]].concat());
    let rows = facets.rows();
    assert_eq!(rows[0], ["kind", "certain", "total"]);
    assert_eq!(rows[1], ["network", "2", "2"]);
    assert!(rows.contains(&vec!["initiative", "0", "1"]));
    assert!(rows.contains(&vec!["HCERES", "3", "3"]));
    let json = run(&[&arguments[..], &["--by", "kind,partner", "--json"]].concat()).json();
    assert_eq!(
        json["facets"][0]["values"][0],
        json!({ "value": "network", "label": "network", "certain": 2, "total": 2 })
    );
    assert_eq!(json["facets"][1]["field"], "partner");
}

#[test]
fn a_timeline_counts_the_active() {
    let arguments = [
        "timeline",
        FILE,
        "kind:project",
        "--range",
        "2016/2021",
        "--as-of",
        "2018-12",
    ];
    let timeline = run(&arguments);
    let rows = timeline.rows();
    // EQuAM-M from 2017-10 to 2020-10, AMEL from 2018-11 to 2021-11.
    assert_eq!(rows[1], ["2016", "0", "0"]);
    assert_eq!(rows[2], ["2017", "1", "1", "█"]);
    assert_eq!(rows[4], ["2019", "2", "2", "██"]);
    let json = run(&[&arguments[..], &["--by", "quarter", "--json"]].concat()).json();
    assert_eq!(json["unit"], "quarter");
    // EQuAM-M begins in the last quarter of 2017.
    assert_eq!(
        json["buckets"][6],
        json!({ "period": "2017-35", "certain": 0, "total": 0 })
    );
    assert_eq!(
        json["buckets"][7],
        json!({ "period": "2017-36", "certain": 1, "total": 1 })
    );
}

#[test]
fn possible_activity_is_drawn_lighter() {
    let timeline = run(&["timeline", FILE, "--range", "2019", "--as-of", "2018-12"]);
    // EQuAM-M and AMEL run; of the three open ends nobody has said.
    assert_eq!(timeline.rows()[1], ["2019", "2", "5", "██░░░"]);
}

#[test]
fn records_in_other_json_are_read() {
    let input = br#"[{ "title": "HAQAA", "start": "2016", "end": "2018" }]"#;
    let find = run_with(
        &["find", "-", "active:2017", "--json", "--as-of", "2018"],
        input,
    );
    assert_eq!(
        find.json()["matches"][0]["certainty"],
        "certain",
        "{}",
        find.err
    );
}

#[test]
fn the_page_answers_as_the_portfolio_does() {
    let titles = |file: &str| -> Vec<(String, String)> {
        let find = run(&[
            "find",
            file,
            "active:2018-06-15",
            "--as-of",
            "2018-12",
            "--json",
        ]);
        let answer = find.json();
        let matches = answer["matches"].as_array().unwrap().iter();
        let text =
            |found: &serde_json::Value, field: &str| found[field].as_str().unwrap().to_owned();
        matches
            .map(|found| (text(found, "title"), text(found, "certainty")))
            .collect()
    };
    assert_eq!(titles(PAGE), titles(FILE));
    let remarks = run(&["find", PAGE]).err;
    assert!(remarks.contains("`accordant read ../../examples/aneaq/page.txt` shows them"));
    assert_eq!(run(&["find", PAGE, "--quiet"]).err, "");
    assert!(run(&["read", PAGE]).err.contains("page.txt:3:"));
}
