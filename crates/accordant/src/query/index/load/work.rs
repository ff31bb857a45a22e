//! Indexing pieces, on as many threads as there are cores.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Scope};

use accordant_columns::Scratch;
use accordant_text::Spellings;

use super::super::columns::{Columns, Head};
use super::super::row::Row;
use super::Broken;
use super::pieces::{Piece, Pieces, Source, most_bytes, too_long, utf8};
use crate::diagnostic::{Place, Span};
use crate::model::ndjson::{Line, behind_head, object_of_line};
use crate::model::{Partnership, PartnershipId, missing_references};
use crate::time::Policy;
use crate::{Error, Limits, json};

/// How many pieces are given out for each worker: one to work on, and one to go on with.
const AHEAD: usize = 2;

/// What it takes to index pieces, on any thread.
pub(super) struct Work<'w> {
    pub(super) head: &'w Head,
    pub(super) spellings: &'w Arc<Spellings>,
    pub(super) policy: Policy,
    pub(super) broken: Broken,
    pub(super) limits: Limits,
    pub(super) cancelled: AtomicBool,
}

/// A piece in columns of its own, and what it was read into.
pub(super) struct Indexed {
    pub(super) room: Vec<u8>,
    pub(super) columns: Columns,
    pub(super) pushed: Pushed,
}

/// The rows that a piece has become.
pub(super) struct Pushed {
    pub(super) rows: Vec<RowOrigin>,
    pub(super) problems: Problems,
    /// The byte at which the piece ends.
    pub(super) end: usize,
}

pub(super) struct RowOrigin {
    pub(super) id: PartnershipId,
    pub(super) at: Origin,
    pub(super) is_related: bool,
}

/// The number of a line, and where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub(super) line: usize,
    start: usize,
}

impl Origin {
    /// The place of something that is about the line as a whole.
    pub(super) fn place(self) -> Place {
        Place::span(Span::new("", 0, 0).behind(self.line - 1, self.start))
    }
}

/// What is wrong with the lines of a piece. A piece can have as many broken lines as it has bytes.
pub(super) struct Problems {
    /// The number of each line, and what is wrong with it.
    pub(super) kept: Vec<(usize, Error)>,
    /// How many diagnostics more are kept.
    room: usize,
    /// How many lines more are broken.
    pub(super) more: usize,
}

impl Problems {
    fn new(limits: &Limits) -> Problems {
        Problems {
            kept: Vec::new(),
            // What ends the loading is kept in any case.
            room: limits.diagnostics.max(1),
            more: 0,
        }
    }

    fn push(&mut self, line: usize, error: Error) {
        if self.room == 0 {
            self.more += 1;
            return;
        }
        self.room = self.room.saturating_sub(error.diagnostics().count());
        self.kept.push((line, error));
    }
}

impl Work<'_> {
    /// Puts a piece into columns of its own, which can be appended to others.
    pub(super) fn index(&self, piece: Piece, scratch: &mut Scratch) -> Indexed {
        let mut columns = Columns::new(self.head, self.policy, self.spellings);
        let pushed = self.push_all(&mut columns, &piece);
        columns.close(scratch);
        Indexed {
            room: piece.text,
            columns,
            pushed,
        }
    }

    /// Adds the lines of a piece as the next rows.
    pub(super) fn push_all(&self, columns: &mut Columns, piece: &Piece) -> Pushed {
        let mut pushed = Pushed {
            rows: Vec::new(),
            problems: Problems::new(&self.limits),
            end: piece.end(),
        };
        if piece.too_long {
            let error = too_long(piece.line, piece.start, &self.limits);
            pushed.problems.push(piece.line, error);
        }
        let mut row = Row::default();
        for (line, start, text) in piece.lines() {
            if self.cancelled.load(Ordering::Relaxed) {
                break;
            }
            match self.push(columns, &mut row, (line, start, text)) {
                Ok((id, is_related)) => pushed.rows.push(RowOrigin {
                    id,
                    at: Origin { line, start },
                    is_related,
                }),
                Err(error) => {
                    pushed.problems.push(line, error);
                    if self.broken == Broken::Refuse {
                        break;
                    }
                }
            }
        }
        pushed
    }

    /// Adds a line as the next row; its id, and whether it is related to others.
    fn push<'p>(
        &self,
        columns: &mut Columns,
        row: &mut Row<'p>,
        (number, start, line): (usize, usize, &'p [u8]),
    ) -> Result<(PartnershipId, bool), Error> {
        if line.len() > most_bytes(&self.limits) {
            return Err(too_long(number, start, &self.limits));
        }
        let line = utf8(number, start, line)?;
        if let Some((json, deepest)) = object_of_line(line, &self.limits)
            && let Ok(id) = row.read(json, deepest)
            && self.head.find_parties(row, json)
        {
            columns.push(self.head, row, json)?;
            return Ok((id, !row.relations.is_empty()));
        }
        // What is wrong with it, if anything is.
        let read = Line::read(line, &self.limits).and_then(behind_head);
        let read = read.and_then(|partnership| {
            self.check(&partnership)?;
            Ok(partnership)
        });
        let partnership = read.map_err(|error| error.of_line(number, start, line))?;
        let (_, id) = columns.push_json(self.head, &json::to_string(&*partnership))?;
        Ok((id, !partnership.relations.is_empty()))
    }

    /// Looks for what a partnership refers to. It stands before, but for other partnerships.
    fn check(&self, partnership: &Partnership) -> Result<(), Error> {
        missing_references(partnership, "/partnership", &self.limits, |kind, id| {
            kind == "PartnershipId" || self.head.has(kind, id)
        })
    }
}

/// What is given to workers and taken from them.
pub(super) struct Exchange<S> {
    pub(super) pieces: Pieces<S>,
    to_workers: Sender<(usize, Piece)>,
    results: Receiver<(usize, Indexed)>,
    /// How many pieces are given out at a time.
    most: usize,
    given: usize,
    taken: usize,
    /// What was done before what comes before it.
    early: BTreeMap<usize, Indexed>,
}

impl<S: Source> Exchange<S> {
    /// Begins so many workers, or as many as there can be.
    pub(super) fn begin<'scope>(
        pieces: Pieces<S>,
        work: &'scope Work<'scope>,
        threads: usize,
        scope: &'scope Scope<'scope, '_>,
    ) -> Exchange<S> {
        let (to_workers, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let (done, results) = channel();
        let begin = |_: &usize| {
            let (queue, done) = (Arc::clone(&queue), done.clone());
            let work_on = move || {
                let mut scratch = Scratch::default();
                while let Some((number, piece)) = next(&queue) {
                    let indexed = work.index(piece, &mut scratch);
                    if done.send((number, indexed)).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new().spawn_scoped(scope, work_on).is_ok()
        };
        let workers = (0..threads).filter(begin).count();
        Exchange {
            pieces,
            to_workers,
            results,
            most: AHEAD * workers,
            given: 0,
            taken: 0,
            early: BTreeMap::new(),
        }
    }

    /// Whether there are workers at all.
    pub(super) fn has_workers(&self) -> bool {
        self.most > 0
    }

    /// The next piece in order, if there is one.
    pub(super) fn next(&mut self) -> Result<Option<Indexed>, Error> {
        while self.given - self.taken < self.most
            && let Some(piece) = self.pieces.next()?
            && self.to_workers.send((self.given, piece)).is_ok()
        {
            self.given += 1;
        }
        while self.taken < self.given {
            if let Some(indexed) = self.early.remove(&self.taken) {
                self.taken += 1;
                return Ok(Some(indexed));
            }
            let Ok((number, indexed)) = self.results.recv() else {
                break;
            };
            self.early.insert(number, indexed);
        }
        Ok(None)
    }
}

fn next(queue: &Mutex<Receiver<(usize, Piece)>>) -> Option<(usize, Piece)> {
    let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    queue.recv().ok()
}
