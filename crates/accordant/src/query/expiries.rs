//! What lapses, and when notice has to be given.

use schemars::JsonSchema;
use serde::Serialize;

use super::ast::Query;
use super::evaluate::Asked;
use super::find::{AskOptions, Hit};
use super::term::{Field, Op, Term};
use super::when::When;
use crate::Error;
use crate::json::written;
use crate::model::{PartnershipId, Portfolio, Renewal, Text};
use crate::order;
use crate::time::{Assumption, Certainty, Day};

/// A partnership that ends, or can end, in the asked time.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Expiry {
    /// The id of the partnership.
    pub id: PartnershipId,
    /// Its title.
    pub title: Text,
    /// Whether it ends in the asked time for certain or possibly.
    pub certainty: Certainty,
    /// The first and the last day on which it can end.
    pub ends: [Day; 2],
    /// The first and the last day by which notice has to be given, if a term of notice is agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_by: Option<[Day; 2]>,
    /// What happens at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
}

/// What ends in the asked time, the earliest first, and what that takes for granted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Expiries {
    /// The partnerships, by the earliest day on which they can end.
    pub expiries: Vec<Expiry>,
    /// What the answer takes for granted.
    pub assumptions: Vec<Assumption>,
}

impl Portfolio {
    /// What ends in the asked time (`today/+6m`), of the partnerships that match the query.
    ///
    /// # Errors
    /// As [`Portfolio::find`].
    pub fn expiries(
        &self,
        query: &Query,
        when: &When,
        options: &AskOptions,
    ) -> Result<Expiries, Error> {
        let asked = Asked::new(self, options);
        let query = expiring(query, when)?;
        let prepared = asked.prepare(&query)?;
        let (hits, assumptions) = asked.hits(&query, &prepared);
        let expiries = hits.iter().filter_map(Hit::expiry);
        Ok(Expiries::new(expiries.collect(), assumptions))
    }
}

/// What matches the query and ends in the asked time.
pub(super) fn expiring(query: &Query, when: &When) -> Result<Query, Error> {
    let ends = Term::new(Field::Ends, Op::Is, &when.to_string(), false)?;
    Ok(Query::all([query.clone(), Query::Term(ends)]))
}

impl Hit<'_> {
    /// When it ends; nothing if no start fits to any end.
    pub(super) fn expiry(&self) -> Option<Expiry> {
        let end = self.row.extent?.end();
        let partnership = self.row.partnership;
        let notice = partnership.renewal.as_ref().and_then(|r| r.notice);
        Some(Expiry {
            id: partnership.id.clone(),
            title: partnership.title.clone(),
            certainty: self.certainty,
            ends: [end.first(), end.last()],
            notice_by: notice.map(|notice| [notice.before(end.first()), notice.before(end.last())]),
            renewal: partnership.renewal.clone(),
        })
    }
}

impl Expiries {
    /// The expiries in order.
    pub(super) fn new(mut expiries: Vec<Expiry>, assumptions: Vec<Assumption>) -> Expiries {
        order::sort_by_key(&mut expiries, |expiry| expiry.ends);
        Expiries {
            expiries,
            assumptions,
        }
    }
}

written! {
    Expiries: "expiries" expiries!, "assumptions" assumptions!,
    Expiry:
        "id" id!, "title" title!, "certainty" certainty!, "ends" ends!, "noticeBy" notice_by?,
        "renewal" renewal?,
}
