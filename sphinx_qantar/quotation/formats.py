"""Read the text of a source file, whatever its format."""

from __future__ import annotations

import dataclasses
import hashlib
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.format_table import FORMATS, MEGABYTE
from sphinx_qantar.quotation.kept_files import KeptFiles
from sphinx_qantar.quotation.kept_texts import keep_extracted, load_extracted
from sphinx_qantar.suggestion import did_you_mean

__all__ = ["FORMATS", "Extracted", "read_text"]


def read_text(path: Path, limit: int | None = None, kept: KeptFiles | None = None) -> Extracted:
    """Read the text of a source file; never raises, whatever the file is.

    :param path: the file, its format told by its suffix
    :param limit: the most bytes it may have; by default what suits its format
    :param kept: where texts are kept that were read before
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        advice = did_you_mean(path.suffix.lower(), FORMATS) or f" Use {', '.join(FORMATS)}."
        return _refused(f"A source text cannot be a file in ‘{path.suffix}’.{advice}", path)
    module, function, usual = form
    try:
        data = _read_bytes(path, usual if limit is None else limit)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refused(f"The source text cannot be read: {reason[:1].lower()}{reason[1:]}.", path)
    sha256 = hashlib.sha256(data).hexdigest()
    suffix = path.suffix.lower() if module != "plain_text" else ""
    found = load_extracted(sha256, suffix, kept) if kept and suffix else None
    if found is None:
        read: Callable[[bytes, str], Extracted] = getattr(
            import_module(f"sphinx_qantar.quotation.{module}"), function
        )
        found = dataclasses.replace(read(data, str(path)), sha256=sha256)
        if kept and suffix:
            keep_extracted(found, suffix, kept)
    return _unless_empty(found, path)


def _unless_empty(found: Extracted, path: Path) -> Extracted:
    if found.text.strip() or found.problems:
        return found
    empty = Problem("source", "The source text is empty.", str(path))
    return dataclasses.replace(found, problems=(empty,))


def _read_bytes(path: Path, limit: int) -> bytes:
    """Read an ordinary file of bounded size: a pipe or a device could be without end."""
    if "\0" in str(path):
        raise ValueError("its name holds a null character")
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ValueError("it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is no ordinary file")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        size, most = status.st_size / MEGABYTE, limit / MEGABYTE
        raise ValueError(f"it has {size:.1f} MB, and {most:g} MB is the most that is read")
    return data


def _refused(message: str, path: Path) -> Extracted:
    return Extracted("", problems=(Problem("source", message, str(path)),))
