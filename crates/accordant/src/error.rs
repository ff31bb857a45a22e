//! The one error type of the crate.

use std::fmt;

use crate::diagnostic::{Diagnostic, Place, Severity, Span};

/// Why something could not be read or answered: one problem or, for a document, all of them.
///
/// Every problem is a [`Diagnostic`] with a stable code, the place and, where there is one, a way out.
/// There is always at least one.
///
/// ```
/// let error = "2016-13".parse::<accordant::time::Date>().unwrap_err();
/// assert_eq!(error.code(), "date.month-out-of-range");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error(Box<Problems>);

/// In a place of their own: most results are no error, and each is as large as its error.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Problems {
    first: Diagnostic,
    more: Vec<Diagnostic>,
}

impl Error {
    /// An error with one problem.
    pub fn new(code: &'static str, message: impl Into<String>) -> Error {
        Error::from(Diagnostic::new(Severity::Error, code, message))
    }

    /// An error with these problems, or nothing if there are none.
    pub fn from_diagnostics(diagnostics: Vec<Diagnostic>) -> Option<Error> {
        let mut diagnostics = diagnostics.into_iter();
        Some(Error(Box::new(Problems {
            first: diagnostics.next()?,
            more: diagnostics.collect(),
        })))
    }

    /// The same error with a way out of its first problem.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Error {
        self.0.first.help = Some(help.into());
        self
    }

    /// The same error with the place of its first problem.
    #[must_use]
    pub fn at(mut self, place: Place) -> Error {
        self.0.first.place = Some(place);
        self
    }

    /// The code of the first problem, such as `date.month-out-of-range`.
    pub fn code(&self) -> &str {
        &self.0.first.code
    }

    /// Every problem, the first one first.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        std::iter::once(&self.0.first).chain(&self.0.more)
    }

    /// Every problem, the first one first, by value.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let Problems { first, more } = *self.0;
        let mut all = vec![first];
        all.extend(more);
        all
    }
}

impl Error {
    /// The same error of a line of a text: what has no span of its own is about the line as a whole.
    pub(crate) fn of_line(mut self, line: usize, start: usize, text: &str) -> Error {
        let problems = &mut *self.0;
        for problem in std::iter::once(&mut problems.first).chain(&mut problems.more) {
            let place = problem.place.get_or_insert_default();
            let span = place.span.unwrap_or_else(|| Span::new(text, 0, text.len()));
            place.span = Some(span.behind(line - 1, start));
        }
        self
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Error {
        Error(Box::new(Problems {
            first: diagnostic,
            more: Vec::new(),
        }))
    }
}

impl fmt::Display for Error {
    /// The first problem in one line, and how many follow.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.first)?;
        if !self.0.more.is_empty() {
            write!(f, " (and {} more)", self.0.more.len())?;
        }
        Ok(())
    }
}
