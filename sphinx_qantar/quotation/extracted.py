"""Hold what is read from a source file, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.source_map import PageMark


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a source file.

    ``text`` has LF line ends and is otherwise as the file has it; ``pages`` are the pages the
    file itself tells of; ``sha256`` is of the file's bytes, in hexadecimal, empty where they
    were not read.
    """

    text: str
    pages: tuple[PageMark, ...] = ()
    sha256: str = ""
    problems: tuple[Problem, ...] = ()


def pages_from_starts(starts: list[tuple[int, str]], end: int) -> tuple[PageMark, ...]:
    """Make pages of the places at which they begin; what stands before the first has none.

    :param starts: offset and label of each page, in the order of the text
    :param end: the length of the text
    """
    bounds = pairwise([*starts, (end, "")])
    return tuple(PageMark(start, stop, label) for (start, label), (stop, _) in bounds)
