/** The portfolio that is open, and the opening of another. */
import { Engine, Superseded, failureOf } from "./engine/client.js";
import { fetched } from "./engine/fetched.js";
import type { Failure, Given, Opened } from "./engine/protocol.js";

/** What is being read now. */
export interface Reading {
  /** What it is called, if it has a name. */
  name: string | undefined;
  /** Whether it is still on its way here. */
  fetching: boolean;
  /** How much of it is there, or is read, from 0 to 1; nothing if nobody knows. */
  share: number | undefined;
  /** How many partnerships were read. */
  partnerships: number | undefined;
  /** Whether it can be given up: what takes no longer than a blink cannot. */
  stoppable: boolean;
}

/** Less than this changes nothing that can be seen. */
const STEP = 0.01;
/** What has so many bytes takes long enough for a worker of its own. */
const LARGE = 4_000_000;

type Tell = (share: number) => void;

export class Opening {
  opened: Opened | undefined;
  /** What is open, for those who have to read it again. */
  given: Given | undefined;
  /** Whether it was dropped, chosen or pasted. */
  byHand = false;
  reading: Reading | undefined;
  failure: Failure | undefined;
  /** Whether the last reading was given up. */
  stopped = false;
  private turn = 0;
  /** Ends what is on its way here, or is read, and leaves what is open as it is. */
  private ending: (() => void) | undefined;

  /** Calls `drawn` whenever there is something new to draw. */
  constructor(
    private readonly engine: Engine,
    private readonly drawn: () => void,
  ) {}

  /** Opens what is at an address, and then asks the first questions of it. */
  fetch(source: string, then: (opened: Opened) => Promise<void>): Promise<void> {
    return this.take(source, (tell, signal) => fetched(source, tell, signal), false, then);
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

  /** Gives up what is being read, whatever its worker is doing. What was open stays. */
  stop(): void {
    if (!this.reading?.stoppable) return;
    this.end();
    this.stopped = true;
    this.drawn();
  }

  /** Gives it up without a word. */
  end(): void {
    this.turn++;
    this.ending?.();
    this.ending = undefined;
    this.reading = undefined;
  }

  /**
   * What cannot be read leaves open what was, and of two the later one counts. Something large is read in a worker of its
   * own, so that what is open can be asked meanwhile; then that worker takes the place of the other.
   */
  private async take(
    name: string | undefined,
    get: (tell: Tell, signal: AbortSignal) => Promise<Given>,
    byHand: boolean,
    then: (opened: Opened) => Promise<void>,
  ): Promise<void> {
    this.end();
    const turn = this.turn;
    this.failure = undefined;
    this.stopped = false;
    const tell = (reading: Partial<Reading>) => {
      if (turn === this.turn) this.tell({ name, fetching: false, share: undefined, partnerships: undefined, stoppable: true, ...reading });
    };
    try {
      const fetching = new AbortController();
      this.ending = () => fetching.abort();
      tell({ fetching: true });
      const given = await get((share) => tell({ fetching: true, share }), fetching.signal);
      if (turn !== this.turn) return;
      const { engine, stoppable } = this.readerOf(given.file.size);
      tell({ stoppable });
      const opened = await engine.ask("open", given, ({ bytes, partnerships }) =>
        tell({ share: Math.min(1, bytes / given.file.size), partnerships, stoppable }),
      );
      // What the worker has open that is asked is what is shown, even if another is on its way already.
      if (turn !== this.turn && engine !== this.engine) return;
      this.engine.takeOver(engine);
      if (turn === this.turn) {
        this.ending = undefined;
        this.reading = undefined;
      }
      this.opened = opened;
      this.given = given;
      this.byHand = byHand;
      await then(opened);
    } catch (thrown) {
      if (turn === this.turn && !(thrown instanceof Superseded)) this.failure = failureOf(thrown);
    } finally {
      if (turn === this.turn) this.end();
      this.drawn();
    }
  }

  /** Draws how far it is, if that can be seen. */
  private tell(reading: Reading): void {
    const { fetching, share } = this.reading ?? {};
    const isSeen = !this.reading || fetching !== reading.fetching || share === undefined || (reading.share ?? 0) - share >= STEP;
    if (!isSeen) return;
    this.reading = reading;
    this.drawn();
  }

  /** What reads a file of so many bytes: the worker that is asked, if nothing is open in it or it takes but a blink; or another. */
  private readerOf(size: number): { engine: Engine; stoppable: boolean } {
    const { engine: asked } = this;
    if (!asked.isFresh && size < LARGE) {
      this.ending = undefined;
      return { engine: asked, stoppable: false };
    }
    const engine = asked.isFresh ? asked : new Engine();
    this.ending = () => {
      engine.close();
      // It had nothing open, and is asked again.
      if (engine === asked) asked.start();
    };
    return { engine, stoppable: true };
  }
}
