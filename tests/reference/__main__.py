"""Works out the answers of the vectors a second time, slowly, and says where they differ.

    python3 tests/reference

It shares no code with accordant and none of its methods: days are counted by walking the calendar, and what
is certain or possible is found by trying pairs of days. It was written from docs/queries.md,
ARCHITECTURE.md and the documentation of the types. Python 3.10 or later is all that it needs.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import answers
import days
import edtf
import fold
import query as language
import relations
import when
from ask import Asked

VECTORS = Path(__file__).resolve().parent.parent / "conformance"
AREAS = ["dates", "relations", "periods", "queries", "facets", "timeline"]


class Report:
    """What was computed, what differs, and what was left out, by area."""

    def __init__(self):
        self.computed: Counter = Counter()
        self.left_out: Counter = Counter()
        self.fields: Counter = Counter()
        self.wrong: list[str] = []

    def compare(self, area: str, name: str, expected, found) -> None:
        self.computed[area] += 1
        self.hold(f"{area}: {name}", area, "", expected, found)

    def hold(self, name: str, area: str, path: str, expected, found) -> None:
        """Compares what both know; counts the fields of the answer that this reference does not work out."""
        if isinstance(expected, dict) and isinstance(found, dict):
            for key, value in expected.items():
                if key not in found:
                    self.fields[f"{area}{path}/{key}"] += 1
                else:
                    self.hold(name, area, f"{path}/{key}", value, found[key])
        elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
            for value, other in zip(expected, found):
                self.hold(name, area, f"{path}/*", value, other)
        elif expected != found:
            self.wrong.append(f"{name}\n    at {path or '/'} expected {short(expected)}\n    reference {short(found)}")


def short(value) -> str:
    return json.dumps(value, ensure_ascii=False)[:400]


def main() -> int:
    if sys.version_info < (3, 10):
        print("the reference needs Python 3.10 or later", file=sys.stderr)
        return 1
    report = Report()
    for area in AREAS:
        for file in sorted((VECTORS / area).glob("*.json")):
            run = {"edtf": run_edtf, "decisions": None, "temporal": run_temporal}.get(file.stem, run_calls)
            if run:
                run(area, json.loads(file.read_text(encoding="utf-8")), report)
    for area in AREAS:
        left = report.left_out[area]
        note = f", {left} not: errors, and calls that it does not know" if left else ""
        print(f"{area}: {report.computed[area]} cases computed{note}")
    for path, count in sorted(report.fields.items()):
        print(f"not computed: {path} ({count} times)")
    for line in report.wrong:
        print(line)
    print(f"{sum(report.computed.values())} cases, {len(report.wrong)} differences")
    return 1 if report.wrong else 0


def run_edtf(area: str, cases: list, report: Report) -> None:
    decisions = json.loads((VECTORS / "dates/decisions.json").read_text(encoding="utf-8"))
    decided = {decision["input"]: decision for decision in decisions}
    for case in cases:
        expected = case | decided.get(case["input"], {})
        try:
            found = {"valid": True, "start": None, "end": None} | edtf.summary(case["input"], edtf.POLICY)
        except edtf.NotEdtf:
            found = {"valid": False}
        fields = ["valid", "min", "max", "start", "end"] if expected["valid"] else ["valid"]
        report.compare(area, case["input"], {field: expected.get(field) for field in fields}, found)


def run_temporal(area: str, cases: list, report: Report) -> None:
    fields = {
        "active_on": "active", "active_some_day": "active", "active_throughout": "throughout",
        "starts_in": "starts", "ends_in": "ends", "lies_within": "during",
    }
    for case in cases:
        as_of = days.read(case["as_of"])
        extent = edtf.extent(edtf.read(case["record"]), as_of, edtf.POLICY)
        name = f"{case['record']} {case['query']} {case.get('arg') or case.get('other')}"
        if case["query"] == "allen":
            other = edtf.extent(edtf.read(case["other"]), as_of, edtf.POLICY)
            found = relations.possible(extent, other)
            certainty = "certain" if len(found) == 1 else "possible"
            report.compare(area, name, sorted(case["expect"].items()), sorted((r, certainty) for r in found))
            continue
        asked = {"period": case["record"], "asOf": case["as_of"]}
        asked["query"] = {"field": fields[case["query"]], "value": case["arg"]}
        window = [days.text(day) for side in extent for day in side]
        found = {"expect": answers.ask_period(asked, None, edtf.POLICY), "window": window}
        report.compare(area, name, {key: case[key] for key in found if key in case}, found)


def run_calls(area: str, cases: list, report: Report) -> None:
    for case in cases:
        if "expect" not in case or case["call"] not in CALLS:
            report.left_out[area] += 1
            continue
        args = case.get("args", {})
        policy = edtf.POLICY | args.get("policy", {})
        on = days.read(args["on"]) if "on" in args else None
        found = CALLS[case["call"]](case, args, on, policy)
        report.compare(area, case["description"], case["expect"], found)


def asked_of(answer):
    def call(case: dict, args: dict, on, policy: dict):
        return answer(Asked(portfolio(case["portfolio"]), on, policy), language.read(args["query"]), args)

    return call


def portfolio(given) -> dict:
    if isinstance(given, dict):
        return given
    return json.loads((VECTORS / f"portfolios/{given}.json").read_text(encoding="utf-8"))


def relate(case: dict, args: dict, on, policy: dict):
    as_of = edtf.read_moment(args["asOf"]).window(policy)[0] if "asOf" in args else None
    a, b = (edtf.extent(edtf.read(args[side]), as_of, policy) for side in ("a", "b"))
    return relations.possible(a, b) if a and b else None


CALLS = {
    "Portfolio.find": asked_of(answers.find),
    "Portfolio.facets": asked_of(answers.facets),
    "Portfolio.timeline": asked_of(answers.timeline),
    "Portfolio.extent": lambda case, args, on, policy: answers.extent_of(Asked(portfolio(case["portfolio"]), on, policy), args),
    "extent": lambda case, args, on, policy: answers.extent(args, policy),
    "ask_period": lambda case, args, on, policy: answers.ask_period(args, on, policy),
    "relations": relate,
    "edtf": lambda case, args, on, policy: edtf.summary(args["text"], policy),
    "fold": lambda case, args, on, policy: fold.fold(args["text"]),
    "words": lambda case, args, on, policy: fold.words(args["text"]),
}

if __name__ == "__main__":
    sys.exit(main())
