//! Dates: they come in millions, so they are objects of their own.

use std::hash::{DefaultHasher, Hash, Hasher};

use accordant::time::{self, Precision};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyString};

use crate::errors::or_raise;
use crate::options::policy;

/// A date as precise as it was written: an EDTF date of level 0, 1 or 2 (ISO 8601-2:2019).
///
/// `2016`, `2016-05`, `2016-05-01`, `2014-21` (spring 2014), `201X` (the 2010s), `2015~` (about 2015). A
/// `datetime.date` will do too. A date is not a day: `window` gives the first and the last day it can be.
/// Dates therefore have no order of their own; `sort_key` gives one for lists.
///
/// >>> from accordant import Date
/// >>> date = Date("2016-05")
/// >>> date.precision
/// 'month'
/// >>> date.window().last
/// Day('2016-05-31')
/// >>> date == Date("2016-05"), date == Date("2016-05~")
/// (True, False)
#[pyclass(frozen, module = "accordant")]
pub(crate) struct Date(time::Date);

#[pymethods]
impl Date {
    #[new]
    fn new(date: &Bound<'_, PyAny>) -> PyResult<Date> {
        let text = date.str()?;
        or_raise(date.py(), text.to_str()?.parse()).map(Date)
    }

    /// Reads many dates at once: over a million a second. The first that is none is the error.
    ///
    /// >>> Date.parse_many(["2016", "2016-05"])
    /// [Date('2016'), Date('2016-05')]
    #[staticmethod]
    fn parse_many<'py>(py: Python<'py>, texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        let dates = PyList::empty(py);
        for text in texts.try_iter()? {
            let text = text?;
            let date = or_raise(py, text.cast::<PyString>()?.to_str()?.parse())?;
            dates.append(Bound::new(py, Date(date))?)?;
        }
        Ok(dates)
    }

    /// How precisely it is written, by its last component: `year`, `season`, `month` or `day`.
    #[getter]
    fn precision(&self) -> &'static str {
        match self.0.precision() {
            Precision::Year => "year",
            Precision::Season => "season",
            Precision::Month => "month",
            Precision::Day => "day",
        }
    }

    /// Whether a part of it is marked uncertain (`?` or `%`).
    #[getter]
    fn is_uncertain(&self) -> bool {
        self.0.is_uncertain()
    }

    /// Whether a part of it is marked approximate (`~` or `%`).
    #[getter]
    fn is_approximate(&self) -> bool {
        self.0.is_approximate()
    }

    /// The first and the last day it can be. The marks `?`, `~` and `%` leave the written bounds as they are.
    ///
    /// >>> Date("2014-21").window()
    /// Window(first=Day('2014-03-01'), last=Day('2014-05-31'))
    #[pyo3(signature = (policy=None))]
    fn window<'py>(
        &self,
        py: Python<'py>,
        policy: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        static WINDOW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let policy = policy_of(py, policy)?;
        let window = self.0.window(&policy);
        let make = WINDOW.import(py, "accordant._days", "window")?;
        make.call1((window.first().to_string(), window.last().to_string()))
    }

    /// What dates in lists are sorted by: the number of the first day and of the last day, then the text.
    ///
    /// >>> sorted(Date.parse_many(["2016-05", "2016", "2015"]), key=Date.sort_key)
    /// [Date('2015'), Date('2016'), Date('2016-05')]
    #[pyo3(signature = (policy=None))]
    fn sort_key(
        &self,
        py: Python<'_>,
        policy: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<(i64, i64, String)> {
        let policy = policy_of(py, policy)?;
        let (first, last, text) = self.0.sort_key(&policy);
        Ok((first.number(), last.number(), text))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Date('{}')", self.0)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Date>()
            .is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.to_string().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__(&self, py: Python<'_>) -> (Py<PyAny>, (String,)) {
        let class = py.get_type::<Date>().into_any().unbind();
        (class, (self.0.to_string(),))
    }
}

/// The policy that an object of the package's class `Policy` stands for.
fn policy_of(py: Python<'_>, given: Option<&Bound<'_, PyAny>>) -> PyResult<time::Policy> {
    let json = given
        .map(|policy| policy.call_method0("to_json")?.extract::<String>())
        .transpose()?;
    or_raise(py, policy(json.as_deref()))
}
