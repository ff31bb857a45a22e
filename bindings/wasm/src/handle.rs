//! A portfolio that is asked.

use std::ops::ControlFlow;

use accordant::json::{ToJson, to_string};
use accordant::model::CheckOptions;
use accordant::query::{Index, Progress};
use accordant::{Error, Portfolio};
use accordant_formats::{LoadHooks, LoadResult};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::{Options, query, words};
use crate::outcome::{Outcome, answer, thrown};
use crate::whole;

const ASK: &[&str] = &["on", "policy"];
const AMONG: &[&str] = &["query", "on", "policy"];
const NETWORK: &[&str] = &["query", "limit", "on", "policy"];
const FIND: &[&str] = &["limit", "offset", "sort", "descending", "on", "policy"];
const TIMELINE: &[&str] = &["unit", "range", "on", "policy"];
const READ: &[&str] = &[
    "format", "language", "asOf", "holder", "location", "policy", "limits",
];

/// A portfolio in the memory of the module.
#[wasm_bindgen]
pub struct Handle {
    index: Index,
}

/// What was read: a portfolio, and what there is to say about it.
#[wasm_bindgen]
pub struct Read {
    handle: Option<Handle>,
    diagnostics: String,
    trace: String,
}

#[wasm_bindgen]
extern "C" {
    /// A function that is told how many bytes and partnerships were read, and says whether the reading is to end.
    #[wasm_bindgen(typescript_type = "(bytes: number, partnerships: number) => boolean")]
    pub type Listener;

    #[wasm_bindgen(method)]
    fn call(this: &Listener, nothing: &JsValue, bytes: usize, partnerships: usize) -> bool;
}

/// Reads a portfolio out of the bytes of a page or file.
#[expect(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen has no options of references"
)]
#[wasm_bindgen]
pub fn read(bytes: &[u8], options: &str, progress: Option<Listener>) -> Outcome<Read> {
    let mut tell = |so_far: Progress| {
        let bytes = usize::try_from(so_far.bytes).unwrap_or(usize::MAX);
        let told = progress.as_ref();
        if told.is_some_and(|told| told.call(&JsValue::UNDEFINED, bytes, so_far.partnerships)) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    };
    let mut read = || {
        let options = Options::read(options, READ)?.reading()?;
        let hooks = LoadHooks {
            progress: Some(&mut tell),
            ..LoadHooks::default()
        };
        whole::load(bytes, &options, hooks)
    };
    read().map(Read::from).map_err(thrown)
}

impl From<LoadResult> for Read {
    fn from(read: LoadResult) -> Read {
        Read {
            handle: Some(Handle { index: read.index }),
            diagnostics: to_string(&read.diagnostics),
            trace: to_string(&read.trace),
        }
    }
}

#[wasm_bindgen]
impl Read {
    /// The portfolio; once.
    pub fn take(&mut self) -> Option<Handle> {
        self.handle.take()
    }

    /// What the reader noticed.
    pub fn diagnostics(&self) -> String {
        self.diagnostics.clone()
    }

    /// Where every character went.
    pub fn trace(&self) -> String {
        self.trace.clone()
    }
}

/// What two sides made of one portfolio, together, and where they collide.
#[wasm_bindgen]
pub struct Together {
    handle: Option<Handle>,
    conflicts: String,
}

/// Brings together what two sides made of one portfolio.
#[wasm_bindgen]
pub fn merge(base: &Handle, ours: &Handle, theirs: &Handle) -> Outcome<Together> {
    let merged = whole::merge([base, ours, theirs].map(|handle| &handle.index));
    merged
        .map(|(index, conflicts)| Together {
            handle: Some(Handle { index }),
            conflicts,
        })
        .map_err(thrown)
}

#[wasm_bindgen]
impl Together {
    /// The portfolio; once.
    pub fn take(&mut self) -> Option<Handle> {
        self.handle.take()
    }

    /// Where the sides collide.
    pub fn conflicts(&self) -> String {
        self.conflicts.clone()
    }
}

#[wasm_bindgen]
impl Handle {
    /// Reads a portfolio from its own JSON.
    pub fn from_json(text: &str, options: &str) -> Outcome<Handle> {
        let read = || {
            let options = Options::read(options, &["limits"])?;
            Index::new(&Portfolio::from_json_within(text, &options.limits)?)
        };
        read().map(|index| Handle { index }).map_err(thrown)
    }

    /// How many partnerships there are.
    pub fn size(&self) -> usize {
        self.index.len()
    }

    /// The portfolio as JSON.
    pub fn to_json(&self) -> String {
        self.index.to_portfolio().to_json()
    }

    /// The portfolio as bytes that are read in a fraction of the time.
    pub fn to_snapshot(&self) -> Vec<u8> {
        self.index.to_snapshot()
    }

    /// Everything but the partnerships.
    pub fn head(&self) -> String {
        to_string(self.index.head())
    }

    /// One partnership.
    pub fn get(&self, id: &str) -> Outcome {
        answer(|| Ok(self.index.get(&id.parse()?)))
    }

    /// The windows of one partnership, amended ends counted.
    pub fn extent(&self, id: &str) -> Outcome {
        answer(|| {
            let partnership = self.index.get(&id.parse()?);
            Ok(partnership.and_then(|partnership| partnership.extent(&self.index.frame())))
        })
    }

    /// What changed from this portfolio to another.
    pub fn diff(&self, other: &Handle, options: &str) -> Outcome {
        let diff = || {
            let options = Options::read(options, &["policy"])?.ask()?;
            whole::diff(&self.index, &other.index, &options.policy)
        };
        diff().map_err(thrown)
    }

    /// The portfolio that a diff makes of this one.
    pub fn apply(&self, diff: &str) -> Outcome<Handle> {
        let made = whole::apply(&self.index, diff);
        made.map(|index| Handle { index }).map_err(thrown)
    }

    /// What is wrong or doubtful in it.
    pub fn check(&self, options: &str) -> Outcome {
        answer(|| {
            let options = Options::read(options, ASK)?.ask()?;
            Ok(self.index.to_portfolio().check(&CheckOptions {
                on: options.on,
                policy: options.policy,
            }))
        })
    }

    /// The partnerships for which the query certainly or possibly holds.
    pub fn find(&self, asked: &str, options: &str) -> Outcome {
        answer(|| {
            let options = Options::read(options, FIND)?.find()?;
            self.index.find(&query(asked)?, &options)
        })
    }

    /// Counts the matches by the values of fields.
    pub fn facets(&self, asked: &str, fields: &str, options: &str) -> Outcome {
        answer(|| {
            let options = Options::read(options, ASK)?.ask()?;
            self.index.facets(&query(asked)?, &words(fields)?, &options)
        })
    }

    /// Counts the matches over time.
    pub fn timeline(&self, asked: &str, options: &str) -> Outcome {
        answer(|| {
            let options = Options::read(options, TIMELINE)?;
            let (range, ask) = (options.range()?, options.ask()?);
            self.index
                .timeline(&query(asked)?, options.unit, range.as_ref(), &ask)
        })
    }

    /// Why one partnership matches or not.
    pub fn explain(&self, asked: &str, id: &str, options: &str) -> Outcome {
        answer(|| {
            let options = Options::read(options, ASK)?.ask()?;
            self.index.explain(&query(asked)?, &id.parse()?, &options)
        })
    }

    /// Through what two organizations are linked.
    pub fn links(&self, a: &str, b: &str, options: &str) -> Outcome {
        among(options, AMONG, |options| {
            self.index.links(a, b, &options.query()?, &options.ask()?)
        })
    }

    /// The most frequent partners of an organization.
    pub fn partners(&self, of: &str, options: &str) -> Outcome {
        among(options, NETWORK, |options| {
            self.index
                .partners(of, &options.query()?, &options.network()?)
        })
    }

    /// The partners that two organizations have in common.
    pub fn common_partners(&self, a: &str, b: &str, options: &str) -> Outcome {
        among(options, NETWORK, |options| {
            self.index
                .common_partners(a, b, &options.query()?, &options.network()?)
        })
    }

    /// Who meets whom.
    pub fn network(&self, options: &str) -> Outcome {
        among(options, NETWORK, |options| {
            self.index.network(&options.query()?, &options.network()?)
        })
    }

    /// What ends in a stretch of time.
    pub fn expiries(&self, when: &str, options: &str) -> Outcome {
        among(options, AMONG, |options| {
            self.index
                .expiries(&options.query()?, &when.parse()?, &options.ask()?)
        })
    }
}

/// Asks something of the partnerships that match a query, if one is given.
fn among<T: ToJson>(
    options: &str,
    known: &'static [&'static str],
    ask: impl FnOnce(&Options) -> Result<T, Error>,
) -> Outcome {
    answer(|| ask(&Options::read(options, known)?))
}
