// What passes between a page and its worker.

import type { Diagnostic } from "./generated/types.js";
import type { Progress } from "./types.js";

/** A call: of a function of the package, or of a method of the portfolio with this number. */
export interface Request {
  id: number;
  portfolio: number | undefined;
  name: string;
  given: unknown[];
  /** Whether somebody wants to hear how far it is. */
  followed: boolean;
}

/** A portfolio in the worker as an argument, by its number. */
export interface Held {
  held: number;
}

/** The answer: a value, a portfolio that stays in the worker, or why there is none. */
export type Reply =
  | { id: number; value: unknown; portfolio: { number: number; size: number } | undefined }
  | { id: number; problems: readonly Diagnostic[] };

/** How far a call is that is followed, before its answer. */
export interface Told {
  id: number;
  progress: Progress;
}
