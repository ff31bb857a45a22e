"""Tables: portfolios for those who go on with polars, pandas, pyarrow, DuckDB, and back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, Union

from . import _native

if TYPE_CHECKING:
    import pandas
    import polars

TableName = Union[
    Literal["partnerships"],
    Literal["participants"],
    Literal["objectives"],
    Literal["funding"],
    Literal["organizations"],
    Literal["programmes"],
]
"""A table of a portfolio."""


class ArrowStream(Protocol):
    """Anything with the Arrow PyCapsule interface: a data frame, a table, a relation."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The batches as a capsule."""
        ...


class Column(NamedTuple):
    """A column of a table."""

    name: str
    """Its name."""
    type: str
    """The type of its values, as Arrow calls it."""
    meaning: str
    """What it says."""


class MissingExtra(ImportError):
    """A library that accordant can do without is not installed."""


def need(library: str, extra: str | None = None) -> Any:
    """The library, imported now."""
    import importlib

    try:
        return importlib.import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise MissingExtra(
            f"this needs {library}: pip install 'accordant[{extra or library}]'", name=library
        ) from None


class Tabular:
    """What is a table: read it with anything that has the Arrow PyCapsule interface.

    >>> import polars
    >>> polars.DataFrame(aneaq).select("id", "kind").height
    7
    """

    __slots__ = ()

    def _table(self) -> tuple[_native.Handle, str, _native.Found | None, str | None]:
        """The portfolio, the name of the table, the answer and the language."""
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as a capsule with an Arrow stream; a requested schema is not looked at."""
        return _native.table_stream(*self._table())

    def __arrow_c_schema__(self) -> object:
        """The schema of the table as a capsule."""
        return _native.table_schema(self._table()[1])

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns: their names, their types and what they say.

        >>> aneaq.table("funding").columns[0]
        Column(name='partnership', type='utf8', meaning='...')
        """
        return tuple(Column(*column) for column in _native.table_columns(self._table()[1]))

    def to_polars(self) -> polars.DataFrame:
        """The table as a data frame of polars.

        >>> aneaq.find("kind:project").to_polars()["id"].to_list()
        ['equam-m', 'amel']
        """
        frame: polars.DataFrame = need("polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a data frame of pandas; it goes by way of pyarrow.

        >>> aneaq.table("organizations").to_pandas().shape[0]
        9
        """
        need("pandas")
        frame: pandas.DataFrame = need("pyarrow", "pandas").table(self).to_pandas()
        return frame


class Table(Tabular):
    """One of the tables of a portfolio.

    >>> aneaq.table("participants")
    <Table: participants of the Portfolio with 7 partnerships>
    """

    __slots__ = ("_handle", "_language", "name")

    name: str
    """Its name."""

    def __init__(self, handle: _native.Handle, name: str, language: str | None) -> None:
        self._handle = handle
        self._language = language
        self.name = name
        _native.table_columns(name)

    def _table(self) -> tuple[_native.Handle, str, None, str | None]:
        return self._handle, self.name, None, self._language

    def __repr__(self) -> str:
        return f"<Table: {self.name} of the Portfolio with {len(self._handle):,} partnerships>"
