"""Look for many strings in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_FEW = 8
"""How many strings are searched for one by one as quickly as together."""


class Sought:
    """Strings that are looked for together in one text after another.

    Of each string a run of pieces is known, one from each of its first places.  Of the text every
    so-manieth piece is looked up: wherever a string stands, one of its pieces is among them.  So
    the time hangs on the length of the text, and hardly on the number of strings.

    :param strings: what is looked for; each of twelve characters or more
    """

    def __init__(self, strings: Iterable[str]) -> None:
        every = set(strings)
        long = {each for each in every if len(each) >= _Pieces.least(16, 16)}
        self._groups = (_Pieces(long, 16, 16), _Pieces(every - long, 6, 7))

    def found_in(self, text: str) -> set[str]:
        """Give the strings that stand in a text.

        :param text: the text
        """
        return {each for group in self._groups for each in group.found_in(text)}


class _Pieces:
    """Strings of which pieces of one length are looked up at places of one distance."""

    def __init__(self, strings: set[str], length: int, step: int) -> None:
        self._strings = strings
        self._length, self._step = length, step
        self._by_piece: dict[str, list[tuple[str, int]]] = {}
        for string in sorted(strings) if len(strings) > _FEW else ():
            for at in range(step):
                piece = string[at : at + length]
                self._by_piece.setdefault(piece, []).append((string, at))

    @staticmethod
    def least(length: int, step: int) -> int:
        """Give how long a string must be to hold a piece wherever it stands."""
        return length + step - 1

    def found_in(self, text: str) -> Iterator[str]:
        """Give the strings that stand in a text, each once."""
        if not self._by_piece:
            yield from (string for string in self._strings if string in text)
            return
        length, known = self._length, self._by_piece
        places = range(0, len(text), self._step)
        found: set[str] = set()
        for place in [place for place in places if text[place : place + length] in known]:
            for string, at in known[text[place : place + length]]:
                begins = place - at
                if begins >= 0 and string not in found and text.startswith(string, begins):
                    found.add(string)
                    yield string
