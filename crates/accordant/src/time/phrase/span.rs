//! Lengths of time in words.

use super::cursor::Cursor;
use super::lexicon::{Sense, Unit};
use super::token::Kind;
use crate::time::Length;

impl Cursor<'_> {
    /// A length of time: `3 years`, `18-month`, `un an et demi` not.
    pub(super) fn length(&mut self) -> Option<Length> {
        self.attempt(|cursor| {
            cursor.skip(|kind| {
                matches!(
                    kind,
                    Kind::Sense(Sense::For | Sense::Article | Sense::Of | Sense::Filler)
                        | Kind::Colon
                        | Kind::Plus
                )
            });
            let first = cursor.one_length()?;
            let more = cursor.attempt(|cursor| {
                if !cursor.eat(Kind::Sense(Sense::And)) {
                    cursor.eat(Kind::Comma);
                }
                cursor.one_length()
            });
            match (first, more) {
                (length, None) => Some(length),
                (Length::Months(one), Some(Length::Months(two))) => {
                    Some(Length::Months(one.checked_add(two)?))
                }
                (Length::Days(one), Some(Length::Days(two))) => {
                    Some(Length::Days(one.checked_add(two)?))
                }
                _ => None,
            }
        })
    }

    fn one_length(&mut self) -> Option<Length> {
        let kind = self.kind(0)?;
        self.at += 1;
        let (count, unit) = match *kind {
            Kind::Sense(Sense::Span(count, unit)) => (count.into(), unit),
            // `سنة واحدة`, and `سنة` by itself behind `لمدة`.
            Kind::Sense(Sense::Unit(unit)) => {
                let before = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
                let introduced = before.is_some_and(|token| token.sense() == Some(Sense::For));
                let counted = self.eat(Kind::Sense(Sense::Count(1)));
                if !counted && !introduced {
                    return None;
                }
                (1, unit)
            }
            Kind::Sense(Sense::Count(count)) => (count.into(), self.unit()?),
            Kind::Number(number) if number.digits <= 3 && !number.ordinal => {
                (number.value, self.unit()?)
            }
            _ => return None,
        };
        if count == 0 {
            return None;
        }
        Some(match unit {
            Unit::Day => Length::Days(count),
            Unit::Week => Length::Days(count * 7),
            Unit::Month => Length::Months(count),
            Unit::Year => Length::Months(count * 12),
        })
    }

    fn unit(&mut self) -> Option<Unit> {
        // `3 (three) years`, `18-month`.
        if let (
            Some(Kind::Paren),
            Some(Kind::Sense(Sense::Count(_)) | Kind::Number(_)),
            Some(Kind::Paren),
        ) = (self.kind(0), self.kind(1), self.kind(2))
        {
            self.at += 3;
        }
        self.eat(Kind::Dash);
        let unit = match self.sense(0)? {
            Sense::Unit(unit) => unit,
            Sense::Years => Unit::Year,
            _ => return None,
        };
        self.at += 1;
        Some(unit)
    }
}
