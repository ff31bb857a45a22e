// What the tests read: the schemas, and the corpus that `cargo test -p accordant-formats --test schema` writes.

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the project. */
export const project = join(import.meta.dirname, "..", "..");

/** Where cargo builds. */
export const target = process.env.CARGO_TARGET_DIR ?? join(project, "target");

/** The names of the schemas, as the page of the schemas lists them. */
export const names = [
  ...readFileSync(join(project, "schema", "README.md"), "utf8").matchAll(/^\| \[([\w-]+)\]/gm),
].map((row) => row[1]);

export function schema(name) {
  return JSON.parse(readFileSync(join(project, "schema", `${name}.schema.json`), "utf8"));
}

/** The documents with the verdicts of the code. */
export const corpus = readFileSync(join(target, "tmp", "schema-corpus.ndjson"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
