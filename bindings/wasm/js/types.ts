// The types that no schema has: options, and small answers.

import type { Conflict, Diagnostic, Query as QueryJson, Span, Assumption, Day } from "./generated/types.js";
import type { Portfolio } from "./portfolio.js";
import type { Query } from "./query.js";

/** A query in any of its three forms: the object, text of the query language, or its JSON form. */
export type QueryInput = Query | string | QueryJson;

/** A field of the query language. */
export type Field = Extract<QueryJson, { field: string }>["field"];

/** An operator of the query language. */
export type Op = NonNullable<Extract<QueryJson, { field: string }>["op"]>;

/** What a partnership is on the day of asking. */
export type Status = "planned" | "ongoing" | "ended" | "undated";

/** A language whose dates can be read. */
export type Language = "en" | "fr" | "ar";

/** What an input is: the text of a page, a portfolio in JSON, the same line by line, or any other JSON. */
export type Format = "page" | "portfolio" | "register" | "records";

/** The order of matches. */
export type Sort = "relevance" | "start" | "end" | "title";

/** The bytes or the text of a page or file. */
export type Input = string | ArrayBuffer | ArrayBufferView;

/** The choices that EDTF and everyday dates leave open; what is left out has its default. */
export interface Policy {
  /** The hemisphere of the seasons 21 to 24; northern. */
  hemisphere?: "northern" | "southern";
  /** Which winter a year's winter is; the one that begins in it. */
  winterYear?: "begins" | "ends";
  /** The month in which an academic year begins, 1 to 12; 9. */
  academicYearStart?: number;
  /** How all-figure dates are read; by language. */
  dayOrder?: "byLanguage" | "dayFirst" | "monthFirst";
  /** A two-digit year up to this one is of the 2000s, a later one of the 1900s; 68. */
  centuryPivot?: number;
  /** What open ends mean; they held on the as-of day. */
  openEnds?: "untilAsOf" | "holdForever";
}

/** How much input is accepted; what is left out has its default. */
export interface Limits {
  /** Bytes of one input; 256 MiB. */
  input?: number;
  /** Levels of arrays and objects inside one another; 48, at most 127. */
  nesting?: number;
  /** Bytes of the text of one field; 1 MiB. */
  text?: number;
  /** Organizations, programmes and partnerships together; 1,000,000. */
  records?: number;
  /** Diagnostics kept; further ones are only counted; 1,000. */
  diagnostics?: number;
}

/** What a question goes by. */
export interface AskOptions {
  /** The day of asking, `2018-06-15`: `today` in the query, and the day of a derived status; the clock's. */
  on?: string;
  /** The choices that EDTF leaves open. */
  policy?: Policy;
}

/** What `find` goes by. */
export interface FindOptions extends AskOptions {
  /** How many matches to return; all if not given. */
  limit?: number;
  /** How many matches to skip. */
  offset?: number;
  /** The order; by relevance. */
  sort?: Sort;
  /** Whether the order is reversed. */
  descending?: boolean;
}

/** What `timeline` goes by. */
export interface TimelineOptions extends AskOptions {
  /** How long each bucket is; a year. */
  unit?: "year" | "quarter" | "month";
  /** The days shown, as a query writes them, `2010/2020`; all that are written. */
  range?: string;
}

/** What a question about organizations or ends goes by. */
export interface AmongOptions extends AskOptions {
  /** The partnerships that count; all. */
  query?: QueryInput;
}

/** What a question about partners goes by. */
export interface NetworkOptions extends AmongOptions {
  /** How many of the most frequent; all. */
  limit?: number;
}

/** What a diff goes by. */
export interface DiffOptions {
  /** The choices that dates leave open. */
  policy?: Policy;
}

/** What two sides made of one portfolio, together. */
export interface Merged {
  /** The portfolio; where the sides collide, it has what ours says. */
  portfolio: Portfolio;
  /** Where they collide. */
  conflicts: Conflict[];
}

/** What reading a portfolio in JSON goes by. */
export interface JsonOptions {
  /** How much input is accepted. */
  limits?: Limits;
}

/** How far the reading of a register is. */
export interface Progress {
  /** Bytes that are read and indexed. */
  bytes: number;
  /** Partnerships that are read and indexed. */
  partnerships: number;
}

/** What reading goes by. */
export interface ReadOptions extends JsonOptions {
  /** What the input is; guessed from its first characters. */
  format?: Format;
  /** The language, as a hint for dates. */
  language?: Language;
  /** The day for which the page speaks, an EDTF date; what it says itself comes first. */
  asOf?: string;
  /** The name or acronym of the institution that keeps the page. */
  holder?: string;
  /** The address or file name, kept as the location of the source; nothing is fetched. */
  location?: string;
  /** The choices that everyday dates leave open; questions under the same ones are fast. */
  policy?: Policy;
  /**
   * Called now and then while a register is read, with how much of it is. What it throws ends the reading, and is
   * thrown on. Of anything else that is read nothing is told: it is read as a whole.
   */
  progress?: (progress: Progress) => void;
}

/** What the functions about dates go by. */
export interface DateOptions {
  /** The choices that EDTF leaves open. */
  policy?: Policy;
}

/** What reading phrases goes by. */
export interface PhraseOptions extends DateOptions {
  /** The language, as a hint: words of the others are read all the same. */
  language?: Language;
}

/** What the functions about periods go by. */
export interface PeriodOptions extends DateOptions {
  /** The day for which it is written, an EDTF date: open ends held then. */
  asOf?: string;
}

/** What asking a period goes by. */
export interface AskPeriodOptions extends PeriodOptions {
  /** The day of asking; the clock's. */
  on?: string;
}

/** What was read. */
export interface ReadResult {
  /** The portfolio. */
  portfolio: Portfolio;
  /** What the reader noticed: guesses, doubts, what it could not place. In the order of the input. */
  diagnostics: Diagnostic[];
  /** Of a page: where every character of the input went, without gaps. Empty for JSON. */
  trace: Segment[];
}

/** A stretch of the input, and what became of it. */
export interface Segment {
  /** The stretch; `start` and `end` count bytes of UTF-8. */
  span: Span;
  /** It only lays out the page; its words stand in a field; or the diagnostic with this code speaks of it. */
  used: "layout" | { field: string } | { reported: string };
}

/** An EDTF expression at a glance. */
export interface EdtfSummary {
  /** The lowest level that can express it: 0, 1 or 2. */
  level: number;
  /** The canonical form. */
  edtf: string;
  /** The first day it touches; null if unknown. */
  min: Day | null;
  /** The last day it touches; null if unknown. */
  max: Day | null;
  /** Of an interval: the first and last day its start can be, as written. */
  start?: [Day | null, Day | null];
  /** Of an interval: the first and last day its end can be, as written. */
  end?: [Day | null, Day | null];
}

/** What a phrase can mean. */
export interface Readings {
  /** The readings; more than one if the phrase is ambiguous. The likelier come first. */
  readings: Reading[];
  /** Why there is no reading, or what makes it ambiguous. */
  reason?: Diagnostic;
}

/** One way to read a phrase. */
export interface Reading {
  /** The date or period meant. */
  edtf: string;
  /** What the reading takes for granted. */
  assumptions: Assumption[];
}

/** The windows in which a period begins and ends, with the start never after the end. */
export interface Extent {
  /** The first and last day on which it can begin. */
  start: [Day, Day];
  /** The first and last day on which it can end. */
  end: [Day, Day];
  /** The fewest days it can last; left out where it lasts without end. */
  leastDays?: number;
  /** The most days it can last; left out where it can last without end. */
  mostDays?: number;
}

/** How two periods lie to each other: one of Allen's thirteen relations. */
export type Relation =
  | "before"
  | "meets"
  | "overlaps"
  | "starts"
  | "during"
  | "finishes"
  | "equals"
  | "after"
  | "met-by"
  | "overlapped-by"
  | "started-by"
  | "contains"
  | "finished-by";
