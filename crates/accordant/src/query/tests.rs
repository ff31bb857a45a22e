use proptest::prelude::*;

use super::parse::DEEPEST;
use super::*;
use crate::Portfolio;
use crate::model::{Kind, Partnership, PartnershipId, Role};
use crate::time::{Certainty, Date, Day, Frame, Policy};

const PORTFOLIO: &str = r#"{
    "accordant": 1,
    "holder": "aneaq",
    "asOf": "2018-12",
    "language": "en",
    "organizations": [
        { "id": "aneaq", "name": "National Agency for Evaluation and Quality Assurance", "acronym": "ANEAQ" },
        { "id": "eu", "name": "European Union", "acronym": "EU", "aliases": ["Union européenne"] },
        { "id": "au", "name": "African Union", "acronym": "AU" },
        { "id": "hceres", "name": "High Council for Evaluation of Research and Higher Education", "acronym": "HCERES",
          "identifiers": [{ "scheme": "deqar", "value": "40" }] },
        { "id": "cti", "name": "Commission des titres d’ingénieur", "acronym": "CTI", "country": "FR" }
    ],
    "programmes": [{ "id": "erasmus", "name": "Erasmus+", "funder": "eu" }],
    "partnerships": [
        { "id": "haqaa", "title": "HAQAA", "kind": "initiative", "period": "2016/2018",
          "participants": [{ "organization": "eu", "role": "funder" }, { "organization": "au", "role": "partner" }],
          "objectives": [{ "text": "Develop a quality culture" }] },
        { "id": "anqahe", "title": "ANQAHE", "kind": "network", "period": "2016-05/..", "countries": ["MA"] },
        { "id": "at-rsa", "title": "AT/RSA", "kind": "technicalAssistance", "period": "2016-11/2017-11",
          "participants": [{ "organization": "aneaq", "role": "beneficiary" }] },
        { "id": "fraq-sup", "title": "FrAQ-Sup", "kind": "network", "period": "2017-04/..",
          "participants": [{ "organization": "hceres", "role": "foundingMember" }, { "organization": "cti", "role": "foundingMember" }] },
        { "id": "hceres", "title": "HCERES", "kind": "agreement", "period": "2017-06/..",
          "participants": [{ "organization": "hceres", "role": "partner" }],
          "renewal": { "kind": "tacit", "term": "P1Y", "notice": "P3M" } },
        { "id": "equam-m", "title": "EQuAM-M", "name": "Enhancing Quality Assurance Management in Morocco",
          "kind": "project", "period": "2017-10/2020-10", "countries": ["MA"], "topics": ["quality assurance"],
          "funding": [{ "programme": "erasmus" }] },
        { "id": "amel", "title": "AMEL", "kind": "project", "period": "2018-11/2021-11",
          "funding": [{ "programme": "erasmus" }], "status": "ongoing" },
        { "id": "note", "title": { "fr": "Lettre d’intention", "en": "Letter of intent" } }
    ]
}"#;

fn portfolio() -> Portfolio {
    Portfolio::from_json(PORTFOLIO).unwrap()
}

fn network(day: &str) -> NetworkOptions {
    NetworkOptions {
        ask: on(day),
        limit: None,
    }
}

fn on(day: &str) -> AskOptions {
    AskOptions {
        on: Some(day.parse().unwrap()),
        policy: Policy::default(),
    }
}

/// Ids with `?` behind the possible ones, in the order of the portfolio.
fn ask(query: &str) -> Vec<String> {
    let portfolio = portfolio();
    let options = FindOptions {
        ask: on("2018-12-15"),
        ..FindOptions::default()
    };
    let answer = portfolio.find(&query.parse().unwrap(), &options).unwrap();
    assert_eq!(answer.total, answer.matches.len());
    let order = |id: &PartnershipId| portfolio.partnerships.iter().position(|p| p.id == *id);
    let mut matches = answer.matches;
    matches.sort_by_key(|found| order(&found.id));
    let mark = |found: Match| match found.certainty {
        Certainty::Possible => format!("{}?", found.id),
        _ => found.id.to_string(),
    };
    matches.into_iter().map(mark).collect()
}

#[test]
fn answers() {
    for (query, expected) in [
        (
            "active:2018-06-15",
            "haqaa? anqahe fraq-sup hceres equam-m note?",
        ),
        (
            "certain(active:2018-06-15)",
            "anqahe fraq-sup hceres equam-m",
        ),
        (
            "possible(active:2018-06-15) -certain(active:2018-06-15)",
            "haqaa note",
        ),
        ("active:2018-12 kind:network", "anqahe fraq-sup"),
        ("active:2019 kind:network", "anqahe? fraq-sup?"),
        (
            "ends<2021",
            "haqaa anqahe? at-rsa fraq-sup? hceres? equam-m note?",
        ),
        ("ends>=2021", "anqahe? fraq-sup? hceres? amel note?"),
        ("starts>=2017-10 -kind:network", "equam-m amel note?"),
        ("starts:2017", "fraq-sup hceres equam-m note?"),
        (
            "during:2016/2018",
            "haqaa anqahe? at-rsa fraq-sup? hceres? note?",
        ),
        (
            "throughout:2018",
            "haqaa? anqahe? fraq-sup? hceres? equam-m note?",
        ),
        (
            "ends:today/+2y",
            "haqaa? anqahe? fraq-sup? hceres? equam-m note?",
        ),
        (
            "duration>=3y",
            "haqaa? anqahe? fraq-sup? hceres? equam-m? amel? note?",
        ),
        ("duration>=3y kind:project", "equam-m? amel?"),
        ("duration<400d", "haqaa? at-rsa note?"),
        (
            "status:ongoing",
            "haqaa? anqahe? fraq-sup? hceres? equam-m amel note?",
        ),
        ("status:undated", "note"),
        ("declared:ongoing", "amel"),
        ("kind:project", "equam-m amel"),
        ("funder:\"European Union\"", "haqaa equam-m amel"),
        ("funder:eu", "haqaa equam-m amel"),
        ("partner:\"union européenne\" kind:initiative", "haqaa"),
        ("partner:union", "haqaa equam-m amel"),
        ("member:CTI", "fraq-sup"),
        ("foundingmember:hceres", "fraq-sup"),
        ("partner:HCERES", "fraq-sup hceres"),
        ("partner:40", "fraq-sup hceres"),
        ("beneficiary:ANEAQ", "at-rsa"),
        ("partner:ANEAQ title:equam*", "equam-m"),
        ("country:ma", "anqahe equam-m"),
        ("programme:erasmus+", "equam-m amel"),
        ("topic:assurance", "equam-m"),
        ("\"quality culture\"", "haqaa"),
        ("quality -kind:initiative", "at-rsa equam-m"),
        ("objective:culture OR title:hceres", "haqaa hceres"),
        (
            "(kind:project OR kind:network) active:2018-11-15",
            "anqahe fraq-sup equam-m amel?",
        ),
        ("id:at-*", "at-rsa"),
        ("AT/RSA", "at-rsa"),
        ("language:fr", "note"),
        ("intention", "note"),
        (
            "active:2018-06-15 OR -active:2018-06-15",
            "haqaa anqahe at-rsa fraq-sup hceres equam-m amel note",
        ),
        ("active:2018-06-15 -active:2018-06-15", ""),
        ("*", "haqaa anqahe at-rsa fraq-sup hceres equam-m amel note"),
        ("", "haqaa anqahe at-rsa fraq-sup hceres equam-m amel note"),
        ("-*", ""),
    ] {
        let mut expected: Vec<&str> = expected.split_whitespace().collect();
        let order = |id: &&str| {
            portfolio()
                .partnerships
                .iter()
                .position(|p| p.id.as_str() == id.trim_end_matches('?'))
        };
        expected.sort_by_key(order);
        let found = ask(query);
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn mistakes_are_shown_at_their_place() {
    for (text, code, column, help) in [
        (
            "kind:project patner:x",
            "query.unknown-field",
            14,
            "did you mean `partner`?",
        ),
        (
            "kind:projct",
            "code.unknown-kind",
            6,
            "did you mean `project`?",
        ),
        ("active:2018-13", "date.month-out-of-range", 8, ""),
        ("a (b OR c", "query.unbalanced-parenthesis", 3, ""),
        ("a b) c", "query.unbalanced-parenthesis", 4, ""),
        ("title:\"open", "query.unclosed-quote", 7, ""),
        ("a OR", "query.missing-operand", 3, ""),
        ("OR a", "query.missing-operand", 1, ""),
        ("a AND", "query.missing-operand", 3, ""),
        ("a -", "query.missing-operand", 3, ""),
        ("kind<project", "query.not-ordered", 6, ""),
        ("ends < 2021", "query.misplaced-operator", 6, ""),
        ("kind:", "query.empty-value", 6, ""),
        ("kind:pro*", "query.no-prefix", 6, ""),
        ("country:Morocco", "country.unknown", 9, ""),
        ("duration>soon", "length.invalid", 10, ""),
        (
            "status:ongoin",
            "query.unknown-status",
            8,
            "did you mean `ongoing`?",
        ),
    ] {
        let error = text.parse::<Query>().unwrap_err();
        let problem = error.diagnostics().next().unwrap();
        assert_eq!(error.code(), code, "{text}");
        assert_eq!(
            problem.span().map(|span| span.column),
            Some(column),
            "{text}: {error}"
        );
        assert!(
            problem.help.as_deref().unwrap_or_default().contains(help),
            "{text}: {:?}",
            problem.help
        );
    }
}

#[test]
fn hostile_queries_are_refused_quickly() {
    for (text, code) in [
        ("(".repeat(10_000), "limit.query-nesting"),
        ("-".repeat(10_000), "limit.query-nesting"),
        ("a ".repeat(40_000), "limit.query"),
        (
            format!("{}kind:project{}", "certain(".repeat(49), ")".repeat(49)),
            "limit.query-nesting",
        ),
    ] {
        assert_eq!(text.parse::<Query>().unwrap_err().code(), code);
    }
    let many: Vec<String> = (0..65).map(|n| format!("active:{}", 1900 + n)).collect();
    let query = many.join(" OR ").parse().unwrap();
    let refused = portfolio()
        .find(&query, &FindOptions::default())
        .unwrap_err();
    assert_eq!(refused.code(), "limit.query-conditions");
    let mixed = "duration>=1y duration<365d".parse().unwrap();
    assert_eq!(
        portfolio()
            .find(&mixed, &FindOptions::default())
            .unwrap_err()
            .code(),
        "query.mixed-durations"
    );
    let deep = format!(
        "{}{}{}",
        r#"{"not":"#.repeat(40),
        r#"{"everything":true}"#,
        "}".repeat(40)
    );
    assert!(Query::from_json(&deep).is_ok());
    for (levels, code) in [(60, "limit.query-nesting"), (200, "limit.nesting")] {
        let deeper = format!("{}1{}", r#"{"not":"#.repeat(levels), "}".repeat(levels));
        assert_eq!(Query::from_json(&deeper).unwrap_err().code(), code);
    }
}

#[test]
fn a_day_has_to_be_set_where_the_query_needs_one() {
    for query in ["status:ongoing", "ends:today/+6m"] {
        let error = portfolio()
            .find(&query.parse().unwrap(), &FindOptions::default())
            .unwrap_err();
        assert_eq!(error.code(), "query.no-day", "{query}");
    }
}

#[test]
fn json_mistakes_are_reported_with_their_paths() {
    let text = r#"{"and":[{"field":"patner","value":"x"},{"field":"ends","op":"~","value":"2021"},
        {"or":{}},{"nott":{"everything":true}},{"field":"kind"},3,{"field":"kind","value":"x","extra":1}]}"#;
    let found: Vec<(String, String)> = Query::from_json(text)
        .unwrap_err()
        .diagnostics()
        .map(|d| (d.code.to_string(), d.path().unwrap_or("-").to_owned()))
        .collect();
    let expected = [
        ("query.unknown-field", "/and/0/field"),
        ("query.unknown-operator", "/and/1/op"),
        ("json.wrong-type", "/and/2/or"),
        ("json.unknown-field", "/and/3/nott"),
        ("json.missing-field", "/and/4"),
        ("json.wrong-type", "/and/5"),
        ("json.unknown-field", "/and/6/extra"),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(c, p)| (c.to_owned(), p.to_owned()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn sorting_and_paging() {
    let portfolio = portfolio();
    let ids = |options: FindOptions| -> Vec<String> {
        let answer = portfolio.find(&Query::Everything, &options).unwrap();
        assert_eq!(answer.total, 8);
        answer
            .matches
            .into_iter()
            .map(|found| found.id.to_string())
            .collect()
    };
    let sorted = |sort| FindOptions {
        sort,
        ..FindOptions::default()
    };
    assert_eq!(
        ids(sorted(Sort::Start)),
        [
            "haqaa", "anqahe", "at-rsa", "fraq-sup", "hceres", "equam-m", "amel", "note"
        ]
    );
    assert_eq!(
        ids(sorted(Sort::End)),
        [
            "at-rsa", "haqaa", "anqahe", "fraq-sup", "hceres", "equam-m", "amel", "note"
        ]
    );
    assert_eq!(
        ids(sorted(Sort::Title)),
        [
            "amel", "anqahe", "at-rsa", "equam-m", "fraq-sup", "haqaa", "hceres", "note"
        ]
    );
    let page = FindOptions {
        offset: 2,
        limit: Some(2),
        descending: true,
        ..sorted(Sort::Title)
    };
    assert_eq!(ids(page), ["haqaa", "fraq-sup"]);
    let beyond = FindOptions {
        offset: 9,
        ..sorted(Sort::Title)
    };
    assert!(ids(beyond).is_empty());
}

#[test]
fn words_are_highlighted_where_they_stand() {
    let answer = portfolio()
        .find(
            &"qualité OR intention OR titres".parse().unwrap(),
            &FindOptions::default(),
        )
        .unwrap();
    let found: Vec<(String, String, usize, usize)> = answer
        .matches
        .iter()
        .flat_map(|m| {
            m.highlights
                .iter()
                .map(|h| (h.path.clone(), h.words.clone(), h.start, h.end))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("/title/fr".to_owned(), "intention".to_owned(), 9, 18),
            ("/participants/1".to_owned(), "titres".to_owned(), 15, 21),
        ]
    );
}

#[test]
fn answers_say_what_they_assume() {
    let portfolio = portfolio();
    let codes = |query: &str, options: AskOptions| -> Vec<String> {
        let options = FindOptions {
            ask: options,
            ..FindOptions::default()
        };
        let answer = portfolio.find(&query.parse().unwrap(), &options).unwrap();
        answer
            .assumptions
            .into_iter()
            .map(|assumption| assumption.code.into_owned())
            .collect()
    };
    assert_eq!(codes("kind:project", on("2018-12-15")), [""; 0]);
    assert_eq!(
        codes("active:2018-06", on("2018-12-15")),
        ["period.open-end"]
    );
    assert_eq!(
        codes("active:2018-21 kind:project", on("2018-12-15")),
        ["policy.season"]
    );
    let hold = AskOptions {
        policy: Policy {
            open_ends: crate::time::OpenEnds::HoldForever,
            ..Policy::default()
        },
        ..on("2018-12-15")
    };
    assert_eq!(codes("active:2030", hold), ["policy.open-ends-hold"]);
}

#[test]
fn a_name_that_fits_several_or_none_is_noted() {
    let notes = |query: &str| -> Vec<String> {
        let answer = portfolio()
            .find(&query.parse().unwrap(), &FindOptions::default())
            .unwrap();
        answer
            .notes
            .into_iter()
            .map(|note| note.code.into_owned())
            .collect()
    };
    assert_eq!(notes("partner:union"), ["query.several-organizations"]);
    assert_eq!(notes("partner:HCERS"), ["query.unknown-name"]);
    assert!(notes("partner:EU").is_empty());
}

#[test]
fn facets_leave_their_own_field_aside() {
    let portfolio = portfolio();
    let query = "active:2018-06-15 kind:network".parse().unwrap();
    let facets = portfolio
        .facets(
            &query,
            &[Field::Kind, Field::Partner, Field::Status],
            &on("2018-12-15"),
        )
        .unwrap();
    let counts = |facet: &Facet| -> Vec<(String, usize, usize)> {
        facet
            .values
            .iter()
            .map(|v| (v.value.clone(), v.certain, v.total))
            .collect()
    };
    let count = |value: &str, certain, total| (value.to_owned(), certain, total);
    assert_eq!(
        counts(&facets.facets[0]),
        [
            count("network", 2, 2),
            count("agreement", 1, 1),
            count("project", 1, 1),
            count("initiative", 0, 1)
        ]
    );
    assert_eq!(
        counts(&facets.facets[1]),
        [count("cti", 1, 1), count("hceres", 1, 1)]
    );
    assert_eq!(
        counts(&facets.facets[2]),
        [count("ended", 0, 2), count("ongoing", 0, 2)]
    );
    let refused = portfolio
        .facets(&query, &[Field::Title], &on("2018-12-15"))
        .unwrap_err();
    assert_eq!(refused.code(), "query.no-facet");
}

#[test]
fn the_timeline_counts_certain_and_possible() {
    let portfolio = portfolio();
    let query = "-status:undated".parse().unwrap();
    let timeline = portfolio
        .timeline(&query, TimelineUnit::Year, None, &on("2018-12-15"))
        .unwrap();
    let counts: Vec<_> = timeline
        .buckets
        .iter()
        .map(|b| (b.period.as_str(), b.certain, b.total))
        .collect();
    assert_eq!(
        counts,
        [
            ("2016", 3, 3),
            ("2017", 6, 6),
            ("2018", 6, 6),
            ("2019", 2, 5),
            ("2020", 2, 5),
            ("2021", 1, 4)
        ]
    );
    let range = "2018-05/2018-07".parse().unwrap();
    let query = "id:haqaa".parse().unwrap();
    let months = portfolio
        .timeline(&query, TimelineUnit::Month, Some(&range), &on("2018-12-15"))
        .unwrap();
    let counts: Vec<_> = months
        .buckets
        .iter()
        .map(|b| (b.period.as_str(), b.certain, b.total))
        .collect();
    assert_eq!(
        counts,
        [("2018-05", 0, 1), ("2018-06", 0, 1), ("2018-07", 0, 1)]
    );
    let range = "0001/9999".parse().unwrap();
    let refused = portfolio
        .timeline(
            &query,
            TimelineUnit::Quarter,
            Some(&range),
            &on("2018-12-15"),
        )
        .unwrap_err();
    assert_eq!(refused.code(), "limit.buckets");
}

#[test]
fn explanations_say_why_in_words() {
    let portfolio = portfolio();
    let sentence = |query: &str, id: &str, day: &str| {
        let id = PartnershipId::new(id).unwrap();
        portfolio
            .explain(&query.parse().unwrap(), &id, &on(day))
            .unwrap()
            .unwrap()
            .sentence
    };
    for (query, id, day, expected) in [
        (
            "active:2017-11-15",
            "at-rsa",
            "2020-01-01",
            "possible: it ended some day in November 2017",
        ),
        (
            "active:2018-06-15",
            "haqaa",
            "2020-01-01",
            "possible: it ended some day in 2018",
        ),
        (
            "active:2018-06-15",
            "haqaa",
            "2018-01-01",
            "possible: it ends some day in 2018",
        ),
        (
            "active:2016-06-15",
            "haqaa",
            "2020-01-01",
            "possible: it began some day in 2016",
        ),
        (
            "active:2030",
            "anqahe",
            "2020-01-01",
            "possible: it is open-ended, and nobody has said how long it ran after 1 December 2018",
        ),
        (
            "active:2030",
            "note",
            "2020-01-01",
            "possible: it is undated",
        ),
        (
            "active:2018-06-15",
            "amel",
            "2018-07-01",
            "impossible: it begins some day in November 2018 and ends some day in November 2021",
        ),
        (
            "kind:network",
            "anqahe",
            "2020-01-01",
            "certain: its kind is network",
        ),
        (
            "partner:CTI",
            "fraq-sup",
            "2020-01-01",
            "certain: `CTI` takes part",
        ),
        (
            "partner:CTI",
            "anqahe",
            "2020-01-01",
            "impossible: `CTI` does not take part",
        ),
    ] {
        assert_eq!(sentence(query, id, day), expected, "{query} {id}");
    }
    let unknown = PartnershipId::new("nobody").unwrap();
    assert!(
        portfolio
            .explain(&Query::Everything, &unknown, &on("2020-01-01"))
            .unwrap()
            .is_none()
    );
}

#[test]
fn what_links_two_organizations() {
    let portfolio = portfolio();
    let links = portfolio
        .links("HCERES", "cti", &Query::Everything, &on("2018-12-15"))
        .unwrap();
    assert_eq!((links.total, links.certain), (1, 1));
    assert_eq!(links.shared[0].roles, ["foundingMember"]);
    let linked = |a: &str, b: &str, query: &str| -> Vec<String> {
        let links = portfolio
            .links(a, b, &query.parse().unwrap(), &on("2018-12-15"))
            .unwrap();
        links
            .shared
            .iter()
            .map(|shared| shared.id.to_string())
            .collect()
    };
    assert_eq!(linked("ANEAQ", "HCERES", ""), ["fraq-sup", "hceres"]);
    assert_eq!(linked("ANEAQ", "HCERES", "kind:agreement"), ["hceres"]);
    assert_eq!(linked("EU", "AU", ""), ["haqaa"]);
    assert!(linked("HCERES", "HCERES", "").is_empty());
    assert!(linked("HCERES", "nobody", "").is_empty());
    let partners = portfolio
        .partners("ANEAQ", &Query::Everything, &network("2018-12-15"))
        .unwrap();
    let counts: Vec<_> = partners
        .pairs
        .iter()
        .map(|p| (p.b.as_str(), p.total))
        .collect();
    assert_eq!(counts, [("eu", 3), ("hceres", 2), ("au", 1), ("cti", 1)]);
    let network = portfolio
        .network(&Query::Everything, &network("2018-12-15"))
        .unwrap();
    let pairs: Vec<_> = network
        .pairs
        .iter()
        .map(|p| (p.a.as_str(), p.b.as_str(), p.total))
        .collect();
    assert_eq!(pairs, [("au", "eu", 1), ("cti", "hceres", 1)]);
}

#[test]
fn expiries_come_with_notice_dates() {
    let portfolio = portfolio();
    let expiring = |query: &str, when: &str| {
        portfolio
            .expiries(
                &query.parse().unwrap(),
                &when.parse().unwrap(),
                &on("2020-06-01"),
            )
            .unwrap()
            .expiries
    };
    let found = expiring("kind:project", "today/+6m");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].id.as_str(), found[0].certainty),
        ("equam-m", Certainty::Certain)
    );
    assert_eq!(
        found[0].ends.map(|day| day.to_string()),
        ["2020-10-01", "2020-10-31"]
    );
    let found = expiring("kind:agreement", "today/+6m");
    assert_eq!(found[0].certainty, Certainty::Possible);
    assert_eq!(
        found[0].notice_by.unwrap().map(|day| day.to_string()),
        ["2018-09-01", "inf"]
    );
}

#[test]
fn contradictory_periods_are_in_no_answer_about_time() {
    let mut portfolio = portfolio();
    portfolio.partnerships.truncate(1);
    portfolio.partnerships[0]
        .amendments
        .push(crate::model::Amendment {
            decided: None,
            end: "2015".parse().unwrap(),
            reason: None,
        });
    let total = |query: &str| {
        portfolio
            .find(&query.parse().unwrap(), &FindOptions::default())
            .unwrap()
            .total
    };
    assert_eq!(
        (
            total("active:2016"),
            total("-active:2016"),
            total("kind:initiative")
        ),
        (0, 0, 1)
    );
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZéÀ0-9]{1,6}",
        "[ -~éم]{1,12}",
        Just("OR".to_owned()),
        Just("-x".to_owned()),
        Just("a:b".to_owned())
    ]
}

fn when() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("today".to_owned()),
        Just("today/+6m".to_owned()),
        Just("-1y/today".to_owned()),
        (2010..2025, 1..13).prop_map(|(y, m)| format!("{y}-{m:02}")),
        (2010..2015, 2015..2020).prop_map(|(a, b)| format!("{a}/{b}")),
        (2010..2020).prop_map(|y| format!("{y}/..")),
    ]
}

fn term() -> impl Strategy<Value = Query> {
    let temporal = prop::sample::select(vec![
        Field::Active,
        Field::Throughout,
        Field::Starts,
        Field::Ends,
        Field::During,
    ]);
    let textual = prop::sample::select(vec![
        Field::Text,
        Field::Title,
        Field::Objective,
        Field::Topic,
        Field::Programme,
        Field::Id,
        Field::Identifier,
        Field::Partner,
        Field::Role(Role::Funder),
        Field::Role(Role::FoundingMember),
    ]);
    let op = prop::sample::select(vec![Op::Is, Op::Less, Op::AtMost, Op::Greater, Op::AtLeast]);
    let ordered = prop::sample::select(vec![Field::Starts, Field::Ends]);
    prop_oneof![
        (temporal, when()).prop_map(|(field, when)| Query::field(field, &when).unwrap()),
        (ordered, op.clone(), when())
            .prop_map(|(field, op, when)| Query::compare(field, op, &when).unwrap()),
        (op, 0..99_u32)
            .prop_map(|(op, n)| Query::compare(Field::Duration, op, &format!("{n}m")).unwrap()),
        (textual, value(), any::<bool>()).prop_map(|(field, value, prefix)| {
            Term::new(field, Op::Is, &value, prefix).map_or(Query::Everything, Query::Term)
        }),
        prop::sample::select(Kind::ALL).prop_map(Query::kind),
        prop::sample::select(Status::ALL).prop_map(Query::status),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    term().prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Query::all),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Query::any),
            inner.clone().prop_map(|q| !q),
            inner.clone().prop_map(Query::certain),
            inner.prop_map(Query::possible),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn text_and_json_convert_into_each_other(query in query()) {
        let text = query.to_string();
        prop_assert_eq!(&text.parse::<Query>().unwrap(), &query, "{}", text);
        let json = query.to_json();
        prop_assert_eq!(&Query::from_json(&json).unwrap(), &query, "{}", json);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[ -~()\"*:<>=\\-éم\\\\]{0,40}") {
        if let Ok(query) = text.parse::<Query>() {
            prop_assert_eq!(query.to_string().parse::<Query>().unwrap(), query);
        }
    }
}

/// A query about days of a small calendar, and what it says of a start and an end.
#[derive(Debug, Clone)]
enum Plain {
    Active(i64, i64),
    Throughout(i64, i64),
    Starts(i64, i64),
    EndsBefore(i64),
    Longer(u32),
    And(Vec<Plain>),
    Or(Vec<Plain>),
    Not(Box<Plain>),
    Certain(Box<Plain>),
    Possible(Box<Plain>),
    Known(bool),
}

fn plain() -> impl Strategy<Value = Plain> {
    let days = || (0..12_i64, 0..12_i64).prop_map(|(a, b)| (a.min(b), a.max(b)));
    let leaf = prop_oneof![
        days().prop_map(|(a, b)| Plain::Active(a, b)),
        days().prop_map(|(a, b)| Plain::Throughout(a, b)),
        days().prop_map(|(a, b)| Plain::Starts(a, b)),
        (0..12_i64).prop_map(Plain::EndsBefore),
        (0..10_u32).prop_map(Plain::Longer),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Plain::And),
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Plain::Or),
            2 => inner.clone().prop_map(|p| Plain::Not(Box::new(p))),
            1 => inner.clone().prop_map(|p| Plain::Certain(Box::new(p))),
            1 => inner.prop_map(|p| Plain::Possible(Box::new(p))),
        ]
    })
}

fn calendar_day(n: i64) -> Day {
    // From 2020-02-23 on.
    Day::from_number(18_315 + n)
}

impl Plain {
    fn query(&self) -> Query {
        let span = |a: i64, b: i64| format!("{}/{}", calendar_day(a), calendar_day(b));
        match self {
            Plain::Active(a, b) => Query::active(&span(*a, *b)).unwrap(),
            Plain::Throughout(a, b) => Query::throughout(&span(*a, *b)).unwrap(),
            Plain::Starts(a, b) => Query::starts(&span(*a, *b)).unwrap(),
            Plain::EndsBefore(d) => {
                Query::compare(Field::Ends, Op::Less, &calendar_day(*d).to_string()).unwrap()
            }
            Plain::Longer(n) => {
                Query::compare(Field::Duration, Op::Greater, &format!("{n}d")).unwrap()
            }
            Plain::And(parts) => Query::all(parts.iter().map(Plain::query)),
            Plain::Or(parts) => Query::any(parts.iter().map(Plain::query)),
            Plain::Not(inner) => !inner.query(),
            Plain::Certain(inner) => inner.query().certain(),
            Plain::Possible(inner) => inner.query().possible(),
            Plain::Known(_) => unreachable!("only made when settled"),
        }
    }

    /// The answer by looking at every completion.
    fn enumerate(&self, completions: &[(i64, i64)]) -> Certainty {
        let settled = self.settle(completions);
        let holds = |(s, e): &(i64, i64)| settled.holds(*s, *e);
        Certainty::new(completions.iter().all(holds), completions.iter().any(holds))
    }

    /// With what is asked to be certain or possible answered first, from the inside out.
    fn settle(&self, completions: &[(i64, i64)]) -> Plain {
        let all = |parts: &[Plain]| parts.iter().map(|part| part.settle(completions)).collect();
        match self {
            Plain::Certain(inner) => Plain::Known(inner.enumerate(completions).is_certain()),
            Plain::Possible(inner) => Plain::Known(inner.enumerate(completions).is_possible()),
            Plain::And(parts) => Plain::And(all(parts)),
            Plain::Or(parts) => Plain::Or(all(parts)),
            Plain::Not(inner) => Plain::Not(Box::new(inner.settle(completions))),
            leaf => leaf.clone(),
        }
    }

    fn holds(&self, s: i64, e: i64) -> bool {
        match self {
            Plain::Active(a, b) => s <= *b && e >= *a,
            Plain::Throughout(a, b) => s <= *a && e >= *b,
            Plain::Starts(a, b) => *a <= s && s <= *b,
            Plain::EndsBefore(d) => e < *d,
            Plain::Longer(n) => e - s + 1 > i64::from(*n),
            Plain::And(parts) => parts.iter().all(|part| part.holds(s, e)),
            Plain::Or(parts) => parts.iter().any(|part| part.holds(s, e)),
            Plain::Not(inner) => !inner.holds(s, e),
            Plain::Known(holds) => *holds,
            Plain::Certain(_) | Plain::Possible(_) => unreachable!("settled before"),
        }
    }
}

/// Ends known to within some days, most of them around the turn of February to March 2020.
const ENDS: [&str; 11] = [
    "2020-02-20",
    "2020-02-27",
    "2020-03-01",
    "2020-03-04",
    "2020-02-2X",
    "2020-03-0X",
    "2020-02-X9",
    "2020-02",
    "2020-03",
    "2020-02-28~",
    "2020-02-X0",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::with_cases(20_000) })]

    /// Random periods asked random queries through the whole of `find`.
    #[test]
    fn find_is_exact(start in prop::sample::select(&ENDS), end in prop::sample::select(&ENDS), plain in plain()) {
        let days = |text: &str| {
            let window = text.parse::<Date>().unwrap().window(&Policy::default());
            let number = |day: Day| day.number() - calendar_day(0).number();
            number(window.first())..=number(window.last())
        };
        let completions: Vec<(i64, i64)> = days(start)
            .flat_map(|s| days(end).filter(move |e| s <= *e).map(move |e| (s, e)))
            .collect();
        let period = format!("{start}/{end}").parse();
        prop_assume!(!completions.is_empty() && period.is_ok());
        let mut partnership = Partnership::new(PartnershipId::new("p").unwrap(), "P");
        partnership.period = period.ok();
        let portfolio = Portfolio { partnerships: vec![partnership], ..Portfolio::default() };
        let answer = portfolio.find(&plain.query(), &FindOptions::default()).unwrap();
        let found = answer.matches.first().map_or(Certainty::Impossible, |found| found.certainty);
        prop_assert_eq!(found, plain.enumerate(&completions), "{} {}/{}", plain.query(), start, end);
    }
}

#[test]
fn the_order_of_parts_changes_no_answer() {
    // The period contradicts itself; a part without time that settles the answer alone does so wherever it stands.
    let json = r#"{ "accordant": 1, "partnerships": [
        { "id": "p", "title": "P", "kind": "project", "period": "2018-06/2018-0X",
          "amendments": [{ "end": "2016" }] }] }"#;
    let portfolio = Portfolio::from_json(json).unwrap();
    let count = |query: &str| {
        let query = query.parse().unwrap();
        portfolio
            .find(&query, &FindOptions::default())
            .unwrap()
            .total
    };
    for (a, b) in [
        ("certain(active:2018)", "kind:network"),
        ("certain(active:2018)", "kind:project"),
        ("possible(starts:2018)", "title:q"),
        ("active:2018", "certain(ends:2016)"),
    ] {
        for (one, other) in [
            (format!("-({a} {b})"), format!("-({b} {a})")),
            (format!("{a} {b}"), format!("{b} {a}")),
            (format!("{a} OR {b}"), format!("{b} OR {a}")),
            (format!("-({a} OR {b})"), format!("-({b} OR {a})")),
        ] {
            assert_eq!(count(&one), count(&other), "{one}");
        }
    }
    assert_eq!(count("-(certain(active:2018) kind:network)"), 1);
    assert_eq!(count("-(certain(active:2018) kind:project)"), 0);
}

#[test]
fn deep_queries_survive_their_json() {
    let deepest = (0..DEEPEST)
        .map(|levels| {
            format!(
                "{}kind:project{}",
                "certain(".repeat(levels),
                ")".repeat(levels)
            )
        })
        .filter_map(|text| text.parse::<Query>().ok())
        .next_back()
        .unwrap();
    assert_eq!(Query::from_json(&deepest.to_json()).unwrap(), deepest);
    let joined = format!(
        "{}kind:network{}",
        "(kind:project OR (title:a ".repeat(20),
        "))".repeat(20)
    );
    let joined: Query = joined.parse().unwrap();
    assert_eq!(Query::from_json(&joined.to_json()).unwrap(), joined);
}

#[test]
fn what_cannot_be_counted_is_refused_without_matches_too() {
    let error = Portfolio::default()
        .facets(&Query::Everything, &[Field::Title], &AskOptions::default())
        .unwrap_err();
    assert_eq!(error.code(), "query.no-facet");
}

#[test]
fn the_role_of_partners_is_asked_as_any_role() {
    let term = Term::new(Field::Role(Role::Partner), Op::Is, "HCERES", false).unwrap();
    assert_eq!(
        term.to_string().parse::<Query>().unwrap(),
        Query::Term(term)
    );
}

#[test]
fn an_amended_end_takes_the_place_of_the_first() {
    let frame = Frame::default();
    let read = |period: &str, end: &str| {
        let json = format!(
            r#"{{ "accordant": 1, "partnerships": [
                {{ "id": "p", "title": "P", "period": "{period}", "amendments": [{{ "end": "{end}" }}] }}] }}"#
        );
        Portfolio::from_json(&json).unwrap().partnerships.remove(0)
    };
    let codes = |partnership: &Partnership| -> Vec<String> {
        let made = partnership.time_assumptions(&frame).into_iter();
        made.map(|assumption| assumption.code.into_owned())
            .collect()
    };
    let closed = read("2016/..", "2019");
    assert_eq!(codes(&closed), ["period.amended-end"]);
    assert!(!closed.is_open_ended(&frame));
    let open = read("2016/2018", "..");
    assert_eq!(
        codes(&open),
        ["period.open-end-without-as-of", "period.amended-end"]
    );
    assert!(open.is_open_ended(&frame));
    let set = read("{2016,2018}", "2019");
    assert_eq!(
        set.extent(&frame).unwrap().start(),
        "2016".parse::<Date>().unwrap().window(&frame.policy)
    );
}
