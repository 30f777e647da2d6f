"""Note what a page will publish of its passages, while the page is read."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import only
from sphinx.application import Sphinx

from sphinx_qantar.domain import PageRecords, QantarDomain, qantar_domain
from sphinx_qantar.domain.pages import Wording
from sphinx_qantar.nodes import annotation, excerpt, quotation
from sphinx_qantar.rendering.plain_markup import html_of, is_plain, text_of


def note_wordings(app: Sphinx, doctree: nodes.document) -> None:
    """Register the words of the notes, and of passages that are more than plain paragraphs.

    They are made while a page is read, so that no page is loaded for the inventory.
    """
    domain = qantar_domain(app.env)
    page = domain.pages.get(app.env.docname, PageRecords())
    if page.excerpts or page.annotations:
        for node in doctree.findall(nodes.Element):
            if isinstance(node, annotation):
                _note(domain, node, node["ids"][0], text_of(node), html_of(node))
            elif isinstance(node, excerpt) and "anchor" in node:
                passage = next(each for each in node.children if isinstance(each, quotation))
                _note(domain, node, node["anchor"], "", _html(passage))


def _html(passage: quotation) -> str:
    """Return a passage as HTML, empty if its plain text says all."""
    return "" if is_plain(passage) else html_of(passage)


def _note(domain: QantarDomain, node: nodes.Element, node_id: str, text: str, html: str) -> None:
    conditions = tuple(_conditions(node))
    if text or html or conditions:
        wording = Wording(node_id, text, html, conditions)
        domain.page(domain.env.docname).wordings.append(wording)


def _conditions(node: nodes.Element) -> list[str]:
    """Return the expressions of the ``only`` directives round a node."""
    found = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, only):
            found.append(parent["expr"])
        parent = parent.parent
    return found
