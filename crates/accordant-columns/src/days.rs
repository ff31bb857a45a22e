//! The days of some rows, as small as they allow.

use std::cell::Cell;

use wide::i16x8;

use crate::bitmap;

/// How many rows have days together.
const CHUNK: usize = bitmap::CHUNK as usize;

/// How many rows are compared in one go.
const LANES: usize = 8;

/// How many rows each lane has of a block: as many as a word of the answer has bits.
const ROWS: usize = Word::BITS as usize;

/// How many rows a block has.
const BLOCK: usize = ROWS * LANES;

/// A word of the answer: the rows of a lane in a block, the first the lowest bit.
pub(crate) type Word = u16;

/// The numbers of the rows of a block, as they are stored.
type Block<T> = [[T; LANES]; ROWS];

/// A day of each of some rows.
///
/// Most rows speak of the same decades: 16 bits suffice for the days 89 years to either side of a first one.
/// Otherwise they have 32 bits. The ends of time have numbers of their own.
#[derive(Debug, Clone)]
pub(crate) enum Days {
    Narrow(Packed<i16>),
    Wide(Packed<i32>),
}

/// A bound on days; the ends of time are the ends of the type.
#[derive(Debug, Clone, Copy)]
pub enum Bound {
    /// Not before this day.
    Least(i64),
    /// Not after this day.
    Most(i64),
}

impl Bound {
    /// Whether any day is beyond it.
    pub(crate) fn has_beyond(self) -> bool {
        !matches!(self, Bound::Least(i64::MIN) | Bound::Most(i64::MAX))
    }
}

/// Where the day of a row is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stored(usize);

impl Stored {
    /// The day of a row of a lane of a block.
    fn of(block: usize, row: usize, lane: usize) -> Stored {
        Stored(block * BLOCK + row * LANES + lane)
    }
}

impl Days {
    /// No days yet; the first will be this one.
    pub(crate) fn beginning(day: i32) -> Days {
        Days::Narrow(Packed {
            // Some day of this time, if it is none.
            first: if day.is_day() { day } else { 10_957 },
            days: Vec::new(),
        })
    }

    /// Adds the day of the next row, which is this one.
    pub(crate) fn push(&mut self, row: usize, day: i32) {
        if let Days::Narrow(days) = self {
            if days.push(row, day) {
                return;
            }
            *self = Days::Wide(days.widened());
        }
        if let Days::Wide(days) = self {
            days.push(row, day);
        }
    }

    /// Where the day of a row is, in any days.
    pub(crate) fn stored(row: usize) -> Stored {
        Stored::of(row / BLOCK, row % ROWS, row % BLOCK / ROWS)
    }

    /// The day that is there.
    pub(crate) fn get(&self, at: Stored) -> Option<i32> {
        match self {
            Days::Narrow(days) => days.get(at),
            Days::Wide(days) => days.get(at),
        }
    }

    /// Moves those of some rows of a chunk to the front whose day is within the bound, and counts them.
    pub(crate) fn keep_within(&self, bound: Bound, rows: &mut [u32]) -> usize {
        match self {
            Days::Narrow(days) => days.keep_within(bound, rows),
            Days::Wide(days) => days.keep_within(bound, rows),
        }
    }

    /// Marks the rows whose day is beyond the bound; a block is a word for each lane.
    pub(crate) fn mark_beyond(&self, bound: Bound, words: &mut [Word]) {
        match self {
            Days::Narrow(days) => days.mark_beyond(bound, words),
            Days::Wide(days) => days.mark_beyond(bound, words),
        }
    }

    /// Gives back the room that was kept for more.
    pub(crate) fn shrink(&mut self) {
        if let Days::Wide(days) = self
            && let Some(narrow) = days.narrowed()
        {
            *self = Days::Narrow(narrow);
        }
        match self {
            Days::Narrow(days) => days.days.shrink_to_fit(),
            Days::Wide(days) => days.days.shrink_to_fit(),
        }
    }
}

/// Moves those of some rows of a chunk to the front where this is so, and counts them.
///
/// Which are kept cannot be foreseen: each is written, and counts or does not. So the days of many are waited for at once.
pub(crate) fn keep_where(rows: &mut [u32], is_kept: impl Fn(Stored) -> bool) -> usize {
    let mut kept = 0;
    let rows = Cell::from_mut(rows).as_slice_of_cells();
    for row in rows {
        let row = row.get();
        if let Some(place) = rows.get(kept) {
            place.set(row);
        }
        kept += usize::from(is_kept(Days::stored(row as usize % CHUNK)));
    }
    kept
}

/// Marks the rows of which one day comes fewer than `least` days after the other. Where it comes fewer than `most` days
/// after it, or an end of time makes that unclear, that is asked. What begins with time or ends with it is never close.
pub(crate) fn mark_close(
    from: &Days,
    to: &Days,
    (least, most): (i32, i32),
    is_close: &dyn Fn(i32, i32) -> bool,
    words: &mut [Word],
) {
    let ask = |at: Stored| {
        let days = from.get(at).zip(to.get(at));
        days.is_some_and(|(from, to)| is_close(from, to))
    };
    let (words, _) = words.as_chunks_mut::<LANES>();
    if let (Days::Narrow(starts), Days::Narrow(ends)) = (from, to)
        && let Some(bounds) = starts.apart_from(ends, (least, most))
    {
        let blocks = starts.blocks().iter().zip(ends.blocks());
        for (block, ((from, to), words)) in blocks.zip(words).enumerate() {
            let (close, unclear) = close(from, to, bounds);
            for (lane, word) in words.iter_mut().enumerate() {
                let of = |lanes: &[Word; LANES]| lanes.get(lane).copied().unwrap_or(0);
                let mut unclear = of(&unclear);
                *word |= of(&close) & !unclear;
                while unclear != 0 {
                    let row = unclear.trailing_zeros() as usize;
                    *word |= Word::from(ask(Stored::of(block, row, lane))) << row;
                    unclear &= unclear - 1;
                }
            }
        }
        return;
    }
    for (block, words) in words.iter_mut().enumerate() {
        for (lane, word) in words.iter_mut().enumerate() {
            for row in 0..ROWS {
                *word |= Word::from(ask(Stored::of(block, row, lane))) << row;
            }
        }
    }
}

/// The rows of a block of which one number is less than the first of two greater than the other, and those of which that
/// does not tell: it is less than the second, or one of them is an end of time that is not so by itself.
fn close(
    from: &Block<i16>,
    to: &Block<i16>,
    (least, most): (i16, i16),
) -> ([Word; LANES], [Word; LANES]) {
    let [least, most] = [least, most].map(i16x8::splat);
    let [ever, forever] = [i16::EVER, i16::FOREVER].map(i16x8::splat);
    let (mut close, mut unclear) = (i16x8::ZERO, i16x8::ZERO);
    for (from, to) in from.iter().zip(to).rev() {
        let (from, to) = (i16x8::new(*from), i16x8::new(*to));
        // What is too much for 16 bits is more, or less, than either bound.
        let apart = to.saturating_sub(from);
        let is_never = from.simd_eq(ever) | to.simd_eq(forever);
        let is_close = apart.simd_lt(least) & !is_never;
        let is_odd = from.simd_eq(forever) | to.simd_eq(ever);
        let is_unclear = (apart.simd_lt(most) & !is_close | is_odd) & !is_never;
        close = close + close - is_close;
        unclear = unclear + unclear - is_unclear;
    }
    [close, unclear].map(words).into()
}

/// Which rows are marked, where each number has a bit for each row of its lane.
fn words(marks: i16x8) -> [Word; LANES] {
    marks.to_array().map(i16::cast_unsigned)
}

/// A number that stands for a day or an end of time.
pub(crate) trait Number: Copy + Ord + TryFrom<i64> + Into<i32> {
    const EVER: Self;
    const FOREVER: Self;

    /// Marks the rows of a block whose number is less than the least or greater than the most.
    fn beyond(block: &Block<Self>, least: Self, most: Self) -> [Word; LANES];

    fn is_day(&self) -> bool {
        *self != Self::EVER && *self != Self::FOREVER
    }
}

impl Number for i16 {
    const EVER: i16 = i16::MIN;
    const FOREVER: i16 = i16::MAX;

    fn beyond(block: &Block<i16>, least: i16, most: i16) -> [Word; LANES] {
        let [least, most] = [least, most].map(i16x8::splat);
        let mut marks = i16x8::ZERO;
        for days in block.iter().rev() {
            let days = i16x8::new(*days);
            // What holds is -1.
            marks = marks + marks - (days.simd_lt(least) | days.simd_gt(most));
        }
        words(marks)
    }
}

impl Number for i32 {
    const EVER: i32 = i32::MIN;
    const FOREVER: i32 = i32::MAX;

    fn beyond(block: &Block<i32>, least: i32, most: i32) -> [Word; LANES] {
        let mut marks = [0; LANES];
        for days in block.iter().rev() {
            for (mark, day) in marks.iter_mut().zip(days) {
                *mark = (*mark << 1) | Word::from(*day < least || *day > most);
            }
        }
        marks
    }
}

/// Days as numbers from a first one on.
///
/// The rows of a block are stored across its lanes: the first of each lane, then the second of each.
/// What is compared lane by lane then becomes a word in each lane, without moving a bit.
#[derive(Debug, Clone)]
pub(crate) struct Packed<T> {
    first: i32,
    days: Vec<T>,
}

impl Packed<i16> {
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
        let least = self.days.iter().filter(|day| day.is_day()).min()?;
        let mut narrow = Packed {
            // The least gets the least number, so that all others are within reach if any first day allows it.
            first: least.checked_sub(i32::from(i16::EVER) + 1)?,
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
        if number == T::FOREVER {
            return i32::FOREVER;
        }
        // It was a day before it was packed.
        self.first.wrapping_add(number.into())
    }

    /// Adds the day of the next row; false if it does not fit.
    fn push(&mut self, row: usize, day: i32) -> bool {
        let Some(number) = self.pack(day) else {
            return false;
        };
        if row.is_multiple_of(BLOCK) {
            self.days.resize(self.days.len() + BLOCK, T::FOREVER);
        }
        if let Some(stored) = self.days.get_mut(Days::stored(row).0) {
            *stored = number;
        }
        true
    }

    fn get(&self, at: Stored) -> Option<i32> {
        let number = self.days.get(at.0)?;
        Some(self.unpack(*number))
    }

    /// The least and the most number of the days within a bound.
    fn reach(&self, bound: Bound) -> (T, T) {
        let (ever, forever): (i32, i32) = (T::EVER.into(), T::FOREVER.into());
        let (ever, forever) = (i64::from(ever), i64::from(forever));
        let number = |day: i64| day.saturating_sub(self.first.into());
        // What is too far away for a number lies before or behind all that have one, but for the ends of time.
        match bound {
            Bound::Least(i64::MIN) | Bound::Most(i64::MAX) => (T::EVER, T::FOREVER),
            Bound::Least(day) => {
                let least = T::try_from(number(day).clamp(ever + 1, forever));
                (least.unwrap_or(T::FOREVER), T::FOREVER)
            }
            Bound::Most(day) => {
                let most = T::try_from(number(day).clamp(ever, forever - 1));
                (T::EVER, most.unwrap_or(T::EVER))
            }
        }
    }

    fn keep_within(&self, bound: Bound, rows: &mut [u32]) -> usize {
        let (least, most) = self.reach(bound);
        keep_where(rows, |at| {
            let day = self.days.get(at.0);
            day.is_some_and(|day| (least..=most).contains(day))
        })
    }

    fn mark_beyond(&self, bound: Bound, words: &mut [Word]) {
        let (least, most) = self.reach(bound);
        let (words, _) = words.as_chunks_mut::<LANES>();
        for (block, words) in self.blocks().iter().zip(words) {
            for (word, beyond) in words.iter_mut().zip(T::beyond(block, least, most)) {
                *word |= beyond;
            }
        }
    }

    /// The numbers of blocks of rows.
    fn blocks(&self) -> &[Block<T>] {
        self.days.as_chunks().0.as_chunks().0
    }
}

impl Packed<i16> {
    /// Bounds on the days from one of these to another of a row, as bounds on the difference of their numbers; nothing if
    /// those do not fit.
    fn apart_from(&self, to: &Packed<i16>, (least, most): (i32, i32)) -> Option<(i16, i16)> {
        let between = to.first.checked_sub(self.first)?;
        let bound = |days: i32| {
            let bound = i16::try_from(days.checked_sub(between)?).ok()?;
            Some(bound).filter(i16::is_day)
        };
        Some((bound(least)?, bound(most)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: usize = 70_000;

    /// Days of all sorts: the ends of time, all that 16 bits hold, and far ones if `wide`.
    fn day(row: usize, wide: bool) -> i32 {
        match row % 7 {
            0 => i32::EVER,
            1 => i32::FOREVER,
            2 => 10_957 + i32::try_from(row % 65_533).unwrap() - 32_766,
            3 if wide => 1_000_000,
            _ => 10_957 + i32::try_from(row % 1000).unwrap() - 500,
        }
    }

    fn days(days: impl IntoIterator<Item = i32>) -> Days {
        let mut days = days.into_iter().peekable();
        let mut all = Days::beginning(*days.peek().unwrap());
        for (row, day) in days.enumerate() {
            all.push(row, day);
        }
        all
    }

    #[test]
    fn days_are_what_was_pushed_however_many_bits_they_have() {
        for wide in [false, true] {
            let mut all = days((0..ROWS).map(|row| day(row, wide)));
            for _ in 0..2 {
                assert_eq!(matches!(all, Days::Wide(_)), wide);
                for row in 0..ROWS {
                    assert_eq!(all.get(Days::stored(row)), Some(day(row, wide)), "{row}");
                }
                all.shrink();
            }
        }
    }

    #[test]
    fn days_have_16_bits_again_if_those_suffice() {
        let (first, last) = (-700_000, -700_000 + 65_533);
        // From the first on the last is too far away, not from the middle.
        let expected = [first, last, i32::EVER, i32::FOREVER];
        let mut days = days(expected);
        assert!(matches!(days, Days::Wide(_)));
        days.shrink();
        assert!(matches!(days, Days::Narrow(_)));
        for (row, day) in expected.into_iter().enumerate() {
            assert_eq!(days.get(Days::stored(row)), Some(day));
        }

        days.push(4, last + 1);
        assert!(matches!(days, Days::Wide(_)));
        days.shrink();
        assert!(matches!(days, Days::Wide(_)));
        assert_eq!(days.get(Days::stored(4)), Some(last + 1));
        assert_eq!(days.get(Days::stored(1)), Some(last));
    }

    #[test]
    fn what_lies_beyond_a_bound_is_marked() {
        let bounds = [-40_000_000_000, -100_000, -21_810, -21_809, 10_900, 10_957];
        let later = [
            43_722,
            43_723,
            43_724,
            50_000,
            1_000_000,
            1_000_001,
            40_000_000_000,
        ];
        let bounds = bounds.into_iter().chain(later);
        let bounds: Vec<i64> = bounds.chain([i64::MIN, i64::MAX]).collect();
        for wide in [false, true] {
            let days = days((0..ROWS).map(|row| day(row, wide)));
            let rows: Vec<u32> = (0..u32::try_from(ROWS).unwrap()).collect();
            let beyond = |bound: Bound| {
                let mut words = [0; ROWS.div_ceil(BLOCK) * LANES];
                days.mark_beyond(bound, &mut words);
                let is_beyond = move |row: usize| words[row / 16] >> (row % 16) & 1 == 1;

                let chunk = &rows[..CHUNK];
                let within = chunk.iter().filter(|row| !is_beyond(**row as usize));
                let within: Vec<u32> = within.copied().collect();
                let mut kept = chunk.to_vec();
                let count = days.keep_within(bound, &mut kept);
                assert_eq!(kept[..count], within);
                assert!(bound.has_beyond() || count == CHUNK);
                is_beyond
            };
            for bound in &bounds {
                let before = beyond(Bound::Least(*bound));
                let after = beyond(Bound::Most(*bound));
                for row in 0..ROWS {
                    let day = match day(row, wide) {
                        i32::EVER => i64::MIN,
                        i32::FOREVER => i64::MAX,
                        day => day.into(),
                    };
                    assert_eq!(before(row), day < *bound, "{day} before {bound}");
                    assert_eq!(after(row), day > *bound, "{day} after {bound}");
                }
            }
        }
    }
}
