// The package in a browser, or in whatever can fetch: the module lies beside this file.

import { compileResponse, standardSource } from "./module.js";

export * from "./all.js";

standardSource("accordant", async () => compileResponse(await fetch(new URL("./accordant.wasm", import.meta.url))));
