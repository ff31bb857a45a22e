// The one error that this package throws.

import type { Diagnostic } from "./generated/types.js";

/** Why something could not be read or answered: one problem or, for a document, all of them. */
export class AccordantError extends Error {
  /** The stable code of the first problem, `query.unknown-field`: programs may match on it. */
  readonly code: string;
  /** A JSON pointer to where it is in a document or among the options, `/partnerships/0/period`. */
  readonly path: string | undefined;
  /** The line it is in, from 1, where a text was read. */
  readonly line: number | undefined;
  /** The column in characters, from 1. */
  readonly column: number | undefined;
  /** What to do about it. */
  readonly help: string | undefined;
  /** Every problem, the first one first. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly [Diagnostic, ...Diagnostic[]], options?: { cause?: unknown }) {
    const [first] = diagnostics;
    super(first.message, options);
    this.code = first.code;
    this.path = first.place?.path;
    this.line = first.place?.span?.line;
    this.column = first.place?.span?.column;
    this.help = first.help;
    this.diagnostics = diagnostics;
  }

  static {
    this.prototype.name = "AccordantError";
  }
}

/** An error of the package itself. */
export function problem(
  code: string,
  message: string,
  more: { help?: string; path?: string; cause?: unknown } = {},
): AccordantError {
  const diagnostic: Diagnostic = { code, severity: "error", message };
  if (more.path !== undefined) diagnostic.place = { path: more.path };
  if (more.help !== undefined) diagnostic.help = more.help;
  return new AccordantError([diagnostic], more.cause === undefined ? {} : { cause: more.cause });
}
