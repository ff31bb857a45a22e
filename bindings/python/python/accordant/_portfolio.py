"""Portfolios: what is read, asked, edited and saved."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Union, overload

from . import _native
from ._answer import Answer, Diagnostics
from ._change import Diff
from ._native import Date, Query
from ._part import Json, written
from ._parts import (
    CommonPartners,
    Diagnostic,
    Expiries,
    Explanation,
    Facets,
    Field,
    Links,
    Network,
    Organization,
    Partnership,
    Programme,
    Source,
    Timeline,
    TimelineUnit,
)
from ._period import Extent, When, day_of_asking, extent_read
from ._policy import UNLIMITED, Limits, Policy, policy_json
from ._tables import Table, TableName, Tabular, need
from ._text import Text
from ._words import Sort

if TYPE_CHECKING:
    import networkx

    from ._plot import Plot

AnyQuery = Union[str, Query, Mapping[str, Any], None]
"""A query: the object, its text, or its JSON form; None is everything."""

On = Union[str, datetime.date, None]
"""The day of asking; None is the clock's."""

_CHUNK = 512


class Portfolio(Tabular):
    """Everything one institution, the *holder*, states about its partnerships, as of a day.

    It is a sequence of partnerships that answers questions from an index, and can be edited.

    >>> aneaq
    <Portfolio: ..., 7 partnerships, as of ...>
    >>> aneaq["haqaa"].period
    Period('2016/2018', as_of='2018-12')
    >>> aneaq[0].title, len(aneaq), "anqahe" in aneaq
    (Text('HAQAA'), 7, True)
    >>> aneaq.find("active:2018-06-15")
    <Answer: 4 certain, 1 possible of 5>
    """

    __slots__ = ("_handle", "_head", "__weakref__")
    _handle: _native.Handle
    _head: dict[str, Any] | None

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """A portfolio of its JSON form as a dictionary; an empty one if none is given."""
        text = json.dumps({"accordant": 1} if data is None else data, ensure_ascii=False)
        self._handle = _native.Handle.from_json(text)
        self._head = None

    @classmethod
    def _hold(cls, handle: _native.Handle) -> Portfolio:
        made = cls.__new__(cls)
        made._handle = handle
        made._head = None
        return made

    @staticmethod
    def from_json(text: str, limits: Limits | None = None) -> Portfolio:
        """Reads a portfolio from its own JSON, and refuses it with every problem at once.

        >>> Portfolio.from_json('{"accordant": 1, "partnerships": []}')
        <Portfolio: 0 partnerships>
        """
        return Portfolio._hold(_native.Handle.from_json(text, limits))

    def to_json(self) -> str:
        """The portfolio as JSON, indented by two spaces, with a line end at the end.

        The same portfolio always gives the same bytes.
        """
        return self._handle.to_json()

    def to_ndjson(self) -> str:
        """The portfolio as a register: one JSON object a line."""
        return self._handle.to_ndjson()

    def to_snapshot(self) -> bytes:
        """The portfolio as bytes that `read` reads in a fraction of the time that JSON takes.

        They are for keeping what is read often, beside the JSON that it was read from: each release reads its own.

        >>> accordant.read(aneaq.to_snapshot()).portfolio == aneaq
        True
        """
        return self._handle.to_snapshot()

    def to_dict(self) -> dict[str, Any]:
        """The portfolio as JSON has it."""
        found: dict[str, Any] = json.loads(self.to_json())
        return found

    def to_dicts(self) -> list[dict[str, Any]]:
        """The partnerships as dictionaries, as JSON has them."""
        found: list[dict[str, Any]] = json.loads(self._handle.range(0, len(self)))
        return found

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        format: Literal["portfolio", "register", "snapshot"] | None = None,
    ) -> None:
        """Writes it to a file: a register if its name ends in `.ndjson` or `.jsonl`, a snapshot if it ends in
        `.accordant`, otherwise JSON.

        The file is replaced as a whole: whatever happens, it holds the old content or the new one.

        Args:
            path: The file. Links are followed.
            format: What is written, whatever the name of the file.
        """
        name = os.path.realpath(path)
        if format is None:
            is_register = name.endswith((".ndjson", ".jsonl"))
            is_snapshot = name.endswith(".accordant")
            format = "register" if is_register else "snapshot" if is_snapshot else "portfolio"
        if format == "snapshot":
            return _replace(name, self.to_snapshot())
        text = self.to_ndjson() if format == "register" else self.to_json()
        _replace(name, text.encode())

    def table(self, name: TableName, *, language: str | None = None) -> Table:
        """One of its tables, for polars, pandas, pyarrow, DuckDB; the portfolio itself is that of partnerships.

        >>> import pyarrow
        >>> pyarrow.table(aneaq.table("participants")).num_rows
        10

        Args:
            name: The table.
            language: The language of texts that are given in several; the first one if not given.
        """
        return Table(self._handle, name, language)

    def _table(self) -> tuple[_native.Handle, str, None, None]:
        return self._handle, "partnerships", None, None

    # What stands at its head.

    @property
    def _head_data(self) -> dict[str, Any]:
        head = self._head
        if head is None:
            head = self._head = json.loads(self._handle.head())
        return head

    @property
    def title(self) -> Text | None:
        """The title of the page or register."""
        title = self._head_data.get("title")
        return None if title is None else Text(title)

    @property
    def holder(self) -> str | None:
        """The id of the institution that keeps it, a party to every partnership."""
        return self._head_data.get("holder")

    @property
    def as_of(self) -> Date | None:
        """The day for which it speaks: a day, month or year."""
        as_of = self._as_of
        return None if as_of is None else Date(as_of)

    @property
    def _as_of(self) -> str | None:
        return self._head_data.get("asOf")

    @property
    def language(self) -> str | None:
        """The language of its plain texts."""
        return self._head_data.get("language")

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations."""
        return tuple(map(Organization._read, self._head_data.get("organizations", ())))

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes."""
        return tuple(map(Programme._read, self._head_data.get("programmes", ())))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The pages and files it was read from."""
        return tuple(map(Source._read, self._head_data.get("sources", ())))

    @property
    def extensions(self) -> Mapping[str, Json]:
        """A user's own data."""
        found: Mapping[str, Json] = self._head_data.get("extensions", {})
        return found

    def organization(self, id: str) -> Organization:
        """The organization with this id.

        >>> aneaq.organization("african-union").name
        Text('African Union')
        """
        for found in self._head_data.get("organizations", ()):
            if found["id"] == id:
                return Organization._read(found)
        raise KeyError(id)

    # A sequence of partnerships.

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """All partnerships at once; iterating over the portfolio makes them one after the other."""
        return tuple(self)

    def get(self, id: str) -> Partnership | None:
        """The partnership with this id; None if there is none."""
        found = self._handle.get(id)
        return None if found is None else Partnership._read(json.loads(found), self._as_of)

    def extent(self, id: str) -> Extent | None:
        """The windows in which a partnership begins and ends, its amended end counted.

        None if it contradicts itself.

        >>> aneaq.extent("haqaa").end
        Window(first=Day('2018-01-01'), last=Day('2018-12-31'))
        """
        if id not in self:
            raise KeyError(id)
        return extents(self._handle, [id])[0]

    def _range(self, start: int, count: int) -> list[Partnership]:
        read, as_of = Partnership._read, self._as_of
        return [read(found, as_of) for found in json.loads(self._handle.range(start, count))]

    def __len__(self) -> int:
        return len(self._handle)

    def __iter__(self) -> Iterator[Partnership]:
        start = 0
        while found := self._range(start, _CHUNK):
            yield from found
            start += len(found)

    def __contains__(self, partnership: object) -> bool:
        if isinstance(partnership, Partnership):
            return self.get(partnership.id) == partnership
        return isinstance(partnership, str) and self._handle.get(partnership) is not None

    @overload
    def __getitem__(self, key: str | int) -> Partnership: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Partnership, ...]: ...
    def __getitem__(self, key: str | int | slice) -> Partnership | tuple[Partnership, ...]:
        if isinstance(key, str):
            found = self.get(key)
            if found is None:
                raise KeyError(key)
            return found
        places = range(len(self))
        if isinstance(key, slice):
            places = places[key]
            if places.step == 1:
                return tuple(self._range(places.start, len(places)))
            return tuple(self._range(place, 1)[0] for place in places)
        try:
            place = places[key]
        except IndexError:
            raise IndexError(f"there are {len(self)} partnerships, none at {key}") from None
        return self._range(place, 1)[0]

    # Editing.

    def add(self, record: Partnership | Organization | Programme | Source) -> None:
        """Adds a record behind the others of its kind.

        >>> portfolio = accordant.Portfolio()
        >>> portfolio.add(accordant.Organization(id="eu", name=accordant.Text("European Union")))
        >>> portfolio.add(accordant.Partnership(id="haqaa", title=accordant.Text("HAQAA")))
        >>> portfolio
        <Portfolio: 1 partnership>

        Raises:
            InputError: Its id is taken, or it names something that is not there.
        """
        if isinstance(record, Partnership):
            self._handle.add(json.dumps(record.to_dict(), ensure_ascii=False))
            return
        records = self._head_copy()
        records.setdefault(_place_of(record), []).append(record.to_dict())
        self._set_head(records)

    def replace(self, record: Partnership | Organization | Programme | Source) -> None:
        """Puts a record where the one with its id is.

        >>> copy = aneaq.copy()
        >>> copy.replace(copy["haqaa"].replace(status="completed"))
        >>> copy["haqaa"].status, aneaq["haqaa"].status
        ('completed', None)

        Raises:
            KeyError: There is none with its id.
            InputError: It names something that is not there.
        """
        if isinstance(record, Partnership):
            if record.id not in self:
                raise KeyError(record.id)
            self._handle.put(json.dumps(record.to_dict(), ensure_ascii=False))
            return
        records = self._head_copy()
        of_its_kind = records.get(_place_of(record), [])
        for place, found in enumerate(of_its_kind):
            if found["id"] == record.id:
                of_its_kind[place] = record.to_dict()
                self._set_head(records)
                return
        raise KeyError(record.id)

    def remove(self, id: str) -> Partnership:
        """Removes the partnership with this id, and returns it.

        Raises:
            KeyError: There is none.
            InputError: Another one is related to it.
        """
        found = self._handle.remove(id)
        if found is None:
            raise KeyError(id)
        return Partnership._read(json.loads(found), self._as_of)

    def update(self, **fields: Any) -> None:
        """Changes what stands at its head: `title`, `holder`, `as_of`, `language`, `extensions`.

        A field that is None is left out from then on.

        >>> copy = aneaq.copy()
        >>> copy.update(as_of="2019-06-30")
        >>> copy["anqahe"].period.active("2019-06-15")
        Certainty.CERTAIN
        """
        names = {"title": "title", "holder": "holder", "as_of": "asOf", "language": "language"}
        names["extensions"] = "extensions"
        head = self._head_copy()
        for name, value in fields.items():
            if name not in names:
                raise TypeError(f"a portfolio has no field `{name}`: there are {', '.join(names)}")
            if value is None:
                head.pop(names[name], None)
            elif isinstance(value, (Date, datetime.date)):
                head[names[name]] = str(value)
            else:
                head[names[name]] = written(value)
        self._set_head(head)

    def _head_copy(self) -> dict[str, Any]:
        head: dict[str, Any] = json.loads(self._handle.head())
        return head

    def _set_head(self, head: dict[str, Any]) -> None:
        self._handle.set_head(json.dumps(head, ensure_ascii=False))
        self._head = None

    # Asking.

    def find(
        self,
        query: AnyQuery = None,
        *,
        on: On = None,
        policy: Policy | None = None,
        sort: Sort = "relevance",
        descending: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Answer:
        """The partnerships for which the query certainly or possibly holds.

        The answer is exact: *certain* if the query holds for every pair of days on which the partnership
        can have begun and ended, *possible* if for some.

        >>> from accordant import active, partner
        >>> [match.id for match in aneaq.find(active("2018-06-15") & ~partner("HCERES"))]
        ['anqahe', 'equam-m', 'haqaa']

        Args:
            query: Text of the query language, a `Query`, or its JSON form; everything if not given.
            on: The day of asking, `today` in the query; the clock's if not given.
            policy: The choices that EDTF leaves open.
            sort: The order.
            descending: Whether the order is reversed.
            offset: How many matches to skip.
            limit: How many matches to return; all if not given.

        Raises:
            QueryError: The query cannot be read or answered.
        """
        found = self._handle.find(
            query, day_of_asking(on), policy_json(policy), sort, descending, offset, limit
        )
        return Answer(found, self._as_of, self._handle)

    def facets(
        self,
        query: AnyQuery,
        fields: Field | Iterable[Field],
        *,
        on: On = None,
        policy: Policy | None = None,
    ) -> Facets:
        """Counts the matches by the values of fields.

        Conditions of the query that are about a field alone are left aside when it is counted, so that
        its other values can still be chosen.

        >>> [(value.value, value.total) for value in aneaq.facets("active:2018", ["kind"])[0].values]
        [('network', 2), ('project', 2), ('agreement', 1), ('initiative', 1)]
        """
        names = [fields] if isinstance(fields, str) else list(fields)
        found = self._handle.facets(query, names, day_of_asking(on), policy_json(policy))
        return Facets._read(json.loads(found))

    def timeline(
        self,
        query: AnyQuery = None,
        *,
        unit: TimelineUnit = "year",
        range: When | None = None,
        on: On = None,
        policy: Policy | None = None,
    ) -> Timeline:
        """Counts the matches that were active in each year, quarter or month.

        >>> [(bucket.period, bucket.certain, bucket.total) for bucket in aneaq.timeline()][:2]
        [('2016', 3, 3), ('2017', 6, 6)]
        """
        found = self._handle.timeline(
            query,
            unit,
            None if range is None else str(range),
            day_of_asking(on),
            policy_json(policy),
        )
        return Timeline._read(json.loads(found))

    def explain(
        self, query: AnyQuery, id: str, *, on: On = None, policy: Policy | None = None
    ) -> Explanation | None:
        """Why one partnership matches or not, in words; None if there is none with this id.

        >>> print(aneaq.explain("active:2018-06-15", "haqaa", on="2018-12-15").sentence)
        possible: it ends some day in 2018
        """
        found = json.loads(
            self._handle.explain(query, id, day_of_asking(on), policy_json(policy))
        )
        return None if found is None else Explanation._read(found)

    def links(
        self,
        a: str,
        b: str,
        *,
        query: AnyQuery = None,
        on: On = None,
        policy: Policy | None = None,
    ) -> Links:
        """Through what two organizations are linked, of the partnerships that match the query.

        >>> [str(shared.title) for shared in aneaq.links("AAQ", "HCERES")]
        ['FrAQ-Sup']
        """
        found = self._handle.links(a, b, query, day_of_asking(on), policy_json(policy))
        return Links._read(json.loads(found), self._as_of)

    def partners(
        self,
        of: str,
        *,
        query: AnyQuery = None,
        limit: int | None = None,
        on: On = None,
        policy: Policy | None = None,
    ) -> Network:
        """The most frequent partners of an organization."""
        found = self._handle.partners(of, query, limit, day_of_asking(on), policy_json(policy))
        return Network._read(json.loads(found))

    def common_partners(
        self,
        a: str,
        b: str,
        *,
        query: AnyQuery = None,
        limit: int | None = None,
        on: On = None,
        policy: Policy | None = None,
    ) -> CommonPartners:
        """The partners that two organizations have in common.

        Through them the two are linked if they do not meet themselves.

        >>> [found.organization for found in aneaq.common_partners("AAQ", "CTI")]
        ['aheqe', 'fraq-sup', 'hceres']
        """
        found = self._handle.common_partners(
            a, b, query, limit, day_of_asking(on), policy_json(policy)
        )
        return CommonPartners._read(json.loads(found))

    def network(
        self,
        query: AnyQuery = None,
        *,
        limit: int | None = None,
        on: On = None,
        policy: Policy | None = None,
    ) -> Network:
        """Who meets whom, and how often."""
        found = self._handle.network(query, limit, day_of_asking(on), policy_json(policy))
        return Network._read(json.loads(found))

    def expiries(
        self,
        when: When,
        *,
        query: AnyQuery = None,
        on: On = None,
        policy: Policy | None = None,
    ) -> Expiries:
        """What ends in a stretch of time, and by when notice has to be given.

        >>> [expiry.id for expiry in aneaq.expiries("2020/2021", on="2018-12-15")]
        ['anqahe', ...]
        """
        found = self._handle.expiries(str(when), query, day_of_asking(on), policy_json(policy))
        return Expiries._read(json.loads(found))

    def check(self, *, on: On = None, policy: Policy | None = None) -> Diagnostics:
        """What is wrong or doubtful in it."""
        found = self._handle.check(day_of_asking(on), policy_json(policy))
        return Diagnostics(map(Diagnostic._read, json.loads(found)))

    # Going on elsewhere.

    @property
    def plot(self) -> Plot:
        """Its charts, drawn by altair: `portfolio.plot.timeline()`."""
        from ._plot import Plot

        return Plot(self)

    def to_networkx(
        self, query: AnyQuery = None, *, on: On = None, policy: Policy | None = None
    ) -> networkx.Graph[str]:
        """Who meets whom as a graph of networkx: organizations with their fields, pairs with their counts.

        >>> graph = aneaq.to_networkx()
        >>> graph.nodes["african-union"]["name"], graph["african-union"]["european-union"]["total"]
        ('African Union', 1)
        """
        graph: networkx.Graph[str] = need("networkx").Graph()
        for one in self.organizations:
            fields = {"name": str(one.name), "acronym": one.acronym, "kind": one.kind}
            stated = {name: value for name, value in fields.items() if value is not None}
            graph.add_node(one.id, **stated)
        for pair in self.network(query, on=on, policy=policy):
            graph.add_edge(pair.a, pair.b, certain=pair.certain, total=pair.total, weight=pair.total)
        return graph

    # Comparing.

    def diff(self, other: Portfolio, *, policy: Policy | None = None) -> Diff:
        """What changed from this portfolio to another: one change for each thing.

        >>> aneaq.diff(aneaq)
        <Diff: 0 changes>
        """
        return Diff.from_json(self._handle.diff(other._handle, policy_json(policy)))

    def apply(self, diff: Diff | Mapping[str, Any] | str) -> Portfolio:
        """The portfolio that the changes of a diff make of this one, which stays as it is.

        The diff is the object, or its JSON as a dictionary or text.

        Raises:
            AccordantError: The diff is not one from this portfolio.
        """
        if not isinstance(diff, str):
            made = diff.to_dict() if isinstance(diff, Diff) else diff
            diff = json.dumps(made, ensure_ascii=False)
        return Portfolio._hold(self._handle.apply(diff))

    # What objects have.

    def copy(self) -> Portfolio:
        """A copy that is edited apart from this one. It shares memory until one of the two is."""
        return Portfolio._hold(self._handle.copy())

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Portfolio:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (self.to_ndjson(),)

    def __eq__(self, other: object) -> bool:
        return self._handle.equals(other._handle) if isinstance(other, Portfolio) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def _repr_html_(self) -> str:
        from ._html import portfolio

        return portfolio(self)

    def __repr__(self) -> str:
        said = [] if self.title is None else [str(self.title)]
        count = len(self)
        said.append(f"{count:,} partnership{'' if count == 1 else 's'}")
        if self._as_of is not None:
            said.append(f"as of {self._as_of}")
        return f"<Portfolio: {', '.join(said)}>"


def extents(handle: _native.Handle, ids: Sequence[str]) -> list[Extent | None]:
    """The windows of partnerships, amended ends counted."""
    found = json.loads(handle.extents(ids))
    return [None if extent is None else extent_read(extent) for extent in found]


def _unpickle(text: str) -> Portfolio:
    return Portfolio._hold(_native.Handle.from_ndjson(text, UNLIMITED))


def _place_of(record: Organization | Programme | Source) -> str:
    """The field of the portfolio that holds records of this kind."""
    if isinstance(record, Organization):
        return "organizations"
    return "programmes" if isinstance(record, Programme) else "sources"


def _replace(path: str, content: bytes) -> None:
    """Replaces a file as a whole: it is written beside, brought to the disk, and put in its place."""
    import tempfile

    folder, name = os.path.split(path)
    handle, beside = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _mode(path))
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    if hasattr(os, "O_DIRECTORY"):
        # The new name of the file is in its folder, which has to reach the disk too.
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _mode(path: str) -> int:
    """The rights of the file that is replaced, or those of a new one."""
    try:
        return os.stat(path).st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
