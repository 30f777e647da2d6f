"""Prepare wide tables for narrow screens, where their rows are shown one under another."""

from __future__ import annotations

from lxml import etree

from sphinx_qantar.epub.xml_text import XHTML

_WIDE = 4
"""From how many columns on a table is too wide for a telephone."""


def label_cells(root: etree._Element) -> None:
    """Put into each cell of a wide table what its column is called.

    The style sheet prints that on narrow screens.  Tables whose cells span, or whose head has
    not just one row, stay as they are.
    """
    for table in root.iter(f"{{{XHTML}}}table"):
        heads = table.findall(f"{{{XHTML}}}thead/{{{XHTML}}}tr")
        cells = [cell for row in table.iter(f"{{{XHTML}}}tr") for cell in row]
        if len(heads) != 1 or any("span" in str(name) for cell in cells for name in cell.attrib):
            continue
        labels = [" ".join("".join(map(str, head.itertext())).split()) for head in heads[0]]
        if len(labels) < _WIDE:
            continue
        table.set("class", f"{table.get('class', '')} stacks".strip())
        for row in table.iterfind(f"{{{XHTML}}}tbody/{{{XHTML}}}tr"):
            for cell, label in zip(row, labels, strict=False):
                if label:
                    cell.set("data-label", f"{label}:")
