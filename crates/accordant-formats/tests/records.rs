//! Records in JSON that is not accordant's own: what each field becomes, and what is kept of the rest.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use accordant::json::Json;
use accordant::model::{Kind, Partnership, Role};
use accordant::{Limits, Portfolio};
use accordant_formats::{Format, ReadOptions, ReadResult, read};

fn options() -> ReadOptions {
    ReadOptions {
        format: Some(Format::Records),
        ..ReadOptions::default()
    }
}

fn result(text: &str) -> ReadResult {
    read(text.as_bytes(), &options()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn one(text: &str) -> (Partnership, Vec<String>) {
    let mut result = result(text);
    assert_eq!(result.portfolio.partnerships.len(), 1);
    let codes = result.diagnostics.iter().map(ToString::to_string).collect();
    (result.portfolio.partnerships.remove(0), codes)
}

fn kept(partnership: &Partnership) -> String {
    serde_json::to_string(&partnership.extensions).unwrap()
}

#[test]
fn fields_go_by_many_names() {
    let (read, notes) = one(r#"{
        "ID": 17, "Title": "HAQAA", "full_name": {"en": "Harmonisation", "fr": "Harmonisation (fr)"},
        "type": "technical assistance", "startDate": 2016, "END-DATE": "2018-06", "status": "Active",
        "abstract": "Prose.", "aims": ["One", {"text": "Two", "aims": ["Two a"]}],
        "partners": ["ANAQ", {"name": "Agency", "acronym": "AG", "role": "founding member", "country": "sn"}],
        "funder": "European Union", "program": "Erasmus+", "total_cost": 9007199254740993, "currency": "eur",
        "country": ["MA", "FR"], "keywords": "quality", "url": "https://example.org/",
        "identifier": {"scheme": "doi", "value": "10.1/x"}
    }"#);
    assert_eq!(notes, Vec::<String>::new());
    assert_eq!(kept(&read), "{}");
    assert_eq!(read.id.as_str(), "17");
    assert_eq!(read.name.unwrap().in_language("fr"), "Harmonisation (fr)");
    assert_eq!(read.kind, Some(Kind::TechnicalAssistance));
    assert_eq!(read.period.unwrap().to_string(), "2016/2018-06");
    assert_eq!(read.status.unwrap().as_str(), "ongoing");
    assert_eq!(read.evidence[0].words, "Active");
    assert_eq!(read.objectives[1].objectives[0].text.as_str(), "Two a");
    let roles: Vec<_> = read.participants.iter().map(|p| p.role).collect();
    assert_eq!(roles, [Some(Role::Partner), Some(Role::FoundingMember)]);
    assert_eq!(read.funding.len(), 1);
    let funding = &read.funding[0];
    assert_eq!(
        funding.amount.as_ref().unwrap().as_str(),
        "9007199254740993"
    );
    assert_eq!(funding.currency.as_ref().unwrap().as_str(), "EUR");
    assert!(funding.programme.is_some() && funding.funder.is_some());
    assert_eq!((read.countries.len(), read.topics.len()), (2, 1));
    assert_eq!(read.identifiers[0].value, "10.1/x");
}

#[test]
fn dates_keep_what_was_written() {
    // The fields, the period, the words kept as evidence, what stays in the extensions.
    for (fields, period, words, left) in [
        (r#""start":"2016""#, "2016/", "", "{}"),
        (r#""end":"2016-05-01""#, "/2016-05-01", "", "{}"),
        (r#""start":"2016-05/..""#, "2016-05/..", "", "{}"),
        (
            r#""start":"Since May 2016""#,
            "2016-05/..",
            "Since May 2016",
            "{}",
        ),
        (
            r#""start":"since 2016","end":"2018""#,
            "2016/2018",
            "since 2016",
            "{}",
        ),
        (
            r#""start":"May 2016","end":"present""#,
            "2016-05/..",
            "May 2016|present",
            "{}",
        ),
        (r#""start":"2016","end":"..""#, "2016/..", "", "{}"),
        (r#""start":"2016","end":null"#, "2016/", "", "{}"),
        (r#""start":"2016","end":"""#, "2016/", "", "{}"),
        (r#""period":"2016/2018""#, "2016/2018", "", "{}"),
        (r#""period":"2016""#, "2016", "", "{}"),
        (
            r#""dates":{"from":"2016","to":"2018"}"#,
            "2016/2018",
            "",
            "{}",
        ),
        (
            r#""period":"2016/2018","start":"2016","end":"2018""#,
            "2016/2018",
            "",
            "{}",
        ),
        (
            r#""start":"2016-05-01T10:00:00.123Z""#,
            "2016-05-01/",
            "2016-05-01T10:00:00.123Z",
            "{}",
        ),
        (
            r#""start":"01/02/2016","end":2018"#,
            "/2018",
            "",
            r#"{"start":"01/02/2016"}"#,
        ),
        (
            r#""start":2016,"end":2014"#,
            "",
            "",
            r#"{"start":2016,"end":2014}"#,
        ),
        (
            r#""start":"..","end":"..""#,
            "",
            "",
            r#"{"start":"..","end":".."}"#,
        ),
        (r#""start":{"y":2016}"#, "", "", r#"{"start":{"y":2016}}"#),
        (
            r#""period":"2016/2018","start":"2015""#,
            "2016/2018",
            "",
            r#"{"start":"2015"}"#,
        ),
        (
            r#""period":{"from":"2016","note":"x"}"#,
            "2016/",
            "",
            r#"{"period":{"from":"2016","note":"x"}}"#,
        ),
        (
            r#""start":"2016/2017","end":"2018""#,
            "",
            "",
            r#"{"start":"2016/2017","end":"2018"}"#,
        ),
    ] {
        let (read, notes) = one(&format!(r#"{{"title":"x",{fields}}}"#));
        let found = read
            .period
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let evidence: Vec<&str> = read.evidence.iter().map(|e| e.words.as_str()).collect();
        assert_eq!(found, period, "{fields} {notes:?}");
        assert_eq!(evidence.join("|"), words, "{fields}");
        assert_eq!(kept(&read), left, "{fields}");
        assert_eq!(left == "{}", notes.is_empty(), "{fields} {notes:?}");
    }
}

#[test]
fn what_has_no_place_is_kept_and_said() {
    for (field, code) in [
        (r#""kind":"treaty""#, "records.unknown-kind"),
        (r#""status":"signed""#, "records.unknown-status"),
        (r#""budget":-5"#, "amount.invalid"),
        (r#""budget":"1 000 €""#, "amount.invalid"),
        (r#""currency":"euro""#, "currency.invalid"),
        (r#""country":"Morocco""#, "country.unknown"),
        (r#""summary":["a","b"]"#, "records.not-read"),
        (r#""tags":[["a"]]"#, "records.not-read"),
        (r#""objectives":[{"weight":3}]"#, "records.not-read"),
        (r#""name":"n","acronym":"a""#, "records.second-value"),
        (r#""partners":[{"role":"partner"}]"#, "records.no-name"),
        (
            r#""partners":[{"name":"A","role":"boss"}]"#,
            "records.unknown-role",
        ),
        (
            r#""partners":[{"name":"A","email":"a@example.org"}]"#,
            "records.unknown-field",
        ),
        (
            r#""@context":"https://example.org/c""#,
            "records.unknown-field",
        ),
        (r#""part_of":"nope""#, "records.dangling-reference"),
    ] {
        let (read, notes) = one(&format!(r#"{{"title":"x",{field}}}"#));
        assert!(
            notes.iter().any(|note| note.starts_with(code)),
            "{field}: {notes:?}"
        );
        let names = ["acronym", field.split('"').nth(1).unwrap()];
        let kept_under = names.iter().any(|name| read.extensions.get(name).is_some());
        assert!(kept_under, "{field}: {}", kept(&read));
    }
}

#[test]
fn an_unknown_field_is_reported_once_with_its_number() {
    let result = result(r#"[{"title":"a","x/y":1},{"title":"b","x/y":2},{"title":"c"}]"#);
    let [note] = result.diagnostics.as_slice() else {
        panic!("{:?}", result.diagnostics);
    };
    assert_eq!(note.path(), Some("/0/x~1y"));
    assert!(note.message.ends_with("in 2 places"), "{note}");
    let second = result.portfolio.partnerships[1].extensions.get("x/y");
    assert_eq!(second, Some(&Json::Unsigned(2)));
}

#[test]
fn records_stand_in_an_array_or_under_a_name() {
    for (text, records) in [
        (r#"[{"title":"a"},{"title":"b"}]"#, 2),
        (r#"{"title":"a"}"#, 1),
        (
            r#"{"partnerships":[{"title":"a"}],"title":"Register","language":"fr"}"#,
            1,
        ),
        (r#"{"Results":[]}"#, 0),
        (r#"{"title":"a","start":"2016","items":[1,2]}"#, 1),
    ] {
        assert_eq!(result(text).portfolio.partnerships.len(), records, "{text}");
    }
    let portfolio = result(r#"{"data":[{"title":"a"}],"title":"Register","page":2}"#).portfolio;
    assert_eq!(portfolio.title.unwrap().as_str(), "Register");
    assert_eq!(portfolio.extensions.get("page"), Some(&Json::Unsigned(2)));
    let error = read(br#"{"data":[{"title":"a"},3]}"#, &options()).unwrap_err();
    assert_eq!(error.to_string().rsplit(' ').next(), Some("/data/1"));
}

#[test]
fn ids_are_kept_or_made() {
    let text = r#"[
        {"id":"a","title":"A"}, {"title":"A"}, {"title":"a"}, {"title":"الشبكة"},
        {"id":"../x","title":"T"}, {"id":"b","part_of":["../x","b"]}
    ]"#;
    let result = result(text);
    let ids: Vec<&str> = result
        .portfolio
        .partnerships
        .iter()
        .map(|p| p.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "a-2", "a-3", "partnership-4", "x", "b"]);
    assert_eq!(
        result.portfolio.partnerships[4].identifiers[0].value,
        "../x"
    );
    let targets: Vec<&str> = result.portfolio.partnerships[5]
        .relations
        .iter()
        .map(|relation| relation.target.as_str())
        .collect();
    assert_eq!(targets, ["x", "b"]);
    let error = read(
        br#"[{"id":1,"title":"A"},{"id":"1","title":"B"}]"#,
        &options(),
    )
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "portfolio.duplicate-id: the id `1` is already taken by /0/id at /1/id"
    );
}

#[test]
fn organizations_are_one_by_name_alone() {
    let result = result(
        r#"[
        {"title":"A","partners":["Agence Nationale", {"name":"AGENCE NATIONALE","acronym":"AN"}]},
        {"title":"B","partners":[{"name":"Agence Nouvelle","acronym":"AN"}]},
        {"title":"C","partners":[{"name":"Twin","id":1},{"name":"Twin","id":2},"Twin"],"funders":["Agence Nationale"]}
    ]"#,
    );
    let names: Vec<(&str, &str)> = result
        .portfolio
        .organizations
        .iter()
        .map(|organization| (organization.id.as_str(), organization.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("agence-nationale", "Agence Nationale"),
            ("an", "Agence Nouvelle"),
            ("twin", "Twin"),
            ("twin-2", "Twin")
        ]
    );
    let printed = &result.portfolio.partnerships[0].participants[1].name_as_printed;
    assert_eq!(printed.as_deref(), Some("AGENCE NATIONALE"));
    // The third, without an id, may be either: it is taken for the first, and so named again.
    assert_eq!(result.portfolio.partnerships[2].participants.len(), 2);
}

#[test]
fn equal_participants_are_left_out_and_counted() {
    let (read, notes) = one(r#"{"title":"x","partners":["A","A","A"],"members":["A"]}"#);
    assert_eq!(read.participants.len(), 2);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].contains("2 times"), "{notes:?}");
}

#[test]
fn the_options_name_holder_day_and_place() {
    let options = ReadOptions {
        as_of: Some("2018-12".parse().unwrap()),
        holder: Some("anaq".to_owned()),
        location: Some("https://example.org/p.json".to_owned()),
        ..options()
    };
    let text = r#"[{"title":"x","partners":[{"name":"Agency","acronym":"ANAQ"}]}]"#;
    let portfolio = read(text.as_bytes(), &options).unwrap().portfolio;
    assert_eq!(
        portfolio.holder.as_ref(),
        Some(&portfolio.organizations[0].id)
    );
    assert_eq!(portfolio.as_of.unwrap().to_string(), "2018-12");
    assert!(portfolio.partnerships[0].source.is_some());
}

#[test]
fn the_language_of_every_record_is_that_of_the_portfolio() {
    let portfolio =
        result(r#"[{"title":"a","language":"fr"},{"title":"b","language":"fr"}]"#).portfolio;
    assert_eq!(portfolio.language.unwrap().as_str(), "fr");
    let mixed = result(r#"[{"title":"a","language":"fr"},{"title":"b"}]"#).portfolio;
    assert_eq!(mixed.language, None);
    assert!(mixed.partnerships[0].extensions.get("language").is_some());
}

#[test]
fn what_is_too_deep_for_a_portfolio_is_kept_as_its_text() {
    let limits = Limits {
        nesting: 127,
        ..Limits::default()
    };
    let options = ReadOptions {
        limits,
        ..options()
    };
    for (depth, as_text) in [(123, false), (124, true), (126, true)] {
        for field in ["x", "objectives"] {
            let inner = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            let text = format!(r#"{{"title":"a","{field}":{inner}}}"#);
            let portfolio = read(text.as_bytes(), &options).unwrap().portfolio;
            let kept = portfolio.partnerships[0].extensions.get(field);
            assert_eq!(
                kept.is_some_and(|kept| kept.as_str() == Some(&inner)),
                as_text
            );
            let json = portfolio.to_json();
            assert_eq!(
                Portfolio::from_json_within(&json, &limits).unwrap(),
                portfolio
            );
        }
    }
}

#[test]
fn many_of_anything_take_linear_time() {
    let many = |count: usize, item: &dyn Fn(usize) -> String| {
        (0..count).map(item).collect::<Vec<_>>().join(",")
    };
    let names = many(20_000, &|n| format!(r#""University of Somewhere {n}""#));
    let parents = many(20_000, &|n| format!(r#""{}""#, n % 2));
    let records = many(20_000, &|_| r#"{"title":"same","start":"soon"}"#.to_owned());
    let keys = many(20_000, &|n| format!(r#""k{n}":{n}"#));
    for text in [
        format!(r#"{{"title":"x","partners":[{names}]}}"#),
        format!(r#"[{{"id":0}},{{"id":1,"parent":[{parents}]}}]"#),
        format!("[{records}]"),
        format!("{{{keys}}}"),
    ] {
        let started = std::time::Instant::now();
        read(text.as_bytes(), &options()).unwrap();
        assert!(started.elapsed().as_secs() < 5);
    }
}
