"""Read the text of a source file, whatever its format."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.source_map import PageMark


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a source file.

    ``text`` has LF line ends and is otherwise as the file has it; ``pages`` are the labels the
    file itself tells; ``sha256`` is of the file's bytes, in hexadecimal.
    """

    text: str
    pages: tuple[PageMark, ...] = ()
    sha256: str = ""
    problems: tuple[Problem, ...] = ()


def read_text(path: Path) -> Extracted:
    """Read the text of a source file.

    :param path: the file
    """
    data = path.read_bytes()
    text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return Extracted(text, sha256=hashlib.sha256(data).hexdigest())
