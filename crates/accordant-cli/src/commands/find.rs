//! `accordant find`: the partnerships for which a query certainly or possibly holds.

use std::process::ExitCode;

use accordant::query::{Answer, FindOptions};

use crate::args::{Cli, FindArgs};
use crate::failure::Failure;
use crate::input::{self, Input};
use crate::table::{Cell, Table};
use crate::{output, report, style, text};

/// The most columns a title takes.
const TITLE: usize = 48;

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &FindArgs) -> Result<ExitCode, Failure> {
    let (query, source) = input::query(&args.query)?;
    let input = input::open(&args.input, cli.quiet)?;
    let options = FindOptions {
        ask: input::ask(&args.input, &args.on),
        sort: args.sort.unwrap_or_default(),
        descending: args.descending,
        offset: args.offset,
        limit: args.limit,
    };
    let answer = match input.portfolio.find(&query, &options) {
        Ok(answer) => answer,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    if cli.json {
        output::json(&answer)?;
    } else {
        report::show_unless(cli.quiet, &answer.notes, &source);
        output::print(&render(&input, &answer))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn render(input: &Input, answer: &Answer) -> String {
    let mut table = Table::default();
    for found in &answer.matches {
        table.row([
            Cell::new(found.certainty.as_str()).style(style::of_certainty(found.certainty)),
            Cell::within(input.text(&found.title), TITLE),
            Cell::stated(found.period.as_ref()),
            Cell::stated(found.kind),
            Cell::stated(found.reason.as_ref()),
        ]);
    }
    let mut shown = table.render();
    if !shown.is_empty() {
        shown.push('\n');
    }
    text::push(
        &mut shown,
        format_args!(
            "{} of {}: {} certain, {} possible",
            answer.total,
            input.portfolio.partnerships.len(),
            answer.certain,
            answer.possible
        ),
    );
    if answer.matches.len() < answer.total {
        text::push(
            &mut shown,
            format_args!(" ({} shown)", answer.matches.len()),
        );
    }
    shown.push('\n');
    shown.push_str(&output::assumptions(&answer.assumptions));
    shown
}
