"""pandas: a frame of the rows, a frame of the parties, categories for what repeats."""

import numpy as np
import pandas as pd

from harness import EVER, FOREVER, Peer, folded_words

peer = Peer("pandas")
p = peer.parameters
FACETS = ("kind", "country", "programme", "funder")


def days_of(texts, missing_first, missing_last):
    """The first and the last day of each date, as numbers."""
    texts = texts.astype(object).where(texts.notna(), None)
    length = texts.map(lambda text: 0 if text is None else len(text)).to_numpy()
    full = texts.map(lambda text: None if text is None else (text + "-01-01" if len(text) == 4 else text + "-01")[:10])
    first = pd.to_datetime(full)
    of_month, of_year = first + pd.offsets.MonthEnd(0), first + pd.offsets.YearEnd(0)
    last = first.where(length == 10, of_month.where(length == 7, of_year))

    def number(days, missing):
        found = days.astype("datetime64[s]").astype("int64").to_numpy() // 86_400
        return np.where(length == 0, missing, found).astype("int32")

    return number(first, missing_first), number(last, missing_last)


rows = pd.read_json(peer.path, lines=True, dtype=False)
start_first, start_last = days_of(rows["start"], EVER, FOREVER)
end_first, end_last = days_of(rows["end"], p["as_of"], FOREVER)
rows["start_first"], rows["end_last"] = start_first, end_last
rows["start_last"] = np.minimum(start_last, end_last)
rows["end_first"] = np.maximum(end_first, start_first)

numbers = np.arange(len(rows), dtype="int32")
counts = rows["participants"].map(len).to_numpy()
flat = [participant for participants in rows["participants"] for participant in participants]
parties = pd.DataFrame(
    {
        "row": np.concatenate([np.repeat(numbers, counts), numbers]),
        "organization": pd.Categorical([one["organization"] for one in flat] + rows["funder"].to_list()),
        "role": pd.Categorical([one["role"] for one in flat] + ["funder"] * len(rows)),
    }
)
del flat
rows["words"] = rows["objectives"].map(folded_words)
rows = rows.drop(columns=["participants"]).astype({field: "category" for field in FACETS})
peer.loaded(len(rows))


def possible(first, last):
    return (rows["start_first"] <= last) & (rows["end_last"] >= first)


def certain(first, last):
    return (rows["start_last"] <= last) & (rows["end_first"] >= first)


def both(of_certain, of_possible):
    return int(of_certain.sum()), int(of_possible.sum())


def expiring():
    first, last = p["expiring"]
    of_certain = (rows["end_first"] >= first) & (rows["end_last"] <= last)
    return both(of_certain, (rows["end_first"] <= last) & (rows["end_last"] >= first))


peer.ask("active", lambda: both(certain(*p["active"]), possible(*p["active"])))
peer.ask("overlap", lambda: both(certain(*p["overlap"]), possible(*p["overlap"])))
peer.ask("expiring", expiring)
peer.ask(
    "organization_role",
    lambda: int(((parties["organization"] == p["organization"]) & (parties["role"] == p["role"])).sum()),
)


def facets():
    of_possible, of_certain = possible(*p["active"]), certain(*p["active"])
    return [(rows[field][of_certain].value_counts(), rows[field][of_possible].value_counts()) for field in FACETS]


def facet_answer(found):
    return {
        field: {value: [int(of_certain[value]), int(total)] for value, total in of_possible.items() if total}
        for field, (of_certain, of_possible) in zip(FACETS, found)
    }


peer.ask("facets", facets, facet_answer)
peer.ask(
    "funder_countries",
    lambda: rows["country"][rows["funder"] == p["funder"]].value_counts(),
    lambda found: {country: int(count) for country, count in found.items() if count},
)


def has(words, word):
    return words.str.contains(f" {word} ", regex=False)


def two_words():
    found = rows["words"][has(rows["words"], p["word"])]
    return int(has(found, p["common_word"]).sum())


def combination():
    found = rows[(rows["country"] == p["country"]) & possible(*p["active"])]
    found = found[has(found["words"], p["common_word"])]
    first, last = p["active"]
    return int(((found["start_last"] <= last) & (found["end_first"] >= first)).sum()), len(found)


peer.ask("word", lambda: int(has(rows["words"], p["word"]).sum()))
peer.ask("two_words", two_words)
peer.ask("combination", combination)

firsts, lasts = np.array(p["years"]).T


def timeline():
    def count(start, end):
        first = np.searchsorted(lasts, rows[start].to_numpy(), "left")
        after = np.searchsorted(firsts, rows[end].to_numpy(), "right")
        some = first < after
        size = len(firsts) + 1
        return np.cumsum(np.bincount(first[some], minlength=size) - np.bincount(after[some], minlength=size))[:-1]

    return np.stack([count("start_last", "end_first"), count("start_first", "end_last")], axis=1)


peer.ask("timeline", timeline, lambda found: found.tolist())

a, b = p["pair"]


def rows_with(organization):
    return parties["row"][parties["organization"] == organization]


def partners(organization):
    found = parties["organization"][parties["row"].isin(rows_with(organization))]
    return found[found != organization]


def top_partners():
    counts = partners(a).value_counts()
    return sorted(counts[counts > 0].items(), key=lambda one: (-one[1], one[0]))[:10]


peer.ask("shared_partnerships", lambda: int(rows_with(a).isin(rows_with(b)).sum()))
peer.ask("shared_partners", lambda: len(set(partners(a).unique()) & set(partners(b).unique())))
peer.ask("top_partners", top_partners, lambda found: [[organization, int(count)] for organization, count in found])
