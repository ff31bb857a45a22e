/** The pages beside the results: one record, one organization, the network of who meets whom. */
import { Refused, Superseded, ignoring, type Engine } from "./engine/client.js";
import type { NetworkPage, OrganizationPage, Question, RecordPage } from "./engine/protocol.js";
import type { State } from "./state.js";

export class Pages {
  /** Null if there is none with the id; not there yet if it is undefined. */
  record: RecordPage | null | undefined;
  organization: OrganizationPage | null | undefined;
  network: NetworkPage | undefined;
  private asked: Question | undefined;

  /** Calls `drawn` whenever there is something new to draw. */
  constructor(
    private readonly engine: Engine,
    private readonly drawn: () => void,
  ) {}

  /** Forgets everything: another portfolio is open. */
  reset(): void {
    this.record = undefined;
    this.organization = undefined;
    this.network = undefined;
  }

  /** Fetches the record or the organization that is shown. */
  async ask({ view, id }: State, question: Question): Promise<void> {
    await ignoring([Superseded], async () => {
      if (view === "record") {
        if (this.record?.card.match.id !== id) this.record = undefined;
        this.record = await this.engine.ask("record", { id, question });
      } else if (view === "organization") {
        if (this.organization?.organization.id !== id) this.organization = undefined;
        this.organization = await this.engine.ask("organization", { id, on: question.on });
      }
      this.drawn();
    });
  }

  /** Counts who meets whom, after a pause in which a newer question may come. */
  async meet(question: Question, pause: number): Promise<void> {
    this.asked = question;
    await ignoring([Superseded, Refused], async () => {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (this.asked !== question) return;
      this.network = await this.engine.askLatest("network", question);
      this.drawn();
    });
  }
}
