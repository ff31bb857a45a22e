/** The comparison of two versions, in a worker of its own: it reads both, and nothing else waits for it. */
import { Engine, Refused, Superseded, failureOf, ignoring } from "./engine/client.js";
import { fetched } from "./engine/fetched.js";
import type { ChangesAsked, ChangesOfRecord, ChangesPage, Compared, Failure, Given } from "./engine/protocol.js";

/** So many records are shown, and so many more when asked. */
const RECORDS = 100;

/** What is compared: the version that is open, and the other or its address. */
interface Pair {
  open: Given;
  other: Given | string;
  /** Whether the other is the later one. */
  later: boolean;
}

export class Comparing {
  compared: Compared | undefined;
  /** Whether of what is compared the other version is the later one. */
  later = false;
  page: ChangesPage | undefined;
  /** What changed in the record that is shown, once that is known. */
  ofRecord: (ChangesOfRecord & { id: string }) | undefined;
  failure: Failure | undefined;
  running = false;
  private byHand: Given | undefined;
  private pair: Pair | undefined;
  private engine: Engine | undefined;
  private starting: Engine | undefined;
  private limit = RECORDS;
  private asked: ChangesAsked = { only: "", origins: false };

  /** Calls `drawn` whenever there is something new to draw. */
  constructor(private readonly drawn: () => void) {}

  /** Takes a version that was dropped, chosen or pasted. */
  give(other: Given): void {
    this.byHand = other;
    this.failure = undefined;
  }

  /**
   * Compares the version that is open with the one at an address, or with the one that was given by hand if
   * there is none; and shows some of the changes. What was compared before stays until then.
   */
  async want(open: Given, address: string, later: boolean, asked: ChangesAsked): Promise<void> {
    const other = address === "" ? this.byHand : address;
    if (other === undefined) return;
    this.asked = asked;
    const { pair } = this;
    if (pair?.open === open && pair.other === other && pair.later === later) {
      if (!this.running) await this.show();
      return;
    }
    await this.start({ open, other, later });
  }

  /** Finds out what changed in a record, if versions are compared. */
  async look(record: "partnership" | "organization", id: string): Promise<void> {
    const { engine } = this;
    if (this.ofRecord?.id !== id) this.ofRecord = undefined;
    if (!engine) return;
    await ignoring([Superseded, Refused], async () => {
      const found = await engine.askLatest("changesOf", { record, id });
      if (engine !== this.engine) return;
      this.ofRecord = { ...found, id };
      this.drawn();
    });
  }

  more(): void {
    this.limit += RECORDS;
    void this.show();
  }

  /** Ends the making of a comparison; the one that was there before stays. */
  stop(): void {
    this.starting?.close();
  }

  /** Forgets everything: another portfolio is open. */
  reset(): void {
    this.starting?.close();
    this.engine?.close();
    this.engine = undefined;
    this.byHand = undefined;
    this.pair = undefined;
    this.failure = undefined;
    this.compared = undefined;
    this.page = undefined;
    this.ofRecord = undefined;
  }

  /** All changes, as JSON that the core can apply. */
  async diff(): Promise<string> {
    return (await this.engine?.ask("exportDiff", {})) ?? "";
  }

  /** All changes of the sort that is shown. */
  async rows(): Promise<ChangesPage | undefined> {
    return this.engine?.ask("exportChanges", this.asked);
  }

  private async start(pair: Pair): Promise<void> {
    const before = this.pair;
    const engine = new Engine();
    this.starting?.close();
    this.starting = engine;
    this.pair = pair;
    this.failure = undefined;
    this.running = true;
    this.drawn();
    try {
      const other = typeof pair.other === "string" ? await fetched(pair.other) : pair.other;
      const [first, second] = pair.later ? [pair.open, other] : [other, pair.open];
      const compared = await engine.ask("compare", { before: first, after: second });
      this.engine?.close();
      this.engine = engine;
      this.compared = compared;
      this.later = pair.later;
      this.limit = RECORDS;
      await this.show();
    } catch (thrown) {
      engine.close();
      if (this.pair === pair) this.pair = before;
      if (!(thrown instanceof Superseded)) this.failure = failureOf(thrown);
    } finally {
      if (this.starting === engine) {
        this.starting = undefined;
        this.running = false;
      }
      this.drawn();
    }
  }

  /** Fetches the changes that are asked for now. */
  private async show(): Promise<void> {
    await ignoring([Superseded, Refused], async () => {
      const page = await this.engine?.askLatest("changes", { ...this.asked, limit: this.limit });
      if (page) this.page = page;
      this.drawn();
    });
  }
}
