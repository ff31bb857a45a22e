/** What the page asks of the worker, and what it hears back. */
import type {
  Assumption,
  Certainty,
  Change,
  Diagnostic,
  Explanation,
  Facets,
  Match,
  Network,
  Organization,
  Partnership,
  Programme,
  QueryTree,
  Source,
  Span,
  Text,
  Timeline,
} from "./types.js";
import type { Progress } from "accordant";
import type { Language } from "../i18n/index.js";

export type Sort = "relevance" | "start" | "end" | "title";

/** The windows of a start and of an end: first and last day, `-inf` and `inf` where there is none. */
export interface Extent {
  start: [string, string];
  end: [string, string];
  leastDays?: number;
  mostDays?: number;
}

/** What is known of the portfolio as a whole. */
export interface Head {
  title?: Text;
  holder?: string;
  asOf?: string;
  language?: string;
  partnerships: number;
  organizations: number;
  /** The first and the last year in which anything was active. */
  years: [number, number];
  sources: Source[];
}

/** A stretch of a page and what became of it: `layout`, a field, or a remark. */
export interface Segment {
  span: Span;
  used: "layout" | { field: string } | { reported: string };
}

/** What is read: its bytes, which only the worker looks at, and what the reader should know of them. */
export interface Given {
  file: Blob;
  /** What it is called: a file or an address. */
  name?: string;
  asOf?: string;
  language?: Language;
}

/** What opening a file gives. */
export interface Opened {
  head: Head;
  names: Names;
  diagnostics: Diagnostic[];
  /** Set if it is too large to be checked before the first answer. */
  unchecked?: boolean;
  /** The text of a page, to show its remarks beside; absent for JSON. */
  page?: { text: string; trace: Segment[] };
}

/** One condition of the outermost *and*, as a tree and as text. */
export interface Conjunct {
  tree: QueryTree;
  text: string;
}

export interface Question {
  query: string;
  on: string;
  sort: Sort;
  descending: boolean;
}

/** A match with its record. */
export interface Card {
  match: Match;
  partnership: Partnership;
  extent?: Extent;
}

/** Names of what the cards refer to. */
export type Names = Record<string, { name: Text; acronym?: string }>;

export interface Page {
  offset: number;
  cards: Card[];
  names: Names;
}

export interface Asked extends Page {
  total: number;
  certain: number;
  possible: number;
  assumptions: Assumption[];
  notes: Diagnostic[];
  timeline: Timeline;
  conjuncts: Conjunct[];
  /** Milliseconds that the core took. */
  took: number;
}

/** The counts of one field. Of thousands of values only the most frequent are sent, and those that were chosen. */
export interface Counts {
  field: string;
  values: Facets["facets"][number]["values"];
  /** How many values there are. */
  all: number;
}

export interface RecordPage {
  card: Card;
  names: Names;
  programmes: Record<string, Programme>;
  titles: Record<string, Text>;
  statuses: { value: string; certainty: Certainty }[];
  explanation?: Explanation;
}

export interface OrganizationPage {
  organization: Organization;
  isHolder: boolean;
  rows: { card: Card; roles: { role: string; period?: string; nameAsPrinted?: string }[] }[];
  total: number;
  partners: { id: string; certain: number; total: number }[];
  names: Names;
}

export interface NetworkPage {
  /** The most frequent pairs first. */
  pairs: Network["pairs"];
  names: Names;
  /** How many partnerships they were counted in. */
  partnerships: number;
  /** Whether there are more pairs, which were left out. */
  more: boolean;
}

/** What a check found: the worst first, and no more than were asked for. */
export interface Checked {
  diagnostics: Diagnostic[];
  total: number;
}

/** What a change does: something came, went, says something else, or stands elsewhere. */
export type Sign = "added" | "removed" | "changed" | "moved";

/** One of two versions that are compared. */
export interface Version {
  name?: string;
  title?: Text;
  language?: string;
  asOf?: string;
  partnerships: number;
}

/** Two versions, and how much changed from the one to the other. */
export interface Compared {
  before: Version;
  after: Version;
  /** Records by sort, in the order of the diff; the portfolio itself counts as one that changed. */
  records: { record: Change["record"]; changed: number; added: number; removed: number }[];
  /** Changes of where statements come from, which few want to see. */
  origins: number;
}

/** Which changes are shown. */
export interface ChangesAsked {
  only: Sign | "";
  /** Whether changes of evidence and of places in sources are shown too. */
  origins: boolean;
}

/** What changed in one record. */
export interface ChangedRecord {
  record: Change["record"];
  id?: string;
  title?: string;
  /** Whether the record as a whole came or went; else it is in both versions. */
  whole?: "added" | "removed";
  changes: { sign: Sign; change: Change; who?: string }[];
  /** How many changes are left out, of a record with very many. */
  more: number;
}

/** What changed in a record that is shown for itself; nothing if it is the same in both. */
export interface ChangesOfRecord {
  record?: ChangedRecord;
  names: Names;
  programmes: Names;
}

export interface ChangesPage {
  records: ChangedRecord[];
  /** How many records there are with such changes. */
  total: number;
  /** How many changes of each sort there are, and in all. */
  counts: Record<Sign | "all", number>;
  names: Names;
  programmes: Names;
}

export interface Suggestion {
  /** What is put in place of the words from `start` to `end`. */
  insert: string;
  start: number;
  end: number;
  label: string;
  detail?: string;
  kind: "field" | "value" | "organization" | "day";
}

/** A mistake as the page shows it. */
export interface Failure {
  code: string;
  message: string;
  help?: string;
  diagnostics: Diagnostic[];
}

/** Each request with its answer. */
export interface Calls {
  open: { ask: Given; answer: Opened };
  check: { ask: { given: Given; limit: number }; answer: Checked };
  compare: { ask: { before: Given; after: Given }; answer: Compared };
  changes: { ask: ChangesAsked & { limit: number }; answer: ChangesPage };
  changesOf: { ask: { record: Change["record"]; id: string }; answer: ChangesOfRecord };
  exportDiff: { ask: Record<string, never>; answer: string };
  exportChanges: { ask: ChangesAsked; answer: ChangesPage };
  ask: { ask: Question & { limit: number }; answer: Asked };
  counts: { ask: Question; answer: Counts[] };
  page: { ask: Question & { offset: number; limit: number }; answer: Page };
  record: { ask: { id: string; question: Question }; answer: RecordPage | null };
  organization: { ask: { id: string; on: string }; answer: OrganizationPage | null };
  network: { ask: Question; answer: NetworkPage };
  complete: { ask: { text: string; cursor: number; language: string }; answer: Suggestion[] };
  write: { ask: { conjuncts: QueryTree[] }; answer: string };
  exportJson: { ask: Question; answer: string };
  exportRows: { ask: Question; answer: Page & { total: number } };
}

export type Name = keyof Calls;
export interface Request<N extends Name = Name> {
  id: number;
  name: N;
  ask: Calls[N]["ask"];
}
export type Reply = { id: number; answer: unknown } | { id: number; failure: Failure };
/** How far a request is, before its answer. */
export interface Told {
  id: number;
  progress: Progress;
}
