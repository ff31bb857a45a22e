//! Queries drawn at random.

use super::*;

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZéÀ0-9]{1,6}",
        "[ -~éم]{1,12}",
        Just("OR".to_owned()),
        Just("-x".to_owned()),
        Just("a:b".to_owned())
    ]
}

fn when() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("today".to_owned()),
        Just("today/+6m".to_owned()),
        Just("-1y/today".to_owned()),
        (2010..2025, 1..13).prop_map(|(y, m)| format!("{y}-{m:02}")),
        (2010..2015, 2015..2020).prop_map(|(a, b)| format!("{a}/{b}")),
        (2010..2020).prop_map(|y| format!("{y}/..")),
    ]
}

fn term() -> impl Strategy<Value = Query> {
    let temporal = prop::sample::select(vec![
        Field::Active,
        Field::Throughout,
        Field::Starts,
        Field::Ends,
        Field::During,
    ]);
    let textual = prop::sample::select(vec![
        Field::Text,
        Field::Title,
        Field::Objective,
        Field::Topic,
        Field::Programme,
        Field::Id,
        Field::Identifier,
        Field::Partner,
        Field::Role(Role::Funder),
        Field::Role(Role::FoundingMember),
    ]);
    let op = prop::sample::select(vec![Op::Is, Op::Less, Op::AtMost, Op::Greater, Op::AtLeast]);
    let ordered = prop::sample::select(vec![Field::Starts, Field::Ends]);
    prop_oneof![
        (temporal, when()).prop_map(|(field, when)| Query::field(field, &when).unwrap()),
        (ordered, op.clone(), when())
            .prop_map(|(field, op, when)| Query::compare(field, op, &when).unwrap()),
        (op, 0..99_u32)
            .prop_map(|(op, n)| Query::compare(Field::Duration, op, &format!("{n}m")).unwrap()),
        (textual, value(), any::<bool>()).prop_map(|(field, value, prefix)| {
            Term::new(field, Op::Is, &value, prefix).map_or(Query::Everything, Query::Term)
        }),
        prop::sample::select(Kind::ALL).prop_map(Query::kind),
        prop::sample::select(Status::ALL).prop_map(Query::status),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    term().prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Query::all),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Query::any),
            inner.clone().prop_map(|q| !q),
            inner.clone().prop_map(Query::certain),
            inner.prop_map(Query::possible),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn text_and_json_convert_into_each_other(query in query()) {
        let text = query.to_string();
        prop_assert_eq!(&text.parse::<Query>().unwrap(), &query, "{}", text);
        let json = query.to_json();
        prop_assert_eq!(&Query::from_json(&json).unwrap(), &query, "{}", json);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[ -~()\"*:<>=\\-éم\\\\]{0,40}") {
        if let Ok(query) = text.parse::<Query>() {
            prop_assert_eq!(query.to_string().parse::<Query>().unwrap(), query);
        }
    }
}

/// A query about days of a small calendar, and what it says of a start and an end.
#[derive(Debug, Clone)]
enum Plain {
    Active(i64, i64),
    Throughout(i64, i64),
    Starts(i64, i64),
    EndsBefore(i64),
    Longer(u32),
    And(Vec<Plain>),
    Or(Vec<Plain>),
    Not(Box<Plain>),
    Certain(Box<Plain>),
    Possible(Box<Plain>),
    Known(bool),
}

fn plain() -> impl Strategy<Value = Plain> {
    let days = || (0..12_i64, 0..12_i64).prop_map(|(a, b)| (a.min(b), a.max(b)));
    let leaf = prop_oneof![
        days().prop_map(|(a, b)| Plain::Active(a, b)),
        days().prop_map(|(a, b)| Plain::Throughout(a, b)),
        days().prop_map(|(a, b)| Plain::Starts(a, b)),
        (0..12_i64).prop_map(Plain::EndsBefore),
        (0..10_u32).prop_map(Plain::Longer),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Plain::And),
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Plain::Or),
            2 => inner.clone().prop_map(|p| Plain::Not(Box::new(p))),
            1 => inner.clone().prop_map(|p| Plain::Certain(Box::new(p))),
            1 => inner.prop_map(|p| Plain::Possible(Box::new(p))),
        ]
    })
}

fn calendar_day(n: i64) -> Day {
    // From 2020-02-23 on.
    Day::from_number(18_315 + n)
}

impl Plain {
    fn query(&self) -> Query {
        let span = |a: i64, b: i64| format!("{}/{}", calendar_day(a), calendar_day(b));
        match self {
            Plain::Active(a, b) => Query::active(&span(*a, *b)).unwrap(),
            Plain::Throughout(a, b) => Query::throughout(&span(*a, *b)).unwrap(),
            Plain::Starts(a, b) => Query::starts(&span(*a, *b)).unwrap(),
            Plain::EndsBefore(d) => {
                Query::compare(Field::Ends, Op::Less, &calendar_day(*d).to_string()).unwrap()
            }
            Plain::Longer(n) => {
                Query::compare(Field::Duration, Op::Greater, &format!("{n}d")).unwrap()
            }
            Plain::And(parts) => Query::all(parts.iter().map(Plain::query)),
            Plain::Or(parts) => Query::any(parts.iter().map(Plain::query)),
            Plain::Not(inner) => !inner.query(),
            Plain::Certain(inner) => inner.query().certain(),
            Plain::Possible(inner) => inner.query().possible(),
            Plain::Known(_) => unreachable!("only made when settled"),
        }
    }

    /// The answer by looking at every completion.
    fn enumerate(&self, completions: &[(i64, i64)]) -> Certainty {
        let settled = self.settle(completions);
        let holds = |(s, e): &(i64, i64)| settled.holds(*s, *e);
        Certainty::new(completions.iter().all(holds), completions.iter().any(holds))
    }

    /// With what is asked to be certain or possible answered first, from the inside out.
    fn settle(&self, completions: &[(i64, i64)]) -> Plain {
        let all = |parts: &[Plain]| parts.iter().map(|part| part.settle(completions)).collect();
        match self {
            Plain::Certain(inner) => Plain::Known(inner.enumerate(completions).is_certain()),
            Plain::Possible(inner) => Plain::Known(inner.enumerate(completions).is_possible()),
            Plain::And(parts) => Plain::And(all(parts)),
            Plain::Or(parts) => Plain::Or(all(parts)),
            Plain::Not(inner) => Plain::Not(Box::new(inner.settle(completions))),
            leaf => leaf.clone(),
        }
    }

    fn holds(&self, s: i64, e: i64) -> bool {
        match self {
            Plain::Active(a, b) => s <= *b && e >= *a,
            Plain::Throughout(a, b) => s <= *a && e >= *b,
            Plain::Starts(a, b) => *a <= s && s <= *b,
            Plain::EndsBefore(d) => e < *d,
            Plain::Longer(n) => e - s + 1 > i64::from(*n),
            Plain::And(parts) => parts.iter().all(|part| part.holds(s, e)),
            Plain::Or(parts) => parts.iter().any(|part| part.holds(s, e)),
            Plain::Not(inner) => !inner.holds(s, e),
            Plain::Known(holds) => *holds,
            Plain::Certain(_) | Plain::Possible(_) => unreachable!("settled before"),
        }
    }
}

/// Ends known to within some days, most of them around the turn of February to March 2020.
const ENDS: [&str; 11] = [
    "2020-02-20",
    "2020-02-27",
    "2020-03-01",
    "2020-03-04",
    "2020-02-2X",
    "2020-03-0X",
    "2020-02-X9",
    "2020-02",
    "2020-03",
    "2020-02-28~",
    "2020-02-X0",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::with_cases(20_000) })]

    /// Random periods asked random queries through the whole of `find`.
    #[test]
    fn find_is_exact(start in prop::sample::select(&ENDS), end in prop::sample::select(&ENDS), plain in plain()) {
        let days = |text: &str| {
            let window = text.parse::<Date>().unwrap().window(&Policy::default());
            let number = |day: Day| day.number() - calendar_day(0).number();
            number(window.first())..=number(window.last())
        };
        let completions: Vec<(i64, i64)> = days(start)
            .flat_map(|s| days(end).filter(move |e| s <= *e).map(move |e| (s, e)))
            .collect();
        let period = format!("{start}/{end}").parse();
        prop_assume!(!completions.is_empty() && period.is_ok());
        let mut partnership = Partnership::new(PartnershipId::new("p").unwrap(), "P");
        partnership.period = period.ok();
        let portfolio = Portfolio { partnerships: vec![partnership], ..Portfolio::default() };
        let answer = portfolio.find(&plain.query(), &FindOptions::default()).unwrap();
        let found = answer.matches.first().map_or(Certainty::Impossible, |found| found.certainty);
        prop_assert_eq!(found, plain.enumerate(&completions), "{} {}/{}", plain.query(), start, end);
    }
}

#[test]
fn the_order_of_parts_changes_no_answer() {
    // The period contradicts itself; a part without time that settles the answer alone does so wherever it stands.
    let json = r#"{ "accordant": 1, "partnerships": [
        { "id": "p", "title": "P", "kind": "project", "period": "2018-06/2018-0X",
          "amendments": [{ "end": "2016" }] }] }"#;
    let portfolio = Portfolio::from_json(json).unwrap();
    let count = |query: &str| {
        let query = query.parse().unwrap();
        portfolio
            .find(&query, &FindOptions::default())
            .unwrap()
            .total
    };
    for (a, b) in [
        ("certain(active:2018)", "kind:network"),
        ("certain(active:2018)", "kind:project"),
        ("possible(starts:2018)", "title:q"),
        ("active:2018", "certain(ends:2016)"),
    ] {
        for (one, other) in [
            (format!("-({a} {b})"), format!("-({b} {a})")),
            (format!("{a} {b}"), format!("{b} {a}")),
            (format!("{a} OR {b}"), format!("{b} OR {a}")),
            (format!("-({a} OR {b})"), format!("-({b} OR {a})")),
        ] {
            assert_eq!(count(&one), count(&other), "{one}");
        }
    }
    assert_eq!(count("-(certain(active:2018) kind:network)"), 1);
    assert_eq!(count("-(certain(active:2018) kind:project)"), 0);
}

#[test]
fn deep_queries_survive_their_json() {
    let deepest = (0..DEEPEST)
        .map(|levels| {
            format!(
                "{}kind:project{}",
                "certain(".repeat(levels),
                ")".repeat(levels)
            )
        })
        .filter_map(|text| text.parse::<Query>().ok())
        .next_back()
        .unwrap();
    assert_eq!(Query::from_json(&deepest.to_json()).unwrap(), deepest);
    let joined = format!(
        "{}kind:network{}",
        "(kind:project OR (title:a ".repeat(20),
        "))".repeat(20)
    );
    let joined: Query = joined.parse().unwrap();
    assert_eq!(Query::from_json(&joined.to_json()).unwrap(), joined);
}
