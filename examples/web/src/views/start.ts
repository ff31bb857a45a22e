/** What stands where no portfolio is open: how far the reading is, why it failed, or how to open one. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { failed } from "./dialogs.js";
import { busy } from "./busy.js";

export function start(ctx: Context): TemplateResult {
  const { m, state, reading, stopped, loadFailure } = ctx;
  if (reading) return html`<div class="start">${busy(ctx)}</div>`;
  return html`<section class="start" part="empty">
    ${loadFailure ? failed(ctx, loadFailure) : html`<h2>${m.openTitle}</h2>`}
    <p class="prose">${m.openHelp}</p>
    <div class="buttons">
      <button class="primary" part="button primary" type="button" @click=${() => ctx.show("open")}>${m.open}</button>
      ${(loadFailure || stopped) && state.source !== "" ? html`<button class="quiet" part="button" type="button" @click=${() => ctx.again()}>${m.again}</button>` : nothing}
    </div>
  </section>`;
}
