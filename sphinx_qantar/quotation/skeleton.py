"""Reduce a text to its letters and digits, in which a passage is found whatever its typography.

A skeleton only says where to look.  Whether a passage stands there its words decide.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, pairwise

from sphinx_qantar.quotation.characters import LIGATURES, NO_LETTERS
from sphinx_qantar.quotation.letter_index import LetterIndex

_BLOCK = 8192
"""About how many code points are reduced together."""

_PART = 256
"""About how many code points the parts of a block have."""

_MOST_SIGNS = 64
"""How many kinds of signs are taken out of a text one by one."""

_JOINING = frozenset(["Mn", "Mc", "Me"])

_SIGNS = re.compile(f"[\\W_{NO_LETTERS}]+")
_LETTERS = re.compile(f"[^\\W_{NO_LETTERS}]+")
_FIRST_OF_LIGATURES = b"\xef"
_ASCII = bytes(range(128))
_ASCII_OTHER = bytes(code for code in range(128) if not chr(code).isalnum())
_OTHER = _ASCII_OTHER + bytes(range(128, 256))
_LOWER = bytes(range(256)).lower()
_IS_LETTER = bytes(code < 128 and chr(code).isalnum() for code in range(256))  # noqa: PLR2004


def reduce(text: str) -> str:
    """Give the letters and digits of a text, in NFC and without case.

    :param text: any text
    """
    if text.isascii():
        return text.encode("ascii").translate(_LOWER, _OTHER).decode("ascii")
    encoded, signs, has_letters = _taken_apart(text)
    if not has_letters and not any(map(unicodedata.combining, signs)):
        return encoded.translate(_LOWER, _OTHER).decode("ascii")
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        encoded, signs, _ = _taken_apart(composed)
    # What is not ASCII is rarer than spaces, which bytes.translate drops at the speed of memory.
    letters = encoded.translate(None, _ASCII_OTHER).decode("utf-8", "surrogatepass")
    if len(signs) > _MOST_SIGNS:
        letters, signs = _SIGNS.sub("", letters), set()
    # Of few signs to take each out is quicker than to look at every letter.
    for sign in signs:
        letters = letters.replace(sign, "")
    if _FIRST_OF_LIGATURES in encoded:
        letters = letters.translate(LIGATURES)
    return letters.lower() if letters.isascii() else letters.casefold()


def _taken_apart(text: str) -> tuple[bytes, set[str], bool]:
    """Give a text in UTF-8, its signs beyond ASCII, and whether it has letters beyond ASCII."""
    encoded = text.encode("utf-8", "surrogatepass")
    beyond = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    signs = "".join(_SIGNS.findall(beyond))
    return encoded, set(signs), len(signs) < len(beyond)


class Skeleton:
    """The letters and digits of a text, and the way back to their places.

    The text is reduced in large blocks.  Where in a block a letter stands is found when it is
    asked for: the letters of its parts are counted, and those of the right part placed.

    :param text: the text
    """

    def __init__(self, text: str) -> None:
        self._source = text
        self._blocks, self.text = _parted(text, (0, len(text)), _BLOCK)
        self._parts: dict[int, _Blocks] = {}
        self._places: dict[int, array[int]] = {}

    @cached_property
    def letters(self) -> LetterIndex:
        """The letters, to be searched."""
        return LetterIndex(self.text)

    def place(self, index: int) -> int:
        """Give the place in the text of a letter of the skeleton, in code points.

        :param index: the letter's index in :attr:`text`
        """
        parts = self._parts_of(self._blocks.with_letter(index))
        part = parts.with_letter(index)
        return self._places_of(parts, part)[index - parts.counts[part]]

    def index(self, place: int) -> int:
        """Give the index in the skeleton of the first letter at a place of the text or after it.

        :param place: a place in the text, in code points
        """
        if place >= len(self._source):
            return len(self.text)
        parts = self._parts_of(self._blocks.with_place(place))
        part = parts.with_place(place)
        return parts.counts[part] + bisect_right(self._places_of(parts, part), place - 1)

    def _parts_of(self, block: int) -> _Blocks:
        parts = self._parts.get(block)
        if parts is None:
            parts = self._parts[block] = _parts(self._source, self._blocks, block)
        return parts

    def _places_of(self, parts: _Blocks, part: int) -> array[int]:
        start, end = parts.bounds[part], parts.bounds[part + 1]
        places = self._places.get(start)
        if places is None:
            length = parts.counts[part + 1] - parts.counts[part]
            places = array("I", _places(self._source[start:end], start, length))
            self._places[start] = places
        return places


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Where a text is cut, and how many letters stand before each cut."""

    bounds: list[int]
    counts: list[int]

    def with_letter(self, index: int) -> int:
        """Give the block with a letter, by its index in the skeleton."""
        return bisect_right(self.counts, index, 0, len(self.counts) - 1) - 1

    def with_place(self, place: int) -> int:
        """Give the block with a place of the text."""
        return bisect_right(self.bounds, place, 0, len(self.bounds) - 1) - 1


def _parted(text: str, stretch: tuple[int, int], size: int, before: int = 0) -> tuple[_Blocks, str]:
    """Cut a stretch of a text into blocks; give them and their letters."""
    bounds = list(_cuts(text, *stretch, size))
    parts = [reduce(text[start:end]) for start, end in pairwise(bounds)]
    return _Blocks(bounds, list(accumulate(map(len, parts), initial=before))), "".join(parts)


def _parts(text: str, blocks: _Blocks, block: int) -> _Blocks:
    """Cut a block of a text into its parts, and count their letters."""
    start, end = blocks.bounds[block : block + 2]
    before, after = blocks.counts[block : block + 2]
    mask = _ascii_letters(text[start:end])
    if mask.count(1) < after - before:
        return _parted(text, (start, end), _PART, before)[0]
    counts = (mask.count(1, at, at + _PART) for at in range(0, len(mask), _PART))
    return _Blocks([*range(start, end, _PART), end], [*accumulate(counts, initial=before)])


def _ascii_letters(text: str) -> bytes:
    """Give a byte for each character: 1 for a letter or digit of ASCII, 0 for any other."""
    return text.encode("ascii", "replace").translate(_IS_LETTER)


def _cuts(text: str, start: int, end: int, size: int) -> Iterator[int]:
    """Give the places at which a text is cut: before a space, so that no letter is split."""
    while start < end:
        yield start
        start = _cut(text, start + size)
    yield end


def _cut(text: str, after: int) -> int:
    for char in " \n":
        found = text.find(char, after, after + 256)
        if found >= 0:
            return found
    while after < len(text) and _may_join(text[after]):
        after += 1
    return after


def _may_join(char: str) -> bool:
    """Tell whether a character may become one with the letter before it, as NFC has it."""
    return unicodedata.category(char) in _JOINING or "\u1160" <= char <= "\u11ff"


def _places(text: str, start: int, length: int) -> Iterable[int]:
    """Give the places of the letters of a text, of which there are so many."""
    mask = _ascii_letters(text)
    if mask.count(1) == length:  # there are no others
        return compress(range(start, start + len(text)), mask)
    places = [
        place
        for found in _LETTERS.finditer(text)
        for place in range(start + found.start(), start + found.end())
    ]
    if len(places) == length and unicodedata.is_normalized("NFC", text):
        return places
    return _slow_places(text, start)


def _slow_places(text: str, start: int) -> list[int]:
    """Place letters one by one where composing or folding changes their number."""
    places: list[int] = []
    at = 0
    while at < len(text):
        stop = at + 1
        while stop < len(text) and _may_join(text[stop]):
            stop += 1
        places.extend([start + at] * len(reduce(text[at:stop])))
        at = stop
    return places
