"""What a query says of each partnership: decided by trying the pairs of days that could make a difference."""

from __future__ import annotations

import days
import edtf
import query as language
import when
from days import ALL, EVER, FOREVER
from fold import find_run, fold, words, words_with_places

CERTAIN, POSSIBLE, IMPOSSIBLE = "certain", "possible", "impossible"


class Asked:
    """A portfolio on a day of asking, under a policy."""

    def __init__(self, portfolio: dict, on: int | None, policy: dict):
        self.portfolio, self.on, self.policy = portfolio, on, policy
        as_of = portfolio.get("asOf")
        self.as_of = edtf.read_moment(as_of).window(policy)[0] if as_of else None
        self.organizations = {o["id"]: o for o in portfolio.get("organizations", [])}
        self.programmes = {p["id"]: p for p in portfolio.get("programmes", [])}
        self.partnerships = portfolio.get("partnerships", [])
        self.notes: list[str] = []
        self.found: dict = {}

    # When a partnership is

    def amended(self, partnership: dict) -> edtf.End | None:
        """The end that was decided last; what has no date of decision came first."""
        last, when_decided = None, None
        for amendment in partnership.get("amendments", []):
            decided = amendment.get("decided")
            day = edtf.read_moment(decided).window(self.policy)[0] if decided else EVER
            if when_decided is None or day >= when_decided:
                last, when_decided = edtf.read_end(amendment["end"], False), day
        return last

    def extent(self, partnership: dict):
        period = partnership.get("period")
        period = edtf.read(period) if period else None
        end = self.amended(partnership)
        if end is None:
            return edtf.extent(period, self.as_of, self.policy) if period else (ALL, ALL)
        if period is None:
            start = ALL
        elif period.elements:
            start = edtf.extent(period, self.as_of, self.policy)[0]
        else:
            start = edtf.as_start(period.ends[0], self.policy)
        return days.tighten(start, edtf.as_end(end, self.as_of, self.policy))

    def is_undated(self, partnership: dict) -> bool:
        return "period" not in partnership and not partnership.get("amendments")

    def assumptions(self, partnership: dict) -> list[edtf.Assumption]:
        written = partnership.get("period")
        period = edtf.read(written) if written else None
        end = self.amended(partnership)
        if end is None:
            return edtf.assumptions(period, written, self.as_of, self.policy) if period else []
        # The start, or the set that it comes from, and the end that was decided last.
        found = []
        if period and period.elements:
            found = edtf.assumptions(period, written, self.as_of, self.policy)
        ends = (period.ends[0] if period and period.ends else edtf.End("unknown"), end)
        found += edtf.assumptions(edtf.Edtf("interval", ends), "", self.as_of, self.policy)
        return found + [("period.amended-end", partnership["id"])]

    # What a condition says

    def holds_without_time(self, partnership: dict, term: tuple) -> bool | None:
        """Whether a condition that is not about time holds; nothing if it is about time."""
        _, field, _, value, prefix = term
        if field == "status" and value.lower() == "undated":
            return self.is_undated(partnership)
        if field in language.OF_TIME:
            return None
        if field == "kind":
            return partnership.get("kind", "").lower() == value.lower()
        if field == "declared":
            return partnership.get("status", "").lower() == value.lower()
        if field == "country":
            return value.upper() in partnership.get("countries", [])
        if field == "language":
            return any(speaks(tag, value) for tag in self.languages(partnership))
        if field == "id":
            return same(partnership["id"], value, prefix)
        if field == "identifier":
            known = partnership.get("identifiers", [])
            forms = [form for i in known for form in (i["value"], f"{i['scheme']}:{i['value']}")]
            return any(same(form, value, prefix) for form in forms)
        if field == "topic":
            return any(self.finds(value, prefix, topic) for topic in partnership.get("topics", []))
        if field == "programme":
            ids = self.named(value, prefix, self.programmes, "programme")
            return any(f.get("programme") in ids for f in partnership.get("funding", []))
        if field in ("text", "title", "objective"):
            return any(self.finds(value, prefix, text) for _, text in self.places(partnership, field))
        ids = self.named(value, prefix, self.organizations, "organization")
        return self.takes_part(partnership, None if field == "partner" else field, ids)

    def finds(self, value: str, prefix: bool, text: str) -> bool:
        return find_run(words(value), prefix, words(text)) is not None

    def named(self, value: str, prefix: bool, things: dict, what: str) -> set[str]:
        """What is called so in full or, if nothing is, by words of a name."""
        key = (what, value, prefix)
        if key in self.found:
            return self.found[key]
        asked = words(value)

        def in_full(name: str) -> bool:
            of_name = words(name)
            whole = len(of_name) == len(asked) and find_run(asked, prefix, of_name) == 0
            return whole or (not prefix and fold(name) == fold(value))

        def codes(thing: dict) -> list[str]:
            return [thing["id"], *(i["value"] for i in thing.get("identifiers", []))]

        ids = {i for i, thing in things.items() if any(map(in_full, names(thing) + codes(thing)))}
        if not ids:
            ids = {i for i, thing in things.items() if any(self.finds(value, prefix, name) for name in names(thing))}
        if what == "organization" and len(ids) > 1:
            self.notes.append("query.several-organizations")
        if not ids:
            self.notes.append("query.unknown-name")
        self.found[key] = ids
        return ids

    def roles(self, partnership: dict) -> list[tuple[str, str | None]]:
        """Every organization that is written in it, with its role; funders last."""
        found = [(p["organization"], p.get("role")) for p in partnership.get("participants", [])]
        for funding in partnership.get("funding", []):
            programme = self.programmes.get(funding.get("programme"), {})
            for funder in (funding.get("funder"), programme.get("funder")):
                found += [(funder, "funder")] if funder else []
        return found

    def takes_part(self, partnership: dict, role: str | None, ids: set[str]) -> bool:
        wanted = {"member": ("member", "foundingMember")}.get(role, (role,))
        if role is None and self.portfolio.get("holder") in ids:
            return True
        return any(i in ids and (role is None or r in wanted) for i, r in self.roles(partnership))

    def texts(self, partnership: dict) -> list:
        """Title, name, summary and objectives, each a string or an object by language."""

        def of(objectives: list) -> list:
            return [text for o in objectives for text in [o["text"], *of(o.get("objectives", []))]]

        plain = [partnership.get(name) for name in ("title", "name", "summary")]
        return [text for text in plain if text is not None] + of(partnership.get("objectives", []))

    def languages(self, partnership: dict) -> set[str]:
        found = set()
        for text in self.texts(partnership):
            found |= set(text) if isinstance(text, dict) else {self.portfolio.get("language")} - {None}
        return found

    def places(self, partnership: dict, field: str) -> list[tuple[str, str]]:
        """The texts in which a field looks for words, each with its JSON pointer."""
        found: list[tuple[str, str]] = []

        def text(path: str, written) -> None:
            if isinstance(written, dict):
                found.extend((f"{path}/{tag}", version) for tag, version in written.items())
            elif written is not None:
                found.append((path, written))

        def objectives(path: str, listed: list) -> None:
            for index, objective in enumerate(listed):
                text(f"{path}/objectives/{index}/text", objective["text"])
                objectives(f"{path}/objectives/{index}", objective.get("objectives", []))

        if field in ("text", "title"):
            text("/title", partnership["title"])
            text("/name", partnership.get("name"))
        if field == "text":
            text("/summary", partnership.get("summary"))
        if field in ("text", "objective"):
            objectives("", partnership.get("objectives", []))
        if field == "text":
            for index, participant in enumerate(partnership.get("participants", [])):
                called = names(self.organizations[participant["organization"]])
                called += [participant["nameAsPrinted"]] if "nameAsPrinted" in participant else []
                found += [(f"/participants/{index}", name) for name in called]
        return found

    # What a query says

    def answer(self, partnership: dict, query: tuple) -> tuple[str, bool]:
        """The exact answer, and whether the period had a part in it."""
        known = self.without_time(partnership, query)
        if known is not None:
            return (CERTAIN if known else IMPOSSIBLE), False
        extent = self.extent(partnership)
        return (self.over(partnership, query, extent) if extent else IMPOSSIBLE), True

    def without_time(self, partnership: dict, query: tuple) -> bool | None:
        """What the conditions that are not about time say by themselves (Kleene's three values)."""
        kind = query[0]
        if kind == "everything":
            return True
        if kind == "term":
            return self.holds_without_time(partnership, query)
        if kind in ("and", "or"):
            parts = [self.without_time(partnership, part) for part in query[1]]
            settles = kind == "or"
            return settles if settles in parts else None if None in parts else not settles
        inner = self.without_time(partnership, query[1])
        return not inner if kind == "not" and inner is not None else inner

    def over(self, partnership: dict, query: tuple, extent) -> str:
        """The answer over all pairs of days that a start and an end can be."""
        holds = self.prepare(partnership, query, extent)
        answers = {holds(start, end) for start, end in self.pairs(query, extent)}
        return POSSIBLE if len(answers) == 2 else CERTAIN if True in answers else IMPOSSIBLE

    def prepare(self, partnership: dict, query: tuple, extent):
        """A function that says whether the query holds for one start and one end."""
        kind = query[0]
        known = self.without_time(partnership, query)
        if known is not None:
            return lambda start, end: known
        if kind == "term":
            return self.condition(query)
        if kind in ("and", "or"):
            parts = [self.prepare(partnership, part, extent) for part in query[1]]
            join = all if kind == "and" else any
            return lambda start, end: join(part(start, end) for part in parts)
        if kind == "not":
            inner = self.prepare(partnership, query[1], extent)
            return lambda start, end: not inner(start, end)
        decided = self.over(partnership, query[1], extent)
        settled = decided == CERTAIN if kind == "certain" else decided != IMPOSSIBLE
        return lambda start, end: settled

    def condition(self, term: tuple):
        _, field, sign, value, _ = term
        if field == "duration":
            length = when.read_length(value)
            at_least = lambda s, e: is_endless(s, e) or e >= when.add(s, length) - 1
            longer = lambda s, e: is_endless(s, e) or e >= when.add(s, length)
            return {
                ":": lambda s, e: at_least(s, e) and not longer(s, e),
                "<": lambda s, e: not at_least(s, e),
                "<=": lambda s, e: not longer(s, e),
                ">": longer,
                ">=": at_least,
            }[sign]
        if field == "status":
            on = self.on
            return {
                "planned": lambda s, e: s > on,
                "ongoing": lambda s, e: s <= on <= e,
                "ended": lambda s, e: e < on,
            }[value.lower()]
        first, last = when.window(value, self.on, self.policy)
        if field in ("starts", "ends"):
            compare = {
                ":": lambda day: first <= day <= last,
                "<": lambda day: day < first,
                "<=": lambda day: day <= last,
                ">": lambda day: day > last,
                ">=": lambda day: day >= first,
            }[sign]
            return (lambda s, e: compare(s)) if field == "starts" else (lambda s, e: compare(e))
        return {
            "active": lambda s, e: s <= last and e >= first,
            "throughout": lambda s, e: s <= first and e >= last,
            "during": lambda s, e: first <= s and e <= last,
        }[field]

    def pairs(self, query: tuple, extent) -> set[tuple[int, int]]:
        """Pairs of days, one of each kind that the conditions can tell apart.

        A condition changes only at the days that it names, on lines across the box of starts and ends, and,
        if it is a duration, along a curve. Each piece of the box has a corner where two of these meet, or one
        meets an edge: a day more or less is tried around every such corner.
        """
        (s1, s2), (e1, e2) = extent
        named = {s1, s2, e1, e2}
        lengths = []
        for _, field, _, value, _ in (t for t in language.terms(query) if t[1] in language.OF_TIME):
            if field == "duration":
                lengths.append(when.read_length(value))
            elif field == "status":
                named |= {self.on} - {None}
            else:
                named |= set(when.window(value, self.on, self.policy))
        around = {days.plus_days(day, by) for day in named for by in (-1, 0, 1)}
        # Somewhere between the ends of time and all that is named.
        finite = [day for day in around if days.is_finite(day)] or [days.read("2000-01-01")]
        around |= {min(finite) - 100_000, max(finite) + 100_000}
        starts = {day for day in around if s1 <= day <= s2}
        for length in lengths:
            for day in around:
                if days.is_finite(day):
                    by = when.add(day, length, -1)
                    starts |= {s for s in range(by - 5, by + 6) if s1 <= s <= s2}
        found = set()
        for start in starts:
            ends = around | {start}
            for length in lengths:
                ends |= {days.plus_days(when.add(start, length), by) for by in (-2, -1, 0, 1)}
            found |= {(start, end) for end in ends if e1 <= end <= e2 and start <= end}
        return found


def is_endless(start: int, end: int) -> bool:
    return start == EVER or end == FOREVER


def same(written: str, asked: str, prefix: bool) -> bool:
    return fold(written) == fold(asked) or (prefix and fold(written).startswith(fold(asked)))


def speaks(tag: str, asked: str) -> bool:
    parts, wanted = tag.lower().split("-"), asked.lower().split("-")
    return parts[: len(wanted)] == wanted


def names(thing: dict) -> list[str]:
    name = thing["name"]
    versions = list(name.values()) if isinstance(name, dict) else [name]
    return versions + ([thing["acronym"]] if "acronym" in thing else []) + thing.get("aliases", [])


def label(thing: dict) -> str:
    return thing.get("acronym") or names(thing)[0]


WEIGHTS = {"title": 8, "name": 6, "participants": 3, "objectives": 2, "summary": 1}


def relevance(asked: Asked, partnership: dict, query: tuple) -> int:
    """How much the texts weigh in which the words stand, for each condition on words outside of negations."""
    return sum(
        WEIGHTS[path.split("/")[1]]
        for _, field, _, value, prefix in language.terms(query, within_negations=False)
        if field in ("text", "title", "objective")
        for path, text in asked.places(partnership, field)
        if asked.finds(value, prefix, text)
    )


def highlights(asked: Asked, partnership: dict, query: tuple) -> list[dict]:
    """Where the words that are asked for, outside of negations, first stand in each text."""
    found: list[dict] = []
    for _, field, _, value, prefix in language.terms(query, within_negations=False):
        if field not in ("text", "title", "objective"):
            continue
        for path, text in asked.places(partnership, field):
            placed = words_with_places(text)
            at = find_run(words(value), prefix, [word for word, _, _ in placed])
            if at is not None:
                start, end = placed[at][1], placed[at + len(words(value)) - 1][2]
                one = {"path": path, "words": text[start:end], "start": start, "end": end}
                found += [one] if one not in found else []
    return found
