"""Look for many strings in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress

_PIECE = 8
"""How many characters are looked up together: as many as a number of 64 bits has bytes."""

_WAYS = ((4, 32), (3, 24), (2, 16), (1, 8), (1, 4))
"""How far apart the characters of a piece are, and the places looked at: long strings need few."""

_FEW = 8
"""How many strings are searched for one by one as quickly as together."""


class Sought:
    """Strings that are looked for together in one text after another.

    A piece is eight characters, as every second of sixteen.  Of each string a run of pieces is
    known, one from each of its first places.  Of the text every so-manieth piece is looked up:
    wherever a string stands, one of its pieces is among them.  So the time hangs on the length of
    the text, and hardly on the number of strings.

    Pieces are taken of the lowest byte of each character, so that eight of them are one number in
    any script.  That two characters share a byte only means that a place is looked at in vain.

    :param strings: what is looked for
    """

    def __init__(self, strings: Iterable[str]) -> None:
        every = sorted(set(strings))
        self._apart, self._step = _way(every)
        least = _least(self._apart, self._step)
        self._few = [string for string in every if len(string) < least]
        self._many = [string for string in every if len(string) >= least]
        self._first: dict[int, int] = {}
        self._others: dict[int, list[int]] = {}
        for number, string in enumerate(self._many):
            self._learn(number, _low_bytes(string))
        # A set is smaller than the dictionary, and a miss in memory is what a look-up costs.
        self._known = frozenset(self._first)

    def found_in(self, text: str) -> set[str]:
        """Give the strings that stand in a text.

        :param text: the text
        """
        found = {string for string in self._few if string in text}
        for place, piece in self._known_in(text) if self._known else ():
            for number in self._others.get(piece) or (self._first[piece],):
                string = self._many[number]
                start = max(0, place - self._step + 1)
                if text.find(string, start, place + len(string)) >= 0:
                    found.add(string)
        return found

    def _learn(self, number: int, low: bytes) -> None:
        """Note the pieces of a string; few are also those of another."""
        width, apart = _PIECE * self._apart, self._apart
        runs = [low[at : at + width : apart] for at in range(self._step)]
        pieces = frozenset(_numbers(b"".join(runs)))
        for piece in pieces & self._first.keys():
            self._others.setdefault(piece, [self._first[piece]]).append(number)
        self._first.update(dict.fromkeys(pieces, number))

    def _known_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the places looked at where a known piece stands, each with the piece."""
        low, width = _low_bytes(text), _PIECE * self._apart
        for offset in range(0, width, self._step):
            pieces = _numbers(low[offset :: self._apart])
            known = map(self._known.__contains__, pieces)
            for index in compress(range(len(pieces)), known):
                yield offset + index * width, pieces[index]


def _way(strings: list[str]) -> tuple[int, int]:
    """Choose the quickest way to look for strings for which but few of them are too short."""
    for way in _WAYS:
        if sum(len(string) < _least(*way) for string in strings) <= _FEW:
            return way
    return _WAYS[-1]


def _least(apart: int, step: int) -> int:
    """Give how long a string must be to hold a piece that is looked up wherever it stands."""
    return (_PIECE - 1) * apart + step


def _low_bytes(text: str) -> bytes:
    """Give the lowest byte of each character."""
    if text.isascii():
        return text.encode("ascii")
    return text.encode("utf-32-le", "surrogatepass")[::4]


def _numbers(low: bytes) -> list[int]:
    """Read bytes as numbers of eight; what is left at the end is left out."""
    return memoryview(low)[: len(low) - len(low) % _PIECE].cast("Q").tolist()
