//! Plain Rust: structs in a vector, filters over them, no index.

mod register;

use std::cmp::Reverse;
use std::collections::HashMap;

use accordant_bench_harness::{Outcome, Run};
use memchr::memmem::Finder;
use serde_json::json;

use register::{Row, load};

fn main() -> Outcome {
    let run = Run::begin("rust")?;
    let rows = load(&run.data, run.parameters.as_of)?;
    run.loaded(rows.len());
    ask_for_days(&run, &rows)?;
    ask_for_facets(&run, &rows)?;
    ask_for_words(&run, &rows)?;
    ask_for_partners(&run, &rows)
}

fn possible([first, last]: [i32; 2], row: &Row) -> bool {
    row.start[0] <= last && row.end[1] >= first
}

fn certain([first, last]: [i32; 2], row: &Row) -> bool {
    row.start[1] <= last && row.end[0] >= first
}

/// Of the rows, how many are certain and how many there are.
fn both<'r>(rows: impl Iterator<Item = &'r Row>, certain: impl Fn(&Row) -> bool) -> [u32; 2] {
    rows.fold([0, 0], |[sure, all], row| {
        [sure + u32::from(certain(row)), all + 1]
    })
}

fn count(rows: &[Row], holds: impl Fn(&Row) -> bool) -> usize {
    rows.iter().filter(|row| holds(row)).count()
}

fn ask_for_days(run: &Run, rows: &[Row]) -> Outcome {
    for (question, window) in [
        ("active", run.parameters.active),
        ("overlap", run.parameters.overlap),
    ] {
        let active = || {
            let active = rows.iter().filter(|row| possible(window, row));
            both(active, |row| certain(window, row))
        };
        run.ask(question, active, |found| Ok(json!(found)))?;
    }
    let [first, last] = run.parameters.expiring;
    let expiring = || {
        let ends = rows
            .iter()
            .filter(|row| row.end[0] <= last && row.end[1] >= first);
        both(ends, |row| row.end[0] >= first && row.end[1] <= last)
    };
    run.ask("expiring", expiring, |found| Ok(json!(found)))?;

    let timeline = || -> Vec<[i64; 2]> {
        let certain = years(run, rows, |row| [row.start[1], row.end[0]]);
        let possible = years(run, rows, |row| [row.start[0], row.end[1]]);
        certain
            .into_iter()
            .zip(possible)
            .map(<[i64; 2]>::from)
            .collect()
    };
    run.ask("timeline", timeline, |found| Ok(json!(found)))
}

/// How many spans of days reach into each year.
fn years(run: &Run, rows: &[Row], span: impl Fn(&Row) -> [i32; 2]) -> Vec<i64> {
    let years = &run.parameters.years;
    let mut change = vec![0_i64; years.len() + 1];
    for row in rows {
        let [start, end] = span(row);
        let first = years.partition_point(|year| year[1] < start);
        let after = years.partition_point(|year| year[0] <= end);
        if first < after {
            if let Some(begins) = change.get_mut(first) {
                *begins += 1;
            }
            if let Some(ends) = change.get_mut(after) {
                *ends -= 1;
            }
        }
    }
    change.pop();
    let mut running = 0;
    for year in &mut change {
        running += *year;
        *year = running;
    }
    change
}

fn ask_for_facets(run: &Run, rows: &[Row]) -> Outcome {
    type Counts<'r> = HashMap<&'r str, [u32; 2]>;
    const FIELDS: [&str; 4] = ["kind", "country", "programme", "funder"];
    let window = run.parameters.active;
    let facets = || {
        let mut counts: [Counts<'_>; 4] = Default::default();
        for row in rows.iter().filter(|row| possible(window, row)) {
            let sure = u32::from(certain(window, row));
            let of = &row.written;
            let values = [&of.kind, &of.country, &of.programme, &of.funder];
            for (counts, value) in counts.iter_mut().zip(values) {
                let [certain, total] = counts.entry(value).or_default();
                *certain += sure;
                *total += 1;
            }
        }
        counts
    };
    run.ask("facets", facets, |found| {
        let fields = FIELDS.into_iter().map(str::to_owned);
        Ok(fields.zip(found.map(|counts| json!(counts))).collect())
    })?;

    let funder = &run.parameters.funder;
    let countries = || {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for row in rows.iter().filter(|row| row.written.funder == *funder) {
            *counts.entry(&row.written.country).or_default() += 1;
        }
        counts
    };
    run.ask("funder_countries", countries, |found| Ok(json!(found)))
}

fn ask_for_words(run: &Run, rows: &[Row]) -> Outcome {
    let finder = |word: &str| Finder::new(&format!(" {word} ")).into_owned();
    let (word, common) = (
        finder(&run.parameters.word),
        finder(&run.parameters.common_word),
    );
    let has = |word: &Finder<'_>, row: &Row| word.find(row.words.as_bytes()).is_some();
    run.ask(
        "word",
        || count(rows, |row| has(&word, row)),
        |found| Ok(json!(found)),
    )?;
    let two_words = || count(rows, |row| has(&word, row) && has(&common, row));
    run.ask("two_words", two_words, |found| Ok(json!(found)))?;

    let (window, country) = (run.parameters.active, &run.parameters.country);
    let combination = || {
        let found = rows.iter().filter(|row| {
            row.written.country == *country && possible(window, row) && has(&common, row)
        });
        both(found, |row| certain(window, row))
    };
    run.ask("combination", combination, |found| Ok(json!(found)))
}

fn ask_for_partners(run: &Run, rows: &[Row]) -> Outcome {
    let (organization, role) = (&run.parameters.organization, &run.parameters.role);
    let in_role = |row: &Row| {
        let mut participants = row.written.participants.iter();
        participants.any(|p| p.organization == *organization && p.role == *role)
    };
    run.ask(
        "organization_role",
        || count(rows, in_role),
        |found| Ok(json!(found)),
    )?;

    let [a, b] = &run.parameters.pair;
    let takes_part =
        |row: &Row, organization: &str| row.parties().any(|party| party == organization);
    let partners = |organization: &str| {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for row in rows.iter().filter(|row| takes_part(row, organization)) {
            for party in row.parties() {
                *counts.entry(party).or_default() += 1;
            }
        }
        counts.remove(organization);
        counts
    };
    let together = || count(rows, |row| takes_part(row, a) && takes_part(row, b));
    run.ask("shared_partnerships", together, |found| Ok(json!(found)))?;

    let shared = || {
        let of_a = partners(a);
        partners(b)
            .keys()
            .filter(|party| of_a.contains_key(*party))
            .count()
    };
    run.ask("shared_partners", shared, |found| Ok(json!(found)))?;

    let top = || {
        let mut counts: Vec<_> = partners(a).into_iter().collect();
        counts.sort_unstable_by_key(|(party, count)| (Reverse(*count), *party));
        counts.truncate(10);
        counts
    };
    run.ask("top_partners", top, |found| Ok(json!(found)))
}
