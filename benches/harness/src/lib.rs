//! What the benchmarks written in Rust have in common: parameters, timing, one line a question.
//!
//! A line is a JSON object: `peer`, `question`, `ms` (median), `least` (ms), `runs`, `answer`, `memory`
//! (bytes in use), `peak` (the most that were). `benches/peers/harness.py` is the same for those written in Python.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

/// What can go wrong: whatever it is, the run is over.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Shorter calls are repeated until a run lasts so long: the clock is too coarse for one.
const SHORTEST_RUN: Duration = Duration::from_millis(1);

/// What is asked. Days are counted from 1 January 1970; a window is its first and its last day.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    /// The day for which the register speaks.
    pub as_of: i32,
    /// The organization that keeps the register.
    pub holder: String,
    /// Active in this window.
    pub active: [i32; 2],
    /// Active in this longer window.
    pub overlap: [i32; 2],
    /// Ends in this window.
    pub expiring: [i32; 2],
    /// This organization takes part ...
    pub organization: String,
    /// ... in this role.
    pub role: String,
    /// Funded by this organization.
    pub funder: String,
    /// Concerns this country.
    pub country: String,
    /// A word of the objectives, folded.
    pub word: String,
    /// A more frequent one.
    pub common_word: String,
    /// Two organizations that meet.
    pub pair: [String; 2],
    /// The years of the timeline, as windows.
    pub years: Vec<[i32; 2]>,
    /// The questions as queries.
    pub queries: Queries,
}

/// The questions as queries of accordant.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are named as the questions")]
pub struct Queries {
    pub active: String,
    pub overlap: String,
    pub expiring: String,
    pub organization_role: String,
    pub facets: String,
    pub funder_countries: String,
    pub word: String,
    pub two_words: String,
    pub combination: String,
    pub timeline: String,
}

/// One run of one peer.
#[derive(Debug)]
pub struct Run {
    peer: &'static str,
    /// The file with the register.
    pub data: String,
    /// What is asked.
    pub parameters: Parameters,
    runs: usize,
    budget: Duration,
    begun: Instant,
}

impl Run {
    /// Reads the arguments `DATA [--runs N] [--budget SECONDS]` and the parameters beside the data. From
    /// here on the time of loading counts.
    ///
    /// # Errors
    /// If the arguments make no sense or the parameters cannot be read.
    pub fn begin(peer: &'static str) -> Outcome<Run> {
        let (mut data, mut runs, mut budget) = (None, 9, 2.0);
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--runs" => runs = value()?.parse()?,
                "--budget" => budget = value()?.parse()?,
                _ => data = Some(argument),
            }
        }
        let data = data.ok_or("usage: DATA [--runs N] [--budget SECONDS]")?;
        let stem = data.strip_suffix(".ndjson").unwrap_or(&data);
        let stem = stem.strip_suffix(".flat").unwrap_or(stem);
        let parameters = std::fs::read_to_string(format!("{stem}.params.json"))?;
        Ok(Run {
            peer,
            parameters: serde_json::from_str(&parameters)?,
            data,
            runs,
            budget: Duration::try_from_secs_f64(budget)?,
            begun: Instant::now(),
        })
    }

    /// Says that everything is ready to be asked.
    pub fn loaded(&self, rows: usize) {
        self.print("load", &mut [self.begun.elapsed()], &json!(rows));
    }

    /// Times the call. Its result is made comparable by `answer` outside of the time taken.
    ///
    /// # Errors
    /// Those of `answer`.
    pub fn ask<T>(
        &self,
        question: &str,
        mut call: impl FnMut() -> T,
        answer: impl FnOnce(T) -> Outcome<Value>,
    ) -> Outcome {
        let answer = answer(call())?;
        let once = Instant::now();
        black_box(call());
        let repeats = repeats(once.elapsed());
        let mut runs = Vec::new();
        let begun = Instant::now();
        while runs.len() < self.runs && (runs.len() < 2 || begun.elapsed() < self.budget) {
            let run = Instant::now();
            for _ in 0..repeats {
                black_box(call());
            }
            runs.push(run.elapsed() / repeats);
        }
        self.print(question, &mut runs, &answer);
        Ok(())
    }

    fn print(&self, question: &str, runs: &mut [Duration], answer: &Value) {
        runs.sort();
        let ms = |run: Option<&Duration>| run.map(|run| run.as_secs_f64() * 1e3);
        let line = json!({
            "peer": self.peer,
            "question": question,
            "ms": ms(runs.get(runs.len() / 2)),
            "least": ms(runs.first()),
            "runs": runs.len(),
            "answer": answer,
            "memory": memory("VmRSS:"),
            "peak": memory("VmHWM:"),
        });
        println!("{line}");
    }
}

/// How often to repeat a call that takes so long.
fn repeats(once: Duration) -> u32 {
    let times = SHORTEST_RUN.as_nanos() / once.as_nanos().max(10);
    u32::try_from(times).unwrap_or(u32::MAX).max(1)
}

/// Bytes of memory in use (`VmRSS:`) or the most that were (`VmHWM:`), where the system tells.
fn memory(key: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_calls_are_repeated_for_a_millisecond() {
        assert_eq!(repeats(Duration::from_micros(10)), 100);
        assert_eq!(repeats(Duration::from_millis(2)), 1);
        // No clock resolves less than some ten nanoseconds.
        assert_eq!(repeats(Duration::ZERO), 100_000);
    }
}
