// The vectors that every language runs, as calls of this package. It runs in Node and in browsers; what it reads
// comes in by `files`.

/** Files of the areas that have a form of their own. */
const OTHER_FORMS = ["dates/edtf.json", "dates/decisions.json", "relations/temporal.json", "phrases/phrases.json"];

/**
 * Every case with its name, and what runs it: nothing if it holds, or why not.
 *
 * @param files The files below `tests/conformance` by path, and whatever the cases name from the root; bytes.
 * @param api What `tests/api.json` says.
 */
export function cases(files, api, accordant) {
  const text = (path) => new TextDecoder().decode(files[path]);
  const json = (path) => exact(text(path));
  const areas = Object.keys(files)
    .filter((path) => /^[a-z]+\/[a-z-]+\.json$/.test(path) && !/^(hostile|portfolios)\//.test(path))
    .sort();
  const found = [];
  for (const path of areas.filter((path) => !OTHER_FORMS.includes(path))) {
    for (const vector of json(path)) {
      // A binding takes the clock's day where none is given.
      if (vector.noDay) found.push({ name: `${path}: ${vector.description}`, skip: "it sets no day of asking" });
      else found.push({ name: `${path}: ${vector.description}`, run: () => vectorHolds(vector) });
    }
  }
  const decisions = new Map(json("dates/decisions.json").map((decision) => [decision.input, decision]));
  for (const one of json("dates/edtf.json")) {
    const wanted = { ...one, ...decisions.get(one.input) };
    found.push({ name: `dates/edtf.json: ${JSON.stringify(one.input)}`, run: () => edtfHolds(wanted) });
  }
  for (const one of json("relations/temporal.json")) {
    const name = `relations/temporal.json: ${one.record} ${one.query} ${one.arg ?? one.other}, ${one.as_of ?? "-"}`;
    found.push({ name, run: () => relationHolds(one) });
  }
  for (const one of json("phrases/phrases.json")) {
    found.push({ name: `phrases/phrases.json: ${JSON.stringify(one.input ?? "")}`, run: () => phraseHolds(one) });
  }
  for (const one of json("hostile/index.json").filter(({ format }) => ["text", "json"].includes(format))) {
    found.push({ name: `hostile/${one.file}: ${one.attack}`, run: () => hostileHolds(one) });
  }
  return found;

  function vectorHolds(vector) {
    const { thrown, value } = attempt(() => callOf(vector));
    if ("expect" in vector) {
      if (thrown) return `threw ${thrown.code}: ${thrown.message}`;
      if (vector.whole) return same(JSON.stringify(vector.expect), JSON.stringify(value));
      return holds(vector.expect, value, "");
    }
    if (!thrown) return `expected an error, found ${JSON.stringify(value)}`;
    if (!(thrown instanceof accordant.AccordantError)) return `threw ${thrown}`;
    if (vector.error) return holds(vector.error, flat(thrown), "");
    return holds(vector.errors, thrown.diagnostics.map(flatDiagnostic), "");
  }

  /** Makes the call, and gives the answer as JSON. */
  function callOf(vector) {
    const operation = api.operations.find(({ name }) => name === vector.call);
    const args = { ...vector.args };
    let receiver;
    const positional = [];
    const options = {};
    const held = [];
    for (const parameter of operation.params) {
      const { name, type } = parameter;
      if (type === "Portfolio" && parameter.receiver) {
        receiver = accordant.Portfolio.fromJson(written(vector.portfolio));
        continue;
      }
      if (!(name in args)) continue;
      if (type === "Portfolio") {
        held.push(accordant.Portfolio.fromJson(written(args[name])));
        positional.push(held.at(-1));
        continue;
      }
      const value = argument(name, args[name]);
      if (parameter.receiver) {
        receiver = typeof value === "string" ? accordant.Query.parse(value) : accordant.Query.fromJson(JSON.stringify(value));
      } else if (parameter.required) positional.push(value);
      else options[name] = value;
    }
    const path = operation.typescript.split(".");
    const name = path.pop();
    const holder = receiver ?? path.reduce((found, part) => found[part], accordant);
    const hasOptions = operation.params.some((parameter) => !parameter.required && !parameter.receiver);
    try {
      return plain(holder[name](...positional, ...(hasOptions ? [options] : [])));
    } finally {
      if (receiver instanceof accordant.Portfolio) receiver.free();
      for (const portfolio of held) portfolio.free();
    }
  }

  /** The JSON text of a portfolio that a case gives, or names. */
  function written(given) {
    return typeof given === "string" ? text(`portfolios/${given}.json`) : asWritten(given);
  }

  /** Where text is wanted, an object stands for its JSON text, and `{ file }` for the content of one. */
  function argument(name, value) {
    if (name === "input" && typeof value?.file === "string") return files[value.file];
    if ((name === "text" || name === "input") && typeof value === "object") return asWritten(value);
    return value;
  }

  /** The answer as JSON: that of an object of ours is what it writes. */
  function plain(value) {
    if (value === undefined) return null;
    if (value instanceof accordant.Portfolio) {
      const written = exact(value.toJson());
      value.free();
      return written;
    }
    if (value instanceof accordant.Query) return JSON.parse(value.toJson());
    if (value?.portfolio instanceof accordant.Portfolio) return { ...value, portfolio: plain(value.portfolio) };
    return value;
  }

  function edtfHolds(one) {
    const { thrown, value } = attempt(() => accordant.edtf(one.input));
    if (!one.valid) return thrown ? undefined : `is accepted as ${value.edtf}`;
    if (thrown) return `threw ${thrown.code}: ${thrown.message}`;
    const wanted = { level: one.level, min: one.min, max: one.max };
    for (const end of ["start", "end"]) if (one[end]) wanted[end] = one[end];
    const again = accordant.edtf(value.edtf);
    return holds(wanted, value, "") ?? holds(wanted, again, "/again");
  }

  function relationHolds({ record, as_of: asOf, window, query, arg, other, expect }) {
    const options = asOf ? { asOf } : {};
    if (window) {
      const { start, end } = accordant.extent(record, options);
      const wrong = holds(window.length === 2 ? window : [window.slice(0, 2), window.slice(2)], [start, end], "/window");
      if (wrong) return wrong;
    }
    if (query === "allen") {
      const possible = accordant.relations(record, other, options);
      const found = possible.map((name) => [name.replaceAll("-", "_"), possible.length === 1 ? "certain" : "possible"]);
      const wanted = Object.entries(expect).map(([name, value]) => [name.replaceAll("-", "_"), value]);
      return same(JSON.stringify(wanted.sort()), JSON.stringify(found.sort()));
    }
    const fields = {
      active_on: "active", active_some_day: "active", active_throughout: "throughout", starts_in: "starts",
      ends_in: "ends", lies_within: "during",
    };
    return same(expect, accordant.askPeriod(record, accordant.Query[fields[query]](arg), options));
  }

  function phraseHolds({ input = "", lang, edtf, alternatives = [], terms = [] }) {
    const { readings, reason } = accordant.readPhrase(input, { language: lang });
    const found = readings.map((reading) => reading.edtf);
    const missing = alternatives.find((other) => !found.includes(other));
    if (missing) return `${missing} is not among ${found}`;
    if (edtf) return same(edtf, found[0]);
    if (!reason) return `${found} without a reason`;
    const unnamed = terms.find((term) => !reason.message.includes(`\`${term}\``));
    if (unnamed) return `the reason does not name ${unnamed}: ${reason.message}`;
    return same(alternatives.length, found.length);
  }

  /** What is read from a snapshot is what was written, whatever that is. */
  function snapshotHolds(portfolio, written) {
    const snapshot = portfolio.toSnapshot();
    const again = accordant.read(snapshot).portfolio;
    const wrong = same(written, again.toJson()) ?? same(String(snapshot), String(again.toSnapshot()));
    again.free();
    return wrong;
  }

  function hostileHolds({ file, limits, pinned }) {
    const begun = performance.now();
    const { thrown, value } = attempt(() => accordant.read(files[`hostile/${file}`], limits ? { limits } : {}));
    if (performance.now() - begun > 3000) return `took ${performance.now() - begun} ms`;
    if (pinned.outcome === "error") {
      if (!thrown) return `accepted instead of ${pinned.code}`;
      return same(pinned.code, thrown.code) ?? (thrown.message.includes("\n") ? "more than one line" : undefined);
    }
    if (thrown) return `threw ${thrown.code}: ${thrown.message}`;
    const { portfolio, diagnostics } = value;
    try {
      const codes = diagnostics.map(({ code }) => code);
      const missing = pinned.diagnostics.find((code) => !codes.includes(code));
      if (missing) return `no ${missing} among ${codes}`;
      portfolio.check();
      const written = portfolio.toJson();
      const again = accordant.Portfolio.fromJson(written, limits ? { limits } : {});
      const period = again.find("", { limit: 1 }).matches[0]?.period ?? "";
      const wrong = same(pinned.records, portfolio.size) ?? same(written, again.toJson())
        ?? same(pinned.period ?? period, period);
      again.free();
      return wrong ?? (limits ? undefined : snapshotHolds(portfolio, written));
    } finally {
      portfolio.free();
    }
  }
}

/** JSON whose integers are exact: those that are too large for JavaScript become texts with a mark. */
function exact(text) {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
  return JSON.parse(text.replace(tokens, (token) => (token.startsWith('"') ? token : `"\\u0001${token}"`)));
}

/** The JSON text of such a value. */
function asWritten(value) {
  return JSON.stringify(value).replaceAll(/"\\u0001(-?\d+)"/g, "$1");
}

function attempt(work) {
  try {
    return { value: work() };
  } catch (thrown) {
    return { thrown };
  }
}

function flat({ code, message, path, line, column, help }) {
  return { code, message, path, line, column, help };
}

function flatDiagnostic({ code, message, place, help }) {
  return { code, message, path: place?.path, line: place?.span?.line, column: place?.span?.column, help };
}

function same(expected, found) {
  return expected === found ? undefined : `expected ${expected}, found ${found}`;
}

/** Whether what was found has all that is expected; why not. */
function holds(expected, found, path) {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return differs(expected, found, path);
    return first(expected, (item, index) => holds(item, found[index], `${path}/${index}`));
  }
  if (expected !== null && typeof expected === "object") {
    if (found === null || typeof found !== "object") return differs(expected, found, path);
    return first(Object.entries(expected), ([name, value]) => holds(value, found[name], `${path}/${name}`));
  }
  if (expected === null && (found === undefined || found === null)) return undefined;
  return expected === found ? undefined : differs(expected, found, path);
}

function differs(expected, found, path) {
  return `at \`${path}\` expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
}

function first(items, check) {
  for (const [index, item] of [...items].entries()) {
    const wrong = check(item, index);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
