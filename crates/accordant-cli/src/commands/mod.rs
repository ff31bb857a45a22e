//! The commands, one file each.

mod apply;
mod check;
mod codes;
mod date;
mod diff;
mod expiries;
mod explain;
mod facets;
mod find;
mod links;
mod merge;
mod read;
mod schema;
mod snapshot;
mod timeline;

use std::process::ExitCode;

use crate::args::{Cli, Command};
use crate::failure::Failure;

/// Runs the command.
pub(crate) fn run(cli: &Cli) -> Result<ExitCode, Failure> {
    match &cli.command {
        Command::Read(args) => read::run(cli, args),
        Command::Find(args) => find::run(cli, args),
        Command::Facets(args) => facets::run(cli, args),
        Command::Timeline(args) => timeline::run(cli, args),
        Command::Explain(args) => explain::run(cli, args),
        Command::Links(args) => links::run(cli, args),
        Command::Expiries(args) => expiries::run(cli, args),
        Command::Check(args) => check::run(cli, args),
        Command::Diff(args) => diff::run(cli, args),
        Command::Apply(args) => apply::run(cli, args),
        Command::Merge(args) => merge::run(cli, args),
        Command::Snapshot(args) => snapshot::run(cli, args),
        Command::Date(args) => date::run(cli, args),
        Command::Schema(args) => schema::run(args),
        Command::Codes(args) => codes::run(cli, args),
    }
}
