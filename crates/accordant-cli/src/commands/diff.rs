//! `accordant diff`: what changed from one portfolio to another.

use std::process::ExitCode;

use accordant::change::{Change, Diff, RecordKind};
use anstyle::Style;

use crate::args::{Cli, DiffArgs};
use crate::failure::{FINDINGS, Failure};
use crate::{input, output, style, text};

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &DiffArgs) -> Result<ExitCode, Failure> {
    let [before, after] = input::open_all([&args.before, &args.after], &args.reading, cli.quiet)?;
    let policy = args.reading.policy.policy();
    let diff = match before.portfolio.diff(&after.portfolio, &policy) {
        Ok(diff) => diff,
        Err(error) => return Err(Failure::Input(error, after.source)),
    };
    if cli.json {
        output::raw_json(&diff.to_json())?;
    } else {
        output::print(&render(&diff, args.all))?;
    }
    Ok(if diff.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FINDINGS)
    })
}

fn render(diff: &Diff, all: bool) -> String {
    if diff.is_empty() {
        return "nothing changed\n".to_owned();
    }
    let same = |a: &Change, b: &Change| a.record == b.record && a.id == b.id;
    let mut shown = String::new();
    for changes in diff.changes.chunk_by(same) {
        shown.push_str(&record(changes, all));
    }
    shown.push('\n');
    shown.push_str(&summary(diff));
    shown
}

/// The changes of one record: in a line if it came or went, else below its name.
fn record(changes: &[Change], all: bool) -> String {
    let Some(first) = changes.first() else {
        return String::new();
    };
    let heading = style::HEADING;
    let aside = style::ASIDE;
    let name = match (&first.title, &first.id) {
        (Some(title), Some(id)) => format!(
            "{heading}{}{heading:#} {aside}({}){aside:#}",
            text::safe(title),
            text::safe(id)
        ),
        _ => format!("{heading}the portfolio{heading:#}"),
    };
    if let [one] = changes
        && one.is_of_record()
    {
        let (sign, color) = sign(one);
        return format!(
            "{color}{sign}{color:#} {name}: {}\n",
            text::safe(&one.words)
        );
    }
    let mut shown = format!("  {name}\n");
    let is_shown = |change: &&Change| all || !change.of_origin;
    for change in changes.iter().filter(is_shown) {
        let (sign, color) = sign(change);
        text::push(
            &mut shown,
            format_args!("    {color}{sign}{color:#} {}\n", text::safe(&change.words)),
        );
    }
    let others = changes.iter().filter(|change| !is_shown(change)).count();
    if others > 0 {
        text::push(
            &mut shown,
            format_args!(
                "    {aside}  {} of evidence and places in sources{aside:#}\n",
                text::counted(others, "change")
            ),
        );
    }
    shown
}

fn sign(change: &Change) -> (char, Style) {
    if change.place_before.is_some() && change.place_after.is_some() {
        ('>', style::ELSEWHERE)
    } else if change.before.is_none() {
        ('+', style::NEW)
    } else if change.after.is_none() {
        ('-', style::GONE)
    } else {
        ('~', style::OTHER)
    }
}

/// How many records came, went and changed.
fn summary(diff: &Diff) -> String {
    let mut parts = Vec::new();
    for kind in RecordKind::ALL {
        let of_kind = || diff.changes.iter().filter(|change| change.record == *kind);
        let whole = |is: fn(&Change) -> bool| {
            let whole = of_kind().filter(|change| change.is_of_record());
            whole.filter(|change| is(change)).count()
        };
        let added = whole(|change| change.before.is_none() && change.after.is_some());
        let removed = whole(|change| change.before.is_some() && change.after.is_none());
        let mut changed: Vec<&Option<String>> = of_kind()
            .filter(|change| {
                !change.is_of_record() || change.place_before.zip(change.place_after).is_some()
            })
            .map(|change| &change.id)
            .collect();
        changed.dedup();
        if *kind == RecordKind::Portfolio {
            if !changed.is_empty() {
                parts.push("the portfolio itself changed".to_owned());
            }
            continue;
        }
        let mut counts = Vec::new();
        for (count, what) in [
            (changed.len(), "changed"),
            (added, "added"),
            (removed, "removed"),
        ] {
            if count > 0 && counts.is_empty() {
                counts.push(format!("{} {what}", text::counted(count, kind.as_str())));
            } else if count > 0 {
                counts.push(format!("{count} {what}"));
            }
        }
        if !counts.is_empty() {
            parts.push(counts.join(", "));
        }
    }
    format!("{}\n", parts.join("; "))
}
