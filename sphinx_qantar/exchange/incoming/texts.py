"""Take text from outside as text: decode it, and drop what no page may hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from sphinx_qantar.exchange.incoming.records import IncomingError

MOST_BYTES = 64 * 1024 * 1024
"""What a file may have: far more than any export of notes."""

_OTHERWISE = (
    "save it so (in Excel: as ‘CSV UTF-8’), or name its encoding, for instance "
    "--encoding cp1252, or cp1251 for Cyrillic"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff\u202a-\u202e]")
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_MARKED_UP = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
_LONGEST_MARKUP = 100_000
_ROOM = 60
_UNSEEN = frozenset(["script", "style", "template", "iframe", "object", "noscript"])
_BLOCKS = frozenset(
    ["p", "div", "blockquote", "ul", "ol", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"]
)


def decode(data: bytes, encoding: str = "") -> str:
    """Return the text of a file, with line feeds alone at the ends of its lines.

    :param data: its bytes, in UTF-8, or in UTF-16 with a byte order mark
    :param encoding: another encoding that they are in
    :raises IncomingError: if they are too many, none, or no such text
    """
    if len(data) > MOST_BYTES:
        raise IncomingError(f"the file has more than {MOST_BYTES // 2**20} MB")
    if encoding:
        name = encoding
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, name = "utf-16", "UTF-16, which its first bytes promise"
    else:
        encoding, name = "utf-8-sig", f"UTF-8: {_OTHERWISE}"
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise IncomingError(f"there is no encoding ‘{one_line(encoding)}’") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise IncomingError(f"the file is not in {name}", line) from error
    if not text.strip():
        raise IncomingError("the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """Return a text with single spaces and without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def reflowed(text: str) -> str:
    """Return paragraphs parted by one empty line, each in one line: for text with line ends
    that mean nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n\n".join(line for part in _PARAGRAPHS.split(text) if (line := one_line(part)))


def versed(text: str) -> str:
    """Return paragraphs parted by one empty line, their line feeds kept: for text of our own."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = (
        "\n".join(line for raw in part.split("\n") if (line := one_line(raw)))
        for part in _PARAGRAPHS.split(text)
    )
    return "\n\n".join(part for part in parts if part)


def beginning(text: str) -> str:
    """Return as much of a text as a message has room for."""
    text = one_line(text)
    return text if len(text) <= _ROOM else text[: _ROOM - 1] + "…"


def without_markup(text: str) -> str:
    """Return the words of a text in which HTML may stand, as in notes of Hypothes.is and Zotero.

    What a reader would not see of it (scripts, styles, comments) is dropped.  A text too long
    to be a note is left as it is: it is text all the same.
    """
    if len(text) > _LONGEST_MARKUP or not _MARKED_UP.search(text):
        return text
    words = _Words()
    words.feed(text)
    words.close()
    return "".join(words.parts)


class _Words(HTMLParser):
    """Gather the words of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in _UNSEEN
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in ("br", "li"):
            self.parts.append("\n")
