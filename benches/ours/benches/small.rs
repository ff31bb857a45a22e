//! The small steps: dates, phrases, queries, the page of ANEAQ, one question to its portfolio.
//!
//! `cargo bench -p accordant-bench` runs them all, `cargo bench -p accordant-bench -- phrase` some.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use accordant::Portfolio;
use accordant::query::{FindOptions, Index, Query};
use accordant::time::{Date, Frame, Period, PhraseOptions, read_phrase};
use accordant_formats::{ReadOptions, read};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

const PAGE: &str = include_str!("../../../examples/aneaq/page.txt");
const PORTFOLIO: &str = include_str!("../../../examples/aneaq/portfolio.json");
const QUERY: &str = "active:2018-06 (kind:project OR funder:EU) -certain(ends:2018) quality";

fn main() {
    divan::main();
}

#[divan::bench(args = ["2016", "2016-05", "2016-05-17", "201X-21~"])]
fn date(text: &str) -> Date {
    black_box(text).parse().unwrap()
}

#[divan::bench(args = ["2016", "2016-05/..", "2017-10/2020-10"])]
fn period_and_extent(bencher: Bencher<'_, '_>, text: &str) {
    let frame = Frame::as_of("2018-12-01".parse().unwrap());
    bencher.bench(|| black_box(text).parse::<Period>().unwrap().extent(&frame));
}

#[divan::bench(args = ["Since May 2016", "du 1er mars 2015 au 30 juin 2018", "منذ ماي 2016", "2016-17"])]
fn phrase(bencher: Bencher<'_, '_>, text: &str) {
    let options = PhraseOptions::default();
    bencher.bench(|| read_phrase(black_box(text), &options));
}

#[divan::bench]
fn query() -> Query {
    Query::parse(black_box(QUERY)).unwrap()
}

#[divan::bench]
fn page(bencher: Bencher<'_, '_>) {
    let options = ReadOptions::default();
    bencher
        .counter(BytesCount::of_str(PAGE))
        .bench(|| read(black_box(PAGE.as_bytes()), &options).unwrap());
}

#[divan::bench]
fn portfolio_from_json(bencher: Bencher<'_, '_>) {
    bencher
        .counter(BytesCount::of_str(PORTFOLIO))
        .bench(|| Portfolio::from_json(black_box(PORTFOLIO)).unwrap());
}

#[divan::bench]
fn find_by_reading_every_record(bencher: Bencher<'_, '_>) {
    let portfolio = Portfolio::from_json(PORTFOLIO).unwrap();
    let (query, options) = (Query::parse(QUERY).unwrap(), FindOptions::default());
    bencher.bench(|| portfolio.find(black_box(&query), &options).unwrap());
}

#[divan::bench]
fn find_by_index(bencher: Bencher<'_, '_>) {
    let portfolio = Portfolio::from_json(PORTFOLIO).unwrap();
    let index = Index::new(&portfolio).unwrap();
    let (query, options) = (Query::parse(QUERY).unwrap(), FindOptions::default());
    bencher.bench(|| index.find(black_box(&query), &options).unwrap());
}
