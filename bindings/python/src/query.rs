//! Queries, as objects that are joined by `&`, `|` and `~`.

use std::hash::{DefaultHasher, Hash, Hasher};

use accordant::model::{Kind, Role};
use accordant::query::{Field, Op, Query as Asked, Status};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::errors::or_raise;

/// A question about partnerships.
///
/// Read it from text or JSON, or build it with functions and join them with `&`, `|` and `~`; each
/// converts into the others. Wherever a query is wanted, its text will do.
///
/// >>> from accordant import Query, active, kind, partner
/// >>> query = active("2018-06") & kind("project") & ~partner("HCERES")
/// >>> query
/// Query('active:2018-06 kind:project -partner:HCERES')
/// >>> query == Query(str(query)) == Query.from_json(query.to_json())
/// True
#[pyclass(frozen, module = "accordant", from_py_object)]
#[derive(Clone)]
pub(crate) struct Query(pub(crate) Asked);

impl Query {
    /// A query as Python gives it: the object, its text, or its JSON form; nothing is everything.
    pub(crate) fn of(given: &Bound<'_, PyAny>) -> PyResult<Asked> {
        if let Ok(query) = given.cast::<Query>() {
            return Ok(query.get().0.clone());
        }
        if given.is_none() {
            return Ok(Asked::Everything);
        }
        let py = given.py();
        if let Ok(text) = given.cast::<PyString>() {
            return or_raise(py, Asked::parse(text.to_str()?));
        }
        let json = py.import("json")?.call_method1("dumps", (given,))?;
        or_raise(py, Asked::from_json(json.extract()?))
    }

    /// Holds the query unless it is too deep.
    fn hold(py: Python<'_>, query: Result<Asked, accordant::Error>) -> PyResult<Query> {
        or_raise(py, query.and_then(Asked::bounded)).map(Query)
    }
}

#[pymethods]
impl Query {
    /// Reads a query from text.
    #[new]
    fn new(text: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::of(text).map(Query)
    }

    /// Reads a query from text.
    ///
    /// >>> Query.parse("funder:EU ends<2021")
    /// Query('funder:EU ends<2021')
    #[staticmethod]
    fn parse(py: Python<'_>, text: &str) -> PyResult<Query> {
        Query::hold(py, Asked::parse(text))
    }

    /// Reads a query from JSON text.
    ///
    /// >>> Query.from_json('{"not": {"field": "kind", "value": "network"}}')
    /// Query('-kind:network')
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Query> {
        Query::hold(py, Asked::from_json(text))
    }

    /// The query as JSON text, on one line.
    ///
    /// >>> Query("kind:network").to_json()
    /// '{"field":"kind","value":"network"}'
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// A condition on any field, with `:`.
    ///
    /// >>> Query.field("topic", "accreditation")
    /// Query('topic:accreditation')
    #[staticmethod]
    fn field(py: Python<'_>, field: &str, value: &Bound<'_, PyAny>) -> PyResult<Query> {
        let value = value.str()?;
        let value = value.to_str()?;
        Query::hold(
            py,
            field
                .parse::<Field>()
                .and_then(|field| Asked::field(field, value)),
        )
    }

    /// A condition on any field, with any operator: `:`, `<`, `<=`, `>` or `>=`.
    ///
    /// >>> Query.compare("ends", "<", "2021")
    /// Query('ends<2021')
    #[staticmethod]
    fn compare(py: Python<'_>, field: &str, op: &str, value: &Bound<'_, PyAny>) -> PyResult<Query> {
        let value = value.str()?;
        let value = value.to_str()?;
        let build = || {
            let (field, op): (Field, Op) = (field.parse()?, op.parse()?);
            Asked::compare(field, op, value)
        };
        Query::hold(py, build())
    }

    /// Active on some of these days.
    ///
    /// >>> Query.active("2018-06")
    /// Query('active:2018-06')
    #[staticmethod]
    fn active(when: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::field(when.py(), "active", when)
    }

    /// Active on each of these days.
    ///
    /// >>> Query.throughout("2017")
    /// Query('throughout:2017')
    #[staticmethod]
    fn throughout(when: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::field(when.py(), "throughout", when)
    }

    /// Begins on one of these days.
    ///
    /// >>> Query.starts("2016/2017")
    /// Query('starts:2016/2017')
    #[staticmethod]
    fn starts(when: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::field(when.py(), "starts", when)
    }

    /// Ends on one of these days.
    ///
    /// >>> Query.ends("today/+6m")
    /// Query('ends:today/+6m')
    #[staticmethod]
    fn ends(when: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::field(when.py(), "ends", when)
    }

    /// Lies wholly within these days.
    ///
    /// >>> Query.during("2016/2018")
    /// Query('during:2016/2018')
    #[staticmethod]
    fn during(when: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::field(when.py(), "during", when)
    }

    /// Has this status on the day of asking.
    ///
    /// >>> Query.status("ongoing")
    /// Query('status:ongoing')
    #[staticmethod]
    fn status(py: Python<'_>, status: &str) -> PyResult<Query> {
        Query::hold(py, status.parse::<Status>().map(Asked::status))
    }

    /// Is of this kind.
    ///
    /// >>> Query.kind("network")
    /// Query('kind:network')
    #[staticmethod]
    fn kind(py: Python<'_>, kind: &str) -> PyResult<Query> {
        Query::hold(py, kind.parse::<Kind>().map(Asked::kind))
    }

    /// The organization takes part, in whatever role.
    ///
    /// >>> Query.partner("African Union")
    /// Query('partner:"African Union"')
    #[staticmethod]
    fn partner(organization: &str) -> Query {
        Query(Asked::partner(organization))
    }

    /// The organization takes part in this role.
    ///
    /// >>> Query.role("funder", "EU")
    /// Query('funder:EU')
    #[staticmethod]
    fn role(py: Python<'_>, role: &str, organization: &str) -> PyResult<Query> {
        Query::hold(
            py,
            role.parse::<Role>()
                .map(|role| Asked::role(role, organization)),
        )
    }

    /// The words stand in a row in one of its texts.
    ///
    /// >>> Query.text("quality culture")
    /// Query('"quality culture"')
    #[staticmethod]
    fn text(words: &str) -> Query {
        Query(Asked::text(words))
    }

    /// All of the queries hold; also `a & b`.
    ///
    /// >>> Query.all(["kind:project", "country:MA"])
    /// Query('kind:project country:MA')
    #[staticmethod]
    fn all(queries: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::hold(queries.py(), Ok(Asked::all(list(queries)?)))
    }

    /// Any of the queries holds; also `a | b`.
    ///
    /// >>> Query.any(["kind:project", "kind:network"])
    /// Query('kind:project OR kind:network')
    #[staticmethod]
    fn any(queries: &Bound<'_, PyAny>) -> PyResult<Query> {
        Query::hold(queries.py(), Ok(Asked::any(list(queries)?)))
    }

    /// The query holds in every completion.
    ///
    /// >>> Query("active:2018").certain()
    /// Query('certain(active:2018)')
    fn certain(&self, py: Python<'_>) -> PyResult<Query> {
        Query::hold(py, Ok(self.0.clone().certain()))
    }

    /// The query holds in some completion.
    ///
    /// >>> Query("active:2018").possible()
    /// Query('possible(active:2018)')
    fn possible(&self, py: Python<'_>) -> PyResult<Query> {
        Query::hold(py, Ok(self.0.clone().possible()))
    }

    fn __and__(&self, py: Python<'_>, other: &Query) -> PyResult<Query> {
        Query::hold(py, Ok(self.0.clone() & other.0.clone()))
    }

    fn __or__(&self, py: Python<'_>, other: &Query) -> PyResult<Query> {
        Query::hold(py, Ok(self.0.clone() | other.0.clone()))
    }

    fn __invert__(&self, py: Python<'_>) -> PyResult<Query> {
        Query::hold(py, Ok(!self.0.clone()))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = PyString::new(py, &self.0.to_string());
        Ok(format!("Query({})", text.repr()?))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Query>()
            .is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.to_json().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__(&self, py: Python<'_>) -> PyResult<(Py<PyAny>, (String,))> {
        let read = py.get_type::<Query>().getattr("from_json")?;
        Ok((read.unbind(), (self.0.to_json(),)))
    }
}

fn list(queries: &Bound<'_, PyAny>) -> PyResult<Vec<Asked>> {
    queries
        .try_iter()?
        .map(|query| Query::of(&query?))
        .collect()
}
