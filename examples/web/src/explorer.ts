/** `<accordant-explorer>`: a portfolio, searched at every keystroke, with no server. */
import { LitElement, unsafeCSS, type PropertyValues } from "lit";
import { Checking } from "./checking.js";
import { Comparing } from "./comparing.js";
import { Completing } from "./completing.js";
import { Engine, Refused, Superseded, failureOf } from "./engine/client.js";
import { fetched } from "./engine/fetched.js";
import type { Asked, Counts, Failure, Given, Opened, Question, Suggestion } from "./engine/protocol.js";
import { isUnfinished } from "./query/tree.js";
import type { QueryTree } from "./engine/types.js";
import { exportChanges } from "./export/changes.js";
import { exportShown } from "./export/shown.js";
import { messages, preferred, type Messages } from "./i18n/index.js";
import { Pages } from "./pages.js";
import { blank, changed, fromHash, toHash, type State, type View } from "./state.js";
import { isoDay } from "./time.js";
import type { Context, Exported } from "./views/context.js";
import { frame, windowTitle } from "./views/frame.js";
import { CHUNK, Scroller } from "./views/scroller.js";
import tokens from "./style/tokens.css?inline";
import layout from "./style/layout.css?inline";
import parts from "./style/parts.css?inline";
import pages from "./style/pages.css?inline";
import compared from "./style/compare.css?inline";

const ROWS = 100;
/** Milliseconds between keystrokes that are a pause. */
const PAUSE = 120;

/** Views that are a page of their own, with a heading. */
const PAGES: View[] = ["record", "organization", "remarks", "compare"];

export class AccordantExplorer extends LitElement {
  static override styles = [tokens, layout, parts, pages, compared].map((each) => unsafeCSS(each));
  static override properties = {
    src: { type: String },
    compare: { type: String },
    query: { type: String },
    lang: { type: String },
    theme: { type: String },
    on: { type: String },
    address: { type: Boolean },
  };

  /** Where the portfolio is: a file of the same origin. */
  declare src: string;
  /** Where another version of it is, to compare with: a file of the same origin. */
  declare compare: string;
  /** What is asked at first. */
  declare query: string;
  /** `auto`, `light` or `dark` at first. */
  declare theme: string;
  /** The day of asking; the clock's if not given. */
  declare on: string;
  /** Whether the state stands in the address of the page. */
  declare address: boolean;

  private readonly engine = new Engine();
  private initial: State = fromHash("", blank());
  private state: State = this.initial;
  private opened: Opened | undefined;
  /** What is open, for those who have to read it again. */
  private given: Given | undefined;
  private asked: Asked | undefined;
  /** What `asked` answers: the query in the box may have a mistake. */
  private answered: Question | undefined;
  private counts: Counts[] = [];
  private parts: QueryTree[] = [];
  /** How many times conditions were written whose answer is not there yet. */
  private writing = 0;
  /** Whether the last word is still being typed: then words that begin so are found. */
  private typing = false;
  private mistake: Failure | undefined;
  private formMistake: Context["formMistake"];
  private loading = false;
  private loadFailure: Failure | undefined;
  private readonly pages = new Pages(this.engine, () => this.requestUpdate());
  private readonly completing = new Completing(this.engine);
  private wide = 800;
  private filtersOpen = false;
  private expanded: ReadonlySet<string> = new Set();
  private dialog: Context["dialog"];
  private fromFile = false;
  private rows = ROWS;
  private opening = 0;
  private frame: number | undefined;
  /** What is to have the focus once it is drawn. */
  private focusOn: string | undefined;
  private readonly comparing = new Comparing(() => this.requestUpdate());
  private readonly checking = new Checking(() => this.requestUpdate());
  private readonly scroller = new Scroller(
    (offset) => void this.fetchPage(offset),
    () => this.requestUpdate(),
  );
  private readonly sizes = new ResizeObserver(([entry]) => this.resize(Math.floor(entry?.contentRect.width ?? 0)));
  private readonly onScroll = () => this.scroller.look();
  private readonly onAddress = () => this.readAddress();

  constructor() {
    super();
    this.src = "";
    this.compare = "";
    this.query = "";
    this.theme = "auto";
    this.on = "";
    this.address = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const theme = this.theme === "light" || this.theme === "dark" ? this.theme : "auto";
    const language = preferred(this.lang ? [this.lang] : navigator.languages);
    this.initial = { ...blank(), query: this.query, source: this.src, other: this.compare, on: this.on, theme, language };
    this.state = this.address ? this.fromAddress() : this.initial;
    window.addEventListener("scroll", this.onScroll, { passive: true, capture: true });
    window.addEventListener("popstate", this.onAddress);
    this.addEventListener("dragover", this.onDrag);
    this.addEventListener("dragleave", this.onDrag);
    this.addEventListener("drop", this.onDrop);
    if (this.state.source !== "") void this.load(this.state.source);
    // The page may begin to listen only after it has loaded the element.
    setTimeout(() => this.tellLanguage());
  }

  private tellLanguage(): void {
    const detail = { language: this.state.language, dir: this.m.dir };
    this.dispatchEvent(new CustomEvent("accordant-language", { detail, bubbles: true }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("scroll", this.onScroll, { capture: true });
    window.removeEventListener("popstate", this.onAddress);
    this.sizes.disconnect();
    this.comparing.reset();
    this.checking.reset();
    this.engine.close();
  }

  override render(): unknown {
    return frame(this.context());
  }

  protected override firstUpdated(): void {
    const main = this.renderRoot.querySelector("#main");
    if (main) this.sizes.observe(main);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.dataset["theme"] = this.state.theme;
    const root = this.renderRoot;
    for (const name of ["open", "compare", "export"] as const) {
      const dialog = root.querySelector<HTMLDialogElement>(`#${name}-dialog`);
      if (!dialog) continue;
      if (this.dialog === name && !dialog.open) dialog.showModal();
      if (this.dialog !== name && dialog.open) dialog.close();
    }
    if (this.focusOn && this.arrived()) {
      const target = root.querySelector<HTMLElement>(this.focusOn) ?? root.querySelector<HTMLElement>("#page-heading");
      this.focusOn = undefined;
      // Who comes back to a long page comes back to its place.
      const preventScroll = target?.id === "page-heading" || target?.id === "main";
      target?.focus({ preventScroll });
    }
    this.lookSoon();
  }

  /** Heights are asked for once a frame, when they are worked out anyway; sooner, it would be done for each change. */
  private lookSoon(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.scroller.measure();
      this.scroller.look();
    });
  }

  /** Whether what is to have the focus has been drawn. */
  private arrived(): boolean {
    if (this.state.view === "record") return this.pages.record !== undefined;
    if (this.state.view === "organization") return this.pages.organization !== undefined;
    return true;
  }

  private resize(width: number): void {
    if (width <= 0 || Math.abs(width - this.wide) <= 1) return;
    this.wide = width;
    this.requestUpdate();
  }

  private get m(): Messages {
    return messages[this.state.language];
  }

  private get day(): string {
    return this.state.on === "" ? isoDay(Date.now() / 86_400_000 - 0.5) : this.state.on;
  }

  private question(): Question {
    const { sort, descending } = this.state;
    const query = this.typing ? `${this.state.query}*` : this.state.query;
    return { query, on: this.day, sort, descending };
  }

  private context(): Context {
    return {
      state: this.state,
      m: this.m,
      on: this.day,
      opened: this.opened,
      asked: this.asked,
      counts: this.counts,
      parts: this.parts,
      mistake: this.mistake,
      formMistake: this.formMistake,
      loading: this.loading,
      loadFailure: this.loadFailure,
      record: this.pages.record,
      organization: this.pages.organization,
      network: this.pages.network,
      comparing: this.comparing,
      checking: this.checking,
      box: this.completing.box,
      scroller: this.scroller,
      width: this.wide,
      filtersOpen: this.filtersOpen,
      expanded: this.expanded,
      dialog: this.dialog,
      fromFile: this.fromFile,
      rows: this.rows,
      href: (change) => toHash(changed(this.state, change), this.initial),
      go: (change, how) => this.go(change, how),
      follow: (change) => (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        this.go(change);
      },
      setParts: (conjuncts, field) => void this.write(conjuncts, field),
      type: (text, cursor) => this.type(text, cursor),
      choose: (suggestion) => this.choose(suggestion),
      updateBox: (box) => {
        this.completing.update(box);
        if (box.open === false) void this.finish();
        this.requestUpdate();
      },
      toggle: (key) => {
        const next = new Set(this.expanded);
        if (!next.delete(key)) next.add(key);
        this.expanded = next;
        this.requestUpdate();
      },
      setFilters: (open) => {
        this.filtersOpen = open;
        this.requestUpdate();
      },
      show: (dialog) => {
        if (this.dialog === dialog) return;
        this.dialog = dialog;
        this.requestUpdate();
      },
      take: (given, as) => this.take(given, as),
      check: () => {
        if (this.given) void this.checking.start(this.given);
      },
      reset: () => {
        this.dialog = undefined;
        this.fromFile = false;
        this.go({ ...this.initial, language: this.state.language, theme: this.state.theme });
        void this.load(this.initial.source);
      },
      exportAs: (form) => void this.exportAs(form),
      moreRows: () => {
        this.rows += ROWS;
        void this.ask();
      },
    };
  }

  /** Goes on to another state; what it changes is asked anew, before anything else is done. */
  private go(change: Partial<State>, how: { replace?: boolean } = {}): void {
    const before = this.state;
    this.state = changed(before, change);
    this.moved(before);
    if (this.address) {
      const hash = toHash(this.state, this.initial);
      const target = hash === "#" ? location.pathname + location.search : hash;
      if (how.replace) history.replaceState(null, "", target);
      else history.pushState(null, "", target);
    }
    this.tellState();
  }

  private fromAddress(): State {
    return fromHash(location.hash, this.initial);
  }

  private readAddress(): void {
    if (!this.address) return;
    const before = this.state;
    const source = this.fromFile ? before.source : undefined;
    this.state = this.fromAddress();
    this.typing = false;
    if (source !== undefined) this.state = { ...this.state, source };
    if (this.state.source !== before.source && this.state.source !== "") void this.load(this.state.source);
    else this.moved(before);
    this.tellState();
  }

  private moved(before: State): void {
    const now = this.state;
    const different = (...names: (keyof State)[]) => names.some((name) => before[name] !== now[name]);
    if (different("query")) this.formMistake = undefined;
    if (different("query", "on", "sort", "descending")) {
      this.rows = ROWS;
      void this.ask();
    } else if (different("view") && now.view === "timeline") {
      void this.ask();
    }
    if (different("view", "id", "on") || (different("query") && now.view === "record")) void this.askPage();
    // Of a large register it is counted for a while; whoever types should not wait for it.
    if (different("query", "view", "on")) void this.askNetwork(different("query") && this.opened?.unchecked ? PAUSE : 0);
    if (different("view", "id", "other", "later", "changes", "origins")) void this.askComparison();
    if (different("view", "id")) {
      this.focusOn = PAGES.includes(now.view) ? "#page-heading" : "#main";
      if (now.view === "compare" && (before.view === "record" || before.view === "organization")) this.focusOn = placeOf(before);
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    }
    if (different("language")) this.tellLanguage();
    this.requestUpdate();
  }

  private tellState(): void {
    this.dispatchEvent(new CustomEvent("accordant-state", { detail: { ...this.state }, bubbles: true }));
  }

  private async load(source: string): Promise<void> {
    try {
      await this.open(await fetched(source), false);
    } catch (thrown) {
      this.loadFailure = failureOf(thrown);
      this.requestUpdate();
    }
  }

  /** Takes what was dropped, chosen or pasted: to open it, or to compare it with what is open. */
  private take(given: Given, as: "open" | "compare"): void {
    if (as === "open") {
      void this.open(given, true);
      return;
    }
    this.dialog = undefined;
    this.comparing.give(given);
    this.go({ view: "compare", id: "", other: "" });
    void this.askComparison();
  }

  private async open(given: Given, fromFile: boolean): Promise<void> {
    const turn = ++this.opening;
    this.loading = true;
    this.loadFailure = undefined;
    this.requestUpdate();
    try {
      const opened = await this.engine.ask("open", given);
      if (turn !== this.opening) return;
      this.opened = opened;
      this.given = given;
      this.typing = false;
      this.fromFile = fromFile;
      this.asked = undefined;
      this.pages.reset();
      this.dialog = undefined;
      this.comparing.reset();
      this.checking.reset();
      if (fromFile) {
        const view = opened.page && opened.diagnostics.length > 0 ? "remarks" : "list";
        this.go({ source: "", view, id: "", query: "", sort: "relevance", descending: false, other: "", changes: "" });
      }
      await this.ask();
      if (opened.unchecked) void this.checking.start(given);
      await Promise.all([this.askPage(), this.askNetwork(), this.askComparison()]);
      this.dispatchEvent(new CustomEvent("accordant-opened", { detail: { title: windowTitle(this.context()) }, bubbles: true }));
    } catch (thrown) {
      if (turn === this.opening) this.loadFailure = failureOf(thrown);
    } finally {
      this.loading = false;
      this.requestUpdate();
    }
  }

  private async ask(): Promise<void> {
    if (!this.opened) return;
    try {
      const limit = this.state.view === "timeline" ? this.rows : CHUNK;
      const question = this.question();
      const asked = await this.engine.askLatest("ask", { ...question, limit });
      this.asked = asked;
      this.answered = question;
      if (this.writing === 0) this.parts = asked.conjuncts.map(({ tree }) => tree);
      this.mistake = undefined;
      this.scroller.reset(asked.total, asked.cards, asked.names);
      void this.count(question);
    } catch (thrown) {
      if (thrown instanceof Superseded) return;
      this.mistake = failureOf(thrown);
      if (!this.asked) await this.askEverything();
    }
    this.requestUpdate();
  }

  /** Who comes with a query that cannot be asked sees everything below its mistake. */
  private async askEverything(): Promise<void> {
    this.answered = { ...this.question(), query: "" };
    this.parts = [];
    const asked = await this.engine.ask("ask", { ...this.answered, limit: CHUNK });
    this.asked = asked;
    this.scroller.reset(asked.total, asked.cards, asked.names);
    void this.count(this.answered);
  }

  private async count(question: Question): Promise<void> {
    try {
      // Whoever types on should not wait for the counts of the word before.
      await new Promise((resolve) => setTimeout(resolve, this.counts.length === 0 ? 0 : PAUSE));
      if (this.answered !== question) return;
      const counts = await this.engine.askLatest("counts", question);
      if (this.answered !== question) return;
      this.counts = counts;
      this.requestUpdate();
    } catch (thrown) {
      if (!(thrown instanceof Superseded) && !(thrown instanceof Refused)) throw thrown;
    }
  }

  /** A word that nobody goes on with is asked for as it stands, or with its star if only that finds anything. */
  private async finish(): Promise<void> {
    if (!this.typing) return;
    this.typing = false;
    const { query } = this.state;
    const found = this.asked?.total ?? 0;
    await this.ask();
    if (this.state.query === query && this.asked?.total === 0 && found > 0) this.go({ query: `${query}*` }, { replace: true });
  }

  private async fetchPage(offset: number): Promise<void> {
    const of = this.asked;
    if (!this.answered) return;
    const page = await this.engine.ask("page", { ...this.answered, offset, limit: CHUNK });
    if (of === this.asked) this.scroller.put(offset, page.cards, page.names);
  }

  private async askPage(): Promise<void> {
    if (this.opened) await this.pages.ask(this.state, this.question());
  }

  private async askNetwork(pause = 0): Promise<void> {
    if (this.opened && this.state.view === "network") await this.pages.meet(this.question(), pause);
  }

  private async askComparison(): Promise<void> {
    const { view, id, other, later, changes, origins, compared } = this.state;
    if (!this.given) return;
    // Who comes to a record from a comparison, be it by its address, sees what changed in it.
    if (view === "compare" || compared) await this.comparing.want(this.given, other, later, { only: changes, origins });
    if (view === "record" || view === "organization") await this.comparing.look(view === "record" ? "partnership" : view, id);
  }

  /** Writes conditions as the query: what the form and the filters do. */
  private async write(conjuncts: QueryTree[], field: string | undefined): Promise<void> {
    // Whoever fills in the next field should not wait for the answer to this one.
    const before = this.parts;
    this.parts = conjuncts;
    this.writing++;
    try {
      const query = await this.engine.askLatest("write", { conjuncts });
      this.formMistake = undefined;
      this.typing = false;
      if (query === this.state.query) this.requestUpdate();
      else this.go({ query }, { replace: true });
    } catch (thrown) {
      if (thrown instanceof Superseded) return;
      if (this.parts === conjuncts) this.parts = before;
      this.formMistake = { field: field ?? "", failure: failureOf(thrown) };
      this.requestUpdate();
    } finally {
      this.writing--;
    }
  }

  private type(query: string, cursor: number): void {
    this.typing = cursor === query.length && isUnfinished(query);
    this.go({ query }, { replace: true });
    const view = this.state.view;
    // Whoever searches wants to see what is found.
    if (PAGES.includes(view)) {
      this.go({ view: "list", id: "" });
      this.focusOn = undefined;
    }
    void this.complete(query, cursor);
  }

  private async complete(query: string, cursor: number): Promise<void> {
    const state = () => ({ text: this.state.query, focused: (this.renderRoot as ShadowRoot).activeElement?.id === "query" });
    await this.completing.look(query, cursor, this.state.language, state);
    this.requestUpdate();
  }

  private choose(suggestion: Suggestion): void {
    const { query, cursor } = this.completing.choose(this.state.query, suggestion);
    this.type(query, cursor);
    void this.updateComplete.then(() => {
      const input = this.renderRoot.querySelector<HTMLInputElement>("#query");
      input?.focus();
      input?.setSelectionRange(cursor, cursor);
    });
  }

  private async exportAs(form: Exported): Promise<void> {
    const ctx = this.context();
    if (form === "diff" || form === "changes") {
      await exportChanges(form, this.opened?.head.holder ?? "portfolio", this.comparing);
    } else if (this.answered) {
      await exportShown(form, ctx, this.engine, this.answered);
    }
  }

  private readonly onDrag = (event: DragEvent): void => {
    const files = event.dataTransfer?.types.includes("Files") ?? false;
    if (!files) return;
    event.preventDefault();
    const inside = event.type === "dragover";
    this.toggleAttribute("data-drag", inside);
  };

  private readonly onDrop = (event: DragEvent): void => {
    this.removeAttribute("data-drag");
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    const as = this.state.view === "compare" ? "compare" : "open";
    // What cannot be read is told in the dialog.
    if (as === "open") this.dialog = "open";
    this.take({ file, name: file.name }, as);
  };
}

/** Where a record or an organization stands in the comparison. */
function placeOf({ view, id }: State): string {
  const sort = view === "organization" ? "organization" : "partnership";
  return `[data-sort="${sort}"][data-record="${CSS.escape(id)}"] a`;
}

declare global {
  interface HTMLElementTagNameMap {
    "accordant-explorer": AccordantExplorer;
  }
}

if (!customElements.get("accordant-explorer")) customElements.define("accordant-explorer", AccordantExplorer);
