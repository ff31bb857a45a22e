// The types: a program that uses them compiles, and what is answered has them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as accordant from "accordant";
import { api, files } from "./files.mjs";

await accordant.load();
const folder = join(import.meta.dirname, "..", "types");
mkdirSync(folder, { recursive: true });
const programs = ["consumer.ts", "consumer-slim.ts"];
for (const name of programs) copyFileSync(join(import.meta.dirname, name), join(folder, name));

function compile(...options) {
  const compiler = join(import.meta.dirname, "..", "node_modules", "typescript", "bin", "tsc");
  const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--target", "es2022"];
  try {
    execFileSync(process.execPath, [compiler, ...strict, ...options], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    assert.fail(`${error.stdout}`.slice(0, 4000));
  }
}

test("a program for browsers compiles", () => {
  compile("--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", "--types", "", ...programs);
});

test("a program for Node compiles", () => {
  compile("--module", "nodenext", "--lib", "es2022", "--types", "node", ...programs);
});

test("what is answered to the vectors has its types", () => {
  const vectors = files();
  const lines = [];
  for (const [path, bytes] of Object.entries(vectors)) {
    if (!/^(queries|facets|timeline|periods|links|check|errors|dates|phrases)\/[a-z-]+\.json$/.test(path)) continue;
    for (const vector of JSON.parse(bytes)) {
      const operation = api.operations.find(({ name }) => name === vector.call);
      if (!operation || vector.noDay || "error" in vector || "errors" in vector) continue;
      if (["Query", "Portfolio", "string", "string[]"].includes(operation.result)) continue;
      const given = vector.portfolio;
      const written = typeof given === "string" ? vectors[`portfolios/${given}.json`] : JSON.stringify(given);
      const holder = operation.typescript.startsWith("Portfolio.") ? accordant.Portfolio.fromJson(String(written)) : accordant;
      const required = operation.params.filter((parameter) => parameter.required).map(({ name }) => vector.args[name]);
      const others = operation.params.filter(({ name, required, receiver }) => !required && !receiver && name in vector.args);
      const options = Object.fromEntries(others.map(({ name }) => [name, vector.args[name]]));
      const answer = holder[operation.typescript.split(".").at(-1)](...required, options);
      const type = `ReturnType<typeof accordant.${operation.typescript.replace("Portfolio.", "Portfolio.prototype.")}>`;
      lines.push(`export const answer${lines.length}: ${type} = ${JSON.stringify(answer)};`);
    }
  }
  assert.ok(lines.length > 400, `only ${lines.length} answers`);
  writeFileSync(join(folder, "answers.ts"), `import type * as accordant from "accordant";\n${lines.join("\n")}\n`);
  compile("--module", "nodenext", "--lib", "es2022", "--types", "node", "answers.ts");
});

test("what is read has its types", () => {
  const page = files()["examples/aneaq/page.txt"];
  const { diagnostics, trace, portfolio } = accordant.read(page);
  writeFileSync(join(folder, "reading.ts"), `import type { Diagnostic, Partnership, PortfolioJson, Segment } from "accordant";
export const diagnostics: Diagnostic[] = ${JSON.stringify(diagnostics)};
export const trace: Segment[] = ${JSON.stringify(trace)};
export const portfolio: PortfolioJson = ${portfolio.toJson()};
export const head: Omit<PortfolioJson, "partnerships"> = ${JSON.stringify(portfolio.head())};
export const one: Partnership | null = ${JSON.stringify(portfolio.get("anqahe"))};
`);
  compile("--module", "nodenext", "--lib", "es2022", "--types", "node", "reading.ts");
});
