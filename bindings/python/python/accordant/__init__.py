"""Institutional partnerships with honest dates: read a page, ask it anything.

>>> portfolio = accordant.read("HAQAA 2016 2018\\nANQAHE Since May 2016\\n", as_of="2018-12").portfolio
>>> for match in portfolio.find("active:2018-06-15"):
...     print(match.certainty, match.title, match.period, match.reason or "")
certain ANQAHE 2016-05/..
possible HAQAA 2016/2018 it ends some day in 2018

`read` reads pages, files and text; a `Portfolio` answers `find`, `facets`, `timeline`, `explain`, `links`,
`partners`, `network`, `expiries` and `check`. Every answer is *certain*, *possible* or *impossible*, and names
what it takes for granted.
"""

from . import _parts
from ._answer import Answer, Diagnostics
from ._dates import (
    EdtfSummary,
    Reading,
    Readings,
    edtf,
    fold,
    json_schema,
    read_date,
    read_phrase,
    slug,
    words,
)
from ._days import Day, Window
from ._errors import (
    AccordantError,
    DateError,
    InputError,
    InternalError,
    LimitError,
    QueryError,
)
from ._native import Date, Query
from ._part import Json, Listing, Part
from ._parts import *  # noqa: F403
from ._period import Duration, Extent, Period, When, ask_period, extent, relations
from ._policy import Limits, Policy
from ._portfolio import Portfolio
from ._query import (
    active,
    compare,
    during,
    ends,
    field,
    kind,
    partner,
    role,
    starts,
    status,
    text,
    throughout,
)
from ._reading import ReadResult, Segment, read, read_table
from ._tables import ArrowStream, Column, MissingExtra, Table, TableName, Tabular
from ._text import Text
from ._words import Certainty, Format, Language, Op, Precision, Relation, Sort, Status

__all__ = [
    "AccordantError",
    "Answer",
    "ArrowStream",
    "Certainty",
    "Column",
    "Date",
    "DateError",
    "Day",
    "Diagnostics",
    "Duration",
    "EdtfSummary",
    "Extent",
    "Format",
    "InputError",
    "InternalError",
    "Json",
    "Language",
    "LimitError",
    "Limits",
    "Listing",
    "MissingExtra",
    "Op",
    "Part",
    "Period",
    "Policy",
    "Portfolio",
    "Precision",
    "Query",
    "QueryError",
    "ReadResult",
    "Reading",
    "Readings",
    "Relation",
    "Segment",
    "Sort",
    "Status",
    "Table",
    "TableName",
    "Tabular",
    "Text",
    "When",
    "Window",
    "active",
    "ask_period",
    "compare",
    "during",
    "edtf",
    "ends",
    "extent",
    "field",
    "fold",
    "json_schema",
    "kind",
    "partner",
    "read",
    "read_date",
    "read_phrase",
    "read_table",
    "relations",
    "role",
    "slug",
    "starts",
    "status",
    "text",
    "throughout",
    "words",
]
__all__ += _parts.__all__
