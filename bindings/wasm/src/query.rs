//! Queries, as the JSON text that a `Query` of JavaScript holds.

use accordant::Error;
use accordant::query::Query;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::{queries, query};
use crate::outcome::{Outcome, thrown};

/// Makes a query, and converts out.
fn made(call: impl FnOnce() -> Result<Query, Error>) -> Outcome {
    call().map(|query| query.to_json()).map_err(thrown)
}

/// Reads a query from text.
#[wasm_bindgen]
pub fn query_parse(text: &str) -> Outcome {
    made(|| Query::parse(text))
}

/// Reads a query from JSON.
#[wasm_bindgen]
pub fn query_from_json(text: &str) -> Outcome {
    made(|| Query::from_json(text))
}

/// The query as text.
#[wasm_bindgen]
pub fn query_text(given: &str) -> Outcome {
    query(given).map(|query| query.to_string()).map_err(thrown)
}

/// A condition on any field, with `:`.
#[wasm_bindgen]
pub fn query_field(field: &str, value: &str) -> Outcome {
    made(|| Query::field(field.parse()?, value))
}

/// A condition on any field, with any operator.
#[wasm_bindgen]
pub fn query_compare(field: &str, op: &str, value: &str) -> Outcome {
    made(|| Query::compare(field.parse()?, op.parse()?, value))
}

/// Active on some of these days.
#[wasm_bindgen]
pub fn query_active(when: &str) -> Outcome {
    made(|| Query::active(when))
}

/// Active on each of these days.
#[wasm_bindgen]
pub fn query_throughout(when: &str) -> Outcome {
    made(|| Query::throughout(when))
}

/// Begins on one of these days.
#[wasm_bindgen]
pub fn query_starts(when: &str) -> Outcome {
    made(|| Query::starts(when))
}

/// Ends on one of these days.
#[wasm_bindgen]
pub fn query_ends(when: &str) -> Outcome {
    made(|| Query::ends(when))
}

/// Lies wholly within these days.
#[wasm_bindgen]
pub fn query_during(when: &str) -> Outcome {
    made(|| Query::during(when))
}

/// Has this status on the day of asking.
#[wasm_bindgen]
pub fn query_status(status: &str) -> Outcome {
    made(|| Ok(Query::status(status.parse()?)))
}

/// Is of this kind.
#[wasm_bindgen]
pub fn query_kind(kind: &str) -> Outcome {
    made(|| Ok(Query::kind(kind.parse()?)))
}

/// The organization takes part, in whatever role.
#[wasm_bindgen]
pub fn query_partner(organization: &str) -> Outcome {
    made(|| Ok(Query::partner(organization)))
}

/// The organization takes part in this role.
#[wasm_bindgen]
pub fn query_role(role: &str, organization: &str) -> Outcome {
    made(|| Ok(Query::role(role.parse()?, organization)))
}

/// The words stand in a row in one of its texts.
#[wasm_bindgen]
pub fn query_words(words: &str) -> Outcome {
    made(|| Ok(Query::text(words)))
}

/// All of the queries hold.
#[wasm_bindgen]
pub fn query_all(given: &str) -> Outcome {
    made(|| Ok(Query::all(queries(given)?)))
}

/// Any of the queries holds.
#[wasm_bindgen]
pub fn query_any(given: &str) -> Outcome {
    made(|| Ok(Query::any(queries(given)?)))
}

/// The query does not hold.
#[wasm_bindgen]
pub fn query_not(given: &str) -> Outcome {
    made(|| Ok(!query(given)?))
}

/// The query holds in every completion.
#[wasm_bindgen]
pub fn query_certain(given: &str) -> Outcome {
    made(|| Ok(query(given)?.certain()))
}

/// The query holds in some completion.
#[wasm_bindgen]
pub fn query_possible(given: &str) -> Outcome {
    made(|| Ok(query(given)?.possible()))
}
