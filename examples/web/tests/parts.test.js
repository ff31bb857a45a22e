/** Parts that need no browser: conditions, completion, bars, addresses, guarded cells, reasons in three languages. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { createServer } from "vite";

let vite;
const load = (path) => vite.ssrLoadModule(`/src/${path}`);
before(async () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  vite = await createServer({ root, configFile: false, logLevel: "error", server: { middlewareMode: true, ws: false }, appType: "custom" });
});
after(() => vite?.close());

describe("conditions", () => {
  const kind = (value) => ({ field: "kind", value });
  const word = { field: "text", value: "quality" };

  test("a value is included, joined by or, excluded and taken back", async () => {
    const { choose, choice } = await load("query/tree.ts");
    const one = choose([word], "kind", ["project"], "in");
    assert.deepEqual(one, [word, kind("project")]);
    const two = choose(one, "kind", ["network"], "in");
    assert.deepEqual(two, [word, { or: [kind("project"), kind("network")] }]);
    assert.equal(choice(two, "kind", ["network"]), "in");
    const out = choose(two, "kind", ["network"], "out");
    assert.deepEqual(out, [word, kind("project"), { not: kind("network") }]);
    assert.equal(choice(out, "kind", ["network"]), "out");
    assert.deepEqual(choose(out, "kind", ["network"], "none"), [word, kind("project")]);
  });

  test("what was written by its name is found by its id", async () => {
    const { choose, choice } = await load("query/tree.ts");
    const parts = [{ field: "partner", value: "HCERES" }];
    assert.equal(choice(parts, "partner", ["hceres-id", "hceres"]), "in");
    assert.deepEqual(choose(parts, "partner", ["hceres-id", "hceres"], "none"), []);
  });

  test("other conditions of the field are left alone", async () => {
    const { choose } = await load("query/tree.ts");
    const parts = [{ certain: kind("project") }, { not: kind("network") }, { or: [kind("other"), word] }];
    assert.deepEqual(choose(parts, "kind", ["agreement"], "in"), [...parts, kind("agreement")]);
  });

  test("a field of the form is set in its place and taken away", async () => {
    const { withValue, valueOf } = await load("query/tree.ts");
    const parts = [word, { field: "ends", op: "<=", value: "2018" }, kind("project")];
    assert.equal(valueOf(parts, "ends", "<="), "2018");
    assert.equal(valueOf(parts, "ends"), "", "another operator is another field");
    assert.deepEqual(withValue(parts, "ends", "2019", "<=")[1], { field: "ends", op: "<=", value: "2019" });
    assert.deepEqual(withValue(parts, "ends", "", "<="), [word, kind("project")]);
  });

  test("only a bare last word is unfinished", async () => {
    const { isUnfinished } = await load("query/tree.ts");
    for (const query of ["qual", "kind:project qual", "(qual", "-qual", "e", '"a b" qual', "جودة"]) assert.ok(isUnfinished(query), query);
    for (const query of ["", "qual ", "qual*", "kind:pro", "a OR", "NOT", '"quality cul', "ends<2018", "(a)", "-"]) assert.ok(!isUnfinished(query), query);
  });
});

describe("completion", () => {
  test("the word at the cursor has its field, its value and its ends", async () => {
    const { wordAt } = await load("engine/completion.ts");
    const at = (text) => wordAt(text.replace("|", ""), text.indexOf("|"));
    assert.deepEqual(at("a kind:pro|ject b"), { start: 2, end: 14, typed: "pro", field: "kind", op: ":", valueStart: 7 });
    assert.deepEqual(at('funder:"European U|"'), { start: 0, end: 19, typed: "European U", field: "funder", op: ":", valueStart: 7 });
    assert.deepEqual(at("-(par|"), { start: 2, end: 5, typed: "par", valueStart: 2 });
    assert.deepEqual(at("x -par|"), { start: 3, end: 6, typed: "par", valueStart: 3 });
  });

  test("a value is written so that it is read as it is", async () => {
    const { written } = await load("engine/completion.ts");
    assert.equal(written("EU"), "EU");
    assert.equal(written("European Union"), '"European Union"');
    assert.equal(written('a "b" (c)'), '"a \\"b\\" (c)"');
    assert.equal(written("-x"), '"-x"');
  });
});

describe("choosing", () => {
  test("a suggestion takes the place of the word as it is by now, and too late an answer is not offered", async () => {
    const { Completing } = await load("completing.ts");
    const agreement = { insert: "agreement ", start: 5, end: 6, label: "agreement", kind: "value" };
    const completing = new Completing({ askLatest: async () => [agreement] });
    await completing.look("kind:a active:2018", 6, "en", () => ({ text: "kind:a active:2018", focused: true }));
    assert.equal(completing.box.open, true);
    await completing.look("kind:", 5, "en", () => ({ text: "kind:a", focused: true }));
    assert.equal(completing.box.open, true, "the list of before stays");
    assert.deepEqual(completing.choose("kind:agr active:2018", agreement), { query: "kind:agreement active:2018", cursor: 14 });
    assert.equal(completing.box.open, false);
    assert.deepEqual(completing.choose("else", agreement), { query: "else", cursor: 4 }, "of another query nothing is replaced");
  });
});

describe("bars", () => {
  test("a day has its number, also before Christ and before 1970", async () => {
    const { dayNumber, isoDay } = await load("time.ts");
    // 719528 days lie between 1 January of the year 0 and 1 January 1970.
    for (const [day, number] of [["1970-01-01", 0], ["1969-12-31", -1], ["2000-03-01", 11017], ["0000-01-01", -719528], ["-0001-12-31", -719529]]) {
      assert.equal(dayNumber(day), number);
      assert.equal(isoDay(number), day);
    }
  });

  test("the core is what is certain, the reach what is possible", async () => {
    const { bar, dayNumber } = await load("time.ts");
    const [first, last] = [dayNumber("2010-01-01"), dayNumber("2020-01-01")];
    const whole = bar({ start: ["2016-01-01", "2016-12-31"], end: ["2018-01-01", "2018-12-31"] }, first, last);
    assert.deepEqual(whole.core, [dayNumber("2016-12-31"), dayNumber("2018-01-02")]);
    assert.deepEqual(whole.reach, [dayNumber("2016-01-01"), dayNumber("2019-01-01")]);
    const vague = bar({ start: ["2016-01-01", "2016-12-31"], end: ["2016-01-01", "2016-12-31"] }, first, last);
    assert.equal(vague.core, undefined);
    const open = bar({ start: ["2005-01-01", "2005-01-01"], end: ["2018-12-01", "inf"] }, first, last);
    assert.deepEqual([open.core, open.openEnd, open.openStart], [[first, dayNumber("2018-12-02")], true, false]);
  });

  test("an axis runs from right to left where the language does", async () => {
    const { scale } = await load("time.ts");
    const [ltr, rtl] = [scale(0, 100, 228, false), scale(0, 100, 228, true)];
    assert.deepEqual([ltr.x(0), ltr.x(50), ltr.x(100), ltr.x(500)], [14, 114, 214, 214]);
    assert.deepEqual([rtl.x(0), rtl.x(50), rtl.x(100)], [214, 114, 14]);
  });
});

describe("going out", () => {
  test("no cell of a table is a formula", async () => {
    const { cell } = await load("export/csv.ts");
    for (const value of ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u00a0=1", "\ufeff=1", "＝1", "\n@x"]) {
      assert.match(cell(value), /^"?'/, JSON.stringify(value));
    }
    assert.equal(cell("2016-05/.."), "2016-05/..");
    assert.equal(cell("a, b"), '"a, b"');
    assert.equal(cell('say "a"'), '"say ""a"""');
    assert.equal(cell("a\nb"), '"a\nb"');
  });

  test("text in a picture is text", async () => {
    const { escaped } = await load("picture/picture.ts");
    assert.equal(escaped('<a b="c">&</a>'), "&lt;a b=&quot;c&quot;&gt;&amp;&lt;/a&gt;");
    assert.equal(escaped("a\u0000b\u0008\ud800c😀"), "a\ufffdb\ufffd\ufffdc😀");
  });

  test("only links of the web and mail are followed", async () => {
    const { isSafe } = await load("text.ts");
    for (const url of ["https://a.org", "HTTP://a.org", "mailto:a@b.org"]) assert.ok(isSafe(url));
    for (const url of ["javascript:alert(1)", "data:text/html,x", " javascript:x", "file:///etc", "//a.org"]) assert.ok(!isSafe(url));
  });

  test("a state comes back from its address", async () => {
    const { blank, changed, fromHash, toHash } = await load("state.ts");
    const initial = { ...blank(), source: "./a.json", other: "./b.txt" };
    const state = { ...initial, view: "record", id: "a&b=c#d", query: 'kind:project "a & b" ε+', on: "2018-12-01", sort: "end", descending: true, language: "ar", theme: "dark", form: true, table: true, only: true, other: "./c.json", later: true, changes: "moved", origins: true, compared: true };
    assert.deepEqual(fromHash(toHash(state, initial), initial), state);
    const without = { ...state, other: "" };
    assert.deepEqual(fromHash(toHash(without, initial), initial), without, "no other version, although there is one at first");
    assert.equal(changed(state, { id: "b" }).compared, true);
    assert.equal(changed(state, { view: "timeline" }).compared, false, "who leaves a record for another view does not come back");
    assert.equal(fromHash("#src=./z.json", initial).other, "", "the other version at first is one of what is open at first");
    assert.equal(fromHash("#src=./z.json&with=./y.json", initial).other, "./y.json");
    assert.equal(toHash(initial, initial), "#");
    const odd = fromHash("#view=nonsense&sort=x&on=yesterday&lang=xx&theme=pink&changes=none&turned=no", initial);
    assert.deepEqual(odd, initial, "what makes no sense is as if it were not there");
  });

  test("offsets in UTF-8 become offsets in a string", async () => {
    const { fromBytes, pieces } = await load("text.ts");
    const unit = fromBytes("aé😀b");
    assert.deepEqual([0, 1, 3, 7, 8].map(unit), [0, 1, 2, 4, 5]);
    const cut = pieces("a😀bc", "/title", [{ path: "/title", start: 1, end: 3, words: "😀b" }]);
    assert.deepEqual(cut, [{ words: "a", marked: false }, { words: "😀b", marked: true }, { words: "c", marked: false }]);
  });
});

describe("languages", () => {
  const REASONS = [
    "it is undated",
    "its start is unknown",
    "its end is unknown",
    "its open end is taken as holding for ever",
    "it is open-ended, as of no stated day",
    "it is open-ended, and nobody has said how long it ran after 1 December 2018",
    "it ends before it can have begun",
    "it depends on days that nobody has said",
    "it ended some day in 2018",
    "it begins some day in April 2017",
    "it began on 1 May 2016",
    "it ends on 1 May 2016 or earlier",
    "it ends on 1 May 2016 or later",
    "it ended between 3 March 2016 and 4 April 2017",
    "it began some day in 2016 and ends some day in 2018",
    "it began between 3 March 2016 and 4 April 2017 and ended between 5 May 2018 and 6 June 2018",
    "it began some day in 2016 and is open-ended, and nobody has said how long it ran after 1 December 2018",
    "its start is unknown and it ends some day in 2018",
    "it began some day in 2016 and its end is unknown",
  ];

  test("every reason of the core is said in French and Arabic", async () => {
    const { messages } = await load("i18n/index.ts");
    for (const language of ["fr", "ar"]) {
      for (const reason of REASONS) {
        const said = messages[language].sentence(reason);
        assert.ok(said !== undefined, `${language}: ${reason}`);
        assert.ok(!/\b(it|its|some|day|and|between|unknown)\b/.test(said), `${language}: ${said}`);
      }
      assert.equal(messages[language].sentence("it may rain"), undefined, "what is not known is not guessed");
    }
    assert.equal(
      messages.fr.sentence("it began between 3 March 2016 and 4 April 2017 and ended some day in 2018"),
      "il a commencé entre le 3 mars 2016 et le 4 avril 2017 et il a fini un jour de 2018",
    );
    assert.equal(messages.ar.sentence("it ended some day in May 2018"), "انتهت في يوم ما من ماي 2018");
  });

  test("every list of words has the same words in each language", async () => {
    const { messages } = await load("i18n/index.ts");
    for (const [key, value] of Object.entries(messages.en)) {
      if (typeof value !== "object") continue;
      for (const language of ["fr", "ar"]) assert.deepEqual(Object.keys(messages[language][key]), Object.keys(value), `${language}.${key}`);
    }
  });

  test("periods are said in words, and what has none is left as written", async () => {
    const { messages } = await load("i18n/index.ts");
    const { periodInWords } = await load("time.ts");
    for (const [period, words] of [
      ["2016-05/..", "Since May 2016"],
      ["2016/2018", "2016 – 2018"],
      ["2016-05-03/2017", "3 May 2016 – 2017"],
      ["../2018", "Until 2018"],
      ["2016/", "From 2016, end unknown"],
      ["2016", "Some time in 2016"],
      ["2014-21/2015-24", "Spring 2014 – Winter 2015"],
      ["2014-33/2015-XX", "2014-33 – 2015-XX"],
      ["../..", "../.."],
      [undefined, "Undated"],
    ]) {
      assert.equal(periodInWords(period, messages.en), words);
    }
    assert.equal(periodInWords("2016-05/..", messages.fr), "Depuis mai 2016");
    assert.equal(periodInWords("2016-05-01/2016-05-11", messages.fr), "1er mai 2016 – 11 mai 2016");
    assert.equal(periodInWords("2016-05/..", messages.ar), "منذ ماي 2016");
  });
});

describe("the page about the element", () => {
  const read = (path) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");
  const readme = read("README.md");

  test("names every part that can be styled, and no other", () => {
    const made = readdirSync(fileURLToPath(new URL("../src/views", import.meta.url)))
      .flatMap((file) => [...read(`src/views/${file}`).matchAll(/ part="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/)))
      .filter((name) => !name.includes("$"));
    const listed = /Parts can be styled[^:]*:\s([^.]*)\./.exec(readme.replaceAll("::part(...)", "parts"))?.[1] ?? "";
    // Made of the certainty itself, and of the kind of link.
    const composed = ["certainty-certain", "certainty-possible", "link", "title"];
    assert.deepEqual([...listed.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort(), [...new Set([...made, ...composed])].sort());
  });

  test("names every attribute and event", () => {
    const source = read("src/explorer.ts");
    const properties = /static override properties = \{([^}]*\}[^;]*)\};/s.exec(source)?.[1] ?? "";
    const attributes = [...properties.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
    const events = [...source.matchAll(/CustomEvent\("([\w-]+)"/g)].map(([, name]) => name);
    assert.ok(attributes.length >= 7 && events.length >= 4, `${attributes} ${events}`);
    for (const name of [...attributes, ...events]) assert.ok(readme.includes(`| \`${name}\` |`), name);
  });
});
