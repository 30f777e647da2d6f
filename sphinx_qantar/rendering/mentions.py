"""Note which pages refer to excerpts, themes and works, to write them again when those change."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from sphinx_qantar.domain import qantar_domain

_ANY = ("any", "myst")


def note_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Register the cross-references of a page that has just been read."""
    domain = qantar_domain(app.env)
    docname = app.env.docname
    targets = {
        node["reftarget"]: None
        for node in doctree.findall(pending_xref)
        if _may_be_ours(node) and isinstance(node.get("reftarget"), str)
    }
    for target in targets:
        domain.note_mention(docname, target)


def _may_be_ours(node: pending_xref) -> bool:
    return node.get("refdomain") == "qantar" or node.get("reftype") in _ANY
