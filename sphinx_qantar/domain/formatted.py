"""Keep what was formatted from one build to the next, beside the doctrees.

To format one citation of a library of thousands takes the style, the works, their order and
what tells them apart: more than the rest of a build in which one page was edited.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sphinx_qantar.csl.packing import pack_text, unpack_text
from sphinx_qantar.csl.richtext import RichText

FILE = "qantar-formatted.pickle"
_FORM = 2
"""The form of the tables, raised with each change of it: files of another are not read."""

Kind = TypeVar("Kind")


class Formatted:
    """Tables of what was formatted under one stamp; empty where the file has another.

    Their keys and values are strings, numbers, or tuples of such, of which thousands cost
    Python's garbage collector nothing.

    :param path: the file, None to keep nothing
    :param stamp: stands for all that the formatting depends on
    """

    def __init__(self, path: Path | None = None, stamp: str = "") -> None:
        self._path = path
        self.stamp = stamp
        self._packed = _load(path, stamp)
        self._tables: dict[str, dict[Any, Any]] = {}
        self.changed = False

    def table(self, name: str) -> dict[Any, Any]:
        """Return a table, loaded when it is first asked for."""
        found = self._tables.get(name)
        if found is None:
            data = self._packed.pop(name, None)
            found = self._tables[name] = pickle.loads(data) if data else {}  # noqa: S301 - ours
        return found

    def get(self, name: str, key: object, make: Callable[[], Kind]) -> Kind:
        """Return what a table has under a key, made if it has nothing yet.

        :param name: the table
        :param make: makes a value that the table can hold
        """
        table = self.table(name)
        found: Kind | None = table.get(key)
        if found is None:
            found = table[key] = make()
            self.changed = True
        return found

    def latest(self, name: str, key: object, make: Callable[[], Kind]) -> Kind:
        """Return what a table has under a key, as :meth:`get`; it keeps no other."""
        table = self.table(name)
        if key not in table:
            table.clear()
        return self.get(name, key, make)

    def text(self, name: str, key: str, make: Callable[[], RichText]) -> RichText:
        """Return formatted text, which the table holds packed.

        :param name: the table
        :param make: formats it
        """
        texts: dict[str, str] = self.table(name)
        packed = texts.get(key)
        if packed is not None:
            return unpack_text(packed)
        made = make()
        texts[key] = pack_text(made)
        self.changed = True
        return made

    @property
    def is_empty(self) -> bool:
        """Whether nothing was formatted yet, in this build or an earlier one."""
        return not self._packed and not any(self._tables.values())

    def save(self) -> None:
        """Write the file, if anything was added."""
        if self._path is None or not self.changed:
            return
        packed = dict(self._packed)
        for name, table in self._tables.items():
            packed[name] = pickle.dumps(table, pickle.HIGHEST_PROTOCOL)
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as file:
            pickle.dump((_FORM, self.stamp, packed), file, pickle.HIGHEST_PROTOCOL)
        fresh.replace(self._path)
        self.changed = False

    def load_again(self) -> None:
        """Take what another process has saved in place of what is here."""
        self._packed, self._tables = _load(self._path, self.stamp), {}


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
        form, found, packed = pickle.loads(path.read_bytes())  # noqa: S301 - written by ourselves
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        return {}
    return packed if (form, found) == (_FORM, stamp) else {}
