"""Keep what was formatted from one build to the next, beside the doctrees.

To format one citation of a library of thousands takes the style, the works, their order and
what tells them apart: more than the rest of a build in which one page was edited.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sphinx_qantar import csl
from sphinx_qantar.domain.packed_table import PackedTable

if TYPE_CHECKING:
    from sphinx_qantar.csl.richtext import RichText

FOLDER = "qantar-formatted"
_FORM = 5
"""The form of the tables, raised with each change of it: files of another are not read."""

Kind = TypeVar("Kind")


class Formatted:
    """Tables of what was formatted under one stamp; empty where the file has another.

    Their keys are strings, their values strings, numbers, or tuples of such, of which thousands
    cost Python's garbage collector nothing.  Each table is a file, so that a build that asks for
    few loads and writes few, and is unpacked as far as it is asked.

    :param folder: the folder of the files, None to keep nothing
    :param stamp: stands for all that the formatting depends on
    """

    def __init__(self, folder: Path | None = None, stamp: str = "") -> None:
        self._folder = folder
        self.stamp = stamp
        self._tables: dict[str, PackedTable] = {}
        self._changed: set[str] = set()

    def table(self, name: str) -> PackedTable:
        """Return a table, loaded when it is first asked for."""
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = self._load(name)
        return found

    def get(self, name: str, key: str, make: Callable[[], Kind]) -> Kind:
        """Return what a table has under a key, made if it has nothing yet.

        :param name: the table
        :param make: makes a value that the table can hold
        """
        table = self.table(name)
        found: Kind | None = table.get(key)
        if found is None:
            found = table[key] = make()
            self._changed.add(name)
        return found

    def latest(self, name: str, key: str, make: Callable[[], Kind]) -> Kind:
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
        texts = self.table(name)
        packed: str | None = texts.get(key)
        if packed is not None:
            return csl.unpack_text(packed)
        made = make()
        texts[key] = csl.pack_text(made)
        self._changed.add(name)
        return made

    @property
    def is_empty(self) -> bool:
        """Whether no reference was formatted yet, in this build or an earlier one."""
        return not self.table("references")

    def save(self) -> None:
        """Write the tables to which anything was added."""
        if self._folder is None or not self._changed:
            return
        self._folder.mkdir(exist_ok=True)
        for name in sorted(self._changed):
            path = self._path(self._folder, name)
            fresh = path.with_suffix(".new")
            parts = list(self._tables[name].pack())
            with fresh.open("wb") as file:
                head = (_FORM, self.stamp, tuple(accumulate(map(len, parts))))
                pickle.dump(head, file, pickle.HIGHEST_PROTOCOL)
                file.writelines(parts)
            fresh.replace(path)
        self._changed.clear()

    def load_again(self) -> None:
        """Take what another process has saved in place of what is here."""
        self._tables.clear()
        self._changed.clear()

    def _load(self, name: str) -> PackedTable:
        """Load a table that was saved under the same stamp; an empty one for want of it."""
        if self._folder is None:
            return PackedTable()
        try:
            with self._path(self._folder, name).open("rb") as file:
                form, stamp, ends = pickle.load(file)  # noqa: S301 - written by ourselves
                data = file.read()
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return PackedTable()
        if (form, stamp) != (_FORM, self.stamp) or len(data) != ends[-1]:
            return PackedTable()
        return PackedTable(data, ends)

    @staticmethod
    def _path(folder: Path, name: str) -> Path:
        return folder / f"{name.replace(' ', '-')}.pickle"


class Memory:
    """What is formatted in this build, under one stamp at a time.

    :param folder: the folder of the doctrees, None to keep nothing
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = None if folder is None else folder / FOLDER
        self._formatted: Formatted | None = None
        self.findings = Formatted(self._folder, "found")
        """What was found of the whole project, by what stands for all that it holds."""

    def recall(self, stamp: str) -> Formatted:
        """Return what was formatted under a stamp."""
        if self._formatted is None or self._formatted.stamp != stamp:
            self.save()
            self._formatted = Formatted(self._folder, stamp)
        return self._formatted

    def save(self) -> None:
        """Keep what was formatted for the next build."""
        self.findings.save()
        if self._formatted is not None:
            self._formatted.save()
