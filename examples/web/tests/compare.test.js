/** Two versions of a portfolio: what came, went and changed, in words and values, and where that leads. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Portfolio, load } from "accordant";
import { go, ready, settled, staged, visit, visitedByEach } from "./support.js";

const PAGE = fileURLToPath(new URL("../../aneaq/page.txt", import.meta.url));

/** Two editions, each change of which is known. */
const BEFORE = {
  accordant: 1,
  title: "Agreements",
  asOf: "2018-12",
  organizations: [
    { id: "aneaq", name: "National Agency for Evaluation", acronym: "ANEAQ" },
    { id: "eu", name: "European Union", acronym: "EU" },
  ],
  partnerships: [
    {
      id: "equam-m",
      title: "EQuAM-M",
      kind: "project",
      period: "2017-10/2020-10",
      objectives: [{ text: "Train the experts" }, { text: "Share good practice in accreditation" }],
      participants: [{ organization: "aneaq", role: "partner" }],
    },
    { id: "haqaa", title: "HAQAA", period: "2016/2018" },
    { id: "same", title: "Unchanged", period: "2015" },
  ],
};
const AFTER = {
  ...BEFORE,
  asOf: "2019-06",
  partnerships: [
    {
      id: "equam-m",
      title: "EQuAM-M",
      kind: "project",
      period: "2017-10/2021-05",
      objectives: [{ text: "Share good practice in external evaluation" }, { text: "Train the experts" }],
      participants: [
        { organization: "aneaq", role: "coordinator" },
        { organization: "eu", role: "funder" },
      ],
    },
    // The same agreement under another id is another record.
    { id: "haqaa-2", title: "HAQAA", period: "2016/2018" },
    { id: "same", title: "Unchanged", period: "2015" },
  ],
};

const stage = staged();
before(() => load());
let page;
visitedByEach(stage, (fresh) => {
  page = fresh;
});

const tab = () => page.getByRole("link", { name: "Comparison", exact: true });
const record = (id) => page.locator(`.changed-record[data-record="${id}"]`);
const filter = (name) => page.locator(".filter", { hasText: new RegExp(`^\\s*(?:[+−~↕]\\s*)?${name}`) });
const told = (id) => record(id).locator(".told").evaluateAll((all) => all.map((each) => each.textContent.replace(/\s+/g, " ").trim()));
const version = (index) => page.locator(".version").nth(index).locator("strong").innerText();

async function openText(value) {
  await page.getByRole("button", { name: "Open…" }).click();
  await page.locator("#open-text").fill(JSON.stringify(value));
  await page.getByRole("button", { name: "Read the text" }).click();
  await page.getByRole("link", { name: value.partnerships[0].title }).first().waitFor();
}

async function compareText(value) {
  await page.getByRole("button", { name: /nother version…$/ }).click();
  await page.locator("#compare-text").fill(typeof value === "string" ? value : JSON.stringify(value));
  await page.getByRole("button", { name: "Compare the text" }).click();
}

/** Opens the second edition and compares it with the first. */
async function editions() {
  await openText(AFTER);
  await tab().click();
  await compareText(BEFORE);
  await record("equam-m").waitFor();
}

async function saved(name) {
  await page.getByRole("button", { name: "Export…" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export-dialog").getByRole("button", { name }).click()]);
  const content = readFileSync(await download.path(), "utf8");
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), content };
}

describe("what is compared", () => {
  test("the example is the page and the portfolio that was made of it", async () => {
    await tab().click();
    await record("haqaa").waitFor();
    assert.deepEqual([await version(0), await version(1)], ["aneaq.txt", "this portfolio"]);
    assert.match(await page.locator(".counts").innerText(), /Partnerships 7 changed/);
    assert.match((await told("equam-m")).join("\n"), /^End moved: \d+ to \d+ days later$/m);
    assert.equal(await page.locator("h2#page-heading").innerText(), "What changed");
  });

  test("every change of two editions is told, with its values", async () => {
    await editions();
    assert.deepEqual(await told("equam-m"), [
      "End moved: 7 months (182 to 242 days) later",
      "Moved: objective, from place 2 to 1",
      "Reworded: objective 2",
      "Another role: ANEAQ",
      "Joined: EU",
    ]);
    const role = record("equam-m").locator(".change").nth(3);
    assert.match(await role.locator(".side.before").innerText(), /^Before\s+Partner$/);
    assert.match(await role.locator(".side.after").innerText(), /^After\s+Coordinator$/);
    assert.match(await record("equam-m").locator(".change").nth(4).locator(".side.after").innerText(), /^After\s+role\s+Funder$/);
    assert.equal(await record("same").count(), 0);
    // Another id is another record.
    assert.match(await record("haqaa-2").innerText(), /New[\s\S]*After\s+All that is stated/);
    assert.match(await record("haqaa").innerText(), /Gone[\s\S]*Before\s+All that is stated/);
    await record("haqaa").locator("summary").click();
    assert.match(await record("haqaa").locator(".side.before").innerText(), /title\s+HAQAA\s+period\s+2016 – 2018/);
    assert.equal(await page.locator(".counts").innerText(), "Partnerships 1 changed, 1 added, 1 removed");
  });

  test("a file is chosen, dropped or pasted; nothing is sent", async () => {
    const before = stage.server.asked.length;
    await tab().click();
    await record("haqaa").waitFor();
    await page.getByRole("button", { name: "Another version…" }).click();
    await page.locator("#compare-file").setInputFiles({ name: "older.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(BEFORE)) });
    await record("same").waitFor();
    assert.equal(await version(0), "older.json");
    assert.match(page.url(), /with=(&|$)/, "a file is in nobody's address");
    const lines = [{ accordant: 1, title: "Lines" }, { partnership: { id: "x", title: "Of a register" } }].map((each) => JSON.stringify(each)).join("\n");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "register.ndjson"));
      document.querySelector("accordant-explorer").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, lines);
    await record("x").waitFor();
    assert.equal(await version(0), "register.ndjson");
    await compareText(readFileSync(PAGE, "utf8"));
    await page.locator(".version", { hasText: "pasted text" }).waitFor();
    const since = stage.server.asked.slice(before).filter((name) => !/\.(woff2|js|wasm)$|^icon\.svg$|^aneaq\.txt$/.test(name));
    assert.deepEqual(since, []);
  });

  test("what cannot be read says why, and the comparison before stays", async () => {
    await tab().click();
    await record("haqaa").waitFor();
    await compareText('{"accordant": 1, "partnerships": [{"id": "a"}]}');
    await page.locator(".compare .mistake").waitFor();
    assert.match(await page.locator(".compare .mistake").innerText(), /\/partnerships\/0.*\n?.*`?title`? is missing/);
    assert.ok(await record("haqaa").isVisible());
    assert.equal(await version(0), "aneaq.txt");
    await compareText(BEFORE);
    await record("same").waitFor();
    assert.equal(await page.locator(".compare .mistake").count(), 0);
  });

  test("two equal versions say that nothing changed", async () => {
    await openText(AFTER);
    await tab().click();
    assert.match(await page.getByRole("article").innerText(), /can be compared with another version/);
    await compareText(AFTER);
    await page.getByText("Nothing changed.").waitFor();
  });

  test("another portfolio that is opened forgets the comparison", async () => {
    await tab().click();
    await record("haqaa").waitFor();
    await openText(BEFORE);
    await tab().click();
    assert.equal(await page.locator(".changed-record").count(), 0);
  });

  test("an element takes the other version from its attribute, and none of another origin", async () => {
    await page.evaluate(() => {
      for (const [id, other] of [["good", "./aneaq.txt"], ["bad", "https://example.org/older.json"]]) {
        const element = document.createElement("accordant-explorer");
        element.setAttribute("src", "./aneaq.json");
        element.setAttribute("compare", other);
        element.setAttribute("lang", "en");
        element.id = id;
        document.body.append(element);
      }
    });
    for (const id of ["good", "bad"]) await page.locator(`#${id}`).getByRole("link", { name: "Comparison" }).click();
    await page.locator("#good .changed-record").first().waitFor();
    await page.locator("#bad .mistake").waitFor();
    assert.match(await page.locator("#bad .mistake").innerText(), /another origin/);
    await ready(page);
  });
});

describe("what is shown of it", () => {
  test("by what changes do, with their counts", async () => {
    await editions();
    // The as-of day, and of partnerships five changes, one that came and one that went.
    assert.deepEqual((await page.locator(".filter .count").allInnerTexts()).map(Number), [8, 2, 1, 4, 1]);
    await filter("Added").click();
    await record("haqaa").waitFor({ state: "detached" });
    assert.deepEqual(await told("equam-m"), ["Joined: EU"]);
    assert.equal(await page.locator(".change").count(), 2);
    assert.match(page.url(), /changes=added/);
    await filter("Moved").click();
    await record("haqaa-2").waitFor({ state: "detached" });
    assert.deepEqual(await told("equam-m"), ["Moved: objective, from place 2 to 1"]);
    await filter("All").click();
    await record("haqaa").waitFor();
  });

  test("evidence and places in sources only if wanted", async () => {
    await go(page, { view: "compare" });
    await record("haqaa").waitFor();
    const paths = () => page.locator(".change").evaluateAll((all) => all.map((each) => each.dataset.path));
    assert.ok((await paths()).every((path) => !/evidence|source$/.test(path)));
    const box = page.getByRole("checkbox", { name: /Also evidence and places in sources \(\d+\)/ });
    await box.check();
    await page.locator('.change[data-path^="/evidence/"]').first().waitFor();
    assert.match(page.url(), /evidence=yes/);
  });

  test("before and after change places", async () => {
    await editions();
    await page.getByRole("button", { name: "Swap before and after" }).click();
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector('[data-record="equam-m"] .what')?.textContent.includes("242 days) earlier"));
    assert.match(await record("haqaa").innerText(), /New/);
    assert.match(await record("haqaa-2").innerText(), /Gone/);
    // What is in the version that is open can be gone to, what is only in the other cannot.
    assert.equal(await record("haqaa").locator("h4 a").count(), 0);
    assert.equal(await record("haqaa-2").locator("h4 a").count(), 1);
  });

  test("from a change to the record and back to its place", async () => {
    await go(page, { view: "compare" });
    await record("amel").getByRole("link", { name: "AMEL" }).click();
    await page.getByRole("heading", { name: "AMEL" }).waitFor();
    assert.match(page.url(), /from=compare/);
    await page.getByRole("link", { name: "Back to the comparison" }).click();
    await record("amel").waitFor();
    const focus = await page.evaluate(() => {
      const { activeElement } = document.querySelector("accordant-explorer").shadowRoot;
      const { top } = activeElement.getBoundingClientRect();
      return { text: activeElement.textContent.trim(), seen: top >= 0 && top < innerHeight };
    });
    assert.deepEqual(focus, { text: "AMEL", seen: true });
    // An organization can have the id of a partnership: it has a place of its own.
    const places = () => page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement.closest(".changed-record")?.dataset.sort);
    await page.locator('[data-sort="organization"][data-record="fraq-sup"] a').click();
    await page.getByRole("heading", { name: "FrAQ-Sup" }).waitFor();
    await page.getByRole("link", { name: "Back to the comparison" }).click();
    await record("fraq-sup").first().waitFor();
    await settled(page);
    assert.equal(await places(), "organization");
    await record("hceres").first().getByRole("link").first().click();
    await page.getByRole("link", { name: "Partnerships", exact: true }).click();
    assert.doesNotMatch(page.url(), /from=compare/, "who leaves does not come back");
  });

  test("of many records the first hundred are shown, and more when asked; of one with many changes the first", async () => {
    const many = (topics) => ({
      accordant: 1,
      partnerships: Array.from({ length: 250 }, (_, index) => ({ id: `p${index}`, title: `P${index}`, topics: index === 0 ? topics : [topics[0]] })),
    });
    const topics = (from) => Array.from({ length: 300 }, (_, index) => `topic ${from + index}`);
    await openText(many(topics(1_000)));
    await tab().click();
    await compareText(many(topics(0)));
    await record("p99").waitFor();
    assert.equal(await page.locator(".changed-record").count(), 100);
    await page.getByText("The first 100 of 250 records").waitFor();
    // 300 topics went and 300 came.
    assert.equal(await record("p0").locator(".change").count(), 200);
    await page.getByText("400 more changes of this record; the export has all.").waitFor();
    await page.getByRole("button", { name: "100 more" }).click();
    await record("p199").waitFor();
    await page.getByRole("button", { name: "50 more" }).click();
    await record("p249").waitFor();
    assert.equal((await saved(/^Table of the changes/)).content.trimEnd().split("\r\n").length, 1 + 600 + 2 * 249);
  });

  test("a record lists its own changes, and leads to them in the comparison", async () => {
    await editions();
    await record("equam-m").getByRole("link", { name: "EQuAM-M" }).click();
    const here = page.locator(".changed-here");
    await here.waitFor();
    assert.equal(await here.getByRole("heading").innerText(), "What changed in it");
    const own = () => here.locator(".told").allInnerTexts();
    assert.deepEqual(await own(), [
      "End moved: 7 months (182 to 242 days) later",
      "Moved: objective, from place 2 to 1",
      "Reworded: objective 2",
      "Another role: ANEAQ",
      "Joined: EU",
    ]);
    // By the keyboard to its place in the comparison, and back to the same section.
    await here.getByRole("link", { name: "See it in the comparison" }).focus();
    await page.keyboard.press("Enter");
    await record("equam-m").waitFor();
    await settled(page);
    assert.equal(await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement?.textContent.trim()), "EQuAM-M");
    await page.keyboard.press("Enter");
    await here.waitFor();
    for (const [language, heading, first, back] of [
      ["fr", "Ce qui y a changé", /^Fin déplacée\s: 7\smois/, "La voir dans la comparaison"],
      ["ar", "ما تغيّر فيها", /^نقل النهاية: .*7 أشهر/, "عرضها في المقارنة"],
    ]) {
      await page.locator("#language").selectOption(language);
      await settled(page);
      assert.equal(await here.getByRole("heading").innerText(), heading);
      assert.match((await own())[0], first);
      assert.equal(await here.getByRole("link", { name: back }).count(), 1);
    }
  });

  test("a record that is the same in both says so, and without a comparison nothing is said", async () => {
    const open = async () => {
      await page.getByRole("link", { name: "Partnerships", exact: true }).click();
      await page.getByRole("link", { name: "Unchanged", exact: true }).click();
      await page.getByRole("heading", { name: "Unchanged", exact: true }).waitFor();
      await settled(page);
    };
    await openText(AFTER);
    await open();
    assert.equal(await page.locator(".changed-here").count(), 0);
    await tab().click();
    await compareText(BEFORE);
    await record("equam-m").waitFor();
    await open();
    await page.locator(".changed-here").waitFor();
    assert.match(await page.locator(".changed-here").innerText(), /^What changed in it\s+It is the same in both versions\.$/);
    assert.equal(await page.locator(".changed-here a").count(), 0);
  });

  test("who comes to a record from a comparison by its address sees what changed in it", async () => {
    await go(page, { view: "compare" });
    await record("amel").getByRole("link", { name: "AMEL" }).click();
    await page.locator(".changed-here .told").first().waitFor();
    const shown = await page.locator(".changed-here").innerText();
    const other = await visit(stage.browser, page.url());
    await other.page.locator(".changed-here .told").first().waitFor();
    assert.equal(await other.page.locator(".changed-here").innerText(), shown);
    assert.deepEqual(other.troubles, []);
    await other.close();
  });

  test("the whole of it is in the address", async () => {
    await go(page, { view: "compare", changes: "removed", turned: "yes" });
    await page.locator(".changed-record").first().waitFor();
    const shown = await page.locator(".change").allInnerTexts();
    const other = await visit(stage.browser, page.url());
    await other.page.locator(".changed-record").first().waitFor();
    assert.deepEqual(await other.page.locator(".change").allInnerTexts(), shown);
    assert.deepEqual(other.troubles, []);
    await other.close();
  });

  test("in French and Arabic it is told by what is stated, not in English", async () => {
    await editions();
    await page.locator("#language").selectOption("fr");
    await settled(page);
    assert.deepEqual(await told("equam-m"), [
      "Fin déplacée : 7 mois (182 à 242 jours) plus tard",
      "Déplacement : objectif, de la place 2 à la place 1",
      "Reformulation : objectif 2",
      "Changement de rôle : ANEAQ",
      "Arrivée : EU",
    ]);
    await page.locator("#language").selectOption("ar");
    await settled(page);
    assert.match((await told("equam-m"))[0], /^نقل النهاية: .*7 أشهر/);
  });
});

describe("taking it away", () => {
  test("the diff makes the second version of the first", async () => {
    await editions();
    await filter("Added").click();
    const { name, content } = await saved(/^Diff/);
    assert.equal(name, "portfolio-diff.json");
    const [first, second] = [BEFORE, AFTER].map((each) => Portfolio.fromJson(JSON.stringify(each)));
    assert.equal(first.apply(content).toJson(), second.toJson(), "all of it, whatever is shown");
  });

  test("the table has the changes that are shown, and no cell becomes a formula", async () => {
    const nasty = { accordant: 1, partnerships: [{ id: "a", title: "=1+1", name: "+2", topics: ["@x", "-3"] }] };
    await openText({ accordant: 1, partnerships: [{ id: "a", title: "Plain" }] });
    await tab().click();
    await compareText(nasty);
    await record("a").waitFor();
    assert.equal(await page.locator(".compare img, .compare script").count(), 0);
    const { content } = await saved(/^Table of the changes/);
    const lines = content.replace("\ufeff", "").trimEnd().split("\r\n");
    assert.equal(lines[0], "record,id,title,change,path,before,after,words");
    assert.equal(lines.length, 1 + 4);
    assert.ok(lines.some((line) => line.startsWith('partnership,a,Plain,renamed,/title,"\'=1+1",Plain,')), content);
    assert.ok(lines.every((line) => line.split(",").every((cell) => !/^"?[=+\-@\t]/.test(cell))), content);
    await filter("Removed").click();
    await settled(page);
    assert.equal((await saved(/^Table of the changes/)).content.trimEnd().split("\r\n").length, 1 + 3);
  });
});
