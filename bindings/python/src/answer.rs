//! What was found.

use std::sync::Arc;

use accordant::query::Answer;
use pyo3::prelude::*;

use crate::errors::or_raise;
use crate::functions::json;

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
    fn matches(&self, py: Python<'_>, start: usize, count: usize) -> PyResult<String> {
        let from = self.0.matches.get(start..).unwrap_or_default();
        let some = from.get(..count).unwrap_or(from);
        or_raise(py, json(&some))
    }

    /// What the answer takes for granted, and what there is to say about the query, each as a JSON array.
    fn remarks(&self, py: Python<'_>) -> PyResult<(String, String)> {
        let both = || Ok((json(&self.0.assumptions)?, json(&self.0.notes)?));
        or_raise(py, both())
    }

    /// The whole answer, as JSON.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        or_raise(py, json(&*self.0))
    }
}
