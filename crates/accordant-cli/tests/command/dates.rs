//! What `accordant date` says of a phrase, and of EDTF.

use serde_json::json;

use crate::support::run;

#[test]
fn date_says_what_a_phrase_means() {
    assert_eq!(
        run(&["date", "since May 2016"]).out,
        "since May 2016  2016-05/..\n"
    );
    assert_eq!(
        run(&["date", "--json", "Depuis mai 2016"]).out,
        "{\"input\":\"Depuis mai 2016\",\"readings\":[{\"edtf\":\"2016-05/..\",\"assumptions\":[]}],\"reason\":null}\n"
    );
    let ambiguous = run(&["date", "--json", "2011-12"]).json();
    assert_eq!(ambiguous["readings"].as_array().unwrap().len(), 3);
    assert_eq!(ambiguous["reason"]["code"], "phrase.ambiguous");
    assert!(
        run(&["date", "2011-12"])
            .err
            .starts_with("phrase.ambiguous: ")
    );
    let arabic = run(&["date", "منذ ماي 2016"]).out;
    assert_eq!(arabic, "\u{2068}منذ ماي 2016\u{2069}  2016-05/..\n");
}

#[test]
fn each_argument_is_a_phrase() {
    let phrases = ["Depuis mai 2016", "منذ ماي 2016", "2016-17"];
    let json = run(&[&["date", "--json"], &phrases[..]].concat()).out;
    let lines: Vec<serde_json::Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let readings = |line: &serde_json::Value| -> Vec<String> {
        let readings = line["readings"].as_array().unwrap().iter();
        readings
            .map(|reading| reading["edtf"].as_str().unwrap().to_owned())
            .collect()
    };
    let found: Vec<(&str, Vec<String>)> = lines
        .iter()
        .map(|line| (line["input"].as_str().unwrap(), readings(line)))
        .collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], (phrases[0], vec!["2016-05/..".to_owned()]));
    assert_eq!(found[1], (phrases[1], vec!["2016-05/..".to_owned()]));
    assert_eq!(found[2].0, "2016-17");
    assert!(found[2].1.contains(&"2016-09/2017-08".to_owned()));
    let table = run(&[&["date"], &phrases[..]].concat()).out;
    assert!(
        table.lines().count() >= 3 && table.contains("2016-05/.."),
        "{table}"
    );
}

#[test]
fn date_follows_its_options() {
    let first = |order: &str| {
        let read = run(&["date", "--json", "04/05/2017", "--day-order", order]).json();
        read["readings"][0]["edtf"].clone()
    };
    assert_eq!(
        (first("day-first"), first("month-first")),
        (json!("2017-05-04"), json!("2017-04-05"))
    );
    let spring = |hemisphere: &str| {
        run(&[
            "date",
            "--edtf",
            "--json",
            "2015-21",
            "--hemisphere",
            hemisphere,
        ])
        .json()["min"]
            .clone()
    };
    assert_eq!(spring("northern"), "2015-03-01");
    assert_eq!(spring("southern"), "2015-09-01");
}

#[test]
fn date_checks_edtf() {
    assert_eq!(
        run(&["date", "--edtf", "--json", "2016-05/.."]).json(),
        json!({
            "input": "2016-05/..", "valid": true, "level": 1, "edtf": "2016-05/..",
            "min": "2016-05-01", "max": "inf",
            "start": ["2016-05-01", "2016-05-31"], "end": ["inf", "inf"],
        })
    );
    assert_eq!(
        run(&["date", "--edtf", "--json", "2016-13"]).json()["valid"],
        false
    );
    let shown = run(&["date", "--edtf", "2016-13"]);
    assert!(
        shown
            .err
            .contains("--> date:1:6\n  | 2016-13\n  |      ^^\n"),
        "{}",
        shown.err
    );
    assert_eq!(run(&["date", "-0044"]).out, "-0044  -0044\n");
}
