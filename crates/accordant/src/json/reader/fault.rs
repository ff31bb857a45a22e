//! What is wrong with a text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Expected};

use crate::json::{Json, to_string};

/// Why a text is no JSON, or not that of what was wanted.
#[derive(Debug)]
pub(crate) struct Fault(Box<Kept>);

#[derive(Debug)]
struct Kept {
    reason: Cow<'static, str>,
    /// The byte it is about; unknown where the value was refused by its type.
    at: Option<usize>,
}

impl Fault {
    pub(super) fn new(reason: Cow<'static, str>, at: Option<usize>) -> Fault {
        Fault(Box::new(Kept { reason, at }))
    }

    /// What is wrong, in words.
    pub(crate) fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The byte at which the text stops to be JSON; nothing if it is JSON, but not that of what was wanted.
    pub(crate) fn syntax(&self) -> Option<usize> {
        self.0.at
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(reason: T) -> Fault {
        Fault::new(Cow::Owned(reason.to_string()), None)
    }

    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn Expected) -> Fault {
        wrong("invalid type", &found, expected)
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn Expected) -> Fault {
        wrong("invalid value", &found, expected)
    }
}

/// As serde says it by default; its own words for floats need code that nothing else needs.
fn wrong(what: &str, found: &de::Unexpected<'_>, expected: &dyn Expected) -> Fault {
    let found = match found {
        de::Unexpected::Bool(value) => format!("boolean `{value}`"),
        de::Unexpected::Unsigned(number) => format!("integer `{number}`"),
        de::Unexpected::Signed(number) => format!("integer `{number}`"),
        de::Unexpected::Float(number) => {
            format!("floating point `{}`", to_string(&Json::Float(*number)))
        }
        de::Unexpected::Str(text) => format!("string {}", to_string(*text)),
        de::Unexpected::Seq => "sequence".to_owned(),
        de::Unexpected::Map => "map".to_owned(),
        // No other type is in JSON.
        _ => "null".to_owned(),
    };
    Fault::new(
        Cow::Owned(format!("{what}: {found}, expected {expected}")),
        None,
    )
}
