"""The parts of a portfolio and of answers.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Union

from ._days import Day, Window
from ._frozen import part, put
from ._native import Date
from ._part import Json, Listing, Noticed, Part
from ._period import Period
from ._text import Text
from ._words import Certainty

Data = Mapping[str, Any]

OrganizationKind = Union[
    Literal["university"],
    Literal["qualityAgency"],
    Literal["government"],
    Literal["international"],
    Literal["network"],
    Literal["research"],
    Literal["ngo"],
    Literal["company"],
    Literal["other"],
]
"""What sort of body an organization is.
- `university`: A university or other institution of higher education.
- `qualityAgency`: An agency for quality assurance or accreditation.
- `government`: A ministry or other part of a government.
- `international`: An organization of states, such as the European Union.
- `network`: A network or association of organizations.
- `research`: A research organization.
- `ngo`: A non-governmental organization.
- `company`: A company.
- `other`: Anything else.
"""

Kind = Union[
    Literal["agreement"],
    Literal["network"],
    Literal["project"],
    Literal["technicalAssistance"],
    Literal["initiative"],
    Literal["other"],
]
"""What sort of partnership it is.
- `agreement`: Two or more parties agree to cooperate.
- `network`: A standing network or association.
- `project`: A project with an end.
- `technicalAssistance`: A mission that helps one party to build something up.
- `initiative`: An initiative of several bodies.
- `other`: Anything else.
"""

DeclaredStatus = Union[
    Literal["planned"],
    Literal["ongoing"],
    Literal["suspended"],
    Literal["completed"],
    Literal["terminated"],
    Literal["cancelled"],
]
"""What the record itself says of its state; see `Status` for the derived one.
- `planned`: Agreed, not begun.
- `ongoing`: Running.
- `suspended`: Paused.
- `completed`: Ended as planned.
- `terminated`: Ended early.
- `cancelled`: Ended before it began.
"""

ObjectiveKind = Union[
    Literal["aim"],
    Literal["activity"],
    Literal["deliverable"],
    Literal["field"],
]
"""What an objective is.
- `aim`: Something to be reached.
- `activity`: Something to be done.
- `deliverable`: Something to be delivered.
- `field`: A field to cooperate in.
"""

Role = Union[
    Literal["coordinator"],
    Literal["partner"],
    Literal["member"],
    Literal["foundingMember"],
    Literal["associate"],
    Literal["observer"],
    Literal["beneficiary"],
    Literal["funder"],
    Literal["host"],
    Literal["implementer"],
    Literal["signatory"],
    Literal["network"],
    Literal["other"],
]
"""The part an organization has in a partnership.
- `coordinator`: Leads it.
- `partner`: Takes part on equal terms.
- `member`: Belongs to a network.
- `foundingMember`: Belonged to a network from its founding.
- `associate`: Takes part without full membership.
- `observer`: Watches.
- `beneficiary`: Receives the benefit.
- `funder`: Pays.
- `host`: Houses it.
- `implementer`: Carries it out.
- `signatory`: Signed it.
- `network`: Is the network in which the partnership is a membership.
- `other`: Anything else.
"""

RelationKind = Union[
    Literal["partOf"],
    Literal["continues"],
    Literal["renews"],
    Literal["extends"],
    Literal["replaces"],
    Literal["related"],
]
"""How one partnership relates to another.
- `partOf`: It is a part of the other.
- `continues`: It follows on the other.
- `renews`: It renews the other.
- `extends`: It prolongs or widens the other.
- `replaces`: It takes the place of the other.
- `related`: Any other relation.
"""

RenewalKind = Union[
    Literal["fixed"],
    Literal["onRequest"],
    Literal["tacit"],
    Literal["perpetual"],
]
"""What happens at the end of the period.
- `fixed`: It ends.
- `onRequest`: It is renewed if a party asks for it.
- `tacit`: It is renewed unless a party gives notice.
- `perpetual`: It has no end.
"""

Severity = Union[
    Literal["info"],
    Literal["warning"],
    Literal["error"],
]
"""How much a diagnostic matters.
- `info`: Worth knowing; nothing is wrong.
- `warning`: Probably a mistake, or a guess that somebody should look at.
- `error`: Wrong: it has to be mended.
"""

TimelineUnit = Union[
    Literal["year"],
    Literal["quarter"],
    Literal["month"],
]
"""How long each bucket of a timeline is.
- `year`: A year.
- `quarter`: A quarter of a year.
- `month`: A month.
"""

ChangeKind = Union[
    Literal["added"],
    Literal["removed"],
    Literal["moved"],
    Literal["changed"],
    Literal["renamed"],
    Literal["reworded"],
    Literal["joined"],
    Literal["left"],
    Literal["roleChanged"],
    Literal["ended"],
    Literal["endSet"],
    Literal["reopened"],
    Literal["endMoved"],
    Literal["endChanged"],
    Literal["startMoved"],
    Literal["startChanged"],
    Literal["periodChanged"],
]
"""What sort of change it is.
- `added`: A record, an item of a list or a statement is new.
- `removed`: A record, an item of a list or a statement is no longer there.
- `moved`: It stands in another place of its list.
- `changed`: A statement says something else.
- `renamed`: A title, name or acronym is another.
- `reworded`: The words of an objective, summary or remark are others.
- `joined`: An organization takes part that did not, or in a role of which it had none.
- `left`: An organization no longer takes part, or no longer in this role.
- `roleChanged`: An organization takes part in another role.
- `ended`: Its end was open or unknown; now it has one, and the portfolio speaks for a day after it.
- `endSet`: Its end was open or unknown; now it has one.
- `reopened`: It had an end; now the end is open or unknown.
- `endMoved`: Its end is on another day.
- `endChanged`: Its end is written otherwise; whether it is on another day cannot be said.
- `startMoved`: Its start is on another day.
- `startChanged`: Its start is written otherwise, or was not or is no longer stated.
- `periodChanged`: Both ends of its period are others, or the period as a whole.
"""

RecordKind = Union[
    Literal["portfolio"],
    Literal["organization"],
    Literal["programme"],
    Literal["partnership"],
    Literal["source"],
]
"""What a change is about.
- `portfolio`: The portfolio itself: its title, holder, as-of day, language, extensions.
- `organization`: An organization.
- `programme`: A programme.
- `partnership`: A partnership.
- `source`: A source.
"""

Direction = Union[
    Literal["later"],
    Literal["earlier"],
]
"""Which way something moved in time.
- `later`: To a later day.
- `earlier`: To an earlier day.
"""

Field = Union[
    Literal["active"],
    Literal["throughout"],
    Literal["starts"],
    Literal["ends"],
    Literal["during"],
    Literal["duration"],
    Literal["status"],
    Literal["declared"],
    Literal["kind"],
    Literal["text"],
    Literal["title"],
    Literal["objective"],
    Literal["topic"],
    Literal["country"],
    Literal["programme"],
    Literal["id"],
    Literal["identifier"],
    Literal["language"],
    Literal["partner"],
    Literal["coordinator"],
    Literal["member"],
    Literal["foundingMember"],
    Literal["associate"],
    Literal["observer"],
    Literal["beneficiary"],
    Literal["funder"],
    Literal["host"],
    Literal["implementer"],
    Literal["signatory"],
    Literal["network"],
    Literal["other"],
]
"""A field of the query language."""


@part
class Organization(Part):
    """A body that takes part, funds or hosts.

    Attributes:
        id: Its id, unique among the organizations.
        name: Its name.
        acronym: Its acronym.
        aliases: Other names and spellings.
        identifiers: Its identifiers: ROR, Wikidata, DEQAR, PIC, Erasmus code, IATI reference.
        kind: What sort of body it is.
        country: Where it is.
        founded: When it was founded.
        links: Pages about it.
        source: Where it first stands in the source.
        evidence: The words that led to what was read out of prose.
        extensions: A user's own data.
    """

    __slots__ = (
        "id",
        "name",
        "acronym",
        "aliases",
        "identifiers",
        "kind",
        "country",
        "founded",
        "links",
        "source",
        "evidence",
        "extensions",
    )
    id: str
    name: Text
    acronym: str | None
    aliases: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    kind: OrganizationKind | None
    country: str | None
    founded: Date | None
    links: tuple[Link, ...]
    source: SourceRef | None
    evidence: tuple[Evidence, ...]
    extensions: Mapping[str, Json]

    _names = (
        ("id", "id", True),
        ("name", "name", True),
        ("acronym", "acronym", False),
        ("aliases", "aliases", False),
        ("identifiers", "identifiers", False),
        ("kind", "kind", False),
        ("country", "country", False),
        ("founded", "founded", False),
        ("links", "links", False),
        ("source", "source", False),
        ("evidence", "evidence", False),
        ("extensions", "extensions", False),
    )

    def __init__(
        self,
        *,
        id: str,
        name: Text,
        acronym: str | None = None,
        aliases: tuple[str, ...] = (),
        identifiers: tuple[Identifier, ...] = (),
        kind: OrganizationKind | None = None,
        country: str | None = None,
        founded: Date | None = None,
        links: tuple[Link, ...] = (),
        source: SourceRef | None = None,
        evidence: tuple[Evidence, ...] = (),
        extensions: Mapping[str, Json] | None = None,
    ) -> None:
        put(self, "id", id)
        put(self, "name", name)
        put(self, "acronym", acronym)
        put(self, "aliases", aliases)
        put(self, "identifiers", identifiers)
        put(self, "kind", kind)
        put(self, "country", country)
        put(self, "founded", founded)
        put(self, "links", links)
        put(self, "source", source)
        put(self, "evidence", evidence)
        put(self, "extensions", {} if extensions is None else extensions)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Organization:
        get = data.get
        return cls(
            id=data["id"],
            name=Text(data["name"]),
            acronym=get("acronym"),
            aliases=tuple(get("aliases", ())),
            identifiers=tuple([Identifier._read(item, as_of) for item in get("identifiers", ())]),
            kind=get("kind"),
            country=get("country"),
            founded=Date(data["founded"]) if "founded" in data else None,
            links=tuple([Link._read(item, as_of) for item in get("links", ())]),
            source=SourceRef._read(data["source"], as_of) if "source" in data else None,
            evidence=tuple([Evidence._read(item, as_of) for item in get("evidence", ())]),
            extensions=get("extensions"),
        )


@part
class Identifier(Part):
    """An identifier in another register.

    Attributes:
        scheme: The register: `ror`, `wikidata`, `deqar`, `pic`, `erasmus`, `iati`, ...
        value: The identifier.
    """

    __slots__ = (
        "scheme",
        "value",
    )
    scheme: str
    value: str

    _names = (
        ("scheme", "scheme", True),
        ("value", "value", True),
    )

    def __init__(
        self,
        *,
        scheme: str,
        value: str,
    ) -> None:
        put(self, "scheme", scheme)
        put(self, "value", value)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Identifier:
        get = data.get
        return cls(
            scheme=data["scheme"],
            value=data["value"],
        )


@part
class Link(Part):
    """A page about something.

    Attributes:
        url: Its address.
        title: What it is.
    """

    __slots__ = (
        "url",
        "title",
    )
    url: str
    title: Text | None

    _names = (
        ("url", "url", True),
        ("title", "title", False),
    )

    def __init__(
        self,
        *,
        url: str,
        title: Text | None = None,
    ) -> None:
        put(self, "url", url)
        put(self, "title", title)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Link:
        get = data.get
        return cls(
            url=data["url"],
            title=Text(data["title"]) if "title" in data else None,
        )


@part
class SourceRef(Part):
    """Which source, and which of its lines.

    Attributes:
        source: The source.
        first_line: The first line, from 1.
        last_line: The last line, from 1.
    """

    __slots__ = (
        "source",
        "first_line",
        "last_line",
    )
    source: str
    first_line: int | None
    last_line: int | None

    _names = (
        ("source", "source", True),
        ("first_line", "firstLine", False),
        ("last_line", "lastLine", False),
    )

    def __init__(
        self,
        *,
        source: str,
        first_line: int | None = None,
        last_line: int | None = None,
    ) -> None:
        put(self, "source", source)
        put(self, "first_line", first_line)
        put(self, "last_line", last_line)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> SourceRef:
        get = data.get
        return cls(
            source=data["source"],
            first_line=get("firstLine"),
            last_line=get("lastLine"),
        )


@part
class Evidence(Part):
    """The words that led to a statement.

    Attributes:
        path: The statement: a JSON pointer from the record it is in, such as `/participants/0/role`.
        rule: The rule that made the statement of the words, such as `cue.funded-by`.
        words: The words, as written.
        source: Where the words stand, if not in the source of the record.
        line: The line they begin on, from 1.
    """

    __slots__ = (
        "path",
        "rule",
        "words",
        "source",
        "line",
    )
    path: str
    rule: str
    words: str
    source: str | None
    line: int | None

    _names = (
        ("path", "path", True),
        ("rule", "rule", True),
        ("words", "words", True),
        ("source", "source", False),
        ("line", "line", False),
    )

    def __init__(
        self,
        *,
        path: str,
        rule: str,
        words: str,
        source: str | None = None,
        line: int | None = None,
    ) -> None:
        put(self, "path", path)
        put(self, "rule", rule)
        put(self, "words", words)
        put(self, "source", source)
        put(self, "line", line)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Evidence:
        get = data.get
        return cls(
            path=data["path"],
            rule=data["rule"],
            words=data["words"],
            source=get("source"),
            line=get("line"),
        )


@part
class Programme(Part):
    """A funding frame, such as Erasmus+; not an organization.

    Attributes:
        id: Its id, unique among the programmes.
        name: Its name.
        acronym: Its acronym.
        aliases: Other names and spellings.
        funder: The organization that pays for it.
        identifiers: Its identifiers in other registers.
        links: Pages about it.
        source: Where it first stands in the source.
        evidence: The words that led to what was read out of prose.
        extensions: A user's own data.
    """

    __slots__ = (
        "id",
        "name",
        "acronym",
        "aliases",
        "funder",
        "identifiers",
        "links",
        "source",
        "evidence",
        "extensions",
    )
    id: str
    name: Text
    acronym: str | None
    aliases: tuple[str, ...]
    funder: str | None
    identifiers: tuple[Identifier, ...]
    links: tuple[Link, ...]
    source: SourceRef | None
    evidence: tuple[Evidence, ...]
    extensions: Mapping[str, Json]

    _names = (
        ("id", "id", True),
        ("name", "name", True),
        ("acronym", "acronym", False),
        ("aliases", "aliases", False),
        ("funder", "funder", False),
        ("identifiers", "identifiers", False),
        ("links", "links", False),
        ("source", "source", False),
        ("evidence", "evidence", False),
        ("extensions", "extensions", False),
    )

    def __init__(
        self,
        *,
        id: str,
        name: Text,
        acronym: str | None = None,
        aliases: tuple[str, ...] = (),
        funder: str | None = None,
        identifiers: tuple[Identifier, ...] = (),
        links: tuple[Link, ...] = (),
        source: SourceRef | None = None,
        evidence: tuple[Evidence, ...] = (),
        extensions: Mapping[str, Json] | None = None,
    ) -> None:
        put(self, "id", id)
        put(self, "name", name)
        put(self, "acronym", acronym)
        put(self, "aliases", aliases)
        put(self, "funder", funder)
        put(self, "identifiers", identifiers)
        put(self, "links", links)
        put(self, "source", source)
        put(self, "evidence", evidence)
        put(self, "extensions", {} if extensions is None else extensions)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Programme:
        get = data.get
        return cls(
            id=data["id"],
            name=Text(data["name"]),
            acronym=get("acronym"),
            aliases=tuple(get("aliases", ())),
            funder=get("funder"),
            identifiers=tuple([Identifier._read(item, as_of) for item in get("identifiers", ())]),
            links=tuple([Link._read(item, as_of) for item in get("links", ())]),
            source=SourceRef._read(data["source"], as_of) if "source" in data else None,
            evidence=tuple([Evidence._read(item, as_of) for item in get("evidence", ())]),
            extensions=get("extensions"),
        )


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


@part
class Source(Part):
    """A page or file that was read.

    Attributes:
        id: Its id, unique among the sources.
        title: Its heading or title.
        location: Its address or file name.
        retrieved: When it was retrieved.
        language: Its language.
        columns: The column headings of its table, as printed.
        remarks: Its words that belong to no record: lines before, between and after the rows.
    """

    __slots__ = (
        "id",
        "title",
        "location",
        "retrieved",
        "language",
        "columns",
        "remarks",
    )
    id: str
    title: Text | None
    location: str | None
    retrieved: Date | None
    language: str | None
    columns: tuple[str, ...]
    remarks: tuple[str, ...]

    _names = (
        ("id", "id", True),
        ("title", "title", False),
        ("location", "location", False),
        ("retrieved", "retrieved", False),
        ("language", "language", False),
        ("columns", "columns", False),
        ("remarks", "remarks", False),
    )

    def __init__(
        self,
        *,
        id: str,
        title: Text | None = None,
        location: str | None = None,
        retrieved: Date | None = None,
        language: str | None = None,
        columns: tuple[str, ...] = (),
        remarks: tuple[str, ...] = (),
    ) -> None:
        put(self, "id", id)
        put(self, "title", title)
        put(self, "location", location)
        put(self, "retrieved", retrieved)
        put(self, "language", language)
        put(self, "columns", columns)
        put(self, "remarks", remarks)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Source:
        get = data.get
        return cls(
            id=data["id"],
            title=Text(data["title"]) if "title" in data else None,
            location=get("location"),
            retrieved=Date(data["retrieved"]) if "retrieved" in data else None,
            language=get("language"),
            columns=tuple(get("columns", ())),
            remarks=tuple(get("remarks", ())),
        )


@part
class Match(Part):
    """A partnership with the certainty of the answer.

    Attributes:
        id: The id of the partnership.
        title: Its title.
        name: Its full name.
        kind: Its kind.
        period: Its period as written.
        certainty: Certain or possible.
        reason: Why it is only possible, in words.
        highlights: Where the words that were asked for stand.
    """

    __slots__ = (
        "id",
        "title",
        "name",
        "kind",
        "period",
        "certainty",
        "reason",
        "highlights",
    )
    id: str
    title: Text
    name: Text | None
    kind: Kind | None
    period: Period | None
    certainty: Certainty
    reason: str | None
    highlights: tuple[Highlight, ...]

    _names = (
        ("id", "id", True),
        ("title", "title", True),
        ("name", "name", False),
        ("kind", "kind", False),
        ("period", "period", False),
        ("certainty", "certainty", True),
        ("reason", "reason", False),
        ("highlights", "highlights", False),
    )

    def __init__(
        self,
        *,
        id: str,
        title: Text,
        name: Text | None = None,
        kind: Kind | None = None,
        period: Period | None = None,
        certainty: Certainty,
        reason: str | None = None,
        highlights: tuple[Highlight, ...] = (),
    ) -> None:
        put(self, "id", id)
        put(self, "title", title)
        put(self, "name", name)
        put(self, "kind", kind)
        put(self, "period", period)
        put(self, "certainty", certainty)
        put(self, "reason", reason)
        put(self, "highlights", highlights)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Match:
        get = data.get
        return cls(
            id=data["id"],
            title=Text(data["title"]),
            name=Text(data["name"]) if "name" in data else None,
            kind=get("kind"),
            period=Period._of(data["period"], as_of) if "period" in data else None,
            certainty=Certainty(data["certainty"]),
            reason=get("reason"),
            highlights=tuple([Highlight._read(item, as_of) for item in get("highlights", ())]),
        )


@part
class Highlight(Part):
    """Where words that were asked for stand in a text.

    Attributes:
        path: A JSON pointer from the partnership to the text, or to the participant whose name it is.
        words: The words as they stand there.
        start: The offset of their first character, in characters (Unicode code points).
        end: The offset after their last character, in characters.
    """

    __slots__ = (
        "path",
        "words",
        "start",
        "end",
    )
    path: str
    words: str
    start: int
    end: int

    _names = (
        ("path", "path", True),
        ("words", "words", True),
        ("start", "start", True),
        ("end", "end", True),
    )

    def __init__(
        self,
        *,
        path: str,
        words: str,
        start: int,
        end: int,
    ) -> None:
        put(self, "path", path)
        put(self, "words", words)
        put(self, "start", start)
        put(self, "end", end)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Highlight:
        get = data.get
        return cls(
            path=data["path"],
            words=data["words"],
            start=data["start"],
            end=data["end"],
        )


@part
class Assumption(Part):
    """Something an answer took for granted.

    Attributes:
        code: The stable code, such as `period.open-end`.
        message: What was taken for granted, in words.
    """

    __slots__ = (
        "code",
        "message",
    )
    code: str
    message: str

    _names = (
        ("code", "code", True),
        ("message", "message", True),
    )

    def __init__(
        self,
        *,
        code: str,
        message: str,
    ) -> None:
        put(self, "code", code)
        put(self, "message", message)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Assumption:
        get = data.get
        return cls(
            code=data["code"],
            message=data["message"],
        )


@part
class Diagnostic(Noticed):
    """What a reader or a check noticed: a code, how much it matters, a message, the place and a way out.

The message is one line, names what was found in backticks and does not end in a full stop. The code
is stable: programs may match on it.

    Attributes:
        code: The stable code, such as `page.end-column-missing`.
        severity: How much it matters.
        message: What was noticed, in one line.
        place: Where.
        help: What to do about it.
    """

    __slots__ = (
        "code",
        "severity",
        "message",
        "place",
        "help",
    )
    code: str
    severity: Severity
    message: str
    place: Place | None
    help: str | None

    _names = (
        ("code", "code", True),
        ("severity", "severity", True),
        ("message", "message", True),
        ("place", "place", False),
        ("help", "help", False),
    )

    def __init__(
        self,
        *,
        code: str,
        severity: Severity,
        message: str,
        place: Place | None = None,
        help: str | None = None,
    ) -> None:
        put(self, "code", code)
        put(self, "severity", severity)
        put(self, "message", message)
        put(self, "place", place)
        put(self, "help", help)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Diagnostic:
        get = data.get
        return cls(
            code=data["code"],
            severity=data["severity"],
            message=data["message"],
            place=Place._read(data["place"], as_of) if "place" in data else None,
            help=get("help"),
        )


@part
class Place(Part):
    """Where in the input, or in the document, something is.

    Attributes:
        path: A JSON pointer (RFC 6901) into the document, such as `/partnerships/0/period`.
        span: A stretch of the text that was read.
    """

    __slots__ = (
        "path",
        "span",
    )
    path: str | None
    span: Span | None

    _names = (
        ("path", "path", False),
        ("span", "span", False),
    )

    def __init__(
        self,
        *,
        path: str | None = None,
        span: Span | None = None,
    ) -> None:
        put(self, "path", path)
        put(self, "span", span)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Place:
        get = data.get
        return cls(
            path=get("path"),
            span=Span._read(data["span"], as_of) if "span" in data else None,
        )


@part
class Span(Part):
    """A stretch of the input: byte offsets, and the line and column (in characters, from 1) it begins at.

    Attributes:
        start: The byte offset of its first character.
        end: The byte offset after its last character.
        line: The line, from 1.
        column: The column in characters, from 1.
    """

    __slots__ = (
        "start",
        "end",
        "line",
        "column",
    )
    start: int
    end: int
    line: int
    column: int

    _names = (
        ("start", "start", True),
        ("end", "end", True),
        ("line", "line", True),
        ("column", "column", True),
    )

    def __init__(
        self,
        *,
        start: int,
        end: int,
        line: int,
        column: int,
    ) -> None:
        put(self, "start", start)
        put(self, "end", end)
        put(self, "line", line)
        put(self, "column", column)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Span:
        get = data.get
        return cls(
            start=data["start"],
            end=data["end"],
            line=data["line"],
            column=data["column"],
        )


@part
class Facet(Part):
    """How the matches spread over the values of one field.

    Attributes:
        field: The field, as it is named in queries.
        values: The values, the most frequent first.
    """

    __slots__ = (
        "field",
        "values",
    )
    field: str
    values: tuple[FacetValue, ...]

    _names = (
        ("field", "field", True),
        ("values", "values", True),
    )

    def __init__(
        self,
        *,
        field: str,
        values: tuple[FacetValue, ...],
    ) -> None:
        put(self, "field", field)
        put(self, "values", values)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Facet:
        get = data.get
        return cls(
            field=data["field"],
            values=tuple([FacetValue._read(item, as_of) for item in data["values"]]),
        )


@part
class FacetValue(Part):
    """How many of the matches have a value.

    Attributes:
        value: The value, as a query takes it: a code, or an id.
        label: The value for a reader.
        certain: How many match and have it for certain.
        total: How many match and have it for certain or possibly.
    """

    __slots__ = (
        "value",
        "label",
        "certain",
        "total",
    )
    value: str
    label: str
    certain: int
    total: int

    _names = (
        ("value", "value", True),
        ("label", "label", True),
        ("certain", "certain", True),
        ("total", "total", True),
    )

    def __init__(
        self,
        *,
        value: str,
        label: str,
        certain: int,
        total: int,
    ) -> None:
        put(self, "value", value)
        put(self, "label", label)
        put(self, "certain", certain)
        put(self, "total", total)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> FacetValue:
        get = data.get
        return cls(
            value=data["value"],
            label=data["label"],
            certain=data["certain"],
            total=data["total"],
        )


@part
class Bucket(Part):
    """How many were active on some day of a stretch of time.

    Attributes:
        period: The stretch as an EDTF date: `2018`, `2018-33` (the first quarter), `2018-06`.
        certain: How many match and were active for certain.
        total: How many match and were active for certain or possibly.
    """

    __slots__ = (
        "period",
        "certain",
        "total",
    )
    period: str
    certain: int
    total: int

    _names = (
        ("period", "period", True),
        ("certain", "certain", True),
        ("total", "total", True),
    )

    def __init__(
        self,
        *,
        period: str,
        certain: int,
        total: int,
    ) -> None:
        put(self, "period", period)
        put(self, "certain", certain)
        put(self, "total", total)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Bucket:
        get = data.get
        return cls(
            period=data["period"],
            certain=data["certain"],
            total=data["total"],
        )


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
class Explanation(Part):
    """Why a query certainly, possibly or in no way holds for one partnership.

    Attributes:
        id: The id of the partnership.
        title: Its title.
        certainty: The exact answer.
        sentence: The answer in a sentence: `possible: it ended some day in November 2017`.
        parts: The query and its parts from the outside in, each with its own answer.
        assumptions: What the answer takes for granted.
    """

    __slots__ = (
        "id",
        "title",
        "certainty",
        "sentence",
        "parts",
        "assumptions",
    )
    id: str
    title: Text
    certainty: Certainty
    sentence: str
    parts: tuple[ExplainedPart, ...]
    assumptions: tuple[Assumption, ...]

    _names = (
        ("id", "id", True),
        ("title", "title", True),
        ("certainty", "certainty", True),
        ("sentence", "sentence", True),
        ("parts", "parts", True),
        ("assumptions", "assumptions", True),
    )

    def __init__(
        self,
        *,
        id: str,
        title: Text,
        certainty: Certainty,
        sentence: str,
        parts: tuple[ExplainedPart, ...],
        assumptions: tuple[Assumption, ...],
    ) -> None:
        put(self, "id", id)
        put(self, "title", title)
        put(self, "certainty", certainty)
        put(self, "sentence", sentence)
        put(self, "parts", parts)
        put(self, "assumptions", assumptions)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Explanation:
        get = data.get
        return cls(
            id=data["id"],
            title=Text(data["title"]),
            certainty=Certainty(data["certainty"]),
            sentence=data["sentence"],
            parts=tuple([ExplainedPart._read(item, as_of) for item in data["parts"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
        )


@part
class ExplainedPart(Part):
    """A part of a query with its own answer.

The answers of the parts do not add up to the answer of the whole: `a OR -a` is certain although each
side is only possible.

    Attributes:
        depth: How deep it stands in the query; the whole is 0.
        query: The part as text.
        certainty: Its exact answer.
        because: Why, for a single condition.
    """

    __slots__ = (
        "depth",
        "query",
        "certainty",
        "because",
    )
    depth: int
    query: str
    certainty: Certainty
    because: str | None

    _names = (
        ("depth", "depth", True),
        ("query", "query", True),
        ("certainty", "certainty", True),
        ("because", "because", False),
    )

    def __init__(
        self,
        *,
        depth: int,
        query: str,
        certainty: Certainty,
        because: str | None = None,
    ) -> None:
        put(self, "depth", depth)
        put(self, "query", query)
        put(self, "certainty", certainty)
        put(self, "because", because)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> ExplainedPart:
        get = data.get
        return cls(
            depth=data["depth"],
            query=data["query"],
            certainty=Certainty(data["certainty"]),
            because=get("because"),
        )


@part
class Change(Part):
    """One change: where, what it was before and is after, and in words.

What was added has no `before`, what was removed no `after`; of what moved both places are given. The
changes of a diff do not build on one another: each speaks of the old portfolio, but for the places after.

    Attributes:
        kind: What sort of change it is.
        record: What sort of record it is in.
        id: The id of the record; left out for the portfolio itself.
        title: What the record is called.
        path: A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.

Items of lists are counted as they were before the change; one that is added, as it is after it.
        before: The value before.
        after: The value after.
        place_before: Its place among its neighbours before, from 0; only of what has an order and was moved or removed.
        place_after: Its place among its neighbours after, from 0; only of what has an order and was moved or added.
        start_shift: How far the start moved, where that can be said.
        end_shift: How far the end moved, where that can be said.
        of_origin: Whether it is about where a statement comes from, and not about what is stated: sources, evidence, lines.

Written only where it is so; applying a diff does not look at it.
        words: The change in words, without the name of the record.
    """

    __slots__ = (
        "kind",
        "record",
        "id",
        "title",
        "path",
        "before",
        "after",
        "place_before",
        "place_after",
        "start_shift",
        "end_shift",
        "of_origin",
        "words",
    )
    kind: ChangeKind
    record: RecordKind
    id: str | None
    title: str | None
    path: str
    before: Json | None
    after: Json | None
    place_before: int | None
    place_after: int | None
    start_shift: Shift | None
    end_shift: Shift | None
    of_origin: bool
    words: str

    _names = (
        ("kind", "kind", True),
        ("record", "record", True),
        ("id", "id", False),
        ("title", "title", False),
        ("path", "path", True),
        ("before", "before", False),
        ("after", "after", False),
        ("place_before", "placeBefore", False),
        ("place_after", "placeAfter", False),
        ("start_shift", "startShift", False),
        ("end_shift", "endShift", False),
        ("of_origin", "ofOrigin", False),
        ("words", "words", True),
    )

    def __init__(
        self,
        *,
        kind: ChangeKind,
        record: RecordKind,
        id: str | None = None,
        title: str | None = None,
        path: str,
        before: Json | None = None,
        after: Json | None = None,
        place_before: int | None = None,
        place_after: int | None = None,
        start_shift: Shift | None = None,
        end_shift: Shift | None = None,
        of_origin: bool = False,
        words: str,
    ) -> None:
        put(self, "kind", kind)
        put(self, "record", record)
        put(self, "id", id)
        put(self, "title", title)
        put(self, "path", path)
        put(self, "before", before)
        put(self, "after", after)
        put(self, "place_before", place_before)
        put(self, "place_after", place_after)
        put(self, "start_shift", start_shift)
        put(self, "end_shift", end_shift)
        put(self, "of_origin", of_origin)
        put(self, "words", words)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Change:
        get = data.get
        return cls(
            kind=data["kind"],
            record=data["record"],
            id=get("id"),
            title=get("title"),
            path=data["path"],
            before=get("before"),
            after=get("after"),
            place_before=get("placeBefore"),
            place_after=get("placeAfter"),
            start_shift=Shift._read(data["startShift"], as_of) if "startShift" in data else None,
            end_shift=Shift._read(data["endShift"], as_of) if "endShift" in data else None,
            of_origin=get("ofOrigin", False),
            words=data["words"],
        )


@part
class Shift(Part):
    """How far an end of a period moved, as far as the dates say it.

Days are only known where both dates are days. Otherwise the move lies between the least and the most that
the days of the two dates allow; if both are written to the month or to the year, it is also counted in these.
Dates that can be the same day, and dates marked as doubtful (`?`, `~`, `%`), give no shift.

    Attributes:
        direction: Which way.
        by: How far, counted in the unit in which both dates are written: exact if they are days.
        least_days: The fewest days it can be.
        most_days: The most days it can be; left out if there is no bound.
    """

    __slots__ = (
        "direction",
        "by",
        "least_days",
        "most_days",
    )
    direction: Direction
    by: str | None
    least_days: int
    most_days: int | None

    _names = (
        ("direction", "direction", True),
        ("by", "by", False),
        ("least_days", "leastDays", True),
        ("most_days", "mostDays", False),
    )

    def __init__(
        self,
        *,
        direction: Direction,
        by: str | None = None,
        least_days: int,
        most_days: int | None = None,
    ) -> None:
        put(self, "direction", direction)
        put(self, "by", by)
        put(self, "least_days", least_days)
        put(self, "most_days", most_days)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Shift:
        get = data.get
        return cls(
            direction=data["direction"],
            by=get("by"),
            least_days=data["leastDays"],
            most_days=get("mostDays"),
        )


@part
class Conflict(Part):
    """A place at which two sides collide.

    Attributes:
        code: The stable code: `merge.both-changed`, `merge.both-added`, `merge.both-moved`,
`merge.removed-and-changed` or `merge.removed-and-referred-to`.
        record: What sort of record it is in.
        id: The id of the record; left out for the portfolio itself, and for the order of records.
        title: What the record is called.
        path: A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.

Items of lists are counted as in the portfolio that both sides began with; `-` is an item that both added.
        base: The value that both sides began with.
        ours: Our value.
        theirs: Their value.
        words: The conflict in words, without the name of the record.
    """

    __slots__ = (
        "code",
        "record",
        "id",
        "title",
        "path",
        "base",
        "ours",
        "theirs",
        "words",
    )
    code: str
    record: RecordKind
    id: str | None
    title: str | None
    path: str
    base: Json | None
    ours: Json | None
    theirs: Json | None
    words: str

    _names = (
        ("code", "code", True),
        ("record", "record", True),
        ("id", "id", False),
        ("title", "title", False),
        ("path", "path", True),
        ("base", "base", False),
        ("ours", "ours", False),
        ("theirs", "theirs", False),
        ("words", "words", True),
    )

    def __init__(
        self,
        *,
        code: str,
        record: RecordKind,
        id: str | None = None,
        title: str | None = None,
        path: str,
        base: Json | None = None,
        ours: Json | None = None,
        theirs: Json | None = None,
        words: str,
    ) -> None:
        put(self, "code", code)
        put(self, "record", record)
        put(self, "id", id)
        put(self, "title", title)
        put(self, "path", path)
        put(self, "base", base)
        put(self, "ours", ours)
        put(self, "theirs", theirs)
        put(self, "words", words)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Conflict:
        get = data.get
        return cls(
            code=data["code"],
            record=data["record"],
            id=get("id"),
            title=get("title"),
            path=data["path"],
            base=get("base"),
            ours=get("ours"),
            theirs=get("theirs"),
            words=data["words"],
        )


@part
class Facets(Listing[Facet]):
    """Facets and what they take for granted.

    Attributes:
        facets: One for each field that was asked for.
        assumptions: What the counts take for granted.
    """

    __slots__ = (
        "facets",
        "assumptions",
    )
    facets: tuple[Facet, ...]
    assumptions: tuple[Assumption, ...]

    _names = (
        ("facets", "facets", True),
        ("assumptions", "assumptions", True),
    )

    def __init__(
        self,
        *,
        facets: tuple[Facet, ...],
        assumptions: tuple[Assumption, ...],
    ) -> None:
        put(self, "facets", facets)
        put(self, "assumptions", assumptions)

    @property
    def _items(self) -> tuple[Facet, ...]:
        return self.facets

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Facets:
        get = data.get
        return cls(
            facets=tuple([Facet._read(item, as_of) for item in data["facets"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
        )


@part
class Timeline(Listing[Bucket]):
    """How many partnerships that match a query were active in each year, quarter or month.

    Attributes:
        unit: How long each bucket is.
        buckets: The buckets in order, without gaps.
        assumptions: What the counts take for granted.
    """

    __slots__ = (
        "unit",
        "buckets",
        "assumptions",
    )
    unit: TimelineUnit
    buckets: tuple[Bucket, ...]
    assumptions: tuple[Assumption, ...]

    _names = (
        ("unit", "unit", True),
        ("buckets", "buckets", True),
        ("assumptions", "assumptions", True),
    )

    def __init__(
        self,
        *,
        unit: TimelineUnit,
        buckets: tuple[Bucket, ...],
        assumptions: tuple[Assumption, ...],
    ) -> None:
        put(self, "unit", unit)
        put(self, "buckets", buckets)
        put(self, "assumptions", assumptions)

    @property
    def _items(self) -> tuple[Bucket, ...]:
        return self.buckets

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Timeline:
        get = data.get
        return cls(
            unit=data["unit"],
            buckets=tuple([Bucket._read(item, as_of) for item in data["buckets"]]),
            assumptions=tuple([Assumption._read(item, as_of) for item in data["assumptions"]]),
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


__all__ = [
    "Amendment",
    "Assumption",
    "Bucket",
    "Change",
    "ChangeKind",
    "CommonPartner",
    "CommonPartners",
    "Conflict",
    "DeclaredStatus",
    "Diagnostic",
    "Direction",
    "Evidence",
    "Expiries",
    "Expiry",
    "ExplainedPart",
    "Explanation",
    "Facet",
    "FacetValue",
    "Facets",
    "Field",
    "Funding",
    "Highlight",
    "Identifier",
    "Kind",
    "Link",
    "Links",
    "Match",
    "Meetings",
    "Network",
    "Objective",
    "ObjectiveKind",
    "Organization",
    "OrganizationKind",
    "Pair",
    "Participation",
    "Partnership",
    "PartnershipRelation",
    "Place",
    "Programme",
    "RecordKind",
    "RelationKind",
    "Renewal",
    "RenewalKind",
    "Role",
    "Severity",
    "Shared",
    "Shift",
    "Source",
    "SourceRef",
    "Span",
    "Timeline",
    "TimelineUnit",
]
