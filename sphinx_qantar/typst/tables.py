"""Write tables, which may run over any number of pages."""

from __future__ import annotations

from math import sqrt

from docutils import nodes

from sphinx_qantar.typst.escaping import array
from sphinx_qantar.typst.wide_tables import parts_of_table
from sphinx_qantar.typst.writing import Writing, passed, skip

_SMALL_ROWS = 12
_SMALL_TEXT = 1200
"""What a table may have that is not to be parted by a page's end: rows, and characters."""

_LINE = 40
"""The characters from which a cell is to run over several lines."""

_LONG_CELL = 400
"""The characters from which a row may be parted by a page's end."""


class TableVisitors(Writing):
    """Tables with their heads, spans and captions."""

    visit_tgroup, depart_tgroup = passed()
    visit_tbody, depart_tbody = passed()
    visit_row, depart_row = passed()
    visit_colspec = skip

    def visit_table(self, node: nodes.table) -> None:
        """Begin a table, in a figure if it has a title; one that is too wide is parted."""
        parts = parts_of_table(node, self.paper_width)
        if parts:
            message = "the table is too wide for the page: it is printed in %d parts"
            place = next((each for each in node.findall() if each.line), node)
            self.warn_once(f"table:{id(node)}", message, len(parts), node=place)
            self.write(*(self.render([part]) + "\n\n" for part in parts))
            raise nodes.SkipNode
        title = next((each for each in node.children if isinstance(each, nodes.title)), None)
        specs = list(node.findall(nodes.colspec))
        if "colwidths-given" in node.get("classes", ()):
            columns = array(f"{spec['colwidth']}fr" for spec in specs)
        else:
            columns = _columns(_longest(node, len(specs)))
        whole = "whole: true, " if _is_small(node) else ""
        wide = "wide: true, " if "fr" in columns and isinstance(node.parent, nodes.section) else ""
        lined = "lined: true, " if _has_long_rows(node) else ""
        call = f"tabular({columns}, {whole}{wide}{lined}"
        if title is None:
            self.write("\n\n#", call)
        else:
            caption = self.caption("table", node, self.render(title.children))
            self.write(f"\n\n#figure(kind: table, {caption}, {call}")

    def depart_table(self, node: nodes.Element) -> None:
        """End a table."""
        titled = any(isinstance(each, nodes.title) for each in node.children)
        self.write("))\n\n" if titled else ")\n\n")

    def visit_thead(self, node: nodes.Element) -> None:
        """Begin the head, which is repeated on each page."""
        del node
        self.write("table.header(")

    def depart_thead(self, node: nodes.Element) -> None:
        """End the head, with a line below it."""
        del node
        self.write("table.hline(stroke: .5pt)), ")

    def visit_entry(self, node: nodes.Element) -> None:
        """Begin a cell, of several rows and columns perhaps."""
        spans = [("rowspan", node.get("morerows", 0)), ("colspan", node.get("morecols", 0))]
        arguments = ", ".join(f"{name}: {int(more) + 1}" for name, more in spans if more)
        labels = [self.places.label(self.docname, node_id) for node_id in node["ids"]]
        head = "#strong[" if isinstance(node.parent.parent, nodes.thead) else ""
        cell = f"table.cell({arguments})" if arguments else ""
        self.write(f"{cell}[", self.anchor(*labels), head)

    def depart_entry(self, node: nodes.Element) -> None:
        """End a cell."""
        self.write("]], " if isinstance(node.parent.parent, nodes.thead) else "], ")

    def caption(self, kind: str, node: nodes.Element, words: str) -> str:
        """Write the argument ``caption`` of a figure or table, with its number."""
        return f"caption: [{self.numbered(kind, node, words)}]"

    def numbered(self, kind: str, node: nodes.Element, words: str) -> str:
        """Write a caption after the number that Sphinx gives a figure, table or listing."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        number = next((numbers[each] for each in node["ids"] if each in numbers), None)
        if number is None:
            return words
        form = self.config.numfig_format.get(kind, "%s") % ".".join(map(str, number))
        return f"#figure-number[{self.text(form, node)}] {words}"


def _columns(longest: list[int]) -> str:
    """Write the widths of columns: those with long cells share what the others leave."""
    if max(longest, default=0) <= _LINE:
        return str(len(longest))
    return array(f"{sqrt(each):.1f}fr" if each > _LINE else "auto" for each in longest)


def _longest(table: nodes.Element, columns: int) -> list[int]:
    """Count the characters of the longest cell of each column; none where cells span several."""
    longest = [0] * columns
    for row in table.findall(nodes.row):
        cells = [each for each in row.children if isinstance(each, nodes.entry)]
        spans = any("morecols" in each or "morerows" in each for each in cells)
        if spans or len(cells) != columns:
            return [0] * columns
        longest = [max(most, len(cell.astext())) for most, cell in zip(longest, cells, strict=True)]
    return longest


def _has_long_rows(table: nodes.Element) -> bool:
    """Tell whether rows of a table have several lines, none so many that it needs a page's end."""
    longest = max((len(cell.astext()) for cell in table.findall(nodes.entry)), default=0)
    return _LINE < longest < _LONG_CELL


def _is_small(table: nodes.Element) -> bool:
    rows = sum(1 for _ in table.findall(nodes.row))
    text = sum(len(each) for each in table.findall(nodes.Text))
    pictured = next(table.findall(nodes.image), None) is not None
    return rows <= _SMALL_ROWS and text <= _SMALL_TEXT and not pictured
