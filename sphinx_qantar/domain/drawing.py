"""Say what a project cites by showing passages of other projects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.domain.loaded import Loaded
    from sphinx_qantar.domain.pages import PageRecords
    from sphinx_qantar.domain.requests import Collection
    from sphinx_qantar.model import Excerpt


class Drawing:
    """What is drawn from other projects.

    :param pages: our pages by name, in their order
    :param inputs: the works, and the other projects
    :param reader: what a reader collects, if one is made
    :param select: gives the excerpts that a collection selects, in no order and all of them
    """

    def __init__(
        self,
        pages: Mapping[str, PageRecords],
        inputs: Loaded,
        reader: Collection | None,
        select: Callable[[Collection], tuple[Excerpt, ...]],
    ) -> None:
        self._pages = pages
        self._inputs = inputs
        self._reader = reader if reader is not None and reader.sources else None
        self._select = select

    @cached_property
    def any(self) -> bool:
        """Whether anything that is shown may be of another project."""
        if not self._inputs.projects.names:
            return False
        return self._reader is not None or any(map(_draws, self._pages.values()))

    @cached_property
    def pages(self) -> Mapping[str, PageRecords]:
        """The pages, with what they cite by showing passages of other projects."""
        return {name: self._with_drawn(page) for name, page in self._pages.items()}

    @property
    def named(self) -> tuple[str, ...]:
        """The citekeys of all that is cited, as they are written, in the order of the pages."""
        found = dict.fromkeys(key for page in self.pages.values() for key in page.cited)
        if self._reader is not None:
            found |= dict.fromkeys(self._keys(self._reader))
        return tuple(found)

    def _with_drawn(self, page: PageRecords) -> PageRecords:
        drawn = [key for each in page.collections if each.sources for key in self._keys(each)]
        return page.citing_also(drawn) if drawn else page

    def _keys(self, collection: Collection) -> Iterator[str]:
        """Yield the citekeys of what a collection draws from other projects."""
        for excerpt in self._select(collection):
            if self._inputs.projects.is_elsewhere(excerpt.docname):
                yield from filter(None, (excerpt.citekey, excerpt.quoted_in))


def _draws(page: PageRecords) -> bool:
    return bool(page.embeds) or any(each.sources for each in page.collections)
