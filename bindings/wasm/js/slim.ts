// The slim package in a browser: the module lies beside this file.

import { compileResponse, standardSource } from "./module.js";

export * from "./all-slim.js";

standardSource("accordant/slim", async () => compileResponse(await fetch(new URL("./accordant-slim.wasm", import.meta.url))));
