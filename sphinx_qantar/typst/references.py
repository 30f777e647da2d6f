"""Write links and the places they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes

from sphinx_qantar.typst.escaping import array, clean, string
from sphinx_qantar.typst.writing import Writing, passed, wrapped

_SAFE = re.compile("(?:https?|ftp|mailto|tel|doi|urn):", re.IGNORECASE)
_APART = (nodes.footnote, nodes.title, nodes.thead, nodes.caption, nodes.term)
_SIGNS = ("\\*", "†", "‡", "§", "‖", "¶")
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
        """End a link; where it is to tell its page, as in “p. 41”, it does so behind it."""
        self.write("]")
        label = self.label_of(node)
        if label is None:
            self._tell_address(node)
        elif node.get("page"):
            before, _, after = (self.text(part, node) for part in node["page"].partition("%s"))
            self.write(f"#page-of({string(label)}, [{before}], [{after}])")

    def _tell_address(self, node: nodes.Element) -> None:
        """Print the address of a link on the web, unless its words are the address."""
        address = node.get("refuri", "")
        shown = address.partition("://")[2].rstrip("/")
        if self.urls == "no" or not shown or shown in node.astext() or not _SAFE.match(address):
            return
        form = "address" if self.urls == "inline" or self._is_apart(node) else "address-note"
        mark = "" if form == "address" else f"[{self._next_sign()}], "
        self.write(f"#{form}({mark}{self.literal(address, node)})")

    def _is_apart(self, node: nodes.Element) -> bool:
        """Tell whether a link stands where no footnote can be called."""
        around = node.parent
        while around is not None and not isinstance(around, _APART):
            around = around.parent
        return around is not None

    def _next_sign(self) -> str:
        """Return the sign of a footnote with an address; those of pages have numbers."""
        self._addresses += 1
        return _SIGNS[(self._addresses - 1) % len(_SIGNS)]

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def _opening(self, node: nodes.Element) -> str:
        label = self.label_of(node)
        if label:
            return self.link(label)
        address = node.get("refuri", "")
        return f"#link({string(clean(address))})[" if _SAFE.match(address) else "#["

    def pages_of(self, labels: Iterable[str]) -> str:
        """Write the call that prints the pages of places in an index, or ``none``."""
        found = list(labels)
        self._linked.update(found)
        return f"index-pages{array(map(string, found))}" if found else "none"

    def label_of(self, link: nodes.Element) -> str | None:
        """Return the label of the place in the book that a link leads to, if it leads to one."""
        address = link.get("refuri", "")
        if "refid" in link:
            return self.places.label(self.docname, link["refid"])
        if address.startswith(PAGE):
            docname, _, node_id = address[1:].partition("#")
            return self.places.label(docname, node_id)
        return self.places.label(self.docname, address[1:]) if address.startswith("#") else None
