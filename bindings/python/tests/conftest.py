"""What the tests share: the folder of the project, and portfolios to ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import accordant
import pytest

ROOT = Path(__file__).resolve().parents[3]
CONFORMANCE = ROOT / "tests/conformance"


def read_json(path: str) -> Any:
    """A file of the project in JSON, its path counted from the root."""
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def page() -> Path:
    """The page that started the project."""
    return ROOT / "examples/aneaq/page.txt"


@pytest.fixture
def aneaq(page: Path) -> accordant.Portfolio:
    """The page that started the project, read."""
    return accordant.read(page, as_of="2018-12").portfolio


@pytest.fixture
def register() -> accordant.Portfolio:
    """The portfolio that most vectors ask."""
    text = (CONFORMANCE / "portfolios/register.json").read_text(encoding="utf-8")
    return accordant.Portfolio.from_json(text)
