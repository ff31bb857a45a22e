//! Records in JSON that is not accordant's own.
//!
//! An array of objects, one object, or an object whose `partnerships` (`records`, `items`, `data`,
//! `@graph`, `results`) holds the array. Field names are known by their usual spellings; what is not known,
//! or cannot be read for certain, stays whole in the record's `extensions` and is reported. Nothing is
//! fetched, whatever address stands in the document.

mod dates;
mod fields;
mod funding;
mod ids;
mod mapping;
mod parties;
mod record;
mod report;
mod table;
mod values;

use accordant::json::{self, Extensions, Json};
use accordant::model::{LanguageTag, Source, SourceId, Text};
use accordant::time::Date;
use accordant::{Diagnostic, Error, Portfolio};

use crate::{ReadOptions, ReadResult};
use fields::{Field, fold_name};
use ids::Ids;
pub use mapping::Mapping;
use parties::Parties;
use record::{Reader, Record};
use report::{Notes, pointer};
pub(crate) use table::read as read_table;

/// The fields under which an object can hold the array of records; the first one that does counts.
const ARRAYS: [&str; 6] = [
    "partnerships",
    "records",
    "@graph",
    "items",
    "data",
    "results",
];

/// Reads the records of a JSON document.
///
/// # Errors
/// `json.syntax` and `limit.*`; and, each with its JSON path and all at once: `records.not-an-object`,
/// `json.duplicate-field`, `json.wrong-type` for a title that is no text, `portfolio.duplicate-id`.
pub(crate) fn read(text: &str, options: &ReadOptions) -> Result<ReadResult, Error> {
    let limits = &options.limits;
    json::scan(text, limits)?;
    let document = json::parse(text)?;
    let mut notes = Notes::new(limits);
    notes.repeated_fields(&document);
    let envelope = Envelope::open(document, &mut notes)?;
    read_envelope(envelope, notes, options)
}

fn read_envelope(
    envelope: Envelope,
    mut notes: Notes,
    options: &ReadOptions,
) -> Result<ReadResult, Error> {
    let limits = &options.limits;
    if envelope.records.len() > limits.records {
        return Err(too_many(envelope.records.len(), limits.records));
    }
    if envelope.records.is_empty() {
        notes.note(
            Diagnostic::info("records.empty", "the document holds no records")
                .at_path(envelope.path.as_str())
                .help("give an array of objects with a title, dates and participants"),
        );
    }

    let mut portfolio = Portfolio::default();
    if let Some(location) = &options.location
        && let Ok(id) = SourceId::new("records")
    {
        let mut source = Source::new(id);
        source.location = Some(location.clone());
        portfolio.sources.push(source);
    }
    portfolio_fields(envelope.fields, &mut portfolio, &mut notes);
    portfolio.as_of = portfolio.as_of.or(options.as_of);
    if portfolio.language.is_none() {
        portfolio.language = common_language(&envelope.records);
    }

    let ids = Ids::assign(&envelope.records, &mut notes);
    let mut reader = Reader {
        options,
        ids: &ids,
        parties: Parties::default(),
        language: portfolio.language.clone(),
        parents: Vec::new(),
        notes,
    };
    for (index, record) in envelope.records.into_iter().enumerate() {
        if let Some(mut partnership) = reader.read(index, record) {
            partnership.source =
                portfolio
                    .sources
                    .first()
                    .map(|source| accordant::model::SourceRef {
                        source: source.id.clone(),
                        first_line: None,
                        last_line: None,
                    });
            portfolio.partnerships.push(partnership);
        }
    }
    let Reader {
        mut parties,
        parents,
        mut notes,
        ..
    } = reader;
    if let Some(holder) = options.holder.as_deref().filter(|h| !h.trim().is_empty()) {
        portfolio.holder = parties.holder(holder);
    }
    notes.fail()?;
    ids::report_circles(&portfolio, &parents, &mut notes);
    portfolio.organizations = parties.organizations;
    portfolio.programmes = parties.programmes;
    let records =
        portfolio.organizations.len() + portfolio.programmes.len() + portfolio.partnerships.len();
    if records > limits.records {
        return Err(too_many(records, limits.records));
    }
    Ok(ReadResult {
        portfolio,
        diagnostics: notes.finish(),
        trace: Vec::new(),
    })
}

fn too_many(records: usize, limit: usize) -> Error {
    Error::new(
        "limit.records",
        format!("{records} records, more than the limit of {limit}"),
    )
    .help("split the document, or raise `limits.records`")
}

/// A document opened: its records, each with its path, and the fields that stand around them.
struct Envelope {
    records: Vec<Record>,
    path: String,
    fields: Vec<(String, Json)>,
}

impl Envelope {
    fn open(document: Json, notes: &mut Notes) -> Result<Envelope, Error> {
        match document {
            Json::Array(items) => Ok(Envelope::of(items, String::new(), Vec::new(), notes)),
            Json::Object(mut fields) => {
                let place = ARRAYS.iter().find_map(|name| {
                    fields.iter().position(|(field, value)| {
                        fold_name(field) == *name && matches!(value, Json::Array(_))
                    })
                });
                match place {
                    Some(place) if !is_record(&fields) => {
                        let (name, value) = fields.remove(place);
                        let Json::Array(items) = value else {
                            return Err(not_an_object(&value, "").into());
                        };
                        Ok(Envelope::of(items, pointer("", &name), fields, notes))
                    }
                    _ => Ok(Envelope {
                        records: vec![Record::new(String::new(), fields)],
                        path: String::new(),
                        fields: Vec::new(),
                    }),
                }
            }
            other => Err(not_an_object(&other, "").into()),
        }
    }

    fn of(
        items: Vec<Json>,
        path: String,
        fields: Vec<(String, Json)>,
        notes: &mut Notes,
    ) -> Envelope {
        let mut records = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let path = format!("{path}/{index}");
            match item {
                Json::Object(fields) => records.push(Record::new(path, fields)),
                other => notes.error(|| not_an_object(&other, &path)),
            }
        }
        Envelope {
            records,
            path,
            fields,
        }
    }
}

/// Whether an object that holds an array is a record itself: it has dates or parties of its own.
fn is_record(fields: &[(String, Json)]) -> bool {
    fields.iter().any(|(name, _)| {
        matches!(
            Field::of(name),
            Some(
                Field::Start
                    | Field::End
                    | Field::Period
                    | Field::Participants(_)
                    | Field::Objectives
            )
        )
    })
}

fn not_an_object(found: &Json, path: &str) -> Diagnostic {
    Diagnostic::error(
        "records.not-an-object",
        format!("expected a record, an object, found {}", found.type_name()),
    )
    .at_path(path)
    .help("a record is an object such as {\"title\": \"...\", \"start\": \"2016-05\"}; records stand in an array")
}

/// What stands around the records: title, language and as-of day; the rest is kept.
fn portfolio_fields(fields: Vec<(String, Json)>, portfolio: &mut Portfolio, notes: &mut Notes) {
    let mut kept = Vec::new();
    for (name, value) in fields {
        let path = pointer("", &name);
        let text = value.as_str();
        let read = match fold_name(&name).as_str() {
            "title" | "name" if portfolio.title.is_none() => {
                text.map(|text| portfolio.title = Some(Text::from(text)))
            }
            "language" | "lang" if portfolio.language.is_none() => {
                let tag = text.and_then(|text| text.parse::<LanguageTag>().ok());
                tag.map(|tag| portfolio.language = Some(tag))
            }
            "asof" if portfolio.as_of.is_none() => {
                let date = text.and_then(|text| text.parse::<Date>().ok());
                date.map(|date| portfolio.as_of = Some(date))
            }
            _ => None,
        };
        if read.is_none() {
            notes.unknown(&name, &path);
            // A portfolio is one level, its extensions the second.
            if let Some(value) = notes.hold(value, 2, &path) {
                kept.push((name, value));
            }
        }
    }
    portfolio.extensions = Extensions::from_iter(kept);
}

/// The language that every record states, if they all state the same.
fn common_language(records: &[Record]) -> Option<LanguageTag> {
    let mut common: Option<&str> = None;
    for record in records {
        let mut stated = record
            .fields
            .iter()
            .filter(|stated| stated.field == Some(Field::Language));
        let (Some(stated), None) = (stated.next(), stated.next()) else {
            return None;
        };
        let text = stated.value.as_str()?;
        if common.is_some_and(|common| common != text) {
            return None;
        }
        common = Some(text);
    }
    common?.parse().ok()
}
