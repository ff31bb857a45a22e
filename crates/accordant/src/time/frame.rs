//! What an answer depends on besides the dates themselves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Day;
use crate::json::{choices, written};

/// The hemisphere whose months the seasons 21 to 24 have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Hemisphere {
    /// Spring is March to May.
    #[default]
    Northern,
    /// Spring is September to November.
    Southern,
}

/// Which winter (in the south: summer) the year of `2015-24` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum WinterYear {
    /// The one that begins in December of the year.
    #[default]
    Begins,
    /// The one that ends in February of the year.
    Ends,
}

/// How `04/05/2017` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum DayOrder {
    /// By the language where it is known to put the day first (French, Arabic); otherwise both readings.
    #[default]
    ByLanguage,
    /// 4 May.
    DayFirst,
    /// April 5.
    MonthFirst,
}

/// What is taken of a period that is written open-ended (`2016-05/..`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum OpenEnds {
    /// It ran on the as-of day; what happened after, nobody has said.
    #[default]
    UntilAsOf,
    /// It goes on for ever.
    HoldForever,
}

/// The choices that EDTF and everyday dates leave open, with their defaults.
///
/// An answer that used one says so in its assumptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Policy {
    /// The hemisphere of the seasons 21 to 24; northern.
    pub hemisphere: Hemisphere,
    /// Which winter a year's winter is; the one that begins in it.
    pub winter_year: WinterYear,
    /// The month in which an academic year begins, 1 to 12; September. It ends with the month before.
    pub academic_year_start: u8,
    /// How all-figure dates are read; by language.
    pub day_order: DayOrder,
    /// A two-digit year up to this one is of the 2000s, a later one of the 1900s; 68.
    pub century_pivot: u8,
    /// What open ends mean; they held on the as-of day.
    pub open_ends: OpenEnds,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            hemisphere: Hemisphere::default(),
            winter_year: WinterYear::default(),
            academic_year_start: 9,
            day_order: DayOrder::default(),
            century_pivot: 68,
            open_ends: OpenEnds::default(),
        }
    }
}

choices! {
    Hemisphere: Northern = "northern", Southern = "southern";
    WinterYear: Begins = "begins", Ends = "ends";
    DayOrder: ByLanguage = "byLanguage", DayFirst = "dayFirst", MonthFirst = "monthFirst";
    OpenEnds: UntilAsOf = "untilAsOf", HoldForever = "holdForever";
}

/// What a period is looked at against: the as-of day and the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// The day for which the portfolio speaks; a partial one counts from its first day.
    pub as_of: Option<Day>,
    /// The choices EDTF leaves open.
    pub policy: Policy,
}

impl Frame {
    /// A frame with this as-of day and the default policy.
    pub fn as_of(day: Day) -> Frame {
        Frame {
            as_of: Some(day),
            ..Frame::default()
        }
    }
}

/// Something an answer took for granted.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assumption {
    /// The stable code, such as `period.open-end`.
    pub code: std::borrow::Cow<'static, str>,
    /// What was taken for granted, in words.
    pub message: String,
}

impl Assumption {
    /// An assumption with its code and words.
    pub fn new(code: &'static str, message: impl Into<String>) -> Assumption {
        Assumption {
            code: code.into(),
            message: message.into(),
        }
    }
}

written! {
    Assumption: "code" code!, "message" message!,
}
