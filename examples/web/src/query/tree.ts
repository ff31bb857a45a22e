/** Changing the conditions of a query: the form and the facets write into the same query as the text. */
import type { QueryTree } from "../engine/types.js";

/** One condition, as the JSON of a query has it. */
export interface Condition {
  field: string;
  op?: string;
  value: string;
  prefix?: boolean;
}

/** The tree as a condition, if it is one. */
export function condition(tree: QueryTree): Condition | undefined {
  return "field" in tree ? (tree as Condition) : undefined;
}

/** The parts of the outermost *and*. */
export function conjuncts(tree: QueryTree): QueryTree[] {
  if ("everything" in tree) return [];
  if ("and" in tree) return tree.and.flatMap(conjuncts);
  return [tree];
}

/** The conditions joined again. */
export function joined(parts: QueryTree[]): QueryTree {
  const [first] = parts;
  if (first === undefined) return { everything: true };
  return parts.length === 1 ? first : { and: parts };
}

/** The values of a field that a conjunct asks for: one, or several joined by *or*. */
function values(tree: QueryTree, field: string): string[] | undefined {
  const single = condition(tree);
  if (single) {
    const plain = single.field === field && (single.op ?? ":") === ":" && !single.prefix;
    return plain ? [single.value] : undefined;
  }
  if (!("or" in tree)) return undefined;
  const all = tree.or.map((each) => values(each, field));
  return all.every((each) => each !== undefined) ? all.flat() : undefined;
}

function negated(tree: QueryTree, field: string): string[] | undefined {
  return "not" in tree ? values(tree.not, field) : undefined;
}

export type Choice = "in" | "out" | "none";

/** Whether the query includes or excludes a value, which may be written as its label. */
export function choice(parts: QueryTree[], field: string, names: string[]): Choice {
  const same = (value: string) => names.some((name) => name.toLowerCase() === value.toLowerCase());
  if (parts.some((part) => values(part, field)?.some(same))) return "in";
  if (parts.some((part) => negated(part, field)?.some(same))) return "out";
  return "none";
}

/** The parts with the value included, excluded, or neither. Values included in one field are joined by *or*. */
export function choose(parts: QueryTree[], field: string, names: string[], wanted: Choice): QueryTree[] {
  const same = (value: string) => names.some((name) => name.toLowerCase() === value.toLowerCase());
  const kept: QueryTree[] = [];
  const included: string[] = [];
  let place = -1;
  for (const part of parts) {
    const asked = values(part, field);
    const excluded = negated(part, field);
    if (asked && (asked.length > 1 || wanted === "in" || asked.some(same))) {
      if (place < 0) place = kept.length;
      included.push(...asked.filter((value) => !same(value)));
    } else if (excluded?.some(same)) {
      kept.push(...excluded.filter((value) => !same(value)).map((value) => ({ not: { field, value } }) as QueryTree));
    } else {
      kept.push(part);
    }
  }
  const value = names[0] ?? "";
  if (wanted === "in") included.push(value);
  if (included.length > 0) {
    const terms = included.map((each) => ({ field, value: each }) as QueryTree);
    const [only] = terms;
    kept.splice(place < 0 ? kept.length : place, 0, terms.length === 1 && only ? only : { or: terms });
  }
  if (wanted === "out") kept.push({ not: { field, value } } as QueryTree);
  return kept;
}

/** The value of the first conjunct that is this field with this operator. */
export function valueOf(parts: QueryTree[], field: string, op = ":"): string {
  for (const part of parts) {
    const found = condition(part);
    if (found && found.field === field && (found.op ?? ":") === op && !found.prefix) return found.value;
  }
  return "";
}

/** The parts with this one condition set, or taken away if the value is empty. */
export function withValue(parts: QueryTree[], field: string, value: string, op = ":"): QueryTree[] {
  const wanted = { field, ...(op === ":" ? {} : { op }), value } as QueryTree;
  let placed = false;
  const kept: QueryTree[] = [];
  for (const part of parts) {
    const found = condition(part);
    if (found && found.field === field && (found.op ?? ":") === op && !found.prefix) {
      if (!placed && value !== "") kept.push(wanted);
      placed = true;
    } else {
      kept.push(part);
    }
  }
  if (!placed && value !== "") kept.push(wanted);
  return kept;
}

/** The bare words of the query, as they stand in the form. */
export function words(parts: QueryTree[]): string {
  return parts
    .map(condition)
    .filter((each): each is Condition => each?.field === "text")
    .map((each) => (each.prefix ? `${quoted(each.value)}*` : quoted(each.value)))
    .join(" ");
}

function quoted(value: string): string {
  return /[\s"()]/.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
}

/** Whether everything is asked of certain matches only; and what is asked then. */
export function certainOnly(parts: QueryTree[]): { only: boolean; inner: QueryTree[] } {
  const [first] = parts;
  if (parts.length === 1 && first && "certain" in first) return { only: true, inner: conjuncts(first.certain) };
  return { only: false, inner: parts };
}

/** Whether a query ends in a bare word, which may be going on: not in a field, a phrase, an operator or a star. */
export function isUnfinished(query: string): boolean {
  const [, word] = /(?:^|[\s(])-?([^\s":()<>=*-][^\s":()<>=*]*)$/.exec(query) ?? [];
  const quotes = query.replace(/\\./g, "").split('"').length - 1;
  return word !== undefined && quotes % 2 === 0 && !["AND", "OR", "NOT"].includes(word);
}
