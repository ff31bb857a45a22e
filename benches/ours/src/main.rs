//! Asks accordant the questions of the benchmark and prints a line of JSON for each.

use std::fs::File;

use accordant::model::Role;
use accordant::query::{
    Answer, AskOptions, CommonPartners, Facets, Field, FindOptions, Index, LoadOptions, Network,
    NetworkOptions, Query, Timeline, TimelineUnit, When,
};
use accordant::{Error, Limits};
use accordant_bench_harness::{Outcome, Run};
use serde_json::{Map, Value, json};

fn main() -> Outcome {
    let run = Run::begin("accordant")?;
    let file = File::open(&run.data)?;
    let limits = Limits {
        input: usize::MAX,
        records: usize::MAX,
        ..Limits::default()
    };
    let options = LoadOptions {
        limits,
        ..LoadOptions::default()
    };
    let index = Index::load(file, options)?.index;
    run.loaded(index.len());
    ask_for_counts(&run, &index)?;
    ask_for_facets(&run, &index)?;
    ask_for_years(&run, &index)?;
    ask_for_partners(&run, &index)
}

/// The name of a question, the query, and what of the answer is compared.
type Question<'a> = (&'a str, &'a str, fn(Answer) -> Value);

fn ask_for_counts(run: &Run, index: &Index) -> Outcome {
    let queries = &run.parameters.queries;
    let counts = FindOptions {
        limit: Some(0),
        ..FindOptions::default()
    };
    let both = |answer: Answer| json!([answer.certain, answer.total]);
    let total = |answer: Answer| json!(answer.total);
    let questions: [Question<'_>; 7] = [
        ("active", &queries.active, both),
        ("overlap", &queries.overlap, both),
        ("expiring", &queries.expiring, both),
        ("organization_role", &queries.organization_role, total),
        ("word", &queries.word, total),
        ("two_words", &queries.two_words, total),
        ("combination", &queries.combination, both),
    ];
    for (question, query, answer) in questions {
        let query = Query::parse(query)?;
        let find = || index.find(&query, &counts);
        run.ask(question, find, |found| Ok(answer(found?)))?;
    }
    Ok(())
}

fn ask_for_facets(run: &Run, index: &Index) -> Outcome {
    let queries = &run.parameters.queries;
    let options = AskOptions::default();

    let query = Query::parse(&queries.facets)?;
    let funder = Field::Role(Role::Funder);
    let fields = [Field::Kind, Field::Country, Field::Programme, funder];
    let count = || index.facets(&query, &fields, &options);
    run.ask("facets", count, |found: Result<Facets, Error>| {
        let mut fields = Map::new();
        for facet in found?.facets {
            let values = facet.values.into_iter();
            let counts = values.map(|value| (value.value, json!([value.certain, value.total])));
            fields.insert(facet.field, counts.collect());
        }
        Ok(fields.into())
    })?;

    let query = Query::parse(&queries.funder_countries)?;
    let count = || index.facets(&query, &[Field::Country], &options);
    run.ask("funder_countries", count, |found: Result<Facets, Error>| {
        let values = found?.facets.into_iter().flat_map(|facet| facet.values);
        Ok(values
            .map(|value| (value.value, json!(value.total)))
            .collect())
    })
}

fn ask_for_years(run: &Run, index: &Index) -> Outcome {
    let range: When = run.parameters.queries.timeline.parse()?;
    let options = AskOptions::default();
    let count = || {
        index.timeline(
            &Query::Everything,
            TimelineUnit::Year,
            Some(&range),
            &options,
        )
    };
    run.ask("timeline", count, |found: Result<Timeline, Error>| {
        let years = found?.buckets.into_iter();
        Ok(years
            .map(|year| json!([year.certain, year.total]))
            .collect())
    })
}

fn ask_for_partners(run: &Run, index: &Index) -> Outcome {
    let [a, b] = &run.parameters.pair;
    // The holder is a party to every partnership, which no flat row says.
    let holder = &run.parameters.holder;
    let both = Query::all([Query::partner(a), Query::partner(b)]);
    let count = FindOptions {
        limit: Some(0),
        ..FindOptions::default()
    };
    run.ask(
        "shared_partnerships",
        || index.find(&both, &count),
        |found: Result<Answer, Error>| Ok(found?.total.into()),
    )?;

    let first_ten = NetworkOptions {
        // The holder, who comes first, is left out below.
        limit: Some(11),
        ..NetworkOptions::default()
    };
    run.ask(
        "shared_partners",
        || index.common_partners(a, b, &Query::Everything, &first_ten),
        |found: Result<CommonPartners, Error>| Ok(found?.total.into()),
    )?;

    let top = || index.partners(a, &Query::Everything, &first_ten);
    run.ask("top_partners", top, |found: Result<Network, Error>| {
        let others = found?
            .pairs
            .into_iter()
            .filter(|pair| pair.b.as_str() != holder);
        let top = others
            .take(10)
            .map(|pair| json!([pair.b.as_str(), pair.total]));
        Ok(top.collect())
    })
}
