r"""Read the paths in a field ``file``: where a reference manager keeps the work's own text.

JabRef and Zotero write ``description:path:type``, several parted by ``;``, and put a
backslash before such a mark within one of the three; others write plain paths.

Source: JabRef's documentation, "Manage associated files"; files exported by Zotero, Mendeley.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"\\.|[:;]", re.DOTALL)
_ESCAPE = re.compile(r"\\([:;\\_&%#$ ])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_TYPE = re.compile(r"[A-Za-z0-9+.-]+(?:/[A-Za-z0-9+.-]+)?\Z")
_MENDELEY_COLON = "$\\backslash$:"
_LONGEST = 4096
_PARTS = 3


def read_files(text: str) -> tuple[str, ...]:
    """Return the paths that a field names, as texts: nothing says that they are sound.

    :param text: the field as it stands in the file
    """
    text = text.replace(_MENDELEY_COLON, r"\:")
    paths = (_path(link).strip() for link in _split(text, ";"))
    return tuple(
        path for path in paths if path and len(path) <= _LONGEST and not _CONTROL.search(path)
    )


def _path(link: str) -> str:
    parts = _split(link, ":")
    if len(parts) >= _PARTS:
        return _plain(":".join(parts[1:-1]))
    first, *others = parts
    if not others or len(first.strip()) == 1:
        # One letter and a colon are a drive of Windows.
        return _plain(link)
    return _plain(first if _is_type(others[0]) else others[0])


def _is_type(text: str) -> bool:
    return bool(_TYPE.match(text)) and "." not in text


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def _split(text: str, sign: str) -> list[str]:
    """Split a text at a mark that no backslash stands before."""
    parts, start = [], 0
    for match in _MARK.finditer(text):
        if match[0] == sign:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts
