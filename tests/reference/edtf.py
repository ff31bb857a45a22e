"""EDTF (ISO 8601-2:2019, levels 0 to 2): whether a text is EDTF, and the first and last day it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import days
from days import ALL, EVER, FOREVER, Window

POLICY = {"hemisphere": "northern", "winterYear": "begins", "openEnds": "untilAsOf"}


class NotEdtf(ValueError):
    """The text is not EDTF."""


@dataclass
class Date:
    """A date as precise as it is written."""

    written: str
    year: str
    month: str | None = None
    day: str | None = None
    marks: set[str] = field(default_factory=set)

    def season(self) -> int | None:
        code = int(self.month) if self.month and self.month.isdigit() else 0
        return code if code >= 21 else None

    def window(self, policy: dict) -> Window:
        years = year_range(self.year)
        if not all(-(10**15) <= year <= 10**15 for year in years):
            end = EVER if years[0] < 0 else FOREVER
            return end, end
        if self.season():
            return season_window(years, self.season(), policy)
        masked = "X" in self.year
        first = next(self._days(years[0], years[1], +1, masked))
        last = next(self._days(years[1], years[0], -1, masked))
        return first, last

    def _days(self, begin: int, stop: int, step: int, masked: bool):
        """The days that fit, from one side; every year, month and day of the month is tried."""
        for year in range(begin, stop + step, step):
            if masked and not fits(self.year.lstrip("-"), f"{abs(year):04}"):
                continue
            for month in range(1, 13)[::step]:
                if self.month and not fits(self.month, f"{month:02}"):
                    continue
                for dom in range(1, days.month_length(year, month) + 1)[::step]:
                    if not self.day or fits(self.day, f"{dom:02}"):
                        yield days.number(year, month, dom)


def fits(pattern: str, digits: str) -> bool:
    return all(p in ("X", d) for p, d in zip(pattern, digits))


def year_range(year: str) -> tuple[int, int]:
    """The first and last year that a year can be."""
    body, _, significant = year.partition("S")
    negative = "-" in body
    figures = body.lstrip("Y").lstrip("-")
    if "E" in figures:
        base, _, power = figures.partition("E")
        low = high = int(base) * 10 ** min(int(power), 40)
    else:
        low, high = int(figures.replace("X", "0")), int(figures.replace("X", "9"))
    if significant:
        unit = 10 ** max(len(str(low)) - int(significant), 0)
        low = low // unit * unit
        high = low + unit - 1
    return (-high, -low) if negative else (low, high)


SPRING, SUMMER, AUTUMN, WINTER = (3, 5), (6, 8), (9, 11), (12, 2)
NORTH = (SPRING, SUMMER, AUTUMN, WINTER)
SOUTH = (AUTUMN, WINTER, SPRING, SUMMER)
QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
OTHERS = QUARTERS | {37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}


def season_window(years: tuple[int, int], code: int, policy: dict) -> Window:
    """21 to 24 are of the policy's hemisphere, 25 to 28 northern, 29 to 32 southern."""
    if code in OTHERS:
        first, last = OTHERS[code]
    else:
        south = policy["hemisphere"] == "southern" if code < 25 else code >= 29
        first, last = (SOUTH if south else NORTH)[(code - 21) % 4]
    begin, end = years
    if last < first:  # the season of December to February is in two years
        if policy["winterYear"] == "begins":
            end += 1
        else:
            begin -= 1
    return days.number(begin, first, 1), days.plus_months(days.number(end, last, 1), 1) - 1


MARK = "([?~%]?)"
SIGNIFICANT = "(?:S[1-9][0-9]*)?"
YEAR = rf"(-?[0-9X]{{4}}{SIGNIFICANT}|Y-?[1-9][0-9]{{0,30}}(?:E[1-9][0-9]{{0,3}})?{SIGNIFICANT})"
PART = rf"{MARK}([0-9X]{{2}}){MARK}"
DATE = re.compile(rf"{MARK}{YEAR}{MARK}(?:-{PART}(?:-{PART})?)?")
TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|([+-])([0-9]{2})(?::([0-9]{2}))?)?")


def read_date(text: str) -> Date:
    found = DATE.fullmatch(text)
    if not found:
        raise NotEdtf(text)
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = found.groups()
    marks = [before_year, after_year, before_month, after_month, before_day, after_day]
    date = Date(text, year, month, day, {mark for mark in marks if mark})
    plain = re.fullmatch(r"-?[0-9X]{4}", year)
    if year == "-0000" or (not plain and month):
        raise NotEdtf(text)
    bounds = year_range(year)
    if "Y" in year and max(map(abs, bounds)) <= 9999:
        raise NotEdtf(text)
    figures, _, significant = year.lstrip("Y").lstrip("-").partition("S")
    if significant and "E" not in figures and int(significant) > len(figures):
        raise NotEdtf(text)
    # A mark before the year and one behind it can both stand only if they say the same.
    for before, after in ((before_year, after_year), (before_month, after_month), (before_day, after_day)):
        if before and after and before != after:
            raise NotEdtf(text)
    if month and not possible_month(month, day):
        raise NotEdtf(text)
    if day and next(date._days(*year_range(year), +1, "X" in year), None) is None:
        raise NotEdtf(text)
    return date


def possible_month(month: str, day: str | None) -> bool:
    if "X" in month:
        return any(fits(month, f"{m:02}") for m in range(1, 13))
    code = int(month)
    return 1 <= code <= 12 or (21 <= code <= 41 and not day)


def read_moment(text: str) -> Date:
    """A date, or a day with a time of day, which counts as its day."""
    day, letter, time = text.partition("T")
    date = read_date(day)
    if letter:
        found = TIME.fullmatch(time)
        if not found or not date.day or "X" in date.written or date.marks:
            raise NotEdtf(text)
        hour, minute, second = (int(part) for part in found.groups()[:3])
        leap_second = (hour, minute, second) == (23, 59, 60)
        shift = int(found[5] or 0) * 60 + int(found[6] or 0)
        if hour > 23 or minute > 59 or (second > 59 and not leap_second):
            raise NotEdtf(text)
        if int(found[6] or 0) > 59 or shift > 14 * 60 or (found[4] == "-" and shift == 0):
            raise NotEdtf(text)
    return date


@dataclass
class End:
    """An end of a period: `date`, `before` (..date), `after` (date..), `open` or `unknown`."""

    kind: str
    date: Date | None = None

    def dated(self, policy: dict) -> Window:
        first, last = self.date.window(policy)
        return {"date": (first, last), "before": (EVER, last), "after": (first, FOREVER)}[self.kind]


@dataclass
class Edtf:
    """An expression: a `date`, an `interval` of two ends, or a set, `all` or `one` of its elements."""

    kind: str
    ends: tuple[End, End] | None = None
    elements: list[tuple[End, End]] = field(default_factory=list)

    def dates(self) -> list[Date]:
        ends = [end for pair in self.elements for end in pair] if self.elements else list(self.ends)
        found: list[Date] = []
        for end in ends:
            if end.date and not any(end.date is known for known in found):
                found.append(end.date)
        return found

    def set_windows(self, policy: dict) -> tuple[Window, Window]:
        """Of all of several the first start and the last end; of one of several the hull, for both."""
        windows = [(start.dated(policy), end.dated(policy)) for start, end in self.elements]
        starts, ends = [s for s, _ in windows], [e for _, e in windows]
        if self.kind == "all":
            first = min(s[0] for s in starts), min(s[1] for s in starts)
            return first, (max(e[0] for e in ends), max(e[1] for e in ends))
        hull = min(s[0] for s in starts + ends), max(s[1] for s in starts + ends)
        return hull, hull


def read_end(text: str, start: bool) -> End:
    if text == "":
        return End("unknown")
    if text == "..":
        return End("open")
    if text.startswith("..") and start:
        return End("before", read_date(text[2:]))
    if text.endswith("..") and not start:
        return End("after", read_date(text[:-2]))
    return End("date", read_date(text))


def read(text: str) -> Edtf:
    """Any expression.

    Raises NotEdtf.
    """
    if text[:1] in ("[", "{"):
        return read_set(text)
    if "/" in text:
        sides = text.split("/")
        if len(sides) != 2:
            raise NotEdtf(text)
        start, end = read_end(sides[0], True), read_end(sides[1], False)
        if not start.date and not end.date:
            raise NotEdtf(text)
        if start.date and end.date and end.dated(POLICY)[1] < start.dated(POLICY)[0]:
            raise NotEdtf(text)
        return Edtf("interval", (start, end))
    date = End("date", read_moment(text))
    return Edtf("date", (date, date))


def read_set(text: str) -> Edtf:
    if text[-1:] != {"[": "]", "{": "}"}[text[0]]:
        raise NotEdtf(text)
    elements = []
    for part in text[1:-1].split(","):
        before, dots, after = part.partition("..")
        if not dots:
            one = End("date", read_date(part))
            elements.append((one, one))
        elif before and after:
            first, last = read_date(before), read_date(after)
            reversed_ = last.window(POLICY)[1] < first.window(POLICY)[0]
            if reversed_ or (first.month is None, first.day is None) != (last.month is None, last.day is None):
                raise NotEdtf(text)
            elements.append((End("date", first), End("date", last)))
        elif before:
            date = read_date(before)
            elements.append((End("date", date), End("after", date)))
        else:
            date = read_date(after)
            elements.append((End("before", date), End("date", date)))
    return Edtf("all" if text[0] == "{" else "one", elements=elements)


def summary(text: str, policy: dict) -> dict:
    """Its bounds as written: the ends of an interval do not bound each other."""
    found = read(text)
    if found.kind == "date":
        first, last = found.ends[0].dated(policy)
        return {"min": days.text(first), "max": days.text(last)}
    if found.kind in ("all", "one"):
        start, end = found.set_windows(policy)
        return {"min": days.text(min(start[0], end[0])), "max": days.text(max(start[1], end[1]))}

    def written(end: End, beyond: int) -> list[str | None]:
        if end.kind == "unknown":
            return [None, None]
        return [days.text(day) for day in ((beyond, beyond) if end.kind == "open" else end.dated(policy))]

    start, end = written(found.ends[0], EVER), written(found.ends[1], FOREVER)
    return {"min": start[0], "max": end[1], "start": start, "end": end}


def extent(period: Edtf, as_of: int | None, policy: dict) -> tuple[Window, Window] | None:
    """The tightened windows of start and end; nothing if no start fits to any end."""
    if period.kind in ("all", "one"):
        return days.tighten(*period.set_windows(policy))
    return days.tighten(as_start(period.ends[0], policy), as_end(period.ends[1], as_of, policy))


def as_start(end: End, policy: dict) -> Window:
    if end.kind == "open" and policy["openEnds"] == "holdForever":
        return EVER, EVER
    return end.dated(policy) if end.date else ALL


def as_end(end: End, as_of: int | None, policy: dict) -> Window:
    if end.kind == "open":
        if policy["openEnds"] == "holdForever":
            return FOREVER, FOREVER
        return (EVER if as_of is None else as_of), FOREVER
    return end.dated(policy) if end.date else ALL


Assumption = tuple[str, str]
"""The code of what is taken for granted, and what of: two that agree in both are one."""


def assumptions(period: Edtf, written: str, as_of: int | None, policy: dict) -> list[Assumption]:
    """What a period takes for granted, date by date."""
    found = [made for date in period.dates() for made in date_assumptions(date)]
    open_ = [end.kind == "open" for end in period.ends or ()]
    if policy["openEnds"] == "holdForever":
        found += [("policy.open-ends-hold", "")] if any(open_) else []
    elif open_ and open_[1]:
        # An open start says no more than an unknown one.
        found.append(("period.open-end-without-as-of" if as_of is None else "period.open-end", ""))
    if period.elements:
        found.append(("period.set", written))
    return found


def date_assumptions(date: Date) -> list[Assumption]:
    codes = []
    if date.marks & {"?", "%"}:
        codes.append("date.uncertain")
    if date.marks & {"~", "%"}:
        codes.append("date.approximate")
    if date.season() and date.season() <= 32:
        codes.append("policy.season")
    return [(code, date.written) for code in codes]
