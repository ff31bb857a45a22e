/** What changed from one version of the portfolio to another, record by record. */
import { html, nothing, type TemplateResult } from "lit";
import type { ChangedRecord, ChangesOfRecord, ChangesPage, Compared, Sign, Version } from "../engine/protocol.js";
import { dateInWords } from "../time.js";
import { code, label, link, shortNamed, text, type Context } from "./context.js";
import { failed } from "./dialogs.js";
import { sideOf } from "./value.js";

const SHOWN: (Sign | "")[] = ["", "added", "removed", "changed", "moved"];
const SIGNS: Record<Sign, string> = { added: "+", removed: "−", changed: "~", moved: "↕" };

export function compare(ctx: Context): TemplateResult {
  const { m, comparing } = ctx;
  const { compared, page, running, failure } = comparing;
  return html`<article class="page compare" part="compare" aria-labelledby="page-heading">
    <div class="overview-head">
      <h2 id="page-heading" tabindex="-1">${m.compareTitle}</h2>
      <button class="quiet" part="button" type="button" @click=${() => ctx.show("compare")}>${compared ? m.compareAnother : m.compareChoose}</button>
    </div>
    <div class="running" role="status">
      ${running
        ? html`<span>${m.comparing}</span> <button class="quiet" part="button" type="button" @click=${() => comparing.stop()}>${m.stop}</button>`
        : page
          ? html`<span class="hidden">${m.exportChangesHelp(page.counts.all)}</span>`
          : nothing}
    </div>
    ${failure ? failed(ctx, failure) : nothing}
    ${compared && page ? found(ctx, compared, page) : running ? nothing : html`<p class="prose">${m.compareHelp}</p>`}
  </article>`;
}

function found(ctx: Context, compared: Compared, page: ChangesPage): TemplateResult {
  const { m, state, comparing } = ctx;
  const { before, after, records, origins } = compared;
  return html`
    <div class="versions">
      ${version(ctx, m.before, before, comparing.later)}
      <button class="quiet turn" part="button" type="button" aria-label=${m.compareTurn} title=${m.compareTurn} @click=${() => ctx.go({ later: !state.later }, { replace: true })}>
        <span aria-hidden="true">⇄</span>
      </button>
      ${version(ctx, m.after, after, !comparing.later)}
    </div>
    ${records.length === 0
      ? html`<p class="empty" part="empty">${m.sameInBoth}</p>`
      : html`<ul class="counts">
            ${records.filter(({ record: sort }) => sort !== "portfolio").map(
              ({ record: sort, changed, added, removed }) => html`<li><strong>${label(m.recordKinds, sort)}</strong> ${m.recordCounts(changed, added, removed)}</li>`,
            )}
          </ul>
          ${filters(ctx, page, origins)}
          ${page.records.length === 0 ? html`<p class="empty" part="empty">${m.noneOfThese}</p>` : page.records.map((each, index) => record(ctx, page, each, page.records[index - 1]?.record))}
          ${page.records.length < page.total
            ? html`<p class="more-rows"><span class="faint">${m.firstRecords(page.records.length, page.total)}</span>
                <button class="quiet" part="button" type="button" @click=${() => comparing.more()}>${m.more(Math.min(100, page.total - page.records.length))}</button></p>`
            : nothing}`}
  `;
}

/** One of the two: what it is called, and for which day it speaks. The one that is open is not named. */
function version(ctx: Context, side: string, { name, title, asOf, partnerships }: Version, isOpen: boolean): TemplateResult {
  const { m } = ctx;
  return html`<div class="version">
    <h3>${side}</h3>
    <p><strong>${isOpen && !ctx.fromFile ? m.thisOne : name ? html`<bdi dir="ltr">${name.replace(/^\.\//, "")}</bdi>` : m.pasted}</strong></p>
    <p class="faint">${title ? html`${text(ctx, title)} · ` : nothing}${m.shared(partnerships)}${asOf ? html` · ${m.speaksFor(dateInWords(asOf, m))}` : nothing}</p>
  </div>`;
}

function filters(ctx: Context, page: ChangesPage, origins: number): TemplateResult {
  const { m, state } = ctx;
  return html`<div class="filters" role="group" aria-label=${m.changesShown}>
    ${SHOWN.map((each) => {
      const count = page.counts[each === "" ? "all" : each];
      return html`<button
        class="quiet filter ${each}"
        part="button"
        type="button"
        aria-pressed=${state.changes === each ? "true" : "false"}
        ?disabled=${count === 0 && state.changes !== each}
        @click=${() => ctx.go({ changes: each }, { replace: true })}
      >
        ${each === "" ? nothing : html`<span class="does" aria-hidden="true">${SIGNS[each]}</span>`}${label(m.signs, each === "" ? "all" : each)}
        <span class="count">${m.number(count)}</span>
      </button>`;
    })}
    ${origins > 0
      ? html`<label class="check"><input type="checkbox" .checked=${state.origins} @change=${(event: Event) => ctx.go({ origins: (event.target as HTMLInputElement).checked }, { replace: true })} /> ${m.origins(origins)}</label>`
      : nothing}
  </div>`;
}

/** The changes of one record, under a heading for its sort where it is the first of it. */
function record(ctx: Context, page: ChangesPage, changed: ChangedRecord, before: string | undefined): TemplateResult {
  const { m } = ctx;
  const { record: sort, id, title, whole, changes, more } = changed;
  return html`
    ${sort === before ? nothing : html`<div class="sort"><h3>${label(m.recordKinds, sort)}</h3><span aria-hidden="true">${m.before}</span><span aria-hidden="true">${m.after}</span></div>`}
    <div class="changed-record" data-sort=${sort} data-record=${id ?? nothing}>
      ${id === undefined
        ? nothing
        : html`<h4>${nameOf(ctx, changed)} ${title === id ? nothing : code(id)}${whole ? html` <span class="whole ${whole}">${label(m.wholes, whole)}</span>` : nothing}</h4>`}
      <ul class="changes">${changes.map((each) => one(ctx, page, each))}</ul>
      ${more > 0 ? html`<p class="hint">${m.moreChanges(more)}</p>` : nothing}
    </div>
  `;
}

/** The name of a record, as a link if it is in the version that is open. */
function nameOf(ctx: Context, { record: sort, id = "", title, whole }: ChangedRecord): unknown {
  const name = text(ctx, title ?? id);
  const view = sort === "partnership" ? "record" : sort === "organization" ? "organization" : undefined;
  const isOpen = whole === undefined || (whole === "added") !== ctx.comparing.later;
  return view && isOpen ? link(ctx, { view, id, compared: true }, name) : name;
}

/** What changed in the record that is shown, below its own heading. */
export function changedHere(ctx: Context, id: string): TemplateResult | typeof nothing {
  const { m, comparing } = ctx;
  const { ofRecord, compared } = comparing;
  if (!compared || ofRecord?.id !== id) return nothing;
  const { record: changed } = ofRecord;
  return html`<section class="changed-here" aria-labelledby="changed-heading">
    <div class="sort">
      <h3 id="changed-heading">${m.changedHere}</h3>${changed ? html`<span aria-hidden="true">${m.before}</span><span aria-hidden="true">${m.after}</span>` : nothing}
    </div>
    ${changed
      ? html`<ul class="changes">${changed.changes.map((each) => one(ctx, ofRecord, each))}</ul>
          ${changed.more > 0 ? html`<p class="hint">${m.moreChanges(changed.more)}</p>` : nothing}
          <p>${link(ctx, { view: "compare", id: "", changes: "" }, m.toCompare)}</p>`
      : html`<p class="hint">${m.unchangedHere}</p>`}
  </section>`;
}

function one(ctx: Context, page: Omit<ChangesOfRecord, "record">, { sign, change, who }: ChangedRecord["changes"][number]): TemplateResult {
  const { m } = ctx;
  // The heading says that the record came or went, and the words who came or went.
  const isWhole = change.path === "" && sign !== "moved";
  const side = (name: string, value: unknown, kind: "before" | "after") =>
    value === undefined
      ? html`<div class="side none ${kind}"></div>`
      : html`<div class="side ${kind}"><span class="of">${name}</span> ${sideOf(ctx, page, change, who === undefined ? value : withoutName(value))}</div>`;
  return html`<li class="change ${sign}" part="change" data-path=${change.path}>
    <div class="what">
      <span class="does" aria-hidden="true">${SIGNS[sign]}</span>
      ${isWhole ? nothing : html`<p class="told">${who === undefined ? m.change(change) : named(m.change(change, NAME), shortNamed(ctx, page.names, who))}</p>`}
    </div>
    ${change.before === undefined && change.after === undefined ? nothing : html`${side(m.before, change.before, "before")}${side(m.after, change.after, "after")}`}
  </li>`;
}

/** Stands for a name, which has a language of its own. */
const NAME = "\u{FFFC}";

function named(words: string, name: unknown): unknown[] {
  return words.split(NAME).flatMap((each, index) => (index === 0 ? [each] : [name, each]));
}

/** How an organization takes part, where more is stated than that it does. */
function withoutName(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("organization" in value)) return value;
  const { organization, ...others } = value;
  return Object.keys(others).length > 0 ? others : { organization };
}
