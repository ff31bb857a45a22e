//! The arguments.

use std::path::PathBuf;
use std::str::FromStr;

use accordant::Error;
use accordant::query::{Field, Sort, TimelineUnit, When};
use accordant::time::{Date, Day, DayOrder, Hemisphere, Language, Length, OpenEnds, Policy};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use serde::de::DeserializeOwned;

/// Read a page of partnerships and ask it questions
///
/// FILE is the text of a page, a portfolio in JSON or records in any other JSON; `-` is the standard input.
/// A query is words and conditions, such as `active:2018-06 kind:project -partner:HCERES`.
#[derive(Debug, Parser)]
#[command(name = "accordant", bin_name = "accordant", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Keep silent about what is no error
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// What is asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read a page as a portfolio, and say what was noticed
    Read(ReadArgs),
    /// Find the partnerships for which a query certainly or possibly holds
    Find(FindArgs),
    /// Count the matches by kind, status, partner, country
    Facets(FacetsArgs),
    /// Count how many were active in each year, quarter or month
    Timeline(TimelineArgs),
    /// Say in words why a partnership matches or not
    Explain(ExplainArgs),
    /// Show through what two organizations are linked, or who meets whom
    Links(LinksArgs),
    /// List what ends soon, and by when notice has to be given
    Expiries(ExpiriesArgs),
    /// Say what is wrong or doubtful; ends with 1 if anything is
    Check(CheckArgs),
    /// Say what changed from one portfolio to another; ends with 1 if anything did
    Diff(DiffArgs),
    /// Make the portfolio that a diff leads to
    Apply(ApplyArgs),
    /// Bring together what two sides made of one portfolio; ends with 1 if they collide
    Merge(MergeArgs),
    /// Write a portfolio as a file that is read in a fraction of the time
    Snapshot(SnapshotArgs),
    /// Say what a date or a phrase means
    Date(DateArgs),
    /// Print the JSON Schema of a portfolio, a query or an answer
    Schema(SchemaArgs),
    /// Say what the code of an error or a remark means, or list all codes
    Codes(CodesArgs),
}

/// What is read, and how.
#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    /// A page or a portfolio; `-` for the standard input
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How the input is read.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// The day for which the input speaks, if it does not say itself: 2018-12-31, 2018-12 or 2018
    #[arg(value_parser = parsed::<Date>, help_heading = "How the input is read", long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// The institution that keeps the page, if the input does not say itself
    #[arg(help_heading = "How the input is read", long, value_name = "NAME")]
    pub(crate) holder: Option<String>,
    /// The language of dates, and of texts given in several
    #[arg(help_heading = "How the input is read", long, value_parser = one_of::<Language>(&["en", "fr", "ar"]))]
    pub(crate) lang: Option<Language>,
    #[command(flatten)]
    pub(crate) policy: PolicyArgs,
}

/// The choices that dates leave open.
#[derive(Debug, Args)]
pub(crate) struct PolicyArgs {
    /// What is taken of open ends [default: until-as-of]
    #[arg(help_heading = "How the input is read", long, value_parser = one_of::<OpenEnds>(&["until-as-of", "hold-forever"]))]
    open_ends: Option<OpenEnds>,
    /// The hemisphere of the seasons [default: northern]
    #[arg(help_heading = "How the input is read", long, value_parser = one_of::<Hemisphere>(&["northern", "southern"]))]
    hemisphere: Option<Hemisphere>,
    /// How 04/05/2017 is read [default: by-language]
    #[arg(help_heading = "How the input is read", long, value_parser = one_of::<DayOrder>(&["by-language", "day-first", "month-first"]))]
    day_order: Option<DayOrder>,
    /// The month in which an academic year begins [default: 9]
    #[arg(help_heading = "How the input is read", long, value_name = "MONTH", value_parser = clap::value_parser!(u8).range(1..=12))]
    academic_year_start: Option<u8>,
}

impl PolicyArgs {
    /// The policy: the defaults, but for what is given.
    pub(crate) fn policy(&self) -> Policy {
        let default = Policy::default();
        Policy {
            open_ends: self.open_ends.unwrap_or(default.open_ends),
            hemisphere: self.hemisphere.unwrap_or(default.hemisphere),
            day_order: self.day_order.unwrap_or(default.day_order),
            academic_year_start: self
                .academic_year_start
                .unwrap_or(default.academic_year_start),
            ..default
        }
    }
}

/// On what day it is asked.
#[derive(Debug, Args)]
pub(crate) struct OnArgs {
    /// The day of asking, for `today` and `status:` [default: today]
    #[arg(value_parser = parsed::<Day>, long, value_name = "DAY")]
    pub(crate) on: Option<Day>,
}

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
}

#[derive(Debug, Args)]
pub(crate) struct FindArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// What is asked for; everything if left out
    #[arg(
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) query: String,
    #[command(flatten)]
    pub(crate) on: OnArgs,
    /// The order [default: relevance]
    #[arg(long, value_parser = one_of::<Sort>(&["relevance", "start", "end", "title"]))]
    pub(crate) sort: Option<Sort>,
    /// Turn the order around
    #[arg(long)]
    pub(crate) descending: bool,
    /// How many matches to skip
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: usize,
    /// How many matches to show [default: all]
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct FacetsArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// What is asked for; everything if left out
    #[arg(
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) query: String,
    #[command(flatten)]
    pub(crate) on: OnArgs,
    /// The fields to count by: kind, status, declared, partner, country, programme, topic, language, a role
    #[arg(value_parser = parsed::<Field>,
        long,
        value_name = "FIELD",
        num_args = 1..,
        value_delimiter = ',',
        default_values = ["kind", "status", "partner", "country"]
    )]
    pub(crate) by: Vec<Field>,
}

#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// What is asked for; everything if left out
    #[arg(
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) query: String,
    #[command(flatten)]
    pub(crate) on: OnArgs,
    /// How long each stretch is [default: year]
    #[arg(long, value_name = "UNIT", value_parser = one_of::<TimelineUnit>(&["year", "quarter", "month"]))]
    pub(crate) by: Option<TimelineUnit>,
    /// The stretch of time to show: 2016/2018 [default: all that is dated]
    #[arg(value_parser = parsed::<When>, long, value_name = "PERIOD")]
    pub(crate) range: Option<When>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// What is asked for
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: String,
    /// The id of the partnership, or its title
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) on: OnArgs,
}

#[derive(Debug, Args)]
pub(crate) struct LinksArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// An organization: its most frequent partners if no other is named
    pub(crate) a: Option<String>,
    /// Another organization: what links the two
    pub(crate) b: Option<String>,
    /// Of two organizations, the partners they have in common
    #[arg(long, requires = "b")]
    pub(crate) common: bool,
    /// How many partners or pairs to show, the most frequent ones
    #[arg(long, value_name = "COUNT")]
    pub(crate) limit: Option<usize>,
    /// Only the partnerships for which this query holds
    #[arg(
        long = "where",
        value_name = "QUERY",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) query: String,
    #[command(flatten)]
    pub(crate) on: OnArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ExpiriesArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// What is asked for; everything if left out
    #[arg(
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) query: String,
    #[command(flatten)]
    pub(crate) on: OnArgs,
    /// How far ahead to look: 90d, 8w, 6m, 1y
    #[arg(value_parser = parsed::<Length>, long, value_name = "LENGTH", default_value = "6m")]
    pub(crate) within: Length,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// The day on which declared statuses are compared with the periods [default: the as-of day]
    #[arg(value_parser = parsed::<Day>, long, value_name = "DAY")]
    pub(crate) on: Option<Day>,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The page or portfolio before; `-` for the standard input
    #[arg(value_name = "BEFORE")]
    pub(crate) before: PathBuf,
    /// The page or portfolio after
    #[arg(value_name = "AFTER")]
    pub(crate) after: PathBuf,
    /// List also what changed of evidence and places in sources
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ApplyArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// The changes, as `accordant diff --json` writes them; `-` for the standard input
    pub(crate) diff: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct SnapshotArgs {
    #[command(flatten)]
    pub(crate) input: FileArgs,
    /// The file to write, such as `portfolio.accordant`; one that is there is replaced
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The page or portfolio that both sides began with; `-` for the standard input
    pub(crate) base: PathBuf,
    /// What our side made of it
    pub(crate) ours: PathBuf,
    /// What their side made of it
    pub(crate) theirs: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub(crate) struct DateArgs {
    /// Dates or phrases, each in quotation marks: 'since May 2016'; `-` reads one from each line of the standard
    /// input
    #[arg(required = true, allow_negative_numbers = true)]
    pub(crate) phrases: Vec<String>,
    /// Take it as EDTF, and show its level and bounds
    #[arg(long)]
    pub(crate) edtf: bool,
    /// The language, as a hint
    #[arg(long, value_parser = one_of::<Language>(&["en", "fr", "ar"]))]
    pub(crate) lang: Option<Language>,
    #[command(flatten)]
    pub(crate) policy: PolicyArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// What it is the schema of
    #[arg(default_value = "portfolio", value_parser = PossibleValuesParser::new(accordant::schema::names()))]
    pub(crate) name: String,
}

#[derive(Debug, Args)]
pub(crate) struct CodesArgs {
    /// The code, such as `page.end-column-missing`; all of them if it is left out
    pub(crate) code: Option<String>,
}

/// Reads a value; what is wrong with it is said with the way out.
fn parsed<T: FromStr<Err = Error>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: Error| {
        let problems = error.diagnostics().map(|problem| {
            let help = problem.help.iter().map(|help| format!("\n  help: {help}"));
            format!("{}{}", problem.message, help.collect::<String>())
        });
        problems.collect::<Vec<_>>().join("\n")
    })
}

/// A parser of one of the names, which are those of the type's JSON with hyphens between the words.
fn one_of<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names).try_map(|name| named(&name))
}

fn named<T: DeserializeOwned>(name: &str) -> Result<T, Error> {
    let mut words = name.split('-');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        camel.extend(letters);
    }
    serde_json::from_value(camel.into())
        .map_err(|error| Error::new("argument.unknown-name", error.to_string()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn names_are_those_of_json() {
        assert_eq!(
            named::<OpenEnds>("hold-forever").unwrap(),
            OpenEnds::HoldForever
        );
        assert_eq!(
            named::<DayOrder>("month-first").unwrap(),
            DayOrder::MonthFirst
        );
        assert_eq!(named::<Language>("ar").unwrap(), Language::Arabic);
    }
}
