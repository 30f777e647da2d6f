"""Gather the items of one CSL-JSON or CSL-YAML file, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sphinx_qantar.bibliography.item_checks import check_item
from sphinx_qantar.bibliography.items import Item, text_of
from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.model import Problem

Lines = Mapping[str, int]
"""The 1-based lines of an item's variables."""


class ItemReading:
    """What has been read of a file so far.

    :param path: the file, for items and problems
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.items: list[Item] = []
        self.problems: list[Problem] = []

    def report(self, message: str, line: int) -> None:
        """Note a problem.

        :param message: in words for the author
        :param line: 1-based
        """
        self.problems.append(Problem("bibliography", message, self.path, line))

    def item(
        self, data: Mapping[str, object], line: int, source: str, lines: Callable[[], Lines]
    ) -> None:
        """Take an item in, and note what is wrong with it.

        :param data: mappings, lists and texts
        :param line: where it begins, 1-based
        :param source: its text in the file
        :param lines: gives the lines of its variables; called only if something is wrong
        """
        citekey = _citekey(data)
        if not citekey:
            self.report("an item without an ‘id’ is left out", line)
            return
        faults = list(check_item(data))
        item = Item(citekey, data, lines() if faults else {}, self.path, line, source)
        self.items.append(item)
        for variable, message in faults:
            text = f"in the item {quoted(citekey)}, {message}"
            self.problems.append(item.problem(text, variable))

    def no_item(self, line: int) -> None:
        """Note that something else stands where an item should.

        :param line: 1-based
        """
        self.report("what should be an item with an ‘id’ is none, and is left out", line)


def _citekey(data: Mapping[str, object]) -> str:
    """Return the name by which an item is cited.

    Zotero gives addresses for ids, and the citekey in a variable of its own.
    """
    citekey = text_of(data.get("id")).strip()
    if not citekey or "://" in citekey:
        return text_of(data.get("citation-key")).strip() or citekey
    return citekey
