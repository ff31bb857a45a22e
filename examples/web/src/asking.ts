/** What is asked of the portfolio that is open, and the answer: matches, counts, or the mistake in the query. */
import { Refused, Superseded, failureOf, ignoring, type Engine } from "./engine/client.js";
import type { Asked, Counts, Failure, Question } from "./engine/protocol.js";
import type { QueryTree } from "./engine/types.js";
import { isUnfinished } from "./query/tree.js";
import type { State } from "./state.js";
import { CHUNK, Scroller } from "./views/scroller.js";

/** So many rows of the timeline are shown, and so many more when asked. */
const ROWS = 100;
/** Milliseconds between keystrokes that are a pause. */
export const PAUSE = 120;

/** The page on which it is asked. */
interface Page {
  state(): State;
  /** The day of asking. */
  on(): string;
  /** Goes on to another query, in place of this one. */
  write(query: string): void;
  /** Draws what is new. */
  draw(): void;
}

export class Asking {
  asked: Asked | undefined;
  /** What `asked` answers: the query in the box may have a mistake. */
  answered: Question | undefined;
  counts: Counts[] = [];
  /** The conditions of the query, as they were last written or answered. */
  parts: QueryTree[] = [];
  mistake: Failure | undefined;
  formMistake: { field: string; failure: Failure } | undefined;
  rows = ROWS;
  readonly scroller = new Scroller(
    (offset) => void this.fetchPage(offset),
    () => this.page.draw(),
  );
  /** How many times conditions were written whose answer is not there yet. */
  private writing = 0;
  /** Whether the last word is still being typed: then words that begin so are found. */
  private typing = false;

  constructor(
    private readonly engine: Engine,
    private readonly page: Page,
  ) {}

  /** Forgets the answer: another portfolio is open. */
  reset(): void {
    this.asked = undefined;
    this.typing = false;
  }

  /** What the state asks. */
  question(): Question {
    const { query, sort, descending } = this.page.state();
    return { query: this.typing ? `${query}*` : query, on: this.page.on(), sort, descending };
  }

  /** Asks another question: its answer begins at the top. */
  async anew(): Promise<void> {
    this.rows = ROWS;
    await this.ask();
  }

  async more(): Promise<void> {
    this.rows += ROWS;
    await this.ask();
  }

  async ask(): Promise<void> {
    try {
      const limit = this.page.state().view === "timeline" ? this.rows : CHUNK;
      const question = this.question();
      const asked = await this.engine.askLatest("ask", { ...question, limit });
      this.mistake = undefined;
      if (this.writing === 0) this.parts = asked.conjuncts.map(({ tree }) => tree);
      this.take(question, asked);
    } catch (thrown) {
      if (thrown instanceof Superseded) return;
      this.mistake = failureOf(thrown);
      if (!this.asked) await this.askEverything();
    }
    this.page.draw();
  }

  /** Somebody types: the query and the place of the cursor. */
  type(query: string, cursor: number): void {
    this.typing = cursor === query.length && isUnfinished(query);
  }

  /** The query is no longer what was typed. */
  written(): void {
    this.typing = false;
  }

  /** A word that nobody goes on with is asked for as it stands, or with its star if only that finds anything. */
  async finish(): Promise<void> {
    if (!this.typing) return;
    this.typing = false;
    const { query } = this.page.state();
    const found = this.asked?.total ?? 0;
    await this.ask();
    if (this.page.state().query === query && this.asked?.total === 0 && found > 0) this.page.write(`${query}*`);
  }

  /** Writes conditions as the query: what the form and the filters do. */
  async write(conjuncts: QueryTree[], field: string | undefined): Promise<void> {
    // Whoever fills in the next field should not wait for the answer to this one.
    const before = this.parts;
    this.parts = conjuncts;
    this.writing++;
    try {
      const query = await this.engine.askLatest("write", { conjuncts });
      this.formMistake = undefined;
      this.typing = false;
      if (query === this.page.state().query) this.page.draw();
      else this.page.write(query);
    } catch (thrown) {
      if (thrown instanceof Superseded) return;
      if (this.parts === conjuncts) this.parts = before;
      this.formMistake = { field: field ?? "", failure: failureOf(thrown) };
      this.page.draw();
    } finally {
      this.writing--;
    }
  }

  private take(question: Question, asked: Asked): void {
    this.asked = asked;
    this.answered = question;
    this.scroller.reset(asked.total, asked.cards, asked.names);
    void this.count(question);
  }

  /** Who comes with a query that cannot be asked sees everything below its mistake. */
  private async askEverything(): Promise<void> {
    const question = { ...this.question(), query: "" };
    this.answered = question;
    this.parts = [];
    await ignoring([Superseded], async () => {
      this.take(question, await this.engine.ask("ask", { ...question, limit: CHUNK }));
    });
  }

  private async count(question: Question): Promise<void> {
    await ignoring([Superseded, Refused], async () => {
      // Whoever types on should not wait for the counts of the word before.
      await new Promise((resolve) => setTimeout(resolve, this.counts.length === 0 ? 0 : PAUSE));
      if (this.answered !== question) return;
      const counts = await this.engine.askLatest("counts", question);
      if (this.answered !== question) return;
      this.counts = counts;
      this.page.draw();
    });
  }

  private async fetchPage(offset: number): Promise<void> {
    const { asked: of, answered } = this;
    if (!answered) return;
    await ignoring([Superseded], async () => {
      const page = await this.engine.ask("page", { ...answered, offset, limit: CHUNK });
      if (of === this.asked) this.scroller.put(offset, page.cards, page.names);
    });
  }
}
