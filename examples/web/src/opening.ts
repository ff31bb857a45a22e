/** The portfolio that is open, and the opening of another. */
import { Superseded, failureOf, type Engine } from "./engine/client.js";
import { fetched } from "./engine/fetched.js";
import type { Failure, Given, Opened } from "./engine/protocol.js";

/** What is being read now. */
export interface Reading {
  /** What it is called, if it has a name. */
  name: string | undefined;
  /** How much of it is there, from 0 to 1; nothing if nobody knows. */
  share: number | undefined;
}

export class Opening {
  opened: Opened | undefined;
  /** What is open, for those who have to read it again. */
  given: Given | undefined;
  /** Whether it was dropped, chosen or pasted. */
  byHand = false;
  reading: Reading | undefined;
  failure: Failure | undefined;
  private turn = 0;

  /** Calls `drawn` whenever there is something new to draw. */
  constructor(
    private readonly engine: Engine,
    private readonly drawn: () => void,
  ) {}

  /** Opens what is at an address, and then asks the first questions of it. */
  fetch(source: string, then: (opened: Opened) => Promise<void>): Promise<void> {
    return this.take(source, (progress) => fetched(source, progress), false, then);
  }

  /** Opens what was given by hand. */
  open(given: Given, then: (opened: Opened) => Promise<void>): Promise<void> {
    return this.take(given.name, () => Promise.resolve(given), true, then);
  }

  /** Reads again what is open: its worker was ended. */
  async again(then: (opened: Opened) => Promise<void>): Promise<void> {
    const { given } = this;
    if (given) await this.take(given.name, () => Promise.resolve(given), this.byHand, then);
  }

  /** What cannot be read leaves open what was, and of two the later one counts. */
  private async take(
    name: string | undefined,
    get: (progress: (share: number) => void) => Promise<Given>,
    byHand: boolean,
    then: (opened: Opened) => Promise<void>,
  ): Promise<void> {
    const turn = ++this.turn;
    const tell = (share?: number) => {
      if (turn !== this.turn) return;
      this.reading = { name, share };
      this.drawn();
    };
    this.failure = undefined;
    tell();
    try {
      const given = await get(tell);
      if (turn !== this.turn) return;
      tell();
      const opened = await this.engine.ask("open", given);
      if (turn !== this.turn) return;
      this.opened = opened;
      this.given = given;
      this.byHand = byHand;
      await then(opened);
    } catch (thrown) {
      if (turn === this.turn && !(thrown instanceof Superseded)) this.failure = failureOf(thrown);
    } finally {
      if (turn === this.turn) this.reading = undefined;
      this.drawn();
    }
  }
}
