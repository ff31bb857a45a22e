// Makes the package of what cargo has compiled: `node build.mjs WHOLE.wasm SLIM.wasm WASM-BINDGEN`.
//
// `cargo xtask web` runs it, and says where both are.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { compile } from "json-schema-to-typescript";
import { named, WINDOWS } from "./order.mjs";

const here = import.meta.dirname;
const project = join(here, "..", "..");
const dist = join(here, "dist");
const generated = join(here, "js", "generated");

/** What the compiler uses of WebAssembly, and browsers have had for years. */
const features = [
  ...["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int"],
  ...["reference-types", "sign-ext", "call-indirect-overlong", "simd"],
];

const [whole, slim, bindgen] = process.argv.slice(2);
if (bindgen === undefined) {
  console.error("usage: node build.mjs WHOLE.wasm SLIM.wasm WASM-BINDGEN; `cargo xtask web` does it all");
  process.exit(2);
}

for (const folder of [dist, generated]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
glue(slim, "accordant-slim.wasm");
glue(whole, "accordant.wasm");
fitsTheGlue("accordant-slim.wasm", "accordant.wasm");
await types();
run("node_modules/typescript/bin/tsc", "--project", here);
copyFileSync(join(generated, "glue.js"), join(dist, "generated", "glue.js"));
for (const name of readdirSync(project).filter((name) => name.startsWith("LICENSE-"))) {
  copyFileSync(join(project, name), join(here, name));
}
weigh("accordant.wasm");
weigh("accordant-slim.wasm");

/** Says how large the module is, and what servers make of it that pack what they send. */
function weigh(name) {
  const wasm = readFileSync(join(dist, name));
  const [gzip, brotli] = [gzipSync(wasm, { level: 9 }), brotliCompressSync(wasm)];
  console.log(`${name}: ${kilobytes(wasm)} kB, ${kilobytes(gzip)} kB with gzip -9, ${kilobytes(brotli)} kB with brotli`);
}

/** A module as it is shipped, and what calls it. */
function glue(module, name) {
  const folder = join(generated, "bindgen");
  execFileSync(bindgen, [
    module,
    ...["--target", "web", "--out-dir", folder, "--out-name", "glue"],
    // Without a state that can be made anew, a module that broke would stay broken.
    ...["--experimental-reset-state-function", "--omit-default-module-path"],
  ], { stdio: "inherit" });
  // Not all of `-O3`, and not `-Oz`: what these passes do makes the module smaller and, with gzip, larger. They give
  // like functions unlike bodies. So does inlining, but of the smallest functions that are called at one place only.
  const names = ["local-cse", "simplify-locals", "memory-packing"];
  const inlined = Object.entries({ always: 0, flexible: 0, "one-caller": 10 });
  const harmful = [
    ...names.map((pass) => `--skip-pass=${pass}`),
    ...inlined.map(([which, most]) => `--${which}-inline-max-function-size=${most}`),
  ];
  // How memory is aligned is a hint that engines do not use; that it differs costs room.
  // The lowest kilobyte is the end of the stack, where nothing lies: addresses can be computed by what reads them.
  const passes = ["--low-memory-unused", "-O3", ...harmful, "-O3", "--dealign"];
  const enabled = features.map((feature) => `--enable-${feature}`);
  const [optimized, ordered, last] = ["optimized", "ordered", "last"].map((name) => join(folder, `${name}.wasm`));
  const optimize = "node_modules/binaryen/bin/wasm-opt";
  run(optimize, join(folder, "glue_bg.wasm"), ...enabled, ...passes, "-o", optimized);
  const finish = ["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];
  let least = Infinity;
  for (const window of WINDOWS) {
    writeFileSync(ordered, named(readFileSync(optimized), window));
    run(optimize, ordered, ...enabled, ...finish, "-o", last);
    const size = gzipSync(readFileSync(last), { level: 9 }).length;
    if (size < least) copyFileSync(last, join(dist, name));
    least = Math.min(least, size);
  }
  for (const name of ["glue.js", "glue.d.ts"]) copyFileSync(join(folder, name), join(generated, name));
  rmSync(folder, { recursive: true });
}

/** Both modules are called by the same code: what one needs and offers, the other has to have. */
function fitsTheGlue(one, other) {
  const [a, b] = [one, other].map((name) => new WebAssembly.Module(readFileSync(join(dist, name))));
  const names = (list) => list.map(({ module, name, kind }) => `${module ?? ""} ${name} ${kind}`);
  const missing = (wanted, found) => names(wanted).filter((name) => !names(found).includes(name));
  const { imports, exports } = WebAssembly.Module;
  const wrong = [...missing(imports(a), imports(b)), ...missing(exports(b), exports(a))];
  if (wrong.length > 0) throw new Error(`${one} does not fit what calls ${other}: ${wrong.join(", ")}`);
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
