mod drawn;
mod mistakes;

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
fn the_nearest_name_is_looked_for_where_few_are_unknown() {
    let portfolio = portfolio();
    let index = Index::new(&portfolio).unwrap();
    let query = ["partner:HCERS"; 12].join(" ").parse().unwrap();
    let options = FindOptions {
        ask: on("2018-12-15"),
        ..FindOptions::default()
    };
    let found = portfolio.find(&query, &options).unwrap();
    assert_eq!(index.find(&query, &options).unwrap(), found);
    let helps = found.notes.iter().filter_map(|note| note.help.as_deref());
    let helps: Vec<&str> = helps.collect();
    assert_eq!(helps.len(), 12);
    let (near, others) = helps.split_at(8);
    assert!(near.iter().all(|help| *help == "did you mean `HCERES`?"));
    assert!(
        others
            .iter()
            .all(|help| help.starts_with("ask for the organization"))
    );

    let partners = network("2018-12-15");
    let found = portfolio.partners("HCERS", &query, &partners).unwrap();
    assert_eq!(found.notes.len(), 13);
    assert_eq!(index.partners("HCERS", &query, &partners).unwrap(), found);
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

#[test]
fn what_cannot_be_counted_is_refused_without_matches_too() {
    let error = Portfolio::default()
        .facets(&Query::Everything, &[Field::Title], &AskOptions::default())
        .unwrap_err();
    assert_eq!(error.code(), "query.no-facet");
}

#[test]
fn a_network_of_too_many_meetings_is_refused_before_any_is_counted() {
    // 11,586 organizations make 67,111,905 pairs, some 3,000 too many.
    for (count, is_refused) in [(11_586, true), (300, false)] {
        let organization = |number| format!(r#"{{"id":"o{number}","name":"O"}}"#);
        let participant = |number| format!(r#"{{"organization":"o{number}"}}"#);
        let [organizations, participants] =
            [&organization as &dyn Fn(usize) -> String, &participant]
                .map(|item| (0..count).map(item).collect::<Vec<_>>().join(","));
        let text = format!(
            r#"{{"accordant":1,"organizations":[{organizations}],"partnerships":[{{"id":"a","title":"A","participants":[{participants}]}}]}}"#
        );
        let portfolio = Portfolio::from_json(&text).unwrap();
        let index = Index::new(&portfolio).unwrap();
        let options = NetworkOptions::default();
        let found = portfolio.network(&Query::Everything, &options);
        assert_eq!(index.network(&Query::Everything, &options), found);
        match found {
            Ok(found) => assert_eq!(found.pairs.len(), count * (count - 1) / 2),
            Err(error) => assert_eq!(error.code(), "limit.pairs"),
        }
        let refused = portfolio.network(&Query::Everything, &options).is_err();
        assert_eq!(refused, is_refused, "{count}");
        // The partners of one are as many as there are others.
        let partners = index.partners("o7", &Query::Everything, &options).unwrap();
        assert_eq!(partners.pairs.len(), count - 1);
        let members = index.facets(
            &Query::Everything,
            &[Field::Role(Role::Member)],
            &options.ask,
        );
        assert_eq!(members.unwrap().facets[0].values.len(), 0);
    }
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
