"""Answers: lists of matches and of diagnostics."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Protocol, overload

from . import _native
from ._parts import Assumption, Diagnostic, Match
from ._tables import Tabular

_CHUNK = 512


class _Source(Protocol):
    """What holds an answer: the core, or the JSON of one that was pickled."""

    def counts(self) -> tuple[int, int, int]: ...
    def matches(self, start: int, count: int, /) -> str: ...
    def remarks(self) -> tuple[str, str]: ...
    def to_json(self) -> str: ...


class _Kept:
    """An answer as it was pickled."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.answer = json.loads(text)

    def counts(self) -> tuple[int, int, int]:
        return self.answer["total"], self.answer["certain"], len(self.answer["matches"])

    def matches(self, start: int, count: int) -> str:
        return json.dumps(self.answer["matches"][start : start + count])

    def remarks(self) -> tuple[str, str]:
        return json.dumps(self.answer["assumptions"]), json.dumps(self.answer.get("notes", []))

    def to_json(self) -> str:
        return self.text


class Answer(Tabular):
    """The answer to a query: the matches of a page, and how many there are in all.

    It is a sequence of matches, each *certain* or *possible*.

    >>> answer = aneaq.find("active:2018-06-15", on="2018-12-15")
    >>> answer.total, answer.certain, answer.possible
    (5, 4, 1)
    >>> [str(match.title) for match in answer if match.certainty == "possible"]
    ['HAQAA']
    >>> answer[-1].reason
    'it ends some day in 2018'
    """

    __slots__ = ("_as_of", "_handle", "_length", "_source", "certain", "total")

    total: int
    """How many partnerships match, on all pages: certain and possible."""
    certain: int
    """How many match for certain."""

    def __init__(
        self, source: _Source, as_of: str | None, handle: _native.Handle | None = None
    ) -> None:
        self._handle = handle
        self._source = source
        self._as_of = as_of
        self.total, self.certain, self._length = source.counts()

    def _table(self) -> tuple[_native.Handle, str, _native.Found, None]:
        if self._handle is None or not isinstance(self._source, _native.Found):
            raise TypeError("an answer that was pickled is no table any more: ask again")
        return self._handle, "matches", self._source, None

    @property
    def possible(self) -> int:
        """How many match possibly and not for certain."""
        return self.total - self.certain

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches of this page, in order."""
        return tuple(self._read(0, self._length))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the answer takes for granted."""
        return tuple(map(Assumption._read, json.loads(self._source.remarks()[0])))

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What there is to say about the query itself: a name that fits several organizations, or none."""
        return tuple(map(Diagnostic._read, json.loads(self._source.remarks()[1])))

    def to_json(self) -> str:
        """The answer as JSON, on one line."""
        return self._source.to_json()

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        found: dict[str, Any] = json.loads(self.to_json())
        return found

    def to_dicts(self) -> list[dict[str, Any]]:
        """The matches of this page as dictionaries, as JSON has them."""
        found: list[dict[str, Any]] = json.loads(self._source.matches(0, self._length))
        return found

    def _read(self, start: int, count: int) -> list[Match]:
        read, as_of = Match._read, self._as_of
        return [read(match, as_of) for match in json.loads(self._source.matches(start, count))]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Match]:
        for start in range(0, self._length, _CHUNK):
            yield from self._read(start, _CHUNK)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        if isinstance(index, slice):
            places = range(self._length)[index]
            if places.step == 1:
                return tuple(self._read(places.start, len(places)))
            return self.matches[index]
        try:
            place = range(self._length)[index]
        except IndexError:
            raise IndexError(f"there are {self._length} matches, none at {index}") from None
        return self._read(place, 1)[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answer):
            return NotImplemented
        return self._as_of == other._as_of and self.to_json() == other.to_json()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _answer, (self.to_json(), self._as_of)

    def _repr_html_(self) -> str:
        from ._html import answer

        return answer(self)

    def __repr__(self) -> str:
        return f"<Answer: {self.certain} certain, {self.possible} possible of {self.total}>"


def _answer(text: str, as_of: str | None) -> Answer:
    return Answer(_Kept(text), as_of)


class Diagnostics(tuple[Diagnostic, ...]):
    """What a reader or a check noticed, one after the other.

    >>> diagnostics = accordant.read(page).diagnostics
    >>> diagnostics.errors
    Diagnostics(())
    >>> print(diagnostics[0])
    page.language-guessed: the page is taken to be written in `en`, by its words
    """

    __slots__ = ()

    @property
    def errors(self) -> Diagnostics:
        """Those that are wrong and have to be mended."""
        return Diagnostics(found for found in self if found.severity == "error")

    @property
    def warnings(self) -> Diagnostics:
        """Those that are probably a mistake, or a guess that somebody should look at."""
        return Diagnostics(found for found in self if found.severity == "warning")

    def to_dicts(self) -> list[dict[str, Any]]:
        """The diagnostics as dictionaries, as JSON has them."""
        return [found.to_dict() for found in self]

    def _repr_html_(self) -> str:
        from ._html import diagnostics

        return diagnostics(self)

    def __repr__(self) -> str:
        return f"Diagnostics({tuple.__repr__(self)})"
