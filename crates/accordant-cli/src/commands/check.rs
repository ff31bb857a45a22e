//! `accordant check`: what is wrong or doubtful.

use std::process::ExitCode;

use accordant::Diagnostic;
use accordant::diagnostic::Severity;
use accordant::model::CheckOptions;

use crate::args::{CheckArgs, Cli};
use crate::failure::{FINDINGS, Failure};
use crate::{input, output, report, style, text};

/// Runs the command.
pub(crate) fn run(cli: &Cli, args: &CheckArgs) -> Result<ExitCode, Failure> {
    let input = match input::load(&args.input) {
        Ok(input) => input,
        Err(Failure::Input(error, source)) => {
            if cli.json {
                let found: Vec<&Diagnostic> = error.diagnostics().collect();
                output::json(&found)?;
            }
            return Err(Failure::Input(error, source));
        }
        Err(failure) => return Err(failure),
    };
    let options = CheckOptions {
        on: args.on,
        policy: args.input.reading.policy.policy(),
    };
    let mut found = input.diagnostics;
    found.extend(input.portfolio.check(&options));

    if cli.json {
        output::json(&found)?;
    } else {
        report::show_unless(cli.quiet, &found, &input.source);
        output::print(&summary(&found))?;
    }
    let doubtful = found.iter().any(|found| found.severity > Severity::Info);
    Ok(if doubtful {
        ExitCode::from(FINDINGS)
    } else {
        ExitCode::SUCCESS
    })
}

fn summary(found: &[Diagnostic]) -> String {
    let mut parts = Vec::new();
    for (severity, name) in [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Info, "remark"),
    ] {
        let count = found
            .iter()
            .filter(|found| found.severity == severity)
            .count();
        if count > 0 {
            let style = style::of_severity(severity);
            parts.push(format!("{style}{}{style:#}", text::counted(count, name)));
        }
    }
    if parts.is_empty() {
        return "nothing is wrong or doubtful\n".to_owned();
    }
    format!("{}\n", parts.join(", "))
}
