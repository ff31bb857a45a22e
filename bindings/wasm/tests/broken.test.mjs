// A module that breaks: it says so, and can be loaded anew.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { extent, load, Portfolio, read } from "accordant";

const PAGE = 65_536;

/** The module with so little memory that it runs out: what is shipped, but for the most pages of its memory. */
function cramped(bytes, room) {
  let at = 8;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  };
  for (;;) {
    const start = at;
    const section = bytes[at++];
    const length = number();
    if (section !== 5) {
      at += length;
      continue;
    }
    const end = at + length;
    assert.equal(number(), 1, "one memory");
    number();
    const least = number();
    const most = least + room / PAGE;
    const content = [1, 1, ...leb(least), ...leb(most)];
    return Buffer.concat([bytes.subarray(0, start), Buffer.from([5, content.length, ...content]), bytes.subarray(end)]);
  }
}

function leb(number) {
  const bytes = [];
  for (; number >= 0x80; number >>>= 7) bytes.push((number & 0x7f) | 0x80);
  return [...bytes, number];
}

test("memory that runs out breaks the module; loading it anew mends it", async () => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve("accordant/accordant.wasm")));
  await load(cramped(bytes, 4 << 20));
  const small = '{"accordant":1,"partnerships":[{"id":"a","title":"A","period":"2016/2018"}]}';
  const partnerships = Array.from({ length: 20_000 }, (_, number) => ({ id: `p${number}`, title: `Title ${number}` }));
  const large = JSON.stringify({ accordant: 1, partnerships });
  for (let round = 0; round < 2; round += 1) {
    const before = Portfolio.fromJson(small);
    assert.throws(() => Portfolio.fromJson(large), (error) => {
      assert.equal(error.name, "AccordantError");
      assert.equal(error.code, "module.broken");
      assert.match(error.help, /await load\(\)/);
      assert.ok(error.cause instanceof Error);
      return true;
    });
    assert.throws(() => before.find(""), { code: "module.broken" });
    assert.throws(() => read("x"), { code: "module.broken" });
    assert.throws(() => extent("2016"), { code: "module.broken" });
    await load();
    assert.throws(() => before.find(""), { code: "portfolio.lost" });
    before.free();
    const after = Portfolio.fromJson(small);
    assert.equal(after.find("active:2017").certain, 1);
    after.free();
  }
});

test("a module that breaks while it tells of the progress is not gone back into", async () => {
  await load();
  const large = JSON.stringify({ accordant: 1, partnerships: Array.from({ length: 20_000 }, (_, number) => ({ id: `p${number}`, title: "T" })) });
  const register = ['{"accordant":1}', '{"partnership":{"id":"a","title":"A"}}'].join("\n");
  assert.throws(() => read(register, { progress: () => Portfolio.fromJson(large) }), { code: "module.broken" });
  assert.throws(() => read(register), { code: "module.broken" });
  await load();
  assert.equal(read(register).portfolio.size, 1);
});
