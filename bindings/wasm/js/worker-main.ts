// The worker: it holds the portfolios and answers one call after the other.

import * as accordant from "./index.js";
import { AccordantError, load, Portfolio, Query, type Diagnostic } from "./index.js";
import type { Held, Reply, Request, Told } from "./protocol.js";
import type { ReadOptions } from "./types.js";

type Call = (...given: unknown[]) => unknown;

const portfolios = new Map<number, Portfolio>();
let last = 0;

addEventListener("message", (event: MessageEvent<Request>) => {
  void answer(event.data).then(([reply, moved]) => postMessage(reply, { transfer: moved }));
});

async function answer(request: Request): Promise<[Reply, Transferable[]]> {
  const { id } = request;
  try {
    const found = await made(request);
    const isRead = typeof found === "object" && found !== null && "portfolio" in found;
    const portfolio = isRead ? found.portfolio : found;
    if (!(portfolio instanceof Portfolio)) {
      const moved = found instanceof Uint8Array ? [found.buffer as ArrayBuffer] : [];
      return [{ id, value: found instanceof Query ? found.toJSON() : found, portfolio: undefined }, moved];
    }
    last += 1;
    portfolios.set(last, portfolio);
    const value = isRead ? { ...found, portfolio: undefined } : undefined;
    return [{ id, value, portfolio: { number: last, size: portfolio.size } }, []];
  } catch (thrown) {
    return [{ id, problems: problems(thrown) }, []];
  }
}

async function made({ id, name, given, portfolio, followed }: Request): Promise<unknown> {
  if (name === "load") return load(given[0] as string | undefined);
  if (followed) given = [given[0], followedBy(id, given[1] as ReadOptions | undefined)];
  if (portfolio === undefined) return own(accordant, name)(...(await Promise.all(given.map(taken))));
  const asked = portfolios.get(portfolio);
  if (name === "free") {
    portfolios.delete(portfolio);
    asked?.free();
    return undefined;
  }
  if (asked === undefined) throw new Error(`no portfolio ${portfolio}`);
  return (asked[name as keyof Portfolio] as unknown as Call).apply(asked, await Promise.all(given.map(taken)));
}

/** A function of the package by its name; `Query.parse` is one of a class. */
function own(holder: object, name: string): Call {
  const [first = "", ...rest] = name.split(".");
  const found = (holder as Record<string, unknown>)[first];
  if (rest.length > 0) return own(found as object, rest.join("."));
  return (found as Call).bind(holder);
}

/** The options of a reading that tells the page how far it is. */
function followedBy(id: number, options: ReadOptions | undefined): ReadOptions {
  return { ...options, progress: (progress) => postMessage({ id, progress } satisfies Told) };
}

/** Files come as they are, and are read here; portfolios come as their numbers. */
async function taken(given: unknown): Promise<unknown> {
  if (given instanceof Blob) return new Uint8Array(await given.arrayBuffer());
  if (!isHeld(given)) return given;
  const portfolio = portfolios.get(given.held);
  if (portfolio === undefined) throw new Error(`no portfolio ${given.held}`);
  return portfolio;
}

function isHeld(given: unknown): given is Held {
  return typeof given === "object" && given !== null && Object.keys(given).join() === "held";
}

function problems(thrown: unknown): readonly Diagnostic[] {
  if (thrown instanceof AccordantError) return thrown.diagnostics;
  return [{ code: "worker.failed", severity: "error", message: String(thrown) }];
}
