//! Reading a register in pieces of whole lines.

use std::collections::VecDeque;
use std::io::Read;

use crate::diagnostic::{Place, Span};
use crate::model::ndjson::{HeadReader, Line, json_of_line};
use crate::{Error, Limits};

/// Pieces grow with what was read, to such a part of it, and to so many times what they were: larger ones share more of
/// what they say, and take more memory, which counts for less then.
const PART: usize = 256;
const GROWN: usize = 4;

/// Of how many pieces the room is kept for others: more is not needed at a time.
const SPARE: usize = 4;

/// How many times as long as the longest text a line may be.
const TEXTS_IN_A_LINE: usize = 16;

/// Some whole lines of the input, or a line that is too long to be kept.
pub(super) struct Piece {
    pub(super) text: Vec<u8>,
    /// The number of its first line, from 1.
    pub(super) line: usize,
    /// The byte at which it begins.
    pub(super) start: usize,
    pub(super) too_long: bool,
}

impl Piece {
    /// The byte at which it ends, as far as it was kept.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The lines that hold something: the number of each, where it begins, and itself.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, usize, &[u8])> {
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
    pub(super) fn json(&self) -> impl Iterator<Item = &str> {
        self.lines()
            .filter_map(|(_, _, line)| json_of_line(std::str::from_utf8(line).ok()?))
    }

    /// Reads the lines of the head; the rest of the piece if the first partnership is in it.
    pub(super) fn behind_head(
        self,
        reader: &mut HeadReader,
        limits: &Limits,
    ) -> Result<Option<Piece>, Error> {
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

pub(super) fn utf8(number: usize, start: usize, line: &[u8]) -> Result<&str, Error> {
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

pub(super) fn most_bytes(limits: &Limits) -> usize {
    limits.text.saturating_mul(TEXTS_IN_A_LINE)
}

pub(super) fn too_long(number: usize, start: usize, limits: &Limits) -> Error {
    let most = most_bytes(limits);
    Error::new("limit.line", format!("a line of more than {most} bytes"))
        .help("a line may have sixteen times `limits.text`: shorten it, or raise that")
        .at(Place::span(Span::new("", 0, 0).behind(number - 1, start)))
}

/// Where the bytes of a register come from.
pub(super) trait Source {
    /// Reads up to so many bytes on; fewer only at the end. How many there were.
    fn read_on(&mut self, text: &mut Vec<u8>, most: usize) -> Result<usize, Error>;
}

/// What lies in memory is read without the errors of files, and what it takes to put them into words.
impl Source for &[u8] {
    fn read_on(&mut self, text: &mut Vec<u8>, most: usize) -> Result<usize, Error> {
        let (read, rest) = self.split_at_checked(most).unwrap_or((self, &[]));
        text.extend_from_slice(read);
        *self = rest;
        Ok(read.len())
    }
}

/// Whatever else can be read.
pub(super) struct Stream<R>(pub(super) R);

impl<R: Read> Source for Stream<R> {
    fn read_on(&mut self, text: &mut Vec<u8>, most: usize) -> Result<usize, Error> {
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        let found = self.0.by_ref().take(most).read_to_end(text);
        found.map_err(|error| {
            Error::new("load.not-readable", format!("the input broke off: {error}"))
                .help("load it again")
        })
    }
}

/// The pieces of an input, in order.
pub(super) struct Pieces<S> {
    input: S,
    limits: Limits,
    /// About how many bytes a piece has, and had at first.
    bytes: usize,
    least: usize,
    /// Those that were put back.
    ready: VecDeque<Piece>,
    /// What was read behind the last piece.
    rest: Vec<u8>,
    /// The room of pieces that are done: to ask the system for more takes as long as reading does.
    spare: Vec<Vec<u8>>,
    line: usize,
    start: usize,
    read: usize,
    at_end: bool,
}

impl<S: Source> Pieces<S> {
    pub(super) fn new(input: S, limits: Limits, bytes: usize) -> Pieces<S> {
        Pieces {
            input,
            limits,
            bytes,
            least: bytes,
            ready: VecDeque::new(),
            rest: Vec::new(),
            spare: Vec::new(),
            line: 1,
            start: 0,
            read: 0,
            at_end: false,
        }
    }

    /// Puts back the pieces that were read, to be read again.
    pub(super) fn put_back(&mut self, pieces: Vec<Piece>) {
        self.ready = pieces.into();
    }

    /// Takes back the room of a piece.
    pub(super) fn give_back(&mut self, room: Vec<u8>) {
        if self.spare.len() < SPARE {
            self.spare.push(room);
        }
    }

    pub(super) fn next(&mut self) -> Result<Option<Piece>, Error> {
        if let Some(piece) = self.ready.pop_front() {
            return Ok(Some(piece));
        }
        let mut text = self.spare.pop().unwrap_or_default();
        text.clear();
        text.append(&mut self.rest);
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
        let found = self.input.read_on(text, room)?;
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
