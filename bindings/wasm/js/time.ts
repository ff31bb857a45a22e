// Dates, periods and words, without a portfolio around them.

import type { Certainty } from "./generated/types.js";
import * as glue from "./generated/glue.js";
import { asked, options, text } from "./given.js";
import { ask, call } from "./module.js";
import { queryText } from "./query.js";
import type {
  AskPeriodOptions, DateOptions, EdtfSummary, Extent, PeriodOptions, PhraseOptions, QueryInput, Readings, Relation,
} from "./types.js";

/** An EDTF expression at a glance: its level, its canonical form, its bounds as written. */
export function edtf(expression: string, given?: DateOptions): EdtfSummary {
  const [written, by] = [text(expression, "text"), options(given)];
  return ask(() => glue.edtf(written, by));
}

/** Reads a date or period as people write it: one reading, several, or none and the reason. */
export function readPhrase(phrase: string, given?: PhraseOptions): Readings {
  const [written, by] = [text(phrase, "text"), options(given)];
  return ask(() => glue.read_phrase(written, by));
}

/** The windows in which a period begins and ends; null if no start fits to any end. */
export function extent(period: string, given?: PeriodOptions): Extent | null {
  const [written, by] = [text(period, "period"), options(given)];
  return ask(() => glue.extent(written, by));
}

/** How certainly a query of time holds for a period alone. */
export function askPeriod(period: string, query: QueryInput, given?: AskPeriodOptions): Certainty {
  const [written, wanted, by] = [text(period, "period"), queryText(query), asked(given)];
  return ask(() => glue.ask_period(written, wanted, by));
}

/**
 * The relations of Allen that are possible between two periods; one is certain if it is the only one. Null if
 * one of the two contradicts itself.
 */
export function relations(a: string, b: string, given?: PeriodOptions): Relation[] | null {
  const [one, other, by] = [text(a, "a"), text(b, "b"), options(given)];
  return ask(() => glue.relations(one, other, by));
}

/** The text as searches compare it. */
export function fold(written: string): string {
  const given = text(written, "text");
  return call(() => glue.fold(given));
}

/** The folded words of a text. */
export function words(written: string): string[] {
  const given = text(written, "text");
  return ask(() => glue.words(given));
}

/** A slug of the text, fit for an id: lower-case ASCII letters and digits joined by `-`. */
export function slug(written: string): string {
  const given = text(written, "text");
  return call(() => glue.slug(given));
}
