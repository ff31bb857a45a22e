//! The domain model of institutional partnerships, with honest time.
//!
//! Institutions keep a "Partnership and Cooperation" page: titles, rough dates ("Since May 2016"),
//! objectives in prose and bullets. This crate is what such a page becomes: a typed [`Portfolio`] that
//! answers questions. Partial dates stay partial, and every answer is *certain*, *possible* or
//! *impossible*, and exact.
//!
//! The crate reads no files, knows no clock and does not panic on input; it builds for
//! `wasm32-unknown-unknown`. The readers of pages are in the crate `accordant-formats`.

pub mod change;
pub mod codes;
mod cut;
pub mod diagnostic;
mod error;
pub mod json;
mod limits;
pub mod model;
pub mod query;
pub mod schema;
mod suggest;
pub mod time;

#[doc(hidden)]
pub use accordant_text::order;
pub use accordant_text::{fold, is_mark, words};
#[doc(hidden)]
pub use cut::cut;
pub use diagnostic::Diagnostic;
pub use error::Error;
pub use limits::Limits;
pub use model::Portfolio;
pub use suggest::did_you_mean;
