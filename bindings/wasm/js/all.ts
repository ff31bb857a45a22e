// What the package offers, wherever it runs.

export { AccordantError } from "./error.js";
export type * from "./answers.js";
export { load, type ModuleSource } from "./module.js";
export { merge, Portfolio, read } from "./portfolio.js";
export { Query } from "./query.js";
export { jsonSchema, type Schema } from "./schema.js";
export { askPeriod, edtf, extent, fold, readPhrase, relations, slug, words } from "./time.js";
export type * from "./types.js";
