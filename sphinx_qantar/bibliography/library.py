"""Read bibliographies: the text or the files of BibTeX and biblatex into works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_qantar.bibliography.blocks import split_blocks
from sphinx_qantar.bibliography.checks import check_entry
from sphinx_qantar.bibliography.entries import read_abbreviations, read_entry
from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.inheritance import inherit
from sphinx_qantar.bibliography.months import MONTH_MACROS
from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.bibliography.works import Works
from sphinx_qantar.model import Problem, Work


@dataclass(frozen=True, slots=True)
class Library:
    """The works of one or more bibliographies by citekey, in the files' order.

    ``problems`` holds all that was wrong with them, by file and line.
    """

    works: Mapping[str, Work] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def parse_bibtex(text: str, path: str = "") -> Library:
    """Read the text of a bibliography; never raises, whatever it is.

    :param text: BibTeX or biblatex
    :param path: the file it comes from, for problems and for the works
    """
    reading = _Reading()
    reading.text(text, path)
    return reading.library()


def read_bibliography(paths: Sequence[Path]) -> Library:
    """Read the files of a bibliography; of two entries with one citekey the first is kept.

    Entries may refer to one another, and use abbreviations, across files.

    :param paths: the files, in the order in which they are read
    """
    reading = _Reading()
    for path in paths:
        reading.file(path)
    return reading.library()


class _Reading:
    """What has been read of a bibliography so far."""

    def __init__(self) -> None:
        self.abbreviations: dict[str, str] = dict(MONTH_MACROS)
        self.entries: dict[str, Entry] = {}
        self.problems: list[Problem] = []
        self.paths: list[str] = []

    def file(self, path: Path) -> None:
        """Read a file, or say why that cannot be done."""
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = "it is a folder" if path.is_dir() else (error.strerror or str(error)).lower()
            self._report(f"the bibliography cannot be read: {reason}", str(path))
            return
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = "the bibliography is not in UTF-8 here; such letters are shown as ‘�’"
            self._report(message, str(path), line)
            text = data.decode("utf-8", "replace")
        self.text(text, str(path))

    def text(self, text: str, path: str) -> None:
        """Read a text, as far as it can be read without the others."""
        self.paths.append(path)
        blocks = split_blocks(text, path)
        self.problems.extend(blocks.problems)
        read_abbreviations(blocks.abbreviations, self.abbreviations, self.problems, path)
        for raw in blocks.entries:
            self._keep(read_entry(raw, self.abbreviations, self.problems, path))

    def library(self) -> Library:
        """Put together what needs the whole bibliography."""
        entries = inherit(self.entries, self.problems)
        works = {key: entry for key, entry in entries.items() if entry.type != "xdata"}
        return Library(Works(works), tuple(sorted(self.problems, key=self._place)))

    def _keep(self, entry: Entry) -> None:
        if not entry.citekey:
            self._report("an entry without a citekey is left out", entry.path, entry.line)
        elif entry.citekey in self.entries:
            first = self.entries[entry.citekey]
            place = f"line {first.line}"
            if first.path != entry.path:
                place = f"{first.path}, {place}"
            message = (
                f"the citekey {quoted(entry.citekey)} stands twice; the first is kept ({place})"
            )
            self._report(message, entry.path, entry.line)
        else:
            self.entries[entry.citekey] = entry
            self.problems.extend(check_entry(entry))

    def _place(self, problem: Problem) -> tuple[int, int]:
        known = problem.path in self.paths
        return (self.paths.index(problem.path) if known else -1, problem.line)

    def _report(self, message: str, path: str, line: int = 0) -> None:
        self.problems.append(Problem("bibliography", message, path, line))
