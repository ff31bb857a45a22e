/**
 * A change in the words of a language: what sort of change, of what, from where to where, and how far an end moved.
 * The values before and after stand beside it, and are not told again.
 */
import type { Change, Shift } from "../engine/types.js";
import type { Labels } from "./en.js";

interface Phrases {
  kinds: Labels;
  /** One field, or one item of a list. */
  fields: Labels;
  /** "objective" and 2 as "objective 2". */
  numbered: (field: string, place: number) => string;
  /** What is of what: "objective 2, kind". */
  within: (outer: string, inner: string) => string;
  /** The sort of change, and what is said of it. */
  told: (kind: string, of: string) => string;
  /** What has another place among its neighbours. */
  placed: (of: string, from: number, to: number) => string;
  shifted: (length: string, later: boolean) => string;
  length: (iso: string) => string;
  days: (least: number, most: number | undefined) => string;
}

/** Kinds that name their field themselves. */
const COMPLETE = new Set(["ended", "endSet", "reopened", "endMoved", "endChanged", "startMoved", "startChanged", "periodChanged"]);

export function teller(phrases: Phrases): (change: Change, who?: string) => string {
  const { kinds, fields, numbered, within, told, placed, shifted } = phrases;
  const far = ({ direction, by, leastDays, mostDays }: Shift): string => {
    const days = phrases.days(leastDays, mostDays);
    const inDays = by === undefined || leastDays === mostDays;
    const length = inDays ? days : `${phrases.length(by)} (${days})`;
    return shifted(length, direction === "later");
  };
  return ({ kind, path, placeBefore, placeAfter, startShift, endShift }, who) => {
    const name = kinds[kind] ?? kind;
    const moves = [startShift, endShift].flatMap((shift) => (shift ? [far(shift)] : []));
    if (COMPLETE.has(kind)) return moves.length > 0 ? told(name, moves.join(" / ")) : name;
    let field = fieldInWords(path, fields, numbered, within, who);
    if (placeBefore !== undefined && placeAfter !== undefined) {
      const what = who ?? fieldInWords(path.replace(/\/\d+$/, ""), fields, numbered, within, who);
      field = placed(what, placeBefore + 1, placeAfter + 1);
    }
    return field === "" ? name : told(name, field);
  };
}

/**
 * A JSON pointer in words: `/objectives/2/kind` is "objective 3, kind". Who takes part is called by name, and what a
 * change of a role or of the words of an objective is of need not be said.
 */
function fieldInWords(path: string, fields: Labels, numbered: Phrases["numbered"], within: Phrases["within"], who: string | undefined): string {
  const parts: string[] = [];
  const names = path.split("/").slice(1);
  for (const [index, part] of names.entries()) {
    const last = parts.at(-1);
    const isLast = index === names.length - 1;
    if (/^\d+$/.test(part) && last !== undefined) {
      const isWho = who !== undefined && names[index - 1] === "participants";
      parts[parts.length - 1] = isWho ? who : numbered(last, Number(part) + 1);
    } else if (!(isLast && last !== undefined && (part === "role" || part === "text"))) {
      parts.push(fields[part] ?? part.replace(/~1/g, "/").replace(/~0/g, "~"));
    }
  }
  return parts.length === 0 ? "" : parts.reduce(within);
}

const UNITS = { Y: "year", M: "month", W: "week", D: "day" } as const;

/** A length such as `P7M` in words. */
export function lengths(locale: string): (iso: string) => string {
  return (iso) => {
    const parts = [...iso.matchAll(/(\d+)([YMWD])/g)];
    if (!/^P/.test(iso) || parts.length === 0) return iso;
    const words = parts.map(([, count, unit]) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[unit as keyof typeof UNITS], unitDisplay: "long" }).format(Number(count)),
    );
    return words.join(" ");
  };
}
