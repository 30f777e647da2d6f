"""Read the bytes of files, or why that cannot be done; and the text of the bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx_qantar.suggestion import nearest

FILE_ENDINGS = (".bib", ".json", ".yaml", ".yml")
"""How names of bibliography files end, in small letters: the ending tells the format."""


def read_files(paths: Iterable[Path]) -> list[tuple[str, bytes | str]]:
    """Return each file's path with its bytes, or with the reason why it cannot be read.

    :param paths: the files
    """
    return [(str(path), _bytes_or_reason(path)) for path in paths]


def _bytes_or_reason(path: Path) -> bytes | str:
    try:
        return path.read_bytes()
    except OSError as error:
        if path.is_dir():
            return "it is a folder"
        return (error.strerror or str(error)).lower() + _hint(path)


def _hint(path: Path) -> str:
    """Return a question for the file whose name is nearest to one that is not there."""
    if path.exists() or not path.parent.is_dir():
        return ""
    others = (each.stem for each in path.parent.iterdir() if each.suffix == path.suffix)
    found = nearest(path.stem, others)
    return f"; did you mean ‘{found}{path.suffix}’?" if found else ""


def decode_text(data: bytes) -> tuple[str, int]:
    """Return the text of bytes in UTF-8, and the 1-based line of the first fault, or 0.

    :param data: a file's bytes; what is not UTF-8 becomes U+FFFD
    """
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("utf-8", "replace"), line
