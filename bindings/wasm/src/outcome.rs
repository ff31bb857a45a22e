//! Answers and errors, on their way out.

use accordant::Error;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What a function gives, or the problems as JSON text.
pub(crate) type Outcome<T = String> = Result<T, JsValue>;

/// Every problem of the error.
pub(crate) fn thrown(error: Error) -> JsValue {
    JsValue::from_str(&json(&error.into_diagnostics()))
}

/// The JSON text of an answer.
pub(crate) fn json(answer: &impl Serialize) -> String {
    // Writing to memory fails only where a type refuses to be written; none of these does.
    serde_json::to_string(answer).unwrap_or_default()
}

/// Makes the call of a function, and converts out.
pub(crate) fn answer<T: Serialize>(call: impl FnOnce() -> Result<T, Error>) -> Outcome {
    call().map(|found| json(&found)).map_err(thrown)
}
