"""Where statements come from.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._frozen import part, put
from .._native import Date
from .._part import Data, Part
from .._text import Text


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
