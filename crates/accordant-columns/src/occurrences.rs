//! Which rows have which codes.

use std::ops::Range;

use prefetch_index::prefetch_index;

use crate::{CHUNK, Postings};

/// From how many staged rows on they are grouped by their codes before they are made known.
const MANY: usize = 1 << 12;

/// About how many rows are listed at once while they are made known. What has ever given much memory back in one piece keeps
/// more of what is given back later: so do the allocators of most systems.
const LIST: usize = 1 << 18;

/// How many codes ahead the memory is asked for what is known of one: codes are all over it.
const AHEAD: usize = 16;

/// Which rows have each code.
///
/// What is pushed or appended is staged, and known by its code only once it is settled.
#[derive(Debug, Clone, Default)]
pub struct Occurrences {
    postings: Vec<Postings>,
    /// Codes and the rows that have them, row by row; some of them twice.
    staged: Vec<(u32, u32)>,
    /// What was staged before.
    parts: Parts,
}

/// Rows that were staged one part after the other, each part grouped by its codes: a fraction of what they take row by
/// row, and of the work to go on with.
///
/// They lie together, and not a list for each part: parts come from where others are made at the same time, and what is
/// kept there stands in the way of giving back what lies around it.
#[derive(Debug, Clone, Default)]
struct Parts {
    each: Vec<Part>,
    /// The codes of the parts.
    codes: Vec<u32>,
    /// Of how many rows of the part each code is, less one: all of a chunk can have it.
    counts: Vec<u16>,
    /// The rows of the parts, counted from the base of each.
    rows: Vec<u16>,
}

/// A part, all of one chunk.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// The row from which its rows are counted.
    base: u32,
    /// How many codes and rows it has.
    codes: usize,
    rows: usize,
}

/// Room to group rows in, for one part after the other.
#[derive(Debug, Default)]
pub struct Scratch {
    marks: Vec<Mark>,
}

/// What is known of a code while rows are grouped.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// How many rows have it; then where the next of them goes.
    count: u32,
    /// One more than the last of them.
    behind: u32,
}

impl Parts {
    /// Groups codes and rows of one chunk, which are in order, by the codes; each row only once.
    fn group(&mut self, staged: &mut [(u32, u32)], scratch: &mut Scratch) {
        let marks = &mut scratch.marks;
        let most = staged.iter().map(|(code, _)| *code).max();
        let wanted = most.map_or(0, |code| code as usize + 1);
        if marks.len() < wanted {
            marks.resize(wanted, Mark::default());
        }
        // Whether a code or a row is new cannot be foreseen: both are written, and count or do not.
        let first_code = self.codes.len();
        self.codes.resize(first_code + staged.len().min(wanted), 0);
        let codes = self.codes.get_mut(first_code..).unwrap_or_default();
        let (mut different, mut kept) = (0, 0);
        for place in 0..staged.len() {
            ask_for(marks, staged.get(place + AHEAD).map(|(code, _)| code));
            if let Some((code, row)) = staged.get(place).copied()
                && let Some(mark) = marks.get_mut(code as usize)
            {
                if let Some(to) = codes.get_mut(different) {
                    *to = code;
                }
                different += usize::from(mark.count == 0);
                let is_new = mark.behind != row + 1;
                mark.count += u32::from(is_new);
                mark.behind = row + 1;
                if let Some(to) = staged.get_mut(kept) {
                    *to = (code, row);
                }
                kept += usize::from(is_new);
            }
        }
        let codes = codes.get_mut(..different).unwrap_or_default();
        let mut end = 0;
        self.counts.extend(codes.iter().map(|code| {
            let mark = marks.get_mut(*code as usize);
            let count = mark.map_or(0, |mark| std::mem::replace(&mut mark.count, end));
            end += count;
            halves(count.saturating_sub(1))[0]
        }));
        let first_row = self.rows.len();
        self.rows.resize(first_row + kept, 0);
        let rows = self.rows.get_mut(first_row..).unwrap_or_default();
        for (place, (code, row)) in staged.iter().take(kept).enumerate() {
            ask_for(marks, staged.get(place + AHEAD).map(|(code, _)| code));
            if let Some(mark) = marks.get_mut(*code as usize)
                && let Some(place) = rows.get_mut(mark.count as usize)
            {
                [*place, _] = halves(*row);
                mark.count += 1;
            }
        }
        for code in &*codes {
            if let Some(mark) = marks.get_mut(*code as usize) {
                *mark = Mark::default();
            }
        }
        self.codes.truncate(first_code + different);
        let first = staged.first().map_or(0, |(_, row)| *row);
        self.each.push(Part {
            base: first - first % CHUNK,
            codes: different,
            rows: kept,
        });
    }

    /// The parts: each, and its rows by their codes.
    fn each(&self) -> impl Iterator<Item = (Part, ByCode<'_>)> + Clone {
        let (mut codes, mut counts) = (self.codes.as_slice(), self.counts.as_slice());
        let mut rows = self.rows.as_slice();
        self.each.iter().map(move |part| {
            let mut own = ByCode::default();
            (own.codes, codes) = codes.split_at_checked(part.codes).unwrap_or_default();
            (own.counts, counts) = counts.split_at_checked(part.codes).unwrap_or_default();
            (own.rows, rows) = rows.split_at_checked(part.rows).unwrap_or_default();
            (*part, own)
        })
    }

    /// Adds parts that begin at a row behind all so far, by the code that each of their codes is here.
    fn append(&mut self, parts: &Parts, base: u32, here: &dyn Fn(u32) -> u32) {
        let known = self.codes.len();
        for (part, by_code) in parts.each() {
            let base = base + part.base;
            let behind = CHUNK - base % CHUNK;
            if by_code.rows.iter().any(|row| u32::from(*row) >= behind) {
                for within in [0..behind, behind..CHUNK] {
                    self.push(base, by_code, within);
                }
            } else {
                self.codes.extend_from_slice(by_code.codes);
                self.counts.extend_from_slice(by_code.counts);
                self.rows.extend_from_slice(by_code.rows);
                self.each.push(Part { base, ..part });
            }
        }
        for code in self.codes.iter_mut().skip(known) {
            *code = here(*code);
        }
    }

    /// Adds what there is within some rows, all counted from a base.
    fn push(&mut self, base: u32, by_code: ByCode<'_>, within: Range<u32>) {
        let (codes, rows) = (self.codes.len(), self.rows.len());
        for (code, list) in by_code.each() {
            let list = list.iter().map(|row| u32::from(*row));
            let list = list.filter(|row| within.contains(row));
            let before = self.rows.len();
            self.rows
                .extend(list.map(|row| halves(row - within.start)[0]));
            if let Some(last) = (self.rows.len() - before).checked_sub(1) {
                self.codes.push(code);
                self.counts.push(u16::try_from(last).unwrap_or(u16::MAX));
            }
        }
        self.each.push(Part {
            base: base.saturating_add(within.start),
            codes: self.codes.len() - codes,
            rows: self.rows.len() - rows,
        });
    }

    /// Takes away the first parts.
    fn take_away(&mut self, count: usize) {
        let (mut codes, mut rows) = (0, 0);
        for part in self.each.drain(..count) {
            codes += part.codes;
            rows += part.rows;
        }
        self.codes.drain(..codes);
        self.counts.drain(..codes);
        self.rows.drain(..rows);
    }
}

/// The rows of a part, by their codes.
#[derive(Debug, Clone, Copy, Default)]
struct ByCode<'p> {
    codes: &'p [u32],
    counts: &'p [u16],
    rows: &'p [u16],
}

impl<'p> ByCode<'p> {
    /// Each code, and its rows.
    fn each(self) -> impl Iterator<Item = (u32, &'p [u16])> {
        let mut rows = self.rows;
        self.codes
            .iter()
            .zip(self.counts)
            .map(move |(code, count)| {
                let own;
                (own, rows) = rows
                    .split_at_checked(usize::from(*count) + 1)
                    .unwrap_or_default();
                (*code, own)
            })
    }
}

/// Has what is known of a code brought here before it is needed.
#[inline]
fn ask_for<T>(known: &[T], code: Option<&u32>) {
    if let Some(code) = code {
        prefetch_index(known, *code as usize);
    }
}

/// The lower and the upper half of a number.
fn halves(number: u32) -> [u16; 2] {
    let [a, b, c, d] = number.to_le_bytes();
    [u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])]
}

impl Occurrences {
    /// Stages that the last row has a code.
    pub fn push(&mut self, row: u32, code: u32) {
        self.staged.push((code, row));
    }

    /// Stages that the last row has these codes.
    pub fn push_all(&mut self, row: u32, codes: &[u32]) {
        self.staged.extend(codes.iter().map(|code| (*code, row)));
    }

    /// Whether nothing is staged.
    pub fn is_settled(&self) -> bool {
        self.staged.is_empty() && self.parts.each.is_empty()
    }

    /// Makes known what is staged.
    pub fn settle(&mut self) {
        self.settle_as(&mut |code, _| code);
    }

    /// Makes known what is staged, by the number that each code has here; it is given the next one that is free.
    pub fn settle_as(&mut self, here: &mut dyn FnMut(u32, u32) -> u32) {
        if self.staged.len() >= MANY {
            self.close(&mut Scratch::default());
        }
        self.settle_parts(u32::MAX, here);
        let mut staged = std::mem::take(&mut self.staged);
        for (code, row) in staged.drain(..) {
            self.change(here(code, self.next()), |rows| rows.push(row));
        }
        self.staged = staged;
    }

    /// Makes known what is staged of rows before this one, at which a chunk begins.
    pub fn settle_before(&mut self, row: u32, here: &mut dyn FnMut(u32, u32) -> u32) {
        self.settle_parts(row, here);
    }

    fn settle_parts(&mut self, before: u32, here: &mut dyn FnMut(u32, u32) -> u32) {
        let mut parts = std::mem::take(&mut self.parts);
        while let Some(part) = parts.each.first().filter(|part| part.base < before) {
            let chunk = part.base / CHUNK;
            let count = parts
                .each
                .partition_point(|part| part.base / CHUNK <= chunk);
            self.settle_chunk(parts.each().take(count), here);
            parts.take_away(count);
        }
        // The room is kept for those that come.
        self.parts = parts;
    }

    /// Makes known some parts, all of one chunk.
    fn settle_chunk<'p>(
        &mut self,
        parts: impl Iterator<Item = (Part, ByCode<'p>)> + Clone,
        here: &mut dyn FnMut(u32, u32) -> u32,
    ) {
        let codes = parts.clone().flat_map(|(_, by_code)| by_code.codes);
        let codes = codes.max().map_or(0, |most| *most as usize + 1);
        // In which list the rows of each code come, and where in it they end.
        let mut ends = vec![(0, 0); codes];
        for (_, by_code) in parts.clone() {
            for (place, (code, rows)) in by_code.each().enumerate() {
                ask_for(&ends, by_code.codes.get(place + AHEAD));
                if let Some((_, count)) = ends.get_mut(code as usize) {
                    *count += rows.len();
                }
            }
        }
        // Where they begin; each part moves it on.
        let (mut lists, mut size) = (Vec::new(), 0);
        for (list, end) in &mut ends {
            let count = *end;
            if size > 0 && size + count > LIST {
                lists.push(vec![0; size]);
                size = 0;
            }
            (*list, *end) = (lists.len(), size);
            size += count;
        }
        lists.push(vec![0; size]);
        for (part, by_code) in parts {
            for (place, (code, rows)) in by_code.each().enumerate() {
                ask_for(&ends, by_code.codes.get(place + 2 * AHEAD));
                if let Some(code) = by_code.codes.get(place + AHEAD)
                    && let Some((list, end)) = ends.get(*code as usize)
                    && let Some(list) = lists.get(*list)
                {
                    prefetch_index(list, *end);
                }
                if let Some((list, end)) = ends.get_mut(code as usize)
                    && let Some(list) = lists.get_mut(*list)
                    && let Some(places) = list.get_mut(*end..*end + rows.len())
                {
                    for (place, row) in places.iter_mut().zip(rows) {
                        *place = part.base + u32::from(*row);
                    }
                    *end += rows.len();
                }
            }
        }
        let (mut last, mut start) = (0, 0);
        for (code, (list, end)) in (0..).zip(ends) {
            if list != last {
                // What it took is room for the rows that are made known next.
                lists.get_mut(last).map(std::mem::take);
                (last, start) = (list, 0);
            }
            let rows = lists.get(list).and_then(|list| list.get(start..end));
            start = end;
            if let Some(rows) = rows.filter(|rows| !rows.is_empty()) {
                self.change(here(code, self.next()), |all| all.extend(rows));
            }
        }
    }

    /// Groups what is staged, so that it can be appended.
    pub fn close(&mut self, scratch: &mut Scratch) {
        let mut staged = std::mem::take(&mut self.staged);
        for chunk in staged.chunk_by_mut(|(_, a), (_, b)| a / CHUNK == b / CHUNK) {
            self.parts.group(chunk, scratch);
        }
    }

    /// Stages what is staged in a part that was closed and begins at a row behind all so far, by the code that each of
    /// its codes is here.
    pub fn append(&mut self, part: &Occurrences, base: u32, here: &dyn Fn(u32) -> u32) {
        self.parts.append(&part.parts, base, here);
    }

    fn next(&self) -> u32 {
        u32::try_from(self.postings.len()).unwrap_or(u32::MAX)
    }

    fn change(&mut self, code: u32, change: impl FnOnce(&mut Postings)) {
        let place = code as usize;
        if self.postings.len() <= place {
            self.postings.resize(place + 1, Postings::None);
        }
        if let Some(rows) = self.postings.get_mut(place) {
            change(rows);
        }
    }

    /// The rows that have a code.
    pub fn of(&self, code: u32) -> Option<&Postings> {
        self.postings.get(code as usize)
    }

    /// These rows, of each code in order.
    pub fn of_each(postings: Vec<Postings>) -> Occurrences {
        Occurrences {
            postings,
            ..Occurrences::default()
        }
    }

    /// The rows that have each code, in order.
    pub fn each(&self) -> impl Iterator<Item = &Postings> {
        self.postings.iter()
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.staged = Vec::new();
        self.parts = Parts::default();
        self.postings.shrink_to_fit();
        self.postings.iter_mut().for_each(Postings::shrink);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Whether a row has a code: all have 0; of the others the higher ones are rarer.
    fn has(row: u32, code: u32) -> bool {
        (row / 3)
            .wrapping_mul(2_654_435_761)
            .rotate_left(code)
            .is_multiple_of(1 + 3 * code * code)
    }

    const CODES: u32 = 120;

    #[test]
    fn rows_are_known_by_code_however_they_were_cut() {
        // Smaller and larger than a chunk, and with edges beside those of chunks.
        let pieces = [1, 0, 65_534, 2, 5_000, 90_000, 36_072, 140_000, 3];
        let mut expected: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        let mut all = Occurrences::default();
        let mut scratch = Scratch::default();
        let mut numbers = BTreeMap::new();
        let mut number = |code: u32, next: u32| *numbers.entry(code).or_insert(next);
        let mut base = 0;
        for rows in pieces {
            let mut part = Occurrences::default();
            for row in 0..rows {
                for code in (0..CODES).filter(|code| has(base + row, *code)) {
                    expected.entry(code).or_default().insert(base + row);
                    // Another numbering in the part, and some more than once.
                    for _ in 0..=row % 2 {
                        part.push(row, CODES - code);
                    }
                }
            }
            part.close(&mut scratch);
            all.append(&part, base, &|code| CODES - code);
            let behind = base + rows;
            if behind / CHUNK > base / CHUNK {
                all.settle_before(behind - behind % CHUNK, &mut number);
            }
            base = behind;
        }
        all.settle_as(&mut number);
        // A few more, without being grouped.
        for row in base..base + 10 {
            all.push(row, 7);
            expected.entry(7).or_default().insert(row);
        }
        all.settle_as(&mut number);
        assert!(all.is_settled());
        for (code, rows) in expected {
            let found = all.of(numbers[&code]).unwrap().rows();
            assert!(found.iter().eq(rows), "{code}");
        }
        assert_eq!(all.each().count(), numbers.len());
    }
}
