//! Partnerships and their parts.

use schemars::JsonSchema;
use serde::Serialize;

use super::object::record;
use super::{
    Amount, CountryCode, CurrencyCode, DeclaredStatus, Evidence, Identifier, Kind, Link,
    ObjectiveKind, OrganizationId, PartnershipId, ProgrammeId, RelationKind, RenewalKind, Role,
    SourceRef, Text,
};
use crate::json::{Extensions, deserialized};
use crate::time::{Assumption, Date, Day, End, Extent, Frame, Length, Period, Window};
use crate::{Error, Limits};

/// One agreement, network membership, project, technical-assistance mission or initiative.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "id": "haqaa", "title": "HAQAA", "kind": "initiative", "period": "2016/2018" }))]
pub struct Partnership {
    /// Its id, unique among the partnerships.
    pub id: PartnershipId,
    /// Its title as the holder writes it, often an acronym.
    pub title: Text,
    /// Its full name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// What sort of partnership it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// When the holder takes part; absent if undated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What the record says of its state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<DeclaredStatus>,
    /// The prose that introduces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// Its objectives, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
    /// The organizations that take part, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participation>,
    /// What it is funded by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<Funding>,
    /// How it relates to other partnerships.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<PartnershipRelation>,
    /// The countries it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<CountryCode>,
    /// What it is about, in the holder's own terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Its identifiers in other registers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Pages about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Ends that were moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment>,
    /// What happens at the end of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
    /// Where it stands in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// The words that led to what was read out of prose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A user's own data.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

impl Partnership {
    /// Reads a partnership alone from JSON, as it stands in a portfolio. What it refers to is not looked at:
    /// that is asked when it is put into one.
    ///
    /// # Errors
    /// Every problem at once, as [`Portfolio::from_json`](super::Portfolio::from_json), each with its path from
    /// the partnership.
    pub fn from_json(text: &str, limits: &Limits) -> Result<Partnership, Error> {
        super::decode::record(text, "Partnership", limits)
    }

    /// A partnership with an id and a title and nothing else.
    pub fn new(id: PartnershipId, title: impl Into<Text>) -> Partnership {
        Partnership {
            id,
            title: title.into(),
            name: None,
            kind: None,
            period: None,
            status: None,
            summary: None,
            objectives: Vec::new(),
            participants: Vec::new(),
            funding: Vec::new(),
            relations: Vec::new(),
            countries: Vec::new(),
            topics: Vec::new(),
            identifiers: Vec::new(),
            links: Vec::new(),
            amendments: Vec::new(),
            renewal: None,
            source: None,
            evidence: Vec::new(),
            extensions: Extensions::default(),
        }
    }

    /// What it says of when it is.
    pub(crate) fn dates(&self) -> Dates<'_> {
        Dates {
            period: self.period.as_ref(),
            amendments: &self.amendments,
        }
    }

    /// The end that was decided last, if an amendment moved it.
    ///
    /// Amendments without a date of decision come before the dated ones; of equals the last one counts.
    pub fn amended_end(&self, frame: &Frame) -> Option<End> {
        self.dates().amended_end(frame)
    }

    /// Whether its end is open: as last amended or, if it was not, as first written.
    pub fn is_open_ended(&self, frame: &Frame) -> bool {
        match self.amended_end(frame) {
            Some(end) => end == End::Open,
            None => self.period.as_ref().is_some_and(Period::is_open_ended),
        }
    }

    /// Whether nothing says when it is: no period and no amended end.
    pub fn is_undated(&self) -> bool {
        self.dates().are_none()
    }

    /// The windows of its start and end, amendments included; nothing if no start fits to any end.
    ///
    /// What is undated can begin and end on any day.
    pub fn extent(&self, frame: &Frame) -> Option<Extent> {
        self.dates().extent(frame)
    }

    /// What [`Partnership::extent`] takes for granted.
    pub fn time_assumptions(&self, frame: &Frame) -> Vec<Assumption> {
        self.dates().assumptions(frame, self.title.as_str())
    }
}

/// What a partnership says of when it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dates<'p> {
    pub(crate) period: Option<&'p Period>,
    pub(crate) amendments: &'p [Amendment],
}

impl Dates<'_> {
    fn amended_end(&self, frame: &Frame) -> Option<End> {
        let decided = |amendment: &Amendment| {
            amendment
                .decided
                .map_or(Day::EVER, |date| date.window(&frame.policy).first())
        };
        self.amendments
            .iter()
            .max_by_key(|amendment| decided(amendment))
            .map(|last| last.end)
    }

    /// Whether there are none.
    pub(crate) fn are_none(&self) -> bool {
        self.period.is_none() && self.amendments.is_empty()
    }

    /// The windows of the start and the end; nothing if no start fits to any end.
    pub(crate) fn extent(&self, frame: &Frame) -> Option<Extent> {
        if let Some(end) = self.amended_end(frame) {
            let start = match self.period {
                None => Window::ALL,
                Some(period) => match period.ends() {
                    Some((start, _)) => start.window_as_start(frame),
                    // A set keeps the start it had.
                    None => period.extent(frame)?.start(),
                },
            };
            return Extent::new(start, end.window_as_end(frame));
        }
        match self.period {
            Some(period) => period.extent(frame),
            None => Some(Extent::UNDATED),
        }
    }

    /// What the extent takes for granted, of a partnership with this title.
    pub(crate) fn assumptions(&self, frame: &Frame, title: &str) -> Vec<Assumption> {
        let Some(end) = self.amended_end(frame) else {
            return self
                .period
                .map_or_else(Vec::new, |period| period.assumptions(frame));
        };
        // What the first end took for granted no longer counts once it was moved.
        let mut found = match self.period.map(|period| (period, period.ends())) {
            None => End::assumptions(&End::Unknown, &end, frame),
            Some((_, Some((start, _)))) => End::assumptions(&start, &end, frame),
            // A set keeps the start it had.
            Some((set, None)) => {
                let mut found = set.assumptions(frame);
                found.extend(End::assumptions(&End::Unknown, &end, frame));
                found
            }
        };
        found.push(Assumption::new(
            "period.amended-end",
            format!("`{title}` ends as last amended: `{end}`"),
        ));
        found
    }
}

/// One aim, activity, deliverable or field of cooperation, in the words of the source.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "text": "Exchange of experts", "kind": "field" }))]
pub struct Objective {
    /// The objective as written.
    pub text: Text,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ObjectiveKind>,
    /// Its parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
    /// Where it stands in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

impl Objective {
    /// An objective with its words.
    pub fn new(text: impl Into<Text>) -> Objective {
        Objective {
            text: text.into(),
            kind: None,
            objectives: Vec::new(),
            source: None,
        }
    }
}

/// An organization in a partnership.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "organization": "eu", "role": "funder", "nameAsPrinted": "the European Union" }))]
pub struct Participation {
    /// The organization.
    pub organization: OrganizationId,
    /// Its part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// When it takes part, if that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Its name as printed in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_as_printed: Option<String>,
}

impl Participation {
    /// An organization in a role.
    pub fn new(organization: OrganizationId, role: Role) -> Participation {
        Participation {
            organization,
            role: Some(role),
            period: None,
            name_as_printed: None,
        }
    }
}

/// What a partnership is funded by: the programme, the funder, how much, under which grant.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "programme": "erasmus", "amount": "1250000.50", "currency": "EUR" }))]
pub struct Funding {
    /// The programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// The organization that pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<OrganizationId>,
    /// How much, in the currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The currency of the amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<CurrencyCode>,
    /// The identifier of the grant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<Identifier>,
}

/// How one partnership relates to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "kind": "continues", "target": "haqaa" }))]
pub struct PartnershipRelation {
    /// The kind of relation, read from this partnership to the target.
    pub kind: RelationKind,
    /// The other partnership.
    pub target: PartnershipId,
}

/// An end that was moved.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "decided": "2020-06", "end": "2021-04-30" }))]
pub struct Amendment {
    /// When it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Date>,
    /// The new end; `..` if it is now open.
    pub end: End,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// What happens at the end of the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(example = serde_json::json!({ "kind": "tacit", "term": "P3Y", "notice": "P6M" }))]
pub struct Renewal {
    /// How it is renewed.
    pub kind: RenewalKind,
    /// For how long each time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Length>,
    /// How long before the end notice has to be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Length>,
}

record! { Partnership:
    "id" id!, "title" title!, "name" name?, "kind" kind?, "period" period?, "status" status?,
    "summary" summary?, "objectives" objectives?, "participants" participants?,
    "funding" funding?, "relations" relations?, "countries" countries?, "topics" topics?,
    "identifiers" identifiers?, "links" links?, "amendments" amendments?, "renewal" renewal?,
    "source" source?, "evidence" evidence?, "extensions" extensions?,
}

record! { Objective:
    "text" text!, "kind" kind?, "objectives" objectives?, "source" source?,
}

record! { Participation:
    "organization" organization!, "role" role?, "period" period?,
    "nameAsPrinted" name_as_printed?,
}

record! { Funding:
    "programme" programme?, "funder" funder?, "amount" amount?, "currency" currency?,
    "identifier" identifier?,
}

record! { PartnershipRelation:
    "kind" kind!, "target" target!,
}

record! { Amendment:
    "decided" decided?, "end" end!, "reason" reason?,
}

record! { Renewal:
    "kind" kind!, "term" term?, "notice" notice?,
}

deserialized! { Partnership Objective Participation Funding PartnershipRelation Amendment Renewal }
