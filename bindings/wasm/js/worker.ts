// The same, in a Web Worker: the page stays responsive while a large portfolio is read or asked.

import type {
  Answer, Certainty, CommonPartners, Conflict, Diagnostic, Diff, Expiries, Explanation, Facets, Links, Network, Partnership, Portfolio as PortfolioJson,
  Query as QueryJson, Timeline,
} from "./generated/types.js";
import { AccordantError, problem } from "./error.js";
import { callback } from "./given.js";
import type { Held, Reply, Request, Told } from "./protocol.js";
import type {
  AmongOptions, AskOptions, AskPeriodOptions, DateOptions, DiffOptions, EdtfSummary, Extent, Field, FindOptions, Input, JsonOptions,
  NetworkOptions, PeriodOptions, PhraseOptions, Progress, QueryInput, ReadOptions, Readings, Relation, Segment, TimelineOptions,
} from "./types.js";

export { AccordantError } from "./error.js";
export type * from "./answers.js";
export type * from "./types.js";

/** How a call can be given up. */
export interface Cancel {
  /**
   * When it is aborted, the promise is rejected with its reason. A call that waits is never made; a reading ends, too,
   * if the worker holds no portfolio.
   */
  signal?: AbortSignal | undefined;
  /** A newer call of the same slot takes the place of an older one, which is rejected as an `AbortError`. */
  slot?: string | undefined;
}

/** `Worker`, where programs are compiled with that type. */
export type WebWorker = typeof globalThis extends { Worker: { prototype: infer W } } ? W : never;

/** How the worker is started. */
export interface WorkerOptions {
  /** The address of `accordant.wasm`, if not beside this package. */
  module?: string | URL;
  /** Starts the worker, where a bundler needs to see that done; its code is `accordant/worker-main`. */
  start?: () => WebWorker;
}

/** What was read. */
export interface WorkerReadResult {
  /** The portfolio, which stays in the worker. */
  portfolio: WorkerPortfolio;
  /** What the reader noticed. */
  diagnostics: Diagnostic[];
  /** Of a page: where every character of the input went. */
  trace: Segment[];
}

/** What two sides made of one portfolio, together. */
export interface WorkerMerged {
  /** The portfolio, which stays in the worker. */
  portfolio: WorkerPortfolio;
  /** Where they collide. */
  conflicts: Conflict[];
}

/** What the worker reads: also files, which it reads itself. */
export type WorkerInput = Input | Blob;

/** Calls that can take seconds; to end one is worth another worker. */
const READS = ["read", "Portfolio.fromJson"];

interface Waiting {
  request: Request;
  slot: string | undefined;
  told(progress: Progress): void;
  taken(reply: Reply): void;
  failed(reason: unknown): void;
}

/**
 * Starts a worker with the module in it.
 *
 * @throws AccordantError `module.not-loaded`
 */
export async function startWorker(options: WorkerOptions = {}): Promise<AccordantWorker> {
  const worker = new AccordantWorker(options);
  await worker.load();
  return worker;
}

/** The package in a worker: the same functions, each of which gives a promise. */
export class AccordantWorker {
  readonly #options: WorkerOptions;
  #worker: Worker | undefined;
  #generation = 0;
  #last = 0;
  /** The portfolios that it holds, by their numbers. */
  #held = new Set<number>();
  /** Calls that wait, and before them the one that is made. */
  #running: Waiting | undefined;
  #waiting: Waiting[] = [];

  /** @internal */
  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** @internal */
  get generation(): number {
    return this.#generation;
  }

  /** Loads the module, if it is not there. */
  async load(): Promise<void> {
    const address = this.#options.module;
    await this.call("load", [address === undefined ? undefined : new URL(address, location.href).href], undefined);
  }

  /**
   * Reads a portfolio out of a page or file; see `read` of the package. What `progress` throws gives the call up, as a
   * `signal` does.
   */
  async read(input: WorkerInput, options?: ReadOptions & Cancel): Promise<WorkerReadResult> {
    const { progress, ...others } = options ?? {};
    callback(progress, "progress");
    const { value, portfolio } = await this.call("read", [input], others, undefined, progress);
    return { ...(value as WorkerReadResult), portfolio: portfolio as WorkerPortfolio };
  }

  /** Reads a portfolio from its own JSON. */
  async fromJson(portfolio: string, options?: JsonOptions & Cancel): Promise<WorkerPortfolio> {
    return (await this.call("Portfolio.fromJson", [portfolio], options)).portfolio as WorkerPortfolio;
  }

  /** Reads a query from text, and gives its JSON form. */
  parseQuery(query: string, options?: Cancel): Promise<QueryJson> {
    return this.value("Query.parse", [query], options);
  }

  /** An EDTF expression at a glance. */
  edtf(expression: string, options?: DateOptions & Cancel): Promise<EdtfSummary> {
    return this.value("edtf", [expression], options);
  }

  /** Reads a date or period as people write it. */
  readPhrase(phrase: string, options?: PhraseOptions & Cancel): Promise<Readings> {
    return this.value("readPhrase", [phrase], options);
  }

  /** The windows in which a period begins and ends. */
  extent(period: string, options?: PeriodOptions & Cancel): Promise<Extent | null> {
    return this.value("extent", [period], options);
  }

  /** How certainly a query of time holds for a period alone. */
  askPeriod(period: string, query: QueryInput, options?: AskPeriodOptions & Cancel): Promise<Certainty> {
    return this.value("askPeriod", [period, plain(query)], options);
  }

  /** The relations of Allen that are possible between two periods. */
  relations(a: string, b: string, options?: PeriodOptions & Cancel): Promise<Relation[] | null> {
    return this.value("relations", [a, b], options);
  }

  /** Brings together what two sides made of the same portfolio, and says where they collide. */
  async merge(
    base: WorkerPortfolio,
    ours: WorkerPortfolio,
    theirs: WorkerPortfolio,
    options?: Cancel,
  ): Promise<WorkerMerged> {
    const given = [base, ours, theirs].map((portfolio) => portfolio.held(this));
    const { value, portfolio } = await this.call("merge", given, options);
    return { ...(value as WorkerMerged), portfolio: portfolio as WorkerPortfolio };
  }

  /**
   * Ends the worker, whatever it is doing, and starts another: all calls are rejected, all portfolios are lost.
   */
  async restart(): Promise<void> {
    this.terminate();
    await this.load();
  }

  /** Ends the worker for good, unless it is loaded again. All calls are rejected. */
  terminate(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#generation += 1;
    this.#held.clear();
    const ended = [...(this.#running ? [this.#running] : []), ...this.#waiting];
    this.#running = undefined;
    this.#waiting = [];
    const reason = problem("worker.terminated", "the worker was ended", { help: "`load()` starts another" });
    for (const call of ended) call.failed(reason);
  }

  /** @internal */
  async value<T>(name: string, given: unknown[], options: object | undefined, portfolio?: number): Promise<T> {
    return (await this.call(name, given, options, portfolio)).value as T;
  }

  /** @internal */
  call(
    name: string,
    given: unknown[],
    options: (Cancel & object) | undefined,
    portfolio?: number,
    progress?: (progress: Progress) => void,
  ): Promise<{ value: unknown; portfolio: WorkerPortfolio | undefined }> {
    const { signal, slot, ...rest } = options ?? {};
    if (Object.keys(rest).length > 0) given = [...given, rest];
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      this.#last += 1;
      let isOver = false;
      const over = (then: () => void) => {
        if (!isOver) then();
        isOver = true;
        signal?.removeEventListener("abort", abort);
      };
      const call: Waiting = {
        request: { id: this.#last, portfolio, name, given, followed: progress !== undefined },
        slot,
        told: (progressed) => {
          try {
            if (!isOver) progress?.(progressed);
          } catch (reason) {
            this.#giveUp(call, reason);
          }
        },
        taken: (reply) => {
          if ("problems" in reply) {
            const problems = reply.problems as [Diagnostic, ...Diagnostic[]];
            return over(() => reject(new AccordantError(problems)));
          }
          if (reply.portfolio) this.#held.add(reply.portfolio.number);
          if (name === "free" && portfolio !== undefined) this.#held.delete(portfolio);
          const held = reply.portfolio && new WorkerPortfolio(this, reply.portfolio.number, reply.portfolio.size);
          // Nobody waits for it any more, so nobody would free it.
          if (isOver) void held?.free();
          over(() => resolve({ value: reply.value, portfolio: held }));
        },
        failed: (reason) => over(() => reject(reason as Error)),
      };
      const abort = () => this.#giveUp(call, signal?.reason);
      signal?.addEventListener("abort", abort);
      if (slot !== undefined) this.#supersede(slot);
      this.#waiting.push(call);
      this.#next();
    });
  }

  #supersede(slot: string): void {
    const older = [this.#running, ...this.#waiting].filter((call) => call?.slot === slot);
    for (const call of older) {
      if (call) this.#giveUp(call, new DOMException("a newer call took its place", "AbortError"));
    }
  }

  #giveUp(call: Waiting, reason: unknown): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== call);
    call.failed(reason);
    if (call === this.#running && READS.includes(call.request.name) && this.#held.size === 0) this.#anew();
  }

  /** Ends the worker, with which nothing is lost but the call that is made, and starts another for those that wait. */
  #anew(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#running = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    // If it cannot be loaded, the calls that wait say so.
    this.load().catch(() => undefined);
    this.#waiting.push(...waiting);
    this.#next();
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const call = this.#waiting.shift();
    if (call === undefined) return;
    this.#running = call;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage(call.request);
    } catch (reason) {
      this.#running = undefined;
      call.failed(reason);
      this.#next();
    }
  }

  #start(): Worker {
    if (this.#options.start === undefined && typeof Worker !== "function") {
      throw problem("worker.unavailable", "there are no Web Workers here", { help: "call the package itself" });
    }
    const worker = this.#options.start?.()
      ?? new Worker(new URL("./worker-main.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<Reply | Told>) => {
      const call = this.#running;
      if (worker !== this.#worker || call?.request.id !== event.data.id) return;
      if ("progress" in event.data) return call.told(event.data.progress);
      this.#running = undefined;
      call.taken(event.data);
      this.#next();
    });
    worker.addEventListener("error", (event) => {
      if (worker !== this.#worker) return;
      const reason = problem("worker.failed", `the worker failed: ${event.message || "it cannot be started"}`, {
        help: "`restart()` starts another",
      });
      this.#running?.failed(reason);
      this.terminate();
    });
    return worker;
  }
}

/** A portfolio in the worker: the same questions, each of which gives a promise. */
export class WorkerPortfolio {
  /** How many partnerships there are. */
  readonly size: number;
  readonly #worker: AccordantWorker;
  readonly #number: number;
  readonly #generation: number;

  /** @internal */
  constructor(worker: AccordantWorker, number: number, size: number) {
    this.size = size;
    this.#worker = worker;
    this.#number = number;
    this.#generation = worker.generation;
  }

  /** The portfolio as JSON, indented. */
  toJson(options?: Cancel): Promise<string> {
    return this.#value("toJson", [], options);
  }

  /** The portfolio as bytes that are read in a fraction of the time that JSON takes. Each release reads its own. */
  toSnapshot(options?: Cancel): Promise<Uint8Array<ArrayBuffer>> {
    return this.#value("toSnapshot", [], options);
  }

  /** Everything but the partnerships. */
  head(options?: Cancel): Promise<Omit<PortfolioJson, "partnerships">> {
    return this.#value("head", [], options);
  }

  /** The partnership with this id; null if there is none. */
  get(id: string, options?: Cancel): Promise<Partnership | null> {
    return this.#value("get", [id], options);
  }

  /** The windows in which the partnership with this id begins and ends, amended ends counted. */
  extent(id: string, options?: Cancel): Promise<Extent | null> {
    return this.#value("extent", [id], options);
  }

  /** What is wrong or doubtful in it. */
  check(options?: AskOptions & Cancel): Promise<Diagnostic[]> {
    return this.#value("check", [], options);
  }

  /** The partnerships for which the query certainly or possibly holds. */
  find(query: QueryInput, options?: FindOptions & Cancel): Promise<Answer> {
    return this.#value("find", [plain(query)], options);
  }

  /** Counts the matches by the values of fields. */
  facets(query: QueryInput, fields: readonly Field[], options?: AskOptions & Cancel): Promise<Facets> {
    return this.#value("facets", [plain(query), fields], options);
  }

  /** Counts the matches that were active in each year, quarter or month. */
  timeline(query: QueryInput, options?: TimelineOptions & Cancel): Promise<Timeline> {
    return this.#value("timeline", [plain(query)], options);
  }

  /** Why one partnership matches or not, in words; null if there is none with this id. */
  explain(query: QueryInput, id: string, options?: AskOptions & Cancel): Promise<Explanation | null> {
    return this.#value("explain", [plain(query), id], options);
  }

  /** Through what two organizations are linked. */
  links(a: string, b: string, options?: AmongOptions & Cancel): Promise<Links> {
    return this.#value("links", [a, b], among(options));
  }

  /** The most frequent partners of an organization. */
  partners(of: string, options?: NetworkOptions & Cancel): Promise<Network> {
    return this.#value("partners", [of], among(options));
  }

  /** The partners that two organizations have in common. */
  commonPartners(a: string, b: string, options?: NetworkOptions & Cancel): Promise<CommonPartners> {
    return this.#value("commonPartners", [a, b], among(options));
  }

  /** Who meets whom, and how often. */
  network(options?: NetworkOptions & Cancel): Promise<Network> {
    return this.#value("network", [], among(options));
  }

  /** What ends in a stretch of time, and by when notice has to be given. */
  expiries(when: string, options?: AmongOptions & Cancel): Promise<Expiries> {
    return this.#value("expiries", [when], among(options));
  }

  /** What changed from this portfolio to another one in the same worker. */
  async diff(other: WorkerPortfolio, options?: DiffOptions & Cancel): Promise<Diff> {
    return this.#value("diff", [other.held(this.#worker)], options);
  }

  /** The portfolio that the changes of a diff make of this one, which stays as it is. */
  async apply(diff: Diff | string, options?: Cancel): Promise<WorkerPortfolio> {
    if (this.#generation !== this.#worker.generation) throw lost();
    return (await this.#worker.call("apply", [diff], options, this.#number)).portfolio as WorkerPortfolio;
  }

  /** @internal */
  held(worker: AccordantWorker): Held {
    if (worker !== this.#worker || this.#generation !== worker.generation) throw lost();
    return { held: this.#number };
  }

  /** Gives the memory back. */
  free(): Promise<void> {
    if (this.#generation !== this.#worker.generation) return Promise.resolve();
    return this.#value("free", [], undefined);
  }

  #value<T>(name: string, given: unknown[], options: object | undefined): Promise<T> {
    if (this.#generation === this.#worker.generation) return this.#worker.value(name, given, options, this.#number);
    return Promise.reject(lost());
  }
}

function lost(): AccordantError {
  return problem("portfolio.lost", "the portfolio was lost with its worker, or is in another", {
    help: "read it again",
  });
}

/** A query as it can be sent: a `Query` by its JSON form. */
function plain(query: QueryInput): string | QueryJson {
  return typeof query === "object" && "toJSON" in query ? query.toJSON() : query;
}

function among<T extends AmongOptions>(options: T | undefined): object | undefined {
  return options?.query === undefined ? options : { ...options, query: plain(options.query) };
}
