//! `accordant merge`: what two sides made of one portfolio, brought together.

use std::process::ExitCode;

use accordant::change::{self, Conflict};
use accordant::json::Json;

use crate::args::{Cli, MergeArgs};
use crate::failure::{FINDINGS, Failure};
use crate::{input, output, report, style, text};

/// The most columns a value takes.
const VALUE: usize = 100;

/// Runs the command: the portfolio goes to the standard output, conflicts to the standard error.
pub(crate) fn run(cli: &Cli, args: &MergeArgs) -> Result<ExitCode, Failure> {
    let files = [&args.base, &args.ours, &args.theirs];
    let [base, ours, theirs] = input::open_all(files, &args.reading, cli.quiet)?;
    let merged = match change::merge(&base.portfolio, &ours.portfolio, &theirs.portfolio) {
        Ok(merged) => merged,
        Err(error) => return Err(Failure::Input(error, base.source)),
    };
    if cli.json {
        output::json(&merged)?;
    } else {
        output::raw_json(&merged.portfolio.to_json())?;
        report::print(&render(&merged.conflicts));
    }
    Ok(if merged.conflicts.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FINDINGS)
    })
}

fn render(conflicts: &[Conflict]) -> String {
    let mut shown = String::new();
    let aside = style::ASIDE;
    let code = style::of_severity(accordant::diagnostic::Severity::Error);
    for conflict in conflicts {
        text::push(
            &mut shown,
            format_args!(
                "{code}{}{code:#}: {}\n",
                text::escape(&conflict.code),
                text::safe(&conflict.to_string())
            ),
        );
        let id = conflict.id.as_ref().map(|id| format!(" {id}"));
        let place = match (id, conflict.path.as_str()) {
            (id, "") => format!("{}{}", conflict.record, id.unwrap_or_default()),
            (id, path) => format!("{}{} at {path}", conflict.record, id.unwrap_or_default()),
        };
        text::push(
            &mut shown,
            format_args!("  {aside}-->{aside:#} {}\n", text::safe(&place)),
        );
        for (name, value) in [
            ("base", &conflict.base),
            ("ours", &conflict.ours),
            ("theirs", &conflict.theirs),
        ] {
            text::push(
                &mut shown,
                format_args!(
                    "  {aside}{name:>6}:{aside:#} {}\n",
                    self::value(value.as_ref())
                ),
            );
        }
    }
    if !conflicts.is_empty() {
        text::push(
            &mut shown,
            format_args!(
                "{}: where the sides collide the portfolio has ours, and what one side removed and the other needs\n",
                text::counted(conflicts.len(), "conflict")
            ),
        );
    }
    shown
}

fn value(value: Option<&Json>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(value) => {
            let json = serde_json::to_string(value).unwrap_or_default();
            text::safe_within(&json, VALUE)
        }
    }
}
