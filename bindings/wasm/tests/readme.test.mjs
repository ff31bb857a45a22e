// The examples of the README run.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { project } from "./files.mjs";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(project, "bindings/wasm/README.md"), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);

test("there are examples", () => assert.ok(examples.length >= 2));

for (const [index, code] of examples.entries()) {
  test(`example ${index + 1}`, async () => {
    const file = join(folder, `example-${index}.mjs`);
    writeFileSync(file, code);
    await import(pathToFileURL(file));
  });
}
