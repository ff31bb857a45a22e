// Puts the functions of a module in an order in which gzip finds what they have in common.
//
// gzip looks back over 32 kB and no further, and a generic function is made once for every type it is used with,
// all over the module. So each place goes to the function of which most has stood shortly before already. That
// makes the download about 4 % smaller than the order of names, and changes nothing else.

/** How many bytes in a row count as something that two functions have in common. */
const STRETCH = 6;
/** What more functions than this have is everywhere, and says nothing about where one belongs. */
const TOO_COMMON = 100;
/** How far gzip looks back, less what it makes of that distance in practice: which of these is best has to be tried. */
export const WINDOWS = [26_000, 27_000, 28_000, 29_000, 30_000];

/** The module with its functions named by their places, for `wasm-opt --reorder-functions-by-name`. */
export function named(module, window) {
  const { imported, bodies, rest } = parts(module);
  const names = Array.from({ length: imported }, (_, index) => `import${index}`);
  for (const [place, index] of order(bodies, window).entries()) names[imported + index] = String(place).padStart(6, "0");
  const list = names.flatMap((name, index) => [...number(index), ...text(name)]);
  const functions = [...number(names.length), ...list];
  const section = Buffer.from([...text("name"), 1, ...number(functions.length), ...functions]);
  return Buffer.concat([...rest, Buffer.from([0, ...number(section.length)]), section]);
}

/** The indexes of the bodies in the order in which they should stand. */
function order(bodies, window) {
  const stretches = inCommon(bodies);
  const having = new Map();
  for (const [index, own] of stretches.entries()) {
    for (const stretch of own.keys()) having.set(stretch, [...(having.get(stretch) ?? []), index]);
  }
  // Of each function, how many of its stretches stand in the window.
  const known = new Float64Array(bodies.length);
  const inWindow = new Map();
  const count = (index, step) => {
    for (const stretch of stretches[index].keys()) {
      const before = inWindow.get(stretch) ?? 0;
      inWindow.set(stretch, before + step);
      if (before !== (step > 0 ? 0 : 1)) continue;
      for (const other of having.get(stretch)) known[other] += step * stretches[other].get(stretch);
    }
  };
  const left = new Set(bodies.keys());
  const placed = [];
  let [first, size] = [0, 0];
  while (left.size > 0) {
    let [best, most] = [undefined, -1];
    for (const index of left) {
      const share = known[index] / (bodies[index].length + 20);
      if (share > most) [best, most] = [index, share];
    }
    left.delete(best);
    placed.push(best);
    count(best, 1);
    size += bodies[best].length;
    while (size > window && first < placed.length - 1) {
      count(placed[first], -1);
      size -= bodies[placed[first]].length;
      first += 1;
    }
  }
  return placed;
}

/** Of each body, the stretches of bytes that some others have as well, and how often it has them. */
function inCommon(bodies) {
  const all = bodies.map((body) => {
    const own = new Map();
    for (let at = 0; at + STRETCH <= body.length; at += 1) {
      const stretch = body.readUIntBE(at, STRETCH);
      own.set(stretch, (own.get(stretch) ?? 0) + 1);
    }
    return own;
  });
  const owners = new Map();
  for (const own of all) for (const stretch of own.keys()) owners.set(stretch, (owners.get(stretch) ?? 0) + 1);
  const tells = ([stretch]) => owners.get(stretch) > 1 && owners.get(stretch) <= TOO_COMMON;
  return all.map((own) => new Map([...own].filter(tells)));
}

/** How many functions are imported, the bodies of the others, and the module without its names. */
function parts(module) {
  const rest = [module.subarray(0, 8)];
  let [imported, bodies] = [0, []];
  for (let at = 8; at < module.length;) {
    const id = module[at];
    const [length, start] = read(module, at + 1);
    const section = module.subarray(start, start + length);
    if (id === 2) imported = functionImports(section);
    if (id === 10) bodies = pieces(section);
    const isNames = id === 0 && section.subarray(1, 5).toString() === "name";
    if (!isNames) rest.push(module.subarray(at, start + length));
    at = start + length;
  }
  return { imported, bodies, rest };
}

/** How many functions there are among the imports; wasm-bindgen imports nothing else. */
function functionImports(section) {
  const [count, start] = read(section, 0);
  let at = start;
  for (let item = 0; item < count; item += 1) {
    for (const _ of ["module", "name"]) {
      const [length, next] = read(section, at);
      at = next + length;
    }
    if (section[at] !== 0) throw new Error("the module imports something that is no function");
    [, at] = read(section, at + 1);
  }
  return count;
}

/** The items of a section, each of which begins with its length. */
function pieces(section) {
  const [count, start] = read(section, 0);
  let at = start;
  return Array.from({ length: count }, () => {
    const [length, next] = read(section, at);
    at = next + length;
    return section.subarray(next, at);
  });
}

/** A number in groups of seven bits, the lowest first, and where it ends. */
function read(bytes, start) {
  let [value, shift, at] = [0, 0, start];
  for (;;) {
    const byte = bytes[at];
    value |= (byte & 0x7f) << shift;
    at += 1;
    shift += 7;
    if (byte < 0x80) return [value >>> 0, at];
  }
}

function number(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}

function text(written) {
  const bytes = Buffer.from(written);
  return [...number(bytes.length), ...bytes];
}
