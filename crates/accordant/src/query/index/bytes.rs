//! Numbers, texts and columns as bytes and back, for snapshots.
//!
//! What is taken away from the beginning of bytes can come from anywhere: it takes no more memory than some times theirs, and
//! what is nothing of the kind is `None`. This is compiled for size in the browser, and works by what the columns offer anyway.

use accordant_columns::{Bitmap, Coded, Lists, Occurrences, Postings, Spans, Values};
pub(super) use accordant_text::bytes::{put, put_count, put_many, take, take_many};
use accordant_text::{Lexicon, Spellings, Texts};

/// Puts numbers there.
pub(super) fn put_all(numbers: &[u32], bytes: &mut Vec<u8>) {
    put_count(numbers.len(), bytes);
    for number in numbers {
        put(*number, bytes);
    }
}

/// Takes numbers, all of them less than an end, in place of those that are there.
pub(super) fn take_all(end: u32, numbers: &mut Vec<u32>, bytes: &mut &[u8]) -> Option<()> {
    numbers.clear();
    // No room is made before there is something to put there: a count alone says nothing.
    for _ in 0..take(bytes)? {
        numbers.push(take(bytes).filter(|number| *number < end)?);
    }
    Some(())
}

/// Puts numbers there, each greater than the one before, as the steps from each to the next.
pub(super) fn put_rising(
    count: usize,
    numbers: &mut dyn Iterator<Item = u32>,
    bytes: &mut Vec<u8>,
) {
    put_count(count, bytes);
    let mut next = 0;
    for number in numbers {
        put(number - next, bytes);
        next = number.saturating_add(1);
    }
}

/// Takes numbers that were put there so, all of them less than an end, in place of those that are there.
pub(super) fn take_rising(end: u32, numbers: &mut Vec<u32>, bytes: &mut &[u8]) -> Option<()> {
    numbers.clear();
    let mut next = 0_u32;
    for _ in 0..take(bytes)? {
        let number = next.checked_add(take(bytes)?)?;
        if number >= end {
            return None;
        }
        numbers.push(number);
        next = number + 1;
    }
    Some(())
}

/// Takes bytes that are text.
pub(super) fn take_text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    std::str::from_utf8(take_many(bytes)?).ok()
}

/// Puts texts there, each with its length.
pub(super) fn put_texts(texts: &mut dyn Iterator<Item = &str>, bytes: &mut Vec<u8>) {
    for text in texts {
        put_many(text.as_bytes(), bytes);
    }
}

/// Takes so many texts.
pub(super) fn take_texts(count: u32, bytes: &mut &[u8]) -> Option<Texts> {
    let mut texts = Texts::default();
    for _ in 0..count {
        texts.push(take_text(bytes)?);
    }
    texts.shrink();
    Some(texts)
}

pub(super) fn put_words(words: &Lexicon, bytes: &mut Vec<u8>) {
    put(words.len(), bytes);
    put_texts(&mut words.words(), bytes);
}

/// Takes words; nothing if one is there twice.
pub(super) fn take_words(words: &mut Lexicon, bytes: &mut &[u8]) -> Option<()> {
    for code in 0..take(bytes)? {
        if words.add(take_text(bytes)?) != code {
            return None;
        }
    }
    words.shrink();
    Some(())
}

pub(super) fn put_spellings(spellings: &Spellings, bytes: &mut Vec<u8>) {
    put_count(spellings.learned, bytes);
    put_words(&spellings.words, bytes);
    put(spellings.codes(), bytes);
    for (string, is_run, word) in spellings.strings() {
        put_many(string.as_bytes(), bytes);
        put(u32::from(is_run), bytes);
        put(word.map_or(0, |word| word + 1), bytes);
    }
}

pub(super) fn take_spellings(spellings: &mut Spellings, bytes: &mut &[u8]) -> Option<()> {
    spellings.learned = take(bytes)? as usize;
    take_words(&mut spellings.words, bytes)?;
    let mut left = take(bytes)?;
    let mut strings = std::iter::from_fn(|| {
        left = left.checked_sub(1)?;
        let string = take_text(bytes)?;
        Some((string, take(bytes)? != 0, take(bytes)?.checked_sub(1)))
    });
    (spellings.set(&mut strings) && left == 0).then_some(())
}

/// Puts the rows of a bitmap there, the same for whatever bitmaps there are.
pub(super) fn put_rows(rows: &Bitmap, bytes: &mut Vec<u8>) {
    let count = usize::try_from(rows.len()).unwrap_or(usize::MAX);
    put_rising(count, &mut rows.iter(), bytes);
}

/// Takes rows, all of them less than an end.
pub(super) fn take_rows(end: u32, bytes: &mut &[u8]) -> Option<Bitmap> {
    let mut rows = Vec::new();
    take_rising(end, &mut rows, bytes)?;
    Some(rows.into_iter().collect())
}

/// Puts the rows of each code there. Nothing is staged.
pub(super) fn put_occurrences(all: &Occurrences, bytes: &mut Vec<u8>) {
    put_count(all.each().count(), bytes);
    for rows in all.each() {
        let rows = rows.set();
        put_rising(rows.len(), &mut rows.iter(), bytes);
    }
}

/// Takes the rows of each code, all of them less than an end.
pub(super) fn take_occurrences(end: u32, bytes: &mut &[u8]) -> Option<Occurrences> {
    let (mut all, mut rows) = (Vec::new(), Vec::new());
    for _ in 0..take(bytes)? {
        take_rising(end, &mut rows, bytes)?;
        all.push(Postings::of(&rows));
    }
    all.shrink_to_fit();
    Some(Occurrences::of_each(all))
}

pub(super) fn put_values(values: &Values, bytes: &mut Vec<u8>) {
    let (texts, rows) = values.parts();
    put_words(texts, bytes);
    put_occurrences(rows, bytes);
}

/// Takes values of rows before an end.
pub(super) fn take_values(end: u32, values: &mut Values, bytes: &mut &[u8]) -> Option<()> {
    let mut texts = Lexicon::default();
    take_words(&mut texts, bytes)?;
    *values = Values::of(texts, take_occurrences(end, bytes)?);
    Some(())
}

pub(super) fn put_coded(coded: &Coded, bytes: &mut Vec<u8>) {
    put_values(&coded.values, bytes);
    put_lists(&coded.lists, bytes);
}

/// Takes the values of so many rows.
pub(super) fn take_coded(rows: u32, coded: &mut Coded, bytes: &mut &[u8]) -> Option<()> {
    take_values(rows, &mut coded.values, bytes)?;
    let end = u32::try_from(coded.values.len()).ok()?;
    take_lists(rows, end, &mut coded.lists, bytes)
}

pub(super) fn put_lists(lists: &Lists, bytes: &mut Vec<u8>) {
    let mut list = Vec::new();
    for row in (0..).take(lists.len()) {
        list.clear();
        list.extend(lists.of_row(row));
        put_all(&list, bytes);
    }
}

/// Takes the numbers of so many rows, all of them less than an end.
pub(super) fn take_lists(rows: u32, end: u32, lists: &mut Lists, bytes: &mut &[u8]) -> Option<()> {
    let mut list = Vec::new();
    for _ in 0..rows {
        take_all(end, &mut list, bytes)?;
        lists.push(&mut list.iter().copied());
    }
    lists.shrink();
    Some(())
}

pub(super) fn put_spans(spans: &Spans, bytes: &mut Vec<u8>) {
    for day in (0..)
        .take(spans.len())
        .filter_map(|row| spans.of_row(row))
        .flatten()
    {
        // Days before 1970 and the ends of time take more bytes.
        put(day.cast_unsigned(), bytes);
    }
}

/// Takes the days of so many rows.
pub(super) fn take_spans(rows: u32, spans: &mut Spans, bytes: &mut &[u8]) -> Option<()> {
    for _ in 0..rows {
        let mut days = [0; 4];
        for day in &mut days {
            *day = take(bytes)?.cast_signed();
        }
        spans.push(days);
    }
    spans.shrink();
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_they_were_put() {
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            put(number, &mut bytes);
            assert_eq!(bytes.len(), (number.max(1).ilog2() as usize) / 7 + 1);
            for end in 0..bytes.len() {
                assert_eq!(take(&mut &bytes[..end]), None);
            }
            bytes.push(7);
            let mut left = bytes.as_slice();
            assert_eq!((take(&mut left), left), (Some(number), &[7][..]));
        }
        let numbers = vec![0, 300, 7, 1];
        let mut bytes = Vec::new();
        put_all(&numbers, &mut bytes);
        let mut found = vec![9];
        for (end, expected) in [(301, Some(())), (300, None)] {
            assert_eq!(take_all(end, &mut found, &mut bytes.as_slice()), expected);
        }
        bytes.pop();
        assert_eq!(take_all(301, &mut found, &mut bytes.as_slice()), None);
        assert_eq!(found, numbers[..3]);
    }

    #[test]
    fn rising_numbers_are_taken_if_they_are_below_the_end() {
        for numbers in [vec![], vec![0], vec![0, 1, 2, 700], vec![5, u32::MAX - 1]] {
            let mut bytes = Vec::new();
            put_rising(numbers.len(), &mut numbers.iter().copied(), &mut bytes);
            let mut found = vec![9, 9];
            let end = numbers.last().map_or(0, |last| last + 1);
            let taken = take_rising(end, &mut found, &mut bytes.as_slice());
            assert_eq!((taken, &found), (Some(()), &numbers));
            if end > 0 {
                let taken = take_rising(end - 1, &mut found, &mut bytes.as_slice());
                assert_eq!(taken, None);
            }
        }
        // Beyond all numbers.
        let mut bytes = vec![2];
        put(u32::MAX - 1, &mut bytes);
        put(5, &mut bytes);
        let taken = take_rising(u32::MAX, &mut Vec::new(), &mut bytes.as_slice());
        assert_eq!(taken, None);
    }

    #[test]
    fn what_is_nothing_of_the_kind_is_none() {
        assert_eq!(take(&mut &[0xff; 9][..]), None);
        assert_eq!(take_text(&mut &[2, 0xc3, 0x28][..]), None);
        assert_eq!(take_text(&mut &[2, 0xc3, 0xa9][..]), Some("é"));
        // A count of more than there can be takes no memory.
        let count = [0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2];
        assert_eq!(take_all(9, &mut Vec::new(), &mut &count[..]), None);
        assert_eq!(take_many(&mut &count[..]), None);
    }
}
