"""Write paragraphs, quotations and verse."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_qantar.typst.writing import Writing, block, passed, wrapped

_CELLS = (nodes.list_item, nodes.entry, nodes.field_body, nodes.description, nodes.definition)

_SHORT = 900
"""The characters of a quotation that is not to be parted by a page's end."""


class BlockVisitors(Writing):
    """What stands between the lists and tables."""

    visit_attribution, depart_attribution = block("#attribution[")
    visit_compact_paragraph, depart_compact_paragraph = block("", "")
    visit_acks, depart_acks = passed()
    visit_legend, depart_legend = block("#legend[")
    visit_system_message, depart_system_message = block("#problematic[")

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Begin a paragraph; one that opens a cell or an item needs no break before it.

        One that is all strong stands for a heading, and is kept with what follows.
        """
        parent = node.parent
        if _is_heading(node):
            self.write("\n\n#rubric[")
            return
        if not (isinstance(parent, _CELLS) and parent.index(node) == 0):
            self.write("\n\n")

    def depart_paragraph(self, node: nodes.Element) -> None:
        """End a paragraph."""
        parent = node.parent
        if _is_heading(node):
            self.write("]\n\n")
            return
        if not (isinstance(parent, _CELLS) and parent.index(node) == len(parent) - 1):
            self.write("\n\n")

    def visit_block_quote(self, node: nodes.Element) -> None:
        """Write a quotation and who is quoted; a quotation of lists alone is but indented."""
        said = [child for child in node.children if isinstance(child, nodes.attribution)]
        words = [child for child in node.children if child not in said]
        by = self.render(child for each in said for child in each.children)
        kind = "epigraph" if "epigraph" in node.get("classes", ()) else "quotation"
        attribution = f", attribution: [{by}]" if by else ""
        if by and len(node.astext()) < _SHORT:
            attribution += ", short: true"
        self.write(f'\n\n#blockquote(kind: "{kind}"{attribution})[', self.render(words), "]\n\n")
        raise nodes.SkipNode

    def visit_line_block(self, node: nodes.Element) -> None:
        """Begin verse, or a deeper stretch of it."""
        if not isinstance(node.parent, nodes.line_block):
            self.write("\n\n#verse[")

    def depart_line_block(self, node: nodes.Element) -> None:
        """End verse."""
        if not isinstance(node.parent, nodes.line_block):
            self.write("]\n\n")

    def visit_line(self, node: nodes.Element) -> None:
        """Begin a line of verse, as deep as its blocks."""
        depth = -1
        parent = node.parent
        while isinstance(parent, nodes.line_block):
            depth += 1
            parent = parent.parent
        self.write(f"#verse-line({depth})[")

    visit_line, depart_line = visit_line, wrapped("", "]\n")[1]

    def visit_productionlist(self, node: nodes.Element) -> None:
        """Begin a grammar, whose columns are kept."""
        del node
        self._verbatim += 1
        self.write("\n\n#parsed-literal[")

    def depart_productionlist(self, node: nodes.Element) -> None:
        """End a grammar."""
        del node
        self._verbatim -= 1
        self.write("]\n\n")

    def visit_production(self, node: nodes.Element) -> None:
        """Begin a rule, with its name where Sphinx (before 8.2) has not put it."""
        if "::=" not in node.astext():
            rules = node.parent.findall(addnodes.production)
            names = [str(each.get("tokenname", "")) for each in rules]
            name = str(node.get("tokenname", "")).ljust(max(map(len, names)))
            self.write(self.text(f"{name} ::= ", node))

    def depart_production(self, node: nodes.Element) -> None:
        """End a rule."""
        following = node.next_node(descend=False, siblings=True)
        if isinstance(following, type(node)) and not node.astext().endswith("\n"):
            self.write(" #linebreak()")


def _is_heading(paragraph: nodes.Element) -> bool:
    if isinstance(paragraph.parent, _CELLS):
        return False
    return [type(child) for child in paragraph.children] == [nodes.strong]
