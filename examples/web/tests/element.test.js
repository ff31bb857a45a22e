/** The element on a page of somebody else: nothing to open, attributes set later, moved about, opened by a script. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, serve, settled } from "./support.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BARE = fileURLToPath(new URL("bare.html", import.meta.url));

let server;
let browser;
let page;
let troubles;
before(async () => {
  server = await serve({ "bare.html": BARE });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 900, height: 800 }, locale: "en-GB" });
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  // What happens is kept, to be asked for.
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const name of ["opened", "failed", "language"]) {
      document.addEventListener(`accordant-${name}`, ({ detail }) => globalThis.told.push([name, detail]));
    }
  });
  await page.goto(`${server.url}bare.html`);
  await page.locator(".start").waitFor();
});
afterEach(async () => {
  await page.context().close();
  assert.deepEqual(troubles, []);
});

const set = async (name, value) => {
  await page.evaluate(([key, words]) => document.querySelector("accordant-explorer").setAttribute(key, words), [name, value]);
  await settled(page);
};
const opened = async () => {
  await set("src", "./aneaq.json");
  await page.locator(".card").first().waitFor();
};
const found = () => page.locator(".found").innerText();
const told = (name) => page.evaluate((wanted) => globalThis.told.filter(([each]) => each === wanted).map(([, detail]) => detail), name);

describe("with nothing to open", () => {
  test("it says what can be opened, and opens it", async () => {
    assert.equal(await page.getByText("Reading…").count(), 0, "nothing is being read");
    await page.locator(".start").getByRole("button", { name: "Open…" }).click();
    await page.locator("#open-text").fill("Partnership and Cooperation\nTitle, Starting date, Ending date, Objective\nHAQAA 2016 2018 The initiative.");
    await page.getByRole("button", { name: "Read the text" }).click();
    await page.locator("#page-heading, .found").first().waitFor();
    assert.match(await page.locator(".banner").innerText(), /1 partnership/);
    assert.doesNotMatch(await page.locator(".banner").innerText(), /address/, "its state is in no address anyway");
  });

  test("axe-core finds nothing, before and after something could be read", async () => {
    await page.evaluate(AXE);
    const inspect = async () => {
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
    };
    await inspect();
    await set("src", "./nowhere.json");
    await page.locator(".start .mistake").waitFor();
    await inspect();
    // Within the landmark of another page.
    await opened();
    await inspect();
  });

  test("what could not be read can be tried again", async () => {
    let there = false;
    await page.route("**/later.json", (route) => (there ? route.fulfill({ path: fileURLToPath(new URL("../dist/aneaq.json", import.meta.url)) }) : route.fulfill({ status: 503 })));
    await set("src", "./later.json");
    await page.locator(".start .mistake").waitFor();
    assert.match(await page.locator(".start").innerText(), /503/);
    const [failure] = await told("failed");
    assert.equal(failure.code, "page.not-loaded");
    there = true;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".card").first().waitFor();
    assert.equal(await page.locator(".mistake").count(), 0);
  });
});

describe("attributes that are set later", () => {
  test("open a portfolio, ask, and speak another language", async () => {
    await opened();
    assert.equal(await found(), "All 7, certain");
    assert.deepEqual(await told("opened"), [{ title: "ANEAQ · Partnerships · accordant" }]);
    await set("query", "kind:network");
    await page.getByText("2 of 7", { exact: false }).waitFor();
    await set("lang", "ar");
    assert.equal(await page.locator(".root").getAttribute("dir"), "rtl");
    assert.equal((await told("language")).at(-1).dir, "rtl");
    await set("theme", "dark");
    assert.equal(await page.locator("accordant-explorer").getAttribute("data-theme"), "dark");
    assert.equal(await page.locator("#query").inputValue(), "kind:network", "the rest stays as it was");
  });

  test("another portfolio takes the place of the first; one that is not there does not", async () => {
    await opened();
    await page.locator(".card a").first().click();
    await page.locator("#page-heading").waitFor();
    await set("src", "./aneaq.txt");
    await page.waitForFunction(() => globalThis.told.filter(([name]) => name === "opened").length === 2);
    assert.equal(await page.locator(".card").count(), 7, "its list, not a record of the other");
    assert.equal(await page.locator(".banner h1").innerText(), "Partnership and Cooperation");
    await set("src", "./nowhere.json");
    await page.locator("#main > .mistake").waitFor();
    assert.equal(await page.locator(".card").count(), 7);
  });

  test("hold before the first drawing, too", async () => {
    const cards = await page.evaluate(async () => {
      const late = document.createElement("accordant-explorer");
      late.id = "late";
      document.body.append(late);
      late.src = "./aneaq.json";
      late.query = "kind:project";
      await new Promise((resolve) => late.addEventListener("accordant-opened", resolve, { once: true }));
      await late.updateComplete;
      return late.shadowRoot.querySelectorAll(".card").length;
    });
    assert.equal(cards, 2);
  });
});

describe("an element that is moved", () => {
  test("is as it was", async () => {
    await opened();
    await page.locator("#query").fill("kind:project");
    await page.locator(".card a").first().click();
    const heading = await page.locator("#page-heading").innerText();
    await page.evaluate(() => {
      const place = document.createElement("div");
      document.body.append(place);
      place.append(document.querySelector("accordant-explorer"));
    });
    await page.waitForTimeout(100);
    assert.equal(await page.locator("#page-heading").innerText(), heading);
    await page.getByRole("link", { name: "Back to the results" }).click();
    await page.locator(".card").first().waitFor();
    assert.equal(await page.locator(".card").count(), 2, "it still answers");
    assert.equal((await told("opened")).length, 1, "nothing was read again");
  });

  test("is read when it comes back, if it was taken away before", async () => {
    await page.evaluate(async () => {
      const explorer = document.querySelector("accordant-explorer");
      explorer.src = "./aneaq.json";
      await explorer.updateComplete;
      explorer.remove();
      await new Promise((resolve) => setTimeout(resolve, 200));
      document.body.append(explorer);
    });
    await page.locator(".card").first().waitFor();
  });

  test("goes on where it was when it comes back after a while", async () => {
    await opened();
    await page.locator("#query").fill("kind:project");
    await settled(page);
    await page.evaluate(async () => {
      const explorer = document.querySelector("accordant-explorer");
      explorer.remove();
      await new Promise((resolve) => setTimeout(resolve, 200));
      document.body.append(explorer);
    });
    await page.locator("#query").fill("kind:agreement");
    await page.getByText("1 of 7", { exact: false }).waitFor();
    assert.deepEqual(await page.locator(".card h3").allInnerTexts(), ["HCERES"]);
  });
});

describe("a script", () => {
  test("opens text and files, and hears what cannot be read", async () => {
    await page.evaluate(() => document.querySelector("accordant-explorer").open('{"accordant":1,"partnerships":[{"id":"a","title":"A"}]}'));
    await settled(page);
    assert.deepEqual(await page.locator(".card h3").allInnerTexts(), ["A"]);
    await page.evaluate(() => document.querySelector("accordant-explorer").open(new Blob(['{"accordant":1,"partnerships":[{}]}']), { name: "broken.json" }));
    const [failure] = await told("failed");
    assert.deepEqual(failure.diagnostics.map(({ place }) => place.path), ["/partnerships/0", "/partnerships/0"]);
    assert.deepEqual(await page.locator(".card h3").allInnerTexts(), ["A"], "what was open stays");
  });

  test("takes the focus from nobody", async () => {
    await page.evaluate(() => {
      const field = document.createElement("input");
      document.body.prepend(field);
      field.focus();
      return document.querySelector("accordant-explorer").open("Partnership and Cooperation\nTitle, Starting date, Objective\nHAQAA 2016 2018 The initiative.");
    });
    await page.locator(".lines").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.localName), "input");
    await set("src", "./aneaq.json");
    await page.locator(".card").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.localName), "input");
  });
});

test("its tints go with the colour that a page gives it", async () => {
  const tint = () =>
    page.locator("accordant-explorer").evaluate((element) => {
      const probe = document.createElement("p");
      element.shadowRoot.querySelector(".root").append(probe);
      probe.style.color = "var(--accent-soft)";
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
  const before = await tint();
  await page.locator("accordant-explorer").evaluate((element) => element.style.setProperty("--accordant-accent", "rgb(200, 0, 0)"));
  assert.notEqual(await tint(), before);
});
