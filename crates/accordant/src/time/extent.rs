//! The windows in which a period begins and ends.

use serde::ser::{SerializeStruct, SerializeTuple};
use serde::{Serialize, Serializer};

use crate::json::{ToJson, Writer};

use super::Day;

/// A run of days, both ends included; in JSON an array of its first and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    first: Day,
    last: Day,
}

impl Window {
    /// Every day.
    pub const ALL: Window = Window {
        first: Day::EVER,
        last: Day::FOREVER,
    };

    /// The days from the first to the last, if the first is not later.
    pub fn new(first: Day, last: Day) -> Option<Window> {
        (first <= last).then_some(Window { first, last })
    }

    /// The smallest window that holds both days.
    pub fn hull(a: Day, b: Day) -> Window {
        Window {
            first: a.min(b),
            last: a.max(b),
        }
    }

    /// One day.
    pub fn day(day: Day) -> Window {
        Window {
            first: day,
            last: day,
        }
    }

    /// This day and all later ones.
    pub fn from(first: Day) -> Window {
        Window {
            first,
            last: Day::FOREVER,
        }
    }

    /// This day and all earlier ones.
    pub fn until(last: Day) -> Window {
        Window {
            first: Day::EVER,
            last,
        }
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Day {
        self.last
    }

    /// Whether the day is in it.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether all of the other is in it.
    pub fn covers(self, other: Window) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The days of both.
    pub fn intersection(self, other: Window) -> Option<Window> {
        Window::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// The smallest window that holds both.
    #[must_use]
    pub fn union(self, other: Window) -> Window {
        Window {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// Where the earlier of two days lies, one from each window.
    pub(super) fn earlier(self, other: Window) -> Window {
        Window {
            first: self.first.min(other.first),
            last: self.last.min(other.last),
        }
    }

    /// Where the later of two days lies, one from each window.
    pub(super) fn later(self, other: Window) -> Window {
        Window {
            first: self.first.max(other.first),
            last: self.last.max(other.last),
        }
    }
}

impl ToJson for Window {
    fn write(&self, to: &mut Writer) {
        [self.first, self.last].write(to);
    }
}

/// The windows in which a period begins and ends, with the start never after the end.
///
/// A *completion* is a pair of days, one from each window, with start <= end. The windows are tightened:
/// each of their days belongs to some completion.
///
/// In JSON an object with `start` and `end`, each a window, and the fewest and the most days it can last
/// as `leastDays` and `mostDays`, left out where it lasts without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extent {
    start: Window,
    end: Window,
}

impl Extent {
    /// Of what is undated: any start, any end.
    pub const UNDATED: Extent = Extent {
        start: Window::ALL,
        end: Window::ALL,
    };

    /// The tightened windows; nothing if no start fits to any end.
    ///
    /// The latest start is no later than the latest end, the earliest end no earlier than the earliest
    /// start. Without this, `2016/2016` would be answered as if it could end before it began.
    pub fn new(start: Window, end: Window) -> Option<Extent> {
        Some(Extent {
            start: Window::new(start.first, start.last.min(end.last))?,
            end: Window::new(end.first.max(start.first), end.last)?,
        })
    }

    /// Where it begins.
    pub fn start(&self) -> Window {
        self.start
    }

    /// Where it ends.
    pub fn end(&self) -> Window {
        self.end
    }

    /// The fewest and the most days it can last, both ends counted; nothing where it lasts without end.
    pub fn duration_days(&self) -> (Option<i64>, Option<i64>) {
        let days = |from: Day, to: Day| {
            (from.is_finite() && to.is_finite())
                .then(|| to.number().saturating_sub(from.number()).saturating_add(1))
        };
        let least = match days(self.start.last, self.end.first) {
            Some(days) => Some(days.max(1)),
            None if self.end.first == Day::FOREVER || self.start.last == Day::EVER => None,
            None => Some(1),
        };
        (least, days(self.start.first, self.end.last))
    }
}

impl ToJson for Extent {
    fn write(&self, to: &mut Writer) {
        let (least, most) = self.duration_days();
        to.open('{');
        to.field("start");
        self.start.write(to);
        to.field("end");
        self.end.write(to);
        to.optional("leastDays");
        least.write(to);
        to.optional("mostDays");
        most.write(to);
        to.close('}');
    }
}

impl Serialize for Window {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut days = serializer.serialize_tuple(2)?;
        days.serialize_element(&self.first)?;
        days.serialize_element(&self.last)?;
        days.end()
    }
}

impl Serialize for Extent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (least, most) = self.duration_days();
        let mut out = serializer.serialize_struct("Extent", 4)?;
        out.serialize_field("start", &self.start)?;
        out.serialize_field("end", &self.end)?;
        if let Some(least) = least {
            out.serialize_field("leastDays", &least)?;
        }
        if let Some(most) = most {
            out.serialize_field("mostDays", &most)?;
        }
        out.end()
    }
}
