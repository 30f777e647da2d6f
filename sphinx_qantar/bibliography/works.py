"""Keep the records of a bibliography, and make each into a work when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.items import Item, make_item_work
from sphinx_qantar.bibliography.work import make_work
from sphinx_qantar.model import Work

Record = Entry | Item
"""What becomes a work: an entry of a .bib file, an item of a CSL-JSON or CSL-YAML file."""


class Works(Mapping[str, Work]):
    """The works of a bibliography by citekey, in the order of its files.

    A reader cites some tens of the thousands of works that a bibliography may hold,
    and decoding one costs more than splitting the file.

    :param records: the records by citekey, with all that they inherit
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._made: dict[str, Work] = {}

    def __getitem__(self, citekey: str) -> Work:
        work = self._made.get(citekey)
        if work is None:
            work = self._made[citekey] = _work(self._records[citekey])
        return work

    def __contains__(self, citekey: object) -> bool:
        return citekey in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def _work(record: Record) -> Work:
    return make_work(record) if isinstance(record, Entry) else make_item_work(record)
