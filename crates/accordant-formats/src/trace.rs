//! Where every character of a page went.

use accordant::diagnostic::Span;
use serde::Serialize;

/// A stretch of the input and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The stretch.
    pub span: Span,
    /// What became of it.
    pub used: Use,
}

/// What became of a stretch of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Use {
    /// Its words stand in the portfolio, at this JSON pointer, as written but for white space.
    Field(String),
    /// It only lays out the page: white space, bullets, the separators between cells.
    Layout,
    /// It is in no field; the diagnostic with this code and span speaks of it.
    Reported(String),
}
