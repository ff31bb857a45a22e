//! Answers on the standard output.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use accordant::time::Assumption;
use serde::Serialize;

use crate::failure::{BAD_INPUT, Failure};
use crate::{report, style, text};

/// Writes text for a reader: with colour on a terminal, without elsewhere.
pub(crate) fn print(shown: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(shown.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Writes a value as JSON, indented.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut json = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    json.push('\n');
    raw_json(&json)
}

/// Writes a value as one line of JSON.
pub(crate) fn json_line(value: &impl Serialize) -> Result<(), Failure> {
    let mut json = serde_json::to_string(value).map_err(io::Error::from)?;
    json.push('\n');
    raw_json(&json)
}

/// Writes JSON as it is; on a terminal without characters that it would act on.
pub(crate) fn raw_json(json: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        out.write_all(text::escape_json(json).as_bytes())?;
    } else {
        out.write_all(json.as_bytes())?;
    }
    out.flush()?;
    Ok(())
}

/// What an answer takes for granted, a line each.
pub(crate) fn assumptions(assumptions: &[Assumption]) -> String {
    let aside = style::ASIDE;
    let line = |assumption: &Assumption| {
        format!(
            "{aside}assumed: {}{aside:#}\n",
            text::safe(&assumption.message)
        )
    };
    assumptions.iter().map(line).collect()
}

/// Help and version on the standard output, a wrong argument on the standard error.
pub(crate) fn usage(error: &clap::Error) -> Result<ExitCode, Failure> {
    if error.use_stderr() {
        // The message quotes the arguments.
        report::print(&text::escape_lines(&error.render().to_string()));
        return Ok(ExitCode::from(BAD_INPUT));
    }
    error.print()?;
    Ok(ExitCode::SUCCESS)
}
