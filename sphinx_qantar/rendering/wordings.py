"""Note what a page publishes of its notes and passages, while it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import only
from sphinx.application import Sphinx

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.wordings import Wording
from sphinx_qantar.nodes import annotation, excerpt, quotation
from sphinx_qantar.rendering.fresh import footnotes_by_id
from sphinx_qantar.rendering.plain_markup import html_of, is_plain, text_of

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain

_LEFT_OUT = (annotation, excerpt, only)


def note_wordings(app: Sphinx, doctree: nodes.document) -> None:
    """Register the words of the notes, and of passages that are more than plain paragraphs.

    They are made while a page is read, so that no page is loaded for the inventory.
    """
    domain = qantar_domain(app.env)
    footnotes = footnotes_by_id(doctree)
    for node in doctree.findall(nodes.Element):
        if isinstance(node, annotation):
            name = node["ids"][0]
            html = html_of(node, _printed_with(node, footnotes), name)
            _note(domain, node, name, text_of(node), html)
        elif isinstance(node, excerpt) and "anchor" in node:
            passage = next(each for each in node.children if isinstance(each, quotation))
            # Its plain text may say all.
            called = _printed_with(node, footnotes)
            html = "" if is_plain(passage) else html_of(passage, called, node["anchor"])
            _note(domain, node, node["anchor"], "", html)


def _printed_with(
    node: nodes.Element, footnotes: Mapping[str, nodes.footnote]
) -> Mapping[str, nodes.footnote]:
    """Return the footnotes that are printed wherever a node is.

    They stand in nothing that a build may leave out and that the node does not stand in.
    """
    around = {id(each) for each in _around(node)}
    return {
        name: note
        for name, note in footnotes.items()
        if all(id(each) in around for each in _around(note) if isinstance(each, _LEFT_OUT))
    }


def _around(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield a node and all that it stands in."""
    here: nodes.Element | None = node
    while here is not None:
        yield here
        here = here.parent


def _note(domain: QantarDomain, node: nodes.Element, node_id: str, text: str, html: str) -> None:
    conditions = tuple(_conditions(node))
    if text or html or conditions:
        wording = Wording(node_id, text, html, conditions)
        domain.page(domain.env.docname).wordings.append(wording)


def _conditions(node: nodes.Element) -> list[str]:
    """Return the conditions of a node: its own, and those of ``only`` directives round it."""
    found = [node["only"]] if node.get("only") else []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, only):
            found.append(parent["expr"])
        parent = parent.parent
    return found
