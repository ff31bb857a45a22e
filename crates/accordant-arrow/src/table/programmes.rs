//! The table of programmes.

use accordant::Error;
use accordant::model::{OrganizationId, Programme};

use super::{IDENTIFIER, Job, LINK, extensions, identifiers, links};
use crate::batch::Batch;
use crate::column::{Column, Kind};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("id", Kind::Text, "Its id, unique among the programmes."),
    Column::new("name", Kind::Text, "Its name."),
    Column::new("acronym", Kind::Text, "Its acronym.").or("not stated"),
    Column::new("aliases", Kind::Texts, "Other names and spellings."),
    Column::new(
        "funder",
        Kind::Text,
        "The id of the organization that pays for it.",
    )
    .or("not stated"),
    Column::new(
        "identifiers",
        Kind::Records(IDENTIFIER),
        "Its identifiers in other registers.",
    ),
    Column::new("links", Kind::Records(LINK), "Pages about it."),
    Column::new(
        "extensions",
        Kind::Text,
        "A user's own data, as a JSON object.",
    )
    .or("none"),
];

pub(super) fn write(job: &Job, found: &Programme, batch: &mut Batch<'_>) -> Result<(), Error> {
    batch.row(|row| {
        row.text(Some(found.id.as_str()));
        row.text(Some(job.words(&found.name)));
        row.text(found.acronym.as_deref());
        row.texts(found.aliases.iter().map(String::as_str));
        row.text(found.funder.as_ref().map(OrganizationId::as_str));
        identifiers(row, &found.identifiers);
        links(job, row, &found.links);
        extensions(row, &found.extensions);
    })
}
