//! Reads one date.

use super::cursor::{Cursor, is_of};
use super::lexicon::{Sense, Unit};
use super::partial::{Note, Partial, Years, first_month};
use super::problem::Problem;
use super::scan::Number;
use super::token::{Figures, Kind};
use crate::time::WinterYear;

impl Cursor<'_> {
    /// One date, as far as it is written; with the words before it that qualify it.
    pub(super) fn date(&mut self) -> Option<Partial> {
        self.attempt(|cursor| {
            let (mut approximate, mut uncertain, mut vague) = (false, false, false);
            loop {
                match cursor.kind(0)? {
                    Kind::Sense(Sense::Circa) | Kind::Tilde => approximate = true,
                    Kind::Sense(Sense::Perhaps) | Kind::Question => uncertain = true,
                    Kind::Sense(Sense::Vague) => {
                        vague = true;
                        if cursor.kind(1) == Some(&Kind::Dash) {
                            cursor.at += 1;
                        }
                    }
                    Kind::Sense(Sense::Of) if vague || approximate => {}
                    Kind::Sense(Sense::To) if cursor.is_locative() => {}
                    Kind::Sense(
                        Sense::Weekday | Sense::Article | Sense::Filler | Sense::Onwards,
                    )
                    | Kind::Colon => {}
                    Kind::Comma if cursor.follows_weekday() => {}
                    Kind::Sense(Sense::Unit(_) | Sense::Years)
                        if cursor.sense(1) != Some(Sense::Count(1)) => {}
                    _ => break,
                }
                cursor.at += 1;
            }
            let mut date = cursor.bare_date()?;
            date.approximate |= approximate;
            date.uncertain |= uncertain;
            date.vague |= vague;
            cursor.qualifiers(&mut date);
            if date.is_complete()
                && let Err(problem) = date.check()
            {
                return cursor.fail(problem);
            }
            Some(date)
        })
    }

    /// `au printemps`, `à la rentrée`: the preposition says where, not until when.
    fn is_locative(&self) -> bool {
        // `au mois de mai`
        if self.sense(1) == Some(Sense::Filler) {
            return true;
        }
        let next = (1..3).find_map(|offset| self.kind(offset).filter(|kind| !is_of(kind)));
        match next {
            Some(Kind::Grouping(_)) => true,
            Some(Kind::Number(number)) => {
                number.ordinal && number.value < 5 && {
                    let behind = (2..4).find_map(|offset| self.sense(offset));
                    matches!(behind, Some(Sense::Part(_)))
                }
            }
            Some(Kind::Sense(sense)) => matches!(
                sense,
                Sense::Season(_) | Sense::TermStart | Sense::Rank(_) | Sense::Part(_)
            ),
            _ => false,
        }
    }

    fn follows_weekday(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|token| token.sense() == Some(Sense::Weekday))
    }

    /// Marks behind the date: `?`, `environ`, `(?)`, a time of day, `م`.
    fn qualifiers(&mut self, date: &mut Partial) {
        loop {
            match (self.kind(0), self.kind(1), self.kind(2)) {
                (Some(Kind::Question), _, _) => date.uncertain = true,
                (Some(Kind::Paren), Some(Kind::Question), Some(Kind::Paren)) => {
                    date.uncertain = true;
                    self.at += 2;
                }
                (Some(Kind::Tilde | Kind::Sense(Sense::Circa)), behind, _)
                    if behind.is_none_or(ends_date) =>
                {
                    date.approximate = true;
                }
                (Some(Kind::Sense(Sense::Perhaps)), behind, _) if behind.is_none_or(ends_date) => {
                    date.uncertain = true;
                }
                (Some(Kind::Time | Kind::Sense(Sense::CommonEra)), _, _) => {}
                _ => return,
            }
            self.at += 1;
        }
    }

    fn bare_date(&mut self) -> Option<Partial> {
        match *self.kind(0)? {
            Kind::Number(number) => self.begins_with_number(number),
            Kind::Figures(figures) => {
                self.at += 1;
                self.figures(&figures)
            }
            Kind::Grouping(code) => {
                self.at += 1;
                Some(self.part_of_year(code))
            }
            Kind::Sense(sense) => self.begins_with_word(sense),
            _ => None,
        }
    }

    fn begins_with_word(&mut self, sense: Sense) -> Option<Partial> {
        match sense {
            Sense::Month(month) => {
                self.at += 1;
                Some(self.behind_month(month))
            }
            Sense::Season(code) => {
                self.at += 1;
                self.season(code)
            }
            Sense::Part(part) => {
                self.at += 1;
                let number = self.small_ordinal()?;
                let code = part.code(number)?;
                Some(self.part_of_year(code))
            }
            Sense::Rank(rank) => {
                self.at += 1;
                if rank == 1 && matches!(self.after_of(), Some(Kind::Sense(Sense::Month(_)))) {
                    return self.day_and_month(1);
                }
                self.skip(is_of);
                self.counted_part(rank)
            }
            Sense::Academic => {
                self.at += 1;
                self.academic_year()
            }
            Sense::TermStart => {
                self.at += 1;
                self.skip(is_of);
                let years = self.attempt(Self::consecutive_years);
                let year = match years {
                    Some((first, _)) => first,
                    None => self.year()?,
                };
                let month = first_month(self.policy);
                let mut date = Partial::of(Some(year), Some(month), None);
                date.approximate = true;
                Some(date.with(Note::FirstMonth))
            }
            Sense::Decade(decade) => {
                self.at += 1;
                // `تسعينيات القرن الماضي`
                self.attempt(|cursor| {
                    cursor.skip(is_of);
                    let century = cursor.sense(0)?;
                    cursor.at += 1;
                    (century == Sense::Century(decade / 10)).then_some(())
                });
                Some(Partial::of_years(Years::Ten(decade.into())))
            }
            Sense::Century(century) => {
                self.at += 1;
                Some(Partial::of_years(Years::Hundred(century.into())))
            }
            _ => None,
        }
    }

    fn begins_with_number(&mut self, number: Number) -> Option<Partial> {
        if let Some(decade) = self.attempt(Self::named_decade) {
            return Some(decade);
        }
        if let Some(date) = self.attempt(|cursor| cursor.part_by_number(number)) {
            return Some(date);
        }
        if let Some(day) = number.small().filter(|day| *day <= 31)
            && !number.apostrophe
        {
            if let Some(date) = self.attempt(|cursor| {
                cursor.at += 1;
                cursor.day_and_month(day)
            }) {
                return Some(date);
            }
            self.at += 1;
            // `15, 2016`, as in `May 1-15, 2016`.
            let year = self.attempt(|cursor| {
                cursor.eat(Kind::Comma);
                cursor.year()
            });
            return Some(Partial::of(year, None, Some(day)));
        }
        if number.apostrophe && number.digits == 2 {
            self.at += 1;
            return Some(self.two_digit_year(number));
        }
        let year = self.year()?;
        if self.eat_academic() {
            return Some(Partial::academic(year, year + 1));
        }
        if let Some(date) = self.attempt(|cursor| cursor.behind_year(year)) {
            return Some(date);
        }
        if let Some(date) = self.attempt(|cursor| cursor.spaced_pair(number)) {
            return Some(date);
        }
        Some(Partial::of_year(year))
    }

    /// `années 1990`, `années 90`: the word is already passed over.
    fn named_decade(&mut self) -> Option<Partial> {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        if before?.sense() != Some(Sense::Years) {
            return None;
        }
        let Kind::Number(number) = *self.kind(0)? else {
            return None;
        };
        let decade = number.decade()?;
        if self.kind(1).is_some_and(is_connector) {
            return None;
        }
        self.at += 1;
        let mut date = Partial::of_years(Years::Ten(decade.into()));
        if number.digits == 2 {
            date.note(Note::Century);
        }
        Some(date)
    }

    /// `3e trimestre`, `20th century`.
    fn part_by_number(&mut self, number: Number) -> Option<Partial> {
        let small = number.small()?;
        self.at += 1;
        self.skip(is_of);
        if self.sense(0) == Some(Sense::CenturyWord) && number.ordinal {
            self.at += 1;
            return Some(Partial::of_years(Years::Hundred(i32::from(small) - 1)));
        }
        let date = self.counted_part(small)?;
        number.ordinal.then_some(date)
    }

    fn counted_part(&mut self, number: u8) -> Option<Partial> {
        let Sense::Part(part) = self.sense(0)? else {
            return None;
        };
        let code = part.code(number)?;
        self.at += 1;
        Some(self.part_of_year(code))
    }

    fn small_ordinal(&mut self) -> Option<u8> {
        let found = match *self.kind(0)? {
            Kind::Number(number) => number.small(),
            Kind::Sense(Sense::Rank(rank)) => Some(rank),
            _ => None,
        };
        self.at += 1;
        found
    }

    fn part_of_year(&mut self, code: u8) -> Partial {
        let year = self.year_behind();
        Partial::of(year, Some(code), None)
    }

    /// A season; the winter of two years is the one between them.
    fn season(&mut self, code: u8) -> Option<Partial> {
        let years = self.attempt(|cursor| {
            cursor.skip(is_of);
            cursor.consecutive_years()
        });
        if let Some((first, second)) = years {
            let year = match (code, self.policy.winter_year) {
                (24, WinterYear::Begins) => first,
                (24, WinterYear::Ends) => second,
                _ => return None,
            };
            return Some(Partial::of(Some(year), Some(code), None));
        }
        Some(self.part_of_year(code))
    }

    /// `2015-2016`, `2015/16`, `2015 - 2016`.
    fn consecutive_years(&mut self) -> Option<(i32, i32)> {
        let (first, second) = match (self.kind(0)?, self.kind(1), self.kind(2)) {
            (Kind::Figures(figures), _, _) if figures.third.is_none() => {
                self.at += 1;
                (figures.first, figures.second)
            }
            (Kind::Number(first), Some(Kind::Dash | Kind::Slash), Some(Kind::Number(second))) => {
                self.at += 3;
                (*first, *second)
            }
            _ => return None,
        };
        let first = first.is_long().then(|| i32::try_from(first.value).ok())??;
        let next = first + 1;
        let second = i32::try_from(second.value).ok()?;
        (second == next || second == next % 100).then_some((first, next))
    }

    pub(super) fn academic_year(&mut self) -> Option<Partial> {
        self.skip(|kind| is_of(kind) || *kind == Kind::Colon);
        if let Some((first, last)) = self.attempt(Self::consecutive_years) {
            return Some(Partial::academic(first, last));
        }
        if let Kind::Figures(figures) = self.kind(0)?
            && figures.third.is_none()
            && figures.first.is_long()
            && figures.second.is_long()
            && figures.first.value < figures.second.value
        {
            self.at += 1;
            let years = [figures.first.value, figures.second.value].map(i32::try_from);
            let [Ok(first), Ok(last)] = years else {
                return None;
            };
            return Some(Partial::academic(first, last));
        }
        let year = self.year()?;
        Some(Partial::academic(year, year + 1).with(Note::BeginsThen))
    }

    /// Passes over `academic year` behind a year.
    pub(super) fn eat_academic(&mut self) -> bool {
        let found = self.academic_behind();
        if found {
            self.skip(|kind| matches!(kind, Kind::Paren | Kind::Sense(Sense::Academic)));
        }
        found
    }

    fn academic_behind(&self) -> bool {
        if self.kind(0) == Some(&Kind::Paren) {
            return self.sense(1) == Some(Sense::Academic) && self.kind(2) == Some(&Kind::Paren);
        }
        self.sense(0) == Some(Sense::Academic)
            && !matches!(
                self.after_of_from(1),
                Some(Kind::Number(_) | Kind::Figures(_))
            )
    }

    /// What stands behind a month's name: a day, a year, both or nothing.
    fn behind_month(&mut self, month: u8) -> Partial {
        let mut date = Partial::of(None, Some(month), None);
        date.day = self.attempt(|cursor| {
            let Kind::Number(number) = *cursor.kind(0)? else {
                return None;
            };
            let day = number.small().filter(|day| *day <= 31)?;
            let is_count = matches!(
                cursor.sense(1),
                Some(Sense::Unit(_) | Sense::Years | Sense::Part(_) | Sense::Month(_))
            );
            cursor.at += 1;
            (!number.apostrophe && !is_count).then_some(day)
        });
        if let Some(year) = self.year_behind() {
            date.year = Some(Years::One(year));
        } else if let Some(short) = self.attempt(|cursor| {
            // `March 12-15` ends on another day, not in another year.
            let is_span = date.day.is_some() && cursor.kind(0) == Some(&Kind::Dash);
            (!is_span).then_some(())?;
            cursor.short_year(date.day.is_some())
        }) {
            date.year = short.year;
            date.note(Note::Century);
        }
        date
    }

    /// A day is read; the month follows.
    fn day_and_month(&mut self, day: u8) -> Option<Partial> {
        if matches!(self.kind(0), Some(Kind::Dash | Kind::Slash)) && self.is_tight(0) {
            self.at += 1;
        }
        self.skip(|kind| {
            is_of(kind) || matches!(kind, Kind::Sense(Sense::Unit(Unit::Month) | Sense::To))
        });
        let Sense::Month(month) = self.sense(0)? else {
            return None;
        };
        self.at += 1;
        let mut date = Partial::of(None, Some(month), Some(day));
        if let Some(year) = self.year_behind() {
            date.year = Some(Years::One(year));
        } else if let Some(short) = self.attempt(|cursor| cursor.short_year(true)) {
            date.year = short.year;
            date.note(Note::Century);
        }
        Some(date)
    }

    /// A year of two digits behind a month, where it cannot be a day.
    fn short_year(&mut self, day_is_known: bool) -> Option<Partial> {
        let dash = matches!(self.kind(0), Some(Kind::Dash | Kind::Slash)) && self.is_tight(0);
        self.at += usize::from(dash);
        let Kind::Number(number) = *self.kind(0)? else {
            return None;
        };
        let followed = matches!(
            self.after_of_from(1),
            Some(Kind::Sense(Sense::Month(_) | Sense::Unit(_)))
        );
        let clear = number.apostrophe || dash || day_is_known || number.value > 31;
        if number.digits != 2 || number.ordinal || followed || !clear {
            return None;
        }
        self.at += 1;
        Some(self.two_digit_year(number))
    }

    pub(super) fn two_digit_year(&self, number: Number) -> Partial {
        let short = i32::try_from(number.value).unwrap_or_default();
        let century = if number.value <= self.policy.century_pivot.into() {
            2000
        } else {
            1900
        };
        Partial::of_year(century + short).with(Note::Century)
    }

    /// `2016 May 1`, `2017-Q3`, `2014 spring`.
    fn behind_year(&mut self, year: i32) -> Option<Partial> {
        let dash = matches!(self.kind(0), Some(Kind::Dash | Kind::Slash)) && self.is_tight(0);
        self.at += usize::from(dash);
        if !dash {
            self.eat(Kind::Comma);
        }
        let mut date = Partial::of_year(year);
        match *self.kind(0)? {
            Kind::Grouping(code) | Kind::Sense(Sense::Season(code)) => {
                self.at += 1;
                date.month = Some(code);
            }
            Kind::Sense(Sense::Month(month)) if !self.prose => {
                self.at += 1;
                date.month = Some(month);
                date.day = self.attempt(|cursor| {
                    if dash && cursor.kind(0) == Some(&Kind::Dash) {
                        cursor.at += 1;
                    }
                    let Kind::Number(number) = *cursor.kind(0)? else {
                        return None;
                    };
                    cursor.at += 1;
                    number.small().filter(|day| *day <= 31)
                });
            }
            _ => return None,
        }
        // The year behind belongs to the month: `2016 October 2020` is two dates.
        if matches!(self.kind(0), Some(Kind::Number(number)) if number.is_long()) {
            return None;
        }
        Some(date)
    }

    /// `2016 / 2017` and `2016 - 17`, which mean what they mean without the spaces.
    fn spaced_pair(&mut self, first: Number) -> Option<Partial> {
        let (sign, Some(&Kind::Number(second))) = (*self.kind(0)?, self.kind(1)) else {
            return None;
        };
        let behind = self.after_of_from(2);
        let is_day = matches!(behind, Some(Kind::Sense(Sense::Month(_) | Sense::Unit(_))));
        let same_sort = second.is_long() && sign == Kind::Slash
            || second.digits == 2 && matches!(sign, Kind::Slash | Kind::Dash);
        if !same_sort || is_day || second.ordinal || second.apostrophe {
            return None;
        }
        self.at += 2;
        self.figures(&Figures {
            first,
            second,
            third: None,
            sign: if sign == Kind::Slash { '/' } else { '–' },
        })
    }

    /// A year of four digits behind a month or a part of the year.
    fn year_behind(&mut self) -> Option<i32> {
        self.attempt(|cursor| {
            if matches!(cursor.kind(0), Some(Kind::Dash | Kind::Slash)) && cursor.is_tight(0) {
                cursor.at += 1;
            }
            cursor.eat(Kind::Comma);
            cursor.skip(is_of);
            cursor.year()
        })
    }

    /// A year of four digits.
    fn year(&mut self) -> Option<i32> {
        let Kind::Number(number) = *self.kind(0)? else {
            return None;
        };
        let hijri = self.arabic && (1300..=1500).contains(&number.value);
        if !self.is_year(number) || number.ordinal {
            return None;
        }
        self.at += 1;
        let common = self.eat(Kind::Sense(Sense::CommonEra));
        if hijri && !common {
            return self.fail(Problem::Hijri);
        }
        i32::try_from(number.value).ok()
    }

    pub(super) fn is_year(&self, number: Number) -> bool {
        let years = if self.prose { 1500..=2100 } else { 1000..=2999 };
        number.is_long() && years.contains(&number.value)
    }

    fn after_of(&self) -> Option<&Kind> {
        self.after_of_from(0)
    }

    /// What stands at this distance, words like `of` not counted.
    fn after_of_from(&self, offset: usize) -> Option<&Kind> {
        (offset..offset + 4).find_map(|offset| self.kind(offset).filter(|kind| !is_of(kind)))
    }
}

/// What joins the two ends of a period.
pub(super) fn is_connector(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Sense(Sense::To | Sense::Until)
            | Kind::Dash
            | Kind::Slash
            | Kind::Arrow
            | Kind::Tilde
    )
}

fn ends_date(kind: &Kind) -> bool {
    is_connector(kind)
        || matches!(
            kind,
            Kind::Paren | Kind::Comma | Kind::Semicolon | Kind::Question
        )
}
