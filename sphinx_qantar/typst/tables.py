"""Write tables, which may run over any number of pages."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.typst.escaping import array
from sphinx_qantar.typst.writing import Writing, passed, skip

_SMALL_ROWS = 12
_SMALL_TEXT = 1200
"""What a table may have that is not to be parted by a page's end: rows, and characters."""


class TableVisitors(Writing):
    """Tables with their heads, spans and captions."""

    visit_tgroup, depart_tgroup = passed()
    visit_tbody, depart_tbody = passed()
    visit_row, depart_row = passed()
    visit_colspec = skip

    def visit_table(self, node: nodes.Element) -> None:
        """Begin a table, in a figure if it has a title."""
        title = next((each for each in node.children if isinstance(each, nodes.title)), None)
        specs = list(node.findall(nodes.colspec))
        columns = str(len(specs))
        if "colwidths-given" in node.get("classes", ()):
            columns = array(f"{spec['colwidth']}fr" for spec in specs)
        whole = "whole: true, " if _is_small(node) else ""
        call = f"tabular({columns}, {whole}"
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
        """Write the argument ``caption``, with the number that Sphinx gives a figure or table."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        number = next((numbers[each] for each in node["ids"] if each in numbers), None)
        if number is None:
            return f"caption: [{words}]"
        form = self.config.numfig_format.get(kind, "%s") % ".".join(map(str, number))
        return f"caption: [#figure-number[{self.text(form, node)}] {words}]"


def _is_small(table: nodes.Element) -> bool:
    rows = sum(1 for _ in table.findall(nodes.row))
    text = sum(len(each) for each in table.findall(nodes.Text))
    pictured = next(table.findall(nodes.image), None) is not None
    return rows <= _SMALL_ROWS and text <= _SMALL_TEXT and not pictured
