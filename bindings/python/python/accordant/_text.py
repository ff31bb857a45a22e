"""Text in one language or several."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_NONE: Mapping[str, str] = MappingProxyType({})


class Text(str):
    """Text: in the language of the portfolio, or in several languages by their tags.

    It is a `str`, the first of its languages if there are several.

    >>> title = Text({"en": "Quality culture", "fr": "Culture qualité"})
    >>> title
    Text({'en': 'Quality culture', 'fr': 'Culture qualité'})
    >>> title.upper()
    'QUALITY CULTURE'
    >>> title.in_language("fr")
    'Culture qualité'
    >>> Text("ANQAHE") == "ANQAHE"
    True
    """

    __slots__ = ("_translations",)
    _translations: Mapping[str, str]

    def __new__(cls, text: str | Mapping[str, str]) -> Text:
        if isinstance(text, str):
            made = str.__new__(cls, text)
            made._translations = text._translations if isinstance(text, Text) else _NONE
        else:
            made = str.__new__(cls, next(iter(text.values()), ""))
            made._translations = MappingProxyType(dict(text))
        return made

    @property
    def translations(self) -> Mapping[str, str]:
        """The text by language tag; empty if it is in the portfolio's language alone."""
        return self._translations

    def in_language(self, tag: str) -> str:
        """The text in this language; the first one if there is none in it.

        A general tag finds a more special one: `ar` finds `ar-MA`.
        """
        wanted = tag.lower()
        for known, text in self._translations.items():
            if f"{known.lower()}-".startswith(f"{wanted}-"):
                return text
        return str(self)

    def __str__(self) -> str:
        return str.__str__(self)

    def __repr__(self) -> str:
        if self._translations:
            return f"Text({dict(self._translations)!r})"
        return f"Text({str.__repr__(self)})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Text) and self._translations != other._translations:
            return False
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (dict(self._translations) or str(self),)
