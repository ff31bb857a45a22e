//! Counts over sets of rows: facets, and who meets whom.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use hashbrown::HashMap;
use roaring::RoaringBitmap;

use super::ask::Session;
use super::coded::{Coded, Values};
use super::evaluate::Exact;
use crate::model::{Organization, OrganizationId, Role};
use crate::query::ast::Query;
use crate::query::facets::{Facet, FacetValue, Facets, in_order, without_field};
use crate::query::find::Assumptions;
use crate::query::links::{
    CommonPartner, CommonPartners, Links, Meetings, Network, Pair, common_order, pair_order,
};
use crate::query::term::{Field, Status, Words};
use crate::{Diagnostic, Error};

impl Session<'_> {
    pub(super) fn facets(&self, query: &Query, fields: &[Field]) -> Result<Facets, Error> {
        let mut assumptions = Assumptions::default();
        let mut facets = Vec::new();
        // Most fields leave the same rest of the query.
        let mut last: Option<(Query, Found)> = None;
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
                certain: size(&answered.exact.certain),
                total: size(&answered.exact.possible),
            };
            if count.total > 0 {
                values.push(value(status.as_str(), status.as_str(), count));
            }
        }
        Ok(values)
    }

    fn count(&self, found: &Found, field: Field) -> Vec<FacetValue> {
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
        found: &Found,
        count: &dyn Fn(&[u32], &mut [usize]),
    ) -> Vec<FacetValue> {
        let all = &self.index().head.portfolio.organizations;
        let counts = found.count(all.len(), count).filter_map(|(place, count)| {
            let found = all.get(place)?;
            Some(value(found.id.as_str(), found.label(), count))
        });
        counts.collect()
    }

    /// Adds to the counts in how many of the rows each organization takes part in a role, by its place.
    fn count_role(&self, rows: &[u32], role: Role, counts: &mut [usize]) {
        let parties = &self.index().columns.parties;
        let mut found = Vec::new();
        for row in rows {
            found.clear();
            for code in parties.of_row(*row) {
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
    }

    /// The rows in which one of the organizations is a party, the holder included.
    fn rows_of_parties(&self, places: &[u32]) -> RoaringBitmap {
        let index = self.index();
        if self.holder().is_some_and(|holder| places.contains(&holder)) {
            return index.live.clone();
        }
        index.rows_of(places, |_| true)
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
        let both = rows_of(&a) & rows_of(&b) & &answered.exact.possible;
        let mut shared = Vec::new();
        let rows = self.index().in_order(&both);
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
            let rows = self.rows_of_parties(&[*a]) & &answered.exact.possible;
            let mut met = Tally::new(self.index().head.portfolio.organizations.len());
            self.count_met(&rows, &answered.exact, &mut met);
            // The holder is a party to each of them, written or not.
            if let Some(holder) = holder {
                met.set(holder, count(&rows, &answered.exact));
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
            let rows = self.rows_of_parties(own) & &answered.exact.possible;
            let mut met = Tally::new(self.index().head.portfolio.organizations.len());
            self.count_met(&rows, &answered.exact, &mut met);
            met
        });
        let others = with_a
            .each()
            .filter(|(place, _)| !a.contains(place) && !b.contains(place));
        let common: Vec<_> = others
            .filter_map(|(place, with_a)| Some((place, with_a, with_b.get(place)?)))
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
        for row in &answered.exact.possible {
            let certain = answered.exact.certain.contains(row);
            let parties = self.index().columns.organizations.of_row(row);
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
    fn count_met(&self, rows: &RoaringBitmap, exact: &Exact, met: &mut Tally) {
        for row in rows {
            let certain = exact.certain.contains(row);
            for place in self.index().columns.organizations.of_row(row) {
                met.add(*place, certain);
            }
        }
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
struct Found {
    exact: Exact,
    certain: Vec<u32>,
    /// Those that match possibly and not for certain.
    open: Vec<u32>,
}

impl Found {
    fn new(exact: Exact) -> Found {
        Found {
            certain: exact.certain.iter().collect(),
            open: (&exact.possible - &exact.certain).iter().collect(),
            exact,
        }
    }

    /// How many rows have each of so many numbers, without what no row has.
    fn count(
        &self,
        numbers: usize,
        count: &dyn Fn(&[u32], &mut [usize]),
    ) -> impl Iterator<Item = (usize, Meetings)> + use<> {
        let mut certain = vec![0; numbers];
        count(&self.certain, &mut certain);
        let mut total = certain.clone();
        count(&self.open, &mut total);
        let counts = certain.into_iter().zip(total).enumerate();
        counts
            .map(|(number, (certain, total))| (number, Meetings { certain, total }))
            .filter(|(_, count)| count.total > 0)
    }

    /// How many rows have each value, by the rows of the values.
    fn count_values<'c, K: Hash + Eq>(&self, values: &'c Values<K>) -> Vec<(&'c K, Meetings)> {
        let counts = values.iter().map(|(value, rows)| {
            let total = rows.count_in(&self.exact.possible);
            let certain = if self.open.is_empty() {
                total
            } else {
                rows.count_in(&self.exact.certain)
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
        counts
            .filter_map(|(code, count)| {
                Some((coded.values.value(u32::try_from(code).ok()?)?, count))
            })
            .collect()
    }
}

/// How often each organization is met, by its place.
struct Tally {
    counts: Vec<Meetings>,
    /// Those that are met at all.
    met: Vec<u32>,
}

impl Tally {
    fn new(organizations: usize) -> Tally {
        Tally {
            counts: vec![Meetings::default(); organizations],
            met: Vec::new(),
        }
    }

    fn add(&mut self, place: u32, certain: bool) {
        if let Some(count) = self.counts.get_mut(place as usize) {
            if count.total == 0 {
                self.met.push(place);
            }
            count.add(certain);
        }
    }

    fn set(&mut self, place: u32, to: Meetings) {
        if let Some(count) = self.counts.get_mut(place as usize) {
            if count.total == 0 && to.total > 0 {
                self.met.push(place);
            }
            *count = to;
        }
    }

    /// How often this one is met, if at all.
    fn get(&self, place: u32) -> Option<Meetings> {
        let found = self.counts.get(place as usize).copied();
        found.filter(|count| count.total > 0)
    }

    fn each(&self) -> impl Iterator<Item = (u32, Meetings)> {
        self.met
            .iter()
            .filter_map(|place| Some((*place, self.get(*place)?)))
    }
}

/// The first of a list in this order; all of it if there is no limit.
fn first<T>(list: Vec<T>, limit: Option<usize>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    crate::order::first(list, limit.unwrap_or(usize::MAX), order)
}

/// How many of the rows match, for certain and in all.
fn count(rows: &RoaringBitmap, exact: &Exact) -> Meetings {
    Meetings {
        certain: usize::try_from(rows.intersection_len(&exact.certain)).unwrap_or(usize::MAX),
        total: size(rows),
    }
}

fn size(rows: &RoaringBitmap) -> usize {
    usize::try_from(rows.len()).unwrap_or(usize::MAX)
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
