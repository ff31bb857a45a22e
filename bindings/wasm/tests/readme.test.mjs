// The examples of the README run, each as a program of its own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "./files.mjs";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(project, "bindings/wasm/README.md"), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);

test("there are examples", () => assert.ok(examples.length >= 3));

for (const [index, code] of examples.entries()) {
  test(`example ${index + 1}`, () => {
    const file = join(folder, `example-${index}.mjs`);
    writeFileSync(file, code);
    execFileSync(process.execPath, [file], { stdio: "pipe" });
  });
}
