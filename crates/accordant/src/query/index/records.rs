//! The partnerships as they are kept: as JSON, one behind the other, in compressed blocks.

use lz4_flex::block::{compress_prepend_size, decompress_size_prepended};

use crate::Error;
use crate::model::Partnership;

/// From how many bytes on a block is closed. Larger ones compress better, smaller ones are read faster.
const BLOCK: usize = 16 << 10;

/// Partnerships in order of their rows.
#[derive(Debug, Default)]
pub(super) struct Records {
    blocks: Vec<Block>,
    /// What is not compressed yet: the rows behind those of the blocks.
    tail: Vec<u8>,
    /// Where each row ends in its block, or in the tail.
    ends: Vec<u32>,
}

#[derive(Debug)]
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
        let mut opened: Option<(usize, Vec<u8>)> = None;
        rows.filter_map(move |row| {
            let place = self.blocks.partition_point(|block| block.end <= row);
            let first = match place.checked_sub(1) {
                Some(before) => self.blocks.get(before)?.end,
                None => 0,
            };
            let text = match self.blocks.get(place) {
                None => self.tail.as_slice(),
                Some(block) => {
                    if opened.as_ref().is_none_or(|(found, _)| *found != place) {
                        opened = Some((place, decompress_size_prepended(&block.compressed).ok()?));
                    }
                    opened.as_ref()?.1.as_slice()
                }
            };
            let start = if row > first {
                *self.ends.get(row as usize - 1)?
            } else {
                0
            };
            let end = *self.ends.get(row as usize)?;
            let json = text.get(start as usize..end as usize)?;
            // Read as text, as everything else is: code that reads bytes would be a second copy of it.
            let json = std::str::from_utf8(json).ok()?;
            Some((row, serde_json::from_str(json).ok()?))
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
