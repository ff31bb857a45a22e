/** What can go on at the cursor: fields, and values of the field that is being written. */
import { DAY_FIELDS, DECLARED, FIELDS, KINDS, PARTY_FIELDS, STATUSES } from "../query/fields.js";
import { plain } from "../text.js";
import type { Directory, Known } from "./directory.js";
import type { Suggestion } from "./protocol.js";

const MOST = 8;

/** The word at the cursor: where it begins and ends, and its field if it has one. */
export interface Word {
  start: number;
  end: number;
  /** What of the value stands before the cursor, without its quotation mark. */
  typed: string;
  field?: string;
  op?: string;
  /** Where the value begins. */
  valueStart: number;
}

/** Finds the word at the cursor; quotation marks hold words together. */
export function wordAt(text: string, cursor: number): Word {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < cursor; at++) {
    const character = text[at] ?? "";
    if (character === "\\" && quoted) at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && /[\s()]/.test(character)) start = at + 1;
  }
  if (text[start] === "-" && start < cursor) start++;
  let end = cursor;
  while (end < text.length && !(quoted ? /"/ : /[\s()"]/).test(text[end] ?? "")) end++;
  if (quoted && text[end] === '"') end++;
  const before = text.slice(start, cursor);
  const [whole, field, op] = /^([a-zA-Z]+)(:|=|<=|>=|<|>)/.exec(before) ?? [];
  if (whole === undefined || field === undefined || op === undefined) {
    return { start, end, typed: before.replace(/^"/, ""), valueStart: start };
  }
  const valueStart = start + whole.length;
  return { start, end, typed: text.slice(valueStart, cursor).replace(/^"/, ""), field, op, valueStart };
}

/** A value as it has to be written. */
export function written(value: string): string {
  return /^[^\s"()\\]+$/.test(value) && !/^-/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

export function complete(text: string, cursor: number, language: string, directory: Directory): Suggestion[] {
  const word = wordAt(text, cursor);
  const field = FIELDS.find((each) => each.toLowerCase() === word.field?.toLowerCase());
  if (word.field !== undefined) return field === undefined ? [] : values(word, field, language, directory);
  const typed = plain(word.typed);
  if (typed === "") return [];
  const fields: Suggestion[] = FIELDS.filter((each) => each.toLowerCase().startsWith(typed)).map((each) => ({
    insert: `${each}:`,
    start: word.start,
    end: word.end,
    label: `${each}:`,
    kind: "field",
  }));
  const organizations = matching(directory.completable.organizations, typed, MOST).map((each) => ({
    insert: `partner:${written(each.label)} `,
    start: word.start,
    end: word.end,
    label: each.label,
    ...(each.detail === undefined ? {} : { detail: each.detail }),
    kind: "organization" as const,
  }));
  return [...fields, ...organizations].slice(0, MOST);
}

function values(word: Word, field: string, language: string, directory: Directory): Suggestion[] {
  const typed = plain(word.typed);
  const put = (value: string, label: string, detail?: string, kind: Suggestion["kind"] = "value"): Suggestion => ({
    insert: `${written(value)} `,
    start: word.valueStart,
    end: word.end,
    label,
    ...(detail === undefined ? {} : { detail }),
    kind,
  });
  const fitting = (list: readonly string[]) =>
    list.filter((each) => plain(each).includes(typed)).map((each) => put(each, each));
  if (field === "kind") return fitting(KINDS);
  if (field === "status") return fitting(STATUSES);
  if (field === "declared") return fitting(DECLARED);
  if (field === "topic") return fitting(directory.topics).slice(0, MOST);
  if (field === "country") {
    const names = new Intl.DisplayNames([language], { type: "region" });
    return directory.countries
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .filter(({ code, name }) => plain(code).startsWith(typed) || plain(name).includes(typed))
      .slice(0, MOST)
      .map(({ code, name }) => put(code, code, name));
  }
  if (field === "programme" || (PARTY_FIELDS as readonly string[]).includes(field)) {
    const list = field === "programme" ? directory.completable.programmes : directory.completable.organizations;
    return matching(list, typed, MOST).map((each) => put(each.label, each.label, each.detail, "organization"));
  }
  if ((DAY_FIELDS as readonly string[]).includes(field)) {
    const days = ["today", "today/+6m", "-1y/today", "2018", "2018-06", "2018-06-15", "2016/2018"];
    return days.filter((each) => each !== word.typed && each.startsWith(word.typed)).map((each) => put(each, each, undefined, "day"));
  }
  if (field === "duration") {
    return ["6m", "1y", "18m", "3y", "5y"].filter((each) => each.startsWith(typed)).map((each) => put(each, each));
  }
  return [];
}

/** Names that begin with what is typed come before those with a word that does. */
function matching(list: Known[], typed: string, most: number): Known[] {
  if (typed === "") return list.slice(0, most);
  const first: Known[] = [];
  const later: Known[] = [];
  for (const each of list) {
    if (each.found.some((name) => name.startsWith(typed))) first.push(each);
    else if (later.length < most && each.found.some((name) => name.includes(` ${typed}`))) later.push(each);
    if (first.length >= most) break;
  }
  return [...first, ...later].slice(0, most);
}
