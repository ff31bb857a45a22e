//! The index answers as the portfolio does, which reads every record.
//!
//! Random portfolios are asked random questions in both ways. A normal run compares 20,000 pairs of a
//! portfolio and a query; `ACCORDANT_PAIRS=1000000` sets how many.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod edits;
mod equality;
mod random;
