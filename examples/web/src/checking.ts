/** The check of a large portfolio, in a worker of its own that ends with it. */
import { Engine, Refused, Superseded } from "./engine/client.js";
import type { Given } from "./engine/protocol.js";
import type { Diagnostic } from "./engine/types.js";

/** So many remarks are shown; who has more mends the first ones first. */
const REMARKS = 500;

export class Checking {
  state: "none" | "running" | "stopped" | "done" = "none";
  diagnostics: Diagnostic[] = [];
  /** How many there are in all. */
  total = 0;
  private engine: Engine | undefined;

  /** Calls `drawn` whenever there is something new to draw. */
  constructor(private readonly drawn: () => void) {}

  async start(given: Given): Promise<void> {
    this.end("running");
    const engine = new Engine();
    this.engine = engine;
    try {
      const { diagnostics, total } = await engine.ask("check", { given, limit: REMARKS });
      this.end("done");
      this.diagnostics = diagnostics;
      this.total = total;
      this.drawn();
    } catch (thrown) {
      if (thrown instanceof Superseded) return;
      this.end("stopped");
      if (!(thrown instanceof Refused)) throw thrown;
    }
  }

  /** Ends it, whatever it is doing. */
  stop(): void {
    this.end(this.state === "running" ? "stopped" : this.state);
  }

  /** Forgets what was found of another portfolio. */
  reset(): void {
    this.end("none");
  }

  private end(state: Checking["state"]): void {
    this.engine?.close();
    this.engine = undefined;
    if (state !== this.state) {
      this.diagnostics = [];
      this.total = 0;
    }
    this.state = state;
    this.drawn();
  }
}
