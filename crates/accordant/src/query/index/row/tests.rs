use super::*;
use crate::Limits;
use crate::Portfolio;
use crate::json::from_text;
use crate::model::{Partnership, missing_references};
use crate::query::evaluate::texts;
use crate::query::index::columns::Head;

/// A partnership with every field there is.
const WHOLE: &str = r#"{"id":"p1","title":{"en":"Quality","fr":"Qualité"},"name":"Quality, \"the\" network",
"kind":"network","period":"2016-05/2018","status":"ongoing","summary":"Exchange of experts",
"objectives":[{"text":"Exchange","kind":"field","objectives":[{"text":{"fr":"L’échange"}}],
"source":{"source":"page","firstLine":3,"lastLine":4}},{"text":"Train"}],
"participants":[{"organization":"eu","role":"funder","period":"2017","nameAsPrinted":"the EU"},{"organization":"au"}],
"funding":[{"programme":"erasmus","funder":"au","amount":"12.50","currency":"EUR",
"identifier":{"scheme":"grant","value":"G1"}},{"programme":"own"},{}],
"relations":[{"kind":"continues","target":"p0"}],"countries":["MA","FR"],"topics":["quality","a\tb"],
"identifiers":[{"scheme":"doi","value":"10.1/x"}],"links":[{"url":"https://example.org","title":"Site"}],
"amendments":[{"decided":"2018-01","end":"2019","reason":"late"}],
"renewal":{"kind":"tacit","term":"P3Y","notice":"P6M"},"source":{"source":"page"},
"evidence":[{"path":"/period","words":"May 2016","rule":"date.month","source":"page","line":3}],
"extensions":{"own":[1,-2.5,null,{"a":true}]}}"#;

fn head() -> Head {
    let head = r#"{"accordant":1,
        "organizations":[{"id":"eu","name":"European Union"},{"id":"au","name":"African Union"}],
        "programmes":[{"id":"erasmus","name":"Erasmus","funder":"eu"},{"id":"own","name":"Own"}],
        "sources":[{"id":"page"}]}"#;
    Head::new(Portfolio::from_json(head).unwrap())
}

/// What a row has, but for where it stands; nothing if it is none, or refers to what is not there.
fn row(head: &Head, json: &str) -> Option<String> {
    let mut row = Row::default();
    let id = row.read(json, usize::MAX).ok()?;
    if !head.find_parties(&mut row, json) {
        return None;
    }
    let parties: Vec<Party> = row.parties().collect();
    // These come in the order of the fields, which is free.
    let texts = row.texts.iter();
    let texts = texts.map(|text| format!("{:?} {:?} {}", text.part, text.language, text.text));
    let mut texts: Vec<String> = texts.collect();
    texts.sort_unstable();
    row.sources.sort_unstable();
    Some(format!(
        "{id} {texts:?} {:?} {:?} {:?} {parties:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        row.kind,
        row.status,
        row.dates(),
        row.programmes,
        row.relations,
        row.countries,
        row.topics,
        row.identifiers,
        row.sources,
    ))
}

/// The same of the partnership that is made of the JSON.
fn row_of_partnership(head: &Head, json: &str) -> Option<String> {
    let partnership: Partnership = from_text(json).ok()?;
    let exists = |kind: &str, id: &str| kind == "PartnershipId" || head.has(kind, id);
    missing_references(&partnership, "", &Limits::default(), exists).ok()?;
    let written = crate::json::to_string(&partnership);
    let found = row(head, &written);
    assert!(found.is_some(), "{written} is a partnership");
    found
}

#[test]
fn a_row_has_what_the_partnership_has() {
    let partnership: Partnership = from_text(WHOLE).unwrap();
    let mut read = Row::default();
    // What was there before is gone.
    read.read(WHOLE, usize::MAX).unwrap();
    let id = read.read(WHOLE, usize::MAX).unwrap();
    assert_eq!(id, partnership.id);
    assert_eq!(read.title(), partnership.title.as_str());
    let mut expected: Vec<&str> = texts(&partnership)
        .into_iter()
        .flat_map(Text::all)
        .collect();
    expected.push("the EU");
    let mut found: Vec<&str> = read.texts.iter().map(|text| &*text.text).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    for text in &read.texts {
        if let Some(start) = text.start {
            assert_eq!(WHOLE.get(start..start + text.text.len()), Some(&*text.text));
        }
    }
    assert_eq!(
        (read.kind, read.status),
        (partnership.kind, partnership.status)
    );
    assert_eq!(
        format!("{:?}", read.dates()),
        format!("{:?}", partnership.dates())
    );
    assert_eq!(read.relations, partnership.relations);
    assert_eq!(read.countries, partnership.countries);
    assert_eq!(read.topics, partnership.topics);
    assert_eq!(read.identifiers, partnership.identifiers);
    let sources: Vec<&str> = read.sources.iter().map(SourceId::as_str).collect();
    assert_eq!(sources, ["page"; 3]);

    // The funder of a programme funds, too; a programme need not have one.
    assert!(head().find_parties(&mut read, WHOLE));
    let parties: Vec<(u32, Slot)> = read.parties().map(|p| (p.organization, p.slot)).collect();
    let written = |role| Slot::Written(role);
    assert_eq!(
        parties,
        [
            (0, written(Some(Role::Funder))),
            (1, written(None)),
            (1, Slot::Funding),
            (0, Slot::Funding),
        ]
    );
}

#[test]
fn what_is_a_row_is_a_partnership_and_nothing_else_is() {
    let head = head();
    let whole = WHOLE.replace('\n', "");
    assert!(row(&head, &whole).is_some());
    assert_eq!(row(&head, &whole), row_of_partnership(&head, &whole));
    let mut compared = 0;
    let mut compare = |text: &str| {
        let expected = row_of_partnership(&head, text);
        let found = row(&head, text);
        compared += usize::from(found.is_some());
        if found != expected {
            // An id with escapes is no usual one: who reads it makes a partnership first.
            assert!(found.is_none() && text.contains(r#":"\"#), "{text}");
        }
    };
    let places: Vec<usize> = (0..whole.len())
        .filter(|at| whole.is_char_boundary(*at))
        .collect();
    for at in &places {
        let (before, behind) = whole.split_at(*at);
        let mut rest = behind.chars();
        rest.next();
        compare(before);
        compare(&[before, rest.as_str()].concat());
        for other in [
            "\"", "\\", ",", ":", "{", "}", "[", "]", " ", "0", "x", "E", "é", "null",
        ] {
            compare(&[before, other, rest.as_str()].concat());
            compare(&[before, other, behind].concat());
        }
    }
    // Each field once more, by another name, or not at all.
    for start in &places {
        for (from, to) in [("\"", ",\""), ("{", "{"), ("{\"", "{\"x\":1,\"")] {
            let (before, behind) = whole.split_at(*start);
            if let Some(behind) = behind.strip_prefix(from) {
                compare(&[before, to, behind].concat());
            }
        }
    }
    let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
    for (name, content) in value.as_object().unwrap() {
        let again = serde_json::json!({ name: content }).to_string();
        let again = again.trim_start_matches('{').trim_end_matches('}');
        compare(&whole.replacen('{', &format!("{{{again},"), 1));
        let mut without = value.clone();
        without.as_object_mut().unwrap().remove(name);
        compare(&without.to_string());
        for other in [
            "null", "1", "true", "\"x\"", "[]", "[null]", "[{}]", "{}", "\"\"",
        ] {
            let mut changed = value.clone();
            changed[name] = serde_json::from_str(other).unwrap();
            compare(&changed.to_string());
        }
    }
    assert!(compared > 1000, "{compared} of these are partnerships");
}

#[test]
fn a_row_has_no_more_levels_than_wanted() {
    let json = r#"{"id":"a","title":"A","objectives":[{"text":"B","objectives":[{"text":"C"}]}]}"#;
    let mut row = Row::default();
    assert!(row.read(json, 4).is_err());
    assert!(row.read(json, 5).is_ok());
}
