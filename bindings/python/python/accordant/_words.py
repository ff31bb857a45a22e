"""Words of closed lists that the types of the core do not name in their schema."""

from __future__ import annotations

from enum import Enum
from typing import Literal, NoReturn, Union

Sort = Union[
    Literal["relevance"],
    Literal["start"],
    Literal["end"],
    Literal["title"],
]
"""The order of matches: by relevance, earliest start, earliest end, or title."""

Status = Union[
    Literal["planned"],
    Literal["ongoing"],
    Literal["ended"],
    Literal["undated"],
]
"""The state of a partnership on the day of asking, derived from its period."""

Op = Union[
    Literal[":"],
    Literal["<"],
    Literal["<="],
    Literal[">"],
    Literal[">="],
]
"""An operator of the query language."""

Language = Union[
    Literal["en"],
    Literal["fr"],
    Literal["ar"],
]
"""A language whose dates can be read."""

Format = Union[
    Literal["page"],
    Literal["portfolio"],
    Literal["register"],
    Literal["records"],
]
"""What an input is: the text of a page, a portfolio in JSON or as one object a line, other JSON."""

Precision = Union[
    Literal["year"],
    Literal["season"],
    Literal["month"],
    Literal["day"],
]
"""How precisely a date is written."""

Relation = Union[
    Literal["before"],
    Literal["meets"],
    Literal["overlaps"],
    Literal["starts"],
    Literal["during"],
    Literal["finishes"],
    Literal["equals"],
    Literal["after"],
    Literal["met-by"],
    Literal["overlapped-by"],
    Literal["started-by"],
    Literal["contains"],
    Literal["finished-by"],
]
"""How one period lies to another: one of Allen's thirteen relations."""


class Certainty(str, Enum):
    """How certain something is: in every, in some, or in no completion of what is written.

    It equals its word. It has no truth value of its own, since *possible* is neither yes nor no: ask
    `is_certain` or `is_possible`.

    >>> Certainty("possible") == "possible"
    True
    >>> Certainty.POSSIBLE.is_certain, Certainty.POSSIBLE.is_possible
    (False, True)
    """

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"

    def __new__(cls, value: str) -> Certainty:
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    @property
    def is_certain(self) -> bool:
        """Whether it holds in every completion."""
        return self is Certainty.CERTAIN

    @property
    def is_possible(self) -> bool:
        """Whether it holds in some completion; what is certain is possible too."""
        return self is not Certainty.IMPOSSIBLE

    def __str__(self) -> str:
        return str.__str__(self)

    def __repr__(self) -> str:
        return f"Certainty.{self.name}"

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"whether `{self.value}` is yes depends on the question: ask is_certain or is_possible"
        )
