"""Exceptions: one base class, and one for each door that mistakes come in by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._parts import Diagnostic


class AccordantError(ValueError):
    """Something that could not be read or answered: one problem or, for a document, all of them.

    >>> import accordant
    >>> try:
    ...     accordant.Query("patner:EU")
    ... except accordant.AccordantError as error:
    ...     print(error.code, error.line, error.column, error.help, sep=" | ")
    query.unknown-field | 1 | 1 | did you mean `partner`?

    Attributes:
        diagnostics: Every problem, the first one first; there is at least one.
    """

    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    @property
    def code(self) -> str:
        """The stable code of the first problem, such as `date.month-out-of-range`."""
        return self.diagnostics[0].code

    @property
    def message(self) -> str:
        """What the first problem is, in one line."""
        return self.diagnostics[0].message

    @property
    def path(self) -> str | None:
        """The JSON pointer that the first problem speaks of, if any."""
        return self.diagnostics[0].path

    @property
    def line(self) -> int | None:
        """The line that the first problem speaks of, from 1, if any."""
        return self.diagnostics[0].line

    @property
    def column(self) -> int | None:
        """The column that the first problem speaks of, in characters from 1, if any."""
        return self.diagnostics[0].column

    @property
    def help(self) -> str | None:
        """What to do about the first problem."""
        return self.diagnostics[0].help

    def __str__(self) -> str:
        more = len(self.diagnostics) - 1
        text = f"{self.diagnostics[0]}" + (f" (and {more} more)" if more else "")
        return f"{text}\n  help: {self.help}" if self.help else text


class DateError(AccordantError):
    """A date, a period or a length of time that is none."""


class QueryError(AccordantError):
    """A query that cannot be read or answered."""


class InputError(AccordantError):
    """A page, file or record that cannot be read, or a portfolio that it would not be."""


class LimitError(AccordantError):
    """More input than is accepted: see `Limits`."""


class InternalError(AccordantError):
    """A fault of accordant itself."""


_CLASSES: dict[str, type[AccordantError]] = {
    "date": DateError,
    "edtf": DateError,
    "length": DateError,
    "period": DateError,
    "phrase": DateError,
    "query": QueryError,
    "limit": LimitError,
    "internal": InternalError,
    **dict.fromkeys(
        (
            "amount", "code", "id", "input", "json", "load", "ndjson", "page", "portfolio", "records",
            "snapshot",
        ),
        InputError,
    ),
}


def error_from_json(text: str) -> AccordantError:
    """The exception for diagnostics in JSON, of the class of the first code."""
    return error_of(json.loads(text))


def error_of(diagnostics: list[dict[str, Any]]) -> AccordantError:
    """The exception for diagnostics, of the class of the first code."""
    from ._parts import Diagnostic

    found = tuple(Diagnostic._read(diagnostic) for diagnostic in diagnostics)
    return _CLASSES.get(found[0].code.partition(".")[0], AccordantError)(found)
