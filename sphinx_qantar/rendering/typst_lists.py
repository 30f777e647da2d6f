"""Print our lists as Typst: references, passages that stand elsewhere, indexes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.nodes import (
    index_group,
    index_letter,
    index_line,
    index_list,
    passage_list,
    reference_entry,
    reference_list,
)
from sphinx_qantar.rendering.typst_calls import depart_block, depart_call

if TYPE_CHECKING:
    from sphinx_qantar.rendering.typst_calls import Translator, Visitor


def visit_reference_list(self: Translator, node: nodes.Element) -> None:
    """Begin a bibliography."""
    listing = node.get("listing") or "none"
    start = f", start: {int(node['start'])}" if listing == "enumerated" else ""
    kind = self.literal(node.get("enumtype", ""), node)
    form = self.literal(listing, node)
    self.write(f"\n\n#references(listing: {form}, kind: {kind}{start}, ")


def visit_reference_entry(self: Translator, node: nodes.Element) -> None:
    """Write the reference of a work, an argument of the bibliography."""
    self.write(f"[{self.anchors_of(node)}{self.render(node.children)}], ")
    raise nodes.SkipNode


def visit_passage_list(self: Translator, node: passage_list) -> None:
    """Begin a list of passages that stand elsewhere; its items are arguments."""
    del node
    self.write("\n\n#passage-list(")


def visit_index_group(self: Translator, node: index_group) -> None:
    """Begin the indexes of a book, whose headings the contents do not list."""
    del node
    self.lists_headings = False
    self.write("\n\n#index-columns[")


def depart_index_group(self: Translator, node: index_group) -> None:
    """End the indexes."""
    self.lists_headings = True
    depart_block(self, node)


def visit_index_letter(self: Translator, node: index_letter) -> None:
    """Write the letter over entries of an index, or a gap where there are few."""
    letter = self.text(node.astext(), node)
    self.write(f"\n\n#index-letter[{letter}]\n" if node["needed"] else "\n\n#index-gap()\n")
    raise nodes.SkipNode


def visit_index_list(self: Translator, node: index_list) -> None:
    """Begin the entries of an index under one letter."""
    del node
    self.write("\n\n#index-lines[")


def visit_index_line(self: Translator, node: index_line) -> None:
    """Write an entry of an index: its words, and the pages of the passages it leads to."""
    labels = dict.fromkeys(self.label_of(link) for link in node.findall(nodes.reference))
    pages = self.pages_of(label for label in labels if label)
    self.write(f"#index-entry(0, [{self.text(node['label'], node)}], {pages})\n")
    raise nodes.SkipNode


VISITORS: Mapping[type[nodes.Element], tuple[Visitor, Visitor]] = {
    reference_list: (visit_reference_list, depart_call),
    reference_entry: (visit_reference_entry, depart_call),
    passage_list: (visit_passage_list, depart_call),
    index_group: (visit_index_group, depart_index_group),
    index_letter: (visit_index_letter, depart_block),
    index_list: (visit_index_list, depart_block),
    index_line: (visit_index_line, depart_call),
}
"""What is written of each node where it begins and where it ends."""
