/** What was noticed, beside the words it speaks of. */
import { html, nothing, type TemplateResult } from "lit";
import type { Diagnostic } from "../engine/types.js";
import { direction, fromBytes } from "../text.js";
import { code, label, noticed, type Context } from "./context.js";

export function remarks(ctx: Context): TemplateResult {
  const { m, opened, state, checking } = ctx;
  if (!opened) return html`<p class="empty">${m.loading}</p>`;
  const { page } = opened;
  const diagnostics = [...opened.diagnostics, ...checking.diagnostics];
  const total = opened.diagnostics.length + checking.total;
  const placed = page ? diagnostics.filter((each) => each.place?.span) : [];
  const others = diagnostics.filter((each) => !placed.includes(each));
  return html`<article class="page remarks" part="remarks" aria-labelledby="page-heading">
    <div class="overview-head">
      <h2 id="page-heading" tabindex="-1">${m.remarksTitle} <span class="faint">${m.remarksCount(total)}</span></h2>
      ${page
        ? html`<label class="check"><input type="checkbox" .checked=${state.only} @change=${(event: Event) => ctx.go({ only: (event.target as HTMLInputElement).checked }, { replace: true })} /> ${m.onlyLines}</label>`
        : nothing}
    </div>
    ${checked(ctx)}
    ${diagnostics.length < total ? html`<p class="hint">${m.remarksFirst(diagnostics.length, total)}</p>` : nothing}
    ${total === 0 && checking.state !== "running" ? html`<p class="empty" part="empty">${m.remarksNone}</p>` : nothing}
    ${page ? lines(ctx, page.text, placed, state.only) : nothing}
    ${others.length > 0
      ? html`<section aria-labelledby="others-heading">
          ${page ? html`<h3 id="others-heading">${m.elsewhere}</h3>` : html`<h3 id="others-heading" class="hidden">${m.remarksTitle}</h3>`}
          <ul class="plain">${others.map((each) => html`<li>${one(ctx, each)}</li>`)}</ul>
        </section>`
      : nothing}
  </article>`;
}

/** How far the check of a large portfolio is. */
function checked({ m, checking, check }: Context): TemplateResult {
  const button = (words: string, act: () => void) => html`<button class="quiet" part="button" type="button" @click=${act}>${words}</button>`;
  return html`<div class="running" role="status">
    ${checking.state === "running" ? html`<span>${m.checking}</span> ${button(m.stop, () => checking.stop())}` : nothing}
    ${checking.state === "stopped" ? html`<span>${m.checkStopped}</span> ${button(m.checkAgain, check)}` : nothing}
  </div>`;
}

interface Placed {
  start: number;
  end: number;
  remark: Diagnostic;
}

/** Each line of the page, its marked words, and on the other side what is said of them. */
function lines(ctx: Context, text: string, placed: Diagnostic[], only: boolean): TemplateResult {
  const { m } = ctx;
  const unit = fromBytes(text);
  const spans = placed.map((remark): Placed => {
    const span = remark.place?.span;
    return { start: unit(span?.start ?? 0), end: unit(span?.end ?? 0), remark };
  });
  let at = 0;
  const shown = text.split("\n").map((line, index) => {
    const start = at;
    at += line.length + 1;
    const own = spans.filter((each) => each.start >= start && each.start < at);
    const marks = spans.filter((each) => each.start < at && each.end > start);
    return { line, number: index + 1, start, own, marks };
  });
  return html`<div class="lines" role="table" aria-label=${m.page}>
    <div role="row" class="line heading">
      <span role="columnheader">${m.line}</span><span role="columnheader">${m.page}</span><span role="columnheader">${m.remark}</span>
    </div>
    ${shown
      .filter(({ own }) => !only || own.length > 0)
      .map(
        ({ line, number, start, own, marks }) => html`<div role="row" class="line ${own.length > 0 ? "noted" : ""}">
          <span role="rowheader" class="number">${number}</span>
          <p role="cell" class="words" dir=${direction(line) ?? "auto"}>${marked(line, start, marks)}</p>
          <div role="cell" class="said">${own.map(({ remark }) => one(ctx, remark))}</div>
        </div>`,
      )}
  </div>`;
}

/** A line cut at the ends of the spans that touch it. */
function marked(line: string, start: number, marks: Placed[]): unknown[] {
  const cuts = new Set([0, line.length]);
  for (const each of marks) {
    cuts.add(Math.max(0, each.start - start));
    cuts.add(Math.min(line.length, Math.max(0, each.end - start)));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const begin = places[index] ?? 0;
    const words = line.slice(begin, end);
    const touching = marks.filter((each) => each.start - start <= begin && each.end - start >= end);
    const worst = ["error", "warning", "info"].find((severity) => touching.some(({ remark }) => remark.severity === severity));
    return worst ? html`<mark class=${worst}>${visible(words)}</mark>` : visible(words);
  });
}

/** Signs of the private use area, which few fonts can show, as a faint bullet that says what it is. */
function visible(words: string): unknown {
  if (!/[\ue000-\uf8ff]/.test(words)) return words;
  return words.split(/([\ue000-\uf8ff])/).map((each) => {
    const point = each.charCodeAt(0);
    return each.length === 1 && point >= 0xe000 && point <= 0xf8ff
      ? html`<span class="unseen" title=${`U+${point.toString(16).toUpperCase()}`}>•</span>`
      : each;
  });
}

function one(ctx: Context, remark: Diagnostic): TemplateResult {
  const { m } = ctx;
  return html`<div class="remark ${remark.severity}" part="remark">
    <span class="severity">${label(m.severities, remark.severity)}</span>
    ${code(remark.code)}
    <p>${noticed(ctx, remark)}</p>
    ${remark.place?.path ? html`<p class="faint">${code(remark.place.path)}</p>` : nothing}
  </div>`;
}
