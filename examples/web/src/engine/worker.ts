/** The worker: holds the portfolio and answers, so that typing never waits. */
import { Store } from "./store.js";
import type { Progress } from "accordant";
import type { Failure, Name, Reply, Request, Told } from "./protocol.js";

const store = new Store();

/** A mistake of the core as plain data; anything else says its message. */
function failure(thrown: unknown): Failure {
  const error = thrown as Partial<Failure> & Partial<Error>;
  return {
    code: error.code ?? "page.failed",
    message: error.message ?? String(thrown),
    diagnostics: error.diagnostics ?? [],
    ...(error.help === undefined || error.help === null ? {} : { help: error.help }),
  };
}

async function answer({ id, name, ask }: Request): Promise<Reply> {
  try {
    await store.ready();
    const call = store[name as Name] as (ask: unknown, tell: (progress: Progress) => void) => unknown;
    const tell = (progress: Progress) => self.postMessage({ id, progress } satisfies Told);
    return { id, answer: await call.call(store, ask, tell) };
  } catch (thrown) {
    return { id, failure: failure(thrown) };
  }
}

/** One after the other, as they came: while the bytes of a file are fetched, no other request slips in. */
let turn: Promise<void> = Promise.resolve();
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  turn = turn.then(async () => self.postMessage(await answer(data)));
});
