//! `accordant apply`: the portfolio that a diff leads to.

use std::process::ExitCode;

use accordant::change::Diff;
use accordant::{Error, Limits};

use crate::args::{ApplyArgs, Cli};
use crate::failure::Failure;
use crate::{input, output};

/// Runs the command; the portfolio is JSON in either form.
pub(crate) fn run(cli: &Cli, args: &ApplyArgs) -> Result<ExitCode, Failure> {
    input::only_one_is_stdin(&[&args.input.file, &args.diff])?;
    let limits = Limits::default();
    let source = input::source(&args.diff, &limits)?;
    let diff = if let Ok(text) = std::str::from_utf8(source.bytes()) {
        Diff::from_json_within(text, &limits)
    } else {
        let error = Error::new("input.not-utf8", "a diff is JSON in UTF-8");
        Err(error.help("take the file as `accordant diff --json` wrote it"))
    };
    let diff = match diff {
        Ok(diff) => diff,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    let input = input::open(&args.input, cli.quiet)?;
    match input.portfolio.apply(&diff) {
        Ok(portfolio) => output::raw_json(&portfolio.to_json())?,
        Err(error) => return Err(Failure::Input(error, source)),
    }
    Ok(ExitCode::SUCCESS)
}
