"""Keep the records of a bibliography, and make each into a work when it is first asked for."""

from __future__ import annotations

import json
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

    :param records: the records by citekey, with all that they inherit, packed or not
    :param aliases: other citekeys, with those of the works that they stand for; the first
        of those is the work that an alias gives
    """

    def __init__(
        self,
        records: Mapping[str, Record | bytes],
        aliases: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._records = records
        self._aliases = aliases or {}
        self._made: dict[str, Work] = {}

    def __getitem__(self, citekey: str) -> Work:
        work = self._made.get(citekey)
        if work is None:
            record = self._records.get(citekey)
            if record is None:
                return self[self._aliases[citekey][0]]
            work = self._made[citekey] = _work(record)
        return work

    def __contains__(self, citekey: object) -> bool:
        return citekey in self._records or citekey in self._aliases

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def _work(record: Record | bytes) -> Work:
    if isinstance(record, bytes):
        record = unpack(record)
    return make_work(record) if isinstance(record, Entry) else make_item_work(record)


def pack(record: Record) -> bytes:
    """Return a record as a line of JSON, without the lines of its fields.

    :param record: the record
    """
    place = (record.path, record.line, record.source)
    values: tuple[object, ...] = (record.citekey, *place)
    if isinstance(record, Entry):
        values += (record.fields, record.type)
    else:
        values += (record.data,)
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpack(line: bytes) -> Record:
    """Return the record that :func:`pack` made a line of.

    :param line: the line
    """
    citekey, path, number, source, fields, *kind = json.loads(line)
    if kind:
        return Entry(kind[0], citekey, fields, {}, path, number, source)
    return Item(citekey, fields, {}, path, number, source)
