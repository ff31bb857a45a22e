//! The organizations and programmes that the rows of a page name: one of each.

use std::ops::Range;

use accordant::fold;
use accordant::model::{Organization, OrganizationId, Programme, ProgrammeId, SourceRef};
use hashbrown::HashMap;

use super::mention::Mention;
use super::place::Places;
use crate::names::{is_one_of, only_one};
use crate::slugs::Slugs;

/// The organizations, in the order in which the page first names them, and which one each mention means.
#[derive(Debug, Default)]
pub(super) struct Organizations {
    pub(super) all: Vec<Organization>,
    of: Vec<usize>,
}

/// The organizations on the way: where each first stands, and what it is.
struct Known<'a> {
    first: usize,
    name: String,
    acronym: Option<&'a str>,
    mentions: Vec<usize>,
}

/// The place of no organization.
const NOBODY: usize = usize::MAX;

impl Organizations {
    /// Tells the organizations apart.
    ///
    /// Two mentions mean the same one if their names are equal but for case, accents and spaces, or if one is
    /// nothing but the acronym that the page gives to exactly one name. Equal acronyms of different names
    /// join nothing.
    pub(super) fn resolve(
        places: &Places<'_>,
        mentions: &[&Mention],
        source: &dyn Fn(&Range<usize>) -> SourceRef,
    ) -> Organizations {
        let mut known: Vec<Known<'_>> = Vec::new();
        let mut by_name: HashMap<String, usize> = HashMap::new();
        // Nobody, where an acronym is that of several.
        let mut by_acronym: HashMap<String, usize> = HashMap::new();
        let mut of = vec![0; mentions.len()];
        // Full names first, so that it does not matter whether an acronym stands before or after its name.
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        let is_bare_at = |at: &usize| mentions.get(*at).is_some_and(|it| is_bare(places, it));
        accordant::order::sort_by_key(&mut order, is_bare_at);
        for index in order {
            let Some(mention) = mentions.get(index) else {
                continue;
            };
            let name = places.in_one_line(&mention.name);
            let key = match mention.known {
                Some(id) => format!("\0{id}"),
                None => fold(&name),
            };
            let acronym = mention.acronym.as_deref();
            let alone = acronym
                .filter(|_| is_bare(places, mention))
                .and_then(|acronym| by_acronym.get(&fold(acronym)).copied())
                .filter(|one| *one != NOBODY);
            let at = *by_name.entry(key).or_insert_with(|| {
                alone.unwrap_or_else(|| {
                    known.push(Known {
                        first: mention.range.start,
                        name,
                        acronym: None,
                        mentions: Vec::new(),
                    });
                    known.len() - 1
                })
            });
            if let Some(place) = of.get_mut(index) {
                *place = at;
            }
            let Some(organization) = known.get_mut(at) else {
                continue;
            };
            organization.first = organization.first.min(mention.range.start);
            organization.mentions.push(index);
            if let (Some(acronym), None) = (acronym, organization.acronym) {
                organization.acronym = Some(acronym);
                let acronym = fold(acronym);
                if let Some(known) = by_acronym.get_mut(&acronym) {
                    *known = NOBODY;
                } else {
                    by_acronym.insert(acronym, at);
                }
            }
        }
        Organizations::in_order(places, mentions, &known, &of, source)
    }

    fn in_order(
        places: &Places<'_>,
        mentions: &[&Mention],
        known: &[Known<'_>],
        of: &[usize],
        source: &dyn Fn(&Range<usize>) -> SourceRef,
    ) -> Organizations {
        let mut order: Vec<usize> = (0..known.len()).collect();
        accordant::order::sort_by_key(&mut order, |at| known.get(*at).map(|known| known.first));
        let mut place = vec![0; known.len()];
        let mut slugs = Slugs::default();
        let mut all = Vec::with_capacity(known.len());
        for (new, old) in order.into_iter().enumerate() {
            let Some(known) = known.get(old) else {
                continue;
            };
            let its: Vec<&Mention> = known
                .mentions
                .iter()
                .filter_map(|index| mentions.get(*index).copied())
                .collect();
            let well_known = its.iter().find_map(|mention| mention.known);
            let words = well_known.or(known.acronym).unwrap_or(&known.name);
            let Ok(id) = OrganizationId::new(slugs.unique(words, "organization", new)) else {
                continue;
            };
            let mut organization = Organization::new(id, known.name.as_str());
            organization.acronym = known.acronym.map(str::to_owned);
            describe(places, &its, &mut organization);
            organization.source = its
                .iter()
                .map(|mention| &mention.range)
                .min_by_key(|range| range.start)
                .map(source);
            if let Some(place) = place.get_mut(old) {
                *place = all.len();
            }
            all.push(organization);
        }
        let of = of
            .iter()
            .filter_map(|old| place.get(*old).copied())
            .collect();
        Organizations { all, of }
    }

    /// The organization that a mention, by its place among them, means.
    pub(super) fn of(&self, mention: usize) -> Option<&Organization> {
        self.all.get(*self.of.get(mention)?)
    }

    /// As [`Organizations::of`], to change it.
    pub(super) fn of_mut(&mut self, mention: usize) -> Option<&mut Organization> {
        self.all.get_mut(*self.of.get(mention)?)
    }

    /// The institution that keeps the page: the one organization of this name or acronym, or a new one.
    pub(super) fn holder(&mut self, name: &str) -> Option<OrganizationId> {
        if let Some(one) = only_one(&self.all, name) {
            return Some(one.id.clone());
        }
        let mut slugs = Slugs::default();
        for organization in &self.all {
            slugs.reserve(organization.id.as_str());
        }
        let id = OrganizationId::new(slugs.unique(name, "holder", 0)).ok()?;
        self.all.push(Organization::new(id.clone(), name));
        Some(id)
    }
}

/// Whether a mention is nothing but an acronym.
fn is_bare(places: &Places<'_>, mention: &Mention) -> bool {
    mention.known.is_none() && mention.acronym.as_deref() == Some(places.slice(&mention.name))
}

/// Other names, the kind and the country, each from the first mention that tells.
fn describe(places: &Places<'_>, mentions: &[&Mention], organization: &mut Organization) {
    for mention in mentions {
        let name = places.in_one_line(&mention.name);
        if !is_bare(places, mention) && !is_one_of(&name, &mut organization.names()) {
            organization.aliases.push(name);
        }
        if organization.kind.is_none()
            && let Some(kind) = mention.kind
        {
            organization.kind = Some(kind);
            organization
                .evidence
                .push(places.evidence("/kind", "name.kind", &mention.name));
        }
        if organization.country.is_none()
            && let Some(country) = &mention.country
        {
            organization.country = Some(country.clone());
            organization
                .evidence
                .push(places.evidence("/country", "name.country", &mention.range));
        }
    }
}

/// A programme as a row names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) name: Range<usize>,
    /// The id of a programme that is known everywhere.
    pub(super) known: Option<&'static str>,
    /// What stands in parentheses behind it.
    pub(super) alias: Option<Range<usize>>,
}

/// The programmes, in the order in which the page names them.
#[derive(Debug, Default)]
pub(super) struct Programmes {
    pub(super) all: Vec<Programme>,
    by_key: HashMap<String, usize>,
    slugs: Slugs,
}

impl Programmes {
    /// The programme of this name, new or known.
    pub(super) fn programme(&mut self, places: &Places<'_>, frame: &Frame) -> Option<ProgrammeId> {
        let name = places.in_one_line(&frame.name);
        let key = match frame.known {
            Some(id) => format!("\0{id}"),
            None => fold(&name),
        };
        let at = if let Some(at) = self.by_key.get(&key) {
            *at
        } else {
            let at = self.all.len();
            let words = frame.known.unwrap_or(&name);
            let id = ProgrammeId::new(self.slugs.unique(words, "programme", at)).ok()?;
            self.all.push(Programme::new(id, name.as_str()));
            self.by_key.insert(key, at);
            at
        };
        let programme = self.all.get_mut(at)?;
        if let Some(alias) = &frame.alias {
            let alias = places.in_one_line(alias);
            if !is_one_of(&alias, &mut programme.names()) {
                programme.aliases.push(alias);
            }
        }
        Some(programme.id.clone())
    }
}
