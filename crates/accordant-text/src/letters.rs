//! Characters taken apart, without the marks upon them, and in lower case.
//!
//! The tables are those of Unicode's compatibility decomposition (NFKD) after the combining marks have been
//! left out and the rest put in lower case, and of its simple lower case, in `letters.bin`, which `cargo xtask
//! codegen` writes: the usual tables take up five to ten times the room, which a browser would have to load. Marks do
//! not matter where words are compared, nor does their order, so nothing has to be put in canonical order.

use std::sync::LazyLock;

/// Characters in a row whose letters stand in a row, or are the same.
#[derive(Debug)]
struct Run {
    first: u32,
    last: u32,
    /// By how much the letter grows with the character.
    step: u32,
    /// Where the letters are.
    start: usize,
    end: usize,
}

#[derive(Debug, Default)]
struct Tables {
    runs: Vec<Run>,
    letters: Vec<char>,
    /// The first and last of combining marks in a row.
    marks: Vec<(u32, u32)>,
    capitals: Vec<Capitals>,
}

/// Capitals in a row, or every other character in a row, whose small letters are equally far from them.
#[derive(Debug)]
struct Capitals {
    first: u32,
    last: u32,
    /// How far one is from the next.
    step: u32,
    /// How far their small letters are from them, to be added with wrapping.
    difference: u32,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut bytes = Bytes(include_bytes!("letters.bin").iter());
    read(&mut bytes).unwrap_or_default()
});

/// Gives the letters that a character consists of, without combining marks and in lower case. Most characters are one
/// letter, which is given as it is.
pub fn letters(c: char, found: &mut dyn FnMut(char)) {
    let code = u32::from(c);
    if c.is_ascii() {
        return found(c);
    }
    if let 0xAC00..=0xD7A3 = code {
        return hangul(code - 0xAC00, found);
    }
    if is_mark(c) {
        return;
    }
    let place = TABLES.runs.partition_point(|run| run.last < code);
    match TABLES.runs.get(place).filter(|run| run.first <= code) {
        None => found(c),
        Some(run) => {
            let grown = (code - run.first) * run.step;
            let letters = TABLES.letters.get(run.start..run.end).unwrap_or_default();
            for letter in letters {
                found(char::from_u32(u32::from(*letter) + grown).unwrap_or(c));
            }
        }
    }
}

/// Whether the character is a combining mark, such as an accent that is written apart from its letter.
///
/// ```
/// assert!(accordant_text::is_mark('\u{0301}'));
/// assert!(!accordant_text::is_mark('é'));
/// ```
pub fn is_mark(c: char) -> bool {
    let code = u32::from(c);
    if code < 0x300 {
        return false;
    }
    let place = TABLES.marks.partition_point(|(_, last)| *last < code);
    let marks = TABLES.marks.get(place);
    marks.is_some_and(|(first, _)| *first <= code)
}

/// The character in lower case; `i` for `İ`, without a dot upon its dot.
pub fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let place = TABLES.capitals.partition_point(|run| run.last < code);
    let small = TABLES.capitals.get(place).and_then(|run| {
        let is_capital = run.first <= code && (code - run.first).is_multiple_of(run.step);
        let small = char::from_u32(code.wrapping_add(run.difference));
        small.filter(|_| is_capital)
    });
    small.unwrap_or(c)
}

/// A syllable of Hangul is made of two or three letters, by counting.
fn hangul(syllable: u32, found: &mut dyn FnMut(char)) {
    let tail = syllable % 28;
    let letters = [
        0x1100 + syllable / 588,
        0x1161 + syllable % 588 / 28,
        0x11A7 + tail,
    ];
    let count = if tail == 0 { 2 } else { 3 };
    let letters = letters.into_iter().take(count).filter_map(char::from_u32);
    letters.for_each(found);
}

/// Reads the tables, as `xtask/src/letters.rs` describes them.
fn read(bytes: &mut Bytes) -> Option<Tables> {
    let mut tables = Tables::default();
    let (mut code, mut period) = (0, 1);
    for [gap, kind, ..] in bytes.table(2)? {
        let (length, count, step) = match kind & 1 {
            0 => (kind as usize / 2, 1, 0),
            _ => (1, kind >> 2, kind >> 1 & 1),
        };
        let start = tables.letters.len();
        for at in start..start + length {
            let before = tables.letters.get(at.wrapping_sub(period));
            let before = before.map_or(0, |letter| u32::from(*letter));
            let letter = before.wrapping_add(difference(bytes.number()?));
            tables.letters.push(char::from_u32(letter)?);
        }
        period = length.max(1);
        let first = code + gap;
        code = first + count - 1;
        tables.runs.push(Run {
            first,
            last: code,
            step,
            start,
            end: start + length,
        });
    }
    code = 0;
    for [gap, more, ..] in bytes.table(2)? {
        let first = code + gap;
        code = first + more;
        tables.marks.push((first, code));
    }
    code = 0;
    for [gap, more, step, far] in bytes.table(4)? {
        let first = code + gap;
        code = first + more * step;
        tables.capitals.push(Capitals {
            first,
            last: code,
            step,
            difference: difference(far),
        });
    }
    Some(tables)
}

/// A difference of either sign, to be added with wrapping; the lowest bit of the number says which.
fn difference(number: u32) -> u32 {
    (number >> 1) ^ (number & 1).wrapping_neg()
}

struct Bytes(std::slice::Iter<'static, u8>);

impl Bytes {
    /// A number in groups of seven bits, the lowest first; the last has no eighth bit. The first group comes from the
    /// front, the others from the back.
    fn number(&mut self) -> Option<u32> {
        let mut byte = u32::from(*self.0.next()?);
        let (mut number, mut shift) = (byte & 0x7F, 0);
        while byte >= 0x80 {
            byte = u32::from(*self.0.next_back()?);
            shift += 7;
            number |= (byte & 0x7F) << shift;
        }
        Some(number)
    }

    /// A table of so many columns, which stand one behind the other.
    fn table(&mut self, columns: usize) -> Option<Vec<[u32; 4]>> {
        let mut rows = vec![[0; 4]; self.number()? as usize];
        for column in 0..columns {
            for row in &mut rows {
                *row.get_mut(column)? = self.number()?;
            }
        }
        Some(rows)
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    #[test]
    fn every_character_has_the_letters_of_its_decomposition() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_mark(c), is_combining_mark(c), "{c:?}");
            let decomposed = std::iter::once(c).nfkd();
            let expected: String = decomposed.filter(|c| !is_combining_mark(*c)).collect();
            let (mut found, mut small) = (String::new(), String::new());
            letters(c, &mut |letter| {
                found.push(letter);
                small.push(lower(letter));
            });
            let lowered: String = expected.chars().map(lower).collect();
            assert_eq!(small, lowered, "{c:?}");
            assert!(found == lowered || found == c.to_string(), "{c:?}");
        }
    }

    #[test]
    fn every_character_has_its_small_letter() {
        for c in ('\0'..=char::MAX).filter(|c| *c != 'İ') {
            assert!(c.to_lowercase().eq([lower(c)]), "{c:?}");
        }
        assert_eq!(lower('İ'), 'i');
    }

    #[test]
    fn only_marks_change_places() {
        // Were this not so, texts would have to be put in canonical order.
        for c in '\0'..=char::MAX {
            let class = unicode_normalization::char::canonical_combining_class(c);
            assert!(class == 0 || is_mark(c), "{c:?}");
        }
    }
}
