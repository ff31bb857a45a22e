//! `accordant date`: what a date or phrase means.

use std::io::{self, BufRead, Read as _};
use std::process::ExitCode;

use accordant::time::{
    Assumption, Edtf, EdtfSummary, PhraseOptions, Policy, Readings, read_phrase,
};
use accordant::{Diagnostic, Error, Limits};
use serde::Serialize;

use crate::args::{Cli, DateArgs};
use crate::failure::Failure;
use crate::report::{self, Source};
use crate::table::{Cell, Table};
use crate::{output, text};

/// What a phrase means.
#[derive(Serialize)]
struct Phrase<'a> {
    input: &'a str,
    readings: Vec<Meaning<'a>>,
    reason: Option<&'a Diagnostic>,
}

#[derive(Serialize)]
struct Meaning<'a> {
    edtf: String,
    assumptions: &'a [Assumption],
}

/// Whether a text is EDTF, and what it says.
#[derive(Serialize)]
struct Checked<'a> {
    input: &'a str,
    valid: bool,
    #[serde(flatten)]
    summary: Option<EdtfSummary>,
}

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &DateArgs) -> Result<ExitCode, Failure> {
    if args.phrases.len() == 1 && args.phrases.first().is_some_and(|phrase| phrase == "-") {
        each_line(|line| one(cli, args, line))?;
    } else if cli.json || args.edtf {
        for phrase in &args.phrases {
            one(cli, args, phrase)?;
        }
    } else {
        // One table, so that the columns of all phrases are in line.
        let mut table = Table::default();
        for phrase in &args.phrases {
            let found = read_phrase(phrase, &options(args));
            report::show_unless(
                cli.quiet,
                &found.reason,
                &Source::argument("phrase", phrase),
            );
            add_rows(&mut table, phrase, &found);
        }
        output::print(&table.render())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn options(args: &DateArgs) -> PhraseOptions {
    PhraseOptions {
        language: args.lang,
        policy: args.policy.policy(),
    }
}

fn one(cli: &Cli, args: &DateArgs, input: &str) -> Result<(), Failure> {
    if args.edtf {
        return edtf(cli, input, args.policy.policy());
    }
    let found = read_phrase(input, &options(args));
    if cli.json {
        return output::json_line(&Phrase {
            input,
            readings: found
                .readings
                .iter()
                .map(|reading| Meaning {
                    edtf: reading.edtf.to_string(),
                    assumptions: &reading.assumptions,
                })
                .collect(),
            reason: found.reason.as_ref(),
        });
    }
    report::show_unless(cli.quiet, &found.reason, &Source::argument("phrase", input));
    let mut table = Table::default();
    add_rows(&mut table, input, &found);
    output::print(&table.render())
}

/// The readings, one a line, the input before the first.
fn add_rows(table: &mut Table, input: &str, found: &Readings) {
    if found.readings.is_empty() {
        table.row([Cell::new(input), Cell::new("no reading")]);
    }
    for (index, reading) in found.readings.iter().enumerate() {
        let assumed: Vec<&str> = reading
            .assumptions
            .iter()
            .map(|assumption| assumption.message.as_str())
            .collect();
        table.row([
            Cell::new(if index == 0 { input } else { "" }),
            Cell::new(reading.edtf.to_string()),
            Cell::new(assumed.join("; ")),
        ]);
    }
}

fn edtf(cli: &Cli, input: &str, policy: Policy) -> Result<(), Failure> {
    let parsed = input.parse::<Edtf>();
    let summary = parsed.as_ref().ok().map(|edtf| edtf.summary(&policy));
    if cli.json {
        return output::json_line(&Checked {
            input,
            valid: summary.is_some(),
            summary,
        });
    }
    if let Err(error) = &parsed {
        report::show(error.diagnostics(), &Source::argument("date", input));
    }
    let Some(summary) = summary else {
        return output::print(&format!("{}  no EDTF\n", text::safe(input)));
    };
    let day = |day: Option<accordant::time::Day>| {
        day.map_or_else(|| "unknown".to_owned(), |day| day.to_string())
    };
    output::print(&format!(
        "{}  level {}, from {} to {}\n",
        summary.edtf,
        summary.level,
        day(summary.min),
        day(summary.max)
    ))
}

/// Calls for each line of the standard input as it comes.
fn each_line(mut call: impl FnMut(&str) -> Result<(), Failure>) -> Result<(), Failure> {
    let name = "standard input";
    let limit = Limits::default().text;
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.by_ref().take(most).read_until(b'\n', &mut line);
        if let Err(error) = read {
            let message = format!("cannot read the standard input: {error}");
            return Err(Failure::unreadable(
                Error::new("input.not-readable", message),
                name,
            ));
        }
        if line.is_empty() {
            return Ok(());
        }
        let ended = line.strip_suffix(b"\n");
        if ended.is_none() && line.len() > limit {
            let error = Error::new(
                "limit.text",
                format!("a line is longer than the limit of {limit} bytes"),
            )
            .help("write one date or phrase on a line");
            return Err(Failure::unreadable(error, name));
        }
        let written = ended.unwrap_or(&line);
        let written = written.strip_suffix(b"\r").unwrap_or(written);
        call(&String::from_utf8_lossy(written))?;
    }
}
