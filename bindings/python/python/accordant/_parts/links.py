"""Who meets whom.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._frozen import part, put
from .._part import Data, Listing, Part
from .._period import Period
from .._text import Text
from .._words import Certainty
from .diagnostic import Assumption, Diagnostic


@part
class Shared(Part):
    """A partnership in which both take part.

    Attributes:
        id: The id of the partnership.
        title: Its title.
        period: Its period as written.
        certainty: How certainly the query holds for it.
        roles: The roles of the first organization; `holder` if it is a party as the holder.
        other_roles: The roles of the second organization.
    """

    __slots__ = (
        "id",
        "title",
        "period",
        "certainty",
        "roles",
        "other_roles",
    )
    id: str
    title: Text
    period: Period | None
    certainty: Certainty
    roles: tuple[str, ...]
    other_roles: tuple[str, ...]

    _names = (
        ("id", "id", True),
        ("title", "title", True),
        ("period", "period", False),
        ("certainty", "certainty", True),
        ("roles", "roles", True),
        ("other_roles", "otherRoles", True),
    )

    def __init__(
        self,
        *,
        id: str,
        title: Text,
        period: Period | None = None,
        certainty: Certainty,
        roles: tuple[str, ...],
        other_roles: tuple[str, ...],
    ) -> None:
        put(self, "id", id)
        put(self, "title", title)
        put(self, "period", period)
        put(self, "certainty", certainty)
        put(self, "roles", roles)
        put(self, "other_roles", other_roles)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Shared:
        get = data.get
        return cls(
            id=data["id"],
            title=Text(data["title"]),
            period=Period._of(data["period"], as_of) if "period" in data else None,
            certainty=Certainty(data["certainty"]),
            roles=tuple(data["roles"]),
            other_roles=tuple(data["otherRoles"]),
        )


@part
class Links(Listing[Shared]):
    """What links two organizations: the partnerships in which both take part.

    Attributes:
        total: How many partnerships link them, certain and possible.
        certain: How many for certain.
        shared: The partnerships, in the order of the portfolio.
        assumptions: What the answer takes for granted.
        notes: What there is to say about the names: one that fits several organizations, or none.
    """

    __slots__ = (
        "total",
        "certain",
        "shared",
        "assumptions",
        "notes",
    )
    total: int
    certain: int
    shared: tuple[Shared, ...]
    assumptions: tuple[Assumption, ...]
    notes: tuple[Diagnostic, ...]

    _names = (
        ("total", "total", True),
        ("certain", "certain", True),
        ("shared", "shared", True),
        ("assumptions", "assumptions", True),
        ("notes", "notes", False),
    )

    def __init__(
        self,
        *,
        total: int,
        certain: int,
        shared: tuple[Shared, ...],
        assumptions: tuple[Assumption, ...],
        notes: tuple[Diagnostic, ...] = (),
    ) -> None:
        put(self, "total", total)
        put(self, "certain", certain)
        put(self, "shared", shared)
        put(self, "assumptions", assumptions)
        put(self, "notes", notes)

    @property
    def _items(self) -> tuple[Shared, ...]:
        return self.shared

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Links:
        get = data.get
        return cls(
            total=data["total"],
            certain=data["certain"],
            shared=tuple([Shared._read(item, as_of) for item in data["shared"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
            notes=tuple([Diagnostic._read(item, as_of) for item in get("notes", ())]),
        )


@part
class Pair(Part):
    """Two organizations, or one and the holder of the portfolio, and how often they meet.

    Attributes:
        a: The first organization.
        b: The second organization.
        certain: In how many partnerships they meet for certain.
        total: In how many they meet for certain or possibly.
    """

    __slots__ = (
        "a",
        "b",
        "certain",
        "total",
    )
    a: str
    b: str
    certain: int
    total: int

    _names = (
        ("a", "a", True),
        ("b", "b", True),
        ("certain", "certain", True),
        ("total", "total", True),
    )

    def __init__(
        self,
        *,
        a: str,
        b: str,
        certain: int,
        total: int,
    ) -> None:
        put(self, "a", a)
        put(self, "b", b)
        put(self, "certain", certain)
        put(self, "total", total)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Pair:
        get = data.get
        return cls(
            a=data["a"],
            b=data["b"],
            certain=data["certain"],
            total=data["total"],
        )


@part
class Network(Listing[Pair]):
    """Who meets whom, and how often.

    Attributes:
        pairs: The pairs, the most frequent first.
        assumptions: What the counts take for granted.
        notes: What there is to say about the names.
    """

    __slots__ = (
        "pairs",
        "assumptions",
        "notes",
    )
    pairs: tuple[Pair, ...]
    assumptions: tuple[Assumption, ...]
    notes: tuple[Diagnostic, ...]

    _names = (
        ("pairs", "pairs", True),
        ("assumptions", "assumptions", True),
        ("notes", "notes", False),
    )

    def __init__(
        self,
        *,
        pairs: tuple[Pair, ...],
        assumptions: tuple[Assumption, ...],
        notes: tuple[Diagnostic, ...] = (),
    ) -> None:
        put(self, "pairs", pairs)
        put(self, "assumptions", assumptions)
        put(self, "notes", notes)

    @property
    def _items(self) -> tuple[Pair, ...]:
        return self.pairs

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Network:
        get = data.get
        return cls(
            pairs=tuple([Pair._read(item, as_of) for item in data["pairs"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
            notes=tuple([Diagnostic._read(item, as_of) for item in get("notes", ())]),
        )


@part
class Meetings(Part):
    """How often two organizations meet.

    Attributes:
        certain: In how many partnerships they meet for certain.
        total: In how many they meet for certain or possibly.
    """

    __slots__ = (
        "certain",
        "total",
    )
    certain: int
    total: int

    _names = (
        ("certain", "certain", True),
        ("total", "total", True),
    )

    def __init__(
        self,
        *,
        certain: int,
        total: int,
    ) -> None:
        put(self, "certain", certain)
        put(self, "total", total)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Meetings:
        get = data.get
        return cls(
            certain=data["certain"],
            total=data["total"],
        )


@part
class CommonPartner(Part):
    """An organization that meets both of two others.

    Attributes:
        organization: The organization.
        with_a: How often it meets the first of the two.
        with_b: How often it meets the second.
    """

    __slots__ = (
        "organization",
        "with_a",
        "with_b",
    )
    organization: str
    with_a: Meetings
    with_b: Meetings

    _names = (
        ("organization", "organization", True),
        ("with_a", "withA", True),
        ("with_b", "withB", True),
    )

    def __init__(
        self,
        *,
        organization: str,
        with_a: Meetings,
        with_b: Meetings,
    ) -> None:
        put(self, "organization", organization)
        put(self, "with_a", with_a)
        put(self, "with_b", with_b)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> CommonPartner:
        get = data.get
        return cls(
            organization=data["organization"],
            with_a=Meetings._read(data["withA"], as_of),
            with_b=Meetings._read(data["withB"], as_of),
        )


@part
class CommonPartners(Listing[CommonPartner]):
    """The partners that two organizations have in common.

    Attributes:
        total: How many organizations meet both, certainly or possibly.
        partners: The organizations, those that meet both most often first.
        assumptions: What the counts take for granted.
        notes: What there is to say about the names.
    """

    __slots__ = (
        "total",
        "partners",
        "assumptions",
        "notes",
    )
    total: int
    partners: tuple[CommonPartner, ...]
    assumptions: tuple[Assumption, ...]
    notes: tuple[Diagnostic, ...]

    _names = (
        ("total", "total", True),
        ("partners", "partners", True),
        ("assumptions", "assumptions", True),
        ("notes", "notes", False),
    )

    def __init__(
        self,
        *,
        total: int,
        partners: tuple[CommonPartner, ...],
        assumptions: tuple[Assumption, ...],
        notes: tuple[Diagnostic, ...] = (),
    ) -> None:
        put(self, "total", total)
        put(self, "partners", partners)
        put(self, "assumptions", assumptions)
        put(self, "notes", notes)

    @property
    def _items(self) -> tuple[CommonPartner, ...]:
        return self.partners

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> CommonPartners:
        get = data.get
        return cls(
            total=data["total"],
            partners=tuple([CommonPartner._read(item, as_of) for item in data["partners"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
            notes=tuple([Diagnostic._read(item, as_of) for item in get("notes", ())]),
        )
