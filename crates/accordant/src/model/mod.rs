//! The domain model: a portfolio of partnerships, the organizations in them and the programmes that
//! fund them.
//!
//! The types are plain data with public fields; what has a grammar (dates, ids, codes) is checked in one
//! constructor, whichever way it comes in. Reading JSON refuses what the model cannot hold, with every
//! problem at once; [`Portfolio::check`] finds what is doubtful.

mod check;
mod code;
mod decode;
mod id;
pub(crate) mod ndjson;
pub(crate) mod object;
mod organization;
mod outline;
mod partnership;
mod portfolio;
mod problems;
mod source;
mod text;
mod values;

pub use check::CheckOptions;
pub(crate) use check::{
    each_reference, missing_references, organization_references, programme_references, references,
};
pub use code::{
    DeclaredStatus, Kind, ObjectiveKind, OrganizationKind, RelationKind, RenewalKind, Role,
};
pub(crate) use decode::{too_many_records, unchecked};
pub(crate) use id::LONGEST_ID;
pub use id::{OrganizationId, PartnershipId, ProgrammeId, SourceId, slug};
pub use organization::{Organization, Programme};
pub(crate) use partnership::Dates;
pub use partnership::{
    Amendment, Funding, Objective, Participation, Partnership, PartnershipRelation, Renewal,
};
pub use portfolio::{Portfolio, Version};
pub use source::{Evidence, Identifier, Link, Source, SourceRef};
pub use text::Text;
pub use values::{Amount, CountryCode, CurrencyCode, LanguageTag};

pub(crate) use code::codes;
