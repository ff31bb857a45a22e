// Makes the package of what cargo has compiled: `node build.mjs MODULE.wasm WASM-BINDGEN`.
//
// `cargo xtask web` runs it, and says where both are.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compile } from "json-schema-to-typescript";

const here = import.meta.dirname;
const project = join(here, "..", "..");
const dist = join(here, "dist");
const generated = join(here, "js", "generated");

/** What the compiler uses of WebAssembly, and browsers have had for years. */
const features = [
  ...["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int"],
  ...["reference-types", "sign-ext", "call-indirect-overlong"],
];

const [module, bindgen] = process.argv.slice(2);
if (bindgen === undefined) {
  console.error("usage: node build.mjs MODULE.wasm WASM-BINDGEN; `cargo xtask web` does it all");
  process.exit(2);
}

for (const folder of [dist, generated]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
glue();
await types();
run("node_modules/typescript/bin/tsc", "--project", here);
copyFileSync(join(generated, "glue.js"), join(dist, "generated", "glue.js"));
for (const name of readdirSync(project).filter((name) => name.startsWith("LICENSE-"))) {
  copyFileSync(join(project, name), join(here, name));
}
const wasm = readFileSync(join(dist, "accordant.wasm"));
console.log(`accordant.wasm: ${kilobytes(wasm)} kB, ${kilobytes(gzipSync(wasm, { level: 9 }))} kB with gzip`);

/** The module as it is shipped, and what calls it. */
function glue() {
  const folder = join(generated, "bindgen");
  execFileSync(bindgen, [
    module,
    ...["--target", "web", "--out-dir", folder, "--out-name", "glue"],
    // Without a state that can be made anew, a module that broke would stay broken.
    ...["--experimental-reset-state-function", "--omit-default-module-path"],
  ], { stdio: "inherit" });
  // Not `-Oz`: it makes the module smaller and, with gzip, larger. What does help gzip is that functions which
  // were made of the same one for different types stand side by side, as they do by name.
  const passes = ["--dce", "--duplicate-function-elimination", "--vacuum", "--reorder-functions-by-name"];
  const enabled = features.map((feature) => `--enable-${feature}`);
  const named = join(folder, "named.wasm");
  const optimize = "node_modules/binaryen/bin/wasm-opt";
  run(optimize, join(folder, "glue_bg.wasm"), ...enabled, "--debuginfo", ...passes, "-o", named);
  run(optimize, named, ...enabled, "--strip-debug", "--strip-producers", "-o", join(dist, "accordant.wasm"));
  for (const name of ["glue.js", "glue.d.ts"]) copyFileSync(join(folder, name), join(generated, name));
  rmSync(folder, { recursive: true });
}

/** The types and the schemas, from the schemas. */
async function types() {
  const schemas = join(project, "schema");
  const schema = (name) => JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), "utf8"));
  const options = { bannerComment: "// Made of schema/types.schema.json.", style: { printWidth: 120 } };
  writeFileSync(join(generated, "types.ts"), await compile(schema("types"), "types", options));
  const portfolio = JSON.stringify(schema("portfolio"));
  writeFileSync(
    join(generated, "schema.ts"),
    `// Made of schema/portfolio.schema.json.\nexport const portfolio: { [keyword: string]: unknown } = ${portfolio};\n`,
  );
  cpSync(schemas, join(dist, "schema"), { recursive: true, filter: (path) => !path.endsWith(".md") });
}

function run(script, ...given) {
  execFileSync(process.execPath, [join(here, script), ...given], { cwd: here, stdio: "inherit" });
}

function kilobytes(bytes) {
  return Math.round(bytes.length / 1000);
}
