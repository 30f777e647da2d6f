"""Write the file of a book: a ZIP archive, the same bytes for the same book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sphinx_qantar.epub.navigation import write_cover, write_navigation, write_old_navigation
from sphinx_qantar.epub.package import (
    COVER_PAGE,
    NAVIGATION,
    OLD_NAVIGATION,
    write_package,
)
from sphinx_qantar.epub.page import write_page

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Book

_FOLDER = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""The years that a ZIP archive can tell."""


def write_book(book: Book, path: Path) -> None:
    """Write a book (EPUB 3.3, section 4.2).

    The files have the time of its last change, and stand in the order in which they are read.
    """
    when = _time(book.metadata.modified)
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w") as archive:
        archive.writestr(_entry("mimetype", when, ZIP_STORED), b"application/epub+zip")
        archive.writestr(_entry("META-INF/container.xml", when), _CONTAINER)
        for name, data in _files(book):
            archive.writestr(_entry(f"{_FOLDER}/{name}", when), data)


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    yield "package.opf", write_package(book)
    yield NAVIGATION, write_navigation(book)
    yield OLD_NAVIGATION, write_old_navigation(book)
    if book.cover:
        yield COVER_PAGE, write_cover(book)
    for page in book.pages:
        yield page.path, write_page(page, book)
    yield from sorted(book.files.items())


def _entry(
    name: str, when: tuple[int, int, int, int, int, int], how: int = ZIP_DEFLATED
) -> ZipInfo:
    entry = ZipInfo(name, when)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # as on Unix, wherever it is made
    return entry


def _time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    moment = moment.astimezone(UTC)
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    return year, moment.month, moment.day, moment.hour, moment.minute, moment.second
