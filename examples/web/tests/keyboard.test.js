/** More than twenty tasks, done by keyboard alone: nothing here points or clicks. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { settled, staged } from "./support.js";

const stage = staged();

/** What has the focus: its name, and whether a reader can see that it has it. */
function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return { name: "", id: "", seen: true };
    const label = element.labels?.[0]?.textContent;
    const name = element.getAttribute("aria-label") ?? label ?? element.textContent ?? "";
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const halo = element.querySelector(".halo");
    const seen = (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || (halo !== null && getComputedStyle(halo).stroke !== "none");
    return {
      name: name.replace(/\s+/g, " ").trim(),
      id: element.id,
      seen,
      // Nothing may have the focus where nobody sees it.
      onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
  });
}

/** Goes on with Tab until the focus is on what has this name. */
async function tabTo(page, wanted, key = "Tab") {
  const passed = [];
  for (let turn = 0; turn < 160; turn++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    assert.ok(at.seen, `the focus on "${at.name}" cannot be seen`);
    assert.ok(at.onScreen !== false, `the focus on "${at.name}" is not on the screen`);
    if (typeof wanted === "string" ? at.name === wanted : wanted.test(at.name)) return at;
    passed.push(at.name);
  }
  throw new Error(`no way to ${wanted}; passed: ${passed.join(" | ")}`);
}

const value = (page, selector) => page.locator(selector).inputValue();
const titles = (page) => page.locator(".card h3").allInnerTexts();
const query = (page) => value(page, "#query");

async function until(page, check, words) {
  for (let turn = 0; turn < 100; turn++) {
    if (await check()) return;
    await page.waitForTimeout(30);
  }
  throw new Error(`it never came to this: ${words}`);
}

/** The tasks: what a reader wants, how it is done, and how it is seen to be done. */
const TASKS = {
  "1. skip to the results": async (page) => {
    await tabTo(page, "Skip to the results");
    await page.keyboard.press("Enter");
    assert.equal((await focused(page)).id, "main");
  },
  "2. search for a word": async (page) => {
    await tabTo(page, "Search");
    await page.keyboard.type("lifelong");
    await page.keyboard.press("Enter");
    await until(page, async () => (await titles(page)).join() === "AMEL", "one card");
  },
  "3. complete a field and its value": async (page) => {
    await tabTo(page, "Search");
    await page.keyboard.type("kin");
    await page.locator("#suggestions li").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.type("agr");
    await page.locator("#suggestions li", { hasText: "agreement" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await query(page), "kind:agreement ");
  },
  "4. choose an organization among the suggestions": async (page) => {
    await tabTo(page, "Search");
    await page.keyboard.type("partner:hc");
    await page.locator("#suggestions li", { hasText: "HCERES" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await until(page, async () => (await titles(page)).length === 2, "two cards");
  },
  "5. hear of a mistake and mend it": async (page) => {
    await tabTo(page, "Search");
    await page.keyboard.type("patner:EU ");
    await page.locator("#mistake").waitFor();
    assert.equal(await page.locator("#query").getAttribute("aria-describedby"), "mistake");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("r");
    await page.locator("#mistake").waitFor({ state: "detached" });
    assert.equal(await query(page), "partner:EU ");
  },
  "6. clear the search": async (page) => {
    await tabTo(page, "Search");
    await page.keyboard.type("kind:other ");
    await page.getByText("Nothing matches.").waitFor();
    await page.locator("#suggestions").waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await until(page, async () => (await titles(page)).length === 7, "all cards");
  },
  "7. take an example": async (page) => {
    await tabTo(page, "active:2018-06-15");
    await page.keyboard.press("Space");
    await until(page, async () => (await titles(page)).length === 5, "five cards");
  },
  "8. take a condition away": async (page) => {
    await tabTo(page, "Search");
    await page.keyboard.type("kind:network active:2019 ");
    await page.locator(".chip", { hasText: "active:2019" }).waitFor();
    await tabTo(page, "Remove active:2019");
    await page.keyboard.press("Enter");
    await until(page, async () => (await query(page)) === "kind:network", "one condition");
  },
  "9. ask only for what a filter counts": async (page) => {
    await tabTo(page, /^Agreement ?:/);
    await page.keyboard.press("Space");
    await until(page, async () => (await query(page)) === "kind:agreement", "the filter");
    assert.match((await focused(page)).name, /^Agreement/, "the focus stays");
  },
  "10. leave out what a filter counts": async (page) => {
    await tabTo(page, "Without Project");
    await page.keyboard.press("Enter");
    await until(page, async () => (await titles(page)).length === 5, "five cards");
  },
  "11. show more values of a filter": async (page) => {
    const at = await tabTo(page, /^Organization: \d+ more$/);
    const before = await page.locator(".facets li").count();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.ok((await page.locator(".facets li").count()) > before, at.name);
  },
  "12. fill in the form": async (page) => {
    await tabTo(page, "Fill in a form");
    await page.keyboard.press("Enter");
    await tabTo(page, "Begins on or after");
    await page.keyboard.type("2018");
    await page.keyboard.press("Tab");
    await until(page, async () => (await query(page)) === "starts>=2018", "the condition");
  },
  "13. choose from a list of the form": async (page) => {
    await tabTo(page, "Fill in a form");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Kind/);
    await page.keyboard.type("Net");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await until(page, async () => (await query(page)) === "kind:network", "the kind");
  },
  "14. move the day": async (page) => {
    await tabTo(page, /^Active on any day/);
    await page.keyboard.press("Home");
    await until(page, async () => (await query(page)) === "active:2016-01-01", "the first day");
    await page.keyboard.press("PageUp");
    await until(page, async () => (await query(page)) === "active:2016-01-31", "thirty days later");
  },
  "15. change the order": async (page) => {
    await tabTo(page, /^Order/);
    await page.keyboard.type("By title");
    await page.keyboard.press("Enter");
    await until(page, async () => (await titles(page))[0] === "AMEL", "by title");
    await tabTo(page, "Reversed");
    await page.keyboard.press("Space");
    await until(page, async () => (await titles(page))[0] === "HCERES", "reversed");
  },
  "16. open a record and come back": async (page) => {
    await tabTo(page, "EQuAM-M");
    await page.keyboard.press("Enter");
    await until(page, async () => (await focused(page)).id === "page-heading", "the heading has the focus");
    await tabTo(page, "Back to the results");
    await page.keyboard.press("Enter");
    await until(page, async () => (await titles(page)).length === 7, "the results");
  },
  "17. go from a record to an organization": async (page) => {
    await tabTo(page, "FrAQ-Sup");
    await page.keyboard.press("Enter");
    await until(page, async () => (await focused(page)).id === "page-heading", "the record");
    await tabTo(page, /\(CTI\)$/);
    await page.keyboard.press("Enter");
    await until(page, async () => (await focused(page)).name === "CTI", "the organization");
  },
  "18. see the timeline, as a table too": async (page) => {
    await tabTo(page, "Timeline");
    await page.keyboard.press("Enter");
    await page.locator(".gantt").waitFor();
    await tabTo(page, "Show as a table");
    await page.keyboard.press("Enter");
    await page.locator(".gantt table").waitFor();
    assert.equal(await page.locator(".gantt tbody tr").count(), 7);
  },
  "19. follow the network to an organization": async (page) => {
    await tabTo(page, "Network");
    await page.keyboard.press("Enter");
    await page.locator(".graph").waitFor();
    await tabTo(page, "KTH");
    await page.keyboard.press("Enter");
    await until(page, async () => (await focused(page)).id === "page-heading", "the organization");
  },
  "20. change language and colours": async (page) => {
    await tabTo(page, /^Language/);
    await page.keyboard.type("Fran");
    await page.keyboard.press("Enter");
    await until(page, async () => (await page.locator(".root").getAttribute("lang")) === "fr", "French");
    await tabTo(page, /^Couleurs/);
    await page.keyboard.type("Somb");
    await page.keyboard.press("Enter");
    await until(page, async () => (await page.locator("accordant-explorer").getAttribute("data-theme")) === "dark", "dark");
  },
  "21. read a pasted text": async (page) => {
    await tabTo(page, "Open…");
    await page.keyboard.press("Enter");
    await tabTo(page, "Or paste the text");
    await page.keyboard.insertText('{"accordant": 1, "partnerships": [{"id": "x", "title": "Pasted"}]}');
    await tabTo(page, "Read the text");
    await page.keyboard.press("Enter");
    await until(page, async () => (await titles(page)).join() === "Pasted", "the pasted portfolio");
  },
  "22. open a dialog and leave it": async (page) => {
    await tabTo(page, "Export…");
    await page.keyboard.press("Enter");
    await page.locator("#export-dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await until(page, async () => (await focused(page)).name === "Export…", "the focus is back");
  },
  "23. export a table": async (page) => {
    await tabTo(page, "Export…");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Table \(CSV\)/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.match(readFileSync(await download.path(), "utf8"), /haqaa,HAQAA/);
  },
  "24. see what changed, go to a record and come back to its place": async (page) => {
    await tabTo(page, "Comparison");
    await page.keyboard.press("Enter");
    await page.locator(".changed-record").first().waitFor();
    await tabTo(page, "FrAQ-Sup");
    await page.keyboard.press("Enter");
    await until(page, async () => (await focused(page)).id === "page-heading", "the record");
    await tabTo(page, "Back to the comparison");
    await page.keyboard.press("Enter");
    await until(page, async () => (await focused(page)).name === "FrAQ-Sup", "the focus is where it was");
  },
  "25. show only what was removed, and swap before and after": async (page) => {
    await tabTo(page, "Comparison");
    await page.keyboard.press("Enter");
    await page.locator(".changed-record").first().waitFor();
    await tabTo(page, /^−\s*Removed \d+$/);
    await page.keyboard.press("Space");
    await until(page, async () => (await page.locator(".change:not(.removed)").count()) === 0, "only what was removed");
    await tabTo(page, "Swap before and after", "Shift+Tab");
    await page.keyboard.press("Enter");
    await until(page, async () => (await page.locator(".version").first().innerText()).includes("this portfolio"), "swapped");
  },
  "26. compare with a pasted text": async (page) => {
    await tabTo(page, "Comparison");
    await page.keyboard.press("Enter");
    await tabTo(page, /^(Choose a|A)nother version…$/);
    await page.keyboard.press("Enter");
    await tabTo(page, "Or paste the text");
    await page.keyboard.insertText('{"accordant": 1, "partnerships": [{"id": "x", "title": "Pasted"}]}');
    await tabTo(page, "Compare the text");
    await page.keyboard.press("Enter");
    await page.locator('.changed-record[data-record="x"]').waitFor();
  },
};

describe("by keyboard alone", () => {
  for (const [name, task] of Object.entries(TASKS)) {
    test(name, async () => {
      const { page, troubles, close } = await stage.visit();
      try {
        await task(page);
        assert.deepEqual(troubles, []);
      } finally {
        await close();
      }
    });
  }

  test("the focus goes through everything and leaves again", async () => {
    const { page, close } = await stage.visit("#q=id:haqaa");
    const seen = [];
    for (let turn = 0; turn < 120; turn++) {
      await page.keyboard.press("Tab");
      const { name } = await focused(page);
      if (name === "" && seen.length > 10) break;
      seen.push(name);
    }
    assert.ok(seen.length < 119, "there is an end");
    for (const name of ["Search", "HAQAA", "Export…"]) assert.ok(seen.includes(name), name);
    await close();
  });
});
