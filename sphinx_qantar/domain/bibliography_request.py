"""Hold what a ``bibliography`` directive asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CITED = "cited"
CITED_HERE = "docname in docnames"
"""Filters: the works that the project cites, and those that the page cites."""

Listing = Literal["", "bullet", "enumerated"]
"""The form of a bibliography; the empty one is that of its style."""


@dataclass(frozen=True, slots=True)
class BibliographyRequest:
    """A ``bibliography`` directive: the works it lists, and how it shows them.

    ``order`` counts the bibliographies of a page from 0.  ``keys`` are citekeys, and
    ``filter`` an expression as :mod:`sphinx_qantar.bibliography.filtering` has it, empty if
    none is given; ``files`` are the .bib files, resolved, from which alone works are taken,
    empty for all.  ``start`` is the number of the first entry, 0 to count on from the
    enumerated bibliography before it on the page.  ``style`` is empty for the project's own.
    """

    docname: str
    line: int
    order: int
    keys: tuple[str, ...] = ()
    filter: str = ""
    files: tuple[str, ...] = ()
    listing: Listing = ""
    enumtype: str = "arabic"
    start: int = 1
    style: str = ""
    labelprefix: str = ""
    keyprefix: str = ""
    annotated: bool = False
    path: str = ""

    def __hash__(self) -> int:
        return hash((self.docname, self.order))  # there is but one of that order on a page
