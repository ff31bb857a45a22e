//! Columns of text, aligned by what they take on a terminal.

use anstyle::Style;

use crate::text;

/// The columns between two columns.
const GAP: &str = "  ";

/// A piece of text in a table, already safe to show.
pub(crate) struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    /// Text of the input.
    pub(crate) fn new(written: impl AsRef<str>) -> Cell {
        Cell {
            text: text::safe(written.as_ref()),
            style: Style::new(),
            right: false,
        }
    }

    /// Text of the input, cut to so many columns.
    pub(crate) fn within(written: &str, columns: usize) -> Cell {
        Cell {
            text: text::safe_within(written, columns),
            ..Cell::new("")
        }
    }

    /// A number, aligned on the right.
    pub(crate) fn number(number: usize) -> Cell {
        Cell {
            right: true,
            ..Cell::new(number.to_string())
        }
    }

    /// What is or is not stated; nothing is shown for what is not.
    pub(crate) fn stated(value: Option<impl ToString>) -> Cell {
        Cell::new(value.map_or_else(String::new, |value| value.to_string()))
    }

    /// The same cell in a style.
    pub(crate) fn style(mut self, style: Style) -> Cell {
        self.style = style;
        self
    }

    /// The same cell, aligned on the right.
    pub(crate) fn right(mut self) -> Cell {
        self.right = true;
        self
    }
}

/// Rows of cells.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The rows as lines.
    pub(crate) fn render(&self) -> String {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(text::width(&cell.text));
            }
        }
        let mut lines = String::new();
        for row in &self.rows {
            let shown = row.iter().rposition(|cell| !cell.text.is_empty());
            let cells = row.iter().take(shown.map_or(0, |last| last + 1));
            // A column that is empty in every row takes no place.
            let columns = cells.zip(&widths).filter(|(_, width)| **width > 0);
            let mut pending = String::new();
            for (cell, width) in columns {
                let fill = " ".repeat(width.saturating_sub(text::width(&cell.text)));
                let style = cell.style;
                lines.push_str(&pending);
                if cell.right {
                    lines.push_str(&fill);
                }
                text::push(&mut lines, format_args!("{style}{}{style:#}", cell.text));
                pending = if cell.right { String::new() } else { fill };
                pending.push_str(GAP);
            }
            lines.push('\n');
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aligns_by_columns_and_leaves_no_space_behind() {
        let mut table = Table::default();
        table.row([Cell::new("日本"), Cell::new(""), Cell::number(5)]);
        table.row([Cell::new("a"), Cell::new(""), Cell::number(10)]);
        table.row([Cell::new("last"), Cell::new(""), Cell::new("")]);
        assert_eq!(table.render(), "日本   5\na     10\nlast\n");
    }
}
