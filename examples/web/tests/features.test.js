/** What the explorer can do, on the portfolio of ANEAQ and its page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { load, read } from "accordant";
import { go, ready, settled, staged, visit, visitedByEach } from "./support.js";

const PAGE = fileURLToPath(new URL("../../aneaq/page.txt", import.meta.url));

const stage = staged({ "other.html": fileURLToPath(new URL("other.html", import.meta.url)) });
let page;
visitedByEach(stage, (fresh) => {
  page = fresh;
});

const search = () => page.getByRole("combobox", { name: "Search", exact: true });
const found = () => page.locator(".found").innerText();
const titles = () => page.locator(".card h3").allInnerTexts();
const query = () => search().inputValue();
const card = (title) => page.locator(".card", { has: page.locator("h3", { hasText: title }) });
const facet = (name) => page.getByRole("button", { name: new RegExp(`^${name} ?: \\d`) });

async function ask(words) {
  await search().fill(words);
  await search().press("Enter");
  await settled(page);
  await page.waitForTimeout(120);
  await settled(page);
}

async function saved(name) {
  await page.getByRole("button", { name: "Export…" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  const content = readFileSync(await download.path());
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), content };
}

describe("search", () => {
  test("opens on the portfolio of ANEAQ with all of it", async () => {
    assert.equal(await page.locator("h1").innerText(), "ANEAQ · Partnership and Cooperation");
    assert.equal(await found(), "All 7, certain");
    assert.deepEqual(await titles(), ["HAQAA", "ANQAHE", "AT/RSA", "FrAQ-Sup", "HCERES", "EQuAM-M", "AMEL"]);
  });

  test("answers as the README says, certain before possible, with the reason", async () => {
    await ask("active:2018-06-15");
    assert.equal(await found(), "5 of 7: 4 certain, 1 possible");
    assert.deepEqual(await titles(), ["ANQAHE", "FrAQ-Sup", "HCERES", "EQuAM-M", "HAQAA"]);
    assert.match(await card("HAQAA").innerText(), /Possible/);
    assert.match(await card("HAQAA").locator(".reason").innerText(), /it end(s|ed) some day in 2018/);
    assert.equal(await card("ANQAHE").locator(".reason").count(), 0);
    await page.getByText(/^Taken for granted/).click();
    assert.match(await page.locator(".notes").innerText(), /open ends/);
  });

  test("finds the beginning of the word that is being typed, and keeps its star if only that finds anything", async () => {
    await search().pressSequentially("accredit");
    await page.locator(".card mark").first().waitFor();
    assert.ok((await titles()).includes("HAQAA"));
    await search().press("Enter");
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector("#query").value === "accredit*");
    await ask("accreditation");
    assert.equal(await query(), "accreditation", "a whole word needs no star");
  });

  test("marks the words that were asked for", async () => {
    await ask("harmonization");
    assert.deepEqual([...new Set((await page.locator(".card mark").allInnerTexts()).map((each) => each.toLowerCase()))], ["harmonization"]);
  });

  test("shows a mistake at its place, with a way out, and keeps the answer before", async () => {
    await ask("kind:project");
    await ask("kind:project patner:EU");
    assert.equal(await page.locator(".overlay mark").innerText(), "patner");
    assert.match(await page.getByRole("alert").innerText(), /no field patner\s*did you mean partner\?/);
    assert.equal(await search().getAttribute("aria-invalid"), "true");
    assert.match(await found(), /^2 of 7/);
  });

  test("completes fields, values and organizations", async () => {
    await search().pressSequentially("kin");
    const options = page.locator("#suggestions").getByRole("option");
    await options.first().waitFor();
    assert.match(await options.first().innerText(), /^kind:/);
    await search().press("ArrowDown");
    assert.equal(await search().getAttribute("aria-activedescendant"), "suggestion-0");
    await search().press("Enter");
    assert.equal(await query(), "kind:");
    await page.getByRole("option", { name: /^network/ }).waitFor();
    await search().press("ArrowDown");
    await search().press("ArrowDown");
    await search().press("Enter");
    assert.equal(await query(), "kind:network ");
    await search().pressSequentially("funder:europ");
    await page.getByRole("option", { name: /^EU/ }).first().click();
    assert.equal(await query(), "kind:network funder:EU ");
  });

  test("asks of another day", async () => {
    await ask("status:ended");
    assert.deepEqual(await titles(), ["AT/RSA", "HAQAA"]);
    await page.getByRole("button", { name: "Fill in a form" }).click();
    await page.getByLabel("Day of asking", { exact: true }).fill("2017-06-01");
    await page.getByLabel("Day of asking", { exact: true }).blur();
    await settled(page);
    await page.getByText("Nothing matches.").waitFor();
    assert.match(page.url(), /on=2017-06-01/);
  });
});

describe("form and filters", () => {
  test("the form and the text are one query", async () => {
    await page.getByRole("button", { name: "Fill in a form" }).click();
    const form = page.locator("#form form");
    await form.getByLabel("Kind").selectOption("project");
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector("#query").value === "kind:project");
    await form.getByLabel("Begins on or after").fill("2018");
    await form.getByLabel("Begins on or after").press("Tab");
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector("#query").value === "kind:project starts>=2018");
    await settled(page);
    assert.deepEqual(await titles(), ["AMEL"]);
    await ask("ends<=2017 quality kind:technicalAssistance -partner:EU");
    assert.equal(await form.getByLabel("Ends on or before").inputValue(), "2017");
    assert.equal(await form.getByLabel("Words").inputValue(), "quality");
    assert.equal(await form.getByLabel("Kind").inputValue(), "technicalAssistance");
    await form.getByLabel("Only what is certain").check();
    await settled(page);
    await page.waitForTimeout(100);
    assert.equal(await query(), "certain(ends<=2017 quality kind:technicalAssistance -partner:EU)");
    assert.equal(await form.getByLabel("Words").inputValue(), "quality", "the form sees through it");
  });

  test("a value that cannot be is told beside its field", async () => {
    await page.getByRole("button", { name: "Fill in a form" }).click();
    await page.locator("#form-active").fill("soon");
    await page.locator("#form-active").press("Tab");
    await page.locator("#form-active-wrong").waitFor();
    assert.match(await page.locator("#form-active-wrong").innerText(), /soon/);
    assert.equal(await page.locator("#form-active").getAttribute("aria-invalid"), "true");
    assert.equal(await query(), "");
  });

  test("filters count certain and possible, include, exclude, and are taken back", async () => {
    await ask("active:2018-06-15");
    assert.equal(await facet("Initiative").getAttribute("aria-pressed"), "false");
    assert.match(await facet("Initiative").innerText(), /0 certain, 1 certain or possible/);
    await facet("Network").click();
    await settled(page);
    assert.equal(await query(), "active:2018-06-15 kind:network");
    await page.waitForTimeout(150);
    await facet("Project").click();
    await settled(page);
    assert.equal(await query(), "active:2018-06-15 (kind:network OR kind:project)");
    assert.match(await found(), /^3 of 7/);
    await page.waitForTimeout(150);
    assert.equal(await facet("Project").getAttribute("aria-pressed"), "true");
    await facet("Network").click();
    await page.waitForTimeout(150);
    await facet("Project").click();
    await settled(page);
    assert.equal(await query(), "active:2018-06-15");
    await page.getByRole("button", { name: "Without HCERES" }).click();
    await settled(page);
    assert.equal(await query(), "active:2018-06-15 -partner:hceres");
    assert.ok(!(await titles()).includes("HCERES"));
  });

  test("each condition can be taken away", async () => {
    await ask("active:2018-06-15 kind:network");
    await page.getByRole("button", { name: "Remove active:2018-06-15" }).click();
    await settled(page);
    assert.equal(await query(), "kind:network");
  });
});

describe("timeline", () => {
  test("bars have a firm core, fade where an end is only possible, and end in arrows where they are open", async () => {
    await go(page, { view: "timeline" });
    const row = (title) => page.locator(".gantt-rows li", { hasText: title });
    assert.equal(await page.locator(".gantt-rows li").count(), 7);
    // 2016/2018: began some day in 2016, ended some day in 2018, certain in 2017.
    assert.deepEqual(
      await row("HAQAA").locator("rect").evaluateAll((all) => all.map((each) => each.getAttribute("class"))),
      ["bar rising", "bar falling", "bar core"],
    );
    const [rising, falling, core] = await row("HAQAA").locator("rect").evaluateAll((all) => all.map((each) => Number(each.getAttribute("width"))));
    assert.ok(Math.abs(rising / core - 366 / 366) < 0.03 && Math.abs(falling / core - 365 / 366) < 0.03, `${rising} ${core} ${falling}`);
    assert.equal(await row("HAQAA").locator(".arrow").count(), 0);
    assert.equal(await row("ANQAHE").locator(".arrow").count(), 1);
    assert.match(await row("ANQAHE").locator(".hidden").innerText(), /begins 1 May 2016 to 31 May 2016, ends 1 December 2018 or later/);
  });

  test("the day slider asks for a day, by the day and by the month", async () => {
    const slider = page.getByRole("slider", { name: /Active on/ });
    await slider.focus();
    await slider.press("ArrowRight");
    await settled(page);
    // It stands on the day of asking, 1 December 2018, until it is moved.
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector("#query").value === "active:2018-12-02");
    await slider.press("PageDown");
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector("#query").value === "active:2018-11-02");
    assert.equal(await slider.getAttribute("aria-valuetext"), "2 November 2018");
    await page.getByRole("button", { name: "Any day" }).click();
    await settled(page);
    await page.waitForFunction(() => document.querySelector("accordant-explorer").shadowRoot.querySelector("#query").value === "");
  });

  test("each year's count is that of a search for the year", async () => {
    await go(page, { show: "table" });
    const rows = await page.locator(".years tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.ok(rows.length >= 5);
    for (const [year, certain, total] of rows) {
      await ask(`active:${year}`);
      const [, all, sure] = /^(?:All )?(\d+)(?: of 7: (\d+) certain)?/.exec(await found()) ?? [];
      assert.equal(all, total, year);
      assert.equal(sure ?? all, certain, year);
    }
  });
});

describe("records, organizations, network", () => {
  test("a record shows what is stated and why it matches", async () => {
    await ask("active:2018-06-15 -kind:project");
    await page.getByRole("link", { name: "HAQAA" }).click();
    await page.getByRole("heading", { name: "HAQAA" }).waitFor();
    const words = await page.getByRole("article").innerText();
    assert.match(words, /1 January 2016 to 31 December 2016/);
    assert.match(words, /1 January 2018 to 31 December 2018/);
    // From 31 December 2016 to 1 January 2018, and from 1 January 2016 to 31 December 2018.
    assert.match(words, /367 to 1,096 days/);
    assert.match(words, /Assess 15 African higher education institutions/);
    assert.match(words, /active:2018-06-15\s+Possible/);
    assert.match(words, /funded by the European Union/);
    assert.equal(await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.activeElement?.id), "page-heading");
    await page.goBack();
    await settled(page);
    assert.equal(await query(), "active:2018-06-15 -kind:project");
    assert.equal(await page.locator(".card").count(), 4);
  });

  test("an organization shows all its roles", async () => {
    await page.getByRole("link", { name: "HCERES" }).last().click();
    await page.getByRole("heading", { name: /All its roles/ }).waitFor();
    await go(page, { view: "organization", id: "hceres" });
    const rows = await page.locator("#roles-heading + .scroll tbody tr").allInnerTexts();
    assert.equal(rows.length, 2);
    assert.ok(rows.some((row) => /FrAQ-Sup/.test(row) && /Founding member/.test(row)), rows.join("|"));
    assert.ok(rows.some((row) => /^HCERES/.test(row)), rows.join("|"));
  });

  test("the network draws who meets whom, and leads to them", async () => {
    await go(page, { view: "network", q: "id:fraq-sup" });
    const names = await page.locator(".graph .node").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")));
    for (const name of ["AAQ", "CTI", "HCERES"]) assert.ok(names.includes(name), names.join());
    const count = names.length;
    assert.equal(await page.locator(".graph .edge").count(), (count * (count - 1)) / 2, "all meet in the one record");
    await page.locator(".graph .node[aria-label=CTI]").click();
    await page.getByRole("heading", { name: "CTI" }).waitFor();
  });
});

describe("other portfolios", () => {
  test("a snapshot is opened as a file, and a damaged one says what to do", async () => {
    await load();
    const { portfolio } = read(readFileSync(PAGE), { asOf: "2018-12" });
    const buffer = Buffer.from(portfolio.toSnapshot());
    const give = (name, bytes) => page.locator("#open-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
    await page.getByRole("button", { name: "Open…" }).click();
    await give("damaged.accordant", buffer.subarray(0, 1_000));
    await page.locator("#open-dialog").getByText("make it anew from the JSON that it was made of").waitFor();
    await give("aneaq.accordant", buffer);
    await page.locator("#open-dialog[open]").waitFor({ state: "detached" });
    await settled(page);
    assert.match(await found(), /All 7/);
  });

  const openFile = async (path) => {
    await page.getByRole("button", { name: "Open…" }).click();
    await page.getByLabel("The page speaks for").fill("2018-12");
    await page.getByLabel("Choose a file").setInputFiles(path);
    await page.locator("#open-dialog[open]").waitFor({ state: "detached" }).catch(() => undefined);
  };

  test("a page is read in the browser, with its remarks beside its words", async () => {
    const before = stage.server.asked.length;
    await openFile(PAGE);
    await page.locator(".lines").waitFor();
    const third = page.locator(".line", { hasText: "Starting date Objective Objective" });
    assert.match(await third.innerText(), /page\.end-column-missing/);
    assert.match(await third.innerText(), /page\.repeated-column/);
    assert.deepEqual(await third.locator("mark").allInnerTexts(), ["Starting date", "Objective"]);
    await page.getByLabel("Only lines with remarks").check();
    await settled(page);
    assert.ok((await page.locator(".line.noted").count()) === (await page.locator(".line:not(.heading)").count()));
    await page.getByRole("link", { name: "Partnerships" }).click();
    await ask("active:2018-06-15");
    assert.equal(await found(), "5 of 7: 4 certain, 1 possible");
    const since = stage.server.asked.slice(before).filter((name) => !/\.woff2$|^icon\.svg$/.test(name));
    assert.deepEqual(since, [], "nothing but fonts and the icon was asked of the server, and nothing sent to it");
  });

  test("pasted text, JSON and NDJSON are read as well", async () => {
    const portfolio = { accordant: 1, title: "Pasted", partnerships: [{ id: "a", title: "First", period: "2020/.." }] };
    const lines = [{ accordant: 1, title: "Lines" }, { partnership: { id: "b", title: "Second", period: "2021" } }];
    for (const [text, title] of [
      [JSON.stringify(portfolio), "First"],
      [lines.map((line) => JSON.stringify(line)).join("\n"), "Second"],
    ]) {
      await page.getByRole("button", { name: "Open…" }).click();
      await page.getByLabel("Or paste the text").fill(text);
      await page.getByRole("button", { name: "Read the text" }).click();
      await page.getByRole("link", { name: title }).first().waitFor();
    }
    await page.getByRole("button", { name: "Open…" }).click();
    await page.getByRole("button", { name: "Back to the first portfolio" }).click();
    await page.getByRole("link", { name: "HAQAA" }).waitFor();
  });

  test("of two files that are opened at once, the last one is shown and asked", async () => {
    const names = ["first", "second"];
    await page.evaluate(async ([large, small]) => {
      const explorer = document.querySelector("accordant-explorer");
      for (const text of [large, small]) {
        const data = new DataTransfer();
        data.items.add(new File([text], "file.json"));
        explorer.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, names.map((title, index) => JSON.stringify({ accordant: 1, title, partnerships: Array.from({ length: index === 0 ? 4_000 : 1 }, (_, at) => ({ id: `${title}-${at}`, title: `${title} ${at}` })) })));
    await page.getByRole("link", { name: "second 0" }).waitFor();
    await ask("second");
    assert.equal(await found(), "All 1, certain");
  });

  test("a record that was amended ends as was decided last, whatever is listed last", async () => {
    const amended = { id: "a", title: "Amended", period: "2017-10/2019-10", amendments: [{ decided: "2019", end: "2021" }, { decided: "2018", end: "2020" }] };
    await page.getByRole("button", { name: "Open…" }).click();
    await page.getByLabel("Or paste the text").fill(JSON.stringify({ accordant: 1, partnerships: [amended] }));
    await page.getByRole("button", { name: "Read the text" }).click();
    await page.getByRole("link", { name: "Amended" }).first().click();
    await page.getByRole("heading", { name: "Amended" }).waitFor();
    assert.match(await page.getByRole("article").innerText(), /Ends\s+1 January 2021 to 31 December 2021/);
  });

  test("a file can be dropped", async () => {
    const words = readFileSync(PAGE, "utf8");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "page.txt", { type: "text/plain" }));
      document.querySelector("accordant-explorer").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, words);
    await page.locator(".lines").waitFor();
  });

  test("what cannot be read says why, each problem with its place, and what was open stays", async () => {
    await page.getByRole("button", { name: "Open…" }).click();
    await page.getByLabel("Or paste the text").fill(JSON.stringify({ accordant: 1, partnerships: [{ id: "a", title: "A", kind: "projekt" }, { id: "a" }] }));
    await page.getByRole("button", { name: "Read the text" }).click();
    const told = page.locator("#open-dialog .mistake");
    await told.waitFor();
    assert.match(await told.innerText(), /\/partnerships\/0\/kind/);
    await page.keyboard.press("Escape");
    assert.equal(await found(), "All 7, certain");
  });

  test("data is never markup, a script or a formula", async () => {
    const nasty = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>';
    const portfolio = {
      accordant: 1,
      title: nasty,
      asOf: "2020-01-01",
      holder: "h",
      organizations: [{ id: "h", name: nasty, acronym: "<b>", links: [{ url: "https://example.org/" }] }],
      partnerships: [
        { id: "a", title: nasty, name: '=HYPERLINK("http://x")', period: "2019/..", objectives: [{ text: "+1+1" }], participants: [{ organization: "h", role: "funder" }], topics: ["@x"] },
        { id: "b", title: "\t=1+1", period: "2019", topics: ["-1", "]]>&\u0000".slice(0, 4)] },
      ],
    };
    await page.getByRole("button", { name: "Open…" }).click();
    await page.getByLabel("Or paste the text").fill(JSON.stringify(portfolio));
    await page.getByRole("button", { name: "Read the text" }).click();
    await page.locator(".card").first().waitFor();
    for (const state of [{}, { view: "timeline" }, { view: "network" }, { view: "record", id: "a" }, { view: "organization", id: "h" }, { view: "remarks" }]) {
      await go(page, state);
      const inside = await page.evaluate(() => {
        const root = document.querySelector("accordant-explorer").shadowRoot;
        return { images: root.querySelectorAll("img, script, b").length, hit: globalThis.hit };
      });
      assert.deepEqual(inside, { images: 0, hit: undefined });
    }
    await go(page, {});
    const csv = (await saved(/CSV/)).content.toString("utf8");
    assert.match(csv, /"'=HYPERLINK\(""http:\/\/x""\)"/);
    assert.match(csv, /"'\+1\+1"/);
    assert.ok(csv.split(/\r\n/).slice(1).every((line) => line.split(",").every((cell) => !/^"?[=+\-@\t]/.test(cell))), csv);
    const svg = (await saved(/SVG/)).content.toString("utf8");
    assert.ok(!/<img|<script/.test(svg) && /&lt;img/.test(svg));
    assert.equal(await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent, svg), undefined);
  });
});

describe("address, export, language, theme", () => {
  test("the whole state is in the address", async () => {
    await ask("active:2018-06-15");
    await page.getByLabel("Order").selectOption("title");
    await page.getByRole("button", { name: "Reversed" }).click();
    await page.getByRole("link", { name: "Timeline" }).click();
    await page.locator("#theme").selectOption("dark");
    await page.locator("#language").selectOption("fr");
    await settled(page);
    const shown = await page.locator(".gantt-rows .label a").allInnerTexts();
    const other = await visit(stage.browser, page.url());
    assert.equal(await other.page.locator("#query").inputValue(), "active:2018-06-15");
    assert.deepEqual(await other.page.locator(".gantt-rows .label a").allInnerTexts(), shown);
    assert.deepEqual(shown, ["HCERES", "HAQAA", "FrAQ-Sup", "EQuAM-M", "ANQAHE"]);
    assert.equal(await other.page.locator("#theme").inputValue(), "dark");
    assert.equal(await other.page.evaluate(() => document.documentElement.lang), "fr");
    await other.close();
  });

  test("exports what is shown as JSON that can be opened again", async () => {
    await ask("kind:project");
    const { name, content } = await saved(/JSON/);
    assert.equal(name, "aneaq.json");
    const portfolio = JSON.parse(content.toString("utf8"));
    assert.deepEqual(portfolio.partnerships.map(({ id }) => id), ["equam-m", "amel"]);
    await page.getByRole("button", { name: "Open…" }).click();
    await page.getByLabel("Or paste the text").fill(content.toString("utf8"));
    await page.getByRole("button", { name: "Read the text" }).click();
    await page.waitForFunction(() => /^All 2/.test(document.querySelector("accordant-explorer").shadowRoot.querySelector(".found")?.textContent ?? ""));
  });

  test("exports a table and pictures", async () => {
    await ask("active:2018-06-15");
    const lines = (await saved(/CSV/)).content.toString("utf8");
    assert.equal(lines.charCodeAt(0), 0xfeff);
    assert.match(lines, /\r\nhaqaa,HAQAA,[^\r]*,initiative,2016\/2018,possible,[^\r]*,2016-01-01,2016-12-31,2018-01-01,2018-12-31,/);
    const svg = (await saved(/SVG/)).content.toString("utf8");
    assert.equal((svg.match(/fill="url\(#falling\)"/g) ?? []).length, 4, "HAQAA and three open ends");
    const png = (await saved(/PNG/)).content;
    assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
    assert.equal(png.readUInt32BE(16), 2240);
  });

  test("speaks French and Arabic, and reasons in them", async () => {
    await go(page, { lang: "fr", q: "active:2018-06-15" });
    assert.equal(await found(), "5 sur 7 : 4 certains, 1 possible");
    assert.match(await card("HAQAA").locator(".reason").innerText(), /il fini(t|t) un jour de 2018|il a fini un jour de 2018/);
    await go(page, { lang: "ar", q: "active:2018-06-15" });
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    assert.match(await card("ANQAHE").innerText(), /منذ ماي 2016/);
    // Time runs from right to left.
    const ticks = await page.locator(".histogram .tick").evaluateAll((all) => all.map((each) => Number(each.getAttribute("x"))));
    assert.ok((ticks[0] ?? 0) > (ticks.at(-1) ?? 0));
    assert.equal(await page.locator(".reason [lang=en]").count(), 0, "no reason is left in English");
  });

  test("goes by the reader's language, and by the theme of the system", async () => {
    const other = await stage.visit("", { locale: "ar-MA", colorScheme: "dark" });
    assert.equal(await other.page.locator(".root").getAttribute("dir"), "rtl");
    assert.equal(await other.page.locator(".root").evaluate((root) => getComputedStyle(root).backgroundColor), "rgb(17, 24, 28)");
    await other.close();
  });

  test("can be used on another page, with its own query and look", async () => {
    await page.evaluate(async () => {
      const second = document.createElement("accordant-explorer");
      second.setAttribute("src", "./aneaq.json");
      second.setAttribute("query", "kind:network");
      second.setAttribute("lang", "en");
      second.id = "second";
      second.style.setProperty("--accordant-accent", "rgb(120, 20, 60)");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("#second::part(card) { border-radius: 12px }");
      document.adoptedStyleSheets = [sheet];
      document.body.append(second);
    });
    const second = page.locator("#second");
    await second.locator(".card").first().waitFor();
    assert.equal(await second.locator(".card").count(), 2);
    assert.equal(await second.locator(".card").first().evaluate((each) => getComputedStyle(each).borderRadius), "12px");
    assert.equal(await second.locator(".card h3 a").first().evaluate((each) => getComputedStyle(each).color), "rgb(120, 20, 60)");
    assert.equal(await page.locator("accordant-explorer").first().locator(".card").count(), 7, "the first goes on as before");
    await ready(page);
  });

  test("the element alone is a file of its own", async () => {
    await page.goto(`${stage.server.url}other.html`);
    await page.locator(".card").first().waitFor();
    assert.equal(await page.locator(".card").count(), 2);
    assert.equal(await page.locator(".root").getAttribute("lang"), "fr");
    assert.equal(await page.evaluate(() => location.hash), "", "the address is the page's own");
  });

  test("a portfolio of another origin is not fetched", async () => {
    await page.evaluate(() => {
      const second = document.createElement("accordant-explorer");
      second.setAttribute("src", "https://example.org/portfolio.json");
      second.id = "second";
      document.body.append(second);
    });
    await page.locator("#second .mistake").waitFor();
    assert.match(await page.locator("#second .mistake").innerText(), /another origin/);
  });
});
