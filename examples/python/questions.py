"""Questions to the page of ANEAQ, and to a register that is too large to read.

    python examples/python/questions.py [how many partnerships the register has]
"""

from __future__ import annotations

import io
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import accordant
from accordant import active, kind, partner

PAGE = Path(__file__).resolve().parents[1] / "aneaq/page.txt"


def ask_the_page() -> None:
    """The real page that started the project, as it speaks for December 2018."""
    today = "2018-12-15"
    result = accordant.read(PAGE, as_of="2018-12")
    portfolio = result.portfolio
    print(f"{portfolio.title}: {len(portfolio)} partnerships, {len(result.diagnostics)} remarks of the reader")

    print("\nWhat ran on 15 June 2018?")
    for match in portfolio.find("active:2018-06-15", on=today):
        print(f"  {match.certainty:9} {match.title:9} {match.period!s:16} {match.reason or ''}".rstrip())

    print("\nWhich of it, networks aside, had nothing to do with HCERES?")
    query = active("2018-06-15") & ~kind("network") & ~partner("HCERES")
    print(f"  {query}: {', '.join(match.title for match in portfolio.find(query, on=today))}")

    print("\nWhat certainly ends within three years?")
    for expiry in portfolio.expiries("today/+3y", on=today):
        if expiry.certainty.is_certain:
            print(f"  {expiry.title:9} between {expiry.ends.first} and {expiry.ends.last}")

    print("\nWho funds us?")
    for partnership in portfolio:
        for one in partnership.participants:
            if one.role == "funder":
                name = portfolio.organization(one.organization).name
                print(f"  {partnership.title}: {name}")

    print("\nWhat did we promise to do about quality culture?")
    for match in portfolio.find('"quality culture"', on=today):
        for highlight in match.highlights:
            print(f"  {match.title}: {highlight.words} ({highlight.path})")


def ask_the_register(count: int) -> None:
    """A register of made-up partnerships."""
    begun = time.perf_counter()
    portfolio = accordant.read(
        io.BytesIO("".join(register(count)).encode()),
        limits=accordant.Limits(input=4 << 30, records=2 * count + 1_000),
    ).portfolio
    print(f"\n{len(portfolio):,} partnerships read in {time.perf_counter() - begun:.1f} s")

    begun = time.perf_counter()
    answer = portfolio.find("certain(active:2018-06-15) kind:project country:MA", limit=3)
    took = (time.perf_counter() - begun) * 1000
    print(f"Moroccan projects that certainly ran on 15 June 2018: {answer.total:,} ({took:.1f} ms)")

    print("How many were active, for certain and perhaps?")
    for bucket in portfolio.timeline(range="2016/2019"):
        print(f"  {bucket.period}: {bucket.certain:,} to {bucket.total:,}")

    print("Who meets whom most?")
    names = {one.id: one.name for one in portfolio.organizations}
    pairs = sorted(portfolio.network("active:2018"), key=lambda pair: -pair.total)
    for pair in pairs[:3]:
        print(f"  {names[pair.a]} and {names[pair.b]}: {pair.total:,}")


def register(count: int) -> Iterator[str]:
    """The lines of a register; the same for the same count."""
    dice = random.Random(count)
    places = ["Rabat", "Casablanca", "Lyon", "Barcelona", "Tunis", "Dakar", "Ghent", "Beirut"]
    yield json.dumps({"accordant": 1, "title": "A register", "asOf": "2018-12"}) + "\n"
    for number, place in enumerate(places):
        name = f"University of {place}"
        yield json.dumps({"organization": {"id": f"u{number}", "name": name}}) + "\n"
    kinds = ["agreement", "network", "project", "initiative"]
    for number in range(count):
        start = dice.randrange(2005, 2019)
        end = dice.choice(["..", "", str(start + 3), f"{start + 2}-06", f"{start + 4}-12-31"])
        a, b = dice.sample(range(len(places)), 2)
        record = {
            "id": f"p{number}",
            "title": f"Partnership {number}",
            "kind": dice.choice(kinds),
            "period": f"{start}-0{dice.randrange(1, 10)}/{end}",
            "participants": [{"organization": f"u{a}", "role": "coordinator"}, {"organization": f"u{b}"}],
            "countries": [dice.choice(["MA", "FR", "ES", "TN", "SN", "BE", "LB"])],
        }
        yield json.dumps({"partnership": record}) + "\n"


if __name__ == "__main__":
    ask_the_page()
    ask_the_register(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
