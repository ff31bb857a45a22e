// accordant, as a page uses it: each question answers with what is shown, the counts are compared.

import { load, read } from "accordant";
import { FACETS } from "./common.js";

export async function accordant(bytes, p) {
  await load();
  const { portfolio } = read(bytes);
  const on = "2024-01-01";
  const { queries } = p;
  const counts = (query) => {
    const { certain, total } = portfolio.find(query, { limit: 0, on });
    return [certain, total];
  };
  const total = (query) => [counts(query)[1]];
  const largest = ({ values }) => Math.max(0, ...values.map((value) => value.total));
  const facets = (query, fields) => portfolio.facets(query, fields, { on }).facets.map(largest);
  const years = "1990/2030";
  // What was asked last can be kept: another length at each keystroke.
  let keystrokes = 0;
  const length = () => `duration>${30 + (keystrokes++ % 12)}m`;
  return {
    active: () => counts(queries.active),
    organization_role: () => total(queries.organization_role),
    facets: () => facets(queries.facets, FACETS),
    funder_countries: () => facets(queries.funder_countries, ["country"]),
    word: () => total(queries.word),
    two_words: () => total(queries.two_words),
    combination: () => total(queries.combination),
    timeline: () => portfolio.timeline("", { range: years, on }).buckets.flatMap(({ certain, total }) => [certain, total]),
    // What a search page needs at each keystroke: a page of matches, four facets, a timeline.
    ...Object.fromEntries(Object.entries({
      ...queries, status: "status:ongoing", prefix: `${p.word.slice(0, 3)}*`, negated: "starts>=2017-10 -kind:network",
      kind: "kind:project", certainly: "certain(active:2018)", everything: "", unless: "-active:2018",
      lasting: length, lasting_active: () => `${length()} active:2018`, lasting_unless: () => `${length()} -ends:2019`,
    }).filter(([name]) => name !== "timeline").map(([name, asked]) => [`frame: ${name}`, () => {
      const query = typeof asked === "function" ? asked() : asked;
      const answer = portfolio.find(query, { limit: 20, on });
      portfolio.facets(query, FACETS, { on });
      portfolio.timeline(query, { range: years, on });
      return [answer.total];
    }])),
  };
}
