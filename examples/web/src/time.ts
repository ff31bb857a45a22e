/** Days on an axis, and dates in words. */
import type { Extent } from "./engine/protocol.js";
import type { Messages } from "./i18n/index.js";

const DAY = 86_400_000;

/** A day as a number of days since 1970; the ends of time are infinite. */
export function dayNumber(day: string): number {
  if (day === "inf") return Infinity;
  if (day === "-inf") return -Infinity;
  const [, sign, year = "0", month = "1", date = "1"] = /^(-?)(\d+)-(\d+)-(\d+)$/.exec(day) ?? [];
  const when = new Date(0);
  when.setUTCFullYear((sign === "-" ? -1 : 1) * Number(year), Number(month) - 1, Number(date));
  return Math.round(when.getTime() / DAY);
}

/** The day of a number. */
export function isoDay(number: number): string {
  const when = new Date(Math.round(number) * DAY);
  const year = when.getUTCFullYear();
  const written = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  return `${written}-${String(when.getUTCMonth() + 1).padStart(2, "0")}-${String(when.getUTCDate()).padStart(2, "0")}`;
}

/** The first day of a year. */
export function yearStart(year: number): number {
  return dayNumber(`${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-01-01`);
}

/** From days to places on an axis that may run from right to left. */
export interface Scale {
  first: number;
  last: number;
  width: number;
  rtl: boolean;
  x(day: number): number;
}

/** An axis from the first day to the last, with room for arrows at both ends. */
export function scale(first: number, last: number, width: number, rtl: boolean, room = 14): Scale {
  const inner = Math.max(1, width - 2 * room);
  return {
    first,
    last,
    width,
    rtl,
    x(day) {
      const along = room + (inner * (Math.min(last, Math.max(first, day)) - first)) / Math.max(1, last - first);
      return rtl ? width - along : along;
    },
  };
}

/** Years to write on an axis, so far apart that their labels do not touch. */
export function ticks(first: number, last: number, width: number, least = 44): { day: number; year: number }[] {
  const from = new Date(first * DAY).getUTCFullYear();
  const to = new Date(last * DAY).getUTCFullYear();
  const room = Math.max(1, Math.floor(width / least));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((each) => (to - from) / each <= room) ?? 1000;
  const found = [];
  for (let year = Math.ceil(from / step) * step; year <= to + 1; year += step) {
    const day = yearStart(year);
    if (day >= first && day <= last) found.push({ day, year });
  }
  return found;
}

/** What is drawn of one period: the firm core, what is only possible on either side, and arrows. */
export interface Bar {
  /** Days on which it was certainly active. */
  core?: [number, number];
  /** Days on which it was possibly active; holds the core. */
  reach: [number, number];
  openStart: boolean;
  openEnd: boolean;
  undated: boolean;
}

/** A bar is cut at the ends of the axis; what goes on beyond them is an arrow. */
export function bar(extent: Extent | undefined, first: number, last: number): Bar | undefined {
  if (!extent) return undefined;
  const [s1, s2] = extent.start.map(dayNumber) as [number, number];
  const [e1, e2] = extent.end.map(dayNumber) as [number, number];
  const inside = (day: number) => Math.min(last, Math.max(first, day));
  const undated = s1 === -Infinity && s2 === Infinity && e2 === Infinity;
  const found: Bar = {
    reach: [inside(s1), inside(e2 + 1)],
    openStart: s1 === -Infinity,
    openEnd: e2 === Infinity,
    undated,
  };
  if (s2 <= e1) found.core = [inside(s2), inside(e1 + 1)];
  return found;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${Object.keys(parts).join()}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC", calendar: "gregory" });
    formats.set(key, found);
  }
  return found;
}

/** A date of EDTF in words, where it is one of a year, a season, a month or a day; else as it is written. */
export function dateInWords(date: string, messages: Pick<Messages, "locale" | "seasons" | "firstOfMonth">): string {
  const [, of, code = ""] = /^(\d{4})-(2[1-4])$/.exec(date) ?? [];
  const season = messages.seasons[code];
  if (of !== undefined && season !== undefined) return `${season} ${of}`;
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  if (month === undefined) return year;
  const when = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  const parts: Intl.DateTimeFormatOptions = { year: "numeric", month: "long" };
  if (day === undefined) return format(messages.locale, parts).format(when);
  const written = format(messages.locale, { ...parts, day: "numeric" }).formatToParts(when);
  return written.map(({ type, value }) => (type === "day" && day === "01" ? messages.firstOfMonth : value)).join("");
}

/** A period of EDTF in words. */
export function periodInWords(period: string | undefined, messages: Messages): string {
  if (period === undefined) return messages.undated;
  const slash = period.indexOf("/");
  if (slash < 0) return messages.within(dateInWords(period, messages));
  const start = period.slice(0, slash);
  const end = period.slice(slash + 1);
  const vague = (each: string) => each === "" || each === "..";
  if (vague(start) && vague(end)) return period;
  if (end === "..") return messages.since(dateInWords(start, messages));
  if (end === "") return messages.from(dateInWords(start, messages));
  if (vague(start)) return messages.until(dateInWords(end, messages));
  return messages.fromTo(dateInWords(start, messages), dateInWords(end, messages));
}
