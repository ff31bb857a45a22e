//! Honest time: partial dates, periods with uncertain ends, and answers that are certain, possible or
//! impossible.
//!
//! A [`Date`] keeps the precision it was written with. A [`Period`] has two ends, each a date, open or
//! unknown. Against a [`Frame`] (the day for which a portfolio speaks, and the choices that EDTF leaves
//! to its users) the period gives an [`Extent`]: the windows of days in which each end lies. A
//! [`Condition`] on the extent then has an exact [`Certainty`].

mod certainty;
mod condition;
mod date;
mod day;
mod edtf;
mod extent;
mod frame;
mod length;
mod parts;
mod pattern;
mod period;
mod phrase;
mod relation;

pub use certainty::Certainty;
pub use condition::Condition;
pub(crate) use condition::{Lasting, Shape};
pub use date::{Date, Precision};
pub use day::Day;
pub use edtf::{Edtf, EdtfKind, EdtfSummary};
pub use extent::{Extent, Window};
pub use frame::{Assumption, DayOrder, Frame, Hemisphere, OpenEnds, Policy, WinterYear};
pub use length::Length;
pub use period::{End, Period};
pub use phrase::{
    Language, PhraseOptions, Reading, Readings, find_phrase, leading_phrase, read_phrase,
};
pub use relation::{Relation, RelationSet};
