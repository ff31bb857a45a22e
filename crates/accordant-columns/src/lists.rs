//! Short lists of numbers, one a row.

use std::ops::Range;
use std::slice;

use prefetch_index::prefetch_index;

use crate::bitmap::Bitmap;

/// How many rows a block has.
const BLOCK: usize = 1 << 16;

/// Up to how many numbers a list is copied whole, and how many of these are counted in one go.
const SHORT: usize = 16;
const BATCH: usize = 64;

/// From how many rows on between two of them the processor does not bring the next one here by itself.
const APART: usize = 8;

/// Up to how many numbers a list is searched for each that it has twice; longer ones are marked off on a bitmap.
const LONG: usize = 64;

/// Numbers of each row, in order.
///
/// They are codes or places of values, of which there are fewer than 2^32 - 1. Rows lie in blocks, each of
/// which keeps its numbers in as few bytes as the largest needs.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    blocks: Vec<Block>,
    rows: usize,
    /// Where the numbers of a row are put together.
    list: Vec<u32>,
}

/// The numbers of some rows, each one higher than it is.
#[derive(Debug, Clone)]
enum Block {
    /// The number of each row, 0 for none: most rows have one, which is found in a single step.
    One(Numbers),
    /// The numbers of all rows and where those of each end.
    Several(Numbers, Vec<u32>),
}

impl Lists {
    /// Adds the next row with its numbers; one that it has twice counts once.
    pub fn push(&mut self, numbers: &mut dyn Iterator<Item = u32>) {
        let mut list = std::mem::take(&mut self.list);
        list.clear();
        list.extend(numbers.map(|number| number.saturating_add(1)));
        once(&mut list);
        self.push_list(&list);
        self.list = list;
    }

    /// Adds the next row with its numbers as they are stored.
    fn push_list(&mut self, list: &[u32]) {
        if self.rows.is_multiple_of(BLOCK) {
            self.blocks.push(Block::One(Numbers::default()));
        }
        if let Some(block) = self.blocks.last_mut() {
            match (&*block, list) {
                (Block::One(_), []) => block.extend(&[0], None),
                (Block::One(_), [_]) => block.extend(list, None),
                _ => {
                    let end = u32::try_from(list.len()).unwrap_or(u32::MAX);
                    block.extend(list, Some((0, &[end])));
                }
            }
        }
        self.rows += 1;
    }

    /// Adds the rows of a part, each number as what it is here, if that is another.
    pub fn append(&mut self, part: &Lists, here: Option<&[u32]>) {
        let mut list = std::mem::take(&mut self.list);
        let mut row = 0;
        while row < part.rows {
            if self.rows.is_multiple_of(BLOCK) {
                self.blocks.push(Block::One(Numbers::default()));
            }
            // As many as both blocks have room for.
            let (from, to) = (row % BLOCK, self.rows % BLOCK);
            let count = (BLOCK - from).min(BLOCK - to).min(part.rows - row);
            list.clear();
            let block = part.blocks.get(row / BLOCK);
            if let (Some(block), Some(all)) = (block, self.blocks.last_mut()) {
                let ends = block.numbers_of(from..from + count, &mut list);
                if let Some(here) = here {
                    for stored in &mut list {
                        let number = stored.checked_sub(1);
                        let number = number.and_then(|number| here.get(number as usize));
                        *stored = number.map_or(0, |number| number.saturating_add(1));
                    }
                }
                all.extend(&list, ends);
            }
            self.rows += count;
            row += count;
        }
        self.list = list;
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The numbers of a row.
    pub fn of_row(&self, row: u32) -> impl Iterator<Item = u32> + Clone {
        self.at(row as usize)
    }

    fn at(&self, row: usize) -> impl Iterator<Item = u32> + Clone {
        let block = self.blocks.get(row / BLOCK);
        let found = block.map(|block| block.of_row(row % BLOCK));
        let stored = found
            .into_iter()
            .flat_map(|(numbers, range)| numbers.range(range));
        stored.filter_map(|number| number.checked_sub(1))
    }

    /// Adds to the counts how many of the rows, which are in increasing order, have each number.
    pub fn count(&self, mut rows: &[u32], counts: &mut Counts) {
        let block_of = |row: u32| row as usize / BLOCK;
        while let Some(first) = rows.first() {
            let block = block_of(*first);
            let end = rows.partition_point(|row| block_of(*row) == block);
            let (here, behind) = rows.split_at(end);
            match self.blocks.get(block) {
                Some(Block::One(numbers)) => numbers.count_one(here, counts),
                Some(Block::Several(numbers, ends)) => numbers.count_several(here, ends, counts),
                None => {}
            }
            rows = behind;
        }
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.list = Vec::new();
        self.blocks.shrink_to_fit();
        for block in &mut self.blocks {
            match block {
                Block::One(numbers) => numbers.shrink(),
                Block::Several(numbers, ends) => {
                    numbers.shrink();
                    ends.shrink_to_fit();
                }
            }
        }
    }
}

/// Leaves each number only the first time.
pub fn once(list: &mut Vec<u32>) {
    if list.len() > LONG {
        let mut seen = Bitmap::new();
        list.retain(|number| seen.insert(*number));
        return;
    }
    let mut place = 1;
    while let Some((number, before)) = list.get(..=place).and_then(<[u32]>::split_last) {
        if before.contains(number) {
            list.remove(place);
        } else {
            place += 1;
        }
    }
}

impl Block {
    /// Lists the numbers of some rows as they are stored here. If the rows can have several: where the numbers of the
    /// first row begin, and those of each end.
    fn numbers_of(&self, rows: Range<usize>, list: &mut Vec<u32>) -> Option<(u32, &[u32])> {
        match self {
            Block::One(numbers) => {
                numbers.list(rows, list);
                None
            }
            Block::Several(numbers, ends) => {
                let before = rows.start.checked_sub(1).and_then(|row| ends.get(row));
                let start = before.copied().unwrap_or(0);
                let ends = ends.get(rows).unwrap_or_default();
                let end = ends.last().copied().unwrap_or(start);
                numbers.list(start as usize..end as usize, list);
                Some((start, ends))
            }
        }
    }

    /// Adds rows with these numbers, as they are stored, and as `numbers_of` says where they end.
    fn extend(&mut self, list: &[u32], ends: Option<(u32, &[u32])>) {
        if let (Block::One(numbers), Some(_)) = (&*self, ends) {
            *self = numbers.as_several();
        }
        match (self, ends) {
            (Block::One(numbers), _) => numbers.extend(list),
            (Block::Several(numbers, all), Some((start, ends))) => {
                let before = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                numbers.extend(list);
                all.extend(ends.iter().map(|end| before + (end - start)));
            }
            (Block::Several(numbers, all), None) => {
                for number in list {
                    if *number > 0 {
                        numbers.extend(slice::from_ref(number));
                    }
                    all.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
                }
            }
        }
    }

    /// Where the numbers of a row are.
    fn of_row(&self, place: usize) -> (&Numbers, Range<usize>) {
        match self {
            Block::One(numbers) => (numbers, place..place + 1),
            Block::Several(numbers, ends) => (numbers, range(ends, place)),
        }
    }
}

/// Where the numbers of a row begin and end.
fn range(ends: &[u32], place: usize) -> Range<usize> {
    let end = |place: usize| ends.get(place).map_or(0, |end| *end as usize);
    place.checked_sub(1).map_or(0, end)..end(place)
}

/// Numbers of as many bytes as the largest so far needs.
#[derive(Debug, Clone)]
enum Numbers {
    Bytes(Vec<u8>),
    Pairs(Vec<u16>),
    Fours(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers::Bytes(Vec::new())
    }
}

impl Numbers {
    fn len(&self) -> usize {
        match self {
            Numbers::Bytes(all) => all.len(),
            Numbers::Pairs(all) => all.len(),
            Numbers::Fours(all) => all.len(),
        }
    }

    fn get(&self, place: usize) -> Option<u32> {
        match self {
            Numbers::Bytes(all) => all.get(place).copied().map(u32::from),
            Numbers::Pairs(all) => all.get(place).copied().map(u32::from),
            Numbers::Fours(all) => all.get(place).copied(),
        }
    }

    fn range(&self, range: Range<usize>) -> impl Iterator<Item = u32> + Clone {
        range.map_while(|place| self.get(place))
    }

    /// Lists those in a range.
    fn list(&self, range: Range<usize>, list: &mut Vec<u32>) {
        match self {
            Numbers::Bytes(all) => {
                let all = all.get(range).unwrap_or_default().iter();
                list.extend(all.copied().map(u32::from));
            }
            Numbers::Pairs(all) => {
                let all = all.get(range).unwrap_or_default().iter();
                list.extend(all.copied().map(u32::from));
            }
            Numbers::Fours(all) => list.extend_from_slice(all.get(range).unwrap_or_default()),
        }
    }

    fn extend(&mut self, numbers: &[u32]) {
        let largest = numbers.iter().fold(0, |all, number| all | number);
        match self {
            Numbers::Bytes(all) if u8::try_from(largest).is_err() => {
                *self = Numbers::Pairs(all.iter().copied().map(u16::from).collect());
                return self.extend(numbers);
            }
            Numbers::Pairs(all) if u16::try_from(largest).is_err() => {
                *self = Numbers::Fours(all.iter().copied().map(u32::from).collect());
                return self.extend(numbers);
            }
            _ => {}
        }
        // They fit by now: no byte that is left out says something.
        let bytes = numbers.iter().map(|number| number.to_le_bytes());
        match self {
            Numbers::Bytes(all) => all.extend(bytes.map(|[a, ..]| a)),
            Numbers::Pairs(all) => all.extend(bytes.map(|[a, b, ..]| u16::from_le_bytes([a, b]))),
            Numbers::Fours(all) => all.extend_from_slice(numbers),
        }
    }

    /// The rows that have one at most, as rows that can have several.
    fn as_several(&self) -> Block {
        let mut several = Numbers::default();
        let mut ends = Vec::with_capacity(self.len() + 1);
        for number in self.range(0..self.len()) {
            if number > 0 {
                several.extend(&[number]);
            }
            ends.push(u32::try_from(several.len()).unwrap_or(u32::MAX));
        }
        Block::Several(several, ends)
    }

    /// Counts the numbers of rows that have one at most.
    fn count_one(&self, rows: &[u32], counts: &mut Counts) {
        match self {
            Numbers::Bytes(all) => count_one(all, rows, counts),
            Numbers::Pairs(all) => count_one(all, rows, counts),
            Numbers::Fours(all) => count_one(all, rows, counts),
        }
    }

    /// Counts the numbers of rows that can have several.
    fn count_several(&self, rows: &[u32], ends: &[u32], counts: &mut Counts) {
        match self {
            Numbers::Bytes(all) => count_several(all, rows, ends, counts),
            Numbers::Pairs(all) => count_several(all, rows, ends, counts),
            Numbers::Fours(all) => count_several(all, rows, ends, counts),
        }
    }

    fn shrink(&mut self) {
        match self {
            Numbers::Bytes(all) => all.shrink_to_fit(),
            Numbers::Pairs(all) => all.shrink_to_fit(),
            Numbers::Fours(all) => all.shrink_to_fit(),
        }
    }
}

fn count_one<T: Copy + Into<u32>>(all: &[T], rows: &[u32], counts: &mut Counts) {
    for row in rows {
        if let Some(number) = all.get(*row as usize % BLOCK) {
            counts.add_stored((*number).into());
        }
    }
}

fn count_several<T: Copy + Default + Into<u32>>(
    all: &[T],
    rows: &[u32],
    ends: &[u32],
    counts: &mut Counts,
) {
    // How many numbers a row has cannot be guessed: to go on with the next one without knowing, more of them
    // than it has are copied into a list, behind the last one that counts.
    let mut list = [T::default(); BATCH * SHORT];
    for rows in rows.chunks(BATCH) {
        if are_far_apart(rows) {
            for row in rows {
                prefetch_index(ends, *row as usize % BLOCK);
            }
            for row in rows {
                prefetch_index(all, range(ends, *row as usize % BLOCK).start);
            }
        }
        let mut length = 0;
        for row in rows {
            let range = range(ends, *row as usize % BLOCK);
            let short = all.get(range.start..range.start + SHORT);
            if let (Some(from), Some(to)) = (short, list.get_mut(length..length + SHORT))
                && range.len() <= SHORT
            {
                to.copy_from_slice(from);
                length += range.len();
                continue;
            }
            for number in all.get(range).unwrap_or_default() {
                counts.add_stored((*number).into());
            }
        }
        for number in list.get(..length).unwrap_or_default() {
            counts.add_stored((*number).into());
        }
    }
}

/// Whether hardly any two of the rows lie in the same line of memory, so that it is worth asking for them ahead.
fn are_far_apart(rows: &[u32]) -> bool {
    let reach = rows
        .last()
        .zip(rows.first())
        .map_or(0, |(last, first)| last - first);
    reach as usize / APART >= rows.len()
}

/// How many rows have each number.
#[derive(Debug, Clone)]
pub struct Counts {
    /// Behind one for the rows that have none.
    counts: Vec<u32>,
}

impl Counts {
    /// No row has any of so many numbers.
    pub fn new(numbers: usize) -> Counts {
        Counts {
            counts: vec![0; numbers + 1],
        }
    }

    fn add_stored(&mut self, number: u32) {
        if let Some(count) = self.counts.get_mut(number as usize) {
            *count += 1;
        }
    }

    /// One row more has a number.
    pub fn add(&mut self, number: u32) {
        self.add_stored(number.saturating_add(1));
    }

    /// How many rows have a number.
    pub fn set(&mut self, number: u32, rows: usize) {
        if let Some(count) = self.counts.get_mut(number as usize + 1) {
            *count = u32::try_from(rows).unwrap_or(u32::MAX);
        }
    }

    /// Adds the counts of other rows.
    pub fn add_all(&mut self, others: &Counts) {
        for (count, other) in self.counts.iter_mut().zip(&others.counts) {
            *count += other;
        }
    }

    /// The counts in the order of the numbers.
    pub fn each(&self) -> &[u32] {
        self.counts.get(1..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of a row: none, one or several, small ones first, then larger ones.
    fn numbers(row: usize) -> Vec<u32> {
        let (small, large) = (u32::try_from(row % 9).unwrap(), u32::try_from(row).unwrap());
        match row {
            0..1000 if row.is_multiple_of(5) => vec![],
            0..1000 => vec![small],
            1000..5000 => vec![small, 250 + small, small, 250 + small],
            5000..6000 => vec![large, 0, 1, large],
            6000..7000 => vec![],
            7000 => (0..100).chain(50..150).collect(),
            _ if row > BLOCK + 10 => vec![100_000 + large],
            _ => vec![small],
        }
    }

    fn distinct(row: usize) -> Vec<u32> {
        let mut found = Vec::new();
        for number in numbers(row) {
            if !found.contains(&number) {
                found.push(number);
            }
        }
        found
    }

    #[test]
    fn every_row_has_its_numbers_in_order_each_once() {
        let rows = BLOCK + 100;
        let mut lists = Lists::default();
        (0..rows).for_each(|row| lists.push(&mut numbers(row).into_iter()));
        let mut twice = Lists::default();
        twice.append(&lists, None);
        let here: Vec<u32> = (7..1_000_000).collect();
        twice.append(&lists, Some(&here));
        twice.shrink();
        let of_row = |lists: &Lists, row: usize| -> Vec<u32> {
            lists.of_row(u32::try_from(row).unwrap()).collect()
        };
        for row in 0..rows {
            let expected = distinct(row);
            assert_eq!(of_row(&lists, row), expected, "{row}");
            assert_eq!(of_row(&twice, row), expected, "{row}");
            let others: Vec<u32> = expected.iter().map(|number| number + 7).collect();
            assert_eq!(of_row(&twice, rows + row), others, "{row}");
        }
        assert_eq!(of_row(&lists, rows), [0_u32; 0]);
        assert_eq!(of_row(&twice, 2 * rows), [0_u32; 0]);
    }

    #[test]
    fn numbers_are_counted() {
        let rows = BLOCK + 100;
        let mut lists = Lists::default();
        (0..rows).for_each(|row| lists.push(&mut numbers(row).into_iter()));
        let asked = (0..rows).step_by(3);
        let mut expected = vec![0; 100_000 + rows];
        for row in asked.clone() {
            for number in distinct(row) {
                expected[number as usize] += 1;
            }
        }
        let asked: Vec<u32> = asked.map(|row| u32::try_from(row).unwrap()).collect();
        let mut counts = Counts::new(expected.len());
        lists.count(&asked, &mut counts);
        assert_eq!(counts.each(), expected);

        // Of numbers that are not asked for nothing is counted.
        let mut few = Counts::new(2);
        lists.count(&asked, &mut few);
        assert_eq!(few.each(), &expected[..2]);

        counts.set(3, 5);
        counts.add(3);
        assert_eq!(counts.each()[3], 6);
        counts.add_all(&few);
        assert_eq!(counts.each()[1], 2 * expected[1]);
        assert_eq!(counts.each()[3], 6);
    }

    #[test]
    fn small_numbers_take_few_bytes() {
        let mut lists = Lists::default();
        let bytes = |lists: &Lists| match &lists.blocks[0] {
            Block::One(Numbers::Bytes(_)) | Block::Several(Numbers::Bytes(_), _) => 1,
            Block::One(Numbers::Pairs(_)) | Block::Several(Numbers::Pairs(_), _) => 2,
            Block::One(Numbers::Fours(_)) | Block::Several(Numbers::Fours(_), _) => 4,
        };
        for (number, expected) in [(254, 1), (255, 2), (65_534, 2), (65_535, 4), (1 << 31, 4)] {
            lists.push(&mut [number].into_iter());
            assert_eq!(bytes(&lists), expected, "{number}");
        }
        assert!(matches!(lists.blocks[0], Block::One(_)));
        lists.push(&mut [1, 2].into_iter());
        assert!(matches!(lists.blocks[0], Block::Several(_, _)));
    }
}
