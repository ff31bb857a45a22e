//! Three-valued answers.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::json::worded;

/// Whether something holds in every, some or no completion of what is written.
///
/// These are the *certain* and *possible answers* of database theory (Lipski 1979). Ordered:
/// impossible, possible, certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Certainty {
    /// In no completion.
    Impossible,
    /// In some completions and not in others.
    Possible,
    /// In every completion.
    Certain,
}

impl Certainty {
    /// From whether it holds in every and whether in some completion.
    pub fn new(certain: bool, possible: bool) -> Certainty {
        match (certain, possible) {
            (true, _) => Certainty::Certain,
            (false, true) => Certainty::Possible,
            (false, false) => Certainty::Impossible,
        }
    }

    /// Whether it holds in every completion.
    pub fn is_certain(self) -> bool {
        self == Certainty::Certain
    }

    /// Whether it holds in some completion; certain includes possible.
    pub fn is_possible(self) -> bool {
        self != Certainty::Impossible
    }

    /// Whether the opposite holds: certain and impossible change places.
    #[must_use]
    pub fn negate(self) -> Certainty {
        match self {
            Certainty::Impossible => Certainty::Certain,
            Certainty::Possible => Certainty::Possible,
            Certainty::Certain => Certainty::Impossible,
        }
    }

    /// The word for it: `certain`, `possible` or `impossible`.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Impossible => "impossible",
            Certainty::Possible => "possible",
            Certainty::Certain => "certain",
        }
    }
}

impl From<bool> for Certainty {
    fn from(holds: bool) -> Certainty {
        Certainty::new(holds, holds)
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

worded! { Certainty }
