"""Words as searches compare them: without case, accents, Arabic diacritics and letter variants."""

from __future__ import annotations

import unicodedata

# Letters that are read as another, or as two, though no decomposition of Unicode says so.
LETTERS = {
    "ß": "ss", "œ": "oe", "æ": "ae", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
    "ى": "ي", "ی": "ي", "ٱ": "ا", "ة": "ه", "ک": "ك",
}
DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"
TATWEEL = "\u0640"
HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0"


def is_unseen(letter: str) -> bool:
    """Combining marks, and what shows nothing: joiners, directional marks, fillers, the tatweel."""
    category = unicodedata.category(letter)
    formats = category == "Cf" and not unicodedata.bidirectional(letter) == "AN"
    return category.startswith("M") or formats or letter == TATWEEL or letter in HANGUL_FILLERS


def fold_letter(letter: str) -> str:
    for digits in DIGITS:
        if letter in digits:
            return str(digits.index(letter))
    return LETTERS.get(letter, letter)


def fold(text: str) -> str:
    letters = []
    for letter in unicodedata.normalize("NFKD", text):
        if not is_unseen(letter):
            letters += [" "] if letter.isspace() else [fold_letter(l) for l in letter.lower() if not is_unseen(l)]
    return " ".join("".join(letters).split())


def words_with_places(text: str) -> list[tuple[str, int, int]]:
    """Runs of letters and digits, folded, each with the characters of the text that it comes from."""
    found, start = [], None
    for at, letter in enumerate(text + " "):
        if letter.isalnum() or is_unseen(letter):
            start = at if start is None else start
        elif start is not None:
            folded = "".join(l if l.isalnum() else " " for l in fold(text[start:at]))
            found += [(word, start, at) for word in folded.split()]
            start = None
    return found


def words(text: str) -> list[str]:
    return [word for word, _, _ in words_with_places(text)]


def find_run(asked: list[str], prefix: bool, among: list[str]) -> int | None:
    """Where the words stand in a row; the last one may go on if it is a prefix."""
    if not asked:
        return None
    for at in range(len(among) - len(asked) + 1):
        run = among[at : at + len(asked)]
        if run[:-1] == asked[:-1] and (run[-1] == asked[-1] or (prefix and run[-1].startswith(asked[-1]))):
            return at
    return None
