//! The `accordant` command: reads a page of partnerships, or a portfolio, and asks it questions.
//!
//! The command decides nothing of its own: it turns arguments into calls of the crates `accordant` and
//! `accordant-formats`, and what they answer into text for a reader or JSON for a program. Answers go to the
//! standard output, diagnostics to the standard error. It ends with 0 when done, 1 if `check` found something,
//! `diff` a difference or `merge` a conflict, and 2 for bad input or bad arguments.

mod args;
mod commands;
mod failure;
mod input;
mod output;
mod report;
mod style;
mod table;
mod text;

use std::process::ExitCode;

use clap::Parser;

use args::Cli;

fn main() -> ExitCode {
    let done = match Cli::try_parse() {
        Ok(cli) => commands::run(&cli),
        Err(error) => output::usage(&error),
    };
    match done {
        Ok(code) => code,
        Err(failure) => failure.end(),
    }
}
