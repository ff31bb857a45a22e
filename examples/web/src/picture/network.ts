/** Where the organizations of a network are drawn: near to those they meet, the same places at each visit. */

export interface Node {
  id: string;
  /** How many meetings it has. */
  weight: number;
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

/** Places the organizations that meet most often, by springs between those that meet. */
export function drawing(pairs: readonly Pair[], width: number, height: number): Drawing {
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
  // They start on a sunflower, which spreads any number evenly and needs no chance.
  const nodes = ids.map((id, at): Node => {
    const turn = at * Math.PI * (3 - Math.sqrt(5));
    const far = Math.sqrt((at + 0.5) / ids.length);
    return {
      id,
      weight: weights.get(id) ?? 0,
      x: width * (0.5 + 0.4 * far * Math.cos(turn)),
      y: height * (0.5 + 0.4 * far * Math.sin(turn)),
    };
  });
  settle(nodes, edges, width, height);
  fit(nodes, width, height);
  return { nodes, edges, all: weights.size };
}

/** Stretches the drawing over the sheet, with room for names at its edges. */
function fit(nodes: Node[], width: number, height: number): void {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const place = (at: number, from: number, to: number, first: number, last: number) =>
    to - from < 1 ? (first + last) / 2 : first + ((at - from) / (to - from)) * (last - first);
  for (const node of nodes) {
    node.x = place(node.x, left, right, 80, width - 80);
    node.y = place(node.y, top, bottom, 26, height - 36);
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
