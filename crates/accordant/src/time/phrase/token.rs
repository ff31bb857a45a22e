//! From words, numbers and signs to tokens with a meaning.

use super::lexicon::{Part, Sense, look_up, look_up_prefixed};
use super::scan::{Number, Piece, Scanned};

/// Numbers written together with one sign between them: `01/10/2017`, `2016-17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) first: Number,
    pub(super) second: Number,
    pub(super) third: Option<Number>,
    pub(super) sign: char,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Number),
    Figures(Figures),
    Sense(Sense),
    /// A quarter, third or half of a year: 33 to 41.
    Grouping(u8),
    /// A time of day.
    Time,
    /// A parenthesis or bracket, opening or closing.
    Paren,
    Comma,
    Semicolon,
    Colon,
    Slash,
    Dash,
    Arrow,
    Tilde,
    Question,
    Ellipsis,
    Plus,
    /// What no date contains.
    Unknown,
}

/// A token and the bytes of the original it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it stands right behind the one before.
    pub(super) joined: bool,
    /// The languages its words are in.
    pub(super) languages: u8,
}

impl Token {
    pub(super) fn sense(&self) -> Option<Sense> {
        match self.kind {
            Kind::Sense(sense) => Some(sense),
            _ => None,
        }
    }
}

/// Gives the pieces their meanings.
pub(super) fn lex(pieces: &[Scanned]) -> Vec<Token> {
    let mut lexer = Lexer {
        pieces,
        at: 0,
        tokens: Vec::new(),
    };
    while lexer.at < pieces.len() {
        lexer.step();
    }
    join_double_names(lexer.tokens)
}

struct Lexer<'a> {
    pieces: &'a [Scanned],
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn piece(&self, offset: usize) -> Option<&Scanned> {
        self.pieces.get(self.at + offset)
    }

    /// The piece at this distance if nothing stands between it and the one before.
    fn joined(&self, offset: usize) -> Option<&Scanned> {
        self.piece(offset).filter(|piece| piece.joined)
    }

    fn push(&mut self, kind: Kind, count: usize, languages: u8) {
        let (Some(first), Some(last)) = (self.piece(0), self.piece(count.saturating_sub(1))) else {
            return;
        };
        self.tokens.push(Token {
            kind,
            start: first.start,
            end: last.end,
            joined: first.joined,
            languages,
        });
        self.at += count;
    }

    fn step(&mut self) {
        match self.piece(0).map(|piece| &piece.piece) {
            Some(Piece::Word(_)) => self.word(),
            Some(Piece::Number(number)) => self.number(*number),
            Some(Piece::Sign(sign)) => {
                let kind = match sign {
                    '(' | ')' | '[' | ']' => Kind::Paren,
                    ',' => Kind::Comma,
                    ';' => Kind::Semicolon,
                    ':' => Kind::Colon,
                    '/' => Kind::Slash,
                    '-' | '–' => Kind::Dash,
                    '→' => Kind::Arrow,
                    '~' => Kind::Tilde,
                    '?' => Kind::Question,
                    '…' => Kind::Ellipsis,
                    '+' => Kind::Plus,
                    '&' => Kind::Sense(Sense::And),
                    _ => Kind::Unknown,
                };
                self.push(kind, 1, 0);
            }
            None => self.at += 1,
        }
    }

    fn word(&mut self) {
        let word = self.piece(0).and_then(Scanned::word).unwrap_or_default();
        let slashed = self.joined(1).and_then(Scanned::sign) == Some('/');
        let behind = self.joined(2).and_then(Scanned::word);
        if slashed
            && matches!(
                (word, behind),
                ("n", Some("a" | "d" | "c")) | ("s", Some("d"))
            )
        {
            return self.push(Kind::Sense(Sense::Undated), 3, 0);
        }
        let number = self.piece(1).and_then(Scanned::number);
        if let Some(kind) = number.and_then(|number| grouping(word, number)) {
            return self.push(kind, 2, 0);
        }
        let rest = self.pieces.get(self.at..).unwrap_or_default();
        if let Some(hit) = look_up(rest) {
            // `End: 2018` is a label, `end 2018` the last months of the year.
            let colon = self.piece(hit.pieces).and_then(Scanned::sign) == Some(':');
            let label = match word {
                "end" | "fin" | "نهايه" | "النهايه" => Some(Sense::Until),
                "debut" | "بدايه" | "البدايه" => Some(Sense::Since),
                _ => None,
            };
            if let Some(sense) = label.filter(|_| colon) {
                return self.push(Kind::Sense(sense), hit.pieces, hit.languages);
            }
            return self.push(Kind::Sense(hit.sense), hit.pieces, hit.languages);
        }
        let Some((particle, hit)) = look_up_prefixed(rest) else {
            return self.push(Kind::Unknown, 1, 0);
        };
        let at = self.at;
        if let Some(sense) = particle {
            self.push(Kind::Sense(sense), 1, hit.languages);
            self.at = at;
        }
        self.push(Kind::Sense(hit.sense), hit.pieces, hit.languages);
    }

    fn number(&mut self, number: Number) {
        let signs_and_numbers = self.chain();
        if !signs_and_numbers.is_empty() {
            return self.figures(number, &signs_and_numbers);
        }
        if let Some(length) = self.time() {
            return self.push(Kind::Time, length, 0);
        }
        let suffix = self.joined(1).and_then(Scanned::word);
        let written_on = match (suffix, number.decade()) {
            (
                Some("st" | "nd" | "rd" | "th" | "er" | "ere" | "e" | "eme" | "ieme" | "o" | "re"),
                _,
            ) if number.is_short() => Some(Kind::Number(Number {
                ordinal: true,
                ..number
            })),
            (Some("s"), Some(decade)) => Some(Kind::Sense(Sense::Decade(decade))),
            (Some(letter), _) => grouping(letter, number),
            (None, _) => None,
        };
        match written_on {
            Some(kind) => self.push(kind, 2, 0),
            None => self.push(Kind::Number(number), 1, 0),
        }
    }

    /// The signs and numbers written on to the number at hand, without a space: `/10/2017`.
    fn chain(&self) -> Vec<(char, Number)> {
        let mut chain = Vec::new();
        // `1. 5. 2016`, `15 / 05 / 2016` and `15 - 05 - 2016`: three numbers, the last a year.
        for signs in [0, 1] {
            let at = |index: usize| self.piece(index * (signs + 1)).and_then(Scanned::number);
            let sign = |index: usize| match signs {
                0 => self.piece(index).filter(|piece| piece.dotted).map(|_| '.'),
                _ => self.piece(index * 2 + 1).and_then(Scanned::sign),
            };
            if let (Some(first), Some(second), Some(third)) = (at(0), at(1), at(2))
                && let (Some(sign_1), Some(sign_2)) = (sign(0), sign(1))
                && (first.is_short() && second.is_short() && third.is_long())
                && sign_1 == sign_2
                && matches!(sign_1, '/' | '.' | '-' | '–')
                && (signs == 0 || !self.piece(1).is_some_and(|piece| piece.joined))
            {
                return vec![(sign_1, second), (sign_2, third)];
            }
        }
        // `05 / 2016`
        let behind_month = self
            .tokens
            .last()
            .is_some_and(|token| matches!(token.kind, Kind::Sense(Sense::Month(_))));
        let numbers = [0, 2].map(|offset| self.piece(offset).and_then(Scanned::number));
        if let [Some(month), Some(year)] = numbers
            && let Some(slash) = self.piece(1)
            && (slash.sign() == Some('/') && !slash.joined && !behind_month)
            && (month.is_short() && year.is_long())
        {
            return vec![('/', year)];
        }
        let mut offset = 1;
        while let Some(sign) = self.joined(offset).and_then(Scanned::sign)
            && matches!(sign, '/' | '.' | '-' | '–')
            && let Some(number) = self.joined(offset + 1).and_then(Scanned::number)
            && !number.apostrophe
        {
            chain.push((sign, number));
            offset += 2;
        }
        chain
    }

    /// How many pieces from here on make a time of day: `10:00:00.0Z`.
    fn time(&self) -> Option<usize> {
        let colon = |offset: usize| self.joined(offset).and_then(Scanned::sign) == Some(':');
        let two = |offset: usize| {
            let number = self.joined(offset).and_then(Scanned::number)?;
            (number.digits == 2 && number.value < 60).then_some(())
        };
        if !colon(1) {
            return None;
        }
        two(2)?;
        let mut length = 3;
        if colon(3) && two(4).is_some() {
            length = 5;
        }
        if self.joined(length).and_then(Scanned::word) == Some("z") {
            length += 1;
        }
        Some(length)
    }

    /// Cuts a chain where one of its signs is the dash between two dates, and pushes what results.
    fn figures(&mut self, first: Number, chain: &[(char, Number)]) {
        let count = |of: fn(char) -> bool| chain.iter().filter(|(sign, _)| of(*sign)).count();
        let dashes = count(|sign| matches!(sign, '-' | '–'));
        let long = count(|sign| sign == '–');
        let slashes = count(|sign| sign == '/');
        let others = chain.len() - dashes;
        let cut: Option<usize> = if dashes == 1 && others > 0 {
            chain.iter().position(|(sign, _)| matches!(sign, '-' | '–'))
        } else if long == 1 && dashes > 1 {
            chain.iter().position(|(sign, _)| *sign == '–')
        } else if slashes == 1 && chain.len() > 1 {
            chain.iter().position(|(sign, _)| *sign == '/')
        } else if chain.len() == 3 || chain.len() == 5 {
            Some(chain.len() / 2)
        } else if chain.len() == 1 && self.is_span_of_days(first, chain) {
            Some(0)
        } else {
            None
        };
        let Some(cut) = cut else {
            return self.one_date(first, chain);
        };
        let (left, right) = (chain.get(..cut), chain.get(cut + 1..));
        let sign = chain.get(cut).map_or('-', |(sign, _)| *sign);
        let middle = chain.get(cut).map_or(first, |(_, number)| *number);
        self.one_date(first, left.unwrap_or_default());
        let kind = if sign == '/' { Kind::Slash } else { Kind::Dash };
        self.push(kind, 1, 0);
        // What follows may end in an ordinal or be a date of its own.
        if right.is_none_or(<[_]>::is_empty) {
            self.number(middle);
        } else {
            self.one_date(middle, right.unwrap_or_default());
        }
    }

    /// `12-15` is a span of days where a month stands beside it.
    fn is_span_of_days(&self, first: Number, chain: &[(char, Number)]) -> bool {
        let short = first.is_short() && chain.iter().all(|(_, number)| number.is_short());
        let behind = self.pieces.get(self.at + 3..).unwrap_or_default();
        let is_month = |pieces: &[Scanned]| {
            look_up(pieces).is_some_and(|hit| matches!(hit.sense, Sense::Month(_)))
        };
        let suffixed = behind
            .first()
            .is_some_and(|piece| piece.joined && piece.word().is_some());
        let month_behind = (0..3).any(|skip| is_month(behind.get(skip..).unwrap_or_default()));
        let month_before = self
            .tokens
            .last()
            .is_some_and(|token| matches!(token.kind, Kind::Sense(Sense::Month(_))));
        short && (month_behind || month_before || suffixed)
    }

    fn one_date(&mut self, first: Number, chain: &[(char, Number)]) {
        let length = chain.len() * 2 + 1;
        let same = chain
            .iter()
            .all(|(sign, _)| chain.first().is_some_and(|(one, _)| one == sign));
        let kind = match *chain {
            [] => Kind::Number(first),
            [(sign, second)] => Kind::Figures(Figures {
                first,
                second,
                third: None,
                sign,
            }),
            [(sign, second), (_, third)] if same => {
                // A date whose numbers are written apart has no signs of its own among the pieces.
                let pieces = if self.piece(1).is_some_and(|piece| piece.number().is_some()) {
                    3
                } else {
                    length
                };
                let kind = Kind::Figures(Figures {
                    first,
                    second,
                    third: Some(third),
                    sign,
                });
                return self.push(kind, pieces, 0);
            }
            _ => Kind::Unknown,
        };
        self.push(kind, length, 0);
    }
}

/// A quarter or half by its letter and its number, which stands before or behind it: `Q3`, `T3`, `S2`, `H1`.
fn grouping(letter: &str, number: Number) -> Option<Kind> {
    let part = match letter {
        "q" | "t" => Part::Quarter,
        "s" | "h" => Part::Half,
        _ => return None,
    };
    let number = number.small().filter(|_| number.digits == 1)?;
    part.code(number).map(Kind::Grouping)
}

/// `تشرين الثاني/نوفمبر` and `نيسان (أبريل)` name one month twice.
fn join_double_names(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut is_open = false;
    for token in tokens {
        let closes = std::mem::take(&mut is_open) && token.kind == Kind::Paren;
        let is_again = match joined.as_slice() {
            [.., name, sign] => {
                matches!(sign.kind, Kind::Slash | Kind::Paren)
                    && matches!(token.kind, Kind::Sense(Sense::Month(_)))
                    && name.kind == token.kind
            }
            _ => false,
        };
        if is_again {
            is_open = joined.pop().is_some_and(|sign| sign.kind == Kind::Paren);
        }
        match joined.last_mut() {
            Some(name) if is_again || closes => name.end = token.end,
            _ => joined.push(token),
        }
    }
    joined
}
