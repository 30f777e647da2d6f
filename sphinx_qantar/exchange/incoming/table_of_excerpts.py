"""Read the table of excerpts that this package writes: a row for each excerpt and note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from sphinx_qantar.exchange.incoming.records import (
    DETAILS,
    OTHER_WORKS,
    Code,
    Comment,
    Highlight,
    Incoming,
    Remark,
    Source,
    read_name,
)
from sphinx_qantar.exchange.incoming.tables import Row, rows_of
from sphinx_qantar.exchange.incoming.texts import one_line, versed
from sphinx_qantar.model import AnnotationKind

REQUIRED = ("id", "name", "quotation", "work")
"""The columns by which such a table is known."""

_NOTE = ("note", "kind", "by", "on", "note only")
_OF_WORK = ("title", "authors", "year", "doi", "url")
COLUMNS = (
    *("id", "name", "title", "quotation", "work", "locator", "themes", "slugs"),
    "language",
    *DETAILS,
    *_NOTE,
    *("work title", "authors", "year", "doi", "url"),
    *(f"{name} {what}" for name in OTHER_WORKS for what in ("work", *_OF_WORK)),
)
_FORMULA = ("=", "+", "-", "@", "'")


def cell(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula; :func:`plain` undoes it."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def plain(value: str) -> str:
    """Return what a cell was made of."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


def list_cell(values: Iterable[str]) -> str:
    """Return several values as one; a semicolon within a value is doubled."""
    return "; ".join(value.replace(";", ";;") for value in values)


def _listed(value: str) -> tuple[str, ...]:
    parts = value.replace(";;", "\0").split(";")
    return tuple(text for part in parts if (text := one_line(part.replace("\0", ";"))))


def read_csv(text: str) -> Incoming:
    """Read such a table.

    :param text: CSV
    :raises IncomingError: if it is no such table
    """
    remarks: list[Remark] = []
    found: dict[str, Highlight] = {}
    codes: dict[str, Code] = {}
    for row in rows_of(text, REQUIRED, remarks):
        identity = plain(row["id"])
        quotation = versed(plain(row["quotation"]))
        if not identity or not quotation:
            lacking = "quotation" if identity else "id"
            remarks.append(Remark(f"this row has no {lacking}, and is not carried", row.line))
            continue
        if identity not in found:
            found[identity] = _highlight(row, identity, quotation)
            pairs = zip(found[identity].tags, _listed(plain(row["slugs"])), strict=False)
            codes |= {label: Code(label, slug=slug) for label, slug in pairs}
        note = _note(row, remarks)
        if note:
            first = found[identity]
            found[identity] = replace(first, comments=(*first.comments, note))
    return Incoming(tuple(found.values()), tuple(remarks), tuple(codes.values()))


def _highlight(row: Row, identity: str, quotation: str) -> Highlight:
    told = {column: one_line(plain(row[column])) for column in COLUMNS}
    return Highlight(
        identity=f"annotation:{one_line(identity)}",
        quotation=quotation,
        source=Source(
            title=told["work title"],
            authors=tuple(map(read_name, _listed(plain(row["authors"])))),
            url=told["url"],
            doi=told["doi"],
            year=told["year"],
            citekey=told["work"],
        ),
        tags=_listed(plain(row["themes"])),
        locator=told["locator"],
        language=told["language"],
        name=told["name"],
        title=told["title"],
        details=tuple((name, told[name]) for name in DETAILS if told[name]),
        others=tuple(
            (name, _other_work(row, name)) for name in OTHER_WORKS if told[f"{name} work"]
        ),
        line=row.line,
    )


def _other_work(row: Row, name: str) -> Source:
    told = {what: one_line(plain(row[f"{name} {what}"])) for what in ("work", *_OF_WORK)}
    authors = _listed(plain(row[f"{name} authors"]))
    return Source(
        title=told["title"],
        authors=tuple(map(read_name, authors)),
        url=told["url"],
        doi=told["doi"],
        year=told["year"],
        citekey=told["work"],
    )


def _note(row: Row, remarks: list[Remark]) -> Comment | None:
    words = versed(plain(row["note"]))
    kind = one_line(plain(row["kind"]))
    if not words:
        return None
    if kind not in get_args(AnnotationKind):
        if kind:
            remarks.append(Remark(f"‘{kind}’ is no kind of note: it is a comment", row.line))
        kind = "comment"
    by, on, only = (one_line(plain(row[name])) for name in ("by", "on", "note only"))
    return Comment(words, kind, by, on, only)  # type: ignore[arg-type] # it is one of the kinds
