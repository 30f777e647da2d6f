"""Read the table that Readwise exports.

Source: Readwise's export to CSV, with its columns.
"""

from __future__ import annotations

import re
from collections import Counter

from sphinx_qantar.exchange.incoming.records import (
    Comment,
    Highlight,
    Incoming,
    Remark,
    Source,
    person,
    short_digest,
)
from sphinx_qantar.exchange.incoming.tables import Row, rows_of
from sphinx_qantar.exchange.incoming.texts import one_line, reflowed
from sphinx_qantar.model import Name

COLUMNS = ("Highlight", "Book Title")
"""The columns by which a table of Readwise is known."""

_LOST = Remark(
    "colours, times, identifiers of books and tags of documents are not carried", fault=False
)
_PAGE = re.compile(r"[\w.–-]{1,20}")
_AND = re.compile(r"\s*(?:;|,\s*(?:and|&)\s|\s(?:and|&)\s)\s*")


def read_csv(text: str) -> Incoming:
    """Read a table of Readwise.

    :param text: CSV
    :raises IncomingError: if it is no such table
    """
    remarks: list[Remark] = []
    highlights = []
    seen: Counter[str] = Counter()
    for row in rows_of(text, COLUMNS, remarks):
        quotation = reflowed(row["Highlight"])
        if not quotation:
            remarks.append(Remark("this row has no highlight, and is not carried", row.line))
            continue
        key = _key(row)
        seen[key] += 1
        note = reflowed(row["Note"])
        highlights.append(
            Highlight(
                identity=f"readwise:{key}-{seen[key]}",
                quotation=quotation,
                source=Source(title=one_line(row["Book Title"]), authors=_authors(row)),
                comments=(Comment(note),) if note else (),
                tags=tuple(tag for raw in row["Tags"].split(",") if (tag := one_line(raw))),
                locator=_locator(row, remarks),
                line=row.line,
            )
        )
    return Incoming(tuple(highlights), (*remarks, _LOST))


def _key(row: Row) -> str:
    """Return what stands for a highlight: its moment and place, else its words."""
    moment = row["Highlighted at"]
    place = (row["Location"], moment) if moment else (row["Highlight"],)
    return short_digest(row["Book Title"], row["Book Author"], *place)


def _authors(row: Row) -> tuple[Name, ...]:
    """Return the authors, whom Readwise writes as one text."""
    return tuple(person(name) for name in _AND.split(one_line(row["Book Author"])) if name)


def _locator(row: Row, remarks: list[Remark]) -> str:
    kind, place = row["Location Type"].casefold(), row["Location"]
    if kind == "page" and _PAGE.fullmatch(place):
        return f"p. {place}"
    if place and kind not in ("order", "none", ""):
        message = f"the location {place} is no page, and is not carried"
        remarks.append(Remark(message, row.line, fault=False))
    return ""
