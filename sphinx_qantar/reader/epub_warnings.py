"""Tell of what pages hold that an EPUB has no place for, while it is known where it stands."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from sphinx_qantar.diagnostics import warn
from sphinx_qantar.epub.xml_text import legal


def warn_of_missing_words(document: nodes.document) -> bool:
    """Warn of images without alternative text, and tell whether there are any.

    An image whose text is empty only decorates, and needs none.
    """
    found = [node for node in document.findall(nodes.image) if "alt" not in node]
    for node in found:
        message = f"the image {node['uri']} has no alternative text: describe it in ':alt:'."
        warn("epub", message, node)
    return bool(found)


def warn_of_illegal_characters(document: nodes.document) -> None:
    """Warn of characters that XML cannot hold, where they were written."""
    for text in document.findall(nodes.Text):
        words = text.astext()
        if legal(words) == words:
            continue
        node = written(text.parent)
        if node is not None:  # what a page that we have made repeats is told once
            warn("epub", "a character that no EPUB can hold is shown as \ufffd.", node)


def written(node: nodes.Element | None) -> nodes.Element | None:
    """Return the nearest element at or above *node* of which it is known where it stands.

    Some have no line, with older docutils, but are from a file all the same.
    """
    from_file = None
    while node is not None and not isinstance(node, nodes.document):
        if node.source and node.line:
            return node
        if from_file is None and node.source and Path(node.source).is_file():
            from_file = node
        node = node.parent
    return from_file
