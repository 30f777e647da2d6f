"""Tell what the pages that a build has read change for the others.

An edit mostly changes the words of one page.  Then nothing that stands on other pages need be
worked out again, for which the records of the whole project would have to be loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from sphinx_qantar.domain.pages import PageRecords

_WORDS = ("excerpts", "annotations", "wordings", "themes", "quotations")
"""The records of which other pages show more than they hold: the words that stand on the page."""
_LISTS = ("citations", "collections", "bibliographies", "embeds", "mentions", "rights")
_PLAIN = ("text_problems", "conditions", "text_stamps", "decisions", "left_out", "hides")


class Revision:
    """The present state of the records, as it is kept with the environment.

    :param data: what the environment keeps of our domain
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self.changed = False
        self._before: dict[str, PageRecords] = {}

    @property
    def records(self) -> str:
        """What stands for all that pages say to one another."""
        return str(self._data["revision"])

    @property
    def sources(self) -> str:
        """What stands for all pages as they were read."""
        return str(self._data["sources"])

    def state(self, inputs: str) -> str:
        """Return what stands for all that a project holds.

        :param inputs: stands for its works, themes and style
        """
        return f"{self.records} {inputs}"

    def replace(self, docname: str, page: PageRecords) -> None:
        """Note that a page is to be read again, or is gone."""
        self.changed = True
        self._before.setdefault(docname, page)

    def settle(
        self,
        pages: Mapping[str, PageRecords],
        page_order: Mapping[str, int],
        page_titles: Mapping[str, str],
    ) -> bool:
        """Note that pages were read; say whether others may show something else now.

        :param pages: the records of all pages
        :param page_order: the place of each page in the table of contents
        :param page_titles: the title of each page
        """
        layout = _layout(page_order, page_titles)
        alike = layout == self._data["layout"] and _say_the_same(self._before, pages)
        self._data["layout"] = layout
        # A count would not do: an environment that is lost or not saved would count again.
        self._data["sources"] = uuid4().hex
        if not alike:
            self._data["revision"] = self.sources
        self._before.clear()
        self.changed = False
        return not alike


def _layout(page_order: Mapping[str, int], page_titles: Mapping[str, str]) -> str:
    said = repr((sorted(page_order.items()), sorted(page_titles.items())))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _say_the_same(before: Mapping[str, PageRecords], now: Mapping[str, PageRecords]) -> bool:
    """Say whether pages tell others what they told before; one that is gone does not."""
    return all(name in now and _is_alike(page, now[name]) for name, page in before.items())


def _is_alike(before: PageRecords, now: PageRecords) -> bool:
    """Compare all but lines; a page is another if it has words that others may show."""
    if any(getattr(page, name) for page in (before, now) for name in _WORDS):
        return False
    if before.cites_in_headings or now.cites_in_headings:
        return False
    return (
        tuple(before.cited.items()) == tuple(now.cited.items())
        and all(getattr(before, name) == getattr(now, name) for name in _PLAIN)
        and all(
            _without_lines(getattr(before, name)) == _without_lines(getattr(now, name))
            for name in _LISTS
        )
    )


def _without_lines(records: Iterable[Any]) -> list[object]:
    return [replace(record, line=0) if hasattr(record, "line") else record for record in records]
