use std::fmt::Debug;

use serde::Deserialize;

use super::*;
use crate::json::{FromJson, Json};
use crate::model::ObjectiveKind;

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

fn ours<T: FromJson>(text: &str) -> Result<T, (String, usize)> {
    let mut reader = Reader::new(text);
    let read = T::read(&mut reader).and_then(|read| reader.end().map(|()| read));
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
#[derive(Debug)]
struct Record {
    name: String,
    count: Option<u32>,
    is_open: Option<bool>,
    kind: Option<ObjectiveKind>,
    shifts: Vec<i64>,
    inner: Vec<Record>,
}

crate::model::object::record! { Record:
    "name" name!, "count" count?, "is_open" is_open?, "kind" kind?, "shifts" shifts?, "inner" inner?,
}

/// The same as serde reads it.
mod derived {
    use serde::{Deserialize, Deserializer};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "they are shown")]
    pub(super) struct Record {
        name: String,
        #[serde(default, deserialize_with = "present")]
        count: Option<u32>,
        #[serde(default, deserialize_with = "present")]
        is_open: Option<bool>,
        #[serde(default, deserialize_with = "present")]
        kind: Option<ObjectiveKind>,
        #[serde(default)]
        shifts: Vec<i64>,
        #[serde(default)]
        inner: Vec<Record>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum ObjectiveKind {
        Aim,
        Activity,
        Deliverable,
        Field,
    }

    fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

#[test]
fn what_is_refused_is_said_as_serde_json_says_it() {
    fn shown(read: Result<impl Debug, (String, usize)>) -> String {
        match read {
            Ok(read) => format!("{read:?}"),
            // Its words for lists are its own.
            Err((reason, _)) => reason.replace("expected a sequence", "expected an array"),
        }
    }
    let values = [
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
        r#""aim""#,
        r#"{"name":"x"}"#,
        r#"[{"name":"x","count":7},{"name":"y"}]"#,
        r#"[{"name":"x","count":-7}]"#,
        r#"[{"count":7}]"#,
        r#"[{"name":"x","count":7,"count":7}]"#,
    ];
    for name in [
        "name", "count", "is_open", "kind", "shifts", "inner", "other",
    ] {
        for value in values {
            for text in [
                format!(r#"{{"name":"x","{name}":{value}}}"#),
                format!(r#"{{"{name}":{value}}}"#),
                format!(r#"{{"{name}":{value},"name":"x"}}"#),
            ] {
                if name == "kind" && !value.starts_with('"') {
                    // A code is a string and nothing else.
                    let found = shown(ours::<Record>(&text));
                    assert!(found.ends_with(", expected a string"), "{text}: {found}");
                    continue;
                }
                let expected = shown(reference::<derived::Record>(&text));
                assert_eq!(shown(ours::<Record>(&text)), expected, "{text}");
            }
        }
    }
    let read: Record = ours(r#" { "name" : "x" , "kind" : "field" , "shifts":[-1,2]} "#).unwrap();
    assert_eq!(
        (read.kind, read.shifts),
        (Some(ObjectiveKind::Field), vec![-1, 2])
    );
    assert!(
        ours::<Record>(r#"["x"]"#).is_err(),
        "no record is read from an array"
    );
}
