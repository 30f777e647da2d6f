"""Read plain text: UTF-8, or UTF-16 and UTF-32 that a byte-order mark announces."""

from __future__ import annotations

import codecs

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.extracted import Extracted

# UTF-32's mark begins with that of UTF-16, so that it must be tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_plain(data: bytes, path: str) -> Extracted:
    """Read plain text; nothing is stripped, and every line ends in LF.

    :param data: the file's bytes
    :param path: the file's path, for the problems
    """
    text, problems = decode(data, path)
    return Extracted(text, problems=problems)


def marked_encoding(data: bytes) -> tuple[str, int]:
    """Tell the encoding that a byte-order mark announces, and the mark's length in bytes.

    :param data: a file's bytes
    :returns: the name as Python knows it, empty where there is no mark
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return "", 0


def decode(data: bytes, path: str, encoding: str = "utf-8") -> tuple[str, tuple[Problem, ...]]:
    """Decode a text; what cannot be decoded becomes U+FFFD, and its line a problem.

    :param data: a file's bytes; a byte-order mark wins over *encoding* and is left out
    :param path: the file's path, for the problems
    :param encoding: the encoding to take where there is no mark
    """
    marked, length = marked_encoding(data)
    encoding = marked or encoding
    body = data[length:]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = _lines(body[: error.start].decode(encoding, "replace")).count("\n") + 1
        text = body.decode(encoding, "replace")
        return _lines(text), (_not_decoded(encoding, path, line),)
    if encoding == "utf-8" and b"\0" not in body and b"\r" not in body:
        return text, ()  # bytes are looked through at many times the speed of wide characters
    if "\0" in text and not marked:
        return _lines(text), (_null(path, _lines(text[: text.index("\0")]).count("\n") + 1),)
    return _lines(text), ()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_decoded(encoding: str, path: str, line: int) -> Problem:
    message = (
        f"The source text is not in {encoding.upper()} here: such letters are read as ‘�’, and "
        "no quotation of them can be found. Save the file as UTF-8."
    )
    return Problem("source", message, path, line)


def _null(path: str, line: int) -> Problem:
    message = (
        "The source text holds NUL characters: it may be no text, or UTF-16 without a "
        "byte-order mark. Save the file as UTF-8."
    )
    return Problem("source", message, path, line)
