//! Organizations and programmes.

use schemars::JsonSchema;
use serde::Serialize;

use super::object::record;
use super::{
    CountryCode, Evidence, Identifier, Link, OrganizationId, OrganizationKind, ProgrammeId,
    SourceRef, Text,
};
use crate::json::{Extensions, deserialized};
use crate::time::Date;

/// A body that takes part, funds or hosts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "id": "hceres", "name": "High Council for Evaluation of Research and Higher Education", "acronym": "HCERES", "country": "FR" }))]
pub struct Organization {
    /// Its id, unique among the organizations.
    pub id: OrganizationId,
    /// Its name.
    pub name: Text,
    /// Its acronym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its identifiers: ROR, Wikidata, DEQAR, PIC, Erasmus code, IATI reference.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// What sort of body it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganizationKind>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// When it was founded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded: Option<Date>,
    /// Pages about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Where it first stands in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// The words that led to what was read out of prose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A user's own data.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

impl Organization {
    /// An organization with an id and a name and nothing else.
    pub fn new(id: OrganizationId, name: impl Into<Text>) -> Organization {
        Organization {
            id,
            name: name.into(),
            acronym: None,
            aliases: Vec::new(),
            identifiers: Vec::new(),
            kind: None,
            country: None,
            founded: None,
            links: Vec::new(),
            source: None,
            evidence: Vec::new(),
            extensions: Extensions::default(),
        }
    }

    /// Everything it is called: every version of its name, its acronym and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.name
            .all()
            .chain(self.acronym.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
    }

    /// The shortest way to name it to a reader: its acronym, or its name.
    pub fn label(&self) -> &str {
        self.acronym.as_deref().unwrap_or(self.name.as_str())
    }
}

/// A funding frame, such as Erasmus+; not an organization.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "id": "erasmus", "name": "Erasmus+" }))]
pub struct Programme {
    /// Its id, unique among the programmes.
    pub id: ProgrammeId,
    /// Its name.
    pub name: Text,
    /// Its acronym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The organization that pays for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<OrganizationId>,
    /// Its identifiers in other registers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Pages about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Where it first stands in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// The words that led to what was read out of prose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A user's own data.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

impl Programme {
    /// A programme with an id and a name and nothing else.
    pub fn new(id: ProgrammeId, name: impl Into<Text>) -> Programme {
        Programme {
            id,
            name: name.into(),
            acronym: None,
            aliases: Vec::new(),
            funder: None,
            identifiers: Vec::new(),
            links: Vec::new(),
            source: None,
            evidence: Vec::new(),
            extensions: Extensions::default(),
        }
    }

    /// Everything it is called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.name
            .all()
            .chain(self.acronym.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
    }

    /// The shortest way to name it to a reader: its acronym, or its name.
    pub(crate) fn label(&self) -> &str {
        self.acronym.as_deref().unwrap_or(self.name.as_str())
    }
}

record! { Organization:
    "id" id!, "name" name!, "acronym" acronym?, "aliases" aliases?, "identifiers" identifiers?,
    "kind" kind?, "country" country?, "founded" founded?, "links" links?, "source" source?,
    "evidence" evidence?, "extensions" extensions?,
}

record! { Programme:
    "id" id!, "name" name!, "acronym" acronym?, "aliases" aliases?, "funder" funder?,
    "identifiers" identifiers?, "links" links?, "source" source?, "evidence" evidence?,
    "extensions" extensions?,
}

deserialized! { Organization Programme }
