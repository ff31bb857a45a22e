//! What changed between two portfolios, and how two changed copies are brought together.
//!
//! [`Portfolio::diff`](crate::Portfolio::diff) says what changed from one to the other: one [`Change`] for
//! each thing, in words and with the values before and after. [`Portfolio::apply`](crate::Portfolio::apply)
//! makes the second out of the first and the diff, to the byte. [`merge`] brings together what two sides made
//! of the same portfolio, and reports each place at which they collide.
//!
//! A record (an organization, a programme, a partnership, a source) is the same in both if its id is.

mod apply;
mod compare;
mod describe;
mod diff;
mod excerpt;
mod members;
mod merge;
mod names;
mod order;
mod pair;
mod patch;
mod records;
mod shape;
mod shift;
mod unite;
mod weave;

pub use diff::{Change, ChangeKind, Diff, RecordKind};
pub use merge::{Conflict, Merged, merge};
pub use shift::{Direction, Shift};
