/** Where the organizations of a network are drawn: near to those they meet, no name upon another, the same places at each visit. */

export interface Node {
  id: string;
  /** How many meetings it has. */
  weight: number;
  radius: number;
  /** The room that its name takes below it. */
  wide: number;
  x: number;
  y: number;
}

export interface Edge {
  a: number;
  b: number;
  certain: number;
  total: number;
}

export interface Drawing {
  width: number;
  height: number;
  nodes: Node[];
  edges: Edge[];
  /** How many organizations there are, drawn or not. */
  all: number;
}

interface Pair {
  a: string;
  b: string;
  certain: number;
  total: number;
}

/** Of more, no reader sees anything. */
export const MOST_NODES = 40;
/** The height of a line with a name. */
const LINE = 18;
/** How much room one of them wants. */
const ROOM = 6_600;

/**
 * Places the organizations that meet most often, by springs between those that meet, on a sheet of this width. It is as
 * high as they need.
 */
export function drawing(pairs: readonly Pair[], width: number, wideOf: (id: string) => number): Drawing {
  const weights = new Map<string, number>();
  for (const { a, b, total } of pairs) {
    weights.set(a, (weights.get(a) ?? 0) + total);
    weights.set(b, (weights.get(b) ?? 0) + total);
  }
  const ids = [...weights.keys()].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)).slice(0, MOST_NODES);
  const index = new Map(ids.map((id, at) => [id, at]));
  const edges: Edge[] = [];
  for (const { a, b, certain, total } of pairs) {
    const [from, to] = [index.get(a), index.get(b)];
    if (from !== undefined && to !== undefined) edges.push({ a: from, b: to, certain, total });
  }
  const height = Math.max(Math.min(560, width * 1.4), Math.round((ids.length * ROOM) / width));
  const heaviest = Math.max(1, weights.get(ids[0] ?? "") ?? 1);
  // They start on a sunflower, which spreads any number evenly and needs no chance.
  const nodes = ids.map((id, at): Node => {
    const turn = at * Math.PI * (3 - Math.sqrt(5));
    const far = Math.sqrt((at + 0.5) / ids.length);
    const weight = weights.get(id) ?? 0;
    const radius = 5 + 7 * Math.sqrt(weight / heaviest);
    return {
      id,
      weight,
      radius,
      wide: Math.max(2 * radius, wideOf(id)),
      x: width * (0.5 + 0.4 * far * Math.cos(turn)),
      y: height * (0.5 + 0.4 * far * Math.sin(turn)),
    };
  });
  settle(nodes, edges, width, height);
  fit(nodes, width, height);
  spread(nodes, width, height);
  return { width, height, nodes, edges, all: weights.size };
}

/** Stretches the drawing over the sheet, with room for names at its edges. */
function fit(nodes: Node[], width: number, height: number): void {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const place = (at: number, from: number, to: number, first: number, last: number) =>
    to - from < 1 ? (first + last) / 2 : first + ((at - from) / (to - from)) * (last - first);
  for (const node of nodes) {
    node.x = place(node.x, left, right, width / 12, width - width / 12);
    node.y = place(node.y, top, bottom, 26, height - 36);
  }
}

/** Pushes apart what covers one another, a circle with its name, and into the sheet what sticks out. */
function spread(nodes: Node[], width: number, height: number): void {
  const above = (node: Node) => node.radius + 3;
  const below = (node: Node) => node.radius + LINE + 2;
  for (let step = 0; step < 200; step++) {
    let covered = false;
    for (const [at, a] of nodes.entries()) {
      for (const b of nodes.slice(at + 1)) {
        const [upper, lower] = a.y <= b.y ? [a, b] : [b, a];
        const across = (a.wide + b.wide) / 2 + 8 - Math.abs(a.x - b.x);
        const down = below(upper) + above(lower) - (lower.y - upper.y);
        if (across <= 0 || down <= 0) continue;
        covered = true;
        // The shorter way; a little more than half of it each, so that they come to rest.
        if (across < down) {
          const [left, right] = a.x <= b.x ? [a, b] : [b, a];
          left.x -= across * 0.55;
          right.x += across * 0.55;
        } else {
          upper.y -= down * 0.55;
          lower.y += down * 0.55;
        }
      }
    }
    for (const node of nodes) {
      const half = node.wide / 2 + 2;
      node.x = Math.min(Math.max(node.x, half), Math.max(half, width - half));
      node.y = Math.min(Math.max(node.y, above(node)), height - below(node));
    }
    if (!covered) return;
  }
}

/** Fruchterman and Reingold: all push each other away, those that meet draw each other near. */
function settle(nodes: Node[], edges: Edge[], width: number, height: number): void {
  const ideal = 0.8 * Math.sqrt((width * height) / Math.max(1, nodes.length));
  const steps = 240;
  for (let step = 0; step < steps; step++) {
    const reach = (width / 8) * (1 - step / steps) + 0.5;
    const push = nodes.map(() => ({ x: 0, y: 0 }));
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) move(i, j, (far) => (ideal * ideal) / far);
    }
    for (const { a, b } of edges) move(a, b, (far) => -(far * far) / ideal / 1.5);
    nodes.forEach((node, at) => {
      const force = push[at];
      if (!force) return;
      // A little gravity keeps separate groups on the sheet.
      force.x += (width / 2 - node.x) * 0.35;
      force.y += (height / 2 - node.y) * 0.55;
      const far = Math.hypot(force.x, force.y) || 1;
      const go = Math.min(far, reach) / far;
      node.x += force.x * go;
      node.y += force.y * go;
    });

    function move(i: number, j: number, force: (far: number) => number): void {
      const [a, b, onA, onB] = [nodes[i], nodes[j], push[i], push[j]];
      if (!a || !b || !onA || !onB) return;
      const dx = a.x - b.x || 0.01;
      const dy = a.y - b.y || 0.01;
      const far = Math.max(1, Math.hypot(dx, dy));
      const strength = force(far) / far;
      onA.x += dx * strength;
      onA.y += dy * strength;
      onB.x -= dx * strength;
      onB.y -= dy * strength;
    }
  }
}
