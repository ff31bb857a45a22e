"""The parts of a portfolio and of answers.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from .change import Change, Conflict, Shift
from .choices import (
    ChangeKind,
    DeclaredStatus,
    Direction,
    Field,
    Kind,
    ObjectiveKind,
    OrganizationKind,
    RecordKind,
    RelationKind,
    RenewalKind,
    Role,
    Severity,
    TimelineUnit,
)
from .counts import Bucket, Facet, FacetValue, Facets, Timeline
from .diagnostic import Assumption, Diagnostic, Place, Span
from .expiry import Expiries, Expiry
from .links import CommonPartner, CommonPartners, Links, Meetings, Network, Pair, Shared
from .match import ExplainedPart, Explanation, Highlight, Match
from .organization import Organization, Programme
from .partnership import (
    Amendment,
    Funding,
    Objective,
    Participation,
    Partnership,
    PartnershipRelation,
    Renewal,
)
from .source import Evidence, Identifier, Link, Source, SourceRef

__all__ = [
    "Amendment",
    "Assumption",
    "Bucket",
    "Change",
    "ChangeKind",
    "CommonPartner",
    "CommonPartners",
    "Conflict",
    "DeclaredStatus",
    "Diagnostic",
    "Direction",
    "Evidence",
    "Expiries",
    "Expiry",
    "ExplainedPart",
    "Explanation",
    "Facet",
    "FacetValue",
    "Facets",
    "Field",
    "Funding",
    "Highlight",
    "Identifier",
    "Kind",
    "Link",
    "Links",
    "Match",
    "Meetings",
    "Network",
    "Objective",
    "ObjectiveKind",
    "Organization",
    "OrganizationKind",
    "Pair",
    "Participation",
    "Partnership",
    "PartnershipRelation",
    "Place",
    "Programme",
    "RecordKind",
    "RelationKind",
    "Renewal",
    "RenewalKind",
    "Role",
    "Severity",
    "Shared",
    "Shift",
    "Source",
    "SourceRef",
    "Span",
    "Timeline",
    "TimelineUnit",
]
