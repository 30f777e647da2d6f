"""Write the package document: what the book is, which files it has, in which order it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from sphinx_qantar.epub.page import properties
from sphinx_qantar.epub.xml_text import XML_LANG, legal

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Book, Metadata, Person

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
NAVIGATION, OLD_NAVIGATION, COVER_PAGE = "nav.xhtml", "toc.ncx", "cover.xhtml"
_MEDIA_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "xhtml": "application/xhtml+xml",
    "ncx": "application/x-dtbncx+xml",
}


def write_package(book: Book) -> bytes:
    """Return the package document of a book (EPUB 3.3, section 5)."""
    about = book.metadata
    root = etree.Element(f"{{{OPF}}}package", nsmap={None: OPF})
    root.set("version", "3.0")
    root.set("unique-identifier", "book-id")
    root.set(XML_LANG, about.languages[0])
    _write_metadata(etree.SubElement(root, f"{{{OPF}}}metadata", nsmap={"dc": DC}), book)
    ids = _write_manifest(etree.SubElement(root, f"{{{OPF}}}manifest"), book)
    spine = etree.SubElement(root, f"{{{OPF}}}spine", toc=ids[OLD_NAVIGATION])
    spine.set("page-progression-direction", book.direction)
    for path in _reading_order(book):
        etree.SubElement(spine, f"{{{OPF}}}itemref", idref=ids[path])
    if book.cover:
        _write_guide(etree.SubElement(root, f"{{{OPF}}}guide"), book)
    etree.indent(root)
    declared = b'<?xml version="1.0" encoding="utf-8"?>\n'
    return declared + etree.tostring(root, encoding="utf-8") + b"\n"


def _reading_order(book: Book) -> list[str]:
    cover = [COVER_PAGE] if book.cover else []
    return [*cover, *(page.path for page in book.pages)]


def _write_guide(guide: etree._Element, book: Book) -> None:
    """Tell older reading systems which page is the cover, so that they show it but once."""
    label = next((mark.label for mark in book.landmarks if mark.kind == "cover"), "Cover")
    etree.SubElement(
        guide, f"{{{OPF}}}reference", type="cover", title=legal(label), href=COVER_PAGE
    )


# -- what the book is ------------------------------------------------------------------


def _write_metadata(metadata: etree._Element, book: Book) -> None:
    about = book.metadata
    _dc(metadata, "identifier", about.identifier, id="book-id")
    _dc(metadata, "title", about.title, id="title")
    _meta(metadata, "title-type", "main", refines="#title")
    if about.subtitle:
        _dc(metadata, "title", about.subtitle, id="subtitle")
        _meta(metadata, "title-type", "subtitle", refines="#subtitle")
    for language in about.languages:
        _dc(metadata, "language", language)
    _write_people(metadata, about.creators)
    for name, value in _optional(about):
        _dc(metadata, name, value)
    _meta(metadata, "dcterms:modified", about.modified.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _write_accessibility(metadata, about)


def _optional(about: Metadata) -> Iterable[tuple[str, str]]:
    named = (
        ("publisher", about.publisher),
        ("rights", about.rights),
        ("description", about.description),
    )
    return ((name, value) for name, value in named if value)


def _write_people(metadata: etree._Element, people: Iterable[Person]) -> None:
    for place, person in enumerate(people, 1):
        own = f"creator-{place}"
        _dc(metadata, "creator", person.name, id=own)
        if person.role:
            _meta(metadata, "role", person.role, refines=f"#{own}", scheme="marc:relators")
        _meta(metadata, "display-seq", str(place), refines=f"#{own}")


def _write_accessibility(metadata: etree._Element, about: Metadata) -> None:
    known = about.accessibility
    told = (
        ("accessMode", known.modes),
        ("accessModeSufficient", known.sufficient),
        ("accessibilityFeature", known.features),
        ("accessibilityHazard", known.hazards),
        ("accessibilitySummary", (known.summary,)),
    )
    for name, values in told:
        for value in values:
            _meta(metadata, f"schema:{name}", value)


def _dc(metadata: etree._Element, name: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(metadata, f"{{{DC}}}{name}", attributes)
    element.text = legal(text)


def _meta(metadata: etree._Element, name: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(metadata, f"{{{OPF}}}meta", attributes)
    element.set("property", name)
    element.text = legal(text)


# -- its files ---------------------------------------------------------------------------


def _write_manifest(manifest: etree._Element, book: Book) -> Mapping[str, str]:
    """Write the list of files, and return their ids by their paths."""
    told = {page.path: properties(page) for page in book.pages}
    paths = {NAVIGATION: "nav", OLD_NAVIGATION: "", **told}
    if book.cover:
        paths[COVER_PAGE] = ""
    paths |= {path: "cover-image" if path == book.cover else "" for path in sorted(book.files)}
    ids = {}
    for place, (path, special) in enumerate(paths.items(), 1):
        ids[path] = f"file-{place}"
        item = etree.SubElement(manifest, f"{{{OPF}}}item", id=ids[path], href=quote(path))
        item.set("media-type", _MEDIA_TYPES[path.rpartition(".")[2]])
        if special:
            item.set("properties", special)
    return ids
