//! The tables of `crates/accordant-text/src/letters.rs`.
//!
//! The file packs best where what is alike stands side by side. All numbers are in groups of seven bits, the lowest
//! first; the first group of each stands at the front of the file, behind those of the numbers before it, and the others
//! at its back, before those. A table is the number of its rows, and then one column after the other.
//!
//! First the table of runs of characters that consist of other letters: how far the first character is from the last
//! one of the run before, and its kind. If the lowest bit of that is 0, it is a character with so many letters; else its
//! characters have one letter each, the next bit says whether the letters are all the same or stand in a row, and the
//! rest how many characters there are. Then the letters of all runs, in lower case, each as its distance from one that
//! was before (the lowest bit is the sign): as many before as the last run has letters, so that `(2)` is near `(1)`.
//!
//! Then the table of the marks: how far the first of a run is from the last one before, and its length less one. Then
//! that of the capitals: how far the first of a run is from the last one before, how many more there are, how far one is
//! from the next, and how far their small letters are from them.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Syllables that are taken apart by counting.
const HANGUL: std::ops::RangeInclusive<char> = '\u{AC00}'..='\u{D7A3}';

/// The file.
pub(crate) fn file() -> Vec<u8> {
    let mut file = File::default();
    let runs = runs();
    let (mut rows, mut code) = (Vec::new(), 0);
    for run in &runs {
        let kind = match run.letters.len() {
            1 => run.count << 2 | run.step << 1 | 1,
            _ => len(&run.letters) << 1,
        };
        rows.push([run.first - code, kind]);
        code = run.first + run.count - 1;
    }
    file.table(&rows);
    let (mut letters, mut period) = (Vec::new(), 1);
    for run in &runs {
        for letter in &run.letters {
            let place = letters.len().checked_sub(period);
            let before = place.and_then(|place: usize| letters.get(place).copied());
            let before = before.unwrap_or_default();
            file.number(difference(i64::from(*letter) - i64::from(before)));
            letters.push(*letter);
        }
        period = run.letters.len().max(1);
    }
    let mut marks: Vec<(u32, u32)> = Vec::new();
    for mark in ('\0'..=char::MAX).filter(|c| is_combining_mark(*c)) {
        let mark = u32::from(mark);
        match marks.last_mut() {
            Some((_, last)) if *last + 1 == mark => *last = mark,
            _ => marks.push((mark, mark)),
        }
    }
    let (mut rows, mut code) = (Vec::new(), 0);
    for (first, last) in marks {
        rows.push([first - code, last - first]);
        code = last;
    }
    file.table(&rows);
    let (mut rows, mut code) = (Vec::new(), 0);
    for run in capitals() {
        let difference = difference(run.difference);
        rows.push([run.first - code, run.count - 1, run.step, difference]);
        code = run.last();
    }
    file.table(&rows);
    file.front.extend(file.back.iter().rev());
    file.front
}

/// What was written from the front on, and, from the end on, from the back.
#[derive(Default)]
struct File {
    front: Vec<u8>,
    back: Vec<u8>,
}

impl File {
    fn table<const COLUMNS: usize>(&mut self, rows: &[[u32; COLUMNS]]) {
        self.number(len(rows));
        for column in 0..COLUMNS {
            for row in rows {
                self.number(row.get(column).copied().unwrap_or_default());
            }
        }
    }

    fn number(&mut self, mut number: u32) {
        let mut bytes = &mut self.front;
        while number >= 0x80 {
            bytes.push(low_bits(number) | 0x80);
            number >>= 7;
            bytes = &mut self.back;
        }
        bytes.push(low_bits(number));
    }
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

fn low_bits(number: u32) -> u8 {
    u8::try_from(number & 0x7F).unwrap_or_default()
}

fn difference(difference: i64) -> u32 {
    let folded = if difference < 0 {
        -difference * 2 - 1
    } else {
        difference * 2
    };
    u32::try_from(folded).unwrap_or_default()
}
