// The schemas and the code agree, by ajv.

import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { corpus, names, schema } from "./documents.mjs";

// Strict: a keyword or format that ajv does not know, or a `required` that no property has, is an error.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validators = Object.fromEntries(names.map((name) => [name, ajv.compile(schema(name))]));

/** Whether the schema accepts the text; a text that is no JSON it does not. */
function accepts(document) {
  let value;
  try {
    value = JSON.parse(document.text.replace(/^\uFEFF/, ""));
  } catch {
    return false;
  }
  return validators[document.schema](value);
}

test("the examples of every definition are valid", () => {
  let examples = 0;
  for (const name of names) {
    const whole = schema(name);
    const parts = Object.keys(whole.$defs ?? {}).map((key) => [whole.$defs[key], `${whole.$id}#/$defs/${key}`]);
    for (const [part, id] of [[whole, whole.$id], ...parts]) {
      const validate = ajv.getSchema(id);
      for (const example of part.examples ?? []) {
        examples += 1;
        assert.ok(validate(example), `${id}: ${JSON.stringify(example)}`);
      }
    }
  }
  assert.ok(examples > 50, `only ${examples} examples`);
});

test("what the code accepts is valid, and what is not valid the code refuses", (t) => {
  const counts = {};
  const wrong = [];
  for (const document of corpus) {
    const valid = accepts(document);
    const key = `${document.schema}: ${document.verdict} by the code, ${valid ? "valid" : "not valid"}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (document.verdict === "accepted" ? !valid : document.verdict === "refused" && valid) {
      const errors = ajv.errorsText(validators[document.schema].errors);
      wrong.push(`${key}: ${errors} (${document.origin}; ${document.codes}): ${document.text.slice(0, 1000)}`);
    }
  }
  t.diagnostic(`ajv: ${corpus.length} documents, ${wrong.length} disagreements`);
  for (const key of Object.keys(counts).sort()) t.diagnostic(`${counts[key]} ${key}`);
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} disagreements`);
});

test("the patterns refuse nearly every text that is no date", (t) => {
  const wrong = corpus.filter(({ origin, codes }) => origin === "date" && codes.length > 0);
  const refused = wrong.filter((document) => !accepts(document)).length;
  t.diagnostic(`${refused} of ${wrong.length} dates that the code refuses are not valid either`);
  assert.ok(wrong.length > 1000 && refused > 0.9 * wrong.length);
});

test("the code has to say each rule that the page lists as beyond the schemas", () => {
  for (const name of ["portfolio", "query"]) {
    const beyond = corpus.filter((document) => document.schema === name && document.verdict === "beyond");
    const listed = new Set(beyond.flatMap((document) => document.codes));
    // What is no JSON for ajv either is beyond it in another way.
    const said = beyond.filter(accepts).flatMap((document) => document.codes);
    assert.deepEqual([...listed].filter((code) => !said.includes(code)), [], name);
  }
});
