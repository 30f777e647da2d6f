"""Write excerpts as a table: a row for each excerpt and each of its notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sphinx_qantar.exchange.highlights import highlight_of
from sphinx_qantar.exchange.incoming.records import Comment, Highlight, Source, written_name
from sphinx_qantar.exchange.incoming.table_of_excerpts import COLUMNS, cell, list_cell
from sphinx_qantar.exchange.inventory import Inventory


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
        **{
            f"{name} {what}": value
            for name, other in highlight.others
            for what, value in _work(other).items()
        },
    }
    for note in highlight.comments or (Comment(""),):
        noted = {
            "note": note.text,
            "kind": note.kind,
            "by": note.by,
            "on": note.on,
            "note only": note.only,
        }
        yield {**shared, **(noted if note.text else {})}


def _work(source: Source) -> dict[str, str]:
    return {
        "work": source.citekey,
        "title": source.title,
        "authors": list_cell(map(written_name, source.authors)),
        "year": source.year,
        "doi": source.doi,
        "url": source.url,
    }
