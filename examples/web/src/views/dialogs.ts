/** Opening another portfolio, and taking away what is shown. */
import { html, nothing, type TemplateResult } from "lit";
import type { Failure } from "../engine/protocol.js";
import { busy, told } from "./busy.js";
import { code, label, noticed, type Context, type Dialog } from "./context.js";

const FORMS = ["json", "csv", "svg", "png"] as const;
const FORMS_OF_CHANGES = ["diff", "changes"] as const;

export function dialogs(ctx: Context): TemplateResult {
  return html`${giving(ctx, "open")} ${ctx.state.view === "compare" ? giving(ctx, "compare") : nothing} ${exporting(ctx)}`;
}

/** A dialog that closes after another was opened in its place has nothing to say. */
function closed(ctx: Context, dialog: Dialog): void {
  if (ctx.dialog === dialog) ctx.show(undefined);
}

function closing(ctx: Context): TemplateResult {
  return html`<button class="close" part="button" type="button" aria-label=${ctx.m.close} @click=${() => ctx.show(undefined)}>×</button>`;
}

/** Asks for a file or text: to open it, or to compare it with what is open. */
function giving(ctx: Context, as: "open" | "compare"): TemplateResult {
  const { m, loadFailure } = ctx;
  const [title, help, read] = as === "open" ? [m.openTitle, m.openHelp, m.readText] : [m.compareOpenTitle, m.compareOpenHelp, m.compareText];
  const asOf = (event: Event): { asOf?: string } => {
    const form = (event.currentTarget as HTMLElement).closest("form");
    const value = form?.querySelector<HTMLInputElement>(`#${as}-as-of`)?.value.trim() ?? "";
    return value === "" ? {} : { asOf: value };
  };
  return html`<dialog id="${as}-dialog" part="dialog" aria-labelledby="${as}-heading" @close=${() => closed(ctx, as)}>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const words = (event.currentTarget as HTMLElement).querySelector("textarea")?.value ?? "";
        ctx.take({ file: new Blob([words]), ...asOf(event) }, as);
      }}
    >
      <div class="dialog-head"><h2 id="${as}-heading">${title}</h2>${closing(ctx)}</div>
      <p class="prose">${help}</p>
      <div class="field">
        <label for="${as}-as-of">${m.asOf}</label>
        <input id="${as}-as-of" type="text" dir="ltr" placeholder="2018-12" aria-describedby="${as}-as-of-hint" />
        <p id="${as}-as-of-hint" class="hint">${m.asOfHint}</p>
      </div>
      <div class="field">
        <label for="${as}-file">${m.chooseFile}</label>
        <input
          id="${as}-file"
          type="file"
          accept=".json,.ndjson,.jsonl,.accordant,.txt,.md,application/json,text/plain"
          @change=${(event: Event) => {
            const input = event.currentTarget as HTMLInputElement;
            const [file] = input.files ?? [];
            if (file) ctx.take({ file, name: file.name, ...asOf(event) }, as);
            input.value = "";
          }}
        />
      </div>
      ${as === "open" && ctx.dialog === "open" ? html`${told(ctx)}${ctx.reading ? busy(ctx) : nothing}` : nothing}
      <div class="field">
        <label for="${as}-text">${m.paste}</label>
        <textarea id="${as}-text" rows="7" dir="auto" spellcheck="false"></textarea>
      </div>
      ${as === "open" && loadFailure && ctx.dialog === "open" ? failed(ctx, loadFailure) : nothing}
      <div class="buttons">
        <button class="primary" part="button primary" type="submit">${read}</button>
        ${as === "open" && ctx.fromFile ? html`<button class="quiet" part="button" type="button" @click=${() => ctx.reset()}>${m.backToFirst}</button>` : nothing}
      </div>
    </form>
  </dialog>`;
}

/** Why nothing could be read: every problem, with its place. */
export function failed(ctx: Context, failure: Failure): TemplateResult {
  const list = failure.diagnostics;
  return html`<div class="mistake" part="mistake" role="alert">
    <strong>${ctx.m.failed}</strong>
    ${list.length === 0 ? html`<p>${noticed(ctx, failure)}</p>` : nothing}
    <ul class="plain">
      ${list.slice(0, 20).map((each) => {
        const { place } = each;
        const where = place?.span ? `${place.span.line}:${place.span.column}` : place?.path;
        return html`<li>${where ? html`${code(where)} ` : nothing}${noticed(ctx, each)}</li>`;
      })}
    </ul>
  </div>`;
}

function exporting(ctx: Context): TemplateResult {
  const { m, asked, comparing } = ctx;
  const changes = ctx.state.view === "compare";
  return html`<dialog id="export-dialog" part="dialog" aria-labelledby="export-heading" @close=${() => ctx.show(undefined)}>
    <div class="dialog-head"><h2 id="export-heading">${m.exportTitle}</h2>${closing(ctx)}</div>
    <p class="prose">${changes ? m.exportChangesHelp(comparing.page?.counts.all ?? 0) : m.exportHelp(asked?.total ?? 0)}</p>
    <ul class="plain exports">
      ${(changes ? FORMS_OF_CHANGES : FORMS).map(
        (each) => html`<li>
          <button class="choice" part="button" type="button" data-form=${each} @click=${() => ctx.exportAs(each)}>
            <strong>${label(m.exports, each)}</strong><span class="faint">${label(m.exportHelps, each)}</span>
          </button>
        </li>`,
      )}
      <li>
        <button
          class="choice"
          part="button"
          type="button"
          @click=${() => {
            ctx.show(undefined);
            setTimeout(() => window.print(), 50);
          }}
        >
          <strong>${m.print}</strong>
        </button>
      </li>
    </ul>
  </dialog>`;
}
