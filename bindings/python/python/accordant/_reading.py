"""Reading pages and files."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, Union

from . import _native
from ._answer import Diagnostics
from ._native import Date
from ._frozen import part, put
from ._part import Part
from ._parts import Diagnostic, Span
from ._policy import Limits, Policy, policy_json
from ._portfolio import Portfolio
from ._tables import ArrowStream
from ._words import Format, Language


class Readable(Protocol):
    """A file object that is open for bytes."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many; none at the end."""
        ...


Input = Union[str, bytes, bytearray, memoryview, "os.PathLike[str]", Readable]
"""What can be read: a path, bytes, text, or a file object."""

Used = Union[Literal["layout"], dict[str, str]]
"""What became of a stretch: `layout`, `{"field": JSON pointer}` or `{"reported": code}`."""


@part
class Segment(Part):
    """A stretch of the input and what became of it.

    Attributes:
        span: The stretch.
        used: `layout`, the field its words stand in, or the code of the diagnostic that speaks of it.
    """

    __slots__ = ("span", "used")
    span: Span
    used: Used

    _names = (
        ("span", "span", True),
        ("used", "used", True),
    )

    def __init__(
        self,
        *,
        span: Span,
        used: Used,
    ) -> None:
        put(self, "span", span)
        put(self, "used", used)


class ReadResult:
    """What was read.

    Attributes:
        portfolio: The portfolio.
        diagnostics: What the reader noticed, in the order of the input.
        trace: For a page: where every character of the input went, without gaps. Empty for JSON.
        skipped: How many broken lines of a register were left out.
    """

    __slots__ = ("diagnostics", "portfolio", "skipped", "trace")

    def __init__(
        self,
        portfolio: Portfolio,
        diagnostics: Diagnostics,
        trace: tuple[Segment, ...],
        skipped: int,
    ) -> None:
        self.portfolio = portfolio
        self.diagnostics = diagnostics
        self.trace = trace
        self.skipped = skipped

    def __repr__(self) -> str:
        return f"<ReadResult: {self.portfolio!r}, {len(self.diagnostics)} diagnostics>"

    def to_dict(self) -> dict[str, Any]:
        """What was read as JSON has it."""
        return {
            "portfolio": self.portfolio.to_dict(),
            "diagnostics": self.diagnostics.to_dicts(),
            "trace": [segment.to_dict() for segment in self.trace],
        }


def read(
    input: Input,
    *,
    format: Format | None = None,
    language: Language | None = None,
    as_of: str | datetime.date | Date | None = None,
    holder: str | None = None,
    location: str | None = None,
    policy: Policy | None = None,
    limits: Limits | None = None,
    skip_broken: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> ReadResult:
    """Reads a portfolio out of a page, a portfolio in JSON, a register, or records in other JSON.

    A register is read piece by piece on all cores, so a million lines need not lie in memory as text.
    Ctrl-C ends the reading.

    >>> result = accordant.read("HAQAA 2016 2018\\nANQAHE Since May 2016\\n", as_of="2018-12")
    >>> [(str(found.title), str(found.period)) for found in result.portfolio]
    [('HAQAA', '2016/2018'), ('ANQAHE', '2016-05/..')]

    Args:
        input: A path, bytes, text, or a file object that is open for bytes. A text of one line that
            is the name of a file is taken as its path.
        format: What it is; guessed from its beginning if not given.
        language: Its language, as a hint for dates.
        as_of: The day for which it speaks; what it says itself comes first.
        holder: The name or acronym of the institution that keeps it.
        location: Its address or file name, kept with the source.
        policy: The choices that everyday dates leave open.
        limits: How much input is accepted.
        skip_broken: Whether lines of a register that cannot be read are left out and reported.
        progress: Called now and then with the bytes and the partnerships of a register that were read.

    Raises:
        AccordantError: What is wrong with the input, all of it at once.
        OSError: The file cannot be read.
    """
    given: _native.Given = {
        "format": format,
        "language": language,
        "as_of": None if as_of is None else str(as_of),
        "holder": holder,
        "location": location,
        "policy": policy_json(policy),
        "limits": limits,
        "skip_broken": skip_broken,
        "progress": progress,
    }
    if isinstance(input, str):
        if _is_path(input):
            done = _native.read_path(input, given)
        else:
            done = _native.read_bytes(input.encode("utf-8", "surrogatepass"), given)
    elif isinstance(input, (bytes, bytearray, memoryview)):
        done = _native.read_bytes(bytes(input), given)
    elif isinstance(input, os.PathLike):
        done = _native.read_path(input, given)
    else:
        done = _native.read_file(input, given)
    return _result(done)


def read_table(
    table: ArrowStream,
    columns: Mapping[str, str] | None = None,
    *,
    separator: str | None = None,
    language: Language | None = None,
    as_of: str | datetime.date | Date | None = None,
    holder: str | None = None,
    location: str | None = None,
    policy: Policy | None = None,
    limits: Limits | None = None,
) -> ReadResult:
    """Reads a portfolio out of a table of anybody's, a partnership a row.

    Dates may be dates, or text as people write it. What has no place in a portfolio is kept in `extensions`.

    >>> import polars
    >>> frame = polars.DataFrame({"Intitulé": ["HAQAA"], "Dates": ["2016 – 2018"], "Pays": ["MA;FR"]})
    >>> says = {"Intitulé": "title", "Dates": "period", "Pays": "country"}
    >>> accordant.read_table(frame, says, separator=";").portfolio[0]
    Partnership(id='haqaa', title=Text('HAQAA'), period=Period('2016/2018'), countries=('MA', 'FR'), ...)

    Args:
        table: A data frame, a table, a relation: anything with the Arrow PyCapsule interface.
        columns: What its columns say: `title`, `start`, `end`, `period`, `partner`, ...; without it they go
            by their usual names.
        separator: What parts the items of a cell that holds several.
        language: Its language, as a hint for dates.
        as_of: The day for which it speaks.
        holder: The name or acronym of the institution that keeps it.
        location: Its address or file name, kept with the source.
        policy: The choices that everyday dates leave open.
        limits: How much input is accepted.
    """
    given: _native.Given = {
        "format": None,
        "language": language,
        "as_of": None if as_of is None else str(as_of),
        "holder": holder,
        "location": location,
        "policy": policy_json(policy),
        "limits": limits,
        "skip_broken": False,
        "progress": None,
    }
    pairs = list((columns or {}).items())
    if not hasattr(table, "__arrow_c_stream__"):
        raise TypeError(f"a {type(table).__name__} is no table: it has no __arrow_c_stream__")
    return _result(_native.read_stream(table.__arrow_c_stream__(), pairs, separator, given))


def _result(done: tuple[_native.Handle, str, str, int]) -> ReadResult:
    handle, diagnostics, trace, skipped = done
    return ReadResult(
        portfolio=Portfolio._hold(handle),
        diagnostics=Diagnostics(map(Diagnostic._read, json.loads(diagnostics))),
        trace=tuple(
            Segment(span=Span._read(segment["span"]), used=segment["used"])
            for segment in json.loads(trace)
        ),
        skipped=skipped,
    )


def _is_path(text: str) -> bool:
    """Whether a text is the name of a file rather than what is to be read."""
    if "\n" in text or len(text) > 1024 or text.lstrip().startswith(("{", "[")):
        return False
    try:
        return os.path.isfile(text)
    except ValueError:
        return False
