//! Queries that are wrong, and what is said of them.

use super::*;

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
