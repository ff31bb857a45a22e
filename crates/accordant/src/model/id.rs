//! Identifiers within a portfolio.

use smol_str::SmolStr;

use crate::Error;
use crate::suggest::shorten;

/// The longest id, in characters.
pub(crate) const LONGEST_ID: usize = 128;

/// An id: a letter or digit, then letters, digits and `.`, `_`, `:`, `-`; ASCII, at most 128 characters.
fn check(what: &str, text: &str) -> Result<(), Error> {
    let mut bytes = text.bytes();
    let first = bytes.next().is_some_and(|b| b.is_ascii_alphanumeric());
    let rest = bytes.all(|b| b.is_ascii_alphanumeric() || b"._:-".contains(&b));
    if first && rest && text.len() <= LONGEST_ID {
        return Ok(());
    }
    Err(Error::new("id.invalid", format!("`{}` is no id of {what}", shorten(text))).help(
        "an id begins with a letter or digit and goes on with letters, digits, `.`, `_`, `:` or `-`; at most 128 characters",
    ))
}

/// A slug of the text: lower-case ASCII letters and digits joined by `-`; empty if it has none.
///
/// ```
/// assert_eq!(accordant::model::slug("AT/RSA"), "at-rsa");
/// assert_eq!(accordant::model::slug("Université Mohammed V"), "universite-mohammed-v");
/// ```
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in crate::words(text) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() || slug.len() + word.len() >= LONGEST_ID / 2 {
            continue;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// A text in little room.
///
/// As `SmolStr::new`, which looks for texts of blanks besides, in a way that brings kilobytes of code to say why it failed.
pub(super) fn small(text: &str) -> SmolStr {
    [text].into_iter().collect()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $what:literal, $example:literal;)+) => {$(
        $(#[$doc])*
        ///
        /// A letter or digit, then letters, digits and `.`, `_`, `:`, `-`; ASCII, at most 128 characters.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// The id.
            ///
            /// # Errors
            /// `id.invalid`.
            pub fn new(text: impl AsRef<str>) -> Result<$name, Error> {
                let text = text.as_ref();
                check($what, text)?;
                Ok($name(small(text)))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl super::object::Blank for $name {
            fn blank() -> $name {
                $name(SmolStr::default())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<$name, Error> {
                $name::new(text)
            }
        }

        crate::json::worded! { $name }
        crate::json::parsed! { $name }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": concat!("The id of ", $what),
                    "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$",
                    "examples": [$example]
                })
            }
        }
    )+};
}

ids! {
    /// The id of a partnership, unique in its portfolio.
    PartnershipId, "a partnership", "fraq-sup";
    /// The id of an organization, unique in its portfolio.
    OrganizationId, "an organization", "hceres";
    /// The id of a programme, unique in its portfolio.
    ProgrammeId, "a programme", "erasmus";
    /// The id of a source, unique in its portfolio.
    SourceId, "a source", "page";
}
