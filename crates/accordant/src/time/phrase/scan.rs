//! Words, numbers and signs of a folded text.

use super::fold::FoldedChar;

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value; numbers of more than six digits are no part of a date and all count as one million.
    pub(super) value: u32,
    /// How many digits it has, as far as that counts.
    pub(super) digits: u8,
    /// `1st`, `1er`.
    pub(super) ordinal: bool,
    /// `'16`.
    pub(super) apostrophe: bool,
}

impl Number {
    /// Written with four digits.
    pub(super) fn is_long(self) -> bool {
        self.digits == 4
    }

    /// Written with one or two digits.
    pub(super) fn is_short(self) -> bool {
        self.digits <= 2
    }

    /// The decade that it can name. Nobody has named one before the 1930s by two digits for long.
    pub(super) fn decade(self) -> Option<i16> {
        let value = i16::try_from(self.value).ok()?;
        match self.digits {
            _ if value % 10 != 0 => None,
            4 => Some(value / 10),
            2 if value >= 30 => Some(190 + value / 10),
            _ => None,
        }
    }

    /// The value where it can be a month or a day.
    pub(super) fn small(self) -> Option<u8> {
        (self.is_short() && self.value > 0)
            .then(|| u8::try_from(self.value).ok())
            .flatten()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Word(String),
    Number(Number),
    Sign(char),
}

/// A word, number or sign and the bytes of the original it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scanned {
    pub(super) piece: Piece,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it stands right behind the one before.
    pub(super) joined: bool,
    /// Whether a full stop behind it was passed over.
    pub(super) dotted: bool,
}

impl Scanned {
    pub(super) fn word(&self) -> Option<&str> {
        match &self.piece {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<Number> {
        match self.piece {
            Piece::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn sign(&self) -> Option<char> {
        match self.piece {
            Piece::Sign(sign) => Some(sign),
            _ => None,
        }
    }
}

/// Cuts a folded text into words, numbers and signs.
///
/// Letters and digits are parted (`2016م`, `Q3`), elisions too (`d'octobre`). The full stop of an
/// abbreviation, and quotation marks, are passed over; several full stops are the sign `…`.
pub(super) fn scan(folded: &[FoldedChar]) -> Vec<Scanned> {
    let mut found: Vec<Scanned> = Vec::new();
    let mut at = 0;
    let mut joined = false;
    while let Some(&FoldedChar { letter, start, .. }) = folded.get(at) {
        let next = |offset: usize| folded.get(at + offset).map(|next| next.letter);
        let run = |holds: fn(char) -> bool| {
            let rest = folded.get(at..).unwrap_or_default();
            rest.iter()
                .take_while(|folded| holds(folded.letter))
                .count()
        };
        let (piece, length) = match letter {
            // A bar parts the columns of a table.
            ' ' | '|' => {
                joined = false;
                at += 1;
                continue;
            }
            '"' => {
                at += 1;
                continue;
            }
            '\'' => {
                let behind_sign = found.last().is_none_or(|last| last.sign().is_some());
                let year =
                    (!joined || behind_sign) && next(1).is_some_and(|next| next.is_ascii_digit());
                at += 1;
                if year {
                    let digits = digits(folded, at);
                    let piece = number(folded, at, digits, true);
                    (piece, digits)
                } else {
                    continue;
                }
            }
            '0'..='9' => {
                let digits = digits(folded, at);
                (number(folded, at, digits, false), digits)
            }
            '.' if next(1) == Some('.') => (Piece::Sign('…'), run(|letter| letter == '.')),
            '.' if stops(found.last(), joined, next(1)) => {
                if let Some(last) = found.last_mut() {
                    last.dotted = true;
                }
                at += 1;
                continue;
            }
            '?' => (Piece::Sign('?'), run(|letter| letter == '?')),
            '-' | '=' if next(1) == Some('>') => (Piece::Sign('→'), 2),
            '-' | '–' => {
                let length = run(|letter| matches!(letter, '-' | '–'));
                let sign = if length > 1 { '–' } else { letter };
                (Piece::Sign(sign), length)
            }
            _ if letter.is_alphabetic() => {
                let length = run(char::is_alphabetic);
                let word = folded.get(at..at + length).unwrap_or_default();
                let word = word.iter().map(|folded| folded.letter).collect();
                (Piece::Word(word), length)
            }
            sign => (Piece::Sign(sign), 1),
        };
        at += length;
        let end = folded.get(at - 1).map_or(start, |last| last.end);
        found.push(Scanned {
            piece,
            start,
            end,
            joined,
            dotted: false,
        });
        joined = true;
    }
    found
}

/// Whether a full stop ends an abbreviation, an ordinal number or the text.
fn stops(last: Option<&Scanned>, joined: bool, next: Option<char>) -> bool {
    let Some(last) = last.filter(|_| joined) else {
        return false;
    };
    match last.piece {
        Piece::Word(_) => true,
        Piece::Number(_) => !next.is_some_and(|next| next.is_ascii_digit()),
        Piece::Sign(_) => false,
    }
}

fn digits(folded: &[FoldedChar], at: usize) -> usize {
    let rest = folded.get(at..).unwrap_or_default();
    rest.iter()
        .take_while(|folded| folded.letter.is_ascii_digit())
        .count()
}

fn number(folded: &[FoldedChar], at: usize, digits: usize, apostrophe: bool) -> Piece {
    let value = folded
        .iter()
        .skip(at)
        .take(digits.min(7))
        .filter_map(|folded| folded.letter.to_digit(10))
        .fold(0, |value, digit| value * 10 + digit);
    Piece::Number(Number {
        value: if digits > 6 { 1_000_000 } else { value },
        digits: u8::try_from(digits).unwrap_or(u8::MAX),
        ordinal: false,
        apostrophe,
    })
}
