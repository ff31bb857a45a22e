//! The signs that begin an item of a list.

/// Signs that are bullets wherever they stand.
const ALWAYS: &[char] = &[
    '•', '●', '○', '◦', '▪', '▫', '■', '□', '◆', '◇', '‣', '⁃', '➢', '➤', '✓', '✔', '❖', '►', '▶',
    '◾', '◽', '∙', '⮚',
];

/// Signs that are bullets at the beginning of a line, or behind a colon or semicolon, with a space after.
const AT_BEGINNING: &[char] = &['-', '–', '—', '*', '·', '+', 'o', '−', '»', '>', '§'];

/// Whether the sign is of the private use area, where the symbol fonts of word processors have their
/// bullets: U+F0B7, U+F0A7 and others, which most fonts do not show.
pub(super) fn is_private_use(sign: char) -> bool {
    matches!(sign, '\u{F020}'..='\u{F0FF}')
}

/// Whether the sign is a bullet wherever it stands.
pub(super) fn is_always(sign: char) -> bool {
    ALWAYS.contains(&sign) || is_private_use(sign)
}

/// The length of the bullet that the text begins with: a sign, or a number such as `1.`, `2)` or `(3)`.
///
/// The text is the beginning of a line, or what follows a colon or semicolon (`inside`); there a sign such
/// as a hyphen needs a space behind it.
pub(super) fn leading(text: &str, inside: bool) -> Option<usize> {
    let sign = text.chars().next()?;
    let length = sign.len_utf8();
    let rest = text.get(length..).unwrap_or_default();
    if is_always(sign) {
        return Some(length);
    }
    if AT_BEGINNING.contains(&sign) {
        let next = rest.chars().next();
        let dash = matches!(sign, '-' | '–' | '—' | '−');
        let parted = next.is_none_or(char::is_whitespace) && (sign != 'o' || next.is_some());
        let attached = dash && !inside && next.is_some_and(char::is_alphabetic);
        return (parted || attached).then_some(length);
    }
    numbered(text)
}

/// The length of `1.`, `12)` or `(3)` with a space behind it.
fn numbered(text: &str) -> Option<usize> {
    let open = usize::from(text.starts_with('('));
    let digits = text
        .bytes()
        .skip(open)
        .take(3)
        .take_while(u8::is_ascii_digit)
        .count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let sign = text.as_bytes().get(open + digits)?;
    if *sign != b')' && (open == 1 || *sign != b'.') {
        return None;
    }
    let length = open + digits + 1;
    let next = text.get(length..)?.chars().next()?;
    next.is_whitespace().then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_bullets_of_lists() {
        for text in [
            "• a",
            "•a",
            "- a",
            "-Implement",
            "* a",
            "· a",
            "▪ a",
            "o a",
            "– a",
            "1. a",
            "12) a",
            "(3) a",
            "\u{F0B7} a",
            "\u{F0A7} a",
        ] {
            assert!(leading(text, false).is_some(), "{text}");
        }
        for text in [
            "",
            "a",
            "-5 degrees",
            "--- a",
            "of",
            "2016. a",
            "1.5 a",
            "*a*",
            "1st",
            "(a) b",
            "o",
        ] {
            assert_eq!(leading(text, false), None, "{text}");
        }
        assert_eq!(
            leading("-QA", true),
            None,
            "a hyphen inside a line needs a space"
        );
    }
}
