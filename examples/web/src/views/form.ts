/** The form: the same query, field by field. What it cannot show stays in the text and beside the form. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { KINDS, STATUSES } from "../query/fields.js";
import { certainOnly, condition, valueOf, withValue, words } from "../query/tree.js";
import type { QueryTree } from "../engine/types.js";
import { label, noticed, type Context } from "./context.js";

/** The fields of the form: field, operator, and what helps to fill it in. */
const TEXTS: { field: string; op: string; hint: "days" | "length" | "none"; list?: "organizations" }[] = [
  { field: "active", op: ":", hint: "days" },
  { field: "starts", op: ">=", hint: "days" },
  { field: "ends", op: "<=", hint: "days" },
  { field: "duration", op: ">=", hint: "length" },
  { field: "partner", op: ":", hint: "none", list: "organizations" },
  { field: "funder", op: ":", hint: "none", list: "organizations" },
  { field: "programme", op: ":", hint: "none" },
  { field: "country", op: ":", hint: "none" },
  { field: "topic", op: ":", hint: "none" },
];

export function form(ctx: Context): TemplateResult {
  const { m, state } = ctx;
  const { parts } = ctx;
  const { only, inner } = certainOnly(parts);
  const write = (next: QueryTree[], field: string) => {
    const wrapped = only && next.length > 0 ? [{ certain: next.length === 1 ? next[0] : { and: next } } as QueryTree] : next;
    ctx.setParts(wrapped, field);
  };
  return html`<section class="form-section" id="form" aria-label=${m.form}>
    ${state.form
      ? html`<form part="form" @submit=${(event: Event) => event.preventDefault()}>
          ${wordsField(ctx, inner, write)}
          ${TEXTS.map((each) => textField(ctx, each, inner, write))}
          ${choiceField(ctx, "kind", KINDS, m.kinds, inner, write)}
          ${choiceField(ctx, "status", STATUSES, m.statuses, inner, write)}
          <div class="field">
            <label for="form-on">${m.askedOn}</label>
            <input
              id="form-on"
              type="date"
              aria-describedby="form-on-hint"
              .value=${live(ctx.on)}
              @change=${(event: Event) => ctx.go({ on: (event.target as HTMLInputElement).value }, { replace: true })}
            />
            <p id="form-on-hint" class="hint">${m.askedOnHint}</p>
          </div>
          <div class="field check">
            <input
              id="form-certain"
              type="checkbox"
              .checked=${live(only)}
              ?disabled=${inner.length === 0}
              @change=${(event: Event) => {
                const wanted = (event.target as HTMLInputElement).checked;
                const all = inner.length === 1 ? inner[0] : { and: inner };
                ctx.setParts(wanted ? [{ certain: all } as QueryTree] : inner, "certain");
              }}
            />
            <label for="form-certain">${m.certainOnly}</label>
          </div>
        </form>`
      : nothing}
  </section>`;
}

type Write = (next: QueryTree[], field: string) => void;

function textField(
  ctx: Context,
  { field, op, hint }: (typeof TEXTS)[number],
  parts: QueryTree[],
  write: Write,
): TemplateResult {
  const { m, formMistake } = ctx;
  const key = op === ":" ? field : `${field}${op}`;
  const wrong = formMistake?.field === key ? formMistake.failure : undefined;
  const described = [hint === "none" ? "" : `form-${field}-hint`, wrong ? `form-${field}-wrong` : ""].join(" ").trim();
  return html`<div class="field">
    <label for="form-${field}">${label(m.fields, key)}</label>
    <input
      id="form-${field}"
      type="text"
      dir="auto"
      autocomplete="off"
      aria-describedby=${described === "" ? nothing : described}
      aria-invalid=${wrong ? "true" : "false"}
      .value=${valueOf(parts, field, op)}
      @change=${(event: Event) => write(withValue(parts, field, (event.target as HTMLInputElement).value.trim(), op), key)}
    />
    ${hint === "none" ? nothing : html`<p id="form-${field}-hint" class="hint">${hint === "days" ? m.daysHint : m.lengthHint}</p>`}
    ${wrong ? html`<p id="form-${field}-wrong" class="wrong" role="alert">${noticed(ctx, wrong)}</p>` : nothing}
  </div>`;
}

function choiceField(
  ctx: Context,
  field: "kind" | "status",
  values: readonly string[],
  labels: Record<string, string>,
  parts: QueryTree[],
  write: Write,
): TemplateResult {
  const chosen = valueOf(parts, field);
  return html`<div class="field">
    <label for="form-${field}">${label(ctx.m.fields, field)}</label>
    <select
      id="form-${field}"
      .value=${live(chosen)}
      @change=${(event: Event) => write(withValue(parts, field, (event.target as HTMLSelectElement).value), field)}
    >
      <option value="" ?selected=${chosen === ""}>${ctx.m.any}</option>
      ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${label(labels, value)}</option>`)}
    </select>
  </div>`;
}

/** Words are several conditions: a row of them is put in place of all that are there. */
function wordsField(ctx: Context, parts: QueryTree[], write: Write): TemplateResult {
  const set = (typed: string) => {
    const rest = parts.filter((part) => condition(part)?.field !== "text");
    const found = typed.match(/"[^"]*"\*?|[^\s"]+/g) ?? [];
    const terms = found.map((each) => {
      const prefix = each.endsWith("*");
      const value = each.replace(/\*$/, "").replace(/^"|"$/g, "");
      return { field: "text", value, ...(prefix ? { prefix } : {}) } as QueryTree;
    });
    write([...terms, ...rest], "text");
  };
  return html`<div class="field">
    <label for="form-text">${label(ctx.m.fields, "text")}</label>
    <input
      id="form-text"
      type="text"
      dir="auto"
      autocomplete="off"
      .value=${words(parts)}
      @change=${(event: Event) => set((event.target as HTMLInputElement).value)}
    />
  </div>`;
}
