//! Facets over sets of rows.

use accordant_columns::{Coded, Values};

use super::ask::Session;
use super::counts::{Found, Numbers, Tally};
use crate::Error;
use crate::model::{Programme, Role};
use crate::query::ast::Query;
use crate::query::facets::{Facet, FacetValue, Facets, in_order, without_field};
use crate::query::find::Assumptions;
use crate::query::links::Meetings;
use crate::query::term::{Field, Status};

impl<'i> Session<'i> {
    pub(super) fn facets(&self, query: &Query, fields: &[Field]) -> Result<Facets, Error> {
        let rest_for = |field: &Field| (*field, without_field(query, *field));
        let fields: Vec<(Field, Query)> = fields.iter().map(rest_for).collect();
        let mut assumptions = Assumptions::default();
        let mut facets = Vec::new();
        // Most fields leave the same rest of the query, and are counted together.
        let mut last: Option<(&Query, Found<'i>)> = None;
        let together = |(a, rest_for_a): &(Field, Query), (b, rest_for_b): &(Field, Query)| {
            *a != Field::Status && *b != Field::Status && rest_for_a == rest_for_b
        };
        for fields in fields.chunk_by(together) {
            let Some((first, rest)) = fields.first() else {
                continue;
            };
            let counted = if *first == Field::Status {
                vec![self.count_status(rest, &mut assumptions)?]
            } else {
                let found = match last.take() {
                    Some((query, found)) if query == rest => found,
                    _ => {
                        let answered = self.answer(rest)?;
                        assumptions.extend(answered.assumptions.list);
                        Found::new(answered.exact)
                    }
                };
                let counted = self.count(&found, fields.iter().map(|(field, _)| *field));
                last = Some((rest, found));
                counted
            };
            let counted = fields.iter().zip(counted);
            facets.extend(counted.map(|((field, _), values)| Facet {
                field: field.to_string(),
                values: in_order(values),
            }));
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
            let answered = self.answer_and_status(query, *status)?;
            assumptions.extend(answered.assumptions.list);
            let count = Found::new(answered.exact).rows();
            if count.total > 0 {
                values.push(value(status.as_str(), status.as_str(), count));
            }
        }
        Ok(values)
    }

    /// The values of each of the fields.
    fn count(
        &self,
        found: &Found<'_>,
        fields: impl Iterator<Item = Field> + Clone,
    ) -> Vec<Vec<FacetValue>> {
        let numbers: Vec<Numbers<'_>> = fields.clone().filter_map(|f| self.numbers(f)).collect();
        let mut tallies = found.count(&numbers).into_iter();
        let values = fields.map(|field| match self.numbers(field) {
            Some(_) => tallies.next().map(|tally| self.numbered(field, &tally)),
            None => Some(self.by_rows(field, found)),
        });
        values.map(Option::unwrap_or_default).collect()
    }

    /// What is counted of a field that is counted by the rows of the answer.
    fn numbers(&self, field: Field) -> Option<Numbers<'i>> {
        fn coded(coded: &Coded) -> Numbers<'_> {
            Numbers::listed(coded.values.len(), &coded.lists)
        }
        let columns = &self.index().columns;
        let organizations = self.index().head.portfolio.organizations.len();
        Some(match field {
            Field::Country => coded(&columns.countries),
            Field::Topic => coded(&columns.topics),
            Field::Programme => coded(&columns.programmes),
            Field::Partner => Numbers::listed(organizations, &columns.organizations),
            Field::Role(Role::Funder) => Numbers::listed(organizations, &columns.funders),
            Field::Role(role) => Numbers::in_role(organizations, columns, role),
            _ => return None,
        })
    }

    fn numbered(&self, field: Field, tally: &Tally) -> Vec<FacetValue> {
        let columns = &self.index().columns;
        match field {
            Field::Country => named(&columns.countries, tally, |country| country),
            Field::Topic => named(&columns.topics, tally, |topic| topic),
            Field::Programme => named(&columns.programmes, tally, |id| {
                let programme = self.index().head.programme(id);
                programme.map_or(id, Programme::label)
            }),
            _ => {
                let all = &self.index().head.portfolio.organizations;
                let counts = tally.each().filter_map(|(place, count)| {
                    let found = all.get(place as usize)?;
                    Some(value(found.id.as_str(), found.label(), count))
                });
                counts.collect()
            }
        }
    }

    /// The values of a field that is counted by the rows that have each of them.
    fn by_rows(&self, field: Field, found: &Found<'_>) -> Vec<FacetValue> {
        let columns = &self.index().columns;
        match field {
            Field::Kind => counted(&columns.kinds, found),
            Field::Declared => counted(&columns.declared, found),
            Field::Language => counted(&columns.languages, found),
            _ => Vec::new(),
        }
    }
}

/// The values that some row of the answer has, which are their own labels.
fn counted(values: &Values, found: &Found<'_>) -> Vec<FacetValue> {
    let counts = values
        .iter()
        .map(|(text, rows)| value(text, text, found.rows_in(rows)));
    counts.filter(|value| value.total > 0).collect()
}

/// The values of the codes that are counted, each with its label.
fn named<'v>(
    coded: &'v Coded,
    tally: &Tally,
    label: impl Fn(&'v str) -> &'v str,
) -> Vec<FacetValue> {
    let counts = tally.each().map(|(code, count)| {
        let text = coded.values.value(code);
        value(text, label(text), count)
    });
    counts.collect()
}

fn value(value: &str, label: &str, count: Meetings) -> FacetValue {
    FacetValue {
        value: value.to_owned(),
        label: label.to_owned(),
        certain: count.certain,
        total: count.total,
    }
}
