//! Loading a register into an index: piece by piece, on all cores.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use accordant_text::Spellings;

use super::columns::{Columns, Head};
use super::occurrences::Scratch;
use super::row::Row;
use super::{Index, SAMPLE, json_of, parallel};
use crate::diagnostic::{Place, Span};
use crate::model::ndjson::{HeadReader, Line, behind_head, json_of_line, object_of_line};
use crate::model::{Partnership, PartnershipId, missing_references, too_many_records};
use crate::order;
use crate::time::Policy;
use crate::{Diagnostic, Error, Limits};

/// How many bytes of lines are indexed as one piece, at first.
const PIECE: usize = 3 << 18;

/// Pieces grow with what was read, to such a part of it, and to so many times what they were: larger ones share more of
/// what they say, and take more memory, which counts for less then.
const PART: usize = 256;
const GROWN: usize = 4;

/// How many pieces are given out for each worker: enough to go on with while others are made known, which takes as
/// long as some pieces.
const AHEAD: usize = 3;

/// How many times as long as the longest text a line may be.
const TEXTS_IN_A_LINE: usize = 16;

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
        Index::load_by_pieces(input, options, PIECE)
    }

    /// Loads in pieces of about so many bytes.
    fn load_by_pieces(
        input: impl Read,
        options: LoadOptions<'_>,
        bytes: usize,
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
        let others = std::iter::from_fn(|| pieces.next().transpose());
        loader.run(&work, sample.into_iter().map(Ok).chain(others))
    }
}

/// Some whole lines of the input, or a line that is too long to be kept.
struct Piece {
    text: Vec<u8>,
    /// The number of its first line, from 1.
    line: usize,
    /// The byte at which it begins.
    start: usize,
    too_long: bool,
}

impl Piece {
    /// The byte at which it ends, as far as it was kept.
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The lines that hold something: the number of each, where it begins, and itself.
    fn lines(&self) -> impl Iterator<Item = (usize, usize, &[u8])> {
        let ends = memchr::memchr_iter(b'\n', &self.text).chain([self.text.len()]);
        let mut start = 0;
        let lines = ends.enumerate().map(move |(index, end)| {
            let line = self.text.get(start..end).unwrap_or_default();
            let begins = self.start + start;
            start = end + 1;
            (self.line + index, begins, line.trim_ascii_end())
        });
        lines.filter(|(_, _, line)| !line.is_empty())
    }

    /// What its lines say of partnerships, where they are written in the usual way.
    fn json(&self) -> impl Iterator<Item = &str> {
        self.lines()
            .filter_map(|(_, _, line)| json_of_line(std::str::from_utf8(line).ok()?))
    }

    /// Reads the lines of the head; the rest of the piece if the first partnership is in it.
    fn behind_head(self, reader: &mut HeadReader, limits: &Limits) -> Result<Option<Piece>, Error> {
        if self.too_long {
            return Err(too_long(self.line, self.start, limits));
        }
        for (number, start, line) in self.lines() {
            if reader.has_header() && is_partnership(line) {
                let text = self.text.get(start - self.start..).unwrap_or_default();
                return Ok(Some(Piece {
                    text: text.to_vec(),
                    line: number,
                    start,
                    too_long: false,
                }));
            }
            let line = utf8(number, start, line)?;
            let line = if number == 1 {
                line.trim_start_matches('\u{FEFF}')
            } else {
                line
            };
            let read = Line::read(line, limits).and_then(|line| reader.take(line, limits));
            read.map_err(|error| error.of_line(number, start, line))?;
        }
        Ok(None)
    }
}

/// Whether a line is meant as a partnership, even if it is broken.
fn is_partnership(line: &[u8]) -> bool {
    let name = line.trim_ascii_start().strip_prefix(b"{");
    name.is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"partnership\""))
}

fn utf8(number: usize, start: usize, line: &[u8]) -> Result<&str, Error> {
    // It is faster than the library's, but does not say where the fault is.
    if let Ok(line) = simdutf8::basic::from_utf8(line) {
        return Ok(line);
    }
    std::str::from_utf8(line).map_err(|error| {
        let valid = line.get(..error.valid_up_to()).unwrap_or_default();
        let valid = std::str::from_utf8(valid).unwrap_or_default();
        Error::new("input.not-utf8", "the line is no UTF-8 text")
            .help("save it as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`")
            .at(Place::span(
                Span::new(valid, valid.len(), valid.len()).behind(number - 1, start),
            ))
    })
}

fn most_bytes(limits: &Limits) -> usize {
    limits.text.saturating_mul(TEXTS_IN_A_LINE)
}

fn too_long(number: usize, start: usize, limits: &Limits) -> Error {
    let most = most_bytes(limits);
    Error::new("limit.line", format!("a line of more than {most} bytes"))
        .help("a line may have sixteen times `limits.text`: shorten it, or raise that")
        .at(Place::span(Span::new("", 0, 0).behind(number - 1, start)))
}

/// The pieces of an input, in order.
struct Pieces<R> {
    input: R,
    limits: Limits,
    /// About how many bytes a piece has, and had at first.
    bytes: usize,
    least: usize,
    /// What was read behind the last piece.
    rest: Vec<u8>,
    line: usize,
    start: usize,
    read: usize,
    at_end: bool,
}

impl<R: Read> Pieces<R> {
    fn new(input: R, limits: Limits, bytes: usize) -> Pieces<R> {
        Pieces {
            input,
            limits,
            bytes,
            least: bytes,
            rest: Vec::new(),
            line: 1,
            start: 0,
            read: 0,
            at_end: false,
        }
    }

    fn next(&mut self) -> Result<Option<Piece>, Error> {
        let mut text = std::mem::take(&mut self.rest);
        let mut looked_at = 0;
        let end = loop {
            self.fill(&mut text)?;
            let new = text.get(looked_at..).unwrap_or_default();
            match memchr::memrchr(b'\n', new) {
                Some(at) => break looked_at + at + 1,
                None if self.at_end => break text.len(),
                None if text.len() > most_bytes(&self.limits).max(self.bytes) => {
                    return self.skip_line(text).map(Some);
                }
                None => looked_at = text.len(),
            }
        };
        if text.is_empty() {
            return Ok(None);
        }
        self.rest
            .extend_from_slice(text.get(end..).unwrap_or_default());
        text.truncate(end);
        let lines = memchr::memchr_iter(b'\n', &text).count();
        let piece = Piece {
            line: self.line,
            start: self.start,
            too_long: false,
            text,
        };
        self.line += lines;
        self.start += end;
        self.bytes = (self.read / PART).clamp(self.least, GROWN * self.least);
        Ok(Some(piece))
    }

    /// Reads on for another piece.
    fn fill(&mut self, text: &mut Vec<u8>) -> Result<(), Error> {
        let room = self
            .bytes
            .saturating_sub(text.len())
            .max(self.bytes / 8 + 1);
        text.reserve(room);
        let most = u64::try_from(room).unwrap_or(u64::MAX);
        let found = self.input.by_ref().take(most).read_to_end(text);
        let found = found.map_err(|error| {
            Error::new("load.not-readable", format!("the input broke off: {error}"))
                .help("load it again")
        })?;
        self.at_end = found < room;
        self.read = self.read.saturating_add(found);
        self.limits.check_input(self.read)
    }

    /// Reads on to the end of a line that is too long, without keeping it.
    fn skip_line(&mut self, mut text: Vec<u8>) -> Result<Piece, Error> {
        let piece = Piece {
            text: Vec::new(),
            line: self.line,
            start: self.start,
            too_long: true,
        };
        loop {
            if let Some(at) = memchr::memchr(b'\n', &text) {
                self.rest = text.split_off(at + 1);
                self.start += at + 1;
                self.line += 1;
                return Ok(piece);
            }
            self.start += text.len();
            if self.at_end {
                return Ok(piece);
            }
            text.clear();
            self.fill(&mut text)?;
        }
    }
}

/// What it takes to index pieces, on any thread.
struct Work<'w> {
    head: &'w Head,
    spellings: &'w Arc<Spellings>,
    policy: Policy,
    broken: Broken,
    limits: Limits,
    cancelled: AtomicBool,
}

/// The rows of a piece.
struct Indexed {
    columns: Columns,
    rows: Vec<RowOrigin>,
    problems: Problems,
    /// The byte at which the piece ends.
    end: usize,
}

struct RowOrigin {
    id: PartnershipId,
    at: Origin,
    is_related: bool,
}

/// The number of a line, and where it begins.
#[derive(Debug, Clone, Copy)]
struct Origin {
    line: usize,
    start: usize,
}

impl Origin {
    /// The place of something that is about the line as a whole.
    fn place(self) -> Place {
        Place::span(Span::new("", 0, 0).behind(self.line - 1, self.start))
    }
}

/// What is wrong with the lines of a piece. A piece can have as many broken lines as it has bytes.
struct Problems {
    /// The number of each line, and what is wrong with it.
    kept: Vec<(usize, Error)>,
    /// How many diagnostics more are kept.
    room: usize,
    /// How many lines more are broken.
    more: usize,
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
    fn index(&self, piece: &Piece, scratch: &mut Scratch) -> Indexed {
        let mut indexed = Indexed {
            columns: Columns::new(self.head, self.policy, self.spellings),
            rows: Vec::new(),
            problems: Problems::new(&self.limits),
            end: piece.end(),
        };
        if piece.too_long {
            let error = too_long(piece.line, piece.start, &self.limits);
            indexed.problems.push(piece.line, error);
        }
        let mut row = Row::default();
        for (line, start, text) in piece.lines() {
            if self.cancelled.load(Ordering::Relaxed) {
                break;
            }
            match self.push(&mut indexed.columns, &mut row, (line, start, text)) {
                Ok((id, is_related)) => indexed.rows.push(RowOrigin {
                    id,
                    at: Origin { line, start },
                    is_related,
                }),
                Err(error) => {
                    indexed.problems.push(line, error);
                    if self.broken == Broken::Refuse {
                        break;
                    }
                }
            }
        }
        indexed.columns.close(scratch);
        indexed
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
        let (_, id) = columns.push_json(self.head, &json_of(&partnership)?)?;
        Ok((id, !partnership.relations.is_empty()))
    }

    /// Looks for what a partnership refers to. It stands before, but for other partnerships.
    fn check(&self, partnership: &Partnership) -> Result<(), Error> {
        missing_references(partnership, "/partnership", &self.limits, |kind, id| {
            kind == "PartnershipId" || self.head.has(kind, id)
        })
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
    fn run(
        mut self,
        work: &Work<'_>,
        pieces: impl Iterator<Item = Result<Piece, Error>>,
    ) -> Result<Loaded, Error> {
        // A browser has one thread for it, and need not load the code for more.
        if cfg!(target_family = "wasm") {
            self.take_each(work, pieces)?;
            return self.finish();
        }
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (to_workers, queue) = channel::<(usize, Piece)>();
        let queue = Mutex::new(queue);
        let loaded = thread::scope(|scope| {
            let (done, results) = channel();
            let mut workers = 0;
            for _ in 0..if threads > 1 { threads } else { 0 } {
                let (queue, done) = (&queue, done.clone());
                let work_on = move || {
                    let mut scratch = Scratch::default();
                    while let Some((number, piece)) = next(queue) {
                        if done
                            .send((number, work.index(&piece, &mut scratch)))
                            .is_err()
                        {
                            break;
                        }
                    }
                };
                workers += usize::from(thread::Builder::new().spawn_scoped(scope, work_on).is_ok());
            }
            drop(done);
            let end = if workers == 0 {
                self.take_each(work, pieces)
            } else {
                self.take_from(&to_workers, &results, AHEAD * workers, pieces)
            };
            work.cancelled.store(end.is_err(), Ordering::Relaxed);
            drop(to_workers);
            end
        });
        loaded.and_then(|()| self.finish())
    }

    /// Without other threads.
    fn take_each(
        &mut self,
        work: &Work<'_>,
        mut pieces: impl Iterator<Item = Result<Piece, Error>>,
    ) -> Result<(), Error> {
        let mut scratch = Scratch::default();
        pieces.try_for_each(|piece| self.take(work.index(&piece?, &mut scratch)))
    }

    /// Gives the pieces to the workers, no more than so many at a time, and takes them back in order.
    fn take_from(
        &mut self,
        workers: &Sender<(usize, Piece)>,
        results: &Receiver<(usize, Indexed)>,
        most: usize,
        mut pieces: impl Iterator<Item = Result<Piece, Error>>,
    ) -> Result<(), Error> {
        let (mut given, mut taken) = (0, 0);
        let mut early = BTreeMap::new();
        loop {
            while given - taken < most
                && let Some(piece) = pieces.next()
            {
                if workers.send((given, piece?)).is_err() {
                    break;
                }
                given += 1;
            }
            if taken == given {
                return Ok(());
            }
            let Ok((number, indexed)) = results.recv() else {
                return Ok(());
            };
            early.insert(number, indexed);
            while let Some(indexed) = early.remove(&taken) {
                self.take(indexed)?;
                taken += 1;
            }
        }
    }

    /// Adds the rows of a piece.
    fn take(&mut self, indexed: Indexed) -> Result<(), Error> {
        self.records = self.records.saturating_add(indexed.rows.len());
        if self.records > self.limits.records {
            return Err(too_many_records(self.records, &self.limits));
        }
        let base = self.index.columns.append(indexed.columns);
        let mut problems = indexed.problems.kept.into_iter().peekable();
        for (row, origin) in (base..).zip(indexed.rows) {
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
        self.skipped += indexed.problems.more;
        tell(&mut self.progress, indexed.end, self.index.len())
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
        self.index.finish();
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
        let is_missing = |id: &&PartnershipId| self.index.ids.row(id.as_str()).is_none();
        let mut missing: Vec<PartnershipId> = targets.filter(is_missing).cloned().collect();
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
                missing.extend(id.parse::<PartnershipId>());
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

fn next(queue: &Mutex<Receiver<(usize, Piece)>>) -> Option<(usize, Piece)> {
    let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    queue.recv().ok()
}

#[cfg(test)]
mod tests;
