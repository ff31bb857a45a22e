//! Loading a register into an index: piece by piece, on all cores.

use std::io::Read;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use accordant_columns::Scratch;
use accordant_text::Spellings;

use self::pieces::{Piece, Pieces, Source, Stream};
use self::work::{Exchange, Origin, Pushed, Work};
use super::columns::Head;
use super::text::{MoreRows, WordRows};
use super::{Index, SAMPLE, parallel};
use crate::model::ndjson::HeadReader;
use crate::model::too_many_records;
use crate::order;
use crate::time::Policy;
use crate::{Diagnostic, Error, Limits};

mod pieces;
mod work;

/// How many bytes of lines are indexed as one piece, at first.
const PIECE: usize = 3 << 18;

/// The rows of the words of how many pieces may wait to be appended. They are made known for 65,536 rows at once, which
/// takes as long as indexing some pieces.
const LATE: usize = 8;

/// How a register is loaded.
#[derive(Default)]
pub struct LoadOptions<'c> {
    /// How much input is accepted. A line may have sixteen times the bytes of `limits.text`.
    pub limits: Limits,
    /// The policy of the questions that will be asked.
    pub policy: Policy,
    /// What becomes of lines that cannot be read.
    pub broken: Broken,
    /// Called between pieces of some megabytes, on the thread that loads; it can end the loading.
    pub progress: Option<&'c mut dyn FnMut(Progress) -> ControlFlow<()>>,
}

/// What becomes of lines that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Broken {
    /// The first of them ends the loading with an error.
    #[default]
    Refuse,
    /// They are left out and reported; the rest is kept.
    Skip,
}

/// How far loading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are read and indexed.
    pub bytes: u64,
    /// Partnerships among them.
    pub partnerships: usize,
}

/// What was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The index.
    pub index: Index,
    /// What is wrong with the lines that were left out, as many as `limits.diagnostics`.
    pub diagnostics: Vec<Diagnostic>,
    /// How many lines were left out.
    pub skipped: usize,
}

impl Index {
    /// Loads a register: a portfolio as one JSON object a line, as
    /// [`Portfolio::write_ndjson`](crate::Portfolio::write_ndjson) writes it. It is read once, piece by piece,
    /// and indexed on all cores.
    ///
    /// # Errors
    /// Unless broken lines are skipped, the problems of the first of them, with line and path: as
    /// [`Portfolio::from_ndjson`](crate::Portfolio::from_ndjson). Always: every problem of the lines before
    /// the first partnership, `limit.input`, `limit.records`, `load.cancelled`, `load.not-readable`.
    pub fn load(input: impl Read, options: LoadOptions<'_>) -> Result<Loaded, Error> {
        Index::load_by_pieces(Stream(input), options, PIECE, parallel::cores())
    }

    /// As [`Index::load`], of what lies in memory.
    ///
    /// # Errors
    /// As [`Index::load`], but that it cannot break off.
    pub fn load_bytes(bytes: &[u8], options: LoadOptions<'_>) -> Result<Loaded, Error> {
        Index::load_by_pieces(bytes, options, PIECE, parallel::cores())
    }

    /// Loads in pieces of about so many bytes, on so many threads.
    fn load_by_pieces(
        input: impl Source,
        options: LoadOptions<'_>,
        bytes: usize,
        threads: usize,
    ) -> Result<Loaded, Error> {
        let limits = options.limits;
        let mut pieces = Pieces::new(input, limits, bytes);
        let mut reader = HeadReader::default();
        let mut first = None;
        let mut progress = options.progress;
        while first.is_none()
            && let Some(piece) = pieces.next()?
        {
            let end = piece.end();
            first = piece.behind_head(&mut reader, &limits)?;
            if first.is_none() {
                tell(&mut progress, end, 0)?;
            }
        }
        let head = reader.finish(&limits)?;
        let mut sample: Vec<Piece> = first.into_iter().collect();
        while sample.iter().map(|piece| piece.text.len()).sum::<usize>() < SAMPLE
            && let Some(piece) = pieces.next()?
        {
            sample.push(piece);
        }
        let (spellings, head) = parallel::both(
            || Arc::new(Spellings::of(sample.iter().flat_map(Piece::json))),
            || Arc::new(Head::new(head)),
        );
        let work = Work {
            head: &head,
            spellings: &spellings,
            policy: options.policy,
            broken: options.broken,
            limits,
            cancelled: AtomicBool::new(false),
        };
        let loader = Loader {
            limits,
            broken: options.broken,
            records: head.portfolio.organizations.len() + head.portfolio.programmes.len(),
            index: Index::of_head(Arc::clone(&head), options.policy, &spellings),
            related: Vec::new(),
            diagnostics: Vec::new(),
            skipped: 0,
            progress,
        };
        pieces.put_back(sample);
        loader.run(&work, pieces, threads)
    }
}

/// An index as it is loaded.
struct Loader<'c> {
    limits: Limits,
    broken: Broken,
    records: usize,
    index: Index,
    /// The rows that are related to others, and the lines that they were.
    related: Vec<(u32, Origin)>,
    diagnostics: Vec<Diagnostic>,
    skipped: usize,
    progress: Option<&'c mut dyn FnMut(Progress) -> ControlFlow<()>>,
}

impl Loader<'_> {
    fn run<S: Source>(
        mut self,
        work: &Work<'_>,
        pieces: Pieces<S>,
        threads: usize,
    ) -> Result<Loaded, Error> {
        // A browser has one thread for it, and need not load the code for more.
        if cfg!(target_family = "wasm") || threads == 1 {
            self.take_each(work, pieces)?;
            return self.finish();
        }
        let loaded = thread::scope(|scope| {
            let (to_rows, more) = sync_channel(LATE);
            let rows =
                thread::Builder::new().spawn_scoped(scope, move || WordRows::of(more.into_iter()));
            let exchange = Exchange::begin(pieces, work, threads, scope);
            let Some(rows) = rows.ok().filter(|_| exchange.has_workers()) else {
                // There are no more threads to be had.
                return self.take_each(work, exchange.pieces);
            };
            let end = self.take_from(exchange, &to_rows);
            work.cancelled.store(end.is_err(), Ordering::Relaxed);
            drop(to_rows);
            if end.is_ok() {
                self.index.finish_values();
            }
            self.index.columns.text.rows = rows.join().unwrap_or_else(|panic| resume_unwind(panic));
            end
        });
        loaded.and_then(|()| self.finish())
    }

    /// Without other threads.
    fn take_each<S: Source>(
        &mut self,
        work: &Work<'_>,
        mut pieces: Pieces<S>,
    ) -> Result<(), Error> {
        let mut scratch = Scratch::default();
        while let Some(piece) = pieces.next()? {
            let base = self.index.columns.len();
            let pushed = work.push_all(&mut self.index.columns, &piece);
            self.begin(base, pushed)?;
            self.index.columns.keep_up(&mut scratch);
            pieces.give_back(piece.text);
        }
        self.index.finish();
        Ok(())
    }

    /// From workers.
    fn take_from<S: Source>(
        &mut self,
        mut exchange: Exchange<S>,
        to_rows: &SyncSender<MoreRows>,
    ) -> Result<(), Error> {
        while let Some(indexed) = exchange.next()? {
            let (base, rows) = self.index.columns.append(indexed.columns);
            self.begin(base, indexed.pushed)?;
            exchange.pieces.give_back(indexed.room);
            if to_rows.send(rows).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Begins the lives of the rows of a piece, of which this is the first.
    fn begin(&mut self, base: u32, pushed: Pushed) -> Result<(), Error> {
        self.records = self.records.saturating_add(pushed.rows.len());
        if self.records > self.limits.records {
            return Err(too_many_records(self.records, &self.limits));
        }
        let mut problems = pushed.problems.kept.into_iter().peekable();
        for (row, origin) in (base..).zip(pushed.rows) {
            while let Some((_, problem)) = problems.next_if(|(line, _)| *line < origin.at.line) {
                self.leave_out(problem)?;
            }
            if self.index.begin(row, origin.id.as_str()) {
                if origin.is_related {
                    self.related.push((row, origin.at));
                }
                continue;
            }
            let error = Error::new(
                "portfolio.duplicate-id",
                format!("the id `{}` is already taken by an earlier line", origin.id),
            )
            .help("give one of the two another id")
            .at(origin.at.place());
            self.leave_out(error)?;
        }
        for (_, problem) in problems {
            self.leave_out(problem)?;
        }
        self.skipped += pushed.problems.more;
        tell(&mut self.progress, pushed.end, self.index.len())
    }

    /// Leaves out a line, if that is wanted.
    fn leave_out(&mut self, error: Error) -> Result<(), Error> {
        if self.broken == Broken::Refuse {
            return Err(error);
        }
        self.skipped += 1;
        for problem in error.into_diagnostics() {
            if self.diagnostics.len() < self.limits.diagnostics {
                self.diagnostics.push(problem);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Loaded, Error> {
        self.leave_out_lost()?;
        self.index.shrink();
        Ok(Loaded {
            index: self.index,
            diagnostics: self.diagnostics,
            skipped: self.skipped,
        })
    }

    /// Leaves out the rows that are related to what is not there, then those that are related to these, and so on.
    fn leave_out_lost(&mut self) -> Result<(), Error> {
        let related = &self.index.columns.related;
        let targets = related.iter().map(|(target, _)| target);
        let is_missing = |id: &&str| self.index.ids.row(id).is_none();
        let mut missing: Vec<String> = targets.filter(is_missing).map(str::to_owned).collect();
        while !missing.is_empty() {
            let mut lost = Vec::new();
            for target in std::mem::take(&mut missing) {
                if let Some(rows) = self.index.columns.related.having(&target) {
                    let rows = rows.set();
                    let rows = rows.iter().filter(|row| self.index.live.contains(*row));
                    lost.extend(rows.map(|row| (row, target.clone())));
                }
            }
            order::sort_by(&mut lost, Ord::cmp);
            for (row, target) in lost {
                if !self.index.live.contains(row) {
                    continue;
                }
                let id = self.index.ids.id(row);
                let message =
                    format!("no partnership has the id `{target}`, to which `{id}` is related");
                missing.push(id.to_owned());
                let mut error = Error::new("portfolio.dangling-reference", message)
                    .help("add the partnership, or correct the id");
                let related = &self.related;
                let place = related.binary_search_by_key(&row, |(row, _)| *row);
                if let Some((_, origin)) = place.ok().and_then(|place| related.get(place)) {
                    error = error.at(origin.place());
                }
                self.leave_out(error)?;
                self.index.forget(row);
            }
        }
        Ok(())
    }
}

/// Tells how far loading is, and ends it if that is wanted.
fn tell(
    progress: &mut Option<&mut dyn FnMut(Progress) -> ControlFlow<()>>,
    bytes: usize,
    partnerships: usize,
) -> Result<(), Error> {
    let so_far = Progress {
        bytes: bytes as u64,
        partnerships,
    };
    if let Some(progress) = progress
        && progress(so_far).is_break()
    {
        return Err(Error::new("load.cancelled", "loading was cancelled"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
