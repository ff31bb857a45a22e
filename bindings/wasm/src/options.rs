//! Options objects, on their way in.
//!
//! An option that is not known, or of the wrong type, is an error that names it and what was meant: one that
//! is silently left out would change the answer.

use accordant::json::{self, Json};
use accordant::query::{AskOptions, FindOptions, NetworkOptions, Query, Sort, TimelineUnit, When};
use accordant::time::{Date, Frame, Language, PhraseOptions, Policy};
use accordant::{Error, Limits};
use accordant_formats::{Format, ReadOptions};

use crate::given::Given;

const LIMITS: &[&str] = &["input", "nesting", "text", "records", "diagnostics"];
const POLICY: &[&str] = &[
    "hemisphere",
    "winterYear",
    "academicYearStart",
    "dayOrder",
    "centuryPivot",
    "openEnds",
];

/// The options of all functions; each takes some of them.
#[derive(Default)]
pub(crate) struct Options {
    as_of: Option<String>,
    descending: bool,
    format: Option<Format>,
    holder: Option<String>,
    language: Option<Language>,
    limit: Option<usize>,
    pub(crate) limits: Limits,
    location: Option<String>,
    offset: usize,
    on: Option<String>,
    pub(crate) policy: Policy,
    query: Option<Json>,
    range: Option<String>,
    sort: Sort,
    pub(crate) unit: TimelineUnit,
}

impl Options {
    /// Reads the options of a function that takes these; an empty text is none.
    ///
    /// # Errors
    /// `option.unknown`, `option.unknown-value`, `option.wrong-type`, each with the path of the option.
    pub(crate) fn read(text: &str, known: &'static [&'static str]) -> Result<Options, Error> {
        if text.is_empty() {
            return Ok(Options::default());
        }
        let value = parse(text)?;
        let mut options = Options::default();
        for (name, given) in Given::new(&value).fields(known)? {
            options.set(name, &given)?;
        }
        options.query = value.get("query").cloned();
        Ok(options)
    }

    fn set(&mut self, name: &str, given: &Given<'_>) -> Result<(), Error> {
        match name {
            "asOf" => self.as_of = Some(given.text()?),
            "descending" => self.descending = given.flag()?,
            "format" => self.format = Some(given.choice()?),
            "holder" => self.holder = Some(given.text()?),
            "language" => self.language = Some(given.choice()?),
            "limit" => self.limit = Some(given.count()?),
            "limits" => {
                for (name, given) in given.fields(LIMITS)? {
                    set_limit(&mut self.limits, name, &given)?;
                }
            }
            "location" => self.location = Some(given.text()?),
            "offset" => self.offset = given.count()?,
            "on" => self.on = Some(given.text()?),
            "policy" => {
                for (name, given) in given.fields(POLICY)? {
                    set_policy(&mut self.policy, name, &given)?;
                }
            }
            "range" => self.range = Some(given.text()?),
            "sort" => self.sort = given.choice()?,
            "unit" => self.unit = given.choice()?,
            // The query is any JSON.
            _ => {}
        }
        Ok(())
    }

    pub(crate) fn ask(&self) -> Result<AskOptions, Error> {
        Ok(AskOptions {
            on: self.on.as_deref().map(str::parse).transpose()?,
            policy: self.policy,
        })
    }

    pub(crate) fn find(&self) -> Result<FindOptions, Error> {
        Ok(FindOptions {
            ask: self.ask()?,
            sort: self.sort,
            descending: self.descending,
            offset: self.offset,
            limit: self.limit,
        })
    }

    pub(crate) fn network(&self) -> Result<NetworkOptions, Error> {
        Ok(NetworkOptions {
            ask: self.ask()?,
            limit: self.limit,
        })
    }

    /// The query; everything if none is given.
    pub(crate) fn query(&self) -> Result<Query, Error> {
        let given = self.query.as_ref();
        given.map_or(Ok(Query::Everything), from_value)
    }

    pub(crate) fn range(&self) -> Result<Option<When>, Error> {
        self.range.as_deref().map(str::parse).transpose()
    }

    pub(crate) fn frame(&self) -> Result<Frame, Error> {
        Ok(Frame {
            as_of: self.as_of()?.map(|date| date.window(&self.policy).first()),
            policy: self.policy,
        })
    }

    pub(crate) fn phrase(&self) -> PhraseOptions {
        PhraseOptions {
            language: self.language,
            policy: self.policy,
        }
    }

    pub(crate) fn reading(self) -> Result<ReadOptions, Error> {
        Ok(ReadOptions {
            as_of: self.as_of()?,
            format: self.format,
            language: self.language,
            holder: self.holder,
            location: self.location,
            policy: self.policy,
            limits: self.limits,
        })
    }

    fn as_of(&self) -> Result<Option<Date>, Error> {
        self.as_of.as_deref().map(str::parse).transpose()
    }
}

fn set_limit(limits: &mut Limits, name: &str, given: &Given<'_>) -> Result<(), Error> {
    let limit = match name {
        "input" => &mut limits.input,
        "nesting" => &mut limits.nesting,
        "text" => &mut limits.text,
        "records" => &mut limits.records,
        _ => &mut limits.diagnostics,
    };
    *limit = given.count()?;
    Ok(())
}

fn set_policy(policy: &mut Policy, name: &str, given: &Given<'_>) -> Result<(), Error> {
    match name {
        "hemisphere" => policy.hemisphere = given.choice()?,
        "winterYear" => policy.winter_year = given.choice()?,
        "academicYearStart" => policy.academic_year_start = given.small()?,
        "dayOrder" => policy.day_order = given.choice()?,
        "centuryPivot" => policy.century_pivot = given.small()?,
        _ => policy.open_ends = given.choice()?,
    }
    Ok(())
}

/// A query as JSON text: of its own JSON form, or of a text in the query language.
pub(crate) fn query(text: &str) -> Result<Query, Error> {
    from_value(&parse(text)?)
}

/// Several of them, as a JSON array.
pub(crate) fn queries(text: &str) -> Result<Vec<Query>, Error> {
    match parse(text)? {
        Json::Array(queries) => queries.iter().map(from_value).collect(),
        other => Err(Error::new(
            "option.wrong-type",
            format!("expected an array of queries, found {}", other.type_name()),
        )),
    }
}

/// A JSON array of words of the language of queries.
pub(crate) fn words<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<Vec<T>, Error> {
    let words = Given::new(&parse(text)?).texts()?;
    words.iter().map(|word| word.parse()).collect()
}

fn from_value(value: &Json) -> Result<Query, Error> {
    match value {
        Json::String(text) => Query::parse(text),
        other => Query::from_value(other),
    }
}

fn parse(text: &str) -> Result<Json, Error> {
    // A level of a query is up to two of JSON.
    let limits = Limits {
        nesting: 127,
        ..Limits::default()
    };
    json::scan(text, &limits)?;
    json::parse(text)
}
