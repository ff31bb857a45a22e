/** What the page shows, all of it, and how it stands in the address. */
import type { Sign, Sort } from "./engine/protocol.js";
import { LANGUAGES, type Language } from "./i18n/index.js";

export const VIEWS = ["list", "timeline", "network", "remarks", "compare", "record", "organization"] as const;
export type View = (typeof VIEWS)[number];
export type Theme = "auto" | "light" | "dark";

export interface State {
  view: View;
  /** The record or organization that is shown. */
  id: string;
  query: string;
  /** The day of asking; nothing means the clock's day. */
  on: string;
  sort: Sort;
  descending: boolean;
  language: Language;
  theme: Theme;
  /** Where the portfolio comes from; nothing if it was dropped or pasted. */
  source: string;
  /** Whether the form is open. */
  form: boolean;
  /** Whether pictures are shown as tables. */
  table: boolean;
  /** Only lines with remarks. */
  only: boolean;
  /** Where the other version comes from; nothing if there is none, or it was dropped or pasted. */
  other: string;
  /** Whether the other version is the later one. */
  later: boolean;
  /** Which changes are shown; nothing means all. */
  changes: Sign | "";
  /** Whether changes of evidence and of places in sources are shown too. */
  origins: boolean;
  /** Whether the record or organization was reached from the comparison. */
  compared: boolean;
}

/** What an element shows at first that says nothing else. */
export function blank(): State {
  return {
    view: "list",
    id: "",
    query: "",
    on: "",
    sort: "relevance",
    descending: false,
    language: "en",
    theme: "auto",
    source: "",
    form: false,
    table: false,
    only: false,
    other: "",
    later: false,
    changes: "",
    origins: false,
    compared: false,
  };
}

/** The state after a change. Who leaves records and organizations does not come back to the comparison. */
export function changed(state: State, change: Partial<State>): State {
  const next = { ...state, ...change };
  if (next.view !== "record" && next.view !== "organization") next.compared = false;
  return next;
}

const SORTS: readonly Sort[] = ["relevance", "start", "end", "title"];
const SIGNS: readonly (Sign | "")[] = ["", "added", "removed", "changed", "moved"];
const THEMES: readonly Theme[] = ["auto", "light", "dark"];

function one<T extends string>(list: readonly T[], value: string | null, otherwise: T): T {
  return list.find((each) => each === value) ?? otherwise;
}

/** The other version that there is at first is one of the portfolio that is open at first. */
function usual(source: string, initial: State): string {
  return source === "" || source === initial.source ? initial.other : "";
}

/** The state that an address holds; what it does not say is as in `initial`. */
export function fromHash(hash: string, initial: State): State {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const on = given.get("on") ?? initial.on;
  const source = given.get("src") ?? initial.source;
  return {
    view: one(VIEWS, given.get("view"), "list"),
    id: given.get("id") ?? "",
    query: given.get("q") ?? initial.query,
    on: /^\d{4}-\d\d-\d\d$/.test(on) ? on : "",
    sort: one(SORTS, given.get("sort"), "relevance"),
    descending: given.get("order") === "descending",
    language: one(LANGUAGES, given.get("lang"), initial.language),
    theme: one(THEMES, given.get("theme"), initial.theme),
    source,
    form: given.get("form") === "open",
    table: given.get("show") === "table",
    only: given.get("lines") === "remarks",
    other: given.get("with") ?? usual(source, initial),
    later: given.get("turned") === "yes",
    changes: one(SIGNS, given.get("changes"), ""),
    origins: given.get("evidence") === "yes",
    compared: given.get("from") === "compare",
  };
}

/** The address of a state; what is as in `initial` is left out. */
export function toHash(state: State, initial: State): string {
  const written = new URLSearchParams();
  const put = (name: string, value: string, otherwise = "") => {
    if (value !== otherwise) written.set(name, value);
  };
  put("view", state.view, "list");
  put("id", state.id);
  put("q", state.query, initial.query);
  put("on", state.on, initial.on);
  put("sort", state.sort, "relevance");
  put("order", state.descending ? "descending" : "");
  put("lang", state.language, initial.language);
  put("theme", state.theme, initial.theme);
  if (state.source !== "") put("src", state.source, initial.source);
  put("form", state.form ? "open" : "");
  put("show", state.table ? "table" : "");
  put("lines", state.only ? "remarks" : "");
  put("with", state.other, usual(state.source, initial));
  put("turned", state.later ? "yes" : "");
  put("changes", state.changes);
  put("evidence", state.origins ? "yes" : "");
  put("from", state.compared ? "compare" : "");
  return `#${written.toString()}`;
}
