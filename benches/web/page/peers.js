// The peers. Each loads the register and gives its questions; a question gives numbers that are compared.

import * as duckdb from "@duckdb/duckdb-wasm";
import * as arrow from "apache-arrow";
import crossfilter from "crossfilter2";
import MiniSearch from "minisearch";
import { FACETS, fold, rows, windows, words } from "./common.js";

/** How the values of a field spread: the largest certain and total counts say enough to compare. */
const summary = (counts) => Math.max(0, ...counts);

function timeline(years, each) {
  const certain = new Array(years.length + 1).fill(0);
  const total = [...certain];
  const spread = (counts, first, last) => {
    const from = years.findIndex(([, end]) => end >= first);
    const to = years.findLastIndex(([start]) => start <= last);
    if (from >= 0 && to >= from) {
      counts[from] += 1;
      counts[to + 1] -= 1;
    }
  };
  each((row) => {
    spread(certain, row.startLast, row.endFirst);
    spread(total, row.startFirst, row.endLast);
  });
  let [c, t] = [0, 0];
  return years.flatMap((_, year) => [(c += certain[year]), (t += total[year])]);
}

export const peers = {
  array(bytes, p) {
    const all = rows(bytes);
    for (const row of all) Object.assign(row, windows(row, p.as_of), { words: words(row) });
    const [first, last] = p.active;
    const possible = (row) => row.startFirst <= last && row.endLast >= first;
    const certain = (row) => row.startLast <= last && row.endFirst >= first;
    const count = (test) => all.filter(test).length;
    const counts = (found, field) => {
      const map = new Map();
      for (const row of found) map.set(row[field], (map.get(row[field]) ?? 0) + 1);
      return summary(map.values());
    };
    const holds = (word) => (row) => row.words.includes(` ${word} `);
    const [word, common] = [holds(p.word), holds(p.common_word)];
    return {
      active: () => [count(certain), count(possible)],
      organization_role: () => [count((row) => row.participants.some((one) => one.organization === p.organization && one.role === p.role))],
      facets: () => {
        const found = all.filter(possible);
        return FACETS.map((field) => counts(found, field));
      },
      funder_countries: () => [counts(all.filter((row) => row.funder === p.funder), "country")],
      word: () => [count(word)],
      two_words: () => [count((row) => word(row) && common(row))],
      combination: () => [count((row) => row.country === p.country && possible(row) && common(row))],
      timeline: () => timeline(p.years, (take) => all.forEach(take)),
    };
  },

  minisearch(bytes, p) {
    const index = new MiniSearch({ fields: ["text"], processTerm: fold, tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u) });
    rows(bytes).forEach((row, id) => index.add({ id, text: row.objectives.join(" ") }));
    const search = (text) => index.search(text, { combineWith: "AND", prefix: false, fuzzy: false }).length;
    return {
      word: () => [search(p.word)],
      two_words: () => [search(`${p.word} ${p.common_word}`)],
    };
  },

  crossfilter(bytes, p) {
    const all = rows(bytes).map((row) => Object.assign(row, windows(row, p.as_of)));
    const filter = crossfilter(all);
    const dimensions = Object.fromEntries(["startFirst", "startLast", "endFirst", "endLast", ...FACETS].map((field) => [field, filter.dimension((row) => row[field])]));
    const groups = Object.fromEntries(FACETS.map((field) => [field, dimensions[field].group().reduceCount()]));
    const parties = filter.dimension((row) => row.participants.map((one) => `${one.organization} ${one.role}`), true);
    const every = filter.groupAll();
    const [first, last] = p.active;
    const ask = (choose) => {
      for (const dimension of [...Object.values(dimensions), parties]) if (dimension.hasCurrentFilter()) dimension.filterAll();
      choose();
      return every.value();
    };
    const possible = () => {
      dimensions.startFirst.filterRange([-Infinity, last + 1]);
      dimensions.endLast.filterRange([first, Infinity]);
    };
    const certain = () => {
      dimensions.startLast.filterRange([-Infinity, last + 1]);
      dimensions.endFirst.filterRange([first, Infinity]);
    };
    return {
      active: () => [ask(certain), ask(possible)],
      organization_role: () => [ask(() => parties.filterExact(`${p.organization} ${p.role}`))],
      facets: () => {
        ask(possible);
        return FACETS.map((field) => groups[field].top(1)[0].value);
      },
      funder_countries: () => {
        ask(() => dimensions.funder.filterExact(p.funder));
        return [groups.country.top(1)[0].value];
      },
    };
  },

  async duckdb(bytes, p) {
    const base = new URL("/duckdb/", location.href);
    const worker = new Worker(new URL("duckdb-browser-eh.worker.js", base));
    const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await database.instantiate(new URL("duckdb-eh.wasm", base).href);
    const connection = await database.connect();
    const number = (values) => arrow.makeVector(Int32Array.from(values));
    const text = (values) => arrow.vectorFromArray(values, new arrow.Utf8());
    const insert = async (name, columns) => {
      const table = arrow.tableToIPC(new arrow.Table(columns), "stream");
      await connection.insertArrowFromIPCStream(table, { name, create: !made.has(name) });
      made.add(name);
    };
    const made = new Set();
    const all = rows(bytes);
    for (let from = 0; from < all.length; from += 20_000) {
      const part = all.slice(from, from + 20_000);
      const days = part.map((row) => windows(row, p.as_of));
      await insert("p", {
        ...Object.fromEntries(["startFirst", "startLast", "endFirst", "endLast"].map((name) => [name, number(days.map((row) => row[name]))])),
        ...Object.fromEntries(FACETS.map((name) => [name, text(part.map((row) => row[name] ?? ""))])),
        words: text(part.map(words)),
      });
      const parties = part.flatMap((row) => row.participants);
      await insert("parties", { organization: text(parties.map((one) => one.organization)), role: text(parties.map((one) => one.role ?? "")) });
    }
    const query = async (sql) => (await connection.query(sql)).toArray().map((row) => Object.values(row.toJSON()).map(Number));
    const [first, last] = p.active;
    const possible = `startFirst <= ${last} AND endLast >= ${first}`;
    const certain = `startLast <= ${last} AND endFirst >= ${first}`;
    const holds = (word) => `contains(words, ' ${word} ')`;
    const one = (where, from = "p") => query(`SELECT count(*) FROM ${from} WHERE ${where}`).then(([row]) => row);
    const most = (field, where) => query(`SELECT max(n) FROM (SELECT count(*) AS n FROM p WHERE ${where} GROUP BY ${field})`).then(([row]) => row[0]);
    return {
      active: () => query(`SELECT count(*) FILTER (${certain}), count(*) FROM p WHERE ${possible}`).then(([row]) => row),
      organization_role: () => one(`organization = '${p.organization}' AND role = '${p.role}'`, "parties"),
      facets: async () => {
        const found = [];
        for (const field of FACETS) found.push(await most(field, possible));
        return found;
      },
      funder_countries: async () => [await most("country", `funder = '${p.funder}'`)],
      word: () => one(holds(p.word)),
      two_words: () => one(`${holds(p.word)} AND ${holds(p.common_word)}`),
      combination: () => one(`country = '${p.country}' AND ${possible} AND ${holds(p.common_word)}`),
      timeline: async () => {
        const years = p.years.map(([a, b], year) => `(${year}, ${a}, ${b})`).join(", ");
        const found = await query(`SELECT count(*) FILTER (startLast <= b AND endFirst >= a), count(*) FILTER (startFirst <= b AND endLast >= a)
          FROM (VALUES ${years}) AS years(year, a, b), p GROUP BY year ORDER BY year`);
        return found.flat();
      },
    };
  },
};
