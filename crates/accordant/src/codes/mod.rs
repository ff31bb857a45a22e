//! Every code that errors, warnings, remarks, assumptions and evidence can have: the one list of them.
//!
//! Codes are for ever: programs match on them. A test compares this list with the literals in the sources,
//! and `docs/errors.md` is made of it.

mod change;
mod command;
mod input;
mod page;
mod portfolio;
mod query;
mod records;
mod rules;
mod table;
mod time;
mod values;

use accordant_text::nearest;
use serde::Serialize;

use crate::Error;
use crate::suggest::shorten;

/// A code: what it means, and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The code, such as `date.month-out-of-range`.
    pub code: &'static str,
    /// What it is the code of. The same thing can be an error in one place and a warning in another.
    pub weights: &'static [Weight],
    /// What can give it.
    pub origins: &'static [Origin],
    /// What it means.
    pub meaning: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// What a code is the code of: a diagnostic of some severity, an assumption, or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    /// A diagnostic: it has to be mended.
    Error,
    /// A diagnostic: probably a mistake, or a guess that somebody should look at.
    Warning,
    /// A diagnostic: worth knowing.
    Info,
    /// What an answer took for granted.
    Assumption,
    /// What two sides of a merge disagree on.
    Conflict,
    /// How the words of an `evidence` led to a statement.
    Rule,
}

/// What can give a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// The text of a page, when it is read.
    Page,
    /// Records in other JSON, when they are read.
    Records,
    /// A portfolio in JSON, when it is read.
    Portfolio,
    /// A register, when it is read or changed.
    Register,
    /// A snapshot, when it is read.
    Snapshot,
    /// A portfolio that is checked.
    Check,
    /// A query, when it is read or asked.
    Query,
    /// A date, period, length or phrase by itself.
    Date,
    /// A diff that is applied, or a merge.
    Diff,
    /// A table, when it is written or read.
    Table,
    /// The command line, and names given to a function.
    Command,
    /// A person, who wrote it into a portfolio.
    Person,
}

macro_rules! name {
    ($type:ident { $($variant:ident = $name:literal,)+ }) => {
        impl $type {
            /// Every one, in the order of the documentation.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// Its name.
            pub fn as_str(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

name! {
    Weight {
        Error = "error",
        Warning = "warning",
        Info = "info",
        Assumption = "assumption",
        Conflict = "conflict",
        Rule = "rule",
    }
}

name! {
    Origin {
        Page = "page",
        Records = "records",
        Portfolio = "portfolio",
        Register = "register",
        Snapshot = "snapshot",
        Check = "check",
        Query = "query",
        Date = "date",
        Diff = "diff",
        Table = "table",
        Command = "command",
        Person = "person",
    }
}

/// The codes in groups, each with its title.
const GROUPS: [(&str, &[Code]); 11] = [
    ("Input", input::CODES),
    ("Values", values::CODES),
    ("Dates", time::CODES),
    ("Portfolios", portfolio::CODES),
    ("Pages", page::CODES),
    ("Records in other JSON", records::CODES),
    ("Tables", table::CODES),
    ("Queries", query::CODES),
    ("Diffs and merges", change::CODES),
    ("The command line and the bindings", command::CODES),
    ("Rules of evidence", rules::CODES),
];

/// The codes in groups, each with its title.
pub fn groups() -> impl Iterator<Item = (&'static str, &'static [Code])> {
    GROUPS.into_iter()
}

/// Every code.
pub fn all() -> impl Iterator<Item = &'static Code> {
    GROUPS.into_iter().flat_map(|(_, codes)| codes)
}

/// The code of this name.
///
/// # Errors
/// `codes.unknown-name`, with the nearest there is.
///
/// ```
/// let code = accordant::codes::named("period.end-before-start")?;
/// assert_eq!(code.meaning, "the period ends before it starts");
/// # Ok::<(), accordant::Error>(())
/// ```
pub fn named(name: &str) -> Result<&'static Code, Error> {
    all().find(|code| code.code == name).ok_or_else(|| {
        Error::new(
            "codes.unknown-name",
            format!("there is no code `{}`", shorten(name)),
        )
        .help(match nearest(name, &mut all().map(|code| code.code)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "take one of those that `docs/errors.md` and `accordant codes` list".to_owned(),
        })
    })
}

const fn code(
    code: &'static str,
    weights: &'static [Weight],
    origins: &'static [Origin],
    meaning: &'static str,
    remedy: &'static str,
) -> Code {
    Code {
        code,
        weights,
        origins,
        meaning,
        remedy,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_code_is_listed_once_and_in_full() {
        let mut seen = BTreeSet::new();
        for code in all() {
            assert!(seen.insert(code.code), "{} is listed twice", code.code);
            let parts: Vec<&str> = code.code.split('.').collect();
            assert_eq!(parts.len(), if code.code == "curator" { 1 } else { 2 });
            assert!(!code.weights.is_empty() && !code.origins.is_empty());
            for text in [code.meaning, code.remedy] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}", code.code);
                assert!(!text.contains(['|', '\n']), "{}", code.code);
            }
        }
        assert!(seen.len() > 150);
    }

    #[test]
    fn an_unknown_name_is_told_the_nearest() {
        let error = named("date.month-out-of-rang").unwrap_err();
        assert_eq!(error.code(), "codes.unknown-name");
        let help = error.diagnostics().next().and_then(|d| d.help.clone());
        assert_eq!(help.unwrap(), "did you mean `date.month-out-of-range`?");
    }
}
