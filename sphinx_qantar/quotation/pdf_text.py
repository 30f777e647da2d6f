"""Read the text of a PDF through PDFium, page by page."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.source_map import PageMark

MOST_PAGES = 5_000
MOST_SECONDS = 60.0
MOST_CHARACTERS = 64_000_000
_MOST_NAMED = 10
_ENCRYPTED = 4
"""``FPDF_ERR_PASSWORD`` of PDFium's ``fpdfview.h``."""


def read_pdf(
    data: bytes, path: str, most_pages: int = MOST_PAGES, most_seconds: float = MOST_SECONDS
) -> Extracted:
    """Read a PDF; its page labels become pages, or else its pages counted from 1.

    Lines end as they end on the page, with their hyphens; a line feed parts the pages.

    :param data: the file's bytes
    :param path: the file's path, for the problems
    :param most_pages: after how many pages to stop
    :param most_seconds: after how many seconds to begin no other page
    """
    try:
        pdfium = import_module("pypdfium2")
    except ImportError:
        return _nothing(
            "A PDF can be read only with the package pypdfium2, which is not installed: "
            "run pip install 'sphinx-qantar[pdf]'.",
            path,
        )
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return _nothing(_reason(error), path)
    try:
        reading = _Reading(document, pdfium.PdfiumError, path)
        reading.read(most_pages, time.monotonic() + most_seconds)
        return reading.extracted()
    finally:
        document.close()


class _Reading:
    """The pages of a document that have been read so far."""

    def __init__(self, document: Any, fault: type[Exception], path: str) -> None:  # noqa: ANN401  pypdfium2 has no types
        self._document = document
        self._fault = fault
        self._path = path
        self._texts: list[str] = []
        self._pages: list[PageMark] = []
        self._length = 0
        self._broken: list[str] = []
        self._problems: list[Problem] = []

    def read(self, most_pages: int, deadline: float) -> None:
        """Read pages until there are no more, or a bound is met."""
        count = len(self._document)
        labels = self._labels(min(count, most_pages))
        for index in range(count):
            late = time.monotonic() > deadline
            if late or index >= most_pages or self._length > MOST_CHARACTERS:
                self._stopped(index, count, late=late)
                return
            self._note(self._page(index), labels[index], counted=not any(labels))

    def extracted(self) -> Extracted:
        """Put the pages together."""
        text = "\n".join(self._texts)
        if self._broken:
            numbers = ", ".join(self._broken[:_MOST_NAMED])
            more = ", …" if len(self._broken) > _MOST_NAMED else ""
            self._report(f"Some pages of the PDF cannot be read, counted from 1: {numbers}{more}.")
        elif self._texts and not text.strip():
            self._report(
                "The PDF holds no text, only pictures of it, it seems: run it through text "
                "recognition (OCR) first."
            )
        pages = tuple(self._pages) if text.strip() else ()
        return Extracted(text, pages, problems=tuple(self._problems))

    def _note(self, text: str, label: str, *, counted: bool) -> None:
        end = self._length + len(text)
        name = str(len(self._texts) + 1) if counted else label
        if name:
            self._pages.append(PageMark(self._length, end, name, counted=counted))
        self._texts.append(text)
        self._length = end + 1

    def _labels(self, count: int) -> list[str]:
        return [str(self._document.get_page_label(index)).strip() for index in range(count)]

    def _page(self, index: int) -> str:
        """Give the text of a page; PDFium marks a hyphen at a line's end as U+0002 or U+FFFE."""
        try:
            page = self._document[index]
            text = str(page.get_textpage().get_text_bounded())
            page.close()
        except self._fault:
            self._broken.append(str(index + 1))
            return ""
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        return text.replace("\x02", "-\n").replace("\ufffe", "-\n")

    def _stopped(self, index: int, count: int, *, late: bool) -> None:
        why = "it took too long" if late else "it is too long"
        self._report(f"Only the first {index} of the {count} pages of the PDF were read: {why}.")

    def _report(self, message: str) -> None:
        self._problems.append(Problem("source", message, self._path))


def _nothing(message: str, path: str) -> Extracted:
    return Extracted("", problems=(Problem("source", message, path),))


def _reason(error: Exception) -> str:
    if getattr(error, "err_code", 0) == _ENCRYPTED or "password" in str(error).lower():
        return "The PDF is locked with a password: save a copy without one."
    return "The PDF is broken, or no PDF at all: it cannot be read."
