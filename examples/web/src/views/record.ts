/** One partnership, with all that is stated of it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { RecordPage } from "../engine/protocol.js";
import type { Identifier, Link, Objective } from "../engine/types.js";
import { isSafe, say } from "../text.js";
import { dateInWords, dayNumber } from "../time.js";
import { row, windows, yearsAbove } from "./bars.js";
import { changedHere } from "./compare.js";
import { certainty, code, directionOf, label, lines, link, organizationLink, period, sentence, text, type Context } from "./context.js";
import { countryName } from "./facets.js";
import { dayAsked } from "./results.js";

export function record(ctx: Context): TemplateResult {
  const { m, record: page } = ctx;
  if (page === undefined) return html`<p class="empty">${m.asking}</p>`;
  if (page === null) return html`${backLink(ctx)}<p class="empty" part="empty">${m.notFound}</p>`;
  const { card, names } = page;
  const { match, partnership, extent } = card;
  const day = dayAsked(ctx);
  return html`<article class="page" part="record" aria-labelledby="page-heading">
    ${backLink(ctx)}
    <header>
      <p class="kind">${label(m.kinds, match.kind)}</p>
      <h2 id="page-heading" tabindex="-1">${lines(ctx, partnership.title)}</h2>
      ${partnership.name ? html`<p class="name">${lines(ctx, partnership.name)}</p>` : nothing}
    </header>
    ${partnership.summary ? html`<p class="prose">${lines(ctx, partnership.summary)}</p>` : nothing}
    <section aria-labelledby="period-heading">
      <h3 id="period-heading">${m.period}</h3>
      ${yearsAbove(ctx, ctx.width - 2)}${row(ctx, extent, ctx.width - 2, day === undefined ? undefined : dayNumber(day), 26)}
      ${facts(ctx, page)}
    </section>
    ${changedHere(ctx, match.id)} ${explanation(ctx, page)}
    ${(partnership.objectives ?? []).length === 0
      ? nothing
      : html`<section aria-labelledby="aims-heading"><h3 id="aims-heading">${m.aims}</h3>${aims(ctx, partnership.objectives ?? [])}</section>`}
    ${participants(ctx, page)} ${funding(ctx, page)} ${further(ctx, page)}
    ${(partnership.evidence ?? []).length === 0
      ? nothing
      : html`<section aria-labelledby="evidence-heading">
          <h3 id="evidence-heading">${m.evidence}</h3>
          <p class="hint">${m.evidenceHelp}</p>
          ${evidenceTable(ctx, partnership.evidence ?? [])}
        </section>`}
  </article>`;

  function participants(context: Context, { card: { partnership: own } }: RecordPage): TemplateResult | typeof nothing {
    const list = own.participants ?? [];
    if (list.length === 0) return nothing;
    const periods = list.some(({ period }) => period !== undefined);
    const printed = list.some(({ nameAsPrinted }) => nameAsPrinted !== undefined);
    return html`<section aria-labelledby="participants-heading">
      <h3 id="participants-heading">${m.participants}</h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${m.participants}>
        <table class="stacked" role="table">
          <thead role="rowgroup">
            <tr role="row">
              ${[m.organization, m.role, ...(periods ? [m.period] : []), ...(printed ? [m.asPrinted] : [])].map(
                (head) => html`<th scope="col" role="columnheader">${head}</th>`,
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${list.map(
              (each) => html`<tr role="row">
                <th scope="row" role="rowheader">${organizationLink(context, names, each.organization, true)}</th>
                <td role="cell">${label(m.roles, each.role ?? "participant")}</td>
                ${periods ? html`<td role="cell">${each.period ? period(ctx, each.period) : nothing}</td>` : nothing}
                ${printed ? html`<td role="cell" class="faint" data-label=${each.nameAsPrinted === undefined ? nothing : m.asPrinted}>${lines(ctx, each.nameAsPrinted)}</td>` : nothing}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

export function backLink(ctx: Context): TemplateResult {
  const [view, words] = ctx.state.compared ? (["compare", ctx.m.backToCompare] as const) : (["list", ctx.m.back] as const);
  return html`<p class="back">${link(ctx, { view, id: "" }, html`<span class="arrow-back" aria-hidden="true"></span>${words}`)}</p>`;
}

function facts(ctx: Context, { card, statuses }: RecordPage): TemplateResult {
  const { m } = ctx;
  const { partnership, extent } = card;
  const { begins, ends } = windows(ctx, extent);
  const lasts = extent?.leastDays === undefined
    ? undefined
    : extent.mostDays === undefined
      ? m.daysOrMore(extent.leastDays)
      : m.daysFromTo(extent.leastDays, extent.mostDays);
  const { renewal } = partnership;
  return html`<dl class="facts">
    <div><dt>${m.period}</dt><dd>${period(ctx, partnership.period)}</dd></div>
    <div><dt>${m.begins}</dt><dd>${begins}</dd></div>
    <div><dt>${m.ends}</dt><dd>${ends}</dd></div>
    ${lasts ? html`<div><dt>${m.lasts}</dt><dd>${lasts}</dd></div>` : nothing}
    <div>
      <dt>${m.statusOn(dateInWords(ctx.on, m))}</dt>
      <dd>${statuses.map(({ value, certainty: sure }) => html`<span class="pair">${label(m.statuses, value)} ${certainty(ctx, sure)}</span>`)}</dd>
    </div>
    ${partnership.status ? html`<div><dt>${m.declared}</dt><dd>${label(m.statuses, partnership.status)}</dd></div>` : nothing}
    ${renewal
      ? html`<div><dt>${m.renewal}</dt><dd>${label(m.renewals, renewal.kind)}${renewal.term ? html`${m.comma}${m.term(m.length(renewal.term))}` : nothing}${renewal.notice ? html`${m.comma}${m.notice(m.length(renewal.notice))}` : nothing}</dd></div>`
      : nothing}
    ${(partnership.amendments ?? []).length > 0
      ? html`<div><dt>${m.amendments}</dt><dd><ul>${(partnership.amendments ?? []).map(
          (each) => html`<li>${each.decided ? html`${dateInWords(each.decided, m)}${m.colon}` : nothing}${m.ends} ${dateInWords(each.end, m)} ${each.reason ? text(ctx, each.reason) : nothing}</li>`,
        )}</ul></dd></div>`
      : nothing}
  </dl>`;
}

/** Whether it matches what is searched for, condition by condition. */
function explanation(ctx: Context, { explanation: found }: RecordPage): TemplateResult | typeof nothing {
  if (!found) return nothing;
  const { m } = ctx;
  return html`<section aria-labelledby="explain-heading">
    <h3 id="explain-heading">${m.explain}</h3>
    <p>${certainty(ctx, found.certainty)} <span class="faint">${sentence(ctx, found.sentence.replace(/^\w+: /, ""))}</span></p>
    <div class="scroll" tabindex="0" role="group" aria-label=${m.explain}>
      <table class="stacked" role="table">
        <thead role="rowgroup"><tr role="row">${[m.condition, m.answer, m.because].map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${found.parts.map(
            (part) => html`<tr role="row" class="depth-${Math.min(6, part.depth)}">
              <td role="cell">${code(part.query)}</td>
              <td role="cell">${certainty(ctx, part.certainty)}</td>
              <td role="cell">${part.because ? sentence(ctx, part.because) : nothing}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function aims(ctx: Context, list: Objective[]): TemplateResult {
  return html`<ul class="objectives" dir=${directionOf(ctx, list.map((each) => each.text)) ?? nothing}>
    ${list.map((each) => html`<li>${lines(ctx, each.text)}${each.objectives?.length ? aims(ctx, each.objectives) : nothing}</li>`)}
  </ul>`;
}

function funding(ctx: Context, { card, programmes, names }: RecordPage): TemplateResult | typeof nothing {
  const { m } = ctx;
  const list = card.partnership.funding ?? [];
  if (list.length === 0) return nothing;
  return html`<section aria-labelledby="funding-heading">
    <h3 id="funding-heading">${m.funding}</h3>
    <ul class="plain">
      ${list.map((each) => {
        const programme = each.programme === undefined ? undefined : programmes[each.programme];
        const funder = each.funder ?? programme?.funder;
        return html`<li><dl class="facts">
          ${each.programme === undefined ? nothing : html`<div><dt>${m.programme}</dt><dd>${programme ? text(ctx, programme.name) : each.programme}</dd></div>`}
          ${funder ? html`<div><dt>${m.funder}</dt><dd>${organizationLink(ctx, names, funder, true)}</dd></div>` : nothing}
          ${each.amount ? html`<div><dt>${m.amount}</dt><dd><bdi>${money(ctx, each.amount, each.currency)}</bdi></dd></div>` : nothing}
          ${each.identifier ? html`<div><dt>${m.identifiers}</dt><dd>${identifier(each.identifier)}</dd></div>` : nothing}
        </dl></li>`;
      })}
    </ul>
  </section>`;
}

function money(ctx: Context, amount: string, currency: string | undefined): string {
  // An amount is exact and may have more digits than a number holds, so it is shown as it is written then.
  const short = /^-?\d{1,15}(\.\d{1,2})?$/.test(amount);
  if (!short || !currency) return `${amount} ${currency ?? ""}`.trim();
  return new Intl.NumberFormat(ctx.m.locale, { style: "currency", currency, minimumFractionDigits: 0 }).format(Number(amount));
}

export function identifier({ scheme, value }: Identifier): TemplateResult {
  return html`<bdi dir="ltr"><span class="faint">${scheme}</span> ${value}</bdi>`;
}

export function linkList(ctx: Context, links: Link[]): TemplateResult {
  return html`<ul class="plain">
    ${links.map(({ url, title }) =>
      isSafe(url)
        ? html`<li><a part="link" href=${url} rel="noopener noreferrer" target="_blank"><bdi>${say(title, ctx.state.language)?.words ?? url}</bdi></a></li>`
        : html`<li><bdi>${url}</bdi></li>`,
    )}
  </ul>`;
}

function further(ctx: Context, { card: { partnership }, titles }: RecordPage): TemplateResult | typeof nothing {
  const { m } = ctx;
  const { countries = [], topics = [], identifiers = [], links = [], relations = [], source, extensions } = partnership;
  const rows: [string, unknown][] = [];
  if (countries.length > 0) rows.push([m.countries, countries.map((each) => countryName(ctx, each)).join(m.comma)]);
  if (topics.length > 0) {
    rows.push([m.topics, html`<ul class="inline">${topics.map((topic) => html`<li>${link(ctx, { view: "list", id: "", query: `topic:${JSON.stringify(topic)}` }, text(ctx, topic))}</li>`)}</ul>`]);
  }
  if (relations.length > 0) {
    rows.push([m.related, html`<ul class="plain">${relations.map(({ kind, target }) => html`<li>${label(m.relations, kind)} ${link(ctx, { view: "record", id: target }, text(ctx, titles[target] ?? target))}</li>`)}</ul>`]);
  }
  if (identifiers.length > 0) rows.push([m.identifiers, html`<ul class="plain">${identifiers.map((each) => html`<li>${identifier(each)}</li>`)}</ul>`]);
  if (links.length > 0) rows.push([m.links, linkList(ctx, links)]);
  if (source) {
    const lines = source.firstLine === undefined ? source.source : m.sourceLines(source.firstLine, source.lastLine ?? source.firstLine);
    rows.push([m.source, ctx.opened?.page ? link(ctx, { view: "remarks", id: "", only: false }, lines) : lines]);
  }
  if (extensions && Object.keys(extensions).length > 0) {
    rows.push([m.extensions, html`<pre dir="ltr" tabindex="0" role="group" aria-label=${m.extensions}>${JSON.stringify(extensions, undefined, 2)}</pre>`]);
  }
  if (rows.length === 0) return nothing;
  return html`<dl class="facts">${repeat(rows, ([name]) => name, ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

type EvidenceList = { path: string; rule: string; words: string; line?: number; source?: string }[];

export function evidenceTable(ctx: Context, list: EvidenceList): TemplateResult {
  const { m } = ctx;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${m.evidence}>
    <table class="stacked" role="table">
      <thead role="rowgroup"><tr role="row">${[m.field, m.wordsRead, m.source, m.rule].map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">
        ${list.map(
          (each) => html`<tr role="row">
            <td role="cell">${code(each.path)}</td>
            <td role="cell" data-label=${m.wordsRead}>${lines(ctx, each.words)}</td>
            <td role="cell" data-label=${m.source}>${where(ctx, each)}</td>
            <td role="cell" data-label=${m.rule}>${code(each.rule)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Where the words stand: a line of the page, or another source. */
function where(ctx: Context, { line, source }: EvidenceList[number]): unknown {
  const { m } = ctx;
  const found = ctx.opened?.head.sources.find(({ id }) => id === source);
  const lines = line === undefined ? undefined : m.sourceLines(line, line);
  if (!found || lines !== undefined) return lines ?? source ?? nothing;
  const title = text(ctx, found.title ?? found.id);
  return found.location !== undefined && isSafe(found.location)
    ? html`<a part="link" href=${found.location} rel="noopener noreferrer" target="_blank">${title}</a>`
    : title;
}
