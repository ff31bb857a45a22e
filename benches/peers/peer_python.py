"""Plain Python: orjson, a list of dicts, comprehensions."""

from bisect import bisect_left, bisect_right
from collections import Counter

import orjson

from harness import Peer, folded_words, parties, windows

peer = Peer("python")
p = peer.parameters

rows = []
with open(peer.path, "rb") as file:
    for line in file:
        row = orjson.loads(line)
        row["days"] = windows(row["start"], row["end"], p["as_of"])
        row["words"] = folded_words(row["objectives"])
        row["parties"] = list(parties(row))
        rows.append(row)
peer.loaded(len(rows))


def active(first, last, among=rows):
    possible = [row["days"] for row in among if row["days"][0] <= last and row["days"][3] >= first]
    return sum(days[1] <= last and days[2] >= first for days in possible), len(possible)


peer.ask("active", lambda: active(*p["active"]))
peer.ask("overlap", lambda: active(*p["overlap"]))


def expiring():
    first, last = p["expiring"]
    possible = [row["days"] for row in rows if row["days"][2] <= last and row["days"][3] >= first]
    return sum(days[2] >= first and days[3] <= last for days in possible), len(possible)


peer.ask("expiring", expiring)
party = (p["organization"], p["role"])
peer.ask("organization_role", lambda: sum(party in row["parties"] for row in rows))


def facets():
    first, last = p["active"]
    fields = ("kind", "country", "programme", "funder")
    counts = {field: {} for field in fields}
    for row in rows:
        start_first, start_last, end_first, end_last = row["days"]
        if start_first <= last and end_last >= first:
            certain = start_last <= last and end_first >= first
            for field in fields:
                count = counts[field].setdefault(row[field], [0, 0])
                count[0] += certain
                count[1] += 1
    return counts


peer.ask("facets", facets)
peer.ask("funder_countries", lambda: Counter(row["country"] for row in rows if row["funder"] == p["funder"]))

word, common_word = f" {p['word']} ", f" {p['common_word']} "
peer.ask("word", lambda: sum(word in row["words"] for row in rows))
peer.ask("two_words", lambda: sum(word in row["words"] and common_word in row["words"] for row in rows))
peer.ask(
    "combination",
    lambda: active(
        *p["active"], [row for row in rows if row["country"] == p["country"] and common_word in row["words"]]
    ),
)


def timeline():
    firsts, lasts = zip(*p["years"])

    def count(start, end):
        change = [0] * (len(firsts) + 1)
        for row in rows:
            first = bisect_left(lasts, row["days"][start])
            after = bisect_right(firsts, row["days"][end])
            if first < after:
                change[first] += 1
                change[after] -= 1
        counts = [0]
        for one in change[:-1]:
            counts.append(counts[-1] + one)
        return counts[1:]

    return list(zip(count(1, 2), count(0, 3)))


peer.ask("timeline", timeline)


def takes_part(organization, row):
    return any(party == organization for party, _ in row["parties"])


def partners(organization):
    found = Counter(party for row in rows if takes_part(organization, row) for party, _ in row["parties"])
    del found[organization]
    return found


a, b = p["pair"]
peer.ask("shared_partnerships", lambda: sum(takes_part(a, row) and takes_part(b, row) for row in rows))
peer.ask("shared_partners", lambda: len(partners(a).keys() & partners(b).keys()))
peer.ask("top_partners", lambda: sorted(partners(a).items(), key=lambda one: (-one[1], one[0]))[:10])
