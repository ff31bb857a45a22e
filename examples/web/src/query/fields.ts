/** The fields of the query language that the page offers, and the values of those with a closed list. */

/** Fields with counts beside the results, in their order on the page. */
export const FACET_FIELDS = ["kind", "status", "partner", "programme", "country", "topic"] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

export const KINDS = ["agreement", "network", "project", "technicalAssistance", "initiative", "other"] as const;
export const STATUSES = ["planned", "ongoing", "ended", "undated"] as const;
export const DECLARED = ["planned", "ongoing", "suspended", "completed", "terminated", "cancelled"] as const;

/** Fields whose value is an organization. `partner` is any role. */
export const PARTY_FIELDS = [
  "partner",
  "coordinator",
  "member",
  "foundingMember",
  "associate",
  "observer",
  "beneficiary",
  "funder",
  "host",
  "implementer",
  "signatory",
  "network",
  "other",
] as const;
export type PartyField = (typeof PARTY_FIELDS)[number];

export const DAY_FIELDS = ["active", "throughout", "starts", "ends", "during"] as const;

/** All fields, in the order in which they are offered. */
export const FIELDS = [
  "active",
  "kind",
  "partner",
  "funder",
  "status",
  "starts",
  "ends",
  "duration",
  "country",
  "topic",
  "programme",
  "objective",
  "title",
  "throughout",
  "during",
  "coordinator",
  "member",
  "foundingMember",
  "associate",
  "observer",
  "beneficiary",
  "host",
  "implementer",
  "signatory",
  "network",
  "other",
  "declared",
  "language",
  "text",
  "id",
  "identifier",
] as const;
export type FieldName = (typeof FIELDS)[number];
