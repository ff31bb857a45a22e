/** Counts by value: each value can be asked for or left out. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Counts } from "../engine/protocol.js";
import { choice, choose, type Choice } from "../query/tree.js";
import { label, lines, type Context } from "./context.js";

const SHORT = 7;

export function facets(ctx: Context): TemplateResult {
  const { m, counts, filtersOpen } = ctx;
  const shown = counts.filter(({ values }) => values.length > 0);
  return html`<section class="facets" part="facets" aria-labelledby="filters-heading">
    <h2 id="filters-heading" class="wide">${m.filters}</h2>
    <button
      class="narrow quiet"
      part="button"
      type="button"
      aria-expanded=${filtersOpen ? "true" : "false"}
      aria-controls="facets"
      @click=${() => ctx.setFilters(!filtersOpen)}
    >
      ${filtersOpen ? m.filtersHide : m.filtersShow}
    </button>
    <div id="facets" class=${filtersOpen ? "open" : ""}>
      <p class="hint counts-help">${m.countsHelp}</p>
      ${shown.length === 0 ? html`<p class="faint">${m.nothingToCount}</p>` : shown.map((facet) => one(ctx, facet))}
    </div>
  </section>`;
}

function one(ctx: Context, facet: Counts): TemplateResult {
  const { m, expanded } = ctx;
  const key = `facet:${facet.field}`;
  const { parts } = ctx;
  const state = (value: { value: string; label: string }): Choice => choice(parts, facet.field, [value.value, value.label]);
  const most = Math.max(1, ...facet.values.map(({ total }) => total));
  const all = expanded.has(key);
  // A value that was chosen is always in sight.
  const values = facet.values.filter((value, index) => all || index < SHORT || state(value) !== "none");
  const more = facet.values.length - SHORT;
  const unsent = facet.all - facet.values.length;
  return html`<section part="facet">
    <h3 id=${key}>${label(m.facets, facet.field)}</h3>
    <ul aria-labelledby=${key}>
      ${values.map((value) => {
        const name = nameOf(ctx, facet.field, value);
        const chosen = state(value);
        const set = (wanted: Choice) => () =>
          ctx.setParts(choose(parts, facet.field, [value.value, value.label], chosen === wanted ? "none" : wanted));
        return html`<li class=${chosen}>
          <button
            class="value"
            type="button"
            aria-pressed=${chosen === "in" ? "true" : "false"}
            @click=${set("in")}
          >
            <span class="name">${name === value.label ? lines(ctx, name) : html`<bdi>${name}</bdi>`}</span>
            <span class="hidden">: ${m.counted(value.certain, value.total)}</span>
            <span class="count" aria-hidden="true">${value.certain === value.total ? m.number(value.total) : html`${m.number(value.certain)}<span class="of">/${m.number(value.total)}</span>`}</span>
            ${meter(value.certain / most, value.total / most)}
          </button>
          <button
            class="without"
            type="button"
            aria-pressed=${chosen === "out" ? "true" : "false"}
            aria-label=${m.exclude(name)}
            title=${m.exclude(name)}
            @click=${set("out")}
          >
            −
          </button>
        </li>`;
      })}
    </ul>
    ${more > 0
      ? html`<button class="quiet more" part="button" type="button" aria-expanded=${all ? "true" : "false"} aria-label=${`${label(m.facets, facet.field)}: ${all ? m.fewer : m.more(more)}`} @click=${() => ctx.toggle(key)}>
          ${all ? m.fewer : m.more(more)}
        </button>`
      : nothing}
    ${all && unsent > 0 ? html`<p class="hint">${m.unlisted(unsent)}</p>` : nothing}
  </section>`;
}

/** A value in the words of the page. */
export function nameOf(ctx: Context, field: string, value: { value: string; label: string }): string {
  const { m } = ctx;
  if (field === "kind") return label(m.kinds, value.value);
  if (field === "status" || field === "declared") return label(m.statuses, value.value);
  if (field === "country") return countryName(ctx, value.value);
  return value.label;
}

export function countryName(ctx: Context, country: string): string {
  try {
    return new Intl.DisplayNames([ctx.m.locale], { type: "region" }).of(country) ?? country;
  } catch {
    return country;
  }
}

/** A bar in a bar: what is certain, within what is certain or possible. */
function meter(certain: number, total: number): TemplateResult {
  const width = (share: number) => `${Math.round(share * 1000) / 10}%`;
  return html`<svg class="meter" width="100%" height="3" aria-hidden="true" focusable="false">
    ${svg`<rect class="total" width=${width(total)} height="3" /><rect class="certain" width=${width(certain)} height="3" />`}
  </svg>`;
}
