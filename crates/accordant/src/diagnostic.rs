//! What a reader or a check noticed.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::json::{worded, written};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Probably a mistake, or a guess that somebody should look at.
    Warning,
    /// Wrong: it has to be mended.
    Error,
}

impl Severity {
    /// The word for it: `info`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A stretch of the input: byte offsets, and the line and column (in characters, from 1) it begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Span {
    /// The byte offset of its first character.
    pub start: usize,
    /// The byte offset after its last character.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Span {
    /// The span of `text[start..end]`, with line and column counted.
    ///
    /// Offsets past the end, or inside a character, are moved back to the nearest boundary.
    pub fn new(text: &str, start: usize, end: usize) -> Span {
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Span {
            start,
            end,
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

impl Span {
    /// The same span of a text that stands behind so many lines and bytes.
    pub(crate) fn behind(self, lines: usize, bytes: usize) -> Span {
        Span {
            start: self.start + bytes,
            end: self.end + bytes,
            line: self.line + lines,
            column: self.column,
        }
    }
}

/// Where in the input, or in the document, something is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// A JSON pointer (RFC 6901) into the document, such as `/partnerships/0/period`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// A stretch of the text that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl Place {
    /// A place in a JSON document.
    pub fn path(path: impl Into<String>) -> Place {
        Place {
            path: Some(path.into()),
            span: None,
        }
    }

    /// A place in a text.
    pub fn span(span: Span) -> Place {
        Place {
            path: None,
            span: Some(span),
        }
    }
}

/// What a reader or a check noticed: a code, how much it matters, a message, the place and a way out.
///
/// The message is one line, names what was found in backticks and does not end in a full stop. The code
/// is stable: programs may match on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "code": "json.unknown-field", "severity": "error", "message": "no field `tilte` here", "place": { "path": "/tilte" }, "help": "did you mean `title`?" }))]
pub struct Diagnostic {
    /// The stable code, such as `page.end-column-missing`.
    pub code: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// What was noticed, in one line.
    pub message: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: Cow::Borrowed(code),
            severity,
            message: message.into(),
            place: None,
            help: None,
        }
    }

    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message)
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, message)
    }

    /// A remark.
    pub fn info(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Info, code, message)
    }

    /// The same diagnostic at a place in a JSON document.
    #[must_use]
    pub fn at_path(mut self, path: impl Into<String>) -> Diagnostic {
        self.place.get_or_insert_default().path = Some(path.into());
        self
    }

    /// The same diagnostic at a place in a text.
    #[must_use]
    pub fn at_span(mut self, span: Span) -> Diagnostic {
        self.place.get_or_insert_default().span = Some(span);
        self
    }

    /// The same diagnostic with a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The JSON pointer it speaks of, if any.
    pub fn path(&self) -> Option<&str> {
        self.place.as_ref()?.path.as_deref()
    }

    /// The stretch of text it speaks of, if any.
    pub fn span(&self) -> Option<Span> {
        self.place.as_ref()?.span
    }
}

impl fmt::Display for Diagnostic {
    /// `code: message`, with the place behind it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)?;
        if let Some(span) = self.span() {
            write!(f, " at line {}, column {}", span.line, span.column)?;
        } else if let Some(path) = self.path() {
            write!(f, " at {}", if path.is_empty() { "/" } else { path })?;
        }
        Ok(())
    }
}

written! {
    Diagnostic:
        "code" code!, "severity" severity!, "message" message!, "place" place?, "help" help?,
    Place: "path" path?, "span" span?,
    Span: "start" start!, "end" end!, "line" line!, "column" column!,
}

worded! { Severity }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_lines_and_characters() {
        let text = "été\nmai 2016";
        let at = text.find("2016").unwrap();
        let span = Span::new(text, at, at + 4);
        assert_eq!((span.line, span.column), (2, 5));
        assert_eq!(Span::new(text, 1, 1).start, 0);
        assert_eq!(Span::new(text, 99, 120).start, text.len());
    }

    #[test]
    fn prints_in_one_line() {
        let found = Diagnostic::error("json.unknown-field", "no field `tilte`").at_path("/tilte");
        assert_eq!(
            found.to_string(),
            "json.unknown-field: no field `tilte` at /tilte"
        );
    }
}
