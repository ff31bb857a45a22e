"""What all parts of portfolios and answers have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Union, overload

from ._native import Date
from ._period import Period
from ._text import Text
from ._words import Certainty

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._parts import Place

Json = Union[None, bool, int, float, str, Sequence["Json"], Mapping[str, "Json"]]
"""Any JSON value."""

Data = Mapping[str, Any]
"""An object of JSON, as it is read."""


def written(value: Any) -> Any:
    """The JSON form of a value."""
    if isinstance(value, Text):
        return dict(value.translations) or str(value)
    if isinstance(value, Certainty):
        return value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Part):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [written(item) for item in value]
    if isinstance(value, Mapping):
        return {name: written(item) for name, item in value.items()}
    if isinstance(value, (Date, Period)):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def _remake(cls: type[Part], fields: dict[str, Any]) -> Part:
    return cls(**fields)


class Part:
    """A part of a portfolio or of an answer: an immutable object with named fields."""

    __slots__ = ()
    _names: ClassVar[tuple[tuple[str, str, bool], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """The part as JSON has it: names in camelCase, what is not stated left out."""
        found = {}
        for name, json_name, required in self._names:
            value = getattr(self, name)
            if required or not (value is None or value is False or value == () or value == {}):
                found[json_name] = written(value)
        return found

    def replace(self, **changes: Any) -> Self:
        """The same part with other values of some fields."""
        return type(self)(**(self._fields() | changes))

    __replace__ = replace

    def _fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name, _, _ in self._names}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is not changed: use replace({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is not changed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name, _, _ in self._names)

    def __hash__(self) -> int:
        # What a dictionary holds does not count: it may be changed.
        values = (getattr(self, name) for name, _, _ in self._names)
        return hash(tuple(value for value in values if not isinstance(value, Mapping)))

    def _repr_html_(self) -> str | None:
        from ._html import part

        return part(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (type(self), self._fields())

    def __repr__(self) -> str:
        """The part with its stated fields alone."""
        stated = []
        for name, _, required in self._names:
            value = getattr(self, name)
            if required or not (value is None or value is False or value == () or value == {}):
                stated.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(stated)})"


_Item = TypeVar("_Item", bound=Part, covariant=True)


class Listing(Part, Generic[_Item]):
    """An answer that is a list: it has a length, is iterated, indexed and sliced."""

    __slots__ = ()

    @property
    def _items(self) -> tuple[_Item, ...]:
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[_Item]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_Item, ...]: ...
    def __getitem__(self, index: int | slice) -> _Item | tuple[_Item, ...]:
        return self._items[index]

    def to_dicts(self) -> list[dict[str, Any]]:
        """The items as dictionaries, as JSON has them."""
        return [item.to_dict() for item in self._items]


class Noticed(Part):
    """What a diagnostic has besides its fields."""

    __slots__ = ()

    def _place(self) -> Place | None:
        place: Place | None = self._fields()["place"]
        return place

    @property
    def path(self) -> str | None:
        """The JSON pointer it speaks of, if any."""
        place = self._place()
        return place.path if place else None

    @property
    def line(self) -> int | None:
        """The line it speaks of, from 1, if any."""
        place = self._place()
        return place.span.line if place and place.span else None

    @property
    def column(self) -> int | None:
        """The column it speaks of, in characters from 1, if any."""
        place = self._place()
        return place.span.column if place and place.span else None

    def __str__(self) -> str:
        fields = self._fields()
        text = f"{fields['code']}: {fields['message']}"
        if self.line is not None:
            return f"{text} at line {self.line}, column {self.column}"
        if self.path is not None:
            return f"{text} at {self.path or '/'}"
        return text
