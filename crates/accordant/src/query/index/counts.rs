//! Counts over sets of rows: facets, and who meets whom.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use hashbrown::HashMap;

use super::ask::Session;
use super::coded::{Coded, Values};
use super::evaluate::Exact;
use super::lists::Counts;
use super::set::Set;
use crate::model::{Organization, OrganizationId, Role};
use crate::query::ast::Query;
use crate::query::facets::{Facet, FacetValue, Facets, in_order, without_field};
use crate::query::find::Assumptions;
use crate::query::links::{
    CommonPartner, CommonPartners, Links, Meetings, Network, Pair, common_order, pair_order,
};
use crate::query::term::{Field, Status, Words};
use crate::{Diagnostic, Error};

impl<'i> Session<'i> {
    pub(super) fn facets(&self, query: &Query, fields: &[Field]) -> Result<Facets, Error> {
        let mut assumptions = Assumptions::default();
        let mut facets = Vec::new();
        // Most fields leave the same rest of the query.
        let mut last: Option<(Query, Found<'i>)> = None;
        for field in fields {
            let rest = without_field(query, *field);
            let values = if *field == Field::Status {
                self.count_status(&rest, &mut assumptions)?
            } else {
                let found = match last.take() {
                    Some((query, found)) if query == rest => found,
                    _ => {
                        let answered = self.answer(&rest)?;
                        assumptions.extend(answered.assumptions.list);
                        Found::new(answered.exact)
                    }
                };
                let values = self.count(&found, *field);
                last = Some((rest, found));
                values
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
            let count = Meetings {
                certain: answered.exact.certain().len(),
                total: answered.exact.possible.len(),
            };
            if count.total > 0 {
                values.push(value(status.as_str(), status.as_str(), count));
            }
        }
        Ok(values)
    }

    fn count(&self, found: &Found<'_>, field: Field) -> Vec<FacetValue> {
        let columns = &self.index().columns;
        match field {
            Field::Kind => plain(found.count_values(&columns.kinds)),
            Field::Declared => plain(found.count_values(&columns.declared)),
            Field::Language => plain(found.count_values(&columns.languages)),
            Field::Country => plain(found.count_coded(&columns.countries)),
            Field::Topic => plain(found.count_coded(&columns.topics)),
            Field::Programme => found
                .count_coded(&columns.programmes)
                .into_iter()
                .map(|(id, count)| {
                    let programme = self.asked().programme(id);
                    let label = programme.map(|p| p.acronym.as_deref().unwrap_or(p.name.as_str()));
                    value(id.as_str(), label.unwrap_or(id.as_str()), count)
                })
                .collect(),
            Field::Partner => self.count_organizations(found, &|rows, counts| {
                columns.organizations.count(rows, counts);
            }),
            Field::Role(Role::Funder) => self.count_organizations(found, &|rows, counts| {
                columns.funders.count(rows, counts);
            }),
            Field::Role(role) => self.count_organizations(found, &|rows, counts| {
                self.count_role(rows, role, counts);
            }),
            _ => Vec::new(),
        }
    }

    /// Counts of organizations, which are counted by their places.
    fn count_organizations(
        &self,
        found: &Found<'_>,
        count: &dyn Fn(&[u32], &mut Counts),
    ) -> Vec<FacetValue> {
        let all = &self.index().head.portfolio.organizations;
        let counts = found.count(all.len(), count);
        let counts = counts.each().filter_map(|(place, count)| {
            let found = all.get(place as usize)?;
            Some(value(found.id.as_str(), found.label(), count))
        });
        counts.collect()
    }

    /// Adds to the counts in how many of the rows each organization takes part in a role, by its place.
    fn count_role(&self, rows: &[u32], role: Role, counts: &mut Counts) {
        let parties = &self.index().columns.parties;
        let mut found = Vec::new();
        for row in rows {
            found.clear();
            for code in parties.of_row(*row) {
                if let Some(party) = parties.values.value(code)
                    && party.slot.fits(Some(role))
                    && !found.contains(&party.organization)
                {
                    found.push(party.organization);
                }
            }
            for place in &found {
                counts.add(*place);
            }
        }
    }

    /// The rows in which one of the organizations is a party, the holder included.
    fn rows_of_parties(&self, places: &[u32]) -> Set<'i> {
        let index = self.index();
        if self.holder().is_some_and(|holder| places.contains(&holder)) {
            return Set::borrowed(&index.live);
        }
        index.rows_with(places.iter().copied())
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
        let rows_of = |ids| self.rows_of_parties(&self.places_of(ids));
        let both = rows_of(&a).and(&rows_of(&b));
        let mut shared = Vec::new();
        let rows = self.in_order(&both.and(&answered.exact.possible));
        self.each_hit(rows, &answered.exact, |hit| {
            shared.extend(self.asked().shared(hit, &a, &b));
        });
        Ok(Links::new(shared, answered.assumptions.list, notes))
    }

    pub(super) fn partners(
        &self,
        of: &str,
        query: &Query,
        limit: Option<usize>,
    ) -> Result<Network, Error> {
        let mut notes = Vec::new();
        let own = self.places(of, &mut notes);
        let answered = self.answer(query)?;
        notes.extend(answered.prepared.notes);
        let holder = self.holder();
        let mut pairs = Vec::new();
        for a in &own {
            let rows = self.rows_of_parties(&[*a]);
            let found = Found::new(answered.exact.among(&rows));
            let mut met = self.count_met(&found);
            // The holder is a party to each of them, written or not.
            if let Some(holder) = holder {
                met.set(holder, found.certain.len(), found.open.len());
            }
            let others = met.each().filter(|(b, _)| !own.contains(b));
            pairs.extend(others.map(|(b, count)| ((*a, b), count)));
        }
        Ok(Network {
            pairs: self.most_frequent(pairs, limit),
            assumptions: answered.assumptions.list,
            notes,
        })
    }

    pub(super) fn common_partners(
        &self,
        a: &str,
        b: &str,
        query: &Query,
        limit: Option<usize>,
    ) -> Result<CommonPartners, Error> {
        let answered = self.answer(query)?;
        let mut notes = answered.prepared.notes;
        let (a, b) = (self.places(a, &mut notes), self.places(b, &mut notes));
        let [with_a, with_b] = [&a, &b].map(|own| {
            let rows = self.rows_of_parties(own);
            self.count_met(&Found::new(answered.exact.among(&rows)))
        });
        let both = with_a.each_with(&with_b);
        let common: Vec<_> = both
            .filter(|(place, _, _)| !a.contains(place) && !b.contains(place))
            .collect();
        let total = common.len();
        let id = |place: u32| self.organization(place).map(|found| &found.id);
        let first = first(
            common,
            limit,
            |(x, x_with_a, x_with_b), (y, y_with_a, y_with_b)| {
                common_order(*x_with_a, *x_with_b)
                    .cmp(&common_order(*y_with_a, *y_with_b))
                    .then_with(|| id(*x).cmp(&id(*y)))
            },
        );
        let partner = |(place, with_a, with_b): (u32, Meetings, Meetings)| {
            Some(CommonPartner {
                organization: id(place)?.clone(),
                with_a,
                with_b,
            })
        };
        Ok(CommonPartners {
            total,
            partners: first.into_iter().filter_map(partner).collect(),
            assumptions: answered.assumptions.list,
            notes,
        })
    }

    pub(super) fn network(&self, query: &Query, limit: Option<usize>) -> Result<Network, Error> {
        let answered = self.answer(query)?;
        let id = |place: u32| self.organization(place).map(|found| &found.id);
        let mut counts: HashMap<(u32, u32), Meetings> = HashMap::new();
        let mut parties = Vec::new();
        for row in answered.exact.possible.iter() {
            let certain = answered.exact.certain().contains(row);
            parties.clear();
            parties.extend(self.index().columns.organizations.of_row(row));
            for (index, a) in parties.iter().enumerate() {
                for b in parties.iter().skip(index + 1) {
                    let pair = if id(*a) < id(*b) { (*a, *b) } else { (*b, *a) };
                    counts.entry(pair).or_default().add(certain);
                }
            }
        }
        let pairs = self.most_frequent(counts.into_iter().collect(), limit);
        Ok(Network {
            pairs,
            assumptions: answered.assumptions.list,
            notes: answered.prepared.notes,
        })
    }

    /// The pairs that meet most often, in order.
    fn most_frequent(&self, pairs: Vec<((u32, u32), Meetings)>, limit: Option<usize>) -> Vec<Pair> {
        let id = |place: u32| self.organization(place).map(|found| &found.id);
        let ids = |(a, b): (u32, u32)| (id(a), id(b));
        let first = first(pairs, limit, |(x, x_met), (y, y_met)| {
            pair_order(*x_met)
                .cmp(&pair_order(*y_met))
                .then_with(|| ids(*x).cmp(&ids(*y)))
        });
        let pair = |((a, b), met): ((u32, u32), Meetings)| {
            Some(Pair {
                a: id(a)?.clone(),
                b: id(b)?.clone(),
                certain: met.certain,
                total: met.total,
            })
        };
        first.into_iter().filter_map(pair).collect()
    }

    /// Counts who is written in the rows.
    fn count_met(&self, found: &Found<'_>) -> Tally {
        let organizations = self.index().head.portfolio.organizations.len();
        found.count(organizations, &|rows, counts| {
            self.index().columns.organizations.count(rows, counts);
        })
    }

    fn holder(&self) -> Option<u32> {
        let holder = self.index().head.portfolio.holder.as_ref()?;
        let organizations = &self.index().head.directory.organizations;
        organizations.place(holder.as_str())
    }

    /// The places of the organizations that a name means.
    fn places(&self, name: &str, notes: &mut Vec<Diagnostic>) -> Vec<u32> {
        let ids = self.asked().organizations(&Words::new(name, false), notes);
        self.places_of(&ids)
    }

    fn places_of(&self, ids: &HashSet<OrganizationId>) -> Vec<u32> {
        let organizations = &self.index().head.directory.organizations;
        ids.iter()
            .filter_map(|id| organizations.place(id.as_str()))
            .collect()
    }

    fn organization(&self, place: u32) -> Option<&Organization> {
        self.index()
            .head
            .portfolio
            .organizations
            .get(place as usize)
    }
}

/// The rows of an answer as lists.
struct Found<'i> {
    exact: Exact<'i>,
    certain: Vec<u32>,
    /// Those that match possibly and not for certain.
    open: Vec<u32>,
}

impl<'i> Found<'i> {
    fn new(exact: Exact<'i>) -> Found<'i> {
        Found {
            certain: exact.certain().list().into_owned(),
            open: exact.open().list().into_owned(),
            exact,
        }
    }

    /// How many rows have each of so many numbers.
    fn count(&self, numbers: usize, count: &dyn Fn(&[u32], &mut Counts)) -> Tally {
        let mut certain = Counts::new(numbers);
        count(&self.certain, &mut certain);
        if self.open.is_empty() {
            return Tally {
                total: certain,
                certain: None,
            };
        }
        let mut total = certain.clone();
        count(&self.open, &mut total);
        Tally {
            total,
            certain: Some(certain),
        }
    }

    /// How many rows have each value, by the rows of the values.
    fn count_values<'c, K: Hash + Eq>(&self, values: &'c Values<K>) -> Vec<(&'c K, Meetings)> {
        let counts = values.iter().map(|(value, rows)| {
            let total = rows.count_in(&self.exact.possible);
            let certain = if self.open.is_empty() {
                total
            } else {
                rows.count_in(self.exact.certain())
            };
            (value, Meetings { certain, total })
        });
        counts.filter(|(_, count)| count.total > 0).collect()
    }

    /// How many rows have each value, by the values of the rows.
    fn count_coded<'c, K: Hash + Eq>(&self, coded: &'c Coded<K>) -> Vec<(&'c K, Meetings)> {
        let counts = self.count(coded.values.len(), &|rows, counts| {
            coded.lists.count(rows, counts);
        });
        let values = counts.each();
        values
            .filter_map(|(code, count)| Some((coded.values.value(code)?, count)))
            .collect()
    }
}

/// How many rows have each number, for certain and in all.
struct Tally {
    total: Counts,
    /// If these are others.
    certain: Option<Counts>,
}

impl Tally {
    /// The numbers that some row has.
    fn each(&self) -> impl Iterator<Item = (u32, Meetings)> {
        let counts = (0_u32..).zip(self.total.each());
        let had = counts.filter(|(_, total)| **total > 0);
        had.map(|(number, total)| (number, self.of(number, *total)))
    }

    /// The numbers that some row has here and some row in the other, with both counts.
    fn each_with(&self, other: &Tally) -> impl Iterator<Item = (u32, Meetings, Meetings)> {
        let counts = self.total.each().iter().zip(other.total.each());
        let had = (0_u32..)
            .zip(counts)
            .filter(|(_, (a, b))| **a > 0 && **b > 0);
        had.map(|(number, (a, b))| (number, self.of(number, *a), other.of(number, *b)))
    }

    fn of(&self, number: u32, total: u32) -> Meetings {
        let certain = match &self.certain {
            Some(certain) => certain.each().get(number as usize).copied(),
            None => Some(total),
        };
        Meetings {
            certain: certain.unwrap_or(0) as usize,
            total: total as usize,
        }
    }

    /// So many rows have the number for certain, and so many only possibly.
    fn set(&mut self, number: u32, certain: usize, open: usize) {
        self.total.set(number, certain + open);
        if let Some(counts) = &mut self.certain {
            counts.set(number, certain);
        }
    }
}

/// The first of a list in this order; all of it if there is no limit.
fn first<T>(mut list: Vec<T>, limit: Option<usize>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    if let Some(limit) = limit
        && limit < list.len()
    {
        list.select_nth_unstable_by(limit, &order);
        list.truncate(limit);
    }
    list.sort_unstable_by(order);
    list
}

fn value(value: &str, label: &str, count: Meetings) -> FacetValue {
    FacetValue {
        value: value.to_owned(),
        label: label.to_owned(),
        certain: count.certain,
        total: count.total,
    }
}

/// Values that are their own labels.
fn plain<'c, K: Display + 'c>(counts: Vec<(&'c K, Meetings)>) -> Vec<FacetValue> {
    let counts = counts.into_iter();
    counts
        .map(|(found, count)| {
            let text = found.to_string();
            value(&text, &text, count)
        })
        .collect()
}
