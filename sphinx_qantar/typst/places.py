"""Name the places of a document to which links lead, each by one label."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes


class Places:
    """The places of an assembled document: those of each page by their ids.

    An element with several ids has one label, and so have a page and its first section.

    :param document: the tree of all pages, each in a ``start_of_file``, with the attribute
        ``docname`` of the first page
    """

    def __init__(self, document: nodes.document) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self.footnotes: dict[tuple[str, str], nodes.footnote] = {}
        self.called: set[tuple[str, str]] = set()
        first = document.get("docname", "")
        pages = [(first, document), *_pages(document)]
        self.pages = [docname for docname, _ in pages]
        for docname, page in pages:
            for element in _own(page):
                self._note(docname, element)
        for docname, page in pages:
            top = next((each for each in _own(page) if _is_top(each)), None)
            if top is not None:
                self._labels[docname, ""] = self._labels[docname, top["ids"][0]]

    def _note(self, docname: str, element: nodes.Element) -> None:
        ids: list[str] = element.get("ids", [])
        for node_id in ids:
            self._labels.setdefault((docname, node_id), f"{docname}#{ids[0]}")
        if isinstance(element, nodes.footnote):
            self.footnotes |= {(docname, node_id): element for node_id in ids}
        elif isinstance(element, nodes.footnote_reference) and "refid" in element:
            self.called.add((docname, element["refid"]))

    def label(self, docname: str, node_id: str) -> str | None:
        """Give the label of an id on a page (of the page itself if empty), or None."""
        return self._labels.get((docname, node_id))

    def add(self, docname: str, node_id: str) -> str:
        """Give the label of a place that no element has."""
        return self._labels.setdefault((docname, node_id), f"{docname}#{node_id}")


def _is_top(element: nodes.Element) -> bool:
    """Tell whether links to a page may lead to an element: its section, or what is left of it."""
    return isinstance(element, nodes.section | nodes.target) and bool(element["ids"])


def _pages(document: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    for page in document.findall(addnodes.start_of_file):
        yield page["docname"], page


def _own(page: nodes.Element) -> Iterator[nodes.Element]:
    """Go through the elements of a page, and not of those within it.

    Top-down, since the pages put in it have children whose ``parent`` is another document.
    """
    waiting: list[nodes.Node] = list(reversed(page.children))
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Element) and not isinstance(node, addnodes.start_of_file):
            yield node
            waiting += reversed(node.children)
