// What the slim package offers: everything but the readers of pages and of other records, `diff`, `apply` and `merge`.

import * as whole from "./portfolio.js";
import type { Input, JsonOptions, ReadOptions, ReadResult } from "./types.js";

export { AccordantError } from "./error.js";
export type * from "./answers.js";
export { load, type ModuleSource } from "./module.js";
export { Query } from "./query.js";
export { jsonSchema, type Schema } from "./schema.js";
export { askPeriod, edtf, extent, fold, readPhrase, relations, slug, words } from "./time.js";
export type * from "./types.js";

/** A portfolio, as in the whole package, that is neither compared nor changed. */
export interface Portfolio extends Omit<whole.Portfolio, "diff" | "apply"> {}

/** How accordant's own JSON is read. */
export interface SlimReadOptions extends Pick<ReadOptions, "policy" | "limits" | "progress"> {
  /** What the input is, if that is not to be found out. */
  format?: "portfolio" | "register";
}

/** What was read. */
export interface SlimReadResult extends Omit<ReadResult, "portfolio"> {
  /** The portfolio. */
  portfolio: Portfolio;
}

/** Portfolios are made by reading them. */
export const Portfolio: {
  /** Reads a portfolio, when what the reader noticed does not matter; see `read`. */
  read(input: Input, given?: SlimReadOptions): Portfolio;
  /** Reads a portfolio from its own JSON. */
  fromJson(portfolio: string, given?: JsonOptions): Portfolio;
  readonly prototype: Portfolio;
  [Symbol.hasInstance](value: unknown): boolean;
} = whole.Portfolio;

/**
 * Reads a portfolio in JSON, or one line by line.
 *
 * @throws AccordantError `input.no-reader` for a page or other JSON; else as the whole package
 */
export const read: (input: Input, given?: SlimReadOptions) => SlimReadResult = whole.read;
