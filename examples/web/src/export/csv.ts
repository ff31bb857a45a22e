/** The rows that are shown, for spreadsheets. */
import type { Card, Names } from "../engine/protocol.js";
import { say } from "../text.js";

const COLUMNS = [
  "id",
  "title",
  "name",
  "kind",
  "period",
  "certainty",
  "reason",
  "beginsEarliest",
  "beginsLatest",
  "endsEarliest",
  "endsLatest",
  "participants",
  "objectives",
  "countries",
  "topics",
] as const;

/**
 * One cell. A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula; an
 * apostrophe before it keeps it a text. Spaces before such a sign do not hide it from every program.
 */
export function cell(value: string): string {
  const guarded = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

/** A table, with the mark by which spreadsheets know UTF-8. */
export function table<C extends string>(columns: readonly C[], rows: Record<C, string>[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `\ufeff${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** The partnerships that are shown. */
export function toCsv(cards: Card[], names: Names, language: string): string {
  const nameOf = (id: string) => say(names[id]?.name, language)?.words ?? id;
  const day = (each: string | undefined) => (each === undefined || each.includes("inf") ? "" : each);
  const rows = cards.map(({ match, partnership, extent }) => {
    const values = {
      id: match.id,
      title: say(match.title, language)?.words ?? "",
      name: say(match.name, language)?.words ?? "",
      kind: match.kind ?? "",
      period: match.period ?? "",
      certainty: match.certainty,
      reason: match.reason ?? "",
      beginsEarliest: day(extent?.start[0]),
      beginsLatest: day(extent?.start[1]),
      endsEarliest: day(extent?.end[0]),
      endsLatest: day(extent?.end[1]),
      participants: (partnership.participants ?? [])
        .map(({ organization, role }) => `${nameOf(organization)}${role ? ` (${role})` : ""}`)
        .join("; "),
      objectives: (partnership.objectives ?? []).map(({ text }) => say(text, language)?.words ?? "").join("\n"),
      countries: (partnership.countries ?? []).join(" "),
      topics: (partnership.topics ?? []).join("; "),
    };
    return values;
  });
  return table(COLUMNS, rows);
}

/** Hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
