//! The native part of the Python package: it converts in, makes one call of the core, and converts out.
//!
//! What is asked and answered crosses the border as JSON, which the package's own Python turns into typed
//! objects. Only what has to be fast is an object here: the portfolio, its answers, queries and dates.

mod answer;
mod arrow;
mod date;
mod errors;
mod functions;
mod options;
mod portfolio;
mod query;
mod reading;

use pyo3::prelude::*;

/// The native part of accordant. Use the package, not this module.
#[pymodule(name = "_native", gil_used = false)]
mod native {
    #[pymodule_export]
    use super::answer::Found;
    #[pymodule_export]
    use super::arrow::{read_stream, table_columns, table_schema, table_stream};
    #[pymodule_export]
    use super::date::Date;
    #[pymodule_export]
    use super::functions::{
        ask_period, edtf, extent, fault, fold, json_schema, period, read_phrase, relations, slug,
        words,
    };
    #[pymodule_export]
    use super::portfolio::{Handle, merge};
    #[pymodule_export]
    use super::query::Query;
    #[pymodule_export]
    use super::reading::{read_bytes, read_file, read_path};
}
