"""Hold a source text: the text that quotations are checked against."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Self

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.editing import brackets_of
from sphinx_qantar.quotation.formats import read_text
from sphinx_qantar.quotation.kept_files import KeptFiles
from sphinx_qantar.quotation.letter_index import LetterIndex
from sphinx_qantar.quotation.map_file import read_map
from sphinx_qantar.quotation.map_resolution import resolve_map
from sphinx_qantar.quotation.reading import Reading, readings_of
from sphinx_qantar.quotation.source_map import PageMark, SourceMap


@dataclass(frozen=True)
class SourceText:
    """A source text and what is known of it.

    ``text`` has LF line ends, nothing stripped; offsets into it are code points.  ``sha256`` is
    of the file's bytes, in hexadecimal.  ``pages`` are the labels known from the file itself, as
    a PDF has them; ``map`` is what its editor adds.  ``work`` is the citekey of the work that is
    quoted, where the map's regions tell several apart; empty for the whole file.  ``problems``
    are the faults met in reading.
    """

    text: str
    path: str = ""
    sha256: str = ""
    map: SourceMap = field(default_factory=SourceMap)
    pages: tuple[PageMark, ...] = ()
    work: str = ""
    problems: tuple[Problem, ...] = ()

    @classmethod
    def from_path(
        cls,
        path: str | Path,
        map_path: str | Path | None = None,
        work: str = "",
        kept: KeptFiles | None = None,
    ) -> Self:
        """Read a source text from its file; never raises: see ``problems``.

        :param path: a plain text, Markdown, HTML or PDF file
        :param map_path: its source map
        :param work: the citekey of the work that is quoted, if the file holds several
        :param kept: where to keep what is costly to make of it, for another time
        """
        found = read_text(Path(path), kept=kept)
        made, problems = (
            resolve_map(read_map(Path(map_path)), found) if map_path else (SourceMap(), ())
        )
        return cls(
            text=found.text,
            path=str(path),
            sha256=found.sha256,
            map=made,
            pages=found.pages,
            work=work,
            problems=(*found.problems, *problems),
        )

    @classmethod
    def of(cls, text: str, source_map: SourceMap | None = None) -> Self:
        """Make a source text of a string, as tests and short sources need.

        :param text: the text
        :param source_map: what is known of it
        """
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(text=text, sha256=digest, map=source_map or SourceMap())

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The ways in which the text is read: as it stands, and as its map tells."""
        return readings_of(self.text, self.map)

    @cached_property
    def letters(self) -> LetterIndex:
        """The text, to be searched."""
        return LetterIndex(self.text)

    @cached_property
    def has_brackets(self) -> bool:
        """Whether the text itself has square brackets."""
        return "[" in self.text

    @cached_property
    def brackets(self) -> frozenset[str]:
        """What the text itself has in square brackets, as letters without case."""
        return brackets_of(self.text) if self.has_brackets else frozenset()

    def reads_on(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the file is also one of the text as it is read.

        Where pages stand out of order, the end of one and the next in the file are no passage.

        :param start: where the stretch begins, in code points
        :param end: where it ends
        """
        met = [
            index
            for index, part in enumerate(self.map.order)
            if part.start < end
            and start < part.end
            and self.text[max(start, part.start) : min(end, part.end)].strip()
        ]
        order = self.map.order
        return all(
            other == one + 1 and order[one].end <= order[other].start
            for one, other in pairwise(met)
        )
