//! The parts of a page: its heading, the headings of the columns, the rows, and what is in none of them.

use std::ops::Range;

use accordant::time::{Date, PhraseOptions};

use super::cue::{Cue, cues};
use super::date;
use super::heading::{Column, Heading};
use super::layout::{Layout, Line, Piece};
use super::place::{Places, trim};
use super::row::{Rows, Start};
use super::word::{begins_name, ends_with, without_first, words};

/// A row: where it begins, and the pieces after its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) start: Start,
    pub(super) pieces: Vec<Piece>,
}

/// A line that is in no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    pub(super) range: Range<usize>,
    /// Whether what it says was understood: the day for which the page speaks.
    pub(super) understood: bool,
}

/// The parts of a page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) title: Option<Range<usize>>,
    pub(super) heading: Heading,
    pub(super) rows: Vec<Row>,
    pub(super) remarks: Vec<Remark>,
    pub(super) as_of: Option<Date>,
}

/// The most words of a page's heading, of a heading between rows, and of a line that tells the as-of day.
const TITLE_WORDS: usize = 15;
const SECTION_WORDS: usize = 8;
const AS_OF_WORDS: usize = 20;

impl Outline {
    pub(super) fn find(
        places: &Places<'_>,
        layout: &Layout,
        heading: Heading,
        options: PhraseOptions,
    ) -> Outline {
        let mut rows = Rows {
            places,
            options,
            in_cells: heading.in_cells,
            start_cell: heading.cell_of(Column::Start),
            end_cell: heading.cell_of(Column::End),
        };
        if !rows.in_cells {
            let dated = |line: &&Line| {
                line.cells() > 2 && rows.begins(std::slice::from_ref(*line)).is_some()
            };
            let cells = layout.lines.iter().filter(dated).take(2).count();
            rows.in_cells = cells > 1;
        }
        let mut outline = Outline {
            heading,
            ..Outline::default()
        };
        let mut at = 0;
        while let Some(line) = layout.lines.get(at) {
            if outline.heading.lines.contains(&at) {
                at += 1;
                continue;
            }
            // What stands above the headings of the columns is in no row.
            let above = at < outline.heading.lines.start;
            let ahead = layout.lines.get(at..).unwrap_or_default();
            if let Some(start) = rows.begins(ahead).filter(|_| !above) {
                let used = start.lines;
                outline.close_row(places);
                outline.begin_row(places, start, ahead);
                at += used;
                continue;
            }
            at += 1;
            if let Some(date) = as_of(places, line, &options) {
                outline.as_of.get_or_insert(date);
                outline.remarks.push(Remark {
                    range: line.range(),
                    understood: true,
                });
            } else if let Some(row) = outline.rows.last_mut() {
                row.pieces.extend_from_slice(&line.pieces);
            } else if outline.title.is_none() && is_heading(places, line, TITLE_WORDS) {
                outline.title = Some(line.range());
            } else {
                for piece in &line.pieces {
                    outline.remarks.push(Remark {
                        range: piece.range.clone(),
                        understood: false,
                    });
                }
            }
        }
        outline.close_row(places);
        outline
    }

    fn begin_row(&mut self, places: &Places<'_>, start: Start, lines: &[Line]) {
        let used = start.dates.last().map_or(start.title.end, |date| date.end);
        let mut pieces = Vec::new();
        for piece in lines.iter().take(start.lines).flat_map(|line| &line.pieces) {
            if piece.range.start >= used {
                pieces.push(piece.clone());
            } else if piece.range.end > used {
                let mut range = trim(places.text(), &(used..piece.range.end));
                // What parts the dates from the prose belongs to neither.
                let words = places.slice(&range);
                let bare = without_first(words, ":–—,;،").trim_start();
                range.start = range.end - bare.len();
                if !range.is_empty() {
                    pieces.push(Piece {
                        range,
                        begins_line: false,
                        begins_cell: false,
                        after_blank: false,
                        ..piece.clone()
                    });
                }
            }
        }
        self.rows.push(Row { start, pieces });
    }

    /// Takes a heading of the next section off the end of the row before it: a short line without a full
    /// stop after a blank line.
    fn close_row(&mut self, places: &Places<'_>) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        let earlier = row.pieces.len() > 1;
        let section = |piece: &Piece| {
            piece.after_blank && !piece.bullet && is_short(places, &piece.range, SECTION_WORDS)
        };
        if earlier && let Some(piece) = row.pieces.last().filter(|piece| section(piece)).cloned() {
            row.pieces.pop();
            self.remarks.push(Remark {
                range: piece.range,
                understood: false,
            });
        }
    }
}

fn is_heading(places: &Places<'_>, line: &Line, most: usize) -> bool {
    line.only()
        .is_some_and(|piece| !piece.bullet && is_short(places, &piece.range, most))
}

fn is_short(places: &Places<'_>, range: &Range<usize>, most: usize) -> bool {
    let words = places.slice(range);
    words.split_whitespace().take(most + 1).count() <= most
        && begins_name(words)
        && !ends_with(words, ".;:,!?؛،؟")
}

/// The day for which the page speaks, where a line says so: "Updated on 12 March 2019".
fn as_of(places: &Places<'_>, line: &Line, options: &PhraseOptions) -> Option<Date> {
    let piece = line.only().filter(|piece| !piece.bullet)?;
    let range = &piece.range;
    if places
        .slice(range)
        .split_whitespace()
        .take(AS_OF_WORDS + 1)
        .count()
        > AS_OF_WORDS
    {
        return None;
    }
    let words = words(places.text(), range);
    let cue = cues(places.text(), &words)
        .into_iter()
        .find(|found| found.cue == Cue::AsOf && found.first <= 4)?;
    let after = words.get(cue.after)?;
    // The date follows the cue at once, but for "on" or "le".
    let (at, date) = date::date_within(places, &(after.range.start..range.end), options)?;
    (at.start <= after.range.start + 12).then_some(date)
}
