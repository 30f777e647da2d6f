"""Print under each reference of a bibliography where it is cited, and what copies its entry."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.rendering.cited import note_listed
from sphinx_qantar.rendering.copying import MOST_TO_COPY, copy_button
from sphinx_qantar.rendering.lists import Addresses
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_qantar.domain import Registry, Target

_MOST_SHOWN = 5


def visit_reference_entry(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a reference."""
    self.body.append(self.starttag(node, "li", "", CLASS="qantar-reference"))


def depart_reference_entry(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a reference, after the pages that cite it and the buttons that copy its entry."""
    registry = qantar_domain(self.builder.env).registry
    if node["citekey"] in registry.works:
        parts = _cited_on(self, node)
        if len(node.parent.children) <= MOST_TO_COPY:
            parts += _buttons(self, registry, node["citekey"])
        if parts:
            self.body.append(f'<div class="qantar-more">{parts}</div>\n')
    self.body.append("</li>\n")


def _cited_on(self: HTML5Translator, node: nodes.Element) -> str:
    """Return the links to the pages that cite a work; only where citations lead to."""
    if not node["ids"]:
        return ""
    key = node["citekey"]
    note_listed(self.document, key, node["ids"])
    if not _is_cited_here(self, key):
        return ""
    pages = qantar_domain(self.builder.env).citing(key)
    addresses = Addresses(self)
    links = ", ".join(_link(addresses, page) for page in pages)
    if len(pages) > _MOST_SHOWN:
        summary = escape(_("Cited on %s pages") % len(pages))
        return f'<details class="qantar-cited-on"><summary>{summary}</summary> {links}</details>'
    label = escape(_("Cited on:"))
    return f'<span class="qantar-cited-on">{label} {links}</span>' if pages else ""


def _is_cited_here(self: HTML5Translator, citekey: str) -> bool:
    """Tell whether citations of a work lead to the page that is being printed."""
    domain, here = qantar_domain(self.builder.env), self.builder.current_docname
    page = domain.registry.reference_page.get(citekey, "")
    if domain.relocated is not None or page == here:
        return True
    # Where all pages are one, the address of a page is a part of it.
    return bool(page) and "#" in self.builder.get_relative_uri(here, page)


def _link(addresses: Addresses, page: Target) -> str:
    return addresses.link((page.docname, page.node_id), page.text)


def _buttons(self: HTML5Translator, registry: Registry, citekey: str) -> str:
    """Return the buttons that copy a work's entry; a book has no use for them."""
    if not self.builder.add_permalinks:
        return ""
    entry = registry.processor.entry(citekey)
    entries = {"BibTeX": entry.bibtex, "CSL-JSON": entry.csl_json}
    buttons = (copy_button(_("Copy %s") % name, text) for name, text in entries.items())
    return f'<span class="qantar-copies">{"".join(buttons)}</span>'
