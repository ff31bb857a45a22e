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
    match nearest(text, known) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("one of: {}", known.join(", ")),
    }
}

/// The known word that differs least, if it differs in no more than a third of its letters.
pub(crate) fn nearest<'a>(text: &str, known: &[&'a str]) -> Option<&'a str> {
    let text: Vec<char> = text.chars().map(lower).take(64).collect();
    let mut nearest = None;
    for word in known {
        let letters: Vec<char> = word.chars().map(lower).collect();
        let allowed = (letters.len().max(text.len()) / 3).max(1);
        let found = (distance(&text, &letters), *word);
        if found.0 <= allowed && nearest.is_none_or(|nearest| found < nearest) {
            nearest = Some(found);
        }
    }
    nearest.map(|(_, word)| word)
}

/// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut previous_b = None;
        for (j, y) in b.iter().enumerate() {
            let at =
                |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(x != y))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            if j > 0 && previous_a == Some(y) && previous_b == Some(x) {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
            previous_b = Some(y);
        }
        before = std::mem::replace(&mut last, row);
        previous_a = Some(x);
    }
    last.last().copied().unwrap_or(0)
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
        assert_eq!(nearest("patner", &known), Some("partner"));
        assert_eq!(nearest("tilte", &known), Some("title"));
        assert_eq!(nearest("zzz", &known), None);
        assert_eq!(did_you_mean("zzz", ["a1", "b2"]), "one of: a1, b2");
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
