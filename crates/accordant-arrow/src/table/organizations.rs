//! The table of organizations.

use accordant::Error;
use accordant::model::{CountryCode, Organization, OrganizationKind};

use super::{IDENTIFIER, Job, LINK, extensions, identifiers, links};
use crate::batch::{Batch, date32};
use crate::column::{Column, Kind};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("id", Kind::Text, "Its id, unique among the organizations."),
    Column::new("name", Kind::Text, "Its name."),
    Column::new("acronym", Kind::Text, "Its acronym.").or("not stated"),
    Column::new("aliases", Kind::Texts, "Other names and spellings."),
    Column::new("kind", Kind::Text, "`university`, `qualityAgency`, `government`, `international`, `network`, `research`, `ngo`, `company` or `other`.")
        .or("not stated"),
    Column::new("country", Kind::Text, "Where it is, as an ISO 3166-1 alpha-2 code.").or("not stated"),
    Column::new("founded", Kind::Text, "When it was founded, as EDTF: `2014-21`.").or("not stated"),
    Column::new("founded_first", Kind::Day, "The first day on which it can have been founded.").or(NO_DAY),
    Column::new("founded_last", Kind::Day, "The last day on which it can have been founded.").or(NO_DAY),
    Column::new("is_holder", Kind::Flag, "Whether it is the institution that keeps the portfolio."),
    Column::new("identifiers", Kind::Records(IDENTIFIER), "Its identifiers in other registers."),
    Column::new("links", Kind::Records(LINK), "Pages about it."),
    Column::new("extensions", Kind::Text, "A user's own data, as a JSON object.").or("none"),
];

const NO_DAY: &str = "not stated, or outside of the years 1 to 9999";

pub(super) fn write(job: &Job, found: &Organization, batch: &mut Batch<'_>) -> Result<(), Error> {
    let founded = found.founded.map(|date| date.window(&job.frame.policy));
    batch.row(|row| {
        row.text(Some(found.id.as_str()));
        row.text(Some(job.words(&found.name)));
        row.text(found.acronym.as_deref());
        row.texts(found.aliases.iter().map(String::as_str));
        row.text(found.kind.map(OrganizationKind::as_str));
        row.text(found.country.as_ref().map(CountryCode::as_str));
        row.text(found.founded.map(|date| date.to_string()).as_deref());
        row.day(founded.and_then(|window| date32(window.first())));
        row.day(founded.and_then(|window| date32(window.last())));
        row.flag(job.source.head().holder.as_ref() == Some(&found.id));
        identifiers(row, &found.identifiers);
        links(job, row, &found.links);
        extensions(row, &found.extensions);
    })
}
