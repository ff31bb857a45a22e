//! Who meets whom: what links two organizations, and most frequent partners.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hashbrown::HashMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::ast::Query;
use super::evaluate::{Asked, Ids, Note};
use super::find::{AskOptions, Hit};
use super::term::Words;
use crate::json::written;
use crate::model::{OrganizationId, Partnership, PartnershipId, Portfolio, Role, Text};
use crate::order;
use crate::time::{Assumption, Certainty, Period};
use crate::{Diagnostic, Error};

/// What links two organizations: the partnerships in which both take part.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Links {
    /// How many partnerships link them, certain and possible.
    pub total: usize,
    /// How many for certain.
    pub certain: usize,
    /// The partnerships, in the order of the portfolio.
    pub shared: Vec<Shared>,
    /// What the answer takes for granted.
    pub assumptions: Vec<Assumption>,
    /// What there is to say about the names: one that fits several organizations, or none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Diagnostic>,
}

/// A partnership in which both take part.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Shared {
    /// The id of the partnership.
    pub id: PartnershipId,
    /// Its title.
    pub title: Text,
    /// Its period as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How certainly the query holds for it.
    pub certainty: Certainty,
    /// The roles of the first organization; `holder` if it is a party as the holder.
    pub roles: Vec<String>,
    /// The roles of the second organization.
    pub other_roles: Vec<String>,
}

/// Two organizations, or one and the holder of the portfolio, and how often they meet.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pair {
    /// The first organization.
    pub a: OrganizationId,
    /// The second organization.
    pub b: OrganizationId,
    /// In how many partnerships they meet for certain.
    pub certain: usize,
    /// In how many they meet for certain or possibly.
    pub total: usize,
}

/// Who meets whom, and how often.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Network {
    /// The pairs, the most frequent first.
    pub pairs: Vec<Pair>,
    /// What the counts take for granted.
    pub assumptions: Vec<Assumption>,
    /// What there is to say about the names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Diagnostic>,
}

/// How often two organizations meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Meetings {
    /// In how many partnerships they meet for certain.
    pub certain: usize,
    /// In how many they meet for certain or possibly.
    pub total: usize,
}

impl Meetings {
    /// Counts one more.
    pub(super) fn add(&mut self, certain: bool) {
        self.certain += usize::from(certain);
        self.total += 1;
    }
}

/// An organization that meets both of two others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommonPartner {
    /// The organization.
    pub organization: OrganizationId,
    /// How often it meets the first of the two.
    pub with_a: Meetings,
    /// How often it meets the second.
    pub with_b: Meetings,
}

/// The partners that two organizations have in common.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommonPartners {
    /// How many organizations meet both, certainly or possibly.
    pub total: usize,
    /// The organizations, those that meet both most often first.
    pub partners: Vec<CommonPartner>,
    /// What the counts take for granted.
    pub assumptions: Vec<Assumption>,
    /// What there is to say about the names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Diagnostic>,
}

/// Which partners are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NetworkOptions {
    /// The day and the policy.
    pub ask: AskOptions,
    /// How many of the most frequent; all if not given.
    pub limit: Option<usize>,
}

/// How many meetings of two organizations are counted at most: what counts them takes some gigabytes then. A single
/// partnership of 11,600 organizations has as many.
const MOST_MEETINGS: usize = 1 << 26;

/// Refuses to count who meets whom in partnerships of so many organizations each, if they are too many.
///
/// # Errors
/// `limit.pairs`.
pub(super) fn check_meetings(organizations: impl Iterator<Item = usize>) -> Result<(), Error> {
    let meetings = organizations
        .map(|each| each.saturating_mul(each.saturating_sub(1)) / 2)
        .fold(0, usize::saturating_add);
    if meetings <= MOST_MEETINGS {
        return Ok(());
    }
    Err(Error::new(
        "limit.pairs",
        format!("two organizations meet {meetings} times, more than the limit of {MOST_MEETINGS}"),
    )
    .help("ask for fewer partnerships, or for the partners of one organization"))
}

impl Portfolio {
    /// What links two organizations, of the partnerships that match the query.
    ///
    /// Each is named by id, name, acronym, alias or identifier. The holder is a party to every partnership.
    ///
    /// # Errors
    /// As [`Portfolio::find`].
    pub fn links(
        &self,
        a: &str,
        b: &str,
        query: &Query,
        options: &AskOptions,
    ) -> Result<Links, Error> {
        let asked = Asked::new(self, options);
        let prepared = asked.prepare(query)?;
        let mut notes = prepared.notes.clone();
        let a = asked.organizations(&Words::new(a, false), &mut notes);
        let b = asked.organizations(&Words::new(b, false), &mut notes);
        let (hits, assumptions) = asked.hits(query, &prepared);
        let shared = hits.iter().filter_map(|hit| asked.shared(hit, &a, &b));
        Ok(Links::new(shared.collect(), assumptions, asked.said(notes)))
    }

    /// The most frequent partners of an organization, of the partnerships that match the query.
    ///
    /// In each pair the organization comes first.
    ///
    /// # Errors
    /// As [`Portfolio::find`].
    pub fn partners(
        &self,
        of: &str,
        query: &Query,
        options: &NetworkOptions,
    ) -> Result<Network, Error> {
        let asked = Asked::new(self, &options.ask);
        let mut notes = Vec::new();
        let ids = asked.organizations(&Words::new(of, false), &mut notes);
        let network = asked.network(query, notes, None, |partnership| {
            let parties = asked.parties(partnership);
            let own: Vec<OrganizationId> = parties
                .iter()
                .filter(|id| ids.contains(*id))
                .cloned()
                .collect();
            let others = parties.iter().filter(|id| !ids.contains(*id));
            others
                .flat_map(|other| own.iter().map(|own| (own.clone(), other.clone())))
                .collect()
        })?;
        Ok(network.cut(options.limit))
    }

    /// The partners that two organizations have in common, of the partnerships that match the query: through
    /// whom the two are linked if they do not meet themselves.
    ///
    /// The two may be the holder, who is a party to every partnership. As a common partner the holder counts
    /// where it is written.
    ///
    /// # Errors
    /// As [`Portfolio::find`].
    pub fn common_partners(
        &self,
        a: &str,
        b: &str,
        query: &Query,
        options: &NetworkOptions,
    ) -> Result<CommonPartners, Error> {
        let asked = Asked::new(self, &options.ask);
        let prepared = asked.prepare(query)?;
        let mut notes = prepared.notes.clone();
        let a = asked.organizations(&Words::new(a, false), &mut notes);
        let b = asked.organizations(&Words::new(b, false), &mut notes);
        let (hits, assumptions) = asked.hits(query, &prepared);
        let mut met: BTreeMap<OrganizationId, [Meetings; 2]> = BTreeMap::new();
        for hit in &hits {
            let parties = asked.parties(hit.row.partnership);
            let others = asked.participants(hit.row.partnership, None);
            for other in others
                .iter()
                .filter(|id| !a.contains(*id) && !b.contains(*id))
            {
                let [with_a, with_b] = met.entry(other.clone()).or_default();
                for (own, with) in [(&a, with_a), (&b, with_b)] {
                    if parties.iter().any(|party| own.contains(party)) {
                        with.add(hit.certainty.is_certain());
                    }
                }
            }
        }
        let common = met
            .into_iter()
            .filter(|(_, [with_a, with_b])| with_a.total > 0 && with_b.total > 0);
        let mut partners: Vec<CommonPartner> = common
            .map(|(organization, [with_a, with_b])| CommonPartner {
                organization,
                with_a,
                with_b,
            })
            .collect();
        // They are in the order of their ids, which equal ones keep.
        partners.sort_by_key(|found| common_order(found.with_a, found.with_b));
        let total = partners.len();
        partners.truncate(options.limit.unwrap_or(usize::MAX));
        Ok(CommonPartners {
            total,
            partners,
            assumptions,
            notes: asked.said(notes),
        })
    }

    /// Who meets whom: every two organizations that take part in one partnership that matches the query.
    ///
    /// The holder, who is a party to every partnership, is left out where it is not written.
    ///
    /// # Errors
    /// `limit.pairs` if more than 67 million times two meet, and as [`Portfolio::find`].
    pub fn network(&self, query: &Query, options: &NetworkOptions) -> Result<Network, Error> {
        let asked = Asked::new(self, &options.ask);
        let count = |partnership: &Partnership| asked.participants(partnership, None).len();
        let network = asked.network(query, Vec::new(), Some(&count), |partnership| {
            let ids = asked.participants(partnership, None);
            let pair =
                |(index, a): (usize, &OrganizationId)| -> Vec<(OrganizationId, OrganizationId)> {
                    ids.iter()
                        .skip(index + 1)
                        .map(|b| {
                            if *a < *b {
                                (a.clone(), b.clone())
                            } else {
                                (b.clone(), a.clone())
                            }
                        })
                        .collect()
                };
            ids.iter().enumerate().flat_map(pair).collect()
        })?;
        Ok(network.cut(options.limit))
    }
}

impl Links {
    pub(super) fn new(
        shared: Vec<Shared>,
        assumptions: Vec<Assumption>,
        notes: Vec<Diagnostic>,
    ) -> Links {
        let certain = shared.iter().filter(|s| s.certainty.is_certain()).count();
        Links {
            total: shared.len(),
            certain,
            shared,
            assumptions,
            notes,
        }
    }
}

impl Network {
    /// The pairs in order.
    fn new(mut pairs: Vec<Pair>, assumptions: Vec<Assumption>, notes: Vec<Diagnostic>) -> Network {
        order::sort_by(&mut pairs, |x, y| {
            pair_order(x.met())
                .cmp(&pair_order(y.met()))
                .then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b)))
        });
        Network {
            pairs,
            assumptions,
            notes,
        }
    }

    fn cut(mut self, limit: Option<usize>) -> Network {
        self.pairs.truncate(limit.unwrap_or(usize::MAX));
        self
    }
}

impl Pair {
    fn met(&self) -> Meetings {
        Meetings {
            certain: self.certain,
            total: self.total,
        }
    }
}

/// What comes first of pairs: those who meet most often.
pub(super) fn pair_order(met: Meetings) -> impl Ord {
    (Reverse(met.total), Reverse(met.certain))
}

/// What comes first of common partners: who meets the one it meets less often most often.
pub(super) fn common_order(with_a: Meetings, with_b: Meetings) -> impl Ord {
    let less = with_a.total.min(with_b.total);
    let sum = with_a.total + with_b.total;
    let certain = with_a.certain + with_b.certain;
    (Reverse(less), Reverse(sum), Reverse(certain))
}

impl Asked<'_> {
    /// The hit as a link of two organizations, if both take part in it. Names can fit several of them.
    pub(super) fn shared(
        &self,
        hit: &Hit<'_>,
        a: &Ids<OrganizationId>,
        b: &Ids<OrganizationId>,
    ) -> Option<Shared> {
        let partnership = hit.row.partnership;
        let present = |ids: &Ids<OrganizationId>| -> Vec<OrganizationId> {
            let present = ids.iter().filter(|id| self.is_party(partnership, id));
            present.cloned().collect()
        };
        let (of_a, of_b) = (present(a), present(b));
        // One organization alone is no link, even if both names fit it.
        let two = of_a.iter().any(|x| of_b.iter().any(|y| x != y));
        two.then(|| Shared {
            id: partnership.id.clone(),
            title: partnership.title.clone(),
            period: partnership.period.clone(),
            certainty: hit.certainty,
            roles: self.roles(partnership, &of_a),
            other_roles: self.roles(partnership, &of_b),
        })
    }

    fn is_party(&self, partnership: &Partnership, id: &OrganizationId) -> bool {
        self.takes_part(partnership, None, &|found| found == id)
    }

    /// Everybody in a partnership, the holder included; each once.
    fn parties(&self, partnership: &Partnership) -> Vec<OrganizationId> {
        let mut ids = self.participants(partnership, None);
        ids.extend(
            self.portfolio
                .holder
                .iter()
                .filter(|holder| !ids.contains(holder))
                .cloned()
                .collect::<Vec<_>>(),
        );
        ids
    }

    /// The roles in which the organizations take part, as written; the funder and the holder count too.
    fn roles(&self, partnership: &Partnership, ids: &[OrganizationId]) -> Vec<String> {
        let mut roles: Vec<&str> = Vec::new();
        let mut add = |role| {
            if !roles.contains(&role) {
                roles.push(role);
            }
        };
        for id in ids {
            for participant in &partnership.participants {
                if participant.organization == *id {
                    participant
                        .role
                        .map(Role::as_str)
                        .into_iter()
                        .for_each(&mut add);
                }
            }
            if self.takes_part(partnership, Some(Role::Funder), &|found| found == id) {
                add(Role::Funder.as_str());
            }
            if self.portfolio.holder.as_ref() == Some(id) {
                add("holder");
            }
        }
        roles.into_iter().map(str::to_owned).collect()
    }

    /// Counts the pairs of each partnership, where there is already something to say. If all who take part in one are
    /// paired: how many they are.
    fn network(
        &self,
        query: &Query,
        mut notes: Vec<Note>,
        organizations: Option<&dyn Fn(&Partnership) -> usize>,
        pairs_of: impl Fn(&Partnership) -> Vec<(OrganizationId, OrganizationId)>,
    ) -> Result<Network, Error> {
        let prepared = self.prepare(query)?;
        let (hits, assumptions) = self.hits(query, &prepared);
        if let Some(organizations) = organizations {
            check_meetings(hits.iter().map(|hit| organizations(hit.row.partnership)))?;
        }
        let mut counts: HashMap<(OrganizationId, OrganizationId), (usize, usize)> = HashMap::new();
        for hit in &hits {
            for pair in pairs_of(hit.row.partnership) {
                let (certain, total) = counts.entry(pair).or_default();
                *certain += usize::from(hit.certainty.is_certain());
                *total += 1;
            }
        }
        let pairs = counts.into_iter().map(|((a, b), (certain, total))| Pair {
            a,
            b,
            certain,
            total,
        });
        notes.extend(prepared.notes);
        Ok(Network::new(pairs.collect(), assumptions, self.said(notes)))
    }
}

written! {
    Links:
        "total" total!, "certain" certain!, "shared" shared!, "assumptions" assumptions!,
        "notes" notes?,
    Shared:
        "id" id!, "title" title!, "period" period?, "certainty" certainty!, "roles" roles!,
        "otherRoles" other_roles!,
    Network: "pairs" pairs!, "assumptions" assumptions!, "notes" notes?,
    Pair: "a" a!, "b" b!, "certain" certain!, "total" total!,
    CommonPartners:
        "total" total!, "partners" partners!, "assumptions" assumptions!, "notes" notes?,
    CommonPartner: "organization" organization!, "withA" with_a!, "withB" with_b!,
    Meetings: "certain" certain!, "total" total!,
}
