// Every vector in Chromium, one test a case: the package as plain modules, without a bundler.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { launch, open, serve } from "./chromium.mjs";
import { cases } from "./cases.mjs";
import { api, files } from "./files.mjs";

const folder = join(import.meta.dirname, "..");
const given = files();
const packed = Object.entries(given).map(([path, bytes]) => [path, bytes.toString("base64")]);
const server = await serve(folder, {
  "/": '<!doctype html><title>vectors</title><script type="module" src="/page.js"></script>',
  "/files.json": JSON.stringify({ files: Object.fromEntries(packed), api }),
  // Without an import map, which the policy refuses, a page names the file.
  "/page.js": `
    import * as accordant from "/node_modules/accordant/dist/index.js";
    import { cases } from "/tests/cases.mjs";
    globalThis.accordant = accordant;
    const { files, api } = await (await fetch("/files.json")).json();
    const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const decoded = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytes(text)]));
    await accordant.load();
    globalThis.results = cases(decoded, api, accordant).map(({ name, skip, run }) => {
      try {
        return { name, skip, wrong: run?.() };
      } catch (error) {
        return { name, wrong: String(error) };
      }
    });`,
});
const browser = await launch();
after(async () => {
  await browser.close();
  server.end();
});
const page = await open(browser, server.address);
await page.waitForFunction(() => globalThis.results, undefined, { timeout: 120_000 }).catch(() => {
  throw new Error(`no results: ${page.said.join("\n")}`);
});
const results = await page.evaluate(() => globalThis.results);

test("no case is lost", () => {
  const names = cases(given, api, {}).map(({ name }) => name);
  assert.deepEqual(results.map(({ name }) => name), names);
});

for (const { name, skip, wrong } of results) {
  test(name, { skip: skip ?? false }, () => assert.equal(wrong, undefined));
}

test("nothing is said on the console", () => assert.deepEqual(page.said, []));
