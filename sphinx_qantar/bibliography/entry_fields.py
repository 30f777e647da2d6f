"""Give the fields of a work under the names that they have in a .bib file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from sphinx_qantar.bibliography.blocks import split_blocks
from sphinx_qantar.bibliography.entries import read_entry
from sphinx_qantar.bibliography.field_tables import SYNONYMS
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.months import MONTH_MACROS
from sphinx_qantar.model import Date, Name, Work

_MARKUP = re.compile(r"</?(?:i|b|sc|sub|sup|span)\b[^<>]*>")
_TYPE = re.compile(r"@\s*([^\s{(@,]+)")

_VARIABLES: dict[str, tuple[str, ...]] = {
    "abstract": ("abstract",),
    "address": ("publisher-place", "event-place"),
    "annotation": ("annote",),
    "annote": ("annote",),
    "booktitle": ("container-title",),
    "chapter": ("chapter-number",),
    "doi": ("DOI",),
    "edition": ("edition",),
    "howpublished": ("medium", "publisher"),
    "institution": ("publisher",),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
    "journal": ("container-title",),
    "journaltitle": ("container-title",),
    "keywords": ("keyword",),
    "langid": ("language",),
    "language": ("language",),
    "location": ("publisher-place", "event-place"),
    "note": ("note",),
    "number": ("issue", "number", "collection-number"),
    "organization": ("publisher",),
    "pages": ("page",),
    "publisher": ("publisher",),
    "school": ("publisher",),
    "series": ("collection-title",),
    "title": ("title",),
    "url": ("URL",),
    "version": ("version",),
    "volume": ("volume",),
}
_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
_NAMES = ("author", "editor", "translator")

KNOWN_FIELDS = frozenset({*_VARIABLES, *_DATES, *_NAMES, *SYNONYMS, "year", "month", "crossref"})
"""Names that a filter may ask for even if no entry has such a field."""


def type_text(work: Work) -> str:
    """Return the type of an entry as its file has it, in small letters: ``incollection``."""
    found = _TYPE.match(work.source.lstrip())
    return found[1].lower() if found else work.type


def field_text(work: Work, name: str) -> str:
    """Return a field of a work as text, empty if it has none.

    :param name: as in BibTeX or biblatex; names of people come as ``Last, First and Last, First``
    """
    read = _TEXTS.get(name)
    return (read(work) if read is not None else "") or fields_written(work, name).get(name, "")


def fields_written(work: Work, name: str = "") -> Mapping[str, str]:
    """Return the fields that stand in a work's own entry, by name, with their LaTeX decoded.

    :param name: where only one field is of interest; without it nothing need be returned
    """
    source = work.source
    if not source.lstrip().startswith("@") or name not in source.lower():
        return {}
    return _fields(source)


@lru_cache(maxsize=20_000)
def _fields(source: str) -> Mapping[str, str]:
    entries = split_blocks(source).entries
    if not entries:
        return {}
    fields = read_entry(entries[0], MONTH_MACROS, []).fields
    return {name: _plain(decode(text)) for name, text in fields.items()}


def _plain(text: str) -> str:
    return _MARKUP.sub("", text)


def _variable(*names: str) -> Callable[[Work], str]:
    def read(work: Work) -> str:
        return next((_plain(work.variables[name]) for name in names if name in work.variables), "")

    return read


def _people(role: str) -> Callable[[Work], str]:
    return lambda work: " and ".join(map(_person, work.names.get(role, ())))


def _person(name: Name) -> str:
    if name.literal:
        return name.literal
    particles = (name.dropping_particle, name.non_dropping_particle, name.family)
    family = " ".join(filter(None, particles))
    return ", ".join(filter(None, (family, name.suffix, name.given)))


def _date(variable: str, length: int = 3) -> Callable[[Work], str]:
    return lambda work: _iso(work.dates.get(variable), length)


def _iso(date: Date | None, length: int) -> str:
    parts = date.parts[0][:length] if date is not None and date.parts else ()
    return "-".join(f"{part:04d}" if place == 0 else f"{part:02d}"
                    for place, part in enumerate(parts))  # fmt: skip


def _month(work: Work) -> str:
    return _date("issued", 2)(work)[5:]


_TEXTS: dict[str, Callable[[Work], str]] = {
    **{name: _variable(*variables) for name, variables in _VARIABLES.items()},
    **{name: _date(variable) for name, variable in _DATES.items()},
    **{name: _people(name) for name in _NAMES},
    "year": _date("issued", 1),
    "month": _month,
}
