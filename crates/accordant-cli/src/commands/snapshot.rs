//! `accordant snapshot`: a portfolio as it is indexed.

use std::fs;
use std::process::ExitCode;

use accordant::Error;
use accordant::query::Index;

use crate::args::{Cli, SnapshotArgs};
use crate::failure::Failure;
use crate::input;

/// Runs the command; nothing is said if all went well.
pub(crate) fn run(cli: &Cli, args: &SnapshotArgs) -> Result<ExitCode, Failure> {
    let input = input::open(&args.input, cli.quiet)?;
    let policy = args.input.reading.policy.policy();
    let index = match Index::with_policy(&input.portfolio, policy) {
        Ok(index) => index,
        Err(error) => return Err(Failure::Input(error, input.source)),
    };
    let name = args.out.to_string_lossy();
    fs::write(&args.out, index.to_snapshot()).map_err(|error| {
        let error = Error::new(
            "output.not-writable",
            format!("cannot write `{name}`: {error}"),
        );
        Failure::unreadable(error.help("name a file that may be written"), &name)
    })?;
    Ok(ExitCode::SUCCESS)
}
