//! Who meets whom in sets of rows.

use accordant_columns::Set;
use hashbrown::HashMap;

use super::ask::Session;
use super::counts::{Found, Numbers, Tally};
use crate::Error;
use crate::model::{Organization, OrganizationId};
use crate::order;
use crate::query::ast::Query;
use crate::query::evaluate::{Ids, Note};
use crate::query::links::{
    CommonPartner, CommonPartners, Links, Meetings, Network, Pair, check_meetings, common_order,
    pair_order,
};
use crate::query::term::Words;

impl<'i> Session<'i> {
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
        Ok(Links::new(
            shared,
            answered.assumptions.list,
            self.asked().said(notes),
        ))
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
            let Some(mut met) = self.count_met(&found) else {
                continue;
            };
            // The holder is a party to each of them, written or not.
            if let Some(holder) = holder {
                met.set(holder, found.rows());
            }
            let others = met.each().filter(|(b, _)| !own.contains(b));
            pairs.extend(others.map(|(b, count)| ((*a, b), count)));
        }
        Ok(Network {
            pairs: self.most_frequent(pairs, limit),
            assumptions: answered.assumptions.list,
            notes: self.asked().said(notes),
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
        let met = |own: &Vec<u32>| {
            let rows = self.rows_of_parties(own);
            self.count_met(&Found::new(answered.exact.among(&rows)))
        };
        let mut common = match (met(&a), met(&b)) {
            (Some(with_a), Some(with_b)) => with_a.each_with(&with_b),
            _ => Vec::new(),
        };
        common.retain(|(place, _, _)| !a.contains(place) && !b.contains(place));
        let total = common.len();
        let id = |place: u32| self.organization(place).map(|found| &found.id);
        let first = order::first(
            common,
            limit.unwrap_or(usize::MAX),
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
            notes: self.asked().said(notes),
        })
    }

    pub(super) fn network(&self, query: &Query, limit: Option<usize>) -> Result<Network, Error> {
        let answered = self.answer(query)?;
        let id = |place: u32| self.organization(place).map(|found| &found.id);
        let mut counts: HashMap<(u32, u32), Meetings> = HashMap::new();
        let mut parties = Vec::new();
        let organizations = &self.index().columns.organizations;
        let rows = answered.exact.possible.iter();
        check_meetings(rows.map(|row| organizations.of_row(row).count()))?;
        for row in &answered.exact.possible {
            let certain = answered.exact.certain().contains(row);
            parties.clear();
            parties.extend(organizations.of_row(row));
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
            notes: self.asked().said(answered.prepared.notes),
        })
    }

    /// The pairs that meet most often, in order.
    fn most_frequent(&self, pairs: Vec<((u32, u32), Meetings)>, limit: Option<usize>) -> Vec<Pair> {
        let id = |place: u32| self.organization(place).map(|found| &found.id);
        let ids = |(a, b): (u32, u32)| (id(a), id(b));
        let first = order::first(
            pairs,
            limit.unwrap_or(usize::MAX),
            |(x, x_met), (y, y_met)| {
                pair_order(*x_met)
                    .cmp(&pair_order(*y_met))
                    .then_with(|| ids(*x).cmp(&ids(*y)))
            },
        );
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
    fn count_met(&self, found: &Found<'_>) -> Option<Tally> {
        let organizations = self.index().head.portfolio.organizations.len();
        let written = &self.index().columns.organizations;
        found
            .count(&[Numbers::listed(organizations, written)])
            .pop()
    }

    fn holder(&self) -> Option<u32> {
        let holder = self.index().head.portfolio.holder.as_ref()?;
        let organizations = &self.index().head.directory.organizations;
        organizations.place(holder.as_str())
    }

    /// The places of the organizations that a name means.
    fn places(&self, name: &str, notes: &mut Vec<Note>) -> Vec<u32> {
        let ids = self.asked().organizations(&Words::new(name, false), notes);
        self.places_of(&ids)
    }

    fn places_of(&self, ids: &Ids<OrganizationId>) -> Vec<u32> {
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
