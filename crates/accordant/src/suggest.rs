//! "Did you mean": the nearest known word.

use std::fmt::Write;

use accordant_text::nearest;

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
    fn suggests_what_is_near_or_all() {
        let known = ["partner", "programme", "topic", "title"];
        assert_eq!(did_you_mean("patner", known), "did you mean `partner`?");
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
