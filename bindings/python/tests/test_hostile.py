"""Inputs that are meant to break a reader end as they end in Rust."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import accordant
import pytest
from accordant import AccordantError, Limits, Portfolio
from conftest import CONFORMANCE, read_json

FOLDER = CONFORMANCE / "hostile"
CASES = [
    case
    for case in read_json("tests/conformance/hostile/index.json")
    if case["format"] in ("json", "text")
]


def test_every_file_is_a_case() -> None:
    files = {f"{kind}/{path.name}" for kind in ("json", "text") for path in (FOLDER / kind).iterdir()}
    assert {case["file"] for case in CASES} == files
    assert len(CASES) > 100


@pytest.mark.parametrize("door", ["bytes", "path", "file"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_hostile(case: dict[str, Any], door: str) -> None:
    limits = Limits(**case.get("limits", {}))
    path = FOLDER / case["file"]
    given: Any = {"bytes": path.read_bytes, "path": lambda: path, "file": lambda: path.open("rb")}
    pinned = case["pinned"]
    if pinned["outcome"] == "error":
        with pytest.raises(AccordantError) as raised:
            accordant.read(given[door](), limits=limits)
        assert raised.value.code == pinned["code"]
        return
    result = accordant.read(given[door](), limits=limits)
    assert len(result.portfolio) == pinned["records"]
    assert set(pinned["diagnostics"]) <= {found.code for found in result.diagnostics}
    if pinned.get("period") is not None:
        first = next(iter(result.portfolio), None)
        assert str(first and first.period or "") == pinned["period"]
    use(result.portfolio, limits)


def use(portfolio: Portfolio, limits: Limits) -> None:
    """Does what a program does: looks at everything, checks, writes, reads again."""
    for partnership in portfolio:
        repr(partnership)
        assert partnership.to_dict() == portfolio[partnership.id].to_dict()
    portfolio.check()
    portfolio.find("text")
    text = portfolio.to_json()
    again = Portfolio.from_json(text, limits)
    assert again == portfolio
    assert again.to_json() == text


def test_text_that_is_no_unicode_is_refused_as_input() -> None:
    with pytest.raises(AccordantError) as raised:
        accordant.read("a page with half a pair: \ud800\nand a line")
    assert raised.value.code == "input.not-utf8"


def test_a_file_object_may_raise_and_may_lie() -> None:
    class Raises:
        def read(self, size: int, /) -> bytes:
            raise OSError("the disk is gone")

    class Lies:
        def read(self, size: int, /) -> bytes:
            return b"x" * (size + 1)

    with pytest.raises(OSError, match="the disk is gone"):
        accordant.read(Raises())
    with pytest.raises(OSError, match="more bytes than were asked for"):
        accordant.read(Lies())
    with pytest.raises(TypeError):
        accordant.read(io.StringIO("text"))  # type: ignore[arg-type]


def test_a_query_cannot_be_made_so_deep_that_it_is_a_danger() -> None:
    query = accordant.active("2018")
    with pytest.raises(accordant.LimitError) as raised:
        for _ in range(1_000_000):
            query = ~query
    assert raised.value.code == "limit.query-nesting"


def test_a_wide_query_is_answered(register: Portfolio) -> None:
    query = accordant.Query.any([f"id:x{number}" for number in range(1000)])
    assert len(register.find(query)) == 0


def test_a_program_that_is_ended_in_the_middle_of_reading_ends() -> None:
    """Nothing that reads in the background keeps the interpreter from ending."""
    program = "import accordant; accordant.read(b'[' + b'{},' * 1_000_000 + b'{}]')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=120)
    assert b"limit.records" in done.stderr
