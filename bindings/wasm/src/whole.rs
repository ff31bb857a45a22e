//! What the whole module does and the slim one does not: reading what is not accordant's own, comparing and merging.
//!
//! `slim.rs` has the same functions.

use accordant::Error;
use accordant::change::{self, Diff};
use accordant::json::to_string;
use accordant::query::Index;
use accordant::time::Policy;
use accordant_formats::{LoadHooks, LoadResult, ReadOptions};

pub(crate) fn load(
    bytes: &[u8],
    options: &ReadOptions,
    hooks: LoadHooks<'_>,
) -> Result<LoadResult, Error> {
    accordant_formats::load_bytes(bytes, options, hooks)
}

/// What changed from one to the other, as JSON text.
pub(crate) fn diff(before: &Index, after: &Index, policy: &Policy) -> Result<String, Error> {
    let (before, after) = (before.to_portfolio(), after.to_portfolio());
    before.diff(&after, policy).map(|diff| to_string(&diff))
}

/// The portfolio that a diff makes of one.
pub(crate) fn apply(index: &Index, diff: &str) -> Result<Index, Error> {
    let diff = Diff::from_json(diff)?;
    Index::new(&index.to_portfolio().apply(&diff)?)
}

/// What two sides made of one portfolio, together, and where they collide, as JSON text.
pub(crate) fn merge(three: [&Index; 3]) -> Result<(Index, String), Error> {
    let [base, ours, theirs] = three.map(Index::to_portfolio);
    let merged = change::merge(&base, &ours, &theirs)?;
    Ok((Index::new(&merged.portfolio)?, to_string(&merged.conflicts)))
}
