"""Find every place of a string in a long text, quickly once it has been asked for some."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

_GRAM = 8
"""How many characters an entry of the index has."""

_MOST_ENTRIES = 250_000
"""How many entries an index may have: some 40 MB.  That of a longer text is coarser."""

_UNINDEXED = 64
"""How many look-ups are made before an index is worth its cost."""

_MOST_PIECES = 4096
"""About how many pieces of a long string are looked up for what it shares with the text."""

_PER_PIECE = 12
"""How many places of such a piece are told."""

_MOST_TRIED = 64
"""How many places are tried by the index; what may stand at more is searched for."""


class LetterIndex:
    """A text that is searched again and again.

    The index holds what stands at every eighth place (or, in a long text, at every so many).  A
    string of fifteen characters or more covers such a place wherever it stands, with one of its
    first eight pieces of eight characters.  So an index of an eighth of the places finds all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._step = max(_GRAM, -(-len(text) // _MOST_ENTRIES))
        self._look_ups = 0
        self._last: tuple[str, list[int] | None] = ("", None)

    def places(self, sought: str, start: int = 0) -> Iterator[int]:
        """Give the places of a string from one on, in order; they may overlap.

        :param sought: the string, not empty
        :param start: the first place that counts
        """
        known = self._remembered(sought) if self._is_worth_it(sought) else None
        if known is not None:
            yield from (place for place in known if place >= start)
            return
        place = self.text.find(sought, start)
        while place >= 0:
            yield place
            place = self.text.find(sought, place + 1)

    @property
    def is_fine(self) -> bool:
        """Tell whether the index is there and finds any fifteen characters."""
        return self._step == _GRAM and self._look_ups > _UNINDEXED

    def shared(self, sought: str, least: int, step: int = 1) -> Iterator[tuple[int, int]]:
        """Give where pieces of a string stand in the text: pairs of places in the two.

        Every run of fifteen characters that both have yields a pair at least, if it has
        ``least``; of a string of more than 4,096 characters a sample is looked up.

        :param sought: the string
        :param least: how many characters about a place the two must have in common
        :param step: an odd number: of every so many pieces one is looked up, which finds runs
            of seven characters and eight steps
        """
        # An odd step meets every eighth place in time, even of a sample.
        step = max(step, len(sought) // _MOST_PIECES | 1)
        firsts = self._firsts
        for at in range(0, len(sought) - _GRAM + 1, step):
            piece = sought[at : at + _GRAM]
            if piece not in firsts:
                continue
            for place in self._entries(piece)[:_PER_PIECE]:
                if self._agree(sought, at, place, least):
                    yield at, place

    def _agree(self, sought: str, at: int, place: int, least: int) -> bool:
        for back in range(least - _GRAM + 1):
            if at < back or place < back:
                return False
            piece = sought[at - back : at - back + least]
            if len(piece) == least and self.text.startswith(piece, place - back):
                return True
        return False

    def _is_worth_it(self, sought: str) -> bool:
        self._look_ups += 1
        return self._look_ups > _UNINDEXED and len(sought) >= _GRAM + self._step - 1

    def _remembered(self, sought: str) -> list[int] | None:
        """Give what is known of a string; the last one is often asked for again."""
        if self._last[0] != sought:
            self._last = sought, self._known(sought)
        return self._last[1]

    def _known(self, sought: str) -> list[int] | None:
        """Give all places of a string by the index, or None if there may be too many."""
        found: list[int] = []
        tried = 0
        firsts = self._firsts
        for at in range(self._step):
            piece = sought[at : at + _GRAM]
            if piece not in firsts:
                continue
            entries = self._entries(piece)
            tried += len(entries)
            if tried > _MOST_TRIED:
                return None
            found += [
                place - at
                for place in entries
                if place >= at and self.text.startswith(sought, place - at)
            ]
        return sorted(found)

    def _entries(self, piece: str) -> list[int] | tuple[int, ...]:
        """Give the places of a piece that has one at least."""
        return self._others.get(piece) or (self._firsts[piece],)

    @cached_property
    def _firsts(self) -> dict[str, int]:
        """The first place of each piece; most pieces have no other."""
        places, pieces = self._pieces()
        return dict(zip(reversed(pieces), reversed(places), strict=True))

    @cached_property
    def _others(self) -> dict[str, list[int]]:
        """All places of those pieces that have several."""
        found: dict[str, list[int]] = {}
        firsts = self._firsts
        places, pieces = self._pieces()
        if len(firsts) == len(pieces):
            return found
        for place, piece in zip(places, pieces, strict=True):
            if firsts[piece] != place:
                found.setdefault(piece, [firsts[piece]]).append(place)
        return found

    def _pieces(self) -> tuple[range, list[str]]:
        places = range(0, len(self.text) - _GRAM + 1, self._step)
        return places, [self.text[place : place + _GRAM] for place in places]
