// What the cases read: every vector, and the files that they name.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the project. */
export const project = process.env.ACCORDANT_PROJECT ?? join(import.meta.dirname, "..", "..", "..");

const folder = join(project, "tests", "conformance");

/** The files below the folder of the vectors, and whatever a case names from the root, by path. */
export function files() {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
  for (const [path, content] of Object.entries(found)) {
    if (!path.endsWith(".json") || path.startsWith("hostile/")) continue;
    for (const [, named] of content.toString().matchAll(/"file": ?"([^"]+)"/g)) {
      found[named] = readFileSync(join(project, named));
    }
  }
  return found;
}

/** The list of operations. */
export const api = JSON.parse(readFileSync(join(project, "tests", "api.json"), "utf8"));
