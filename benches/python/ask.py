#!/usr/bin/env python3
"""Does what `benches/ours/src/bin/beside-python.rs` does, through the Python package, and prints a line of JSON for each.

    ask.py REGISTER QUESTIONS
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import accordant
import pyarrow

T = TypeVar("T")

# For how long short calls are repeated, in seconds.
LONG_ENOUGH = 0.3

TABLES = ("partnerships", "participants", "objectives", "funding", "organizations", "programmes")


def main() -> None:
    """Asks everything."""
    register, questions = map(Path, sys.argv[1:])
    questions = json.loads(questions.read_text())
    no_limit = accordant.Limits(input=2**63, records=2**63)

    begun = time.perf_counter()
    portfolio = accordant.read(register, limits=no_limit).portfolio
    tell("load", time.perf_counter() - begun, len(portfolio))

    for name, question in questions["find"].items():
        query, limit = accordant.Query(question["query"]), question["limit"]
        seconds, found = least(lambda: portfolio.find(query, limit=limit))
        tell(name, seconds, [found.certain, found.total, len(found)])

    # Objects that live on are looked through again and again: the benchmark is not about that.
    gc.disable()
    seconds, read = least(lambda: accordant.Date.parse_many(questions["dates"]))
    tell("dates", seconds, len(read))
    gc.enable()

    for name in TABLES:
        seconds, answer = least(lambda: export(portfolio.table(name)))
        tell(name, seconds, answer)


def export(table: accordant.Table) -> list[int]:
    """The rows and bytes of all batches of a table, taken one after the other."""
    rows = size = 0
    for batch in pyarrow.RecordBatchReader.from_stream(table):
        rows += batch.num_rows
        size += batch.nbytes
    return [rows, size]


def least(call: Callable[[], T]) -> tuple[float, T]:
    """The least time that a call took in at least three, and what it gave."""
    result, best, runs = call(), float("inf"), 0
    begun = time.perf_counter()
    while runs < 3 or time.perf_counter() - begun < LONG_ENOUGH:
        run = time.perf_counter()
        result = call()
        best = min(best, time.perf_counter() - run)
        runs += 1
    return best, result


def tell(question: str, seconds: float, answer: object) -> None:
    """Prints the line of a question."""
    print(json.dumps({"question": question, "ms": seconds * 1e3, "answer": answer}), flush=True)


if __name__ == "__main__":
    main()
