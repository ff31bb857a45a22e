#!/usr/bin/env python3
"""Writes the register that the benchmarks read: made-up partnerships, the same for the same seed.

    register.py 100000 target/benches/data

writes three files that say the same:

    p100000.ndjson         accordant's form: a header, the organizations, the programmes, the partnerships
    p100000.flat.ndjson    the same partnerships as flat rows, which is what the peers read
    p100000.params.json    what is asked of them

Rows are made in blocks of 10,000, each with its own seed, so that a smaller register is the beginning of a
larger one, and no more than a few blocks are in memory at a time.
"""

import argparse
import json
import multiprocessing
import unicodedata
from collections import Counter
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import numpy as np
import orjson

BLOCK = 10_000
ORGANIZATIONS = 50_000
FUNDERS = 200
PROGRAMMES = 600
TOPICS = 500
WORDS = 30_000

# The most frequent first.
KINDS = ["project", "network", "agreement", "initiative", "technicalAssistance", "other"]
# Of those who do not coordinate, two thirds are partners.
ROLES = ["partner", "partner", "partner", "partner", "associate", "observer"]
COUNTRIES = """
    MA FR DE ES IT PT BE NL LU GB IE DK SE NO FI IS EE LV LT PL CZ SK HU AT CH SI HR BA RS ME
    MK AL GR BG RO MD UA BY GE AM AZ TR CY MT TN DZ LY EG JO LB SY IQ IR IL PS SA AE QA KW BH
    OM YE SD SS ET ER DJ SO KE UG TZ RW BI CD CG GA CM CF TD NE NG BJ TG GH CI LR SL GN GW SN
    GM MR ML BF CV ST GQ AO ZM ZW MW MZ MG MU SC KM ZA NA BW LS SZ US CA MX BR AR CL CO PE JP
""".split()

HOLDER = "REGISTER"
AS_OF = "2024-01-01"
EPOCH = date(1970, 1, 1)
FIRST_YEAR, LAST_YEAR = 1990, 2030

# What is asked. The organizations are neither the most frequent nor rare.
ACTIVE = ("2015-06-15", "2015-06-15")
OVERLAP = ("2014-03-01", "2014-09-30")
EXPIRING = ("2024-01-01", "2024-06-30")
COORDINATOR = "O00100"
PAIR = ("O00010", "O00011")


def days(year: int, month: int, day: int) -> int:
    """A day as the number of days since 1 January 1970."""
    return (date(year, month, day) - EPOCH).days


def iso(day: int) -> str:
    """A number of days as a date."""
    return (EPOCH + timedelta(days=int(day))).isoformat()


def generator(*seed: int) -> np.random.Generator:
    """A generator of random numbers for a part of the register."""
    return np.random.Generator(np.random.PCG64(list(seed) if len(seed) > 1 else seed[0]))


def zipf(count: int, exponent: float) -> np.ndarray:
    """The cumulative shares of a Zipf distribution: few things are frequent, most are rare."""
    shares = np.cumsum(1.0 / np.arange(1, count + 1) ** exponent)
    return shares / shares[-1]


def draw(rng: np.random.Generator, shares: np.ndarray, count: int) -> np.ndarray:
    """So many ranks, drawn from cumulative shares."""
    return np.searchsorted(shares, rng.random(count)).astype(np.int64)


def fold(text: str) -> str:
    """The text in lower case and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def vocabulary(seed: int) -> list[str]:
    """Made-up words of one to four syllables, some with accents; the first ones are short and frequent."""
    rng = generator(seed)
    onsets = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "tr", "pr", "st", "ch", "gr", "pl", ""]
    vowels = ["a", "e", "i", "o", "u", "ai", "eu", "io"]
    codas = ["", "n", "r", "s", "l", "t", "m"]
    accented = ["é", "è", "ü", "ö", "ç", "ñ", "á", "ô"]
    words: list[str] = []
    seen = set()
    while len(words) < WORDS:
        syllables = 1 + int(rng.integers(1, 4)) if len(words) > 200 else 1 + int(rng.integers(0, 2))
        word = "".join(
            onsets[rng.integers(len(onsets))] + vowels[rng.integers(len(vowels))] + codas[rng.integers(len(codas))]
            for _ in range(syllables)
        )
        if rng.random() < 0.12:
            at = int(rng.integers(0, len(word)))
            word = word[:at] + accented[rng.integers(len(accented))] + word[at + 1 :]
        if len(word) > 1 and word not in seen:
            seen.add(word)
            words.append(word)
    return words


class Register:
    """What all blocks of a register have in common."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.words = vocabulary(seed)
        self.word_shares = zipf(WORDS, 1.0)
        self.organization_shares = zipf(ORGANIZATIONS, 0.7)
        self.programme_shares = zipf(PROGRAMMES, 0.8)
        self.country_shares = zipf(len(COUNTRIES), 0.9)
        self.kind_shares = zipf(len(KINDS), 1.0)
        self.topic_shares = zipf(TOPICS, 0.7)
        self.programme_funder = draw(generator(seed + 1), zipf(FUNDERS, 0.8), PROGRAMMES)

    def funder_of(self, programme: int) -> str:
        """The id of the funder of a programme."""
        return f"F{self.programme_funder[programme]:03d}"

    def block(self, number: int) -> list[dict]:
        """The rows of one block.

        The random numbers are drawn in a fixed order: changing it changes every register.
        """
        rng = generator(self.seed, number)
        participant_counts = rng.integers(3, 9, BLOCK).tolist()
        objective_counts = rng.integers(3, 7, BLOCK).tolist()
        topic_counts = rng.integers(1, 5, BLOCK).tolist()
        organizations = draw(rng, self.organization_shares, sum(participant_counts)).tolist()
        roles = rng.choice(ROLES, sum(participant_counts)).tolist()
        lengths = rng.integers(10, 26, sum(objective_counts)).tolist()
        ranks = draw(rng, self.word_shares, sum(lengths) + BLOCK * 15).tolist()
        programmes = draw(rng, self.programme_shares, BLOCK).tolist()
        countries = draw(rng, self.country_shares, BLOCK).tolist()
        kinds = draw(rng, self.kind_shares, BLOCK).tolist()
        topics = draw(rng, self.topic_shares, sum(topic_counts)).tolist()

        earliest, latest = days(FIRST_YEAR, 1, 1), days(2029, 6, 1)
        starts = earliest + (latest - earliest) * rng.random(BLOCK) ** 0.7
        ends = np.minimum(starts + 120 + rng.lognormal(6.8, 0.55, BLOCK), days(LAST_YEAR, 12, 31))
        # Most rows are as precise about the end as about the start.
        start_precision = rng.random(BLOCK)
        end_precision = np.where(rng.random(BLOCK) < 0.8, start_precision, rng.random(BLOCK))
        no_start = rng.random(BLOCK) < 0.01
        # A period has at least one date.
        no_end = (rng.random(BLOCK) < 0.15) & ~no_start

        words = (self.words[rank] for rank in ranks)
        lengths, topics = iter(lengths), iter(topics)
        drawn = zip(organizations, roles)
        rows = []
        for row in range(BLOCK):
            participants: dict[int, str] = {}
            for organization, role in islice(drawn, participant_counts[row]):
                # The first one coordinates, and nobody takes part twice.
                participants.setdefault(organization, role if participants else "coordinator")
            programme = programmes[row]
            rows.append({
                "id": f"P{number * BLOCK + row:07d}",
                "title": " ".join(islice(words, 3)).title(),
                "name": " ".join(islice(words, 12)).capitalize(),
                "kind": KINDS[kinds[row]],
                "start": None if no_start[row] else written(starts[row], start_precision[row]),
                "end": None if no_end[row] else written(ends[row], end_precision[row]),
                "objectives": [
                    sentence(list(islice(words, length)))
                    for length in islice(lengths, objective_counts[row])
                ],
                "participants": [
                    {"organization": f"O{organization:05d}", "role": role}
                    for organization, role in participants.items()
                ],
                "programme": f"PR{programme:03d}",
                "funder": self.funder_of(programme),
                "country": COUNTRIES[countries[row]],
                "topics": sorted({f"T{topic:03d}" for topic in islice(topics, topic_counts[row])}),
            })
        return rows

    def preamble(self) -> list[dict]:
        """What stands before the partnerships in accordant's form: header, organizations, programmes."""
        rng = generator(self.seed + 2)

        def names(count: int) -> list[str]:
            found: dict[str, None] = {}
            while len(found) < count:
                found[" ".join(self.words[rank].capitalize() for rank in rng.integers(200, WORDS, 3))] = None
            return list(found)

        header = {
            "accordant": 1,
            "title": "A made-up register of partnerships",
            "holder": HOLDER,
            "asOf": AS_OF,
            "language": "en",
        }
        lines = [header, {"organization": {"id": HOLDER, "name": "The register"}}]
        ids = [f"O{number:05d}" for number in range(ORGANIZATIONS)] + [f"F{number:03d}" for number in range(FUNDERS)]
        for identifier, name in zip(ids, names(len(ids))):
            lines.append({"organization": {"id": identifier, "name": name}})
        for number, name in enumerate(names(PROGRAMMES)):
            programme = {"id": f"PR{number:03d}", "name": name, "funder": self.funder_of(number)}
            lines.append({"programme": programme})
        return lines

    def parameters(self) -> dict:
        """What is asked: as values for the peers, and as queries."""

        def word_near(rank: int) -> str:
            # Accented, so that whoever does not fold finds nothing.
            return next(fold(word) for word in self.words[rank:] if fold(word) != word and len(word) > 3)

        def numbers(window: tuple[str, str]) -> list[int]:
            return [days(*map(int, day.split("-"))) for day in window]

        funder, country = self.funder_of(3), COUNTRIES[4]
        word, common_word = word_near(400), word_near(40)
        active = f"active:{ACTIVE[0]}"
        return {
            "as_of": numbers((AS_OF, AS_OF))[0],
            "holder": HOLDER,
            "active": numbers(ACTIVE),
            "overlap": numbers(OVERLAP),
            "expiring": numbers(EXPIRING),
            "organization": COORDINATOR,
            "role": "coordinator",
            "funder": funder,
            "country": country,
            "word": word,
            "common_word": common_word,
            "pair": PAIR,
            "years": [[days(year, 1, 1), days(year, 12, 31)] for year in range(FIRST_YEAR, LAST_YEAR + 1)],
            "queries": {
                "active": active,
                "overlap": f"active:{OVERLAP[0]}/{OVERLAP[1]}",
                "expiring": f"ends:{EXPIRING[0]}/{EXPIRING[1]}",
                "organization_role": f"coordinator:{COORDINATOR}",
                "facets": active,
                "funder_countries": f"funder:{funder}",
                "word": f"objective:{word}",
                "two_words": f"objective:{word} objective:{common_word}",
                "combination": f"{active} country:{country} objective:{common_word}",
                "timeline": f"{FIRST_YEAR}/{LAST_YEAR}",
            },
        }


def sentence(words: list[str]) -> str:
    """Words as a sentence."""
    words[0] = words[0].capitalize()
    if len(words) > 14:
        words[7] += ","
    return " ".join(words) + "."


def written(day: float, precision: float) -> str:
    """A day as somebody wrote it: a fifth give the year, three tenths the month, the rest the day."""
    text = iso(day)
    return text[:4] if precision < 0.2 else text[:7] if precision < 0.5 else text


def partnership(row: dict) -> dict:
    """A row in accordant's form.

    A start that is left out is unknown. An end that is left out is open: it ran on the as-of day, and what
    happened after that nobody has said.
    """
    return {
        "id": row["id"],
        "title": row["title"],
        "name": row["name"],
        "kind": row["kind"],
        "period": f"{row['start'] or ''}/{row['end'] or '..'}",
        "objectives": [{"text": text} for text in row["objectives"]],
        "participants": row["participants"],
        "funding": [{"programme": row["programme"], "funder": row["funder"]}],
        "countries": [row["country"]],
        "topics": row["topics"],
    }


REGISTER: Register


def prepare(seed: int) -> None:
    """Gives a worker process its register."""
    global REGISTER
    REGISTER = Register(seed)


def lines_of(task: tuple[int, int]) -> tuple[bytes, bytes, Counter]:
    """The first so many lines of one block in both forms, and how many rows each of the pair is in."""
    number, count = task
    rows = REGISTER.block(number)[:count]
    ours = b"".join(orjson.dumps({"partnership": partnership(row)}) + b"\n" for row in rows)
    flat = b"".join(orjson.dumps(row) + b"\n" for row in rows)
    present = (p["organization"] for row in rows for p in row["participants"])
    return ours, flat, Counter(organization for organization in present if organization in PAIR)


def write(rows: int, folder: Path, seed: int = 7, jobs: int | None = None) -> None:
    """Writes a register."""
    folder.mkdir(parents=True, exist_ok=True)
    our_path, flat_path, parameter_path = paths(rows, folder)
    register = Register(seed)
    tasks = [(number, min(BLOCK, rows - number * BLOCK)) for number in range(-(-rows // BLOCK))]
    present: Counter = Counter()
    with (
        open(our_path, "wb") as our_file,
        open(flat_path, "wb") as flat_file,
        multiprocessing.Pool(jobs, prepare, (seed,)) as pool,
    ):
        our_file.writelines(orjson.dumps(line) + b"\n" for line in register.preamble())
        for ours, flat, counted in pool.imap(lines_of, tasks):
            our_file.write(ours)
            flat_file.write(flat)
            present += counted
    parameters = {"rows": rows, "pair_rows": [present[organization] for organization in PAIR]}
    # Written last: where it is, the register is whole.
    parameter_path.write_text(json.dumps(parameters | register.parameters(), indent=1) + "\n")


def paths(rows: int, folder: Path) -> tuple[Path, Path, Path]:
    """Where a register lies: accordant's form, the flat rows, the parameters."""
    ours, flat, parameters = (folder / f"p{rows}{end}" for end in (".ndjson", ".flat.ndjson", ".params.json"))
    return ours, flat, parameters


def main() -> None:
    """Writes the register that is asked for."""
    parser = argparse.ArgumentParser(description="Writes the register that the benchmarks read.")
    parser.add_argument("rows", metavar="N", type=int, help="how many partnerships")
    parser.add_argument("folder", metavar="OUT", type=Path, help="the folder for the files")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, help="processes; as many as there are cores")
    arguments = parser.parse_args()
    if arguments.rows < 1:
        parser.error("N is at least 1")
    write(arguments.rows, arguments.folder, arguments.seed, arguments.jobs)
    for path in paths(arguments.rows, arguments.folder):
        print(path, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
