"""Prepare tables for narrow screens, where the rows of wide ones stand one under another."""

from __future__ import annotations

from lxml import etree

from sphinx_qantar.epub.xml_text import XHTML

_MANY = 4
"""From how many columns on a table is too wide for a telephone."""
_FEW = 2
"""Up to how many columns a table is not, if need be with words parted."""
_LETTERS = 26
"""How many letters have room on a telephone in type of twice the common size."""
_LETTER = 0.6
"""The width of a letter, in ems, on the ample side."""
_SCREEN = 84
"""How many hundredths of the screen the columns have together, besides gaps and margins."""


def fit_tables(root: etree._Element) -> None:
    """Make the tables of a page fit narrow screens and large type.

    Each cell of a wide table is given what its column is called, which the style sheet prints on
    narrow screens.  Columns of others keep their words whole as long as they have their share
    of the screen.  Tables whose cells span, or whose head has not just one row, stay as they are.
    """
    for table in root.iter(f"{{{XHTML}}}table"):
        rows = list(table.iter(f"{{{XHTML}}}tr"))
        if not rows or any(
            "span" in str(name) for row in rows for cell in row for name in cell.attrib
        ):
            continue
        heads = table.findall(f"{{{XHTML}}}thead/{{{XHTML}}}tr")
        longest = _longest_words(rows)
        if len(heads) == 1 and _is_wide(longest):
            _label_cells(table, heads[0])
        else:
            _keep_words_whole(rows[0], longest)


def _longest_words(rows: list[etree._Element]) -> list[int]:
    """Return, for each column, how many letters its longest word has."""
    longest = [0] * max(map(len, rows))
    for row in rows:
        for place, cell in enumerate(row):
            longest[place] = max(longest[place], *map(len, _text(cell).split()), 0)
    return longest


def _is_wide(longest: list[int]) -> bool:
    """Tell whether a table is too wide for a telephone: by its columns, or by their words."""
    columns = len(longest)
    gaps = 2 * columns  # as wide as so many letters
    return columns >= _MANY or (columns > _FEW and sum(longest) + gaps > _LETTERS)


def _label_cells(table: etree._Element, head: etree._Element) -> None:
    labels = [" ".join(_text(cell).split()) for cell in head]
    table.set("class", f"{table.get('class', '')} stacks".strip())
    for row in table.iterfind(f"{{{XHTML}}}tbody/{{{XHTML}}}tr"):
        for cell, label in zip(row, labels, strict=False):
            if label:
                cell.set("data-label", f"{label}:")


def _keep_words_whole(row: etree._Element, longest: list[int]) -> None:
    """Give the columns a least width: that of their longest word, or of their share."""
    share = _SCREEN // len(longest)
    for cell, letters in zip(row, longest, strict=False):
        own = cell.get("style", "").rstrip("; ")
        least = f"min-width: min({letters * _LETTER:.1f}em, {share}vw - 1em)"  # less its padding
        cell.set("style", f"{own}; {least}" if own else least)


def _text(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext()))
