"""Note in which order a page cites works, of which their numbers depend."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_qantar.domain import citation_id, qantar_domain
from sphinx_qantar.domain.citing import embed_id
from sphinx_qantar.nodes import citation_place, embed, excerpt


def note_order(app: Sphinx, doctree: nodes.document) -> None:
    """Register the order of the works that a page names, once all of it has been read."""
    page = qantar_domain(app.env).pages.get(app.env.docname)
    if page is not None and page.cited:
        page.order_cited(_places(doctree))


def _places(doctree: nodes.document) -> Iterator[str]:
    """Yield the ids under which the records of a page know what cites works.

    What a substitution stands for is cited where it is used.
    """
    for node in doctree.findall(nodes.Element):
        if isinstance(node.parent, nodes.substitution_definition):
            continue
        if isinstance(node, citation_place):
            yield citation_id(node["origin"], node["order"])
        elif isinstance(node, excerpt):
            yield node["anchor"]
        elif isinstance(node, embed):
            yield embed_id(node["order"])
