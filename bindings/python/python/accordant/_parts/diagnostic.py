"""What was noticed or taken for granted, and where.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._frozen import part, put
from .._part import Data, Noticed, Part
from .choices import Severity


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
