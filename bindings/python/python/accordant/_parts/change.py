"""What changed between two portfolios.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from .._frozen import part, put
from .._part import Data, Json, Part
from .choices import ChangeKind, Direction, RecordKind


@part
class Change(Part):
    """One change: where, what it was before and is after, and in words.

    What was added has no `before`, what was removed no `after`; of what moved both places are given. The
    changes of a diff do not build on one another: each speaks of the old portfolio, but for the places after.

    Attributes:
        kind: What sort of change it is.
        record: What sort of record it is in.
        id: The id of the record; left out for the portfolio itself.
        title: What the record is called.
        path: A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.

            Items of lists are counted as they were before the change; one that is added, as it is after it.
        before: The value before.
        after: The value after.
        place_before: Its place among its neighbours before, from 0; only of what has an order and was moved or removed.
        place_after: Its place among its neighbours after, from 0; only of what has an order and was moved or added.
        start_shift: How far the start moved, where that can be said.
        end_shift: How far the end moved, where that can be said.
        of_origin: Whether it is about where a statement comes from, and not about what is stated: sources, evidence, lines.

            Written only where it is so; applying a diff does not look at it.
        words: The change in words, without the name of the record.
    """

    __slots__ = (
        "kind",
        "record",
        "id",
        "title",
        "path",
        "before",
        "after",
        "place_before",
        "place_after",
        "start_shift",
        "end_shift",
        "of_origin",
        "words",
    )
    kind: ChangeKind
    record: RecordKind
    id: str | None
    title: str | None
    path: str
    before: Json | None
    after: Json | None
    place_before: int | None
    place_after: int | None
    start_shift: Shift | None
    end_shift: Shift | None
    of_origin: bool
    words: str

    _names = (
        ("kind", "kind", True),
        ("record", "record", True),
        ("id", "id", False),
        ("title", "title", False),
        ("path", "path", True),
        ("before", "before", False),
        ("after", "after", False),
        ("place_before", "placeBefore", False),
        ("place_after", "placeAfter", False),
        ("start_shift", "startShift", False),
        ("end_shift", "endShift", False),
        ("of_origin", "ofOrigin", False),
        ("words", "words", True),
    )

    def __init__(
        self,
        *,
        kind: ChangeKind,
        record: RecordKind,
        id: str | None = None,
        title: str | None = None,
        path: str,
        before: Json | None = None,
        after: Json | None = None,
        place_before: int | None = None,
        place_after: int | None = None,
        start_shift: Shift | None = None,
        end_shift: Shift | None = None,
        of_origin: bool = False,
        words: str,
    ) -> None:
        put(self, "kind", kind)
        put(self, "record", record)
        put(self, "id", id)
        put(self, "title", title)
        put(self, "path", path)
        put(self, "before", before)
        put(self, "after", after)
        put(self, "place_before", place_before)
        put(self, "place_after", place_after)
        put(self, "start_shift", start_shift)
        put(self, "end_shift", end_shift)
        put(self, "of_origin", of_origin)
        put(self, "words", words)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Change:
        get = data.get
        return cls(
            kind=data["kind"],
            record=data["record"],
            id=get("id"),
            title=get("title"),
            path=data["path"],
            before=get("before"),
            after=get("after"),
            place_before=get("placeBefore"),
            place_after=get("placeAfter"),
            start_shift=Shift._read(data["startShift"], as_of) if "startShift" in data else None,
            end_shift=Shift._read(data["endShift"], as_of) if "endShift" in data else None,
            of_origin=get("ofOrigin", False),
            words=data["words"],
        )


@part
class Shift(Part):
    """How far an end of a period moved, as far as the dates say it.

    Days are only known where both dates are days. Otherwise the move lies between the least and the most that
    the days of the two dates allow; if both are written to the month or to the year, it is also counted in these.
    Dates that can be the same day, and dates marked as doubtful (`?`, `~`, `%`), give no shift.

    Attributes:
        direction: Which way.
        by: How far, counted in the unit in which both dates are written: exact if they are days.
        least_days: The fewest days it can be.
        most_days: The most days it can be; left out if there is no bound.
    """

    __slots__ = (
        "direction",
        "by",
        "least_days",
        "most_days",
    )
    direction: Direction
    by: str | None
    least_days: int
    most_days: int | None

    _names = (
        ("direction", "direction", True),
        ("by", "by", False),
        ("least_days", "leastDays", True),
        ("most_days", "mostDays", False),
    )

    def __init__(
        self,
        *,
        direction: Direction,
        by: str | None = None,
        least_days: int,
        most_days: int | None = None,
    ) -> None:
        put(self, "direction", direction)
        put(self, "by", by)
        put(self, "least_days", least_days)
        put(self, "most_days", most_days)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Shift:
        get = data.get
        return cls(
            direction=data["direction"],
            by=get("by"),
            least_days=data["leastDays"],
            most_days=get("mostDays"),
        )


@part
class Conflict(Part):
    """A place at which two sides collide.

    Attributes:
        code: The stable code: `merge.both-changed`, `merge.both-added`, `merge.both-moved`,
            `merge.removed-and-changed` or `merge.removed-and-referred-to`.
        record: What sort of record it is in.
        id: The id of the record; left out for the portfolio itself, and for the order of records.
        title: What the record is called.
        path: A JSON pointer from the record, such as `/objectives/2/text`; empty for the record as a whole.

            Items of lists are counted as in the portfolio that both sides began with; `-` is an item that both added.
        base: The value that both sides began with.
        ours: Our value.
        theirs: Their value.
        words: The conflict in words, without the name of the record.
    """

    __slots__ = (
        "code",
        "record",
        "id",
        "title",
        "path",
        "base",
        "ours",
        "theirs",
        "words",
    )
    code: str
    record: RecordKind
    id: str | None
    title: str | None
    path: str
    base: Json | None
    ours: Json | None
    theirs: Json | None
    words: str

    _names = (
        ("code", "code", True),
        ("record", "record", True),
        ("id", "id", False),
        ("title", "title", False),
        ("path", "path", True),
        ("base", "base", False),
        ("ours", "ours", False),
        ("theirs", "theirs", False),
        ("words", "words", True),
    )

    def __init__(
        self,
        *,
        code: str,
        record: RecordKind,
        id: str | None = None,
        title: str | None = None,
        path: str,
        base: Json | None = None,
        ours: Json | None = None,
        theirs: Json | None = None,
        words: str,
    ) -> None:
        put(self, "code", code)
        put(self, "record", record)
        put(self, "id", id)
        put(self, "title", title)
        put(self, "path", path)
        put(self, "base", base)
        put(self, "ours", ours)
        put(self, "theirs", theirs)
        put(self, "words", words)

    @classmethod
    def _read(cls, data: Data, as_of: str | None = None) -> Conflict:
        get = data.get
        return cls(
            code=data["code"],
            record=data["record"],
            id=get("id"),
            title=get("title"),
            path=data["path"],
            base=get("base"),
            ours=get("ours"),
            theirs=get("theirs"),
            words=data["words"],
        )
