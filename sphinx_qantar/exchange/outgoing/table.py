"""Write excerpts as a table: a row for each excerpt and each of its notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sphinx_qantar.exchange.incoming.records import Comment, Highlight, written_name
from sphinx_qantar.exchange.incoming.table_of_excerpts import COLUMNS, cell, list_cell
from sphinx_qantar.exchange.inventory import Inventory
from sphinx_qantar.exchange.outgoing.highlights import highlight_of


def write_table(inventory: Inventory) -> str:
    """Return the excerpts of an inventory as CSV; withheld quotations have no words.

    Values that a spreadsheet would take for formulas have an apostrophe before them.

    :param inventory: what is published
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for published in inventory.excerpts:
        slugs = list_cell(published.record.themes)
        for row in _rows(highlight_of(published, inventory)):
            row["slugs"] = slugs
            writer.writerow([cell(row.get(column, "")) for column in COLUMNS])
    return written.getvalue()


def _rows(highlight: Highlight) -> Iterator[dict[str, str]]:
    source = highlight.source
    shared = {
        "id": highlight.identity.removeprefix("annotation:"),
        "name": highlight.name,
        "title": highlight.title,
        "quotation": highlight.quotation,
        "work": source.citekey,
        "locator": highlight.locator,
        "themes": list_cell(highlight.tags),
        "language": highlight.language,
        "work title": source.title,
        "authors": list_cell(map(written_name, source.authors)),
        "year": source.year,
        "doi": source.doi,
        "url": source.url,
        **dict(highlight.details),
    }
    for note in highlight.comments or (Comment(""),):
        noted = {"note": note.text, "kind": note.kind, "by": note.by, "on": note.on}
        yield {**shared, **(noted if note.text else {})}
