"""What a query finds, and why.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._frozen import part, put
from .._part import Data, Part
from .._period import Period
from .._text import Text
from .._words import Certainty
from .choices import Kind
from .diagnostic import Assumption


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
