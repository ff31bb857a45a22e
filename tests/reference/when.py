"""Days that a query asks for, and lengths of time."""

from __future__ import annotations

import re

import days
import edtf
from days import EVER, FOREVER, Window


class NoDay(ValueError):
    """It counts from the day of asking, and none is given."""


UNITS = {"d": ("days", 1), "w": ("days", 7), "m": ("months", 1), "y": ("months", 12)}


def read_length(text: str) -> tuple[str, int]:
    """So many `days` or `months`."""
    count, letter = re.fullmatch(r"[Pp]?([0-9]+)([dwmyDWMY])", text).groups()
    unit, size = UNITS[letter.lower()]
    return unit, int(count) * size


def add(day: int, length: tuple[str, int], sign: int = 1) -> int:
    unit, count = length
    return (days.plus_days if unit == "days" else days.plus_months)(day, sign * count)


def side(text: str, on: int | None, policy: dict) -> Window:
    """One side of the days asked for."""
    if text == "..":
        return days.ALL
    relative = re.fullmatch(r"(?:today)?([+-][0-9]+[dwmyDWMY])|today", text)
    if relative:
        if on is None:
            raise NoDay(text)
        offset = relative[1]
        day = add(on, read_length(offset[1:]), 1 if offset[0] == "+" else -1) if offset else on
        return day, day
    return edtf.End("date", edtf.read_moment(text)).dated(policy)


def window(text: str, on: int | None, policy: dict) -> Window:
    """All days from the first to the last possible one."""
    if text[:1] in ("[", "{"):
        start, end = edtf.read_set(text).set_windows(policy)
        return min(start[0], end[0]), max(start[1], end[1])
    if "/" not in text:
        return side(text, on, policy)
    first, last = text.split("/")
    start = EVER if first.startswith("..") else side(first, on, policy)[0]
    end = FOREVER if last.endswith("..") else side(last, on, policy)[1]
    return start, end


def dates(text: str) -> list[edtf.Date]:
    """The EDTF dates in it."""
    if text[:1] in ("[", "{"):
        return edtf.read_set(text).dates()
    found = []
    for part in text.split("/"):
        if "today" not in part and not re.fullmatch(r"[+-][0-9]+[dwmyDWMY]|\.\.", part):
            found.append(edtf.read_moment(part.strip(".")))
    return found
