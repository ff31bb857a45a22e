//! What is asked about: a file or the standard input, read into a portfolio.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use accordant::diagnostic::Severity;
use accordant::model::{Organization, OrganizationId, Text};
use accordant::query::{AskOptions, Query};
use accordant::time::Day;
use accordant::{Diagnostic, Error, Limits, Portfolio};
use accordant_formats::{ReadOptions, read};

use crate::args::{FileArgs, OnArgs, ReadingArgs};
use crate::failure::Failure;
use crate::report::{self, Source};
use crate::{style, text};

/// What was read.
pub(crate) struct Input {
    /// The portfolio.
    pub(crate) portfolio: Portfolio,
    /// What the reader noticed.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The bytes it was read from.
    pub(crate) source: Source,
    language: Option<String>,
}

/// Reads the input.
pub(crate) fn load(args: &FileArgs) -> Result<Input, Failure> {
    load_file(&args.file, &args.reading)
}

/// The content of a file.
pub(crate) fn source(file: &Path, limits: &Limits) -> Result<Source, Failure> {
    let name = name(file);
    match bytes(file, limits.input) {
        Ok(bytes) => Ok(Source::file(name, bytes)),
        Err(error) => {
            let error = Error::new(
                "input.not-readable",
                format!("cannot read `{name}`: {error}"),
            )
            .help("give a file, or `-` for the standard input");
            Err(Failure::unreadable(error, &name))
        }
    }
}

fn load_file(file: &Path, args: &ReadingArgs) -> Result<Input, Failure> {
    let limits = Limits::default();
    let source = source(file, &limits)?;
    let options = ReadOptions {
        format: None,
        language: args.lang,
        as_of: args.as_of,
        holder: args.holder.clone(),
        location: file
            .file_name()
            .filter(|name| *name != "-")
            .map(|name| name.to_string_lossy().into_owned()),
        policy: args.policy.policy(),
        limits,
    };
    let mut result = match read(source.bytes(), &options) {
        Ok(result) => result,
        Err(error) => return Err(Failure::Input(error, source)),
    };
    let portfolio = &mut result.portfolio;
    portfolio.as_of = portfolio.as_of.or(args.as_of);
    if let Some(holder) = &args.holder
        && portfolio.holder.is_none()
    {
        match holder_named(portfolio, holder) {
            Ok(id) => portfolio.holder = Some(id),
            Err(error) => return Err(Failure::argument(error, "--holder")),
        }
    }
    let language = args
        .lang
        .and_then(|language| serde_json::to_value(language).ok());
    Ok(Input {
        portfolio: result.portfolio,
        diagnostics: result.diagnostics,
        source,
        language: language.and_then(|language| language.as_str().map(str::to_owned)),
    })
}

/// Reads the input of a command that is not about how it was read: of what the reader noticed, it shows the
/// errors and says how many remarks there are.
pub(crate) fn open(args: &FileArgs, quiet: bool) -> Result<Input, Failure> {
    open_file(&args.file, &args.reading, quiet)
}

/// The same of several files, of which one can be the standard input.
pub(crate) fn open_all<const N: usize>(
    files: [&PathBuf; N],
    args: &ReadingArgs,
    quiet: bool,
) -> Result<[Input; N], Failure> {
    only_one_is_stdin(&files)?;
    let mut inputs = Vec::new();
    for file in files {
        inputs.push(open_file(file, args, quiet)?);
    }
    // As many as there are files.
    inputs.try_into().map_err(|_| {
        let error = Error::new("input.not-readable", "cannot read the input");
        Failure::argument(error, "FILE")
    })
}

/// Refuses to read the standard input twice.
pub(crate) fn only_one_is_stdin(files: &[&PathBuf]) -> Result<(), Failure> {
    if files.iter().filter(|file| is_stdin(file)).count() < 2 {
        return Ok(());
    }
    let message = "`-` is given twice, and the standard input can be read once";
    let error = Error::new("input.not-readable", message).help("give a file for one of the two");
    Err(Failure::argument(error, "FILE"))
}

fn open_file(file: &Path, args: &ReadingArgs, quiet: bool) -> Result<Input, Failure> {
    let input = load_file(file, args)?;
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    report::show(input.diagnostics.iter().filter(is_error), &input.source);
    let remarks = input
        .diagnostics
        .iter()
        .filter(|found| !is_error(found))
        .count();
    if remarks > 0 && !quiet {
        let aside = style::ASIDE;
        let them = if remarks == 1 { "it" } else { "them" };
        report::print(&format!(
            "{aside}the reader had {}: `accordant read {}` shows {them}{aside:#}\n",
            text::counted(remarks, "remark"),
            text::safe(&file.to_string_lossy())
        ));
    }
    Ok(input)
}

impl Input {
    /// A text in the language that was asked for.
    pub(crate) fn text<'t>(&self, text: &'t Text) -> &'t str {
        match &self.language {
            Some(language) => text.in_language(language),
            None => text.as_str(),
        }
    }
}

/// A query and the text it was read from.
pub(crate) fn query(written: &str) -> Result<(Query, Source), Failure> {
    let source = Source::argument("query", written);
    match Query::parse(written) {
        Ok(query) => Ok((query, source)),
        Err(error) => Err(Failure::Input(error, source)),
    }
}

/// The day of asking and the policy.
pub(crate) fn ask(args: &FileArgs, on: &OnArgs) -> AskOptions {
    let today = || Day::from(chrono::Local::now().date_naive());
    AskOptions {
        on: Some(on.on.unwrap_or_else(today)),
        policy: args.reading.policy.policy(),
    }
}

fn name(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The bytes of the input, or of its beginning if it is longer than the limit.
fn bytes(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The organization of the portfolio that is meant as its holder.
fn holder_named(portfolio: &Portfolio, name: &str) -> Result<OrganizationId, Error> {
    let folded = accordant::fold(name);
    let is_meant = |organization: &&Organization| {
        organization.id.as_str() == name
            || organization
                .names()
                .any(|name| accordant::fold(name) == folded)
    };
    let mut meant = portfolio.organizations.iter().filter(is_meant);
    match (meant.next(), meant.next()) {
        (Some(one), None) => Ok(one.id.clone()),
        (None, _) => Err(Error::new(
            "holder.unknown",
            format!("no organization of the portfolio is named `{name}`"),
        )
        .help("give the id, a name or the acronym of one of its organizations")),
        (Some(_), Some(_)) => Err(Error::new(
            "holder.ambiguous",
            format!("more than one organization is named `{name}`"),
        )
        .help("give its id")),
    }
}
