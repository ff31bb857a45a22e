//! Functions on dates, periods and words.

use accordant::json::to_string;
use accordant::model;
use accordant::time::{Edtf, Extent, Language, Period, PhraseOptions};
use accordant::{Error, time};
use pyo3::prelude::*;

use crate::errors::or_raise;
use crate::options::{coded, frame, policy};
use crate::query::Query;

/// An EDTF expression at a glance, as JSON.
#[pyfunction]
#[pyo3(signature = (text, policy_json=None))]
pub(crate) fn edtf(py: Python<'_>, text: &str, policy_json: Option<&str>) -> PyResult<String> {
    let summary = || {
        let policy = policy(policy_json)?;
        Ok(to_string(&text.parse::<Edtf>()?.summary(&policy)))
    };
    or_raise(py, summary())
}

/// The canonical form of a period.
#[pyfunction]
pub(crate) fn period(py: Python<'_>, text: &str) -> PyResult<String> {
    or_raise(py, text.parse::<Period>().map(|period| period.to_string()))
}

/// The readings of a phrase, as JSON.
#[pyfunction]
#[pyo3(signature = (text, language=None, policy_json=None))]
pub(crate) fn read_phrase(
    py: Python<'_>,
    text: &str,
    language: Option<&str>,
    policy_json: Option<&str>,
) -> PyResult<String> {
    let readings = || {
        let language = language.map(|language| coded::<Language>("language", language));
        let options = PhraseOptions {
            language: language.transpose()?,
            policy: policy(policy_json)?,
        };
        Ok(to_string(&time::read_phrase(text, &options)))
    };
    or_raise(py, readings())
}

fn extent_of(
    period: &str,
    as_of: Option<&str>,
    policy_json: Option<&str>,
) -> Result<Option<Extent>, Error> {
    let frame = frame(as_of, policy_json)?;
    Ok(period.parse::<Period>()?.extent(&frame))
}

/// The windows of a period, as JSON.
#[pyfunction]
#[pyo3(signature = (period, as_of=None, policy_json=None))]
pub(crate) fn extent(
    py: Python<'_>,
    period: &str,
    as_of: Option<&str>,
    policy_json: Option<&str>,
) -> PyResult<String> {
    let extent = extent_of(period, as_of, policy_json);
    or_raise(py, extent.map(|extent| to_string(&extent)))
}

/// The relations of Allen between two periods, as JSON.
#[pyfunction]
#[pyo3(signature = (a, b, as_of=None, other_as_of=None, policy_json=None))]
pub(crate) fn relations(
    py: Python<'_>,
    a: &str,
    b: &str,
    as_of: Option<&str>,
    other_as_of: Option<&str>,
    policy_json: Option<&str>,
) -> PyResult<String> {
    let relations = || {
        let a = extent_of(a, as_of, policy_json)?;
        let b = extent_of(b, other_as_of, policy_json)?;
        Ok(to_string(&a.zip(b).map(|(a, b)| a.relations(&b))))
    };
    or_raise(py, relations())
}

/// How certainly a query of time holds for a period alone.
#[pyfunction]
#[pyo3(signature = (period, query, as_of=None, on=None, policy_json=None))]
pub(crate) fn ask_period(
    period: &str,
    query: &Bound<'_, PyAny>,
    as_of: Option<&str>,
    on: Option<&str>,
    policy_json: Option<&str>,
) -> PyResult<&'static str> {
    let asked = Query::of(query)?;
    let certainty = || {
        let frame = frame(as_of, policy_json)?;
        let on = on.map(str::parse).transpose()?;
        asked.ask_period(&period.parse()?, &frame, on)
    };
    or_raise(query.py(), certainty()).map(time::Certainty::as_str)
}

/// The text as searches compare it.
#[pyfunction]
pub(crate) fn fold(text: &str) -> String {
    accordant::fold(text)
}

/// The folded words of a text.
#[pyfunction]
pub(crate) fn words(text: &str) -> Vec<String> {
    accordant::words(text)
}

/// A slug of the text.
#[pyfunction]
pub(crate) fn slug(text: &str) -> String {
    model::slug(text)
}

/// The JSON Schema of this name, as JSON.
#[pyfunction]
pub(crate) fn json_schema(py: Python<'_>, name: &str) -> PyResult<String> {
    let schema = accordant::schema::named(name);
    or_raise(py, schema.map(|schema| schema.to_string()))
}

/// Panics, so that tests see what becomes of a fault.
#[pyfunction]
pub(crate) fn fault(py: Python<'_>) -> PyResult<()> {
    #[expect(clippy::panic, reason = "that is what it is for")]
    let fault = || panic!("a fault on purpose");
    crate::errors::run(py, fault)
}
