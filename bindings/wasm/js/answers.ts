// The types of what is written, by the names of this package: those that are also the name of a class, or of
// something that every program has, have another.

export type {
  Amendment, Amount, Answer, Assumption, Bucket, Certainty, Change, ChangeKind, CommonPartner, CommonPartners, Conflict, CountryCode, CurrencyCode, Date as EdtfDate, Day,
  DeclaredStatus, Diagnostic, Diff, Direction, End, Evidence, Expiries, Expiry, ExplainedPart, Explanation, Extensions, Facet, Facets,
  FacetValue, Funding, Highlight, Identifier, Json, Kind, LanguageTag, Length, Link, Links, Match, Meetings, Network, Objective,
  ObjectiveKind, Organization, OrganizationId, OrganizationKind, Pair, Participation, Partnership, PartnershipId,
  PartnershipRelation, Period, Place, Portfolio as PortfolioJson, Programme, ProgrammeId, RecordKind, Query as QueryJson,
  RelationKind, Renewal, RenewalKind, Role, Severity, Shared, Shift, Source, SourceId, SourceRef, Span, Text, Timeline,
  TimelineUnit,
} from "./generated/types.js";
