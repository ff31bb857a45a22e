/** What every view is given: what is shown, and what can be done. */
import { html, nothing, type TemplateResult } from "lit";
import type { Checking } from "../checking.js";
import type { Comparing } from "../comparing.js";
import type { Box } from "../completing.js";
import type { Asked, Counts, Failure, Given, NetworkPage, Opened, OrganizationPage, RecordPage, Suggestion } from "../engine/protocol.js";
import type { QueryTree, Text } from "../engine/types.js";
import type { Messages } from "../i18n/index.js";
import type { Reading } from "../opening.js";
import type { State } from "../state.js";
import { direction, say } from "../text.js";
import { periodInWords } from "../time.js";
import type { Names } from "../engine/protocol.js";
import type { Scroller } from "./scroller.js";

/** What can be taken away: the partnerships that are shown, or the changes. */
export type Exported = "json" | "csv" | "svg" | "png" | "diff" | "changes";

export type Dialog = "open" | "compare" | "export";

export interface Context {
  state: State;
  m: Messages;
  /** The clock's day, or the day that was set. */
  on: string;
  opened: Opened | undefined;
  asked: Asked | undefined;
  counts: Counts[];
  /** The conditions of the query, as they were last written or answered. */
  parts: QueryTree[];
  /** The mistake in the query, if it has one. */
  mistake: Failure | undefined;
  /** A value in the form that cannot be. */
  formMistake: { field: string; failure: Failure } | undefined;
  /** What is being read now. */
  reading: Reading | undefined;
  /** Whether the last reading was given up. */
  stopped: boolean;
  loadFailure: Failure | undefined;
  record: RecordPage | null | undefined;
  organization: OrganizationPage | null | undefined;
  network: NetworkPage | undefined;
  comparing: Comparing;
  checking: Checking;
  box: Box;
  scroller: Scroller;
  /** The width of the results, for pictures. */
  width: number;
  filtersOpen: boolean;
  expanded: ReadonlySet<string>;
  dialog: Dialog | undefined;
  fromFile: boolean;
  /** Whether the state stands in the address of the page. */
  address: boolean;
  /** Rows of the timeline. */
  rows: number;

  href(change: Partial<State>): string;
  go(change: Partial<State>, how?: { replace?: boolean }): void;
  follow(change: Partial<State>): (event: MouseEvent) => void;
  /** Writes the conditions as the query. */
  setParts(parts: QueryTree[], field?: string): void;
  type(text: string, cursor: number): void;
  choose(suggestion: Suggestion): void;
  updateBox(box: Partial<Box>): void;
  toggle(key: string): void;
  setFilters(open: boolean): void;
  show(dialog: Dialog | undefined): void;
  /** Opens what was given, or compares it with what is open. */
  take(given: Given, as: "open" | "compare"): void;
  /** Checks a large portfolio again. */
  check(): void;
  /** Tries again to open what could not be read. */
  again(): void;
  /** Gives up what is being read. */
  stop(): void;
  reset(): void;
  exportAs(form: Exported): void;
  moreRows(): void;
}

/** A link within the page, which the reader may also open beside it. */
export function link(ctx: Context, change: Partial<State>, content: unknown, part = "link"): TemplateResult {
  return html`<a part=${part} href=${ctx.href(change)} @click=${ctx.follow(change)}>${content}</a>`;
}

/** A text with its language, if that is not the page's. */
export function text(ctx: Context, given: Text | undefined, content?: (words: string, suffix: string) => unknown): unknown {
  const said = say(given, ctx.state.language, ctx.opened?.head.language);
  if (!said) return nothing;
  const body = content ? content(said.words, said.suffix) : said.words;
  const { language } = said;
  // Names are often in a script of their own, so the words themselves decide their direction.
  return language === undefined || language === ctx.state.language
    ? html`<bdi>${body}</bdi>`
    : html`<bdi lang=${language}>${body}</bdi>`;
}

/**
 * A text that may have several lines. They begin where its own script begins, whatever way the page is read; what has room
 * in one line stands where other words of the page do.
 */
export function lines(ctx: Context, given: Text | undefined, content?: (words: string, suffix: string) => unknown): unknown {
  const said = say(given, ctx.state.language, ctx.opened?.head.language);
  if (!said) return nothing;
  const { words, suffix, language } = said;
  return inOwn(content ? content(words, suffix) : words, words, language === ctx.state.language ? undefined : language);
}

/** The same of words that are at hand, and of what they are shown as. */
export function inOwn(shown: unknown, words: string, language?: string): TemplateResult {
  return html`<bdi class="own" lang=${language ?? nothing} dir=${direction(words) ?? nothing}>${shown}</bdi>`;
}

/** Which way a list of texts is read: its signs stand where most of its words begin. */
export function directionOf(ctx: Context, texts: Text[]): "ltr" | "rtl" | undefined {
  return direction(texts.map((each) => say(each, ctx.state.language, ctx.opened?.head.language)?.words ?? "").join(" "));
}

/** An organization in short: its acronym, or its name. */
export function shortName(ctx: Context, names: Names, id: string): string {
  const known = names[id];
  return known?.acronym ?? say(known?.name, ctx.state.language, ctx.opened?.head.language)?.words ?? id;
}

/** The same with the language of its name; an acronym has none. */
export function shortNamed(ctx: Context, names: Names, id: string): unknown {
  const known = names[id];
  return known && !known.acronym ? text(ctx, known.name) : html`<bdi>${known?.acronym ?? id}</bdi>`;
}

/** A link to an organization: its acronym, with its name after it if there is room. */
export function organizationLink(ctx: Context, names: Names, id: string, long = false): TemplateResult {
  const known = names[id];
  const name = say(known?.name, ctx.state.language, ctx.opened?.head.language)?.words;
  const label = long && known?.acronym && known.acronym !== known.name
    ? inOwn(html`${text(ctx, known.name)} <span class="acronym">(<bdi>${known.acronym}</bdi>)</span>`, name ?? "")
    : shortNamed(ctx, names, id);
  return html`<a
    part="link"
    href=${ctx.href({ view: "organization", id })}
    @click=${ctx.follow({ view: "organization", id })}
    title=${!long && known?.acronym && name ? name : nothing}
    >${label}</a
  >`;
}

/** Words of the core: what it puts in backticks is the reader's own. */
export function ticked(words: string): unknown[] {
  return words.split("`").map((each, index) => (index % 2 === 1 ? html`<code dir="auto">${each}</code>` : each));
}

/** A sentence of the core in the language of the page; if it cannot be said in it, in English and marked so. */
export function sentence(ctx: Context, words: string): TemplateResult {
  const said = ctx.m.sentence(words);
  return said === undefined ? html`<bdi class="own" lang="en" dir="ltr">${ticked(words)}</bdi>` : html`${ticked(said)}`;
}

/** What was noticed, and what to do about it. Of what stays English, the page says at least what it is about. */
export function noticed(ctx: Context, { code: of, message, help }: { code: string; message: string; help?: string | undefined }): TemplateResult {
  const { m } = ctx;
  return html`${m.sentence(message) === undefined ? m.about(of) : nothing}${sentence(ctx, message)}${help ? html` <span class="help">${sentence(ctx, help)}</span>` : nothing}`;
}

/** A value of a closed list in words. */
export function label(labels: Record<string, string>, value: string | undefined): string {
  return value === undefined ? "" : (labels[value] ?? value);
}

/** How sure an answer is: a sign and a word, so that colour is not needed. */
export function certainty(ctx: Context, value: string): TemplateResult {
  return html`<span class="certainty ${value}" part="certainty certainty-${value}"
    ><span class="sign" aria-hidden="true"></span>${label(ctx.m.certainties, value)}</span
  >`;
}

/** Code of a language that is written from left to right: dates of EDTF, queries. */
export function code(words: string): TemplateResult {
  return html`<code dir="ltr">${words}</code>`;
}

/** A period in words, and as it is written; short ones in one piece. */
export function period(ctx: Context, written: string | undefined): TemplateResult {
  const words = html`<bdi>${periodInWords(written, ctx.m)}</bdi>`;
  return written ? html`${words} <code class=${written.length < 24 ? "unbroken" : nothing} dir="ltr">${written}</code>` : words;
}
