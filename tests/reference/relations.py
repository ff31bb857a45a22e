"""Allen's thirteen relations between two periods, by trying days."""

from __future__ import annotations

from itertools import product

ORDER = [
    "before", "meets", "overlaps", "starts", "during", "finishes", "equals",
    "after", "met-by", "overlapped-by", "started-by", "contains", "finished-by",
]


def relation(a: tuple[int, int], b: tuple[int, int]) -> str:
    """The relation of two runs of days; one that ends the day before the other begins meets it."""
    if a[1] < b[0]:
        return "meets" if a[1] == b[0] - 1 else "before"
    if b[1] < a[0]:
        return "met-by" if b[1] == a[0] - 1 else "after"
    if a[0] == b[0]:
        return "equals" if a[1] == b[1] else "starts" if a[1] < b[1] else "started-by"
    if a[1] == b[1]:
        return "finishes" if a[0] > b[0] else "finished-by"
    if a[0] < b[0]:
        return "contains" if a[1] > b[1] else "overlaps"
    return "during" if a[1] < b[1] else "overlapped-by"


def possible(a, b) -> list[str]:
    """The relations of some completions of the two.

    What tells relations apart are the days on which a window begins or ends and at most two days beside
    them, so that it is enough to try these.
    """
    edges = {day for extent in (a, b) for window in extent for day in window}
    near = {edge + by for edge in edges for by in range(-2, 3)}

    def completions(extent) -> list[tuple[int, int]]:
        inside = [[day for day in near if window[0] <= day <= window[1]] for window in extent]
        return [(start, end) for start, end in product(*inside) if start <= end]

    found = {relation(x, y) for x in completions(a) for y in completions(b)}
    return [name for name in ORDER if name in found]
