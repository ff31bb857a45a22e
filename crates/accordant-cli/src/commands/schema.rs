//! `accordant schema`: the JSON Schema of a portfolio, a query or an answer.

use std::process::ExitCode;

use crate::args::SchemaArgs;
use crate::failure::Failure;
use crate::output;

/// Runs the command; a schema is JSON in either form.
pub(crate) fn run(args: &SchemaArgs) -> Result<ExitCode, Failure> {
    let schema =
        accordant::schema::named(&args.name).map_err(|error| Failure::argument(error, "NAME"))?;
    output::json(&schema)?;
    Ok(ExitCode::SUCCESS)
}
