"""What changed between two portfolios, and what two sides made of one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from . import _native
from ._parts import Change, Conflict

if TYPE_CHECKING:
    from ._portfolio import Portfolio


class Diff(Sequence[Change]):
    """What changed from one portfolio to another: a sequence of changes.

    >>> later = aneaq.copy()
    >>> later.replace(later["amel"].replace(period=Period("2018-11/2022-11")))
    >>> diff = aneaq.diff(later)
    >>> [(change.id, change.kind, change.before, change.after) for change in diff]
    [('amel', 'endMoved', '2018-11/2021-11', '2018-11/2022-11')]
    >>> aneaq.apply(diff) == later
    True
    """

    __slots__ = ("_changes",)

    def __init__(self, changes: Sequence[dict[str, Any]]) -> None:
        """A diff of its changes as JSON has them."""
        self._changes = tuple(changes)

    @staticmethod
    def from_json(text: str) -> Diff:
        """Reads a diff from JSON; whether it fits is seen when it is applied."""
        return Diff(json.loads(text)["changes"])

    def to_json(self) -> str:
        """The diff as JSON, on one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def to_dict(self) -> dict[str, Any]:
        """The diff as JSON has it."""
        return {"changes": list(self._changes)}

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes."""
        return tuple(self)

    def __len__(self) -> int:
        return len(self._changes)

    def __iter__(self) -> Iterator[Change]:
        return map(Change._read, self._changes)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        if isinstance(index, slice):
            return tuple(map(Change._read, self._changes[index]))
        return Change._read(self._changes[index])

    def __eq__(self, other: object) -> bool:
        return self._changes == other._changes if isinstance(other, Diff) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} change{'' if len(self) == 1 else 's'}>"


class Merged:
    """What two sides made of one portfolio, together, and where they collide.

    Attributes:
        portfolio: A valid portfolio with the changes of both sides; where they collide it has ours.
        conflicts: Where they collide; none if everything could be brought together.
    """

    __slots__ = ("_conflicts", "conflicts", "portfolio")

    def __init__(self, portfolio: Portfolio, conflicts: Sequence[dict[str, Any]]) -> None:
        self.portfolio = portfolio
        self._conflicts = list(conflicts)
        self.conflicts = tuple(map(Conflict._read, conflicts))

    def to_dict(self) -> dict[str, Any]:
        """What was merged as JSON has it."""
        return {"portfolio": self.portfolio.to_dict(), "conflicts": self._conflicts}

    def __repr__(self) -> str:
        count = len(self.conflicts)
        return f"<Merged: {self.portfolio!r}, {count} conflict{'' if count == 1 else 's'}>"


def merge(base: Portfolio, ours: Portfolio, theirs: Portfolio) -> Merged:
    """Brings together what two sides made of the same portfolio, and says where they collide.

    >>> ours, theirs = aneaq.copy(), aneaq.copy()
    >>> ours.update(title="Partnerships")
    >>> theirs.replace(theirs["haqaa"].replace(status="completed"))
    >>> merged = accordant.merge(aneaq, ours, theirs)
    >>> merged.portfolio["haqaa"].status, len(merged.conflicts)
    ('completed', 0)
    """
    from ._portfolio import Portfolio

    handle, conflicts = _native.merge(base._handle, ours._handle, theirs._handle)
    return Merged(Portfolio._hold(handle), json.loads(conflicts))
