//! Asking: one query language, one syntax tree, and answers that are certain or possible.
//!
//! A [`Query`] is read from text or JSON, or built with functions. A [`Portfolio`](crate::Portfolio)
//! answers it: `find` with the partnerships for which it certainly or possibly holds, `facets`,
//! `timeline`, `links`, `partners`, `network` and `expiries` with counts and lists of them, and `explain`
//! with the reason in words.

mod ast;
mod decide;
mod evaluate;
mod expiries;
mod explain;
mod facets;
mod find;
mod index;
mod json;
mod links;
mod parse;
mod period;
mod term;
mod timeline;
mod when;

pub use ast::Query;
pub use expiries::{Expiries, Expiry};
pub use explain::{ExplainedPart, Explanation};
pub use facets::{FACET_FIELDS, Facet, FacetValue, Facets};
pub use find::{Answer, AskOptions, FindOptions, Highlight, Match, Sort};
pub use index::{Broken, Index, Kept, LoadOptions, Loaded, Progress, Rows};
pub use links::{
    CommonPartner, CommonPartners, Links, Meetings, Network, NetworkOptions, Pair, Shared,
};
pub use term::{Field, Op, Status, Term, Value, Words};
pub use timeline::{Bucket, Timeline, TimelineUnit};
pub use when::When;

#[cfg(test)]
mod tests;
