use super::*;
use crate::query::{AskOptions, FACET_FIELDS, FindOptions, NetworkOptions, Query, TimelineUnit};
use crate::time::OpenEnds;

fn portfolio() -> Portfolio {
    let text = r#"{
        "accordant": 1, "title": "Partnerships", "asOf": "2018-12", "language": "en",
        "organizations": [
            { "id": "aneaq", "name": "Agence nationale", "acronym": "ANEAQ" },
            { "id": "hceres", "name": { "fr": "Haut Conseil", "en": "High Council" } },
            { "id": "eu", "name": "European Union" }
        ],
        "programmes": [{ "id": "rsa", "name": "RSA", "funder": "eu" }],
        "partnerships": [
            { "id": "haqaa", "title": "HAQAA", "kind": "project", "period": "2016/2018", "topics": ["quality"],
              "participants": [{ "organization": "aneaq", "role": "beneficiary" }, { "organization": "hceres" }],
              "funding": [{ "programme": "rsa" }], "objectives": [{ "text": "Évaluer la qualité" }] },
            { "id": "anqahe", "title": "ANQAHE", "kind": "network", "period": "2016-05/..", "countries": ["MA", "EG"],
              "participants": [{ "organization": "aneaq", "role": "member" }], "status": "ongoing" },
            { "id": "memo", "title": "Memo", "identifiers": [{ "scheme": "doi", "value": "10.1/x" }],
              "relations": [{ "kind": "continues", "target": "haqaa" }] },
            { "id": "odd", "title": { "ar": "اتفاقية" }, "period": "2018-06~/2018-06" }
        ]
    }"#;
    Portfolio::from_json(text).unwrap()
}

fn read(bytes: &[u8]) -> Result<Index, Error> {
    Index::from_snapshot(bytes, Policy::default(), &Limits::default())
}

/// Asks everything that there is to ask; what comes of it.
fn ask(index: &mut Index) -> Vec<String> {
    let on = AskOptions {
        on: Some("2018-12-15".parse().unwrap()),
        ..AskOptions::default()
    };
    let find = FindOptions {
        ask: on,
        ..FindOptions::default()
    };
    let network = NetworkOptions {
        ask: on,
        ..NetworkOptions::default()
    };
    let mut answers = Vec::new();
    let queries = [
        "",
        "qualité",
        "qual* active:2017",
        "status:ongoing OR declared:ongoing",
        "partner:ANEAQ -kind:network country:MA",
        "funder:eu topic:quality programme:rsa",
        "id:h* OR identifier:doi*",
        "duration>=1y starts>=2016-04 ends<2030",
    ];
    for query in queries.map(|query| Query::parse(query).unwrap()) {
        answers.push(format!("{:?}", index.find(&query, &find)));
        answers.push(format!("{:?}", index.facets(&query, &FACET_FIELDS, &on)));
        let timeline = index.timeline(&query, TimelineUnit::Year, None, &on);
        answers.push(format!("{timeline:?}"));
        answers.push(format!("{:?}", index.network(&query, &network)));
        let id = "haqaa".parse().unwrap();
        answers.push(format!("{:?}", index.explain(&query, &id, &on)));
        let expiries = index.expiries(&query, &"2016/2020".parse().unwrap(), &on);
        answers.push(format!("{expiries:?}"));
    }
    answers.push(index.to_portfolio().to_json());
    answers
}

#[test]
fn what_is_read_answers_and_is_written_as_what_was_written() {
    let mut index = Index::new(&portfolio()).unwrap();
    let bytes = index.to_snapshot();
    assert!(Index::is_snapshot(&bytes));
    let mut again = read(&bytes).unwrap();
    assert_eq!(ask(&mut again), ask(&mut index));
    assert_eq!(again.to_snapshot(), bytes);
    let empty = Index::new(&Portfolio::from_json(r#"{"accordant":1}"#).unwrap()).unwrap();
    assert!(read(&empty.to_snapshot()).unwrap().is_empty());
}

#[test]
fn under_another_policy_it_is_indexed_anew() {
    let policy = Policy {
        open_ends: OpenEnds::HoldForever,
        ..Policy::default()
    };
    let bytes = Index::new(&portfolio()).unwrap().to_snapshot();
    let mut read = Index::from_snapshot(&bytes, policy, &Limits::default()).unwrap();
    assert_eq!(read.frame().policy, policy);
    let mut new = Index::with_policy(&portfolio(), policy).unwrap();
    assert_eq!(ask(&mut read), ask(&mut new));
}

#[test]
fn what_is_damaged_or_cut_off_or_of_another_release_is_refused() {
    let bytes = Index::new(&portfolio()).unwrap().to_snapshot();
    for end in 0..bytes.len() {
        assert_eq!(read(&bytes[..end]).unwrap_err().code(), "snapshot.damaged");
    }
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut bytes = bytes.clone();
            bytes[place] ^= 1 << bit;
            let other = match place {
                12 => "snapshot.other-release",
                _ => "snapshot.damaged",
            };
            assert_eq!(read(&bytes).unwrap_err().code(), other, "{place}");
        }
    }
    let more = [bytes.as_slice(), b"\n"].concat();
    assert_eq!(read(&more).unwrap_err().code(), "snapshot.damaged");
}

#[test]
fn limits_hold() {
    let bytes = Index::new(&portfolio()).unwrap().to_snapshot();
    let with = |limits: Limits| Index::from_snapshot(&bytes, Policy::default(), &limits);
    let limits = Limits::default();
    for (limits, code) in [
        (
            Limits {
                records: 8,
                ..limits
            },
            None,
        ),
        (
            Limits {
                records: 7,
                ..limits
            },
            Some("limit.records"),
        ),
        (
            Limits {
                input: bytes.len(),
                ..limits
            },
            None,
        ),
        (
            Limits {
                input: bytes.len() - 1,
                ..limits
            },
            Some("limit.input"),
        ),
    ] {
        let read = with(limits);
        assert_eq!(read.as_ref().err().map(Error::code), code);
    }
}

/// Whoever forges a snapshot can make it lie; it can do no more than that.
#[test]
fn what_is_forged_is_refused_or_answers_somehow() {
    let bytes = Index::new(&portfolio()).unwrap().to_snapshot();
    let mut refused = 0;
    let places = START + SUM..bytes.len();
    let count = places.len();
    for place in places {
        for change in [1, 0x7f, 0x80] {
            let mut forged = bytes.clone();
            forged[place] ^= change;
            let sum = checksum(&forged[START + SUM..]);
            forged[START..START + SUM].copy_from_slice(&sum.to_le_bytes());
            match read(&forged) {
                Ok(mut index) => {
                    ask(&mut index);
                    let record = portfolio().partnerships.remove(0);
                    let _ = index.remove(&record.id);
                    let _ = index.insert(&record);
                    ask(&mut index);
                    assert!(read(&index.to_snapshot()).is_ok());
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > count, "{refused} of {count}");
}
