/** The timeline: how many were active in each year, every period as a bar, and the day that is asked for. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { withValue } from "../query/tree.js";
import { dateInWords, dayNumber, isoDay, ticks, yearStart } from "../time.js";
import { axisOf, domain, legend, row, windows, yearsAbove } from "./bars.js";
import { certainty, label, lines, link, period, type Context } from "./context.js";
import { dayAsked, nothingFound } from "./results.js";

const HEIGHT = 64;

/** Counts by year within an axis, and below them the day slider. */
export function histogram(ctx: Context): TemplateResult {
  const { m, state } = ctx;
  const [first, last] = domain(ctx);
  const day = dayAsked(ctx);
  const number = day === undefined ? undefined : dayNumber(day);
  const set = (value: string) => {
    const { parts } = ctx;
    ctx.setParts(withValue(parts, "active", value));
  };
  const shown = number ?? Math.min(last - 1, Math.max(first, dayNumber(ctx.on)));
  const words = day === undefined ? m.anyDay : dateInWords(day, m);
  return html`<section class="overview" part="overview" aria-labelledby="overview-heading">
    <div class="overview-head">
      <h2 id="overview-heading">${m.histogram}</h2>
      <div class="day-tools">
        <label for="day">${m.activeOn} <output for="day">${words}</output></label>
        <input
          class="day-field"
          type="date"
          aria-label=${m.activeOn}
          .value=${live(day ?? "")}
          @change=${(event: Event) => set((event.target as HTMLInputElement).value)}
        />
        <button class="quiet" part="button" type="button" ?disabled=${day === undefined} @click=${() => set("")}>${m.allDays}</button>
        <button
          class="quiet"
          part="button"
          type="button"
          aria-pressed=${state.table ? "true" : "false"}
          @click=${() => ctx.go({ table: !state.table }, { replace: true })}
        >
          ${state.table ? m.showPicture : m.showTable}
        </button>
      </div>
    </div>
    ${state.table ? yearTable(ctx) : years(ctx, number)}
    <input
      id="day"
      class=${day === undefined ? "slider unset" : "slider"}
      part="slider"
      type="range"
      min=${first}
      max=${last - 1}
      step="1"
      .value=${live(String(shown))}
      aria-valuetext=${words}
      @input=${(event: Event) => set(isoDay(Number((event.target as HTMLInputElement).value)))}
      @keydown=${(event: KeyboardEvent) => step(event)}
    />
  </section>`;
}

/** Page keys go a month: a day is too little to go far, a tenth of the axis too much. */
function step(event: KeyboardEvent): void {
  if (event.key !== "PageUp" && event.key !== "PageDown") return;
  event.preventDefault();
  const input = event.target as HTMLInputElement;
  input.valueAsNumber += event.key === "PageUp" ? 30 : -30;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function years(ctx: Context, day: number | undefined): TemplateResult {
  const { asked, m } = ctx;
  const width = Math.max(80, ctx.width - 34);
  const axis = axisOf(ctx, width);
  const buckets = asked?.timeline.buckets ?? [];
  const most = Math.max(1, ...buckets.map(({ total }) => total));
  const high = (count: number) => (count === 0 ? 0 : Math.max(2, ((HEIGHT - 8) * count) / most));
  return html`<svg class="histogram" part="histogram" width=${width} height=${HEIGHT + 20} viewBox="0 0 ${width} ${HEIGHT + 20}" role="img" aria-label=${m.histogram} focusable="false">
    ${ticks(axis.first, axis.last, width).map(
      ({ day: at, year }) => svg`<line class="rule" x1=${axis.x(at)} x2=${axis.x(at)} y1="0" y2=${HEIGHT + 4} /><text class="tick" direction="ltr" x=${axis.x(at)} y=${HEIGHT + 17} text-anchor="middle">${year}</text>`,
    )}
    ${buckets.map(({ period, certain, total }) => {
      const year = Number.parseInt(period, 10);
      const [a, b] = [axis.x(yearStart(year)), axis.x(yearStart(year + 1))];
      const [x, wide] = [Math.min(a, b) + 1, Math.max(1, Math.abs(b - a) - 2)];
      return svg`<g><title>${period}: ${certain} / ${total}</title>
        <rect class="count total" x=${x} y=${HEIGHT - high(total)} width=${wide} height=${high(total)} />
        <rect class="count certain" x=${x} y=${HEIGHT - high(certain)} width=${wide} height=${high(certain)} /></g>`;
    })}
    <line class="floor" x1="0" x2=${width} y1=${HEIGHT} y2=${HEIGHT} />
    ${day === undefined ? nothing : svg`<line class="day" x1=${axis.x(day)} x2=${axis.x(day)} y1="0" y2=${HEIGHT + 4} />`}
  </svg>`;
}

function yearTable(ctx: Context): TemplateResult {
  const { m, asked } = ctx;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${m.histogram}>
    <table class="years fitting">
      <caption class="hidden">${m.histogram}</caption>
      <thead>
        <tr><th scope="col">${m.year}</th><th scope="col" class="number">${m.certain}</th><th scope="col" class="number">${m.orPossible}</th></tr>
      </thead>
      <tbody>
        ${(asked?.timeline.buckets ?? []).map(
          ({ period, certain, total }) => html`<tr><th scope="row">${period}</th><td class="number">${m.number(certain)}</td><td class="number">${m.number(total)}</td></tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Every period that was found as a bar, or all of it as a table. */
export function timeline(ctx: Context): TemplateResult {
  const { m, asked, state, opened } = ctx;
  if (!opened || !asked) return html`<p class="empty">${m.loading}</p>`;
  const cards = asked.cards.slice(0, ctx.rows);
  return html`${histogram(ctx)}
    ${asked.total === 0
      ? nothingFound(ctx)
      : html`<section class="gantt" part="timeline" aria-labelledby="gantt-heading">
          <div class="overview-head">
            <h2 id="gantt-heading">${m.views["timeline"]}</h2>
            ${state.table ? nothing : legend(ctx)}
          </div>
          ${state.table ? table(ctx, cards) : bars(ctx, cards)}
          ${cards.length < asked.total
            ? html`<p class="more-rows"><span class="faint">${m.firstRows(cards.length, asked.total)}</span>
                <button class="quiet" part="button" type="button" @click=${() => ctx.moreRows()}>${m.more(Math.min(100, asked.total - cards.length))}</button></p>`
            : nothing}
        </section>`}`;
}

type Cards = NonNullable<Context["asked"]>["cards"];

function bars(ctx: Context, cards: Cards): TemplateResult {
  const { m } = ctx;
  const day = dayAsked(ctx);
  const number = day === undefined ? undefined : dayNumber(day);
  // Labels stand beside the bars where there is room, above them where there is not.
  const beside = ctx.width > 620;
  const width = beside ? ctx.width - 34 - 216 : ctx.width - 34;
  return html`<div class="gantt-axis ${beside ? "beside" : ""}" aria-hidden="true">
      ${yearsAbove(ctx, width)}
    </div>
    <ol class="gantt-rows ${beside ? "beside" : ""}">
      ${cards.map(({ match, extent }) => {
        const { begins, ends } = windows(ctx, extent);
        return html`<li class=${match.certainty} title=${match.period ?? m.undated}>
          <span class="label">${link(ctx, { view: "record", id: match.id }, lines(ctx, match.title))}
            <span class="hidden">${label(m.certainties, match.certainty)}; ${m.barLabel(begins, ends)}</span></span>
          ${row(ctx, extent, width, number, 26)}
        </li>`;
      })}
    </ol>`;
}

function table(ctx: Context, cards: Cards): TemplateResult {
  const { m } = ctx;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${m.views["timeline"]}>
    <table class="stacked" role="table">
      <caption class="hidden">${m.views["timeline"]}</caption>
      <thead role="rowgroup">
        <tr role="row">${[m.partnership, m.period, m.begins, m.ends, m.answer].map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr>
      </thead>
      <tbody role="rowgroup">
        ${cards.map(({ match, extent }) => {
          const { begins, ends } = windows(ctx, extent);
          return html`<tr role="row">
            <th scope="row" role="rowheader">${link(ctx, { view: "record", id: match.id }, lines(ctx, match.title))}</th>
            <td role="cell">${period(ctx, match.period)}</td>
            <td role="cell" data-label=${m.begins}>${begins}</td>
            <td role="cell" data-label=${m.ends}>${ends}</td>
            <td role="cell">${certainty(ctx, match.certainty)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
