//! Diagnostics on the standard error: the code, the message, the place with a caret, and the way out.

use std::borrow::Cow;
use std::io::Write as _;

use accordant::Diagnostic;
use accordant::diagnostic::{Severity, Span};

use crate::{style, text};

/// How many characters of a line are shown before and from the place.
const BEFORE: usize = 40;
const AFTER: usize = 60;

/// A text that diagnostics speak of.
pub(crate) struct Source {
    name: String,
    bytes: Vec<u8>,
    is_file: bool,
}

impl Source {
    /// The content of a file.
    pub(crate) fn file(name: impl Into<String>, bytes: Vec<u8>) -> Source {
        Source {
            name: name.into(),
            bytes,
            is_file: true,
        }
    }

    /// A text out of the arguments, or nothing but the name of one.
    pub(crate) fn argument(name: &str, text: &str) -> Source {
        Source {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
            is_file: false,
        }
    }

    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text as diagnostics count in it: without a byte order mark.
    fn text(&self) -> Cow<'_, str> {
        let mark = [0xEF, 0xBB, 0xBF];
        String::from_utf8_lossy(self.bytes.strip_prefix(&mark).unwrap_or(&self.bytes))
    }
}

/// Shows diagnostics on the standard error.
pub(crate) fn show<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, source: &Source) {
    let content = source.text();
    let mut shown = String::new();
    for diagnostic in diagnostics {
        shown.push_str(&render(diagnostic, source, &content));
    }
    print(&shown);
}

/// Shows diagnostics on the standard error; those that are no errors only if that is wanted.
pub(crate) fn show_unless<'d>(
    quiet: bool,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    source: &Source,
) {
    let is_shown = |found: &&Diagnostic| !quiet || found.severity == Severity::Error;
    show(diagnostics.into_iter().filter(is_shown), source);
}

/// Writes to the standard error; if nobody listens there, there is nobody to tell.
pub(crate) fn print(shown: &str) {
    let _ = anstream::stderr().write_all(shown.as_bytes());
}

fn render(diagnostic: &Diagnostic, source: &Source, content: &str) -> String {
    let accent = style::of_severity(diagnostic.severity);
    let aside = style::ASIDE;
    let mut shown = format!(
        "{accent}{}{accent:#}: {}\n",
        text::escape(&diagnostic.code),
        text::safe(&diagnostic.message)
    );
    let name = text::safe(&source.name);
    if let Some(span) = diagnostic.span() {
        let (line, column) = (span.line, span.column);
        text::push(
            &mut shown,
            format_args!("  {aside}-->{aside:#} {name}:{line}:{column}\n"),
        );
        if let Some(excerpt) = Excerpt::new(content, span) {
            let (line, indent, carets) = (excerpt.line, excerpt.indent, excerpt.carets);
            text::push(&mut shown, format_args!("  {aside}|{aside:#} {line}\n"));
            text::push(
                &mut shown,
                format_args!("  {aside}|{aside:#} {indent}{accent}{carets}{accent:#}\n"),
            );
        }
    } else if let Some(path) = diagnostic.path() {
        let path = if path.is_empty() { "/" } else { path };
        text::push(
            &mut shown,
            format_args!("  {aside}-->{aside:#} {name} at {}\n", text::safe(path)),
        );
    } else if source.is_file {
        text::push(&mut shown, format_args!("  {aside}-->{aside:#} {name}\n"));
    }
    if let Some(help) = &diagnostic.help {
        text::push(
            &mut shown,
            format_args!("  {aside}help:{aside:#} {}\n", text::safe(help)),
        );
    }
    shown
}

/// The line of a place, or a piece of it, and the carets under the place.
struct Excerpt {
    line: String,
    indent: String,
    carets: String,
}

impl Excerpt {
    fn new(content: &str, span: Span) -> Option<Excerpt> {
        let before = content.get(..span.start)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let before = before.get(line_start..)?;
        let from = content.get(span.start..)?;
        let from = from.split('\n').next()?.trim_end_matches('\r');
        if before.is_empty() && from.is_empty() {
            return None;
        }

        let lead: Vec<char> = before.chars().rev().take(BEFORE + 1).collect();
        let cut_before = lead.len() > BEFORE;
        let lead: String = lead.into_iter().take(BEFORE).rev().collect();
        let tail: String = from.chars().take(AFTER).collect();
        let cut_after = from.chars().nth(AFTER).is_some();
        let place = span.end.saturating_sub(span.start);
        let marked: String = tail
            .char_indices()
            .take_while(|(at, _)| *at < place)
            .map(|(_, letter)| letter)
            .collect();

        let lead = format!(
            "{}{}",
            if cut_before { "…" } else { "" },
            text::escape(&lead)
        );
        let tail = format!(
            "{}{}",
            text::escape(&tail),
            if cut_after { "…" } else { "" }
        );
        let carets = text::width(&text::escape(&marked)).max(1);
        Some(Excerpt {
            indent: " ".repeat(text::width(&lead)),
            carets: "^".repeat(carets),
            line: text::safe(&format!("{lead}{tail}")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(content: &str, start: usize, end: usize) -> (String, String) {
        let excerpt = Excerpt::new(content, Span::new(content, start, end)).unwrap();
        (
            excerpt.line,
            format!("{}{}", excerpt.indent, excerpt.carets),
        )
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        assert_eq!(
            excerpt("one\r\ntwo three\r\nfour", 9, 14),
            ("two three".into(), "    ^^^^^".into())
        );
        // Wide characters take two columns, escaped ones as many as their escape.
        assert_eq!(excerpt("日本 x", 7, 8), ("日本 x".into(), "     ^".into()));
        assert_eq!(
            excerpt("\u{1b}x", 1, 2),
            ("\\u{1b}x".into(), "      ^".into())
        );
    }

    #[test]
    fn a_place_over_several_lines_is_marked_on_the_first() {
        assert_eq!(excerpt("ab\ncd", 1, 5), ("ab".into(), " ^".into()));
        assert_eq!(excerpt("ab", 2, 2), ("ab".into(), "  ^".into()));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let long = format!("{}X{}", "a".repeat(5000), "b".repeat(5000));
        let (line, carets) = excerpt(&long, 5000, 5001);
        assert_eq!(line, format!("…{}X{}…", "a".repeat(40), "b".repeat(59)));
        assert_eq!(carets, format!("{}^", " ".repeat(41)));
    }
}
