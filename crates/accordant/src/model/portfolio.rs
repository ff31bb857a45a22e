//! The whole of what one institution states about its partnerships.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::object::record;
use super::{
    LanguageTag, Organization, OrganizationId, Partnership, PartnershipId, Programme, ProgrammeId,
    Source, Text,
};
use crate::json::{self, Extensions, Fault, FromJson, Reader, ToJson, Writer, deserialized};
use crate::time::{Date, Frame, Policy};
use crate::{Error, Limits};

/// Everything one institution, the *holder*, states about its partnerships, as of a day.
///
/// Every collection keeps its order: the same portfolio always writes the same bytes.
///
/// ```
/// use accordant::Portfolio;
///
/// let portfolio = Portfolio::from_json(r#"{
///     "accordant": 1,
///     "partnerships": [{ "id": "anqahe", "title": "ANQAHE", "period": "2016-05/.." }]
/// }"#)?;
/// assert_eq!(portfolio.partnerships[0].title.as_str(), "ANQAHE");
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "accordant": 1, "asOf": "2018-12", "partnerships": [{ "id": "anqahe", "title": "ANQAHE", "period": "2016-05/.." }] }))]
pub struct Portfolio {
    /// The version of the format: 1.
    #[serde(rename = "accordant")]
    #[schemars(rename = "accordant")]
    pub version: Version,
    /// The title of the page or register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The institution that keeps it; a party to every partnership.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<OrganizationId>,
    /// The day for which it speaks: an EDTF day, month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The language of its plain texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The organizations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Organization>,
    /// The programmes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<Programme>,
    /// The partnerships.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partnerships: Vec<Partnership>,
    /// The pages and files it was read from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// A user's own data.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

impl Portfolio {
    /// Reads a portfolio from JSON under the default limits.
    ///
    /// # Errors
    /// Every problem of the document at once: `json.*` for its syntax and shape, the codes of the values,
    /// `portfolio.duplicate-id`, `portfolio.dangling-reference`, `limit.*`; each with its JSON path.
    pub fn from_json(text: &str) -> Result<Portfolio, Error> {
        Portfolio::from_json_within(text, &Limits::default())
    }

    /// Reads a portfolio from JSON under these limits.
    ///
    /// # Errors
    /// As [`Portfolio::from_json`].
    pub fn from_json_within(text: &str, limits: &Limits) -> Result<Portfolio, Error> {
        super::decode::portfolio(text, limits)
    }

    /// The portfolio as JSON, indented by two spaces, with a line end at the end.
    pub fn to_json(&self) -> String {
        let mut json = json::indented(&json::to_string(self));
        json.push('\n');
        json
    }

    /// Everything but the partnerships.
    pub(crate) fn without_partnerships(&self) -> Portfolio {
        Portfolio {
            version: self.version,
            title: self.title.clone(),
            holder: self.holder.clone(),
            as_of: self.as_of,
            language: self.language.clone(),
            organizations: self.organizations.clone(),
            programmes: self.programmes.clone(),
            partnerships: Vec::new(),
            sources: self.sources.clone(),
            extensions: self.extensions.clone(),
        }
    }

    /// The frame of its as-of day, with a policy.
    pub fn frame(&self, policy: Policy) -> Frame {
        Frame {
            as_of: self.as_of.map(|date| date.window(&policy).first()),
            policy,
        }
    }

    /// The organization with this id.
    pub fn organization(&self, id: &OrganizationId) -> Option<&Organization> {
        self.organizations
            .iter()
            .find(|organization| organization.id == *id)
    }

    /// The programme with this id.
    pub fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == *id)
    }

    /// The partnership with this id.
    pub fn partnership(&self, id: &PartnershipId) -> Option<&Partnership> {
        self.partnerships
            .iter()
            .find(|partnership| partnership.id == *id)
    }
}

impl<'de> Deserialize<'de> for Portfolio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Portfolio, D::Error> {
        let portfolio: Portfolio = json::deserialize(deserializer)?;
        match Error::from_diagnostics(super::check::references(&portfolio)) {
            Some(error) => Err(de::Error::custom(error)),
            None => Ok(portfolio),
        }
    }
}

/// The version of the JSON form. There is one, written `1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Version;

impl ToJson for Version {
    fn write(&self, to: &mut Writer) {
        1_u8.write(to);
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(1)
    }
}

impl FromJson for Version {
    fn read(from: &mut Reader<'_>) -> Result<Version, Fault> {
        match from.value()? {
            1_u64 => Ok(Version),
            other => Err(Fault::unwanted(format!("version {other} is not supported"))),
        }
    }
}

deserialized! { Version }

impl JsonSchema for Version {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": 1 })
    }
}

record! { Portfolio:
    "accordant" version!, "title" title?, "holder" holder?, "asOf" as_of?, "language" language?,
    "organizations" organizations?, "programmes" programmes?, "partnerships" partnerships?,
    "sources" sources?, "extensions" extensions?,
}
