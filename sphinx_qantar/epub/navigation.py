"""Write the contents: for reading systems of EPUB 3, and for older ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from sphinx_qantar.epub.package import COVER_PAGE, NAVIGATION
from sphinx_qantar.epub.page import document, serialise
from sphinx_qantar.epub.xml_text import TYPE, XHTML, legal

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Book, Entry

_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_QUOTED = "/#%.-_~"


def write_navigation(book: Book) -> bytes:
    """Return the navigation document (EPUB 3.3, section 7)."""
    root = document(book, book.words.contents, NAVIGATION)
    body = etree.SubElement(root, f"{{{XHTML}}}body")
    contents = _nav(body, "toc", "doc-toc", book.words.contents)
    _write_entries(contents, book.contents)
    landmarks = _nav(body, "landmarks", "", book.words.landmarks)
    landmarks.set("hidden", "hidden")
    marks = etree.SubElement(landmarks, f"{{{XHTML}}}ol")
    for mark in book.landmarks:
        link = _item(marks, mark.label, mark.href)
        link.set(TYPE, mark.kind)
    return serialise(root)


def _nav(body: etree._Element, kind: str, role: str, title: str) -> etree._Element:
    nav = etree.SubElement(body, f"{{{XHTML}}}nav", id=kind)
    nav.set(TYPE, kind)
    if role:
        nav.set("role", role)
    nav.set("aria-label", legal(title))
    etree.SubElement(nav, f"{{{XHTML}}}h1").text = legal(title)
    return nav


def _write_entries(parent: etree._Element, entries: Sequence[Entry]) -> None:
    listing = etree.SubElement(parent, f"{{{XHTML}}}ol")
    for entry in entries:
        link = _item(listing, entry.label, entry.href)
        item = link.getparent()
        if entry.below and item is not None:
            _write_entries(item, entry.below)


def _item(listing: etree._Element, label: str, href: str) -> etree._Element:
    item = etree.SubElement(listing, f"{{{XHTML}}}li")
    link = etree.SubElement(item, f"{{{XHTML}}}a", href=quote(href, safe=_QUOTED))
    link.text = _label(label)
    return link


def _label(text: str) -> str:
    return " ".join(legal(text).split()) or "—"


def write_old_navigation(book: Book) -> bytes:
    """Return the contents as reading systems of EPUB 2 want them (OPF 2.0.1, NCX)."""
    root = etree.Element(f"{{{_NCX}}}ncx", nsmap={None: _NCX}, version="2005-1")
    head = etree.SubElement(root, f"{{{_NCX}}}head")
    etree.SubElement(
        head, f"{{{_NCX}}}meta", name="dtb:uid", content=legal(book.metadata.identifier)
    )
    title = etree.SubElement(root, f"{{{_NCX}}}docTitle")
    etree.SubElement(title, f"{{{_NCX}}}text").text = _label(book.metadata.title)
    points = etree.SubElement(root, f"{{{_NCX}}}navMap")
    _write_points(points, book.contents, count(1))
    etree.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="utf-8")


def _write_points(parent: etree._Element, entries: Sequence[Entry], numbers: count[int]) -> None:
    for entry in entries:
        number = str(next(numbers))
        point = etree.SubElement(
            parent, f"{{{_NCX}}}navPoint", id=f"point-{number}", playOrder=number
        )
        label = etree.SubElement(point, f"{{{_NCX}}}navLabel")
        etree.SubElement(label, f"{{{_NCX}}}text").text = _label(entry.label)
        etree.SubElement(point, f"{{{_NCX}}}content", src=quote(entry.href, safe=_QUOTED))
        _write_points(point, entry.below, numbers)


def write_cover(book: Book) -> bytes:
    """Return the page that shows the cover."""
    title = book.metadata.title
    root = document(book, title, COVER_PAGE)
    body = etree.SubElement(root, f"{{{XHTML}}}body")
    body.set(TYPE, "cover")
    body.set("class", "cover")
    line = etree.SubElement(body, f"{{{XHTML}}}p")
    image = etree.SubElement(line, f"{{{XHTML}}}img", src=book.cover, alt=_label(title))
    image.set("role", "doc-cover")
    return serialise(root)
