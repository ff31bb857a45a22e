//! `accordant explain`: why one partnership matches or not, in words.

use std::process::ExitCode;

use accordant::Error;
use accordant::model::{Partnership, PartnershipId};
use accordant::query::Explanation;

use crate::args::{Cli, ExplainArgs};
use crate::failure::Failure;
use crate::input::{self, Input};
use crate::table::{Cell, Table};
use crate::{output, style, text};

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &ExplainArgs) -> Result<ExitCode, Failure> {
    let (query, source) = input::query(&args.query)?;
    let input = input::open(&args.input, cli.quiet)?;
    let asked = input::ask(&args.input, &args.on);
    let unknown = || {
        let message = format!("no partnership has the id or title `{}`", args.id);
        let error =
            Error::new("partnership.unknown", message).help("`accordant read FILE` lists the ids");
        Failure::argument(error, "ID")
    };
    let id = named(&input, &args.id).ok_or_else(unknown)?;
    let explanation = match input.portfolio.explain(&query, &id, &asked) {
        Ok(explanation) => explanation.ok_or_else(unknown)?,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    if cli.json {
        output::json(&explanation)?;
    } else {
        output::print(&render(&input, &explanation))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The partnership with this id, or the only one with this title.
fn named(input: &Input, name: &str) -> Option<PartnershipId> {
    let all = &input.portfolio.partnerships;
    if let Some(found) = all
        .iter()
        .find(|partnership| partnership.id.as_str() == name)
    {
        return Some(found.id.clone());
    }
    let folded = accordant::fold(name);
    let titled = |partnership: &&Partnership| {
        partnership
            .title
            .all()
            .any(|title| accordant::fold(title) == folded)
    };
    let mut found = all.iter().filter(titled);
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one.id.clone()),
        _ => None,
    }
}

fn render(input: &Input, explanation: &Explanation) -> String {
    let heading = style::HEADING;
    let answer = style::of_certainty(explanation.certainty);
    let mut shown = format!(
        "{heading}{}{heading:#}\n{answer}{}{answer:#}\n",
        text::safe(input.text(&explanation.title)),
        text::safe(&explanation.sentence)
    );
    // A single condition is explained by the sentence.
    if explanation.parts.len() > 1 {
        let mut table = Table::default();
        for part in &explanation.parts {
            let indent = "  ".repeat(part.depth);
            table.row([
                Cell::new(part.certainty.as_str()).style(style::of_certainty(part.certainty)),
                Cell::new(format!("{indent}{}", part.query)),
                Cell::stated(part.because.as_ref()),
            ]);
        }
        shown.push('\n');
        shown.push_str(&table.render());
    }
    shown.push_str(&output::assumptions(&explanation.assumptions));
    shown
}
