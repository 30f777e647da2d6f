"""Note on a page's document which works it cites and lists.

The attributes stand on the document itself, since a page is resolved in one process and
may be printed in another.
"""

from __future__ import annotations

from docutils import nodes

_CITED = "qantar_cited"
_LISTED = "qantar_listed"


def note_cited(document: nodes.document, citekey: str) -> None:
    """Note that a page cites a work."""
    document.attributes.setdefault(_CITED, {})[citekey] = None


def note_listed(document: nodes.document, citekey: str) -> None:
    """Note that a page holds a work's full reference, with its anchor."""
    document.attributes.setdefault(_LISTED, {})[citekey] = None


def cited_works(document: nodes.document) -> tuple[str, ...]:
    """Return the citekeys of the works that a page cites, each once."""
    return tuple(document.get(_CITED, ()))


def listed_works(document: nodes.document) -> tuple[str, ...]:
    """Return the citekeys of the works whose references a page holds, each once."""
    return tuple(document.get(_LISTED, ()))
