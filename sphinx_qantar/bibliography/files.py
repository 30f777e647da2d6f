"""Read the bytes of files, or why that cannot be done; and the text of the bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def read_files(paths: Iterable[Path]) -> list[tuple[str, bytes | str]]:
    """Return each file's path with its bytes, or with the reason why it cannot be read.

    :param paths: the files
    """
    return [(str(path), _bytes_or_reason(path)) for path in paths]


def _bytes_or_reason(path: Path) -> bytes | str:
    try:
        return path.read_bytes()
    except OSError as error:
        return "it is a folder" if path.is_dir() else (error.strerror or str(error)).lower()


def decode_text(data: bytes) -> tuple[str, int]:
    """Return the text of bytes in UTF-8, and the 1-based line of the first fault, or 0.

    :param data: a file's bytes; what is not UTF-8 becomes U+FFFD
    """
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("utf-8", "replace"), line
