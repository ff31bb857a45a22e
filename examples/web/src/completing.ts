/** What is offered below the search box while somebody types. */
import { Superseded, ignoring, type Engine } from "./engine/client.js";
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
  /** The words that the suggestions are for. */
  private text = "";

  constructor(private readonly engine: Engine) {}

  update(change: Partial<Box>): void {
    this.box = { ...this.box, ...change };
  }

  /** Fetches what could go on at the cursor. `state` says what holds when it is there: if more was typed, it is too late. */
  async look(text: string, cursor: number, language: string, state: () => { text: string; focused: boolean }): Promise<void> {
    await ignoring([Superseded], async () => {
      const suggestions = await this.engine.askLatest("complete", { text, cursor, language });
      const now = state();
      if (now.text !== text) return;
      this.text = text;
      this.box = { suggestions, open: now.focused && suggestions.length > 0, active: -1 };
    });
  }

  /**
   * The query with a suggestion put in place of the word at the cursor, and where the cursor goes. Who types fast
   * chooses from a list for fewer letters than there are by now: the word ends where it ends now.
   */
  choose(query: string, { insert, start, end }: Suggestion): { query: string; cursor: number } {
    this.box = CLOSED;
    const before = this.text.slice(0, start);
    const behind = this.text.slice(end);
    if (query.length < start + behind.length || !query.startsWith(before) || !query.endsWith(behind)) return { query, cursor: query.length };
    const put = insert.endsWith(" ") && behind.startsWith(" ") ? insert.trimEnd() : insert;
    return { query: before + put + behind, cursor: start + put.length };
  }
}
