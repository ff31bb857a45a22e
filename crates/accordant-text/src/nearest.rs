//! The words that are most like others.

use crate::letters::lower;

/// The known word that differs least, if it differs in no more than a third of its letters.
pub fn nearest<'w>(text: &str, known: &mut dyn Iterator<Item = &'w str>) -> Option<&'w str> {
    let mut nearest = Nearest::to(&[text]);
    known.for_each(|word| nearest.offer(word));
    nearest.found().next().flatten()
}

/// For each of some texts the word that differs least, if it differs in no more than a third of its letters.
#[derive(Debug)]
pub struct Nearest<'w> {
    texts: Vec<(Letters, Option<(u32, &'w str)>)>,
}

impl<'w> Nearest<'w> {
    /// Nothing yet for each of these texts.
    pub fn to(texts: &[&str]) -> Nearest<'w> {
        let texts = texts.iter().map(|text| (Letters::of(text), None));
        Nearest {
            texts: texts.collect(),
        }
    }

    /// One more word that may be nearer.
    pub fn offer(&mut self, word: &'w str) {
        let is_ascii = word.is_ascii();
        let length = if is_ascii {
            word.len()
        } else {
            word.chars().count()
        };
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        for (text, nearest) in &mut self.texts {
            let allowed = (length.max(text.count) / 3).max(1);
            let most = nearest.map_or(allowed, |(distance, _)| distance.min(allowed));
            // What one has more has to be inserted.
            if length.abs_diff(text.count) > most {
                continue;
            }
            let distance = if is_ascii {
                let places = word.bytes().map(|letter| text.places_of_ascii(letter));
                text.distance(places, length, most)
            } else {
                let places = word.chars().map(|letter| text.places(letter));
                text.distance(places, length, most)
            };
            if let Some(distance) = distance {
                let found = (distance, word);
                if nearest.is_none_or(|nearest| found < nearest) {
                    *nearest = Some(found);
                }
            }
        }
    }

    /// The nearest word to each of the texts.
    pub fn found(self) -> impl Iterator<Item = Option<&'w str>> {
        let texts = self.texts.into_iter();
        texts.map(|(_, nearest)| nearest.map(|(_, word)| word))
    }
}

/// How many letters of a text are compared: as many as a number has bits.
const COMPARED: u32 = u64::BITS;

/// Where a text has which letters.
#[derive(Debug)]
struct Letters {
    count: u32,
    /// The places of each letter of ASCII, a bit each; of capitals those of the small ones.
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
        for capital in b'A'..=b'Z' {
            let places = letters.places_of_ascii(capital.to_ascii_lowercase());
            if let Some(own) = letters.ascii.get_mut(usize::from(capital)) {
                *own = places;
            }
        }
        letters
    }

    #[inline]
    fn places_of_ascii(&self, letter: u8) -> u64 {
        self.ascii
            .get(usize::from(letter))
            .copied()
            .unwrap_or_default()
    }

    fn places(&self, letter: char) -> u64 {
        if let Some(places) = self.ascii.get(letter as usize) {
            return *places;
        }
        // Some letters have small ones that are of ASCII.
        let letter = lower(letter);
        if let Some(places) = self.ascii.get(letter as usize) {
            return *places;
        }
        let places = self.others.iter().filter(|(other, _)| *other == letter);
        places.fold(0, |all, (_, place)| all | place)
    }

    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment), to make the text of a word
    /// of so many letters, which stand at these places; nothing if there are more than `most`.
    ///
    /// A number has a bit for each letter of the text, so that one letter of the word is compared with all of them at once:
    /// Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003.
    #[inline]
    fn distance(&self, word: impl Iterator<Item = u64>, length: u32, most: u32) -> Option<u32> {
        let Some(last) = self.count.checked_sub(1) else {
            return Some(length).filter(|length| *length <= most);
        };
        // Where a column of the table of distances is one more, or one less, than the row before.
        let (mut more, mut less) = (u64::MAX, 0);
        let (mut same, mut before) = (0_u64, 0);
        let mut distance = self.count;
        let mut left = length;
        for here in word {
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
        Some(distance).filter(|distance| *distance <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_only_what_is_near() {
        let known = ["partner", "programme", "topic", "title"];
        let nearest = |text| nearest(text, &mut known.into_iter());
        assert_eq!(nearest("patner"), Some("partner"));
        assert_eq!(nearest("TILTE"), Some("title"));
        assert_eq!(nearest("zzz"), None);
    }

    #[test]
    fn each_text_has_its_own() {
        let mut all = Nearest::to(&["Tokio", "K\u{212A}y", "zzz"]);
        for word in ["Tokyo", "kky", "Kyoto", "ＫＫＹ"] {
            all.offer(word);
        }
        let found: Vec<_> = all.found().collect();
        assert_eq!(found, [Some("Tokyo"), Some("kky"), None]);
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
                    let places = b.chars().map(|letter| letters.places(letter));
                    let found = letters.distance(places, length, most);
                    let expected = u32::try_from(expected).ok().filter(|all| *all <= most);
                    assert_eq!(found, expected, "{a:?} {b} {most}");
                }
            }
        }
    }
}
