"""Read the table of highlights that Taguette exports: a row for each highlight and tag.

Source: Taguette's export of highlights to CSV.
"""

from __future__ import annotations

from dataclasses import replace

from sphinx_qantar.exchange.incoming.records import Highlight, Incoming, Remark, Source
from sphinx_qantar.exchange.incoming.tables import rows_of
from sphinx_qantar.exchange.incoming.texts import one_line, reflowed

COLUMNS = ("id", "document", "tag", "content")
"""The columns by which a table of Taguette is known."""


def read_csv(text: str) -> Incoming:
    """Read a table of Taguette; the rows of a highlight become one record.

    :param text: CSV
    :raises IncomingError: if it is no such table
    """
    remarks: list[Remark] = []
    found: dict[str, Highlight] = {}
    for row in rows_of(text, COLUMNS, remarks):
        quotation, document = reflowed(row["content"]), one_line(row["document"])
        tag = one_line(row["tag"])
        identity = f"taguette:{one_line(row['id'])}"
        first = found.get(identity)
        if not row["id"] or not quotation:
            lacking = "content" if row["id"] else "id"
            remarks.append(Remark(f"this row has no {lacking}, and is not carried", row.line))
        elif first is None:
            source = Source(title=document)
            tags = (tag,) if tag else ()
            found[identity] = Highlight(identity, quotation, source, tags=tags, line=row.line)
        elif (first.quotation, first.source.title) != (quotation, document):
            message = f"the id {row['id']} has other words on line {first.line}, which are kept"
            remarks.append(Remark(message, row.line))
        elif tag and tag not in first.tags:
            found[identity] = replace(first, tags=(*first.tags, tag))
    return Incoming(tuple(found.values()), tuple(remarks))
