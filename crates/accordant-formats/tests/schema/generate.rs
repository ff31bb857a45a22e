//! Portfolios by chance, made along the schema: whatever it allows, the code has to take.

use serde_json::{Map, Value, json};

use super::dice::Dice;

/// How many records there are of each kind; what refers to one picks among them.
const RECORDS: [(&str, &str, usize); 4] = [
    ("organizations", "Organization", 3),
    ("programmes", "Programme", 2),
    ("partnerships", "Partnership", 3),
    ("sources", "Source", 1),
];

/// Texts for each definition that is a string with a grammar.
const TEXTS: [(&str, &[&str]); 7] = [
    (
        "Amount",
        &[
            "0",
            "1250000.50",
            "0.000000001",
            "123456789012345678901234567890",
        ],
    ),
    ("CurrencyCode", &["EUR", "MAD", "XXX"]),
    ("Date", DATES),
    (
        "End",
        &["", "..", "2020-10", "2014-21~", "2016-05-01T10:00:00Z"],
    ),
    (
        "LanguageTag",
        &["en", "ar-MA", "zh-Hant-CN-x-priv", "qaa", "FR"],
    ),
    (
        "Length",
        &[
            "P6M",
            "3y",
            "p0D",
            "00000000000000090d",
            "P357913941Y",
            "P2W",
        ],
    ),
    ("Period", PERIODS),
];

const DATES: &[&str] = &[
    "2016",
    "-0044",
    "2016-05",
    "2016-05-01",
    "2014-21",
    "2016-41",
    "201X",
    "20XX-1X-3X",
    "2016-XX-31",
    "?2016-~05-%01",
    "2016?-05~-01%",
    "1950S2",
    "Y-170000002",
    "Y17E8S3~",
    "2016-02-29",
    "2016-05-01T23:59:60",
    "2016-05-01T00:00:00-14:00",
];

const PERIODS: &[&str] = &[
    "2016",
    "2016/2018",
    "2016-05/..",
    "/2018-12",
    "2018/",
    "../2018",
    "..2016/2018",
    "2016/2018..",
    "2014-21/2016~",
    "{2012..2015,2017-22}",
    "[..1984,1990?,Y20000..]",
    "2016-05-01T10:00:00+01",
    "-0044-03-15/Y17E8",
];

/// What people write and programs trip over.
pub(crate) const WORDS: &[&str] = &[
    "",
    "Quality culture",
    "Évaluation",
    "التعاون",
    "\u{202e}right to left",
    "👩‍🔬",
    "a\nb\t\"c\"\\",
    "\u{7f}",
    "null",
    "2016",
    "<b>&amp;</b>",
    "e\u{301}",
];

pub(crate) fn portfolio(dice: &mut Dice, schema: &Value) -> Value {
    let mut made = object(dice, schema, "Portfolio", schema, 0);
    for (field, name, count) in RECORDS {
        let records: Vec<Value> = (0..count)
            .map(|index| {
                let mut record = object(dice, &schema["$defs"][name], name, schema, 1);
                record["id"] = id(name, index);
                record
            })
            .collect();
        made[field] = records.into();
    }
    made
}

fn id(name: &str, index: usize) -> Value {
    format!("{name}:{index}").into()
}

/// An object with its required fields and some of the others.
fn object(dice: &mut Dice, schema: &Value, name: &str, root: &Value, depth: usize) -> Value {
    let required = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
    let mut made = Map::new();
    for (field, schema) in schema["properties"].as_object().unwrap() {
        let is_record = name == "Portfolio" && RECORDS.iter().any(|(known, ..)| known == field);
        let wanted = required.iter().any(|r| r == field) || (depth < 6 && dice.once_in(2));
        if wanted && !is_record {
            made.insert(field.clone(), value(dice, schema, root, depth + 1));
        }
    }
    made.into()
}

fn value(dice: &mut Dice, schema: &Value, root: &Value, depth: usize) -> Value {
    let schema = schema.pointer("/allOf/0").unwrap_or(schema);
    if let Some(reference) = schema["$ref"].as_str() {
        return named(dice, reference.rsplit('/').next().unwrap(), root, depth);
    }
    if let Some(only) = schema.get("const") {
        return only.clone();
    }
    match schema["type"].as_str() {
        Some("array") => {
            let count = if depth > 5 { 0 } else { dice.below(4) };
            (0..count)
                .map(|_| value(dice, &schema["items"], root, depth))
                .collect()
        }
        Some("integer") => (*dice.pick(&[0, 1, 4_294_967_295_u64])).into(),
        Some("string") => (*dice.pick(WORDS)).into(),
        other => panic!("no way to make {other:?}: {schema}"),
    }
}

fn named(dice: &mut Dice, name: &str, root: &Value, depth: usize) -> Value {
    if let Some((_, kind, count)) = RECORDS
        .iter()
        .find(|(_, kind, _)| *name == format!("{kind}Id"))
    {
        return id(kind, dice.below(*count));
    }
    if let Some((_, texts)) = TEXTS.iter().find(|(known, _)| *known == name) {
        return (*dice.pick(texts)).into();
    }
    let schema = &root["$defs"][name];
    match (name, schema["enum"].as_array()) {
        (_, Some(codes)) => dice.pick(codes).clone(),
        ("Text", _) if dice.once_in(2) => (*dice.pick(WORDS)).into(),
        ("Text", _) => json!({ *dice.pick(TEXTS[4].1): dice.pick(WORDS) }),
        ("Extensions", _) => json!({ *dice.pick(WORDS): any(dice, 0), "more": any(dice, 0) }),
        _ => object(dice, schema, name, root, depth),
    }
}

fn any(dice: &mut Dice, depth: usize) -> Value {
    match dice.below(if depth < 3 { 9 } else { 6 }) {
        0 => Value::Null,
        1 => true.into(),
        2 => u64::MAX.into(),
        3 => i64::MIN.into(),
        4 => 0.1.into(),
        5 => (*dice.pick(WORDS)).into(),
        6 => json!([]),
        7 => json!([any(dice, depth + 1), any(dice, depth + 1)]),
        _ => json!({ *dice.pick(WORDS): any(dice, depth + 1) }),
    }
}
