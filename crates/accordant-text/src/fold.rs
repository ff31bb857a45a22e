//! The form in which words are compared.

use std::ops::Range;

use crate::letters::{is_mark, letters, lower};
use crate::runs::runs;

/// The text as searches compare it: without case, accents, Arabic diacritics and letter variants, and
/// without characters that show nothing.
///
/// Compatibility forms are resolved (NFKD), digits of every script become ASCII digits, and all white
/// space becomes one space.
///
/// ```
/// use accordant_text::fold;
///
/// assert_eq!(fold("Agence  FRANÇAISE"), "agence francaise");
/// assert_eq!(fold("مُنْذُ أكتوبر"), fold("منذ اكتوبر"));
/// assert_eq!(fold("٢٠١٦"), "2016");
/// ```
pub fn fold(text: &str) -> String {
    if is_plain(text) {
        return text.to_ascii_lowercase();
    }
    let mut folded = Folder::default();
    if text.is_ascii() {
        text.chars()
            .for_each(|c| folded.push(c.to_ascii_lowercase()));
        return folded.text;
    }
    for c in text.chars() {
        letters(c, &mut |letter| {
            if letter.is_whitespace() {
                folded.push(letter);
            } else if !is_ignored(letter) {
                folded.push(lower(letter));
            }
        });
    }
    folded.text
}

/// Whether a text is folded by writing it in lower case: ASCII with single spaces between other characters that show
/// something, and without the accent that is taken for an apostrophe.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'`';
    let (first, last) = (bytes.first(), bytes.last());
    bytes.iter().fold(true, |all, byte| all & is_plain(byte))
        && first != Some(&b' ')
        && last != Some(&b' ')
        && !bytes.array_windows().any(|two| two == b"  ")
}

/// A text as it is folded, without white space at its ends.
#[derive(Default)]
struct Folder {
    text: String,
    pending_space: bool,
}

impl Folder {
    /// Adds a character of lower case, or white space.
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            self.pending_space = !self.text.is_empty();
            return;
        }
        if self.pending_space {
            self.text.push(' ');
            self.pending_space = false;
        }
        match fold_letter(c) {
            Folded::One(c) => self.text.push(c),
            Folded::Many(letters) => self.text.push_str(letters),
        }
    }
}

/// The folded words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs(text) {
        words_of_run(text.get(run).unwrap_or_default(), |word| {
            found.push(word.to_owned());
        });
    }
    found
}

/// The folded words of a text, each with the bytes of the text it comes from.
pub fn words_with_places(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for run in runs(text) {
        words_of_run(text.get(run.clone()).unwrap_or_default(), |word| {
            found.push((word.to_owned(), run.clone()));
        });
    }
    found
}

/// Whether a character is in a word.
pub(crate) fn is_in_word(c: char) -> bool {
    // The accented letters of Latin need not be looked up.
    matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}')
        || c.is_alphanumeric()
        || is_ignored(c)
}

/// The folded words of a run of letters and digits. One character can stand for several words (U+FDFA).
pub fn words_of_run(run: &str, mut found: impl FnMut(&str)) {
    each_word_of_run(run, &mut found);
}

/// The same, made once for all that words can go into.
fn each_word_of_run(run: &str, found: &mut dyn FnMut(&str)) {
    if run.is_ascii() {
        if run.bytes().any(|byte| byte.is_ascii_uppercase()) {
            found(&run.to_ascii_lowercase());
        } else if !run.is_empty() {
            found(run);
        }
        return;
    }
    for word in fold(run).split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            found(word);
        }
    }
}

/// Characters that change no word: combining marks, joiners, directional marks, fillers and tags.
fn is_ignored(c: char) -> bool {
    is_mark(c)
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{0640}' | '\u{115F}' | '\u{1160}'
            | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

enum Folded {
    One(char),
    Many(&'static str),
}

/// Letters that no decomposition brings together.
fn fold_letter(c: char) -> Folded {
    Folded::One(match c {
        'ß' => return Folded::Many("ss"),
        'œ' => return Folded::Many("oe"),
        'æ' => return Folded::Many("ae"),
        'þ' => return Folded::Many("th"),
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        // Alef maqsura, alef wasla and teh marbuta; the hamza of other letters is a combining mark.
        'ى' | 'ی' => 'ي',
        'ٱ' => 'ا',
        'ة' => 'ه',
        'ک' => 'ك',
        _ => match digit_value(c) {
            Some(value) => (b'0' + value) as char,
            None => c,
        },
    })
}

/// The value of a decimal digit of the scripts that dates and numbers are written in here.
fn digit_value(c: char) -> Option<u8> {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{0966}'..='\u{096F}' => 0x0966,
        _ => return None,
    };
    u8::try_from(u32::from(c) - zero).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brings_together_what_reads_alike() {
        for (a, b) in [
            ("Coopération", "Coope\u{301}ration"),
            ("HA\u{200B}QAA", "haqaa"),
            ("HA\u{3164}QAA", "HAQAA"),
            ("\u{FE8D}\u{FEDF}\u{FEAE}\u{FE91}\u{FE8E}\u{FEC1}", "الرباط"),
            ("أكاديمية", "اكاديميه"),
            ("ISTANBUL", "\u{130}stanbul"),
            ("Straße", "STRASSE"),
            ("A\u{00A0}\u{2003}B", "a b"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(
            fold("\u{041D}CERES"),
            fold("HCERES"),
            "Cyrillic en is another letter"
        );
    }

    #[test]
    fn plain_texts_are_folded_as_the_others_are() {
        let parts = [
            "a", "Z", " ", "  ", "`", "~", "\t", "\u{7f}", "\0", "é", "9", "\"", "-",
        ];
        let folded = |text: &str| {
            let mut folder = Folder::default();
            text.chars()
                .for_each(|c| folder.push(c.to_ascii_lowercase()));
            folder.text
        };
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = [first, second, third].concat();
                    if text.is_ascii() {
                        assert_eq!(fold(&text), folded(&text), "{text:?}");
                    }
                    assert!(!is_plain(&text) || text.is_ascii(), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn letters_that_are_not_looked_up_are_letters() {
        for c in '\0'..='\u{3000}' {
            assert_eq!(is_in_word(c), c.is_alphanumeric() || is_ignored(c), "{c:?}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            words("AT/RSA — l’été, 2016!"),
            ["at", "rsa", "l", "ete", "2016"]
        );
        assert!(words(" \u{200B}… ").is_empty());
    }
}
