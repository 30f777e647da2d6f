"""Hyphenate Kazakh, for which Typst has no patterns.

A Kazakh word is parted before the last consonant between two vowels, or between two vowels
that stand together; у after a vowel is a consonant. No part has a single letter.
"""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{5,}")
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_SIGNS = frozenset("ьъ")
_SHORTEST = 2
SOFT_HYPHEN = "\u00ad"


def hyphenate(text: str) -> str:
    """Put soft hyphens where Kazakh words of *text* may be parted."""
    return _WORD.sub(lambda word: SOFT_HYPHEN.join(syllables(word[0])), text)


def syllables(word: str) -> list[str]:
    """Part a word into the pieces between which a line may break."""
    letters = word.lower()
    vowels = [place for place in range(len(letters)) if _is_vowel(letters, place)]
    cuts = [0]
    for before, after in pairwise(vowels):
        cut = after - 1 if after - before > 1 else after
        while letters[cut] in _SIGNS:
            cut += 1
        if cut - cuts[-1] >= _SHORTEST and len(word) - cut >= _SHORTEST:
            cuts.append(cut)
    return [word[start:end] for start, end in zip(cuts, [*cuts[1:], len(word)], strict=True)]


def _is_vowel(letters: str, place: int) -> bool:
    if letters[place] == "у" and place and letters[place - 1] in _VOWELS:
        return False
    return letters[place] in _VOWELS
