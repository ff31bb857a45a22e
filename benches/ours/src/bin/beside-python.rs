//! Does what `benches/python/ask.py` does, through the public API of the core, and prints a line of JSON for each.

use std::fs::File;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use accordant::query::{Answer, FindOptions, Index, LoadOptions, Query};
use accordant::time::Date;
use accordant::{Error, Limits};
use accordant_arrow::arrow_array::RecordBatch;
use accordant_arrow::{Table, TableOptions, TableReader};
use accordant_bench_harness::Outcome;
use serde_json::{Value, json};

/// For how long short calls are repeated.
const LONG_ENOUGH: Duration = Duration::from_millis(300);

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("usage: REGISTER QUESTIONS");
    let (register, questions) = (next()?, next()?);
    let questions: Value = serde_json::from_str(&std::fs::read_to_string(questions)?)?;
    let texts = |name: &str| -> Vec<(String, Value)> {
        let found = questions.get(name).and_then(Value::as_object);
        let found = found.into_iter().flatten();
        found
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };

    let begun = Instant::now();
    let options = LoadOptions {
        limits: Limits {
            input: usize::MAX,
            records: usize::MAX,
            ..Limits::default()
        },
        ..LoadOptions::default()
    };
    let index = Arc::new(Index::load(File::open(register)?, options)?.index);
    print("load", begun.elapsed(), &json!(index.len()));

    for (name, question) in texts("find") {
        let query = question.get("query").and_then(Value::as_str);
        let query = Query::parse(query.unwrap_or_default())?;
        let limit = question
            .get("limit")
            .and_then(Value::as_u64)
            .map(usize::try_from)
            .transpose()?;
        let options = FindOptions {
            limit,
            ..FindOptions::default()
        };
        let find = || index.find(&query, &options);
        let (least, found) = least(find)?;
        let answer = |found: &Answer| json!([found.certain, found.total, found.matches.len()]);
        print(&name, least, &answer(&found));
    }

    let dates = questions.get("dates").and_then(Value::as_array);
    let dates = dates.into_iter().flatten();
    let dates: Vec<&str> = dates.filter_map(Value::as_str).collect();
    let parse = || {
        let read = dates.iter().map(|text| text.parse::<Date>());
        read.collect::<Result<Vec<Date>, Error>>()
    };
    let (least, read) = least(parse)?;
    print("dates", least, &json!(read.len()));

    for table in Table::ALL
        .into_iter()
        .filter(|table| *table != Table::Matches)
    {
        export(&index, table)?;
    }
    Ok(())
}

fn export(index: &Arc<Index>, table: Table) -> Outcome {
    let batches = || -> Result<(usize, usize), Error> {
        let (mut rows, mut bytes) = (0, 0);
        let reader = TableReader::new(Arc::clone(index), table, &TableOptions::default())?;
        for batch in reader {
            let batch =
                batch.map_err(|error| Error::new("table.not-readable", error.to_string()))?;
            rows += batch.num_rows();
            bytes += bytes_of(&batch);
        }
        Ok((rows, bytes))
    };
    let (least, (rows, bytes)) = least(batches)?;
    print(table.as_str(), least, &json!([rows, bytes]));
    Ok(())
}

/// The bytes that the batch is made of, without room that was kept for more.
fn bytes_of(batch: &RecordBatch) -> usize {
    let columns = batch.columns().iter();
    let sizes = columns.map(|column| column.to_data().get_slice_memory_size());
    sizes.filter_map(Result::ok).sum()
}

/// The least time that a call took in at least three, and what it gave.
fn least<T>(mut call: impl FnMut() -> Result<T, Error>) -> Outcome<(Duration, T)> {
    let (mut result, mut least) = (call()?, Duration::MAX);
    let (begun, mut runs) = (Instant::now(), 0);
    while runs < 3 || begun.elapsed() < LONG_ENOUGH {
        let run = Instant::now();
        result = black_box(call()?);
        least = least.min(run.elapsed());
        runs += 1;
    }
    Ok((least, result))
}

fn print(question: &str, time: Duration, answer: &Value) {
    let ms = time.as_secs_f64() * 1e3;
    println!(
        "{}",
        json!({ "question": question, "ms": ms, "answer": answer })
    );
}
