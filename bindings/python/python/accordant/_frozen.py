"""What makes a class one of immutable parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

put = object.__setattr__

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform

    _Class = TypeVar("_Class")

    @dataclass_transform(frozen_default=True, kw_only_default=True)
    def part(cls: type[_Class]) -> type[_Class]:
        """For those who check types, a part is a frozen dataclass; it only takes less time to import."""
        return cls

else:

    def part(cls):
        return cls
