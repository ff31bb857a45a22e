//! Counts over sets of rows: facets, and who meets whom.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use hashbrown::HashMap;
use roaring::RoaringBitmap;

use super::ask::Session;
use super::coded::{Coded, Values};
use super::evaluate::Exact;
use crate::Error;
use crate::model::{Organization, OrganizationId, Role};
use crate::query::ast::Query;
use crate::query::facets::{Facet, FacetValue, Facets, in_order, without_field};
use crate::query::find::Assumptions;
use crate::query::links::{Links, Network, Pair};
use crate::query::term::{Field, Status, Words};

/// Up to how many values are counted by their sets of rows rather than row by row.
const FEW_VALUES: usize = 64;

/// How many rows have something: for certain, and for certain or possibly.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    certain: usize,
    total: usize,
}

impl Session<'_> {
    pub(super) fn facets(&self, query: &Query, fields: &[Field]) -> Result<Facets, Error> {
        let mut assumptions = Assumptions::default();
        let mut facets = Vec::new();
        for field in fields {
            let rest = without_field(query, *field);
            let values = if *field == Field::Status {
                self.count_status(&rest, &mut assumptions)?
            } else {
                let answered = self.answer(&rest)?;
                assumptions.extend(answered.assumptions.list);
                self.count(&answered.exact, *field)
            };
            facets.push(Facet {
                field: field.to_string(),
                values: in_order(values),
            });
        }
        Ok(Facets {
            facets,
            assumptions: assumptions.list,
        })
    }

    fn count_status(
        &self,
        query: &Query,
        assumptions: &mut Assumptions,
    ) -> Result<Vec<FacetValue>, Error> {
        let mut values = Vec::new();
        for status in Status::ALL {
            let query = Query::all([query.clone(), Query::status(*status)]);
            let answered = self.answer(&query)?;
            assumptions.extend(answered.assumptions.list);
            let count = Count {
                certain: size(&answered.exact.certain),
                total: size(&answered.exact.possible),
            };
            if count.total > 0 {
                values.push(value(status.as_str(), status.as_str(), count));
            }
        }
        Ok(values)
    }

    fn count(&self, exact: &Exact, field: Field) -> Vec<FacetValue> {
        let columns = &self.index().columns;
        let head = &self.index().head;
        match field {
            Field::Kind => plain(count_values(&columns.kinds, exact)),
            Field::Declared => plain(count_values(&columns.declared, exact)),
            Field::Language => plain(count_values(&columns.languages, exact)),
            Field::Country => plain(count_coded(&columns.countries, exact)),
            Field::Topic => plain(count_coded(&columns.topics, exact)),
            Field::Programme => count_coded(&columns.programmes, exact)
                .into_iter()
                .map(|(id, count)| {
                    let programme = self.asked().programme(id);
                    let label = programme.map(|p| p.acronym.as_deref().unwrap_or(p.name.as_str()));
                    value(id.as_str(), label.unwrap_or(id.as_str()), count)
                })
                .collect(),
            Field::Partner => {
                let organizations = head.portfolio.organizations.len();
                let count = |rows: &RoaringBitmap| columns.organizations.count(rows, organizations);
                self.organizations(counted(count, exact))
            }
            Field::Role(role) => {
                let count = |rows: &RoaringBitmap| self.count_role(rows, role);
                self.organizations(counted(count, exact))
            }
            _ => Vec::new(),
        }
    }

    /// Counts of organizations by their places.
    fn organizations(&self, counts: impl Iterator<Item = (usize, Count)>) -> Vec<FacetValue> {
        let all = &self.index().head.portfolio.organizations;
        let counts = counts.filter_map(|(place, count)| {
            let found = all.get(place)?;
            Some(value(found.id.as_str(), found.label(), count))
        });
        counts.collect()
    }

    /// In how many of the rows each organization takes part in a role, by its place.
    fn count_role(&self, rows: &RoaringBitmap, role: Role) -> Vec<usize> {
        let parties = &self.index().columns.parties;
        let mut counts = vec![0; self.index().head.portfolio.organizations.len()];
        let mut found = Vec::new();
        for row in rows {
            found.clear();
            for code in parties.of_row(row) {
                if let Some(party) = parties.values.value(*code)
                    && party.slot.fits(Some(role))
                    && !found.contains(&party.organization)
                {
                    found.push(party.organization);
                }
            }
            for place in &found {
                if let Some(count) = counts.get_mut(*place as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// The rows in which one of the organizations is a party, the holder included.
    fn rows_of_parties(&self, ids: &HashSet<OrganizationId>) -> RoaringBitmap {
        let index = self.index();
        let holder = index.head.portfolio.holder.as_ref();
        if holder.is_some_and(|holder| ids.contains(holder)) {
            return index.live.clone();
        }
        let organizations = &index.head.directory.organizations;
        let places: Vec<u32> = ids
            .iter()
            .filter_map(|id| organizations.place(id.as_str()))
            .collect();
        index.rows_of(&places, |_| true)
    }

    pub(super) fn links(&self, a: &str, b: &str, query: &Query) -> Result<Links, Error> {
        let answered = self.answer(query)?;
        let mut notes = answered.prepared.notes;
        let a = self
            .asked()
            .organizations(&Words::new(a, false), &mut notes);
        let b = self
            .asked()
            .organizations(&Words::new(b, false), &mut notes);
        let both = self.rows_of_parties(&a) & self.rows_of_parties(&b) & &answered.exact.possible;
        let mut shared = Vec::new();
        let rows = self.index().in_order(&both);
        self.each_hit(rows, &answered.exact, |hit| {
            shared.extend(self.asked().shared(hit, &a, &b));
        });
        Ok(Links::new(shared, answered.assumptions.list, notes))
    }

    pub(super) fn partners(&self, of: &str, query: &Query) -> Result<Network, Error> {
        let mut notes = Vec::new();
        let ids = self
            .asked()
            .organizations(&Words::new(of, false), &mut notes);
        let answered = self.answer(query)?;
        notes.extend(answered.prepared.notes);
        let rows = self.rows_of_parties(&ids) & &answered.exact.possible;
        let own: HashSet<u32> = ids.iter().filter_map(|id| self.place(id)).collect();
        let pairs = self.pairs(&rows, &answered.exact, |parties, found| {
            let others = parties.iter().filter(|place| !own.contains(place));
            for other in others {
                let own = parties.iter().filter(|place| own.contains(place));
                found.extend(own.map(|own| (*own, *other)));
            }
        });
        Ok(Network::new(pairs, answered.assumptions.list, notes))
    }

    pub(super) fn network(&self, query: &Query) -> Result<Network, Error> {
        let answered = self.answer(query)?;
        let id = |place: &u32| self.organization(*place).map(|found| &found.id);
        let rows = &answered.exact.possible;
        let pairs = self.pairs_of_written(rows, &answered.exact, |parties, found| {
            for (index, a) in parties.iter().enumerate() {
                for b in parties.iter().skip(index + 1) {
                    found.push(if id(a) < id(b) { (*a, *b) } else { (*b, *a) });
                }
            }
        });
        Ok(Network::new(
            pairs,
            answered.assumptions.list,
            answered.prepared.notes,
        ))
    }

    /// Counts the pairs of parties of rows, the holder included.
    fn pairs(
        &self,
        rows: &RoaringBitmap,
        exact: &Exact,
        pairs_of: impl Fn(&[u32], &mut Vec<(u32, u32)>),
    ) -> Vec<Pair> {
        let holder = self.index().head.portfolio.holder.as_ref();
        let holder = holder.and_then(|id| self.place(id));
        self.pairs_of_written(rows, exact, |parties, found| {
            let mut parties = parties.to_vec();
            parties.extend(holder.filter(|holder| !parties.contains(holder)));
            pairs_of(&parties, found);
        })
    }

    /// Counts the pairs of organizations that are written in rows.
    fn pairs_of_written(
        &self,
        rows: &RoaringBitmap,
        exact: &Exact,
        pairs_of: impl Fn(&[u32], &mut Vec<(u32, u32)>),
    ) -> Vec<Pair> {
        let mut counts: HashMap<(u32, u32), Count> = HashMap::new();
        let mut found = Vec::new();
        for row in rows {
            found.clear();
            pairs_of(self.index().columns.organizations.of_row(row), &mut found);
            let certain = usize::from(exact.certain.contains(row));
            for pair in &found {
                let count = counts.entry(*pair).or_default();
                count.certain += certain;
                count.total += 1;
            }
        }
        let pair = |((a, b), count): ((u32, u32), Count)| {
            Some(Pair {
                a: self.organization(a)?.id.clone(),
                b: self.organization(b)?.id.clone(),
                certain: count.certain,
                total: count.total,
            })
        };
        counts.into_iter().filter_map(pair).collect()
    }

    fn place(&self, id: &OrganizationId) -> Option<u32> {
        let organizations = &self.index().head.directory.organizations;
        organizations.place(id.as_str())
    }

    fn organization(&self, place: u32) -> Option<&Organization> {
        self.index()
            .head
            .portfolio
            .organizations
            .get(place as usize)
    }
}

fn size(rows: &RoaringBitmap) -> usize {
    usize::try_from(rows.len()).unwrap_or(usize::MAX)
}

fn value(value: &str, label: &str, count: Count) -> FacetValue {
    FacetValue {
        value: value.to_owned(),
        label: label.to_owned(),
        certain: count.certain,
        total: count.total,
    }
}

/// Values that are their own labels.
fn plain<'c, K: Display + 'c>(counts: Vec<(&'c K, Count)>) -> Vec<FacetValue> {
    let counts = counts.into_iter();
    counts
        .map(|(found, count)| {
            let text = found.to_string();
            value(&text, &text, count)
        })
        .collect()
}

/// How many of the rows have each value, by the rows of the values.
fn count_values<'c, K: Hash + Eq>(values: &'c Values<K>, exact: &Exact) -> Vec<(&'c K, Count)> {
    let count = |rows: &RoaringBitmap| {
        let counts = values.iter().map(|(_, of)| of.count_in(rows));
        counts.collect()
    };
    let counted = counted(count, exact);
    counted
        .filter_map(|(code, count)| Some((values.value(u32::try_from(code).ok()?)?, count)))
        .collect()
}

/// How many of the rows have each value, by the values of the rows where that is less work.
fn count_coded<'c, K: Hash + Eq>(coded: &'c Coded<K>, exact: &Exact) -> Vec<(&'c K, Count)> {
    if coded.values.len() <= FEW_VALUES {
        return count_values(&coded.values, exact);
    }
    let count = |rows: &RoaringBitmap| coded.lists.count(rows, coded.values.len());
    let counted = counted(count, exact);
    counted
        .filter_map(|(code, count)| Some((coded.values.value(u32::try_from(code).ok()?)?, count)))
        .collect()
}

/// Counts by place, of those that match for certain and of all, without what no row has.
fn counted(
    count: impl Fn(&RoaringBitmap) -> Vec<usize>,
    exact: &Exact,
) -> impl Iterator<Item = (usize, Count)> {
    let total = count(&exact.possible);
    let certain = if exact.certain == exact.possible {
        total.clone()
    } else {
        count(&exact.certain)
    };
    let counts = certain.into_iter().zip(total).enumerate();
    counts
        .map(|(place, (certain, total))| (place, Count { certain, total }))
        .filter(|(_, count)| count.total > 0)
}
