//! The grammar of EDTF (ISO 8601-2:2019, annex A), levels 0 to 2.

use super::{Expression, Member, SetKind};
use crate::cut;
use crate::time::date::Date;
use crate::time::parts::{ANY, Marks, Number, Part, Parts, Year};
use crate::time::{End, Precision};

/// Why a text is no EDTF expression, and the byte that shows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    pub(super) reason: &'static str,
    pub(super) at: usize,
}

impl Fault {
    fn new(at: usize, reason: &'static str) -> Fault {
        Fault {
            code: "date.not-edtf",
            reason,
            at,
        }
    }

    /// No result but this fault. Made once for each sort of result: it is larger than what calls it.
    #[inline(never)]
    fn found<T>(at: usize, reason: &'static str) -> Result<T, Fault> {
        Err(Fault::new(at, reason))
    }

    /// The same fault with a code of its own.
    fn code(self, code: &'static str) -> Fault {
        Fault { code, ..self }
    }

    fn of_time(at: usize, reason: &'static str) -> Fault {
        Fault::new(at, reason).code("date.time-out-of-range")
    }
}

/// Reads an expression.
pub(super) fn read(text: &str) -> Result<Expression, Fault> {
    // No other characters are in any expression, but who writes them is told so first.
    expression(text).map_err(|fault| foreign(text).unwrap_or(fault))
}

/// What is wrong with a character that no expression has.
fn foreign(text: &str) -> Option<Fault> {
    let at = |is: fn(u8) -> bool| text.bytes().position(is);
    if let Some(at) = at(|byte| !byte.is_ascii()) {
        return Some(Fault::new(at, "EDTF permits ASCII characters only"));
    }
    let at = at(|byte| !byte.is_ascii_graphic())?;
    Some(Fault::new(at, "whitespace is not allowed"))
}

fn expression(text: &str) -> Result<Expression, Fault> {
    let whole = Piece { text, at: 0 };
    match text.as_bytes() {
        [] => return Fault::found(0, "empty input"),
        [b'{' | b'[', ..] => return set(whole),
        _ => {}
    }
    if let Some((first, second)) = whole.cut("/") {
        return interval(first, second);
    }
    match whole.cut("T") {
        Some((day, time)) => date_time(day, time),
        None => date(whole).map(Expression::Date),
    }
}

/// A part of the text, and where it begins.
#[derive(Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Piece<'t> {
    fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// What stands before the separator, and what behind it.
    fn cut(self, separator: &str) -> Option<(Piece<'t>, Piece<'t>)> {
        let (before, behind) = cut(self.text, separator)?;
        let before = Piece {
            text: before,
            ..self
        };
        let at = before.end() + separator.len();
        Some((before, Piece { text: behind, at }))
    }

    /// What stands behind a first `..`.
    fn behind_dots(self) -> Option<Piece<'t>> {
        let text = self.text.strip_prefix("..")?;
        let at = self.at + 2;
        Some(Piece { text, at })
    }

    /// What stands before a last `..`.
    fn before_dots(self) -> Option<Piece<'t>> {
        let text = self.text.strip_suffix("..")?;
        Some(Piece { text, ..self })
    }

    /// The two digits at a place.
    fn two(self, place: usize, reason: &'static str) -> Result<u16, Fault> {
        match self.text.as_bytes().get(place..) {
            Some([ten @ b'0'..=b'9', one @ b'0'..=b'9', ..]) => {
                Ok(u16::from(ten - b'0') * 10 + u16::from(one - b'0'))
            }
            _ => Err(Fault::of_time(self.at + place, reason)),
        }
    }
}

fn interval(first: Piece<'_>, second: Piece<'_>) -> Result<Expression, Fault> {
    if let Some((second, _)) = second.cut("/") {
        let reason = "interval must contain exactly one '/'";
        return Fault::found(second.end(), reason);
    }
    let (start, end) = (end(first, true)?, end(second, false)?);
    match (&start, &end) {
        (End::Open | End::Unknown, End::Open | End::Unknown) => {
            let fault = Fault::new(0, "interval needs at least one dated endpoint");
            Err(fault.code("period.without-date"))
        }
        (End::Date(from), End::Date(to)) if is_before(to, from) => {
            let fault = Fault::new(second.at, "interval end precedes interval start");
            Err(fault.code("period.end-before-start"))
        }
        _ => Ok(Expression::Interval(start, end)),
    }
}

fn end(piece: Piece<'_>, is_start: bool) -> Result<End, Fault> {
    if piece.text.is_empty() {
        return Ok(End::Unknown);
    }
    if piece.text == ".." {
        return Ok(End::Open);
    }
    if let Some(piece) = piece.behind_dots() {
        if !is_start {
            let reason = "'..'-prefixed date is only allowed as interval start";
            return Fault::found(piece.at - 2, reason);
        }
        return date(piece).map(End::OnOrBefore);
    }
    if let Some(piece) = piece.before_dots() {
        if is_start {
            let reason = "'..'-suffixed date is only allowed as interval end";
            return Fault::found(piece.end(), reason);
        }
        return date(piece).map(End::OnOrAfter);
    }
    date(piece).map(End::Date)
}

/// Whether each day of the first date is before each of the second.
fn is_before(first: &Date, second: &Date) -> bool {
    match (first.bounds(), second.bounds()) {
        (Some((_, last)), Some((first, _))) => last < first,
        _ => false,
    }
}

fn set(whole: Piece<'_>) -> Result<Expression, Fault> {
    let within = |open, close| whole.text.strip_prefix(open)?.strip_suffix(close);
    let (kind, inner) = if whole.text.starts_with('{') {
        (SetKind::AllOf, within('{', '}'))
    } else {
        (SetKind::OneOf, within('[', ']'))
    };
    let Some(text) = inner else {
        return Fault::found(whole.end() - 1, "unterminated set");
    };
    if text.is_empty() {
        return Fault::found(1, "set must contain at least one element");
    }
    if let Some(at) = text.bytes().position(|byte| b"{}[]".contains(&byte)) {
        return Fault::found(1 + at, "sets cannot nest");
    }
    let mut members = Vec::new();
    let mut rest = Some(Piece { text, at: 1 });
    while let Some(piece) = rest {
        let (first, more) = match piece.cut(",") {
            Some((first, more)) => (first, Some(more)),
            None => (piece, None),
        };
        members.push(member(first)?);
        rest = more;
    }
    Ok(Expression::Set(kind, members))
}

fn member(piece: Piece<'_>) -> Result<Member, Fault> {
    if piece.text.is_empty() {
        return Fault::found(piece.at, "empty set element");
    }
    if piece.text == ".." {
        return Fault::found(piece.at, "'..' alone is not a set element");
    }
    if let Some(piece) = piece.behind_dots() {
        return date(piece).map(Member::OnOrBefore);
    }
    if let Some(piece) = piece.before_dots() {
        return date(piece).map(Member::OnOrAfter);
    }
    let Some((first, last)) = piece.cut("..") else {
        return date(piece).map(Member::Date);
    };
    let fault = |reason| Fault::found(last.at, reason);
    if last.cut("..").is_some() {
        return fault("set element cannot contain multiple '..'");
    }
    let (from, to) = (date(first)?, date(last)?);
    of_range(&from, first.at)?;
    of_range(&to, last.at)?;
    if from.precision() != to.precision() {
        return fault("set range endpoints must share precision");
    }
    if is_before(&to, &from) {
        let fault = Fault::new(last.at, "set range end precedes range start");
        return Err(fault.code("period.end-before-start"));
    }
    Ok(Member::Range(from, to))
}

/// Refuses an end of a range that is no plain year, month or day.
fn of_range(date: &Date, at: usize) -> Result<(), Fault> {
    let parts = date.parts();
    Fault::found(
        at,
        if parts.is_masked() {
            "set range endpoints cannot contain unspecified digits"
        } else if date.is_uncertain() || date.is_approximate() {
            "set range endpoints cannot be qualified"
        } else if date.precision() == Precision::Season {
            "set range endpoints cannot be seasons"
        } else if parts.year.significant.is_some() {
            "set range endpoints cannot carry significant digits"
        } else {
            return Ok(());
        },
    )
}

/// A day with a time of day, which is of level 0 alone: nothing is left open or marked.
fn date_time(day: Piece<'_>, time: Piece<'_>) -> Result<Expression, Fault> {
    let bytes = day.text.as_bytes();
    if !matches!(bytes, [_, _, _, _, b'-', _, _, b'-', _, _]) {
        let reason = "date-times require a complete YYYY-MM-DD date";
        return Fault::found(0, reason);
    }
    let mut digits = bytes
        .iter()
        .enumerate()
        .filter(|(at, _)| ![4, 7].contains(at));
    if let Some((at, _)) = digits.find(|(_, byte)| !byte.is_ascii_digit()) {
        return Fault::found(at, "date-times require a plain all-digit date");
    }
    let month = day.two(5, "")?;
    if !(1..=12).contains(&month) {
        let fault = Fault::new(5, "month must be 01-12");
        return Err(fault.code("date.month-out-of-range"));
    }
    let date = date(day)?;
    time_of_day(time)?;
    Ok(Expression::DateTime(date, time.text.to_owned()))
}

fn time_of_day(time: Piece<'_>) -> Result<(), Fault> {
    let fault = |place: usize, reason| Err(Fault::of_time(time.at + place, reason));
    let [_, _, b':', _, _, b':', _, _, zone @ ..] = time.text.as_bytes() else {
        return fault(0, "time must be hh:mm:ss");
    };
    let two = |place| time.two(place, "time components must be two digits");
    let (hour, minute, second) = (two(0)?, two(3)?, two(6)?);
    if hour > 23 {
        return fault(0, "hour must be 00-23 (24 is not allowed)");
    }
    if minute > 59 {
        return fault(3, "minute must be 00-59");
    }
    // 60 admits a leap second.
    if second > 60 {
        return fault(6, "second must be 00-60");
    }
    let two = |place| time.two(place, "time shift components must be two digits");
    let (hours, minutes) = match zone {
        [] | [b'Z'] => return Ok(()),
        [b'+' | b'-', _, _] => (two(9)?, 0),
        [b'+' | b'-', _, _, b':', _, _] => (two(9)?, two(12)?),
        [b'+' | b'-', ..] => return fault(8, "time shift must be ±hh or ±hh:mm"),
        _ => return fault(8, "time shift must be Z, +hh, +hh:mm or negative"),
    };
    if minutes > 59 {
        return fault(12, "shift minutes must be 00-59");
    }
    let total = hours * 60 + minutes;
    if total > 14 * 60 {
        return fault(8, "time shift exceeds ±14:00");
    }
    if zone.first() == Some(&b'-') && total == 0 {
        let reason = "negative zero time shift is not allowed";
        return Fault::found(time.at + 8, reason);
    }
    Ok(())
}

/// Where in a date the reader is.
struct Cursor<'t> {
    rest: &'t [u8],
    at: usize,
}

impl Cursor<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        (self.rest, self.at) = (rest, self.at + 1);
        Some(*first)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.rest.first() == Some(&byte);
        if is_next {
            self.take();
        }
        is_next
    }

    fn marks(&mut self) -> Marks {
        let marks = self.rest.first().and_then(|first| Marks::of(*first));
        if marks.is_some() {
            self.take();
        }
        marks.unwrap_or_default()
    }

    /// Digits, each of which may be left open.
    fn digits(&mut self, digits: &mut [u8], reason: &'static str) -> Result<(), Fault> {
        for slot in digits {
            match self.take() {
                Some(digit @ (b'0'..=b'9' | ANY)) => *slot = digit,
                _ => return Fault::found(self.at.saturating_sub(1), reason),
            }
        }
        Ok(())
    }

    /// A number of any length, and how long it is.
    fn number(&mut self) -> Result<(i64, u32), Fault> {
        let start = self.at;
        let (mut number, mut length) = (0_i64, 0);
        while let Some(digit @ b'0'..=b'9') = self.rest.first() {
            let grown = number.checked_mul(10);
            let grown = grown.and_then(|grown| grown.checked_add((digit - b'0').into()));
            number = grown.ok_or(Fault::new(start, "number out of supported range"))?;
            length += 1;
            self.take();
        }
        Ok((number, length))
    }

    /// A month or day, where its digits stand, and the marks behind them: those of what stands before, too.
    fn part(&mut self, reason: &'static str) -> Result<(Part, usize, Marks), Fault> {
        let own = self.marks();
        let at = self.at;
        let mut digits = [ANY; 2];
        self.digits(&mut digits, reason)?;
        let behind = self.marks();
        let marks = own.and(behind);
        Ok((Part { digits, marks }, at, behind))
    }
}

/// A date as most are written: digits alone, and in the calendar.
pub(in crate::time) fn plain(text: &[u8]) -> Option<Date> {
    let (year, rest) = text.split_first_chunk()?;
    let (month, day) = match *rest {
        [] => (None, None),
        [b'-', a, b] => (Some([a, b]), None),
        [b'-', a, b, b'-', c, d] => (Some([a, b]), Some([c, d])),
        _ => return None,
    };
    let marks = Marks::default();
    let part = |digits| Part { digits, marks };
    let number = Number::Four {
        negative: false,
        digits: *year,
    };
    let parts = Parts {
        year: Year {
            number,
            significant: None,
            marks,
        },
        month: month.map(part),
        day: day.map(part),
    };
    let is_plain = !parts.is_masked() && parts.edges().is_some();
    is_plain.then(|| Date::new(parts))
}

fn date(piece: Piece<'_>) -> Result<Date, Fault> {
    if let Some(date) = plain(piece.text.as_bytes()) {
        return Ok(date);
    }
    let mut cursor = Cursor {
        rest: piece.text.as_bytes(),
        at: piece.at,
    };
    if cursor.rest.is_empty() {
        return Fault::found(piece.at, "empty date");
    }
    if cursor.eat(b'Y') {
        return long_year(cursor);
    }
    let mut parts = Parts {
        year: year(&mut cursor)?,
        month: None,
        day: None,
    };
    if cursor.rest.is_empty() {
        return Ok(Date::new(parts));
    }
    if parts.year.significant.is_some() {
        let reason = "significant-digit years are year-precision only";
        return Fault::found(cursor.at, reason);
    }
    if !cursor.eat(b'-') {
        return Fault::found(cursor.at, "expected '-' before month");
    }
    let (mut month, month_at, marks) = cursor.part("month must be two digits (or X)")?;
    parts.year.marks = parts.year.marks.and(marks);
    let mut day_at = month_at;
    if !cursor.rest.is_empty() {
        if !cursor.eat(b'-') {
            return Fault::found(cursor.at, "expected '-' before day");
        }
        let (day, at, marks) = cursor.part("day must be two digits (or X)")?;
        parts.year.marks = parts.year.marks.and(marks);
        month.marks = month.marks.and(marks);
        parts.day = Some(day);
        day_at = at;
        if !cursor.rest.is_empty() {
            let reason = "unexpected characters after day";
            return Fault::found(cursor.at, reason);
        }
    }
    parts.month = Some(month);
    in_the_calendar(&parts, &month, month_at, day_at)?;
    Ok(Date::new(parts))
}

/// Refuses a month or day that the calendar does not have.
fn in_the_calendar(
    parts: &Parts,
    month: &Part,
    month_at: usize,
    day_at: usize,
) -> Result<(), Fault> {
    let no_month = |reason| Err(Fault::new(month_at, reason).code("date.month-out-of-range"));
    match month.value() {
        Some(21..=41) if parts.day.is_some() => {
            let reason = "sub-year groupings cannot carry a day";
            return Fault::found(day_at, reason);
        }
        Some(1..=12 | 21..=41) => {}
        Some(_) => return no_month("month must be 01-12 or a sub-year code 21-41"),
        None if (1..=12).any(|number| month.fits(number)) => {}
        None => return no_month("no calendar month matches the unspecified digits"),
    }
    if parts.day.is_some() && parts.edges().is_none() {
        let fault = Fault::new(day_at, "day is out of range for the month");
        return Err(fault.code("date.no-such-day"));
    }
    Ok(())
}

/// A year of four digits.
fn year(cursor: &mut Cursor<'_>) -> Result<Year, Fault> {
    let own = cursor.marks();
    let negative = cursor.eat(b'-');
    let at = cursor.at;
    let mut digits = [ANY; 4];
    cursor.digits(&mut digits, "year must have exactly four digits (or X)")?;
    let is_masked = digits.contains(&ANY);
    if negative && is_masked {
        let reason = "negative years cannot contain unspecified digits";
        return Fault::found(at, reason);
    }
    if negative && digits == *b"0000" {
        return Fault::found(at - 1, "-0000 is not a valid year");
    }
    let mut significant = None;
    if cursor.eat(b'S') {
        if is_masked {
            let reason = "significant digits cannot combine with unspecified digits";
            return Fault::found(cursor.at - 1, reason);
        }
        let reason = "significant digits must be 1-4 for a four-digit year";
        significant = Some(significant_digits(cursor, 4, reason)?);
    }
    Ok(Year {
        number: Number::Four { negative, digits },
        significant,
        marks: own.and(cursor.marks()),
    })
}

/// How many digits say something: one at least, and no more than there are.
fn significant_digits(
    cursor: &mut Cursor<'_>,
    most: u32,
    reason: &'static str,
) -> Result<u32, Fault> {
    let at = cursor.at;
    let (number, _) = cursor.number()?;
    let number = u32::try_from(number).ok();
    let number = number.filter(|number| (1..=most).contains(number));
    number.ok_or(Fault::new(at, reason))
}

/// A year beyond 9999 or -9999 (ISO 8601-2:2019, 4.7.2 to 4.7.4), behind its `Y`.
fn long_year(mut cursor: Cursor<'_>) -> Result<Date, Fault> {
    const MOST: u32 = 100_000;
    let negative = cursor.eat(b'-');
    let at = cursor.at;
    let (size, length) = cursor.number()?;
    if length == 0 {
        return Fault::found(at, "expected digits after 'Y'");
    }
    if size > 0 && length != size.ilog10() + 1 {
        let reason = "leading zeros are not allowed in Y-prefixed years";
        return Fault::found(at, reason);
    }
    let value = if negative { -size } else { size };
    let (number, digits) = if cursor.eat(b'E') {
        let exponent_at = cursor.at;
        let (exponent, exponent_length) = cursor.number()?;
        if exponent_length == 0 {
            let reason = "expected digits after exponent 'E'";
            return Fault::found(exponent_at, reason);
        }
        if size == 0 {
            let reason = "exponential year significand cannot be zero";
            return Fault::found(at, reason);
        }
        let exponent = u32::try_from(exponent).ok().filter(|power| *power <= MOST);
        let Some(exponent) = exponent else {
            let reason = "exponent out of supported range";
            return Fault::found(exponent_at, reason);
        };
        (Number::Power(value, exponent), length + exponent)
    } else {
        (Number::Long(value), length)
    };
    let mut year = Year {
        number,
        significant: None,
        marks: Marks::default(),
    };
    if year.value().is_some_and(|year| year.abs() <= 9999) {
        let reason = "Y-prefixed years require |year| > 9999";
        return Fault::found(at, reason);
    }
    if cursor.eat(b'S') {
        let reason = "significant digits exceed the year's digit count";
        year.significant = Some(significant_digits(&mut cursor, digits, reason)?);
    }
    year.marks = cursor.marks();
    if !cursor.rest.is_empty() {
        let reason = "Y-prefixed years are year-precision only";
        return Fault::found(cursor.at, reason);
    }
    Ok(Date::new(Parts {
        year,
        month: None,
        day: None,
    }))
}
