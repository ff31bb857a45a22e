//! A table as a stream of batches.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use accordant::Error;
use accordant::query::Answer;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};

use crate::source::Source;
use crate::table::{Job, Table, TableOptions};

/// A table, batch by batch.
///
/// Batches are written on all cores, a few ahead of those that were taken; whatever the size of the
/// portfolio, no more than these are in memory. Nothing is written before the first is asked for.
#[derive(Debug)]
pub struct TableReader {
    schema: SchemaRef,
    state: State,
}

enum State {
    /// Nothing was asked for yet.
    Ready(Arc<Job>),
    /// Written by others, ahead of those who take.
    Threads(Threads),
    /// Written when it is asked for, where there are no threads.
    Alone(Alone),
    Done,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            State::Ready(_) => "Ready",
            State::Threads(_) => "Threads",
            State::Alone(_) => "Alone",
            State::Done => "Done",
        })
    }
}

impl TableReader {
    /// A table of a portfolio. The matches of an answer are read with [`TableReader::matches`]; here they
    /// are an error.
    ///
    /// # Errors
    /// `table.no-answer`.
    pub fn new(
        source: impl Into<Source>,
        table: Table,
        options: &TableOptions,
    ) -> Result<TableReader, Error> {
        if table == Table::Matches {
            return Err(
                Error::new("table.no-answer", "matches are those of an answer")
                    .help("ask first, and take the table of what was found"),
            );
        }
        Job::new(table, source.into(), None, options).map(TableReader::of)
    }

    /// The matches of an answer, as many as it holds, in its order.
    ///
    /// # Errors
    /// `partnership.unknown` if the source is not the one that was asked.
    pub fn matches(
        source: impl Into<Source>,
        answer: impl Into<Arc<Answer>>,
        options: &TableOptions,
    ) -> Result<TableReader, Error> {
        Job::new(Table::Matches, source.into(), Some(answer.into()), options).map(TableReader::of)
    }

    fn of(job: Job) -> TableReader {
        TableReader {
            schema: Arc::clone(&job.schema),
            state: State::Ready(Arc::new(job)),
        }
    }

    /// The next batch.
    fn advance(&mut self) -> Result<Option<RecordBatch>, Error> {
        if matches!(self.state, State::Ready(_))
            && let State::Ready(job) = std::mem::replace(&mut self.state, State::Done)
        {
            self.state = match Threads::start(&job) {
                Some(threads) => State::Threads(threads),
                None => State::Alone(Alone::new(job)),
            };
        }
        match &mut self.state {
            State::Threads(threads) => threads.next(),
            State::Alone(alone) => alone.next(),
            State::Ready(_) | State::Done => Ok(None),
        }
    }
}

impl Iterator for TableReader {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance().transpose();
        if !matches!(next, Some(Ok(_))) {
            self.state = State::Done;
        }
        next.map(|next| next.map_err(|error| ArrowError::ExternalError(Box::new(error))))
    }
}

impl RecordBatchReader for TableReader {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// What a thread sends.
enum Message {
    Batch(RecordBatch),
    /// The piece it works on is done.
    PieceDone,
    Failed(Error),
}

/// Threads that write pieces in turn: the first of three the pieces 0, 3, 6, ...
struct Threads {
    /// What each has written. Few batches wait in each.
    written: Vec<Receiver<Message>>,
    handles: Vec<JoinHandle<()>>,
    pieces: usize,
    /// The piece whose batches are taken.
    piece: usize,
}

impl Threads {
    /// As many as there are cores; nothing where there are no threads.
    fn start(job: &Arc<Job>) -> Option<Threads> {
        let pieces = job.pieces.len();
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let count = cores.min(pieces);
        let (senders, written): (Vec<_>, Vec<_>) = (0..count).map(|_| sync_channel(1)).unzip();
        let mut threads = Threads {
            written,
            handles: Vec::new(),
            pieces,
            piece: 0,
        };
        for (number, sender) in senders.into_iter().enumerate() {
            let job = Arc::clone(job);
            let write = move || write(&job, number, count, &sender);
            // Those that were started end when nobody takes what they write.
            threads
                .handles
                .push(thread::Builder::new().spawn(write).ok()?);
        }
        Some(threads)
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        while self.piece < self.pieces {
            let written = self.written.get(self.piece % self.written.len().max(1));
            match written.map(Receiver::recv) {
                Some(Ok(Message::Batch(batch))) => return Ok(Some(batch)),
                Some(Ok(Message::PieceDone)) => self.piece += 1,
                Some(Ok(Message::Failed(error))) => return Err(error),
                Some(Err(_)) | None => {
                    return Err(Error::new(
                        "table.broken-off",
                        "a thread that wrote it ended early",
                    ));
                }
            }
        }
        Ok(None)
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.written.clear();
        for handle in self.handles.drain(..) {
            // What it could say of a panic was said by then.
            drop(handle.join());
        }
    }
}

/// Writes every so manyth piece, until nobody takes what is written.
fn write(job: &Job, first: usize, step: usize, sender: &SyncSender<Message>) {
    let nobody = || Error::new("table.broken-off", "nobody takes what is written");
    for piece in job.pieces.iter().skip(first).step_by(step) {
        let mut send = |batch| sender.send(Message::Batch(batch)).map_err(|_| nobody());
        let end = match job.write(piece.clone(), &mut send) {
            Ok(()) => sender.send(Message::PieceDone),
            Err(error) => {
                // Nobody hears of it only if nobody takes anything.
                drop(sender.send(Message::Failed(error)));
                return;
            }
        };
        if end.is_err() {
            return;
        }
    }
}

/// The writing of one piece after the other.
struct Alone {
    job: Arc<Job>,
    piece: usize,
    batches: VecDeque<RecordBatch>,
}

impl Alone {
    fn new(job: Arc<Job>) -> Alone {
        Alone {
            job,
            piece: 0,
            batches: VecDeque::new(),
        }
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        while self.batches.is_empty() {
            let Some(piece) = self.job.pieces.get(self.piece) else {
                return Ok(None);
            };
            self.piece += 1;
            let batches = &mut self.batches;
            self.job.write(piece.clone(), &mut |batch| {
                batches.push_back(batch);
                Ok(())
            })?;
        }
        Ok(self.batches.pop_front())
    }
}
