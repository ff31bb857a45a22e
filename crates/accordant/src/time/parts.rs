//! What a date is made of: its digits as they were written, and the marks on them.

use super::day::days_in_month;

/// A year, a month and a day of the month.
pub(super) type Civil = (i64, u8, u8);

/// A digit that may be any.
pub(super) const ANY: u8 = b'X';

/// The marks on a part of a date: `?`, `~`, or `%` for both.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

impl Marks {
    pub(super) const UNCERTAIN: Marks = Marks(1);
    pub(super) const APPROXIMATE: Marks = Marks(2);

    /// The marks that a letter stands for.
    pub(super) fn of(letter: u8) -> Option<Marks> {
        match letter {
            b'?' => Some(Marks(1)),
            b'~' => Some(Marks(2)),
            b'%' => Some(Marks(3)),
            _ => None,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self.0 {
            0 => "",
            1 => "?",
            2 => "~",
            _ => "%",
        }
    }

    pub(super) fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    pub(super) fn and(self, more: Marks) -> Marks {
        Marks(self.0 | more.0)
    }
}

/// A month, the code of a season, or a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) digits: [u8; 2],
    pub(super) marks: Marks,
}

impl Part {
    /// Its number, if no digit is left open.
    pub(super) fn value(&self) -> Option<u8> {
        value(&self.digits).and_then(|value| u8::try_from(value).ok())
    }

    pub(super) fn is_masked(&self) -> bool {
        self.digits.contains(&ANY)
    }

    /// Whether both digits are left open.
    pub(super) fn is_any(&self) -> bool {
        self.digits == [ANY; 2]
    }

    pub(super) fn fits(&self, number: u8) -> bool {
        fits(&self.digits, number.into())
    }
}

/// How a year is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// With four digits, of which none is left open if it is negative.
    Four { negative: bool, digits: [u8; 4] },
    /// `Y12345`: with more than four.
    Long(i64),
    /// `Y12E4`: times a power of ten.
    Power(i64, u32),
}

/// A year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) number: Number,
    /// How many digits, from the left, say something: `1950S2` is some year from 1900 to 1999.
    pub(super) significant: Option<u32>,
    pub(super) marks: Marks,
}

impl Year {
    /// Its digits, if it has four.
    pub(super) fn digits(&self) -> &[u8] {
        match &self.number {
            Number::Four { digits, .. } => digits,
            Number::Long(_) | Number::Power(..) => &[],
        }
    }

    pub(super) fn is_masked(&self) -> bool {
        self.digits().contains(&ANY)
    }

    /// Whether it can be this one, which is in its range.
    fn fits(&self, year: i64) -> bool {
        !self.is_masked() || fits(self.digits(), year)
    }

    pub(super) fn is_negative(&self) -> bool {
        match self.number {
            Number::Four { negative, .. } => negative,
            Number::Long(value) | Number::Power(value, _) => value < 0,
        }
    }

    /// The year that is written, if no digit is left open and it can be computed with.
    pub(super) fn value(&self) -> Option<i64> {
        match self.number {
            Number::Four { negative, digits } => {
                value(&digits).map(|year| if negative { -year } else { year })
            }
            Number::Long(value) => Some(value),
            Number::Power(value, exponent) => value.checked_mul(10_i64.checked_pow(exponent)?),
        }
    }

    /// The first and the last year it can be; nothing if they are too large to compute with.
    pub(super) fn range(&self) -> Option<(i64, i64)> {
        let Some(value) = self.value() else {
            let with = |any: u8| {
                let digits = self.digits().iter();
                let filled = digits.map(|digit| if *digit == ANY { any } else { *digit });
                filled.fold(0, |year, digit| year * 10 + i64::from(digit - b'0'))
            };
            return self.is_masked().then(|| (with(b'0'), with(b'9')));
        };
        let Some(significant) = self.significant else {
            return Some((value, value));
        };
        let length = match self.number {
            Number::Four { .. } => 4,
            Number::Long(value) => length(value),
            Number::Power(value, exponent) => length(value) + exponent,
        };
        let step = 10_i64.checked_pow(length.saturating_sub(significant))?;
        let size = value.checked_abs()?;
        let least = size - size % step;
        let most = least.checked_add(step - 1)?;
        Some(if value < 0 {
            (-most, -least)
        } else {
            (least, most)
        })
    }

    fn text(&self) -> String {
        let number = match self.number {
            Number::Four { negative, digits } => {
                let sign = if negative { "-" } else { "" };
                format!("{sign}{}", written(&digits))
            }
            Number::Long(value) => format!("Y{value}"),
            Number::Power(value, exponent) => format!("Y{value}E{exponent}"),
        };
        match self.significant {
            Some(significant) => format!("{number}S{significant}"),
            None => number,
        }
    }
}

/// A year, perhaps with a month, perhaps with a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) year: Year,
    /// A month from 1 to 12, or the code of a season, from 21 to 41.
    pub(super) month: Option<Part>,
    pub(super) day: Option<Part>,
}

impl Parts {
    /// The marks on each part.
    fn marks(&self) -> Vec<Marks> {
        let mut marks = vec![self.year.marks];
        for part in [self.month, self.day].into_iter().flatten() {
            marks.push(part.marks);
        }
        marks
    }

    pub(super) fn has(&self, mark: Marks) -> bool {
        let has = |part: Option<Part>| part.is_some_and(|part| part.marks.has(mark));
        self.year.marks.has(mark) || has(self.month) || has(self.day)
    }

    pub(super) fn is_masked(&self) -> bool {
        let masked = |part: &Option<Part>| part.is_some_and(|part| part.is_masked());
        self.year.is_masked() || masked(&self.month) || masked(&self.day)
    }

    /// The code of a season, quarter or semester (ISO 8601-2:2019, 4.8).
    pub(super) fn season(&self) -> Option<u8> {
        self.month?.value().filter(|code| *code >= 21)
    }

    /// The first and the last day it can be, if it is no season; nothing if there is none, or it is too far away.
    pub(super) fn edges(&self) -> Option<(Civil, Civil)> {
        let (from, to) = self.year.range()?;
        let Some(month) = self.month else {
            return Some(((from, 1, 1), (to, 12, 31)));
        };
        if self.is_masked() {
            let edge = |is_last| self.edge(month, (from, to), is_last);
            return edge(false).zip(edge(true));
        }
        // Most dates leave nothing open: no other day has to be looked at.
        let number = month.value()?;
        let days = days_in_month(from, number)?;
        let (first, last) = match self.day {
            None => (1, days),
            Some(day) => {
                let day = day.value().filter(|day| (1..=days).contains(day))?;
                (day, day)
            }
        };
        Some(((from, number, first), (from, number, last)))
    }

    /// The first or the last day that fits in this month of the years from one to another.
    fn edge(&self, month: Part, (from, to): (i64, i64), is_last: bool) -> Option<Civil> {
        // A day that no leap year has, no other leap year has either.
        let mut tried = [false; 2];
        for year in sweep(from, to, is_last) {
            if !self.year.fits(year) {
                continue;
            }
            let is_leap = days_in_month(year, 2) == Some(29);
            let [common, leap] = &mut tried;
            if std::mem::replace(if is_leap { leap } else { common }, true) {
                if tried == [true; 2] {
                    break;
                }
                continue;
            }
            for number in sweep(1, 12, is_last) {
                let number = u8::try_from(number).ok()?;
                let days = days_in_month(year, number).filter(|_| month.fits(number));
                let Some(days) = days else {
                    continue;
                };
                let Some(day) = self.day else {
                    let day = if is_last { days } else { 1 };
                    return Some((year, number, day));
                };
                for found in sweep(1, days.into(), is_last) {
                    let found = u8::try_from(found).ok()?;
                    if day.fits(found) {
                        return Some((year, number, found));
                    }
                }
            }
        }
        None
    }

    /// The lowest level of EDTF that has it.
    pub(super) fn level(&self, is_end: bool) -> u8 {
        let of_year = match self.year.number {
            _ if self.year.significant.is_some() => 2,
            Number::Four { negative, .. } => u8::from(negative),
            Number::Long(_) => 1,
            Number::Power(..) => 2,
        };
        let of_season = match self.season() {
            None => 0,
            Some(..=24) => 1,
            Some(_) => 2,
        };
        let of_digits = match (self.is_masked(), is_end) {
            (false, _) => 0,
            // Digits that are left open in an interval are of level 2 (ISO 8601-2:2019, 10.4).
            (true, false) if self.is_masked_at_the_end() => 1,
            (true, _) => 2,
        };
        let marks = self.marks();
        let of_marks = if marks.iter().all(|marks| *marks == Marks(0)) {
            0
        } else if marks.iter().all(|marks| *marks == self.year.marks) {
            1
        } else {
            2
        };
        of_year.max(of_season).max(of_digits).max(of_marks)
    }

    /// Whether whole parts at the end are left open, or the last one or two digits of a year: `2016-XX`, `20XX`.
    fn is_masked_at_the_end(&self) -> bool {
        match (self.month, self.day) {
            (None, _) => match self.year.digits() {
                [a, b, _, last] => ![a, b].contains(&&ANY) && *last == ANY,
                _ => false,
            },
            _ if self.year.is_masked() => false,
            (Some(month), None) => month.is_any(),
            (Some(month), Some(day)) => day.is_any() && (month.is_any() || !month.is_masked()),
        }
    }

    /// As it is written: marks on all parts, or on the first few, stand behind them (ISO 8601-2:2019, 8.2.4).
    pub(super) fn text(&self) -> String {
        let mut parts = vec![(self.year.text(), self.year.marks)];
        for part in [self.month, self.day].into_iter().flatten() {
            parts.push((written(&part.digits), part.marks));
        }
        let together = match self.year.marks {
            Marks(0) => 0,
            first => parts.iter().take_while(|part| part.1 == first).count(),
        };
        let mut text = String::new();
        for (place, (digits, marks)) in parts.iter().enumerate() {
            if place > 0 {
                text.push('-');
            }
            if place >= together {
                text.push_str(marks.as_str());
            }
            text.push_str(digits);
            if place + 1 == together {
                text.push_str(marks.as_str());
            }
        }
        text
    }
}

/// The number of digits of which none is left open.
fn value<const N: usize>(digits: &[u8; N]) -> Option<i64> {
    let values = digits.map(|digit| digit.wrapping_sub(b'0'));
    let are_known = values.iter().all(|value| *value < 10);
    are_known.then(|| {
        values
            .iter()
            .fold(0, |number, value| number * 10 + i64::from(*value))
    })
}

fn written(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// Whether a number has these last digits, where they are not left open.
fn fits(digits: &[u8], number: i64) -> bool {
    let mut rest = number.unsigned_abs();
    digits.iter().rev().all(|digit| {
        let last = rest % 10;
        rest /= 10;
        *digit == ANY || u64::from(digit - b'0') == last
    })
}

fn length(number: i64) -> u32 {
    let digits = number.unsigned_abs().checked_ilog10();
    digits.map_or(1, |log| log + 1)
}

/// The numbers from one to another, or from the last to the first.
fn sweep(from: i64, to: i64, is_backwards: bool) -> impl Iterator<Item = i64> {
    let steps = 0..=to.saturating_sub(from);
    steps.map(move |step| if is_backwards { to - step } else { from + step })
}
