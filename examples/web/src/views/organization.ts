/** One organization, with all its roles. */
import { html, nothing, type TemplateResult } from "lit";
import { dateInWords, periodInWords } from "../time.js";
import { row } from "./bars.js";
import { changedHere } from "./compare.js";
import { label, lines, link, organizationLink, period, text, type Context } from "./context.js";
import { countryName } from "./facets.js";
import { backLink, evidenceTable, identifier, linkList } from "./record.js";

export function organization(ctx: Context): TemplateResult {
  const { m, organization: page } = ctx;
  if (page === undefined) return html`<p class="empty">${m.asking}</p>`;
  if (page === null) return html`${backLink(ctx)}<p class="empty" part="empty">${m.notFound}</p>`;
  const { organization: own, rows, partners, names, total } = page;
  const about: [string, unknown][] = [];
  if (own.country) about.push([m.country, countryName(ctx, own.country)]);
  if (own.founded) about.push([m.founded, dateInWords(own.founded, m)]);
  if (own.aliases?.length) about.push([m.aliases, own.aliases.map((alias, index) => html`${index > 0 ? m.comma : nothing}${text(ctx, alias)}`)]);
  if (own.identifiers?.length) about.push([m.identifiers, html`<ul class="plain">${own.identifiers.map((each) => html`<li>${identifier(each)}</li>`)}</ul>`]);
  if (own.links?.length) about.push([m.links, linkList(ctx, own.links)]);
  const narrow = Math.min(ctx.width, 620);
  return html`<article class="page" part="organization" aria-labelledby="page-heading">
    ${backLink(ctx)}
    <header>
      <p class="kind">${label(m.organizationKinds, own.kind)}</p>
      <h2 id="page-heading" tabindex="-1">${own.acronym ? html`<bdi>${own.acronym}</bdi>` : lines(ctx, own.name)}</h2>
      ${own.acronym && own.acronym !== own.name ? html`<p class="name">${lines(ctx, own.name)}</p>` : nothing}
    </header>
    ${page.isHolder ? html`<p class="prose">${m.isHolder}</p>` : nothing}
    ${about.length === 0 ? nothing : html`<dl class="facts">${about.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
    ${changedHere(ctx, own.id)}
    <section aria-labelledby="roles-heading">
      <h3 id="roles-heading">${m.allRoles} <span class="faint">${m.shared(total)}</span></h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${m.allRoles}>
        <table class="stacked" role="table">
          <thead role="rowgroup">
            <tr role="row">
              ${[m.partnership, m.role, m.period].map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}
              <th scope="col" role="columnheader" class="bar-cell"><span class="hidden">${m.views["timeline"]}</span></th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${rows.map(
              ({ card, roles }) => html`<tr role="row">
                <th scope="row" role="rowheader">${link(ctx, { view: "record", id: card.match.id }, lines(ctx, card.match.title))}</th>
                <td role="cell">${roles.map((each, index) => html`${index > 0 ? m.comma : nothing}${label(m.roles, each.role)}${each.period ? html` (${periodInWords(each.period, m)})` : nothing}`)}</td>
                <td role="cell">${period(ctx, card.match.period)}</td>
                <td role="cell" class="bar-cell">${row(ctx, card.extent, narrow / 3, undefined, 18)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${rows.length < total ? html`<p class="faint">${m.firstRows(rows.length, total)}</p>` : nothing}
      <p>${link(ctx, { view: "list", id: "", query: `partner:${own.id}` }, m.findThese(own.acronym ?? own.id))}</p>
    </section>
    ${partners.length === 0
      ? nothing
      : html`<section aria-labelledby="met-heading">
          <h3 id="met-heading">${m.metWith}</h3>
          <div class="scroll" tabindex="0" role="group" aria-label=${m.metWith}>
            <table class="fitting">
              <thead><tr><th scope="col">${m.organization}</th><th scope="col" class="number">${m.meetings}</th></tr></thead>
              <tbody>
                ${partners.map(
                  (each) => html`<tr>
                    <th scope="row">${organizationLink(ctx, names, each.id, true)}</th>
                    <td class="number">${link(ctx, { view: "list", id: "", query: `partner:${own.id} partner:${each.id}` }, html`<span class="hidden">${m.findThese(each.id)}: </span>${m.number(each.total)}`)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>`}
    ${own.evidence?.length
      ? html`<section aria-labelledby="evidence-heading"><h3 id="evidence-heading">${m.evidence}</h3><p class="hint">${m.evidenceHelp}</p>${evidenceTable(ctx, own.evidence)}</section>`
      : nothing}
  </article>`;
}
