//! Reading what institutions have into a portfolio.
//!
//! [`read`] takes the bytes of a file and finds out what they are: the text of a "Partnership and
//! Cooperation" page ([`Format::Page`]), a portfolio in accordant's own JSON ([`Format::Portfolio`]), the
//! same as one object a line ([`Format::Register`]) or records in any other JSON ([`Format::Records`]). It returns the portfolio, what it noticed on the way,
//! and, for a page, where every character of the input went.

mod input;
mod load;
mod names;
mod page;
mod records;
mod remarks;
mod slugs;
mod trace;

pub use input::{Format, ReadOptions};
pub use load::{LoadHooks, LoadResult, load, load_bytes, load_own_bytes};
pub use records::Mapping;
pub use trace::{Segment, Use};

use accordant::json::Json;
use accordant::{Diagnostic, Error, Portfolio};
use serde::Serialize;

/// What was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadResult {
    /// The portfolio.
    pub portfolio: Portfolio,
    /// What the reader noticed: guesses, doubts, what it could not place. In the order of the input.
    pub diagnostics: Vec<Diagnostic>,
    /// For a page: where every character of the input went, without gaps. Empty for JSON.
    pub trace: Vec<Segment>,
}

/// Reads a portfolio out of the bytes of a page or file.
///
/// # Errors
/// `input.empty`, `input.not-utf8` (with the place), `input.binary`, `limit.*`; `page.no-records` for a text
/// that is no page of partnerships; the errors of [`Portfolio::from_json`] and
/// [`Portfolio::from_ndjson`] for JSON.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadResult, Error> {
    if let Some(index) = load::snapshot(bytes, options)? {
        return own(Ok(index.to_portfolio()));
    }
    let text = input::decode(bytes, options)?;
    match input::format(text, options) {
        Format::Register => own(Portfolio::from_ndjson(text, &options.limits)),
        format => read_whole(format, text, options),
    }
}

/// Reads what is no register.
fn read_whole(format: Format, text: &str, options: &ReadOptions) -> Result<ReadResult, Error> {
    match format {
        Format::Page => page::read(text, options),
        Format::Portfolio | Format::Register => {
            own(Portfolio::from_json_within(text, &options.limits))
        }
        Format::Records => records::read(text, options),
    }
}

/// As [`read_whole`], of what accordant writes itself and of nothing else.
fn read_own(format: Format, text: &str, options: &ReadOptions) -> Result<ReadResult, Error> {
    let what = match format {
        Format::Portfolio | Format::Register => {
            return own(Portfolio::from_json_within(text, &options.limits));
        }
        Format::Page => "the text of a page",
        Format::Records => "records in other JSON",
    };
    let message = format!("there is no reader for {what} here");
    Err(Error::new("input.no-reader", message)
        .help("give a portfolio in accordant's own JSON, or read it with the whole package"))
}

/// A portfolio as it stands in its file, about which there is nothing to say.
fn own(portfolio: Result<Portfolio, Error>) -> Result<ReadResult, Error> {
    Ok(ReadResult {
        portfolio: portfolio?,
        diagnostics: Vec::new(),
        trace: Vec::new(),
    })
}

/// Reads a portfolio out of the rows of a table, each the names and values of its cells.
///
/// The mapping says what the columns say; the rules are those of records. Nothing is lost: a column that is not
/// mapped, and a cell that cannot be read for certain, are kept in the `extensions` of the partnership. Remarks
/// and errors have a path of the number of the row, from 0, and the name of the column.
///
/// ```
/// use accordant::json::Json;
/// use accordant_formats::{Mapping, ReadOptions, read_table};
///
/// let cell = |name: &str, text: &str| (name.to_owned(), Json::String(text.to_owned()));
/// let rows = vec![vec![cell("Intitulé", "HAQAA"), cell("Début", "mai 2016")]];
/// let mapping = Mapping::default().with("Intitulé", "title")?.with("Début", "start")?;
/// let portfolio = read_table(rows, &mapping, &ReadOptions::default())?.portfolio;
/// let period = portfolio.partnerships[0].period.as_ref().unwrap();
/// assert_eq!(period.to_string(), "2016-05/");
/// # Ok::<(), accordant::Error>(())
/// ```
///
/// # Errors
/// `mapping.role-of-nobody`, `limit.*`; and, each with its path and all at once: `json.duplicate-field` for a
/// column that is there twice, `json.wrong-type` for a title that is no text, `portfolio.duplicate-id`.
pub fn read_table(
    rows: Vec<Vec<(String, Json)>>,
    mapping: &Mapping,
    options: &ReadOptions,
) -> Result<ReadResult, Error> {
    records::read_table(rows, mapping, options)
}

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
