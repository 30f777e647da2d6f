"""Note on a page's document which works it cites and lists.

The attributes stand on the document itself, since a page is resolved in one process and
may be printed in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx_qantar.domain import Home

_CITED = "qantar_cited"
_LISTED = "qantar_listed"


def note_cited(document: nodes.document, home: Home) -> None:
    """Note that a page cites a work, and which of its references the citation leads to."""
    document.attributes.setdefault(_CITED, {})[home] = None


def note_listed(document: nodes.document, citekey: str, anchors: Iterable[str]) -> None:
    """Note that a page holds a work's full reference."""
    document.attributes.setdefault(_LISTED, {}).setdefault(citekey, set()).update(anchors)


def cited_works(document: nodes.document) -> tuple[Home, ...]:
    """Return the works that a page cites, as references that citations lead to, each once."""
    return tuple(document.get(_CITED, ()))


def listed_works(document: nodes.document) -> Mapping[str, AbstractSet[str]]:
    """Return the works whose references a page holds: their anchors, by citekey."""
    listed: Mapping[str, AbstractSet[str]] = document.get(_LISTED, {})
    return listed
