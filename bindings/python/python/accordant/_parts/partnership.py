"""A partnership, and what it is made of.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .._frozen import part, put
from .._native import Date
from .._part import Data, Json, Part
from .._period import Period
from .._text import Text
from .choices import DeclaredStatus, Kind, ObjectiveKind, RelationKind, RenewalKind, Role
from .source import Evidence, Identifier, Link, SourceRef


@part
class Partnership(Part):
    """One agreement, network membership, project, technical-assistance mission or initiative.

    Attributes:
        id: Its id, unique among the partnerships.
        title: Its title as the holder writes it, often an acronym.
        name: Its full name.
        kind: What sort of partnership it is.
        period: When the holder takes part; absent if undated.
        status: What the record says of its state.
        summary: The prose that introduces it.
        objectives: Its objectives, in order.
        participants: The organizations that take part, in order.
        funding: What it is funded by.
        relations: How it relates to other partnerships.
        countries: The countries it concerns.
        topics: What it is about, in the holder's own terms.
        identifiers: Its identifiers in other registers.
        links: Pages about it.
        amendments: Ends that were moved.
        renewal: What happens at the end of the period.
        source: Where it stands in the source.
        evidence: The words that led to what was read out of prose.
        extensions: A user's own data.
    """

    __slots__ = (
        "id",
        "title",
        "name",
        "kind",
        "period",
        "status",
        "summary",
        "objectives",
        "participants",
        "funding",
        "relations",
        "countries",
        "topics",
        "identifiers",
        "links",
        "amendments",
        "renewal",
        "source",
        "evidence",
        "extensions",
    )
    id: str
    title: Text
    name: Text | None
    kind: Kind | None
    period: Period | None
    status: DeclaredStatus | None
    summary: Text | None
    objectives: tuple[Objective, ...]
    participants: tuple[Participation, ...]
    funding: tuple[Funding, ...]
    relations: tuple[PartnershipRelation, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    links: tuple[Link, ...]
    amendments: tuple[Amendment, ...]
    renewal: Renewal | None
    source: SourceRef | None
    evidence: tuple[Evidence, ...]
    extensions: Mapping[str, Json]

    _names = (
        ("id", "id", True),
        ("title", "title", True),
        ("name", "name", False),
        ("kind", "kind", False),
        ("period", "period", False),
        ("status", "status", False),
        ("summary", "summary", False),
        ("objectives", "objectives", False),
        ("participants", "participants", False),
        ("funding", "funding", False),
        ("relations", "relations", False),
        ("countries", "countries", False),
        ("topics", "topics", False),
        ("identifiers", "identifiers", False),
        ("links", "links", False),
        ("amendments", "amendments", False),
        ("renewal", "renewal", False),
        ("source", "source", False),
        ("evidence", "evidence", False),
        ("extensions", "extensions", False),
    )

    def __init__(
        self,
        *,
        id: str,
        title: Text,
        name: Text | None = None,
        kind: Kind | None = None,
        period: Period | None = None,
        status: DeclaredStatus | None = None,
        summary: Text | None = None,
        objectives: tuple[Objective, ...] = (),
        participants: tuple[Participation, ...] = (),
        funding: tuple[Funding, ...] = (),
        relations: tuple[PartnershipRelation, ...] = (),
        countries: tuple[str, ...] = (),
        topics: tuple[str, ...] = (),
        identifiers: tuple[Identifier, ...] = (),
        links: tuple[Link, ...] = (),
        amendments: tuple[Amendment, ...] = (),
        renewal: Renewal | None = None,
        source: SourceRef | None = None,
        evidence: tuple[Evidence, ...] = (),
        extensions: Mapping[str, Json] | None = None,
    ) -> None:
        put(self, "id", id)
        put(self, "title", title)
        put(self, "name", name)
        put(self, "kind", kind)
        put(self, "period", period)
        put(self, "status", status)
        put(self, "summary", summary)
        put(self, "objectives", objectives)
        put(self, "participants", participants)
        put(self, "funding", funding)
        put(self, "relations", relations)
        put(self, "countries", countries)
        put(self, "topics", topics)
        put(self, "identifiers", identifiers)
        put(self, "links", links)
        put(self, "amendments", amendments)
        put(self, "renewal", renewal)
        put(self, "source", source)
        put(self, "evidence", evidence)
        put(self, "extensions", {} if extensions is None else extensions)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Partnership:
        get = data.get
        return cls(
            id=data["id"],
            title=Text(data["title"]),
            name=Text(data["name"]) if "name" in data else None,
            kind=get("kind"),
            period=Period._of(data["period"], as_of) if "period" in data else None,
            status=get("status"),
            summary=Text(data["summary"]) if "summary" in data else None,
            objectives=tuple([Objective._read(item, as_of) for item in get("objectives", ())]),
            participants=tuple([Participation._read(item, as_of) for item in get("participants", ())]),
            funding=tuple([Funding._read(item, as_of) for item in get("funding", ())]),
            relations=tuple([PartnershipRelation._read(item, as_of) for item in get("relations", ())]),
            countries=tuple(get("countries", ())),
            topics=tuple(get("topics", ())),
            identifiers=tuple([Identifier._read(item, as_of) for item in get("identifiers", ())]),
            links=tuple([Link._read(item, as_of) for item in get("links", ())]),
            amendments=tuple([Amendment._read(item, as_of) for item in get("amendments", ())]),
            renewal=Renewal._read(data["renewal"], as_of) if "renewal" in data else None,
            source=SourceRef._read(data["source"], as_of) if "source" in data else None,
            evidence=tuple([Evidence._read(item, as_of) for item in get("evidence", ())]),
            extensions=get("extensions"),
        )


@part
class Participation(Part):
    """An organization in a partnership.

    Attributes:
        organization: The organization.
        role: Its part.
        period: When it takes part, if that differs.
        name_as_printed: Its name as printed in the source.
    """

    __slots__ = (
        "organization",
        "role",
        "period",
        "name_as_printed",
    )
    organization: str
    role: Role | None
    period: Period | None
    name_as_printed: str | None

    _names = (
        ("organization", "organization", True),
        ("role", "role", False),
        ("period", "period", False),
        ("name_as_printed", "nameAsPrinted", False),
    )

    def __init__(
        self,
        *,
        organization: str,
        role: Role | None = None,
        period: Period | None = None,
        name_as_printed: str | None = None,
    ) -> None:
        put(self, "organization", organization)
        put(self, "role", role)
        put(self, "period", period)
        put(self, "name_as_printed", name_as_printed)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Participation:
        get = data.get
        return cls(
            organization=data["organization"],
            role=get("role"),
            period=Period._of(data["period"], as_of) if "period" in data else None,
            name_as_printed=get("nameAsPrinted"),
        )


@part
class Objective(Part):
    """One aim, activity, deliverable or field of cooperation, in the words of the source.

    Attributes:
        text: The objective as written.
        kind: What it is.
        objectives: Its parts.
        source: Where it stands in the source.
    """

    __slots__ = (
        "text",
        "kind",
        "objectives",
        "source",
    )
    text: Text
    kind: ObjectiveKind | None
    objectives: tuple[Objective, ...]
    source: SourceRef | None

    _names = (
        ("text", "text", True),
        ("kind", "kind", False),
        ("objectives", "objectives", False),
        ("source", "source", False),
    )

    def __init__(
        self,
        *,
        text: Text,
        kind: ObjectiveKind | None = None,
        objectives: tuple[Objective, ...] = (),
        source: SourceRef | None = None,
    ) -> None:
        put(self, "text", text)
        put(self, "kind", kind)
        put(self, "objectives", objectives)
        put(self, "source", source)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Objective:
        get = data.get
        return cls(
            text=Text(data["text"]),
            kind=get("kind"),
            objectives=tuple([Objective._read(item, as_of) for item in get("objectives", ())]),
            source=SourceRef._read(data["source"], as_of) if "source" in data else None,
        )


@part
class Funding(Part):
    """What a partnership is funded by: the programme, the funder, how much, under which grant.

    Attributes:
        programme: The programme.
        funder: The organization that pays.
        amount: How much, in the currency.
        currency: The currency of the amount.
        identifier: The identifier of the grant.
    """

    __slots__ = (
        "programme",
        "funder",
        "amount",
        "currency",
        "identifier",
    )
    programme: str | None
    funder: str | None
    amount: Decimal | None
    currency: str | None
    identifier: Identifier | None

    _names = (
        ("programme", "programme", False),
        ("funder", "funder", False),
        ("amount", "amount", False),
        ("currency", "currency", False),
        ("identifier", "identifier", False),
    )

    def __init__(
        self,
        *,
        programme: str | None = None,
        funder: str | None = None,
        amount: Decimal | None = None,
        currency: str | None = None,
        identifier: Identifier | None = None,
    ) -> None:
        put(self, "programme", programme)
        put(self, "funder", funder)
        put(self, "amount", amount)
        put(self, "currency", currency)
        put(self, "identifier", identifier)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Funding:
        get = data.get
        return cls(
            programme=get("programme"),
            funder=get("funder"),
            amount=Decimal(data["amount"]) if "amount" in data else None,
            currency=get("currency"),
            identifier=Identifier._read(data["identifier"], as_of) if "identifier" in data else None,
        )


@part
class PartnershipRelation(Part):
    """How one partnership relates to another.

    Attributes:
        kind: The kind of relation, read from this partnership to the target.
        target: The other partnership.
    """

    __slots__ = (
        "kind",
        "target",
    )
    kind: RelationKind
    target: str

    _names = (
        ("kind", "kind", True),
        ("target", "target", True),
    )

    def __init__(
        self,
        *,
        kind: RelationKind,
        target: str,
    ) -> None:
        put(self, "kind", kind)
        put(self, "target", target)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> PartnershipRelation:
        get = data.get
        return cls(
            kind=data["kind"],
            target=data["target"],
        )


@part
class Amendment(Part):
    """An end that was moved.

    Attributes:
        decided: When it was decided.
        end: The new end; `..` if it is now open.
        reason: Why.
    """

    __slots__ = (
        "decided",
        "end",
        "reason",
    )
    decided: Date | None
    end: str
    reason: Text | None

    _names = (
        ("decided", "decided", False),
        ("end", "end", True),
        ("reason", "reason", False),
    )

    def __init__(
        self,
        *,
        decided: Date | None = None,
        end: str,
        reason: Text | None = None,
    ) -> None:
        put(self, "decided", decided)
        put(self, "end", end)
        put(self, "reason", reason)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Amendment:
        get = data.get
        return cls(
            decided=Date(data["decided"]) if "decided" in data else None,
            end=data["end"],
            reason=Text(data["reason"]) if "reason" in data else None,
        )


@part
class Renewal(Part):
    """What happens at the end of the period.

    Attributes:
        kind: How it is renewed.
        term: For how long each time.
        notice: How long before the end notice has to be given.
    """

    __slots__ = (
        "kind",
        "term",
        "notice",
    )
    kind: RenewalKind
    term: str | None
    notice: str | None

    _names = (
        ("kind", "kind", True),
        ("term", "term", False),
        ("notice", "notice", False),
    )

    def __init__(
        self,
        *,
        kind: RenewalKind,
        term: str | None = None,
        notice: str | None = None,
    ) -> None:
        put(self, "kind", kind)
        put(self, "term", term)
        put(self, "notice", notice)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Renewal:
        get = data.get
        return cls(
            kind=data["kind"],
            term=get("term"),
            notice=get("notice"),
        )
