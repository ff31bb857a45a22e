/** What a timeline is drawn of, for the page, for a file and for a canvas alike. */
import type { Bar, Scale } from "../time.js";

/** How a shape is painted: firm, fading to one side, faint all over, or as a line. */
export type Paint = "core" | "rising" | "falling" | "faint";

export type Shape =
  | { kind: "rect"; x: number; y: number; width: number; height: number; paint: Paint }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; dashed: boolean; strong: boolean }
  | { kind: "arrow"; x: number; y: number; left: boolean }
  | { kind: "text"; x: number; y: number; words: string; anchor: "start" | "middle" | "end"; weight: "normal" | "strong" | "faint" };

/** A bar around the height `y`. The core is taller than what is only possible, so that colour is not needed. */
export function barShapes(bar: Bar, axis: Scale, y: number, tall = 14, low = 8): Shape[] {
  const shapes: Shape[] = [];
  const [from, to] = bar.reach;
  if (bar.undated) {
    const [x1, x2] = [axis.x(from), axis.x(to)];
    shapes.push({ kind: "line", x1, y1: y, x2, y2: y, dashed: true, strong: false });
  } else if (bar.core) {
    const [begin, end] = bar.core;
    if (begin > from) shapes.push(rect(from, begin, low, axis.rtl ? "falling" : "rising"));
    if (to > end) shapes.push(rect(end, to, low, axis.rtl ? "rising" : "falling"));
    shapes.push(rect(begin, end, tall, "core"));
  } else {
    shapes.push(rect(from, to, low, "faint"));
  }
  if (bar.openStart) shapes.push({ kind: "arrow", x: axis.x(axis.first), y, left: !axis.rtl });
  if (bar.openEnd) shapes.push({ kind: "arrow", x: axis.x(axis.last), y, left: axis.rtl });
  return shapes;

  function rect(first: number, last: number, height: number, paint: Paint): Shape {
    const [a, b] = [axis.x(first), axis.x(last)];
    // A single day must still be seen.
    const width = Math.max(paint === "core" ? 2 : 0, Math.abs(b - a));
    return { kind: "rect", x: Math.min(a, b), y: y - height / 2, width, height, paint };
  }
}

/** The points of an arrow head whose foot is at `x`. */
export function arrowPath(x: number, y: number, left: boolean): [number, number][] {
  const way = left ? -1 : 1;
  return [
    [x + 2 * way, y - 5],
    [x + 10 * way, y],
    [x + 2 * way, y + 5],
  ];
}
