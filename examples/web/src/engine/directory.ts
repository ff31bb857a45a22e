/** The organizations and programmes of the portfolio that is open, by id and by name. */
import { plain } from "../text.js";
import type { Names } from "./protocol.js";
import type { Organization, Partnership, PortfolioJson, Programme, Text } from "./types.js";

/** A name that can be completed. */
export interface Known {
  id: string;
  label: string;
  detail?: string;
  /** What is typed to find it, folded. */
  found: string[];
}

export class Directory {
  readonly organizations = new Map<string, Organization>();
  readonly programmes = new Map<string, Programme>();
  readonly holder: string | undefined;
  private readonly head: PortfolioJson;
  private known: { organizations: Known[]; programmes: Known[] } | undefined;

  /** Takes everything but the partnerships, and the values of fields that only records name. */
  constructor(
    portfolio?: PortfolioJson,
    readonly topics: string[] = [],
    readonly countries: string[] = [],
  ) {
    for (const each of portfolio?.organizations ?? []) this.organizations.set(each.id, each);
    for (const each of portfolio?.programmes ?? []) this.programmes.set(each.id, each);
    this.head = portfolio ?? { accordant: 1 };
    this.holder = portfolio?.holder;
  }

  /** What can be completed, made when it is first asked for. */
  get completable(): { organizations: Known[]; programmes: Known[] } {
    this.known ??= {
      organizations: [...this.organizations.values()].map(known),
      programmes: [...this.programmes.values()].map(known),
    };
    return this.known;
  }

  names(ids: string[]): Names {
    return namesOf(ids, this.organizations);
  }

  programmeNames(ids: string[]): Names {
    return namesOf(ids, this.programmes);
  }

  /** In which roles an organization is in a record. */
  rolesOf(id: string, partnership: Partnership): { role: string; period?: string; nameAsPrinted?: string }[] {
    const roles: { role: string; period?: string; nameAsPrinted?: string }[] = [];
    for (const each of partnership.participants ?? []) {
      if (each.organization !== id) continue;
      roles.push({
        role: each.role ?? "participant",
        ...(each.period ? { period: each.period } : {}),
        ...(each.nameAsPrinted ? { nameAsPrinted: each.nameAsPrinted } : {}),
      });
    }
    const funds = (partnership.funding ?? []).some(
      ({ funder, programme }) =>
        funder === id || (programme !== undefined && this.programmes.get(programme)?.funder === id),
    );
    if (funds && !roles.some(({ role }) => role === "funder")) roles.push({ role: "funder" });
    if (id === this.holder && roles.length === 0) roles.push({ role: "holder" });
    return roles;
  }

  /** These records as a portfolio: nothing it refers to is missing. */
  portfolioOf(records: Partnership[]): PortfolioJson {
    const ids = new Set(records.map(({ id }) => id));
    const programmes = new Set(records.flatMap((each) => (each.funding ?? []).flatMap((one) => one.programme ?? [])));
    const kept = [...this.programmes.values()].filter(({ id }) => programmes.has(id));
    const named = new Set(this.holder === undefined ? [] : [this.holder]);
    for (const each of records) {
      for (const participant of each.participants ?? []) named.add(participant.organization);
      for (const { funder } of each.funding ?? []) if (funder) named.add(funder);
    }
    for (const { funder } of kept) if (funder) named.add(funder);
    const organizations = [...this.organizations.values()].filter(({ id }) => named.has(id));
    const partnerships = records.map((each) => {
      const relations = (each.relations ?? []).filter(({ target }) => ids.has(target));
      const { relations: _, ...rest } = each;
      return relations.length > 0 ? { ...rest, relations } : rest;
    });
    const { organizations: _o, programmes: _p, partnerships: _r, sources, extensions, ...head } = this.head;
    return {
      ...head,
      ...(organizations.length > 0 ? { organizations } : {}),
      ...(kept.length > 0 ? { programmes: kept } : {}),
      ...(partnerships.length > 0 ? { partnerships } : {}),
      ...(sources ? { sources } : {}),
      ...(extensions ? { extensions } : {}),
    } as PortfolioJson;
  }
}

function namesOf(ids: string[], all: ReadonlyMap<string, Organization | Programme>): Names {
  const found: Names = {};
  for (const id of ids) {
    const each = all.get(id);
    if (each) found[id] = { name: each.name, ...(each.acronym ? { acronym: each.acronym } : {}) };
  }
  return found;
}

function known(each: { id: string; name: Text; acronym?: string; aliases?: string[] }): Known {
  const names = typeof each.name === "string" ? [each.name] : Object.values(each.name);
  const [name = each.id] = names;
  const all = [...(each.acronym ? [each.acronym] : []), ...names, ...(each.aliases ?? []), each.id];
  return {
    id: each.id,
    label: each.acronym ?? name,
    ...(each.acronym ? { detail: name } : {}),
    found: all.map(plain),
  };
}
