"""The vectors that every language runs: one named test a case."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import accordant
import pytest
from accordant import AccordantError, Certainty, Date, Limits, Period, Policy, Portfolio, Query
from conftest import CONFORMANCE, ROOT, read_json

# Areas whose files have a form of their own, and their own tests below.
OTHER_FORMS = {
    "dates/edtf.json",
    "dates/decisions.json",
    "relations/temporal.json",
    "phrases/phrases.json",
}
API = read_json("tests/api.json")
OPERATIONS = {operation["name"]: operation for operation in API["operations"]}


@dataclass(frozen=True)
class Case:
    name: str
    case: dict[str, Any]


def cases() -> Iterator[Case]:
    for file in sorted(CONFORMANCE.glob("*/*.json")):
        place = f"{file.parent.name}/{file.name}"
        if file.parent.name in ("portfolios", "hostile") or place in OTHER_FORMS:
            continue
        for case in json.loads(file.read_text(encoding="utf-8")):
            yield Case(f"{place}: {case['description']}", case)


ALL = list(cases())


def snake(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def argument(kind: str, value: Any) -> Any:
    """An argument as Python takes it."""
    if kind == "Policy":
        return Policy(**{snake(name): choice for name, choice in value.items()})
    if kind == "Limits":
        return Limits(**value)
    if kind == "Input" and isinstance(value, dict) and "file" in value:
        return ROOT / value["file"]
    if kind in ("string", "Input") and isinstance(value, (dict, list)):
        return compact(value)
    return value


def portfolio_of(given: Any) -> Portfolio:
    if isinstance(given, str):
        given = read_json(f"tests/conformance/portfolios/{given}.json")
    return Portfolio.from_json(compact(given))


def call(case: dict[str, Any]) -> Any:
    """Makes the call of a case."""
    operation = OPERATIONS[case["call"]]
    given = dict(case.get("args", {}))
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in operation["params"]:
        name, kind = parameter["name"], parameter["type"]
        if kind == "Portfolio" and parameter.get("receiver"):
            positional.append(portfolio_of(case["portfolio"]))
        elif kind == "Portfolio":
            positional.append(portfolio_of(given.pop(name)))
        elif name in given:
            value = argument(kind, given.pop(name))
            if parameter.get("receiver"):
                positional.append(Query(value))
            elif parameter.get("required"):
                positional.append(value)
            else:
                named[snake(name)] = value
    assert not given, f"no parameter for {given}"
    return resolve(operation["python"])(*positional, **named)


def resolve(path: str) -> Callable[..., Any]:
    found: Any = accordant
    for name in path.removeprefix("accordant.").split("."):
        found = getattr(found, name)
    assert callable(found)
    return found  # type: ignore[no-any-return]


def as_json(answer: Any) -> Any:
    if isinstance(answer, Query):
        return json.loads(answer.to_json())
    if isinstance(answer, Certainty):
        return answer.value
    if isinstance(answer, accordant.Diagnostics):
        return answer.to_dicts()
    if hasattr(answer, "to_dict"):
        return answer.to_dict()
    return list(answer) if isinstance(answer, tuple) else answer


def flat(found: accordant.Diagnostic) -> dict[str, Any]:
    fields = ("code", "message", "path", "line", "column", "help")
    return {name: getattr(found, name) for name in fields if getattr(found, name) is not None}


def holds(expected: Any, found: Any, path: str = "") -> None:
    """Fails unless what was found has all that is expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            if value is None and name not in found:
                continue
            assert name in found, f"`{path}/{name}` is missing in {found}"
            holds(value, found[name], f"{path}/{name}")
    elif isinstance(expected, list) and isinstance(found, list):
        assert len(expected) == len(found), f"at `{path}` expected {expected}, found {found}"
        for place, (value, item) in enumerate(zip(expected, found)):
            holds(value, item, f"{path}/{place}")
    else:
        same = type(expected) is type(found) and expected == found
        assert same, f"at `{path}` expected {expected!r}, found {found!r}"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_case(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    if case.case.get("noDay"):
        # People cannot ask without a day; what would be answered is a matter of the core.
        for module in (accordant._portfolio, accordant._period):
            monkeypatch.setattr(module, "day_of_asking", lambda on: on)
    wanted = case.case
    if "error" in wanted or "errors" in wanted:
        with pytest.raises(AccordantError) as raised:
            call(wanted)
        error = raised.value
        assert issubclass(type(error), ValueError)
        found = [flat(diagnostic) for diagnostic in error.diagnostics]
        if "errors" in wanted:
            holds(wanted["errors"], found)
        else:
            holds(wanted["error"], found[0])
            assert flat_error(error) == found[0]
        return
    answer = as_json(call(wanted))
    if wanted.get("whole"):
        assert compact(answer) == compact(wanted["expect"])
    else:
        holds(wanted["expect"], answer)


def flat_error(error: AccordantError) -> dict[str, Any]:
    fields = ("code", "message", "path", "line", "column", "help")
    return {name: getattr(error, name) for name in fields if getattr(error, name) is not None}


def test_no_operation_is_left_out() -> None:
    assert len(ALL) > 900
    asked = {case.case["call"] for case in ALL}
    excused = {without["name"] for without in API["withoutVectors"]}
    assert set(OPERATIONS) - asked == excused


# Dates.


def edtf_cases() -> list[dict[str, Any]]:
    decisions = {
        decision["input"]: decision for decision in read_json("tests/conformance/dates/decisions.json")
    }
    fields = ("valid", "level", "min", "max", "start", "end")
    found = []
    for case in read_json("tests/conformance/dates/edtf.json"):
        decided = decisions.get(case["input"], {})
        found.append(case | {name: decided[name] for name in fields if name in decided})
    return found


@pytest.mark.parametrize("case", edtf_cases(), ids=lambda case: repr(case["input"]))
def test_edtf(case: dict[str, Any]) -> None:
    if not case["valid"]:
        with pytest.raises(AccordantError):
            accordant.edtf(case["input"])
        return
    summary = accordant.edtf(case["input"])
    assert accordant.edtf(summary.edtf).edtf == summary.edtf
    found = summary.to_dict()
    for name in ("level", "min", "max", "start", "end"):
        assert found.get(name) == case.get(name), name


# Periods.

QUESTIONS: dict[str, Callable[[Period, str], Certainty]] = {
    "active_on": Period.active,
    "active_some_day": Period.active,
    "active_throughout": Period.throughout,
    "starts_in": Period.starts,
    "ends_in": Period.ends,
    "lies_within": Period.during,
}


@pytest.mark.parametrize(
    "case",
    read_json("tests/conformance/relations/temporal.json"),
    ids=lambda case: f"{case['record']} {case['query']} {case.get('arg') or case.get('other')}",
)
def test_temporal(case: dict[str, Any]) -> None:
    period = Period(case["record"], as_of=case["as_of"])
    if case["query"] == "allen":
        possible = period.relation(case["other"])
        assert possible is not None
        certainty = "certain" if len(possible) == 1 else "possible"
        assert dict.fromkeys(possible, certainty) == case["expect"]
        return
    if case.get("window"):
        extent = period.window
        assert [*extent.start, *extent.end] == case["window"]
    # All days from the first to the last one that the expression can mean.
    days = accordant.edtf(case["arg"])
    when = f"{days.min}/{days.max}" if days.min != days.max else str(days.min)
    assert QUESTIONS[case["query"]](period, when) == case["expect"]


# Phrases.


@pytest.mark.parametrize(
    "case",
    read_json("tests/conformance/phrases/phrases.json"),
    ids=lambda case: f"{case['lang']}: {case.get('input', '')}",
)
def test_phrase(case: dict[str, Any]) -> None:
    found = accordant.read_date(case.get("input", ""), case["lang"])
    texts = [reading.edtf for reading in found.readings]
    assert set(case.get("alternatives", [])) <= set(texts)
    if case["edtf"] is not None:
        assert texts[0] == case["edtf"]
        return
    assert found.reason is not None
    assert len(texts) == len(case.get("alternatives", []))
    for term in case.get("terms", []):
        assert f"`{term}`" in found.reason.message


# The list of operations.


def public(owner: Any) -> set[str]:
    return {name for name in dir(owner) if not name.startswith("_")}


def test_every_operation_is_there_with_its_parameters() -> None:
    import inspect

    for operation in OPERATIONS.values():
        found = resolve(operation["python"])
        try:
            parameters = set(inspect.signature(found).parameters)
        except ValueError:  # operators of native classes
            continue
        expected = {
            snake(parameter["name"])
            for parameter in operation["params"]
            if not parameter.get("receiver")
        }
        assert expected <= parameters, operation["name"]


# What Python has besides the operations of every language, by class.
PYTHON_ONLY = {
    "Query": set(),
    "Portfolio": {
        # what it holds
        "title", "holder", "as_of", "language", "organizations", "organization", "programmes",
        "sources", "extensions", "partnerships", "get",
        # editing and writing
        "add", "replace", "remove", "update", "save", "copy", "to_dict", "to_ndjson",
        # going on elsewhere
        "to_dicts", "to_polars", "to_pandas", "to_networkx", "table", "columns", "plot",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(PYTHON_ONLY))
def test_there_is_no_other_operation(name: str) -> None:
    listed = {
        operation["name"].split(".")[1]
        for operation in OPERATIONS.values()
        if operation["name"].startswith(f"{name}.")
    }
    listed = {name for name in listed if not name.startswith("__")}
    assert public(getattr(accordant, name)) == listed | PYTHON_ONLY[name]


def test_the_schema_is_the_one_in_the_project() -> None:
    for file in (ROOT / "schema").glob("*.schema.json"):
        name = file.name.removesuffix(".schema.json")
        assert accordant.json_schema(name) == json.loads(file.read_text(encoding="utf-8"))


def test_dates_and_their_policy() -> None:
    assert Date("2015-21").window(Policy(hemisphere="southern")).first == "2015-09-01"
