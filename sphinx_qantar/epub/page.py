"""Write a page of the book."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_qantar.epub.xml_text import EPUB, MATHML, SVG, TYPE, XHTML, XML_LANG, legal

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Book, Page

HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
DOCTYPE = b"<!DOCTYPE html>\n"
_ROLES = {"chapter": "doc-chapter", "bibliography": "doc-bibliography", "index": "doc-index"}
"""The roles of DPUB-ARIA that tell assistive technology what kind of page it is."""


def write_page(page: Page, book: Book) -> bytes:
    """Return a page as a document of XHTML."""
    root = document(book, page.title, page.path)
    body = etree.SubElement(root, f"{{{XHTML}}}body")
    kinds = page.kind.split()
    special = next((kind for kind in kinds if kind in _ROLES), "")
    plain = [kind for kind in kinds if kind != special]
    if plain:
        body.set(TYPE, " ".join(plain))
    holder = _special(body, special, page.title) if special else body
    holder.text = page.root.text
    holder.extend(list(page.root))
    return serialise(root)


def _special(body: etree._Element, kind: str, title: str) -> etree._Element:
    """Return the section of a page that is of a special kind; a body has no role."""
    section = etree.SubElement(body, f"{{{XHTML}}}section", role=_ROLES[kind])
    section.set(TYPE, kind)
    section.set("aria-label", " ".join(legal(title).split()) or "—")
    return section


def document(book: Book, title: str, path: str) -> etree._Element:
    """Return a document of XHTML with its head.

    :param path: its own path in the book
    """
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})
    root.set("lang", book.metadata.languages[0])
    root.set(XML_LANG, book.metadata.languages[0])
    if book.direction == "rtl":
        root.set("dir", "rtl")
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}meta", charset="utf-8")
    etree.SubElement(head, f"{{{XHTML}}}title").text = " ".join(legal(title).split()) or "—"
    style = relative(path, book.style)
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href=style)
    return root


def serialise(root: etree._Element) -> bytes:
    """Return a document as bytes."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return HEAD + DOCTYPE + etree.tostring(root, encoding="utf-8") + b"\n"


def relative(page: str, path: str) -> str:
    """Return the address of a file of the book as seen from one of its pages."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def properties(page: Page) -> str:
    """Return what the package document has to tell of a page: what it holds beside HTML."""
    kinds = {"mathml": f"{{{MATHML}}}math", "svg": f"{{{SVG}}}svg"}
    return " ".join(name for name, tag in kinds.items() if _holds(page.root, tag))


def _holds(root: etree._Element, tag: str) -> bool:
    return next(root.iter(tag), None) is not None
