// Packs the package, installs it in an empty folder and runs every test there: what is tested is what is published.
//
//     node tests/run.mjs [FOLDER] [what `node --test` takes]

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = join(import.meta.dirname, "..");
const project = join(here, "..", "..");
const [folder = join(project, "target", "wasm-package"), ...given] = process.argv.slice(2);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const packed = npm(here, "pack", "--json", "--pack-destination", folder);
const [{ filename }] = Object.values(JSON.parse(packed));
writeFileSync(join(folder, "package.json"), `${JSON.stringify({ private: true, type: "module" })}\n`);
npm(folder, "install", "--no-audit", "--no-fund", "--no-package-lock", `./${filename}`);
// What the tests themselves need is installed already.
mkdirSync(join(folder, "node_modules", "@types"), { recursive: true });
for (const name of ["playwright-core", "typescript", "vite", "@types/node", "undici-types"]) {
  symlinkSync(join(here, "node_modules", name), join(folder, "node_modules", name), "dir");
}
cpSync(join(here, "tests"), join(folder, "tests"), { recursive: true });
const tests = given.length > 0 ? given : ["tests/*.test.mjs"];
try {
  execFileSync(process.execPath, ["--test", "--test-reporter", join(folder, "tests", "reporter.mjs"), ...expand(tests)], {
    cwd: folder,
    env: { ...process.env, ACCORDANT_PROJECT: project },
    stdio: "inherit",
  });
} catch {
  process.exit(1);
}

function expand(patterns) {
  return patterns.flatMap((pattern) => execFileSync("sh", ["-c", `ls ${pattern}`], { cwd: folder, encoding: "utf8" }).trim().split("\n"));
}

function npm(cwd, ...given) {
  return execFileSync("npm", given, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
