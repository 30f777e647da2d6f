"""Hold citations: works named in a text, and places within them."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from sphinx_qantar.model.wording import PLAIN_WORDING, Wording


@dataclass(frozen=True, slots=True)
class Locator:
    """A place within a work: a CSL 1.0.2 locator label and a range, as ``page``, ``45–47``."""

    label: str
    value: str

    def __reduce__(self) -> tuple[type[Locator], tuple[Any, ...]]:
        """Pickle the values alone: a project may have thousands, and this is far quicker."""
        return Locator, (self.label, self.value)


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work as it is cited in one place."""

    citekey: str
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False

    def __reduce__(self) -> tuple[type[CitationItem], tuple[Any, ...]]:
        """Pickle the values alone."""
        return CitationItem, _VALUES_OF_ITEM(self)


CitationMode = Literal["parenthetical", "textual", "bare", "author", "year", "label", "nothing"]
"""How a citation stands in its sentence.

``parenthetical`` is the style's own form, (Marat 2022, 3); ``textual`` makes the
author part of the sentence, Marat (2022, 3); ``bare`` is the style's form without
what encloses it, Marat 2022, 3; ``author``, ``year`` and ``label`` give that alone.
``nothing`` prints nothing, but the bibliography lists the works.
"""


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more works cited together at one place of a page.

    A ``tentative`` one is a bare ``@word``, a citation only if the bibliography holds it.
    ``footnote`` asks for a footnote in every style, not in note styles alone.
    """

    items: tuple[CitationItem, ...]
    mode: CitationMode
    docname: str
    line: int
    tentative: bool = False
    wording: Wording = PLAIN_WORDING
    footnote: bool = False
    path: str = ""

    def __reduce__(self) -> tuple[type[Citation], tuple[Any, ...]]:
        """Pickle the values alone."""
        return Citation, _VALUES_OF_CITATION(self)


_VALUES_OF_ITEM = attrgetter(*CitationItem.__slots__)
_VALUES_OF_CITATION = attrgetter(*Citation.__slots__)
