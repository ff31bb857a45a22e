//! "Did you mean": the nearest known word.

use std::fmt::Write;

use accordant_text::lower;

/// A help text that names the nearest of the known words, or all of them if none is near.
///
/// ```
/// let help = accordant::did_you_mean("limt", ["limit", "offset"]);
/// assert_eq!(help, "did you mean `limit`?");
/// ```
pub fn did_you_mean<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    one_of(text, &known.into_iter().collect::<Vec<_>>())
}

fn one_of(text: &str, known: &[&str]) -> String {
    match nearest(text, &mut known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("one of: {}", known.join(", ")),
    }
}

/// The known word that differs least, if it differs in no more than a third of its letters.
pub(crate) fn nearest<'a>(text: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = Letters::of(text);
    let mut nearest: Option<(u32, &str)> = None;
    for word in known {
        let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
        let allowed = (length.max(text.count) / 3).max(1);
        let most = nearest.map_or(allowed, |(distance, _)| distance.min(allowed));
        if let Some(distance) = text.distance(word, length, most) {
            let found = (distance, word);
            if nearest.is_none_or(|nearest| found < nearest) {
                nearest = Some(found);
            }
        }
    }
    nearest.map(|(_, word)| word)
}

/// How many letters of a text are compared: as many as a number has bits.
const COMPARED: u32 = u64::BITS;

/// Where a text has which letters.
struct Letters {
    count: u32,
    /// The places of each letter of ASCII, a bit each.
    ascii: [u64; 128],
    /// The letters at the places of the others.
    others: Vec<(char, u64)>,
}

impl Letters {
    fn of(text: &str) -> Letters {
        let mut letters = Letters {
            count: 0,
            ascii: [0; 128],
            others: Vec::new(),
        };
        for letter in text.chars().take(COMPARED as usize).map(lower) {
            let place = 1 << letters.count;
            match letters.ascii.get_mut(letter as usize) {
                Some(places) => *places |= place,
                None => letters.others.push((letter, place)),
            }
            letters.count += 1;
        }
        letters
    }

    fn places(&self, letter: char) -> u64 {
        if let Some(places) = self.ascii.get(letter as usize) {
            return *places;
        }
        let places = self.others.iter().filter(|(other, _)| *other == letter);
        places.fold(0, |all, (_, place)| all | place)
    }

    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment), to make the text of a word
    /// of so many letters; nothing if there are more than `most`.
    ///
    /// A number has a bit for each letter of the text, so that one letter of the word is compared with all of them at once:
    /// Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003.
    fn distance(&self, word: &str, length: u32, most: u32) -> Option<u32> {
        let Some(last) = self.count.checked_sub(1) else {
            return Some(length).filter(|length| *length <= most);
        };
        // What one has more has to be inserted.
        if length.abs_diff(self.count) > most {
            return None;
        }
        // Where a column of the table of distances is one more, or one less, than the row before.
        let (mut more, mut less) = (u64::MAX, 0);
        let (mut same, mut before) = (0_u64, 0);
        let mut distance = self.count;
        let mut left = length;
        for letter in word.chars().map(lower) {
            let here = self.places(letter);
            let swapped = ((!same & here) << 1) & before;
            same = ((here & more).wrapping_add(more) ^ more) | here | less | swapped;
            let grows = less | !(same | more);
            let shrinks = same & more;
            distance += u32::from(grows >> last & 1 != 0);
            distance -= u32::from(shrinks >> last & 1 != 0);
            let grows = grows << 1 | 1;
            more = shrinks << 1 | !(same | grows);
            less = grows & same;
            before = here;
            left = left.saturating_sub(1);
            // Each letter that is left brings it down by one at most.
            if distance > most.saturating_add(left) {
                return None;
            }
        }
        Some(distance)
    }
}

/// At most 40 characters of a text, for a message; control characters are shown by their escapes.
pub(crate) fn shorten(text: &str) -> String {
    let (cut, more) = match text.char_indices().nth(40) {
        Some((at, _)) => (text.get(..at).unwrap_or_default(), "…"),
        None => (text, ""),
    };
    visible(cut) + more
}

/// A text with its control characters shown by their escapes.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("\\t"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            c if c.is_control() => {
                // Writing to memory does not fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_near() {
        let known = ["partner", "programme", "topic", "title"];
        let nearest = |text| nearest(text, &mut known.into_iter());
        assert_eq!(nearest("patner"), Some("partner"));
        assert_eq!(nearest("tilte"), Some("title"));
        assert_eq!(nearest("zzz"), None);
        assert_eq!(did_you_mean("zzz", ["a1", "b2"]), "one of: a1, b2");
    }

    /// The same, letter by letter in a table.
    fn by_table(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                        let best = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        let is_swapped =
                            i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                        if is_swapped {
                            best.min(table[i - 2][j - 2] + 1)
                        } else {
                            best
                        }
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn letters_are_compared_at_once_as_one_by_one() {
        // All texts of up to five letters out of three, one of them outside of ASCII; and long ones.
        let mut texts = vec![String::new()];
        for length in 0..5 {
            let longest = texts.iter().filter(|text| text.chars().count() == length);
            let longer = longest.flat_map(|text| ['a', 'b', 'é'].map(|c| format!("{text}{c}")));
            texts.extend(longer.collect::<Vec<_>>());
        }
        texts.push("ab".repeat(31));
        texts.push("ba".repeat(32));
        texts.push("a".repeat(64));
        texts.push("aé".repeat(50));
        for a in &texts {
            let letters = Letters::of(a);
            let a: Vec<char> = a.chars().take(64).collect();
            for b in &texts {
                let word: Vec<char> = b.chars().collect();
                let expected = by_table(&a, &word);
                for most in [0, 1, 2, 40, 1000] {
                    let length = u32::try_from(word.len()).unwrap();
                    let found = letters.distance(b, length, most);
                    let expected = u32::try_from(expected).ok().filter(|all| *all <= most);
                    assert_eq!(found, expected, "{a:?} {b} {most}");
                }
            }
        }
    }

    #[test]
    fn control_characters_are_shown_as_the_standard_library_does() {
        let all = ('\0'..='\u{FF}').filter(|c| c.is_control());
        for c in all {
            assert_eq!(
                visible(&format!("a{c}")),
                format!("a{}", c.escape_default())
            );
        }
        assert_eq!(visible("\"é\u{200F}'"), "\"é\u{200F}'");
        let long = "é".repeat(41);
        assert_eq!(shorten(&long), "é".repeat(40) + "…");
    }
}
