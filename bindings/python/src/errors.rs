//! Errors of the core as exceptions, and work that does not hold the interpreter.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use accordant::Error;
use accordant::json::to_string;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// How long work goes on before it is asked whether someone has pressed Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// The exception for an error of the core.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let diagnostics: Vec<_> = error.diagnostics().collect();
    let made = MAKE
        .import(py, "accordant._errors", "error_from_json")
        .and_then(|make| make.call1((to_string(&diagnostics),)));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// The value, or the exception.
pub(crate) fn or_raise<T>(py: Python<'_>, found: Result<T, Error>) -> PyResult<T> {
    found.map_err(|error| raise(py, &error))
}

/// Does the work while other threads of Python go on; what goes wrong in it, a panic too, is an exception.
pub(crate) fn run<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> PyResult<T> {
    let done = py.detach(|| caught(work));
    or_raise(py, done)
}

/// As [`run`], for work that may take long: Ctrl-C ends the waiting, and `cancel` tells the work.
pub(crate) fn run_long<T: Send + 'static>(
    py: Python<'_>,
    cancel: impl Fn(),
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> PyResult<T> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(caught(work));
    });
    // A receiver cannot be shared, but lent to the one who waits.
    let receiver = std::sync::Mutex::new(receiver);
    loop {
        let found = py.detach(|| match receiver.lock() {
            Ok(receiver) => receiver.recv_timeout(PATIENCE),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        });
        match found {
            Ok(done) => return or_raise(py, done),
            Err(RecvTimeoutError::Timeout) => {
                if let Err(interrupted) = py.check_signals() {
                    cancel();
                    return Err(interrupted);
                }
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(raise(py, &internal("the work ended without a result")));
            }
        }
    }
}

fn caught<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned());
        Err(internal(text.as_deref().unwrap_or("unknown")))
    })
}

fn internal(what: &str) -> Error {
    Error::new(
        "internal.panic",
        format!("accordant has a fault: {}", what.replace('\n', " ")),
    )
    .help("report it with the input that led to it; the portfolio is as it was")
}
