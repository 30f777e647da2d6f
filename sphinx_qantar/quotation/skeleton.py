"""Reduce a text to its letters and digits, in which a passage is found whatever its typography.

A skeleton only says where to look.  Whether a passage stands there its words decide.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from sphinx_qantar.quotation.characters import SUPERSCRIPTS
from sphinx_qantar.quotation.letter_index import LetterIndex

_BLOCK = 2048
"""About how many code points are reduced together; places within are found on demand."""

_LETTERS = re.compile(f"[^\\W_{SUPERSCRIPTS}]+")
_ASCII = bytes(range(128))
_ASCII_OTHER = bytes(code for code in range(128) if not chr(code).isalnum())


def reduce(text: str) -> str:
    """Give the letters and digits of a text, in NFC and without case.

    :param text: any text
    """
    if text.isascii():
        return text.encode("ascii").translate(None, _ASCII_OTHER).decode("ascii").lower()
    # What is not ASCII is rarer than spaces, which bytes.translate drops at the speed of memory.
    composed = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
    letters = composed.translate(None, _ASCII_OTHER).decode("utf-8", "surrogatepass")
    beyond = composed.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    # Few signs are neither: to take each out is quicker than to look at every letter.
    for sign in set(beyond):
        if not _LETTERS.match(sign):
            letters = letters.replace(sign, "")
    return letters.lower() if letters.isascii() else letters.casefold()


class Skeleton:
    """The letters and digits of a text, and the way back to their places.

    :param text: the text
    :param made: the letters and the ``counts`` of an earlier skeleton of the same text
    """

    def __init__(self, text: str, made: tuple[str, list[int]] | None = None) -> None:
        self._source = text
        self._bounds = list(_blocks(text))
        self.text, self.counts = made or _reduced(text, self._bounds)
        self._starts = [0, *accumulate(self.counts)]
        self._places: dict[int, array[int]] = {}

    @cached_property
    def letters(self) -> LetterIndex:
        """The letters, to be searched."""
        return LetterIndex(self.text)

    def place(self, index: int) -> int:
        """Give the place in the text of a letter of the skeleton, in code points.

        :param index: the letter's index in :attr:`text`
        """
        block = bisect_right(self._starts, index, 0, len(self._starts) - 1) - 1
        return self._places_of(block)[index - self._starts[block]]

    def index(self, place: int) -> int:
        """Give the index in the skeleton of the first letter at a place of the text or after it.

        :param place: a place in the text, in code points
        """
        block = bisect_right(self._bounds, place) - 1
        if block >= len(self._bounds) - 1:
            return len(self.text)
        places = self._places_of(block)
        within = bisect_right(places, place - 1)
        return self._starts[block] + within

    def _places_of(self, block: int) -> array[int]:
        places = self._places.get(block)
        if places is None:
            start, end = self._bounds[block], self._bounds[block + 1]
            length = self._starts[block + 1] - self._starts[block]
            places = array("I", _places(self._source[start:end], start, length))
            self._places[block] = places
        return places


def _reduced(text: str, bounds: list[int]) -> tuple[str, list[int]]:
    """Reduce a text block by block; give its letters, and how many each block has."""
    parts = [reduce(text[start:end]) for start, end in pairwise(bounds)]
    return "".join(parts), list(map(len, parts))


def _blocks(text: str) -> Iterator[int]:
    """Give the places at which a text is cut: before a space, so that no letter is split."""
    place = 0
    while place < len(text):
        yield place
        place = _cut(text, place + _BLOCK)
    yield len(text)


def _cut(text: str, after: int) -> int:
    for char in " \n":
        found = text.find(char, after, after + 256)
        if found >= 0:
            return found
    while after < len(text) and unicodedata.combining(text[after]):
        after += 1
    return after


def _places(text: str, start: int, length: int) -> list[int]:
    places: list[int] = []
    for found in _LETTERS.finditer(text):
        places.extend(range(start + found.start(), start + found.end()))
    if len(places) == length and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return places
    return _slow_places(text, start)


def _slow_places(text: str, start: int) -> list[int]:
    """Place letters one by one where composing or folding changes their number."""
    places: list[int] = []
    at = 0
    while at < len(text):
        stop = at + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        places.extend([start + at] * len(reduce(text[at:stop])))
        at = stop
    return places
