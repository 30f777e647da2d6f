"""Write a work as an entry of a ``.bib`` file, in the dialect of biblatex.

Source: the biblatex manual, "Database Guide"; for dates the Extended Date/Time Format,
levels 0 and 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_qantar.exchange.bibtex_names import write_names
from sphinx_qantar.exchange.bibtex_tables import (
    CONTAINED,
    DATES,
    EDITOR_TYPES,
    ENTRY_TYPES,
    EPRINTS,
    GENRES,
    LANGUAGES,
    NAMES,
    PERIODICAL,
    SERIAL,
    TEXTS,
    VERBATIM,
)
from sphinx_qantar.exchange.edtf import edtf
from sphinx_qantar.exchange.tex import tex, verbatim
from sphinx_qantar.model import Date, Work

_NO_PART_OF_A_KEY = re.compile(r"[\s,{}\"#%~\\=()']+")

Field = tuple[str, str]


def work_to_bibtex(work: Work) -> str:
    """Return a work as an entry that ends with a line feed, its fields on lines of their own.

    What biblatex has no field for is left out.

    :param work: the work
    """
    kind, subtype = ENTRY_TYPES.get(work.type, ("misc", ""))
    key = _NO_PART_OF_A_KEY.sub("-", work.citekey)
    fields = dict(field for field in _fields(work, kind) if field[1])
    if subtype:
        fields["entrysubtype"] = subtype
    lines = [f"@{kind}{{{key},", *(f"  {name} = {{{text}}}," for name, text in fields.items()), "}"]
    return "\n".join(lines) + "\n"


def _fields(work: Work, kind: str) -> Iterator[Field]:
    yield from _people(work)
    yield from _titles(work, kind)
    yield from (_dated(key, date) for key, date in work.dates.items() if key in DATES)
    for variable, field in TEXTS.items():
        if variable in work.variables:
            yield field, tex(work.variables[variable])
    yield from _numbers(work, kind)
    yield "pages", tex(work.variables.get("page", "").replace("–", "--")).replace("-{}-", "--")
    yield from _publication(work, kind)
    yield from _archive(work)
    for variable, field in VERBATIM.items():
        if variable in work.variables:
            yield field, verbatim(work.variables[variable])
    yield from _language(work.variables.get("language", ""))


def _people(work: Work) -> Iterator[Field]:
    for variable, field in NAMES.items():
        if variable in work.names:
            yield field, write_names(work.names[variable])
    slots = iter(["editora", "editorb", "editorc"])
    for variable, kind in EDITOR_TYPES.items():
        slot = next(slots, "") if work.names.get(variable) else ""
        if slot:
            yield slot, write_names(work.names[variable])
            yield f"{slot}type", kind


def _titles(work: Work, kind: str) -> Iterator[Field]:
    """Yield the titles of the work and of what it stands in."""
    title, container, volume = (
        tex(work.variables.get(name, "")) for name in ("title", "container-title", "volume-title")
    )
    if kind == "book" and volume:
        yield from (("maintitle", title), ("title", volume))
    else:
        yield "title", title
    if kind in CONTAINED and volume:
        yield from (("maintitle", container), ("booktitle", volume))
    elif kind in PERIODICAL:
        yield from (("journaltitle", container), ("issuetitle", volume))
    elif kind == "online":
        yield "organization", container
    elif kind != "book":
        yield "booktitle", container


def _numbers(work: Work, kind: str) -> Iterator[Field]:
    if kind in PERIODICAL:
        yield "number", tex(work.variables.get("issue", ""))
        return
    yield "issue", tex(work.variables.get("issue", ""))
    variable = "collection-number" if kind in SERIAL else "number"
    yield "number", tex(work.variables.get(variable, ""))


def _publication(work: Work, kind: str) -> Iterator[Field]:
    publisher = "institution" if kind in ("thesis", "report") else "publisher"
    yield publisher, tex(work.variables.get("publisher", ""))
    genre = work.variables.get("genre", "")
    yield "type", GENRES.get(genre) or tex(genre)
    yield "howpublished", tex(work.variables.get("medium", ""))


def _archive(work: Work) -> Iterator[Field]:
    archive, place = (work.variables.get(key, "") for key in ("archive", "archive_location"))
    if archive.casefold() in EPRINTS:
        yield "eprinttype", tex(archive)
        yield "eprint", verbatim(place)
    else:
        yield "library", tex(", ".join(part for part in (archive, place) if part))


def _language(tag: str) -> Iterator[Field]:
    if tag in LANGUAGES:
        yield "langid", LANGUAGES[tag]
    else:
        yield "language", tex(tag)


def _dated(variable: str, date: Date) -> Field:
    """Return the field of a date; words for when a work appeared are no date to biblatex."""
    worded = variable == "issued" and not date.parts
    return "year" if worded else DATES[variable], _date(date)


def _date(date: Date) -> str:
    """Return a date in EDTF, or the words that stand for one."""
    return edtf(date) if date.parts else tex(date.literal)
