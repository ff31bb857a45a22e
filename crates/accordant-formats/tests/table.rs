//! Rows of tables: what each column becomes by a mapping, and what is kept of the rest.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use accordant::json::Json;
use accordant::model::{CountryCode, Partnership, Role};
use accordant::{Error, Limits};
use accordant_formats::{Mapping, ReadOptions, ReadResult, read_table};

fn mapping(columns: &[(&str, &str)]) -> Mapping {
    let mapping = Mapping::default();
    let mapped = columns
        .iter()
        .try_fold(mapping, |mapping, (column, field)| {
            mapping.with(*column, field)
        });
    mapped.unwrap()
}

fn row(json: &str) -> Vec<(String, Json)> {
    match serde_json::from_str(json).unwrap() {
        Json::Object(cells) => cells,
        other => unreachable!("{other:?}"),
    }
}

fn read(rows: &[&str], mapping: &Mapping) -> Result<ReadResult, Error> {
    let rows = rows.iter().map(|json| row(json)).collect();
    read_table(rows, mapping, &ReadOptions::default())
}

fn one(json: &str, mapping: &Mapping) -> (Partnership, ReadResult) {
    let mut result = read(&[json], mapping).unwrap();
    (result.portfolio.partnerships.remove(0), result)
}

fn codes(result: &ReadResult) -> Vec<&str> {
    let diagnostics = result.diagnostics.iter();
    diagnostics
        .map(|diagnostic| diagnostic.code.as_ref())
        .collect()
}

fn kept(partnership: &Partnership) -> String {
    serde_json::to_string(&partnership.extensions).unwrap()
}

#[test]
fn columns_say_what_they_are_mapped_to() {
    let mapping = mapping(&[
        ("Intitulé", "title"),
        ("Nom complet", "name"),
        ("Nature", "kind"),
        ("Début", "start"),
        ("Fin", "end"),
        ("Organisme", "participant"),
        ("Rôle", "role"),
        ("Chef de file", "coordinator"),
        ("Bailleur", "funder"),
        ("Montant", "amount"),
        ("Pays", "country"),
        ("Objectif 1", "objective"),
        ("Objectif 2", "objective"),
    ]);
    let (read, result) = one(
        r#"{"Intitulé":"HAQAA","Nom complet":"Harmonisation","Nature":"project","Début":"mai 2016",
            "Fin":"2018","Organisme":"ANEAQ","Rôle":"observer","Chef de file":"HCERES","Bailleur":"UE","Montant":12.5,
            "Pays":"MA","Objectif 1":"Un","Objectif 2":"Deux","title":"not this","start":"2001"}"#,
        &mapping,
    );
    assert_eq!(read.title.as_str(), "HAQAA");
    assert_eq!(read.name.as_ref().unwrap().as_str(), "Harmonisation");
    assert_eq!(read.kind.unwrap().as_str(), "project");
    assert_eq!(read.period.as_ref().unwrap().to_string(), "2016-05/2018");
    let participants = read.participants.iter();
    let participants: Vec<_> = participants
        .map(|p| (p.organization.as_str(), p.role))
        .collect();
    assert_eq!(
        participants,
        [
            ("aneaq", Some(Role::Observer)),
            ("hceres", Some(Role::Coordinator))
        ]
    );
    assert_eq!(read.funding.len(), 1);
    assert_eq!(read.countries.len(), 1);
    let aims: Vec<_> = read.objectives.iter().map(|o| o.text.as_str()).collect();
    assert_eq!(aims, ["Un", "Deux"]);
    // A column that is not mapped is kept, whatever its name.
    assert_eq!(kept(&read), r#"{"title":"not this","start":"2001"}"#);
    assert_eq!(
        codes(&result),
        ["table.unmapped-column", "table.unmapped-column"]
    );
    let message = &result.diagnostics[0].message;
    assert_eq!(
        message,
        "no field is mapped to `title`: kept in `extensions`, in 1 place"
    );
    assert_eq!(result.diagnostics[1].path(), Some("/0/start"));
}

#[test]
fn what_cannot_be_read_is_kept_under_the_name_of_its_column() {
    let mapping = mapping(&[("T", "title"), ("Du", "start"), ("Pays", "country")]);
    let (read, result) = one(r#"{"T":"A","Du":"un jour","Pays":"Maroc"}"#, &mapping);
    assert_eq!(read.period, None);
    assert_eq!(kept(&read), r#"{"Du":"un jour","Pays":"Maroc"}"#);
    let paths: Vec<_> = result.diagnostics.iter().map(|d| d.path()).collect();
    assert_eq!(paths, [Some("/0/Pays"), Some("/0/Du")]);
}

#[test]
fn cells_hold_several_values_with_a_separator_between_them() {
    let columns = [("T", "title"), ("Pays", "country"), ("Avec", "partner")];
    let json = r#"{"T":"A; B","Pays":"MA; FR ;;SN","Avec":" X ;Y"}"#;
    let (read, _) = one(json, &mapping(&columns).separated_by(";"));
    assert_eq!(read.title.as_str(), "A; B");
    let countries: Vec<_> = read.countries.iter().map(CountryCode::as_str).collect();
    assert_eq!(countries, ["MA", "FR", "SN"]);
    assert_eq!(read.participants.len(), 2);
    let (read, _) = one(json, &mapping(&columns));
    assert_eq!((read.countries.len(), read.participants.len()), (0, 1));
}

#[test]
fn blank_cells_say_nothing_where_they_are_mapped() {
    let columns = [
        ("T", "title"),
        ("Avec", "participant"),
        ("Rôle", "role"),
        ("Pays", "country"),
    ];
    let (read, result) = one(
        r#"{"T":"A","Avec":" ","Rôle":"","Pays":"","Autre":""}"#,
        &mapping(&columns),
    );
    assert!(read.participants.is_empty() && read.countries.is_empty());
    assert_eq!(kept(&read), r#"{"Autre":""}"#);
    assert_eq!(codes(&result), ["table.unmapped-column"]);
}

#[test]
fn a_role_without_a_participant_is_kept() {
    let columns = [("T", "title"), ("Avec", "participant"), ("Rôle", "role")];
    let (read, _) = one(r#"{"T":"A","Rôle":"partner"}"#, &mapping(&columns));
    assert_eq!(kept(&read), r#"{"Rôle":"partner"}"#);
    // One that is no role is kept with the organization, which takes part all the same.
    let (read, _) = one(r#"{"T":"A","Avec":"X","Rôle":"ami"}"#, &mapping(&columns));
    assert_eq!(read.participants[0].role, None);
    assert_eq!(kept(&read), r#"{"Avec":{"name":"X","role":"ami"}}"#);
    // Lists give it to each.
    let (read, _) = one(
        r#"{"T":"A","Avec":["X",{"name":"Y"},{"name":"Z","role":"host"}],"Rôle":"member"}"#,
        &mapping(&columns),
    );
    let roles: Vec<_> = read.participants.iter().map(|p| p.role).collect();
    assert_eq!(
        roles,
        [Some(Role::Member), Some(Role::Member), Some(Role::Host)]
    );
    assert_eq!(kept(&read), "{}");
}

#[test]
fn without_a_mapping_columns_go_by_their_names() {
    let (read, _) = one(
        r#"{"Title":"A","start_date":"2016","country":"MA","other":1}"#,
        &Mapping::default(),
    );
    assert_eq!(read.title.as_str(), "A");
    assert_eq!(read.period.as_ref().unwrap().to_string(), "2016/");
    assert_eq!(kept(&read), r#"{"other":1}"#);
}

#[test]
fn mistakes_in_a_mapping_are_errors() {
    let code = |mapping: Result<Mapping, Error>| mapping.unwrap_err().code().to_owned();
    let base = || mapping(&[("a", "title"), ("b", "country"), ("r", "role")]);
    assert_eq!(code(base().with("c", "titel")), "mapping.unknown-field");
    assert_eq!(code(base().with("a", "name")), "mapping.repeated-column");
    assert_eq!(code(base().with("c", "title")), "mapping.repeated-field");
    assert_eq!(code(base().with("c", "role")), "mapping.repeated-field");
    assert!(base().with("c", "country").is_ok());
    let error = read(&[r#"{"a":"A"}"#], &base()).unwrap_err();
    assert_eq!(error.code(), "mapping.role-of-nobody");
    for field in Mapping::fields() {
        let mapped = Mapping::default().with("x", field).unwrap();
        assert_eq!(mapped.field("x"), Some(field));
    }
    assert_eq!(base().field("z"), None);
    assert_eq!(Mapping::default().field("start_date"), Some("start"));
}

#[test]
fn mistakes_in_rows_have_a_row_and_a_column() {
    let mapping = mapping(&[("Nr", "id"), ("T", "title")]);
    let error = read(&[r#"{"Nr":1,"T":"A"}"#, r#"{"Nr":"1","T":7}"#], &mapping).unwrap_err();
    let problems: Vec<_> = error
        .diagnostics()
        .map(|d| (d.code.as_ref(), d.path()))
        .collect();
    assert_eq!(
        problems,
        [
            ("portfolio.duplicate-id", Some("/1/Nr")),
            ("json.wrong-type", Some("/1/T"))
        ]
    );
    let error = read(&[r#"{"T":"A","T":"B"}"#], &mapping).unwrap_err();
    assert_eq!(error.code(), "json.duplicate-field");
    let path = error
        .diagnostics()
        .next()
        .unwrap()
        .path()
        .unwrap()
        .to_owned();
    assert_eq!(path, "/0/T");
}

#[test]
fn limits_hold_for_rows() {
    let within = |limits: Limits, rows: &[&str]| {
        let options = ReadOptions {
            limits,
            ..ReadOptions::default()
        };
        let rows = rows.iter().map(|json| row(json)).collect();
        let error = read_table(rows, &Mapping::default(), &options).unwrap_err();
        let path = error.diagnostics().next().unwrap().path();
        (error.code().to_owned(), path.map(str::to_owned))
    };
    let limits = Limits::default();
    let at = |code: &str, path: &str| (code.to_owned(), Some(path.to_owned()));
    assert_eq!(
        within(
            Limits { text: 3, ..limits },
            &[r#"{"a":"abc"}"#, r#"{"a/b":["abcd"]}"#]
        ),
        at("limit.text", "/1/a~1b")
    );
    assert_eq!(
        within(
            Limits {
                nesting: 4,
                ..limits
            },
            &[r#"{"a":[[]]}"#, r#"{"a":[[[]]]}"#]
        ),
        at("limit.nesting", "/1/a")
    );
    let (code, _) = within(
        Limits {
            input: 30,
            ..limits
        },
        &[r#"{"a":"b"}"#; 5],
    );
    assert_eq!(code, "limit.input");
    let (code, _) = within(
        Limits {
            records: 4,
            ..limits
        },
        &[r#"{"title":"b"}"#; 5],
    );
    assert_eq!(code, "limit.records");
}
