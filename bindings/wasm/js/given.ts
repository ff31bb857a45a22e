// Arguments, on their way in: what JSON would drop or change without a word is an error.

import { problem } from "./error.js";

/** How deep a value may be; the module has limits of its own below this. */
const DEEPEST = 200;

/** A text. */
export function text(value: unknown, name: string): string {
  if (typeof value !== "string") throw wrongType(name, "a string", value);
  return wellFormed(value, name);
}

/** An options object as JSON text; an empty one if none is given. */
export function options(value: unknown): string {
  if (value === undefined) return "";
  if (!isRecord(value)) throw wrongType("options", "an object", value);
  return json(value, "options");
}

/** A function that is called back. */
export function callback(value: unknown, name: string): void {
  if (value !== undefined && typeof value !== "function") throw wrongType(name, "a function", value);
}

/** Options as JSON text, and who wants to hear of the progress. */
export function reading<T extends { progress?: unknown }>(value: T | undefined): [string, T["progress"] | undefined] {
  if (!isRecord(value)) return [options(value), undefined];
  const { progress, ...others } = value as T;
  callback(progress, "progress");
  return [json(others, "options"), progress];
}

/** A value as JSON text; nothing in it is left out. */
export function json(value: unknown, name: string): string {
  return JSON.stringify(plain(value, name, 0));
}

function plain(value: unknown, name: string, depth: number): unknown {
  if (depth > DEEPEST) {
    throw problem("limit.nesting", `\`${name}\` has more than ${DEEPEST} levels`, {
      help: "write it flatter; it must not contain itself",
    });
  }
  switch (typeof value) {
    case "string":
      return wellFormed(value, name);
    case "boolean":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      throw wrongType(name, "a finite number", value);
    case "object":
      if (value === null) return value;
      if (hasJson(value)) return value.toJSON();
      if (Array.isArray(value)) return value.map((item, index) => plain(item, `${name}[${index}]`, depth + 1));
      if (isRecord(value)) {
        const fields = Object.entries(value).filter(([, field]) => field !== undefined);
        const inner = (field: string) => (name === "options" ? field : `${name}.${field}`);
        const given = fields.map(([field, value]) => [field, plain(value, inner(field), depth + 1)] as const);
        return Object.fromEntries(given);
      }
  }
  throw wrongType(name, "a value that JSON has", value);
}

/** A plain object: no class, no array. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The plain objects of another window or frame have a prototype of their own, without one above it.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The marker of a class of ours that knows its JSON. */
export const toPlain: unique symbol = Symbol("accordant.plain");

function hasJson(value: object): value is { toJSON(): unknown } {
  return toPlain in value;
}

function wellFormed(value: string, name: string): string {
  if (!isWellFormed(value)) {
    throw problem("json.syntax", `\`${name}\` holds half a surrogate pair: it is no Unicode text`, {
      help: "cut texts between characters, or mend it with `toWellFormed()`",
    });
  }
  return value;
}

const half = /[\uD800-\uDFFF]/u;

function isWellFormed(value: string): boolean {
  return !half.test(value);
}

/** The error about an argument of the wrong type. */
export function wrongType(name: string, expected: string, found: unknown): Error {
  return problem("option.wrong-type", `\`${name}\` has to be ${expected}; found ${kind(found)}`, {
    path: `/${name.replaceAll(/[.[]/g, "/").replaceAll("]", "")}`,
  });
}

function kind(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") {
    const name: unknown = value.constructor?.name;
    return typeof name === "string" && name !== "Object" ? `a ${name}` : "an object";
  }
  return `a ${typeof value}`;
}

/** The day of the clock here, as questions take it when none is given. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Options with the day of asking: that of the clock if none is given. */
export function asked(value: unknown): string {
  if (value === undefined) return json({ on: today() }, "options");
  if (!isRecord(value)) throw wrongType("options", "an object", value);
  return json(value["on"] === undefined ? { ...value, on: today() } : value, "options");
}
