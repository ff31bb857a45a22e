//! Why a command did not come to its end.

use std::io;
use std::process::ExitCode;

use accordant::Error;

use crate::report::{self, Source};

/// The exit code if something is wrong or doubtful, differs or collides.
pub(crate) const FINDINGS: u8 = 1;
/// The exit code for bad input and bad arguments.
pub(crate) const BAD_INPUT: u8 = 2;

/// Why a command did not come to its end.
pub(crate) enum Failure {
    /// The input, the query or an argument is wrong.
    Input(Error, Source),
    /// The answer could not be written.
    Output(io::Error),
}

impl Failure {
    /// An argument is wrong.
    pub(crate) fn argument(error: Error, name: &str) -> Failure {
        Failure::Input(error, Source::argument(name, ""))
    }

    /// A file could not be read.
    pub(crate) fn unreadable(error: Error, name: &str) -> Failure {
        Failure::Input(error, Source::file(name, Vec::new()))
    }

    /// Says what went wrong, and with what code to end.
    pub(crate) fn end(self) -> ExitCode {
        match self {
            // Whoever read the answer has read enough.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Failure::Output(error) => {
                let error = Error::new("output.not-writable", format!("cannot write: {error}"));
                report::show(
                    error.diagnostics(),
                    &Source::argument("standard output", ""),
                );
            }
            Failure::Input(error, source) => report::show(error.diagnostics(), &source),
        }
        ExitCode::from(BAD_INPUT)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}
