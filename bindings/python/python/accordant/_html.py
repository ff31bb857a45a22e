"""How things look in a notebook: escaped, in either direction of writing, light and dark."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from ._days import Day, Window
from ._part import Part
from ._parts import (
    Diagnostic,
    Expiries,
    Facets,
    Links,
    Match,
    Network,
    Partnership,
    Timeline,
)
from ._native import Handle
from ._period import Extent

if TYPE_CHECKING:
    from ._answer import Answer, Diagnostics
    from ._portfolio import Portfolio

_ROWS = 20

_STYLE = """<style>
.accordant{--ink:#1d2733;--soft:#5b6875;--line:#d9dfe5;--bar:#2f6fb3;--sure:#1f7a4d;--maybe:#9a5b00;--bad:#b3261e;
font:14px/1.45 system-ui,sans-serif;color:var(--ink);max-width:60rem}
@media(prefers-color-scheme:dark){.accordant{--ink:#e4e9ee;--soft:#a3b0bd;--line:#3b4650;--bar:#6cabe8;--sure:#6fcf97;
--maybe:#f0b45b;--bad:#ff8a80}}
:is([data-jp-theme-light=false],[data-theme=dark],.vscode-dark) .accordant{--ink:#e4e9ee;--soft:#a3b0bd;--line:#3b4650;
--bar:#6cabe8;--sure:#6fcf97;--maybe:#f0b45b;--bad:#ff8a80}
:is([data-jp-theme-light=true],[data-theme=light],.vscode-light) .accordant{--ink:#1d2733;--soft:#5b6875;--line:#d9dfe5;
--bar:#2f6fb3;--sure:#1f7a4d;--maybe:#9a5b00;--bad:#b3261e}
.accordant h4{font-size:1.1em;margin:0 0 .1em}.accordant p{margin:.1em 0 .5em;color:var(--soft)}
.accordant table{border-collapse:collapse;width:100%;margin:.3em 0;color:var(--ink);font-size:1em}
.accordant :is(th,td){text-align:start;padding:.25em .7em .25em 0;border:0;border-bottom:1px solid var(--line);
background:none;color:inherit;vertical-align:top;font-weight:normal;white-space:normal}
.accordant table.alone{width:auto}.accordant .alone td{border:0}.accordant .alone th{padding:0;border:0}
.accordant thead th{color:var(--soft);font-size:.85em}.accordant tbody th{font-weight:600}
.accordant .num{text-align:end;font-variant-numeric:tabular-nums}
.accordant .when{direction:ltr;unicode-bidi:isolate;white-space:nowrap}
.accordant .track{direction:ltr;width:11rem;min-width:8rem}
.accordant .track svg{display:block;width:100%;height:1.05em;margin-top:.18em;color:var(--bar);overflow:visible}
.accordant .axis{display:flex;justify-content:space-between;font-variant-numeric:tabular-nums}
.accordant .certain{color:var(--sure)}.accordant .possible{color:var(--maybe)}.accordant .error{color:var(--bad)}
.accordant .warning{color:var(--maybe)}.accordant .info{color:var(--soft)}
.accordant .soft{color:var(--soft)}.accordant ul{margin:.3em 0;padding-inline-start:1.3em}
.accordant dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1em;margin:.4em 0}
.accordant dt{color:var(--soft)}.accordant dd{margin:0}
</style>"""


def portfolio(found: Portfolio) -> str:
    """A portfolio: its head, and its first partnerships with their periods as bars."""
    count = len(found)
    said = [f"{count:,} partnership{'' if count == 1 else 's'}"]
    if found.holder is not None:
        said.append(f"kept by {found.organization(found.holder).name}")
    if found.as_of is not None:
        said.append(f"as of {found.as_of}")
    rows = found[:_ROWS]
    extents = _extents(found._handle, rows)
    body = _periods([(row, ("kind", row.kind or "")) for row in rows], extents)
    title = str(found.title or "Portfolio")
    return _page(_head(title, " · ".join(said)) + body + _more(count, len(rows)))


def answer(found: Answer) -> str:
    """The matches of an answer, with their certainty."""
    rows = found[:_ROWS]
    title = f"{found.certain:,} certain, {found.possible:,} possible"
    extents = _extents(found._handle, rows)
    body = _periods([(row, ("certainty", _certainty(row))) for row in rows], extents)
    notes = "".join(f"<li>{escape(str(note.message))}</li>" for note in found.notes)
    assumed = "".join(f"<li>assumed: {escape(made.message)}</li>" for made in found.assumptions)
    remarks = f'<ul class="soft">{notes}{assumed}</ul>' if notes or assumed else ""
    return _page(_head(title, "") + body + _more(len(found), len(rows)) + remarks)


def diagnostics(found: Diagnostics | Sequence[Diagnostic]) -> str:
    """What was noticed, with its place and what to do."""
    if not found:
        return _page(_head("Nothing to remark", ""))
    rows = []
    for one in found[: 5 * _ROWS]:
        place = f"line {one.line}" if one.line is not None else one.path or ""
        way_out = f'<br><span class="soft">{escape(one.help)}</span>' if one.help else ""
        rows.append(
            f'<tr><td class="{one.severity}">{one.severity}</td>'
            f'<td dir="auto">{escape(one.message)}{way_out}</td>'
            f"<td>{escape(place)}</td><td class=soft>{escape(one.code)}</td></tr>"
        )
    table = _table(("", "noticed", "where", "code"), rows)
    count = len(found)
    title = f"{count} diagnostic{'' if count == 1 else 's'}"
    return _page(_head(title, "") + table + _more(count, len(rows)))


def part(found: Part) -> str | None:
    """A part that has a look of its own; None for the others."""
    if isinstance(found, Partnership):
        return _page(_partnership(found))
    if isinstance(found, Diagnostic):
        return diagnostics((found,))
    if isinstance(found, Facets):
        return _page("".join(_counts(f.field, [(v.label, v.certain, v.total) for v in f.values]) for f in found))
    if isinstance(found, Timeline):
        buckets = [(bucket.period, bucket.certain, bucket.total) for bucket in found]
        return _page(_counts(found.unit, buckets))
    if isinstance(found, Network):
        pairs = [(f"{pair.a} – {pair.b}", pair.certain, pair.total) for pair in found[:_ROWS]]
        return _page(_counts("pair", pairs) + _more(len(found), len(pairs)))
    if isinstance(found, Expiries):
        rows = [
            f'<tr><th dir="auto">{escape(one.title)}</th><td class="{one.certainty}">{one.certainty}</td>'
            f'<td class="when">{_days(one.ends)}</td>'
            f'<td class="when">{_days(one.notice_by) if one.notice_by else ""}</td></tr>'
            for one in found[:_ROWS]
        ]
        heads = ("partnership", "", "ends", "notice by")
        return _page(_table(heads, rows) + _more(len(found), len(rows)))
    if isinstance(found, Links):
        rows = [
            f'<tr><th dir="auto">{escape(one.title)}</th><td>{escape(", ".join(one.roles))}</td>'
            f'<td>{escape(", ".join(one.other_roles))}</td></tr>'
            for one in found[:_ROWS]
        ]
        return _page(_table(("through", "one as", "the other as"), rows) + _more(len(found), len(rows)))
    return None


def _partnership(found: Partnership) -> str:
    facts: list[tuple[str, str]] = []
    if found.kind:
        facts.append(("kind", escape(found.kind)))
    if found.status:
        facts.append(("status", escape(found.status)))
    for one in found.participants:
        name = one.name_as_printed or one.organization
        facts.append((one.role or "participant", f'<span dir="auto">{escape(name)}</span>'))
    for funding in found.funding:
        says = (funding.programme, funding.funder, funding.amount, funding.currency)
        facts.append(("funding", escape(" ".join(str(part) for part in says if part is not None))))
    if found.countries:
        facts.append(("countries", escape(", ".join(found.countries))))
    if found.topics:
        facts.append(("topics", escape(", ".join(map(str, found.topics)))))
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in facts)
    summary = f'<div dir="auto">{escape(found.summary)}</div>' if found.summary else ""
    bar = ""
    if found.period:
        row = found.replace(title="")
        bar = _periods([(row, ("", ""))], [found.period.extent], heads=False)
    name = str(found.name or "")
    return _head(str(found.title), name) + bar + f"<dl>{listed}</dl>{summary}" + _objectives(found.objectives)


def _objectives(found: Iterable[Any]) -> str:
    items = "".join(
        f'<li dir="auto">{escape(one.text)}{_objectives(one.objectives)}</li>' for one in found
    )
    return f"<ul>{items}</ul>" if items else ""


def _certainty(match: Match) -> str:
    reason = f" · {match.reason}" if match.reason else ""
    return f"{match.certainty}{reason}"


def _extents(handle: Handle | None, rows: Sequence[Partnership | Match]) -> list[Extent | None]:
    """The windows of the rows that have a period."""
    from ._portfolio import extents

    if handle is None:
        return [row.period.extent if row.period else None for row in rows]
    found = extents(handle, [row.id for row in rows])
    return [extent if row.period else None for row, extent in zip(rows, found)]


def _periods(
    rows: Sequence[tuple[Partnership | Match, tuple[str, str]]],
    extents: Sequence[Extent | None],
    heads: bool = True,
) -> str:
    """Rows with their periods as bars on one scale; where an end is uncertain, the bar fades."""
    days = [_number(day) for extent in extents if extent for day in (*extent.start, *extent.end)]
    known = [day for day in days if day is not None]
    first = datetime.date.fromordinal(min(known, default=730_000)).replace(month=1, day=1)
    last = datetime.date.fromordinal(max(known, default=730_000)).replace(month=12, day=31)
    scale = first.toordinal(), last.toordinal() + 1
    body = []
    for number, ((row, (_, value)), extent) in enumerate(zip(rows, extents)):
        drawn = _bar(extent, scale, number) if extent else ""
        tone = value.partition(" ")[0] if value.startswith(("certain", "possible")) else ""
        body.append(
            f'<tr><th dir="auto">{escape(row.title)}</th>'
            f'<td class="when">{escape(str(row.period or ""))}</td>'
            f'<td class="track">{drawn}</td><td class="{tone}">{escape(value)}</td></tr>'
        )
    axis = f'<span class="axis"><span>{first.year}</span><span>{last.year}</span></span>'
    name = rows[0][1][0] if rows else ""
    return _table(("partnership", "period", axis, name) if heads else (), body)


def _bar(extent: Extent, scale: tuple[int, int], number: int) -> str:
    """A bar: full where it certainly held, fading out over the days on which it can have begun or ended."""
    left, right = scale

    def place(day: Day, beyond: int) -> float:
        found = _number(day)
        return ((beyond if found is None else found) - left) / (right - left) * 1000

    s1, s2 = place(extent.start.first, left), place(extent.start.last, right)
    e1, e2 = place(extent.end.first, left), place(extent.end.last, right)
    # Where the last start is after the first end, nothing between the two is certain.
    sure_from, sure_to = min(s2, max(e1, s2)), max(e1, s2)
    if e1 < s2:
        sure_from = sure_to = (max(s1, e1) + min(s2, e2)) / 2
    whole = max(e2 - s1, 6.0)
    stops = [(s1, 0.12), (sure_from, 1 if e1 >= s2 else 0.6), (sure_to, 1 if e1 >= s2 else 0.6), (e2, 0.12)]
    if s1 == s2:
        stops[0] = (s1, stops[1][1])
    if e1 == e2:
        stops[3] = (e2, stops[2][1])
    marks = "".join(
        f'<stop offset="{(at - s1) / whole:.3f}" stop-color="currentColor" stop-opacity="{opacity}"/>'
        for at, opacity in stops
    )
    name = f"accordant-{abs(hash(extent)) % 10**9}-{number}"
    told = (
        f"begins {_days(extent.start)}, ends {_days(extent.end)}"
    )
    return (
        f'<svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img"><title>{escape(told)}</title>'
        f'<defs><linearGradient id="{name}">{marks}</linearGradient></defs>'
        f'<rect x="{s1:.1f}" y="12" width="{whole:.1f}" height="76" rx="6" fill="url(#{name})"/></svg>'
    )


def _number(day: Day) -> int | None:
    """The number of a day that can be drawn."""
    date = day.date
    return None if date is None else date.toordinal()


def _days(window: Window) -> str:
    if window.first == window.last:
        return str(window.first)
    first = "ever" if window.first == "-inf" else str(window.first)
    last = "on" if window.last == "inf" else str(window.last)
    return f"{first} … {last}"


def _counts(name: str, rows: Iterable[tuple[str, int, int]]) -> str:
    """Counts with bars: the certain ones full, the possible ones lighter."""
    listed = list(rows)
    most = max((total for _, _, total in listed), default=1) or 1
    body = [
        f'<tr><th dir="auto">{escape(label)}</th><td class="num">{certain:,}</td>'
        f'<td class="num">{total:,}</td><td class="track">'
        f'<svg viewBox="0 0 1000 100" preserveAspectRatio="none">'
        f'<rect y="12" width="{total / most * 1000:.0f}" height="76" rx="6" fill="currentColor" opacity=".3"/>'
        f'<rect y="12" width="{certain / most * 1000:.0f}" height="76" rx="6" fill="currentColor"/></svg>'
        f"</td></tr>"
        for label, certain, total in listed
    ]
    return _table((escape(name), "certain", "total", ""), body)


def _head(title: str, said: str) -> str:
    below = f'<p dir="auto">{escape(said)}</p>' if said else ""
    return f'<h4 dir="auto">{escape(title)}</h4>{below}'


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    numbers = ("certain", "total")
    cells = "".join(f'<th{" class=num" if head in numbers else ""}>{head}</th>' for head in heads)
    head = f"<thead><tr>{cells}</tr></thead>" if heads else ""
    alone = "" if heads else " class=alone"
    return f"<table{alone}>{head}<tbody>{''.join(rows)}</tbody></table>"


def _more(count: int, shown: int) -> str:
    return f"<p>… and {count - shown:,} more</p>" if count > shown else ""


def _page(body: str) -> str:
    return f'{_STYLE}<div class="accordant">{body}</div>'
