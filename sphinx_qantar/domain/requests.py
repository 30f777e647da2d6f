"""Hold what directives ask for, as their pages tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.collection import GroupBy, Selection


@dataclass(frozen=True, slots=True)
class Collection:
    """An ``excerpts`` directive: what it selects and how it shows that.

    ``order`` counts the collections of a page from 0.  ``sources`` are the projects whose
    excerpts it draws on, ``here`` for this one and ``*`` for all others; empty for this alone.
    """

    docname: str
    line: int
    order: int
    selection: Selection
    group_by: GroupBy = "none"
    sort: tuple[str, ...] = ()
    show: str = "quotation"
    sources: tuple[str, ...] = ()
    path: str = ""

    @property
    def follows_works(self) -> bool:
        """Whether it follows the order of the bibliography, which costs a sort of that."""
        return self.group_by == "work" or any("work" in key for key in self.sort)


@dataclass(frozen=True, slots=True)
class Embed:
    """An ``embed`` directive: the excerpt that it shows, of this project or another.

    ``order`` counts the embeddings of a page from 0.  ``pinned`` is the beginning of the
    digest that the passage had when its author pinned it.  ``citekeys`` and ``stamp`` are those
    of an excerpt of another project when the page was read.
    """

    docname: str
    line: int
    order: int
    name: str
    pinned: str = ""
    show: str = "full"
    citekeys: tuple[str, ...] = ()
    stamp: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class RightsRequest:
    """A ``rights`` directive: the table of permissions, or of those with some statuses.

    ``order`` counts the tables of a page from 0.
    """

    docname: str
    line: int
    order: int
    statuses: tuple[str, ...] = ()
