//! What was found.

use std::sync::Arc;

use accordant::json::to_string;
use accordant::query::Answer;
use pyo3::prelude::*;

/// The answer to a query. Its matches become objects of Python only when they are looked at.
#[pyclass(frozen, module = "accordant._native")]
pub(crate) struct Found(pub(crate) Arc<Answer>);

#[pymethods]
impl Found {
    /// How many match, on all pages, how many of them for certain, and how many are on this page.
    fn counts(&self) -> (usize, usize, usize) {
        (self.0.total, self.0.certain, self.0.matches.len())
    }

    /// Matches of this page, as a JSON array.
    fn matches(&self, start: usize, count: usize) -> String {
        let from = self.0.matches.get(start..).unwrap_or_default();
        let some = from.get(..count).unwrap_or(from);
        to_string(some)
    }

    /// What the answer takes for granted, and what there is to say about the query, each as a JSON array.
    fn remarks(&self) -> (String, String) {
        (to_string(&self.0.assumptions), to_string(&self.0.notes))
    }

    /// The whole answer, as JSON.
    fn to_json(&self) -> String {
        to_string(&*self.0)
    }
}
