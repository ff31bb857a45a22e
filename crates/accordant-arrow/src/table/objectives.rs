//! The table of objectives.

use accordant::Error;
use accordant::query::Kept;

use super::{Job, source_ref};
use crate::batch::Batch;
use crate::column::{Column, Kind};
use crate::record::{self, Aims, Objective, text};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("partnership", Kind::Text, "The id of the partnership."),
    Column::new(
        "path",
        Kind::Text,
        "Where it stands: a JSON pointer from the partnership, `/objectives/0/objectives/1`.",
    ),
    Column::new(
        "parent",
        Kind::Text,
        "The path of the objective that it is a part of.",
    )
    .or("it is a part of none"),
    Column::new(
        "level",
        Kind::Whole,
        "How many objectives it is inside of; 0 for one that is a part of none.",
    ),
    Column::new(
        "position",
        Kind::Whole,
        "Its place among its neighbours, from 0.",
    ),
    Column::new("text", Kind::Text, "The objective as written."),
    Column::new(
        "kind",
        Kind::Text,
        "`aim`, `activity`, `deliverable` or `field`.",
    )
    .or("not stated"),
    Column::new(
        "source",
        Kind::Text,
        "The id of the source it was read from.",
    )
    .or("not stated"),
    Column::new(
        "first_line",
        Kind::Whole,
        "The first of its lines in the source, from 1.",
    )
    .or("not stated"),
    Column::new(
        "last_line",
        Kind::Whole,
        "The last of its lines in the source, from 1.",
    )
    .or("not stated"),
];

pub(super) fn write(
    job: &Job,
    _: usize,
    kept: &Kept<'_>,
    batch: &mut Batch<'_>,
) -> Result<(), Error> {
    let found: Aims<'_> = record::read(kept.json)?;
    write_each(job, found.id.as_str(), None, &found.objectives, 0, batch)
}

/// The recursion is bounded as the input is.
fn write_each(
    job: &Job,
    partnership: &str,
    parent: Option<&str>,
    objectives: &[Objective<'_>],
    level: usize,
    batch: &mut Batch<'_>,
) -> Result<(), Error> {
    let mut path = format!("{}/objectives/", parent.unwrap_or_default());
    let stem = path.len();
    for (position, objective) in objectives.iter().enumerate() {
        path.truncate(stem);
        path.push_str(&position.to_string());
        batch.row(|row| {
            row.text(Some(partnership));
            row.text(Some(&path));
            row.text(parent);
            row.count(level);
            row.count(position);
            row.text(Some(objective.text.choose(job.language())));
            row.text(text(objective.kind.as_ref()));
            source_ref(row, objective.source.as_ref());
        })?;
        if !objective.objectives.is_empty() {
            write_each(
                job,
                partnership,
                Some(&path),
                &objective.objectives,
                level + 1,
                batch,
            )?;
        }
    }
    Ok(())
}
