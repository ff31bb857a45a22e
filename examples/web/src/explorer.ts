/** `<accordant-explorer>`: a portfolio, searched at every keystroke, with no server. */
import { LitElement, unsafeCSS, type PropertyValues } from "lit";
import { Asking, PAUSE } from "./asking.js";
import { Checking } from "./checking.js";
import { Comparing } from "./comparing.js";
import { Completing } from "./completing.js";
import { takeDropped } from "./dropping.js";
import { Engine, Superseded, ignoring } from "./engine/client.js";
import type { Given, Opened, Suggestion } from "./engine/protocol.js";
import { exportChanges } from "./export/changes.js";
import { exportShown } from "./export/shown.js";
import { messages, preferred, type Messages } from "./i18n/index.js";
import { Opening } from "./opening.js";
import { Pages } from "./pages.js";
import { blank, changed, fromHash, toHash, type State, type View } from "./state.js";
import { isoDay } from "./time.js";
import type { Context, Exported } from "./views/context.js";
import { frame, windowTitle } from "./views/frame.js";
import tokens from "./style/tokens.css?inline";
import layout from "./style/layout.css?inline";
import parts from "./style/parts.css?inline";
import pages from "./style/pages.css?inline";
import compared from "./style/compare.css?inline";

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
  private wide = 800;
  private filtersOpen = false;
  private expanded: ReadonlySet<string> = new Set();
  private dialog: Context["dialog"];
  private frame: number | undefined;
  /** Whether its workers were ended: it is no longer on a page. */
  private ended = false;
  /** What is to have the focus once it is drawn. */
  private focusOn: string | undefined;
  private readonly draw = () => this.requestUpdate();
  private readonly opening = new Opening(this.engine, this.draw);
  private readonly asking = new Asking(this.engine, {
    state: () => this.state,
    on: () => this.day,
    write: (query) => this.go({ query }, { replace: true }),
    draw: this.draw,
  });
  private readonly completing = new Completing(this.engine);
  private readonly pages = new Pages(this.engine, this.draw);
  private readonly comparing = new Comparing(this.draw);
  private readonly checking = new Checking(this.draw);
  private readonly sizes = new ResizeObserver(([entry]) => this.resize(Math.floor(entry?.contentRect.width ?? 0)));
  private readonly onScroll = () => this.asking.scroller.look();
  private readonly onAddress = () => this.readAddress();

  constructor() {
    super();
    this.src = "";
    this.compare = "";
    this.query = "";
    this.theme = "auto";
    this.on = "";
    this.address = false;
    takeDropped(this, (file) => this.takeFile(file));
  }

  /** Opens the text of a page, a portfolio or a register, or a file with it. */
  async open(content: string | Blob, about: { name?: string; asOf?: string } = {}): Promise<void> {
    await this.openByHand({ file: content instanceof Blob ? content : new Blob([content]), ...about });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("scroll", this.onScroll, { passive: true, capture: true });
    window.addEventListener("popstate", this.onAddress);
    if (this.hasUpdated) {
      this.observe();
      // Whoever only moves it within the page finds it as it was.
      if (!this.ended) return;
      this.ended = false;
      this.engine.start();
      if (this.opening.given) void this.opening.again((opened) => this.askAll(opened));
      else if (this.state.source !== "") void this.load(this.state.source);
      return;
    }
    this.initial = this.wanted();
    this.state = this.address ? this.fromAddress() : this.initial;
    if (this.state.source !== "") void this.load(this.state.source);
    // The page may begin to listen only after it has loaded the element.
    setTimeout(() => this.tellLanguage());
  }

  /** The state that the attributes ask for. */
  private wanted(): State {
    const theme = this.theme === "light" || this.theme === "dark" ? this.theme : "auto";
    const language = preferred(this.lang ? [this.lang] : navigator.languages);
    return { ...blank(), query: this.query, source: this.src, other: this.compare, on: this.on, theme, language };
  }

  /** Attributes that are set later hold from then on. */
  protected override willUpdate(): void {
    const [before, now] = [this.initial, this.wanted()];
    const names = (Object.keys(now) as (keyof State)[]).filter((name) => now[name] !== before[name]);
    if (names.length === 0) return;
    this.initial = now;
    const change: Partial<State> = Object.fromEntries(names.map((name) => [name, now[name]]));
    const isOther = change.source !== undefined;
    this.go(isOther ? { ...change, view: "list", id: "", changes: "" } : change, { replace: true });
    this.keepFocus();
    if (isOther && now.source !== "") void this.load(now.source);
  }

  /** What a script does takes the focus from nobody who is elsewhere on the page. */
  private keepFocus(): void {
    if (!this.matches(":focus-within")) this.focusOn = undefined;
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
    setTimeout(() => {
      if (!this.isConnected) this.end();
    });
  }

  /** Gives back the memory of the workers. */
  private end(): void {
    this.ended = true;
    this.opening.end();
    this.comparing.reset();
    this.checking.reset();
    this.engine.close();
  }

  override render(): unknown {
    return frame(this.context());
  }

  protected override firstUpdated(): void {
    this.observe();
  }

  private observe(): void {
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
      this.asking.scroller.measure();
      this.asking.scroller.look();
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

  private context(): Context {
    const { opening, asking } = this;
    return {
      state: this.state,
      m: this.m,
      on: this.day,
      opened: opening.opened,
      asked: asking.asked,
      counts: asking.counts,
      parts: asking.parts,
      mistake: asking.mistake,
      formMistake: asking.formMistake,
      reading: opening.reading,
      stopped: opening.stopped,
      loadFailure: opening.failure,
      record: this.pages.record,
      organization: this.pages.organization,
      network: this.pages.network,
      comparing: this.comparing,
      checking: this.checking,
      box: this.completing.box,
      scroller: asking.scroller,
      width: this.wide,
      filtersOpen: this.filtersOpen,
      expanded: this.expanded,
      dialog: this.dialog,
      fromFile: opening.byHand,
      address: this.address,
      rows: asking.rows,
      href: (change) => toHash(changed(this.state, change), this.initial),
      go: (change, how) => this.go(change, how),
      follow: (change) => (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        this.go(change);
      },
      setParts: (conjuncts, field) => void asking.write(conjuncts, field),
      type: (text, cursor) => this.type(text, cursor),
      choose: (suggestion) => this.choose(suggestion),
      updateBox: (box) => {
        this.completing.update(box);
        if (box.open === false) void asking.finish();
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
        // Who closes the dialog has seen why it could not be read.
        if (dialog === undefined && opening.opened) opening.failure = undefined;
        this.requestUpdate();
      },
      take: (given, as) => this.take(given, as),
      check: () => {
        if (opening.given) void this.checking.start(opening.given);
      },
      again: () => void this.load(this.state.source),
      stop: () => this.stopReading(),
      reset: () => {
        this.dialog = undefined;
        opening.byHand = false;
        this.go({ ...this.initial, language: this.state.language, theme: this.state.theme });
        void this.load(this.initial.source);
      },
      exportAs: (form) => void this.exportAs(form),
      moreRows: () => void asking.more(),
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
    const source = this.opening.byHand ? before.source : undefined;
    this.state = this.fromAddress();
    this.asking.written();
    if (source !== undefined) this.state = { ...this.state, source };
    if (this.state.source !== before.source && this.state.source !== "") void this.load(this.state.source);
    else this.moved(before);
    this.tellState();
  }

  private moved(before: State): void {
    const now = this.state;
    const different = (...names: (keyof State)[]) => names.some((name) => before[name] !== now[name]);
    if (different("query")) this.asking.formMistake = undefined;
    if (different("query", "on", "sort", "descending")) {
      if (this.opening.opened) void this.asking.anew();
    } else if (different("view") && now.view === "timeline") {
      if (this.opening.opened) void this.asking.ask();
    }
    if (different("view", "id", "on") || (different("query") && now.view === "record")) void this.askPage();
    // Of a large register it is counted for a while; whoever types should not wait for it.
    if (different("query", "view", "on")) void this.askNetwork(different("query") && this.opening.opened?.unchecked ? PAUSE : 0);
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
    await this.opening.fetch(source, (opened) => this.begin(opened));
    this.tellFailure();
  }

  private async openByHand(given: Given): Promise<void> {
    await this.opening.open(given, (opened) => this.begin(opened));
    this.tellFailure();
  }

  private tellFailure(): void {
    const { failure } = this.opening;
    if (failure) this.dispatchEvent(new CustomEvent("accordant-failed", { detail: failure, bubbles: true }));
  }

  /** Takes what was dropped, chosen or pasted: to open it, or to compare it with what is open. */
  private take(given: Given, as: "open" | "compare"): void {
    if (as === "open") {
      void this.openByHand(given).then(() => {
        // What cannot be read is told in the dialog, which goes away when it was seen.
        if (this.opening.failure && this.opening.opened) this.dialog = "open";
        this.draw();
      });
      return;
    }
    this.dialog = undefined;
    this.comparing.give(given);
    this.go({ view: "compare", id: "", other: "" });
    void this.askComparison();
  }

  private takeFile(file: File): void {
    this.take({ file, name: file.name }, this.state.view === "compare" ? "compare" : "open");
  }

  /** Gives up what is being read; what was shown before is shown still, and the address says so. */
  private stopReading(): void {
    const { opening } = this;
    opening.stop();
    const source = opening.byHand ? "" : (opening.given?.name ?? this.state.source);
    if (opening.opened && source !== this.state.source) {
      this.go({ source }, { replace: true });
      void this.askAll(opening.opened);
    }
    this.focusOn = this.dialog === "open" ? "#open-file" : opening.opened ? "#main" : ".start .primary";
  }

  /** Another portfolio is open: what was known of the one before is forgotten, and the first questions are asked. */
  private async begin(opened: Opened): Promise<void> {
    // The button that would have cancelled goes away.
    if (this.renderRoot.querySelector("#main .busy:focus-within")) this.focusOn = "#main";
    this.asking.reset();
    this.pages.reset();
    this.dialog = undefined;
    this.comparing.reset();
    this.checking.reset();
    if (this.opening.byHand) {
      const view = opened.page && opened.diagnostics.length > 0 ? "remarks" : "list";
      this.go({ source: "", view, id: "", query: "", sort: "relevance", descending: false, other: "", changes: "" });
      this.keepFocus();
    }
    await this.askAll(opened);
    this.dispatchEvent(new CustomEvent("accordant-opened", { detail: { title: windowTitle(this.context()) }, bubbles: true }));
  }

  private async askAll(opened: Opened): Promise<void> {
    const { given } = this.opening;
    await this.asking.ask();
    if (opened.unchecked && given && this.checking.state === "none") void this.checking.start(given);
    await Promise.all([this.askPage(), this.askNetwork(), this.askComparison()]);
  }

  private async askPage(): Promise<void> {
    if (this.opening.opened) await this.pages.ask(this.state, this.asking.question());
  }

  private async askNetwork(pause = 0): Promise<void> {
    if (this.opening.opened && this.state.view === "network") await this.pages.meet(this.asking.question(), pause);
  }

  private async askComparison(): Promise<void> {
    const { view, id, other, later, changes, origins, compared } = this.state;
    const { given } = this.opening;
    if (!given) return;
    // Who comes to a record from a comparison, be it by its address, sees what changed in it.
    if (view === "compare" || compared) await this.comparing.want(given, other, later, { only: changes, origins });
    if (view === "record" || view === "organization") await this.comparing.look(view === "record" ? "partnership" : view, id);
  }

  private type(query: string, cursor: number): void {
    this.asking.type(query, cursor);
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
    const { answered } = this.asking;
    // Another portfolio may be opened meanwhile.
    await ignoring([Superseded], async () => {
      if (form === "diff" || form === "changes") {
        await exportChanges(form, this.opening.opened?.head.holder ?? "portfolio", this.comparing);
      } else if (answered) {
        await exportShown(form, this.context(), this.engine, answered);
      }
    });
  }
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
