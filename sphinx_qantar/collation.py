"""Sort text as readers of many scripts expect, by the Unicode collation algorithm.

Source: Unicode Technical Standard 10, with the default table (DUCET), in which
Әуезов files after Абай and before Бек.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from pyuca import Collator

_CLUSTER = re.compile("[ -~\u0370-\u0386\u0388-\u052f][\u0300-\u036f]*+")
"""A Latin, Greek or Cyrillic letter or a mark of ASCII, with the accents on it."""


@cache
def _collator() -> Collator:
    # The table takes a fifth of a second to load: only what sorts pays for it.
    return Collator()


@cache
def collation_key(text: str) -> tuple[int, ...]:
    """Return the key by which *text* sorts among other texts.

    :param text: any text; equal texts have equal keys
    """
    decomposed = unicodedata.normalize("NFD", text)
    clusters = _CLUSTER.findall(decomposed)
    if len("".join(clusters)) < len(decomposed):
        return _key(decomposed)
    # No two such clusters are weighed together: the key is made of theirs, level by level.
    levels = [_levels(cluster) for cluster in clusters]
    primary, secondary, tertiary = zip(*levels, strict=True) if levels else ((), (), ())
    return (
        *chain.from_iterable(primary),
        0,
        *chain.from_iterable(secondary),
        0,
        *chain.from_iterable(tertiary),
        0,
    )


def _key(decomposed: str) -> tuple[int, ...]:
    collator = _collator()
    elements = collator.collation_elements(decomposed)
    key: tuple[int, ...] = collator.sort_key_from_collation_elements(elements)
    return key


@cache
def _levels(cluster: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the primary, secondary and tertiary weights of a letter with its accents."""
    key = _key(cluster)
    first = key.index(0)
    second = key.index(0, first + 1)
    return key[:first], key[first + 1 : second], key[second + 1 : -1]
