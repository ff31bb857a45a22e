//! An index as bytes, to be there again without reading and indexing its records.

use std::sync::Arc;

use super::Index;
use super::bytes;
use super::columns::Head;
use crate::model::{Portfolio, too_many_records};
use crate::time::Policy;
use crate::{Error, Limits, json};

/// What snapshots begin with: no text does, and what changes line ends on its way changes it.
const MARK: [u8; 12] = *b"\x9daccordant\r\n";

/// How what follows is written. It changes with everything that an index is made of.
const LAYOUT: u8 = 1;

/// Where the checksum begins, and how many bytes it has; everything else stands behind it.
const START: usize = MARK.len() + 1;
const SUM: usize = 8;

impl Index {
    /// Whether these bytes begin as a snapshot does.
    pub fn is_snapshot(bytes: &[u8]) -> bool {
        bytes.starts_with(&MARK)
    }

    /// The index as bytes, from which [`Index::from_snapshot`] makes it again in a fraction of the time that loading takes.
    ///
    /// They are for keeping what is loaded often, beside the JSON that it was loaded from: each release reads its own.
    pub fn to_snapshot(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.push(LAYOUT);
        bytes.extend_from_slice(&[0; SUM]);
        bytes::put_many(json::to_string(self.head()).as_bytes(), &mut bytes);
        bytes::put_many(&bytes_of(self.columns.times.frame.policy), &mut bytes);
        self.columns.to_bytes(&mut bytes);
        bytes::put_rows(&self.live, &mut bytes);
        self.ids.to_bytes(&mut bytes);
        bytes::put_all(self.places.as_deref().unwrap_or_default(), &mut bytes);
        let (head, body) = bytes.split_at_mut(START + SUM);
        if let Some(sum) = head.last_chunk_mut() {
            *sum = checksum(body).to_le_bytes();
        }
        bytes
    }

    /// The index that was made into these bytes, for questions under this policy. Under another than it had, its records are
    /// indexed anew.
    ///
    /// # Errors
    /// `snapshot.other-release`, `snapshot.damaged`; `limit.input`, `limit.records`. Of records and of what they refer to
    /// nothing is checked that was when they were first read: who takes snapshots from others trusts them with the answers.
    pub fn from_snapshot(bytes: &[u8], policy: Policy, limits: &Limits) -> Result<Index, Error> {
        limits.check_input(bytes.len())?;
        let mut bytes = body(bytes)?;
        let head = bytes::take_text(&mut bytes).ok_or_else(damaged)?;
        let head = Head::new(Portfolio::from_json_within(head, limits)?);
        let others = head.portfolio.organizations.len() + head.portfolio.programmes.len();
        let kept = bytes::take_many(&mut bytes);
        let mut index = Index::of_head(Arc::new(head), policy, &Arc::default());
        let filled = index.fill(&mut bytes);
        if filled.is_none() || !bytes.is_empty() {
            return Err(damaged());
        }
        let records = others + index.len();
        if records > limits.records {
            return Err(too_many_records(records, limits));
        }
        if kept == Some(&bytes_of(policy)[..]) {
            return Ok(index);
        }
        Index::with_policy(&index.to_portfolio(), policy)
    }

    fn fill(&mut self, bytes: &mut &[u8]) -> Option<()> {
        self.columns.fill(&self.head, bytes)?;
        let rows = self.columns.len();
        self.live = bytes::take_rows(rows, bytes)?;
        self.ids.fill(rows, &self.live, bytes)?;
        let mut places = Vec::new();
        bytes::take_all(u32::MAX, &mut places, bytes)?;
        if places.len() == rows as usize {
            self.places = Some(places);
        } else if !places.is_empty() {
            return None;
        }
        self.spread();
        Some(())
    }
}

/// What stands behind the checksum, which is right.
fn body(bytes: &[u8]) -> Result<&[u8], Error> {
    let behind = bytes.strip_prefix(&MARK).and_then(<[u8]>::split_first);
    let (layout, behind) = behind.ok_or_else(damaged)?;
    if *layout != LAYOUT {
        return Err(unreadable(
            "snapshot.other-release",
            "the snapshot is of another release",
        ));
    }
    let (sum, body) = behind.split_first_chunk().ok_or_else(damaged)?;
    if u64::from_le_bytes(*sum) == checksum(body) {
        Ok(body)
    } else {
        Err(damaged())
    }
}

/// A number that is another if any eight bytes are others, and most likely if more are: FNV-1a, eight bytes at a time.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let words = words
        .iter()
        .chain([&last])
        .map(|word| u64::from_le_bytes(*word));
    words.fold(0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64, |sum, word| {
        (sum ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
    })
}

fn damaged() -> Error {
    unreadable("snapshot.damaged", "the snapshot is not as it was written")
}

fn unreadable(code: &'static str, message: &str) -> Error {
    Error::new(code, message).help("make it anew from the JSON that it was made of")
}

/// A policy as bytes, to be compared.
fn bytes_of(policy: Policy) -> [u8; 6] {
    let Policy {
        hemisphere,
        winter_year,
        academic_year_start,
        day_order,
        century_pivot,
        open_ends,
    } = policy;
    [
        hemisphere as u8,
        winter_year as u8,
        academic_year_start,
        day_order as u8,
        century_pivot,
        open_ends as u8,
    ]
}

#[cfg(test)]
mod tests;
