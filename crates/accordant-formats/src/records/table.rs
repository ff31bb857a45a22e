//! The rows of a table as records.

use accordant::Error;
use accordant::diagnostic::Place;
use accordant::json::Json;

use super::mapping::Mapping;
use super::record::Record;
use super::report::{Notes, pointer};
use super::{Envelope, read_envelope};
use crate::{ReadOptions, ReadResult};

/// Reads the rows of a table, each the names and values of its cells.
///
/// # Errors
/// As of records; `limit.text`, `limit.nesting`, `limit.input` for what the cells hold, and `mapping.role-of-nobody`.
pub(crate) fn read(
    rows: Vec<Vec<(String, Json)>>,
    mapping: &Mapping,
    options: &ReadOptions,
) -> Result<ReadResult, Error> {
    mapping.check()?;
    let limits = &options.limits;
    let mut notes = Notes::new(limits);
    if !mapping.is_empty() {
        notes = notes.mapped();
    }
    let mut measure = Measure { options, bytes: 0 };
    let mut records = Vec::with_capacity(rows.len());
    for (index, cells) in rows.into_iter().enumerate() {
        let path = format!("/{index}");
        for (name, value) in &cells {
            measure
                .value(value, 2)
                .map_err(|error| error.at(Place::path(pointer(&path, name))))?;
        }
        limits.check_input(measure.bytes)?;
        let row = Json::Object(cells);
        notes.repeated_fields_of(&row, &path);
        let Json::Object(cells) = row else {
            continue;
        };
        records.push(Record {
            fields: mapping.read(cells),
            path,
        });
    }
    let envelope = Envelope {
        records,
        path: String::new(),
        fields: Vec::new(),
    };
    read_envelope(envelope, notes, options)
}

/// What values hold so far.
struct Measure<'o> {
    options: &'o ReadOptions,
    bytes: usize,
}

impl Measure<'_> {
    /// Measures a value that is so many levels down.
    fn value(&mut self, value: &Json, level: usize) -> Result<(), Error> {
        self.bytes = self.bytes.saturating_add(8);
        match value {
            Json::String(text) => self.text(text),
            Json::Array(items) => {
                self.level(level + 1)?;
                items
                    .iter()
                    .try_for_each(|item| self.value(item, level + 1))
            }
            Json::Object(fields) => {
                self.level(level + 1)?;
                fields.iter().try_for_each(|(name, value)| {
                    self.text(name)?;
                    self.value(value, level + 1)
                })
            }
            Json::Null | Json::Bool(_) | Json::Negative(_) | Json::Unsigned(_) | Json::Float(_) => {
                Ok(())
            }
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        self.bytes = self.bytes.saturating_add(text.len());
        let most = self.options.limits.text;
        if text.len() <= most {
            return Ok(());
        }
        let bytes = text.len();
        Err(Error::new(
            "limit.text",
            format!("a text of {bytes} bytes, more than the limit of {most}"),
        )
        .help("shorten it, or raise `limits.text`"))
    }

    fn level(&self, level: usize) -> Result<(), Error> {
        let most = self.options.limits.levels();
        if level <= most {
            return Ok(());
        }
        Err(Error::new(
            "limit.nesting",
            format!("more than {most} levels of arrays and objects"),
        )
        .help("flatten it, or raise `limits.nesting` (at most 127)"))
    }
}
