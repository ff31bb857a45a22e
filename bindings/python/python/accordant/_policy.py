"""The choices that EDTF leaves open, and how much input is accepted."""

from __future__ import annotations

import json
from typing import Literal, NamedTuple


class Policy(NamedTuple):
    """The choices that EDTF and everyday dates leave open. An answer that used one says so.

    >>> from accordant import Date
    >>> Date("2015-21").window(Policy(hemisphere="southern")).first
    Day('2015-09-01')

    Attributes:
        hemisphere: The hemisphere of the seasons 21 to 24.
        winter_year: Which winter a year's winter is: the one that begins or the one that ends in it.
        academic_year_start: The month in which an academic year begins, 1 to 12.
        day_order: How all-figure dates are read.
        century_pivot: A two-digit year up to this one is of the 2000s, a later one of the 1900s.
        open_ends: Whether an open end is known to have held until the as-of day, or holds for ever.
    """

    hemisphere: Literal["northern", "southern"] = "northern"
    winter_year: Literal["begins", "ends"] = "begins"
    academic_year_start: int = 9
    day_order: Literal["byLanguage", "dayFirst", "monthFirst"] = "byLanguage"
    century_pivot: int = 68
    open_ends: Literal["untilAsOf", "holdForever"] = "untilAsOf"

    def to_json(self) -> str:
        """The policy as JSON text."""
        return json.dumps(
            {
                "hemisphere": self.hemisphere,
                "winterYear": self.winter_year,
                "academicYearStart": self.academic_year_start,
                "dayOrder": self.day_order,
                "centuryPivot": self.century_pivot,
                "openEnds": self.open_ends,
            }
        )


class Limits(NamedTuple):
    """How much input is accepted, so that none takes unbounded time or memory.

    Attributes:
        input: Bytes of one input.
        nesting: Levels of arrays and objects inside one another, at most 127.
        text: Bytes of the text of one field.
        records: Organizations, programmes and partnerships together.
        diagnostics: Diagnostics kept; further ones are only counted.
    """

    input: int = 256 << 20
    nesting: int = 48
    text: int = 1 << 20
    records: int = 1_000_000
    diagnostics: int = 1_000


UNLIMITED = Limits(1 << 62, 127, 1 << 62, 1 << 62, 1_000)


def policy_json(policy: Policy | None) -> str | None:
    """The policy as the core takes it."""
    return None if policy is None else policy.to_json()
