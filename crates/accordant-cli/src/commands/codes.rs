//! `accordant codes`: what a code means, or all of them.

use std::process::ExitCode;

use accordant::codes::{self, Code};

use crate::args::{Cli, CodesArgs};
use crate::failure::Failure;
use crate::table::{Cell, Table};
use crate::{output, style, text};

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &CodesArgs) -> Result<ExitCode, Failure> {
    let Some(name) = &args.code else {
        if cli.json {
            output::json(&codes::all().collect::<Vec<_>>())?;
        } else {
            output::print(&list())?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let code = codes::named(name).map_err(|error| Failure::argument(error, "CODE"))?;
    if cli.json {
        output::json(code)?;
    } else {
        output::print(&one(code))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Every code with its meaning, in groups.
fn list() -> String {
    let heading = style::HEADING;
    let mut shown = String::new();
    for (title, codes) in codes::groups() {
        if !shown.is_empty() {
            shown.push('\n');
        }
        text::push(&mut shown, format_args!("{heading}{title}{heading:#}\n"));
        let mut table = Table::default();
        for code in codes {
            table.row([Cell::new(code.code), Cell::new(code.meaning)]);
        }
        shown.push_str(&table.render());
    }
    shown
}

/// All that is known of one.
fn one(code: &Code) -> String {
    let heading = style::HEADING;
    let mut table = Table::default();
    for (name, said) in [
        ("meaning", code.meaning.to_owned()),
        ("to do", code.remedy.to_owned()),
        ("severity", joined(code.weights)),
        ("comes from", joined(code.origins)),
    ] {
        table.row([Cell::new(name), Cell::new(said)]);
    }
    format!("{heading}{}{heading:#}\n{}", code.code, table.render())
}

fn joined(names: &[impl ToString]) -> String {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    names.join(", ")
}
