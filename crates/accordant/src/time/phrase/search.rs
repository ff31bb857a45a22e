//! Dates at the head of a text and within it.

use std::ops::Range;

use super::fold::fold;
use super::lexicon::{Sense, look_up};
use super::read::read_tokens;
use super::scan::{Piece, Scanned, scan};
use super::token::{Kind, Token, lex};
use super::{PhraseOptions, Readings, read_phrase};
use crate::time::{Edtf, EdtfKind};

/// A phrase in a text is at most this many characters and this many words, numbers and signs.
const WINDOW_CHARS: usize = 120;
const WINDOW_PIECES: usize = 24;

/// The date phrase that a text begins with, and how many bytes it takes.
///
/// This is for rows in which the columns have run together: a start and an end, then prose. The longest
/// phrase counts that ends where a word ends; white space behind it is not part of it.
///
/// ```
/// use accordant::time::{PhraseOptions, leading_phrase};
///
/// let row = "2016 2018 The initiative aims at 10 things";
/// let (length, found) = leading_phrase(row, &PhraseOptions::default()).unwrap();
/// assert_eq!(&row[..length], "2016 2018");
/// assert_eq!(found.readings[0].edtf.to_string(), "2016/2018");
/// assert!(leading_phrase("The initiative of 2016", &PhraseOptions::default()).is_none());
/// ```
pub fn leading_phrase(text: &str, options: &PhraseOptions) -> Option<(usize, Readings)> {
    // `201X` and `{2016,2018}` have letters and signs that only EDTF has.
    if let Some(word) = text.split_whitespace().next()
        && text.starts_with(word)
        && word.contains(['X', '{', '[', '%', '/'])
        && word.parse::<Edtf>().is_ok()
    {
        let readings = read_phrase(word, options);
        return (!readings.readings.is_empty()).then_some((word.len(), readings));
    }
    let window = text
        .char_indices()
        .nth(WINDOW_CHARS)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let pieces = scan(&fold(window));
    let begins = pieces.first()?;
    if matches!(begins.piece, Piece::Sign(sign) if !matches!(sign, '(' | '~' | '?')) {
        return None;
    }
    let (range, readings) = longest(text, &pieces, *options)?;
    Some((range.end, readings))
}

/// The first date phrase within a text, and where it is. It has a year.
///
/// ```
/// use accordant::time::{PhraseOptions, find_phrase};
///
/// let text = "was founded in spring 2014 by the following agencies";
/// let (range, found) = find_phrase(text, &PhraseOptions::default()).unwrap();
/// assert_eq!(&text[range], "spring 2014");
/// assert_eq!(found.readings[0].edtf.to_string(), "2014-21");
/// ```
pub fn find_phrase(text: &str, options: &PhraseOptions) -> Option<(Range<usize>, Readings)> {
    let pieces = scan(&fold(text));
    for at in 0..pieces.len() {
        if let Some(found) = phrase_at(text, &pieces, at, *options) {
            return Some(found);
        }
    }
    None
}

/// The date phrase that begins with a piece of a text.
fn phrase_at(
    text: &str,
    pieces: &[Scanned],
    at: usize,
    options: PhraseOptions,
) -> Option<(Range<usize>, Readings)> {
    let rest = pieces.get(at..)?;
    let first = rest.first()?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    if !begins_phrase(rest) || !is_free(text, first, before) {
        return None;
    }
    let window = rest.get(..WINDOW_PIECES.min(rest.len()))?;
    let (range, readings) = longest(text, window, options)?;
    let of = look_up(rest).is_some_and(|hit| hit.sense == Sense::Of);
    let one_date = readings.readings.iter().any(|reading| {
        reading.edtf.kind() == EdtfKind::Date || reading.edtf.to_string().ends_with("..")
    });
    if of && one_date {
        return None;
    }
    if !is_side_by_side(&readings) {
        return Some((range, readings));
    }
    // In prose, two dates side by side are two dates.
    for count in (1..window.len()).rev() {
        let found = longest(text, window.get(..count)?, options);
        let found = found.filter(|(_, readings)| !is_side_by_side(readings));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_side_by_side(readings: &Readings) -> bool {
    readings.readings.iter().any(|reading| {
        let mut codes = reading.assumptions.iter().map(|known| &*known.code);
        codes.any(|code| code == "phrase.side-by-side")
    })
}

/// Whether the pieces can begin a date phrase, and a year is near.
fn begins_phrase(pieces: &[Scanned]) -> bool {
    let near = pieces.get(..12.min(pieces.len())).unwrap_or_default();
    let year = near
        .iter()
        .any(|piece| piece.number().is_some_and(|number| number.digits == 4));
    match pieces.first().map(|first| &first.piece) {
        Some(Piece::Number(_)) => {
            let behind = pieces.get(1).and_then(Scanned::word);
            year || behind == Some("s") || near.len() > 4
        }
        Some(Piece::Word(word)) => match look_up(pieces).map(|hit| hit.sense) {
            Some(Sense::Decade(_) | Sense::Century(_)) => true,
            Some(
                Sense::Month(_)
                | Sense::Season(_)
                | Sense::Part(_)
                | Sense::Rank(_)
                | Sense::Academic
                | Sense::TermStart
                | Sense::Circa
                | Sense::Perhaps
                | Sense::Vague
                | Sense::Since
                | Sense::From
                | Sense::Of
                | Sense::Until
                | Sense::Between
                | Sense::Before
                | Sense::After
                | Sense::Years,
            ) => year,
            Some(_) => false,
            None => year && matches!(word.as_str(), "q" | "t" | "s" | "h"),
        },
        _ => false,
    }
}

/// Whether a phrase can begin here: not within a word, a number or a reference such as `EQ-2016-3`.
fn is_free(text: &str, first: &Scanned, before: Option<&Scanned>) -> bool {
    if !first.joined {
        return true;
    }
    let sign = before.and_then(Scanned::sign);
    // Elided articles are parted from the word by an apostrophe.
    let apostrophe = text
        .get(..first.start)
        .and_then(|text| text.chars().next_back())
        .is_some_and(|letter| matches!(letter, '\'' | '’'));
    apostrophe || sign.is_some_and(|sign| matches!(sign, '(' | '[' | ',' | ';' | '→'))
}

/// The longest phrase that the pieces begin with.
fn longest(
    text: &str,
    pieces: &[Scanned],
    options: PhraseOptions,
) -> Option<(Range<usize>, Readings)> {
    let start = pieces.first()?.start;
    let window = pieces.get(..WINDOW_PIECES.min(pieces.len()))?;
    // No phrase goes on over a word that is of no date.
    let foreign = lex(window)
        .into_iter()
        .find(|token| token.kind == Kind::Unknown)
        .map_or(usize::MAX, |token| token.start);
    let most = window
        .iter()
        .take_while(|piece| piece.start < foreign)
        .count();
    for count in (1..=most).rev() {
        let pieces = window.get(..count)?;
        let end = pieces.last()?.end;
        let (slice, behind) = (text.get(start..end)?, text.get(end..)?);
        if !may_end(pieces, behind) {
            continue;
        }
        let is_number = slice.chars().all(|letter| letter.is_ascii_digit());
        let is_one_word = !slice.contains(char::is_whitespace);
        let readings = if is_one_word && !is_number && slice.parse::<Edtf>().is_ok() {
            read_phrase(slice, &options)
        } else {
            let tokens = lex(pieces);
            if !may_end_with(&tokens, text, behind) {
                continue;
            }
            read_tokens(slice, &tokens, options, true)
        };
        if !readings.readings.is_empty() {
            return Some((start..end, readings));
        }
    }
    None
}

/// Whether a phrase may end behind these pieces: at the end of a word, its parentheses closed.
fn may_end(pieces: &[Scanned], behind: &str) -> bool {
    let mut behind_letters = behind.chars();
    let (next, second) = (behind_letters.next(), behind_letters.next());
    let within = match next {
        Some(letter) if letter.is_alphanumeric() => true,
        // `2016-3`, `2016.5`, `l'an`
        Some('-' | '–' | '/' | '.' | '\'' | '’' | '_' | '%' | '€' | '$') => {
            second.is_some_and(char::is_alphanumeric) || matches!(next, Some('%' | '€' | '$'))
        }
        _ => false,
    };
    let open = pieces
        .iter()
        .filter_map(Scanned::sign)
        .fold(0_i32, |open, sign| match sign {
            '(' | '[' => open + 1,
            ')' | ']' => open - 1,
            _ => open,
        });
    let sign_ends = match pieces.last().and_then(Scanned::sign) {
        None | Some(')' | ']' | '}' | '?' | '…' | '~' | '+') => true,
        // A dash with nothing behind it leaves the end open; with prose behind it, it belongs to that.
        Some('-' | '–') => is_cell_end(behind),
        Some(_) => false,
    };
    !within && open == 0 && sign_ends
}

/// Whether the last token is still of the date and not the first word of prose.
fn may_end_with(tokens: &[Token], text: &str, behind: &str) -> bool {
    let Some(last) = tokens.last() else {
        return false;
    };
    let written = text.get(last.start..last.end).unwrap_or_default();
    let introduced = tokens.len() > 1
        && tokens.get(tokens.len() - 2).is_some_and(|before| {
            matches!(
                before.kind,
                Kind::Paren
                    | Kind::Dash
                    | Kind::Arrow
                    | Kind::Sense(Sense::To | Sense::Until | Sense::Article)
            )
        });
    match last.kind {
        // `2016 active members`
        Kind::Sense(Sense::Open) => {
            introduced || written.contains(char::is_whitespace) || is_stop(behind)
        }
        Kind::Sense(Sense::Onwards) => written.chars().count() > 2 || is_stop(behind),
        // `2016 10 years of cooperation`
        Kind::Sense(Sense::Unit(_) | Sense::Years | Sense::Renewed | Sense::Renewable) => {
            let next = behind.trim_start().chars().next();
            !next.is_some_and(|letter| letter.is_lowercase() || is_arabic(letter))
        }
        _ => true,
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0620}'..='\u{064A}')
}

/// Whether a column or the text ends here.
fn is_cell_end(behind: &str) -> bool {
    behind.trim().is_empty()
        || behind
            .trim_start_matches(' ')
            .starts_with(['\t', '\n', '\r'])
}

/// Whether the sentence or the column ends here.
fn is_stop(behind: &str) -> bool {
    is_cell_end(behind) || behind.starts_with([',', ';', ':', '.', ')', '،', '؛'])
}
