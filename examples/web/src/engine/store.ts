/** One portfolio with what is asked of it. Every answer about time or queries is the core's. */
import { Query, extent, load, read, type Portfolio, type Progress, type ReadResult } from "accordant";
import { Comparison } from "./comparison.js";
import { complete } from "./completion.js";
import { Directory } from "./directory.js";
import { choice, conjuncts, joined } from "../query/tree.js";
import { FACET_FIELDS } from "../query/fields.js";
import type { Calls, Card, Checked, Compared, Extent, Given, Head, Names, Opened, Page, Question, Segment } from "./protocol.js";
import type { Diagnostic, Match, Partnership, QueryTree } from "./types.js";

type Ask<N extends keyof Calls> = Calls[N]["ask"];
type Answer<N extends keyof Calls> = Calls[N]["answer"];

/** So many pairs are sent; of a large register there are millions. */
const PAIRS = 1_000;
const ROWS_OF_AN_ORGANIZATION = 500;
/** A portfolio of so many records is checked when it is opened; the check of a large one takes seconds, in a worker of its own. */
const CHECKED_AT_ONCE = 5_000;
/** So many values of a field are sent to the page. */
const COUNTED = 60;
const WORST_FIRST = ["error", "warning", "info"];
const EVERYTHING: QueryTree = { everything: true };

export class Store {
  private portfolio: Portfolio | undefined;
  private directory = new Directory();
  private asOf: string | undefined;
  private extents = new Map<string, Extent | undefined>();
  private comparison: Comparison | undefined;

  async ready(): Promise<void> {
    await load();
  }

  /** Reads a page or file; the portfolio that was open before stays if it cannot be read. */
  async open(given: Given, tell?: (progress: Progress) => void): Promise<Opened> {
    const { bytes, result } = await readGiven(given, tell);
    const { portfolio, diagnostics, trace } = result;
    this.portfolio?.free();
    this.portfolio = portfolio;
    this.extents = new Map();
    const head = portfolio.head();
    this.asOf = head.asOf;
    const counted = portfolio.facets(EVERYTHING, ["topic", "country"]).facets;
    const [topics, countries] = counted.map(({ values }) => values.map(({ value }) => value));
    this.directory = new Directory(head, topics, countries);
    const unchecked = portfolio.size > CHECKED_AT_ONCE;
    const checked = unchecked ? [] : portfolio.check();
    const opened: Head = {
      partnerships: portfolio.size,
      organizations: head.organizations?.length ?? 0,
      years: this.years(portfolio),
      sources: head.sources ?? [],
      ...(head.title === undefined ? {} : { title: head.title }),
      ...(head.holder === undefined ? {} : { holder: head.holder }),
      ...(head.asOf === undefined ? {} : { asOf: head.asOf }),
      ...(head.language === undefined ? {} : { language: head.language }),
    };
    return {
      head: opened,
      names: head.holder === undefined ? {} : this.directory.names([head.holder]),
      diagnostics: [...diagnostics, ...checked],
      ...(unchecked ? { unchecked } : {}),
      // Places count the bytes of a mark at the beginning, so it stays.
      ...(trace.length > 0 ? { page: { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), trace: trace as Segment[] } } : {}),
    };
  }

  /** Checks what another worker has open, so that nobody who types waits for it. */
  async check({ given, limit }: Ask<"check">): Promise<Checked> {
    const { portfolio } = (await readGiven(given)).result;
    const found = portfolio.check();
    portfolio.free();
    const rank = ({ severity }: Diagnostic) => WORST_FIRST.indexOf(severity);
    found.sort((a, b) => rank(a) - rank(b));
    return { diagnostics: found.slice(0, limit), total: found.length };
  }

  /** Reads two versions and keeps what changed from the one to the other. */
  async compare({ before, after }: Ask<"compare">): Promise<Compared> {
    const [old, now] = [(await readGiven(before)).result.portfolio, (await readGiven(after)).result.portfolio];
    try {
      this.comparison = new Comparison(old, now, [before.name, after.name]);
    } finally {
      old.free();
      now.free();
    }
    return this.comparison.compared;
  }

  changes({ limit, ...asked }: Ask<"changes">): Answer<"changes"> {
    return this.compared().page(asked, limit);
  }

  changesOf({ record, id }: Ask<"changesOf">): Answer<"changesOf"> {
    return this.compared().ofRecord(record, id);
  }

  exportDiff(): Answer<"exportDiff"> {
    return this.compared().toJson();
  }

  exportChanges(asked: Ask<"exportChanges">): Answer<"exportChanges"> {
    return this.compared().page(asked, Infinity, Infinity);
  }

  ask(ask: Ask<"ask">): Answer<"ask"> {
    const portfolio = this.opened();
    const begun = performance.now();
    const query = Query.parse(ask.query);
    const answer = portfolio.find(query, { ...order(ask), offset: 0, limit: ask.limit });
    const timeline = portfolio.timeline(query, { unit: "year", on: ask.on });
    const took = performance.now() - begun;
    const parts = conjuncts(treeOf(query)).map((tree) => ({ tree, text: textOf(tree) }));
    return {
      ...this.page_(0, answer.matches),
      total: answer.total,
      certain: answer.certain,
      possible: answer.possible,
      assumptions: answer.assumptions,
      notes: answer.notes ?? [],
      timeline,
      conjuncts: parts,
      took,
    };
  }

  /** Counts come after the matches, which nobody should wait for. */
  counts(ask: Ask<"counts">): Answer<"counts"> {
    const query = Query.parse(ask.query);
    const parts = conjuncts(treeOf(query));
    return this.opened()
      .facets(query, FACET_FIELDS, { on: ask.on })
      .facets.map(({ field, values }) => ({
        field,
        values: values.filter(
          (value, index) => index < COUNTED || choice(parts, field, [value.value, value.label]) !== "none",
        ),
        all: values.length,
      }));
  }

  page(ask: Ask<"page">): Answer<"page"> {
    const query = Query.parse(ask.query);
    const answer = this.opened().find(query, { ...order(ask), offset: ask.offset, limit: ask.limit });
    return this.page_(ask.offset, answer.matches);
  }

  record({ id, question }: Ask<"record">): Answer<"record"> {
    const portfolio = this.opened();
    const only: QueryTree = { field: "id", value: id };
    const [match] = portfolio.find(only, { on: question.on, limit: 1 }).matches;
    const partnership = portfolio.get(id);
    if (!match || !partnership) return null;
    const statuses = portfolio.facets(only, ["status"], { on: question.on }).facets[0]?.values ?? [];
    const explanation = question.query.trim() === "" ? undefined : this.explained(question, id);
    const programmes = Object.fromEntries(
      (partnership.funding ?? []).flatMap(({ programme }) => {
        const found = programme === undefined ? undefined : this.directory.programmes.get(programme);
        return found ? [[found.id, found]] : [];
      }),
    );
    const titles = Object.fromEntries(
      (partnership.relations ?? []).flatMap(({ target }) => {
        const found = portfolio.get(target);
        return found ? [[target, found.title]] : [];
      }),
    );
    const card = this.card(match, partnership);
    return {
      card,
      names: this.names([partnership], Object.values(programmes).flatMap((each) => each.funder ?? [])),
      programmes,
      titles,
      statuses: statuses.map(({ value, certain }) => ({ value, certainty: certain > 0 ? "certain" : "possible" })),
      ...(explanation ? { explanation } : {}),
    };
  }

  organization({ id, on }: Ask<"organization">): Answer<"organization"> {
    const organization = this.directory.organizations.get(id);
    if (!organization) return null;
    const portfolio = this.opened();
    const query: QueryTree = { field: "partner", value: id };
    const answer = portfolio.find(query, { on, sort: "start", limit: ROWS_OF_AN_ORGANIZATION });
    const rows = answer.matches.flatMap((match) => {
      const partnership = portfolio.get(match.id);
      return partnership ? [{ card: this.card(match, partnership), roles: this.directory.rolesOf(id, partnership) }] : [];
    });
    const pairs = portfolio.partners(id, { on }).pairs.slice(0, 50);
    const partners = pairs.map((pair) => ({
      id: pair.a === id ? pair.b : pair.a,
      certain: pair.certain,
      total: pair.total,
    }));
    return {
      organization,
      isHolder: id === this.directory.holder,
      rows,
      total: answer.total,
      partners,
      names: this.directory.names([id, ...partners.map((each) => each.id)]),
    };
  }

  network(ask: Ask<"network">): Answer<"network"> {
    const portfolio = this.opened();
    const query = Query.parse(ask.query);
    const { total } = portfolio.find(query, { on: ask.on, limit: 0 });
    const pairs = portfolio.network({ query, on: ask.on, limit: PAIRS + 1 }).pairs.slice();
    const more = pairs.length > PAIRS;
    if (more) pairs.pop();
    return { pairs, names: this.directory.names(pairs.flatMap(({ a, b }) => [a, b])), partnerships: total, more };
  }

  complete({ text, cursor, language }: Ask<"complete">): Answer<"complete"> {
    return complete(text, cursor, language, this.directory);
  }

  write({ conjuncts: parts }: Ask<"write">): Answer<"write"> {
    return parts.length === 0 ? "" : textOf(joined(parts));
  }

  /** What matches, as a portfolio of its own: with the organizations, programmes and sources it names. */
  exportJson(ask: Ask<"exportJson">): Answer<"exportJson"> {
    const portfolio = this.opened();
    const { matches } = portfolio.find(Query.parse(ask.query), order(ask));
    const records = matches.flatMap(({ id }) => portfolio.get(id) ?? []);
    return JSON.stringify(this.directory.portfolioOf(records), undefined, 2) + "\n";
  }

  exportRows(ask: Ask<"exportRows">): Answer<"exportRows"> {
    const answer = this.opened().find(Query.parse(ask.query), order(ask));
    return { ...this.page_(0, answer.matches), total: answer.total };
  }

  private page_(offset: number, matches: Match[]): Page {
    const cards = matches.flatMap((match) => {
      const partnership = this.opened().get(match.id);
      return partnership ? [this.card(match, partnership)] : [];
    });
    return { offset, cards, names: this.names(cards.map((card) => card.partnership)) };
  }

  private names(partnerships: Partnership[], more: string[] = []): Names {
    const named = partnerships.flatMap((each) => [
      ...(each.participants ?? []).map((participant) => participant.organization),
      ...(each.funding ?? []).flatMap((funding) => funding.funder ?? []),
    ]);
    return this.directory.names([...named, ...more]);
  }

  private card(match: Match, partnership: Partnership): Card {
    const extent = this.extent(partnership);
    return { match, partnership, ...(extent ? { extent } : {}) };
  }

  /** The windows of a record. Without amendments they are those of its period, which many records share. */
  private extent({ id, period, amendments }: Partnership): Extent | undefined {
    if (amendments !== undefined) return this.opened().extent(id) ?? undefined;
    if (period === undefined) return undefined;
    if (!this.extents.has(period)) this.extents.set(period, this.windows(period));
    return this.extents.get(period);
  }

  private windows(period: string): Extent | undefined {
    return extent(period, this.asOf === undefined ? {} : { asOf: this.asOf }) ?? undefined;
  }

  private explained(question: Question, id: string) {
    try {
      return this.opened().explain(question.query, id, { on: question.on }) ?? undefined;
    } catch {
      // The query cannot be asked: the search box says why.
      return undefined;
    }
  }

  private years(portfolio: Portfolio): [number, number] {
    const day = this.asOf && extent(this.asOf)?.start[0];
    const { buckets } = portfolio.timeline(EVERYTHING, { unit: "year", ...(day ? { on: day } : {}) });
    const year = (period: string | undefined) => Number.parseInt(period ?? "", 10);
    const [first, last] = [year(buckets[0]?.period), year(buckets.at(-1)?.period)];
    const now = new Date().getUTCFullYear();
    return [Number.isNaN(first) ? now - 5 : first, Number.isNaN(last) ? now : last];
  }

  private compared(): Comparison {
    if (!this.comparison) throw new Error("nothing is compared");
    return this.comparison;
  }

  private opened(): Portfolio {
    if (!this.portfolio) throw new Error("no portfolio is open");
    return this.portfolio;
  }
}

/** Reads what was given; its bytes say by themselves what they are. */
async function readGiven(
  { file, name, asOf, language }: Given,
  tell?: (progress: Progress) => void,
): Promise<{ bytes: Uint8Array; result: ReadResult }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const options = {
    ...(asOf ? { asOf } : {}),
    ...(language ? { language } : {}),
    ...(name ? { location: name } : {}),
    ...(tell ? { progress: tell } : {}),
  };
  return { bytes, result: read(bytes, options) };
}

function treeOf(query: Query): QueryTree {
  return JSON.parse(query.toJson()) as QueryTree;
}

function textOf(tree: QueryTree): string {
  return Query.fromJson(JSON.stringify(tree)).toString();
}

function order(ask: Question): { on: string; sort: Question["sort"]; descending: boolean } {
  return { on: ask.on, sort: ask.sort, descending: ask.descending };
}

