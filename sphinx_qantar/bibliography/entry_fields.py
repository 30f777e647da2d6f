"""Give the fields of a work under the names that they have in a .bib file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sphinx_qantar.bibliography.blocks import split_blocks
from sphinx_qantar.bibliography.entries import read_entry
from sphinx_qantar.bibliography.field_tables import SYNONYMS, VERBATIM
from sphinx_qantar.bibliography.latex import decode
from sphinx_qantar.bibliography.months import MONTH_MACROS
from sphinx_qantar.bibliography.values import evaluate
from sphinx_qantar.model import Date, Name, Problem, Work

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
_LISTS_OF_PEOPLE = ("author", "editor")
_ADDRESSES = frozenset({*VERBATIM, "doi", "eprint", "file"})
_HEIRS = ("crossref", "xdata")
_BIBLATEX = {"year": "date", "month": "date", "journal": "journaltitle", "address": "location"}
"""Fields of BibTeX that biblatex has under another name."""
_PUBLISHERS = frozenset({"howpublished", "institution", "organization", "school"})
"""Fields that make a publisher, as others do, so that a work cannot tell which it had."""
_HYPHENS = "\ue000"
"""What stands for two hyphens, which LaTeX makes a dash, while a field is decoded."""

KNOWN_FIELDS = frozenset({*_VARIABLES, *_DATES, *_NAMES, *SYNONYMS, "year", "month", "crossref"})
"""Names that a filter may ask for even if no entry has such a field."""


def type_text(work: Work) -> str:
    """Return the type of an entry as its file has it, in small letters: ``incollection``."""
    found = _TYPE.match(work.source.lstrip())
    return found[1].lower() if found else work.type


def field_text(work: Work, name: str) -> str:
    """Return a field of a work as text, empty if it has none.

    Of an entry of a .bib file it is the field of just that name, as sphinxcontrib-bibtex has
    it.  Only what the entry inherits, or says in biblatex's fields, is found beyond that.

    :param name: as in BibTeX or biblatex; ``author`` and ``editor`` come as
        ``Last, First and Last, First``
    """
    name = name.lower()
    read = _TEXTS.get(name)
    if not _is_entry(work):
        return read(work) if read is not None else ""
    if name in _LISTS_OF_PEOPLE:
        return _people(name)(work)
    written = _written(work.source) if name in work.source.lower() else None
    if written is not None and name in written.fields and name not in written.abbreviated:
        return _decoded(name, written.fields[name])
    if read is None:
        return ""
    return read(work) if _may_have(work, name, written) else ""


def fields_written(work: Work, name: str = "") -> Mapping[str, str]:
    """Return the fields that stand in a work's own entry, by name, with their LaTeX decoded.

    :param name: where only one field is of interest; without it nothing need be returned
    """
    if not _is_entry(work) or name.lower() not in work.source.lower():
        return {}
    fields = _written(work.source).fields
    return {each: _decoded(each, text) for each, text in fields.items()}


def _is_entry(work: Work) -> bool:
    return work.source.lstrip().startswith("@")


def _may_have(work: Work, name: str, written: _Written | None) -> bool:
    """Say whether a work has a field that its entry does not tell by that name as text."""
    if written is not None and name in written.abbreviated:
        return True
    source = work.source.lower()
    others = (_BIBLATEX.get(name, ""), *(_HEIRS if name not in _PUBLISHERS else ()))
    return any(each and each in source and each in _written(work.source).fields for each in others)


@dataclass(frozen=True, slots=True)
class _Written:
    """The fields of an entry; ``abbreviated`` are those that name an abbreviation."""

    fields: Mapping[str, str]
    abbreviated: frozenset[str]


@lru_cache(maxsize=20_000)
def _written(source: str) -> _Written:
    entries = split_blocks(source).entries
    if not entries:
        return _Written({}, frozenset())
    problems: list[Problem] = []
    fields = read_entry(entries[0], MONTH_MACROS, problems).fields
    abbreviated = frozenset(
        name.lower()
        for name, raw, _ in (entries[0].fields if problems else ())
        if evaluate(raw, MONTH_MACROS).unknown
    )
    return _Written(fields, abbreviated)


def _decoded(name: str, text: str) -> str:
    """Return a field's text without LaTeX, but with hyphens as they are typed."""
    if name in _ADDRESSES:
        return " ".join(text.split())
    if "--" not in text:
        return _plain(decode(text))
    return _plain(decode(text.replace("--", _HYPHENS))).replace(_HYPHENS, "--")


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
