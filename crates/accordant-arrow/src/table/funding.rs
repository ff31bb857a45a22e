//! The table of funding.

use accordant::Error;
use accordant::query::Kept;

use super::Job;
use crate::batch::Batch;
use crate::column::{Column, Kind};
use crate::record::{self, Funds, text};

pub(super) const COLUMNS: &[Column] = &[
    Column::new("partnership", Kind::Text, "The id of the partnership."),
    Column::new("position", Kind::Whole, "Its place among the funding of the partnership, from 0."),
    Column::new("programme", Kind::Text, "The id of the programme.").or("not stated"),
    Column::new("programme_name", Kind::Text, "The name of the programme.").or("no programme is stated"),
    Column::new("funder", Kind::Text, "The id of the organization that pays, as the record says.").or("not stated"),
    Column::new("funder_name", Kind::Text, "The name of that organization.").or("no funder is stated"),
    Column::new("programme_funder", Kind::Text, "The id of the organization that pays for the programme; a query for `funder:` finds it, too.")
        .or("not stated"),
    Column::new("amount", Kind::Number, "How much; the nearest number of 64 bits.").or("not stated"),
    Column::new("amount_text", Kind::Text, "How much, exactly: `1250000.50`.").or("not stated"),
    Column::new("currency", Kind::Text, "The currency of the amount, as an ISO 4217 code.").or("not stated"),
    Column::new("grant_scheme", Kind::Text, "The register that the identifier of the grant is of.").or("not stated"),
    Column::new("grant", Kind::Text, "The identifier of the grant.").or("not stated"),
];

pub(super) fn write(
    job: &Job,
    _: usize,
    kept: &Kept<'_>,
    batch: &mut Batch<'_>,
) -> Result<(), Error> {
    let found: Funds<'_> = record::read(kept.json)?;
    for (position, funding) in found.funding.iter().enumerate() {
        let programme = text(funding.programme.as_ref());
        let of_programme = programme.and_then(|id| job.programmes.get(id));
        let [programme_name, pays, _] = of_programme.unwrap_or_default();
        let funder = text(funding.funder.as_ref());
        let amount = text(funding.amount.as_ref());
        let grant = funding.identifier.as_ref();
        batch.row(|row| {
            row.text(Some(found.id.as_str()));
            row.count(position);
            row.text(programme);
            row.text(programme_name);
            row.text(funder);
            let organization = funder.and_then(|id| job.organizations.get(id));
            row.text(organization.and_then(|[name, ..]| name));
            row.text(pays);
            row.number(amount.and_then(|amount| amount.parse().ok()));
            row.text(amount);
            row.text(text(funding.currency.as_ref()));
            row.text(grant.map(|grant| grant.scheme.as_str()));
            row.text(grant.map(|grant| grant.value.as_str()));
        })?;
    }
    Ok(())
}
