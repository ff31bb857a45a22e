/** The partnerships that were found. */
import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";

import type { Card, Names, Sort } from "../engine/protocol.js";
import type { Objective } from "../engine/types.js";
import { valueOf } from "../query/tree.js";
import { pieces } from "../text.js";
import { dayNumber } from "../time.js";
import { row } from "./bars.js";
import { certainty, directionOf, label, lines, link, noticed, organizationLink, period, sentence, type Context } from "./context.js";
import { CHUNK } from "./scroller.js";
import { tall } from "./tall.js";
import { histogram } from "./timeline.js";

const SORTS: Sort[] = ["relevance", "start", "end", "title"];
const OBJECTIVES = 3;
const PARTIES = 6;

export function results(ctx: Context): TemplateResult {
  const { m, asked, opened, scroller } = ctx;
  if (!opened || !asked) return html`<p class="empty">${m.loading}</p>`;
  const { above, chunks, below } = scroller.view;
  const cut = scroller.reachable < asked.total;
  return html`
    ${histogram(ctx)}
    ${asked.total === 0
      ? nothingFound(ctx)
      : html`<div class="cards" ${ref((element) => scroller.attach(element as HTMLElement | undefined))}>
          <div ${tall(above)}></div>
          ${repeat(
            chunks,
            ({ index }) => index,
            ({ index, cards, names, count }) =>
              cards
                ? html`<ol data-chunk=${index} data-there="yes" start=${index * CHUNK + 1} role="list" aria-label=${m.results}>
                    ${cards.map((card, at) => item(ctx, card, names, index * CHUNK + at + 1, asked.total))}
                  </ol>`
                : html`<div class="waiting" data-chunk=${index} ${tall(scroller.heightOf(index))} aria-hidden="true">
                    ${m.number(index * CHUNK + 1)} – ${m.number(index * CHUNK + count)}
                  </div>`,
          )}
          <div ${tall(below)}></div>
          ${cut ? html`<p class="empty">${m.listed(scroller.reachable)}</p>` : nothing}
        </div>`}
  `;
}

/** Nothing was found: what can be done about it. */
export function nothingFound(ctx: Context): TemplateResult {
  const { m } = ctx;
  return html`<div class="empty" part="empty">
    <p>${m.none}</p>
    <p class="faint">${m.noneHelp}</p>
    ${ctx.state.query === "" ? nothing : html`<button class="quiet" part="button" type="button" @click=${() => ctx.type("", 0)}>${m.clear}</button>`}
  </div>`;
}

/** How many there are, what was taken for granted, and in what order they stand. */
export function summary(ctx: Context): TemplateResult {
  const { m, asked, opened, state } = ctx;
  if (!asked || !opened) return html``;
  const took = asked.took < 10 ? asked.took.toFixed(1) : String(Math.round(asked.took));
  return html`<div class="summary">
    <p class="found" role="status" aria-live="polite">${m.summary(asked.total, opened.head.partnerships, asked.certain, asked.possible)}</p>
    <span class="took faint" title=${m.tookHelp}>${m.took(took)}</span>
    <div class="order">
      <label for="sort">${m.sort}</label>
      <select id="sort" @change=${(event: Event) => ctx.go({ sort: (event.target as HTMLSelectElement).value as Sort }, { replace: true })}>
        ${SORTS.map((each) => html`<option value=${each} ?selected=${each === state.sort}>${label(m.sorts, each)}</option>`)}
      </select>
      <button
        class="quiet"
        part="button"
        type="button"
        aria-pressed=${state.descending ? "true" : "false"}
        aria-label=${m.descending}
        title=${m.descending}
        @click=${() => ctx.go({ descending: !state.descending }, { replace: true })}
      >
        ${state.descending ? "↑" : "↓"}
      </button>
    </div>
  </div>
  ${asked.notes.length === 0 && asked.assumptions.length === 0
    ? nothing
    : html`<div class="notes">
        ${asked.notes.map((note) => html`<p>${noticed(ctx, note)}</p>`)}
        ${asked.assumptions.length === 0
          ? nothing
          : html`<details><summary>${m.assumed} (${m.number(asked.assumptions.length)})</summary>
              <ul>${asked.assumptions.map((each) => html`<li>${noticed(ctx, each)}</li>`)}</ul></details>`}
      </div>`}`;
}

/** The day that the query asks for, if it is one. */
export function dayAsked(ctx: Context): string | undefined {
  const { parts } = ctx;
  const value = valueOf(parts, "active");
  return value === "today" ? ctx.on : /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

function item(ctx: Context, card: Card, names: Names, place: number, all: number): TemplateResult {
  const { m } = ctx;
  const { match, partnership, extent } = card;
  const day = dayAsked(ctx);
  const marked = (pointer: string) => (words: string, suffix: string) =>
    pieces(words, pointer + suffix, match.highlights).map((piece) => (piece.marked ? html`<mark>${piece.words}</mark>` : piece.words));
  return html`<li class="card ${match.certainty}" part="card" aria-setsize=${all} aria-posinset=${place}>
    <div class="head">
      <h3>${link(ctx, { view: "record", id: match.id }, lines(ctx, match.title, marked("/title")), "link title")}</h3>
      ${match.kind ? html`<span class="kind">${label(m.kinds, match.kind)}</span>` : nothing}
      <span class="when">${period(ctx, match.period)}</span>
      ${certainty(ctx, match.certainty)}
    </div>
    ${match.name ? html`<p class="name">${lines(ctx, match.name, marked("/name"))}</p>` : nothing}
    ${row(ctx, extent, ctx.width - 34, day === undefined ? undefined : dayNumber(day))}
    ${match.reason ? html`<p class="reason"><span class="hidden">${m.why}: </span>${sentence(ctx, match.reason)}</p>` : nothing}
    ${objectives(ctx, partnership.objectives ?? [], marked)}
    ${parties(ctx, card, names)}
  </li>`;
}

function objectives(
  ctx: Context,
  list: Objective[],
  marked: (pointer: string) => (words: string, suffix: string) => unknown,
): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<ul class="objectives" dir=${directionOf(ctx, list.slice(0, OBJECTIVES).map((each) => each.text)) ?? nothing} aria-label=${ctx.m.objectives(list.length)}>
    ${list.slice(0, OBJECTIVES).map((each, index) => html`<li>${lines(ctx, each.text, marked(`/objectives/${index}/text`))}</li>`)}
    ${list.length > OBJECTIVES ? html`<li class="faint">${ctx.m.moreObjectives(list.length - OBJECTIVES)}</li>` : nothing}
  </ul>`;
}

/** Who takes part, by role, in the order in which they are named. */
function parties(ctx: Context, { partnership }: Card, names: Names): TemplateResult | typeof nothing {
  const list = partnership.participants ?? [];
  if (list.length === 0) return nothing;
  const shown = list.slice(0, PARTIES);
  const roles = [...new Set(shown.map(({ role }) => role ?? "participant"))];
  return html`<dl class="parties">
    ${roles.map(
      (role) => html`<div>
        <dt>${label(ctx.m.roles, role)}</dt>
        ${shown.filter((each) => (each.role ?? "participant") === role).map(({ organization }) => html`<dd>${organizationLink(ctx, names, organization)}</dd>`)}
      </div>`,
    )}
    ${list.length > PARTIES ? html`<div><dt class="hidden">${ctx.m.participants}</dt><dd class="faint">${ctx.m.moreObjectives(list.length - PARTIES)}</dd></div>` : nothing}
  </dl>`;
}
