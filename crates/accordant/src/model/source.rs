//! Where statements come from.

use schemars::JsonSchema;
use serde::Serialize;

use super::object::record;
use super::{LanguageTag, SourceId, Text};
use crate::json::deserialized;
use crate::time::Date;

/// A page or file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "id": "page", "location": "page.txt", "retrieved": "2018-12-15" }))]
pub struct Source {
    /// Its id, unique among the sources.
    pub id: SourceId,
    /// Its heading or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its address or file name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// When it was retrieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The column headings of its table, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Its words that belong to no record: lines before, between and after the rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

impl Source {
    /// A source with an id and nothing else.
    pub fn new(id: SourceId) -> Source {
        Source {
            id,
            title: None,
            location: None,
            retrieved: None,
            language: None,
            columns: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// Which source, and which of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "source": "page", "firstLine": 4, "lastLine": 5 }))]
pub struct SourceRef {
    /// The source.
    pub source: SourceId,
    /// The first line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_line: Option<u32>,
    /// The last line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_line: Option<u32>,
}

/// The words that led to a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "path": "/participants/0/role", "rule": "cue.funded-by", "words": "funded by the European Union", "line": 4 }))]
pub struct Evidence {
    /// The statement: a JSON pointer from the record it is in, such as `/participants/0/role`.
    pub path: String,
    /// The rule that made the statement of the words, such as `cue.funded-by`.
    pub rule: String,
    /// The words, as written.
    pub words: String,
    /// Where the words stand, if not in the source of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// The line they begin on, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// An identifier in another register.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "scheme": "wikidata", "value": "Q458" }))]
pub struct Identifier {
    /// The register: `ror`, `wikidata`, `deqar`, `pic`, `erasmus`, `iati`, ...
    pub scheme: String,
    /// The identifier.
    pub value: String,
}

/// A page about something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "url": "https://www.equamm.org/", "title": "The project" }))]
pub struct Link {
    /// Its address.
    pub url: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
}

record! { Source:
    "id" id!, "title" title?, "location" location?, "retrieved" retrieved?, "language" language?,
    "columns" columns?, "remarks" remarks?,
}

record! { SourceRef:
    "source" source!, "firstLine" first_line?, "lastLine" last_line?,
}

record! { Evidence:
    "path" path!, "rule" rule!, "words" words!, "source" source?, "line" line?,
}

record! { Identifier:
    "scheme" scheme!, "value" value!,
}

record! { Link:
    "url" url!, "title" title?,
}

deserialized! { Source SourceRef Evidence Identifier Link }
