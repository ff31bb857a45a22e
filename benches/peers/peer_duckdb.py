"""DuckDB: native tables in memory; dates as dates, words folded into one text."""

import duckdb

from harness import Peer

peer = Peer("duckdb")
p = peer.parameters
database = duckdb.connect()

# The first and the last day of the calendar stand for ever and for ever after.
EVER, FOREVER = "DATE '0001-01-01'", "DATE '9999-12-31'"
COLUMNS = """{id: 'VARCHAR', title: 'VARCHAR', name: 'VARCHAR', kind: 'VARCHAR', "start": 'VARCHAR', "end": 'VARCHAR',
    objectives: 'VARCHAR[]', participants: 'STRUCT(organization VARCHAR, role VARCHAR)[]', programme: 'VARCHAR',
    funder: 'VARCHAR', country: 'VARCHAR', topics: 'VARCHAR[]'}"""
FACETS = ("kind", "country", "programme", "funder")


def day(number):
    return f"(DATE '1970-01-01' + {number})"


def first_day(text):
    return f"""CASE length({text}) WHEN 4 THEN {text} || '-01-01' WHEN 7 THEN {text} || '-01' ELSE {text} END::DATE"""


def last_day(text):
    first = first_day(text)
    return f"""CASE length({text}) WHEN 4 THEN make_date(year({first}), 12, 31) WHEN 7 THEN last_day({first})
        ELSE {first} END"""


def query(sql):
    return database.execute(sql).fetchall()


database.execute(f"""
    CREATE TABLE raw AS
    SELECT row_number() OVER ()::INTEGER AS "row", *,
        ' ' || regexp_replace(strip_accents(lower(array_to_string(objectives, ' '))), '[^a-z0-9]+', ' ', 'g') || ' '
            AS words,
        coalesce({first_day('"start"')}, {EVER}) AS start_first,
        least(coalesce({last_day('"start"')}, {FOREVER}), coalesce({last_day('"end"')}, {FOREVER})) AS start_last,
        greatest(coalesce({first_day('"end"')}, {day(p["as_of"])}), coalesce({first_day('"start"')}, {EVER}))
            AS end_first,
        coalesce({last_day('"end"')}, {FOREVER}) AS end_last
    FROM read_json('{peer.path}', format = 'newline_delimited', columns = {COLUMNS})
""")
database.execute("""
    CREATE TABLE parties AS
    SELECT "row", unnest(participants, recursive := true) FROM raw
    UNION ALL SELECT "row", funder, 'funder' FROM raw
""")
database.execute("CREATE TABLE p AS SELECT * EXCLUDE participants FROM raw")
database.execute("DROP TABLE raw")
peer.loaded(query("SELECT count(*) FROM p")[0][0])


def possible(window):
    return f"(start_first <= {day(window[1])} AND end_last >= {day(window[0])})"


def certain(window):
    return f"(start_last <= {day(window[1])} AND end_first >= {day(window[0])})"


def both(of_certain, of_possible):
    sql = f"SELECT count(*) FILTER ({of_certain}), count(*) FROM p WHERE {of_possible}"
    return lambda: query(sql)[0]


def one(sql):
    return lambda: query(sql)[0][0]


first, last = map(day, p["expiring"])
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
    counts = f"count(*) FILTER ({certain(p['active'])}), count(*)"
    return [query(f"SELECT {field}, {counts} FROM p WHERE {possible(p['active'])} GROUP BY 1") for field in FACETS]


def facet_answer(found):
    return {field: {value: [c, t] for value, c, t in rows} for field, rows in zip(FACETS, found)}


peer.ask("facets", facets, facet_answer)
of_funder = f"SELECT country, count(*) FROM p WHERE funder = '{p['funder']}' GROUP BY 1"
peer.ask("funder_countries", lambda: query(of_funder), dict)

word, common_word = (f"contains(words, ' {p[name]} ')" for name in ("word", "common_word"))
peer.ask("word", one(f"SELECT count(*) FROM p WHERE {word}"))
peer.ask("two_words", one(f"SELECT count(*) FROM p WHERE {word} AND {common_word}"))
peer.ask(
    "combination",
    both(certain(p["active"]), f"country = '{p['country']}' AND {possible(p['active'])} AND {common_word}"),
)

begin, end = (1970 + round(p["years"][side][0] / 365.2425) for side in (0, -1))


def timeline():
    def count(start, last):
        # Few pairs of a first and a last year are left after the inner grouping.
        return f"""
            SELECT year, coalesce(sum(rows), 0)::BIGINT AS rows
            FROM range({begin}, {end + 1}) AS years(year) LEFT JOIN (
                SELECT greatest(year({start}), {begin}) AS a, least(year({last}), {end}) AS b, count(*) AS rows
                FROM p GROUP BY ALL
            ) ON year BETWEEN a AND b GROUP BY year"""

    of_certain, of_possible = count("start_last", "end_first"), count("start_first", "end_last")
    return query(f"SELECT c.rows, t.rows FROM ({of_certain}) c JOIN ({of_possible}) t USING (year) ORDER BY year")


peer.ask("timeline", timeline)

a, b = p["pair"]


def partners(organization):
    rows_with = f"""SELECT "row" FROM parties WHERE organization = '{organization}'"""
    return f"""SELECT organization FROM parties WHERE "row" IN ({rows_with}) AND organization <> '{organization}'"""


peer.ask(
    "shared_partnerships",
    one(f"""SELECT count(*) FROM parties x JOIN parties y USING ("row")
        WHERE x.organization = '{a}' AND y.organization = '{b}'"""),
)
peer.ask("shared_partners", one(f"SELECT count(*) FROM (({partners(a)}) INTERSECT ({partners(b)}))"))
top = f"SELECT organization, count(*) FROM ({partners(a)}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10"
peer.ask("top_partners", lambda: query(top))
