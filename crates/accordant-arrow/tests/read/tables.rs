//! Whole tables.

use std::sync::Arc;

use accordant::model::CountryCode;
use accordant::query::Index;
use accordant::{Limits, Portfolio};
use accordant_arrow::arrow_array::builder::{ListBuilder, StringBuilder};
use accordant_arrow::arrow_array::{
    ArrayRef, Date32Array, Int32Array, RecordBatch, StringArray, TimestampNanosecondArray,
    TimestampSecondArray,
};
use accordant_arrow::{Table, TableOptions, TableReader, read_batches};
use accordant_formats::{Mapping, ReadOptions};

use crate::{batch, mapping, read};

fn texts(texts: Vec<Option<&str>>) -> ArrayRef {
    Arc::new(StringArray::from(texts))
}

fn periods(portfolio: &Portfolio) -> Vec<Option<String>> {
    let periods = portfolio.partnerships.iter().map(|p| p.period.as_ref());
    periods
        .map(|period| period.map(ToString::to_string))
        .collect()
}

#[test]
fn dates_are_typed_or_as_people_write_them() {
    let table = |start: ArrayRef, end: ArrayRef| {
        let title = texts(vec![Some("A"), Some("B"), None]);
        let table = batch(vec![("t", title), ("from", start), ("to", end)]);
        let mapping = mapping(&[("t", "title"), ("from", "start"), ("to", "end")]);
        read(vec![table], &mapping, Limits::default()).unwrap()
    };
    let expected = |texts: [Option<&str>; 3]| texts.map(|text| text.map(str::to_owned)).to_vec();

    // 2016-05-01 and 2018-06-30, as days and as what pandas makes of them.
    let days = Arc::new(Date32Array::from(vec![Some(16_922), Some(16_922), None]));
    let nanoseconds = |day: i64| day * 86_400_000_000_000;
    let ends = vec![Some(nanoseconds(17_712)), None, None];
    let result = table(days, Arc::new(TimestampNanosecondArray::from(ends)));
    assert_eq!(
        periods(&result.portfolio),
        expected([Some("2016-05-01/2018-06-30"), Some("2016-05-01/"), None])
    );

    // A year as a number, phrases in three languages.
    let years = Arc::new(Int32Array::from(vec![Some(2016), Some(2017), None]));
    let phrases = texts(vec![Some("June 2018"), Some("en cours"), Some("ماي 2016")]);
    let result = table(years, phrases);
    assert_eq!(
        periods(&result.portfolio),
        expected([Some("2016/2018-06"), Some("2017/.."), Some("/2016-05")])
    );
    let evidence = &result.portfolio.partnerships[0].evidence[0];
    assert_eq!(evidence.words, "June 2018");
}

#[test]
fn rows_of_several_batches_are_one_portfolio() {
    let table = |titles: Vec<Option<&str>>| batch(vec![("title", texts(titles))]);
    let tables = vec![
        table(vec![Some("A"), None]),
        table(vec![]),
        table(vec![Some("C")]),
    ];
    let result = read(tables, &Mapping::default(), Limits::default()).unwrap();
    let titles: Vec<_> = result
        .portfolio
        .partnerships
        .iter()
        .map(|p| p.title.as_str())
        .collect();
    assert_eq!(titles, ["A", "", "C"]);
    let remark = result
        .diagnostics
        .iter()
        .find(|d| d.code == "partnership.no-title");
    assert_eq!(remark.unwrap().path(), Some("/1"));
}

#[test]
fn lists_are_several_of_what_they_are_mapped_to() {
    let mut countries = ListBuilder::new(StringBuilder::new());
    countries.append_value([Some("MA"), None, Some("FR"), Some("nowhere")]);
    let table = batch(vec![
        ("title", texts(vec![Some("A")])),
        ("c", Arc::new(countries.finish())),
    ]);
    let mapping = mapping(&[("title", "title"), ("c", "country")]);
    let result = read(vec![table], &mapping, Limits::default()).unwrap();
    let partnership = &result.portfolio.partnerships[0];
    let codes: Vec<_> = partnership
        .countries
        .iter()
        .map(CountryCode::as_str)
        .collect();
    assert_eq!(codes, ["MA", "FR"]);
    let kept = serde_json::to_string(&partnership.extensions).unwrap();
    assert_eq!(kept, r#"{"c":["nowhere"]}"#);
}

#[test]
fn mistakes_are_said_before_a_row_is_read() {
    let refused = |table: RecordBatch, mapping: &Mapping| {
        let error = read(vec![table], mapping, Limits::default()).unwrap_err();
        let first = error.diagnostics().next().unwrap();
        (first.code.to_string(), first.help.clone().unwrap())
    };
    let title = || ("title", texts(vec![Some("A")]));
    let (code, help) = refused(batch(vec![title()]), &mapping(&[("titel", "title")]));
    assert_eq!(
        (code.as_str(), help.as_str()),
        ("table.no-column", "its columns are: title")
    );
    let (code, _) = refused(batch(vec![title(), title()]), &Mapping::default());
    assert_eq!(code, "table.repeated-column");

    let zoned = |zone: &str| Arc::new(TimestampSecondArray::from(vec![0]).with_timezone(zone));
    let dated = mapping(&[("title", "title"), ("day", "end")]);
    let table = batch(vec![title(), ("day", zoned("Africa/Casablanca"))]);
    assert_eq!(refused(table, &dated).0, "table.time-zone");
    // In a column that is no date it is kept, and with a fixed offset the day is certain.
    let table = batch(vec![title(), ("day", zoned("Africa/Casablanca"))]);
    let result = read(
        vec![table],
        &mapping(&[("title", "title")]),
        Limits::default(),
    )
    .unwrap();
    let kept = serde_json::to_string(&result.portfolio.partnerships[0].extensions).unwrap();
    assert_eq!(kept, r#"{"day":"1970-01-01T00:00:00Z[Africa/Casablanca]"}"#);
    let table = batch(vec![title(), ("day", zoned("-05:00"))]);
    let result = read(vec![table], &dated, Limits::default()).unwrap();
    assert_eq!(periods(&result.portfolio), [Some("/1969-12-31".to_owned())]);
}

#[test]
fn limits_hold_for_tables() {
    let code = |limits: Limits, column: ArrayRef| {
        let table = batch(vec![("title", column)]);
        let error = read(vec![table], &Mapping::default(), limits).unwrap_err();
        error.code().to_owned()
    };
    let limits = Limits::default();
    let titles = || texts(vec![Some("abcdefghij"); 5]);
    assert_eq!(
        code(
            Limits {
                records: 4,
                ..limits
            },
            titles()
        ),
        "limit.records"
    );
    assert_eq!(code(Limits { text: 9, ..limits }, titles()), "limit.text");
    assert_eq!(
        code(
            Limits {
                input: 40,
                ..limits
            },
            titles()
        ),
        "limit.input"
    );
    let mut nested = ListBuilder::new(ListBuilder::new(StringBuilder::new()));
    nested.append(true);
    let nested = Arc::new(nested.finish());
    assert_eq!(
        code(
            Limits {
                nesting: 1,
                ..limits
            },
            nested
        ),
        "limit.nesting"
    );
}

#[test]
fn a_table_without_rows_is_an_empty_portfolio() {
    let result = read(
        vec![batch(vec![("title", texts(vec![]))])],
        &Mapping::default(),
        Limits::default(),
    );
    let result = result.unwrap();
    assert_eq!(result.portfolio, Portfolio::default());
    assert_eq!(result.diagnostics[0].code, "records.empty");
}

/// What the tables say of titles, dates, codes and lists comes back when it is read again.
#[test]
fn partnerships_come_back_out_of_their_table() {
    let text = include_str!("../../../../tests/fixtures/versions/1/portfolio.json");
    let portfolio = Portfolio::from_json(text).unwrap();
    let index = Arc::new(Index::new(&portfolio).unwrap());
    let reader = TableReader::new(index, Table::Partnerships, &TableOptions::default()).unwrap();
    let result = read_batches(reader, &Mapping::default(), &ReadOptions::default()).unwrap();
    assert_eq!(
        result.portfolio.partnerships.len(),
        portfolio.partnerships.len()
    );
    for (read, written) in result
        .portfolio
        .partnerships
        .iter()
        .zip(&portfolio.partnerships)
    {
        assert_eq!(read.id, written.id);
        assert_eq!(read.title.as_str(), written.title.as_str());
        assert_eq!(read.kind, written.kind);
        assert_eq!(read.period, written.period);
        assert_eq!(read.status, written.status);
        assert_eq!(read.countries, written.countries);
        assert_eq!(read.topics, written.topics);
        assert_eq!(read.identifiers, written.identifiers);
        assert_eq!(read.links.len(), written.links.len());
    }
}
