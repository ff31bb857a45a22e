"""SQLite: tables in memory, an FTS5 index of the words, B-trees for what is asked."""

import sqlite3
from bisect import bisect_left, bisect_right
from itertools import accumulate

import orjson

from harness import Peer, parties, windows

peer = Peer("sqlite")
p = peer.parameters
database = sqlite3.connect(":memory:")
FACETS = ("kind", "country", "programme", "funder")

database.executescript("""
    PRAGMA journal_mode = OFF;
    CREATE TABLE p("row" INTEGER PRIMARY KEY, id TEXT, title TEXT, name TEXT, kind TEXT, programme TEXT, funder TEXT,
        country TEXT, topics TEXT, objectives TEXT,
        start_first INT, start_last INT, end_first INT, end_last INT);
    CREATE TABLE parties("row" INT, organization TEXT, role TEXT);
    CREATE VIRTUAL TABLE words USING fts5(objectives, content = 'p', content_rowid = 'row',
        tokenize = 'unicode61 remove_diacritics 2', detail = none);
""")


def rows():
    with open(peer.path, "rb") as file:
        for number, line in enumerate(file):
            row = orjson.loads(line)
            database.executemany("INSERT INTO parties VALUES (?, ?, ?)", ((number, *party) for party in parties(row)))
            fields = (row[field] for field in ("id", "title", "name", "kind", "programme", "funder", "country"))
            texts = ("\n".join(row[field]) for field in ("topics", "objectives"))
            yield number, *fields, *texts, *windows(row["start"], row["end"], p["as_of"])


database.executemany(f"INSERT INTO p VALUES ({', '.join('?' * 14)})", rows())
database.execute("INSERT INTO words(words) VALUES ('rebuild')")
database.executescript("""
    CREATE INDEX possibly ON p(start_first, end_last, start_last, end_first);
    CREATE INDEX start_lasts ON p(start_last);
    CREATE INDEX end_firsts ON p(end_first, end_last);
    CREATE INDEX end_lasts ON p(end_last, end_first);
    CREATE INDEX uncertain ON p(start_last, end_first) WHERE start_last > end_first;
    CREATE INDEX funders ON p(funder, country);
    CREATE INDEX countries ON p(country, start_first, end_last, start_last, end_first);
    CREATE INDEX organizations ON parties(organization, role, "row");
    CREATE INDEX members ON parties("row", organization);
    ANALYZE;
""")
database.commit()


def query(sql):
    return database.execute(sql).fetchall()


peer.loaded(query("SELECT count(*) FROM p")[0][0])


def possible(window):
    return f"(start_first <= {window[1]} AND end_last >= {window[0]})"


def certain(window):
    return f"(start_last <= {window[1]} AND end_first >= {window[0]})"


def both(of_certain, of_possible):
    sql = f"SELECT count(*) FILTER (WHERE {of_certain}), count(*) FROM p WHERE {of_possible}"
    return lambda: query(sql)[0]


def one(sql):
    return lambda: query(sql)[0][0]


first, last = p["expiring"]
peer.ask("active", both(certain(p["active"]), possible(p["active"])))
peer.ask("overlap", both(certain(p["overlap"]), possible(p["overlap"])))
peer.ask(
    "expiring",
    both(f"end_first >= {first} AND end_last <= {last}", f"end_first <= {last} AND end_last >= {first}"),
)
peer.ask(
    "organization_role",
    one(f"SELECT count(*) FROM parties WHERE organization = '{p['organization']}' AND role = '{p['role']}'"),
)


def facets():
    counts = f"count(*) FILTER (WHERE {certain(p['active'])}), count(*)"
    return [query(f"SELECT {field}, {counts} FROM p WHERE {possible(p['active'])} GROUP BY 1") for field in FACETS]


def facet_answer(found):
    return {field: {value: [c, t] for value, c, t in rows} for field, rows in zip(FACETS, found)}


peer.ask("facets", facets, facet_answer)
of_funder = f"SELECT country, count(*) FROM p WHERE funder = '{p['funder']}' GROUP BY 1"
peer.ask("funder_countries", lambda: query(of_funder), dict)

word, common_word = p["word"], p["common_word"]
peer.ask("word", one(f"SELECT count(*) FROM words WHERE words MATCH '{word}'"))
peer.ask("two_words", one(f"SELECT count(*) FROM words WHERE words MATCH '{word} AND {common_word}'"))
with_word = f"""SELECT rowid FROM words WHERE words MATCH '{common_word}'"""
peer.ask(
    "combination",
    both(
        certain(p["active"]), f"""country = '{p["country"]}' AND {possible(p["active"])} AND "row" IN ({with_word})"""
    ),
)


def timeline():
    def counted(column):
        """The days of a column in order, and how many rows have this one or an earlier one."""
        days, counts = zip(*query(f"SELECT {column}, count(*) FROM p GROUP BY 1 ORDER BY 1"))
        return days, [0, *accumulate(counts)]

    def until(counted, day):
        return counted[1][bisect_right(counted[0], day)]

    def before(counted, day):
        return counted[1][bisect_left(counted[0], day)]

    start_firsts, start_lasts = counted("start_first"), counted("start_last")
    end_firsts, end_lasts = counted("end_first"), counted("end_last")
    # Their latest start is after their earliest end: before a year and after it at the same time.
    crossed = query("SELECT start_last, end_first FROM p WHERE start_last > end_first")
    found = []
    for first, last in p["years"]:
        twice = sum(end < first and start > last for start, end in crossed)
        of_certain = until(start_lasts, last) - before(end_firsts, first) + twice
        found.append((of_certain, until(start_firsts, last) - before(end_lasts, first)))
    return found


peer.ask("timeline", timeline)

a, b = p["pair"]


def partners(organization):
    return f"""SELECT y.organization FROM parties x JOIN parties y USING ("row")
        WHERE x.organization = '{organization}' AND y.organization <> '{organization}'"""


peer.ask(
    "shared_partnerships",
    one(f"""SELECT count(*) FROM parties x JOIN parties y USING ("row")
        WHERE x.organization = '{a}' AND y.organization = '{b}'"""),
)
peer.ask("shared_partners", one(f"SELECT count(*) FROM ({partners(a)} INTERSECT {partners(b)})"))
top = f"{partners(a).replace('y.organization', 'y.organization, count(*)', 1)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10"
peer.ask("top_partners", lambda: query(top))
