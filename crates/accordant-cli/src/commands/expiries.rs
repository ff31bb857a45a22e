//! `accordant expiries`: what ends soon, and by when notice has to be given.

use std::process::ExitCode;

use accordant::query::{Expiries, When};
use accordant::time::Day;

use crate::args::{Cli, ExpiriesArgs};
use crate::failure::Failure;
use crate::input::{self, Input};
use crate::table::{Cell, Table};
use crate::{output, style, text};

/// The most columns a title takes.
const TITLE: usize = 48;

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &ExpiriesArgs) -> Result<ExitCode, Failure> {
    let (query, source) = input::query(&args.query)?;
    let when: When = match format!("today/+{}", args.within.to_short()).parse() {
        Ok(when) => when,
        Err(error) => return Err(Failure::argument(error, "--within")),
    };
    let input = input::open(&args.input, cli.quiet)?;
    let asked = input::ask(&args.input, &args.on);
    let expiries = match input.portfolio.expiries(&query, &when, &asked) {
        Ok(expiries) => expiries,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    if cli.json {
        output::json(&expiries)?;
        return Ok(ExitCode::SUCCESS);
    }
    let on = asked
        .on
        .map_or_else(String::new, |day| format!(" from {day}"));
    let mut shown = render(&input, &expiries);
    text::push(
        &mut shown,
        format_args!(
            "{} can end within {}{on}\n",
            text::counted(expiries.expiries.len(), "partnership"),
            args.within.in_words()
        ),
    );
    shown.push_str(&output::assumptions(&expiries.assumptions));
    output::print(&shown)?;
    Ok(ExitCode::SUCCESS)
}

fn render(input: &Input, expiries: &Expiries) -> String {
    let mut table = Table::default();
    for expiry in &expiries.expiries {
        let notice = expiry
            .notice_by
            .map(|days| format!("notice by {}", stretch(days)));
        table.row([
            Cell::new(expiry.certainty.as_str()).style(style::of_certainty(expiry.certainty)),
            Cell::within(input.text(&expiry.title), TITLE),
            Cell::new(format!("ends {}", stretch(expiry.ends))),
            Cell::stated(notice),
        ]);
    }
    let mut shown = table.render();
    if !shown.is_empty() {
        shown.push('\n');
    }
    shown
}

/// A stretch of days as EDTF: `2020-10-01/2020-10-31`, one day, or open.
fn stretch([first, last]: [Day; 2]) -> String {
    let side = |day: Day| {
        if day.is_finite() {
            day.to_string()
        } else {
            "..".to_owned()
        }
    };
    if first == last {
        side(first)
    } else {
        format!("{}/{}", side(first), side(last))
    }
}
