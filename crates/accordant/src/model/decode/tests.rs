use super::*;

fn codes(text: &str) -> Vec<(String, String)> {
    let error = Portfolio::from_json(text).unwrap_err();
    let mut found: Vec<_> = error
        .diagnostics()
        .map(|problem| {
            (
                problem.code.to_string(),
                problem.path().unwrap_or("-").to_owned(),
            )
        })
        .collect();
    found.sort();
    found
}

#[test]
fn every_problem_is_reported_at_once() {
    let text = r#"{
        "accordant": 1,
        "titel": "x",
        "holder": "nobody",
        "language": "en_GB",
        "organizations": [
            { "id": "a", "name": "A" },
            { "id": "a", "name": { "en": ["x"] } }
        ],
        "partnerships": [
            { "id": "p", "title": "P", "title": "Q", "period": "2018/2016", "kind": "Project" },
            { "title": null, "id": "b c", "countries": ["XX"], "renewal": { "kind": "tacit", "term": "soon" } },
            { "id": "r", "title": "R", "participants": [{ "organization": "b", "role": "boss" }],
              "relations": [{ "kind": "partOf", "target": "q" }],
              "source": { "source": "s", "firstLine": -1 },
              "extensions": { "deep": [{ "x": 1, "x": 2 }] } }
        ]
    }"#;
    let expected = [
        ("code.unknown-role", "/partnerships/2/participants/0/role"),
        ("code.wrong-case", "/partnerships/0/kind"),
        ("country.unknown", "/partnerships/1/countries/0"),
        ("id.invalid", "/partnerships/1/id"),
        ("json.duplicate-field", "/partnerships/0/title"),
        (
            "json.duplicate-field",
            "/partnerships/2/extensions/deep/0/x",
        ),
        ("json.number-range", "/partnerships/2/source/firstLine"),
        ("json.unknown-field", "/titel"),
        ("json.wrong-type", "/organizations/1/name/en"),
        ("json.wrong-type", "/partnerships/1/title"),
        ("language.invalid", "/language"),
        ("length.invalid", "/partnerships/1/renewal/term"),
        ("period.end-before-start", "/partnerships/0/period"),
        ("portfolio.dangling-reference", "/holder"),
        (
            "portfolio.dangling-reference",
            "/partnerships/2/participants/0/organization",
        ),
        (
            "portfolio.dangling-reference",
            "/partnerships/2/relations/0/target",
        ),
        (
            "portfolio.dangling-reference",
            "/partnerships/2/source/source",
        ),
        ("portfolio.duplicate-id", "/organizations/1/id"),
    ];
    let expected: Vec<_> = expected.map(|(c, p)| (c.to_owned(), p.to_owned())).to_vec();
    assert_eq!(codes(text), expected);
}

#[test]
fn unknown_fields_name_the_nearest_known_one() {
    let error = Portfolio::from_json(r#"{"accordant":1,"partnership":[]}"#).unwrap_err();
    let help = error.diagnostics().next().unwrap().help.clone().unwrap();
    assert!(help.starts_with("did you mean `partnerships`?"), "{help}");
}

#[test]
fn null_is_not_absence() {
    let text =
        r#"{"accordant":1,"title":null,"partnerships":[{"id":"p","title":"P","period":null}]}"#;
    let wrong = |path: &str| ("json.wrong-type".to_owned(), path.to_owned());
    assert_eq!(
        codes(text),
        [wrong("/partnerships/0/period"), wrong("/title")]
    );
}

#[test]
fn serde_alone_refuses_a_reference_to_nothing() {
    let text = r#"{"accordant":1,"holder":"nobody"}"#;
    let error = serde_json::from_str::<Portfolio>(text)
        .unwrap_err()
        .to_string();
    assert!(error.contains("portfolio.dangling-reference"), "{error}");
}

#[test]
fn evidence_stands_in_a_source_of_the_portfolio() {
    let evidence = r#""evidence":[{"path":"/name","rule":"curator","words":"A","source":"law"}]"#;
    for (record, path) in [
        (
            format!(r#""organizations":[{{"id":"a","name":"A",{evidence}}}]"#),
            "/organizations/0/evidence/0/source",
        ),
        (
            format!(r#""programmes":[{{"id":"a","name":"A",{evidence}}}]"#),
            "/programmes/0/evidence/0/source",
        ),
        (
            format!(r#""partnerships":[{{"id":"a","title":"A",{evidence}}}]"#),
            "/partnerships/0/evidence/0/source",
        ),
    ] {
        let expected = [("portfolio.dangling-reference".to_owned(), path.to_owned())];
        assert_eq!(codes(&format!(r#"{{"accordant":1,{record}}}"#)), expected);
        let known = format!(r#"{{"accordant":1,{record},"sources":[{{"id":"law"}}]}}"#);
        let mut portfolio = Portfolio::from_json(&known).unwrap();
        portfolio.sources.clear();
        let found = portfolio.check(&crate::model::CheckOptions::default());
        let paths: Vec<_> = found
            .iter()
            .filter(|found| found.code == "portfolio.dangling-reference")
            .filter_map(|found| found.place.as_ref()?.path.as_deref())
            .collect();
        assert_eq!(paths, [path]);
    }
}

#[test]
fn missing_and_wrong_versions_are_told_apart() {
    assert_eq!(
        codes("{}"),
        [("json.missing-field".to_owned(), String::new())]
    );
    for (version, code) in [
        ("0", "portfolio.unsupported-version"),
        ("2", "portfolio.unsupported-version"),
        ("\"1\"", "json.wrong-type"),
        ("1.0", "json.number-range"),
        ("null", "json.wrong-type"),
    ] {
        let text = format!("{{\"accordant\":{version}}}");
        assert_eq!(codes(&text), [(code.to_owned(), "/accordant".to_owned())]);
    }
    assert_eq!(codes("[]"), [("json.wrong-type".to_owned(), String::new())]);
}

#[test]
fn a_file_of_a_later_version_is_told_so_and_no_more() {
    let later = r#"{"accordant":3,"agreements":[{"id":"a b"}],"partnerships":"none"}"#;
    let problems = Portfolio::from_json(later).unwrap_err().into_diagnostics();
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert_eq!(problem.code, "portfolio.unsupported-version");
    assert!(problem.message.contains("version 3"), "{problem}");
    assert!(problem.help.as_deref().unwrap().contains("later release"));
}

#[test]
fn an_array_of_its_values_is_no_record() {
    for (text, path) in [
        ("[1]", ""),
        (r#"{"accordant":1,"sources":[["page"]]}"#, "/sources/0"),
        (
            r#"{"accordant":1,"partnerships":[{"id":"a","title":"A","funding":[[]],"renewal":["fixed"]}]}"#,
            "/partnerships/0/funding/0",
        ),
    ] {
        let (code, place) = &codes(text)[0];
        assert_eq!((code.as_str(), place.as_str()), ("json.wrong-type", path));
        assert!(serde_json::from_str::<Portfolio>(text).is_err(), "{text}");
    }
}

#[test]
fn limits_name_themselves() {
    let small = Limits {
        nesting: 3,
        records: 1,
        diagnostics: 2,
        text: 12,
        ..Limits::default()
    };
    for (text, code) in [
        (r#"{"accordant":1,"title":"1234567890123"}"#, "limit.text"),
        (
            r#"{"accordant":1,"extensions":{"a":[[]]}}"#,
            "limit.nesting",
        ),
        (
            r#"{"accordant":1,"partnerships":[{"id":"a","title":"A"},{"id":"b","title":"B"}]}"#,
            "limit.records",
        ),
    ] {
        let error = Portfolio::from_json_within(text, &small).unwrap_err();
        assert_eq!(error.code(), code, "{text}");
    }
    let input = Limits {
        input: 10,
        ..Limits::default()
    };
    assert_eq!(
        Portfolio::from_json_within(r#"{"accordant":1}"#, &input)
            .unwrap_err()
            .code(),
        "limit.input"
    );
    let many = Portfolio::from_json_within(r#"{"accordant":1,"a":1,"b":1,"c":1,"d":1}"#, &small)
        .unwrap_err();
    let codes: Vec<_> = many.diagnostics().map(|d| d.code.to_string()).collect();
    assert_eq!(
        codes,
        [
            "json.unknown-field",
            "json.unknown-field",
            "limit.diagnostics"
        ]
    );
}

#[test]
fn syntax_errors_have_line_and_column() {
    let error = Portfolio::from_json("{\n  \"accordant\": 1,\n  oops\n}").unwrap_err();
    let span = error.diagnostics().next().unwrap().span().unwrap();
    assert_eq!(
        (error.code(), span.line, span.column),
        ("json.syntax", 3, 3)
    );
}

#[test]
fn every_leaf_of_the_schema_has_its_check() {
    let schema = crate::schema::portfolio();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        let is_object = definition["type"] == "object";
        let known = LEAVES.iter().any(|(leaf, _)| leaf == name)
            || ["Text", "Json"].contains(&name.as_str());
        assert!(is_object != known, "{name}");
        if is_object && name != "Extensions" {
            assert_eq!(definition["additionalProperties"], false, "{name}");
        }
    }
}
