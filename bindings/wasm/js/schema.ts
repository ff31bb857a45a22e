// The JSON Schema of a portfolio.

import { portfolio } from "./generated/schema.js";

/** A JSON Schema, draft 2020-12. */
export type Schema = { [keyword: string]: unknown };

/** The JSON Schema of a portfolio; the others lie beside the package as `accordant/schema/*.json`. */
export function jsonSchema(): Schema {
  return structuredClone(portfolio);
}
