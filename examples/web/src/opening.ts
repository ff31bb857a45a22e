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
}

/** Less than this changes nothing that can be seen. */
const STEP = 0.01;

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
  /** What reads, and what ends the fetching before. */
  private starting: { engine: Engine; fetching: AbortController } | undefined;

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
    this.turn++;
    this.drop();
    this.reading = undefined;
    this.stopped = true;
    this.drawn();
  }

  /**
   * What cannot be read leaves open what was, and of two the later one counts. What is open can be asked meanwhile: it
   * has a worker, and what is read has another, which takes its place.
   */
  private async take(
    name: string | undefined,
    get: (tell: Tell, signal: AbortSignal) => Promise<Given>,
    byHand: boolean,
    then: (opened: Opened) => Promise<void>,
  ): Promise<void> {
    const turn = ++this.turn;
    this.drop();
    const engine = this.engine.isFresh ? this.engine : new Engine();
    const fetching = new AbortController();
    this.starting = { engine, fetching };
    this.failure = undefined;
    this.stopped = false;
    const tell = (reading: Omit<Reading, "name">) => {
      if (turn === this.turn) this.tell({ name, ...reading });
    };
    const waits = { share: undefined, partnerships: undefined };
    tell({ fetching: true, ...waits });
    try {
      const given = await get((share) => tell({ fetching: true, share, partnerships: undefined }), fetching.signal);
      if (turn !== this.turn) return;
      tell({ fetching: false, ...waits });
      const opened = await engine.ask("open", given, ({ bytes, partnerships }) =>
        tell({ fetching: false, share: Math.min(1, bytes / given.file.size), partnerships }),
      );
      if (turn !== this.turn) return;
      this.engine.takeOver(engine);
      this.starting = undefined;
      this.reading = undefined;
      this.opened = opened;
      this.given = given;
      this.byHand = byHand;
      await then(opened);
    } catch (thrown) {
      if (turn === this.turn && !(thrown instanceof Superseded)) this.failure = failureOf(thrown);
    } finally {
      if (turn === this.turn) {
        this.reading = undefined;
        this.drop();
      }
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

  /** Ends the worker that reads; the one that is asked has nothing open then, and begins anew. */
  private drop(): void {
    const { starting } = this;
    this.starting = undefined;
    starting?.fetching.abort();
    starting?.engine.close();
    if (starting?.engine === this.engine) this.engine.start();
  }

  /** Ends what is being read: nobody is there any more to see it. */
  end(): void {
    this.turn++;
    this.starting?.fetching.abort();
    this.starting?.engine.close();
    this.starting = undefined;
    this.reading = undefined;
  }
}
