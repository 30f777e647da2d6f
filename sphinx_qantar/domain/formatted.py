"""Keep what was formatted from one build to the next, beside the doctrees.

To format one citation of a library of thousands takes the style, the works, their order and
what tells them apart: more than the rest of a build in which one page was edited.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = "qantar-formatted.pickle"
Tables = dict[str, dict[Any, Any]]


class Formatted:
    """Tables of what was formatted under one stamp; empty where the file has another.

    :param path: the file, None to keep nothing
    :param stamp: stands for all that the formatting depends on
    """

    def __init__(self, path: Path | None = None, stamp: str = "") -> None:
        self._path = path
        self.stamp = stamp
        self._packed = _load(path, stamp)
        self._tables: Tables = {}
        self._shelves: set[str] = set()
        self.changed = False

    def table(self, name: str) -> dict[Any, Any]:
        """Return a table, loaded when it is first asked for."""
        found = self._tables.get(name)
        if found is None:
            data = self._packed.get(name)
            found = self._tables[name] = pickle.loads(data) if data else {}  # noqa: S301 - ours
        return found

    def shelf(self, name: str, key: str) -> dict[Any, Any]:
        """Return one of many small tables: what is not asked for stays packed.

        :param name: the table of these tables
        """
        self._shelves.add(name)
        shelves = self.table(name)
        found = shelves.get(key)
        if isinstance(found, dict):
            return found
        opened: dict[Any, Any] = pickle.loads(found) if found else {}  # noqa: S301 - ours
        shelves[key] = opened
        return opened

    def save(self) -> None:
        """Write the file, if anything was added."""
        if self._path is None or not self.changed:
            return
        packed = self._packed | {name: self._pack(name) for name in self._tables}
        fresh = self._path.with_suffix(".new")
        fresh.write_bytes(pickle.dumps((self.stamp, packed), pickle.HIGHEST_PROTOCOL))
        fresh.replace(self._path)
        self.changed = False

    def _pack(self, name: str) -> bytes:
        table: Mapping[Any, Any] = self._tables[name]
        if name in self._shelves:
            table = {
                key: pickle.dumps(shelf, pickle.HIGHEST_PROTOCOL)
                if isinstance(shelf, dict)
                else shelf
                for key, shelf in table.items()
            }
        return pickle.dumps(table, pickle.HIGHEST_PROTOCOL)


class Memory:
    """What is formatted in this build, under one stamp at a time.

    :param folder: the folder of the doctrees, None to keep nothing
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / FILE
        self._formatted: Formatted | None = None

    def recall(self, stamp: str) -> Formatted:
        """Return what was formatted under a stamp."""
        if self._formatted is None or self._formatted.stamp != stamp:
            self.save()
            self._formatted = Formatted(self._path, stamp)
        return self._formatted

    def save(self) -> None:
        """Keep what was formatted for the next build."""
        if self._formatted is not None:
            self._formatted.save()


def _load(path: Path | None, stamp: str) -> dict[str, bytes]:
    """Load the tables that stand in a file under a stamp; none from a file cut short."""
    if path is None:
        return {}
    try:
        found, packed = pickle.loads(path.read_bytes())  # noqa: S301 - written by ourselves
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        return {}
    return packed if found == stamp else {}
