//! `accordant schema`: the JSON Schema of a portfolio.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::output;

/// Runs the command; a schema is JSON in either form.
pub(crate) fn run() -> Result<ExitCode, Failure> {
    output::json(&accordant::schema::portfolio())?;
    Ok(ExitCode::SUCCESS)
}
