"""Write pages of excerpts from what other tools export, in MyST or reStructuredText.

:func:`merge` takes a page and passages and returns the page with them; it keeps what an author
wrote, and brings nothing twice.  Nothing here reads or writes a file.
"""

from __future__ import annotations

from pathlib import PurePath

from sphinx_qantar.exchange.excerpt_pages.markup import Markup
from sphinx_qantar.exchange.excerpt_pages.merging import (
    Fate,
    Merged,
    OtherPage,
    Outcome,
    brought_to,
    imported_passages,
    merge,
)
from sphinx_qantar.exchange.excerpt_pages.myst import Myst
from sphinx_qantar.exchange.excerpt_pages.passages import Passage, write_passage, write_theme
from sphinx_qantar.exchange.excerpt_pages.rst import Rst

__all__ = [
    "Fate",
    "Markup",
    "Merged",
    "Myst",
    "OtherPage",
    "Outcome",
    "Passage",
    "Rst",
    "brought_to",
    "imported_passages",
    "markup_of",
    "merge",
    "write_passage",
    "write_theme",
]


def markup_of(name: str) -> Markup:
    """Return the language of a page, which the ending of its name tells.

    :param name: the page's name: ``.rst`` is reStructuredText, all else MyST
    """
    return Rst() if PurePath(name).suffix.casefold() == ".rst" else Myst()
