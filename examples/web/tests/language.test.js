/** The core speaks English: what it says is said in French and Arabic, or marked as English. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { load, read } from "accordant";
import { createServer } from "vite";
import { go, settled, staged } from "./support.js";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PAGE = at("examples/aneaq/page.txt");
const PORTFOLIO = at("examples/aneaq/portfolio.json");
const DAY = { on: "2018-12-01" };
/** The parser of JSON has sentences of its own; these stay English. */
const LEFT = new Set(["json.syntax"]);

const QUERIES = ["active:2018-06-15", "status:ongoing duration>=2y", "starts:2016 -kind:project", "partner:EU topic:accreditation country:MA declared:ongoing"];
const MISTAKES =
  "patner:EU|zzz:1|kind:foo|status:foo|declared:foo|active:soon|role:x|title<3|title:|\"abc|(a|a)|a AND|-|<3|country:XX|partner:Nobody|partner:Agency|programme:none|duration>=3x|starts:2018/2017|active:2018-13|active:2018-02-30|kind:pro*|duration>=30d duration<1m|active:2018/|starts!2018";

/** Every sentence that the core says of these documents and queries, with its code. */
function heard() {
  const sentences = new Map();
  const hear = ({ code, message, help }) => [message, help].forEach((each) => each && sentences.set(each, code));
  const because = (sentence) => sentences.set(sentence, "reason");
  const ask = (portfolio, query) => {
    const answer = portfolio.find(query, DAY);
    [...answer.assumptions, ...(answer.notes ?? [])].forEach(hear);
    answer.matches.slice(0, 30).forEach(({ reason }) => reason && because(reason));
    for (const { id } of answer.matches.slice(0, 10)) {
      const { sentence, parts } = portfolio.explain(query, id, DAY);
      because(sentence.replace(/^\w+: /, ""));
      parts.forEach((part) => part.because && because(part.because));
    }
  };
  const refused = (work) => {
    try {
      work();
    } catch (error) {
      assert.ok(error.diagnostics?.length > 0, String(error));
      error.diagnostics.forEach(hear);
    }
  };
  const folders = ["page", "portfolios", "hostile/text", "hostile/json"].map((each) => at(`tests/conformance/${each}`));
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => `${each.parentPath ?? each.path}/${each.name}`));
  for (const file of [PAGE, PORTFOLIO, ...files]) {
    refused(() => {
      const { portfolio, diagnostics } = read(readFileSync(file));
      diagnostics.forEach(hear);
      portfolio.check(DAY).forEach(hear);
      for (const query of QUERIES) ask(portfolio, query);
      portfolio.free();
    });
  }
  const { portfolio } = read(readFileSync(PORTFOLIO));
  for (const query of MISTAKES.split("|")) refused(() => ask(portfolio, query));
  return sentences;
}

describe("sentences of the core", () => {
  let vite;
  let messages;
  before(async () => {
    const root = fileURLToPath(new URL("..", import.meta.url));
    vite = await createServer({ root, configFile: false, logLevel: "error", server: { middlewareMode: true, ws: false }, appType: "custom" });
    ({ messages } = await vite.ssrLoadModule("/src/i18n/index.ts"));
    await load();
  });
  after(() => vite?.close());

  for (const language of ["fr", "ar"]) {
    test(`all that documents and queries bring about are said, ${language}`, () => {
      const sentences = heard();
      assert.ok(sentences.size > 300, `${sentences.size} sentences`);
      const left = [...sentences].filter(([sentence, code]) => messages[language].sentence(sentence) === undefined && !LEFT.has(code));
      assert.deepEqual(left, []);
    });

    test(`what the core quotes is quoted, and nothing of its own words is left, ${language}`, () => {
      for (const [sentence, code] of heard()) {
        const said = messages[language].sentence(sentence);
        if (said === undefined || code === "records.unknown-field") continue;
        const own = said.replace(/`[^`]*`/g, "").replace(/"[^"]*"/g, "");
        assert.doesNotMatch(own, /\b(the|is|are|of|and|it|its|by|with|which|has|was|from|to)\b/, `${sentence} -> ${said}`);
        assert.ok(!/[{}|]/.test(own.replace(/\{.*\}/s, "")), `${sentence} -> ${said}`);
      }
    });

    test(`translations have the words that the sentences have, ${language}`, async () => {
      const { [`${language}Sentences`]: sentences } = await vite.ssrLoadModule(`/src/i18n/sentences/${language}.ts`);
      const names = (text) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
      // These say less than the core does, on purpose.
      const fewer = (english) => english.startsWith("EOF while") || english.endsWith("stated length of {length}") || english.includes("{count} day ") || english.endsWith("{count} day");
      for (const [english, said] of Object.entries(sentences)) {
        if (fewer(english)) continue;
        assert.deepEqual([...new Set(names(said))], [...new Set(names(english))], english);
        assert.equal(said.split("`").length % 2, 1, `backticks in pairs: ${said}`);
      }
    });
  }

  test("both languages have the same sentences", async () => {
    const { frSentences } = await vite.ssrLoadModule("/src/i18n/sentences/fr.ts");
    const { arSentences } = await vite.ssrLoadModule("/src/i18n/sentences/ar.ts");
    assert.deepEqual(Object.keys(arSentences), Object.keys(frSentences));
  });

  test("what nobody has translated is not guessed", () => {
    for (const language of ["fr", "ar"]) assert.equal(messages[language].sentence("the moon is made of `cheese`"), undefined);
    assert.equal(messages.fr.about("page.something-new"), "La page : ", "but what it is about is said");
    assert.equal(messages.en.sentence("anything"), "anything");
  });

  test("the most telling pattern is taken, and parts are said in their own form", () => {
    const { fr, ar } = messages;
    assert.equal(fr.sentence("it lasts from 367 to 1096 days"), "il dure de 367 à 1096 jours");
    assert.equal(
      fr.sentence("`2016 2018` is read as `2016/2018`: two dates side by side are taken as the start and the end"),
      "`2016 2018` est lu comme `2016/2018` : deux dates côte à côte sont tenues pour le début et la fin",
    );
    assert.equal(
      fr.sentence("open ends ran on 2018-12-01, the as-of day; after it nobody has said"),
      "les fins ouvertes couraient au 1er décembre 2018, jour de référence ; après, personne n’a rien dit",
    );
    assert.equal(ar.sentence("it began some day in 2016; its kind is technicalAssistance"), "بدأت في يوم ما من 2016؛ نوعها: مساعدة تقنية");
    assert.equal(fr.sentence("`a` can mean `2011-11` or `2011/2012`"), "`a` peut vouloir dire `2011-11` ou `2011/2012`");
  });
});

describe("on the page", () => {
  const stage = staged();

  const VIEWS = {
    list: { q: "active:2018-06-15" },
    "names that fit several": { q: "partner:Agency" },
    "a mistake": { q: "patner:EU" },
    form: { form: "open", q: "kind:project" },
    timeline: { view: "timeline" },
    network: { view: "network", show: "table" },
    record: { view: "record", id: "fraq-sup", q: "active:2018-06-15 -kind:project duration>=2y country:MA" },
    organization: { view: "organization", id: "hceres" },
    comparison: { view: "compare", evidence: "yes" },
  };

  test("the search is read from the side of its words", async () => {
    const { page, close } = await stage.visit("#lang=ar");
    const query = page.locator("#query");
    const side = () => query.evaluate((input) => getComputedStyle(input).direction);
    assert.equal(await page.locator(".parties dd:not(:last-child)").first().evaluate((each) => getComputedStyle(each, "::after").content), '"،"');
    assert.equal(await side(), "rtl", "what is written in the empty box is Arabic");
    for (const [words, expected] of [["active:2018-06-15", "ltr"], ["جودة", "rtl"], ["-جودة kind:project", "rtl"], ["\"Ibn Tofail\" جودة", "ltr"]]) {
      await query.fill(words);
      await settled(page);
      assert.equal(await side(), expected, words);
    }
    // A mistake is underlined where it stands.
    await query.fill("جودة patner:EU");
    await query.press("Enter");
    await page.locator(".overlay mark").waitFor();
    assert.equal(await page.locator(".overlay").evaluate((behind) => getComputedStyle(behind).direction), "rtl");
    await close();
  });

  test("a text is read in the direction of its own script, whatever that of the page is", async () => {
    const french = "Développer les échanges d’expertise et d’expérience entre les agences d’évaluation et d’assurance qualité de l’enseignement supérieur";
    const arabic = "ANEAQ تطور تبادل الخبرات والتجارب بين وكالات تقييم وضمان جودة التعليم العالي والبحث العلمي في البلدان العربية والإفريقية";
    const portfolio = (id, words) => ({ id, title: words, name: words, summary: words, objectives: [{ text: words, objectives: [{ text: words }] }], period: "2016/2018" });
    const both = JSON.stringify({ accordant: 1, language: "fr", partnerships: [portfolio("latin", french), portfolio("arabic", arabic)] });
    for (const language of ["en", "ar"]) {
      const { page, troubles, close } = await stage.visit(`#lang=${language}`, { viewport: { width: 320, height: 640 } });
      await page.evaluate((text) => document.querySelector("accordant-explorer").open(text), both);
      await page.locator(".card").nth(1).waitFor();
      for (const [id, words, side] of [["latin", french, "left"], ["arabic", arabic, "right"]]) {
        await go(page, { lang: language, view: "list" });
        const card = page.locator(".card", { hasText: words }).first();
        for (const place of [card.locator("h3 bdi"), card.locator(".name bdi"), card.locator(".objectives > li > bdi")]) {
          assert.deepEqual(await page.evaluate(beginnings, await place.elementHandle()), [side], `${id} on a page in ${language}`);
        }
        const bullet = await card.locator(".objectives").evaluate((list) => getComputedStyle(list).direction);
        assert.equal(bullet, side === "left" ? "ltr" : "rtl");
        await go(page, { lang: language, view: "record", id });
        for (const place of ["#page-heading bdi", ".name bdi", ".prose bdi", ".objectives > li > bdi", ".objectives .objectives bdi"]) {
          const handle = await page.locator(place).first().elementHandle();
          assert.deepEqual(await page.evaluate(beginnings, handle), [side], `${place}, ${id} on a page in ${language}`);
        }
      }
      assert.deepEqual(troubles, []);
      await close();
    }
  });

  test("a name in one line stands where other words of the page do", async () => {
    const { page, close } = await stage.visit("#lang=ar&view=record&id=haqaa");
    const [name, heading] = await page.evaluate(() => {
      const root = document.querySelector("accordant-explorer").shadowRoot;
      return ["#page-heading .own", "#period-heading"].map((place) => {
        const range = document.createRange();
        range.selectNodeContents(root.querySelector(place));
        return range.getBoundingClientRect().right;
      });
    });
    assert.ok(Math.abs(name - heading) < 1, `${name}, ${heading}`);
    await close();
  });

  for (const language of ["fr", "ar"]) {
    test(`no English is without its mark, ${language}`, async () => {
      const { page, troubles, close } = await stage.visit(`#lang=${language}`);
      for (const [name, state] of Object.entries(VIEWS)) {
        await go(page, { lang: language, ...state });
        await page.evaluate(() => document.querySelector("accordant-explorer").shadowRoot.querySelectorAll("details").forEach((each) => (each.open = true)));
        assert.deepEqual(await page.evaluate(unmarked, language), [], name);
      }
      await page.locator(".tools button").first().click();
      await page.locator("#open-text").fill('{"accordant": 1, "partnerships": [{"id": "a b", "title": "A", "kind": "projekt", "nme": 1}]}');
      await page.locator("#open-dialog .primary").click();
      await page.locator("#open-dialog .mistake").waitFor();
      assert.deepEqual(await page.evaluate(unmarked, language), [], "what could not be read");
      await page.locator("#open-file").setInputFiles(PAGE);
      await page.locator(".lines").waitFor();
      await settled(page);
      assert.ok((await page.locator(".remark").count()) > 10);
      assert.equal(await page.locator(".remark [lang=en]").count(), 0, "every remark of the page is said");
      assert.deepEqual(await page.evaluate(unmarked, language), [], "remarks");
      assert.deepEqual(troubles, []);
      await close();
    });
  }
});

/** On which sides the lines of a text begin that do not fill it. Runs in the page. */
function beginnings(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const { left, right } = text.getBoundingClientRect();
  const rows = new Map();
  for (const box of range.getClientRects()) {
    const row = rows.get(Math.round(box.bottom)) ?? { left: Infinity, right: -Infinity };
    rows.set(Math.round(box.bottom), { left: Math.min(row.left, box.left), right: Math.max(row.right, box.right) });
  }
  if (rows.size < 2) return ["one line"];
  const sides = [...rows.values()].map((row) => [row.left - left < 2, right - row.right < 2]);
  return [...new Set(sides.filter(([a, b]) => a !== b).map(([a]) => (a ? "left" : "right")))];
}

/** Visible words that look English and do not say so. Runs in the page. */
function unmarked(language) {
  const root = document.querySelector("accordant-explorer").shadowRoot;
  // In French a word of the language tells; in Arabic three words in Latin letters.
  const english = language === "ar" ? /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}/ : /\b(the|is|are|of|and|it|its|by|with|which|has|was)\b/;
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || element.closest("style, code, pre, bdi[lang]") || !element.checkVisibility()) continue;
    // The page's own words stand beside its remarks.
    if (element.closest(".words")) continue;
    if (english.test(node.data)) found.push(`${element.localName}.${element.className}: ${node.data.trim()}`);
  }
  return found;
}
