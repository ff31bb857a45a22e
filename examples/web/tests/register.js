/** Writes a register of made-up partnerships, the same for the same number: `node register.js 100000 OUT.ndjson`. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const KINDS = ["project", "project", "project", "network", "network", "agreement", "initiative", "technicalAssistance", "other"];
const ROLES = ["coordinator", "partner", "partner", "partner", "member", "associate", "observer", "beneficiary"];
const COUNTRIES = "MA FR DE ES IT PT BE NL TN DZ EG JO LB SN CI CM KE ZA GH NG SE FI PL RO".split(" ");
const TOPICS = "quality assurance|accreditation|mobility|lifelong learning|research|teaching|governance|digital campus|language|health".split("|");
const WORDS =
  "quality assurance evaluation training agency higher education university network exchange experts standards guidelines visits capacity research regional cooperation framework teaching learning programme reform mobility recognition diploma review report workshop staff students méthode qualité réseau formation évaluation accréditation coopération recherche échange".split(
    " ",
  );

/** A small generator of numbers (mulberry32): the same seed gives the same numbers everywhere. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The lines of a register of so many partnerships. */
export function* register(count) {
  const next = dice(20181201);
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const words = (least, most) => Array.from({ length: least + below(most - least + 1) }, () => pick(WORDS)).join(" ");
  const organizations = Math.max(20, Math.floor(count / 20));
  // Few organizations are in many partnerships, most in few.
  const party = () => `o${Math.floor(organizations * next() ** 3)}`;
  const two = (number) => String(number).padStart(2, "0");
  const period = () => {
    const year = 1990 + below(34);
    const month = 1 + below(12);
    const last = year + 1 + below(6);
    switch (below(8)) {
      case 0:
        return `${year}/${last}`;
      case 1:
        return `${year}-${two(month)}/..`;
      case 2:
        return `${year}-${two(month)}/`;
      case 3:
        return `${year}-${two(month)}-${two(1 + below(28))}/${last}-${two(month)}-${two(1 + below(28))}`;
      default:
        return `${year}-${two(month)}/${last}-${two(1 + below(12))}`;
    }
  };
  yield { accordant: 1, title: "A made-up register", holder: "o0", asOf: "2024-01-01", language: "en" };
  for (let number = 0; number < organizations; number++) {
    const acronym = number % 3 === 0 ? { acronym: `ORG${number}` } : {};
    yield { organization: { id: `o${number}`, name: `${words(2, 4)} ${number}`, ...acronym, country: pick(COUNTRIES) } };
  }
  for (let number = 0; number < 40; number++) {
    yield { programme: { id: `p${number}`, name: `Programme ${number} ${words(1, 2)}`, funder: `o${number + 1}` } };
  }
  for (let number = 0; number < count; number++) {
    const parties = [...new Set(Array.from({ length: 2 + below(5) }, party))];
    yield {
      partnership: {
        id: `r${number}`,
        title: `R${number} ${words(1, 3)}`,
        name: words(3, 8),
        kind: pick(KINDS),
        ...(next() < 0.02 ? {} : { period: period() }),
        objectives: Array.from({ length: 1 + below(4) }, () => ({ text: words(6, 18) })),
        participants: parties.map((organization) => ({ organization, role: pick(ROLES) })),
        ...(next() < 0.5 ? { funding: [{ programme: `p${below(40)}` }] } : {}),
        countries: [pick(COUNTRIES)],
        topics: [pick(TOPICS)],
      },
    };
  }
}

/** Writes the register, if it is not there yet, and gives its path. */
export function write(count, path) {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.part`, "w");
  let lines = [];
  for (const line of register(count)) {
    lines.push(JSON.stringify(line));
    if (lines.length === 5_000) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, path] = process.argv.slice(2);
  if (path === undefined) {
    console.error("usage: node register.js COUNT OUT.ndjson");
    process.exit(2);
  }
  write(Number(count), path);
}
