//! What stands in the tables is what the portfolio says.

use accordant::Portfolio;
use accordant::model::{LanguageTag, Objective, Text};
use accordant::query::{FindOptions, Query};
use accordant::time::{Day, Policy, Window};
use accordant_arrow::{Table, TableOptions, TableReader};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::cells::{Rows, fixture, plain, portfolio};

fn ends(window: Option<Window>) -> [Value; 2] {
    let day = |day: Day| {
        let year = day.civil().map(|(year, _, _)| year);
        match year {
            Some(1..=9999) => day.to_string().into(),
            _ => Value::Null,
        }
    };
    match window {
        Some(window) => [day(window.first()), day(window.last())],
        None => [Value::Null, Value::Null],
    }
}

/// An optional text.
fn first(text: Option<&Text>) -> Value {
    plain(text.map(Text::as_str))
}

/// A record of a list as its struct: with a null for each of the fields that it leaves out.
fn with_nulls(record: impl serde::Serialize, fields: &[&str]) -> Value {
    let record = plain(record);
    let value = |name: &str| match &record[name] {
        Value::Object(texts) => texts.values().next().cloned().unwrap_or_default(),
        value => value.clone(),
    };
    Value::Object(
        fields
            .iter()
            .map(|name| ((*name).to_owned(), value(name)))
            .collect(),
    )
}

fn each(records: impl serde::Serialize, fields: &[&str]) -> Value {
    let records = plain(records);
    let records = records.as_array().unwrap().iter();
    records.map(|record| with_nulls(record, fields)).collect()
}

#[test]
fn partnerships_are_those_of_the_portfolio() {
    let portfolio = fixture();
    let frame = portfolio.frame(Policy::default());
    let expected: Vec<Vec<Value>> = portfolio
        .partnerships
        .iter()
        .map(|p| {
            let extent = p.extent(&frame);
            let [start_first, start_last] = ends(extent.map(|extent| extent.start()));
            let [end_first, end_last] = ends(extent.map(|extent| extent.end()));
            let renewal = p.renewal.as_ref();
            let source = p.source.as_ref();
            vec![
                plain(&p.id),
                first(Some(&p.title)),
                first(p.name.as_ref()),
                plain(p.kind),
                plain(p.period.as_ref().map(ToString::to_string)),
                start_first,
                start_last,
                end_first,
                end_last,
                plain(p.status),
                first(p.summary.as_ref()),
                plain(&p.countries),
                plain(&p.topics),
                each(&p.identifiers, &["scheme", "value"]),
                each(&p.links, &["url", "title"]),
                each(&p.relations, &["kind", "target"]),
                each(&p.amendments, &["decided", "end", "reason"]),
                plain(renewal.map(|renewal| renewal.kind)),
                plain(renewal.map(|renewal| &renewal.term)),
                plain(renewal.map(|renewal| &renewal.notice)),
                plain(source.map(|source| &source.source)),
                plain(source.and_then(|source| source.first_line)),
                plain(source.and_then(|source| source.last_line)),
                if p.extensions.is_empty() {
                    Value::Null
                } else {
                    serde_json::to_string(&p.extensions).unwrap().into()
                },
            ]
        })
        .collect();
    let rows = Rows::of_both(&portfolio, Table::Partnerships);
    for (row, expected) in rows.rows.iter().zip(&expected) {
        assert_eq!(row, expected);
    }
    assert_eq!(rows.rows.len(), portfolio.partnerships.len());
    // The fixture has each of them somewhere.
    for column in Table::Partnerships.columns() {
        let values = rows.column(column.name);
        let stated = |value: &Value| !value.is_null() && *value != json!([]);
        assert!(values.iter().any(stated), "{}", column.name);
    }
}

#[test]
fn participants_are_in_order_and_know_their_organizations() {
    let portfolio = fixture();
    let frame = portfolio.frame(Policy::default());
    let mut expected = Vec::new();
    for partnership in &portfolio.partnerships {
        for (position, p) in partnership.participants.iter().enumerate() {
            let organization = portfolio.organization(&p.organization).unwrap();
            let extent = p.period.as_ref().and_then(|period| period.extent(&frame));
            let [start_first, start_last] = ends(extent.map(|extent| extent.start()));
            let [end_first, end_last] = ends(extent.map(|extent| extent.end()));
            expected.push(vec![
                plain(&partnership.id),
                plain(position),
                plain(&p.organization),
                first(Some(&organization.name)),
                plain(&organization.acronym),
                plain(&organization.country),
                plain(p.role),
                plain(&p.name_as_printed),
                plain(p.period.as_ref().map(ToString::to_string)),
                start_first,
                start_last,
                end_first,
                end_last,
            ]);
        }
    }
    let rows = Rows::of_both(&portfolio, Table::Participants);
    assert_eq!(rows.rows, expected);
    assert!(rows.column("start_first").iter().any(|day| !day.is_null()));
}

#[test]
fn objectives_name_the_ones_they_are_a_part_of() {
    fn walk(partnership: &str, parent: Option<&str>, of: &[Objective], out: &mut Vec<[Value; 7]>) {
        for (position, objective) in of.iter().enumerate() {
            let path = format!("{}/objectives/{position}", parent.unwrap_or_default());
            out.push([
                plain(partnership),
                plain(&path),
                plain(parent),
                plain(path.matches("/objectives/").count() - 1),
                plain(position),
                first(Some(&objective.text)),
                plain(objective.kind),
            ]);
            walk(partnership, Some(&path), &objective.objectives, out);
        }
    }
    let portfolio = fixture();
    let mut expected = Vec::new();
    for partnership in &portfolio.partnerships {
        walk(
            partnership.id.as_str(),
            None,
            &partnership.objectives,
            &mut expected,
        );
    }
    let rows = Rows::of_both(&portfolio, Table::Objectives);
    let found = rows.columns(&[
        "partnership",
        "path",
        "parent",
        "level",
        "position",
        "text",
        "kind",
    ]);
    assert_eq!(found, expected.map_vec());
    assert!(rows.column("parent").iter().any(|parent| !parent.is_null()));
    assert!(rows.column("first_line").contains(&json!(4)));
    // A path is one of the portfolio as JSON.
    let json = plain(&portfolio);
    for (place, row) in rows.rows.iter().enumerate() {
        let partnerships = json["partnerships"].as_array().unwrap();
        let of = partnerships.iter().find(|p| p["id"] == row[0]).unwrap();
        let text = &of.pointer(row[1].as_str().unwrap()).unwrap()["text"];
        let text = match text {
            Value::Object(texts) => texts.values().next().unwrap(),
            text => text,
        };
        assert_eq!(*text, rows.column("text")[place]);
    }
}

/// Arrays as lists, to be compared.
trait MapVec {
    fn map_vec(self) -> Vec<Vec<Value>>;
}

impl<const N: usize> MapVec for Vec<[Value; N]> {
    fn map_vec(self) -> Vec<Vec<Value>> {
        self.into_iter().map(Vec::from).collect()
    }
}

#[test]
fn funding_knows_its_programme_and_keeps_the_amount() {
    let portfolio = portfolio(
        r#"{"accordant":1,
        "organizations":[{"id":"eu","name":"European Union"},{"id":"au","name":"African Union"}],
        "programmes":[{"id":"rsa","name":"RSA II","funder":"eu"},{"id":"none","name":"No funder"}],
        "partnerships":[{"id":"a","title":"A","funding":[
            {"programme":"rsa","funder":"au","amount":"123456789012345678901234567890.000000001","currency":"EUR"},
            {"programme":"none","identifier":{"scheme":"grant","value":"G-1"}},
            {"funder":"eu","amount":"0"}
        ]}]}"#,
    );
    let rows = Rows::of_both(&portfolio, Table::Funding);
    assert_eq!(
        rows.rows,
        [
            vec![
                json!("a"),
                json!(0),
                json!("rsa"),
                json!("RSA II"),
                json!("au"),
                json!("African Union"),
                json!("eu"),
                json!(123_456_789_012_345_680_000_000_000_000.0),
                json!("123456789012345678901234567890.000000001"),
                json!("EUR"),
                json!(null),
                json!(null),
            ],
            vec![
                json!("a"),
                json!(1),
                json!("none"),
                json!("No funder"),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!("grant"),
                json!("G-1"),
            ],
            vec![
                json!("a"),
                json!(2),
                json!(null),
                json!(null),
                json!("eu"),
                json!("European Union"),
                json!(null),
                json!(0.0),
                json!("0"),
                json!(null),
                json!(null),
                json!(null),
            ],
        ]
    );
}

#[test]
fn organizations_and_programmes_are_those_of_the_portfolio() {
    let portfolio = fixture();
    let rows = Rows::of_both(&portfolio, Table::Organizations);
    let found = rows.columns(&[
        "id", "name", "acronym", "aliases", "kind", "country", "founded",
    ]);
    let expected: Vec<Vec<Value>> = portfolio
        .organizations
        .iter()
        .map(|o| {
            vec![
                plain(&o.id),
                first(Some(&o.name)),
                plain(&o.acronym),
                plain(&o.aliases),
                plain(o.kind),
                plain(&o.country),
                plain(o.founded.map(|date| date.to_string())),
            ]
        })
        .collect();
    assert_eq!(found, expected);
    // `2014`, a day, `12XX`, spring 2014 and a year of which two figures are known.
    let founded = rows.columns(&["id", "founded_first", "founded_last"]);
    for (id, first, last) in [
        ("aneaq", json!("2014-01-01"), json!("2014-12-31")),
        ("eu", json!("1993-11-01"), json!("1993-11-01")),
        ("university", json!("1200-01-01"), json!("1299-12-31")),
        ("fraq-sup", json!("2014-03-01"), json!("2014-05-31")),
        ("institute", json!("1900-01-01"), json!("1999-12-31")),
        ("org:9_a.b", Value::Null, Value::Null),
        ("ministry", Value::Null, Value::Null),
    ] {
        assert!(founded.contains(&vec![json!(id), first, last]), "{id}");
    }
    let holder = rows
        .column("is_holder")
        .iter()
        .filter(|is| **is == json!(true))
        .count();
    assert_eq!((holder, &rows.column("is_holder")[0]), (1, &json!(true)));
    assert_eq!(rows.column("extensions")[0], json!(r#"{"checked":true}"#));
    assert_eq!(
        rows.column("links")[0],
        json!([{"url": "https://aneaq.example/", "title": "Page d'accueil"}])
    );

    let rows = Rows::of_both(&portfolio, Table::Programmes);
    assert_eq!(
        rows.rows[0],
        [
            json!("rsa-ii"),
            json!("Achieving Advanced Status"),
            json!("RSA II"),
            json!(["Réussir le statut avancé"]),
            json!("eu"),
            json!([{"scheme": "example", "value": "RSA-2"}]),
            json!([{"url": "https://programme.example/rsa", "title": null}]),
            json!(r#"{"phase":2}"#),
        ]
    );
}

#[test]
fn texts_are_in_the_language_that_is_asked_for() {
    let portfolio = Arc::new(fixture());
    let options = |language: &str| TableOptions {
        language: Some(language.parse::<LanguageTag>().unwrap()),
        ..TableOptions::default()
    };
    let name = |options: &TableOptions| {
        Rows::of(Arc::clone(&portfolio), Table::Organizations, options).column("name")[0].clone()
    };
    assert_eq!(
        name(&options("fr")),
        json!("Agence Nationale d'Évaluation et d'Assurance Qualité")
    );
    let english = json!("National Agency for Evaluation and Quality Assurance");
    assert_eq!(name(&options("ar")), english);
    assert_eq!(name(&TableOptions::default()), english);
}

/// Texts with escapes, from right to left, empty or beyond the basic plane; days beyond those of dates.
const EXTREME: &str = r#"{"accordant":1,"asOf":"2018-12",
    "organizations":[{"id":"o","name":"شبكة \u200fANQAHE\u200f"}],
    "partnerships":[
    {"id":"a","title":"\"quoted\"\n\\ \u0000 \ud83c\udfdb","period":"Y-1000000000/Y1000000000"},
    {"id":"b","title":"","name":{"ar":"الشراكة","en":"Partnership"},"period":"0000/0001"},
    {"id":"c","title":"منذ ماي 2016","period":"9999-12-31/..","topics":["","é"]},
    {"id":"d","title":"D","period":"2016/2018","amendments":[{"end":"2015"}]},
    {"id":"e","title":"E","participants":[{"organization":"o","nameAsPrinted":"a\tb","period":"9998/Y10000"}]},
    {"id":"f","title":"F","extensions":{"b":[1,{"a":"\u0641"}],"a":18446744073709551615}}
    ]}"#;

#[test]
fn extremes_are_kept_as_texts_and_are_no_dates() {
    let portfolio = portfolio(EXTREME);
    let rows = Rows::of_both(&portfolio, Table::Partnerships);
    let days = rows.columns(&[
        "id",
        "period",
        "start_first",
        "start_last",
        "end_first",
        "end_last",
    ]);
    let null = || Value::Null;
    assert_eq!(
        days,
        [
            vec![
                json!("a"),
                json!("Y-1000000000/Y1000000000"),
                null(),
                null(),
                null(),
                null()
            ],
            vec![
                json!("b"),
                json!("0000/0001"),
                null(),
                null(),
                json!("0001-01-01"),
                json!("0001-12-31")
            ],
            vec![
                json!("c"),
                json!("9999-12-31/.."),
                json!("9999-12-31"),
                json!("9999-12-31"),
                json!("9999-12-31"),
                null()
            ],
            // No start fits to the end as amended.
            vec![
                json!("d"),
                json!("2016/2018"),
                null(),
                null(),
                null(),
                null()
            ],
            vec![json!("e"), null(), null(), null(), null(), null()],
            vec![json!("f"), null(), null(), null(), null(), null()],
        ]
    );
    let texts = rows.columns(&["title", "name", "topics", "extensions"]);
    assert_eq!(texts[0][0], json!("\"quoted\"\n\\ \u{0} 🏛"));
    assert_eq!(texts[1][..2], [json!(""), json!("الشراكة")]);
    assert_eq!(texts[2][0], json!("منذ ماي 2016"));
    assert_eq!(texts[2][2], json!(["", "é"]));
    assert_eq!(
        texts[5][3],
        json!("{\"b\":[1,{\"a\":\"ف\"}],\"a\":18446744073709551615}")
    );

    let participants = Rows::of_both(&portfolio, Table::Participants);
    let columns = [
        "organization_name",
        "name_as_printed",
        "start_first",
        "end_first",
        "end_last",
    ];
    assert_eq!(
        participants.columns(&columns),
        [vec![
            json!("شبكة \u{200f}ANQAHE\u{200f}"),
            json!("a\tb"),
            json!("9998-01-01"),
            null(),
            null()
        ]]
    );
}

#[test]
fn an_empty_portfolio_has_tables_without_rows() {
    for table in Table::ALL {
        if table == Table::Matches {
            continue;
        }
        assert!(Rows::of_both(&Portfolio::default(), table).rows.is_empty());
    }
}

#[test]
fn matches_say_how_certainly_and_why() {
    let portfolio = fixture();
    let query = Query::parse("active:2018-06 quality").unwrap();
    let answer = portfolio.find(&query, &FindOptions::default()).unwrap();
    let rows = Rows::of_answer(&portfolio, answer.clone());
    let all = Rows::of_both(&portfolio, Table::Partnerships);
    assert!(answer.certain > 0 || answer.possible > 0);
    assert_eq!(rows.rows.len(), answer.total);
    for (row, of) in rows.rows.iter().zip(&answer.matches) {
        assert_eq!(row[0], plain(of.certainty));
        assert_eq!(row[1], plain(&of.reason));
        assert_eq!(row[2], plain(&of.highlights));
        let partnership = all.rows.iter().find(|row| row[0] == plain(&of.id)).unwrap();
        assert_eq!(row[3..], partnership[..]);
    }
}

#[test]
fn matches_of_another_portfolio_are_an_error() {
    let portfolio = fixture();
    let answer = portfolio
        .find(&Query::Everything, &FindOptions::default())
        .unwrap();
    let (other, options) = (Arc::new(Portfolio::default()), TableOptions::default());
    let error = TableReader::matches(Arc::clone(&other), answer, &options).unwrap_err();
    assert_eq!(error.code(), "partnership.unknown");
    let error = TableReader::new(other, Table::Matches, &options).unwrap_err();
    assert_eq!(error.code(), "table.no-answer");
}
