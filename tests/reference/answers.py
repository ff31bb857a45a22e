"""Whole answers: matches in order, facets, timelines, and the same for a period alone."""

from __future__ import annotations

import days
import edtf
import query as language
import when
from ask import CERTAIN, IMPOSSIBLE, Asked, highlights, label, relevance
from fold import fold

STATUSES = ["planned", "ongoing", "ended", "undated"]


def hits(asked: Asked, query: tuple) -> tuple[list[tuple[dict, str]], list[edtf.Assumption]]:
    """The partnerships that match, in the order of the portfolio, and what was assumed on the way."""
    assumed: list[edtf.Assumption] = []
    for _, field, _, value, _ in language.terms(query):
        if field in language.OF_DAYS:
            for date in when.dates(value):
                assumed += edtf.date_assumptions(date)
    found = []
    for partnership in asked.partnerships:
        certainty, in_time = asked.answer(partnership, query)
        if in_time:
            assumed += asked.assumptions(partnership)
        if certainty != IMPOSSIBLE:
            found.append((partnership, certainty))
    return found, assumed


def counts(found: list[tuple[dict, str]]) -> dict:
    return {"certain": sum(certainty == CERTAIN for _, certainty in found), "total": len(found)}


def find(asked: Asked, query: tuple, args: dict) -> dict:
    found, assumed = hits(asked, query)
    sort = args.get("sort", "relevance")
    if sort == "title":
        first = lambda title: next(iter(title.values())) if isinstance(title, dict) else title
        found.sort(key=lambda hit: fold(first(hit[0]["title"])))
    elif sort == "relevance":
        found.sort(key=lambda hit: (hit[1] != CERTAIN, -relevance(asked, hit[0], query)))
    else:
        def key(hit):
            extent = asked.extent(hit[0])
            if asked.is_undated(hit[0]) or extent is None:
                return (True, ())
            return (False, extent[0 if sort == "start" else 1])
        found.sort(key=key)
    if args.get("descending"):
        found.reverse()
    total = counts(found)
    offset = args.get("offset", 0)
    page = found[offset : None if "limit" not in args else offset + args["limit"]]
    matches = []
    for partnership, certainty in page:
        match = {name: partnership.get(name) for name in ("id", "title", "name", "kind", "period")}
        match |= {"certainty": certainty, "highlights": highlights(asked, partnership, query) or None}
        matches.append(match)
    return {
        "total": total["total"],
        "certain": total["certain"],
        "possible": total["total"] - total["certain"],
        "matches": matches,
        "assumptions": codes(assumed),
        "notes": [{"code": code} for code in asked.notes] or None,
    }


def codes(assumed: list[edtf.Assumption]) -> list[dict]:
    """The codes in the order in which they came up, each assumption once."""
    return [{"code": code} for code, _ in dict.fromkeys(assumed)]


def without_field(query: tuple, field: str) -> tuple:
    """The query without those parts of its outermost "and" that are about the field alone."""
    def only(part: tuple) -> bool:
        fields = [term[1] for term in language.terms(part)]
        return bool(fields) and all(name == field for name in fields)

    parts = query[1] if query[0] == "and" else [query]
    return language.joined("and", [part for part in parts if not only(part)])


def facets(asked: Asked, query: tuple, args: dict) -> dict:
    found, assumed = [], []
    for field in map(language.field, args["fields"]):
        rest = without_field(query, field)
        values: dict[tuple[str, str], list] = {}
        if field == "status":
            for status in STATUSES:
                both = language.joined("and", [rest, ("term", "status", ":", status, False)])
                matching, made = hits(asked, both)
                assumed += made
                if matching:
                    values[status, status] = matching
        else:
            matching, made = hits(asked, rest)
            assumed += made
            for hit in matching:
                for value in values_of(asked, hit[0], field):
                    values.setdefault(value, []).append(hit)
        listed = [{"value": value, "label": shown} | counts(of) for (value, shown), of in values.items()]
        listed.sort(key=lambda v: (-v["total"], -v["certain"], v["label"], v["value"]))
        found.append({"field": field, "values": listed})
    return {"facets": found, "assumptions": codes(assumed)}


def values_of(asked: Asked, partnership: dict, field: str) -> set[tuple[str, str]]:
    """The values that a partnership has, each with its label."""
    if field == "programme":
        used = [asked.programmes[f["programme"]] for f in partnership.get("funding", []) if "programme" in f]
        return {(programme["id"], label(programme)) for programme in used}
    if field in ("kind", "declared"):
        value = partnership.get({"kind": "kind", "declared": "status"}[field])
        return {(value, value)} if value else set()
    if field in ("country", "topic"):
        return {(v, v) for v in partnership.get({"country": "countries", "topic": "topics"}[field], [])}
    if field == "language":
        return {(tag, tag) for tag in asked.languages(partnership)}
    wanted = {"partner": None, "member": ("member", "foundingMember")}.get(field, (field,))
    written = {i for i, role in asked.roles(partnership) if wanted is None or role in wanted}
    return {(i, label(asked.organizations[i])) for i in written}


def timeline(asked: Asked, query: tuple, args: dict) -> dict:
    found, assumed = hits(asked, query)
    written = {asked.as_of, asked.on} - {None}
    for partnership, _ in found:
        assumed += asked.assumptions(partnership)
        extent = asked.extent(partnership)
        written |= {day for window in extent for day in window} if extent else set()
    written = {day for day in written if days.is_finite(day)}
    first, last = (min(written), max(written)) if written else (None, None)
    if "range" in args:
        begin, end = when.window(args["range"], asked.on, asked.policy)
        first = begin if days.is_finite(begin) else first
        last = end if days.is_finite(end) else last
    unit = args.get("unit", "year")
    months = {"year": 12, "quarter": 3, "month": 1}[unit]
    buckets = []
    if first is not None and last is not None and first <= last:
        year, month, _ = days.civil(first)
        day = days.number(year, (month - 1) // months * months + 1, 1)
        while day <= last:
            following = days.plus_months(day, months)
            buckets.append({"period": name(day, unit)} | active(asked, query, found, day, following - 1))
            day = following
    return {"unit": unit, "buckets": buckets, "assumptions": codes(assumed)}


def name(day: int, unit: str) -> str:
    year, month, _ = days.civil(day)
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    return {"year": written, "quarter": f"{written}-{33 + (month - 1) // 3}", "month": f"{written}-{month:02}"}[unit]


def active(asked: Asked, query: tuple, found: list, first: int, last: int) -> dict:
    condition = ("term", "active", ":", f"{days.text(first)}/{days.text(last)}", False)
    both = language.joined("and", [query, condition])
    answers = [asked.answer(partnership, both)[0] for partnership, _ in found]
    return {
        "certain": answers.count(CERTAIN),
        "total": len(answers) - answers.count(IMPOSSIBLE),
    }


def extent(args: dict, policy: dict) -> dict | None:
    as_of = edtf.read_moment(args["asOf"]).window(policy)[0] if "asOf" in args else None
    return windows(edtf.extent(edtf.read(args["period"]), as_of, policy))


def extent_of(asked, args: dict) -> dict | None:
    """The windows of a record, amended ends counted."""
    [partnership] = [each for each in asked.portfolio["partnerships"] if each["id"] == args["id"]]
    return windows(asked.extent(partnership))


def windows(found) -> dict | None:
    if found is None:
        return None
    start, end = found
    answer = {"start": [days.text(day) for day in start], "end": [days.text(day) for day in end]}
    # The shortest completion begins as late and ends as early as it can; but no period has no day.
    if end[0] < days.FOREVER and start[1] > days.EVER:
        answer["leastDays"] = max(end[0] - start[1] + 1, 1)
    if days.is_finite(start[0]) and days.is_finite(end[1]):
        answer["mostDays"] = end[1] - start[0] + 1
    return answer | {name: None for name in ("leastDays", "mostDays") if name not in answer}


def ask_period(args: dict, on: int | None, policy: dict) -> str:
    portfolio = {"partnerships": [{"id": "0", "title": "", "period": args["period"]}]}
    if "asOf" in args:
        portfolio["asOf"] = args["asOf"]
    asked = Asked(portfolio, on, policy)
    return asked.answer(portfolio["partnerships"][0], language.read(args["query"]))[0]
