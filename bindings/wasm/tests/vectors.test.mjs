// Every vector in Node, one test a case.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as accordant from "accordant";
import { cases } from "./cases.mjs";
import { api, files } from "./files.mjs";

await accordant.load();
const all = cases(files(), api, accordant);

test("no case is lost", (t) => {
  const skipped = all.filter(({ skip }) => skip).length;
  t.diagnostic(`${all.length} cases, ${skipped} of them without a day of asking`);
  assert.ok(all.length - skipped > 1500, `only ${all.length} cases`);
  assert.ok(skipped < 100, `${skipped} cases are left out`);
});

for (const { name, skip, run } of all) {
  test(name, { skip: skip ?? false }, () => assert.equal(run?.(), undefined));
}
