//! Text of the input, made safe to show on a terminal.
//!
//! Titles and messages come from pages that anybody can have written. What would move the cursor, turn the
//! direction of the line around or not be seen at all is shown by its number instead: `\u{202e}`.

use std::fmt::{self, Write as _};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What begins and ends a stretch whose direction leaves its surroundings alone.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// The text in one line, with unseen characters escaped and right-to-left text isolated.
pub(crate) fn safe(text: &str) -> String {
    isolate(escape(text))
}

/// The same, cut to so many columns.
pub(crate) fn safe_within(text: &str, columns: usize) -> String {
    let escaped = escape(text);
    if width(&escaped) <= columns {
        return isolate(escaped);
    }
    // Counted letter by letter, so that a heap of combining marks takes no longer than other text.
    let mut room = columns.saturating_sub(1);
    let mut cut = String::new();
    for letter in escaped.chars() {
        let Some(left) = room.checked_sub(letter.width().unwrap_or(0)) else {
            break;
        };
        room = left;
        cut.push(letter);
    }
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    isolate(cut)
}

/// The text in one line, with unseen characters escaped.
pub(crate) fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' | '\n' | '\r' => shown.push(' '),
            letter if is_unseen(letter) => {
                push(&mut shown, format_args!("\\u{{{:x}}}", u32::from(letter)));
            }
            letter => shown.push(letter),
        }
    }
    shown
}

/// Lines with unseen characters escaped, the line ends kept.
pub(crate) fn escape_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escape).collect();
    lines.join("\n")
}

/// JSON with the unseen characters of its strings escaped, as JSON escapes them.
pub(crate) fn escape_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter == '\n' || !is_unseen(letter) {
            shown.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            push(&mut shown, format_args!("\\u{unit:04x}"));
        }
    }
    shown
}

/// Appends what is formatted.
pub(crate) fn push(shown: &mut String, formatted: fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = shown.write_fmt(formatted);
}

/// How many columns of a terminal the text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// A number and what it counts: `1 remark`, `2 remarks`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

fn isolate(text: String) -> String {
    if text.chars().any(is_right_to_left) {
        format!("{}{text}{}", ISOLATE.0, ISOLATE.1)
    } else {
        text
    }
}

fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// Whether a terminal acts on the character, or shows nothing for it: controls, characters that set the
/// direction, joiners and fillers without width, private use and characters that are none.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || u32::from(letter) & 0xFFFE == 0xFFFE
        || matches!(
            letter,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{E000}'..='\u{F8FF}'
                | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{10FFFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unseen_is_shown_by_its_number() {
        assert_eq!(safe("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(
            safe("a\u{202e}b\u{9b}\u{200b}"),
            "a\\u{202e}b\\u{9b}\\u{200b}"
        );
        assert_eq!(safe("two\r\nlines\tand"), "two  lines and");
        assert_eq!(safe("été 日本 100 %"), "été 日本 100 %");
    }

    #[test]
    fn right_to_left_text_is_isolated() {
        assert_eq!(safe("منذ"), "\u{2068}منذ\u{2069}");
        // An isolate of the input cannot end ours.
        assert_eq!(safe("منذ\u{2069}"), "\u{2068}منذ\\u{2069}\u{2069}");
    }

    #[test]
    fn is_cut_by_columns_not_characters() {
        assert_eq!(safe_within("日本日本", 8), "日本日本");
        assert_eq!(safe_within("日本日本", 7), "日本日…");
        assert_eq!(safe_within("abcdef", 4), "abc…");
        assert_eq!(safe_within("ab cdef", 4), "ab…");
    }

    #[test]
    fn json_is_escaped_as_json() {
        assert_eq!(
            escape_json("\"\u{202e}\u{e0041}\"\n"),
            "\"\\u202e\\udb40\\udc41\"\n"
        );
    }
}
