//! Where every character of a page went.

use accordant::diagnostic::Span;
use accordant::json::{ToJson, Writer};
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

impl ToJson for Segment {
    fn write(&self, to: &mut Writer) {
        to.open('{');
        to.field("span");
        self.span.write(to);
        to.field("used");
        self.used.write(to);
        to.close('}');
    }
}

impl ToJson for Use {
    fn write(&self, to: &mut Writer) {
        let (name, text) = match self {
            Use::Layout => return to.string("layout"),
            Use::Field(path) => ("field", path),
            Use::Reported(code) => ("reported", code),
        };
        to.open('{');
        to.field(name);
        to.string(text);
        to.close('}');
    }
}
