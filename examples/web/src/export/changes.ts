/** What changed, as a file: the diff that the core can apply, or a table of the changes that are shown. */
import type { Comparing } from "../comparing.js";
import type { ChangesPage } from "../engine/protocol.js";
import { save, table } from "./csv.js";

const COLUMNS = ["record", "id", "title", "change", "path", "before", "after", "words"] as const;

export async function exportChanges(form: "diff" | "changes", name: string, comparing: Comparing): Promise<void> {
  if (form === "diff") {
    save(`${name}-diff.json`, new Blob([await comparing.diff()], { type: "application/json" }));
    return;
  }
  const page = await comparing.rows();
  if (page) save(`${name}-changes.csv`, new Blob([changesToCsv(page)], { type: "text/csv;charset=utf-8" }));
}

/** A row for each change; a value that has parts is JSON. */
function changesToCsv({ records }: ChangesPage): string {
  const written = (value: unknown) => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));
  const rows = records.flatMap(({ changes }) =>
    changes.map(({ change }) => ({
      record: change.record,
      id: change.id ?? "",
      title: change.title ?? "",
      change: change.kind,
      path: change.path,
      before: written(change.before),
      after: written(change.after),
      words: change.words,
    })),
  );
  return table(COLUMNS, rows);
}
