//! Words of the text in the form in which cues are compared.

use std::ops::Range;

use accordant::is_mark;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    /// As [`accordant::fold`] writes it.
    pub(super) folded: String,
}

/// The words of a part of the text: runs of letters, digits and the marks upon them.
pub(super) fn words(text: &str, range: &Range<usize>) -> Vec<Word> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in part.char_indices() {
        if is_letter(c) || (start.is_some() && is_attached(c)) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            found.push(word(part, from..at, range.start));
        }
    }
    if let Some(from) = start {
        found.push(word(part, from..part.len(), range.start));
    }
    found
}

fn word(part: &str, range: Range<usize>, base: usize) -> Word {
    Word {
        folded: accordant::fold(part.get(range.clone()).unwrap_or_default()),
        range: base + range.start..base + range.end,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_mark(c)
}

/// Marks and invisible signs that part no word.
fn is_attached(c: char) -> bool {
    is_mark(c)
        || matches!(
            c,
            '\u{00AD}' | '\u{0640}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// What stands between two words.
pub(super) fn gap<'a>(text: &'a str, a: &Word, b: &Word) -> &'a str {
    text.get(a.range.end..b.range.start).unwrap_or_default()
}

/// Whether nothing that ends a phrase stands between two words.
pub(super) fn is_close(text: &str, a: &Word, b: &Word) -> bool {
    gap(text, a, b)
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '‑' | '\u{200E}' | '\u{200F}'))
}

/// Whether nothing that ends a phrase stands between any of these words, which follow one another.
pub(super) fn are_close(text: &str, words: &[Word]) -> bool {
    words.array_windows().all(|[a, b]| is_close(text, a, b))
}

/// An Arabic word without the "and" (و) joined to it.
pub(super) fn without_and(folded: &str) -> Option<&str> {
    folded
        .strip_prefix('و')
        .filter(|rest| rest.chars().nth(2).is_some())
}

/// Whether the text begins with an upper-case letter, or one of a script without case.
pub(super) fn begins_name(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase())
}

/// Whether the text begins with a capital, or a figure.
pub(super) fn is_capital(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether a sign is one of these. (The search of the standard library for a character in a text is that for a text, which
/// is large, and nothing else needs it.)
fn is_one_of(c: char, signs: &str) -> bool {
    signs.chars().any(|sign| sign == c)
}

/// Whether a text ends with one of these signs.
pub(super) fn ends_with(text: &str, signs: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|c| is_one_of(c, signs))
}

/// Whether a text begins with one of these signs.
pub(super) fn begins_with(text: &str, signs: &str) -> bool {
    text.chars().next().is_some_and(|c| is_one_of(c, signs))
}

/// A text without these signs at its end.
pub(super) fn without_last<'t>(text: &'t str, signs: &str) -> &'t str {
    text.trim_end_matches(|c| is_one_of(c, signs))
}

/// A text without these signs at its beginning.
pub(super) fn without_first<'t>(text: &'t str, signs: &str) -> &'t str {
    text.trim_start_matches(|c| is_one_of(c, signs))
}

/// Whether a token looks like an acronym: no space, two or more capitals, few small letters.
pub(super) fn is_acronym(token: &str) -> bool {
    let capitals = token.chars().filter(|c| c.is_uppercase()).count();
    let small = token.chars().filter(|c| c.is_lowercase()).count();
    let signs = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '+' | '&' | '.');
    capitals >= 2
        && capitals >= small
        && token.chars().take(17).count() <= 16
        && token.chars().all(signs)
        && token.chars().any(char::is_alphabetic)
}

/// White space made one space, for what is put together from several lines.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_have_capitals() {
        for token in ["HCERES", "FrAQ-Sup", "EQuAM-M", "AT/RSA", "AAQ", "H2020"] {
            assert_eq!(is_acronym(token), token != "H2020", "{token}");
        }
        for token in [
            "Erasmus",
            "France",
            "Quality Assurance",
            "",
            "2016",
            "الشبكة",
        ] {
            assert!(!is_acronym(token), "{token}");
        }
    }

    #[test]
    fn arabic_and_is_joined() {
        let text = "وتهدف هذه الشبكة";
        let words = words(text, &(0..text.len()));
        let bare: Vec<_> = words.iter().map(|word| without_and(&word.folded)).collect();
        assert_eq!(bare, [Some("تهدف"), None, None]);
    }
}
