//! Sets of rows and columns of numbers, in little room.
//!
//! This is a part of the crate `accordant`: what its index is made of, without what rows mean. It is on its own because
//! whoever asks waits for it: in the browser it is compiled with an eye to speed, where the rest is compiled for size alone.
//! All of it can change with any release.

mod bitmap;
mod buckets;
mod coded;
mod days;
mod lists;
mod occurrences;
mod postings;
mod set;
mod spans;

pub use bitmap::{Bitmap, CHUNK, are_few};
pub use buckets::Buckets;
pub use coded::{Coded, Grouped, Values};
pub use days::Bound;
pub use lists::{Counts, Lists, once};
pub use occurrences::{Occurrences, Scratch};
pub use postings::Postings;
pub use set::Set;
pub use spans::{Chunk, Shortness, Spans, Stretch, Test};
