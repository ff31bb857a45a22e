"""How matches spread over values and over time.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._frozen import part, put
from .._part import Data, Listing, Part
from .choices import TimelineUnit
from .diagnostic import Assumption


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
