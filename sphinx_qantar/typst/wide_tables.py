"""Part tables that are too wide for the page into several, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

_LETTERS = 0.6
"""The letters of a table's smallest size to a millimetre of paper, its margins taken off."""

_LARGER = 0.8
"""How many of those letters there are in the size of a table of fewer columns."""

_BREAKS = re.compile(r"[\s./=&?,:;()–-]+")

_HYPHENATED = 20
"""The letters from which any word is hyphenated."""

_GAP = 2
"""The letters for which the gap between columns takes room."""


def parts_of_table(table: nodes.table, width: float) -> list[nodes.table]:
    """Return the parts of a table whose longest words do not fit side by side; none if they do.

    Each part has the first column, and the first has the title.  A table with cells over several
    rows or columns stays whole.

    :param table: the table, which stays as it is
    :param width: the paper's, in millimetres
    """
    rows = [_cells(row) for row in table.findall(nodes.row)]
    count = len(list(table.findall(nodes.colspec)))
    if any(len(row) != count or any(_spans(cell) for cell in row) for row in rows):
        return []
    columns = [max((_longest_word(row[at]) for row in rows), default=0) for at in range(count)]
    room = width * _LETTERS
    if sum(columns) <= room:
        return []
    groups = list(_groups(columns, room * _LARGER))
    return [_part(table, group, first=not at) for at, group in enumerate(groups)]


def _groups(columns: list[int], room: float) -> Iterator[list[int]]:
    """Yield the places of the columns of each part."""
    group = [0]
    taken = columns[0]
    for place, needed in enumerate(columns[1:], 1):
        if len(group) > 1 and taken + needed > room:
            yield group
            group, taken = [0], columns[0]
        group.append(place)
        taken += needed
    yield group


def _part(table: nodes.table, group: list[int], *, first: bool) -> nodes.table:
    """Copy a table with some of its columns."""
    part = table.deepcopy()
    if not first:
        part["ids"] = []
        part.children = [child for child in part.children if not isinstance(child, nodes.title)]
    for row in part.findall(nodes.row):
        cells = _cells(row)
        row.children = [cells[place] for place in group]
    specs = list(part.findall(nodes.colspec))
    for place, spec in enumerate(specs):
        if place not in group:
            spec.parent.remove(spec)
    return part


def _cells(row: nodes.Element) -> list[nodes.Element]:
    return [cell for cell in row.children if isinstance(cell, nodes.entry)]


def _spans(cell: nodes.Element) -> bool:
    return "morecols" in cell or "morerows" in cell


def _longest_word(cell: nodes.Element) -> int:
    """Return the letters of what is not parted in a cell, as ``book.typ`` parts words and code."""
    words = max(map(len, _BREAKS.split(cell.astext())), default=0)
    return min(words, _HYPHENATED) + _GAP
