"""What the peers written in Python have in common: parameters, dates, folding, timing, one line a question.

A line is a JSON object: `peer`, `question`, `ms` (median), `least` (ms), `runs`, `answer`, `memory`
(bytes in use), `peak` (the most that were). What the answers look like is in the README of the benchmarks.
"""

import argparse
import gc
import json
import re
import statistics
import time
import unicodedata
from calendar import monthrange
from datetime import date
from pathlib import Path

# The first and the last day of the calendar stand for ever and for ever after. Days count from 1970.
EVER, FOREVER = -719_162, 2_932_896
EPOCH = date(1970, 1, 1).toordinal()
# Shorter calls are repeated until a run lasts so long (seconds): the clock is too coarse for one.
SHORTEST_RUN = 0.001

Pair = tuple[int, int]


def days_of(text: str) -> Pair:
    """The first and the last day that a date of a year, a month or a day can mean."""
    year, *rest = map(int, text.split("-"))
    first = [year, *rest, *[1] * (2 - len(rest))]
    last = list(first)
    if not rest:
        last[1] = 12
    if len(rest) < 2:
        last[2] = monthrange(*last[:2])[1]
    return date(*first).toordinal() - EPOCH, date(*last).toordinal() - EPOCH


def windows(start: str | None, end: str | None, as_of: int) -> tuple[int, int, int, int]:
    """The days between which it began and between which it ended.

    An unknown start can be any day, an open end any day from the as-of day on. It began before it ended.
    """
    start_first, start_last = days_of(start) if start else (EVER, FOREVER)
    end_first, end_last = days_of(end) if end else (as_of, FOREVER)
    return start_first, min(start_last, end_last), max(end_first, start_first), end_last


def fold(text: str) -> str:
    """The text in lower case and without accents."""
    text = text.lower()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


WORD = re.compile(r"\w+")


def folded_words(texts: list[str]) -> str:
    """All words with a space on each side: ` word ` is in it if the word is in the texts."""
    return f" {' '.join(WORD.findall(fold(' '.join(texts))))} "


def parties(row: dict):
    """Who takes part in a row and in which role; who funds it does, too."""
    for participant in row["participants"]:
        yield participant["organization"], participant["role"]
    yield row["funder"], "funder"


def memory(key: str) -> int | None:
    """Bytes of memory in use (`VmRSS`) or the most that were (`VmHWM`), where the system tells."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(key))


class Peer:
    """One run of one peer: begins to load when it is made."""

    def __init__(self, name: str) -> None:
        parser = argparse.ArgumentParser(description=f"Asks {name} the questions of the benchmark.")
        parser.add_argument("data", help="the register as flat rows: p100000.flat.ndjson")
        parser.add_argument("--runs", type=int, default=9, help="the most runs of a question")
        parser.add_argument("--budget", type=float, default=2.0, help="seconds for a question, two runs at least")
        arguments = parser.parse_args()
        self.name = name
        self.path = arguments.data
        self.runs, self.budget = arguments.runs, arguments.budget
        parameters = self.path.removesuffix(".flat.ndjson") + ".params.json"
        self.parameters = json.loads(Path(parameters).read_text())
        self.begun = time.perf_counter()

    def loaded(self, rows: int) -> None:
        """Says that everything is ready to be asked."""
        seconds = time.perf_counter() - self.begun
        gc.collect()
        self.print("load", [seconds], rows)

    def ask(self, question: str, call, answer=lambda found: found) -> None:
        """Times the call. Its result is made comparable by `answer` outside of the time taken."""
        begun = time.perf_counter()
        found = answer(call())
        once = time.perf_counter() - begun
        if once < SHORTEST_RUN:
            begun = time.perf_counter()
            call()
            once = time.perf_counter() - begun
        repeats = max(1, round(SHORTEST_RUN / max(once, 1e-7)))
        runs: list[float] = []
        until = time.perf_counter() + self.budget
        while len(runs) < self.runs and (len(runs) < 2 or time.perf_counter() < until):
            begun = time.perf_counter()
            for _ in range(repeats):
                call()
            runs.append((time.perf_counter() - begun) / repeats)
        self.print(question, runs, found)

    def print(self, question: str, seconds: list[float], answer) -> None:
        """Prints a line."""
        line = {
            "peer": self.name,
            "question": question,
            "ms": statistics.median(seconds) * 1e3,
            "least": min(seconds) * 1e3,
            "runs": len(seconds),
            "answer": answer,
            "memory": memory("VmRSS"),
            "peak": memory("VmHWM"),
        }
        print(json.dumps(line), flush=True)
