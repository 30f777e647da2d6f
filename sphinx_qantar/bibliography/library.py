"""Read bibliographies, texts or files, into works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_qantar.bibliography import cache
from sphinx_qantar.bibliography.files import read_files
from sphinx_qantar.bibliography.works import Works, pack
from sphinx_qantar.model import Problem, Work


@dataclass(frozen=True, slots=True)
class Library:
    """The works of one or more bibliographies by citekey, in the files' order.

    ``problems`` holds all that was wrong with them, by file and line.  ``aliases`` has other
    citekeys, with the citekeys of the works that they stand for: biblatex's ``ids``, and the
    members of a ``@set``.  ``works`` gives the first of these for an alias, but does not
    count it among its keys.
    """

    works: Mapping[str, Work] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def parse_bibtex(text: str, path: str = "") -> Library:
    """Read the text of a bibliography; never raises, whatever it is.

    :param text: BibTeX or biblatex
    :param path: the file it comes from, for problems and for the works
    """
    from sphinx_qantar.bibliography.reading import Reading  # noqa: PLC0415 - see _read

    reading = Reading()
    reading.bibtex(text, path)
    records, aliases, problems = reading.finish()
    return Library(Works(records, aliases), problems, aliases)


def read_bibliography(paths: Sequence[Path], cache_folder: Path | None = None) -> Library:
    """Read the files of a bibliography; of two entries with one citekey the first is kept.

    The end of a file's name tells its format: ``.bib`` for BibTeX and biblatex, ``.json`` for
    CSL-JSON, ``.yaml`` or ``.yml`` for CSL-YAML.  Entries of ``.bib`` files may refer to one
    another, and use abbreviations, across files.

    :param paths: the files, in the order in which they are read
    :param cache_folder: where to keep what was read, so that files of the same content are
        not parsed again; None to keep nothing
    """
    if not paths:
        if cache_folder is not None:
            cache.discard(cache_folder)
        return Library()
    files = read_files(paths)
    key = cache.key_of(files) if cache_folder is not None else ""
    kept = cache.load(cache_folder, key) if cache_folder is not None else None
    if kept is not None:
        return Library(Works(kept.records, kept.aliases), kept.problems, kept.aliases)
    return _read(files, cache_folder, key)


def _read(files: list[tuple[str, bytes | str]], cache_folder: Path | None, key: str) -> Library:
    # Loaded here, since a bibliography that is kept needs no parser.
    from sphinx_qantar.bibliography.reading import Reading  # noqa: PLC0415 - see above

    reading = Reading()
    for path, data in files:
        reading.file(path, data)
    records, aliases, problems = reading.finish()
    if cache_folder is None:
        return Library(Works(records, aliases), problems, aliases)
    # Packed, thousands of records take a fifth of the memory.
    packed = {citekey: pack(record) for citekey, record in records.items()}
    cache.store(cache_folder, key, packed, aliases, problems)
    return Library(Works(packed, aliases), problems, aliases)
