"""Keep a table in a file, and unpack of it what is asked for.

The file is a hash table: its entries are sorted into parts by a checksum of their keys, and each
part is a pickle of its own.  A build that prints one page asks for some thirty of thousands of
entries, and unpacks those parts alone.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

_IN_A_PART = 12
"""How many entries a part has, more or less: fewer make more parts to find, more are unpacked."""


class PackedTable:
    """A table by texts; what it holds must be such that it can be pickled.

    :param data: its parts, one after another, as :meth:`pack` has made them
    :param ends: where each part ends, in bytes
    """

    def __init__(self, data: bytes = b"", ends: Sequence[int] = ()) -> None:
        self._data = data
        self._ends = ends
        self._is_packed = bytearray(b"\1" * len(ends))
        self._entries: dict[str, Any] = {}

    def get(self, key: str) -> Any:  # noqa: ANN401 - whatever was put in
        """Return what the table has under a key, None if it has nothing."""
        found = self._entries.get(key)
        if found is None and self._ends:
            self._unpack(_part_of(key, len(self._ends)))
            found = self._entries.get(key)
        return found

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __setitem__(self, key: str, value: object) -> None:
        if self._ends:  # else an older one would come back
            self._unpack(_part_of(key, len(self._ends)))
        self._entries[key] = value

    def __bool__(self) -> bool:
        return bool(self._entries or self._ends)

    def clear(self) -> None:
        """Take all out."""
        self._data, self._ends = b"", ()
        self._entries.clear()

    def pack(self) -> Iterator[bytes]:
        """Yield the parts of the table, each packed."""
        for number in range(len(self._ends)):
            self._unpack(number)
        self._data, self._ends = b"", ()
        parts: list[dict[str, Any]] = [{} for _ in range(len(self._entries) // _IN_A_PART + 1)]
        for key, value in self._entries.items():
            parts[_part_of(key, len(parts))][key] = value
        return (pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in parts)

    def _unpack(self, number: int) -> None:
        if self._is_packed[number]:
            self._is_packed[number] = False
            start = self._ends[number - 1] if number else 0
            part = self._data[start : self._ends[number]]
            self._entries |= pickle.loads(part)  # noqa: S301 - written by ourselves


def _part_of(key: str, count: int) -> int:
    """Return the number of the part that a key belongs to, of as many as there are."""
    return crc32(key.encode("utf-8", "surrogatepass")) % count
