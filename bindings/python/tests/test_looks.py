"""What a notebook shows is well-formed and escaped, and fades where nothing is certain."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import accordant
import pytest
from accordant import Organization, Participation, Partnership, Period, Portfolio, Text

VOID = {"br", "stop", "rect"}
HOSTILE = "<script>alert('x')</script>\"&' \u202e"


class Page(HTMLParser):
    """Sees to it that every tag is closed, and keeps the tags and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def looks(portfolio: Portfolio) -> dict[str, str | None]:
    found: dict[str, Any] = {
        "portfolio": portfolio,
        "answer": portfolio.find("active:2018", on="2018-12-15"),
        "partnership": portfolio[0],
        "facets": portfolio.facets("", ["kind", "partner"]),
        "timeline": portfolio.timeline(),
        "network": portfolio.network(),
        "expiries": portfolio.expiries("2018/2021", on="2018-12-15"),
        "diagnostics": portfolio.check(),
    }
    return {name: one._repr_html_() for name, one in found.items()}


def test_pages_are_well_formed(register: Portfolio) -> None:
    for name, text in looks(register).items():
        assert text is not None, name
        page = Page(text)
        assert page.tags[0][0] == "style" and "prefers-color-scheme:dark" in text
        assert len(page.text) > 100


def test_what_others_wrote_is_escaped() -> None:
    portfolio = Portfolio()
    portfolio.add(Organization(id="o", name=Text(HOSTILE), acronym=HOSTILE))
    portfolio.add(
        Partnership(
            id="p",
            title=Text(HOSTILE),
            summary=Text(HOSTILE),
            period=Period("2016/2018"),
            topics=(Text(HOSTILE),),
            objectives=(accordant.Objective(text=Text(HOSTILE)),),
            participants=(Participation(organization="o", name_as_printed=HOSTILE, role="member"),),
        )
    )
    portfolio.update(title=HOSTILE, holder="o")
    for name, text in looks(portfolio).items():
        assert text is not None and "<script" not in text, name
        assert all(tag != "script" for tag, _ in Page(text).tags)


def test_names_have_the_direction_of_their_script(register: Portfolio) -> None:
    text = register._repr_html_()
    cells = [attributes for tag, attributes in Page(text).tags if tag == "th"]
    assert any(attributes.get("dir") == "auto" for attributes in cells)


def opacities(period: str) -> list[float]:
    portfolio = Portfolio()
    portfolio.add(Partnership(id="p", title=Text("P"), period=Period(period)))
    stops = [attributes for tag, attributes in Page(portfolio._repr_html_()).tags if tag == "stop"]
    return [float(attributes["stop-opacity"] or 0) for attributes in stops]


@pytest.mark.parametrize(
    ("period", "begins_sharp", "ends_sharp"),
    [
        ("2016-01-01/2018-12-31", True, True),
        ("2016-01-01/2018", True, False),
        ("2016/2018-12-31", False, True),
        ("2016/2018", False, False),
    ],
)
def test_uncertain_ends_fade(period: str, begins_sharp: bool, ends_sharp: bool) -> None:
    first, begun, ending, last = opacities(period)
    assert begun == ending == 1
    assert (first == 1) is begins_sharp and (last == 1) is ends_sharp


def test_what_has_no_look_has_its_repr(register: Portfolio) -> None:
    assert register[0].participants[0]._repr_html_() is None


def test_charts_are_drawn(register: Portfolio) -> None:
    plot = register.plot
    for chart in (plot.periods(), plot.timeline(unit="quarter"), plot.facets("country"), plot.network()):
        assert chart.to_dict()["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    drawn = plot.periods("id:haqaa").to_dict()["data"]["values"]
    assert [row["it ran"] for row in drawn] == ["possible", "certain"]
    empty = Portfolio().plot
    for chart in (empty.periods(), empty.timeline(), empty.facets(), empty.network()):
        chart.to_dict()
