//! The tables of `crates/accordant-text/src/letters.rs`.
//!
//! All numbers are in groups of seven bits, the lowest first. First the runs of characters that consist of
//! other letters: how many runs; of each how far its first character is from the last one of the run
//! before, how many characters it has, and 0 if all have the same letter, 1 if the letters are in a row, or
//! the number of letters of its only character, and 2. Then the letters of all runs, in lower case, each as its distance from the one
//! before (the lowest bit is the sign): gzip makes a sixth less of what is alike side by side. Then the marks: how many runs; of each how far its first is from the last
//! one before, and its length less one. Then the capitals: how many runs; of each how far its first is from the last
//! one before, how many they are, how far one is from the next, and how far their small letters are from them.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Syllables that are taken apart by counting.
const HANGUL: std::ops::RangeInclusive<char> = '\u{AC00}'..='\u{D7A3}';

/// The file.
pub(crate) fn file() -> Vec<u8> {
    let mut bytes = Vec::new();
    let runs = runs();
    number(&mut bytes, len(&runs));
    let mut code = 0;
    for run in &runs {
        number(&mut bytes, run.first - code);
        number(&mut bytes, run.count);
        let letters = len(&run.letters);
        number(
            &mut bytes,
            if letters == 1 { run.step } else { letters + 2 },
        );
        code = run.first + run.count - 1;
    }
    let mut letter = 0;
    for run in &runs {
        for found in &run.letters {
            difference(&mut bytes, i64::from(*found) - i64::from(letter));
            letter = *found;
        }
        letter += (run.count - 1) * run.step;
    }
    let mut marks: Vec<(u32, u32)> = Vec::new();
    for mark in ('\0'..=char::MAX).filter(|c| is_combining_mark(*c)) {
        let mark = u32::from(mark);
        match marks.last_mut() {
            Some((_, last)) if *last + 1 == mark => *last = mark,
            _ => marks.push((mark, mark)),
        }
    }
    number(&mut bytes, len(&marks));
    let mut code = 0;
    for (first, last) in marks {
        number(&mut bytes, first - code);
        number(&mut bytes, last - first);
        code = last;
    }
    let capitals = capitals();
    number(&mut bytes, len(&capitals));
    let mut code = 0;
    for run in capitals {
        number(&mut bytes, run.first - code);
        number(&mut bytes, run.count);
        number(&mut bytes, run.step);
        difference(&mut bytes, run.difference);
        code = run.last();
    }
    bytes
}

/// Capitals that are equally far from each other, and from their small letters.
struct Capitals {
    first: u32,
    count: u32,
    step: u32,
    difference: i64,
}

impl Capitals {
    fn last(&self) -> u32 {
        self.first + (self.count - 1) * self.step
    }
}

fn capitals() -> Vec<Capitals> {
    let mut runs: Vec<Capitals> = Vec::new();
    // The small letter of `İ` is an `i` with a dot of its own, which is a mark.
    for c in ('\0'..=char::MAX).filter(|c| !c.is_ascii()) {
        let code = u32::from(c);
        let small = small(code);
        let difference = i64::from(small) - i64::from(code);
        if difference == 0 {
            continue;
        }
        if let Some(run) = runs.last_mut()
            && run.difference == difference
        {
            let step = code - run.last();
            if step == run.step || (run.count == 1 && step <= 2) {
                run.step = step;
                run.count += 1;
                continue;
            }
        }
        runs.push(Capitals {
            first: code,
            count: 1,
            step: 1,
            difference,
        });
    }
    runs
}

fn small(code: u32) -> u32 {
    let mut small = char::from_u32(code)
        .into_iter()
        .flat_map(char::to_lowercase);
    small.next().map_or(code, u32::from)
}

struct Run {
    first: u32,
    count: u32,
    step: u32,
    letters: Vec<u32>,
}

fn runs() -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for c in ('\0'..=char::MAX).filter(|c| !is_combining_mark(*c) && !HANGUL.contains(c)) {
        let mut letters = Vec::new();
        decompose_compatible(c, |letter| {
            if !is_combining_mark(letter) {
                letters.push(u32::from(letter));
            }
        });
        let code = u32::from(c);
        if letters == [code] {
            continue;
        }
        // As small letters, capitals and small ones in turns are the same twice.
        for letter in &mut letters {
            *letter = small(*letter);
        }
        if let (Some(run), [letter]) = (runs.last_mut(), letters.as_slice())
            && run.takes(code, *letter)
        {
            run.count += 1;
            continue;
        }
        runs.push(Run {
            first: code,
            count: 1,
            step: 0,
            letters,
        });
    }
    runs
}

impl Run {
    /// Whether the character goes on with the run; the second one says how.
    fn takes(&mut self, code: u32, letter: u32) -> bool {
        let [first] = self.letters.as_slice() else {
            return false;
        };
        if code != self.first + self.count {
            return false;
        }
        if self.count == 1 && (letter == *first || letter == first + 1) {
            self.step = letter - first;
            return true;
        }
        self.count > 1 && letter == first + self.count * self.step
    }
}

fn len<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

fn number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    bytes.push(low_bits(number));
}

fn low_bits(number: u32) -> u8 {
    u8::try_from(number & 0x7F).unwrap_or_default()
}

fn difference(bytes: &mut Vec<u8>, difference: i64) {
    let folded = if difference < 0 {
        -difference * 2 - 1
    } else {
        difference * 2
    };
    number(bytes, u32::try_from(folded).unwrap_or_default());
}
