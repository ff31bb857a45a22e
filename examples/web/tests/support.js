/** What every test stands on: the built page behind a server, and a real browser before it. */
import assert from "node:assert/strict";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** The same policy as in the page, and what only a header can say. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".ndjson": "application/x-ndjson",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

/** Serves the built page, and beside it files of the tests: `extra` gives a path for a name. */
export async function serve(extra = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const name = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)).replace(/^\//, "") || "index.html";
    asked.push(name);
    const path = extra[name] ?? join(DIST, name);
    if (!existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-length": statSync(path).size,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
    });
    createReadStream(path).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}/`, asked, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Starts the browser. */
export function launch(variables = {}) {
  return chromium.launch({ executablePath: EXECUTABLE, headless: true, args: FLAGS, env: { ...process.env, ...variables } });
}

/**
 * A page that fails the test when anything goes wrong in it: an exception, a breach of the policy, a foreign request.
 * Unless `waits` is false, the first answer is there.
 */
export async function visit(browser, url, { waits = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  // A test that waits for what never comes should say so soon.
  page.setDefaultTimeout(8_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const target = new URL(request.url());
    if (!["127.0.0.1", ""].includes(target.hostname)) troubles.push(`request to ${target.href}`);
    if (request.method() !== "GET") troubles.push(`${request.method()} ${target.href}`);
  });
  await page.goto(url);
  if (waits) await ready(page);
  return { page, troubles, close: () => context.close() };
}

/** A server and a browser for the tests of a file or a suite. `extra` is served beside the page. */
export function staged(extra) {
  const stage = {
    /** The page in a state, which goes into its address. */
    visit: (state = "", options = {}) => visit(stage.browser, `${stage.server.url}${state}`, options),
  };
  before(async () => {
    stage.server = await serve(extra);
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser?.close();
    await stage.server?.close();
  });
  return stage;
}

/** Before each test the page is visited anew, and given to `take`; behind it, nothing may have gone wrong. */
export function visitedByEach(stage, take) {
  let visited;
  beforeEach(async () => {
    visited = await stage.visit();
    take(visited.page);
  });
  afterEach(async () => {
    await visited.close();
    assert.deepEqual(visited.troubles, []);
  });
}

/** Waits until the first answer is there. */
export async function ready(page) {
  await page.locator("accordant-explorer").locator(".found, #page-heading, .mistake").first().waitFor({ timeout: 30_000 }).catch(async (error) => {
    const words = await page.locator("accordant-explorer").innerText();
    throw new Error(`no answer came; the page says: ${words.slice(0, 500)}`, { cause: error });
  });
  await settled(page);
}

/** Waits until the element has nothing more to draw. */
export async function settled(page) {
  await page.evaluate(async () => {
    const explorer = document.querySelector("accordant-explorer");
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 15)));
      await explorer.updateComplete;
    }
  });
}

/** Goes to a state by its address, as a link or the button "back" would. */
export async function go(page, state) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URLSearchParams(state).toString());
  await settled(page);
  await page.waitForFunction(() => {
    const root = document.querySelector("accordant-explorer").shadowRoot;
    return root.querySelector(".found, #page-heading, .mistake, [part~=empty]") && !root.querySelector("#main > .empty:not([part]), .running button");
  });
  await settled(page);
}
