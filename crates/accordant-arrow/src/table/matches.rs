//! The table of the matches of an answer.

use accordant::Error;
use accordant::query::Kept;

use super::{Job, partnerships};
use crate::batch::Batch;
use crate::column::{Column, Kind};
use crate::record::{self, Partnership};

/// The columns before those of the partnerships.
pub(super) const COLUMNS: &[Column] = &[
    Column::new(
        "certainty",
        Kind::Text,
        "How certainly it matches: `certain` or `possible`.",
    ),
    Column::new("reason", Kind::Text, "Why it is only possible, in words.").or("it is certain"),
    Column::new(
        "highlights",
        Kind::Records(HIGHLIGHT),
        "Where the words that were asked for stand.",
    ),
];

const HIGHLIGHT: &[Column] = &[
    Column::new(
        "path",
        Kind::Text,
        "A JSON pointer from the partnership to the text.",
    ),
    Column::new("words", Kind::Text, "The words as they stand there."),
    Column::new(
        "start",
        Kind::Whole,
        "The offset of their first character, in characters.",
    ),
    Column::new(
        "end",
        Kind::Whole,
        "The offset after their last character, in characters.",
    ),
];

pub(super) fn write(
    job: &Job,
    place: usize,
    kept: &Kept<'_>,
    batch: &mut Batch<'_>,
) -> Result<(), Error> {
    let matches = job.answer.as_ref().map(|answer| &answer.matches);
    let Some(of_answer) = matches.and_then(|matches| matches.get(place)) else {
        return Ok(());
    };
    let found: Partnership<'_> = record::read(kept.json)?;
    batch.row(|row| {
        row.text(Some(of_answer.certainty.as_str()));
        row.text(of_answer.reason.as_deref());
        row.records(&of_answer.highlights, |row, highlight| {
            row.text(Some(&highlight.path));
            row.text(Some(&highlight.words));
            row.count(highlight.start);
            row.count(highlight.end);
        });
        partnerships::write_row(job, &found, kept, row);
    })
}
