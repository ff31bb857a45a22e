/** The search box: a combobox over the query language, its mistake at its place, its conditions. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Failure } from "../engine/protocol.js";
import { fromBytes } from "../text.js";
import { label, noticed, type Context } from "./context.js";

const EXAMPLES = ["active:2018-06-15", "kind:project", "ends:today/+1y", "funder:\"European Union\"", "certain(active:2019)"];

export function search(ctx: Context): TemplateResult {
  const { m, state, box } = ctx;
  const shown = box.open && box.suggestions.length > 0;
  const mistake = mistakeOf(ctx);
  return html`<search class="search" part="search">
    <div class="search-head">
      <label for="query">${m.search}</label>
      <button
        class="quiet"
        part="button"
        type="button"
        aria-expanded=${state.form ? "true" : "false"}
        aria-controls="form"
        @click=${() => ctx.go({ form: !state.form }, { replace: true })}
      >
        ${state.form ? m.formClose : m.formOpen}
      </button>
    </div>
    <div class="box">
      ${overlay(ctx)}
      <input
        id="query"
        part="input"
        type="text"
        dir=${direction(ctx)}
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${shown ? "true" : "false"}
        aria-controls="suggestions"
        aria-activedescendant=${shown && box.active >= 0 ? `suggestion-${box.active}` : nothing}
        aria-describedby=${mistake ? "mistake" : "search-help"}
        aria-invalid=${mistake ? "true" : "false"}
        placeholder=${m.placeholder}
        .value=${live(state.query)}
        @input=${(event: InputEvent) => {
          const input = event.target as HTMLInputElement;
          ctx.type(input.value, input.selectionStart ?? input.value.length);
        }}
        @scroll=${(event: Event) => alignOverlay(event.target as HTMLInputElement)}
        @keydown=${(event: KeyboardEvent) => onKey(ctx, event)}
        @blur=${() => ctx.updateBox({ open: false, active: -1 })}
      />
      ${state.query === ""
        ? nothing
        : html`<button class="clear" part="button" type="button" aria-label=${m.clear} @click=${() => ctx.type("", 0)}>×</button>`}
      <ul id="suggestions" role="listbox" aria-label=${m.suggestions} ?hidden=${!shown}>
        ${box.suggestions.map(
          (each, index) => html`<li
            id="suggestion-${index}"
            role="option"
            aria-selected=${index === box.active ? "true" : "false"}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => ctx.choose(each)}
          >
            <bdi class="insert">${each.label}</bdi>
            ${each.detail ? html`<bdi class="detail">${each.detail}</bdi>` : nothing}
            <span class="what">${label(m.suggestionKinds, each.kind)}</span>
          </li>`,
        )}
      </ul>
    </div>
    <p id="search-help" class="hidden">${m.searchHelp}</p>
    <p class="hidden" role="status">${shown ? m.suggested(box.suggestions.length) : ""}</p>
    ${mistake ? explained(ctx) : nothing}
    ${conditions(ctx)}
  </search>`;
}

/** The mistake to show: none while suggestions are offered, for then the word is not finished. */
function mistakeOf(ctx: Context): Failure | undefined {
  return ctx.box.open && ctx.box.suggestions.length > 0 ? undefined : ctx.mistake;
}

/** Which way the box is read: as its first word is, or the page while there is none. */
function direction({ m, state }: Context): string {
  return state.query === "" ? m.dir : "auto";
}

/** The same words behind the box, with the place of the mistake underlined. */
function overlay(ctx: Context): TemplateResult | typeof nothing {
  const span = mistakeOf(ctx)?.diagnostics[0]?.place?.span;
  if (!span) return nothing;
  const query = ctx.state.query;
  const unit = fromBytes(query);
  const start = unit(span.start);
  const end = Math.max(unit(span.end), start);
  const wrong = query.slice(start, end);
  return html`<div class="overlay" aria-hidden="true" dir=${direction(ctx)}><span>${query.slice(0, start)}</span><mark>${wrong === "" ? " " : wrong}</mark><span>${query.slice(end)}</span></div>`;
}

/** The words behind the box move with it. */
export function alignOverlay(input: HTMLInputElement): void {
  const behind = input.parentElement?.querySelector(".overlay");
  if (behind) behind.scrollLeft = input.scrollLeft;
}

function explained(ctx: Context): TemplateResult {
  const { m, mistake, state } = ctx;
  const span = mistake?.diagnostics[0]?.place?.span;
  const unit = fromBytes(state.query);
  const words = span ? state.query.slice(unit(span.start), unit(span.end)) : "";
  return html`<div id="mistake" class="mistake" part="mistake" role="alert">
    <strong>${m.mistake}${words === "" ? nothing : html`${m.colon}<code dir="ltr">${words}</code>`}</strong>
    ${mistake ? html`<p>${noticed(ctx, mistake)}</p>` : nothing}
    ${ctx.asked ? html`<p class="faint">${ctx.asked.conjuncts.length === 0 ? m.allShown : m.stillShown}</p>` : nothing}
  </div>`;
}

/** The conditions as they are joined, each to be taken away; or examples where there are none. */
function conditions(ctx: Context): TemplateResult {
  const { m, asked } = ctx;
  const parts = asked?.conjuncts ?? [];
  if (ctx.state.query.trim() === "") {
    return html`<ul class="chips examples" aria-label=${m.examples}>
      <li class="faint" aria-hidden="true">${m.examples}</li>
      ${EXAMPLES.map(
        (each) => html`<li><button class="chip" part="chip" type="button" @click=${() => ctx.type(each, each.length)}><code dir="ltr">${each}</code></button></li>`,
      )}
    </ul>`;
  }
  if (parts.length === 0) return html``;
  return html`<ul class="chips" aria-label=${m.conditions}>
    ${parts.map(
      (part, index) => html`<li class="chip" part="chip">
        <code dir="ltr">${part.text}</code>
        <button
          type="button"
          aria-label=${m.remove(part.text)}
          @click=${() => ctx.setParts(parts.filter((_, at) => at !== index).map(({ tree }) => tree))}
        >
          ×
        </button>
      </li>`,
    )}
  </ul>`;
}

function onKey(ctx: Context, event: KeyboardEvent): void {
  const { box } = ctx;
  const shown = box.open && box.suggestions.length > 0;
  const count = box.suggestions.length;
  const input = event.target as HTMLInputElement;
  if (event.isComposing) return;
  switch (event.key) {
    case "ArrowDown":
      event.preventDefault();
      if (shown) ctx.updateBox({ active: (box.active + 1) % count });
      else ctx.type(input.value, input.selectionStart ?? 0);
      return;
    case "ArrowUp":
      if (!shown) return;
      event.preventDefault();
      ctx.updateBox({ active: box.active <= 0 ? count - 1 : box.active - 1 });
      return;
    case "Enter": {
      const chosen = box.suggestions[box.active];
      if (shown && chosen) {
        event.preventDefault();
        ctx.choose(chosen);
      } else {
        ctx.updateBox({ open: false, active: -1 });
      }
      return;
    }
    case "Escape":
      if (shown) {
        event.preventDefault();
        ctx.updateBox({ open: false, active: -1 });
      } else if (input.value !== "") {
        event.preventDefault();
        ctx.type("", 0);
      }
  }
}
