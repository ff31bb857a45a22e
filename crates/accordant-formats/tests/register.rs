//! A register, one JSON object a line, is read as what it is.

use accordant_formats::{Format, LoadHooks, ReadOptions, load_bytes, read};

const REGISTER: &str = r#"
{"accordant": 1, "title": "Register", "holder": "aneaq", "asOf": "2018-12"}
{"organization": {"id": "aneaq", "name": "ANEAQ"}}

{ "partnership" : {"id": "haqaa", "title": "HAQAA", "period": "2016/2018"} }
{"partnership": {"id": "anqahe", "title": "ANQAHE", "period": "2016-05/.."}}
"#;

#[test]
fn a_register_is_known_by_its_lines() {
    let guessed = read(REGISTER.as_bytes(), &ReadOptions::default()).unwrap();
    let named = ReadOptions {
        format: Some(Format::Register),
        ..ReadOptions::default()
    };
    assert_eq!(guessed, read(REGISTER.as_bytes(), &named).unwrap());
    let ids = guessed.portfolio.partnerships.iter().map(|p| p.id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["haqaa", "anqahe"]);
}

#[test]
fn a_wrong_line_is_named() {
    let text = REGISTER.replace("2016/2018", "2016/2018-13");
    let error = read(text.as_bytes(), &ReadOptions::default()).unwrap_err();
    let first = error.diagnostics().next().unwrap();
    assert_eq!(first.code, "date.month-out-of-range");
    assert_eq!(first.path(), Some("/partnership/period"));
    assert_eq!(first.span().unwrap().line, 5);
}

#[test]
fn one_object_is_a_portfolio_and_other_lines_are_records() {
    for text in [
        "{\"accordant\": 1}",
        "{\"accordant\": 1,\n\"partnerships\": []}",
    ] {
        let read = read(text.as_bytes(), &ReadOptions::default()).unwrap();
        assert!(read.portfolio.partnerships.is_empty(), "{text}");
    }
    let error = read(b"{\"accordant\": 1}\n{\"x\": 1}", &ReadOptions::default()).unwrap_err();
    assert_eq!(error.code(), "json.syntax");
}

#[test]
fn an_index_is_read_as_a_portfolio_is() {
    let page = include_str!("../../../examples/aneaq/page.txt");
    let portfolio =
        r#"{"accordant":1,"partnerships":[{"id":"a","title":"A","period":"2016/2018"}]}"#;
    let register = "{\"accordant\":1}\n{\"partnership\":{\"id\":\"a\",\"title\":\"A\"}}\n";
    let records = r#"[{"title":"A","start":"2016"},{"title":"B","start":"soon"}]"#;
    for text in [page, portfolio, register, records] {
        let options = ReadOptions::default();
        let read = accordant_formats::read(text.as_bytes(), &options).unwrap();
        let index = load_bytes(text.as_bytes(), &options, LoadHooks::default()).unwrap();
        assert_eq!(index.index.to_portfolio(), read.portfolio);
        assert_eq!(index.diagnostics, read.diagnostics);
        assert_eq!(index.trace, read.trace);
    }
    for text in ["", "no page", "{\"accordant\":2}", "[1]"] {
        let options = ReadOptions::default();
        let read = accordant_formats::read(text.as_bytes(), &options).unwrap_err();
        let index = load_bytes(text.as_bytes(), &options, LoadHooks::default()).unwrap_err();
        assert_eq!(index, read);
    }
}

#[test]
fn a_number_alone_is_json_and_a_date_is_not() {
    let code = |text: &str| {
        let read = accordant_formats::read(text.as_bytes(), &ReadOptions::default());
        read.unwrap_err().code().to_owned()
    };
    for number in ["1", "-1.5", "1e400", "+2", ".5", "2016"] {
        assert_ne!(code(number), "page.no-records", "{number}");
    }
    for text in ["2016-05", "1-2", "e5", "-", "1.2.3", "1e"] {
        assert_eq!(code(text), "page.no-records", "{text}");
    }
}
