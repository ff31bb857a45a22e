//! How the matches spread over kinds, roles, countries and the rest.

use hashbrown::{HashMap, HashSet};
use schemars::JsonSchema;
use serde::Serialize;

use super::ast::Query;
use super::evaluate::{Asked, fits};
use super::find::AskOptions;
use super::term::{Field, Status};
use crate::Error;
use crate::json::written;
use crate::model::{OrganizationId, Partnership, Portfolio, Role};
use crate::order::sort_by;
use crate::time::{Assumption, Certainty};

/// How the matches spread over the values of one field.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Facet {
    /// The field, as it is named in queries.
    pub field: String,
    /// The values, the most frequent first.
    pub values: Vec<FacetValue>,
}

/// How many of the matches have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FacetValue {
    /// The value, as a query takes it: a code, or an id.
    pub value: String,
    /// The value for a reader.
    pub label: String,
    /// How many match and have it for certain.
    pub certain: usize,
    /// How many match and have it for certain or possibly.
    pub total: usize,
}

/// Facets and what they take for granted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// One for each field that was asked for.
    pub facets: Vec<Facet>,
    /// What the counts take for granted.
    pub assumptions: Vec<Assumption>,
}

/// The fields that can be counted.
pub const FACET_FIELDS: [Field; 8] = [
    Field::Kind,
    Field::Status,
    Field::Declared,
    Field::Country,
    Field::Programme,
    Field::Topic,
    Field::Partner,
    Field::Language,
];

impl Portfolio {
    /// Counts the matches by the values of the fields: [`FACET_FIELDS`] and any role.
    ///
    /// Each field is counted with the other filters applied: conditions of the query that are about that
    /// field alone are left aside, so that its other values can still be chosen.
    ///
    /// # Errors
    /// `query.no-facet` for a field that cannot be counted, and as [`Portfolio::find`].
    pub fn facets(
        &self,
        query: &Query,
        fields: &[Field],
        options: &AskOptions,
    ) -> Result<Facets, Error> {
        check_fields(fields)?;
        let asked = Asked::new(self, options);
        let mut facets = Vec::new();
        let mut assumptions: Vec<Assumption> = Vec::new();
        for field in fields {
            let rest = without_field(query, *field);
            let (values, made) = if *field == Field::Status {
                asked.count_status(&rest)?
            } else {
                asked.count(&rest, *field)?
            };
            for assumption in made {
                if !assumptions.contains(&assumption) {
                    assumptions.push(assumption);
                }
            }
            facets.push(Facet {
                field: field.to_string(),
                values: in_order(values),
            });
        }
        Ok(Facets {
            facets,
            assumptions,
        })
    }
}

/// Whether the fields can be counted.
pub(super) fn check_fields(fields: &[Field]) -> Result<(), Error> {
    let counted = |field: &Field| FACET_FIELDS.contains(field) || matches!(field, Field::Role(_));
    match fields.iter().find(|field| !counted(field)) {
        Some(field) => Err(no_facet(*field)),
        None => Ok(()),
    }
}

fn no_facet(field: Field) -> Error {
    Error::new("query.no-facet", format!("`{field}` cannot be counted")).help(format!(
        "one of: {}, or a role",
        FACET_FIELDS.map(Field::as_str).join(", ")
    ))
}

/// The values with most matches first; equal counts by label.
pub(super) fn in_order(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    sort_by(&mut values, |a, b| {
        let key = |v: &FacetValue| (std::cmp::Reverse(v.total), std::cmp::Reverse(v.certain));
        key(a)
            .cmp(&key(b))
            .then_with(|| a.label.cmp(&b.label))
            .then_with(|| a.value.cmp(&b.value))
    });
    values
}

/// The query without the conditions that are about this field alone.
pub(super) fn without_field(query: &Query, field: Field) -> Query {
    let only = |part: &Query| {
        let terms = part.terms();
        !terms.is_empty() && terms.iter().all(|term| term.field() == field)
    };
    match query {
        Query::And(parts) => Query::all(parts.iter().filter(|part| !only(part)).cloned()),
        other if only(other) => Query::Everything,
        other => other.clone(),
    }
}

impl Asked<'_> {
    fn count(
        &self,
        query: &Query,
        field: Field,
    ) -> Result<(Vec<FacetValue>, Vec<Assumption>), Error> {
        let prepared = self.prepare(query)?;
        let (hits, assumptions) = self.hits(query, &prepared);
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut values: Vec<FacetValue> = Vec::new();
        for hit in hits {
            let mut of_this_one = self
                .values_of(hit.row.partnership, field)
                .ok_or_else(|| no_facet(field))?;
            of_this_one.sort();
            of_this_one.dedup();
            for (value, label) in of_this_one {
                let place = *places.entry(value.clone()).or_insert_with(|| {
                    values.push(FacetValue {
                        value,
                        label,
                        certain: 0,
                        total: 0,
                    });
                    values.len() - 1
                });
                if let Some(count) = values.get_mut(place) {
                    count.total += 1;
                    count.certain += usize::from(hit.certainty.is_certain());
                }
            }
        }
        Ok((values, assumptions))
    }

    /// The derived status is itself three-valued: each is counted together with the rest of the query.
    fn count_status(&self, query: &Query) -> Result<(Vec<FacetValue>, Vec<Assumption>), Error> {
        let mut values = Vec::new();
        let mut assumptions = Vec::new();
        for status in Status::ALL {
            let query = Query::all([query.clone(), Query::status(*status)]);
            let prepared = self.prepare(&query)?;
            let (hits, made) = self.hits(&query, &prepared);
            assumptions.extend(made);
            if !hits.is_empty() {
                values.push(FacetValue {
                    value: status.to_string(),
                    label: status.to_string(),
                    certain: hits
                        .iter()
                        .filter(|hit| hit.certainty == Certainty::Certain)
                        .count(),
                    total: hits.len(),
                });
            }
        }
        Ok((values, assumptions))
    }

    /// The values of a field that a partnership has, each with its label; nothing if it cannot be counted.
    fn values_of(&self, partnership: &Partnership, field: Field) -> Option<Vec<(String, String)>> {
        let plain = |text: &str| (text.to_owned(), text.to_owned());
        Some(match field {
            Field::Kind => partnership
                .kind
                .iter()
                .map(|kind| plain(kind.as_str()))
                .collect(),
            Field::Declared => partnership
                .status
                .iter()
                .map(|status| plain(status.as_str()))
                .collect(),
            Field::Country => partnership
                .countries
                .iter()
                .map(|country| plain(country.as_str()))
                .collect(),
            Field::Topic => partnership
                .topics
                .iter()
                .map(|topic| plain(topic))
                .collect(),
            Field::Programme => partnership
                .funding
                .iter()
                .filter_map(|funding| self.programme(funding.programme.as_ref()?))
                .map(|programme| (programme.id.to_string(), programme.label().to_owned()))
                .collect(),
            Field::Language => self.languages(partnership),
            Field::Partner => self.labelled(self.participants(partnership, None)),
            Field::Role(role) => self.labelled(self.participants(partnership, Some(role))),
            _ => return None,
        })
    }

    fn languages(&self, partnership: &Partnership) -> Vec<(String, String)> {
        let texts = super::evaluate::texts(partnership).into_iter();
        let tags = texts.flat_map(|text| {
            let plain = text
                .languages()
                .next()
                .is_none()
                .then_some(self.portfolio.language.as_ref())
                .flatten();
            text.languages().chain(plain).collect::<Vec<_>>()
        });
        tags.map(|tag| (tag.to_string(), tag.to_string())).collect()
    }

    fn labelled(&self, ids: Vec<OrganizationId>) -> Vec<(String, String)> {
        ids.into_iter()
            .map(|id| {
                let label = self
                    .organization(&id)
                    .map_or(id.as_str(), |o| o.label())
                    .to_owned();
                (id.to_string(), label)
            })
            .collect()
    }

    /// The organizations of a partnership in this role or any; each once, in order.
    ///
    /// Without the holder, who is a party to every partnership, unless it is written in this one.
    pub(super) fn participants(
        &self,
        partnership: &Partnership,
        role: Option<Role>,
    ) -> Vec<OrganizationId> {
        let participants = partnership
            .participants
            .iter()
            .map(|p| (&p.organization, p.role));
        let funders = partnership.funding.iter().flat_map(|funding| {
            let programme = funding.programme.as_ref().and_then(|id| self.programme(id));
            funding
                .funder
                .iter()
                .chain(programme.and_then(|p| p.funder.as_ref()))
        });
        let funders = funders.map(|id| (id, Some(Role::Funder)));
        let written: Vec<(&OrganizationId, Option<Role>)> = participants.chain(funders).collect();
        let in_role = written.iter().filter(|(_, found)| fits(role, *found));
        let mut left: HashSet<&OrganizationId> = in_role.map(|(id, _)| *id).collect();
        let first = written.into_iter().filter(|(id, _)| left.remove(*id));
        first.map(|(id, _)| id.clone()).collect()
    }
}

written! {
    Facets: "facets" facets!, "assumptions" assumptions!,
    Facet: "field" field!, "values" values!,
    FacetValue: "value" value!, "label" label!, "certain" certain!, "total" total!,
}
