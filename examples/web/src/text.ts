/** Texts in several languages, and places in texts. */
import type { Match, Text } from "./engine/types.js";

/** A text with the language it is in, if that is known. */
export interface Said {
  words: string;
  language?: string;
  /** Where it stands below the pointer of its field: `/fr`, or nothing. */
  suffix: string;
}

/** The text in the language asked for, or else in the nearest there is. */
export function say(text: Text | undefined, language: string, own?: string): Said | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string") {
    return { words: text, suffix: "", ...(own === undefined ? {} : { language: own }) };
  }
  const tags = Object.keys(text);
  const wanted = [language, own, "en"];
  for (const tag of wanted) {
    const found = tags.find((each) => each === tag) ?? tags.find((each) => tag && each.startsWith(`${tag}-`));
    if (found !== undefined) return { words: text[found] ?? "", language: found, suffix: `/${found}` };
  }
  const first = tags[0];
  return first === undefined ? undefined : { words: text[first] ?? "", language: first, suffix: `/${first}` };
}

const RIGHT_TO_LEFT = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/** Which way a text is read: as most of its letters are, for its first word may be a foreign name. Nothing if it has none. */
export function direction(words: string): "ltr" | "rtl" | undefined {
  const all = words.match(/\p{L}/gu)?.length ?? 0;
  const back = words.match(RIGHT_TO_LEFT)?.length ?? 0;
  return all === 0 ? undefined : 2 * back > all ? "rtl" : "ltr";
}

export interface Piece {
  words: string;
  marked: boolean;
}

/** The text cut where its highlights begin and end. Their offsets count code points. */
export function pieces(words: string, pointer: string, highlights: Match["highlights"]): Piece[] {
  const own = (highlights ?? []).filter((each) => each.path === pointer).sort((a, b) => a.start - b.start);
  if (own.length === 0) return [{ words, marked: false }];
  const points = Array.from(words);
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end } of own) {
    if (start < at) continue;
    if (start > at) cut.push({ words: points.slice(at, start).join(""), marked: false });
    cut.push({ words: points.slice(start, end).join(""), marked: true });
    at = end;
  }
  if (at < points.length) cut.push({ words: points.slice(at).join(""), marked: false });
  return cut;
}

/** Turns offsets in UTF-8, as the core counts, into offsets in a string. */
export function fromBytes(text: string): (byte: number) => number {
  // Most texts are ASCII up to where the mistake is.
  const bytes = [0];
  const units = [0];
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    unit += character.length;
    bytes.push(byte);
    units.push(unit);
  }
  return (wanted) => {
    let low = 0;
    let high = bytes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((bytes[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return units[low] ?? text.length;
  };
}

/** For comparing what people type: without case and accents. The core has the real fold. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}

/** Whether a link may be followed: the web and mail only. */
export function isSafe(url: string): boolean {
  return /^(https?:|mailto:)/i.test(url);
}
