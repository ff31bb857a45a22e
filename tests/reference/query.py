"""Queries from text and JSON, as docs/queries.md describes them.

A query is a tuple: ("everything",), ("and", parts), ("or", parts), ("not", part), ("certain", part),
("possible", part) or ("term", field, operator, value, is_prefix).
"""

from __future__ import annotations

ROLES = [
    "coordinator", "member", "foundingMember", "associate", "observer", "beneficiary", "funder", "host",
    "implementer", "signatory", "network", "other",
]
FIELDS = [
    "active", "throughout", "starts", "ends", "during", "duration", "status", "declared", "kind", "text", "title",
    "objective", "topic", "country", "programme", "id", "identifier", "language", "partner", *ROLES,
]
OF_DAYS = ("active", "throughout", "starts", "ends", "during")
OF_TIME = (*OF_DAYS, "duration", "status")


class BadQuery(ValueError):
    """The text is no query."""


def read(query) -> tuple:
    """A query from text, or from its JSON form."""
    return Parser(query).whole() if isinstance(query, str) else from_json(query)


def from_json(query: dict) -> tuple:
    if "field" in query:
        return ("term", field(query["field"]), query.get("op", ":"), query["value"], query.get("prefix", False))
    (name, inner), = query.items()
    if name == "everything":
        return ("everything",)
    if name in ("and", "or"):
        return joined(name, [from_json(part) for part in inner])
    return (name, from_json(inner))


def joined(name: str, parts: list) -> tuple:
    if name == "and":
        parts = [part for part in parts if part != ("everything",)]
    if not parts:
        return ("everything",) if name == "and" else ("not", ("everything",))
    return parts[0] if len(parts) == 1 else (name, parts)


def field(name: str) -> str:
    for known in FIELDS:
        if known.lower() == name.lower():
            return known
    raise BadQuery(f"no field {name}")


class Parser:
    """Reads from left to right; `at` is the place in the text."""

    def __init__(self, text: str):
        self.text, self.at = text, 0

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def next_is_word(self, word: str) -> bool:
        self.space()
        after = self.text[self.at + len(word) : self.at + len(word) + 1]
        return self.text.startswith(word, self.at) and (not after or after.isspace() or after in '()"')

    def take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def whole(self) -> tuple:
        query = self.any()
        self.space()
        if self.at < len(self.text):
            raise BadQuery("a parenthesis too many")
        return query

    def any(self) -> tuple:
        parts = [self.all()]
        while self.next_is_word("OR"):
            self.at += 2
            parts.append(self.all())
        if len(parts) > 1 and None in parts:
            raise BadQuery("OR with one side")
        return joined("or", [part or ("everything",) for part in parts])

    def all(self) -> tuple | None:
        parts = []
        while True:
            explicit = self.next_is_word("AND")
            if explicit:
                self.at += 3
            self.space()
            ends = self.at == len(self.text) or self.text[self.at] == ")" or self.next_is_word("OR")
            if explicit and (ends or not parts):
                raise BadQuery("AND with one side")
            if ends:
                return joined("and", parts) if parts else None
            parts.append(self.part())

    def part(self) -> tuple:
        self.space()
        if self.next_is_word("NOT"):
            self.at += 3
            return ("not", self.part())
        if self.take("-"):
            return ("not", self.part())
        for opening, name in (("certain(", "certain"), ("possible(", "possible"), ("(", None)):
            if self.take(opening):
                inner = self.any()
                self.space()
                if not self.take(")"):
                    raise BadQuery("a parenthesis too few")
                return (name, inner) if name else inner
        return self.term()

    def term(self) -> tuple:
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] == "_"):
            self.at += 1
        name = self.text[start : self.at]
        if name:
            for sign in ("<=", ">=", "<", ">", ":", "="):
                if self.take(sign):
                    value, prefix = self.value()
                    return ("term", field(name), ":" if sign == "=" else sign, value, prefix)
        self.at = start
        value, prefix = self.value()
        return ("everything",) if prefix and not value else ("term", "text", ":", value, prefix)

    def value(self) -> tuple[str, bool]:
        if self.take('"'):
            letters: list[str] = []
            starred = False
            while self.at < len(self.text):
                letter = self.text[self.at]
                self.at += 1
                if letter == '"':
                    if self.take("*"):
                        return "".join(letters), True
                    inside = starred and len(letters) > 1
                    return "".join(letters[:-1] if inside else letters), inside
                starred = letter == "*"
                if letter == "\\":
                    letter = self.text[self.at]
                    self.at += 1
                letters.append(letter)
            raise BadQuery("a quotation mark that is not closed")
        start = self.at
        while self.at < len(self.text) and not self.text[self.at].isspace() and self.text[self.at] not in '()"':
            self.at += 1
        word = self.text[start : self.at]
        return (word[:-1], True) if word.endswith("*") else (word, False)


def terms(query: tuple, within_negations: bool = True) -> list[tuple]:
    """Its conditions in the order written."""
    if query[0] == "term":
        return [query]
    if query[0] in ("and", "or"):
        return [term for part in query[1] for term in terms(part, within_negations)]
    if query[0] == "everything" or (query[0] == "not" and not within_negations):
        return []
    return terms(query[1], within_negations)
