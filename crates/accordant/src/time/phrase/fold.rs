//! Spelling made uniform, with the way back to the bytes it came from.

use accordant_text::{letters, lower};

/// A character of the folded text and the bytes of the original it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoldedChar {
    pub(super) letter: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What no date contains, such as a footnote mark: a phrase with it is not read.
pub(super) const FOREIGN: char = '\u{FFFD}';

/// Folds case, accents, compatibility forms, the digits and letter variants of Arabic, dashes and quotes.
///
/// Marks that are not seen (bidirectional controls, tatweel, harakat) are dropped. Superscript and other
/// ornamental digits become [`FOREIGN`]: normalised they would grow the number they are attached to.
pub(super) fn fold(text: &str) -> Vec<FoldedChar> {
    let mut folded: Vec<FoldedChar> = Vec::with_capacity(text.len());
    for (start, original) in text.char_indices() {
        let end = start + original.len_utf8();
        let before = folded.len();
        if original.is_ascii() {
            let letter = simple(original).unwrap_or_else(|| original.to_ascii_lowercase());
            folded.push(FoldedChar { letter, start, end });
        } else if let Some(letter) = simple(original) {
            folded.push(FoldedChar { letter, start, end });
        } else if !is_unseen(original) {
            let mut is_foreign = false;
            letters(original, &mut |part| {
                is_foreign |= part.is_ascii_digit() && !is_wide_digit(original);
                if is_unseen(part) {
                    return;
                }
                let letter = lower(part);
                let letter = simple(letter).unwrap_or(letter);
                folded.push(FoldedChar { letter, start, end });
            });
            if is_foreign {
                folded.truncate(before);
                let letter = FOREIGN;
                folded.push(FoldedChar { letter, start, end });
            }
        }
        // What was dropped belongs to the character it follows.
        if folded.len() == before
            && let Some(last) = folded.last_mut()
        {
            last.end = end;
        }
    }
    folded
}

/// The one character that stands for all its look-alikes.
fn simple(letter: char) -> Option<char> {
    Some(match letter {
        // U+2010 and U+2011 are hyphens; the longer ones are kept apart because EDTF has only the hyphen.
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2012}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2043}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}' => '–',
        '\u{301C}' | '\u{223C}' | '\u{FF5E}' => '~',
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{2032}' | '`' | '\u{00B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '«' | '»' => '"',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '\u{2044}' | '\u{2215}' => '/',
        '→' | '⟶' | '⇒' | '➔' | '➜' | '➡' => '→',
        '\u{0660}'..='\u{0669}' => digit(letter, 0x0660),
        '\u{06F0}'..='\u{06F9}' => digit(letter, 0x06F0),
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '\u{200B}' => ' ',
        _ if letter.is_whitespace() => ' ',
        _ => return None,
    })
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter).saturating_sub(zero), 10).unwrap_or(FOREIGN)
}

/// Digits that are ordinary digits in another width or style.
fn is_wide_digit(letter: char) -> bool {
    matches!(letter, '\u{FF10}'..='\u{FF19}' | '\u{1D7CE}'..='\u{1D7FF}')
}

/// Bidirectional controls, joiners, soft hyphen, tatweel.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{061C}' | '\u{0640}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}'
    )
}
