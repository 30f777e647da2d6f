"""Read the text of an HTML page as a browser shows it; nothing is fetched or run."""

from __future__ import annotations

import re

from lxml import etree, html

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.extracted import Extracted, pages_from_starts
from sphinx_qantar.quotation.html_words import (
    BLOCKS,
    LINES,
    is_hidden,
    is_note_marker,
    page_label,
    raised,
)
from sphinx_qantar.quotation.plain_text import decode, marked_encoding

_DECLARED = re.compile(
    rb"""<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"utf-?8|us-ascii|(?:windows|cp|iso|koi8|gb|big5|euc|shift|latin|mac)[\w-]*", re.IGNORECASE
)
_LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii"}
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_SPACE = re.compile(r"[ \t\n\f]+")
_STRENGTH = ["", " ", "\n", "\n\n"]
# What XML forbids, which lxml's parser would stop at or refuse.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def read_html(data: bytes, path: str) -> Extracted:
    """Read an HTML or XHTML page.

    Paragraphs and other blocks are parted by an empty line, ``br`` and rows of tables by a line
    feed; scripts, styles, templates and hidden elements are left out.  Raised figures become
    superscripts.  Page breaks as EPUB and DPUB-ARIA mark them become pages.

    :param data: the file's bytes
    :param path: the file's path, for the problems
    """
    text, problems = decode(data, path, _encoding(data))
    page = read_markup(text, path)
    return Extracted(page.text, page.pages, problems=problems + page.problems)


def read_markup(text: str, path: str) -> Extracted:
    """Read HTML that is decoded already.

    :param text: the markup
    :param path: the file's path, for the problems
    """
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _DECLARATION.sub("", text))
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8"
    )
    writer = _Writer()
    try:
        _walk(html.document_fromstring(text.encode("utf-8", "replace"), parser=parser), writer)
    except etree.ParserError:
        return Extracted("")
    body = "".join(writer.parts)
    return Extracted(
        body, pages_from_starts(writer.pages, len(body)), problems=_too_deep(parser, path)
    )


def _too_deep(parser: html.HTMLParser, path: str) -> tuple[Problem, ...]:
    """Report what the parser gave up: it goes some two thousand elements deep."""
    lines = [fault.line for fault in parser.error_log if fault.type_name == "ERR_RESOURCE_LIMIT"]
    if not lines:
        return ()
    message = "The page nests its elements too deep: what stands after this line may be left out."
    return (Problem("source", message, path, lines[0]),)


def _encoding(data: bytes) -> str:
    """Give the encoding a page declares of itself, as the HTML standard reads it, else UTF-8."""
    declared = _DECLARED.search(data, 0, 4096)
    if declared is None or marked_encoding(data)[0]:
        return "utf-8"
    name = declared[1].decode("ascii", "replace").lower()
    if name in _LATIN:
        return "windows-1252"
    if not _KNOWN.fullmatch(name):
        return "utf-8"
    try:
        b"".decode(name)
    except LookupError:
        return "utf-8"
    return name


def _walk(root: html.HtmlElement, writer: _Writer) -> None:
    """Write the text of all elements, without recursion: a page may nest as deep as it likes."""
    skipped: set[html.HtmlElement] = set()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element not in skipped:
                writer.close(element)
            skipped.discard(element)
            if element is not root:
                writer.text(element.tail or "")
        elif _is_told(element, writer):
            skipped.add(element)
            walk.skip_subtree()
        else:
            writer.open(element)


def _is_told(element: html.HtmlElement, writer: _Writer) -> bool:
    """Deal with an element whose content is not read as it stands; tell whether it is one."""
    if is_hidden(element):
        return True
    label = page_label(element)
    if label:
        writer.page(label)
        return True
    if element.tag == "sup" or is_note_marker(element):
        writer.text(raised("".join(element.itertext()), note=is_note_marker(element)))
        return True
    return False


class _Writer:
    """The text written so far, and the white space that the next word will need before it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pages: list[tuple[int, str]] = []
        self._length = 0
        self._gap = ""
        self._labels: list[str] = []
        self._verbatim = 0

    def open(self, element: html.HtmlElement) -> None:
        """Begin an element, and write the text that stands before its first child."""
        self._part(str(element.tag))
        self._verbatim += element.tag == "pre"
        if element.tag == "q":
            self.text("“")
        self.text(element.text or "")

    def close(self, element: html.HtmlElement) -> None:
        """End an element."""
        if element.tag == "q":
            self.text("”")
        self._verbatim -= element.tag == "pre"
        if element.tag != "br":
            self._part(str(element.tag))

    def page(self, label: str) -> None:
        """Begin a page with the next word."""
        self._labels.append(label)

    def text(self, text: str) -> None:
        """Write text, its white space run together unless it stands in ``pre``."""
        if self._verbatim:
            self._write(text)
            return
        words = _SPACE.sub(" ", text)
        if words.startswith(" "):
            self._need(" ")
        self._write(words.strip(" "))
        if words.endswith(" "):
            self._need(" ")

    def _write(self, words: str) -> None:
        if not words:
            return
        if self.parts:
            self._put(self._gap)
        self._gap = ""
        self.pages += [(self._length, label) for label in self._labels]
        self._labels = []
        self._put(words)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _part(self, name: str) -> None:
        if name in BLOCKS:
            self._need("\n\n")
        elif name in LINES:
            self._need(LINES[name])

    def _need(self, gap: str) -> None:
        """Ask for white space before the next word; of two needs the stronger wins."""
        self._gap = max(self._gap, gap, key=_STRENGTH.index)
