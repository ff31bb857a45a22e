/** What changed between two versions: the core's diff, by records and as it is filtered. */
import type { Portfolio } from "accordant";
import { Directory } from "./directory.js";
import { fieldOf } from "./paths.js";
import type { ChangedRecord, ChangesAsked, ChangesOfRecord, ChangesPage, Compared, Names, Sign, Version } from "./protocol.js";
import type { Change, Diff } from "./types.js";

/** So many changes of one record are shown; nobody reads more. */
const CHANGES_OF_A_RECORD = 200;

/** A change with what it does, worked out once. */
interface Signed {
  sign: Sign;
  change: Change;
  /** The organization that takes part, where the change is of that. */
  who?: string;
}

export class Comparison {
  private readonly diff: Diff;
  private readonly records: Signed[][] = [];
  private readonly directories: [Directory, Directory];
  private readonly versions: [Version, Version];

  constructor(before: Portfolio, after: Portfolio, names: [string | undefined, string | undefined]) {
    this.diff = before.diff(after);
    const heads = [before.head(), after.head()] as const;
    this.directories = [new Directory(heads[0]), new Directory(heads[1])];
    const version = (portfolio: Portfolio, index: 0 | 1): Version => {
      const { title, asOf, language } = heads[index];
      const name = names[index];
      return {
        partnerships: portfolio.size,
        ...(name === undefined ? {} : { name }),
        ...(title === undefined ? {} : { title }),
        ...(language === undefined ? {} : { language }),
        ...(asOf === undefined ? {} : { asOf }),
      };
    };
    this.versions = [version(before, 0), version(after, 1)];
    for (const change of this.diff.changes) {
      const who = participantOf(before, change);
      const signed = { sign: signOf(change), change, ...(who === undefined ? {} : { who }) };
      const last = this.records.at(-1)?.[0]?.change;
      if (last?.record === change.record && last.id === change.id) this.records.at(-1)?.push(signed);
      else this.records.push([signed]);
    }
  }

  get compared(): Compared {
    const counted = new Map<Change["record"], Compared["records"][number]>();
    let origins = 0;
    for (const changes of this.records) {
      const record = changes[0]?.change.record ?? "portfolio";
      const counts = counted.get(record) ?? { record, changed: 0, added: 0, removed: 0 };
      counted.set(record, counts);
      counts[wholeOf(changes) ?? "changed"]++;
      for (const { change } of changes) if (change.ofOrigin) origins++;
    }
    const [before, after] = this.versions;
    return { before, after, records: [...counted.values()], origins };
  }

  /** The records that changed so, with their changes; of the rest only the number. */
  page(asked: ChangesAsked, limit: number, most = CHANGES_OF_A_RECORD): ChangesPage {
    const counts: ChangesPage["counts"] = { all: 0, added: 0, removed: 0, changed: 0, moved: 0 };
    const records: ChangedRecord[] = [];
    let total = 0;
    for (const changes of this.records) {
      const shown: Signed[] = [];
      for (const each of changes) {
        if (each.change.ofOrigin && !asked.origins) continue;
        counts.all++;
        counts[each.sign]++;
        if (asked.only === "" || each.sign === asked.only) shown.push(each);
      }
      const [first] = shown;
      if (!first) continue;
      total++;
      if (records.length < limit) records.push(recordOf(first, changes, shown, most));
    }
    return { records, total, counts, ...this.named(records) };
  }

  /** What changed in one record. */
  ofRecord(record: Change["record"], id: string): ChangesOfRecord {
    const changes = this.records.find(([first]) => first?.change.record === record && first.change.id === id) ?? [];
    const shown = changes.filter(({ change }) => !change.ofOrigin);
    const [first] = shown;
    const records = first ? [recordOf(first, changes, shown, CHANGES_OF_A_RECORD)] : [];
    return { ...(records[0] ? { record: records[0] } : {}), ...this.named(records) };
  }

  /** All changes of one version and the other, whatever is shown: what the core can apply. */
  toJson(): string {
    return `${JSON.stringify(this.diff, undefined, 2)}\n`;
  }

  /** What the organizations and programmes are called that the values refer to. */
  private named(records: ChangedRecord[]): { names: Names; programmes: Names } {
    const organizations = new Set<string>();
    const programmes = new Set<string>();
    const look = (value: unknown, field: string): void => {
      if (typeof value === "string") {
        if (field === "organization" || field === "funder" || field === "holder") organizations.add(value);
        else if (field === "programme") programmes.add(value);
      } else if (Array.isArray(value)) {
        for (const each of value) look(each, field);
      } else if (typeof value === "object" && value !== null) {
        for (const [name, each] of Object.entries(value)) look(each, name);
      }
    };
    for (const { changes } of records) {
      for (const { change, who } of changes) {
        if (who !== undefined) organizations.add(who);
        const field = fieldOf(change.path);
        look(change.before, field);
        look(change.after, field);
      }
    }
    const [before, after] = this.directories;
    const names = (ids: Set<string>, of: "names" | "programmeNames"): Names => ({ ...before[of]([...ids]), ...after[of]([...ids]) });
    return { names: names(organizations, "names"), programmes: names(programmes, "programmeNames") };
  }
}

/** What stands at both places has moved. */
function signOf({ before, after, placeBefore, placeAfter }: Change): Sign {
  if (placeBefore !== undefined && placeAfter !== undefined) return "moved";
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

function wholeOf(changes: Signed[]): "added" | "removed" | undefined {
  const whole = changes.find(({ change, sign }) => change.path === "" && sign !== "moved");
  return whole?.sign === "added" || whole?.sign === "removed" ? whole.sign : undefined;
}

/** A record with those of its changes that are shown. */
function recordOf({ change }: Signed, changes: Signed[], shown: Signed[], most: number): ChangedRecord {
  const { record, id, title } = change;
  const whole = wholeOf(changes);
  return {
    record,
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(whole === undefined ? {} : { whole }),
    changes: shown.slice(0, most),
    more: Math.max(0, shown.length - most),
  };
}

/** Who takes part, where that is what changed. */
function participantOf(before: Portfolio, { id, path, before: old, after }: Change): string | undefined {
  const place = /^\/participants\/(\d+)(\/|$)/.exec(path)?.[1];
  if (place === undefined || id === undefined) return undefined;
  const stated = (after ?? old) as { organization?: unknown } | undefined;
  if (typeof stated?.organization === "string") return stated.organization;
  return before.get(id)?.participants?.[Number(place)]?.organization;
}
