/** A large register while it is read: how far it is, what can be done meanwhile, and how it is given up. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { settled, staged, visit } from "./support.js";
import { write } from "./register.js";

const COUNT = 100_000;
const register = write(COUNT, fileURLToPath(new URL("../node_modules/.cache/register-100000.ndjson", import.meta.url)));
const stage = staged({ "register.ndjson": register });

/** Notes what stands in the bar and beside it, and what is told to those who hear the page, whenever one of them changes. */
const follow = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("accordant-explorer").shadowRoot;
    const seen = { shares: [], words: [], told: [] };
    globalThis.seen = seen;
    const note = (list, value) => {
      if (value !== undefined && value !== list.at(-1)) list.push(value);
    };
    const look = () => {
      const busy = root.querySelector(".busy");
      note(seen.shares, busy?.querySelector("progress").getAttribute("value") ?? undefined);
      note(seen.words, busy?.querySelector(".far").textContent);
      note(seen.told, root.querySelector("#main > [role=status]")?.textContent);
      requestAnimationFrame(look);
    };
    look();
  });

/**
 * Waits until some of the register is read, then asks another question if one is given, notes what is shown, and presses
 * the button that cancels. All of it in the page, which has a second for it.
 */
const cancel = (page, query) =>
  page.evaluate(async (asked) => {
    const explorer = document.querySelector("accordant-explorer");
    const root = explorer.shadowRoot;
    const until = async (holds) => {
      for (let turn = 0; !holds() && turn < 2_000; turn++) await new Promise((resolve) => setTimeout(resolve, 4));
    };
    await until(() => explorer.opening.reading?.fetching === false && explorer.opening.reading.share > 0.02);
    if (asked !== undefined) {
      const before = explorer.asking.asked;
      const input = root.querySelector("#query");
      input.value = asked;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await until(() => explorer.asking.asked !== before);
      await explorer.updateComplete;
    }
    const text = (place) => root.querySelector(place)?.textContent;
    const shown = { found: text(".found"), far: text(".busy .far"), told: text("dialog[open] [role=status]") ?? text("#main > [role=status]"), wide: document.documentElement.scrollWidth };
    root.querySelector(".busy button")?.click();
    return { ...shown, button: text(".busy button") };
  }, query);

const give = (page) =>
  page.evaluate(() => {
    document.querySelector("accordant-explorer").src = "./register.ndjson";
  });

const found = (page, words) => page.waitForFunction((wanted) => document.querySelector("accordant-explorer").shadowRoot.querySelector(".found")?.textContent.includes(wanted), words, { timeout: 30_000 });

describe("a large register is read", () => {
  let visited;
  let page;
  beforeEach(async () => {
    visited = await stage.visit();
    page = visited.page;
  });
  afterEach(async () => {
    await visited.close();
    assert.deepEqual(visited.troubles, []);
  });

  test("how far it is can be seen, and is told once", async () => {
    await follow(page);
    await give(page);
    await found(page, "All 100,000");
    const { shares, words, told } = await page.evaluate(() => globalThis.seen);
    // It comes twice: once while it is fetched, once while it is read.
    const numbers = shares.map(Number);
    const turns = numbers.filter((share, index) => index > 0 && share < numbers[index - 1]);
    assert.ok(turns.length <= 1, `${numbers}`);
    assert.ok(numbers.every((share) => share > 0 && share <= 1) && numbers.at(-1) > 0.9, `${numbers}`);
    assert.ok(words.filter((each) => /^\d+% · [\d,]+ partnerships$/.test(each)).length > 5, `${words}`);
    assert.deepEqual(told.filter((each) => each !== ""), ["Fetching… register.ndjson", "Reading… register.ndjson"]);
    assert.equal(await page.locator(".busy").count(), 0);
  });

  test("what is open can be searched meanwhile, and stays when the reading is cancelled", async () => {
    await give(page);
    const shown = await cancel(page, "kind:network");
    assert.match(shown.found, /^2 of 7/);
    assert.equal(shown.button, "Cancel", "it was still being read");
    await page.locator(".busy").waitFor({ state: "detached" });
    await settled(page);
    assert.deepEqual(await page.locator(".card .kind").allInnerTexts(), ["Network", "Network"]);
    assert.equal(await page.locator("#main > [role=status]").textContent(), "The reading was cancelled.");
    assert.equal(await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement?.id), "main");
    assert.match(await page.evaluate(() => location.hash), /src=\.%2Faneaq\.json/, "the address says what is shown");
    // It is asked as before, and nothing comes after.
    await page.locator("#query").fill("");
    await found(page, "All 7");
    await page.waitForTimeout(1_500);
    assert.match(await page.locator(".found").innerText(), /All 7/);
    // And it can be opened yet.
    await page.locator("#open-file").setInputFiles(register);
    await found(page, "All 100,000");
  });

  test("who stands on the button that cancels stands on the results when all is read", async () => {
    await give(page);
    await page.locator(".busy button").focus();
    await found(page, "All 100,000");
    await settled(page);
    assert.equal(await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement?.id), "main");
  });

  test("in the dialog, the reading of a file is cancelled and another can be chosen", async () => {
    await page.getByRole("button", { name: "Open…" }).click();
    await page.locator("#open-file").setInputFiles(register);
    assert.equal((await cancel(page)).told, "Reading… register-100000.ndjson");
    await page.locator(".busy").waitFor({ state: "detached" });
    await settled(page);
    assert.equal(await page.locator("#open-dialog[open]").count(), 1);
    assert.equal(await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement?.id), "open-file");
    await page.locator("#open-text").fill("Title, Starting date\nHAQAA 2016 2018 An initiative.\n");
    await page.locator("#open-dialog .primary").click();
    await page.locator(".lines").waitFor();
  });

  test("of two files the later one counts, and the earlier is read no further", async () => {
    await give(page);
    await page.waitForFunction(() => document.querySelector("accordant-explorer").opening.reading?.share > 0);
    await page.evaluate(() => document.querySelector("accordant-explorer").open("Title, Starting date\nHAQAA 2016 2018 An initiative.\n"));
    const open = () => page.evaluate(() => document.querySelector("accordant-explorer").opening.opened.head.partnerships);
    await page.locator(".busy").waitFor({ state: "detached" });
    assert.equal(await open(), 1);
    await page.waitForTimeout(1_500);
    assert.equal(await open(), 1);
  });
});

for (const [language, button, words] of [
  ["en", "Cancel", /^\d+% · [\d,]+ partnerships$/],
  ["fr", "Annuler", /^\d+\s% · [\d\s]+ partenariats$/u],
  ["ar", "إلغاء", /^\d+\P{L}+[\d.]+ \p{Script=Arabic}+$/u],
]) {
  test(`where nothing was open, what is read first can be cancelled and read again, ${language}`, async () => {
    const address = `${stage.server.url}#src=./register.ndjson&lang=${language}`;
    const { page, troubles, close } = await visit(stage.browser, address, { viewport: { width: 320, height: 640 }, waits: false });
    const shown = await cancel(page);
    assert.match(shown.far, words);
    assert.equal(shown.button, button);
    assert.equal(shown.wide, await page.evaluate(() => document.documentElement.clientWidth), "nothing has to be scrolled sideways");
    await page.locator(".start .primary").waitFor();
    await settled(page);
    assert.equal(await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement?.className), "primary");
    await page.locator(".start .quiet").click();
    await page.locator(".found").waitFor({ timeout: 30_000 });
    assert.deepEqual(troubles, []);
    await close();
  });
}
