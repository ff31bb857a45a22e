// The slim package in Node, whose fetch reads no files.

import { readFile } from "node:fs/promises";
import { standardSource } from "./module.js";

export * from "./all-slim.js";

standardSource("accordant/slim", async () => {
  const bytes = await readFile(new URL("./accordant-slim.wasm", import.meta.url));
  return WebAssembly.compile(new Uint8Array(bytes));
});
