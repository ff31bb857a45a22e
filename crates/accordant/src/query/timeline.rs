//! How many partnerships were active, over time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ast::Query;
use super::evaluate::Asked;
use super::find::AskOptions;
use super::when::When;
use crate::Error;
use crate::json::{worded, written};
use crate::model::Portfolio;
use crate::time::{Assumption, Condition, Day, Window};

/// The most buckets a timeline can have.
const MOST_BUCKETS: usize = 2_000;

/// How long each bucket of a timeline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum TimelineUnit {
    /// A year.
    #[default]
    Year,
    /// A quarter of a year.
    Quarter,
    /// A month.
    Month,
}

crate::json::choices! {
    TimelineUnit: Year = "year", Quarter = "quarter", Month = "month";
}

impl TimelineUnit {
    /// The word for it: `year`, `quarter` or `month`.
    pub fn as_str(self) -> &'static str {
        match self {
            TimelineUnit::Year => "year",
            TimelineUnit::Quarter => "quarter",
            TimelineUnit::Month => "month",
        }
    }

    fn months(self) -> i64 {
        match self {
            TimelineUnit::Year => 12,
            TimelineUnit::Quarter => 3,
            TimelineUnit::Month => 1,
        }
    }

    /// The first day of the bucket that holds the day.
    fn floor(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.civil()?;
        let months = u8::try_from(self.months()).ok()?;
        Day::new(year, (month - 1) / months * months + 1, 1)
    }

    /// A bucket with its counts.
    pub(super) fn bucket(self, window: Window, certain: usize, total: usize) -> Bucket {
        Bucket {
            period: self.edtf(window.first()),
            certain,
            total,
        }
    }

    /// The bucket that begins on the day, as an EDTF date.
    fn edtf(self, first: Day) -> String {
        let (year, month, _) = first.civil().unwrap_or_default();
        let year = if year < 0 {
            format!("-{:04}", -year)
        } else {
            format!("{year:04}")
        };
        match self {
            TimelineUnit::Year => year,
            TimelineUnit::Quarter => format!("{year}-{}", 33 + (month - 1) / 3),
            TimelineUnit::Month => format!("{year}-{month:02}"),
        }
    }
}

/// How many partnerships that match a query were active in each year, quarter or month.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// How long each bucket is.
    pub unit: TimelineUnit,
    /// The buckets in order, without gaps.
    pub buckets: Vec<Bucket>,
    /// What the counts take for granted.
    pub assumptions: Vec<Assumption>,
}

/// How many were active on some day of a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bucket {
    /// The stretch as an EDTF date: `2018`, `2018-33` (the first quarter), `2018-06`.
    pub period: String,
    /// How many match and were active for certain.
    pub certain: usize,
    /// How many match and were active for certain or possibly.
    pub total: usize,
}

impl Portfolio {
    /// Counts the matches that were active in each year, quarter or month.
    ///
    /// Without `range` the timeline goes from the first start to the last end that is written, and to the
    /// as-of day and the asked day.
    ///
    /// # Errors
    /// `limit.buckets` for more than 2,000 of them, and as [`Portfolio::find`].
    pub fn timeline(
        &self,
        query: &Query,
        unit: TimelineUnit,
        range: Option<&When>,
        options: &AskOptions,
    ) -> Result<Timeline, Error> {
        let asked = Asked::new(self, options);
        let prepared = asked.prepare(query)?;
        let (hits, mut assumptions) = asked.hits(query, &prepared);
        for hit in &hits {
            for assumption in hit.row.partnership.time_assumptions(&asked.frame) {
                if !assumptions.contains(&assumption) {
                    assumptions.push(assumption);
                }
            }
        }
        let extents = hits.iter().filter_map(|hit| hit.row.extent);
        let written = extents.flat_map(|extent| {
            let (start, end) = (extent.start(), extent.end());
            [start.first(), start.last(), end.first(), end.last()]
        });
        let range = asked.range(range, || asked.span(written))?;
        let mut buckets = Vec::new();
        for window in stretches(range, unit)? {
            let active = Condition::active_in(window);
            let (mut certain, mut total) = (0, 0);
            for hit in &hits {
                let certainty = prepared.answer_with(&asked, &hit.row, &active);
                certain += usize::from(certainty.is_certain());
                total += usize::from(certainty.is_possible());
            }
            buckets.push(unit.bucket(window, certain, total));
        }
        Ok(Timeline {
            unit,
            buckets,
            assumptions,
        })
    }
}

impl Asked<'_> {
    /// From the first to the last of the days that are written, the as-of day and the asked day.
    pub(super) fn span(&self, written: impl Iterator<Item = Day>) -> Option<Window> {
        let mut first_and_last = None;
        let days = written.chain(self.frame.as_of).chain(self.on);
        for day in days.filter(|day| day.is_finite()) {
            let (first, last) = first_and_last.get_or_insert((day, day));
            (*first, *last) = ((*first).min(day), (*last).max(day));
        }
        first_and_last.and_then(|(first, last)| Window::new(first, last))
    }

    /// The range that is asked for; where it is open, it ends where the portfolio does.
    pub(super) fn range(
        &self,
        range: Option<&When>,
        all: impl FnOnce() -> Option<Window>,
    ) -> Result<Option<Window>, Error> {
        let Some(when) = range else { return Ok(all()) };
        let asked_for = when.resolve(self.on, &self.frame.policy)?;
        if asked_for.first().is_finite() && asked_for.last().is_finite() {
            return Ok(Some(asked_for));
        }
        let all = all();
        let bounded =
            |day: Day, other: Option<Day>| if day.is_finite() { Some(day) } else { other };
        let first = bounded(asked_for.first(), all.map(Window::first));
        let last = bounded(asked_for.last(), all.map(Window::last));
        Ok(first
            .zip(last)
            .and_then(|(first, last)| Window::new(first, last)))
    }
}

/// The range in buckets, in order.
pub(super) fn stretches(range: Option<Window>, unit: TimelineUnit) -> Result<Vec<Window>, Error> {
    let mut found = Vec::new();
    let Some(range) = range else { return Ok(found) };
    let mut first = unit.floor(range.first()).unwrap_or(range.first());
    while first <= range.last() {
        if found.len() == MOST_BUCKETS {
            return Err(Error::new(
                "limit.buckets",
                format!(
                    "from {} to {} are more than {MOST_BUCKETS} buckets",
                    range.first(),
                    range.last()
                ),
            )
            .help("ask for a shorter range, or for longer buckets"));
        }
        let next = first.plus_months(unit.months());
        found.push(Window::hull(first, next.plus_days(-1)));
        first = next;
    }
    Ok(found)
}

worded! { TimelineUnit }

written! {
    Timeline: "unit" unit!, "buckets" buckets!, "assumptions" assumptions!,
    Bucket: "period" period!, "certain" certain!, "total" total!,
}
