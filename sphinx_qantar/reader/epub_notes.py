"""Mark in a page of HTML what is ours for an EPUB: notes on phrases, titles of passages."""

from __future__ import annotations

from lxml import etree

from sphinx_qantar.epub import notes
from sphinx_qantar.epub.xml_text import XHTML


def mark_ours(root: etree._Element) -> None:
    """Mark the notes on phrases and their calls, and make headings of titles."""
    for element in list(root.iter(f"{{{XHTML}}}*")):
        if element.get("role") == "heading":
            _make_heading(element)
        elif "qantar-mark" in notes.classes(element):
            _mark(element)


def _mark(mark: etree._Element) -> None:
    """Mark a call that stands after a phrase, or the link back to it over the note."""
    if mark.tag == f"{{{XHTML}}}sup":
        for link in mark.iter(f"{{{XHTML}}}a"):
            notes.call(link)
        return
    notes.lead_back(mark)
    for above in mark.iterancestors():
        if {"qantar-annotation", "qantar-pointer"} & set(notes.classes(above)):
            notes.note(above)
            return


def _make_heading(element: etree._Element) -> None:
    """Make a heading of what is one only to assistive technology, as pages on the web have it."""
    level = min(max(int(element.attrib.pop("aria-level", "2")), 1), 6)
    element.tag = f"{{{XHTML}}}h{level}"
    del element.attrib["role"]
