// Runs one of the peers, as the tool that opened the page asks.

import { accordant } from "./accordant.js";
import { ask } from "./common.js";
import { peers } from "./peers.js";

globalThis.run = async (name) => {
  const get = async (path) => fetch(path);
  const parameters = await (await get("/data/params.json")).json();
  const bytes = new Uint8Array(await (await get(name === "accordant" ? "/data/register.ndjson" : "/data/flat.ndjson")).arrayBuffer());
  const begun = performance.now();
  const questions = await (name === "accordant" ? accordant : peers[name])(bytes, parameters);
  const found = { load: { ms: performance.now() - begun, runs: 1 } };
  for (const [question, work] of Object.entries(questions)) found[question] = await ask(work);
  return found;
};
