/** The portfolio that is open, and the opening of another. */
import { failureOf, type Engine } from "./engine/client.js";
import { fetched } from "./engine/fetched.js";
import type { Failure, Given, Opened } from "./engine/protocol.js";

export class Opening {
  opened: Opened | undefined;
  /** What is open, for those who have to read it again. */
  given: Given | undefined;
  /** Whether it was dropped, chosen or pasted. */
  byHand = false;
  loading = false;
  failure: Failure | undefined;
  private turn = 0;

  /** Calls `drawn` whenever there is something new to draw. */
  constructor(
    private readonly engine: Engine,
    private readonly drawn: () => void,
  ) {}

  /** Opens what is at an address. */
  async fetch(source: string, then: (opened: Opened) => Promise<void>): Promise<void> {
    try {
      await this.open(await fetched(source), false, then);
    } catch (thrown) {
      this.failure = failureOf(thrown);
      this.drawn();
    }
  }

  /** Opens what was given, and then asks the first questions of it. What cannot be read leaves open what was. */
  async open(given: Given, byHand: boolean, then: (opened: Opened) => Promise<void>): Promise<void> {
    const turn = ++this.turn;
    this.loading = true;
    this.failure = undefined;
    this.drawn();
    try {
      const opened = await this.engine.ask("open", given);
      if (turn !== this.turn) return;
      this.opened = opened;
      this.given = given;
      this.byHand = byHand;
      await then(opened);
    } catch (thrown) {
      if (turn === this.turn) this.failure = failureOf(thrown);
    } finally {
      this.loading = false;
      this.drawn();
    }
  }
}
