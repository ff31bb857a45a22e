//! Random portfolios and queries, drawn from few words and days so that they meet.

use accordant::Portfolio;
use accordant::model::Partnership;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// The organizations, programmes and sources of every portfolio, beside `asOf`, `language` and `holder`.
fn records() -> Value {
    json!({
        "accordant": 1,
        "organizations": [
            { "id": "aneaq", "name": "National Agency for Evaluation", "acronym": "ANEAQ" },
            { "id": "eu", "name": { "en": "European Union", "fr": "Union européenne" }, "acronym": "EU" },
            { "id": "au", "name": "African Union", "acronym": "AU", "aliases": ["Union africaine"] },
            { "id": "hceres", "name": "High Council", "acronym": "HCERES",
              "identifiers": [{ "scheme": "deqar", "value": "40" }] },
            { "id": "union", "name": "Quality Union" },
            { "id": "rabat", "name": "جامعة الرباط" },
            { "id": "Union", "name": "—", "aliases": ["Straße ﬁn", "東京 대학"], "acronym": "İÜ" }
        ],
        "programmes": [
            { "id": "erasmus", "name": "Erasmus+", "funder": "eu" },
            { "id": "rsa", "name": "Réussir le statut avancé", "acronym": "RSA" }
        ]
    })
}

const WORDS: [&str; 32] = [
    "quality",
    "culture",
    "Qualité",
    "Union",
    "évaluation",
    "EVALUATION",
    "of",
    "أكتوبر",
    "اكتوبر",
    "2016",
    "l’été",
    "HAQAA",
    "Council",
    "ﷺ",
    // Folded to something longer, to another script's form, or to nothing.
    "Straße",
    "STRASSE",
    "ẞ",
    "İstanbul",
    "ıstanbul",
    "ﬁn",
    "ofﬁce",
    "Σοφίας",
    "σοφιασ",
    "e\u{301}te\u{323}",
    "مُدَرِّسَة",
    "مدرسه",
    "كـــتاب",
    "대학",
    "東京大学",
    "👩\u{200d}🔬",
    "—",
    "Ⅻ",
];

const PERIODS: [&str; 54] = [
    "2016",
    "2016-05",
    "2016-05-17",
    "2016/2018",
    "2016/2016",
    "2016-05/..",
    "2017-04/..",
    "../2017",
    "/2018-06",
    "2016/",
    "2016-06/2016-06",
    "2016-06-10/2016-06-12",
    "2016-06-15/2016-07",
    "2015/2017-03-31",
    "2016~/2018?",
    "201X/2018",
    "2016-XX/2017",
    "2016-21/2017-24",
    "2017-11/2017-11",
    "1990/2030",
    "1850/1900",
    "-0100/0200",
    "[2016,2018]",
    "{2016..2018}",
    "2018-02-29/2018-03",
    "2016-02-29/2017-02-28",
    "2018-12/..",
    "2018-12-01/2018-12-31",
    "2019/2021",
    "2020-01-01/..",
    "2016-10/2017-09",
    "2016-37/2016-40",
    "2016-24",
    "Y170000002/..",
    "Y-9000000000/2016",
    "2016/Y9000000000",
    "2016-11/2017-11",
    "2017-06-15",
    "2017-06/2018-06",
    "2014-21/2016",
    "../..",
    "/",
    "..",
    "9999-12-31",
    "-9999/0000",
    "0000-02-29",
    "XXXX/2016",
    "2016-1X-3X",
    "1XXX-12/2016-06-12",
    "[..2016-06-12]",
    "[2016-01..]/2017",
    "2016S2/2018",
    "Y-5877641/Y5879611",
    "Y5881580-07-11/..",
];

fn periods() -> impl Strategy<Value = String> {
    let known: Vec<String> = PERIODS
        .iter()
        .filter(|text| text.parse::<accordant::time::Period>().is_ok())
        .map(|text| (*text).to_owned())
        .collect();
    select(known)
}

fn text() -> impl Strategy<Value = Value> {
    let plain = || vec(select(&WORDS[..]), 1..4).prop_map(|words| Value::from(words.join(" ")));
    prop_oneof![
        3 => plain(),
        1 => (plain(), plain(), select(vec!["ar", "ar-MA"])).prop_map(|(en, ar, tag)| {
            json!({ "en": en, tag: ar })
        }),
    ]
}

fn objective() -> impl Strategy<Value = Value> {
    (text(), option::of(text())).prop_map(|(text, inner)| match inner {
        Some(inner) => json!({ "text": text, "objectives": [{ "text": inner }] }),
        None => json!({ "text": text }),
    })
}

fn organization() -> impl Strategy<Value = &'static str> {
    select(vec![
        "aneaq", "eu", "au", "hceres", "union", "rabat", "Union",
    ])
}

fn participant() -> impl Strategy<Value = Value> {
    let role = select(vec![
        "coordinator",
        "partner",
        "member",
        "foundingMember",
        "funder",
        "observer",
        "beneficiary",
        "host",
        "network",
        "other",
    ]);
    let printed = option::weighted(0.3, select(&WORDS[..]));
    (organization(), option::weighted(0.8, role), printed).prop_map(|(id, role, printed)| {
        fields([
            ("organization", Some(json!(id))),
            ("role", role.map(Value::from)),
            ("nameAsPrinted", printed.map(Value::from)),
        ])
    })
}

fn funding() -> impl Strategy<Value = Value> {
    let programme = option::of(select(vec!["erasmus", "rsa"]));
    (programme, option::weighted(0.3, organization())).prop_map(|(programme, funder)| {
        fields([
            ("programme", programme.map(Value::from)),
            ("funder", funder.map(Value::from)),
        ])
    })
}

fn amendment() -> impl Strategy<Value = Value> {
    let end = select(vec!["2015", "2017-06", "2018", "..", "2021-01-31"]);
    let decided = option::of(select(vec!["2016", "2017-05"]));
    (end, decided).prop_map(|(end, decided)| {
        fields([
            ("end", Some(json!(end))),
            ("decided", decided.map(Value::from)),
        ])
    })
}

fn fields<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let stated = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(stated.collect::<Map<String, Value>>())
}

/// What a partnership says besides its id, and how many places before it stands one it is related to.
fn partnership() -> impl Strategy<Value = (Value, Option<usize>)> {
    let texts = (
        text(),
        option::weighted(0.3, text()),
        option::weighted(0.3, text()),
    );
    let codes = (
        option::of(select(vec!["agreement", "network", "project"])),
        option::weighted(0.3, select(vec!["ongoing", "completed"])),
        vec(select(vec!["MA", "FR", "DZ"]), 0..3),
        vec(
            select(vec![
                "quality assurance",
                "Évaluation",
                "mobility",
                "Straße",
                "—",
                "تَقييم",
            ]),
            0..3,
        ),
        option::weighted(0.3, select(vec!["A-1", "a-12", "٤٠", "ẞ:1", " "])),
    );
    let lists = (
        vec(objective(), 0..3),
        // Lists of some lengths are kept, copied and searched in other ways.
        prop_oneof![12 => vec(participant(), 0..4), 1 => vec(participant(), 15..80)],
        vec(funding(), 0..3),
    );
    let time = (
        option::weighted(0.9, periods()),
        vec(amendment(), 0..2),
        option::weighted(
            0.2,
            Just(json!({ "kind": "tacit", "term": "P1Y", "notice": "P3M" })),
        ),
    );
    (texts, codes, lists, time, option::weighted(0.1, 1..4_usize)).prop_map(
        |(texts, codes, lists, time, related)| {
            let (kind, status, mut countries, mut topics, identifier) = codes;
            countries.dedup();
            topics.dedup();
            let identifier = identifier.map(|value| json!([{ "scheme": "grant", "value": value }]));
            let object = fields([
                ("title", Some(texts.0)),
                ("name", texts.1),
                ("summary", texts.2),
                ("kind", kind.map(Value::from)),
                ("status", status.map(Value::from)),
                ("countries", Some(json!(countries))),
                ("topics", Some(json!(topics))),
                ("identifiers", identifier),
                ("objectives", Some(json!(lists.0))),
                ("participants", Some(json!(lists.1))),
                ("funding", Some(json!(lists.2))),
                ("period", time.0.map(Value::from)),
                ("amendments", Some(json!(time.1))),
                ("renewal", time.2),
            ]);
            (object, related)
        },
    )
}

fn with_id(mut partnership: Value, id: &str) -> Value {
    if let Some(object) = partnership.as_object_mut() {
        object.insert("id".into(), id.into());
    }
    partnership
}

/// A partnership of which only the id is missing, related to none.
pub(crate) fn record() -> impl Strategy<Value = Partnership> {
    partnership().prop_map(|(partnership, _)| {
        let partnership = with_id(partnership, "x");
        serde_json::from_value(partnership).expect("a partnership")
    })
}

/// A portfolio of up to so many partnerships, now and then of many times as many, with ids `p-0`, `P-0`, `p-1` and
/// so on.
pub(crate) fn portfolio(most: usize) -> impl Strategy<Value = Portfolio> {
    let as_of = select(vec!["2018-12", "2017-05-10", "2016", "-0100", "9999-12-31"]);
    let as_of = option::weighted(0.8, as_of);
    let language = option::weighted(0.7, select(vec!["en", "fr"]));
    let holder = option::weighted(0.6, select(vec!["aneaq", "eu"]));
    let times = prop_oneof![60 => Just(1), 1 => 2..50_usize];
    let drawn = (vec(partnership(), 0..=most), times)
        .prop_map(|(drawn, times)| vec![drawn; times].concat());
    (as_of, language, holder, drawn).prop_map(|(as_of, language, holder, drawn)| {
        let mut partnerships = Vec::new();
        for (place, (partnership, related)) in drawn.into_iter().enumerate() {
            let mut partnership = with_id(partnership, &id(place));
            if let Some(target) = related.and_then(|before| place.checked_sub(before))
                && let Some(object) = partnership.as_object_mut()
            {
                let relation = json!([{ "kind": "continues", "target": id(target) }]);
                object.insert("relations".into(), relation);
            }
            partnerships.push(partnership);
        }
        let mut portfolio = records();
        if let Some(object) = portfolio.as_object_mut() {
            let stated = [("asOf", as_of), ("language", language), ("holder", holder)];
            for (name, value) in stated {
                object.extend(value.map(|value| (name.to_owned(), value.into())));
            }
            object.insert("partnerships".into(), partnerships.into());
        }
        Portfolio::from_json(&portfolio.to_string()).expect("a portfolio")
    })
}

/// The id of the partnership at a place. Two and two differ in case only, and are found alike.
pub(crate) fn id(place: usize) -> String {
    let letter = if place.is_multiple_of(2) { "p" } else { "P" };
    format!("{letter}-{}", place / 2)
}

const TIMES: [&str; 34] = [
    "2016",
    "2016-06",
    "2016-06-12",
    "2017",
    "2018-12",
    "2016/2017",
    "2016-05/2016-06",
    "today",
    "today/+6m",
    "-1y/today",
    "2017-11/..",
    "1900",
    "../2016",
    "201X",
    "XXXX",
    "2016-XX",
    "2016-1X",
    "2016-XX-12",
    "2016-21",
    "2016~",
    "2016?/2017%",
    "-0100",
    "-9999/0000",
    "9999",
    "Y170000002",
    "Y-9000000000/2016",
    "2016/Y9000000000",
    "today-2y/2019",
    "+90d",
    "-3w/+1m",
    "today+120y",
    "2016-02-29",
    "1850/1900-01",
    "2012S2",
];

/// One condition, as text.
fn condition() -> impl Strategy<Value = String> {
    let when = || select(&TIMES[..]);
    let words = || select(&WORDS[..]);
    let organization = || {
        select(vec![
            "EU",
            "union",
            "\"European Union\"",
            "HCERES",
            "40",
            "aneaq",
            "council",
            "nobody",
            "الرباط",
            "un*",
            "Union",
            "*union",
            "\"—\"",
            "strasse",
            "\"東京 대\"*",
            "iu",
            "\"eu \"",
            "deqar:40",
            "\"union europeenne\"*",
        ])
    };
    prop_oneof![
        4 => (select(vec!["active", "throughout", "starts", "ends", "during"]), when())
            .prop_map(|(field, when)| format!("{field}:{when}")),
        2 => (select(vec!["starts", "ends"]), select(vec!["<", "<=", ">", ">="]), when())
            .prop_map(|(field, op, when)| format!("{field}{op}{when}")),
        1 => (select(vec![":", "<", "<=", ">", ">="]), select(vec!["6m", "1y", "30d", "24m", "1d", "2w", "0d", "9999y"]))
            .prop_map(|(op, length)| format!("duration{op}{length}")),
        2 => select(vec!["planned", "ongoing", "ended", "undated"]).prop_map(|s| format!("status:{s}")),
        1 => select(vec!["ongoing", "completed", "planned"]).prop_map(|s| format!("declared:{s}")),
        1 => select(vec!["agreement", "NETWORK", "project", "other"]).prop_map(|s| format!("kind={s}")),
        1 => select(vec!["MA", "fr", "TN"]).prop_map(|s| format!("country:{s}")),
        1 => select(vec!["en", "ar", "ar-MA", "AR-ma", "fr", "en-GB"]).prop_map(|s| format!("language:{s}")),
        1 => select(vec!["erasmus", "RSA", "reussir", "nothing", "e*", "\"Erasmus+\"", "\"statut le\""]).prop_map(|s| format!("programme:{s}")),
        1 => select(vec!["quality", "\"quality assurance\"", "mobil*", "\"assurance quality\"", "strasse", "STRAS*", "\"—\"", "تقييم"]).prop_map(|s| format!("topic:{s}")),
        1 => select(vec!["a-1", "grant:a-12", "A-1*", "40", "grant:*", "ss:1", "grant", "a*"]).prop_map(|s| format!("identifier:{s}")),
        1 => select(vec!["p-0", "P-1", "p*", "p-9", "\"p 1\"", "p-", "\"P-\"*", "-0"]).prop_map(|s| format!("id:{s}")),
        3 => (select(vec!["", "title:", "objective:", "text:"]), words(), select(vec!["", "*"]))
            .prop_map(|(field, word, star)| format!("{field}{word}{star}")),
        2 => (select(vec!["", "title:", "objective:"]), words(), words(), select(vec!["", "*"]))
            .prop_map(|(field, a, b, star)| format!("{field}\"{a} {b}\"{star}")),
        1 => (select(vec!["title:", "objective:", "text:", ""]), select(vec![
            "\"\\\"\"", "\"— —\"", "\"l été\"", "l’*", "\"of-quality\"", "e\u{301}v*", "\"مُ\"*", "i*", "ﬁ*", "\"strasse \"*", "東*", "대*", "s*",
        ])).prop_map(|(field, words)| format!("{field}{words}")),
        3 => (select(vec!["partner", "funder", "member", "foundingMember", "coordinator", "host", "network", "other", "signatory"]), organization())
            .prop_map(|(field, organization)| format!("{field}:{organization}")),
    ]
}

/// A query, as text.
pub(crate) fn query() -> impl Strategy<Value = String> {
    let tree = condition().prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" "))),
            vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.clone().prop_map(|part| format!("NOT ({part})")),
            inner.clone().prop_map(|part| format!("-({part})")),
            inner.clone().prop_map(|part| format!("certain({part})")),
            inner.prop_map(|part| format!("possible({part})")),
        ]
    });
    prop_oneof![1 => Just("*".to_owned()), 19 => tree]
}

/// The same organizations and programmes, all or some of them called otherwise, with another day, language and holder.
pub(crate) fn head() -> impl Strategy<Value = Portfolio> {
    let names = vec(option::of(select(&WORDS[..])), 9);
    (portfolio(0), names).prop_map(|(mut head, names)| {
        let organizations = head.organizations.iter_mut().map(|o| &mut o.name);
        let programmes = head.programmes.iter_mut().map(|p| &mut p.name);
        for (name, new) in organizations.chain(programmes).zip(names) {
            if let Some(new) = new {
                *name = new.into();
            }
        }
        head
    })
}
