"""Read CSV: the rows of a table, each by the names of its columns, with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sphinx_qantar.exchange.incoming.records import IncomingError, Remark
from sphinx_qantar.suggestion import nearest

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column, and the 1-based line on which it begins."""

    cells: Mapping[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        """Return a cell without white space at its ends, empty where the row has none."""
        return self.cells.get(column, "").strip()


def header_of(text: str) -> tuple[str, ...]:
    """Return the names of a table's columns, empty if the text is no table.

    :param text: the text of a file
    """
    first = text[: text.find("\n") + 1 or len(text)]
    try:
        found = next(csv.reader([first], delimiter=_separator(first)), [])
    except csv.Error:
        return ()
    return tuple(cell.strip() for cell in found)


def rows_of(text: str, required: Sequence[str], remarks: list[Remark]) -> Iterator[Row]:
    """Yield the rows of a table, the empty ones left out.

    :param text: CSV with a header, its cells parted by commas, semicolons or tabs
    :param required: the columns that it must have
    :param remarks: where it is told of cells that stand under no column
    :raises IncomingError: if a column is lacking, or the text is no CSV
    """
    columns = header_of(text)
    _require(columns, required)
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=_separator(text[: text.find("\n") + 1 or len(text)]))
    line = 1
    try:
        next(reader)
        for cells in reader:
            start, line = line + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                if any(cell.strip() for cell in cells[len(columns) :]):
                    message = "this row has more cells than there are columns: look it over"
                    remarks.append(Remark(message, start))
                yield Row(dict(zip(columns, cells, strict=False)), start)
            line = reader.line_num
    except csv.Error as error:
        raise IncomingError(f"this is not CSV: {error}", reader.line_num) from error


def _separator(header: str) -> str:
    """Return the sign between the cells of a header."""
    return max(_SEPARATORS, key=header.count)


def _require(columns: Sequence[str], required: Sequence[str]) -> None:
    for wanted in required:
        if wanted not in columns:
            near = nearest(wanted, columns)
            hint = f"; it has ‘{near}’" if near else ""
            raise IncomingError(f"the table has no column ‘{wanted}’{hint}", 1)
