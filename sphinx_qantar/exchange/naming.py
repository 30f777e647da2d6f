"""Make names of what has none: slugs of excerpts, themes and works, in ASCII."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфыэіұүһәғқңөё",
        "abvgdeziiklmnoprstufyeiuuhagqnoe",
        strict=True,
    )
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
"""Russian as the Library of Congress writes it without signs; Kazakh as it is written in Latin."""

_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th"}
_LETTERS = _CYRILLIC | _LATIN
_SIGNS = {"ь": "", "ъ": ""}
_WORDS = 5
_LONGEST = 60


def slug(text: str, words: int = 0) -> str:
    """Return a name of ASCII letters, digits and hyphens, as like the text as can be.

    :param text: any text; of letters of other scripts a number is made
    :param words: how many words to take, 0 for all
    """
    found = _WORD.findall(text)
    parts = [latin for word in found if (latin := _latin(word))]
    name = "-".join(parts[:words] if words else parts)
    if not name or len(parts) * 2 < len(found):
        return f"x{crc32(text.encode('utf-8', 'replace')):08x}"
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]
    return name


def excerpt_name(quotation: str) -> str:
    """Return a name for an excerpt, of the first words of its quotation."""
    return slug(quotation[:400], _WORDS)


def unused(name: str, taken: Container[str]) -> str:
    """Return a name, or with the first number that nothing is called by."""
    if name not in taken:
        return name
    return next(made for number in count(2) if (made := f"{name}-{number}") not in taken)


def _latin(word: str) -> str:
    letters = "".join((_LETTERS | _SIGNS).get(letter, letter) for letter in word.casefold())
    plain = unicodedata.normalize("NFKD", letters)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
