/** A value of a record in the words of the page: names for ids, words for codes and dates. */
import { html, nothing, type TemplateResult } from "lit";
import type { Change } from "../engine/types.js";
import type { ChangesOfRecord } from "../engine/protocol.js";
import { fieldOf } from "../engine/paths.js";
import { dateInWords } from "../time.js";
import { code, inOwn, label, lines, period, shortNamed, type Context } from "./context.js";
import { countryName } from "./facets.js";

const TEXTS = new Set(["title", "name", "summary", "text", "reason"]);
/** Words of the portfolio that are in its language, without saying so. */
const WORDS = new Set([...TEXTS, "topics", "aliases", "nameAsPrinted", "words", "remarks", "columns"]);
/** What is for machines first, and is shown as it is written. */
const CODES = new Set(["id", "target", "path", "rule", "url", "location"]);
const DATES = new Set(["asOf", "founded", "decided", "end", "retrieved"]);
const ORGANIZATIONS = new Set(["organization", "holder", "funder"]);

/** Where a statement comes from, which is shown only if it is asked for. */
const ORIGINS = new Set(["source", "evidence", "nameAsPrinted"]);

/** What organizations and programmes are called. */
type Named = Pick<ChangesOfRecord, "names" | "programmes">;

/** One side of a change. */
export function sideOf(ctx: Context, page: Named, { path, record }: Change, value: unknown): unknown {
  const whole = path === "";
  const shown = valueOf(ctx, page, value, fieldOf(path), whole ? [record] : path.split("/").slice(1));
  return whole ? html`<details><summary>${ctx.m.allOfIt}</summary>${shown}</details>` : shown;
}

/** A value below a field; `trail` says within what it stands, for codes that several lists have. */
function valueOf(ctx: Context, page: Named, value: unknown, field: string, trail: readonly string[]): unknown {
  const { m } = ctx;
  if (typeof value === "string") return inWords(ctx, page, value, field, trail);
  if (typeof value !== "object" || value === null) return html`<bdi>${String(value)}</bdi>`;
  if (Array.isArray(value)) {
    return html`<ul class="plain">${value.map((each) => html`<li>${valueOf(ctx, page, each, field, trail)}</li>`)}</ul>`;
  }
  const entries = Object.entries(value).filter(([name]) => ctx.state.origins || !ORIGINS.has(name));
  if (TEXTS.has(field)) {
    return html`<ul class="plain">${entries.map(([tag, words]) => html`<li><span class="faint">${languageName(ctx, tag)}</span> ${inOwn(words, String(words), tag)}</li>`)}</ul>`;
  }
  return html`<dl class="parts">
    ${entries.map(([name, each]) => html`<div><dt>${label(m.fieldNames, name)}</dt><dd>${valueOf(ctx, page, each, name, [...trail, field])}</dd></div>`)}
  </dl>`;
}

function inWords(ctx: Context, page: Named, value: string, field: string, trail: readonly string[]): unknown {
  const { m } = ctx;
  if (field === "period") return period(ctx, value);
  if (DATES.has(field)) return inBoth(dateInWords(value, m), value);
  if (ORGANIZATIONS.has(field)) return shortNamed(ctx, page.names, value);
  if (field === "programme") return shortNamed(ctx, page.programmes, value);
  if (field === "country" || field === "countries") return countryName(ctx, value);
  if (field === "language") return languageName(ctx, value);
  if (field === "role") return label(m.roles, value);
  if (field === "status") return label(m.statuses, value);
  if (field === "term" || field === "notice") return m.length(value);
  if (field === "kind") return label(kindsOf(ctx, trail), value);
  if (CODES.has(field)) return code(value);
  return WORDS.has(field) ? lines(ctx, value) : html`<bdi>${value}</bdi>`;
}

function inBoth(words: string, written: string): TemplateResult {
  return html`${words}${words === written ? nothing : html` ${code(written)}`}`;
}

/** Five lists of kinds are called so. */
function kindsOf({ m }: Context, trail: readonly string[]): Record<string, string> {
  if (trail.includes("objectives")) return m.objectiveKinds;
  if (trail.includes("relations")) return m.relations;
  if (trail.includes("renewal")) return m.renewals;
  return { ...m.organizationKinds, ...m.kinds };
}

function languageName({ m }: Context, tag: string): string {
  try {
    return new Intl.DisplayNames([m.locale], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
