/** Who meets whom: a drawing, and all of it as a table. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { drawing, MOST_NODES, type Drawing } from "../picture/network.js";
import type { NetworkPage } from "../engine/protocol.js";
import { organizationLink, shortName, type Context } from "./context.js";

const PAIRS = 500;
/** Wider sheets are scaled; narrower ones are drawn anew, so that names stay as large as other words. */
const WIDEST = 960;
const drawn = new WeakMap<NetworkPage, Map<string, Drawing>>();

export function network(ctx: Context): TemplateResult {
  const { m, network: found, state } = ctx;
  if (!found) return html`<p class="empty">${m.asking}</p>`;
  if (found.pairs.length === 0) return html`<p class="empty" part="empty">${m.networkNone}</p>`;
  const sheet = sheetOf(ctx, found);
  return html`<section class="network" part="network" aria-labelledby="network-heading">
    <div class="overview-head">
      <h2 id="network-heading">${m.views["network"]}</h2>
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
    <p class="hint">${m.networkOf(found.partnerships)}</p>
    ${state.table
      ? pairs(ctx, found)
      : html`<p class="hint">${m.networkHelp} ${found.more ? m.networkMost(sheet.nodes.length) : sheet.all > MOST_NODES ? m.networkFirst(sheet.nodes.length) : nothing}</p>
          ${graph(ctx, found, sheet)}`}
  </section>`;
}

/** A drawing as wide as there is room, in steps: a window that is being drawn wider is not drawn anew at each pixel. */
function sheetOf(ctx: Context, found: NetworkPage): Drawing {
  const width = Math.min(WIDEST, Math.max(240, Math.floor((ctx.width - 34) / 40) * 40));
  const key = `${width} ${ctx.state.language}`;
  const cache = drawn.get(found) ?? new Map<string, Drawing>();
  drawn.set(found, cache);
  const sheet = cache.get(key) ?? drawing(found.pairs, width, (id) => 9 * nameFor(ctx, found, id, width).length);
  cache.set(key, sheet);
  return sheet;
}

/** The name that there is room for. */
function nameFor(ctx: Context, found: NetworkPage, id: string, width: number): string {
  const name = shortName(ctx, found.names, id);
  const most = width < 560 ? 14 : 22;
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

function graph(ctx: Context, found: NetworkPage, { width, height, nodes, edges }: Drawing): TemplateResult {
  const most = Math.max(1, ...edges.map(({ total }) => total));
  // Of many lines, each has to be thin for any to be seen.
  const [least, more] = edges.length > 200 ? [0.4, 2.5] : [1, 5];
  const thick = (count: number) => least + (more * count) / most;
  return html`<svg class="graph" direction="ltr" viewBox="0 0 ${width} ${height}" role="group" aria-label=${ctx.m.views["network"] ?? ""} focusable="false">
    ${edges.map(({ a, b, certain, total }) => {
      const [from, to] = [nodes[a], nodes[b]];
      if (!from || !to) return nothing;
      return svg`<line class=${certain > 0 ? "edge" : "edge possible"} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} stroke-width=${thick(total)} />`;
    })}
    ${nodes.map(({ id, x, y, radius }) => {
      const name = shortName(ctx, found.names, id);
      return svg`<a class="node" href=${ctx.href({ view: "organization", id })} @click=${ctx.follow({ view: "organization", id })} aria-label=${name}>
        <circle class="halo" cx=${x} cy=${y} r=${Math.max(14, radius + 5)} />
        <circle class="dot" cx=${x} cy=${y} r=${radius} />
        <text x=${x} y=${y + radius + 14} text-anchor="middle">${nameFor(ctx, found, id, width)}</text>
      </a>`;
    })}
  </svg>`;
}

function pairs(ctx: Context, found: NetworkPage): TemplateResult {
  const { m } = ctx;
  const shown = found.pairs.slice(0, PAIRS);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${m.views["network"] ?? ""}>
      <table class="stacked pairs" role="table">
        <caption class="hidden">${m.views["network"]}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${m.first}</th><th scope="col" role="columnheader">${m.second}</th><th scope="col" role="columnheader" class="number">${m.certain}</th><th scope="col" role="columnheader" class="number">${m.orPossible}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${shown.map(
            ({ a, b, certain, total }) => html`<tr role="row">
              <td role="cell">${organizationLink(ctx, found.names, a)}</td>
              <td role="cell">${organizationLink(ctx, found.names, b)}</td>
              <td role="cell" class="number" data-label=${m.certain}>${m.number(certain)}</td>
              <td role="cell" class="number" data-label=${m.orPossible}>${m.number(total)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${shown.length < found.pairs.length ? html`<p class="faint">${m.pairsFirst(shown.length, found.more ? undefined : found.pairs.length)}</p>` : nothing}`;
}
