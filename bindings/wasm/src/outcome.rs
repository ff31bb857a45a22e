//! Answers and errors, on their way out.

use accordant::Error;
use accordant::json::{ToJson, to_string};
use wasm_bindgen::JsValue;

/// What a function gives, or the problems as JSON text.
pub(crate) type Outcome<T = String> = Result<T, JsValue>;

/// Every problem of the error.
pub(crate) fn thrown(error: Error) -> JsValue {
    JsValue::from_str(&to_string(&error.into_diagnostics()))
}

/// Makes the call of a function, and converts out.
pub(crate) fn answer<T: ToJson>(call: impl FnOnce() -> Result<T, Error>) -> Outcome {
    call().map(|found| to_string(&found)).map_err(thrown)
}
