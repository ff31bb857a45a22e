//! The table of partnerships.

use accordant::Error;
use accordant::query::Kept;
use serde_json::value::RawValue;

use super::{IDENTIFIER, Job, LINK, NO_DAY, source_ref, windows};
use crate::batch::{Batch, Row};
use crate::column::{Column, Kind};
use crate::record::{self, Partnership, Str, text};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("id", Kind::Text, "Its id, unique in the portfolio."),
    Column::new("title", Kind::Text, "Its title as the holder writes it."),
    Column::new("name", Kind::Text, "Its full name.").or("not stated"),
    Column::new("kind", Kind::Text, "`agreement`, `network`, `project`, `technicalAssistance`, `initiative` or `other`.")
        .or("not stated"),
    Column::new("period", Kind::Text, "When the holder takes part, as EDTF: `2016-05/..`.")
        .or("undated"),
    Column::new("start_first", Kind::Day, "The first day on which it can have begun.").or(NO_DAY),
    Column::new("start_last", Kind::Day, "The last day on which it can have begun.").or(NO_DAY),
    Column::new("end_first", Kind::Day, "The first day on which it can have ended, amendments included.")
        .or(NO_DAY),
    Column::new("end_last", Kind::Day, "The last day on which it can have ended, amendments included.")
        .or(NO_DAY),
    Column::new("status", Kind::Text, "What the record says of its state: `planned`, `ongoing`, `suspended`, `completed`, `terminated` or `cancelled`.")
        .or("not stated"),
    Column::new("summary", Kind::Text, "The prose that introduces it.").or("not stated"),
    Column::new("countries", Kind::Texts, "The countries it concerns, as ISO 3166-1 alpha-2 codes."),
    Column::new("topics", Kind::Texts, "What it is about, in the holder's own terms."),
    Column::new("identifiers", Kind::Records(IDENTIFIER), "Its identifiers in other registers."),
    Column::new("links", Kind::Records(LINK), "Pages about it."),
    Column::new("relations", Kind::Records(RELATION), "How it relates to other partnerships."),
    Column::new("amendments", Kind::Records(AMENDMENT), "Ends that were moved; the one decided last counts."),
    Column::new("renewal", Kind::Text, "What happens at the end: `fixed`, `onRequest`, `tacit` or `perpetual`.")
        .or("not stated"),
    Column::new("renewal_term", Kind::Text, "For how long it is renewed each time: `P1Y`.").or("not stated"),
    Column::new("renewal_notice", Kind::Text, "How long before the end notice has to be given: `P6M`.")
        .or("not stated"),
    Column::new("source", Kind::Text, "The id of the source it was read from.").or("not stated"),
    Column::new("first_line", Kind::Whole, "The first of its lines in the source, from 1.").or("not stated"),
    Column::new("last_line", Kind::Whole, "The last of its lines in the source, from 1.").or("not stated"),
    Column::new("extensions", Kind::Text, "A user's own data, as a JSON object.").or("none"),
];

const RELATION: &[Column] = &[
    Column::new(
        "kind",
        Kind::Text,
        "`partOf`, `continues`, `renews`, `extends`, `replaces` or `related`.",
    ),
    Column::new("target", Kind::Text, "The id of the other partnership."),
];

const AMENDMENT: &[Column] = &[
    Column::new("decided", Kind::Text, "When it was decided, as EDTF.").or("not stated"),
    Column::new(
        "end",
        Kind::Text,
        "The new end, as EDTF; `..` if it is now open, empty if unknown.",
    ),
    Column::new("reason", Kind::Text, "Why.").or("not stated"),
];

pub(super) fn write(
    job: &Job,
    _: usize,
    kept: &Kept<'_>,
    batch: &mut Batch<'_>,
) -> Result<(), Error> {
    let found: Partnership<'_> = record::read(kept.json)?;
    batch.row(|row| write_row(job, &found, kept, row))
}

/// Writes the columns of a partnership.
pub(super) fn write_row(job: &Job, found: &Partnership<'_>, kept: &Kept<'_>, row: &mut Row<'_>) {
    let language = job.language();
    row.text(Some(found.id.as_str()));
    row.text(Some(found.title.choose(language)));
    row.text(found.name.as_ref().map(|name| name.choose(language)));
    row.text(text(found.kind.as_ref()));
    row.text(text(found.period.as_ref()));
    row.windows(windows(kept.extent));
    row.text(text(found.status.as_ref()));
    row.text(
        found
            .summary
            .as_ref()
            .map(|summary| summary.choose(language)),
    );
    row.texts(found.countries.iter().map(Str::as_str));
    row.texts(found.topics.iter().map(Str::as_str));
    row.records(&found.identifiers, |row, identifier| {
        row.text(Some(identifier.scheme.as_str()));
        row.text(Some(identifier.value.as_str()));
    });
    row.records(&found.links, |row, link| {
        row.text(Some(link.url.as_str()));
        row.text(link.title.as_ref().map(|title| title.choose(language)));
    });
    row.records(&found.relations, |row, relation| {
        row.text(Some(relation.kind.as_str()));
        row.text(Some(relation.target.as_str()));
    });
    row.records(&found.amendments, |row, amendment| {
        row.text(text(amendment.decided.as_ref()));
        row.text(Some(amendment.end.as_str()));
        row.text(
            amendment
                .reason
                .as_ref()
                .map(|reason| reason.choose(language)),
        );
    });
    let renewal = found.renewal.as_ref();
    row.text(renewal.map(|renewal| renewal.kind.as_str()));
    row.text(text(renewal.and_then(|renewal| renewal.term.as_ref())));
    row.text(text(renewal.and_then(|renewal| renewal.notice.as_ref())));
    source_ref(row, found.source.as_ref());
    let extensions = found.extensions.map(RawValue::get);
    row.text(extensions.filter(|json| *json != "{}"));
}
