// The slim package: what it has answers as the whole package does, and what it has not says so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as accordant from "accordant/slim";
import { cases } from "./cases.mjs";
import { api, files, project } from "./files.mjs";

await accordant.load();
const page = readFileSync(join(project, "examples/aneaq/page.txt"));
const own = readFileSync(join(project, "examples/aneaq/portfolio.json"));

/** What only the whole package does. */
const LEFT_OUT = ["merge", "Portfolio.diff", "Portfolio.apply"];

test("every operation is there but those that are left out", () => {
  const listed = [...api.operations.map(({ typescript }) => typescript), ...api.typescriptOnly.map(({ name }) => name)];
  const names = listed.filter((name) => !LEFT_OUT.includes(name)).map((name) => name.split(".")[0]);
  assert.deepEqual(Object.keys(accordant).sort(), [...new Set(names)].sort());
});

test("every vector holds, but for what is left out", (t) => {
  let [held, left] = [0, 0];
  const diagnostic = { code: "module.not-included", severity: "error", message: "there is no `merge`" };
  const merge = () => { throw new accordant.AccordantError([diagnostic]); };
  for (const { name, skip, run } of cases(files(), api, { ...accordant, merge })) {
    if (skip) continue;
    const wrong = run();
    if (wrong === undefined) held += 1;
    else if (/^(page|change|errors|hostile)\//.test(name) && /input\.no-reader|module\.not-included/.test(wrong)) left += 1;
    else assert.fail(`${name}: ${wrong}`);
  }
  t.diagnostic(`${held} cases hold, ${left} ask for what is left out`);
  assert.ok(held > 1700, `only ${held} cases hold`);
  assert.ok(left < 300, `${left} cases are left out`);
});

test("a page and other JSON are refused, with what to do", () => {
  for (const [input, what] of [[page, /the text of a page/], ['[{"title":"A"}]', /records in other JSON/]]) {
    assert.throws(() => accordant.read(input), (error) => {
      assert.ok(error instanceof accordant.AccordantError);
      assert.equal(error.code, "input.no-reader");
      assert.match(error.message, what);
      assert.match(error.help, /the whole package/);
      return true;
    });
  }
});

test("a portfolio is read, asked and written", () => {
  const portfolio = accordant.Portfolio.read(own);
  assert.ok(portfolio instanceof accordant.Portfolio);
  assert.equal(portfolio.find("active:2018-06-15", { on: "2018-12-01" }).certain, 4);
  assert.equal(accordant.Portfolio.fromJson(portfolio.toJson()).toJson(), portfolio.toJson());
  assert.equal(accordant.Portfolio.read(portfolio.toSnapshot()).toJson(), portfolio.toJson());
  portfolio.free();
});

test("the progress of a register is told", () => {
  const told = [];
  const register = '{"accordant":1}\n{"partnership":{"id":"a","title":"A"}}\n';
  accordant.read(register, { progress: ({ partnerships }) => told.push(partnerships) }).portfolio.free();
  assert.deepEqual(told, [1]);
});

test("what has no type here, and is called all the same, says where it is", () => {
  const portfolio = accordant.Portfolio.read(own);
  for (const work of [() => portfolio.diff(portfolio), () => portfolio.apply({ changes: [] })]) {
    assert.throws(work, { name: "AccordantError", code: "module.not-included", help: /import `accordant`/ });
  }
  assert.equal(portfolio.find("").total, 7);
  portfolio.free();
});

// The last test: from here on both packages are there.
test("with the whole package beside it, none is loaded by chance", async () => {
  const whole = await import("accordant");
  for (const { load } of [whole, accordant]) {
    await assert.rejects(load(), (error) => {
      assert.ok(error instanceof accordant.AccordantError);
      assert.equal(error.code, "module.two-packages");
      assert.match(error.message, /`accordant` and `accordant\/slim` are both imported/);
      assert.match(error.help, /import one of the two/);
      return true;
    });
  }
  // Who says which one is meant has it.
  await accordant.load(readFileSync(join(project, "bindings/wasm/dist/accordant-slim.wasm")));
  assert.equal(accordant.extent("2016").leastDays, 1);
});
