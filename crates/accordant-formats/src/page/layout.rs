//! Lines, cells and bullets.

use std::ops::Range;

use accordant::cut;

use super::bullet;
use super::place::{Places, trim};
use super::word::without_first;

/// A stretch of text that belongs together: the words between line ends, cell separators and bullets.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts about a place"
)]
pub(super) struct Piece {
    /// Its words, without the bullet and without white space at the ends; never empty.
    pub(super) range: Range<usize>,
    /// Whether a bullet stands before it.
    pub(super) bullet: bool,
    /// Whether it is the first of its line.
    pub(super) begins_line: bool,
    /// Whether it is the first of its cell.
    pub(super) begins_cell: bool,
    /// Whether a blank line is before its line.
    pub(super) after_blank: bool,
}

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// How many pieces there are up to the end of each cell; a line without separators is one cell.
    ends: Vec<usize>,
}

impl Line {
    /// How many cells it has, also empty ones.
    pub(super) fn cells(&self) -> usize {
        self.ends.len()
    }

    /// The pieces of a cell.
    pub(super) fn cell(&self, at: usize) -> &[Piece] {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(0);
        let start = at.checked_sub(1).map_or(0, end);
        self.pieces.get(start..end(at)).unwrap_or_default()
    }

    /// The only piece of the line, if it has one cell and no bullets inside it.
    pub(super) fn only(&self) -> Option<&Piece> {
        match self.pieces.as_slice() {
            [piece] => Some(piece),
            _ => None,
        }
    }

    /// From its first to its last word.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.range.start);
        let end = self.pieces.last().map_or(start, |piece| piece.range.end);
        start..end
    }
}

/// The text as lines, and its bullets.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The lines that are not blank.
    pub(super) lines: Vec<Line>,
    /// What only lays out the page: bullets, pipes and rulers; white space is not listed.
    pub(super) signs: Vec<Range<usize>>,
    /// The bullets of the private use area.
    pub(super) private_bullets: Vec<Range<usize>>,
}

impl Layout {
    /// Cuts the text. Lines end at line feed, carriage return, form feed, U+2028 and U+2029 (not at U+0085,
    /// which is most often an ellipsis in the wrong encoding); cells at
    /// tabs and vertical tabs (which word processors write for a line end inside a cell), and at the pipes
    /// of a table of text.
    pub(super) fn new(places: &Places<'_>) -> Layout {
        let text = places.text();
        let mut layout = Layout::default();
        let mut blank = false;
        let mut start = 0;
        let ends = |c: char| matches!(c, '\n' | '\r' | '\u{C}' | '\u{2028}' | '\u{2029}');
        while start < text.len() {
            let rest = text.get(start..).unwrap_or_default();
            let end = rest.find(ends).map_or(text.len(), |at| start + at);
            let line = trim(text, &(start..end));
            if line.is_empty() {
                // The line feed of a Windows line end makes no blank line.
                let windows = text.get(..end).unwrap_or_default().ends_with('\r') && end == start;
                blank = blank || !windows;
            } else if is_ruler(places.slice(&line)) {
                layout.signs.push(line);
                blank = true;
            } else {
                layout.line(text, &(start..end), blank);
                blank = false;
            }
            let separator = text.get(end..).and_then(|rest| rest.chars().next());
            start = end + separator.map_or(1, char::len_utf8);
        }
        layout
    }

    fn line(&mut self, text: &str, range: &Range<usize>, after_blank: bool) {
        let words = text.get(range.clone()).unwrap_or_default();
        let piped = is_piped(words);
        let (mut pieces, mut ends) = (Vec::new(), Vec::new());
        let mut start = range.start;
        let separator = |c: char| matches!(c, '\t' | '\u{B}') || (piped && c == '|');
        // The tab behind a bullet parts no cells.
        let mut begins_line = true;
        loop {
            let rest = text.get(start..range.end).unwrap_or_default();
            let lead = rest.len() - without_first(rest, " \u{a0}").len();
            let bullet = rest
                .get(lead..)
                .and_then(|rest| bullet::leading(rest, false));
            let from = bullet.map_or(0, |length| {
                let behind = rest.get(lead + length..).unwrap_or_default();
                lead + length + (behind.len() - behind.trim_start().len())
            });
            let behind = rest.get(from..).unwrap_or_default();
            let end = behind
                .find(separator)
                .map_or(range.end, |at| start + from + at);
            let place = (begins_line, after_blank);
            self.cell(text, &(start..end), place, &mut pieces);
            begins_line = pieces.is_empty();
            ends.push(pieces.len());
            if end >= range.end {
                break;
            }
            if text.get(end..).is_some_and(|rest| rest.starts_with('|')) {
                self.signs.push(end..end + 1);
            }
            start = end + 1;
        }
        if piped {
            // The pipes at both ends frame the table: no cells are outside them.
            if ends.first() == Some(&0) {
                ends.remove(0);
            }
            if let [.., before, last] = ends.as_slice()
                && before == last
            {
                ends.pop();
            }
        }
        if !pieces.is_empty() {
            self.lines.push(Line { pieces, ends });
        }
    }

    /// Adds the pieces of a cell. Of its line it is said whether nothing stands before it, and whether it is behind a blank
    /// one.
    fn cell(
        &mut self,
        text: &str,
        range: &Range<usize>,
        (begins_line, after_blank): (bool, bool),
        pieces: &mut Vec<Piece>,
    ) {
        let first = pieces.len();
        let range = trim(text, range);
        let words = text.get(range.clone()).unwrap_or_default();
        let mut start = range.start;
        let mut bulleted = false;
        let mut add = |piece: Range<usize>, bullet: bool| {
            let piece = trim(text, &piece);
            if !piece.is_empty() {
                let begins_cell = pieces.len() == first;
                pieces.push(Piece {
                    range: piece,
                    bullet,
                    begins_line: begins_line && begins_cell,
                    begins_cell,
                    after_blank: after_blank && begins_line && begins_cell,
                });
            }
        };
        // The last sign that is not white space: only behind `:` and `;` can a hyphen be a bullet.
        let mut last = None;
        for (at, sign) in words.char_indices() {
            let at = range.start + at;
            if at < start {
                continue;
            }
            let possible = match last {
                None => true,
                Some(':' | ';' | '؛') => !sign.is_whitespace(),
                Some(_) => bullet::is_always(sign),
            };
            if possible {
                let rest = text.get(at..range.end).unwrap_or_default();
                if let Some(length) = bullet::leading(rest, last.is_some()) {
                    add(start..at, bulleted);
                    bulleted = true;
                    start = at + length;
                    self.signs.push(at..start);
                    if bullet::is_private_use(sign) {
                        self.private_bullets.push(at..start);
                    }
                    last = Some(' ');
                    continue;
                }
            }
            if !sign.is_whitespace() {
                last = Some(sign);
            }
        }
        add(start..range.end, bulleted);
    }
}

/// Whether the line is drawn, not written: `-----`, `|---|:--|`, `=====`.
fn is_ruler(line: &str) -> bool {
    line.len() >= 3
        && line.chars().all(|c| {
            matches!(c, '-' | '=' | '_' | '|' | ':' | '+' | '—' | '–') || c.is_whitespace()
        })
}

/// Whether the line is a row of a table drawn with pipes.
fn is_piped(line: &str) -> bool {
    line.trim_start().starts_with('|') || {
        let second = cut(line, " | ").and_then(|(_, rest)| cut(rest, " | "));
        second.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<Vec<String>>> {
        let places = Places::new(text);
        let layout = Layout::new(&places);
        let shown = |piece: &Piece| {
            let bullet = if piece.bullet { "*" } else { "" };
            format!("{bullet}{}", places.slice(&piece.range))
        };
        let line = |line: &Line| {
            let cells = (0..line.cells()).map(|at| line.cell(at));
            cells.map(|cell| cell.iter().map(shown).collect()).collect()
        };
        layout.lines.iter().map(line).collect()
    }

    #[test]
    fn bullets_run_inside_a_line() {
        assert_eq!(
            cells("aims at: \u{F0B7} one; \u{F0B7} two (ASQ -QA);\u{F0B7} three"),
            [[["aims at:", "*one;", "*two (ASQ -QA);", "*three"]]]
        );
        assert_eq!(
            cells("aims at: - one-sided; - two;- three - four"),
            [[["aims at:", "*one-sided;", "*two;", "*three - four"]]]
        );
        assert_eq!(
            cells("vise : 1. un ; 2. deux"),
            [[["vise :", "*un ;", "*deux"]]]
        );
    }

    #[test]
    fn tabs_and_pipes_part_cells() {
        assert_eq!(cells("A\t2016\tx"), [[["A"], ["2016"], ["x"]]]);
        assert_eq!(cells("•\tone"), [[["*one"]]]);
        assert_eq!(
            cells("| A | 2016 | x |\n|---|---|---|\n| B | 2017 | - y |"),
            [[["A"], ["2016"], ["x"]], [["B"], ["2017"], ["*y"]]]
        );
    }

    #[test]
    fn windows_line_ends_make_no_blank_lines() {
        let text = "A\r\nB\r\n\r\nC\u{C}D";
        let layout = Layout::new(&Places::new(text));
        let blank: Vec<bool> = layout
            .lines
            .iter()
            .filter_map(Line::only)
            .map(|piece| piece.after_blank)
            .collect();
        assert_eq!(blank, [false, false, true, false]);
    }
}
