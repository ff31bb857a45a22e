"""Periods: when something holds, with uncertain ends."""

from __future__ import annotations

import datetime
import json
from typing import Any, NamedTuple, Union, cast

from . import _native
from ._days import Day, Window
from ._native import Date, Query
from ._policy import Policy, policy_json
from ._words import Certainty, Relation

When = Union[str, datetime.date, Date, "Period"]
"""Days asked for: as a query writes them (`2018-06`, `today/+6m`), a day, a date or a period."""


class Duration(NamedTuple):
    """How many days something lasts, both ends counted; None where it lasts without end."""

    least: int | None
    """The fewest days."""
    most: int | None
    """The most days."""


class Extent(NamedTuple):
    """The windows in which a period begins and ends, and how long it can last.

    The windows are tight: each of their days belongs to some pair of a start and an end that fit.
    """

    start: Window
    """The first and the last day on which it can begin."""
    end: Window
    """The first and the last day on which it can end."""
    least_days: int | None
    """The fewest days it can last; None if it lasts without end."""
    most_days: int | None
    """The most days it can last; None if there is no bound."""

    def to_dict(self) -> dict[str, Any]:
        """The extent as JSON has it."""
        found: dict[str, Any] = {
            "start": [str(day) for day in self.start],
            "end": [str(day) for day in self.end],
        }
        if self.least_days is not None:
            found["leastDays"] = self.least_days
        if self.most_days is not None:
            found["mostDays"] = self.most_days
        return found


def extent_read(found: dict[str, Any]) -> Extent:
    """An extent of its JSON form."""
    return Extent(
        Window(*map(Day, found["start"])),
        Window(*map(Day, found["end"])),
        found.get("leastDays"),
        found.get("mostDays"),
    )


class Period:
    """When something holds: two ends, each a date, open or unknown.

    Written as an EDTF interval, date or set: `2016/2018`, `2016-05/..`, `/2018-12`, `2016`. With `as_of`, an
    open end is known to have held until that day; after it nobody has said. Each question has an exact
    answer: certain, possible or impossible.

    >>> period = Period("2016/2018", as_of="2019-06-30")
    >>> period.active("2017-06-15"), period.active("2018-06-15"), period.active("2019-06-15")
    (Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.IMPOSSIBLE)
    >>> period.window.end
    Window(first=Day('2018-01-01'), last=Day('2018-12-31'))
    >>> period.duration
    Duration(least=367, most=1096)
    """

    __slots__ = ("_as_of", "_policy", "_text")
    _text: str
    _as_of: str | None
    _policy: Policy | None

    def __init__(
        self,
        period: str | Date | Period,
        *,
        as_of: str | datetime.date | Date | None = None,
        policy: Policy | None = None,
    ) -> None:
        set_field = object.__setattr__
        set_field(self, "_text", _native.period(str(period)))
        set_field(self, "_as_of", None if as_of is None else str(Date(as_of)))
        set_field(self, "_policy", policy)

    @classmethod
    def _of(cls, text: str, as_of: str | None) -> Period:
        """A period of a portfolio: its text was read before."""
        made = cls.__new__(cls)
        set_field = object.__setattr__
        set_field(made, "_text", text)
        set_field(made, "_as_of", as_of)
        set_field(made, "_policy", None)
        return made

    @property
    def as_of(self) -> Date | None:
        """The day for which it speaks."""
        return None if self._as_of is None else Date(self._as_of)

    @property
    def policy(self) -> Policy:
        """The choices that EDTF leaves open."""
        return self._policy or Policy()

    @property
    def extent(self) -> Extent | None:
        """The windows of its ends and how long it lasts; None if no start fits to any end."""
        found = json.loads(_native.extent(self._text, self._as_of, policy_json(self._policy)))
        return None if found is None else extent_read(found)

    @property
    def window(self) -> Extent:
        """As `extent`, of a period that is known not to contradict itself.

        >>> Period("2016-05/..", as_of="2018-12").window.end.first
        Day('2018-12-01')
        """
        extent = self.extent
        if extent is None:
            raise ValueError(f"no start of `{self}` fits to any end")
        return extent

    @property
    def duration(self) -> Duration | None:
        """How many days it lasts, at least and at most; None if it contradicts itself."""
        extent = self.extent
        return None if extent is None else Duration(extent.least_days, extent.most_days)

    def ask(
        self, query: str | Query, *, on: str | datetime.date | None = None
    ) -> Certainty:
        """How certainly a query of time holds for it.

        >>> Period("2016/2018").ask("active:2018-06-15 OR -active:2018-06-15")
        Certainty.CERTAIN
        """
        certainty = _native.ask_period(
            self._text, query, self._as_of, day_of_asking(on), policy_json(self._policy)
        )
        return Certainty(certainty)

    def active(self, when: When) -> Certainty:
        """Whether it holds on some of these days."""
        return self.ask(Query.active(when))

    def throughout(self, when: When) -> Certainty:
        """Whether it holds on each of these days."""
        return self.ask(Query.throughout(when))

    def starts(self, when: When) -> Certainty:
        """Whether it begins on one of these days."""
        return self.ask(Query.starts(when))

    def ends(self, when: When) -> Certainty:
        """Whether it ends on one of these days."""
        return self.ask(Query.ends(when))

    def during(self, when: When) -> Certainty:
        """Whether it lies wholly within these days."""
        return self.ask(Query.during(when))

    def relation(self, other: str | Period) -> tuple[Relation, ...] | None:
        """How it can lie to another: every relation of Allen that is possible.

        A relation is certain if it is the only one. None if one of the two contradicts itself. Another
        period given as text speaks for the same day as this one.

        >>> Period("2016-02/2016-03").relation("2016-05/2016-06")
        ('before',)
        >>> Period("2016").relation("2016-05")
        ('before', 'meets', 'overlaps', 'starts', 'during', 'finishes', 'equals', 'after', ...)
        """
        if not isinstance(other, Period):
            other = Period(other, as_of=self.as_of)
        found = json.loads(
            _native.relations(
                self._text, other._text, self._as_of, other._as_of, policy_json(self._policy)
            )
        )
        return None if found is None else cast("tuple[Relation, ...]", tuple(found))

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        parts = [repr(self._text)]
        if self._as_of is not None:
            parts.append(f"as_of={self._as_of!r}")
        if self._policy is not None:
            parts.append(f"policy={self._policy!r}")
        return f"Period({', '.join(parts)})"

    def _key(self) -> tuple[str, str | None, Policy]:
        return self._text, self._as_of, self.policy

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Period) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Period is not changed: make another one, with another {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (self._text, self._as_of, self._policy)


def _remake(text: str, as_of: str | None, policy: Policy | None) -> Period:
    return Period(text, as_of=as_of, policy=policy)


def day_of_asking(on: str | datetime.date | None) -> str:
    """The day of asking as the core takes it: the clock's if none is given."""
    if on is None:
        return datetime.date.today().isoformat()
    if isinstance(on, datetime.datetime):
        return on.date().isoformat()
    return str(on)


def extent(
    period: str | Date | Period,
    as_of: str | datetime.date | Date | None = None,
    policy: Policy | None = None,
) -> Extent | None:
    """The windows in which a period begins and ends, and how long it can last.

    None if no start fits to any end.

    >>> extent("2016/2018").start
    Window(first=Day('2016-01-01'), last=Day('2016-12-31'))
    """
    return Period(period, as_of=as_of, policy=policy).extent


def ask_period(
    period: str | Date | Period,
    query: str | Query,
    as_of: str | datetime.date | Date | None = None,
    on: str | datetime.date | None = None,
    policy: Policy | None = None,
) -> Certainty:
    """How certainly a query of time holds for a period alone.

    >>> ask_period("2016-05/..", "active:2018-06-15", as_of="2018-12")
    Certainty.CERTAIN
    """
    return Period(period, as_of=as_of, policy=policy).ask(query, on=on)


def relations(
    a: str | Date | Period,
    b: str | Date | Period,
    as_of: str | datetime.date | Date | None = None,
    policy: Policy | None = None,
) -> tuple[Relation, ...] | None:
    """The relations of Allen that are possible between two periods; it is certain if it is the only one.

    None if one of the two contradicts itself.

    >>> relations("2016-01", "2016-03")
    ('before',)
    """
    return Period(a, as_of=as_of, policy=policy).relation(Period(b, as_of=as_of, policy=policy))
