"""Tell what a file is that people try to import and that no reader here can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sphinx_qantar.exchange.incoming.json_values import member, text_of
from sphinx_qantar.exchange.incoming.records import IncomingError

_EXPORT = "import reads what a tool exports of notes"
_WORKS = "works are named in conf.py (qantar_bibliography), or by --bib"
_SOURCE = "what you marked in it comes by way of Zotero or Hypothes.is"
_SHEET = "save it as ‘CSV UTF-8’ and import that"
_BEGINNINGS: Mapping[bytes, str] = {
    b"%PDF": f"this is a PDF: {_SOURCE}",
    b"SQLite format 3": f"this is a database: {_EXPORT}",
    b"\xd0\xcf\x11\xe0": f"this is an old document of Office: {_EXPORT}; a table, {_SHEET}",
    b"{\\rtf": f"this is a document of a word processor: {_EXPORT}",
    b"\x89PNG": f"this is a picture: {_EXPORT}",
    b"\xff\xd8\xff": f"this is a picture: {_EXPORT}",
}
_INSIDE: Mapping[str, str] = {
    "xl/": f"this is a workbook of Excel: {_SHEET}",
    "word/": f"this is a document of Word: {_EXPORT}",
    "META-INF/container.xml": f"this is an EPUB: {_EXPORT}",
    "META-INF/manifest.xml": f"this is a document of LibreOffice: {_EXPORT}; a table, {_SHEET}",
}
_TEXTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*(?:%.*\n\s*)*@\w+\s*[{(]"), f"these are works in BibTeX, no notes: {_WORKS}"),
    (re.compile(r"\s*TY  - "), "these are works in RIS, no notes: export them as BibTeX"),
    (
        re.compile(r"(?s).{0,2000}^==========\s*$", re.MULTILINE),
        "these are clippings of a Kindle: they come by way of Readwise, as its CSV",
    ),
)


def refuse_bytes(data: bytes) -> None:
    """Do nothing unless a file is of a kind that is known and no export of notes.

    :raises IncomingError: if it is; the message says what to do
    """
    for beginning, message in _BEGINNINGS.items():
        if data.startswith(beginning):
            raise IncomingError(message)


def archive_fault(names: Iterable[str]) -> str:
    """Return why an archive is no project.

    :param names: the paths of its files
    """
    every = tuple(names)
    for inside, message in _INSIDE.items():
        if any(name.startswith(inside) for name in every):
            return message
    return "the archive has no project.qde"


def text_fault(text: str) -> str:
    """Return what a text is that is no table, empty if nobody knows."""
    return next((message for begins, message in _TEXTS if begins.match(text)), "")


def json_fault(value: object) -> str:
    """Return what JSON is that no tool here wrote, empty if nobody knows."""
    if value in ([], {}):
        return "there is nothing in it"
    first = value[0] if isinstance(value, list) else None
    if text_of(first, "type") and text_of(first, "title") and member(first, "itemType") is None:
        return (
            f"these are works in CSL-JSON, no notes: {_WORKS}; for notes export "
            "‘Better BibTeX JSON’ from Zotero"
        )
    return ""
