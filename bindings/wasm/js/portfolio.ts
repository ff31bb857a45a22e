/// <reference lib="esnext.disposable" preserve="true" />
// A portfolio that is asked.

import { problem } from "./error.js";
import type {
  Answer, CommonPartners, Conflict, Diagnostic, Diff, Expiries, Explanation, Facets, Links, Network, Partnership, Portfolio as PortfolioJson, Timeline,
} from "./generated/types.js";
import * as glue from "./generated/glue.js";
import { asked, json, options, reading, text, wrongType } from "./given.js";
import { call, generation, isBroken } from "./module.js";
import { queryText } from "./query.js";
import type {
  AmongOptions, AskOptions, DiffOptions, Extent, Field, FindOptions, Input, JsonOptions, Merged, NetworkOptions, QueryInput, ReadOptions, ReadResult, TimelineOptions,
} from "./types.js";

/** What `merge` does; it has to look into portfolios. */
let together: (base: Portfolio, ours: Portfolio, theirs: Portfolio) => Merged;

/**
 * Everything one institution states about its partnerships, ready to be asked.
 *
 * It lives in the memory of the module, which `free()` gives back; a portfolio that nobody holds any more is
 * given back too, some time.
 */
export class Portfolio {
  #handle: glue.Handle | undefined;
  readonly #generation = generation();

  static {
    together = (base, ours, theirs) => {
      const merged = base.#call((a) => ours.#call((b) => theirs.#call((c) => glue.merge(a, b, c))));
      try {
        const conflicts = call(() => merged.conflicts());
        const handle = call(() => merged.take()) as glue.Handle;
        return { portfolio: new Portfolio(handle), conflicts: JSON.parse(conflicts) as Conflict[] };
      } finally {
        call(() => merged.free());
      }
    };
  }

  private constructor(handle: glue.Handle) {
    this.#handle = handle;
  }

  /** @internal */
  static of(handle: glue.Handle): Portfolio {
    return new Portfolio(handle);
  }

  /**
   * Reads a portfolio out of a page or file, when what the reader noticed does not matter; see {@link read}.
   *
   * @throws AccordantError as {@link read}
   */
  static read(input: Input, given?: ReadOptions): Portfolio {
    return read(input, given).portfolio;
  }

  /**
   * Reads a portfolio from its own JSON.
   *
   * @throws AccordantError with every problem of the document at once
   */
  static fromJson(portfolio: string, given?: JsonOptions): Portfolio {
    const [json, by] = [text(portfolio, "text"), options(given)];
    return new Portfolio(call(() => glue.Handle.from_json(json, by)));
  }

  /** The portfolio as JSON, indented; the same portfolio gives the same text. */
  toJson(): string {
    return this.#call((handle) => handle.to_json());
  }

  /**
   * The portfolio as bytes that {@link read} reads in a fraction of the time that JSON takes: to be kept, and served, beside
   * the JSON that it was read from. Each release reads its own.
   */
  toSnapshot(): Uint8Array<ArrayBuffer> {
    return this.#call((handle) => handle.to_snapshot()) as Uint8Array<ArrayBuffer>;
  }

  /** How many partnerships there are. */
  get size(): number {
    return this.#call((handle) => handle.size());
  }

  /** Everything but the partnerships: organizations, programmes, sources and the rest. */
  head(): Omit<PortfolioJson, "partnerships"> {
    return this.#ask((handle) => handle.head());
  }

  /** The partnership with this id; null if there is none. */
  get(id: string): Partnership | null {
    const wanted = text(id, "id");
    return this.#ask((handle) => handle.get(wanted));
  }

  /**
   * The windows in which the partnership with this id begins and ends, amended ends counted; null if there is
   * none, or if it contradicts itself.
   */
  extent(id: string): Extent | null {
    const wanted = text(id, "id");
    return this.#ask((handle) => handle.extent(wanted));
  }

  /** What is wrong or doubtful in it. */
  check(given?: AskOptions): Diagnostic[] {
    const by = asked(given);
    return this.#ask((handle) => handle.check(by));
  }

  /** The partnerships for which the query certainly or possibly holds. */
  find(query: QueryInput, given?: FindOptions): Answer {
    const [wanted, by] = [queryText(query), asked(given)];
    return this.#ask((handle) => handle.find(wanted, by));
  }

  /** Counts the matches by the values of fields. */
  facets(query: QueryInput, fields: readonly Field[], given?: AskOptions): Facets {
    const [wanted, names, by] = [queryText(query), json(fields, "fields"), asked(given)];
    return this.#ask((handle) => handle.facets(wanted, names, by));
  }

  /** Counts the matches that were active in each year, quarter or month. */
  timeline(query: QueryInput, given?: TimelineOptions): Timeline {
    const [wanted, by] = [queryText(query), asked(given)];
    return this.#ask((handle) => handle.timeline(wanted, by));
  }

  /** Why one partnership matches or not, in words; null if there is none with this id. */
  explain(query: QueryInput, id: string, given?: AskOptions): Explanation | null {
    const [wanted, which, by] = [queryText(query), text(id, "id"), asked(given)];
    return this.#ask((handle) => handle.explain(wanted, which, by));
  }

  /** Through what two organizations are linked. */
  links(a: string, b: string, given?: AmongOptions): Links {
    const [one, other, by] = [text(a, "a"), text(b, "b"), asked(given)];
    return this.#ask((handle) => handle.links(one, other, by));
  }

  /** The most frequent partners of an organization. */
  partners(of: string, given?: NetworkOptions): Network {
    const [name, by] = [text(of, "of"), asked(given)];
    return this.#ask((handle) => handle.partners(name, by));
  }

  /** The partners that two organizations have in common: through whom they are linked if they do not meet themselves. */
  commonPartners(a: string, b: string, given?: NetworkOptions): CommonPartners {
    const [one, other, by] = [text(a, "a"), text(b, "b"), asked(given)];
    return this.#ask((handle) => handle.common_partners(one, other, by));
  }

  /** Who meets whom, and how often. */
  network(given?: NetworkOptions): Network {
    const by = asked(given);
    return this.#ask((handle) => handle.network(by));
  }

  /** What ends in a stretch of time, and by when notice has to be given. */
  expiries(when: string, given?: AmongOptions): Expiries {
    const [days, by] = [text(when, "when"), asked(given)];
    return this.#ask((handle) => handle.expiries(days, by));
  }

  /** What changed from this portfolio to another: one change for each thing, in words and with its values. */
  diff(other: Portfolio, given?: DiffOptions): Diff {
    const by = options(given);
    return other.#call((after) => this.#ask((handle) => handle.diff(after, by)));
  }

  /**
   * The portfolio that the changes of a diff, or of its JSON text, make of this one, which stays as it is.
   *
   * @throws AccordantError `change.*` if the diff does not fit
   */
  apply(diff: Diff | string): Portfolio {
    const changes = typeof diff === "string" ? text(diff, "diff") : json(diff, "diff");
    return new Portfolio(this.#call((handle) => handle.apply(changes)));
  }

  /** Gives the memory back. The portfolio cannot be asked any more; doing it twice is no mistake. */
  free(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined && this.#generation === generation()) call(() => handle.free());
  }

  #ask<T>(work: (handle: glue.Handle) => string): T {
    return JSON.parse(this.#call(work)) as T;
  }

  #call<T>(work: (handle: glue.Handle) => T): T {
    const handle = this.#handle;
    if (handle === undefined) {
      throw problem("portfolio.freed", "the portfolio was freed", { help: "read it again" });
    }
    return call(() => {
      if (this.#generation === generation()) return work(handle);
      throw problem("portfolio.lost", "the portfolio was lost when the module broke", { help: "read it again" });
    });
  }
}

/** `using portfolio = ...` frees it at the end of the block, where the language has that. */
export interface Portfolio extends Disposable {}
const dispose: symbol | undefined = Symbol.dispose;
if (dispose !== undefined) {
  Object.defineProperty(Portfolio.prototype, dispose, { value: Portfolio.prototype.free });
}

/**
 * Reads a portfolio out of the text of a page, a portfolio in JSON or line by line, or records in other JSON.
 *
 * @throws AccordantError `input.empty`, `input.not-utf8`, `input.binary`, `limit.*`; `page.no-records` for a
 *   text that is no page of partnerships; for JSON with every problem of the document at once
 * @throws whatever `progress` throws
 */
export function read(input: Input, given?: ReadOptions): ReadResult {
  const [bytes, [by, progress]] = [bytesOf(input), reading(given)];
  const found = followed(progress, (tell) => call(() => glue.read(bytes, by, tell)));
  try {
    const [diagnostics, trace] = call(() => [found.diagnostics(), found.trace()]);
    const handle = call(() => found.take()) as glue.Handle;
    return {
      portfolio: Portfolio.of(handle),
      diagnostics: JSON.parse(diagnostics as string) as ReadResult["diagnostics"],
      trace: JSON.parse(trace as string) as ReadResult["trace"],
    };
  } finally {
    call(() => found.free());
  }
}

/**
 * Brings together what two sides made of the same portfolio, and says where they collide.
 *
 * What it makes is always valid; where the sides collide, ours counts.
 */
export function merge(base: Portfolio, ours: Portfolio, theirs: Portfolio): Merged {
  return together(base, ours, theirs);
}

/** Is told how much was read, and says whether the reading is to end. */
type Listener = (bytes: number, partnerships: number) => boolean;

/** Makes a call that tells how far it is. Nothing is thrown across the module: it ends, and then what was thrown goes on. */
function followed<T>(progress: ReadOptions["progress"], work: (tell: Listener | undefined) => T): T {
  if (progress === undefined) return work(undefined);
  let objection: { thrown: unknown } | undefined;
  const tell = (bytes: number, partnerships: number): boolean => {
    try {
      progress({ bytes, partnerships });
    } catch (thrown) {
      // What was asked meanwhile may have broken the module, and then there is no way back into it.
      if (isBroken()) throw thrown;
      objection = { thrown };
    }
    return objection !== undefined;
  };
  try {
    return work(tell);
  } catch (thrown) {
    throw objection === undefined ? thrown : objection.thrown;
  }
}

function bytesOf(input: unknown): Uint8Array {
  if (typeof input === "string") return new TextEncoder().encode(text(input, "input"));
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  throw wrongType("input", "a text or bytes", input);
}
