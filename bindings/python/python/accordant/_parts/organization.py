"""Organizations, and the programmes that fund.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from collections.abc import Mapping

from .._frozen import part, put
from .._native import Date
from .._part import Data, Json, Part
from .._text import Text
from .choices import OrganizationKind
from .source import Evidence, Identifier, Link, SourceRef


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
