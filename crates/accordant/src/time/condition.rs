//! What can be asked about the ends of a period.

use super::{Certainty, Day, Extent, Length, Window};

/// A condition on the start and end of a period, answered exactly.
///
/// Every question of time about one period is one of two shapes: the start lies in one window and the
/// end in another, or it lasts at least so long.
///
/// ```
/// use accordant::time::{Certainty, Condition, Frame, Period};
///
/// let period: Period = "2016/2018".parse()?;
/// let extent = period.extent(&Frame::default()).unwrap();
/// let active = |day: &str| Condition::active_on(day.parse().unwrap()).certainty(&extent);
/// assert_eq!(active("2017-06-15"), Certainty::Certain);
/// assert_eq!(active("2018-06-15"), Certainty::Possible);
/// assert_eq!(active("2019-01-01"), Certainty::Impossible);
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Condition(Shape);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// The start lies in one window and the end in the other.
    Ends { start: Window, end: Window },
    /// It ends no earlier than the length after its start; the last day is a day of it too.
    Lasts(Lasting),
}

impl Condition {
    fn ends(start: Window, end: Window) -> Condition {
        Condition(Shape::Ends { start, end })
    }

    pub(crate) fn shape(&self) -> Shape {
        self.0
    }

    /// Active on the day: begun by then and not ended before.
    pub fn active_on(day: Day) -> Condition {
        Condition::active_in(Window::day(day))
    }

    /// Active on some day of the window.
    pub fn active_in(days: Window) -> Condition {
        Condition::ends(Window::until(days.last()), Window::from(days.first()))
    }

    /// Active on every day of the window.
    pub fn throughout(days: Window) -> Condition {
        Condition::ends(Window::until(days.first()), Window::from(days.last()))
    }

    /// Begins on a day of the window.
    pub fn starts_in(days: Window) -> Condition {
        Condition::ends(days, Window::ALL)
    }

    /// Ends on a day of the window.
    pub fn ends_in(days: Window) -> Condition {
        Condition::ends(Window::ALL, days)
    }

    /// Lies wholly within the window.
    pub fn during(days: Window) -> Condition {
        Condition::ends(days, days)
    }

    /// Ended before the day.
    pub fn ended_before(day: Day) -> Condition {
        Condition::ends_in(Window::until(day.plus_days(-1)))
    }

    /// Not yet started on the day.
    pub fn not_started_on(day: Day) -> Condition {
        Condition::starts_in(Window::from(day.plus_days(1)))
    }

    /// Lasts at least so long, its first and last day counted.
    pub fn lasts_at_least(length: Length) -> Condition {
        Condition::lasts(length, false)
    }

    /// Lasts longer than that, its first and last day counted.
    pub fn lasts_longer_than(length: Length) -> Condition {
        Condition::lasts(length, true)
    }

    /// Equal conditions have equal shapes: in days, longer than n is at least n + 1.
    fn lasts(length: Length, longer: bool) -> Condition {
        let (length, longer) = match length {
            Length::Days(days) => (Length::Days(days.saturating_add(longer.into())), false),
            Length::Months(0) => (Length::Days(longer.into()), false),
            months @ Length::Months(_) => (months, longer),
        };
        let (least, most) = length.days();
        Condition(Shape::Lasts(Lasting {
            length,
            longer,
            least: least - i64::from(!longer),
            most: most - i64::from(!longer),
        }))
    }

    /// Whether the start and whether the end of the period leave it open; nothing where both together do.
    pub(crate) fn doubtful_ends(&self, extent: &Extent) -> Option<(bool, bool)> {
        match self.0 {
            Shape::Ends { start, end } => {
                Some((!start.covers(extent.start()), !end.covers(extent.end())))
            }
            Shape::Lasts(_) => None,
        }
    }

    /// Whether it holds in every, some or no completion.
    pub fn certainty(&self, extent: &Extent) -> Certainty {
        let (s, e) = (extent.start(), extent.end());
        match self.0 {
            Shape::Ends { start, end } => {
                let certain = start.covers(s) && end.covers(e);
                let possible = match (start.intersection(s), end.intersection(e)) {
                    (Some(s), Some(e)) => s.first() <= e.last(),
                    _ => false,
                };
                Certainty::new(certain, possible)
            }
            Shape::Lasts(lasting) => Certainty::new(
                lasting.is_always_reached(s.last(), e.first()),
                lasting.is_reached(s.first(), e.last()),
            ),
        }
    }
}

/// A length that is asked for, and what days say of it without the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Lasting {
    pub(crate) length: Length,
    pub(crate) longer: bool,
    /// How many days after its start ends what is the shortest that reaches it.
    least: i64,
    /// From how many days on everything reaches it.
    most: i64,
}

impl Lasting {
    /// Whether what begins and ends on these days lasts so long.
    pub(crate) fn is_reached(&self, start: Day, end: Day) -> bool {
        // Time without an end lasts longer than any length.
        if start == Day::EVER || end == Day::FOREVER {
            return true;
        }
        let days = end.number().saturating_sub(start.number());
        let is_far = |day: Day| day.number().unsigned_abs() > FAR;
        if !(self.least..self.most).contains(&days) && !is_far(start) && !is_far(end) {
            return days >= self.most;
        }
        end >= self.earliest_end(start)
    }

    /// Whether all that begins by the one day and ends from the other on lasts so long. The shortest begins late and
    /// ends early or, where these cross, on one and the same day.
    pub(crate) fn is_always_reached(&self, start: Day, end: Day) -> bool {
        if start <= end {
            return self.is_reached(start, end);
        }
        let first = Day::from_number(0);
        self.is_reached(end, end) && self.is_reached(first, first)
    }

    /// The first end with which what begins on this day lasts so long.
    pub(crate) fn earliest_end(&self, start: Day) -> Day {
        let days = if self.longer { 0 } else { -1 };
        self.length.after(start).plus_days(days)
    }

    /// Days around the latest start with which what ends on this day lasts so long.
    pub(crate) fn latest_starts(&self, end: Day) -> Window {
        Window::hull(end.plus_days(-self.most), end.plus_days(1 - self.least))
    }

    /// With how many days between its start and its end nothing reaches it, and with how many all does.
    pub(crate) fn days(&self) -> (i64, i64) {
        (self.least, self.most)
    }
}

/// So many days from 1970 all arithmetic is that of numbers.
const FAR: u64 = 1 << 40;
