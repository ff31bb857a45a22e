"""EDTF at a glance, and dates as people write them."""

from __future__ import annotations

import json
from typing import Any

from . import _native
from ._days import Day
from ._frozen import part, put
from ._part import Part
from ._parts import Assumption, Diagnostic
from ._policy import Policy, policy_json
from ._words import Language

Bounds = tuple["Day | None", "Day | None"]
"""A first and a last day, each None if unknown."""


@part
class EdtfSummary(Part):
    """An EDTF expression at a glance.

    Attributes:
        level: The lowest level that can express it.
        edtf: The canonical form.
        min: The first day it touches; None if unknown.
        max: The last day it touches; None if unknown.
        start: Of an interval: the first and last day its start can be, as written.
        end: Of an interval: the first and last day its end can be, as written.
    """

    __slots__ = ("level", "edtf", "min", "max", "start", "end")
    level: int
    edtf: str
    min: Day | None
    max: Day | None
    start: Bounds | None
    end: Bounds | None

    _names = (
        ("level", "level", True),
        ("edtf", "edtf", True),
        ("min", "min", True),
        ("max", "max", True),
        ("start", "start", False),
        ("end", "end", False),
    )

    def __init__(
        self,
        *,
        level: int,
        edtf: str,
        min: Day | None,
        max: Day | None,
        start: Bounds | None = None,
        end: Bounds | None = None,
    ) -> None:
        put(self, "level", level)
        put(self, "edtf", edtf)
        put(self, "min", min)
        put(self, "max", max)
        put(self, "start", start)
        put(self, "end", end)


@part
class Reading(Part):
    """One way to read a phrase.

    Attributes:
        edtf: The date or period meant.
        assumptions: What the reading takes for granted.
    """

    __slots__ = ("edtf", "assumptions")
    edtf: str
    assumptions: tuple[Assumption, ...]

    _names = (
        ("edtf", "edtf", True),
        ("assumptions", "assumptions", True),
    )

    def __init__(
        self,
        *,
        edtf: str,
        assumptions: tuple[Assumption, ...] = (),
    ) -> None:
        put(self, "edtf", edtf)
        put(self, "assumptions", assumptions)


@part
class Readings(Part):
    """What a phrase can mean: one reading, several, or none and the reason.

    Attributes:
        readings: The readings; more than one if the phrase is ambiguous. The likelier come first.
        reason: Why there is no reading, or what makes it ambiguous.
    """

    __slots__ = ("readings", "reason")
    readings: tuple[Reading, ...]
    reason: Diagnostic | None

    _names = (
        ("readings", "readings", True),
        ("reason", "reason", False),
    )

    def __init__(
        self,
        *,
        readings: tuple[Reading, ...],
        reason: Diagnostic | None = None,
    ) -> None:
        put(self, "readings", readings)
        put(self, "reason", reason)

    @property
    def definite(self) -> Reading | None:
        """The only reading; None if there is none or more than one."""
        return self.readings[0] if len(self.readings) == 1 else None


def edtf(text: str, policy: Policy | None = None) -> EdtfSummary:
    """An EDTF expression at a glance: its level, its canonical form, its bounds as written.

    >>> edtf("2016-05/..").level
    1
    """
    found: dict[str, Any] = json.loads(_native.edtf(text, policy_json(policy)))

    def day(text: str | None) -> Day | None:
        return None if text is None else Day(text)

    def bounds(name: str) -> Bounds | None:
        return (day(found[name][0]), day(found[name][1])) if name in found else None

    return EdtfSummary(
        level=found["level"],
        edtf=found["edtf"],
        min=day(found["min"]),
        max=day(found["max"]),
        start=bounds("start"),
        end=bounds("end"),
    )


def read_phrase(
    text: str, language: Language | None = None, policy: Policy | None = None
) -> Readings:
    """Reads a date or period as people write it: one reading, several, or none and the reason.

    >>> read_phrase("depuis mai 2016", language="fr").definite.edtf
    '2016-05/..'
    >>> [reading.edtf for reading in read_phrase("2016-17").readings]
    ['2016-09/2017-08', '2016/2017']
    """
    found = json.loads(_native.read_phrase(text, language, policy_json(policy)))
    return Readings(
        readings=tuple(
            Reading(
                edtf=reading["edtf"],
                assumptions=tuple(Assumption._read(made) for made in reading["assumptions"]),
            )
            for reading in found["readings"]
        ),
        reason=Diagnostic._read(found["reason"]) if "reason" in found else None,
    )


read_date = read_phrase


def fold(text: str) -> str:
    """The text as searches compare it.

    >>> fold("Qualité  de l'Enseignement")
    "qualite  de l'enseignement"
    """
    return _native.fold(text)


def words(text: str) -> list[str]:
    """The folded words of a text.

    >>> words("Assurance-qualité au Maroc")
    ['assurance', 'qualite', 'au', 'maroc']
    """
    return _native.words(text)


def slug(text: str) -> str:
    """A slug of the text, fit for an id: lower-case ASCII letters and digits joined by `-`.

    >>> slug("École d'été, 2018")
    'ecole-d-ete-2018'
    """
    return _native.slug(text)


def json_schema(name: str = "portfolio") -> dict[str, Any]:
    """The JSON Schema of a portfolio, or of what else is read and written.

    >>> json_schema()["title"], json_schema("answer")["title"]
    ('Portfolio', 'Answer')
    """
    schema: dict[str, Any] = json.loads(_native.json_schema(name))
    return schema
