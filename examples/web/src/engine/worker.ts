/** The worker: holds the portfolio and answers, so that typing never waits. */
import { Store } from "./store.js";
import type { Failure, Name, Reply, Request } from "./protocol.js";

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

self.addEventListener("message", (event: MessageEvent<Request>) => {
  const { id, name, ask } = event.data;
  const answer = async (): Promise<Reply> => {
    try {
      await store.ready();
      const call = store[name as Name] as (ask: unknown) => unknown;
      return { id, answer: await call.call(store, ask) };
    } catch (thrown) {
      return { id, failure: failure(thrown) };
    }
  };
  void answer().then((reply) => self.postMessage(reply));
});
