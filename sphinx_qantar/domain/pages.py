"""Hold what each page contributes to the registry."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_qantar.collection import GroupBy, Selection
from sphinx_qantar.model import Annotation, Citation, Excerpt, Theme


@dataclass(frozen=True, slots=True)
class Collection:
    """An ``excerpts`` directive: what it selects and how it shows that.

    ``order`` counts the collections of a page from 0.
    """

    docname: str
    line: int
    order: int
    selection: Selection
    group_by: GroupBy = "none"
    sort: tuple[str, ...] = ()
    show: str = "quotation"


@dataclass(frozen=True, slots=True)
class BibliographyRequest:
    """A ``bibliography`` directive: the works it lists.

    ``keys`` are citekeys, empty for all works cited; ``everything`` lists every
    work of the .bib files.  ``order`` counts the bibliographies of a page from 0.
    """

    docname: str
    line: int
    order: int
    keys: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A cross-reference on a page, kept to know when the page must be written again."""

    docname: str
    target: str


Record = Excerpt | Annotation | Theme | Citation | Collection | BibliographyRequest | Mention


@dataclass(slots=True)
class PageRecords:
    """All records of one page, in the order in which they stand there.

    ``conditions`` maps each ``:only:`` expression met to what it came to, so that
    the page is read again when the tags of a later build decide otherwise; ``hides``
    tells that one was not met.  ``source_digest`` stands for the page's source.
    """

    excerpts: list[Excerpt] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    collections: list[Collection] = field(default_factory=list)
    bibliographies: list[BibliographyRequest] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    conditions: dict[str, bool] = field(default_factory=dict)
    hides: bool = False
    source_digest: str = ""

    def records(self) -> list[Record]:
        """Return every record of the page."""
        return [
            *self.excerpts,
            *self.annotations,
            *self.themes,
            *self.citations,
            *self.collections,
            *self.bibliographies,
            *self.mentions,
        ]
