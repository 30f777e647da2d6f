"""Write links and the places they lead to."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_qantar.typst.escaping import clean, string
from sphinx_qantar.typst.writing import Writing, passed, wrapped

_SAFE = re.compile("(?:https?|ftp|mailto|tel|doi|urn):", re.IGNORECASE)
PAGE = "%"
"""What the builder's addresses of pages begin with: ``%PAGE#ID``."""


class ReferenceVisitors(Writing):
    """Links within the book and to the world; addresses of other kinds are left as text."""

    visit_target, depart_target = passed()
    visit_pending_xref, depart_pending_xref = passed()
    visit_download_reference, depart_download_reference = passed()
    visit_citation_reference, depart_citation_reference = wrapped("\\[", "\\]")

    def visit_reference(self, node: nodes.Element) -> None:
        """Begin a link."""
        self.write(self._opening(node))

    def depart_reference(self, node: nodes.Element) -> None:
        """End a link."""
        del node
        self.write("]")

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def _opening(self, node: nodes.Element) -> str:
        address = node.get("refuri", "")
        if "refid" in node:
            label = self.places.label(self.docname, node["refid"])
        elif address.startswith(PAGE):
            docname, _, node_id = address[1:].partition("#")
            label = self.places.label(docname, node_id)
        elif address.startswith("#"):
            label = self.places.label(self.docname, address[1:])
        elif _SAFE.match(address):
            return f"#link({string(clean(address))})["
        else:
            label = None
        return self.link(label) if label else "#["
