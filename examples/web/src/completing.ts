/** What is offered below the search box while somebody types. */
import { Superseded, type Engine } from "./engine/client.js";
import type { Suggestion } from "./engine/protocol.js";

/** The search box, between keystrokes. */
export interface Box {
  suggestions: Suggestion[];
  open: boolean;
  /** The suggestion that is chosen, or -1. */
  active: number;
}

const CLOSED: Box = { suggestions: [], open: false, active: -1 };

export class Completing {
  box: Box = CLOSED;

  constructor(private readonly engine: Engine) {}

  update(change: Partial<Box>): void {
    this.box = { ...this.box, ...change };
  }

  /** Fetches what could go on at the cursor; it is offered if `wanted` still holds then. */
  async look(text: string, cursor: number, language: string, wanted: () => boolean): Promise<void> {
    try {
      const suggestions = await this.engine.askLatest("complete", { text, cursor, language });
      this.box = { suggestions, open: suggestions.length > 0 && wanted(), active: -1 };
    } catch (thrown) {
      if (!(thrown instanceof Superseded)) throw thrown;
    }
  }

  /** The query with a suggestion put in, and where the cursor goes. */
  choose(query: string, { insert, start, end }: Suggestion): { query: string; cursor: number } {
    this.box = CLOSED;
    const rest = query.slice(end);
    const put = insert.endsWith(" ") && rest.startsWith(" ") ? insert.trimEnd() : insert;
    return { query: query.slice(0, start) + put + rest, cursor: start + put.length };
  }
}
