"""Sort text as readers of many scripts expect, by the Unicode collation algorithm.

Source: Unicode Technical Standard 10, with the default table (DUCET), in which
Әуезов files after Абай and before Бек.

pyuca does it for any text; but its table takes a fifth of a second and twelve megabytes to
load.  Most texts are of letters that are not weighed together with their neighbours: then the
weights of each are looked up in the table's file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import pyuca

Weights = tuple[tuple[int, ...], ...]
"""The weights of a letter that are not 0: primary, secondary and tertiary."""

_LETTER = re.compile(
    "[ -~\u00a0-\u00b6\u00b8-\u02af\u0370-\u0386\u0388-\u052f\u2010-\u2027]"
    "[\u0300-\u036f]?(?![\u0300-\u036f])"
)
"""A Latin, Greek or Cyrillic letter or a mark that stands by them, with the accent on it.

The raised dot, which is weighed together with an l before it, is none of them.
"""
_ELEMENT = re.compile(rb"\[[.*]([0-9A-F]{4})\.([0-9A-F]{4})\.([0-9A-F]{4})\]")


@lru_cache(maxsize=1024)
def collation_key(text: str) -> tuple[int, ...]:
    """Return the key by which *text* sorts among other texts.

    :param text: any text; equal texts have equal keys
    """
    decomposed = unicodedata.normalize("NFD", text)
    letters = _LETTER.findall(decomposed)
    found = [_weights(letter) for letter in letters]
    if len("".join(letters)) < len(decomposed) or None in found:
        key: tuple[int, ...] = _collator().sort_key(decomposed)
        return key
    weights = [each for each in found if each is not None]
    return tuple(
        chain.from_iterable(
            (*chain.from_iterable(each[level] for each in weights), 0) for level in range(3)
        )
    )


@cache
def _collator() -> pyuca.Collator:
    return pyuca.Collator()


@cache
def _weights(letter: str) -> Weights | None:
    """Return the weights of a letter with its accent, None if the table has none."""
    elements = _elements(letter)
    if elements is None and len(letter) > 1:
        parts = [_elements(part) for part in letter]
        elements = None if None in parts else [each for part in parts for each in part or ()]
    if elements is None:
        return None
    return tuple(
        tuple(element[level] for element in elements if element[level]) for level in range(3)
    )


def _elements(letters: str) -> list[tuple[int, ...]] | None:
    codes = " ".join(f"{ord(letter):04X}" for letter in letters)
    head = f"\n{codes} {' ' * (len(letters) == 1)};".encode()
    start = _table().find(head)
    if start < 0:
        return None
    line = _table()[start + 1 : _table().index(b"\n", start + 1)].partition(b"#")[0]
    return [tuple(int(weight, 16) for weight in found) for found in _ELEMENT.findall(line)]


@cache
def _table() -> bytes:
    """Return pyuca's file of the default table; its lines hold code points and weights."""
    name = f"allkeys-{pyuca.Collator.UCA_VERSION}.txt"
    return (Path(pyuca.__file__).parent / name).read_bytes()
