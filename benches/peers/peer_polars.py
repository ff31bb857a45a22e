"""polars: a frame of the rows, a frame of the parties, categories for what repeats."""

import polars as pl
from polars import col

from harness import EVER, FOREVER, Peer

peer = Peer("polars")
p = peer.parameters

SCHEMA = {
    "id": pl.String,
    "title": pl.String,
    "name": pl.String,
    "kind": pl.String,
    "start": pl.String,
    "end": pl.String,
    "objectives": pl.List(pl.String),
    "participants": pl.List(pl.Struct({"organization": pl.String, "role": pl.String})),
    "programme": pl.String,
    "funder": pl.String,
    "country": pl.String,
    "topics": pl.List(pl.String),
}
FACETS = ("kind", "country", "programme", "funder")


def first_day(text):
    length = text.str.len_bytes()
    full = pl.when(length == 4).then(text + "-01-01").when(length == 7).then(text + "-01").otherwise(text)
    return full.str.to_date("%Y-%m-%d")


def last_day(text):
    length, first = text.str.len_bytes(), first_day(text)
    end_of_year = first.dt.offset_by("11mo").dt.month_end()
    return pl.when(length == 4).then(end_of_year).when(length == 7).then(first.dt.month_end()).otherwise(first)


def number(day, missing):
    return day.cast(pl.Int32).fill_null(missing)


rows = pl.read_ndjson(peer.path, schema=SCHEMA).with_row_index("row")
rows = rows.with_columns(
    start_first=number(first_day(col("start")), EVER),
    start_last=number(last_day(col("start")), FOREVER),
    end_first=number(first_day(col("end")), p["as_of"]),
    end_last=number(last_day(col("end")), FOREVER),
).with_columns(
    start_last=pl.min_horizontal("start_last", "end_last"),
    end_first=pl.max_horizontal("end_first", "start_first"),
)
participants = rows.select("row", "participants").explode("participants").unnest("participants")
funders = rows.select("row", organization="funder", role=pl.lit("funder"))
parties = pl.concat([participants, funders]).with_columns(col("organization", "role").cast(pl.Categorical))
words = col("objectives").list.join(" ").str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
rows = (
    rows.drop("participants")
    .with_columns(col(*FACETS).cast(pl.Categorical))
    .with_columns(words=pl.lit(" ") + words.str.replace_all(r"[^a-z0-9]+", " ") + pl.lit(" "))
    .rechunk()
)
peer.loaded(rows.height)


def possible(window):
    return (col("start_first") <= window[1]) & (col("end_last") >= window[0])


def certain(window):
    return (col("start_last") <= window[1]) & (col("end_first") >= window[0])


def both(of_certain, of_possible):
    return rows.select(certain=of_certain.sum(), total=of_possible.sum()).row(0)


first, last = p["expiring"]
ends_certain = (col("end_first") >= first) & (col("end_last") <= last)
ends_possible = (col("end_first") <= last) & (col("end_last") >= first)
peer.ask("active", lambda: both(certain(p["active"]), possible(p["active"])))
peer.ask("overlap", lambda: both(certain(p["overlap"]), possible(p["overlap"])))
peer.ask("expiring", lambda: both(ends_certain, ends_possible))

in_role = (col("organization") == p["organization"]) & (col("role") == p["role"])
peer.ask("organization_role", lambda: parties.lazy().select(in_role.sum()).collect().item())


def facets():
    found = rows.lazy().filter(possible(p["active"]))
    counts = [certain(p["active"]).sum().alias("certain"), pl.len().alias("total")]
    return pl.collect_all([found.group_by(field).agg(counts) for field in FACETS])


def facet_answer(frames):
    return {field: {value: [c, t] for value, c, t in frame.iter_rows()} for field, frame in zip(FACETS, frames)}


peer.ask("facets", facets, facet_answer)
of_funder = rows.lazy().filter(col("funder") == p["funder"])
peer.ask("funder_countries", lambda: of_funder.group_by("country").len().collect(), lambda f: dict(f.iter_rows()))


def has(word):
    return col("words").str.contains(f" {word} ", literal=True)


word, common_word = has(p["word"]), has(p["common_word"])
peer.ask("word", lambda: rows.lazy().select(word.sum()).collect().item())
peer.ask("two_words", lambda: rows.lazy().filter(word).filter(common_word).select(pl.len()).collect().item())
of_country = rows.lazy().filter((col("country") == p["country"]) & possible(p["active"])).filter(common_word)
peer.ask(
    "combination",
    lambda: of_country.select(certain=certain(p["active"]).sum(), total=pl.len()).collect().row(0),
)

firsts = pl.Series([first for first, _ in p["years"]], dtype=pl.Int32)
lasts = pl.Series([last for _, last in p["years"]], dtype=pl.Int32)


def timeline():
    def count(start, end):
        spans = pl.LazyFrame(
            {"first": lasts.search_sorted(rows[start], "left"), "after": firsts.search_sorted(rows[end], "right")}
        ).filter(col("first") < col("after"))
        change = [0] * (len(firsts) + 1)
        begins, ends = pl.collect_all([spans.group_by(side).len() for side in ("first", "after")])
        for year, rows_of_year in begins.iter_rows():
            change[year] += rows_of_year
        for year, rows_of_year in ends.iter_rows():
            change[year] -= rows_of_year
        return pl.Series(change[:-1]).cum_sum().to_list()

    return list(zip(count("start_last", "end_first"), count("start_first", "end_last")))


peer.ask("timeline", timeline)

a, b = p["pair"]


def rows_with(organization):
    return parties.lazy().filter(col("organization") == organization).select("row")


def partners(organization):
    present = parties.lazy().join(rows_with(organization), on="row", how="semi")
    return present.filter(col("organization") != organization)


def shared_partners():
    of_a, of_b = (partners(organization).select("organization").unique() for organization in (a, b))
    return of_a.join(of_b, on="organization", how="semi").select(pl.len()).collect().item()


def top_partners():
    counts = partners(a).group_by("organization").len()
    return counts.with_columns(col("organization").cast(pl.String)).sort(
        ["len", "organization"], descending=[True, False]
    ).head(10).collect()


peer.ask(
    "shared_partnerships",
    lambda: rows_with(a).join(rows_with(b), on="row", how="semi").select(pl.len()).collect().item(),
)
peer.ask("shared_partners", shared_partners)
peer.ask("top_partners", top_partners, lambda frame: frame.rows())
