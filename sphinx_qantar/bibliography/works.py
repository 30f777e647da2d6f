"""Keep the entries of a bibliography, and make each into a work when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.work import make_work
from sphinx_qantar.model import Work


class Works(Mapping[str, Work]):
    """The works of a bibliography by citekey, in the order of its files.

    A reader cites some tens of the thousands of works that a bibliography may hold,
    and decoding one costs more than splitting the file.

    :param entries: the entries by citekey, with all that they inherit
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._made: dict[str, Work] = {}

    def __getitem__(self, citekey: str) -> Work:
        work = self._made.get(citekey)
        if work is None:
            work = self._made[citekey] = make_work(self._entries[citekey])
        return work

    def __contains__(self, citekey: object) -> bool:
        return citekey in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
