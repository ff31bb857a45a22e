//! Lines and columns of places in the text.

use std::ops::Range;

use accordant::diagnostic::Span;
use accordant::fold;
use accordant::model::Evidence;

use super::word::one_line;

/// Characters counted at every so many bytes, so that a column costs no walk along its whole line.
const STEP: usize = 256;

/// Finds the line and column of any place without reading the text again.
///
/// Lines are counted as [`Span::new`] counts them, by line feeds.
pub(super) struct Places<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each multiple of [`STEP`].
    characters: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Places<'a> {
        let mut lines = vec![0];
        let mut characters = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                characters.push(count);
            }
            // A byte that continues a character begins none.
            count += usize::from(byte & 0xC0 != 0x80);
            if byte == b'\n' {
                lines.push(at + 1);
            }
        }
        if text.len().is_multiple_of(STEP) {
            characters.push(count);
        }
        Places {
            text,
            lines,
            characters,
        }
    }

    /// The text itself.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The words at a range.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The words at a range, on one line.
    pub(super) fn in_one_line(&self, range: &Range<usize>) -> String {
        one_line(self.slice(range))
    }

    /// The words at a range as they are compared.
    pub(super) fn folded(&self, range: &Range<usize>) -> String {
        fold(self.slice(range))
    }

    /// That the words at a range are evidence for a field.
    pub(super) fn evidence(&self, path: &str, rule: &str, words: &Range<usize>) -> Evidence {
        Evidence {
            path: path.to_owned(),
            rule: rule.to_owned(),
            words: self.in_one_line(words),
            source: None,
            line: u32::try_from(self.line(words.start)).ok(),
        }
    }

    /// What stands in parentheses right behind a place, if they are closed within so many bytes.
    pub(super) fn in_parentheses(&self, from: usize, most: usize) -> Option<Range<usize>> {
        let behind = self.text.get(from..)?;
        let inner = behind.trim_start().strip_prefix('(')?;
        let close = inner.get(..inner.floor_char_boundary(most))?.find(')')?;
        let start = self.text.len() - inner.len();
        Some(trim(self.text, &(start..start + close)))
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    /// The span of a range, with its line and column.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let line = self.line(range.start);
        let start = self.lines.get(line.saturating_sub(1)).copied();
        let before = self.characters_before(start.unwrap_or(0));
        Span {
            start: range.start,
            end: range.end,
            line,
            column: self.characters_before(range.start) - before + 1,
        }
    }

    fn characters_before(&self, at: usize) -> usize {
        let block = at / STEP;
        let counted = self.characters.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * STEP..at);
        let begins = |byte: &&u8| **byte & 0xC0 != 0x80;
        counted + rest.unwrap_or_default().iter().filter(begins).count()
    }
}

/// The range without the white space at its ends.
pub(super) fn trim(text: &str, range: &Range<usize>) -> Range<usize> {
    let Some(words) = text.get(range.clone()) else {
        return range.start..range.start;
    };
    let start = range.start + (words.len() - words.trim_start().len());
    start..start.max(range.start + words.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_span_that_counts() {
        let mut text = "été 2016\r\nمنذ ماي ٢٠١٦\n\n".repeat(40);
        text.push_str(&"é".repeat(700));
        let places = Places::new(&text);
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let end = (at + c.len_utf8()).min(text.len());
            assert_eq!(places.span(&(at..end)), Span::new(&text, at, end), "{at}");
        }
    }

    #[test]
    fn trims_every_white_space() {
        let text = "x\u{a0}\u{202f}été\t y";
        let range = trim(text, &(1..text.len() - 1));
        assert_eq!(text.get(range), Some("été"));
        assert_eq!(trim("   ", &(0..3)), 3..3);
    }
}
