/** The worker behind promises. */
import type { Progress } from "accordant";
import type { Calls, Failure, Name, Reply, Told } from "./protocol.js";

/** What went wrong, with the code and the places of the core. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = "Refused";
  }
}

/** A newer question took the place of this one, or nobody wants the answer any more. */
export class Superseded extends Error {}

/** What was thrown, as the page shows it. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refused) return thrown.failure;
  return { code: "page.failed", message: thrown instanceof Error ? thrown.message : String(thrown), diagnostics: [] };
}

/** Does work that asks; what is thrown of these kinds ends it without a word. */
export async function ignoring(kinds: readonly (abstract new (...given: never[]) => Error)[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!kinds.some((kind) => thrown instanceof kind)) throw thrown;
  }
}

interface Waiting {
  told: ((progress: Progress) => void) | undefined;
  resolve: (answer: never) => void;
  reject: (reason: unknown) => void;
}

/** Asks the worker. Each element has one of its own, so that two on a page do not wait for each other. */
export class Engine {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private readonly latest = new Map<Name, { running: boolean; next?: () => void; drop?: () => void }>();
  private last = 0;
  /** Whether its worker was asked nothing yet. */
  isFresh = true;

  constructor() {
    this.start();
  }

  /** Starts the worker, if it was closed; it has nothing open then. */
  start(): void {
    if (this.worker) return;
    this.listen(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
    this.isFresh = true;
  }

  /** Goes on with the worker of another, which was answered all it asked. Its own is ended, with what it has open. */
  takeOver(other: Engine): void {
    const { worker } = other;
    if (other === this || !worker) return;
    this.close();
    other.worker = undefined;
    this.listen(worker);
    this.isFresh = false;
  }

  private listen(worker: Worker): void {
    this.worker = worker;
    worker.onmessage = (event: MessageEvent<Reply | Told>) => this.settle(event.data);
    worker.onerror = (event) => {
      const failure = { code: "worker.failed", message: event.message || "the worker failed", diagnostics: [] };
      for (const { reject } of this.waiting.values()) reject(new Refused(failure));
      this.waiting.clear();
    };
  }

  /** Asks, and waits its turn. `told` hears how far it is, of what takes long. */
  ask<N extends Name>(name: N, ask: Calls[N]["ask"], told?: (progress: Progress) => void): Promise<Calls[N]["answer"]> {
    const { worker } = this;
    if (!worker) return Promise.reject(new Superseded());
    this.isFresh = false;
    return new Promise((resolve, reject) => {
      const id = ++this.last;
      this.waiting.set(id, { told, resolve: resolve as (answer: never) => void, reject });
      worker.postMessage({ id, name, ask });
    });
  }

  /**
   * Asks what only the newest answer matters of: while one runs, one waits, and a newer one takes the
   * place of the one that waits. So typing never queues.
   */
  async askLatest<N extends Name>(name: N, ask: Calls[N]["ask"]): Promise<Calls[N]["answer"]> {
    const slot = this.latest.get(name) ?? { running: false };
    this.latest.set(name, slot);
    if (slot.running) {
      slot.drop?.();
      await new Promise<void>((resolve, reject) => {
        slot.next = resolve;
        slot.drop = () => reject(new Superseded());
      });
    }
    slot.running = true;
    delete slot.next;
    delete slot.drop;
    const next = () => {
      slot.running = false;
      slot.next?.();
    };
    return this.ask(name, ask).finally(next);
  }

  /** Ends the worker, whatever it is doing; nobody is left waiting. */
  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const slot of this.latest.values()) slot.drop?.();
    this.latest.clear();
    for (const { reject } of this.waiting.values()) reject(new Superseded());
    this.waiting.clear();
  }

  private settle(reply: Reply | Told): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    if ("progress" in reply) {
      waiting.told?.(reply.progress);
      return;
    }
    this.waiting.delete(reply.id);
    if ("failure" in reply) waiting.reject(new Refused(reply.failure));
    else waiting.resolve(reply.answer as never);
  }
}
