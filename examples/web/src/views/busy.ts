/** What is being read, and how far that is. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";

export function busy({ m, reading }: Context): TemplateResult {
  const { name, share } = reading ?? {};
  return html`<div class="busy" role="status">
    <p>${m.loading}${name === undefined ? nothing : html` <bdi dir="ltr">${name.replace(/^\.\//, "")}</bdi>`}</p>
    <progress aria-label=${m.loading} max="1" value=${share ?? nothing}></progress>
  </div>`;
}
