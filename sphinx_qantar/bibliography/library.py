"""Read bibliographies, texts or files, into works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_qantar.bibliography.files import read_files
from sphinx_qantar.bibliography.reading import Reading
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
    reading = Reading()
    reading.bibtex(text, path)
    return _library(reading)


def read_bibliography(paths: Sequence[Path]) -> Library:
    """Read the files of a bibliography; of two entries with one citekey the first is kept.

    The end of a file's name tells its format: ``.bib`` for BibTeX and biblatex, ``.json`` for
    CSL-JSON, ``.yaml`` or ``.yml`` for CSL-YAML.  Entries of ``.bib`` files may refer to one
    another, and use abbreviations, across files.

    :param paths: the files, in the order in which they are read
    """
    reading = Reading()
    for path, data in read_files(paths):
        reading.file(path, data)
    return _library(reading)


def _library(reading: Reading) -> Library:
    records, problems = reading.finish()
    return Library(Works(records), problems)
