//! Where two texts differ.

use crate::suggest::visible;

/// How many words are shown before and behind the first and the last that differ.
const AROUND: usize = 2;
/// The most characters that are shown of a text.
const MOST: usize = 72;

/// The parts of two texts that differ, with the words around them.
pub(super) fn excerpts(before: &str, after: &str) -> (String, String) {
    let old: Vec<&str> = before.split_whitespace().collect();
    let new: Vec<&str> = after.split_whitespace().collect();
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let left = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take(left).take_while(same).count();
    (excerpt(&old, head, tail), excerpt(&new, head, tail))
}

fn excerpt(words: &[&str], head: usize, tail: usize) -> String {
    // One word alone is not worth its ellipsis.
    let first = if head <= AROUND + 1 { 0 } else { head - AROUND };
    let last = if tail <= AROUND + 1 {
        words.len()
    } else {
        words.len() + AROUND - tail
    };
    let shown = words.get(first..last).unwrap_or_default().join(" ");
    let begins = if first > 0 { "… " } else { "" };
    let ends = if last < words.len() { " …" } else { "" };
    short(&format!("{begins}{shown}{ends}"))
}

/// The beginning of a text, in one line, as far as a line has room.
pub(super) fn short(text: &str) -> String {
    let mut line = String::new();
    // Of a long text, no more than can be shown is looked at.
    for word in text.split_whitespace().take(MOST) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if let Some((cut, _)) = line.char_indices().nth(MOST) {
            line.truncate(cut);
            line.push('…');
            break;
        }
    }
    visible(&line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_is_left_out() {
        let (before, after) = excerpts(
            "To promote a culture of quality assurance in higher education in Africa",
            "To promote a culture of quality enhancement in higher education in Africa",
        );
        assert_eq!(before, "… of quality assurance in higher …");
        assert_eq!(after, "… of quality enhancement in higher …");
        assert_eq!(excerpts("a b", "a b c"), ("a b".into(), "a b c".into()));
        assert_eq!(
            excerpts("a a a a", "a a a"),
            ("a a a a".into(), "a a a".into())
        );
        assert_eq!(excerpts("", "new"), (String::new(), "new".into()));
    }

    #[test]
    fn a_long_text_is_cut() {
        let long = "word ".repeat(1000);
        assert_eq!(short(&long).chars().count(), MOST + 1);
        assert_eq!(short("a\u{1b}[31m\n b"), "a\\u{1b}[31m b");
    }
}
