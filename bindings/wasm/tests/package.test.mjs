// What the package offers, and how it fails.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import * as accordant from "accordant";
import { api, project } from "./files.mjs";

const { AccordantError, load, Portfolio, Query, read } = accordant;
const page = readFileSync(join(project, "examples/aneaq/page.txt"));

/** The error of a call, which has to be one of ours. */
function thrown(work) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof AccordantError && error instanceof Error, String(error?.stack ?? error));
    assert.equal(error.name, "AccordantError");
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("before it is loaded, everything says so", () => {
  assert.equal(thrown(() => accordant.edtf("2018")).code, "module.not-loaded");
  assert.match(thrown(() => read("x")).help, /await load\(\)/);
});

test("a source that is no module is an error, and the next one is taken", async () => {
  await assert.rejects(load(new Uint8Array([0, 1, 2])), { name: "AccordantError", code: "module.not-loaded" });
  await assert.rejects(load("http://127.0.0.1:9/accordant.wasm"), { code: "module.not-loaded" });
  const loading = load();
  assert.equal(load(), loading);
  await loading;
});

test("every operation of the list is there, and nothing that is in no list", () => {
  const listed = new Set([...api.operations.map(({ typescript }) => typescript), ...api.typescriptOnly.map(({ name }) => name)]);
  const found = new Set();
  for (const [name, value] of Object.entries(accordant)) {
    if (name !== "Portfolio" && name !== "Query") {
      found.add(name);
      continue;
    }
    const own = [...Object.getOwnPropertyNames(value), ...Object.getOwnPropertyNames(value.prototype)];
    const plain = ["length", "name", "prototype", "constructor", "of"];
    for (const member of own.filter((member) => !plain.includes(member))) found.add(`${name}.${member}`);
  }
  assert.deepEqual([...found].sort(), [...listed].sort());
  for (const { why } of api.typescriptOnly) assert.ok(why.length > 10);
});

test("what is packed beforehand is the module", () => {
  const file = (name) => readFileSync(fileURLToPath(import.meta.resolve(`accordant/${name}`)));
  for (const name of ["accordant.wasm", "accordant-slim.wasm"]) {
    const packed = file(`${name}.gz`);
    assert.ok(gunzipSync(packed).equals(file(name)));
    assert.ok(packed.length < gzipSync(file(name), { level: 9 }).length);
  }
});

test("the schema is that of the project", () => {
  const schema = JSON.parse(readFileSync(join(project, "schema/portfolio.schema.json"), "utf8"));
  assert.deepEqual(accordant.jsonSchema(), schema);
  accordant.jsonSchema().title = "changed";
  assert.deepEqual(accordant.jsonSchema(), schema);
});

test("an option that is not known, or of the wrong type, is an error that names it", () => {
  const portfolio = Portfolio.read(page);
  const cases = [
    [{ limt: 3 }, "option.unknown", "/limt", /no option `limt`/, /did you mean `limit`/],
    [{ unit: "year" }, "option.unknown", "/unit", /no option `unit`/, /one of: limit/],
    [{ policy: { openEnd: "untilAsOf" } }, "option.unknown", "/policy/openEnd", /`openEnd`/, /`openEnds`/],
    [{ sort: "tilte" }, "option.unknown-value", "/sort", /`tilte`/, /`title`/],
    [{ limit: "3" }, "option.wrong-type", "/limit", /whole number.*a string/],
    [{ limit: -1 }, "option.wrong-type", "/limit", /whole number/],
    [{ limit: 1.5 }, "option.wrong-type", "/limit", /whole number/],
    [{ limit: NaN }, "option.wrong-type", "/limit", /finite/],
    [{ limit: 3n }, "option.wrong-type", "/limit", /a bigint/],
    [{ descending: "yes" }, "option.wrong-type", "/descending", /true or false/],
    [{ on: new Date() }, "option.wrong-type", "/on", /a Date/],
    [{ on: null }, "option.wrong-type", "/on", /a string/],
    [{ policy: new Map() }, "option.wrong-type", "/policy", /a Map/],
    [{ policy: "northern" }, "option.wrong-type", "/policy", /an object/],
    [{ policy: { academicYearStart: 300 } }, "option.wrong-type", "/policy/academicYearStart", /255/],
    ["kind:project", "option.wrong-type", "/options", /an object/],
    [[], "option.wrong-type", "/options", /an array/],
  ];
  for (const [options, code, path, message, help] of cases) {
    const error = thrown(() => portfolio.find("", options));
    assert.deepEqual([error.code, error.path], [code, path], String(error));
    assert.match(error.message, message);
    if (help) assert.match(error.help, help);
  }
  assert.equal(portfolio.find("", { limit: undefined, on: undefined }).matches.length, 7);
  assert.equal(thrown(() => portfolio.find("", { on: "2018-06" })).code, "date.not-a-day");
  portfolio.free();
});

test("arguments of the wrong type are errors", () => {
  const portfolio = Portfolio.read(page);
  const circle = {};
  circle.and = [circle];
  for (const [work, code] of [
    [() => portfolio.find(), "option.wrong-type"],
    [() => portfolio.find(null), "json.wrong-type"],
    [() => portfolio.find(circle), "limit.nesting"],
    [() => portfolio.find("\ud800"), "json.syntax"],
    [() => portfolio.facets("", "kind"), "option.wrong-type"],
    [() => portfolio.facets("", ["knd"]), "query.unknown-field"],
    [() => portfolio.explain("", 3), "option.wrong-type"],
    [() => read(3), "option.wrong-type"],
    [() => read("half \udc00"), "json.syntax"],
    [() => Portfolio.fromJson({}), "option.wrong-type"],
    [() => Query.all("kind:project"), "option.wrong-type"],
    [() => Query.field("knd", "x"), "query.unknown-field"],
    [() => accordant.slug(undefined), "option.wrong-type"],
  ]) assert.equal(thrown(work).code, code, String(work));
  portfolio.free();
});

test("an error has its place, its way out and all problems", () => {
  const error = thrown(() => Portfolio.fromJson('{"accordant":1,"tilte":"A","partnerships":[{"id":"a","title":"A","period":"2016-13"}]}'));
  assert.equal(error.code, "json.unknown-field");
  assert.equal(error.path, "/tilte");
  assert.equal(error.line, undefined);
  assert.match(error.help, /did you mean `title`/);
  assert.deepEqual(error.diagnostics.map(({ code }) => code), ["json.unknown-field", "date.month-out-of-range"]);
  const place = thrown(() => Query.parse("kind:project patner:EU"));
  assert.deepEqual([place.line, place.column], [1, 14]);
});

test("what is given back is plain, and names of JavaScript are just names", () => {
  const text = '{"accordant":1,"partnerships":[{"id":"a","title":"A","extensions":{"__proto__":{"x":1},"constructor":2}}]}';
  const portfolio = Portfolio.fromJson(text);
  const found = portfolio.get("a");
  assert.deepEqual(Object.keys(found.extensions), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf(found.extensions), Object.prototype);
  assert.equal({}.x, undefined);
  assert.equal(portfolio.get("b"), null);
  assert.equal(portfolio.explain("", "b"), null);
  assert.deepEqual(portfolio.head(), { accordant: 1 });
  portfolio.free();
});

test("bytes are read wherever they lie", () => {
  const whole = read(page);
  const buffer = new ArrayBuffer(page.length + 8);
  new Uint8Array(buffer).set(page, 5);
  for (const input of [page.toString(), new Uint8Array(buffer, 5, page.length), new DataView(buffer, 5, page.length)]) {
    const { portfolio, diagnostics, trace } = read(input);
    assert.equal(portfolio.toJson(), whole.portfolio.toJson());
    assert.deepEqual([diagnostics, trace], [whole.diagnostics, whole.trace]);
  }
});

test("a snapshot is the portfolio that it was made of, or is refused", () => {
  const { portfolio } = read(page);
  const snapshot = portfolio.toSnapshot();
  assert.ok(snapshot instanceof Uint8Array);
  const { portfolio: again, diagnostics, trace } = read(snapshot);
  assert.deepEqual([again.toJson(), diagnostics, trace], [portfolio.toJson(), [], []]);
  for (const ask of [(each) => each.find("active:2018 qual*", { on: "2018-12-15" }), (each) => each.network(), (each) => each.check()]) {
    assert.deepEqual(ask(again), ask(portfolio));
  }
  // Under another policy the answers are those of a portfolio that was read under it.
  const policy = { openEnds: "holdForever" };
  const asked = [read(snapshot, { policy }), read(page, { policy })].map((one) => one.portfolio.find("active:2030", { policy, on: "2018-12-15" }));
  assert.deepEqual(...asked);
  const changed = snapshot.slice();
  changed[1000] ^= 1;
  for (const damaged of [snapshot.subarray(0, 1000), changed]) {
    assert.throws(() => read(damaged), { code: "snapshot.damaged", help: /make it anew/ });
  }
  const other = snapshot.slice();
  other[12] ^= 1;
  assert.throws(() => read(other), { code: "snapshot.other-release" });
  assert.throws(() => read(snapshot, { format: "portfolio" }), { code: "input.not-utf8" });
  assert.throws(() => read(snapshot, { limits: { records: 3 } }), { code: "limit.records" });
  assert.equal(read(page).portfolio.size, portfolio.size);
});

/** A register of so many partnerships, which is read in pieces of less than a megabyte. */
function register(count) {
  const words = "quality assurance ".repeat(10);
  const lines = Array.from({ length: count }, (_, number) => `{"partnership":{"id":"p${number}","title":"${words}${number}"}}`);
  return ['{"accordant":1}', ...lines].join("\n");
}

test("the progress of reading a register is told", () => {
  const text = register(20_000);
  const told = [];
  const { portfolio } = read(text, { asOf: "2018", progress: (progress) => told.push(progress) });
  assert.equal(portfolio.size, 20_000);
  assert.ok(told.length > 3, `${told.length} times for ${text.length} bytes`);
  for (const [index, { bytes, partnerships }] of told.entries()) {
    const before = told[index - 1] ?? { bytes: 0, partnerships: 0 };
    assert.ok(bytes > before.bytes && partnerships > before.partnerships);
  }
  assert.deepEqual(told.at(-1), { bytes: text.length, partnerships: 20_000 });
  portfolio.free();
});

test("who hears of the progress may ask meanwhile, and may end the reading", () => {
  const portfolio = Portfolio.read(page);
  const text = register(20_000);
  const found = [];
  read(text, { progress: () => found.push(portfolio.find("kind:project", { limit: 0 }).total) }).portfolio.free();
  assert.ok(found.length > 3 && found.every((total) => total === found[0]));
  const stop = new DOMException("enough", "AbortError");
  let told = 0;
  const refused = (progress) => {
    try {
      Portfolio.read(text, { progress });
    } catch (thrown) {
      return thrown;
    }
    return assert.fail("it was not ended");
  };
  assert.equal(refused(() => { told += 1; throw stop; }), stop);
  assert.equal(told, 1, "it is told no more");
  assert.equal(refused(() => { throw undefined; }), undefined);
  // A mistake of a question is that of whoever asks it, and the module is none the worse.
  assert.equal(refused(() => portfolio.find("patner:EU")).code, "query.unknown-field");
  assert.equal(portfolio.find("kind:project").total, found[0]);
  portfolio.free();
});

test("of what is read as a whole nothing is told, and who is told has to be a function", () => {
  const told = [];
  const { portfolio } = read(page, { progress: (progress) => told.push(progress) });
  assert.equal(read(page, { progress: undefined }).portfolio.size, portfolio.size);
  assert.deepEqual(told, []);
  const error = thrown(() => read(page, { progress: "yes" }));
  assert.deepEqual([error.code, error.path], ["option.wrong-type", "/progress"]);
  assert.match(error.message, /a function; found an? /);
  assert.equal(thrown(() => read(page, { progres: () => {} })).code, "option.wrong-type");
  portfolio.free();
});

test("the clock's day is the day of asking, if none is given", () => {
  const portfolio = Portfolio.fromJson('{"accordant":1,"partnerships":[{"id":"a","title":"A","period":"2000/9000"}]}');
  assert.equal(portfolio.find("status:ongoing").certain, 1);
  assert.equal(portfolio.find("active:today").certain, 1);
  assert.equal(portfolio.find("status:ongoing", { on: "1999-01-01" }).total, 0);
  assert.equal(accordant.askPeriod("2000/9000", "active:today"), "certain");
});

test("queries are values: text, JSON and functions make the same", () => {
  const query = Query.active("2018").and({ field: "kind", value: "project" }).or(Query.parse("-topic:x")).certain();
  assert.equal(Query.parse(String(query)).toJson(), query.toJson());
  assert.deepEqual(JSON.parse(JSON.stringify({ query })).query, JSON.parse(query.toJson()));
  assert.equal(query.not().not().toString(), Query.parse(String(query)).not().not().toString());
});

test("a portfolio that was freed says so, and only once is it freed", () => {
  const portfolio = Portfolio.read(page);
  portfolio[Symbol.dispose]();
  portfolio.free();
  assert.equal(thrown(() => portfolio.find("")).code, "portfolio.freed");
});

test("where there are no workers, that is the error", async () => {
  const { startWorker } = await import("accordant/worker");
  await assert.rejects(startWorker(), { name: "AccordantError", code: "worker.unavailable" });
});
