//! What is wrong with a document, as far as there is room for it.

use crate::{Diagnostic, Error};

/// Problems, no more of them kept than the limit; all are counted.
pub(super) struct Problems {
    most: usize,
    kept: Vec<Diagnostic>,
    more: usize,
}

impl Problems {
    /// None yet; so many are kept, and one at least.
    pub(super) fn new(most: usize) -> Problems {
        Problems {
            most: most.max(1),
            kept: Vec::new(),
            more: 0,
        }
    }

    /// Only this error, whatever the limit.
    pub(super) fn only(error: Error) -> Problems {
        Problems {
            kept: error.into_diagnostics(),
            ..Problems::new(usize::MAX)
        }
    }

    pub(super) fn push(&mut self, problem: Diagnostic) {
        self.push_with(|| problem);
    }

    /// Counts a problem, which is put into words only if it is kept.
    pub(super) fn push_with(&mut self, problem: impl FnOnce() -> Diagnostic) {
        if self.kept.len() < self.most {
            self.kept.push(problem());
        } else {
            self.more += 1;
        }
    }

    /// Adds others behind them.
    pub(super) fn append(&mut self, others: Problems) {
        self.more += others.more;
        for problem in others.kept {
            self.push(problem);
        }
    }

    /// Leaves out those with a code.
    pub(super) fn without(mut self, code: &str) -> Problems {
        self.kept.retain(|problem| problem.code != code);
        self
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.kept.len() + self.more
    }

    /// Those that were kept.
    pub(super) fn into_kept(self) -> Vec<Diagnostic> {
        self.kept
    }

    pub(super) fn into_error(mut self) -> Error {
        if self.more > 0 {
            self.kept.push(
                Diagnostic::error(
                    "limit.diagnostics",
                    format!("{} more problems are not listed", self.more),
                )
                .help("mend these first, or raise `limits.diagnostics`"),
            );
        }
        Error::from_diagnostics(self.kept)
            .unwrap_or_else(|| Error::new("json.shape", "the document does not fit the format"))
    }

    /// An error if there are any.
    pub(super) fn into_result(self) -> Result<(), Error> {
        if self.len() == 0 {
            return Ok(());
        }
        Err(self.into_error())
    }
}
