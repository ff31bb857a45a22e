"""What ends, and when.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._days import Day, Window
from .._frozen import part, put
from .._part import Data, Listing, Part
from .._text import Text
from .._words import Certainty
from .diagnostic import Assumption
from .partnership import Renewal


@part
class Expiry(Part):
    """A partnership that ends, or can end, in the asked time.

    Attributes:
        id: The id of the partnership.
        title: Its title.
        certainty: Whether it ends in the asked time for certain or possibly.
        ends: The first and the last day on which it can end.
        notice_by: The first and the last day by which notice has to be given, if a term of notice is agreed.
        renewal: What happens at the end.
    """

    __slots__ = (
        "id",
        "title",
        "certainty",
        "ends",
        "notice_by",
        "renewal",
    )
    id: str
    title: Text
    certainty: Certainty
    ends: Window
    notice_by: Window | None
    renewal: Renewal | None

    _names = (
        ("id", "id", True),
        ("title", "title", True),
        ("certainty", "certainty", True),
        ("ends", "ends", True),
        ("notice_by", "noticeBy", False),
        ("renewal", "renewal", False),
    )

    def __init__(
        self,
        *,
        id: str,
        title: Text,
        certainty: Certainty,
        ends: Window,
        notice_by: Window | None = None,
        renewal: Renewal | None = None,
    ) -> None:
        put(self, "id", id)
        put(self, "title", title)
        put(self, "certainty", certainty)
        put(self, "ends", ends)
        put(self, "notice_by", notice_by)
        put(self, "renewal", renewal)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Expiry:
        get = data.get
        return cls(
            id=data["id"],
            title=Text(data["title"]),
            certainty=Certainty(data["certainty"]),
            ends=Window(*map(Day, data["ends"])),
            notice_by=Window(*map(Day, data["noticeBy"])) if "noticeBy" in data else None,
            renewal=Renewal._read(data["renewal"], as_of) if "renewal" in data else None,
        )


@part
class Expiries(Listing[Expiry]):
    """What ends in the asked time, the earliest first, and what that takes for granted.

    Attributes:
        expiries: The partnerships, by the earliest day on which they can end.
        assumptions: What the answer takes for granted.
    """

    __slots__ = (
        "expiries",
        "assumptions",
    )
    expiries: tuple[Expiry, ...]
    assumptions: tuple[Assumption, ...]

    _names = (
        ("expiries", "expiries", True),
        ("assumptions", "assumptions", True),
    )

    def __init__(
        self,
        *,
        expiries: tuple[Expiry, ...],
        assumptions: tuple[Assumption, ...],
    ) -> None:
        put(self, "expiries", expiries)
        put(self, "assumptions", assumptions)

    @property
    def _items(self) -> tuple[Expiry, ...]:
        return self.expiries

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Expiries:
        get = data.get
        return cls(
            expiries=tuple([Expiry._read(item, as_of) for item in data["expiries"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
        )
