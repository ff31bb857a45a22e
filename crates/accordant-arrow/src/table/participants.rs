//! The table of participants.

use accordant::Error;
use accordant::query::Kept;
use accordant::time::Period;

use super::{Job, windows};
use crate::batch::Batch;
use crate::column::{Column, Kind};
use crate::record::{self, Parties, text};

const NO_OWN: &str =
    "it has no period of its own, no day limits it, or one outside of the years 1 to 9999";

pub(super) const COLUMNS: &[Column] = &[
    Column::new("partnership", Kind::Text, "The id of the partnership."),
    Column::new("position", Kind::Whole, "Its place among the participants of the partnership, from 0."),
    Column::new("organization", Kind::Text, "The id of the organization."),
    Column::new("organization_name", Kind::Text, "The name of the organization."),
    Column::new("acronym", Kind::Text, "The acronym of the organization.").or("not stated"),
    Column::new("country", Kind::Text, "Where the organization is, as an ISO 3166-1 alpha-2 code.")
        .or("not stated"),
    Column::new("role", Kind::Text, "Its part: `coordinator`, `partner`, `member`, `foundingMember`, `associate`, `observer`, `beneficiary`, `funder`, `host`, `implementer`, `signatory`, `network` or `other`.")
        .or("not stated"),
    Column::new("name_as_printed", Kind::Text, "Its name as printed in the source.").or("not stated"),
    Column::new("period", Kind::Text, "When it takes part, as EDTF, if that differs from the period of the partnership.")
        .or("it does not differ"),
    Column::new("start_first", Kind::Day, "The first day on which its own period can have begun.").or(NO_OWN),
    Column::new("start_last", Kind::Day, "The last day on which its own period can have begun.").or(NO_OWN),
    Column::new("end_first", Kind::Day, "The first day on which its own period can have ended.").or(NO_OWN),
    Column::new("end_last", Kind::Day, "The last day on which its own period can have ended.").or(NO_OWN),
];

pub(super) fn write(
    job: &Job,
    _: usize,
    kept: &Kept<'_>,
    batch: &mut Batch<'_>,
) -> Result<(), Error> {
    let found: Parties<'_> = record::read(kept.json)?;
    // One after the other, so that the processor waits for many at once.
    let ids = found
        .participants
        .iter()
        .map(|found| found.organization.as_str());
    let names: Vec<_> = ids.map(|id| job.organizations.get(id)).collect();
    for ((position, participant), names) in found.participants.iter().enumerate().zip(names) {
        let id = participant.organization.as_str();
        let [name, acronym, country] = names.unwrap_or_default();
        let period = participant.period.as_ref();
        let extent = match period {
            Some(period) => period.as_str().parse::<Period>()?.extent(&job.frame),
            None => None,
        };
        batch.row(|row| {
            row.text(Some(found.id.as_str()));
            row.count(position);
            row.text(Some(id));
            row.text(name.or(Some(id)));
            row.text(acronym);
            row.text(country);
            row.text(text(participant.role.as_ref()));
            row.text(text(participant.name_as_printed.as_ref()));
            row.text(text(period));
            row.windows(windows(extent));
        })?;
    }
    Ok(())
}
