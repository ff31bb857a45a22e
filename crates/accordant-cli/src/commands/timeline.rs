//! `accordant timeline`: how many were active, over time.

use std::process::ExitCode;

use accordant::query::Timeline;
use accordant::time::Certainty;

use crate::args::{Cli, TimelineArgs};
use crate::failure::Failure;
use crate::input;
use crate::table::{Cell, Table};
use crate::{output, style};

/// The most columns a bar takes.
const BAR: usize = 40;

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &TimelineArgs) -> Result<ExitCode, Failure> {
    let (query, source) = input::query(&args.query)?;
    let input = input::open(&args.input, cli.quiet)?;
    let asked = input::ask(&args.input, &args.on);
    let unit = args.by.unwrap_or_default();
    let timeline = match input
        .portfolio
        .timeline(&query, unit, args.range.as_ref(), &asked)
    {
        Ok(timeline) => timeline,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    if cli.json {
        output::json(&timeline)?;
    } else {
        output::print(&render(&timeline))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn render(timeline: &Timeline) -> String {
    let most = timeline.buckets.iter().map(|bucket| bucket.total).max();
    // Small counts are drawn one column each, larger ones to scale.
    let scale = most.unwrap_or(0).max(BAR);
    let columns = |count: usize| count.saturating_mul(BAR).div_ceil(scale);
    let mut table = Table::default();
    table.row([
        Cell::new(""),
        Cell::new("certain").style(style::ASIDE).right(),
        Cell::new("total").style(style::ASIDE).right(),
    ]);
    for bucket in &timeline.buckets {
        let certain = columns(bucket.certain);
        let possible = columns(bucket.total).saturating_sub(certain);
        let bar = format!("{}{}", "█".repeat(certain), "░".repeat(possible));
        table.row([
            Cell::new(&bucket.period),
            Cell::number(bucket.certain),
            Cell::number(bucket.total),
            Cell::new(bar).style(style::of_certainty(Certainty::Certain)),
        ]);
    }
    let mut shown = table.render();
    shown.push_str(&output::assumptions(&timeline.assumptions));
    shown
}
