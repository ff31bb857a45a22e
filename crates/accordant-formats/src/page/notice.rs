//! What is odd in the words of a page: quotes, split tokens, unfinished sentences, unseen characters.

use std::ops::Range;
use std::sync::LazyLock;

use accordant::hash::HashSet;

/// Words that no sentence ends with.
const OPEN: &[&str] = &[
    "to and or of the a for with by in at from that which between into",
    "à de et ou pour par avec dans des du la le les en qui que entre aux au",
    "إلى من في على عن و أو التي الذي مع بين",
];

static OPEN_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = OPEN.iter().flat_map(|words| words.split_whitespace());
    words.map(accordant::fold).collect()
});

/// Whether the text stops in the middle of a sentence.
pub(super) fn is_unfinished(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let (Some(last), Some(_)) = (words.next(), words.next()) else {
        return false;
    };
    let plain = last.chars().all(char::is_alphabetic) && last.len() <= 20;
    plain && !last.chars().any(char::is_uppercase) && OPEN_WORDS.contains(&accordant::fold(last))
}

/// The first quotation mark that has no counterpart.
///
/// An apostrophe inside a word, or of a plural possessive (`universities’`), is no quotation mark.
pub(super) fn unbalanced_quote(text: &str) -> Option<(usize, char)> {
    let mut double: Option<(usize, char)> = None;
    let mut single: Option<(usize, char)> = None;
    let mut guillemet: Option<(usize, char)> = None;
    let mut straight: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        match c {
            '“' | '„' => double = Some((at, c)),
            '”' if double.take().is_none() => {
                return Some((at, c));
            }
            '«' => guillemet = Some((at, c)),
            '»' if guillemet.take().is_none() => {
                return Some((at, c));
            }
            '"' => {
                straight = if straight.is_some() {
                    None
                } else {
                    Some((at, c))
                }
            }
            '‘' => single = Some((at, c)),
            '’' if !next.is_alphanumeric()
                && before.is_alphanumeric()
                && single.take().is_none()
                && !matches!(before, 's' | 'S' | 'x' | 'z') =>
            {
                return Some((at, c));
            }
            _ => {}
        }
        before = c;
    }
    double.or(guillemet).or(straight).or(single)
}

/// Acronyms parted by a space beside their hyphen: `ASQ -QA`. Each occurrence.
pub(super) fn split_tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('-') {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let apart_before =
            before.ends_with(' ') && after.starts_with(|c: char| c.is_ascii_uppercase());
        let apart_after =
            before.ends_with(|c: char| c.is_ascii_uppercase()) && after.starts_with(' ');
        if apart_before == apart_after {
            continue;
        }
        let bare = before.strip_suffix(' ').unwrap_or(before);
        let left = bare
            .bytes()
            .rev()
            .take(24)
            .take_while(u8::is_ascii_uppercase)
            .count();
        let rest = after.strip_prefix(' ').unwrap_or(after);
        let right = rest
            .bytes()
            .take(24)
            .take_while(u8::is_ascii_uppercase)
            .count();
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
        let whole = !word(
            bare.get(..bare.len() - left)
                .and_then(|text| text.chars().next_back()),
        ) && !word(rest.get(right..).and_then(|text| text.chars().next()));
        if (2..=12).contains(&left) && (2..=12).contains(&right) && whole {
            let end = text.len() - rest.len() + right;
            found.push(bare.len() - left..end);
        }
    }
    found
}

/// The first character of a title that shows nothing or reorders what is shown.
///
/// Left-to-right and right-to-left marks belong to Arabic and Latin words side by side, joiners to Arabic
/// and to emoji: they are passed over there.
pub(super) fn invisible(text: &str) -> Option<(usize, char)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let latin = before.is_alphabetic() && !is_arabic(before);
        let found = match c {
            '\t' => false,
            '\u{0640}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' => latin,
            '\u{00AD}'
            | '\u{034F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}' => true,
            _ => c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE,
        };
        if found {
            return Some((at, c));
        }
        before = c;
    }
    None
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_without_counterpart() {
        for (text, expected) in [
            ("A shared toolkit’ to meet", Some('’')),
            ("a ‘road map’ for individuals’ assets, d’ingénieur", None),
            ("“PAQAF”; « x »; \"y\"", None),
            ("the “Charter of", Some('“')),
            ("Charter»", Some('»')),
        ] {
            assert_eq!(unbalanced_quote(text).map(|(_, c)| c), expected, "{text}");
        }
    }

    #[test]
    fn tokens_split_at_their_hyphen() {
        for (text, expected) in [
            ("with ASQ -QA (ASQ -QA)", &["ASQ -QA", "ASQ -QA"][..]),
            ("ASQ- QA", &["ASQ- QA"]),
            ("ASQ - QA, ASQ-QA, a -B, 10 -QA, EQuAM -MA", &[]),
        ] {
            let found: Vec<&str> = split_tokens(text)
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn unfinished_sentences() {
        assert!(is_unfinished("that will lead to"));
        assert!(is_unfinished("qui conduira à"));
        assert!(!is_unfinished("it leads to."));
        assert!(!is_unfinished("to"));
        assert!(!is_unfinished("Annex A"));
    }

    #[test]
    fn unseen_characters() {
        for text in [
            "HA\u{200B}QAA",
            "HA\u{200D}QAA",
            "A\u{202E}B",
            "A\u{FFFF}",
            "\u{1B}[2J",
            "HA\u{0640}Q",
            "HA\u{FE0F}Q",
        ] {
            assert!(invisible(text).is_some(), "{text:?}");
        }
        for text in [
            "شبكة \u{200F}ANQAHE\u{200E}",
            "👩\u{200D}👩\u{200D}👧 Family",
            "الربـاط",
            "Coope\u{301}ration",
        ] {
            assert_eq!(invisible(text), None, "{text:?}");
        }
    }
}
