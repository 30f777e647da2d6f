"""Write pages, sections and their titles."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder

from sphinx_qantar.typst.divisions import APART, CAPTION, PART
from sphinx_qantar.typst.escaping import string
from sphinx_qantar.typst.writing import Writing, block, passed, skip

CONTENTS_DEPTH = 3
"""The lowest level of headings that the contents list, as ``book.typ`` has it."""


class SectionVisitors(Writing):
    """Sections by their depth, of which the first are chapters."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._depth = 0
        self._part = ""
        self._in_part = False
        self.contents: list[tuple[int, str, str]] = []
        self.lists_headings = True

    visit_document, depart_document = passed()
    visit_compound, depart_compound = passed()
    visit_container, depart_container = passed()
    visit_only, depart_only = passed()
    visit_decoration, depart_decoration = passed()
    visit_header = visit_footer = visit_meta = visit_toctree = skip
    visit_highlightlang = visit_tabular_col_spec = skip
    visit_rubric, depart_rubric = block("#rubric[")
    visit_centered, depart_centered = block("#align(center)[")
    visit_subtitle, depart_subtitle = block("#subtitle[")

    def visit_transition(self, node: nodes.Element) -> None:
        """Write a transition, unless but footnotes follow, which stand at the foot here."""
        after = node.parent.children[node.parent.index(node) + 1 :]
        if not all(isinstance(each, nodes.footnote | nodes.Invisible) for each in after):
            self.write("\n\n#transition()")

    def depart_transition(self, node: nodes.Element) -> None:
        """Leave a transition."""

    @property
    def heading_level(self) -> int:
        """Give the level of the section that is written; 0 before the first."""
        return self._depth

    def note_contents(self, level: int, number: str, title: str) -> None:
        """Note a line of the contents, so that Typst knows how many pages they will take.

        :param level: the heading's, 1 for chapters, 0 for parts
        :param number: as it is printed, empty if there is none
        :param title: the heading's text
        """
        if self.lists_headings and level <= CONTENTS_DEPTH:
            self.contents.append((level, number, title))

    def visit_start_of_file(self, node: nodes.Element) -> None:
        """Begin a page, and with the first one after the front matter the numbering of pages."""
        if node.get(APART):
            self._end_part()
        if node.get(CAPTION):
            self.write(f"\n\n#division[{self.text(node[CAPTION], node)}]\n\n")
        self.docnames.append(node["docname"])
        if self._part == "front" and node.get("part") != "front":
            self.write("\n\n#show: main-matter")
        self._part = node.get("part", "")
        self.write("\n\n")

    def _end_part(self) -> None:
        """Have headings stand beside the parts again, in bookmarks and tags; there may be none."""
        if self._in_part:
            self.write("\n\n#set heading(offset: 0)")
        self._in_part = False

    def depart_start_of_file(self, node: nodes.Element) -> None:
        """End a page."""
        del node
        self.docnames.pop()

    def visit_section(self, node: nodes.section) -> None:
        """Begin a section."""
        del node
        self._depth += 1

    def depart_section(self, node: nodes.section) -> None:
        """End a section."""
        del node
        self._depth -= 1

    def visit_title(self, node: nodes.title) -> None:
        """Write a section's title; those of other nodes are written by them."""
        section = node.parent
        if isinstance(section, nodes.document | nodes.table):
            raise nodes.SkipNode
        if not isinstance(section, nodes.section):
            self.write("\n\n#rubric[", self.render(node.children), "]\n\n")
            raise nodes.SkipNode
        is_part = PART in section
        number = "" if is_part else self._number(section)
        numbering = f"(..) => {string(number)}" if number else "none"
        title = self.render(node.children)
        self.note_contents(0 if is_part else self._depth, number, node.astext())
        kind = "part" if is_part else "chapter" if _has_number(section.parent) else ""
        supplement = f", supplement: [{kind}]" if kind else ""
        if is_part:
            self._end_part()
        call = f"#heading(depth: {self._depth}, numbering: {numbering}{supplement})[{title}]"
        self.write("\n\n", call, self.take_label(section), "\n\n")
        if is_part:  # what follows stands below it
            self.write("#set heading(offset: 1)\n\n")
            self._in_part = True
        raise nodes.SkipNode

    def _number(self, section: nodes.section) -> str:
        """Give a section's number, where its toctree is numbered."""
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        anchors = [f"#{node_id}" for node_id in section["ids"]]
        if isinstance(section.parent, nodes.document | addnodes.start_of_file):
            anchors.append("")
        found = next((numbers[each] for each in anchors if each in numbers), None)
        return ".".join(map(str, found)) if found else ""


def _has_number(page: nodes.Element) -> bool:
    """Tell whether a page is a chapter by its number, at whatever level it stands."""
    return isinstance(page, addnodes.start_of_file) and bool(page.get("number"))
