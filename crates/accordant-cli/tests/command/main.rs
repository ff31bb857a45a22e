//! The command from end to end: what goes in by arguments and pipes, and what comes out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

mod asking;
mod behaviour;
mod changes;
mod dates;
mod readme;
mod relations;
mod support;
mod vectors;
