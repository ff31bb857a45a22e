/** For everyone: axe-core finds nothing in any view, language and theme; narrow, zoomed and calm pages work. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { go, settled, staged } from "./support.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const page_txt = fileURLToPath(new URL("../../aneaq/page.txt", import.meta.url));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Each view: its address, and what is done before it is looked at. */
const VIEWS = {
  list: { q: "active:2018-06-15" },
  "list, all": {},
  "list, a word found": { q: "accreditation" },
  "list, nothing found": { q: "kind:other" },
  "list, a mistake": { q: "patner:EU" },
  "list, years as a table": { show: "table" },
  form: { form: "open", q: "kind:project starts>=2017" },
  timeline: { view: "timeline", q: "active:2018-06-15" },
  "timeline, as a table": { view: "timeline", show: "table" },
  network: { view: "network" },
  "network, as a table": { view: "network", show: "table" },
  record: { view: "record", id: "haqaa", q: "active:2018-06-15 -kind:project" },
  organization: { view: "organization", id: "hceres" },
  "record, compared": { view: "record", id: "equam-m", from: "compare" },
  comparison: { view: "compare", changes: "changed" },
  "comparison, none of a sort": { view: "compare", changes: "moved" },
  "no such record": { view: "record", id: "nothing" },
  "no remarks": { view: "remarks" },
};

const stage = staged();

async function inspect(page, name) {
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}\n${failureSummary}`));
  assert.deepEqual(told, [], name);
}

// Side by side: most of the time one waits for the browser.
describe("axe-core", { concurrency: 3 }, () => {
  for (const language of ["en", "fr", "ar"]) {
    for (const theme of ["light", "dark"]) {
      describe(`${language}, ${theme}`, { concurrency: 1 }, () => {
        let visited;
        before(async () => {
          visited = await stage.visit(`#lang=${language}&theme=${theme}`);
          await visited.page.evaluate(axe);
        });
        after(() => visited?.close());

        for (const [name, state] of Object.entries(VIEWS)) {
          test(name, async () => {
            await go(visited.page, { lang: language, theme, ...state });
            if ("from" in state) await visited.page.locator(".changed-here .told").first().waitFor();
            await inspect(visited.page, name);
          });
        }

        test("suggestions", async () => {
          const { page } = visited;
          await go(page, { lang: language, theme });
          await page.locator("#query").fill("par");
          await page.locator("#suggestions li").first().waitFor();
          await page.keyboard.press("ArrowDown");
          await settled(page);
          await inspect(page, "suggestions");
          await page.keyboard.press("Escape");
        });

        for (const [dialog, index] of [["open", 0], ["export", 1], ["compare", 0]]) {
          test(`${dialog} dialog`, async () => {
            const { page } = visited;
            await go(page, { lang: language, theme, ...(dialog === "compare" ? { view: "compare" } : {}) });
            await page.locator(dialog === "compare" ? ".compare .overview-head button" : ".tools button").nth(index).click();
            await page.locator(`#${dialog}-dialog[open]`).waitFor();
            try {
              await inspect(page, dialog);
            } finally {
              await page.keyboard.press("Escape");
            }
          });
        }

        test("while a register is read", async () => {
          const { page } = visited;
          await go(page, { lang: language, theme });
          const show = (reading) =>
            page.evaluate((shown) => {
              const explorer = document.querySelector("accordant-explorer");
              explorer.opening.reading = shown;
              explorer.requestUpdate();
            }, reading);
          for (const share of [0.42, undefined]) {
            await show({ name: "register.ndjson", fetching: false, share, partnerships: 42_000, stoppable: true });
            await settled(page);
            assert.equal(await page.locator(".busy progress").getAttribute("value"), share === undefined ? null : "0.42");
            await inspect(page, "reading");
          }
          await show(undefined);
          await settled(page);
        });

        test("what could not be read", async () => {
          const { page } = visited;
          await page.locator(".tools button").first().click();
          await page.locator("#open-text").fill("{\"accordant\": 1, \"partnerships\": [{}]}");
          await page.locator("#open-dialog .primary").click();
          await page.locator("#open-dialog .mistake").waitFor();
          try {
            await inspect(page, "failed");
          } finally {
            await page.keyboard.press("Escape");
          }
        });

        test("what could not be compared", async () => {
          const { page } = visited;
          await go(page, { lang: language, theme, view: "compare", with: "./nowhere.json" });
          await page.locator(".compare .mistake").waitFor();
          // That there is no such file is what was wanted.
          visited.troubles.splice(0, Infinity, ...visited.troubles.filter((each) => !each.includes("404")));
          await inspect(page, "not compared");
        });

        test("remarks of a page", async () => {
          const { page } = visited;
          await page.locator(".tools button").first().click();
          await page.locator("#open-file").setInputFiles(page_txt);
          await page.locator(".lines").waitFor();
          await settled(page);
          await inspect(page, "remarks");
        });

        test("nothing went wrong meanwhile", () => assert.deepEqual(visited.troubles, []));
      });
    }
  }
});

describe("narrow and zoomed", () => {
  // 320 CSS pixels are also what a window of 1280 shows at 400 %.
  for (const language of ["en", "ar"]) {
    for (const [name, state] of Object.entries(VIEWS)) {
      test(`${name} fits 320 pixels, ${language}`, async () => {
        const { page, close, troubles } = await stage.visit(`#lang=${language}`, { viewport: { width: 320, height: 640 } });
        await go(page, { lang: language, ...state });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(beyond, 0, "nothing has to be scrolled sideways");
        const within = await page.locator(".scroll").evaluateAll((each) => each.map((one) => one.scrollWidth - one.clientWidth));
        assert.deepEqual(within.filter((more) => more > 0), [], "nor any table");
        assert.deepEqual(await outside(page), []);
        assert.deepEqual(troubles, []);
        await close();
      });
    }
  }

  test("tables in words stand in one column, with the heads of their columns beside", async () => {
    const { page, close } = await stage.visit("#view=timeline&show=table", { viewport: { width: 320, height: 640 } });
    const wide = () => page.locator(".scroll:has(.stacked)").evaluateAll((each) => each.map((one) => one.scrollWidth - one.clientWidth));
    assert.deepEqual(await wide(), [0]);
    const row = page.getByRole("row", { name: /^HAQAA/ });
    assert.equal(await row.getByRole("cell").count(), 4, "it is a table for those who hear it");
    assert.match(await row.locator("[data-label]").first().evaluate((cell) => getComputedStyle(cell, "::before").content), /Begins/);
    await go(page, { view: "record", id: "haqaa", q: "active:2018-06-15 -kind:project" });
    assert.deepEqual(await wide(), [0, 0, 0], "why it matches, who takes part, and what it rests on");
    await go(page, { view: "organization", id: "hceres" });
    const roles = page.getByRole("table").first();
    assert.deepEqual(await roles.getByRole("columnheader").allTextContents().then((heads) => heads.slice(0, 3)), ["Partnership", "Role", "Period"]);
    assert.equal(await roles.getByRole("row", { name: /^FrAQ-Sup/ }).getByRole("rowheader").count(), 1);
    await go(page, { view: "network", show: "table" });
    const pair = page.getByRole("row", { name: /^ANEAQ HCERES/ });
    assert.deepEqual(await pair.getByRole("cell").allInnerTexts(), ["ANEAQ", "HCERES", "2", "2"]);
    // What the head of the column says stands before each number.
    assert.deepEqual(await pair.locator(".number").evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content.split('"')[1])), ["Certain ", "Certain or possible "]);
    await close();
  });

  for (const width of [320, 768, 1360]) {
    test(`names in the network can be read, and none covers another, ${width} pixels`, async () => {
      const { page, close } = await stage.visit("#view=network", { viewport: { width, height: 800 } });
      await page.locator(".graph .node").first().waitFor();
      const names = await page.locator(".graph .node text").evaluateAll((texts) =>
        texts.map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const sheet = text.ownerSVGElement.getBoundingClientRect();
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
          return { name: text.textContent, left, right, top, bottom, size, inside: left >= sheet.left - 1 && right <= sheet.right + 1 };
        }),
      );
      assert.equal(names.length, 23, "each organization meets another");
      for (const { name, size, inside } of names) {
        assert.ok(size >= 12, `${name}: ${size} pixels`);
        assert.ok(inside, `${name} is on the sheet`);
      }
      const covered = names.flatMap((a, at) =>
        names
          .slice(at + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.name} and ${b.name}`),
      );
      assert.deepEqual(covered, []);
      await close();
    });
  }

  test("what is offered while one types stands in one line each", async () => {
    const { page, close } = await stage.visit("", { viewport: { width: 1360, height: 800 } });
    await page.locator("#query").fill("par");
    const offered = page.locator("#suggestions li");
    await offered.first().waitFor();
    for (const height of await offered.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height))) {
      assert.ok(height < 48, `${height} pixels`);
    }
    await close();
  });

  test("text with wide spaces is not cut off", async () => {
    const { page, close } = await stage.visit("#q=active:2018-06-15", { viewport: { width: 640, height: 800 } });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
      const root = document.querySelector("accordant-explorer").shadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    });
    await settled(page);
    assert.deepEqual(await outside(page), []);
    await close();
  });

  test("targets are at least 24 pixels high and wide, or have room around them", async () => {
    const { page, close } = await stage.visit("#q=active:2018-06-15");
    const small = await page.evaluate(() => {
      const root = document.querySelector("accordant-explorer").shadowRoot;
      return [...root.querySelectorAll("button, select, input, summary")]
        .map((element) => [element, element.getBoundingClientRect()])
        .filter(([element, { width, height }]) => width > 0 && element.checkVisibility() && (width < 24 || height < 24))
        .map(([element, { width, height }]) => `${element.className} ${element.textContent.trim()} ${width}x${height}`);
    });
    assert.deepEqual(small, []);
    await close();
  });
});

/** Texts of buttons, links and headings that are cut off. */
function outside(page) {
  return page.evaluate(() => {
    const root = document.querySelector("accordant-explorer").shadowRoot;
    return [...root.querySelectorAll("button, h1, h2, h3, label, th, .found, .chip")]
      .filter((element) => element.checkVisibility() && !element.closest(".scroll, .hidden, .skip") && !element.classList.contains("hidden"))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflow !== "visible")
      .map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
  });
}

test("where the reader chooses the colours, the view that is shown is still told from the others", async () => {
  const { page, close } = await stage.visit("#view=timeline", { forcedColors: "active" });
  const lines = await page.locator(".tabs a").evaluateAll((links) => links.map((link) => [link.getAttribute("aria-current"), getComputedStyle(link).borderBlockEndColor]));
  const [, shown] = lines.find(([current]) => current === "page");
  assert.equal(lines.filter(([, colour]) => colour === shown).length, 1);
  await close();
});

describe("calm", () => {
  test("nothing moves where motion is not wanted", async () => {
    const { page, close } = await stage.visit("", { reducedMotion: "reduce" });
    const moving = await page.evaluate(() => {
      const root = document.querySelector("accordant-explorer").shadowRoot;
      return [...root.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return Number.parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
      }).length;
    });
    assert.equal(moving, 0);
    await close();
  });

  test("every picture has a table that says the same", async () => {
    const { page, close } = await stage.visit();
    for (const [view, rows] of [["timeline", 7], ["network", 1]]) {
      await go(page, { view, show: "table" });
      const shown = await page.locator("#main table").last().locator("tbody tr").count();
      assert.ok(shown >= rows, `${view}: ${shown} rows`);
      assert.equal(await page.locator("#main .graph, #main .gantt svg, #main .histogram").count(), 0);
    }
    await go(page, { view: "network" });
    const drawn = await page.locator(".graph .node").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label")));
    await go(page, { view: "network", show: "table" });
    const listed = await page.locator("#main table tbody td a").allInnerTexts();
    assert.deepEqual([...new Set(listed.map((each) => each.trim()))].sort(), [...new Set(drawn)].sort());
    await close();
  });

  test("it prints: the results without what only a screen needs", async () => {
    const { page, close } = await stage.visit("#theme=dark&q=active:2018-06-15");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".tools").isVisible(), false);
    assert.equal(await page.locator(".facets").isVisible(), false);
    assert.equal(await page.locator(".search-head button").isVisible(), false);
    assert.equal(await page.locator("#query").isVisible(), true, "what was asked");
    assert.equal(await page.locator(".card").first().isVisible(), true);
    const paper = await page.locator(".root").evaluate((root) => getComputedStyle(root).backgroundColor);
    assert.equal(paper, "rgb(255, 255, 255)");
    const ink = await page.locator(".card h3 a").first().evaluate((link) => getComputedStyle(link).color);
    assert.equal(ink, "rgb(15, 95, 110)", "dark on white, whatever the theme");
    await page.locator("#query").fill("");
    assert.equal(await page.locator("#query").isVisible(), false, "nothing was asked");
    await close();
  });
});
