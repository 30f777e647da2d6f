"""Find which works the pages of a reader cite, before their links are led to their targets."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from sphinx_qantar.domain import Home, Target
from sphinx_qantar.reader.links import citing_links
from sphinx_qantar.rendering.cited import note_cited


def note_citing(
    documents: Mapping[str, nodes.document], titles: Mapping[str, str]
) -> dict[str, tuple[Target, ...]]:
    """Note on each page the works it cites; return for each work the pages that cite it.

    :param documents: the pages by name, in their order
    :param titles: their titles
    """
    found: dict[str, list[Target]] = {}
    for name, document in documents.items():
        first: dict[str, Target] = {}
        for link in citing_links(document):
            key = link["citekey"]
            note_cited(document, Home(key))
            if key not in first:
                first[key] = Target(name, _nearest_id(link), titles[name])
        for key, target in first.items():
            found.setdefault(key, []).append(target)
    return {key: tuple(targets) for key, targets in found.items()}


def _nearest_id(node: nodes.Element) -> str:
    """Return the id of the innermost element with one that *node* stands in."""
    parent: nodes.Element | None = node
    while parent is not None:
        if parent["ids"]:
            return str(parent["ids"][0])
        parent = parent.parent
    return ""
