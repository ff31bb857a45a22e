//! `accordant facets`: how the matches spread over the values of fields.

use std::process::ExitCode;

use accordant::query::Facets;

use crate::args::{Cli, FacetsArgs};
use crate::failure::Failure;
use crate::input;
use crate::table::{Cell, Table};
use crate::{output, style};

/// The most columns a value takes.
const LABEL: usize = 60;

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &FacetsArgs) -> Result<ExitCode, Failure> {
    let (query, source) = input::query(&args.query)?;
    let input = input::open(&args.input, cli.quiet)?;
    let asked = input::ask(&args.input, &args.on);
    let facets = match input.portfolio.facets(&query, &args.by, &asked) {
        Ok(facets) => facets,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    if cli.json {
        output::json(&facets)?;
    } else {
        output::print(&render(&facets))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn render(facets: &Facets) -> String {
    let mut table = Table::default();
    for facet in &facets.facets {
        table.row([
            Cell::new(&facet.field).style(style::HEADING),
            Cell::new("certain").style(style::ASIDE).right(),
            Cell::new("total").style(style::ASIDE).right(),
        ]);
        if facet.values.is_empty() {
            table.row([Cell::new("  none stated").style(style::ASIDE)]);
        }
        for value in &facet.values {
            table.row([
                Cell::within(&format!("  {}", value.label), LABEL),
                Cell::number(value.certain),
                Cell::number(value.total),
            ]);
        }
    }
    let mut shown = table.render();
    shown.push_str(&output::assumptions(&facets.assumptions));
    shown
}
