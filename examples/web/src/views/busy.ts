/** What is being read, how far that is, and a button that gives it up. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";

export function busy(ctx: Context): TemplateResult {
  const { m, reading } = ctx;
  const { share, partnerships } = reading ?? {};
  return html`<div class="busy" part="busy">
    <p>${what(ctx)}</p>
    ${reading?.stoppable ? html`<button class="quiet" part="button" type="button" @click=${() => ctx.stop()}>${m.cancel}</button>` : nothing}
    <progress aria-label=${step(ctx)} max="1" value=${share ?? nothing}></progress>
    <p class="far faint">${share === undefined ? nothing : m.percent(share)}${partnerships ? html` · ${m.shared(partnerships)}` : nothing}</p>
  </div>`;
}

function step({ m, reading }: Context): string {
  return reading?.fetching ? m.fetching : m.loading;
}

function what(ctx: Context): TemplateResult {
  const name = ctx.reading?.name;
  return html`${step(ctx)}${name === undefined ? nothing : html` <bdi class="file" dir="ltr">${name.replace(/^\.\//, "")}</bdi>`}`;
}

/** For those who hear the page: what begins and what was given up. How far it is, they ask the bar. */
export function told(ctx: Context): TemplateResult {
  const { m, reading, stopped } = ctx;
  return html`<p class="hidden" role="status">${reading ? what(ctx) : stopped ? m.stopped : nothing}</p>`;
}
