// Some thousands of tests pass: only what fails is named, and how many there were in each file.

import { basename } from "node:path";

export default async function* report(events) {
  const counts = new Map();
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === "test:pass" || type === "test:fail") {
      if (data.details?.type === "suite" || (data.nesting === 0 && data.name.endsWith(".test.mjs"))) continue;
      const file = basename(data.file ?? "");
      const count = counts.get(file) ?? { passed: 0, skipped: 0, failed: 0 };
      counts.set(file, count);
      if (type === "test:fail") {
        failed += 1;
        count.failed += 1;
        const cause = data.details.error?.cause ?? data.details.error;
        yield `FAILED ${file}: ${data.name}\n    ${String(cause?.message ?? cause).replaceAll("\n", "\n    ").slice(0, 2000)}\n`;
      } else if (data.skip !== undefined) count.skipped += 1;
      else count.passed += 1;
    } else if (type === "test:diagnostic" && data.nesting > 0) yield `${data.message}\n`;
    else if (type === "test:stderr") yield data.message;
  }
  for (const [file, { passed, skipped, failed }] of counts) {
    yield `${file}: ${passed} passed${skipped ? `, ${skipped} skipped` : ""}${failed ? `, ${failed} FAILED` : ""}\n`;
  }
  if (failed > 0) yield `${failed} tests failed\n`;
}
