"""The examples of docstrings and of the guide, run."""

from __future__ import annotations

import doctest
import importlib
import inspect
import os
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import accordant
import pytest
from conftest import ROOT

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
README = ROOT / "bindings/python/README.md"


def documented() -> Iterator[tuple[str, str]]:
    """Every object of the package that has a docstring with an example: its name and the docstring."""
    seen: set[int] = set()

    def visit(name: str, found: Any) -> Iterator[tuple[str, str]]:
        if id(found) in seen:
            return
        seen.add(id(found))
        doc = found.__doc__
        if isinstance(doc, str) and ">>>" in doc:
            yield name, doc
        if inspect.isclass(found):
            for inner, member in vars(found).items():
                if inner.startswith("__"):
                    continue
                if isinstance(member, (staticmethod, classmethod)):
                    member = member.__func__
                if isinstance(member, property) or inspect.isroutine(member):
                    yield from visit(f"{name}.{inner}", member)
                elif inspect.isgetsetdescriptor(member):
                    yield from visit(f"{name}.{inner}", member)

    yield from visit("accordant", accordant)
    for module in pkgutil.iter_modules(accordant.__path__):
        found = importlib.import_module(f"accordant.{module.name}")
        for name, member in vars(found).items():
            owner = getattr(member, "__module__", "") or ""
            if owner.startswith("accordant") and (inspect.isclass(member) or callable(member)):
                yield from visit(name, member)


EXAMPLES = list(documented())


@pytest.mark.parametrize(("name", "doc"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_docstring(
    name: str, doc: str, page: Path, aneaq: accordant.Portfolio, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    scope = {**vars(accordant), "accordant": accordant, "aneaq": aneaq, "page": page}
    test = doctest.DocTestParser().get_doctest(doc, scope, name, None, 0)
    assert doctest.DocTestRunner(optionflags=OPTIONS).run(test).failed == 0


def test_there_are_examples() -> None:
    print(f"{len(EXAMPLES)} docstrings have examples")
    assert len(EXAMPLES) > 60


def test_everything_public_is_documented() -> None:
    for name in accordant.__all__:
        found = getattr(accordant, name)
        if not inspect.isclass(found) and not inspect.isroutine(found):
            continue
        assert found.__doc__, name
        if inspect.isclass(found):
            for inner, member in vars(found).items():
                if not inner.startswith("_") and (callable(member) or isinstance(member, property)):
                    assert member.__doc__, f"{name}.{inner}"


def test_the_guide(tmp_path: Path, monkeypatch: Any) -> None:
    """The README's examples, in a folder that holds the page it speaks of."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples/aneaq/page.txt", "page.txt")
    found = doctest.testfile(
        os.fspath(README), module_relative=False, optionflags=OPTIONS, encoding="utf-8"
    )
    assert found.attempted > 20
    assert found.failed == 0
