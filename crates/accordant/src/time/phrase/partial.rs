//! A date as far as it is written, before its year or month is taken from the other end.

use super::problem::Problem;
use crate::time::day::days_in_month;
use crate::time::{Assumption, Date, Day, Length, Policy};

/// A year, or ten or a hundred of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    One(i32),
    /// 201 for the 2010s.
    Ten(i32),
    /// 19 for the 1900s.
    Hundred(i32),
}

/// What is taken for granted of a date, or left out of account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// The century of a year or a decade that is written with two digits.
    Century,
    /// That an academic year begins in the only year that is written.
    BeginsThen,
    /// The month in which an academic year begins.
    FirstMonth,
    /// The year, which only the other end has.
    ElidedYear,
    /// A length that is stated beside the dates.
    Length(Length),
    /// A remark that it goes on.
    GoesOn,
}

/// How many different lengths may be stated beside one date: more than anybody states.
const LENGTHS: usize = 3;

/// How much is noted of one date at most: the lengths, and each of the others.
const NOTES: usize = LENGTHS + 5;

/// A date as far as it is written.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the qualifiers of a date are independent of one another"
)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<Years>,
    /// The month, or the EDTF code of a season or another part of the year.
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    /// The last year of `2016-2018`.
    pub(super) last_year: Option<i32>,
    /// Whether the years are academic ones.
    pub(super) academic: bool,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
    /// Whether it was written as the beginning, middle or end of what is kept of it.
    pub(super) vague: bool,
    pub(super) notes: [Option<Note>; NOTES],
}

/// Which end of a period a date is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
}

impl Partial {
    // Once for all: it is larger than what calls it.
    #[inline(never)]
    fn of_parts(year: Option<Years>, month: Option<u8>, day: Option<u8>) -> Partial {
        Partial {
            year,
            month,
            day,
            ..Partial::default()
        }
    }

    pub(super) fn of_years(years: Years) -> Partial {
        Partial::of_parts(Some(years), None, None)
    }

    pub(super) fn of_year(year: i32) -> Partial {
        Partial::of_years(Years::One(year))
    }

    /// A date of what is written of it.
    pub(super) fn of(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Partial {
        Partial::of_parts(year.map(Years::One), month, day)
    }

    /// The academic years from the one that begins in `first` to the one that ends in `last`.
    pub(super) fn academic(first: i32, last: i32) -> Partial {
        Partial {
            academic: true,
            last_year: Some(last),
            ..Partial::of_year(first)
        }
    }

    /// The same date, with a note.
    pub(super) fn with(mut self, note: Note) -> Partial {
        self.note(note);
        self
    }

    /// Notes a length that is stated beside the date, unless too many are.
    pub(super) fn note_length(&mut self, length: Length) -> Option<()> {
        let is_another = |note: &&Note| matches!(note, Note::Length(known) if *known != length);
        let others = self.notes.iter().flatten().filter(is_another).count();
        (others < LENGTHS).then(|| self.note(Note::Length(length)))
    }

    /// Notes something, once.
    pub(super) fn note(&mut self, note: Note) {
        if !self.notes.contains(&Some(note))
            && let Some(free) = self.notes.iter_mut().find(|known| known.is_none())
        {
            *free = Some(note);
        }
    }

    pub(super) fn single_year(&self) -> Option<i32> {
        match self.year? {
            Years::One(year) => Some(year),
            _ => None,
        }
    }

    /// Whether it is a date by itself.
    pub(super) fn is_complete(&self) -> bool {
        self.year.is_some() && (self.day.is_none() || self.month.is_some())
    }

    /// Only the day of the month is written.
    pub(super) fn is_day_only(&self) -> bool {
        self.year.is_none() && self.month.is_none()
    }

    /// Refuses a day that its month does not have.
    pub(super) fn check(&self) -> Result<(), Problem> {
        let (Some(month), Some(day)) = (self.month, self.day) else {
            return Ok(());
        };
        // Without its year, 29 February may exist.
        let year = self.single_year().unwrap_or(2000);
        match days_in_month(year.into(), month) {
            Some(days) if day <= days => Ok(()),
            Some(days) => Err(Problem::NoSuchDay(format!(
                "month {month} of {year} has {days} days, not {day}"
            ))),
            None => Err(Problem::NoSuchDay(format!("there is no month {month}"))),
        }
    }

    /// The EDTF date for this side of a period; both sides differ only for academic years.
    pub(super) fn text(&self, side: Side, policy: Policy) -> Option<String> {
        let mut text = match (self.year?, side, self.last_year) {
            (Years::One(_), Side::End, Some(last)) => format!("{last:04}"),
            (Years::One(year), ..) if year < 0 => format!("-{:04}", -year),
            (Years::One(year), ..) => format!("{year:04}"),
            (Years::Ten(decade), ..) => format!("{decade:03}X"),
            (Years::Hundred(century), ..) => format!("{century:02}XX"),
        };
        let month = match (self.academic, side) {
            (false, _) => self.month,
            (true, Side::Start) => Some(first_month(policy)),
            (true, Side::End) => Some((first_month(policy) + 10) % 12 + 1),
        };
        if let Some(month) = month {
            text = format!("{text}-{month:02}");
            if let Some(day) = self.day {
                text = format!("{text}-{day:02}");
            }
        }
        text.push_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        });
        Some(text)
    }

    /// The date or, of several years, the first and the last with this between them.
    pub(super) fn alone(&self, between: &str, policy: Policy) -> Option<String> {
        let start = self.text(Side::Start, policy)?;
        if self.last_year.is_none() {
            return Some(start);
        }
        Some(format!("{start}{between}{}", self.text(Side::End, policy)?))
    }

    /// What is taken for granted.
    pub(super) fn assumptions(&self, policy: Policy) -> Vec<Assumption> {
        let mut notes = Vec::new();
        for note in self.notes.iter().flatten() {
            notes.push(self.assumption(*note));
        }
        if self.academic {
            let month = first_month(policy);
            notes.push(Assumption::new(
                "policy.academic-year",
                format!("an academic year is taken to begin in month {month}"),
            ));
        }
        if self.vague {
            notes.push(Assumption::new(
                "phrase.widened",
                "early, mid and late cannot be written in EDTF; the whole is taken",
            ));
        }
        notes
    }

    fn assumption(&self, note: Note) -> Assumption {
        let year = self.single_year().unwrap_or_default();
        match (note, self.year) {
            (Note::Century, Some(Years::Ten(decade))) => Assumption::new(
                "policy.century",
                format!(
                    "the decade `{}` is taken as the {decade}0s",
                    (decade - 190) * 10
                ),
            ),
            (Note::Century, _) => Assumption::new(
                "policy.century",
                format!("the year `{:02}` is taken as {year}", year % 100),
            ),
            (Note::BeginsThen, _) => Assumption::new(
                "phrase.academic-year-begins",
                format!("the academic year is taken to be the one that begins in {year}"),
            ),
            (Note::FirstMonth, _) => Assumption::new(
                "policy.academic-year",
                format!(
                    "the academic year is taken to begin in month {}",
                    self.month.unwrap_or_default()
                ),
            ),
            (Note::ElidedYear, _) => Assumption::new(
                "phrase.elided-year",
                format!("the end that is written without a year is taken to be of {year}"),
            ),
            (Note::Length(length), _) => Assumption::new(
                "phrase.stated-length",
                format!(
                    "the dates count, not the stated length of {}",
                    length.in_words()
                ),
            ),
            (Note::GoesOn, _) => Assumption::new(
                "phrase.status",
                "the dates count, not the remark that it goes on",
            ),
        }
    }

    fn date(&self, side: Side, policy: Policy) -> Option<Date> {
        self.text(side, policy)?.parse().ok()
    }

    fn first_day(&self, side: Side, policy: Policy) -> Option<Day> {
        Some(self.date(side, policy)?.window(&policy).first())
    }

    fn last_day(&self, side: Side, policy: Policy) -> Option<Day> {
        Some(self.date(side, policy)?.window(&policy).last())
    }

    /// The day before or after, as precisely as it is written.
    pub(super) fn neighbour(&self, step: i64, policy: Policy) -> Option<String> {
        if let (Some(year), None, false) = (self.single_year(), self.month, self.academic) {
            let plain = Partial {
                year: Some(Years::One(year.checked_add(i32::try_from(step).ok()?)?)),
                ..*self
            };
            return plain.text(Side::Start, policy);
        }
        let edge = if step < 0 {
            self.first_day(Side::Start, policy)?
        } else {
            self.last_day(Side::End, policy)?
        };
        let (year, month, day) = edge.plus_days(step).civil()?;
        let precise = match (self.month, self.day) {
            (None, _) => format!("{year:04}"),
            (Some(1..=12), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        };
        Some(precise)
    }

    /// The end of what lasts so long from this start; nothing where EDTF cannot write it.
    ///
    /// From a day on, the last day is the one before the same day so much later. From a month or a year
    /// on, the end is in the month or year so much later, as which day it began is not said.
    pub(super) fn after(&self, length: Length) -> Option<Partial> {
        let year = self.single_year()?;
        if self.academic || self.last_year.is_some() {
            return None;
        }
        let mut end = Partial {
            notes: [None; NOTES],
            ..*self
        };
        match (self.month, self.day, length) {
            (Some(month), Some(day), _) => {
                let start = Day::new(year.into(), month, day)?;
                let last = length.after(start).plus_days(-1);
                let (year, month, day) = last.civil()?;
                end.year = Some(Years::One(i32::try_from(year).ok()?));
                end.month = Some(month);
                end.day = Some(day);
            }
            (Some(month @ 1..=12), None, Length::Months(months)) => {
                let first = Day::new(year.into(), month, 1)?;
                let (year, month, _) = first.plus_months(months.into()).civil()?;
                end.year = Some(Years::One(i32::try_from(year).ok()?));
                end.month = Some(month);
            }
            (_, None, Length::Months(months)) if months.is_multiple_of(12) => {
                let years = i32::try_from(months / 12).ok()?;
                end.year = Some(Years::One(year.checked_add(years)?));
            }
            _ => return None,
        }
        Some(end)
    }
}

/// The month in which an academic year begins.
pub(super) fn first_month(policy: Policy) -> u8 {
    match policy.academic_year_start {
        month @ 1..=12 => month,
        _ => 9,
    }
}

/// The two ends of a period, each completed by the other.
///
/// # Errors
/// Where an end stays incomplete, has a day that does not exist, or lies before the start.
pub(super) fn join(
    mut left: Partial,
    mut right: Partial,
    policy: Policy,
) -> Result<(Partial, Partial), Problem> {
    if left.is_day_only() && left.day.is_some() {
        if right.day.is_some() {
            left.month = right.month;
        } else {
            // `05-06/2016`: what looked like a day is a month.
            left.month = left.day.take().filter(|month| *month <= 12);
        }
        if left.month.is_none() {
            return Err(Problem::NoDate);
        }
    }
    if right.month.is_none() && right.day.is_some() {
        if left.day.is_none() {
            return Err(Problem::NoDate);
        }
        right.month = left.month;
    }
    let moved = match (left.year, right.year) {
        (None, Some(year)) => {
            let same_precision = left.month.is_some() && right.month.is_some();
            if !same_precision {
                return Err(Problem::NoYear);
            }
            left.year = Some(year);
            Some(Side::Start)
        }
        (Some(year), None) => {
            let same_precision = left.month.is_some() && right.month.is_some();
            if !same_precision {
                return Err(Problem::NoYear);
            }
            right.year = Some(year);
            Some(Side::End)
        }
        (Some(_), Some(_)) => None,
        (None, None) => return Err(Problem::NoYear),
    };
    if !left.is_complete() || !right.is_complete() {
        return Err(Problem::NoYear);
    }
    let reversed = |left: &Partial, right: &Partial| {
        let first = left.first_day(Side::Start, policy);
        let last = right.last_day(Side::End, policy);
        first.zip(last).is_some_and(|(first, last)| first > last)
    };
    if reversed(&left, &right)
        && let Some(moved) = moved
    {
        let shift = |date: &mut Partial, by: i32| {
            if let Some(year) = date.single_year() {
                date.year = Some(Years::One(year + by));
                date.note(Note::ElidedYear);
            }
        };
        match moved {
            Side::Start => shift(&mut left, -1),
            Side::End => shift(&mut right, 1),
        }
    }
    left.check()?;
    right.check()?;
    if reversed(&left, &right) {
        return Err(Problem::EndBeforeStart);
    }
    Ok((left, right))
}
