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
  // What was asked last is kept where it took long: another length, or another year, at each keystroke.
  let keystrokes = 0;
  const months = () => 30 + (keystrokes++ % 12);
  const length = () => `duration>${months()}m`;
  const year = () => 2008 + (keystrokes++ % 12);
  // Conditions that have to be decided together, where dates leave several of them open; and names that nobody has.
  const together = {
    lasting: length,
    unknown: () => `partner:Ministery funder:"National Angency of ${year()}"`,
    lasting_active: () => `${length()} active:2018`,
    lasting_unless: () => `${length()} -ends:2019`,
    between: () => `${length()} duration<72m`,
    outside: () => `duration<${months()}m OR duration>72m`,
    between_unless: () => `${length()} duration<72m -ends:2019 -active:2012`,
    neither: () => `-(${length()} active:2018) -(starts<2015 ends>=2024)`,
    one_of_two: () => {
      const asked = length();
      return `(active:2018 -${asked}) OR (-active:2018 ${asked})`;
    },
    any_of_seven: () => `starts:${year()} OR starts:2012 OR starts:2014 OR ends:2024 OR ends:2026 OR during:2016/2018 OR duration<6m`,
    none_of_six: () => `-starts:${year()} -starts:2012 -ends:2024 -ends:2026 -during:2016/2018 -duration<6m`,
    by_kind: () => `(kind:network ${length()}) OR (kind:project starts<${year()}) OR (kind:agreement -active:2018)`,
    certainly_both: () => `certain(${length()} -ends:2019)`,
    possibly_both: () => `possible(${length()} -ends:2019) -certain(active:2018 OR duration<24m)`,
  };
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
      ...together,
    }).filter(([name]) => name !== "timeline").map(([name, asked]) => [`frame: ${name}`, () => {
      const query = typeof asked === "function" ? asked() : asked;
      const answer = portfolio.find(query, { limit: 20, on });
      portfolio.facets(query, FACETS, { on });
      portfolio.timeline(query, { range: years, on });
      return [answer.total];
    }])),
    // The same with a count of each status, each of which is a condition of time, too.
    ...Object.fromEntries(["lasting_unless", "between", "any_of_seven", "unknown"].map((name) => [`frame with statuses: ${name}`, () => {
      const query = together[name]();
      const answer = portfolio.find(query, { limit: 20, on });
      portfolio.facets(query, [...FACETS, "status"], { on });
      portfolio.timeline(query, { range: years, on });
      return [answer.total];
    }])),
  };
}
