//! A column of days, as small as they allow.

use crate::time::Day;

/// How many rows a chunk has: as many as a container of a bitmap.
pub(super) const CHUNK: usize = 1 << 16;

/// How many rows are compared in one go.
const LANES: usize = 8;

/// How many rows a block has: each lane has so many as a word of the answer has bits.
const BLOCK: usize = 16 * LANES;

/// A word of the answer: the rows of a lane in a block, the first the lowest bit.
pub(super) type Word = u16;

/// A day of each row.
///
/// Rows lie in chunks. In most, days are kept as 16-bit numbers from a first one on, which reaches for 89
/// years to either side; in the others they have 32 bits. The ends of time have numbers of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    chunks: Vec<Chunk>,
    rows: usize,
}

/// A bound on days.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bound {
    /// Not before this day.
    Least(Day),
    /// Not after this day.
    Most(Day),
}

impl Days {
    /// Adds the day of the next row; one that fits is made by `narrow`.
    pub(super) fn push(&mut self, day: i32) {
        let place = self.rows % CHUNK;
        if place == 0 {
            self.chunks.push(Chunk::Narrow(Packed::beginning(day)));
        }
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.push(place, day);
        }
        self.rows += 1;
    }

    /// Adds the rows of a part.
    pub(super) fn append(&mut self, part: &Days) {
        for day in part.iter() {
            self.push(day);
        }
    }

    /// The day of a row.
    pub(super) fn get(&self, row: u32) -> Option<i32> {
        let row = row as usize;
        if row >= self.rows {
            return None;
        }
        self.chunks.get(row / CHUNK)?.get(row % CHUNK)
    }

    fn iter(&self) -> impl Iterator<Item = i32> {
        let rows = self
            .chunks
            .iter()
            .flat_map(|chunk| (0..CHUNK).map(|place| chunk.get(place)));
        rows.take(self.rows).flatten()
    }

    /// Marks the rows of a chunk whose day is beyond the bound; a block is a word for each lane.
    pub(super) fn mark_beyond(&self, bound: Bound, chunk: usize, words: &mut [Word]) {
        match self.chunks.get(chunk) {
            Some(Chunk::Narrow(days)) => days.mark_beyond(bound, words),
            Some(Chunk::Wide(days)) => days.mark_beyond(bound, words),
            None => {}
        }
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.chunks.shrink_to_fit();
        for chunk in &mut self.chunks {
            if let Chunk::Wide(days) = chunk
                && let Some(narrow) = days.narrowed()
            {
                *chunk = Chunk::Narrow(narrow);
            }
            match chunk {
                Chunk::Narrow(days) => days.days.shrink_to_fit(),
                Chunk::Wide(days) => days.days.shrink_to_fit(),
            }
        }
    }
}

/// A day as a column has it: an end of time at the end of the type; nothing if it is too far away.
pub(super) fn narrow(day: Day) -> Option<i32> {
    if day == Day::EVER {
        return Some(i32::EVER);
    }
    if day == Day::FOREVER {
        return Some(i32::FOREVER);
    }
    i32::try_from(day.number()).ok().filter(i32::is_day)
}

/// The day that a column has.
pub(super) fn widen(day: i32) -> Day {
    match day {
        i32::EVER => Day::EVER,
        i32::FOREVER => Day::FOREVER,
        day => Day::from_number(day.into()),
    }
}

/// The days of a chunk.
#[derive(Debug, Clone)]
enum Chunk {
    Narrow(Packed<i16>),
    Wide(Packed<i32>),
}

impl Chunk {
    fn push(&mut self, place: usize, day: i32) {
        if let Chunk::Narrow(days) = self {
            if days.push(place, day) {
                return;
            }
            *self = Chunk::Wide(days.widened());
        }
        if let Chunk::Wide(days) = self {
            days.push(place, day);
        }
    }

    fn get(&self, place: usize) -> Option<i32> {
        match self {
            Chunk::Narrow(days) => days.get(place),
            Chunk::Wide(days) => days.get(place),
        }
    }
}

/// A number that stands for a day or an end of time.
trait Number: Copy + Ord + TryFrom<i64> + Into<i64> {
    const EVER: Self;
    const FOREVER: Self;

    fn is_day(&self) -> bool {
        *self != Self::EVER && *self != Self::FOREVER
    }
}

impl Number for i16 {
    const EVER: i16 = i16::MIN;
    const FOREVER: i16 = i16::MAX;
}

impl Number for i32 {
    const EVER: i32 = i32::MIN;
    const FOREVER: i32 = i32::MAX;
}

/// Days as numbers from a first one on.
///
/// The rows of a block are stored across its lanes: the first of each lane, then the second of each.
/// What is compared lane by lane then becomes a word in each lane, without moving a bit.
#[derive(Debug, Clone)]
struct Packed<T> {
    first: i32,
    days: Vec<T>,
}

/// Where a row of a chunk is stored.
fn stored_at(place: usize) -> usize {
    let (block, row) = (place - place % BLOCK, place % BLOCK);
    block + row % 16 * LANES + row / 16
}

impl Packed<i16> {
    /// No days yet; the first will be this one.
    fn beginning(day: i32) -> Packed<i16> {
        Packed {
            // Something of this time, if it is none.
            first: if day.is_day() { day } else { 10_957 },
            days: Vec::new(),
        }
    }

    fn widened(&self) -> Packed<i32> {
        Packed {
            first: 0,
            days: self.days.iter().map(|day| self.unpack(*day)).collect(),
        }
    }
}

impl Packed<i32> {
    /// The same in 16 bits, if they suffice.
    fn narrowed(&self) -> Option<Packed<i16>> {
        let days = || self.days.iter().filter(|day| day.is_day());
        let (least, most) = (*days().min()?, *days().max()?);
        let mut narrow = Packed {
            first: i32::try_from((i64::from(least) + i64::from(most)).div_euclid(2)).ok()?,
            days: Vec::new(),
        };
        let days = self.days.iter().map(|day| narrow.pack(*day));
        narrow.days = days.collect::<Option<_>>()?;
        Some(narrow)
    }
}

impl<T: Number> Packed<T> {
    fn pack(&self, day: i32) -> Option<T> {
        match day {
            i32::EVER => Some(T::EVER),
            i32::FOREVER => Some(T::FOREVER),
            day => T::try_from(i64::from(day) - i64::from(self.first))
                .ok()
                .filter(T::is_day),
        }
    }

    fn unpack(&self, number: T) -> i32 {
        if number == T::EVER {
            return i32::EVER;
        }
        let day = i64::from(self.first) + number.into();
        match i32::try_from(day) {
            Ok(day) if number != T::FOREVER => day,
            _ => i32::FOREVER,
        }
    }

    /// Adds the day of the next row; false if it does not fit.
    fn push(&mut self, place: usize, day: i32) -> bool {
        let Some(number) = self.pack(day) else {
            return false;
        };
        if place.is_multiple_of(BLOCK) {
            self.days.resize(self.days.len() + BLOCK, T::FOREVER);
        }
        if let Some(stored) = self.days.get_mut(stored_at(place)) {
            *stored = number;
        }
        true
    }

    fn get(&self, place: usize) -> Option<i32> {
        let number = self.days.get(stored_at(place))?;
        Some(self.unpack(*number))
    }

    fn mark_beyond(&self, bound: Bound, words: &mut [Word]) {
        // No day lies beyond these.
        if let Bound::Least(Day::EVER) | Bound::Most(Day::FOREVER) = bound {
            return;
        }
        let (ever, forever) = (T::EVER.into(), T::FOREVER.into());
        let number = |day: Day| day.number().saturating_sub(self.first.into());
        // What is too far away for a number lies before or behind all that have one, but for the ends of time.
        match bound {
            Bound::Least(day) => {
                if let Ok(least) = T::try_from(number(day).clamp(ever + 1, forever)) {
                    mark(&self.days, |day| day < least, words);
                }
            }
            Bound::Most(day) => {
                if let Ok(most) = T::try_from(number(day).clamp(ever, forever - 1)) {
                    mark(&self.days, |day| day > most, words);
                }
            }
        }
    }
}

/// Marks the rows for whose days this holds.
///
/// A plain loop over arrays, which the compiler makes one comparison of eight rows after the other.
fn mark<T: Number>(days: &[T], holds: impl Fn(T) -> bool, words: &mut [Word]) {
    let (blocks, _) = days.as_chunks::<BLOCK>();
    let (words, _) = words.as_chunks_mut::<LANES>();
    for (block, words) in blocks.iter().zip(words) {
        let mut marks = [0; LANES];
        let (rows, _) = block.as_chunks::<LANES>();
        for days in rows.iter().rev() {
            for (mark, day) in marks.iter_mut().zip(days) {
                *mark = (*mark << 1) | Word::from(holds(*day));
            }
        }
        for (word, mark) in words.iter_mut().zip(marks) {
            *word |= mark;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days of all sorts: the ends of time, neighbours of what 16 bits hold, and far ones if `wide`.
    fn day(row: usize, wide: bool) -> i32 {
        let far = if wide { 1_000_000 } else { 40_000 };
        match row % 7 {
            0 => i32::EVER,
            1 => i32::FOREVER,
            2 if row < CHUNK => 10_957 + i32::try_from(row % 65_533).unwrap() - 32_766,
            3 if wide && row > CHUNK => far,
            _ => 10_957 + i32::try_from(row % 1000).unwrap() - 500,
        }
    }

    fn days(rows: usize, wide: bool) -> Days {
        let mut days = Days::default();
        (0..rows).for_each(|row| days.push(day(row, wide)));
        days
    }

    /// Whether the rows of the first two chunks lie beyond the bound.
    fn beyond(days: &Days, bound: Bound) -> Vec<bool> {
        let mut found = Vec::new();
        for chunk in 0..2 {
            let mut words = [0; CHUNK / 16];
            days.mark_beyond(bound, chunk, &mut words);
            found.extend((0..CHUNK).map(|row| words[row / 16] >> (row % 16) & 1 == 1));
        }
        found
    }

    #[test]
    fn days_are_what_was_pushed_however_many_bits_they_have() {
        let rows = CHUNK + 1000;
        for wide in [false, true] {
            let mut all = days(rows, wide);
            assert!(matches!(all.chunks[0], Chunk::Narrow(_)));
            assert_eq!(matches!(all.chunks[1], Chunk::Wide(_)), wide);
            let part = days(100, wide);
            all.append(&part);
            for _ in 0..2 {
                for row in 0..rows + 100 {
                    let expected = day(if row < rows { row } else { row - rows }, wide);
                    assert_eq!(
                        all.get(u32::try_from(row).unwrap()),
                        Some(expected),
                        "{row}"
                    );
                }
                assert_eq!(all.get(u32::try_from(rows + 100).unwrap()), None);
                all.shrink();
            }
        }
    }

    #[test]
    fn days_have_16_bits_again_if_those_suffice() {
        let mut days = Days::default();
        let (first, last) = (-700_000, -700_000 + 65_532);
        // From the first on the last is too far away, not from the middle.
        for day in [first, last, i32::EVER, i32::FOREVER] {
            days.push(day);
        }
        assert!(matches!(days.chunks[0], Chunk::Wide(_)));
        days.shrink();
        assert!(matches!(days.chunks[0], Chunk::Narrow(_)));
        let found: Vec<i32> = days.iter().collect();
        assert_eq!(found, [first, last, i32::EVER, i32::FOREVER]);

        days.push(last + 1);
        assert!(matches!(days.chunks[0], Chunk::Wide(_)));
        days.shrink();
        assert!(matches!(days.chunks[0], Chunk::Wide(_)));
        assert_eq!(days.get(4), Some(last + 1));
    }

    #[test]
    fn what_lies_beyond_a_bound_is_marked() {
        let rows = CHUNK + 300;
        let bounds = [
            -40_000_000_000,
            -100_000,
            -21_810,
            -21_809,
            10_900,
            10_957,
            11_000,
        ]
        .into_iter()
        .chain([
            43_722,
            43_723,
            43_724,
            50_000,
            1_000_000,
            1_000_001,
            40_000_000_000,
        ]);
        let bounds: Vec<Day> = bounds
            .map(Day::from_number)
            .chain([Day::EVER, Day::FOREVER])
            .collect();
        for wide in [false, true] {
            let days = days(rows, wide);
            for bound in &bounds {
                let least = beyond(&days, Bound::Least(*bound));
                let most = beyond(&days, Bound::Most(*bound));
                for row in 0..rows {
                    let day = widen(day(row, wide));
                    assert_eq!(least[row], day < *bound, "{day:?} before {bound:?}");
                    assert_eq!(most[row], day > *bound, "{day:?} after {bound:?}");
                }
            }
        }
    }
}
