"""Tell which works the pages of a reader cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.domain import Home, Target
from sphinx_qantar.rendering.cited import note_cited

if TYPE_CHECKING:
    from sphinx_qantar.reader.page import ReaderPage
    from sphinx_qantar.reader.page_facts import PageFacts


def pages_citing(
    pages: Mapping[str, ReaderPage], facts: Mapping[str, PageFacts]
) -> dict[str, tuple[Target, ...]]:
    """Return for each work the pages that cite it.

    :param pages: the pages by name, in their order
    :param facts: what is known of them
    """
    found: dict[str, list[Target]] = {}
    for name, page in pages.items():
        for key, anchor in facts[name].cited.items():
            found.setdefault(key, []).append(Target(name, anchor, page.title))
    return {key: tuple(targets) for key, targets in found.items()}


def note_works(document: nodes.document, facts: PageFacts) -> None:
    """Note on a page the works it cites."""
    for key in facts.cited:
        note_cited(document, Home(key))
