/** Bars of periods on an axis of days, drawn in the page. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Extent } from "../engine/protocol.js";
import { arrowPath, barShapes, type Shape } from "../picture/shapes.js";
import { bar, dateInWords, dayNumber, scale, ticks, type Scale } from "../time.js";
import type { Context } from "./context.js";

/** The days of the axis: the years of the whole portfolio, so that it stands still while one types. */
export function domain(ctx: Context): [number, number] {
  const [first, last] = ctx.opened?.head.years ?? [2000, 2020];
  const day = (year: number) => dayNumber(`${String(Math.max(1, year)).padStart(4, "0")}-01-01`);
  return [day(first), day(last + 1)];
}

export function axisOf(ctx: Context, width: number): Scale {
  const [first, last] = domain(ctx);
  return scale(first, last, width, ctx.m.dir === "rtl");
}

/** The paints that bars fade with; once for the whole page. */
export function paints(): TemplateResult {
  return html`<svg class="paints" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <linearGradient id="rising">
        <stop class="faded" offset="0" />
        <stop class="firm" offset="1" />
      </linearGradient>
      <linearGradient id="falling">
        <stop class="firm" offset="0" />
        <stop class="faded" offset="1" />
      </linearGradient>
    </defs>
  </svg>`;
}

function drawn(shape: Shape): unknown {
  switch (shape.kind) {
    case "rect":
      return svg`<rect class="bar ${shape.paint}" x=${shape.x} y=${shape.y} width=${shape.width} height=${shape.height} rx=${shape.paint === "core" ? 2 : 0} />`;
    case "line":
      return svg`<line class=${shape.dashed ? "dashed" : "rule"} x1=${shape.x1} x2=${shape.x2} y1=${shape.y1} y2=${shape.y2} />`;
    case "arrow":
      return svg`<polyline class="arrow" points=${arrowPath(shape.x, shape.y, shape.left).map((point) => point.join(",")).join(" ")} />`;
    case "text":
      return nothing;
  }
}

/** The years above rows of that width. */
export function yearsAbove(ctx: Context, width: number): TemplateResult {
  const axis = axisOf(ctx, width);
  return html`<svg width=${width} height="20" viewBox="0 0 ${width} 20" aria-hidden="true" focusable="false">
    ${ticks(axis.first, axis.last, width).map(({ day: at, year }) => svg`<text class="tick" direction="ltr" x=${axis.x(at)} y="14" text-anchor="middle">${year}</text>`)}
  </svg>`;
}

/** One row: the years as faint lines, the bar, and the day that is asked for. */
export function row(ctx: Context, extent: Extent | undefined, width: number, day: number | undefined, height = 22): TemplateResult {
  const axis = axisOf(ctx, width);
  const found = bar(extent, axis.first, axis.last);
  const middle = height / 2;
  return html`<svg class="row" part="bar" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
    ${ticks(axis.first, axis.last, width).map(
      ({ day: at }) => svg`<line class="rule" x1=${axis.x(at)} x2=${axis.x(at)} y1="0" y2=${height} />`,
    )}
    ${found ? barShapes(found, axis, middle).map(drawn) : nothing}
    ${day === undefined ? nothing : svg`<line class="day" x1=${axis.x(day)} x2=${axis.x(day)} y1="0" y2=${height} />`}
  </svg>`;
}

/** When a period can begin and end, in words. */
export function windows(ctx: Context, extent: Extent | undefined): { begins: string; ends: string } {
  const { m } = ctx;
  if (!extent) return { begins: m.unknownDay, ends: m.unknownDay };
  const words = ([first, last]: [string, string]): string => {
    if (first === "-inf" && last === "inf") return m.unknownDay;
    if (last === "inf") return m.orLater(dateInWords(first, m));
    if (first === "-inf") return m.orEarlier(dateInWords(last, m));
    return m.window(dateInWords(first, m), dateInWords(last, m));
  };
  return { begins: words(extent.start), ends: words(extent.end) };
}

/** What the signs of the bars mean. */
export function legend(ctx: Context): TemplateResult {
  const { m } = ctx;
  return html`<ul class="legend" aria-hidden="true">
    <li><svg width="28" height="16"><rect class="bar core" x="0" y="1" width="28" height="14" rx="2" /></svg>${m.legend["core"]}</li>
    <li><svg width="28" height="16"><rect class="bar ${m.dir === "rtl" ? "rising" : "falling"}" x="0" y="4" width="28" height="8" /></svg>${m.legend["fade"]}</li>
    <li><svg width="18" height="16"><polyline class="arrow" points=${m.dir === "rtl" ? "13,3 5,8 13,13" : "5,3 13,8 5,13"} /></svg>${m.legend["open"]}</li>
  </ul>`;
}
