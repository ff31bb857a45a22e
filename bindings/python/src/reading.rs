//! Reading: from memory, from a path, from a file object.

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use accordant::Error;
use accordant::json::to_string;
use accordant::query::{Broken, Progress};
use accordant::time::Language;
use accordant_formats::{Format, LoadHooks, LoadResult, ReadOptions, load, load_bytes};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use crate::errors::{or_raise, run, run_long};
use crate::options::{GivenLimits, coded, limits, policy};
use crate::portfolio::{Handle, LONG};

/// The options of reading as Python gives them: format, language, as-of, holder, location, policy, limits,
/// whether broken lines are skipped, and who is told of the progress.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Given {
    format: Option<String>,
    language: Option<String>,
    as_of: Option<String>,
    holder: Option<String>,
    location: Option<String>,
    policy: Option<String>,
    limits: Option<GivenLimits>,
    skip_broken: bool,
    progress: Option<Py<PyAny>>,
}

impl Given {
    pub(crate) fn options(&self) -> Result<ReadOptions, Error> {
        Ok(ReadOptions {
            format: self
                .format
                .as_deref()
                .map(str::parse::<Format>)
                .transpose()?,
            language: self
                .language
                .as_deref()
                .map(|word| coded::<Language>("language", word))
                .transpose()?,
            as_of: self.as_of.as_deref().map(str::parse).transpose()?,
            holder: self.holder.clone(),
            location: self.location.clone(),
            policy: policy(self.policy.as_deref())?,
            limits: limits(self.limits),
        })
    }

    fn broken(&self) -> Broken {
        if self.skip_broken {
            Broken::Skip
        } else {
            Broken::Refuse
        }
    }
}

/// What was read: the handle, the diagnostics and the trace as JSON, and how many lines were left out.
pub(crate) type Done = (Handle, String, String, usize);

/// Reads what lies in memory.
#[pyfunction]
pub(crate) fn read_bytes(py: Python<'_>, bytes: PyBackedBytes, given: Given) -> PyResult<Done> {
    let long = bytes.len() > LONG;
    loaded(py, given, long, move |options, hooks| {
        load_bytes(&bytes, options, hooks)
    })
}

/// Reads a file.
#[pyfunction]
pub(crate) fn read_path(py: Python<'_>, path: PathBuf, given: Given) -> PyResult<Done> {
    let (file, length) = py.detach(|| {
        let file = File::open(&path)?;
        let length = file.metadata()?.len();
        io::Result::Ok((file, length))
    })?;
    let long = usize::try_from(length).is_ok_and(|length| length > LONG) || length == 0;
    loaded(py, given, long, move |options, hooks| {
        load(file, options, hooks)
    })
}

/// Reads a file object of Python, opened for bytes.
#[pyfunction]
pub(crate) fn read_file(py: Python<'_>, file: Py<PyAny>, given: Given) -> PyResult<Done> {
    let failure = Arc::new(Mutex::new(None));
    let input = FileObject {
        file,
        failure: Arc::clone(&failure),
    };
    let done = loaded(py, given, true, move |options, hooks| {
        load(input, options, hooks)
    });
    match failure
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
    {
        Some(raised) => Err(raised),
        None => done,
    }
}

/// Loads under the options, tells of the progress, and listens to Ctrl-C if it takes long.
fn loaded(
    py: Python<'_>,
    given: Given,
    long: bool,
    work: impl FnOnce(&ReadOptions, LoadHooks<'_>) -> Result<LoadResult, Error> + Send + 'static,
) -> PyResult<Done> {
    let options = or_raise(py, given.options())?;
    let cancelled = Arc::new(AtomicBool::new(false));
    let raised = Arc::new(Mutex::new(None));
    let (stop, objection) = (Arc::clone(&cancelled), Arc::clone(&raised));
    let load = move || {
        let mut tell = |progress: Progress| {
            let told = Python::attach(|py| match &given.progress {
                Some(listener) => {
                    let told = listener.call1(py, (progress.bytes, progress.partnerships));
                    told.map(|_| ())
                }
                None => Ok(()),
            });
            if let Err(error) = told {
                *objection.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                return ControlFlow::Break(());
            }
            if stop.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        };
        let hooks = LoadHooks {
            broken: given.broken(),
            progress: Some(&mut tell),
        };
        let done = work(&options, hooks)?;
        let (diagnostics, trace) = (to_string(&done.diagnostics), to_string(&done.trace));
        Ok((Handle::new(done.index), diagnostics, trace, done.skipped))
    };
    let done = if long {
        run_long(py, || cancelled.store(true, Ordering::Relaxed), load)
    } else {
        run(py, load)
    };
    match raised.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some(raised) => Err(raised),
        None => done,
    }
}

/// A file object of Python as an input.
struct FileObject {
    file: Py<PyAny>,
    failure: Arc<Mutex<Option<PyErr>>>,
}

impl Read for FileObject {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = out.len().min(1 << 20);
        let copied = Python::attach(|py| -> PyResult<usize> {
            let found = self.file.call_method1(py, "read", (most,))?;
            let found = found.bind(py).cast::<PyBytes>()?;
            let bytes = found.as_bytes();
            let room = out.get_mut(..bytes.len()).ok_or_else(|| {
                PyOSError::new_err("the file gave more bytes than were asked for")
            })?;
            room.copy_from_slice(bytes);
            Ok(bytes.len())
        });
        copied.map_err(|error| {
            *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            io::Error::other("the file object raised an exception")
        })
    }
}
