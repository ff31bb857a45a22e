/** What stands around every view: the heading, the search, the views, the filters. */
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { LANGUAGES, messages, type Language } from "../i18n/index.js";
import type { Theme, View } from "../state.js";
import { dateInWords } from "../time.js";
import { paints } from "./bars.js";
import { busy, told } from "./busy.js";
import { compare } from "./compare.js";
import { label, link, shortName, text, type Context } from "./context.js";
import { dialogs, failed } from "./dialogs.js";
import { facets } from "./facets.js";
import { form } from "./form.js";
import { network } from "./network.js";
import { organization } from "./organization.js";
import { record } from "./record.js";
import { remarks } from "./remarks.js";
import { results, summary } from "./results.js";
import { search } from "./search.js";
import { start } from "./start.js";
import { timeline } from "./timeline.js";

const TABS: View[] = ["list", "timeline", "network", "remarks", "compare"];
const THEMES: Theme[] = ["auto", "light", "dark"];

export function frame(ctx: Context): TemplateResult {
  const { m, state, opened } = ctx;
  const searched = state.view === "list" || state.view === "timeline" || state.view === "network";
  return html`<div class="root" part="root" lang=${state.language} dir=${m.dir}>
    ${paints()}
    ${header(ctx)}
    ${opened ? html`${search(ctx)}${form(ctx)}` : nothing}
    ${opened ? tabs(ctx) : nothing}
    <div class="columns ${searched ? "searched" : ""}">
      ${searched && opened ? guard([ctx.counts, ctx.parts, ctx.expanded, ctx.filtersOpen, m, opened], () => facets(ctx)) : nothing}
      <div id="main" part="main" tabindex="-1">
        ${ctx.dialog ? nothing : told(ctx)}
        ${opened ? nothing : start(ctx)}
        ${opened && !ctx.dialog && ctx.reading ? busy(ctx) : nothing}
        ${opened && !ctx.dialog && ctx.loadFailure ? failed(ctx, ctx.loadFailure) : nothing}
        ${opened ? html`${searched ? html`<h2 class="hidden">${m.results}</h2>${summary(ctx)}` : nothing}${view(ctx)}` : nothing}
      </div>
    </div>
    ${dialogs(ctx)}
    <div class="drop" aria-hidden="true"><p>${state.view === "compare" ? m.dropCompare : m.dropHere}</p></div>
  </div>`;
}

function skip(event: Event): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>("#main")?.focus();
}

function view(ctx: Context): TemplateResult {
  switch (ctx.state.view) {
    case "list":
      return results(ctx);
    case "timeline":
      return timeline(ctx);
    case "network":
      return network(ctx);
    case "remarks":
      return remarks(ctx);
    case "compare":
      return compare(ctx);
    case "record":
      return record(ctx);
    case "organization":
      return organization(ctx);
  }
}

function header(ctx: Context): TemplateResult {
  const { m, opened, state } = ctx;
  const head = opened?.head;
  const holder = head?.holder;
  return html`<header class="banner" part="header">
    <button class="skip" type="button" @click=${skip}>${m.skip}</button>
    <div class="title">
      <p class="brand" part="brand">${m.brand}</p>
      <h1>${holder && opened
          ? html`<a part="link" href=${ctx.href({ view: "organization", id: holder })} @click=${ctx.follow({ view: "organization", id: holder })}><bdi>${shortName(ctx, opened.names, holder)}</bdi></a><span class="between" aria-hidden="true"> · </span>`
          : nothing}${head?.title ? text(ctx, head.title) : m.untitled}</h1>
      ${head
        ? html`<p class="faint">${m.inAll(head.partnerships, head.organizations)}${head.asOf ? html` · ${m.speaksFor(dateInWords(head.asOf, m))}` : nothing}</p>`
        : nothing}
      ${ctx.fromFile && ctx.address ? html`<p class="faint">${m.openedFile}</p>` : nothing}
    </div>
    <div class="tools" part="tools">
      <button class="quiet" part="button" type="button" @click=${() => ctx.show("open")}>${m.open}</button>
      <button class="quiet" part="button" type="button" ?disabled=${!ctx.asked} @click=${() => ctx.show("export")}>${m.export}</button>
      <label class="hidden" for="language">${m.language}</label>
      <select id="language" @change=${(event: Event) => ctx.go({ language: (event.target as HTMLSelectElement).value as Language }, { replace: true })}>
        ${LANGUAGES.map((each) => html`<option value=${each} lang=${each} ?selected=${each === state.language}>${messages[each].own}</option>`)}
      </select>
      <label class="hidden" for="theme">${m.theme}</label>
      <select id="theme" @change=${(event: Event) => ctx.go({ theme: (event.target as HTMLSelectElement).value as Theme }, { replace: true })}>
        ${THEMES.map((each) => html`<option value=${each} ?selected=${each === state.theme}>${label(m.themes, each)}</option>`)}
      </select>
    </div>
  </header>`;
}

function tabs(ctx: Context): TemplateResult {
  const { m, state, opened } = ctx;
  const current = (each: View) => each === state.view;
  const count = (opened?.diagnostics.length ?? 0) + ctx.checking.total;
  return html`<nav class="tabs" part="nav" aria-label=${m.viewsLabel}>
    <ul>
      ${TABS.map(
        (each) => html`<li>
          <a
            part="tab"
            href=${ctx.href({ view: each, id: "" })}
            aria-current=${current(each) ? "page" : nothing}
            @click=${ctx.follow({ view: each, id: "" })}
            >${label(m.views, each)}${each === "remarks" && count > 0 ? html` <span class="badge">${m.number(count)}</span>` : nothing}</a
          >
        </li>`,
      )}
    </ul>
  </nav>`;
}

/** For the heading of the browser's window. */
export function windowTitle(ctx: Context): string {
  const { opened, m } = ctx;
  const holder = opened?.head.holder;
  const name = opened && holder ? shortName(ctx, opened.names, holder) : undefined;
  return [name, m.untitled, m.brand].filter((each) => each !== undefined).join(" · ");
}

export { link };
