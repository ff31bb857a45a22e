/** Opening another portfolio, and taking away what is shown. */
import { html, nothing, type TemplateResult } from "lit";
import { label, type Context } from "./context.js";
import { ticked } from "./search.js";

const FORMS = ["json", "csv", "svg", "png"] as const;

export function dialogs(ctx: Context): TemplateResult {
  return html`${opening(ctx)} ${exporting(ctx)}`;
}

function closing(ctx: Context): TemplateResult {
  return html`<button class="close" part="button" type="button" aria-label=${ctx.m.close} @click=${() => ctx.show(undefined)}>×</button>`;
}

function opening(ctx: Context): TemplateResult {
  const { m, loadFailure } = ctx;
  const asOf = (event: Event): { asOf?: string } => {
    const form = (event.currentTarget as HTMLElement).closest("form");
    const value = form?.querySelector<HTMLInputElement>("#open-as-of")?.value.trim() ?? "";
    return value === "" ? {} : { asOf: value };
  };
  return html`<dialog id="open-dialog" part="dialog" aria-labelledby="open-heading" @close=${() => ctx.show(undefined)}>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const words = (event.currentTarget as HTMLElement).querySelector("textarea")?.value ?? "";
        ctx.read(words, "", asOf(event));
      }}
    >
      <div class="dialog-head"><h2 id="open-heading">${m.openTitle}</h2>${closing(ctx)}</div>
      <p class="prose">${m.openHelp}</p>
      <div class="field">
        <label for="open-as-of">${m.asOf}</label>
        <input id="open-as-of" type="text" dir="ltr" placeholder="2018-12" aria-describedby="open-as-of-hint" />
        <p id="open-as-of-hint" class="hint">${m.asOfHint}</p>
      </div>
      <div class="field">
        <label for="open-file">${m.chooseFile}</label>
        <input
          id="open-file"
          type="file"
          accept=".json,.ndjson,.jsonl,.txt,.md,application/json,text/plain"
          @change=${(event: Event) => {
            const input = event.currentTarget as HTMLInputElement;
            const [file] = input.files ?? [];
            if (file) ctx.readFile(file, asOf(event));
            input.value = "";
          }}
        />
      </div>
      <div class="field">
        <label for="open-text">${m.paste}</label>
        <textarea id="open-text" rows="7" dir="auto" spellcheck="false"></textarea>
      </div>
      ${loadFailure && ctx.dialog === "open" ? failed(ctx) : nothing}
      <div class="buttons">
        <button class="primary" part="button primary" type="submit">${m.readText}</button>
        ${ctx.fromFile ? html`<button class="quiet" part="button" type="button" @click=${() => ctx.reset()}>${m.backToFirst}</button>` : nothing}
      </div>
    </form>
  </dialog>`;
}

/** Why nothing could be read: every problem, with its place. */
export function failed(ctx: Context): TemplateResult {
  const { m, loadFailure } = ctx;
  const list = loadFailure?.diagnostics ?? [];
  return html`<div class="mistake" part="mistake" role="alert">
    <strong>${m.failed}</strong>
    ${list.length === 0 ? html`<p lang="en" dir="ltr">${ticked(loadFailure?.message ?? "")}</p>` : nothing}
    <ul class="plain" lang="en" dir="ltr">
      ${list.slice(0, 20).map(({ message, help, place }) => {
        const where = place?.span ? `${place.span.line}:${place.span.column}` : place?.path;
        return html`<li>${where ? html`<code>${where}</code> ` : nothing}${ticked(message)}${help ? html`<span class="help">${ticked(help)}</span>` : nothing}</li>`;
      })}
    </ul>
  </div>`;
}

function exporting(ctx: Context): TemplateResult {
  const { m, asked } = ctx;
  return html`<dialog id="export-dialog" part="dialog" aria-labelledby="export-heading" @close=${() => ctx.show(undefined)}>
    <div class="dialog-head"><h2 id="export-heading">${m.exportTitle}</h2>${closing(ctx)}</div>
    <p class="prose">${m.exportHelp(asked?.total ?? 0)}</p>
    <ul class="plain exports">
      ${FORMS.map(
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
