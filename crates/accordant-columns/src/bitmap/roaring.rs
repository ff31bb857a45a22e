//! Bitmaps whose rows are listed where they are few, stretch by stretch.

use std::ops::RangeInclusive;

pub use ::roaring::RoaringBitmap;
pub(crate) use roaring::bitmap::Iter;

use super::CHUNK;
use super::{BATCH, FEW};

/// How many rows a container has at most that lists them, how many bytes one has that has a bit for each, and how many
/// bytes stand before either.
const ARRAY: usize = 4096;
const BITMAP: usize = CHUNK as usize / 8;
const HEADER: usize = 16;

/// Whether so many rows, up to this one, are better listed.
///
/// A bitmap has a container for every 65,536 rows it touches, which costs more than the rows themselves
/// where there are only few.
pub fn are_few(count: usize, _last: u32) -> bool {
    count <= FEW
}

/// Adds rows behind all that a bitmap has.
pub(crate) fn append(set: &mut RoaringBitmap, rows: &[u32]) {
    for rows in rows.chunk_by(|a, b| a / CHUNK == b / CHUNK) {
        let is_new = set.max().map(|max| max / CHUNK) != rows.first().map(|row| row / CHUNK);
        match Some(rows).filter(|_| is_new).and_then(container) {
            Some(container) => *set |= container,
            // They are in order and behind the others: nothing is refused.
            None => drop(set.append(rows.iter().copied())),
        }
    }
}

/// A bitmap of rows in one container, made at once: as large as it must be, where one to which rows are added has room for
/// more. It is written as it is serialized.
fn container(rows: &[u32]) -> Option<RoaringBitmap> {
    let key = rows.first()? / CHUNK;
    let last = u32::try_from(rows.len()).ok()?.checked_sub(1)?;
    let size = if rows.len() <= ARRAY {
        2 * rows.len()
    } else {
        BITMAP
    };
    let mut bytes = Vec::with_capacity(HEADER + size);
    // That no runs follow, and one container: which, how many rows, and where.
    for number in [12_346, 1, key | (last << 16), 16] {
        bytes.extend_from_slice(&u32::to_le_bytes(number));
    }
    if rows.len() <= ARRAY {
        bytes.extend(rows.iter().flat_map(|row| {
            let [a, b, _, _] = row.to_le_bytes();
            [a, b]
        }));
    } else {
        bytes.resize(HEADER + BITMAP, 0);
        for row in rows {
            let place = HEADER + (row % CHUNK) as usize / 8;
            if let Some(byte) = bytes.get_mut(place) {
                *byte |= 1 << (row % 8);
            }
        }
    }
    RoaringBitmap::deserialize_unchecked_from(bytes.as_slice()).ok()
}

/// The rows of a stretch, some at a time.
pub(crate) fn batches(
    rows: &RoaringBitmap,
    stretch: &RangeInclusive<u32>,
    each: &mut dyn FnMut(&[u32]),
) {
    let last = rows.max().map_or(0, |last| last.min(*stretch.end()));
    let mut batch = [0; BATCH];
    for container in stretch.start() / CHUNK..=last / CHUNK {
        let here = container * CHUNK..=container * CHUNK + (CHUNK - 1);
        let here = *stretch.start().max(here.start())..=last.min(*here.end());
        if here.is_empty() {
            continue;
        }
        // `next_many` of roaring 0.12 skips containers that are one run of all their rows.
        if rows.contains_range(here.clone()) {
            for first in here.clone().step_by(BATCH) {
                let rows = (first..=*here.end()).zip(&mut batch);
                let count = rows.map(|(row, place)| *place = row).count();
                each(batch.get(..count).unwrap_or_default());
            }
            continue;
        }
        let mut rows = rows.range(here);
        loop {
            match rows.next_many(&mut batch) {
                [] => break,
                batch => each(batch),
            }
        }
    }
}
