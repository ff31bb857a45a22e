// Runs one of the peers, as the tool that opened the page asks.

import { accordant } from "./accordant.js";
import { ask } from "./common.js";
import { peers } from "./peers.js";

globalThis.run = async (name) => {
  const get = async (path) => fetch(path);
  const parameters = await (await get("/data/params.json")).json();
  const file = { accordant: "register.ndjson", snapshot: "register.accordant" }[name] ?? "flat.ndjson";
  const bytes = new Uint8Array(await (await get(`/data/${file}`)).arrayBuffer());
  const begun = performance.now();
  // A snapshot is read by the same call; what is asked of it then is asked of what was read from JSON.
  const questions = await (peers[name] ?? accordant)(bytes, parameters);
  if (name === "snapshot") return { load: { ms: performance.now() - begun, runs: 1, answer: questions.active() } };
  const found = { load: { ms: performance.now() - begun, runs: 1 } };
  for (const [question, work] of Object.entries(questions)) found[question] = await ask(work);
  return found;
};
