// What everybody has in common: the register, its dates as numbers of days, folding, timing.

const EVER = -719162;
const FOREVER = 2932896;

const day = (year, month, date) => Date.UTC(year, month, date) / 86_400_000;

/** The first and the last day of a date of a year, a month or a day. */
function window(text) {
  const year = Number(text.slice(0, 4));
  if (text.length === 4) return [day(year, 0, 1), day(year, 11, 31)];
  const month = Number(text.slice(5, 7));
  if (text.length === 7) return [day(year, month - 1, 1), day(year, month, 0)];
  const one = day(year, month - 1, Number(text.slice(8, 10)));
  return [one, one];
}

/** The windows of start and end, as accordant tightens them: an open end holds on the as-of day. */
export function windows(row, asOf) {
  let [startFirst, startLast] = row.start ? window(row.start) : [EVER, FOREVER];
  let [endFirst, endLast] = row.end ? window(row.end) : [asOf, FOREVER];
  startLast = Math.min(startLast, endLast);
  endFirst = Math.max(endFirst, startFirst);
  return { startFirst, startLast, endFirst, endLast };
}

export function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/** The words of the objectives, with a space on either side of each. */
export function words(row) {
  return ` ${fold(row.objectives.join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

/** The rows of a register, a JSON object a line. */
export function rows(bytes) {
  const decoder = new TextDecoder();
  const found = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(10, start);
    found.push(JSON.parse(decoder.decode(bytes.subarray(start, end))));
    start = end + 1;
  }
  return found;
}

export const FACETS = ["kind", "country", "programme", "funder"];

/** Asks a question again and again: the median and the 95th percentile in milliseconds, and the answer. */
export async function ask(question, runs = 40, budget = 3000) {
  const answer = await question();
  const times = [];
  const begun = performance.now();
  while (times.length < runs && (times.length < 5 || performance.now() - begun < budget)) {
    const start = performance.now();
    await question();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { answer, ms: at(0.5), p95: at(0.95), runs: times.length };
}
