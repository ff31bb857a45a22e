//! `accordant read`: a page as a portfolio, and what the reader noticed.

use std::process::ExitCode;

use crate::args::{Cli, ReadArgs};
use crate::failure::Failure;
use crate::input::{self, Input};
use crate::table::{Cell, Table};
use crate::{output, report, style, text};

/// The most columns a title takes.
const TITLE: usize = 48;

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &ReadArgs) -> Result<ExitCode, Failure> {
    let input = input::load(&args.input)?;
    report::show_unless(cli.quiet, &input.diagnostics, &input.source);
    if cli.json {
        output::raw_json(&input.portfolio.to_json())?;
    } else {
        output::print(&render(&input))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn render(input: &Input) -> String {
    let portfolio = &input.portfolio;
    let mut shown = String::new();
    if let Some(title) = &portfolio.title {
        let heading = style::HEADING;
        text::push(
            &mut shown,
            format_args!("{heading}{}{heading:#}\n", text::safe(input.text(title))),
        );
    }
    let holder = portfolio
        .holder
        .as_ref()
        .and_then(|id| portfolio.organization(id));
    let mut facts = Vec::new();
    facts.extend(holder.map(|holder| format!("kept by {}", text::safe(holder.label()))));
    facts.extend(portfolio.as_of.map(|as_of| format!("as of {as_of}")));
    facts.push(text::counted(portfolio.partnerships.len(), "partnership"));
    facts.push(text::counted(portfolio.organizations.len(), "organization"));
    if !portfolio.programmes.is_empty() {
        facts.push(text::counted(portfolio.programmes.len(), "programme"));
    }
    shown.push_str(&facts.join(", "));
    shown.push_str("\n\n");

    let mut table = Table::default();
    for partnership in &portfolio.partnerships {
        table.row([
            Cell::new(partnership.id.as_str()).style(style::ASIDE),
            Cell::within(input.text(&partnership.title), TITLE),
            Cell::stated(partnership.period.as_ref()),
            Cell::stated(partnership.kind),
        ]);
    }
    shown.push_str(&table.render());
    shown
}
