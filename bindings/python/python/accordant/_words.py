"""Words of closed lists that the types of the core do not name in their schema."""

from __future__ import annotations

from enum import Enum
from typing import Literal, NoReturn

Sort = Literal["relevance", "start", "end", "title"]
"""The order of matches: by relevance, earliest start, earliest end, or title."""

Status = Literal["planned", "ongoing", "ended", "undated"]
"""The state of a partnership on the day of asking, derived from its period."""

Op = Literal[":", "<", "<=", ">", ">="]
"""An operator of the query language."""

Language = Literal["en", "fr", "ar"]
"""A language whose dates can be read."""

Format = Literal["page", "portfolio", "register", "records"]
"""What an input is: the text of a page, a portfolio in JSON or as one object a line, other JSON."""

Precision = Literal["year", "season", "month", "day"]
"""How precisely a date is written."""

Relation = Literal[
    "before",
    "meets",
    "overlaps",
    "starts",
    "during",
    "finishes",
    "equals",
    "after",
    "met-by",
    "overlapped-by",
    "started-by",
    "contains",
    "finished-by",
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

    @property
    def is_certain(self) -> bool:
        """Whether it holds in every completion."""
        return self is Certainty.CERTAIN

    @property
    def is_possible(self) -> bool:
        """Whether it holds in some completion; what is certain is possible too."""
        return self is not Certainty.IMPOSSIBLE

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"Certainty.{self.name}"

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"whether `{self.value}` is yes depends on the question: ask is_certain or is_possible"
        )
