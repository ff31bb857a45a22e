//! The handle of a portfolio: an index that is asked and edited.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use accordant::change::{self, Diff};
use accordant::json::{ToJson, to_string};
use accordant::model::{CheckOptions, Partnership, PartnershipId};
use accordant::query::{
    AskOptions, Field, FindOptions, Index, LoadOptions, NetworkOptions, Sort, TimelineUnit, When,
};
use accordant::{Error, Portfolio};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyBytes;

use crate::answer::Found;
use crate::errors::{run, run_long};
use crate::options::{GivenLimits, ask, coded, limits, policy};
use crate::query::Query;

/// From how many bytes on reading is work that Ctrl-C may end.
pub(crate) const LONG: usize = 1 << 20;

/// A portfolio as it is asked. Copies share it until one of them is edited.
#[pyclass(frozen, module = "accordant._native")]
pub(crate) struct Handle(RwLock<Arc<Index>>);

impl Handle {
    pub(crate) fn new(index: Index) -> Handle {
        Handle(RwLock::new(Arc::new(index)))
    }

    /// The index as it is now.
    pub(crate) fn shared(&self) -> Arc<Index> {
        Arc::clone(&self.read())
    }

    // The lock is only ever taken where the interpreter is not held, so that neither waits for the other.
    fn read(&self) -> RwLockReadGuard<'_, Arc<Index>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Arc<Index>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the index something.
    fn look<T: Send>(
        &self,
        py: Python<'_>,
        question: impl FnOnce(&Index) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        run(py, || question(&self.read()))
    }

    /// Asks the index something, and gives the answer as JSON.
    fn answer<T: ToJson>(
        &self,
        py: Python<'_>,
        asking: Asking<'_>,
        question: impl FnOnce(&Index, &AskOptions) -> Result<T, Error> + Send,
    ) -> PyResult<String> {
        self.look(py, |index| {
            Ok(to_string(&question(index, &asking.options()?)?))
        })
    }

    /// Edits the index; one that is shared with a copy is parted from it first.
    fn edit<T: Send>(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut Index) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        run(py, || change(Arc::make_mut(&mut self.write())))
    }
}

fn most(limit: Option<usize>, ask: &AskOptions) -> NetworkOptions {
    NetworkOptions { ask: *ask, limit }
}

/// The day of asking, and the policy in its JSON form, as Python gives them.
#[derive(Clone, Copy)]
struct Asking<'a>(Option<&'a str>, Option<&'a str>);

impl Asking<'_> {
    fn options(self) -> Result<AskOptions, Error> {
        ask(self.0, self.1)
    }
}

#[pymethods]
impl Handle {
    /// Reads a portfolio from its own JSON.
    #[staticmethod]
    #[pyo3(signature = (text, limits=None))]
    fn from_json(
        py: Python<'_>,
        text: PyBackedStr,
        limits: Option<GivenLimits>,
    ) -> PyResult<Handle> {
        let long = text.len() > LONG;
        let read = move || {
            let portfolio = Portfolio::from_json_within(&text, &self::limits(limits))?;
            Index::new(&portfolio)
        };
        let index = if long {
            run_long(py, || {}, read)
        } else {
            run(py, read)
        };
        index.map(Handle::new)
    }

    /// Reads a register: one JSON object a line.
    #[staticmethod]
    #[pyo3(signature = (text, limits=None))]
    fn from_ndjson(
        py: Python<'_>,
        text: PyBackedStr,
        limits: Option<GivenLimits>,
    ) -> PyResult<Handle> {
        let load = || {
            let options = LoadOptions {
                limits: self::limits(limits),
                ..LoadOptions::default()
            };
            Index::load(text.as_bytes(), options).map(|loaded| loaded.index)
        };
        run(py, load).map(Handle::new)
    }

    /// The portfolio as JSON.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        self.look(py, |index| Ok(index.to_portfolio().to_json()))
    }

    /// The portfolio as a register: one JSON object a line.
    fn to_ndjson(&self, py: Python<'_>) -> PyResult<String> {
        self.look(py, |index| {
            let mut lines = Vec::new();
            let written = index.to_portfolio().write_ndjson(&mut lines);
            written
                .map_err(|error| error.to_string())
                .and_then(|()| String::from_utf8(lines).map_err(|error| error.to_string()))
                .map_err(|reason| Error::new("json.not-representable", reason))
        })
    }

    /// The portfolio as bytes that are read in a fraction of the time that JSON takes.
    fn to_snapshot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = self.look(py, |index| Ok(index.to_snapshot()))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// Everything but the partnerships, as JSON.
    fn head(&self, py: Python<'_>) -> PyResult<String> {
        self.look(py, |index| Ok(to_string(index.head())))
    }

    /// Puts other organizations and the rest in place of those of now.
    fn set_head(&self, py: Python<'_>, text: &str) -> PyResult<()> {
        self.edit(py, |index| index.set_head(Portfolio::from_json(text)?))
    }

    /// Another handle of the same portfolio, which is edited apart from this one.
    fn copy(&self, py: Python<'_>) -> Handle {
        py.detach(|| Handle(RwLock::new(Arc::clone(&self.read()))))
    }

    /// Whether the other holds an equal portfolio.
    fn equals(&self, py: Python<'_>, other: &Handle) -> PyResult<bool> {
        run(py, || {
            let (one, another) = (Arc::clone(&self.read()), Arc::clone(&other.read()));
            Ok(Arc::ptr_eq(&one, &another)
                || one.len() == another.len() && one.to_portfolio() == another.to_portfolio())
        })
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        py.detach(|| self.read().len())
    }

    /// The partnership with this id, as JSON.
    fn get(&self, py: Python<'_>, id: &str) -> PyResult<Option<String>> {
        self.look(py, |index| {
            // What is no id is the id of nothing.
            let found = PartnershipId::new(id).ok().and_then(|id| index.get(&id));
            Ok(found.map(|partnership| to_string(&partnership)))
        })
    }

    /// Partnerships from a position on, as a JSON array.
    fn range(&self, py: Python<'_>, start: usize, count: usize) -> PyResult<String> {
        self.look(py, |index| Ok(to_string(&index.range(start, count))))
    }

    /// The windows of the partnerships with these ids, amended ends counted, as a JSON array.
    fn extents(&self, py: Python<'_>, ids: Vec<PyBackedStr>) -> PyResult<String> {
        self.look(py, |index| {
            let frame = index.frame();
            let extent = |id: &PyBackedStr| {
                let id = PartnershipId::new(&**id).ok()?;
                index.get(&id)?.extent(&frame)
            };
            Ok(to_string(&ids.iter().map(extent).collect::<Vec<_>>()))
        })
    }

    /// Adds a partnership, given as JSON.
    fn add(&self, py: Python<'_>, text: &str) -> PyResult<()> {
        self.edit(py, |index| {
            index.add_new(&Partnership::from_json(text, &limits(None))?)
        })
    }

    /// Adds a partnership, or puts it where the one with its id is, which is given back.
    fn put(&self, py: Python<'_>, text: &str) -> PyResult<Option<String>> {
        self.edit(py, |index| {
            let before = index.insert(&Partnership::from_json(text, &limits(None))?)?;
            Ok(before.map(|partnership| to_string(&partnership)))
        })
    }

    /// Removes a partnership, which is given back.
    fn remove(&self, py: Python<'_>, id: &str) -> PyResult<Option<String>> {
        self.edit(py, |index| {
            let Ok(id) = PartnershipId::new(id) else {
                return Ok(None);
            };
            let before = index.remove(&id)?;
            Ok(before.map(|partnership| to_string(&partnership)))
        })
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the options of a search, by name"
    )]
    #[pyo3(signature = (query, on=None, policy=None, sort=None, descending=false, offset=0, limit=None))]
    fn find(
        &self,
        query: &Bound<'_, PyAny>,
        on: Option<&str>,
        policy: Option<&str>,
        sort: Option<&str>,
        descending: bool,
        offset: usize,
        limit: Option<usize>,
    ) -> PyResult<Found> {
        let asked = Query::of(query)?;
        let found = self.look(query.py(), |index| {
            let options = FindOptions {
                ask: ask(on, policy)?,
                sort: sort.map_or_else(|| Ok(Sort::default()), |word| coded("sort", word))?,
                descending,
                offset,
                limit,
            };
            index.find(&asked, &options)
        });
        found.map(|answer| Found(Arc::new(answer)))
    }

    #[pyo3(signature = (query, fields, on=None, policy=None))]
    fn facets(
        &self,
        query: &Bound<'_, PyAny>,
        fields: Vec<PyBackedStr>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            let fields: Result<Vec<Field>, Error> =
                fields.iter().map(|field| field.parse()).collect();
            index.facets(&asked, &fields?, options)
        })
    }

    #[pyo3(signature = (query, unit=None, range=None, on=None, policy=None))]
    fn timeline(
        &self,
        query: &Bound<'_, PyAny>,
        unit: Option<&str>,
        range: Option<&str>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            let unit =
                unit.map_or_else(|| Ok(TimelineUnit::default()), |word| coded("unit", word))?;
            let range = range.map(str::parse::<When>).transpose()?;
            index.timeline(&asked, unit, range.as_ref(), options)
        })
    }

    #[pyo3(signature = (query, id, on=None, policy=None))]
    fn explain(
        &self,
        query: &Bound<'_, PyAny>,
        id: &str,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            index.explain(&asked, &id.parse()?, options)
        })
    }

    #[pyo3(signature = (a, b, query, on=None, policy=None))]
    fn links(
        &self,
        a: &str,
        b: &str,
        query: &Bound<'_, PyAny>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            index.links(a, b, &asked, options)
        })
    }

    #[pyo3(signature = (of, query, limit=None, on=None, policy=None))]
    fn partners(
        &self,
        of: &str,
        query: &Bound<'_, PyAny>,
        limit: Option<usize>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            index.partners(of, &asked, &most(limit, options))
        })
    }

    #[pyo3(signature = (a, b, query, limit=None, on=None, policy=None))]
    fn common_partners(
        &self,
        a: &str,
        b: &str,
        query: &Bound<'_, PyAny>,
        limit: Option<usize>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            index.common_partners(a, b, &asked, &most(limit, options))
        })
    }

    #[pyo3(signature = (query, limit=None, on=None, policy=None))]
    fn network(
        &self,
        query: &Bound<'_, PyAny>,
        limit: Option<usize>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            index.network(&asked, &most(limit, options))
        })
    }

    #[pyo3(signature = (when, query, on=None, policy=None))]
    fn expiries(
        &self,
        when: &str,
        query: &Bound<'_, PyAny>,
        on: Option<&str>,
        policy: Option<&str>,
    ) -> PyResult<String> {
        let asked = Query::of(query)?;
        self.answer(query.py(), Asking(on, policy), |index, options| {
            index.expiries(&asked, &when.parse()?, options)
        })
    }

    /// What changed from this portfolio to another, as JSON.
    #[pyo3(signature = (other, policy=None))]
    fn diff(&self, py: Python<'_>, other: &Handle, policy: Option<&str>) -> PyResult<String> {
        run(py, || {
            let (before, after) = (self.shared(), other.shared());
            let policy = self::policy(policy)?;
            let diff = before.to_portfolio().diff(&after.to_portfolio(), &policy)?;
            Ok(to_string(&diff))
        })
    }

    /// The portfolio that a diff, given as JSON, makes of this one.
    fn apply(&self, py: Python<'_>, text: &str) -> PyResult<Handle> {
        let made = self.look(py, |index| {
            let diff = Diff::from_json(text)?;
            Index::new(&index.to_portfolio().apply(&diff)?)
        });
        made.map(Handle::new)
    }

    #[pyo3(signature = (on=None, policy=None))]
    fn check(&self, py: Python<'_>, on: Option<&str>, policy: Option<&str>) -> PyResult<String> {
        self.answer(py, Asking(on, policy), |index, options| {
            Ok(index.to_portfolio().check(&CheckOptions {
                on: options.on,
                policy: options.policy,
            }))
        })
    }
}

/// What two sides made of one portfolio, together, and where they collide, as JSON.
#[pyfunction]
pub(crate) fn merge(
    py: Python<'_>,
    base: &Handle,
    ours: &Handle,
    theirs: &Handle,
) -> PyResult<(Handle, String)> {
    run(py, || {
        let [base, ours, theirs] =
            [base, ours, theirs].map(|handle| handle.shared().to_portfolio());
        let merged = change::merge(&base, &ours, &theirs)?;
        Ok((
            Handle::new(Index::new(&merged.portfolio)?),
            to_string(&merged.conflicts),
        ))
    })
}
