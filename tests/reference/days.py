"""Days as numbers, on the proleptic Gregorian calendar with a year 0, and the two ends of time."""

from __future__ import annotations

EVER = -(10**40)
FOREVER = 10**40
"""Days before and after every other; years beyond 10^15 count as these."""

Window = tuple[int, int]
"""The first and the last day of a run of days."""

ALL: Window = (EVER, FOREVER)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def number(year: int, month: int, day: int) -> int:
    """How many days after 0000-01-01 it is."""
    if year > 10**15:
        return FOREVER
    if year < -(10**15):
        return EVER
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400 + 1 if year != 0 else 0
    return 365 * year + leap_days + sum(month_length(year, m) for m in range(1, month)) + day - 1


def civil(day: int) -> tuple[int, int, int]:
    """The year, month and day of the month; found by trying, not by a formula."""
    year = day * 400 // 146097
    while number(year, 1, 1) > day:
        year -= 1
    while number(year + 1, 1, 1) <= day:
        year += 1
    month = 12
    while number(year, month, 1) > day:
        month -= 1
    return year, month, day - number(year, month, 1) + 1


def text(day: int) -> str:
    if day == EVER:
        return "-inf"
    if day == FOREVER:
        return "inf"
    year, month, dom = civil(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{dom:02}"


def read(written: str) -> int:
    """A calendar day, `2018-06-15`."""
    sign = -1 if written.startswith("-") else 1
    year, month, day = written.lstrip("-").split("-")
    return number(sign * int(year), int(month), int(day))


def is_finite(day: int) -> bool:
    return EVER < day < FOREVER


def plus_days(day: int, days: int) -> int:
    return day + days if is_finite(day) else day


def plus_months(day: int, months: int) -> int:
    """The same day of the month, or the last of a shorter month."""
    if not is_finite(day):
        return day
    year, month, dom = civil(day)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return number(year, month + 1, min(dom, month_length(year, month + 1)))


def tighten(start: Window, end: Window) -> tuple[Window, Window] | None:
    """The days of both windows that belong to some start no later than some end; nothing if none does."""
    start = (start[0], min(start[1], end[1]))
    end = (max(end[0], start[0]), end[1])
    if start[0] > start[1] or end[0] > end[1]:
        return None
    return start, end
