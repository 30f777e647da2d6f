"""Gather the footnotes of a page of the reader, and number and word them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.rendering.footnotes import arrange
from sphinx_qantar.rendering.note_texts import write_notes

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry


def gather(section: nodes.Element, registry: Registry) -> None:
    """Move all footnotes under *section* to its end, in the order in which they are called.

    Each gets the next number, whatever it was called on its source page, and citations
    in footnotes say *ibid.* and the like as they now follow one another.
    """
    write_notes(arrange(section), registry, _cited_work)


def _cited_work(citekey: str, children: list[nodes.Node]) -> nodes.Node:
    """Return what becomes a link once it is known where the work's reference stands."""
    return nodes.inline("", "", *children, classes=["qantar-cite"], citekey=citekey)
