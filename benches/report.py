"""The results as one table: everybody's medians, how much faster accordant is, the goal, the physical limit."""

import os
import platform
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

OURS = "accordant"
# Peers that can look up a word after loading, as accordant can; the others have only parsed.
INDEXED = ("sqlite", "tantivy")
DAYS = 4 * 4  # Bytes: the first and the last day of the start and of the end of a row.
ROW = 4  # Bytes: the number of a row in a list of rows.
PARTIES = 6.5  # Who takes part in a partnership or funds it, on average.


@dataclass
class Goal:
    """How much faster than which peers accordant wants to be; than the best of all if none is named."""

    times: float
    peers: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.times:g}x {' or '.join(self.peers) or 'the best'}"


GOALS = {
    "load": Goal(5, INDEXED),
    "active": Goal(1, ("polars",)),
    "overlap": Goal(1, ("polars",)),
    "expiring": Goal(1, ("polars",)),
    "organization_role": Goal(1, ("tantivy",)),
    "facets": Goal(3),
    "funder_countries": Goal(1),
    "word": Goal(1, ("tantivy",)),
    "two_words": Goal(1, ("tantivy",)),
    "combination": Goal(1, ("tantivy",)),
    "timeline": Goal(10),
    "shared_partnerships": Goal(1, ("tantivy",)),
    "shared_partners": Goal(10),
    "top_partners": Goal(10),
}


@dataclass
class Machine:
    """What the figures were measured on."""

    processor: str
    cores: int
    memory: int
    speed: float

    @staticmethod
    def measure() -> "Machine":
        """This machine, with the bytes a second that one core reads from memory."""
        numbers = np.ones(1 << 26, dtype=np.int64)
        runs = []
        for _ in range(9):
            begun = time.perf_counter()
            numbers.sum()
            runs.append(time.perf_counter() - begun)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        return Machine(processor(), os.cpu_count() or 1, memory, numbers.nbytes / min(runs))

    def describe(self) -> str:
        """The machine in a line."""
        return (
            f"{self.processor}, {self.cores} cores, {self.memory / 2**30:.0f} GiB of memory, "
            f"of which one core reads {self.speed / 1e9:.1f} GB/s"
        )


def processor() -> str:
    """The name of the processor, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


class Report:
    """Everybody's lines, put side by side."""

    def __init__(self, lines: list[dict], parameters: dict, our_bytes: int, flat_bytes: int, machine: Machine) -> None:
        self.lines, self.parameters, self.machine = lines, parameters, machine
        self.our_bytes, self.flat_bytes = our_bytes, flat_bytes
        self.peers = sorted({line["peer"] for line in lines}, key=lambda peer: (peer == OURS, peer))

    def ms(self, peer: str, question: str) -> float | None:
        """The median of the medians of all turns."""
        found = [line["ms"] for line in self.lines if (line["peer"], line["question"]) == (peer, question)]
        return statistics.median(found) if found else None

    def answer(self, question: str):
        """What was answered; everybody answers the same."""
        return next((line["answer"] for line in self.lines if line["question"] == question), None)

    def differences(self) -> list[str]:
        """Where two answers are not equal, with the first part in which they differ."""
        found = []
        for question in GOALS:
            answered = [line for line in self.lines if line["question"] == question]
            for line in answered[1:]:
                first = answered[0]
                where = difference(first["answer"], line["answer"])
                if where:
                    found.append(f"to {question}, {first['peer']} and {line['peer']}: {where}")
        return list(dict.fromkeys(found))

    def limit(self, question: str) -> float | None:
        """The ms it takes to read the bytes that have to be read, from columns and lists of row numbers.

        Less is possible where the answer itself, or a part of it, is kept.
        """
        rows, answer = self.parameters["rows"], self.answer(question)
        if answer is None:
            return None
        a, b = self.parameters["pair_rows"]
        of_one_row = ROW * (1 + PARTIES)
        mask = rows / 8

        def known(question: str) -> float:
            return self.answer(question) or 0

        size = {
            "load": lambda: self.our_bytes,
            "active": lambda: DAYS * rows,
            "overlap": lambda: DAYS * rows,
            "expiring": lambda: DAYS * rows,
            "organization_role": lambda: ROW * answer,
            # Two bytes a value are enough for each of the four fields.
            "facets": lambda: DAYS * rows + 4 * 2 * answer_total(self.answer("active")),
            "funder_countries": lambda: (ROW + 2) * sum(answer.values()),
            "word": lambda: min(ROW * answer, mask),
            "two_words": lambda: min(ROW * known("word"), mask),
            "combination": lambda: 2 * mask + DAYS * answer_total(answer),
            "timeline": lambda: DAYS * rows,
            "shared_partnerships": lambda: ROW * min(a, b),
            "shared_partners": lambda: of_one_row * (a + b),
            "top_partners": lambda: of_one_row * a,
        }[question]()
        return size / self.machine.speed * 1e3

    def rows(self) -> list[list[str]]:
        """The table: its head, then a row a question."""
        table = [["", *self.peers, "compared with", "faster", "goal", "reached", "limit"]]
        for question, goal in GOALS.items():
            times = {peer: self.ms(peer, question) for peer in self.peers}
            table.append([question, *map(figure, times.values()), *self.compared(times, goal)])
            table[-1].append(figure(self.limit(question)))
        for name, key in (("memory, MB", "memory"), ("peak memory, MB", "peak")):
            table.append([name, *(figure(self.megabytes(peer, key)) for peer in self.peers), *[""] * 5])
        ours, allowed = self.megabytes(OURS, "memory"), self.our_bytes / 1e6
        if ours is not None:
            reached = "yes" if ours <= allowed else "no"
            table[-2][-5:-1] = ["the file", times_as_text(allowed / ours), "1x the file", reached]
        return table

    def compared(self, times: dict[str, float | None], goal: Goal) -> list[str]:
        """Which peer accordant is compared with, how much faster it is, the goal, and whether it is reached."""
        peers = goal.peers or [peer for peer in self.peers if peer != OURS]
        measured = {peer: times[peer] for peer in peers if times.get(peer) is not None}
        if not measured:
            return ["", "", str(goal), ""]
        best = min(measured, key=measured.get)
        if times.get(OURS) is None:
            return [best, "", str(goal), ""]
        faster = measured[best] / times[OURS]
        return [best, times_as_text(faster), str(goal), "yes" if faster >= goal.times else "no"]

    def megabytes(self, peer: str, key: str) -> float | None:
        """Memory in use when everything is loaded, or the most that was in the whole run."""
        lines = [line for line in self.lines if line["peer"] == peer]
        if key == "memory":
            found = [line["memory"] for line in lines if line["question"] == "load"]
            return statistics.median(found) / 1e6 if found and None not in found else None
        peaks = [line["peak"] for line in lines]
        return max(peaks) / 1e6 if peaks and None not in peaks else None

    def head(self) -> str:
        """What was measured on what."""
        return (
            f"{self.parameters['rows']:,} partnerships: {self.our_bytes / 1e6:,.0f} MB of NDJSON in accordant's form, "
            f"{self.flat_bytes / 1e6:,.0f} MB as flat rows. Milliseconds, medians. {self.machine.describe()}."
        )

    def text(self) -> str:
        """The table for a terminal."""
        rows = self.rows()
        widths = [max(map(len, column)) for column in zip(*rows)]
        lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in rows)
        return "\n".join([self.head(), "", *lines])

    def markdown(self) -> str:
        """The table as Markdown."""
        head, *rows = self.rows()
        lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
        return "\n".join([self.head(), "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def difference(a, b, path: str = "") -> str | None:
    """Where two answers differ first; what one of them lacks is `None`."""
    if isinstance(a, list) and isinstance(b, list):
        a, b = dict(enumerate(a)), dict(enumerate(b))
    if isinstance(a, dict) and isinstance(b, dict):
        parts = (difference(a.get(key), b.get(key), f"{path}/{key}") for key in dict.fromkeys([*a, *b]))
        return next(filter(None, parts), None)
    return None if a == b else f"{a} and {b} at {path or '/'}"


def answer_total(answer) -> int:
    """How many rows were found, certain and possible."""
    return answer[1] if answer else 0


def times_as_text(times: float) -> str:
    """How many times, with two digits that count."""
    return f"{times:,.0f}x" if times >= 10 else f"{times:.2g}x"


def figure(number: float | None) -> str:
    """A number with three digits that count."""
    if number is None:
        return "-"
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}" if number >= 0.0001 else "<0.0001"
