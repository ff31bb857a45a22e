"""Days, and runs of them."""

from __future__ import annotations

import datetime
from typing import NamedTuple


class Day(str):
    """A calendar day as ISO 8601 writes it, or the end of time: `-inf`, `inf`.

    It is text, since history and EDTF have days that `datetime.date` cannot hold; `date` gives that one
    where it can.

    >>> Day("2016-05-31").date
    datetime.date(2016, 5, 31)
    >>> Day("inf").date is None
    True
    """

    __slots__ = ()

    @property
    def date(self) -> datetime.date | None:
        """The same as a `datetime.date`; None at the end of time and outside the years 1 to 9999."""
        try:
            return datetime.date.fromisoformat(self) if len(self) == 10 else None
        except ValueError:
            return None

    @property
    def is_finite(self) -> bool:
        """Whether it is a day of the calendar rather than the end of time."""
        return not self.endswith("inf")

    def __str__(self) -> str:
        return str.__str__(self)

    def __repr__(self) -> str:
        return f"Day({str.__repr__(self)})"


class Window(NamedTuple):
    """A run of days, both ends included."""

    first: Day
    """The first day."""
    last: Day
    """The last day."""


def window(first: str, last: str) -> Window:
    """The window from one day to another."""
    return Window(Day(first), Day(last))
