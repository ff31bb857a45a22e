// What passes between a page and its worker.

import type { Diagnostic } from "./generated/types.js";

/** A call: of a function of the package, or of a method of the portfolio with this number. */
export interface Request {
  id: number;
  portfolio: number | undefined;
  name: string;
  given: unknown[];
}

/** A portfolio in the worker as an argument, by its number. */
export interface Held {
  held: number;
}

/** The answer: a value, a portfolio that stays in the worker, or why there is none. */
export type Reply =
  | { id: number; value: unknown; portfolio: { number: number; size: number } | undefined }
  | { id: number; problems: readonly Diagnostic[] };
