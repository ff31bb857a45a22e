/** A change in the words of a language: what sort of change, of which field, and how far an end moved. */
import type { Change, Shift } from "../engine/types.js";
import type { Labels } from "./en.js";

interface Phrases {
  /** Kinds of change as nouns, so that they need not agree with what they are of. */
  kinds: Labels;
  /** One field, or one item of a list. */
  fields: Labels;
  /** "objective" and 2 as "objective 2". */
  numbered: (field: string, place: number) => string;
  /** What is of what: "objective 2, kind". */
  within: (outer: string, inner: string) => string;
  /** The sort of change, and what is said of it. */
  told: (kind: string, of: string) => string;
  shifted: (length: string, later: boolean) => string;
  length: (iso: string) => string;
  days: (least: number, most: number | undefined) => string;
}

/** Kinds that name their field themselves. */
const COMPLETE = new Set(["ended", "endSet", "reopened", "endMoved", "endChanged", "startMoved", "startChanged", "periodChanged"]);

export function teller(phrases: Phrases): (change: Change) => string {
  const { kinds, fields, numbered, within, told, shifted } = phrases;
  const far = ({ direction, by, leastDays, mostDays }: Shift): string => {
    const days = phrases.days(leastDays, mostDays);
    const inDays = by === undefined || leastDays === mostDays;
    const length = inDays ? days : `${phrases.length(by)} (${days})`;
    return shifted(length, direction === "later");
  };
  return ({ kind, path, startShift, endShift }) => {
    const name = kinds[kind] ?? kind;
    const moves = [startShift, endShift].flatMap((shift) => (shift ? [far(shift)] : []));
    if (COMPLETE.has(kind)) return moves.length > 0 ? told(name, moves.join(" / ")) : name;
    const field = fieldInWords(path, fields, numbered, within);
    return field === "" ? name : told(name, field);
  };
}

/** A JSON pointer in words: `/objectives/2/kind` is "objective 3, kind". */
function fieldInWords(path: string, fields: Labels, numbered: Phrases["numbered"], within: Phrases["within"]): string {
  const parts: string[] = [];
  for (const part of path.split("/").slice(1)) {
    const last = parts.at(-1);
    if (/^\d+$/.test(part) && last !== undefined) parts[parts.length - 1] = numbered(last, Number(part) + 1);
    else parts.push(fields[part] ?? part.replace(/~1/g, "/").replace(/~0/g, "~"));
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
