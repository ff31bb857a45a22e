use super::*;
use crate::Portfolio;
use crate::query::{FindOptions, Query};

/// A register of so many partnerships, whose titles differ in length.
fn register(partnerships: usize) -> String {
    let mut text = String::from("{\"accordant\":1,\"title\":\"Register\"}\n");
    text.push_str("{\"organization\":{\"id\":\"eu\",\"name\":\"Union européenne\"}}\n");
    for number in 0..partnerships {
        let title = vec!["qualité"; number % 7 + 1].join(" ");
        let period = format!("{}/2018", 2000 + number % 18);
        let line = serde_json::json!({
            "partnership": { "id": format!("p-{number}"), "title": title, "period": period }
        });
        text.push_str(&line.to_string());
        text.push('\n');
    }
    text
}

/// Loads on one thread and on two, which is the same.
fn load(text: impl AsRef<[u8]>, broken: Broken, bytes: usize) -> Result<Loaded, Error> {
    let [one, two] = [1, 2].map(|threads| {
        let options = LoadOptions {
            broken,
            ..LoadOptions::default()
        };
        Index::load_by_pieces(text.as_ref(), options, bytes, threads)
    });
    match (&one, &two) {
        (Ok(one), Ok(two)) => {
            assert_eq!(one.index.to_portfolio(), two.index.to_portfolio());
            assert_eq!(one.diagnostics, two.diagnostics);
            assert_eq!(one.skipped, two.skipped);
        }
        _ => assert_eq!(one.as_ref().err(), two.as_ref().err()),
    }
    two
}

fn lines(diagnostics: &[Diagnostic]) -> Vec<(String, usize)> {
    let line = |found: &Diagnostic| found.span().map_or(0, |span| span.line);
    diagnostics
        .iter()
        .map(|found| (found.code.to_string(), line(found)))
        .collect()
}

#[test]
fn pieces_of_any_size_make_the_same_index() {
    let text = register(60);
    let portfolio = Portfolio::from_ndjson(&text, &Limits::default()).unwrap();
    for bytes in [1, 7, 64, 100, 500, 4096, 1 << 20] {
        let loaded = load(&text, Broken::Refuse, bytes).unwrap();
        assert_eq!(loaded.index.to_portfolio(), portfolio, "{bytes}");
        assert_eq!((loaded.skipped, loaded.diagnostics.len()), (0, 0));
        for query in ["active:2010", "qualite", "starts<2005 qualité", "id:p-1*"] {
            let query = Query::parse(query).unwrap();
            let options = FindOptions::default();
            assert_eq!(
                loaded.index.find(&query, &options),
                portfolio.find(&query, &options)
            );
        }
    }
}

#[test]
fn words_are_known_of_the_rows_of_every_chunk() {
    // Two chunks and a half, with a word that comes late and one that is in few rows.
    let count = 160_000;
    let mut text = String::from("{\"accordant\":1}\n");
    for number in 0..count {
        let late = if number > 131_100 { " tard" } else { "" };
        let rare = if number % 40_000 == 65_535 % 40_000 {
            " rare"
        } else {
            ""
        };
        let title = format!("reste{}{late}{rare}", number % 7);
        let line = format!("{{\"partnership\":{{\"id\":\"p-{number}\",\"title\":\"{title}\"}}}}\n");
        text.push_str(&line);
    }
    for threads in [1, 2] {
        let options = LoadOptions::default();
        let loaded = Index::load_by_pieces(text.as_bytes(), options, PIECE, threads);
        has_words_of_every_chunk(&loaded.unwrap().index, count);
    }
}

fn has_words_of_every_chunk(index: &Index, count: usize) {
    let rows = |query: &str| index.find(&Query::parse(query).unwrap(), &FindOptions::default());
    let total = |query: &str| rows(query).unwrap().total;
    for rest in 0..7 {
        let expected = (0..count).filter(|number| number % 7 == rest).count();
        assert_eq!(total(&format!("reste{rest}")), expected);
    }
    assert_eq!(total("tard"), count - 131_101);
    let ids: Vec<String> = rows("rare")
        .unwrap()
        .matches
        .iter()
        .map(|found| found.id.to_string())
        .collect();
    assert_eq!(ids, ["p-25535", "p-65535", "p-105535", "p-145535"]);
    assert_eq!(total("rare tard reste5"), 1);
}

#[test]
fn a_broken_line_is_named_and_the_rest_kept_or_refused() {
    let mut text: Vec<String> = register(40).lines().map(str::to_owned).collect();
    text[9] = r#"{"partnership":{"id":"x","title":"X","period":"2016-13"}}"#.to_owned();
    text[19] = r#"{"partnership":{"id":"y""#.to_owned();
    text[29] = text[12].clone();
    text[34] = r#"{"partnership":{"id":"z","title":"Z","participants":[{"organization":"au"}]}}"#
        .to_owned();
    let text = text.join("\n");
    for bytes in [100, 1000, 1 << 20] {
        let error = load(&text, Broken::Refuse, bytes).unwrap_err();
        let first = error.into_diagnostics();
        assert_eq!(lines(&first), [("date.month-out-of-range".to_owned(), 10)]);
        assert_eq!(first[0].path(), Some("/partnership/period"));
        let start = first[0].span().unwrap().start;
        assert_eq!(
            text.get(start..start + 21),
            Some("{\"partnership\":{\"id\":")
        );

        let loaded = load(&text, Broken::Skip, bytes).unwrap();
        assert_eq!((loaded.index.len(), loaded.skipped), (36, 4));
        let mut found = lines(&loaded.diagnostics);
        found.sort_by_key(|(_, line)| *line);
        let expected = [
            ("date.month-out-of-range", 10),
            ("json.syntax", 20),
            ("portfolio.duplicate-id", 30),
            ("portfolio.dangling-reference", 35),
        ];
        assert_eq!(found, expected.map(|(code, line)| (code.to_owned(), line)));
    }
}

#[test]
fn lines_that_are_no_utf8_are_left_out_wherever_they_stand() {
    let register = register(5);
    let lines_of: Vec<&str> = register.lines().collect();
    for broken in 2..7 {
        let mut bytes: Vec<Vec<u8>> = lines_of.iter().map(|line| line.as_bytes().into()).collect();
        let place = bytes[broken].iter().position(|byte| *byte == 0xC3).unwrap();
        bytes[broken][place] = 0xFF;
        let text = bytes.join(&b'\n');
        for bytes in [1, 200, 1 << 20] {
            let loaded = load(&text, Broken::Skip, bytes).unwrap();
            assert_eq!((loaded.index.len(), loaded.skipped), (4, 1));
            let expected = [("input.not-utf8".to_owned(), broken + 1)];
            assert_eq!(lines(&loaded.diagnostics), expected);
            let refused = load(&text, Broken::Refuse, bytes).unwrap_err();
            assert_eq!(lines(&refused.into_diagnostics()), expected);
        }
    }
}

#[test]
fn what_is_related_to_a_line_left_out_is_left_out() {
    let text = r#"{"accordant":1}
{"partnership":{"id":"a","title":"A","relations":[{"kind":"renews","target":"b"}]}}
{"partnership":{"id":"b","title":"B","relations":[{"kind":"renews","target":"c"}]}}
{"partnership":{"id":"c","title":"C","period":"2016-13"}}
{"partnership":{"id":"d","title":"D","relations":[{"kind":"renews","target":"e"}]}}
{"partnership":{"id":"e","title":"E"}}
"#;
    let loaded = load(text, Broken::Skip, 1 << 20).unwrap();
    assert_eq!((loaded.index.len(), loaded.skipped), (2, 3));
    let left: Vec<String> = loaded
        .index
        .to_portfolio()
        .partnerships
        .iter()
        .map(|p| p.id.to_string())
        .collect();
    assert_eq!(left, ["d", "e"]);
    let expected = [
        ("date.month-out-of-range", 4),
        ("portfolio.dangling-reference", 3),
        ("portfolio.dangling-reference", 2),
    ];
    let expected = expected.map(|(code, line)| (code.to_owned(), line));
    assert_eq!(lines(&loaded.diagnostics), expected);
}

#[test]
fn a_long_chain_of_relations_to_nothing_is_left_out_link_by_link() {
    // Each is related to the next. Looking through all for each of them takes minutes.
    let count = 30_000;
    let mut text = String::from("{\"accordant\":1}\n");
    for number in 0..count {
        let line = serde_json::json!({ "partnership": {
            "id": format!("p-{number}"),
            "title": "A",
            "relations": [{ "kind": "continues", "target": format!("p-{}", number + 1) }],
        }});
        text.push_str(&line.to_string());
        text.push('\n');
    }
    let loaded = load(&text, Broken::Skip, PIECE).unwrap();
    assert_eq!((loaded.index.len(), loaded.skipped), (0, count));
    let first = lines(&loaded.diagnostics).remove(0);
    assert_eq!(
        first,
        ("portfolio.dangling-reference".to_owned(), count + 1)
    );
    let refused = load(&text, Broken::Refuse, PIECE).unwrap_err();
    assert_eq!(lines(&refused.into_diagnostics()), [first]);
}

#[test]
fn broken_lines_are_reported_in_order_as_many_as_wanted_and_all_counted() {
    let mut text = register(9);
    let again = text.lines().last().unwrap().to_owned();
    for _ in 0..20 {
        text.push_str("x\n");
        text.push_str(&again);
        text.push('\n');
    }
    for bytes in [1, 300, 1 << 20] {
        let options = LoadOptions {
            limits: Limits {
                diagnostics: 6,
                ..Limits::default()
            },
            broken: Broken::Skip,
            ..LoadOptions::default()
        };
        let loaded = Index::load_by_pieces(text.as_bytes(), options, bytes, 2).unwrap();
        assert_eq!((loaded.index.len(), loaded.skipped), (9, 40), "{bytes}");
        let codes = ["json.syntax", "portfolio.duplicate-id"];
        let expected = (12..18).map(|line: usize| (codes[line % 2].to_owned(), line));
        assert!(
            lines(&loaded.diagnostics).into_iter().eq(expected),
            "{bytes}"
        );
    }
}

#[test]
fn references_to_nothing_are_named_as_many_as_wanted() {
    let many = r#"{"organization":"au"},"#.repeat(50);
    let line = format!(
        r#"{{"partnership":{{"id":"z","title":"Z","participants":[{many}{{"organization":"eu"}}]}}}}"#
    );
    let programmes = |number| {
        format!("{{\"programme\":{{\"id\":\"{number}\",\"name\":\"N\",\"funder\":\"au\"}}}}\n")
    };
    let programmes: String = (0..50).map(programmes).collect();
    let head = "{\"accordant\":1}\n{\"organization\":{\"id\":\"eu\",\"name\":\"EU\"}}\n";
    for (text, path) in [
        (
            format!("{head}{line}"),
            "/partnership/participants/0/organization",
        ),
        (format!("{head}{programmes}"), "/programmes/0/funder"),
    ] {
        let options = LoadOptions {
            limits: Limits {
                diagnostics: 7,
                ..Limits::default()
            },
            ..LoadOptions::default()
        };
        let error = Index::load_by_pieces(text.as_bytes(), options, PIECE, 2).unwrap_err();
        let found = error.into_diagnostics();
        assert_eq!(found.len(), 8);
        assert_eq!(found[0].path(), Some(path));
        assert_eq!(found[7].code, "limit.diagnostics");
        assert!(
            found[7].message.starts_with("43 more"),
            "{}",
            found[7].message
        );
    }
}

#[test]
fn a_line_that_is_too_long_is_never_kept() {
    let limits = Limits {
        text: 20,
        ..Limits::default()
    };
    let long = "x".repeat(5000);
    let text = format!(
        "{{\"accordant\":1}}\n{{\"partnership\":{{\"id\":\"a\",\"title\":\"A\"}}}}\n{long}\n{{\"partnership\":{{\"id\":\"b\",\"title\":\"B\"}}}}\n"
    );
    for bytes in [16, 100, 1000, 1 << 20] {
        let skip = |broken| {
            let options = LoadOptions {
                limits,
                broken,
                ..LoadOptions::default()
            };
            Index::load_by_pieces(text.as_bytes(), options, bytes, 2)
        };
        let error = skip(Broken::Refuse).unwrap_err();
        assert_eq!(
            lines(&error.into_diagnostics()),
            [("limit.line".to_owned(), 3)]
        );
        let loaded = skip(Broken::Skip).unwrap();
        assert_eq!((loaded.index.len(), loaded.skipped), (2, 1), "{bytes}");
        assert_eq!(lines(&loaded.diagnostics), [("limit.line".to_owned(), 3)]);
    }
}

#[test]
fn limits_hold() {
    let text = register(30);
    let with = |limits: Limits| {
        let options = LoadOptions {
            limits,
            ..LoadOptions::default()
        };
        Index::load_by_pieces(text.as_bytes(), options, 200, 2).unwrap_err()
    };
    let limits = Limits::default();
    assert_eq!(
        with(Limits {
            records: 20,
            ..limits
        })
        .code(),
        "limit.records"
    );
    assert_eq!(
        with(Limits {
            input: 1000,
            ..limits
        })
        .code(),
        "limit.input"
    );
    // Without any partnership, too.
    let organization =
        |number| format!("{{\"organization\":{{\"id\":\"o{number}\",\"name\":\"O\"}}}}\n");
    let head: String = (0..5).map(organization).collect();
    for (records, code) in [(4, Some("limit.records")), (5, None)] {
        let limits = Limits { records, ..limits };
        let options = LoadOptions {
            limits,
            ..LoadOptions::default()
        };
        let text = format!("{{\"accordant\":1}}\n{head}");
        let loaded = Index::load(text.as_bytes(), options);
        let portfolio = Portfolio::from_ndjson(&text, &limits);
        assert_eq!(loaded.as_ref().err().map(Error::code), code);
        assert_eq!(portfolio.as_ref().err().map(Error::code), code);
    }
}

#[test]
fn progress_is_told_and_can_end_it() {
    let text = register(50);
    let head = text
        .find("{\"partnership")
        .and_then(|end| text.get(..end))
        .unwrap();
    let mut told = Vec::new();
    let mut follow = |progress: Progress| {
        told.push(progress);
        ControlFlow::Continue(())
    };
    let options = LoadOptions {
        progress: Some(&mut follow),
        ..LoadOptions::default()
    };
    // The head takes some pieces, too.
    Index::load_by_pieces(text.as_bytes(), options, head.len() / 3, 2).unwrap();
    assert!(told.len() > 3);
    assert!(told.is_sorted_by_key(|progress| (progress.bytes, progress.partnerships)));
    assert_eq!(told.first().map(|progress| progress.partnerships), Some(0));
    let all = Progress {
        bytes: text.len() as u64,
        partnerships: 50,
    };
    assert_eq!(told.last(), Some(&all));

    // It can end the loading, also before the first partnership.
    for text in [text.as_str(), head] {
        let mut cancel = |_: Progress| ControlFlow::Break(());
        let options = LoadOptions {
            progress: Some(&mut cancel),
            ..LoadOptions::default()
        };
        let error = Index::load_by_pieces(text.as_bytes(), options, 500, 2).unwrap_err();
        assert_eq!(error.code(), "load.cancelled");
    }
}

#[test]
fn the_head_has_to_be_whole() {
    let refused = |text: &str| {
        let error = load(text, Broken::Skip, 64).unwrap_err().into_diagnostics();
        lines(&error).remove(0)
    };
    assert_eq!(
        refused("{\"organization\":{\"id\":\"eu\",\"name\":\"EU\"}}"),
        ("ndjson.no-header".into(), 1)
    );
    assert_eq!(
        refused("{\"accordant\":1,\"holder\":\"x\"}\n"),
        ("portfolio.dangling-reference".into(), 0)
    );
    assert_eq!(
        refused("\u{FEFF}{\"accordant\":2}\n").0,
        "portfolio.unsupported-version"
    );
    let empty = load("{\"accordant\":1}\n", Broken::Refuse, 64).unwrap();
    assert!(empty.index.is_empty());
}
