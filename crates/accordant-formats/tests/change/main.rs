//! The laws of changes, over portfolios by chance that use every field of the schema.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "../schema/dice.rs"]
mod dice;
mod edits;
#[path = "../schema/generate.rs"]
mod generate;
mod laws;
mod merging;
