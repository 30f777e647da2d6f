"""Bring pictures into a book: of a kind that every reading system shows, and clean."""

from __future__ import annotations

from pathlib import PurePosixPath

from sphinx_qantar.epub.drawing import UnreadableDrawingError, clean_file

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_ENDS = {"png": b"IEND", "jpg": b"\xff\xd9"}
"""What stands near the end of a picture; one that was cut off has it not."""
_TAIL = 1024


class UnusablePictureError(ValueError):
    """A file is no picture that an EPUB may have."""


def prepare(name: str, data: bytes) -> tuple[str, bytes, list[str]]:
    """Return a picture's name, with the suffix of what it is, its bytes, and what they lost.

    :param name: its file name
    :raises UnusablePictureError: if it is none of PNG, JPEG, GIF, WebP and SVG, or cut off
    """
    kind = next((kind for start, kind in _SIGNATURES if data.startswith(start)), "")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        kind = "webp"
    if _ENDS.get(kind, b"") not in data[-_TAIL:]:
        raise UnusablePictureError(name)
    left_out: list[str] = []
    if not kind:
        try:
            data, left_out = clean_file(data)
        except UnreadableDrawingError as error:
            raise UnusablePictureError(name) from error
        kind = "svg"
    path = PurePosixPath(name)
    fits = path.suffix.lower() in {f".{kind}", ".jpeg" * (kind == "jpg")}
    stem = path.stem if fits else path.name
    return str(path.with_name(f"{stem}.{kind}")), data, left_out
