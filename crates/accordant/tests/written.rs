//! What accordant writes and what serde writes of the same is the same, to the byte.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::path::Path;

use accordant::json::{Json, ToJson, to_string};
use accordant::query::{AskOptions, Field, FindOptions, NetworkOptions, Query, TimelineUnit};
use accordant::time::Policy;
use accordant::{Error, Portfolio};
use serde::Serialize;

fn same(value: &(impl ToJson + Serialize)) {
    assert_eq!(to_string(value), serde_json::to_string(value).unwrap());
}

/// The frozen files, which have every field, and the portfolio that a person made of a page.
fn portfolios() -> Vec<Portfolio> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let frozen = std::fs::read_dir(root.join("tests/fixtures/versions/1")).unwrap();
    let mut files: Vec<_> = frozen.map(|file| file.unwrap().path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.push(root.join("examples/aneaq/portfolio.json"));
    assert!(files.len() > 1, "there are frozen files");
    let texts = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap());
    texts
        .map(|text| Portfolio::from_json(&text).unwrap())
        .collect()
}

#[test]
fn portfolios_and_what_is_found_in_them() {
    let portfolios = portfolios();
    assert!(portfolios.len() > 1, "the frozen files are read");
    let query = Query::parse("active:2016/2020 OR \"quality\" -kind:network").unwrap();
    same(&query);
    for portfolio in &portfolios {
        same(portfolio);
        same(&portfolio.find(&query, &FindOptions::default()).unwrap());
        for partnership in &portfolio.partnerships {
            same(&partnership.extent(&portfolio.frame(Policy::default())));
        }
        for other in &portfolios {
            same(&portfolio.diff(other, &Policy::default()).unwrap());
        }
    }
}

#[test]
fn every_other_answer() {
    let everything = &Query::Everything;
    let (ask, network) = (AskOptions::default(), NetworkOptions::default());
    let fields: Vec<Field> = Field::all().collect();
    for portfolio in &portfolios() {
        let counted = |field: &&Field| portfolio.facets(everything, &[**field], &ask).is_ok();
        let fields: Vec<Field> = fields.iter().filter(counted).copied().collect();
        assert!(fields.len() > 3);
        same(&portfolio.facets(everything, &fields, &ask).unwrap());
        for unit in [TimelineUnit::Year, TimelineUnit::Month] {
            let range = "2016/2018".parse().unwrap();
            same(
                &portfolio
                    .timeline(everything, unit, Some(&range), &ask)
                    .unwrap(),
            );
        }
        same(&portfolio.network(everything, &network).unwrap());
        let when = "2018/2020".parse().unwrap();
        same(&portfolio.expiries(everything, &when, &ask).unwrap());
        for partnership in &portfolio.partnerships {
            let query = Query::parse("active:2017 (quality OR -kind:project) id:a*").unwrap();
            same(&portfolio.explain(&query, &partnership.id, &ask).unwrap());
        }
        let ids: Vec<&str> = portfolio
            .organizations
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        for pair in ids.windows(2) {
            let [a, b] = pair else { continue };
            same(&portfolio.links(a, b, everything, &ask).unwrap());
            same(
                &portfolio
                    .common_partners(a, b, everything, &network)
                    .unwrap(),
            );
            same(&portfolio.partners(a, everything, &network).unwrap());
        }
    }
}

#[test]
fn queries_of_every_form() {
    for text in [
        "a b",
        "a OR -b",
        "title:qual*",
        "starts>=2016-05 topic=\"a b\"",
    ] {
        same(&Query::parse(text).unwrap());
    }
    let word = Query::parse("qual*").unwrap();
    for query in [
        Query::Everything,
        Query::Certain(Box::new(word.clone())),
        Query::Possible(Box::new(Query::Not(Box::new(word)))),
    ] {
        same(&query);
    }
}

#[test]
fn errors_and_the_places_of_them() {
    for text in [
        "{",
        "{\"accordant\":1,\"titel\":\"x\",\"asOf\":\"2018-13\"}",
    ] {
        let error: Error = Portfolio::from_json(text).unwrap_err();
        same(&error.into_diagnostics());
    }
}

#[test]
fn strings_numbers_and_what_is_empty() {
    let every: String = ('\0'..'\u{100}').chain("é…مرحبا😀".chars()).collect();
    same(&every);
    for text in [
        r#"{"":[],"a":{},"b":[null,true,false,[[]],{"":{}}]}"#,
        "[0,1,-1,18446744073709551615,-9223372036854775808,1.5,-0.25,1e19,1e-7,5e-324,123456789012.5]",
    ] {
        let value = accordant::json::parse(text).unwrap();
        same(&value);
        assert_eq!(accordant::json::parse(&to_string(&value)).unwrap(), value);
    }
    same(&Json::Object(vec![("\"\\/\n".into(), Json::Null)]));
    same(&Some(vec![None, Some(false)]));
}
