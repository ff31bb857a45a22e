//! The partnerships as they are kept: as JSON, in codes for its strings, one behind the other.

use std::sync::Arc;

use accordant_text::{Spelled, Spellings};

use super::bytes;
use crate::Error;
use crate::json::from_text;
use crate::model::Partnership;

/// From how many bytes on a block is closed.
const BLOCK: usize = 1 << 20;

/// From how many bytes of JSON on it is worth while to learn what is frequent in them.
const FIRST: usize = 1 << 14;

/// From how many bytes of JSON what is frequent is well enough known.
const ENOUGH: usize = 1 << 20;

/// Partnerships in order of their rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    pub(super) spellings: Arc<Spellings>,
    blocks: Vec<Block>,
    /// The rows behind those of the blocks.
    tail: Block,
    /// Where each row ends in its block, or in the tail.
    ends: Vec<u32>,
}

#[derive(Debug, Clone, Default)]
struct Block {
    /// The row behind its last.
    end: u32,
    codes: Vec<u8>,
    /// How many bytes its rows have as JSON.
    json: usize,
}

impl Records {
    pub(super) fn new(spellings: Arc<Spellings>) -> Records {
        Records {
            spellings,
            ..Records::default()
        }
    }

    /// Adds the next row, a partnership as JSON, and says what it is made of.
    pub(super) fn push(&mut self, json: &str, spelled: &mut Spelled) -> Result<(), Error> {
        let start = self.tail.codes.len();
        self.spellings.encode(json, &mut self.tail.codes, spelled);
        let (Ok(_), Ok(end), Ok(row)) = (
            u32::try_from(json.len()),
            u32::try_from(self.tail.codes.len()),
            u32::try_from(self.ends.len()),
        ) else {
            self.tail.codes.truncate(start);
            return Err(Error::new(
                "limit.records",
                "an index has room for 4,294,967,295 rows, and for 4 GiB of one",
            )
            .help("make the index anew: replaced and removed rows take room too"));
        };
        self.ends.push(end);
        self.tail.end = row + 1;
        self.tail.json += json.len();
        if self.tail.codes.len() >= BLOCK {
            self.close();
        }
        Ok(())
    }

    /// Learns what is frequent anew, where much was added since: from twice as much each time, until it is enough
    /// to know. What began empty would otherwise stay as long as its JSON.
    pub(super) fn learn(&mut self) {
        let learned = self.spellings.learned;
        if learned >= ENOUGH {
            return;
        }
        let json: usize = self.blocks.iter().map(|block| block.json).sum();
        if json + self.tail.json < FIRST.max(2 * learned) {
            return;
        }
        let mut texts = Vec::with_capacity(self.len());
        for row in (0..).take(self.len()) {
            let mut json = Vec::new();
            let text = self.json(row, &mut json).map(|()| String::from_utf8(json));
            let Some(Ok(text)) = text else { return };
            texts.push(text);
        }
        let spellings = Spellings::of(texts.iter().map(String::as_str));
        let mut records = Records::new(Arc::new(spellings));
        let mut spelled = Spelled::default();
        if texts
            .iter()
            .all(|text| records.push(text, &mut spelled).is_ok())
        {
            *self = records;
        }
    }

    /// Closes the last block, so that the rows of another can follow.
    pub(super) fn close(&mut self) {
        if self.tail.codes.is_empty() {
            return;
        }
        let mut block = std::mem::take(&mut self.tail);
        block.codes.shrink_to_fit();
        self.blocks.push(block);
    }

    /// Adds the rows of a part that was closed, begins at a row behind all so far and has the same spellings.
    ///
    /// They are copied: what stays for long then lies apart from what a part takes only until it is added, and whole
    /// stretches of that are given back.
    pub(super) fn append(&mut self, part: Records, base: u32) {
        let mut ends = part.ends.into_iter();
        let mut first = 0;
        for block in part.blocks {
            if self.tail.codes.len() + block.codes.len() > BLOCK {
                self.close();
            }
            let start = u32::try_from(self.tail.codes.len()).unwrap_or(u32::MAX);
            let rows = (block.end - first) as usize;
            self.ends
                .extend(ends.by_ref().take(rows).map(|end| start + end));
            first = block.end;
            self.tail.codes.extend_from_slice(&block.codes);
            self.tail.json += block.json;
            self.tail.end = base + block.end;
        }
    }

    /// The partnership of a row.
    pub(super) fn get(&self, row: u32) -> Option<Partnership> {
        self.each(std::iter::once(row))
            .next()
            .map(|(_, found)| found)
    }

    /// The partnerships of rows.
    pub(super) fn each(
        &self,
        rows: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = (u32, Partnership)> {
        let mut json = Vec::new();
        rows.filter_map(move |row| {
            self.json(row, &mut json)?;
            // Read as text, as everything else is: code that reads bytes would be a second copy of it.
            let json = std::str::from_utf8(&json).ok()?;
            Some((row, from_text(json).ok()?))
        })
    }

    /// The JSON of a row, in place of what the bytes were.
    pub(super) fn json(&self, row: u32, into: &mut Vec<u8>) -> Option<()> {
        let (first, block) = self.block(row);
        let (start, end) = self.span(row, first)?;
        let codes = block.codes.get(start as usize..end as usize)?;
        self.spellings.decode(codes, into)
    }

    /// The first row of the block that a row is in, and the block.
    fn block(&self, row: u32) -> (u32, &Block) {
        let place = self.blocks.partition_point(|block| block.end <= row);
        let before = place
            .checked_sub(1)
            .and_then(|before| self.blocks.get(before));
        let first = before.map_or(0, |block| block.end);
        (first, self.blocks.get(place).unwrap_or(&self.tail))
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

    /// About how many bytes the JSON of each row has: in proportion to its codes.
    pub(super) fn sizes(&self, rows: impl Iterator<Item = u32>) -> impl Iterator<Item = usize> {
        let (mut first, mut block) = (u32::MAX, &self.tail);
        rows.map(move |row| {
            if !(first..block.end).contains(&row) {
                (first, block) = self.block(row);
            }
            let span = self.span(row, first);
            let codes = span.map_or(0, |(start, end)| end.saturating_sub(start));
            let all = block.codes.len().max(1);
            (codes as usize).saturating_mul(block.json) / all
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.blocks.shrink_to_fit();
        self.tail.codes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Puts the rows into bytes.
    pub(super) fn to_bytes(&self, bytes: &mut Vec<u8>) {
        bytes::put_spellings(&self.spellings, bytes);
        bytes::put_count(self.blocks.len(), bytes);
        for block in self.blocks.iter().chain([&self.tail]) {
            bytes::put(block.end, bytes);
            bytes::put_count(block.json, bytes);
            bytes::put_many(&block.codes, bytes);
        }
        bytes::put_all(&self.ends, bytes);
    }

    /// Takes rows out of bytes.
    pub(super) fn from_bytes(bytes: &mut &[u8]) -> Option<Records> {
        let mut spellings = Spellings::default();
        bytes::take_spellings(&mut spellings, bytes)?;
        let mut records = Records::new(Arc::new(spellings));
        for _ in 0..=bytes::take(bytes)? {
            // What was the last so far is closed.
            records.close();
            records.tail = Block {
                end: bytes::take(bytes)?,
                json: bytes::take(bytes)? as usize,
                codes: bytes::take_many(bytes)?.to_vec(),
            };
        }
        bytes::take_all(u32::MAX, &mut records.ends, bytes)?;
        records.shrink();
        Some(records)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_one_by_one_takes_little_room_and_stays_what_it_was() {
        let texts: Vec<String> = (0..3000)
            .map(|n| format!(r#"{{"id":"p{n}","title":"Échange d’experts {}"}}"#, n % 7))
            .collect();
        let mut records = Records::default();
        let mut spelled = Spelled::default();
        for text in &texts {
            records.push(text, &mut spelled).unwrap();
            records.learn();
        }
        let json: usize = texts.iter().map(String::len).sum();
        let codes: usize = records.blocks.iter().map(|block| block.codes.len()).sum();
        let codes = codes + records.tail.codes.len();
        assert!(codes < json / 2, "{codes} of {json}");
        let mut found = Vec::new();
        for (row, text) in (0..).zip(&texts) {
            records.json(row, &mut found).unwrap();
            assert_eq!(found, text.as_bytes());
        }
        assert_eq!(records.json(3000, &mut found), None);
    }
}
