//! The partnerships as they are kept: as JSON, one behind the other, in compressed blocks.

use lz4_flex::block::{compress_prepend_size, decompress_into, uncompressed_size};

use crate::Error;
use crate::model::{Partnership, from_text};

/// From how many bytes on a block is closed. Larger ones compress better, smaller ones are read faster.
const BLOCK: usize = 16 << 10;

/// Partnerships in order of their rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    blocks: Vec<Block>,
    /// What is not compressed yet: the rows behind those of the blocks.
    tail: Vec<u8>,
    /// Where each row ends in its block, or in the tail.
    ends: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Block {
    /// The row behind its last.
    end: u32,
    compressed: Box<[u8]>,
}

impl Records {
    /// Adds the next row.
    pub(super) fn push(&mut self, partnership: &Partnership) -> Result<(), Error> {
        let start = self.tail.len();
        if let Err(error) = serde_json::to_writer(&mut self.tail, partnership) {
            self.tail.truncate(start);
            return Err(Error::new("json.not-representable", error.to_string()));
        }
        self.end_row()
    }

    /// Adds the next row as the JSON it was read from.
    pub(super) fn push_json(&mut self, json: &[u8]) -> Result<(), Error> {
        self.tail.extend_from_slice(json);
        self.end_row()
    }

    fn end_row(&mut self) -> Result<(), Error> {
        let (Ok(end), Ok(row)) = (
            u32::try_from(self.tail.len()),
            u32::try_from(self.ends.len()),
        ) else {
            return Err(Error::new(
                "limit.records",
                "an index has room for 4,294,967,295 rows, and for 4 GiB of one",
            )
            .help("make the index anew: replaced and removed rows take room too"));
        };
        self.ends.push(end);
        if self.tail.len() >= BLOCK {
            self.blocks.push(Block {
                end: row + 1,
                compressed: compress_prepend_size(&self.tail).into(),
            });
            self.tail.clear();
        }
        Ok(())
    }

    /// Closes the last block, so that the rows of another can follow.
    pub(super) fn close(&mut self) {
        if self.tail.is_empty() {
            return;
        }
        self.blocks.push(Block {
            end: u32::try_from(self.ends.len()).unwrap_or(u32::MAX),
            compressed: compress_prepend_size(&self.tail).into(),
        });
        self.tail = Vec::new();
    }

    /// Adds the rows of a part, both closed, that begins at a row behind all so far.
    pub(super) fn append(&mut self, part: Records, base: u32) {
        self.ends.extend(part.ends);
        self.blocks
            .extend(part.blocks.into_iter().map(|block| Block {
                end: base + block.end,
                ..block
            }));
    }

    /// The partnership of a row.
    pub(super) fn get(&self, row: u32) -> Option<Partnership> {
        self.each(std::iter::once(row))
            .next()
            .map(|(_, found)| found)
    }

    /// The partnerships of rows. Neighbours cost less than rows far apart.
    pub(super) fn each(
        &self,
        rows: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = (u32, Partnership)> {
        let mut opened = Opened::default();
        rows.filter_map(move |row| {
            let json = self.json(row, &mut opened)?;
            // Read as text, as everything else is: code that reads bytes would be a second copy of it.
            let json = std::str::from_utf8(json).ok()?;
            Some((row, from_text(json).ok()?))
        })
    }

    /// The JSON of a row, out of the opened block if it is in there.
    pub(super) fn json<'r>(&'r self, row: u32, opened: &'r mut Opened) -> Option<&'r [u8]> {
        if !(opened.first..opened.end).contains(&row) {
            opened.find(&self.blocks, row)?;
        }
        let text = if opened.is_tail {
            self.tail.as_slice()
        } else {
            opened.text.as_slice()
        };
        let (start, end) = self.span(row, opened.first)?;
        text.get(start as usize..end as usize)
    }

    /// Where a row begins and ends in its block, whose first row this is.
    fn span(&self, row: u32, first: u32) -> Option<(u32, u32)> {
        let start = if row > first {
            *self.ends.get(row as usize - 1)?
        } else {
            0
        };
        Some((start, *self.ends.get(row as usize)?))
    }

    /// How many bytes the JSON of each row has.
    pub(super) fn sizes(&self, rows: impl Iterator<Item = u32>) -> impl Iterator<Item = usize> {
        let (mut first, mut end) = (0, 0);
        rows.map(move |row| {
            if !(first..end).contains(&row) {
                (first, end) = bounds(&self.blocks, place(&self.blocks, row));
            }
            let span = self.span(row, first);
            span.map_or(0, |(start, end)| (end.saturating_sub(start)) as usize)
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.blocks.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// The block that a row is in: the number of those before it, or of all if it is in the tail.
fn place(blocks: &[Block], row: u32) -> usize {
    blocks.partition_point(|block| block.end <= row)
}

/// The first row of a block, and the row behind its last.
fn bounds(blocks: &[Block], place: usize) -> (u32, u32) {
    let first = place.checked_sub(1).and_then(|before| blocks.get(before));
    (
        first.map_or(0, |block| block.end),
        blocks.get(place).map_or(u32::MAX, |block| block.end),
    )
}

/// The block that was read last, so that its rows can be had one after the other.
#[derive(Default)]
pub(super) struct Opened {
    /// Its first row and the row behind its last; none at the beginning.
    first: u32,
    end: u32,
    is_tail: bool,
    text: Vec<u8>,
}

impl Opened {
    /// Opens the block of a row.
    fn find(&mut self, blocks: &[Block], row: u32) -> Option<()> {
        let place = place(blocks, row);
        let (first, end) = bounds(blocks, place);
        // Until it is read, no row is in it.
        (self.first, self.end) = (0, 0);
        let block = blocks.get(place);
        self.is_tail = block.is_none();
        if let Some(block) = block {
            let (size, compressed) = uncompressed_size(&block.compressed).ok()?;
            self.text.resize(size, 0);
            decompress_into(compressed, &mut self.text).ok()?;
        }
        (self.first, self.end) = (first, end);
        Some(())
    }
}
