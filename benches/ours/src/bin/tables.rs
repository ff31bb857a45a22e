//! Exports the tables of a register to Arrow and prints a line of JSON for each: rows, bytes, the best time.

use std::fs::File;
use std::sync::Arc;
use std::time::{Duration, Instant};

use accordant::Limits;
use accordant::query::{Index, LoadOptions};
use accordant_arrow::{Source, Table, TableOptions, TableReader};
use accordant_bench_harness::Outcome;
use serde_json::json;

/// How often each table is exported.
const RUNS: usize = 5;

fn main() -> Outcome {
    let path = std::env::args().nth(1).ok_or("usage: REGISTER")?;
    let options = LoadOptions {
        limits: Limits {
            input: usize::MAX,
            records: usize::MAX,
            ..Limits::default()
        },
        ..LoadOptions::default()
    };
    let index = Arc::new(Index::load(File::open(path)?, options)?.index);
    let (mut all, mut total) = (Duration::ZERO, 0);
    for table in Table::ALL {
        if table == Table::Matches {
            continue;
        }
        let mut least = Duration::MAX;
        let (mut rows, mut bytes) = (0, 0);
        for _ in 0..RUNS {
            (rows, bytes) = (0, 0);
            let begun = Instant::now();
            let source = Source::from(Arc::clone(&index));
            for batch in TableReader::new(source, table, &TableOptions::default())? {
                let batch = batch?;
                rows += batch.num_rows();
                bytes += sliced_bytes(&batch)?;
            }
            least = least.min(begun.elapsed());
        }
        all += least;
        total += bytes;
        print(table.as_str(), rows, bytes, least);
    }
    print("all", index.len(), total, all);
    Ok(())
}

/// The bytes that the batch is made of, without room that was kept for more.
fn sliced_bytes(batch: &accordant_arrow::arrow_array::RecordBatch) -> Outcome<usize> {
    let columns = batch.columns().iter();
    let sizes = columns.map(|column| column.to_data().get_slice_memory_size());
    Ok(sizes.sum::<Result<usize, _>>()?)
}

fn print(table: &str, rows: usize, bytes: usize, time: Duration) {
    let seconds = time.as_secs_f64();
    println!(
        "{}",
        json!({
            "table": table,
            "rows": rows,
            "bytes": bytes,
            "ms": seconds * 1e3,
            "mb_per_s": bytes as f64 / 1e6 / seconds,
        })
    );
}
