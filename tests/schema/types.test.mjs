// TypeScript made of the schemas says what is in a document, and real documents have its types.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compile } from "json-schema-to-typescript";
import { corpus, names, schema, target } from "./documents.mjs";

const folder = join(target, "schema-typescript");
mkdirSync(folder, { recursive: true });

/** The types without their comments. */
function bare(types) {
  return types.replace(/\/\*[\s\S]*?\*\//g, "");
}

test("every schema makes types that leave nothing open", async () => {
  for (const name of names) {
    const types = await compile(schema(name), name, { bannerComment: "" });
    writeFileSync(join(folder, `${name}.d.ts`), types);
    assert.doesNotMatch(bare(types), /\b(any|unknown|object)\b|\{\}/, name);
    // A type that is made twice gets a number.
    assert.doesNotMatch(bare(types), /export \w+ \w*\d\b/, name);
  }
});

test("real documents have these types, and a program that uses them compiles", () => {
  const taken = corpus.filter(({ verdict, origin, schema }) =>
    verdict === "accepted" && (schema === "query" ? origin === "written" : !origin.startsWith("made"))
  );
  // A thousand answers say no more than a hundred, and take the compiler longer.
  const seen = {};
  const some = taken.filter(({ schema }) => (seen[schema] = (seen[schema] ?? 0) + 1) <= 100);
  assert.deepEqual(new Set(some.map(({ schema }) => schema)), new Set(names.filter((name) => name !== "types")));
  const type = (name) => name.replace(/(^|-)./g, (letter) => letter.at(-1).toUpperCase());
  const lines = some.map(({ schema, text }, index) =>
    `export const document${index}: types.${type(schema)} = ${JSON.stringify(JSON.parse(text))};\n`
  );
  writeFileSync(join(folder, "documents.ts"), `import type * as types from "./types";\n${lines.join("")}`);
  copyFileSync(join(import.meta.dirname, "consumer.ts"), join(folder, "consumer.ts"));
  const compiler = join(import.meta.dirname, "node_modules", "typescript", "bin", "tsc");
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "preserve"];
  try {
    const files = ["documents.ts", "consumer.ts"];
    execFileSync(process.execPath, [compiler, ...options, ...files], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    assert.fail(`${error.stdout}`.slice(0, 3000));
  }
});
