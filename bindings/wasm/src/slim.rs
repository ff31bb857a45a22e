//! What stands in the slim module for the functions of `whole.rs`.

use accordant::Error;
use accordant::query::Index;
use accordant::time::Policy;
use accordant_formats::{LoadHooks, LoadResult, ReadOptions};

pub(crate) fn load(
    bytes: &[u8],
    options: &ReadOptions,
    hooks: LoadHooks<'_>,
) -> Result<LoadResult, Error> {
    accordant_formats::load_own_bytes(bytes, options, hooks)
}

pub(crate) fn diff(_: &Index, _: &Index, _: &Policy) -> Result<String, Error> {
    Err(not_included())
}

pub(crate) fn apply(_: &Index, _: &str) -> Result<Index, Error> {
    Err(not_included())
}

pub(crate) fn merge(_: [&Index; 3]) -> Result<(Index, String), Error> {
    Err(not_included())
}

fn not_included() -> Error {
    let message = "the slim module neither compares nor merges portfolios";
    Error::new("module.not-included", message)
        .help("import `accordant` instead of `accordant/slim`")
}
