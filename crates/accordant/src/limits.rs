//! How much input is accepted.

use serde::Deserialize;

use crate::{Error, json};

/// The limits that keep any input from taking unbounded time or memory.
///
/// The names and defaults are the same in every language. An error about a limit names it, its value,
/// the place and how to raise it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of one input: 256 MiB.
    pub input: usize,
    /// Levels of arrays and objects inside one another: 48, at most 127.
    pub nesting: usize,
    /// Bytes of the text of one field: 1 MiB.
    pub text: usize,
    /// Organizations, programmes and partnerships together: 1,000,000.
    pub records: usize,
    /// Diagnostics kept; further ones are only counted: 1,000.
    pub diagnostics: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            input: 256 << 20,
            nesting: 48,
            text: 1 << 20,
            records: 1_000_000,
            diagnostics: 1_000,
        }
    }
}

impl Limits {
    /// How many levels of arrays and objects are read: as many as `nesting`, and at most 127.
    pub fn levels(&self) -> usize {
        self.nesting.min(json::DEEPEST)
    }

    /// Refuses an input longer than the limit.
    ///
    /// # Errors
    /// `limit.input`.
    pub fn check_input(&self, bytes: usize) -> Result<(), Error> {
        if bytes <= self.input {
            return Ok(());
        }
        Err(Error::new(
            "limit.input",
            format!(
                "the input has {bytes} bytes, more than the limit of {}",
                self.input
            ),
        )
        .help("split it, or raise `limits.input`"))
    }
}
