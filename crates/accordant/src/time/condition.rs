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
    Lasts { length: Length, longer: bool },
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
        Condition(Shape::Lasts { length, longer })
    }

    /// Whether the start and whether the end of the period leave it open; nothing where both together do.
    pub(crate) fn doubtful_ends(&self, extent: &Extent) -> Option<(bool, bool)> {
        match self.0 {
            Shape::Ends { start, end } => {
                Some((!start.covers(extent.start()), !end.covers(extent.end())))
            }
            Shape::Lasts { .. } => None,
        }
    }

    /// Whether what begins and ends on these days lasts as long as it asks; false if it asks for no length.
    pub(crate) fn lasts_from(&self, start: Day, end: Day) -> bool {
        let Shape::Lasts { length, longer } = self.0 else {
            return false;
        };
        // Time without an end lasts longer than any length.
        if start == Day::EVER || end == Day::FOREVER {
            return true;
        }
        // For most the number of days says it, without the calendar.
        let days = end.number().saturating_sub(start.number());
        let (least, most) = self.days_apart();
        let is_far = |day: Day| day.number().unsigned_abs() > FAR;
        if !is_far(start) && !is_far(end) && !(least..most).contains(&days) {
            return days >= most;
        }
        end >= earliest_end(length, longer, start)
    }

    /// How many days after its start what lasts as long as it asks ends at least, and from how many on all does.
    pub(crate) fn days_apart(&self) -> (i64, i64) {
        let Shape::Lasts { length, longer } = self.0 else {
            return (0, 0);
        };
        let (least, most) = length.days();
        (least - i64::from(!longer), most - i64::from(!longer))
    }

    /// Whether all that begins by the one day and ends from the other on lasts so long. The shortest begins late and
    /// ends early or, where these cross, on one and the same day.
    pub(crate) fn always_lasts_from(&self, start: Day, end: Day) -> bool {
        if start <= end {
            return self.lasts_from(start, end);
        }
        let first = Day::from_number(0);
        self.lasts_from(end, end) && self.lasts_from(first, first)
    }

    /// Days around the latest start with which what ends on this day lasts as long as it asks.
    pub(crate) fn latest_starts(&self, end: Day) -> Window {
        let (least, most) = self.days_apart();
        Window::hull(end.plus_days(-most), end.plus_days(1 - least))
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
            Shape::Lasts { .. } => Certainty::new(
                self.always_lasts_from(s.last(), e.first()),
                self.lasts_from(s.first(), e.last()),
            ),
        }
    }
}

/// So many days from 1970 all arithmetic is that of numbers.
const FAR: u64 = 1 << 40;

/// The first end with which a period that begins on `start` lasts at least (or longer than) the length.
pub(crate) fn earliest_end(length: Length, longer: bool, start: Day) -> Day {
    length.after(start).plus_days(if longer { 0 } else { -1 })
}
