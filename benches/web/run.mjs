// Asks accordant and what a web page would use instead the same questions, in Chromium, and prints one table.
//
//     node run.mjs [--size 100000] [--peers array,minisearch,crossfilter,duckdb] [--markdown FILE]
//
// Needs the npm package (`cargo xtask web --build`), Chromium, and what benches/run.py needs to write the register.

import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";

const here = import.meta.dirname;
const project = join(here, "..", "..");
const target = process.env.CARGO_TARGET_DIR ?? join(project, "target");
const NAMES = ["array", "minisearch", "crossfilter", "duckdb"];
const TITLES = { accordant: "accordant", array: "array.filter", minisearch: "MiniSearch", crossfilter: "crossfilter2", duckdb: "DuckDB-wasm" };
const { values } = parseArgs({
  options: {
    size: { type: "string", default: "100000" },
    peers: { type: "string", default: NAMES.join(",") },
    data: { type: "string", default: join(target, "benches", "data") },
    markdown: { type: "string" },
  },
});

if (!existsSync(join(here, "node_modules"))) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
const ours = join(here, "node_modules", "accordant");
if (!existsSync(ours)) symlinkSync(join(project, "bindings", "wasm"), ours, "dir");
if (!existsSync(join(values.data, `p${values.size}.ndjson`))) {
  // It makes the environment of the generator, writes the register, and asks nobody.
  execFileSync("python3", [join(here, "..", "run.py"), "--size", values.size, "--peers", "", "--no-ours"], { stdio: "inherit" });
}

const snapshot = join(values.data, `p${values.size}.accordant`);
const { load, read } = await import("accordant");
await load();
writeFileSync(snapshot, read(readFileSync(join(values.data, `p${values.size}.ndjson`))).portfolio.toSnapshot());

const { build } = await import("vite");
const { chromium } = await import("playwright-core");
const site = join(target, "benches", "web");
await build({ root: join(here, "page"), configFile: false, logLevel: "warn", build: { outDir: site, emptyOutDir: true, target: "esnext", chunkSizeWarningLimit: 5000 } });

const data = (end) => join(values.data, `p${values.size}.${end}`);
const files = { "/data/register.ndjson": data("ndjson"), "/data/register.accordant": snapshot, "/data/flat.ndjson": data("flat.ndjson"), "/data/params.json": data("params.json") };
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const duckdb = path.startsWith("/duckdb/") && join(here, "node_modules/@duckdb/duckdb-wasm/dist", path.slice(8));
  const file = files[path] ?? (duckdb || join(site, path === "/" ? "index.html" : path));
  if (!existsSync(file)) return response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-length": statSync(file).size });
  createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

const found = {};
let version = "";
for (const name of ["snapshot", "accordant", ...values.peers.split(",").filter((name) => NAMES.includes(name))]) {
  // A browser of its own for each: nobody inherits another's heap.
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
      ...["--disable-component-update", "--disable-sync", "--js-flags=--max-old-space-size=8192"],
    ],
  });
  version = browser.version();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    page.on("pageerror", (error) => console.error(String(error)));
    await page.goto(address);
    await page.waitForFunction(() => globalThis.run);
    console.error(`-- ${name}`);
    found[name] = await page.evaluate((name) => globalThis.run(name), name);
  } finally {
    await browser.close();
  }
}
server.close();

const { load: fromSnapshot } = found.snapshot;
delete found.snapshot;
found.accordant = { load: found.accordant.load, "load: snapshot": { ...fromSnapshot, answer: undefined }, ...found.accordant };

const differences = [];
if (JSON.stringify(fromSnapshot.answer) !== JSON.stringify(found.accordant.active.answer)) {
  differences.push(`active: accordant ${found.accordant.active.answer}, from a snapshot ${fromSnapshot.answer}`);
}
const names = Object.keys(found);
const questions = Object.keys(found.accordant);
for (const question of questions) {
  for (const name of names) {
    const [one, other] = [found.accordant[question].answer, found[name][question]?.answer];
    if (other && JSON.stringify(one) !== JSON.stringify(other)) differences.push(`${question}: accordant ${one}, ${name} ${other}`);
  }
}
const time = (measured) => (measured ? `${measured.ms.toFixed(measured.ms < 10 ? 2 : 0)}${measured.p95 === undefined ? "" : ` (${measured.p95.toFixed(measured.p95 < 10 ? 2 : 0)})`}` : "");
const table = [
  `| ms, median (95th percentile) | ${names.map((name) => TITLES[name]).join(" | ")} |`,
  `| --- |${" ---: |".repeat(names.length)}`,
  ...questions.map((question) => `| ${question} | ${names.map((name) => time(found[name][question])).join(" | ")} |`),
].join("\n");
console.log(table);
mkdirSync(join(target, "benches"), { recursive: true });
writeFileSync(join(target, "benches", `results-web-${values.size}.json`), `${JSON.stringify(found, null, 1)}\n`);
if (values.markdown) {
  writeFileSync(values.markdown, `# Speed in the browser

What \`node benches/web/run.mjs\` measured with ${Number(values.size).toLocaleString("en")} partnerships (${Math.round(statSync(data("ndjson")).size / 1e6)} MB of
JSON) in headless Chromium ${version}, on a machine with ${cpus().length} cores (${cpus()[0].model.trim()}). Everybody answers on one thread, and
answers the same: a difference is an error. The questions are those of [the benchmarks](../benches/README.md); a *frame* is
what a search page shows at each keystroke: twenty matches, four facets and a timeline. *load: snapshot* is the same portfolio, as
it was indexed (${Math.round(statSync(snapshot).size / 1e6)} MB). On a machine that does other things as well, ratios count, not single times.

${table}
`);
}
for (const difference of differences) console.error(`DIFFERENT ANSWERS ${difference}`);
process.exit(differences.length > 0 ? 1 : 0);
