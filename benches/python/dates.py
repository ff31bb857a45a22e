#!/usr/bin/env python3
"""How many dates a second the packages for EDTF read, and prints a line of JSON for each.

    dates.py QUESTIONS

All read the same dates; the others so many of them as take them some seconds.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

# For how long the others read, in seconds.
BUDGET = 3.0


def main() -> None:
    """Lets everybody read."""
    dates = json.loads(Path(sys.argv[1]).read_text())["dates"]

    import accordant

    measure("accordant, in a batch", dates, lambda some: accordant.Date.parse_many(some))
    measure("accordant, one by one", dates, one_by_one(accordant.Date))

    from edtf import parse_edtf

    measure("edtf", dates, one_by_one(parse_edtf))

    from edtf2 import parse_edtf as parse_edtf2

    measure("edtf2", dates, one_by_one(parse_edtf2))

    from undate import Undate

    measure("undate", dates, one_by_one(lambda text: Undate.parse(text, "EDTF")))


def one_by_one(parse: Callable[[str], object]) -> Callable[[list[str]], list[object]]:
    """Reads one date after the other; what cannot be read is None."""

    def read(some: list[str]) -> list[object]:
        found = []
        for text in some:
            try:
                found.append(parse(text))
            except Exception:  # Each package has its own.
                found.append(None)
        return found

    return read


def measure(name: str, dates: list[str], read: Callable[[list[str]], list]) -> None:
    """Doubles how many are read until that takes long enough, and prints how many that are a second."""
    read(dates[:100])
    count, seconds = 100, 0.0
    while seconds < BUDGET / 4 and count < len(dates):
        count = min(2 * count, len(dates))
        seconds = timed(read, dates[:count])
    best = min([seconds, *(timed(read, dates[:count]) for _ in range(2))])
    refused = sum(date is None for date in read(dates[:1000]))
    line = {"package": name, "dates": count, "per_second": count / best, "refused": refused / 1000}
    print(json.dumps(line), flush=True)


def timed(read: Callable[[list[str]], object], some: list[str]) -> float:
    """How long it takes to read so many."""
    begun = time.perf_counter()
    read(some)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
