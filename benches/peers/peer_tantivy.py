"""tantivy: folded words, terms and fast fields in memory. It holds no texts, only the ids."""

import orjson
import tantivy
from tantivy import Filter, Occur, Query, TextAnalyzerBuilder, Tokenizer

from harness import EVER, FOREVER, Peer, parties, windows

peer = Peer("tantivy")
p = peer.parameters
FACETS = ("kind", "country", "programme", "funder")
DAYS = ("start_first", "start_last", "end_first", "end_last")
# More than any field has different values.
ALL_VALUES = 60_000

builder = tantivy.SchemaBuilder()
builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
builder.add_text_field("objectives", tokenizer_name="fold", index_option="basic")
for field in FACETS + ("party",):
    builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
builder.add_text_field("party_role", tokenizer_name="raw", index_option="basic")
for field in DAYS:
    builder.add_integer_field(field, indexed=False, fast=True)
schema = builder.build()
index = tantivy.Index(schema)
folding = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
index.register_tokenizer("fold", folding.build())

writer = index.writer(heap_size=500_000_000)
with open(peer.path, "rb") as file:
    for line in file:
        row = orjson.loads(line)
        document = tantivy.Document(id=row["id"], objectives=row["objectives"])
        for field in FACETS:
            document.add_text(field, row[field])
        for organization, role in parties(row):
            document.add_text("party", organization)
            document.add_text("party_role", f"{organization} {role}")
        for field, day in zip(DAYS, windows(row["start"], row["end"], p["as_of"])):
            document.add_integer(field, day)
        writer.add_document(document)
writer.commit()
writer.wait_merging_threads()
index.reload()
searcher = index.searcher()
peer.loaded(searcher.num_docs)


def term(field, value):
    return Query.term_query(schema, field, value, "basic")


def within(field, first, last):
    return Query.range_query(schema, field, tantivy.FieldType.Integer, first, last)


def every(*queries):
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def possible(first, last):
    return [within("start_first", EVER, last), within("end_last", first, FOREVER)]


def certain(first, last):
    return [within("start_last", EVER, last), within("end_first", first, FOREVER)]


def count(query):
    return searcher.search(query, limit=1, count=True).count


def both(of_certain, of_possible):
    of_certain, of_possible = every(*of_certain), every(*of_possible)
    return lambda: (count(of_certain), count(of_possible))


def values(query, fields):
    """How many of what the query finds have each value of the fields."""
    terms = {field: {"terms": {"field": field, "size": ALL_VALUES}} for field in fields}
    found = searcher.aggregate(query, terms)
    return {field: {b["key"]: int(b["doc_count"]) for b in found[field]["buckets"]} for field in fields}


first, last = p["expiring"]
peer.ask("active", both(certain(*p["active"]), possible(*p["active"])))
peer.ask("overlap", both(certain(*p["overlap"]), possible(*p["overlap"])))
peer.ask(
    "expiring",
    both(
        [within("end_first", first, FOREVER), within("end_last", EVER, last)],
        [within("end_first", EVER, last), within("end_last", first, FOREVER)],
    ),
)
in_role = term("party_role", f"{p['organization']} {p['role']}")
peer.ask("organization_role", lambda: count(in_role))


def facet_answer(found):
    of_certain, of_possible = found
    return {
        field: {value: [of_certain[field].get(value, 0), total] for value, total in of_possible[field].items()}
        for field in FACETS
    }


facets = [every(*certain(*p["active"])), every(*possible(*p["active"]))]
peer.ask("facets", lambda: [values(query, FACETS) for query in facets], facet_answer)
of_funder = term("funder", p["funder"])
peer.ask("funder_countries", lambda: values(of_funder, ["country"])["country"])

word, common_word = (term("objectives", p[name]) for name in ("word", "common_word"))
two_words = every(word, common_word)
rest = [common_word, term("country", p["country"])]
peer.ask("word", lambda: count(word))
peer.ask("two_words", lambda: count(two_words))
peer.ask("combination", both([*rest, *certain(*p["active"])], [*rest, *possible(*p["active"])]))

years = [both(certain(*year), possible(*year)) for year in p["years"]]
peer.ask("timeline", lambda: [year() for year in years])

a, b = p["pair"]
together = every(term("party", a), term("party", b))


def partners(organization):
    found = values(term("party", organization), ["party"])["party"]
    del found[organization]
    return found


peer.ask("shared_partnerships", lambda: count(together))
peer.ask("shared_partners", lambda: len(partners(a).keys() & partners(b).keys()))
peer.ask("top_partners", lambda: sorted(partners(a).items(), key=lambda one: (-one[1], one[0]))[:10])
