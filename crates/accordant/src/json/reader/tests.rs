use serde::Deserialize;

use super::*;
use crate::json::Json;

/// What the reader of `serde_json` makes of the same: the value, or what is wrong, and where.
fn reference<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, (String, usize)> {
    serde_json::from_str(text).map_err(|error| {
        let full = error.to_string();
        let reason = full
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        let lines = text
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1));
        let start: usize = lines.map(str::len).sum();
        (reason, start + error.column().saturating_sub(1))
    })
}

fn ours<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, (String, usize)> {
    let mut reader = Reader::new(text);
    let read = T::deserialize(&mut reader).and_then(|read| reader.end().map(|()| read));
    read.map_err(|fault| {
        let at = fault.syntax().unwrap_or_else(|| reader.place());
        (fault.reason().to_owned(), at)
    })
}

const DOCUMENTS: [&str; 4] = [
    r#"{"accordant":1,"partnerships":[{"id":"haqaa","title":"H\u00c4QAA \"1\"","period":"2016/2018"}]}"#,
    "{ \"a\" : [1, -2, 3.5, 1e3, -0, 0.25E-2, true, false, null],\n  \"\\\\b\\/\\n\" : {} , \"c\":[]\n}\n",
    r#"["\ud83d\ude00 é … مرحبا", "a long text without anything that is special in it", ["x\ty"], ""]"#,
    "[184467440.5, [[[{\"a\":{\"b\":[[]]}}]]]]",
];

#[test]
fn reads_as_serde_json_does() {
    for document in DOCUMENTS {
        let read: Json = ours(document).unwrap();
        assert_eq!(read, reference::<Json>(document).unwrap());
        let whole = serde_json::to_string(&read).unwrap();
        assert_eq!(ours::<Json>(&whole).unwrap(), read);
    }
}

#[test]
fn finds_the_faults_that_serde_json_finds() {
    let same = |text: &str| assert_eq!(ours::<Json>(text), reference::<Json>(text), "{text:?}");
    for document in DOCUMENTS {
        for (at, character) in document.char_indices() {
            let (before, after) = document.split_at(at);
            let (_, rest) = after.split_at(character.len_utf8());
            same(before);
            same(after);
            same(&format!("{before}{rest}"));
            for put in [
                "\"",
                "\\",
                "\\u12",
                "\\ud800",
                "\\ud800\\u0041",
                "\\udc00",
                ",",
                ":",
                "]",
                "}",
                "[",
                "{",
                "0",
                "-",
                ".",
                "e",
                "\n",
                "\t",
                "\u{1}",
                " ",
                "é",
                "nul",
                "tru",
                "falsy",
                "1e400,",
                "//",
            ] {
                same(&format!("{before}{put}{after}"));
                same(&format!("{before}{put}{rest}"));
            }
        }
    }
}

#[test]
fn goes_as_deep_as_serde_json_does() {
    for depth in [1, 126, 127, 128, 200] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = if open == "[" { "" } else { "1" };
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(ours::<Json>(&text), reference::<Json>(&text), "{depth}");
        }
    }
}

/// Something of every kind that records are made of.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    name: String,
    count: Option<u32>,
    is_open: Option<bool>,
    kind: Option<Kind>,
    #[serde(default)]
    shifts: Vec<i64>,
    inner: Option<Box<Record>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Plain,
    Of(u32),
    With { name: String },
}

#[test]
fn what_is_refused_is_said_as_serde_json_says_it() {
    let fields = [
        r#""x""#,
        "1",
        "-1",
        "1.5",
        "5000000000",
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[1,-2]",
        r#"["x"]"#,
        r#""plain""#,
        r#"{"of":3}"#,
        r#"{"of":"x"}"#,
        r#"{"with":{"name":"a"}}"#,
        r#"{"plain":null}"#,
        r#""of""#,
        r#"{"name":"x"}"#,
        r#"{"name":"x","count":7}"#,
    ];
    for name in [
        "name", "count", "is_open", "kind", "shifts", "inner", "other",
    ] {
        for value in fields {
            for text in [
                format!(r#"{{"name":"x","{name}":{value}}}"#),
                format!(r#"{{"{name}":{value}}}"#),
            ] {
                if name == "inner" && value.starts_with('[') {
                    // No record is read from an array.
                    assert!(ours::<Record>(&text).is_err());
                    continue;
                }
                let reason = |(reason, _)| reason;
                let found = ours::<Record>(&text).map_err(reason);
                assert_eq!(found, reference::<Record>(&text).map_err(reason), "{text}");
            }
        }
    }
    let read: Record =
        ours(r#" { "name" : "x" , "kind" : { "of" : 3 } , "shifts":[-1,2]} "#).unwrap();
    assert_eq!((read.kind, read.shifts), (Some(Kind::Of(3)), vec![-1, 2]));
}
