"""Charts of a portfolio, drawn by altair."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ._parts import Field, TimelineUnit
from ._tables import need

if TYPE_CHECKING:
    import altair

    from ._portfolio import AnyQuery, On, Portfolio
    from ._period import When

_BLUE, _PALE = "#2f6fb3", "#a9c8e6"


class Plot:
    """The charts of a portfolio: `portfolio.plot.timeline()`."""

    __slots__ = ("_portfolio",)

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio

    def periods(self, query: AnyQuery = None, *, on: On = None, limit: int = 60) -> altair.Chart:
        """When each partnership ran: dark where that is certain, pale where it is possible.

        >>> aneaq.plot.periods("kind:project").to_dict()["mark"]["type"]
        'bar'
        """
        from ._portfolio import extents

        rows: list[dict[str, Any]] = []
        found = self._portfolio.find(query, on=on, sort="start", limit=limit)
        dated = [match for match in found if match.period is not None]
        windows = extents(self._portfolio._handle, [match.id for match in dated])
        spans = list(zip(dated, windows))
        days = [
            day.date
            for _, extent in spans
            if extent is not None
            for day in (*extent.start, *extent.end)
            if day.date is not None
        ]
        if not days:
            days = [datetime.date.today()]
        first, last = min(days), max(days)
        for match, extent in spans:
            if extent is None:
                continue
            start, sure_start = extent.start.first.date or first, extent.start.last.date or last
            sure_end, end = extent.end.first.date or first, extent.end.last.date or last
            pieces = [(start, end, "possible")]
            if sure_start <= sure_end:
                pieces.append((sure_start, sure_end, "certain"))
            for begin, stop, certainty in pieces:
                rows.append(
                    {
                        "partnership": str(match.title),
                        "period": str(match.period),
                        "from": begin.isoformat(),
                        "to": (stop + datetime.timedelta(days=1)).isoformat(),
                        "it ran": certainty,
                    }
                )
        alt = need("altair", "plot")
        chart: altair.Chart = (
            alt.Chart(alt.Data(values=rows))
            .mark_bar(cornerRadius=2, height={"band": 0.62})
            .encode(
                x=alt.X("from:T", title=None),
                x2="to:T",
                y=alt.Y("partnership:N", title=None, sort=None, axis=alt.Axis(labelLimit=240)),
                color=_shades(alt, "it ran:N", "it ran"),
                tooltip=["partnership:N", "period:N", "it ran:N"],
            )
            .properties(width=560)
        )
        return chart

    def timeline(
        self,
        query: AnyQuery = None,
        *,
        unit: TimelineUnit = "year",
        range: When | None = None,
        on: On = None,
    ) -> altair.Chart:
        """How many were active in each year, quarter or month: for certain, and possibly.

        >>> aneaq.plot.timeline().to_dict()["mark"]["type"]
        'bar'
        """
        found = self._portfolio.timeline(query, unit=unit, range=range, on=on)
        rows = [
            row
            for bucket in found
            for row in _stacked({"period": bucket.period}, bucket.certain, bucket.total)
        ]
        alt = need("altair", "plot")
        chart: altair.Chart = (
            alt.Chart(alt.Data(values=rows))
            .mark_bar()
            .encode(
                x=alt.X("period:O", title=None, axis=alt.Axis(labelOverlap=True, labelAngle=0)),
                y=alt.Y("count:Q", title="active partnerships", axis=alt.Axis(tickMinStep=1)),
                color=_shades(alt, "active:N", "active"),
                order=alt.Order("rank:Q"),
                tooltip=["period:O", "active:N", "count:Q"],
            )
            .properties(width=560, height=240)
        )
        return chart

    def facets(
        self, field: Field = "kind", query: AnyQuery = None, *, on: On = None, limit: int = 20
    ) -> altair.Chart:
        """How the matches spread over the values of a field.

        >>> aneaq.plot.facets("kind").to_dict()["mark"]["type"]
        'bar'
        """
        found = self._portfolio.facets(query, [field], on=on)[0]
        rows = [
            row
            for value in found.values[:limit]
            for row in _stacked({"value": value.label}, value.certain, value.total)
        ]
        alt = need("altair", "plot")
        most = max((value.total for value in found.values[:limit]), default=0)
        # No more ticks than there are whole numbers: half a partnership is none.
        whole = alt.Axis(format="d", tickCount=min(most, 8))
        chart: altair.Chart = (
            alt.Chart(alt.Data(values=rows))
            .mark_bar(height={"band": 0.7})
            .encode(
                x=alt.X("count:Q", title="partnerships", axis=whole),
                y=alt.Y("value:N", title=None, sort=None, axis=alt.Axis(labelLimit=280)),
                color=_shades(alt, "active:N", "they match"),
                order=alt.Order("rank:Q"),
                tooltip=["value:N", "active:N", "count:Q"],
            )
            .properties(width=480)
        )
        return chart

    def network(
        self, query: AnyQuery = None, *, on: On = None, limit: int = 40
    ) -> altair.LayerChart:
        """Who meets whom: the organizations that meet most, in a circle; wider lines meet more often.

        >>> sorted(layer["mark"]["type"] for layer in aneaq.plot.network().to_dict()["layer"])
        ['circle', 'rule', 'text', 'text']
        """
        from math import cos, pi, sin

        names = {one.id: str(one.acronym or one.name) for one in self._portfolio.organizations}
        pairs = sorted(self._portfolio.network(query, on=on), key=lambda pair: -pair.total)
        meetings: dict[str, int] = {}
        for pair in pairs:
            for one in (pair.a, pair.b):
                meetings[one] = meetings.get(one, 0) + pair.total
        kept = sorted(meetings, key=lambda one: (-meetings[one], one))[:limit]
        angle = {one: 2 * pi * place / max(len(kept), 1) for place, one in enumerate(kept)}
        nodes: list[dict[str, Any]] = [
            {
                "name": names.get(one, one),
                "x": cos(angle[one]),
                "y": sin(angle[one]),
                "lx": 1.12 * cos(angle[one]),
                "ly": 1.13 * sin(angle[one]),
                "side": "right" if cos(angle[one]) >= 0 else "left",
                "meetings": meetings[one],
            }
            for one in kept
        ]
        edges: list[dict[str, Any]] = [
            {
                "x": cos(angle[pair.a]),
                "y": sin(angle[pair.a]),
                "x2": cos(angle[pair.b]),
                "y2": sin(angle[pair.b]),
                "between": f"{names.get(pair.a, pair.a)} – {names.get(pair.b, pair.b)}",
                "certain": pair.certain,
                "total": pair.total,
            }
            for pair in pairs
            if pair.a in angle and pair.b in angle
        ]
        alt = need("altair", "plot")
        x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.9, 1.9]))
        y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.25, 1.25]))
        lines = (
            alt.Chart(alt.Data(values=edges))
            .mark_rule(color=_PALE, opacity=0.8)
            .encode(
                x=x,
                y=y,
                x2="x2:Q",
                y2="y2:Q",
                size=alt.Size("total:Q", legend=None, scale=alt.Scale(range=[1, 6])),
                tooltip=["between:N", "certain:Q", "total:Q"],
            )
        )
        circles = (
            alt.Chart(alt.Data(values=nodes))
            .mark_circle(color=_BLUE, opacity=1)
            .encode(
                x=x,
                y=y,
                size=alt.Size("meetings:Q", legend=None, scale=alt.Scale(range=[60, 500])),
                tooltip=["name:N", "meetings:Q"],
            )
        )
        layers = [lines, circles]
        for side, align in (("right", "left"), ("left", "right")):
            layers.append(
                alt.Chart(alt.Data(values=[node for node in nodes if node["side"] == side]))
                .mark_text(align=align, fontSize=12)
                .encode(
                    x=alt.X("lx:Q", axis=None, scale=alt.Scale(domain=[-1.9, 1.9])),
                    y=alt.Y("ly:Q", axis=None, scale=alt.Scale(domain=[-1.25, 1.25])),
                    text="name:N",
                )
            )
        chart: altair.LayerChart = (
            alt.layer(*layers)
            .resolve_scale(size="independent")
            .properties(width=620, height=420)
            .configure_view(stroke=None)
        )
        return chart


def _stacked(row: dict[str, Any], certain: int, total: int) -> list[dict[str, Any]]:
    """Two rows of a stacked bar: those that are certain, and those that are only possible."""
    return [
        row | {"active": "certain", "count": certain, "rank": 0},
        row | {"active": "possible", "count": total - certain, "rank": 1},
    ]


def _shades(alt: Any, of: str, title: str) -> Any:
    scale = alt.Scale(domain=["certain", "possible"], range=[_BLUE, _PALE])
    return alt.Color(of, title=title, scale=scale, sort=["possible", "certain"])
