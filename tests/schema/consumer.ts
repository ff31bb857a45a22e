// A program that uses the types. Each line below an `@ts-expect-error` has to be refused by the compiler.

import type { Answer, Json, Match, Portfolio, Query, Text } from "./types";

export function title(text: Text, language: string): string {
  return typeof text === "string" ? text : (text[language] ?? Object.values(text)[0] ?? "");
}

export function listed(answer: Answer): string[] {
  return answer.matches.map((match: Match) => `${match.certainty} ${title(match.title, "en")} ${match.period ?? ""}`);
}

export function funders(portfolio: Portfolio): string[] {
  const names = new Map((portfolio.organizations ?? []).map((organization) => [organization.id, organization.name]));
  const participants = (portfolio.partnerships ?? []).flatMap((partnership) => partnership.participants ?? []);
  const paying = participants.filter((participant) => participant.role === "funder");
  return paying.map((participant) => title(names.get(participant.organization) ?? "", "fr"));
}

export function depth(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

export const query: Query = {
  and: [{ field: "ends", op: "<", value: "2021" }, { not: { field: "kind", value: "network" } }],
};

// @ts-expect-error: the version is 1
export const later: Portfolio = { accordant: 2 };

// @ts-expect-error: a partnership has a title
export const untitled: Portfolio = { accordant: 1, partnerships: [{ id: "a" }] };

// @ts-expect-error: there is no such role
export const role: Portfolio = { accordant: 1, partnerships: [{ id: "a", title: "A", participants: [{ organization: "b", role: "boss" }] }] };

// @ts-expect-error: kinds have no order
export const unordered: Query = { field: "kind", op: "<", value: "network" };

// @ts-expect-error: there is no such field
export const misspelt: Portfolio = { accordant: 1, tilte: "A" };
