//! Portfolios as tables.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod cells;
mod documentation;
mod streams;
mod values;
