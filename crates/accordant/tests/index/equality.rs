//! Every question, asked in both ways.

use accordant::Portfolio;
use accordant::model::Role;
use accordant::query::{
    AskOptions, FACET_FIELDS, Field, FindOptions, Index, NetworkOptions, Query, Sort, TimelineUnit,
    When,
};
use accordant::time::{Hemisphere, OpenEnds, Policy, WinterYear};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::random;

/// How many queries each portfolio is asked.
const QUERIES: u32 = 10;

fn pairs() -> u32 {
    let asked = std::env::var("ACCORDANT_PAIRS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(20_000)
}

/// One way to ask: the order and the page, the day, the policy, and what else is asked.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    options: FindOptions,
    unit: TimelineUnit,
    range: Option<&'static str>,
    organizations: (&'static str, &'static str),
}

/// Mostly the one of the index.
pub(crate) fn policy() -> impl Strategy<Value = Policy> {
    let other = (any::<bool>(), any::<bool>(), 1..=12_u8, any::<bool>());
    let other = other.prop_map(|(southern, ends, academic_year_start, forever)| {
        let mut policy = Policy {
            academic_year_start,
            ..Policy::default()
        };
        if southern {
            policy.hemisphere = Hemisphere::Southern;
        }
        if ends {
            policy.winter_year = WinterYear::Ends;
        }
        if forever {
            policy.open_ends = OpenEnds::HoldForever;
        }
        policy
    });
    prop_oneof![4 => Just(Policy::default()), 1 => other]
}

pub(crate) fn way() -> impl Strategy<Value = Way> {
    let sort = select(vec![Sort::Relevance, Sort::Start, Sort::End, Sort::Title]);
    let page = (
        prop_oneof![Just(0), 0..5_usize],
        prop::option::of(0..5_usize),
    );
    let days = vec![
        "2018-12-15",
        "2016-06-11",
        "2030-01-01",
        "2016-02-29",
        "0001-01-01",
        "-9999-12-31",
    ];
    let on = prop::option::weighted(0.9, select(days));
    let find = (sort, any::<bool>(), page, on, policy());
    let unit = select(vec![
        TimelineUnit::Year,
        TimelineUnit::Quarter,
        TimelineUnit::Month,
    ]);
    let range = select(vec![
        None,
        Some("2016"),
        Some("2015-06/2018"),
        Some("2017/.."),
        Some("../2016-06"),
    ]);
    let name = || {
        select(vec![
            "eu", "union", "HCERES", "ANEAQ", "nobody", "Union", "—", "", "STRASSE", "un",
        ])
    };
    (find, unit, range, (name(), name())).prop_map(|(find, unit, range, organizations)| {
        let (sort, descending, (offset, limit), on, policy) = find;
        let ask = AskOptions {
            on: on.map(|day| day.parse().expect("a day")),
            policy,
        };
        Way {
            options: FindOptions {
                ask,
                sort,
                descending,
                offset,
                limit,
            },
            unit,
            range,
            organizations,
        }
    })
}

/// Asks both in the same way. What cannot be asked has the same error.
pub(crate) fn compare(
    portfolio: &Portfolio,
    index: &Index,
    query: &str,
    way: &Way,
) -> Result<(), TestCaseError> {
    let query = Query::parse(query).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let Way { options, unit, .. } = way;
    let ask = &options.ask;
    prop_assert_eq!(index.find(&query, options), portfolio.find(&query, options));

    let roles = [Role::Member, Role::Funder, Role::Partner].map(Field::Role);
    let fields: Vec<Field> = FACET_FIELDS.into_iter().chain(roles).collect();
    prop_assert_eq!(
        index.facets(&query, &fields, ask),
        portfolio.facets(&query, &fields, ask)
    );

    let range: Option<When> = way.range.map(|text| text.parse().expect("days"));
    prop_assert_eq!(
        index.timeline(&query, *unit, range.as_ref(), ask),
        portfolio.timeline(&query, *unit, range.as_ref(), ask)
    );

    let (a, b) = way.organizations;
    let network = NetworkOptions {
        ask: *ask,
        limit: options.limit,
    };
    prop_assert_eq!(
        index.links(a, b, &query, ask),
        portfolio.links(a, b, &query, ask)
    );
    prop_assert_eq!(
        index.partners(a, &query, &network),
        portfolio.partners(a, &query, &network)
    );
    prop_assert_eq!(
        index.common_partners(a, b, &query, &network),
        portfolio.common_partners(a, b, &query, &network)
    );
    prop_assert_eq!(
        index.network(&query, &network),
        portfolio.network(&query, &network)
    );

    let when: When = "2018/2019".parse().expect("days");
    prop_assert_eq!(
        index.expiries(&query, &when, ask),
        portfolio.expiries(&query, &when, ask)
    );
    for partnership in portfolio.partnerships.iter().take(2) {
        prop_assert_eq!(
            index.explain(&query, &partnership.id, ask),
            portfolio.explain(&query, &partnership.id, ask)
        );
    }
    Ok(())
}

#[test]
fn every_answer_is_that_of_the_portfolio() {
    let cases = pairs().div_ceil(QUERIES);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let questions = prop::collection::vec((random::query(), way()), QUERIES as usize);
    TestRunner::new(config)
        .run(
            &(random::portfolio(8), policy(), questions),
            |(portfolio, policy, questions)| {
                let index = Index::with_policy(&portfolio, policy).expect("an index");
                for (query, way) in &questions {
                    compare(&portfolio, &index, query, way)?;
                }
                Ok(())
            },
        )
        .unwrap();
}

#[test]
fn a_day_is_short_however_long_ago_it_can_have_been() {
    let text =
        r#"{"accordant":1,"partnerships":[{"id":"p","title":"P","period":"[..2016-06-12]"}]}"#;
    let portfolio = Portfolio::from_json(text).expect("a portfolio");
    let index = Index::new(&portfolio).expect("an index");
    let query = Query::parse("duration<6m OR throughout:../2016").expect("a query");
    // It can have been on 12 June 2016 alone, and for ages.
    for found in [
        portfolio.find(&query, &FindOptions::default()),
        index.find(&query, &FindOptions::default()),
    ] {
        let found = found.expect("an answer");
        assert_eq!((found.certain, found.possible), (0, 1));
    }
}

/// Asks a few questions that touch everything an index keeps.
pub(crate) fn compare_briefly(portfolio: &Portfolio, index: &Index) -> Result<(), TestCaseError> {
    let queries = [
        "*",
        "active:2016-06",
        "status:ended OR -active:2017",
        "quality",
        "union*",
        "\"quality culture\"",
        "partner:EU",
        "kind:project country:MA",
        "topic:mobility",
        "id:p*",
        "language:en",
        "identifier:a-1",
    ];
    let way = Way {
        options: FindOptions {
            ask: AskOptions {
                on: Some("2018-12-15".parse().expect("a day")),
                ..AskOptions::default()
            },
            ..FindOptions::default()
        },
        unit: TimelineUnit::Year,
        range: None,
        organizations: ("EU", "union"),
    };
    for query in queries {
        compare(portfolio, index, query, &way)?;
    }
    Ok(())
}
