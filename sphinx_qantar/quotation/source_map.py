"""Hold what a source map tells of a source text: page furniture, page order, labels, works."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_qantar.model import Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """The label of a page and where its text stands, in code points, the end excluded.

    A ``counted`` label is not printed on the page: it is the page's number in the file.
    """

    start: int
    end: int
    label: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a source text that belongs to the work of a citekey; empty: to none known."""

    start: int
    end: int
    work: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """What an editor knows of a source text that the text does not say of itself.

    ``furniture`` are spans that are no part of the work: running heads, folios, note marks.
    ``order`` are the parts of the text in the order in which they are read; none: as the file
    has them.  ``regions`` say which stretch belongs to which work; none: all to one.  A region
    that encloses another, as a booklet does the article in it, stands before it.  ``paragraphs``
    is true if the paragraphs of each work can be counted by the empty lines between them.
    """

    furniture: tuple[Span, ...] = ()
    order: tuple[Span, ...] = ()
    pages: tuple[PageMark, ...] = ()
    regions: tuple[Region, ...] = ()
    paragraphs: bool = False
