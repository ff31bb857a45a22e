//! What a record is funded by.

use accordant::Diagnostic;
use accordant::json::Json;
use accordant::model::{Amount, CurrencyCode, Funding, OrganizationId, ProgrammeId};

use super::parties::{Parties, named};
use super::report::{Notes, pointer};
use super::values::{amount, currency, each};
use crate::remarks::shown;

/// The funders, programmes and amount of one record, before they are put together.
#[derive(Default)]
pub(super) struct Pieces {
    funders: Vec<OrganizationId>,
    programmes: Vec<ProgrammeId>,
    amount: Option<Amount>,
    currency: Option<CurrencyCode>,
}

impl Pieces {
    /// Reads funders; gives back what it could not hold.
    pub(super) fn funders(
        &mut self,
        value: Json,
        name: &str,
        path: &str,
        parties: &mut Parties,
        notes: &mut Notes,
    ) -> Option<Json> {
        each(value, path, &mut |item, path| {
            let found =
                named(&item, name, path, notes).and_then(|n| Some((parties.organization(&n)?, n)));
            let Some((found, named)) = found else {
                return Some(item);
            };
            self.funders.push(found.id);
            // A funding has no place for another spelling of the name, nor for a role.
            let whole = found.whole && found.as_printed.is_none() && named.role.is_none();
            kept_besides(item, whole, name, path, notes)
        })
    }

    /// Reads programmes; gives back what it could not hold.
    pub(super) fn programmes(
        &mut self,
        value: Json,
        name: &str,
        path: &str,
        parties: &mut Parties,
        notes: &mut Notes,
    ) -> Option<Json> {
        each(value, path, &mut |item, path| {
            let found = named(&item, name, path, notes).and_then(|n| parties.programme(&n));
            let Some((id, whole)) = found else {
                return Some(item);
            };
            self.programmes.push(id);
            kept_besides(item, whole, name, path, notes)
        })
    }

    /// Reads an amount, or an object with an amount and its currency; gives back what it could not hold.
    pub(super) fn amount(&mut self, value: Json, path: &str, notes: &mut Notes) -> Option<Json> {
        if let Json::Object(fields) = &value {
            let field = |names: [&str; 2]| {
                fields
                    .iter()
                    .find(|(name, _)| names.contains(&name.as_str()))
            };
            if let (Some((name, number)), Some((unit, code)), 2) = (
                field(["amount", "value"]),
                field(["currency", "currency"]),
                fields.len(),
            ) && self.currency.is_none()
            {
                self.amount = amount(number, &pointer(path, name), notes);
                self.currency = currency(code, &pointer(path, unit), notes);
                let whole = self.amount.is_some() && self.currency.is_some();
                return (!whole).then_some(value);
            }
        }
        self.amount = amount(&value, path, notes);
        self.amount.is_none().then_some(value)
    }

    /// Reads a currency; gives back what it could not hold.
    pub(super) fn currency(&mut self, value: Json, path: &str, notes: &mut Notes) -> Option<Json> {
        if self.currency.is_some() {
            return Some(value);
        }
        self.currency = currency(&value, path, notes);
        self.currency.is_none().then_some(value)
    }

    /// One funding if each piece stands alone. Of several funders or programmes nobody says which paid
    /// how much: each then stands by itself, and so does the amount.
    pub(super) fn together(self) -> Vec<Funding> {
        let is_one = self.funders.len() <= 1 && self.programmes.len() <= 1;
        let money = Funding {
            amount: self.amount,
            currency: self.currency,
            ..Funding::default()
        };
        let mut funders = self.funders.into_iter().map(Some);
        let mut programmes = self.programmes.into_iter().map(Some);
        let mut all = Vec::new();
        if is_one {
            all.push(Funding {
                funder: funders.next().flatten(),
                programme: programmes.next().flatten(),
                ..money
            });
        } else {
            all.extend(funders.map(|funder| Funding {
                funder,
                ..Funding::default()
            }));
            all.extend(programmes.map(|programme| Funding {
                programme,
                ..Funding::default()
            }));
            all.push(money);
        }
        all.retain(|funding| *funding != Funding::default());
        all
    }
}

/// What is kept of a party in the extensions: nothing if all of it is held, otherwise all of it.
pub(super) fn kept_besides(
    item: Json,
    whole: bool,
    name: &str,
    path: &str,
    notes: &mut Notes,
) -> Option<Json> {
    if whole {
        return None;
    }
    notes.note(
        Diagnostic::info(
            "records.party-in-part",
            format!(
                "not all that `{}` says of it has a place: the whole is kept in `extensions`",
                shown(name)
            ),
        )
        .at_path(path),
    );
    Some(item)
}
