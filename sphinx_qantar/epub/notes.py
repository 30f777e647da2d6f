"""Mark notes and their calls, so that reading systems show a note where it is called.

``epub:type`` is what they go by; ``role`` tells the same to assistive technology (the roles
of DPUB-ARIA 1.1).
"""

from __future__ import annotations

from lxml import etree

from sphinx_qantar.epub.pruning import remove
from sphinx_qantar.epub.xml_text import TYPE, XHTML

_TYPES = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-biblioref": "biblioref",
    "doc-backlink": "backlink",
}


def mark_notes(root: etree._Element) -> None:
    """Mark the footnotes of a page as docutils writes them, by their roles.

    A footnote is an ``aside``, which some reading systems show only where it is called.
    """
    for element in root.iter(f"{{{XHTML}}}*"):
        kind = _TYPES.get(str(element.get("role", "")))
        if kind:
            element.set(TYPE, kind)
    for listing in root.iter(f"{{{XHTML}}}aside"):
        if "footnote-list" in classes(listing):
            listing.tag = f"{{{XHTML}}}div"
            listing.set(TYPE, "footnotes")
    for bracket in list(root.iter(f"{{{XHTML}}}span")):
        if "fn-bracket" in classes(bracket):
            remove(bracket)


def call(link: etree._Element) -> None:
    """Mark a link that calls a note."""
    link.set(TYPE, "noteref")
    link.set("role", "doc-noteref")


def lead_back(link: etree._Element) -> None:
    """Mark a link that leads from a note back to its call."""
    link.set(TYPE, "backlink")
    link.set("role", "doc-backlink")


def note(element: etree._Element) -> None:
    """Mark a note that is shown where it is called, and in its own place as well.

    It is no ``aside``: some reading systems would leave it out of the text.
    """
    element.tag = f"{{{XHTML}}}div"
    element.set(TYPE, "footnote")
    element.set("role", "doc-footnote")


def classes(element: etree._Element) -> list[str]:
    """Return the classes of an element."""
    return str(element.get("class", "")).split()
