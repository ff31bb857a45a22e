// The package and its worker through Vite, under a strict Content Security Policy.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, createServer } from "vite";
import { launch, open, serve } from "./chromium.mjs";
import { project } from "./files.mjs";

const folder = join(import.meta.dirname, "..", "site");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "index.html"), '<!doctype html><title>site</title><script type="module" src="./main.js"></script>');
writeFileSync(join(folder, "main.js"), `
  import * as accordant from "accordant";
  import { startWorker } from "accordant/worker";
  Object.assign(globalThis, { accordant, startWorker });
`);
const page = readFileSync(join(project, "examples/aneaq/page.txt"), "utf8");
const config = {
  root: folder, configFile: false, logLevel: "error", base: "./",
  // Prepared for development, a package loses the files beside it.
  optimizeDeps: { exclude: ["accordant"] },
};
await build({ ...config, build: { outDir: "out", assetsInlineLimit: 0 } });
const slim = join(import.meta.dirname, "..", "node_modules", "accordant", "dist", "accordant-slim.wasm");
const server = await serve(join(folder, "out"), {
  "/": readFileSync(join(folder, "out", "index.html")),
  "/slim.wasm": readFileSync(slim),
});
const browser = await launch();
after(async () => {
  await browser.close();
  server.end();
});

/** Runs a function in a page of the site. */
async function inPage(work, address = server.address) {
  const tab = await open(browser, address);
  await tab.waitForFunction(() => globalThis.startWorker).catch(() => assert.fail(tab.said.join("\n")));
  try {
    return await tab.evaluate(work, page);
  } catch (error) {
    return assert.fail(`${error.message}\n${tab.said.join("\n")}`);
  } finally {
    await tab.close();
  }
}

const asked = async (page) => {
  await accordant.load();
  const portfolio = accordant.Portfolio.read(page, { asOf: "2018-12" });
  const worker = await startWorker();
  const held = (await worker.read(page, { asOf: "2018-12" })).portfolio;
  const query = accordant.Query.active("2018-06-15");
  const here = portfolio.find(query, { on: "2018-12-01" });
  const there = await held.find(query, { on: "2018-12-01" });
  worker.terminate();
  return [here, there];
};

test("what Vite builds answers, in the page and in the worker", async () => {
  const [here, there] = await inPage(asked);
  assert.deepEqual([here.certain, here.possible], [4, 1]);
  assert.deepEqual(here, there);
  const built = readdirSync(join(folder, "out", "assets"));
  assert.equal(built.filter((name) => name.endsWith(".wasm")).length, 1, String(built));
});

test("what Vite serves for development answers, in the page and in the worker", async () => {
  const vite = await createServer({ ...config, server: { port: 0, host: "127.0.0.1", fs: { strict: false } } });
  try {
    await vite.listen();
    const [here, there] = await inPage(asked, vite.resolvedUrls.local[0]);
    assert.equal(here.certain, 4);
    assert.deepEqual(here, there);
  } finally {
    await vite.close();
  }
});

test("the worker asks as the package does", async () => {
  const [here, there] = await inPage(async (page) => {
    await accordant.load();
    const options = { on: "2018-12-01" };
    const questions = (portfolio, all) => all([
      portfolio.size, portfolio.toJson(), portfolio.toSnapshot(), portfolio.head(), portfolio.get("haqaa"), portfolio.get("none"),
      portfolio.check(options), portfolio.find("kind:project", options), portfolio.facets("", ["kind"], options),
      portfolio.timeline("", { ...options, unit: "month" }), portfolio.explain("active:2018", "haqaa", options),
      portfolio.links("ANEAQ", "HCERES", options), portfolio.partners("ANEAQ", { ...options, query: accordant.Query.active("2017") }),
      portfolio.network(options), portfolio.expiries("2018", options),
    ]);
    const alone = (from, all) => all([
      from.edtf("2016"), from.readPhrase("Since May 2016"), from.extent("2016/2018"), from.relations("2016", "2017"),
      from.askPeriod("2016", "active:2016", options),
    ]);
    const worker = await startWorker();
    const blob = new Blob([page]);
    const held = (await worker.read(blob, { holder: "ANEAQ" })).portfolio;
    const plain = (value) => JSON.parse(JSON.stringify(value));
    const portfolio = accordant.Portfolio.read(page, { holder: "ANEAQ" });
    const all = (promises) => Promise.all(promises);
    return [
      plain([...questions(portfolio, (found) => found), ...alone(accordant, (found) => found)]),
      plain([...await questions(held, all), ...await alone(worker, all)]),
    ];
  });
  assert.equal(there.length, here.length);
  for (const [index, answer] of here.entries()) assert.deepEqual(there[index], answer, `question ${index}`);
});

test("the worker takes the slim module by its address", async () => {
  const found = await inPage(async (page) => {
    const worker = await startWorker({ module: "/slim.wasm" });
    const portfolio = await worker.fromJson('{"accordant":1,"partnerships":[{"id":"a","title":"A","period":"2016"}]}');
    const { certain } = await portfolio.find("active:2016");
    const refused = await worker.read(page).catch(({ code }) => code);
    worker.terminate();
    return { certain, refused };
  });
  assert.deepEqual(found, { certain: 1, refused: "input.no-reader" });
});

test("the worker tells the page of the progress, and a reading that is given up ends", async () => {
  const found = await inPage(async (page) => {
    const words = "quality assurance ".repeat(10);
    const lines = Array.from({ length: 60_000 }, (_, number) => `{"partnership":{"id":"p${number}","title":"${words}${number}"}}`);
    const register = new Blob(['{"accordant":1}\n', lines.join("\n")]);
    let started = 0;
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        started += 1;
      }
    };
    const worker = await startWorker();
    const outcome = (promise) => promise.then(() => "answered", (error) => error?.code?.length ? error.code : error?.name ?? String(error));
    // How many times it was told before the answer; what was told last is all of it.
    const told = [];
    const whole = (await worker.read(register, { progress: (progress) => told.push(progress) })).portfolio;
    const [times, last, size] = [told.length, told.at(-1), whole.size];
    // What becomes of the reading, of a call that waits behind it, and how many workers there were by then.
    const given = async (how) => {
      const stop = new AbortController();
      const reading = outcome(worker.read(register, { ...how(stop), signal: stop.signal }));
      const waiting = outcome(worker.edtf("2018"));
      return [await reading, await waiting, started];
    };
    const abort = (stop) => ({ progress: () => stop.abort() });
    // It holds a portfolio, which is not to be lost: it reads to the end.
    const kept = await given(abort);
    const again = (await whole.find("", { limit: 0 })).total;
    await whole.free();
    await whole.free();
    // It holds nothing: it ends, and whoever waits is answered by another.
    const aborted = await given(abort);
    const thrown = await given(() => ({ progress: () => { throw new RangeError("enough"); } }));
    const slots = [
      outcome(worker.read(register, { slot: "open", progress: () => {} })),
      outcome(worker.read(page, { slot: "open" })),
    ];
    const superseded = [...await Promise.all(slots), started];
    const wrong = await outcome(worker.read(page, { progress: 3 }));
    const ofFind = await outcome((await worker.read(page)).portfolio.find("", { progress: () => {} }));
    worker.terminate();
    return { times, last, size, bytes: register.size, kept, again, aborted, thrown, superseded, wrong, ofFind };
  });
  const { times, last, size, bytes } = found;
  assert.ok(times > 5, `${times} times`);
  assert.deepEqual(last, { bytes, partnerships: 60_000 });
  assert.deepEqual([size, found.again], [60_000, 60_000]);
  assert.deepEqual(found.kept, ["AbortError", "answered", 1]);
  assert.deepEqual(found.aborted, ["AbortError", "answered", 2]);
  assert.deepEqual(found.thrown, ["RangeError", "answered", 3]);
  assert.deepEqual(found.superseded, ["AbortError", "answered", 4]);
  assert.equal(found.wrong, "option.wrong-type");
  assert.equal(found.ofFind, "DataCloneError");
});

test("an error of the worker is the same error", async () => {
  const [here, there] = await inPage(async (page) => {
    await accordant.load();
    const worker = await startWorker();
    const portfolio = (await worker.read(page)).portfolio;
    const flat = ({ name, code, message, line, column, path, help, diagnostics }, error) =>
      ({ name, code, message, line, column, path, help, diagnostics, ours: error instanceof accordant.AccordantError });
    const caught = (work) => {
      try { return work(); } catch (error) { return flat(error, error); }
    };
    return [
      caught(() => accordant.Portfolio.read(page).find("patner:EU")),
      await portfolio.find("patner:EU").catch((error) => flat(error, error)),
    ];
  });
  assert.equal(here.code, "query.unknown-field");
  assert.deepEqual(there, here);
});

test("a call that waits can be given up, a newer one takes the place of an older, and the worker can be ended", async () => {
  const found = await inPage(async (page) => {
    const worker = await startWorker();
    const portfolio = (await worker.read(page)).portfolio;
    const outcome = (promise) => promise.then(() => "answered", (error) => error.code?.length ? error.code : error.name);
    const controller = new AbortController();
    const given = [
      outcome(portfolio.find("")), outcome(portfolio.find("", { signal: controller.signal })), outcome(portfolio.find("")),
    ];
    controller.abort();
    const aborted = await Promise.all(given);
    const late = await outcome(portfolio.find("", { signal: controller.signal }));
    const typed = await Promise.all(["a", "ac", "acc"].map((text) => outcome(portfolio.find(`${text}*`, { slot: "search" }))));
    const ended = outcome(portfolio.find(""));
    await worker.restart();
    const lost = await outcome(portfolio.find(""));
    const again = await outcome((await worker.read(page)).portfolio.find(""));
    await portfolio.free();
    worker.terminate();
    return { aborted, late, typed, ended: await ended, lost, again };
  });
  assert.deepEqual(found, {
    aborted: ["answered", "AbortError", "answered"],
    late: "AbortError",
    typed: ["AbortError", "AbortError", "answered"],
    ended: "worker.terminated",
    lost: "portfolio.lost",
    again: "answered",
  });
});
