/** A long list of which only what is near the window is there. */
import type { Card, Names } from "../engine/protocol.js";

export const CHUNK = 25;
/** No browser scrolls much further than this. */
const MOST_PIXELS = 15_000_000;
const GUESS = 150 * CHUNK;

export interface Chunk {
  index: number;
  cards: Card[] | undefined;
  names: Names;
  count: number;
}

/** Chunks of matches: those near the window are fetched and shown, the others are room of their height. */
export class Scroller {
  private total = 0;
  private readonly chunks = new Map<number, { cards: Card[]; names: Names }>();
  private readonly heights = new Map<number, number>();
  private readonly asked = new Set<number>();
  private range: [number, number] = [0, 0];
  private list: HTMLElement | undefined;

  constructor(
    private readonly fetch: (offset: number) => void,
    private readonly changed: () => void,
  ) {}

  /** A new answer: its first page is there. */
  reset(total: number, cards: Card[], names: Names): void {
    this.total = total;
    this.chunks.clear();
    this.heights.clear();
    this.asked.clear();
    this.chunks.set(0, { cards: cards.slice(0, CHUNK), names });
    this.asked.add(0);
    this.range = [0, 0];
    queueMicrotask(() => this.look());
  }

  /** A page that was fetched. */
  put(offset: number, cards: Card[], names: Names): void {
    this.chunks.set(Math.floor(offset / CHUNK), { cards, names });
    this.changed();
  }

  /** How many matches can be scrolled to. */
  get reachable(): number {
    return Math.min(this.total, Math.floor(MOST_PIXELS / this.guess()) * CHUNK);
  }

  /** Room above, the chunks that are shown, room below. */
  get view(): { above: number; chunks: Chunk[]; below: number } {
    const last = this.last();
    const [from, to] = [Math.min(this.range[0], last), Math.min(this.range[1], last)];
    const sum = (first: number, end: number) => {
      let height = 0;
      for (let index = first; index < end; index++) height += this.heightOf(index);
      return height;
    };
    const chunks: Chunk[] = [];
    for (let index = from; index <= to && index >= 0; index++) {
      const there = this.chunks.get(index);
      const count = Math.min(CHUNK, this.total - index * CHUNK);
      chunks.push({ index, cards: there?.cards, names: there?.names ?? {}, count });
    }
    return { above: sum(0, from), chunks, below: sum(to + 1, last + 1) };
  }

  /** The height a chunk is thought to have. */
  heightOf(index: number): number {
    return this.heights.get(index) ?? this.guess();
  }

  /** The element of the list, once it is there. */
  attach(list: HTMLElement | undefined): void {
    this.list = list;
  }

  /** After something was drawn: how high the chunks are. */
  measure(): void {
    for (const element of this.list?.querySelectorAll<HTMLElement>("[data-chunk]") ?? []) {
      if (element.dataset["there"] !== "yes") continue;
      const height = element.getBoundingClientRect().height;
      if (height > 0) this.heights.set(Number(element.dataset["chunk"]), height);
    }
  }

  /** After something was scrolled: which chunks are near the window, and which are missing. */
  look(): void {
    if (!this.list) return;
    const top = -this.list.getBoundingClientRect().top;
    const [from, to] = [top - 600, top + window.innerHeight + 600];
    const last = this.last();
    let at = 0;
    let first = 0;
    let end = 0;
    for (let index = 0; index <= last; index++) {
      const height = this.heightOf(index);
      if (at + height < from) first = Math.min(last, index + 1);
      if (at < to) end = index;
      else break;
      at += height;
    }
    end = Math.max(first, end);
    const moved = first !== this.range[0] || end !== this.range[1];
    this.range = [first, end];
    for (let index = first; index <= end; index++) {
      if (this.asked.has(index) || index > last) continue;
      this.asked.add(index);
      this.fetch(index * CHUNK);
    }
    if (moved) this.changed();
  }

  private last(): number {
    return Math.max(0, Math.ceil(this.reachable / CHUNK) - 1);
  }

  private guess(): number {
    if (this.heights.size === 0) return GUESS;
    let sum = 0;
    let count = 0;
    for (const [index, height] of this.heights) {
      // The last chunk may be a short one.
      if ((index + 1) * CHUNK > this.total) continue;
      sum += height;
      count++;
    }
    return count === 0 ? GUESS : sum / count;
  }
}
